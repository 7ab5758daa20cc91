//! What programs about consair programs stand on.
//!
//! [`fmt`] lays texts out; it knows no engine and runs nothing. A [`session`] evaluates form by form, and
//! [`names`] are what may be completed: the prompt of the `consair` program is made of them,
//! and so is the [`nrepl`] server.

#![forbid(unsafe_code)]

pub mod fmt;

pub mod check;

pub mod names;
pub mod session;

pub mod nrepl;
