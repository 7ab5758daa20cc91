//! Locals that nothing reads, and locals that are called in place of a core function.

use std::collections::BTreeMap;

use consair_core::span::Span;
use consair_core::symbol::Symbol;
use consair_eval::analyze::expr::{ArityExpr, Expr, ExprKind};
use consair_eval::syntax::diagnostic::Diagnostic;
use consair_eval::syntax::form::{Form, FormKind};
use rustc_hash::FxHashSet;

use super::{Text, tree};

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    // A macro may bind what was written once several times: it is read if one of them is.
    let mut read: BTreeMap<(u32, u32), (Symbol, Span, bool)> = BTreeMap::new();
    for unit in &text.examined.units {
        tree::bodies(&unit.function, &mut |arity| {
            for (name, place, is_read) in bound(arity) {
                let entry = read.entry((place.start, place.end)).or_insert((name, place, false));
                entry.2 |= is_read;
            }
        });
    }
    let in_maps = keys(&text.examined.forms);
    for (name, place, is_read) in read.into_values() {
        let shown = name.text();
        if is_read || shown.starts_with(['_', '&']) || !text.has(place, &shown) {
            continue;
        }
        let mut warning =
            Diagnostic::warning("check/unused-local", format!("nothing reads the local {shown}"), place);
        // A name in `:keys` is the key, too.
        if !in_maps.contains(&place) {
            warning = warning.certain_fix(place, format!("_{shown}"), format!("call it _{shown}"));
        }
        found.push(warning);
    }
}

/// The locals that a body binds with `let` and its like, and whether something reads them. What a function
/// takes is not its own choice, so parameters are left out.
fn bound(arity: &ArityExpr) -> Vec<(Symbol, Span, bool)> {
    let mut read = vec![false; arity.names.len()];
    let mut binds = Vec::new();
    tree::each(&arity.body, &mut |expr: &Expr| match &expr.kind {
        ExprKind::Local(id, _) => read[id.0 as usize] = true,
        ExprKind::Let { bindings, .. } | ExprKind::Loop { bindings, .. } => {
            binds.extend(bindings.iter().map(|binding| binding.local.0 as usize));
        }
        ExprKind::LetFn { locals, .. } => binds.extend(locals.iter().map(|local| local.0 as usize)),
        _ => {}
    });
    binds.into_iter().map(|at| (arity.names[at], arity.places[at], read[at])).collect()
}

/// The places of the names in `{:keys [a b]}`.
fn keys(forms: &[Form]) -> FxHashSet<Span> {
    let mut places = FxHashSet::default();
    let mut waiting: Vec<&Form> = forms.iter().collect();
    while let Some(form) = waiting.pop() {
        form.push_parts(&mut waiting);
        let FormKind::Map(items) = &form.kind else { continue };
        for pair in items.chunks_exact(2) {
            let FormKind::Keyword(key) = &pair[0].kind else { continue };
            if ["keys", "strs", "syms"].contains(&key.name().as_str())
                && let FormKind::Vector(names) = &pair[1].kind
            {
                places.extend(names.iter().map(|name| name.span));
            }
        }
    }
    places
}
