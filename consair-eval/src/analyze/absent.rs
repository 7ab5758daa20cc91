//! Names that mean something in Clojure and nothing here: what to use in their place.

use consair_core::symbol::Symbol;

use crate::vocabulary::why_absent;

/// Why an object of a class is not there.
pub(super) const NO_OBJECTS: &str =
    "classes of Java are not there: a function or a map takes the place of an object";

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
    if let Some(why) = why_absent(name) {
        return Some(why);
    }
    let is_class =
        |name: &str| name.rsplit('.').next().is_some_and(|last| last.starts_with(char::is_uppercase));
    if name.starts_with('.') {
        return Some("methods of Java are not there: a function takes the place of a method");
    }
    if name.strip_suffix('.').is_some_and(is_class) || name.contains('.') && is_class(name) {
        return Some(NO_OBJECTS);
    }
    None
}
