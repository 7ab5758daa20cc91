//! Expressions to bytecode.
//!
//! Each local has a register from its binding to the end of its scope; temporaries lie above, so a
//! call finds its arguments in a row and the callee's frame begins there: nothing is copied. An
//! expression is compiled *into* a register; operands that are locals are read where they are.

mod branch;
mod emit;
mod registers;

use std::rc::Rc;

use consair_core::span::Span;
use consair_core::symbol::Symbol;

use crate::analyze::expr::{ArityExpr, Constant, FnExpr, LocalId};
use crate::bytecode::op::{Op, Reg};
use crate::bytecode::proto::{Divisor, FnProto, MemberProto, Proto};
use crate::syntax::diagnostic::Diagnostic;
use registers::Registers;

/// Compiles a function and all functions inside.
///
/// # Errors
/// When a function is too large for the machine.
pub fn compile(function: &FnExpr) -> Result<Rc<FnProto>, Diagnostic> {
    let mut members = Vec::new();
    for member in &function.members {
        let mut bodies = Vec::new();
        for arity in &member.arities {
            bodies.push(Rc::new(compile_body(arity, member.name, function.span)?));
        }
        members.push(MemberProto { name: member.name, bodies });
    }
    Ok(Rc::new(FnProto { members, captures: function.captures.len() as u16 }))
}

fn compile_body(arity: &ArityExpr, name: Option<Symbol>, span: Span) -> Result<Proto, Diagnostic> {
    let mut body = Body {
        registers: Registers::default(),
        locals: vec![Reg::default(); arity.names.len()],
        targets: Vec::new(),
        loaded: Vec::new(),
        read_again: Vec::new(),
        late: Vec::new(),
        ops: Vec::new(),
        landed: 0,
        proto: Proto { name, variadic: arity.variadic, ..Proto::default() },
        problem: None,
    };
    for param in &arity.params {
        body.locals[param.0 as usize] = body.registers.alloc();
    }
    let start = body.here();
    body.targets.push(start);
    for param in &arity.unused {
        let reg = body.local(*param);
        body.emit(Op::Clear { reg }, arity.body.span);
    }
    body.tail(&arity.body);
    if body.registers.overflown() {
        body.problem.get_or_insert_with(|| too_large(span));
    }
    if let Some(problem) = body.problem {
        return Err(problem);
    }
    let mut proto = body.proto;
    proto.ops = body.ops.into();
    proto.params = (arity.params.len() - usize::from(arity.variadic)) as u16;
    proto.registers = body.registers.count() as u16;
    Ok(proto)
}

#[cold]
fn too_large(span: Span) -> Diagnostic {
    Diagnostic::error("compile/too-large", "this function is too large for the machine (split it)", span)
}

/// A place in the code that a jump goes to, known or not yet.
#[derive(Default)]
struct Label {
    jumps: Vec<usize>,
}

/// One body being compiled.
struct Body {
    registers: Registers,
    /// The register of each local.
    locals: Vec<Reg>,
    /// Where `recur` goes, the innermost last.
    targets: Vec<usize>,
    /// Constants that a loop around reads, in registers that were loaded before it.
    loaded: Vec<(Constant, Reg)>,
    /// Locals that instructions which were moved behind their last use still read.
    read_again: Vec<LocalId>,
    /// Of those, the ones whose last use was met: they are emptied later.
    late: Vec<LocalId>,
    ops: Vec<Op>,
    /// The last place that a jump goes to.
    landed: usize,
    proto: Proto,
    problem: Option<Diagnostic>,
}

impl Body {
    fn local(&self, id: LocalId) -> Reg {
        self.locals[id.0 as usize]
    }

    fn here(&self) -> usize {
        self.ops.len()
    }

    fn emit(&mut self, op: Op, span: Span) -> usize {
        self.ops.push(op);
        self.proto.spans.push(span);
        self.here() - 1
    }

    /// A jump to `label`; its operand is filled in by [`Body::place`].
    fn jump(&mut self, op: Op, label: &mut Label, span: Span) {
        let at = self.emit(op, span);
        label.jumps.push(at);
    }

    /// Puts `label` here.
    fn place(&mut self, label: Label) {
        let here = self.here();
        self.landed = here;
        for at in label.jumps {
            let distance = i16::try_from(here as i64 - at as i64 - 1);
            let op = &mut self.ops[at];
            match op {
                Op::Jump { to }
                | Op::JumpIf { to, .. }
                | Op::JumpIfNot { to, .. }
                | Op::JumpIfNil { to, .. }
                | Op::JumpIfNotNil { to, .. }
                | Op::Try { to, .. }
                | Op::TryFinally { to, .. } => *to = here as u32,
                Op::JumpUnlessLt { by, .. }
                | Op::JumpUnlessLe { by, .. }
                | Op::JumpUnlessGt { by, .. }
                | Op::JumpUnlessGe { by, .. }
                | Op::JumpUnlessLtI { by, .. }
                | Op::JumpUnlessLeI { by, .. }
                | Op::JumpUnlessGtI { by, .. }
                | Op::JumpUnlessGeI { by, .. }
                | Op::JumpUnlessEqI { by, .. }
                | Op::JumpUnlessConst { by, .. }
                | Op::JumpUnlessKind { by, .. }
                | Op::Walk { by, .. }
                | Op::Advance { by, .. } => match distance {
                    Ok(distance) => *by = distance,
                    Err(_) => {
                        let span = self.proto.spans[at];
                        self.problem.get_or_insert_with(|| too_large(span));
                    }
                },
                other => unreachable!("{other:?} does not jump"),
            }
        }
    }

    fn number(&mut self, index: usize) -> u16 {
        u16::try_from(index).unwrap_or_else(|_| {
            let span = self.proto.spans.last().copied().unwrap_or_default();
            self.problem.get_or_insert_with(|| too_large(span));
            0
        })
    }

    /// The number of a constant, one for equal simple ones.
    fn constant(&mut self, constant: &Constant) -> u16 {
        let index =
            self.proto.constants.iter().position(|known| known.is_same(constant)).unwrap_or_else(|| {
                self.proto.constants.push(constant.clone());
                self.proto.constants.len() - 1
            });
        self.number(index)
    }

    /// The number of a divisor.
    fn divisor(&mut self, divisor: Divisor) -> u16 {
        self.proto.divisors.push(divisor);
        self.number(self.proto.divisors.len() - 1)
    }

    /// The number of a var.
    fn var(&mut self, name: Symbol) -> u16 {
        let index = self.proto.vars.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.proto.vars.push(name);
            self.proto.vars.len() - 1
        });
        self.number(index)
    }

    /// The number of an inner function.
    fn function(&mut self, function: &FnExpr) -> u16 {
        match compile(function) {
            Ok(proto) => {
                self.proto.functions.push(proto);
                self.number(self.proto.functions.len() - 1)
            }
            Err(problem) => {
                self.problem.get_or_insert(problem);
                0
            }
        }
    }
}
