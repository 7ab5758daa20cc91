//! Updates that are not linear: of a local that is used again after them.
//!
//! One walk over a body from its end to its start, with the uses that come later. (The analyzer marks the
//! last use of a local in the same way; here it matters what comes after the *update*, not after the local
//! was read.)

use std::collections::BTreeMap;

use consair_core::span::Span;
use consair_eval::analyze::expr::{ArityExpr, Constant, Expr, ExprKind, Intrinsic, LocalId};
use consair_eval::syntax::diagnostic::Diagnostic;
use rustc_hash::FxHashSet;

use super::{Text, tree};

/// Functions that update their first argument.
const UPDATES: [&str; 18] = [
    "assoc",
    "assoc-in",
    "conj",
    "disj",
    "dissoc",
    "into",
    "merge",
    "merge-with",
    "pop",
    "update",
    "update-in",
    "conj!",
    "assoc!",
    "dissoc!",
    "disj!",
    "pop!",
    "vary-meta",
    "replace-in",
];

/// Functions whose results are lists or sequences, which no update changes, or frozen.
const UNCHANGING: [&str; 24] = [
    "list",
    "list*",
    "map",
    "mapcat",
    "filter",
    "remove",
    "keep",
    "range",
    "repeat",
    "iterate",
    "take",
    "drop",
    "take-while",
    "drop-while",
    "concat",
    "cons",
    "rest",
    "next",
    "seq",
    "reverse",
    "sort",
    "sort-by",
    "freeze",
    "quote",
];

/// The uses after a point: of each local one, the nearest.
type Later = BTreeMap<LocalId, Span>;

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    for unit in &text.examined.units {
        tree::bodies(&unit.function, &mut |arity| {
            let mut walk =
                Walk { text, arity, found, again: vec![Later::new()], unchanging: unchanging(arity) };
            walk.expr(&arity.body, &mut Later::new());
        });
    }
}

/// The locals that hold what no update changes.
fn unchanging(arity: &ArityExpr) -> FxHashSet<LocalId> {
    let mut locals = FxHashSet::default();
    tree::each(&arity.body, &mut |expr| {
        if let ExprKind::Let { bindings, .. } = &expr.kind {
            let fixed = bindings.iter().filter(|binding| is_unchanging(&binding.value));
            locals.extend(fixed.map(|binding| binding.local));
        }
    });
    locals
}

fn is_unchanging(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(constant) => !matches!(constant, Constant::Nil),
        ExprKind::Intrinsic(intrinsic, _) => UNCHANGING.contains(&intrinsic.name()),
        ExprKind::Call { callee, .. } => is_core(callee, &UNCHANGING),
        _ => false,
    }
}

fn is_core(callee: &Expr, names: &[&str]) -> bool {
    let ExprKind::Var(name) = callee.kind else { return false };
    name.with_parts(|namespace, name| namespace == Some("clojure.core") && names.contains(&name))
}

struct Walk<'w, 'e> {
    text: &'w Text<'e>,
    arity: &'w ArityExpr,
    found: &'w mut Vec<Diagnostic>,
    /// For each loop around, and the function: what is used when it starts again.
    again: Vec<Later>,
    unchanging: FxHashSet<LocalId>,
}

impl Walk<'_, '_> {
    /// `later` is what is used after `expr`, and then what is used from its start on.
    fn expr(&mut self, expr: &Expr, later: &mut Later) {
        match &expr.kind {
            ExprKind::Local(id, _) => drop(later.insert(*id, expr.span)),
            ExprKind::If(chain) => {
                let after = later.clone();
                self.expr(&chain.other, later);
                for choice in chain.choices.iter().rev() {
                    let mut needed = after.clone();
                    self.expr(&choice.then.expr, &mut needed);
                    needed.append(later);
                    *later = needed;
                    self.expr(&choice.test, later);
                }
            }
            ExprKind::Case { subject, clauses, default } => {
                let mut branches: Vec<_> = clauses.iter().map(|(_, branch)| &branch.expr).collect();
                branches.push(&default.expr);
                self.branches(&branches, later);
                self.expr(subject, later);
            }
            ExprKind::Let { bindings, body } => {
                self.expr(body, later);
                for binding in bindings.iter().rev() {
                    later.remove(&binding.local);
                    self.expr(&binding.value, later);
                }
            }
            ExprKind::Loop { bindings, body } => {
                let mut again = Later::new();
                tree::each(body, &mut |inside| {
                    if let ExprKind::Local(id, _) = &inside.kind {
                        again.insert(*id, inside.span);
                    }
                });
                for local in bindings.iter().map(|binding| binding.local).chain(bound(body)) {
                    again.remove(&local);
                }
                self.again.push(again);
                self.expr(body, later);
                self.again.pop();
                for binding in bindings.iter().rev() {
                    later.remove(&binding.local);
                    self.expr(&binding.value, later);
                }
            }
            ExprKind::Recur { args, .. } => {
                *later = self.again.last().cloned().unwrap_or_default();
                self.backwards(args, later);
            }
            // What comes after a throw is a handler somewhere else, or nothing.
            ExprKind::Throw(value) => {
                later.clear();
                self.expr(value, later);
            }
            ExprKind::Intrinsic(intrinsic, args) => {
                if matches!(intrinsic, Intrinsic::Conj | Intrinsic::Assoc) {
                    self.update(expr, args, later);
                }
                self.backwards(args, later);
            }
            ExprKind::Call { callee, args } => {
                if is_core(callee, &UPDATES) && args.len() > 1 {
                    self.update(expr, args, later);
                }
                self.backwards(args, later);
                self.expr(callee, later);
            }
            _ => {
                let mut parts = Vec::new();
                tree::parts(expr, &mut |part| parts.push(part));
                for part in parts.into_iter().rev() {
                    self.expr(part, later);
                }
            }
        }
    }

    fn backwards(&mut self, exprs: &[Expr], later: &mut Later) {
        for expr in exprs.iter().rev() {
            self.expr(expr, later);
        }
    }

    fn branches(&mut self, branches: &[&Expr], later: &mut Later) {
        let after = later.clone();
        for branch in branches {
            let mut needed = after.clone();
            self.expr(branch, &mut needed);
            later.extend(needed);
        }
    }

    /// An update of the first argument.
    fn update(&mut self, expr: &Expr, args: &[Expr], later: &Later) {
        let Some(Expr { kind: ExprKind::Local(id, _), span }) = args.first() else { return };
        let Some(again) = later.get(id) else { return };
        let name = self.arity.names[id.0 as usize].text();
        if self.unchanging.contains(id) || !self.text.has(*span, &name) || self.text.at(*again).is_none() {
            return;
        }
        let message = format!("{name} is updated here and used again: engines give different results");
        self.found.push(
            Diagnostic::warning("check/not-linear", message, expr.span)
                .label(*again, "used again here")
                .note(format!("go on with what the update returns, or update (copy {name})")),
        );
    }
}

/// The locals that are bound inside `expr`.
fn bound(expr: &Expr) -> Vec<LocalId> {
    let mut locals = Vec::new();
    tree::each(expr, &mut |inside| match &inside.kind {
        ExprKind::Let { bindings, .. } | ExprKind::Loop { bindings, .. } => {
            locals.extend(bindings.iter().map(|binding| binding.local));
        }
        ExprKind::LetFn { locals: functions, .. } => locals.extend(functions),
        ExprKind::Try { catches, .. } => locals.extend(catches.iter().map(|catch| catch.local)),
        _ => {}
    });
    locals
}
