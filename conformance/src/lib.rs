//! The conformance suite: what every engine must do, and how an engine shows that it does.
//!
//! An engine author writes one line in a test file, and gets one test for each law and policy:
//!
//! ```ignore
//! consair_conformance::suite!(my_engine::MyEngine);            // updates with policy unique alone
//! consair_conformance::suite!(my_engine::MyEngine, aliasing);  // CAN_ALIAS: unique, in-place, report
//! ```
//!
//! ```text
//! laws      what holds of every engine, functions named as sentences; the index is each_law!
//! model     random operations against naive collections; a failure is printed as a program
//! reference the naive engine: the oracle, and the shortest engine that passes
//! mutants   the reference engine with one fault each: what the laws are measured by
//! cases     programs and what they must give, one file per function
//! vocabulary  docs/clojure.md, made of the list of Clojure's names
//! ```
//!
//! A law that an engine is known to break is listed with the reason, by the name of its test. A listed
//! law that holds fails the run, and so does a name that does not exist:
//!
//! ```ignore
//! consair_conformance::suite!(my_engine::MyEngine, except {
//!     "unique::map::assoc_of_a_present_key_keeps_its_place": "keys move to the end; issue 12",
//! });
//! ```
//!
//! The program cases (`cases/<area>/<function>.clj`, run on every engine and policy, and compared between
//! them by `tests/agree.rs`) join the same macro when the evaluator runs them.
//!
//! The page for engine authors is `docs/engines.md`.

#[cfg(all(test, not(any(feature = "fast-engine", feature = "persistent-engine"))))]
compile_error!("the conformance tests need an engine: enable the feature fast-engine or persistent-engine");

pub mod broken;
pub mod cases;
pub mod check;
pub mod laws;
pub mod model;
pub mod mutants;
pub mod reference;
mod suite;
pub mod vocabulary;

pub use suite::{run, unknown_exceptions};

#[doc(hidden)]
pub mod __private {
    pub use consair_core::engine::Engine;
    pub use consair_core::update::Policy;
}
