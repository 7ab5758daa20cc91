//! consair-eval
#![forbid(unsafe_code)]

pub mod builtins;
pub mod syntax;
pub mod expand;
