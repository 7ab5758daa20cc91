//! The last use of every local.
//!
//! One pass over a body, from its end to its start, with the set of locals that are needed later. A
//! use of a local that is not in the set is its last: there the machine moves the value. At the start
//! of a branch, what only the other branch needs is dead, and its register is emptied.
//!
//! A loop's body may run again, so what it reads from outside is alive as long as it loops: that set
//! is taken first, without marking.

use std::collections::BTreeSet;

use super::expr::{ArityExpr, Branch, Expr, ExprKind, Intrinsic, LocalId, Use};

type Live = BTreeSet<LocalId>;

/// Marks the last uses in a function's body.
pub fn mark(arity: &mut ArityExpr) {
    let mut pass = Pass { loops: vec![Again { live: Live::new(), counter: counter(&arity.body) }] };
    let mut live = Live::new();
    pass.expr(&mut arity.body, &mut live);
    arity.unused = arity.params.iter().copied().filter(|param| !live.contains(param)).collect();
}

struct Pass {
    /// For each loop around, and the function.
    loops: Vec<Again>,
}

/// What is known of a loop that starts again.
struct Again {
    /// What stays alive.
    live: Live,
    /// The local that is less than something, or it ends.
    counter: Option<LocalId>,
}

/// The local `i` of a body `(if (< i ..) ..)`.
fn counter(body: &Expr) -> Option<LocalId> {
    let ExprKind::If(chain) = &body.kind else { return None };
    match &chain.choices.first()?.test.kind {
        ExprKind::Intrinsic(Intrinsic::Lt, args) => match args.first()?.kind {
            ExprKind::Local(local, _) => Some(local),
            _ => None,
        },
        _ => None,
    }
}

/// True for `(inc local)`.
fn counts_up(arg: &Expr, local: LocalId) -> bool {
    match &arg.kind {
        ExprKind::Intrinsic(Intrinsic::Inc, args) => {
            matches!(args[..], [Expr { kind: ExprKind::Local(id, _), .. }] if id == local)
        }
        _ => false,
    }
}

