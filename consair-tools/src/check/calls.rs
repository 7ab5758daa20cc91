//! Calls of functions that do not take so many arguments, and of locals in place of core functions.

use consair_core::engine::Engine;
use consair_core::symbol::Symbol;
use consair_eval::Interpreter;
use consair_eval::analyze::expr::{ArityExpr, Constant, Expr, ExprKind};
use consair_eval::syntax::diagnostic::Diagnostic;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Text, tree};

pub(super) fn check<E: Engine>(lisp: &mut Interpreter<E>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let changing = changing(text);
    let mut calls = Vec::new();
    for unit in &text.examined.units {
        tree::bodies(&unit.function, &mut |arity| {
            let collections = collections(arity);
            tree::each(&arity.body, &mut |expr| {
                let ExprKind::Call { callee, args } = &expr.kind else { return };
                match &callee.kind {
                    ExprKind::Var(name) if !changing.contains(name) && text.at(expr.span).is_some() => {
                        calls.push((*name, args.len(), expr.span));
                    }
                    ExprKind::Local(id, _) if collections.contains_key(id) => {
                        shadowed(lisp, text, arity, callee, collections[id], found);
                    }
                    _ => {}
                }
            });
        });
    }
    for (name, count, span) in calls {
        if let Some(takes) = lisp.refuses(name, count) {
            let message = format!("{} takes {takes}, found {count}", name.name());
            found.push(Diagnostic::warning("check/arity", message, span));
        }
    }
}

/// The names whose values are not known: defined more than once, or set.
fn changing(text: &Text<'_>) -> FxHashSet<Symbol> {
    let mut seen = FxHashSet::default();
    let mut changing = FxHashSet::default();
    for unit in &text.examined.units {
        tree::bodies(&unit.function, &mut |arity| {
            tree::each(&arity.body, &mut |expr| match &expr.kind {
                ExprKind::Def { name, value: Some(_), .. } if !seen.insert(*name) => {
                    changing.insert(*name);
                }
                // `with-redefs`, `alter-var-root` and their like name the var.
                ExprKind::SetVar(name, _) | ExprKind::TheVar(name) => {
                    changing.insert(*name);
                }
                _ => {}
            });
        });
    }
    changing
}

/// The locals that hold what cannot be called, and where they are bound.
fn collections(arity: &ArityExpr) -> FxHashMap<consair_eval::analyze::expr::LocalId, &'static str> {
    let mut locals = FxHashMap::default();
    tree::each(&arity.body, &mut |expr| {
        let ExprKind::Let { bindings, .. } = &expr.kind else { return };
        for binding in bindings {
            let what = match &binding.value.kind {
                ExprKind::Const(Constant::Int(_) | Constant::Float(_)) => "a number",
                ExprKind::Const(Constant::Str(_)) => "a string",
                ExprKind::Const(Constant::Nil) => "nil",
                ExprKind::Const(Constant::Bool(_)) => "a boolean",
                _ => continue,
            };
            locals.insert(binding.local, what);
        }
    });
    locals
}

/// A local that cannot be called is called by the name of a core function.
fn shadowed<E: Engine>(
    lisp: &mut Interpreter<E>,
    text: &Text<'_>,
    arity: &ArityExpr,
    callee: &Expr,
    what: &str,
    found: &mut Vec<Diagnostic>,
) {
    let ExprKind::Local(id, _) = &callee.kind else { return };
    let name = arity.names[id.0 as usize].text();
    if !text.has(callee.span, &name) || lisp.known("clojure.core", &name).is_none() {
        return;
    }
    found.push(
        Diagnostic::warning(
            "check/shadowed-call",
            format!("this calls the local {name}, which is {what}, and not clojure.core/{name}"),
            callee.span,
        )
        .label(arity.places[id.0 as usize], "the local"),
    );
}
