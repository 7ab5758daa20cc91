//! Walks over expressions, into the functions inside.

use consair_eval::analyze::expr::{ArityExpr, Branch, Expr, ExprKind, FnExpr};

/// Calls `see` with every body of `function` and of the functions inside it.
pub(super) fn bodies<'e>(function: &'e FnExpr, see: &mut dyn FnMut(&'e ArityExpr)) {
    for arity in function.members.iter().flat_map(|member| &member.arities) {
        see(arity);
        each(&arity.body, &mut |expr| {
            if let ExprKind::Fn(inner) | ExprKind::LetFn { function: inner, .. } = &expr.kind {
                bodies(inner, see);
            }
        });
    }
}

/// Calls `see` with `expr` and every expression of the same function inside it.
pub(super) fn each<'e>(expr: &'e Expr, see: &mut dyn FnMut(&'e Expr)) {
    see(expr);
    parts(expr, &mut |part| each(part, see));
}

/// Calls `see` with the expressions directly inside `expr`, in the order in which they run; of branches
/// one runs.
pub(super) fn parts<'e>(expr: &'e Expr, see: &mut dyn FnMut(&'e Expr)) {
    let mut branch = |branch: &'e Branch| see(&branch.expr);
    match &expr.kind {
        ExprKind::If(chain) => {
            for choice in &chain.choices {
                see(&choice.test);
                see(&choice.then.expr);
            }
            see(&chain.other);
        }
        ExprKind::Case { subject, clauses, default } => {
            clauses.iter().for_each(|(_, clause)| branch(clause));
            branch(default);
            see(subject);
        }
        ExprKind::Do(items) | ExprKind::Vector(items) | ExprKind::Map(items) | ExprKind::Set(items) => {
            items.iter().for_each(see);
        }
        ExprKind::Recur { args, .. } | ExprKind::Intrinsic(_, args) => args.iter().for_each(see),
        ExprKind::Let { bindings, body } | ExprKind::Loop { bindings, body } => {
            bindings.iter().for_each(|binding| see(&binding.value));
            see(body);
        }
        ExprKind::Fn(function) => function.captures.iter().for_each(see),
        ExprKind::LetFn { function, body, .. } => {
            function.captures.iter().for_each(&mut *see);
            see(body);
        }
        ExprKind::Call { callee, args } => {
            see(callee);
            args.iter().for_each(see);
        }
        ExprKind::Def { value, meta, .. } => {
            value.iter().chain(meta).for_each(|part| see(part));
        }
        ExprKind::Throw(value) | ExprKind::SetVar(_, value) => see(value),
        ExprKind::Try { body, catches, finally } => {
            see(body);
            catches.iter().for_each(|catch| see(&catch.body));
            finally.iter().for_each(|finally| see(finally));
        }
        _ => {}
    }
}
