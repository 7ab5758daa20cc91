//! consair-eval
#![forbid(unsafe_code)]

pub mod syntax;
