//! The functions of the language that are written in Rust, as rows of tables.

mod driver;
mod walk;

mod collection;
mod element;
mod nested;
mod reduction;
mod reference;
mod sequence;
mod update;

mod error;
mod freeze;
mod io;
mod meta;
mod name;
mod number;
mod output;
mod predicate;
mod string;
mod system;

#[cfg(test)]
mod testing;

use consair_core::engine::Engine;
use consair_core::function::{Arity, NativeCode, PlainFn, StepFn};

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
    let areas = [
        collection::rows,
        element::rows,
        update::rows,
        nested::rows,
        reduction::rows,
        sequence::rows,
        reference::rows,
        number::rows,
        predicate::rows,
        string::rows,
        output::rows,
        io::rows,
        meta::rows,
        error::rows,
        name::rows,
        freeze::rows,
        system::rows,
    ];
    areas.into_iter().flat_map(|rows| rows()).collect()
}
