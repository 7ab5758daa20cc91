//! Prototypes: compiled functions, without an engine.

use std::rc::Rc;

use consair_core::span::Span;
use consair_core::symbol::Symbol;

use super::op::Op;
use crate::analyze::expr::Constant;

/// A compiled function: a body for each number of arguments. Or the functions of a `letfn`, whose
/// first capture says which of them it is.
#[derive(Debug, Default)]
pub struct FnProto {
    /// The function, or the functions of a `letfn`: name and bodies of each.
    pub members: Vec<MemberProto>,
    /// The number of values it captures.
    pub captures: u16,
}

/// A function of a [`FnProto`].
#[derive(Debug, Default)]
pub struct MemberProto {
    /// Its name, for traces.
    pub name: Option<Symbol>,
    /// The bodies.
    pub bodies: Vec<Rc<Proto>>,
}

/// The compiled body of a function for a number of arguments.
#[derive(Debug, Default)]
pub struct Proto {
    /// The function's name.
    pub name: Option<Symbol>,
    /// The parameters, the one for the rest not counted.
    pub params: u16,
    /// True when more arguments than `params` are taken, as a list in the register after them.
    pub variadic: bool,
    /// True when it reads register 0, the function itself.
    pub reads_callee: bool,
    /// The registers it uses.
    pub registers: u16,
    /// The instructions.
    pub ops: Vec<Op>,
    /// For each instruction, the expression it came from.
    pub spans: Vec<Span>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The qualified names of the vars.
    pub vars: Vec<Symbol>,
    /// The functions inside.
    pub functions: Vec<Rc<FnProto>>,
}
