//! The kinds of error that `catch` names.

use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::value::Value;

const KINDS: [ErrorKind; 15] = [
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
    ErrorKind::Thrown,
    ErrorKind::Host,
    ErrorKind::Unrealised,
    ErrorKind::Assertion,
];

/// As in Clojure, a failed assertion is an error but no exception.
const EXCEPTIONS: &[ErrorKind] = KINDS.split_last().expect("not empty").1;

/// Clojure's class names, as names of kinds.
const CLASSES: [(&str, &[ErrorKind]); 13] = [
    (":default", &KINDS),
    ("Throwable", &KINDS),
    ("Exception", EXCEPTIONS),
    ("RuntimeException", EXCEPTIONS),
    ("AssertionError", &[ErrorKind::Assertion]),
    ("ExceptionInfo", &[ErrorKind::Info]),
    ("ArithmeticException", &[ErrorKind::Arithmetic]),
    ("IllegalArgumentException", &[ErrorKind::Argument, ErrorKind::Arity]),
    ("ArityException", &[ErrorKind::Arity]),
    ("IllegalStateException", &[ErrorKind::State]),
    ("IndexOutOfBoundsException", &[ErrorKind::Index]),
    ("ClassCastException", &[ErrorKind::Type]),
    ("IOException", &[ErrorKind::Io]),
];

/// The bit of a kind in a set; 0 for one that cannot be caught.
pub fn bit(kind: ErrorKind) -> u32 {
    KINDS.iter().position(|known| *known == kind).map_or(0, |at| 1 << at)
}

/// True when `value` is an error of one of the kinds in `set`.
pub fn is_of<E: Engine>(value: &Value<E>, set: &Value<E>) -> bool {
    match (value, set) {
        (Value::Error(error), Value::Int(set)) => i64::from(bit(error.kind())) & set != 0,
        _ => false,
    }
}

/// The set of kinds that `name` means: a class name of Clojure's (its package may stand before it),
/// or a keyword with the name of a kind.
pub fn set_named(name: &str) -> Option<u32> {
    let short = name.rsplit('.').next().unwrap_or(name);
    if let Some((_, kinds)) = CLASSES.iter().find(|(known, _)| *known == short) {
        return Some(kinds.iter().map(|kind| bit(*kind)).fold(0, |set, bit| set | bit));
    }
    let kind = KINDS.iter().find(|kind| name.strip_prefix(':') == Some(kind.name()))?;
    Some(bit(*kind))
}

/// The names that [`set_named`] knows.
pub fn names() -> Vec<String> {
    let classes = CLASSES.iter().map(|(name, _)| (*name).to_owned());
    classes.chain(KINDS.iter().map(|kind| format!(":{}", kind.name()))).collect()
}
