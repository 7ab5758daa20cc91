//! Names that mean something in Clojure and nothing here: what to use in their place.

use consair_core::symbol::Symbol;

const ABSENT: [(&str, &str); 12] = [
    ("agent", "agents are not there: an atom holds state that changes"),
    ("dosync", "transactions are not there: swap! changes an atom as a whole"),
    ("future", "threads are not there: delay computes a value when it is asked for"),
    ("import", "classes of Java are not there: require makes namespaces available"),
    ("locking", "threads are not there, so nothing needs a lock"),
    ("memfn", "methods of Java are not there: fn makes a function"),
    ("pcalls", "threads are not there: map calls one after the other"),
    ("pmap", "threads are not there: map does the same, one after the other"),
    ("promise", "threads are not there: an atom holds a value that comes later"),
    ("pvalues", "threads are not there: list evaluates one after the other"),
    ("ref", "refs are not there: an atom holds state that changes"),
    ("send", "agents are not there: swap! changes an atom"),
];

/// Namespaces that hold what the static methods of a class do.
const CLASSES: [(&str, &str); 6] = [
    ("Math", "clojure.math has these functions"),
    ("Integer", "parse-long reads an integer"),
    ("Long", "parse-long reads an integer"),
    ("Double", "parse-double reads a float"),
    ("String", "format and clojure.string have functions of strings"),
    ("Character", "clojure.string and int have functions of characters"),
];

/// Why `name` means nothing, if Clojure gives it a meaning.
pub(super) fn reason(name: Symbol) -> Option<String> {
    name.with_parts(|namespace, short| match namespace {
        None => unqualified(short).map(str::to_owned),
        Some(class) if class.rsplit('.').next().is_some_and(|last| last.starts_with(char::is_uppercase)) => {
            let instead = CLASSES.iter().find(|(known, _)| *known == class).map(|(_, instead)| *instead);
            Some(match instead {
                Some(instead) => format!("classes of Java are not there: {instead}"),
                None => "classes of Java are not there".to_owned(),
            })
        }
        Some(_) => None,
    })
}

fn unqualified(name: &str) -> Option<&'static str> {
    if let Some((_, reason)) = ABSENT.iter().find(|(known, _)| *known == name) {
        return Some(reason);
    }
    let is_class =
        |name: &str| name.rsplit('.').next().is_some_and(|last| last.starts_with(char::is_uppercase));
    if name.starts_with('.') {
        return Some("methods of Java are not there: a function takes the place of a method");
    }
    if name.strip_suffix('.').is_some_and(is_class) || name.contains('.') && is_class(name) {
        return Some("classes of Java are not there: a function or a map takes the place of an object");
    }
    None
}
