//! Tests that jump.

use super::{Body, Label};
use crate::analyze::expr::{Constant, Expr, ExprKind, Intrinsic};
use crate::bytecode::op::Op;

/// The value of an expression that is a small integer constant.
pub(super) fn small(expr: &Expr) -> Option<i16> {
    match &expr.kind {
        ExprKind::Const(Constant::Int(value)) => i16::try_from(*value).ok(),
        _ => None,
    }
}

impl Body {
    /// Goes to `label` when `test` is `nil` or `false`.
    pub(super) fn jump_unless(&mut self, test: &Expr, label: &mut Label) {
        let span = test.span;
        let mark = self.registers.mark();
        match &test.kind {
            ExprKind::Const(Constant::Nil | Constant::Bool(false)) => {
                self.jump(Op::Jump { to: 0 }, label, span);
            }
            ExprKind::Const(_) => {}
            ExprKind::Intrinsic(Intrinsic::Not, args) => self.jump_if(&args[0], label),
            ExprKind::Intrinsic(Intrinsic::IsNil, args) => {
                let a = self.operand(&args[0]);
                self.jump(Op::JumpIfNotNil { reg: a, to: 0 }, label, span);
            }
            ExprKind::Intrinsic(Intrinsic::Walk, args) => {
                let [walk, first] = [&args[0], &args[1]].map(|arg| self.operand(arg).keep());
                self.jump(Op::Walk { walk, first, by: 0 }, label, span);
            }
            ExprKind::Intrinsic(intrinsic, args) if compares(*intrinsic, args) => {
                self.compare(*intrinsic, args, label, test);
            }
            _ => {
                let reg = self.operand(test);
                self.jump(Op::JumpIfNot { reg, to: 0 }, label, span);
            }
        }
        self.registers.release(mark);
    }

    fn jump_if(&mut self, test: &Expr, label: &mut Label) {
        let span = test.span;
        if let ExprKind::Intrinsic(Intrinsic::IsNil, args) = &test.kind {
            let a = self.operand(&args[0]);
            return self.jump(Op::JumpIfNil { reg: a, to: 0 }, label, span);
        }
        let reg = self.operand(test);
        self.jump(Op::JumpIf { reg, to: 0 }, label, span);
    }

    fn compare(&mut self, intrinsic: Intrinsic, args: &[Expr], label: &mut Label, test: &Expr) {
        use Intrinsic::{Eq, Ge, Gt, Le, Lt};
        let (span, by) = (test.span, 0);
        let a = self.operand(&args[0]);
        let op = match (small(&args[1]), &args[1].kind) {
            (Some(value), _) => match intrinsic {
                Lt => Op::JumpUnlessLtI { a, value, by },
                Le => Op::JumpUnlessLeI { a, value, by },
                Gt => Op::JumpUnlessGtI { a, value, by },
                Ge => Op::JumpUnlessGeI { a, value, by },
                _ => Op::JumpUnlessEqI { a, value, by },
            },
            (None, ExprKind::Const(constant)) if intrinsic == Eq => {
                let k = self.constant(constant);
                Op::JumpUnlessConst { a, k, by }
            }
            _ => {
                let b = self.operand(&args[1]);
                match intrinsic {
                    Lt => Op::JumpUnlessLt { a, b, by },
                    Le => Op::JumpUnlessLe { a, b, by },
                    Gt => Op::JumpUnlessGt { a, b, by },
                    Ge => Op::JumpUnlessGe { a, b, by },
                    other => unreachable!("{other:?} does not order"),
                }
            }
        };
        self.jump(op, label, span);
    }
}

/// True for a comparison with an instruction that jumps: of order, or with a scalar constant.
fn compares(intrinsic: Intrinsic, args: &[Expr]) -> bool {
    use Intrinsic::{Eq, Ge, Gt, Le, Lt};
    match intrinsic {
        Lt | Le | Gt | Ge => true,
        Eq => matches!(&args[1].kind, ExprKind::Const(constant) if !matches!(constant, Constant::Quoted(_))),
        _ => false,
    }
}
