//! Forms to forms: macros are expanded until only special forms, calls and constants are left.

mod destructure;
pub mod macros;
pub mod quote;
mod template;
