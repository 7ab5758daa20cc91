//! Text to forms: source texts, tokens, forms, and what is wrong with them.

pub mod source;
pub mod token;
pub mod lexer;
pub mod form;
pub mod reader;
pub mod diagnostic;
mod render;
