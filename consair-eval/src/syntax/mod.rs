//! Text to forms: source texts, tokens, forms, and what is wrong with them.

// A text, and the places in it.
pub mod source;

// Its smallest pieces.
pub mod token;

pub mod lexer;

pub mod nesting;

// What they are put together to.
pub mod form;

pub mod reader;

// What is wrong with it.
pub mod diagnostic;

mod json;
mod render;
