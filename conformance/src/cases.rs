//! Program cases: what a function must give, one file per function in `cases/<area>/<function>.clj`.
//!
//! ```text
//! (def v (vector 1 2 3))           a form without an expectation is evaluated: preparation
//! (conj v 4)  ;=> [1 2 3 4]        the value
//! (count v)   ;=> 3 | in-place: 4  the value where updates copy, and where they alias
//! (nth v 9)   ;=> error: below     an error whose message contains the text
//! (nth v 9)   ;=> error index:     an error of that kind
//! ```
//!
//! A file runs from top to bottom in an interpreter of its own. The expected value is read as a quoted
//! form; the value found must be `=` to it, hash alike, and print alike (entries of maps and members of
//! sets with more than 8 in any order; where the form has a regex, a NaN or a var, printing decides alone).
//!
//! When the interpreter is dropped, every object it made must be gone.
//!
//! A case that states one answer must give it on every engine under every policy, so a program is linear
//! exactly when its cases are. A case that states two must differ: one answer where updates copy, the
//! other where they alias, and there *report* must have reported an update by then (or the other answer is
//! an error).
//!
//! What is known to fail is listed in `cases/known.txt`.

mod canonical;
mod file;
mod known;
mod run;

pub use file::{Case, Expected, Item, parse};
pub use run::{Transcript, check, failures, transcript};

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

/// The text of the case file of that name.
///
/// # Panics
/// When there is none.
pub fn text(name: &str) -> &'static str {
    FILES.iter().find(|(file, _)| *file == name).map(|(_, text)| *text).expect("a case file of that name")
}

/// The entries of `cases/known.txt` that name no case.
pub fn unknown_entries() -> Vec<String> {
    known::entries().iter().filter(|entry| !entry.names_a_case()).map(ToString::to_string).collect()
}

/// Makes a test of each case file under each policy that the engine claims.
///
/// ```ignore
/// consair_conformance::cases!(my_engine::MyEngine);            // updates with policy unique alone
/// consair_conformance::cases!(my_engine::MyEngine, aliasing);  // CAN_ALIAS: unique, in-place, report
/// ```
#[macro_export]
macro_rules! cases {
    ($engine:ty) => {
        $crate::__cases!([$engine] unique Unique);
    };
    ($engine:ty, aliasing) => {
        $crate::__cases!([$engine] unique Unique, in_place InPlace, report Report);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __cases {
    ([$engine:ty] $($module:ident $policy:ident),*) => {
        $(mod $module {
            #[allow(unused_imports, reason = "the engine may be named by a path that needs them")]
            use super::*;
            $crate::each_case!(|name| $crate::cases::check::<$engine>($crate::__private::Policy::$policy, name));
        })*
    };
}
