//! Names that mean something in Clojure and nothing here: what to use in their place.

use consair_core::symbol::Symbol;

use crate::vocabulary::why_absent;

/// Why an object of a class is not there.
pub(super) const NO_OBJECTS: &str =
    "classes of Java are not there: a function or a map takes the place of an object";

/// Static members that programs use most, and what does the same here.
const MEMBERS: [(&str, &str); 30] = [
    ("Math/abs", "abs does this"),
    ("Math/max", "max does this"),
    ("Math/min", "min does this"),
    ("Integer/parseInt", "parse-long reads an integer"),
    ("Integer/MAX_VALUE", "2147483647 is meant"),
    ("Integer/MIN_VALUE", "-2147483648 is meant"),
    (
        "Integer/toBinaryString",
        "(loop [n n s \"\"] (if (< n 2) (str n s) (recur (quot n 2) (str (rem n 2) s)))) gives the digits",
    ),
    ("Integer/toHexString", "(format \"%x\" n) writes hexadecimal digits"),
    ("Integer/toString", "str does this"),
    ("Long/MAX_VALUE", "9223372036854775807 is meant"),
    ("Long/MIN_VALUE", "-9223372036854775808 is meant"),
    ("Long/toString", "str does this"),
    ("Double/MAX_VALUE", "1.7976931348623157E308 is meant"),
    ("Double/POSITIVE_INFINITY", "##Inf is meant"),
    ("Double/NEGATIVE_INFINITY", "##-Inf is meant"),
    ("Double/NaN", "##NaN is meant"),
    ("Double/isNaN", "NaN? does this"),
    ("Boolean/parseBoolean", "parse-boolean reads a boolean"),
    ("Character/isDigit", "(re-matches #\"\\d\" (str c)) does this"),
    ("Character/isLetter", "(re-matches #\"\\p{L}\" (str c)) does this"),
    ("Character/isUpperCase", "(re-matches #\"\\p{Lu}\" (str c)) does this"),
    ("Character/isLowerCase", "(re-matches #\"\\p{Ll}\" (str c)) does this"),
    ("Character/isWhitespace", "(clojure.string/blank? (str c)) does this"),
    ("Character/getNumericValue", "(parse-long (str c)) gives the value of a digit"),
    ("Character/digit", "(parse-long (str c)) gives the value of a digit"),
    ("String/valueOf", "str does this"),
    ("System/currentTimeMillis", "current-time-ms does this"),
    ("System/nanoTime", "system-time-ns does this"),
    ("System/exit", "exit ends the program"),
    ("Thread/sleep", "nothing waits here"),
];

/// Namespaces that hold what the static methods of a class do.
const CLASSES: [(&str, &str); 5] = [
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
            let instead = member(class, short).or_else(|| {
                CLASSES.iter().find(|(known, _)| *known == class).map(|(_, instead)| (*instead).to_owned())
            });
            Some(match instead {
                Some(instead) => format!("classes of Java are not there: {instead}"),
                None => "classes of Java are not there".to_owned(),
            })
        }
        Some(_) => None,
    })
}

/// What does the same as a static member of a class.
fn member(class: &str, name: &str) -> Option<String> {
    let full = format!("{class}/{name}");
    if let Some((_, instead)) = MEMBERS.iter().find(|(known, _)| *known == full) {
        return Some((*instead).to_owned());
    }
    (class == "Math").then(|| format!("clojure.math/{} does this", kebab(name)))
}

/// `floorMod` as `floor-mod`; names in capitals stay.
fn kebab(name: &str) -> String {
    if !name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
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
