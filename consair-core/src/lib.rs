//! consair-core
#![forbid(unsafe_code)]

pub mod hash;
pub mod span;
pub mod symbol;
