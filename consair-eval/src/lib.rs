//! consair's evaluator: text to results, over any engine.
//!
//! ```text
//! text ─ syntax ─> forms ─ expand, analyze ─> expressions ─ compile ─> bytecode ─ vm ─> value
//! ```
//!
//! [`Interpreter`] is the way in. Forms, expressions, bytecode and diagnostics know no engine; values,
//! the machine and the builtins are generic over it.

#![forbid(unsafe_code)]

pub mod syntax;

pub mod expand;

pub mod analyze;

pub mod bytecode;
pub mod compile;

pub mod vm;

pub mod builtins;
mod convert;
mod failure;
mod prelude;
mod prepare;
mod runtime;
pub mod vocabulary;

pub mod interpreter;

pub mod examine;
pub mod known;

pub use builtins::dynamic::set_standard_error;
pub use builtins::io::{set_standard_input, standard_line};
pub use interpreter::Interpreter;
pub use runtime::{Site, call};
