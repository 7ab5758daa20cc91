//! What `catch` names: classes, and kinds of error.

use consair_core::class::Class;
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::value::Value;

/// The kinds of error that a program can catch; their bits come after those of the classes.
const KINDS: [ErrorKind; 16] = [
    ErrorKind::Type,
    ErrorKind::Arity,
    ErrorKind::Arithmetic,
    ErrorKind::Index,
    ErrorKind::Argument,
    ErrorKind::State,
    ErrorKind::Syntax,
    ErrorKind::Name,
    ErrorKind::Iteration,
    ErrorKind::Io,
    ErrorKind::Info,
    ErrorKind::Exception,
    ErrorKind::Thrown,
    ErrorKind::Host,
    ErrorKind::Unrealised,
    ErrorKind::Assertion,
];

/// The bits below are those of the classes that can be thrown.
const FIRST_KIND: u32 = 44;

fn class_bit(class: Class) -> i64 {
    1 << (class as u32 - Class::Throwable as u32)
}

fn kind_bit(kind: ErrorKind) -> i64 {
    KINDS.iter().position(|known| *known == kind).map_or(0, |at| 1 << (FIRST_KIND + at as u32))
}

/// True when `value`, an error or a value that was thrown, is of one of the classes or kinds in `set`.
pub fn is_of<E: Engine>(value: &Value<E>, set: &Value<E>) -> bool {
    let bits = match value {
        Value::Error(error) => class_bit(error.class()) | kind_bit(error.kind()),
        _ => class_bit(Class::Thrown) | kind_bit(ErrorKind::Thrown),
    };
    matches!(set, Value::Int(set) if bits & set != 0)
}

/// The errors that `catch` takes for `name`, as a set of bits: a class and those that are of it (its
/// package may stand before it), `:default` for all, or a keyword with the name of a kind.
pub fn set_named(name: &str) -> Option<i64> {
    if name == ":default" {
        return Some(set_of(Class::Throwable));
    }
    if let Some(kind) = name.strip_prefix(':') {
        return KINDS.iter().find(|known| known.name() == kind).map(|kind| kind_bit(*kind));
    }
    Class::named(name).map(set_of)
}

/// The bits of a class and of all that are of it.
fn set_of(class: Class) -> i64 {
    let of_it = Class::all().filter(|other| other.is_throwable() && other.is_a(class));
    of_it.fold(0, |set, class| set | class_bit(class))
}

/// The names that [`set_named`] knows.
pub fn names() -> Vec<String> {
    let classes = Class::all().filter(|class| class.is_throwable() && *class != Class::Thrown);
    let classes = classes.map(|class| class.short_name().to_owned());
    let kinds = KINDS.iter().map(|kind| format!(":{}", kind.name()));
    std::iter::once(":default".to_owned()).chain(classes).chain(kinds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_of_classes_and_kinds_are_apart() {
        let classes = Class::all().filter(|class| class.is_throwable()).count();
        assert!(classes as u32 <= FIRST_KIND && FIRST_KIND + KINDS.len() as u32 <= 63);
        assert_eq!(set_of(Class::Throwable) & kind_bit(ErrorKind::Type), 0);
    }
}