impl Pass {
    /// Marks the uses in `expr`. `live` is what is needed after it, and then what is needed before.
    fn expr(&mut self, expr: &mut Expr, live: &mut Live) {
        match &mut expr.kind {
            ExprKind::Const(_)
            | ExprKind::Capture(_)
            | ExprKind::This
            | ExprKind::Sibling(_)
            | ExprKind::Var(_)
            | ExprKind::TheVar(_) => {}
            ExprKind::Local(id, usage) => {
                *usage = if live.insert(*id) { Use::Last } else { Use::Keep };
            }
            ExprKind::If(chain) => {
                let after = live.clone();
                self.expr(&mut chain.other, live);
                for choice in chain.choices.iter_mut().rev() {
                    let mut needed = after.clone();
                    self.expr(&mut choice.then.expr, &mut needed);
                    choice.then.dead = live.difference(&needed).copied().collect();
                    choice.dead = needed.difference(live).copied().collect();
                    live.extend(needed);
                    self.expr(&mut choice.test, live);
                }
            }
            ExprKind::Case { subject, clauses, default } => {
                let mut branches: Vec<_> = clauses.iter_mut().map(|(_, branch)| branch).collect();
                branches.push(default);
                self.branches(branches, live);
                self.expr(subject, live);
            }
            ExprKind::Do(exprs) | ExprKind::Vector(exprs) | ExprKind::Map(exprs) | ExprKind::Set(exprs) => {
                self.backwards(exprs, live)
            }
            ExprKind::Let { bindings, body } => {
                self.expr(body, live);
                for binding in bindings.iter_mut().rev() {
                    binding.unused = !live.remove(&binding.local);
                    if !binding.is_needless() {
                        self.expr(&mut binding.value, live);
                    }
                }
                bindings.retain(|binding| !binding.is_needless());
            }
            ExprKind::Loop { bindings, body } => {
                let mut outer = Live::new();
                uses(body, &mut outer);
                for binding in bindings.iter() {
                    outer.remove(&binding.local);
                }
                // What is bound inside the body is set before it is read.
                let mut inside = Live::new();
                bound(body, &mut inside);
                outer.retain(|id| !inside.contains(id));
                let mut again = outer.clone();
                again.extend(live.iter().copied());
                self.loops.push(Again { live: again, counter: counter(body) });
                self.expr(body, live);
                self.loops.pop();
                live.extend(outer);
                for binding in bindings.iter_mut().rev() {
                    binding.unused = !live.remove(&binding.local);
                    self.expr(&mut binding.value, live);
                }
            }
            ExprKind::Recur { targets, args, counter } => {
                let again = self.loops.last().expect("the function is one");
                live.clone_from(&again.live);
                *counter = again.counter.and_then(|local| {
                    let at = targets.iter().position(|target| *target == local)?;
                    counts_up(&args[at], local).then_some(at)
                });
                if let Some(last) = *counter {
                    self.expr(&mut args[last], live);
                }
                for (at, arg) in args.iter_mut().enumerate().rev() {
                    if Some(at) != *counter {
                        self.expr(arg, live);
                    }
                }
            }
            ExprKind::Fn(function) => self.backwards(&mut function.captures, live),
            ExprKind::Each(each) => {
                let mut outer = Live::new();
                uses(&each.step, &mut outer);
                let mut inside = Live::from([each.item, each.accumulator]);
                bound(&each.step, &mut inside);
                outer.retain(|id| !inside.contains(id));
                each.dead = outer.difference(live).copied().collect();
                live.extend(outer);
                live.insert(each.walk);
                let mut in_step = live.clone();
                self.expr(&mut each.step, &mut in_step);
                each.unused = !in_step.contains(&each.item);
                self.expr(&mut each.first, live);
            }
            ExprKind::LetFn { locals, function, body } => {
                self.expr(body, live);
                for local in locals {
                    live.remove(local);
                }
                // Each member is made from the same values, so none moves.
                let mut needed = live.clone();
                for capture in &function.captures {
                    uses(capture, &mut needed);
                }
                *live = needed.clone();
                self.backwards(&mut function.captures, &mut needed);
            }
            ExprKind::Call { callee, args } => {
                self.backwards(args, live);
                self.expr(callee, live);
            }
            // Its operands are computed into a row, in order.
            ExprKind::Intrinsic(Intrinsic::Assoc, args) => self.backwards(args, live),
            ExprKind::Intrinsic(_, args) => {
                // The instruction reads locals where they are, after the other operands have run.
                let is_local = |arg: &Expr| matches!(arg.kind, ExprKind::Local(..));
                for arg in args.iter_mut().rev().filter(|arg| is_local(arg)) {
                    self.expr(arg, live);
                }
                for arg in args.iter_mut().rev().filter(|arg| !is_local(arg)) {
                    self.expr(arg, live);
                }
            }
            ExprKind::Def { value, meta, .. } => {
                if let Some(meta) = meta {
                    self.expr(meta, live);
                }
                if let Some(value) = value {
                    self.expr(value, live);
                }
            }
            ExprKind::Throw(value) | ExprKind::SetVar(_, value) => self.expr(value, live),
            ExprKind::Try { body, catches, finally } => {
                if let Some(finally) = finally {
                    self.expr(finally, live);
                }
                let after = live.clone();
                let mut handlers = live.clone();
                for catch in catches {
                    let mut needed = after.clone();
                    self.expr(&mut catch.body, &mut needed);
                    needed.remove(&catch.local);
                    handlers.extend(needed);
                }
                // The body may fail anywhere, so what a handler needs stays alive through all of it.
                self.loops.push(Again { live: handlers.clone(), counter: None });
                let mut live_in_body = handlers.clone();
                self.expr(body, &mut live_in_body);
                self.loops.pop();
                *live = live_in_body;
                live.extend(handlers);
            }
        }
    }

    fn backwards(&mut self, exprs: &mut [Expr], live: &mut Live) {
        for expr in exprs.iter_mut().rev() {
            self.expr(expr, live);
        }
    }

    /// Branches of which one runs.
    fn branches(&mut self, branches: Vec<&mut Branch>, live: &mut Live) {
        let mut needs = Vec::new();
        let mut all = Live::new();
        let mut marked = Vec::new();
        for branch in branches {
            let mut needed = live.clone();
            self.expr(&mut branch.expr, &mut needed);
            all.extend(needed.iter().copied());
            needs.push(needed);
            marked.push(branch);
        }
        for (branch, needed) in marked.into_iter().zip(&needs) {
            branch.dead = all.difference(needed).copied().collect();
        }
        *live = all;
    }
}

/// Adds every local that `expr` reads.
fn uses(expr: &Expr, into: &mut Live) {
    visit(expr, &mut |expr| {
        if let ExprKind::Local(id, _) = &expr.kind {
            into.insert(*id);
        }
    });
}

/// Adds every local that `expr` binds.
fn bound(expr: &Expr, into: &mut Live) {
    visit(expr, &mut |expr| match &expr.kind {
        ExprKind::Let { bindings, .. } | ExprKind::Loop { bindings, .. } => {
            into.extend(bindings.iter().map(|binding| binding.local));
        }
        ExprKind::LetFn { locals, .. } => into.extend(locals.iter().copied()),
        ExprKind::Each(each) => into.extend([each.accumulator, each.item]),
        ExprKind::Try { catches, .. } => into.extend(catches.iter().map(|catch| catch.local)),
        _ => {}
    });
}

