//! The functions of the language that are written in Rust, as rows of tables.

pub(crate) mod driver;
pub(crate) mod walk;

pub(crate) mod number;
mod predicate;

mod collection;
mod element;
mod nested;
mod sorted;
mod transient;
mod update;

mod reduction;
mod sequence;

mod array;
mod string;

mod abstraction;
pub(crate) mod custom;
mod error;
mod freeze;
mod meta;
mod name;
pub(crate) use name::fresh_number;
mod reference;

mod csv;
pub(crate) mod dynamic;
pub(crate) mod io;
mod json;
pub(crate) mod namespace;
mod output;
mod read;
mod system;
mod trace;

#[cfg(test)]
mod testing;

pub(crate) use collection::get;
pub(crate) use driver::needs_search;
pub(crate) use string::pattern::no_pattern;

pub(crate) use abstraction::{give_method, read_record, record_reader};

use consair_core::engine::Engine;

use consair_core::function::{Arity, NativeCode, PlainFn, StepFn};
use consair_core::value::Value;

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

/// A function of numbers that the type of an operand may do instead.
pub(crate) fn operator<E: Engine>(
    name: &'static str,
    arity: Arity,
    doc: &'static str,
    code: PlainFn<E>,
) -> Row<E> {
    Row { name, arity, doc, code: NativeCode::Operator(code) }
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
        number::rows(),
        predicate::rows(),
        collection::rows(),
        element::rows(),
        nested::rows(),
        update::rows(),
        sorted::rows(),
        transient::rows(),
        reduction::rows(),
        sequence::rows(),
        string::rows(),
        abstraction::rows(),
        array::rows(),
        error::rows(),
        freeze::rows(),
        meta::rows(),
        name::rows(),
        reference::rows(),
        csv::rows(),
        dynamic::rows(),
        io::rows(),
        json::rows(),
        namespace::rows(),
        output::rows(),
        read::rows(),
        system::rows(),
        trace::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The names that are bound to other values: name, doc, value.
pub(crate) fn constants<E: Engine>() -> Vec<(&'static str, &'static str, Value<E>)> {
    number::constants()
}
