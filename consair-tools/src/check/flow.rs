//! Code that nothing reaches.

use consair_core::span::Span;
use consair_eval::analyze::expr::{Constant, Expr, ExprKind};
use consair_eval::syntax::diagnostic::Diagnostic;

use super::{Text, tree};

const CODE: &str = "check/unreachable";

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    for unit in &text.examined.units {
        tree::bodies(&unit.function, &mut |arity| {
            tree::each(&arity.body, &mut |expr| match &expr.kind {
                ExprKind::If(choice) => {
                    let Some(holds) = constant(&choice.test) else { return };
                    let dead = if holds { &choice.other.expr } else { &choice.then.expr };
                    if let Some(dead) = written(text, dead, expr.span) {
                        let warning = Diagnostic::warning(CODE, "nothing reaches this", dead.span);
                        let test = if holds { "this is always true" } else { "this is never true" };
                        found.push(match is_written(text, &choice.test, expr.span) {
                            true => warning.label(choice.test.span, test),
                            false => warning,
                        });
                    }
                }
                ExprKind::Do(items) => {
                    for pair in items.windows(2) {
                        if let Some(leaves) = leaves(&pair[0])
                            && is_written(text, &pair[1], expr.span)
                        {
                            found.push(
                                Diagnostic::warning(CODE, "nothing reaches this", pair[1].span)
                                    .label(leaves, "this never returns"),
                            );
                            break;
                        }
                    }
                }
                _ => {}
            });
        });
    }
}

/// What stands in the text of `expr`: all of it; or, of a choice that a macro made, the test.
fn written<'e>(text: &Text<'_>, expr: &'e Expr, around: Span) -> Option<&'e Expr> {
    match &expr.kind {
        _ if is_written(text, expr, around) => Some(expr),
        ExprKind::If(choice) => written(text, &choice.test, around),
        _ => None,
    }
}

/// True when `expr` stands in the text for itself: what a macro makes has the place of its call, which is
/// around what is at `around`.
fn is_written(text: &Text<'_>, expr: &Expr, around: Span) -> bool {
    let is_around = expr.span.start <= around.start && around.end <= expr.span.end;
    !is_around && text.at(expr.span).is_some()
}

/// Whether a test that is a constant holds.
fn constant(expr: &Expr) -> Option<bool> {
    match &expr.kind {
        ExprKind::Const(Constant::Nil) => Some(false),
        ExprKind::Const(Constant::Bool(holds)) => Some(*holds),
        ExprKind::Const(_) | ExprKind::Fn(_) => Some(true),
        _ => None,
    }
}

/// Where an expression that never returns leaves.
fn leaves(expr: &Expr) -> Option<Span> {
    match &expr.kind {
        ExprKind::Throw(_) | ExprKind::Recur { .. } => Some(expr.span),
        ExprKind::If(choice) => leaves(&choice.then.expr).and(leaves(&choice.other.expr)).map(|_| expr.span),
        ExprKind::Do(items) => items.last().and_then(leaves),
        ExprKind::Let { body, .. } => leaves(body),
        _ => None,
    }
}