/// Calls `see` with `expr` and every expression of the same function inside it.
pub(crate) fn visit(expr: &Expr, see: &mut dyn FnMut(&Expr)) {
    see(expr);
    let mut all = |exprs: &[Expr]| exprs.iter().for_each(|expr| visit(expr, see));
    match &expr.kind {
        ExprKind::Const(_)
        | ExprKind::Local(..)
        | ExprKind::Capture(_)
        | ExprKind::This
        | ExprKind::Sibling(_)
        | ExprKind::Var(_)
        | ExprKind::TheVar(_) => {}
        ExprKind::If(chain) => {
            for choice in &chain.choices {
                visit(&choice.test, see);
                visit(&choice.then.expr, see);
            }
            visit(&chain.other, see);
        }
        ExprKind::Case { subject, clauses, default } => {
            visit(subject, see);
            clauses.iter().for_each(|(_, branch)| visit(&branch.expr, see));
            visit(&default.expr, see);
        }
        ExprKind::Do(exprs) | ExprKind::Vector(exprs) | ExprKind::Map(exprs) | ExprKind::Set(exprs) => {
            all(exprs)
        }
        ExprKind::Recur { args, .. } | ExprKind::Intrinsic(_, args) => all(args),
        ExprKind::Let { bindings, body } | ExprKind::Loop { bindings, body } => {
            bindings.iter().for_each(|binding| visit(&binding.value, see));
            visit(body, see);
        }
        ExprKind::Fn(function) => all(&function.captures),
        ExprKind::LetFn { function, body, .. } => {
            all(&function.captures);
            visit(body, see);
        }
        ExprKind::Each(each) => {
            visit(&each.first, see);
            visit(&each.step, see);
        }
        ExprKind::Call { callee, args } => {
            visit(callee, see);
            args.iter().for_each(|arg| visit(arg, see));
        }
        ExprKind::Def { value, meta, .. } => {
            value.iter().for_each(|value| visit(value, see));
            meta.iter().for_each(|meta| visit(meta, see));
        }
        ExprKind::Throw(value) | ExprKind::SetVar(_, value) => visit(value, see),
        ExprKind::Try { body, catches, finally } => {
            visit(body, see);
            catches.iter().for_each(|catch| visit(&catch.body, see));
            finally.iter().for_each(|finally| visit(finally, see));
        }
    }
}

/// [`visit`] to change what is seen; what is inside is seen after the change.
pub(crate) fn visit_mut(expr: &mut Expr, change: &mut dyn FnMut(&mut Expr)) {
    change(expr);
    let mut all = |exprs: &mut [Expr]| exprs.iter_mut().for_each(|expr| visit_mut(expr, change));
    match &mut expr.kind {
        ExprKind::Const(_)
        | ExprKind::Local(..)
        | ExprKind::Capture(_)
        | ExprKind::This
        | ExprKind::Sibling(_)
        | ExprKind::Var(_)
        | ExprKind::TheVar(_) => {}
        ExprKind::If(chain) => {
            for choice in &mut chain.choices {
                visit_mut(&mut choice.test, change);
                visit_mut(&mut choice.then.expr, change);
            }
            visit_mut(&mut chain.other, change);
        }
        ExprKind::Case { subject, clauses, default } => {
            visit_mut(subject, change);
            clauses.iter_mut().for_each(|(_, branch)| visit_mut(&mut branch.expr, change));
            visit_mut(&mut default.expr, change);
        }
        ExprKind::Do(exprs) | ExprKind::Vector(exprs) | ExprKind::Map(exprs) | ExprKind::Set(exprs) => {
            all(exprs)
        }
        ExprKind::Recur { args, .. } | ExprKind::Intrinsic(_, args) => all(args),
        ExprKind::Let { bindings, body } | ExprKind::Loop { bindings, body } => {
            bindings.iter_mut().for_each(|binding| visit_mut(&mut binding.value, change));
            visit_mut(body, change);
        }
        ExprKind::Fn(function) => all(&mut function.captures),
        ExprKind::LetFn { function, body, .. } => {
            all(&mut function.captures);
            visit_mut(body, change);
        }
        ExprKind::Each(each) => {
            visit_mut(&mut each.first, change);
            visit_mut(&mut each.step, change);
        }
        ExprKind::Call { callee, args } => {
            visit_mut(callee, change);
            args.iter_mut().for_each(|arg| visit_mut(arg, change));
        }
        ExprKind::Def { value, meta, .. } => {
            value.iter_mut().for_each(|value| visit_mut(value, change));
            meta.iter_mut().for_each(|meta| visit_mut(meta, change));
        }
        ExprKind::Throw(value) | ExprKind::SetVar(_, value) => visit_mut(value, change),
        ExprKind::Try { body, catches, finally } => {
            visit_mut(body, change);
            catches.iter_mut().for_each(|catch| visit_mut(&mut catch.body, change));
            finally.iter_mut().for_each(|finally| visit_mut(finally, change));
        }
    }
}
