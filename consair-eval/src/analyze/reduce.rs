//! Calls of `reduce` with a value to begin with become loops of the function that makes them.
//!
//! ```text
//! (reduce f init coll)   (let [function f, first init, walk coll]
//!                          (if (walk? walk first)      ; made of it, in its place
//!                            (each walk first step)    ; step: (function accumulator item)
//!                            (reduce function first walk)))
//! ```
//!
//! A function that is written there, and does not begin again, is not called: its body is the step. What
//! has a `reduce` of its own is left to it.

use consair_core::span::Span;
use consair_core::symbol::Symbol;

use super::Analyzer;
use super::expr::{
    ArityExpr, Binding, Branch, Choice, EachExpr, Expr, ExprKind, FnExpr, IfExpr, Intrinsic, LocalId, Use,
};
use super::liveness::{visit, visit_mut};

/// True for the name of the function whose calls become loops.
pub(super) fn is_reduce(name: Symbol) -> bool {
    name.with_text(|name| name == "clojure.core/reduce")
}

/// The call of `reduce` with these three arguments.
pub(super) fn reduce(a: &mut Analyzer<'_>, callee: Box<Expr>, args: [Expr; 3], span: Span) -> Expr {
    let [function, init, coll] = args;
    let mark = a.scopes.mark();
    let mut bindings = Vec::new();
    let mut bind = |a: &mut Analyzer<'_>, value: Expr| {
        let local = new_local(a, value.span);
        bindings.push(Binding { local, value, unused: false });
        local
    };
    let inline = inlinable(&function).is_some();
    let function = match inline {
        true => function,
        false => {
            let place = function.span;
            read(bind(a, function), place)
        }
    };
    let (first, walk) = (bind(a, init), bind(a, coll));
    let (accumulator, item) = (new_local(a, span), new_local(a, span));
    let step = match &function.kind {
        ExprKind::Fn(written) if inline => body_with(a, written, [accumulator, item]),
        _ => {
            let args = vec![read(accumulator, span), read(item, span)];
            Expr { kind: ExprKind::Call { callee: Box::new(function.clone()), args }, span }
        }
    };
    a.scopes.restore(&mark);
    let each =
        EachExpr { walk, accumulator, first: read(first, span), item, step, unused: false, dead: Vec::new() };
    let then = Branch { expr: Expr { kind: ExprKind::Each(Box::new(each)), span }, dead: Vec::new() };
    let test =
        Expr { kind: ExprKind::Intrinsic(Intrinsic::Walk, vec![read(walk, span), read(first, span)]), span };
    let args = vec![function, read(first, span), read(walk, span)];
    let other = Expr { kind: ExprKind::Call { callee, args }, span };
    let choices = vec![Choice { test, then, dead: Vec::new(), span }];
    let body = Box::new(Expr { kind: ExprKind::If(Box::new(IfExpr { choices, other })), span });
    Expr { kind: ExprKind::Let { bindings, body }, span }
}

fn new_local(a: &mut Analyzer<'_>, place: Span) -> LocalId {
    a.scopes.bind(Symbol::new("reduce"), place)
}

fn read(local: LocalId, span: Span) -> Expr {
    Expr { kind: ExprKind::Local(local, Use::Keep), span }
}

/// The body of a function of two arguments that may stand where it is called: it names itself nowhere, does
/// not begin again, and has no such loop itself, so that no text becomes more than twice as long.
fn inlinable(function: &Expr) -> Option<&ArityExpr> {
    let ExprKind::Fn(function) = &function.kind else { return None };
    let [member] = function.members.as_slice() else { return None };
    let [arity] = member.arities.as_slice() else { return None };
    let mut stays = arity.variadic || arity.params.len() != 2;
    visit(&arity.body, &mut |expr| {
        stays |= match &expr.kind {
            ExprKind::This | ExprKind::Sibling(_) | ExprKind::Each(_) | ExprKind::Def { .. } => true,
            ExprKind::Recur { targets, .. } => *targets == arity.params,
            _ => false,
        };
    });
    (!stays).then_some(arity)
}

/// The body of `function`, which is [`inlinable`], with these locals for its parameters, and new ones for
/// its others.
fn body_with(a: &mut Analyzer<'_>, function: &FnExpr, params: [LocalId; 2]) -> Expr {
    let arity = &function.members[0].arities[0];
    let locals: Vec<LocalId> = (0..arity.names.len())
        .map(|index| match arity.params.iter().position(|param| param.0 as usize == index) {
            Some(param) => params[param],
            None => new_local(a, arity.places[index]),
        })
        .collect();
    let renamed = |local: &mut LocalId| *local = locals[local.0 as usize];
    let mut body = arity.body.clone();
    visit_mut(&mut body, &mut |expr| match &mut expr.kind {
        ExprKind::Local(local, _) => renamed(local),
        ExprKind::Capture(index) => expr.kind = function.captures[usize::from(*index)].kind.clone(),
        ExprKind::Let { bindings, .. } | ExprKind::Loop { bindings, .. } => {
            bindings.iter_mut().for_each(|binding| renamed(&mut binding.local));
        }
        ExprKind::Recur { targets, .. } => targets.iter_mut().for_each(renamed),
        ExprKind::LetFn { locals, .. } => locals.iter_mut().for_each(renamed),
        ExprKind::Try { catches, .. } => catches.iter_mut().for_each(|catch| renamed(&mut catch.local)),
        _ => {}
    });
    body
}
