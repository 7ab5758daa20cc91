//! What programs about consair programs stand on.
//!
//! [`fmt`] lays texts out. It knows no engine and runs nothing.

#![forbid(unsafe_code)]

pub mod fmt;
