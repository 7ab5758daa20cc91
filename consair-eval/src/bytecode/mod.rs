//! The machine's instructions and compiled functions.

pub mod disassemble;
pub mod op;
pub mod proto;
