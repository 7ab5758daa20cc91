//! What consair's parts share: values, the collection traits, and the one rule of update.
//!
//! ```text
//! engine ──> List, Vector, Map, Set (containers: storage only, supplied by an engine)
//!    │
//! object ──> header + container, behind an Rc: the handle in a Value
//!    │
//! update ──> every change of a collection: in place, or in a copy
//!    │
//! collection ──> conj assoc dissoc disj pop get nth count seq first rest ...
//! ```
//!
//! An engine author implements the traits of [`engine`] and runs the conformance suite. A program
//! that wants the collections alone uses [`collection`] with a [`context::Cx`]. Nothing here runs
//! code: a walk that meets a lazy sequence yields to its driver.

#![forbid(unsafe_code)]

// What a collection can do: one trait each.
pub mod associative;
pub mod callable;
pub mod conj;
pub mod counted;
pub mod indexed;
pub mod lookup;
pub mod seq;

pub mod engine;
pub mod list;
pub mod sorted;
pub mod transient;

pub mod object;
pub mod update;

pub mod value;

pub mod ask;
pub mod class;
pub mod types;

pub mod collection;
pub mod freeze;
pub mod reduced;
pub mod sequence;
pub mod stream;

pub mod context;
pub mod dispatch;
pub mod error;
pub mod function;
pub mod heap;
pub mod host;
pub mod multi;
pub mod number;
pub mod reference;

pub mod instant;
pub mod tagged;

pub mod hash;
pub mod pattern;
pub mod span;
pub mod symbol;
pub mod text;

pub use num_bigint::BigInt;
pub use pattern::Pattern;
