//! The function of a lazy sequence, which is called once: what it captures becomes its parameters.
//!
//! ```text
//! (lazy-seq* (fn* [] body of x))   =>   (lazy-seq* (fn* [x] body of x) x)
//! ```
//!
//! A captured value stays as long as the function; a parameter moves at its last use. So a body that
//! walks along a sequence holds none of what it has passed.

use consair_core::symbol::Symbol;

use super::expr::{Expr, ExprKind, FnExpr, LocalId, Use};
use super::liveness;

/// Makes the captures of `function` parameters, and returns the expressions of their values: none when
/// it is no function of one body without parameters.
pub(super) fn lift(function: &mut FnExpr) -> Vec<Expr> {
    let [member] = function.members.as_mut_slice() else { return Vec::new() };
    let [arity] = member.arities.as_mut_slice() else { return Vec::new() };
    if !arity.params.is_empty() || starts_again(&arity.body) {
        return Vec::new();
    }
    let first = arity.names.len() as u32;
    let name = Symbol::new("captured");
    arity.names.extend(function.captures.iter().map(|_| name));
    arity.places.extend(function.captures.iter().map(|capture| capture.span));
    arity.params = (first..).take(function.captures.len()).map(LocalId).collect();
    liveness::visit_mut(&mut arity.body, &mut |expr| {
        if let ExprKind::Capture(index) = expr.kind {
            expr.kind = ExprKind::Local(LocalId(first + u32::from(index)), Use::Keep);
        }
    });
    liveness::mark(arity);
    std::mem::take(&mut function.captures)
}

/// True when a `recur` may go back to the function itself, which would need its parameters again.
fn starts_again(body: &Expr) -> bool {
    let mut found = false;
    liveness::visit(body, &mut |expr| {
        found |= matches!(&expr.kind, ExprKind::Recur { targets, .. } if targets.is_empty());
    });
    found
}
