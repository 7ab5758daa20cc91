//! The functions of the language that are written in Rust, as rows of tables.

pub(crate) mod walk;

pub(crate) mod error;
pub(crate) mod freeze;
pub(crate) mod io;
pub(crate) mod meta;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod output;
pub(crate) mod predicate;
pub(crate) mod string;
pub(crate) mod system;

#[cfg(test)]
mod testing;

use consair_core::engine::Engine;
use consair_core::function::{Arity, NativeCode, PlainFn, StepFn};

mod driver;

mod collection;
mod nested;
mod reduction;
mod reference;
mod sequence;
mod update;
mod element;

/// One function: what it is called, takes, does and says of itself.
pub struct Row<E: Engine> {
    /// `name`, in `clojure.core`, or `ns/name`.
    pub name: &'static str,
    /// How many arguments it takes; checked before it is called.
    pub arity: Arity,
    /// What `doc` prints: a first sentence in Clojure's words, shapes, errors.
    pub doc: &'static str,
    /// What it does.
    pub code: NativeCode<E>,
}

/// A function that never asks for a call.
pub(crate) fn plain<E: Engine>(
    name: &'static str,
    arity: Arity,
    doc: &'static str,
    code: PlainFn<E>,
) -> Row<E> {
    Row { name, arity, doc, code: NativeCode::Plain(code) }
}

/// A function that may ask for calls, or for a lazy sequence to be realised.
pub(crate) fn step<E: Engine>(
    name: &'static str,
    arity: Arity,
    doc: &'static str,
    code: StepFn<E>,
) -> Row<E> {
    Row { name, arity, doc, code: NativeCode::Step(code) }
}

/// The rows of all areas.
pub fn rows<E: Engine>() -> Vec<Row<E>> {
    [
        collection::rows(),
        element::rows(),
        update::rows(),
        nested::rows(),
        reduction::rows(),
        sequence::rows(),
        reference::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
