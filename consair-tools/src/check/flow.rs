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
                ExprKind::If(chain) => {
                    for (at, choice) in chain.choices.iter().enumerate() {
                        let Some(holds) = constant(&choice.test) else { continue };
                        let dead = match chain.choices.get(at + 1) {
                            _ if !holds => written(text, &choice.then.expr, choice.span),
                            Some(next) if is_written(text, next.span, choice.span) => Some(next.span),
                            Some(next) => written(text, &next.test, choice.span),
                            None => written(text, &chain.other, choice.span),
                        };
                        if let Some(dead) = dead {
                            let warning = Diagnostic::warning(CODE, "nothing reaches this", dead);
                            let test = if holds { "this is always true" } else { "this is never true" };
                            found.push(match is_written(text, choice.test.span, choice.span) {
                                true => warning.label(choice.test.span, test),
                                false => warning,
                            });
                        }
                        if holds {
                            break;
                        }
                    }
                }
                ExprKind::Do(items) => {
                    for pair in items.windows(2) {
                        if let Some(leaves) = leaves(&pair[0])
                            && is_written(text, pair[1].span, expr.span)
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
fn written(text: &Text<'_>, expr: &Expr, around: Span) -> Option<Span> {
    match &expr.kind {
        _ if is_written(text, expr.span, around) => Some(expr.span),
        ExprKind::If(chain) => written(text, &chain.choices[0].test, around),
        _ => None,
    }
}

/// True when what is at `span` stands in the text for itself: what a macro makes has the place of its call, which is
/// around what is at `around`.
fn is_written(text: &Text<'_>, span: Span, around: Span) -> bool {
    let is_around = span.start <= around.start && around.end <= span.end;
    !is_around && text.at(span).is_some()
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
        ExprKind::If(chain) => {
            let mut branches = chain.choices.iter().map(|choice| &choice.then.expr).chain([&chain.other]);
            branches.all(|branch| leaves(branch).is_some()).then_some(expr.span)
        }
        ExprKind::Do(items) => items.last().and_then(leaves),
        ExprKind::Let { body, .. } => leaves(body),
        _ => None,
    }
}
