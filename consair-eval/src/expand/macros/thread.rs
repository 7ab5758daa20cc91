//! Macros that thread a value through forms: `->`, `->>`, `cond->`, `doto`...

use super::{Expanded, Expansion, Row};
use crate::expand::destructure::bind;
use crate::expand::template::{At, Call, strip, without_metadata};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "->",
        takes: "[expr & forms]",
        doc: "Puts expr as first argument into the first form, the result as first argument into the next, \
              and so on. A form that is no list is a function to call.",
        expand: first,
    },
    Row {
        name: "->>",
        takes: "[expr & forms]",
        doc: "Puts expr as last argument into the first form, the result as last argument into the next, \
              and so on. A form that is no list is a function to call.",
        expand: last,
    },
    Row {
        name: "as->",
        takes: "[expr name & forms]",
        doc: "Binds name to expr for the first form, to the result of that for the next, and so on.",
        expand: named,
    },
    Row {
        name: "cond->",
        takes: "[expr & clauses]",
        doc: "Clauses are a test and a form: threads expr as first argument through the forms whose test is true.",
        expand: cond_first,
    },
    Row {
        name: "cond->>",
        takes: "[expr & clauses]",
        doc: "Clauses are a test and a form: threads expr as last argument through the forms whose test is true.",
        expand: cond_last,
    },
    Row {
        name: "some->",
        takes: "[expr & forms]",
        doc: "As ->, but ends with nil at the first value that is nil.",
        expand: some_first,
    },
    Row {
        name: "some->>",
        takes: "[expr & forms]",
        doc: "As ->>, but ends with nil at the first value that is nil.",
        expand: some_last,
    },
    Row {
        name: "doto",
        takes: "[expr & forms]",
        doc: "Calls each form with the value of expr as first argument, and gives that value.",
        expand: doto,
    },
];

/// Where the value goes.
#[derive(Clone, Copy)]
enum Place {
    First,
    Last,
}

/// `form` with `value` as an argument.
fn put(value: Form, form: Form, place: Place, name: &str) -> Expanded {
    let at = At(form.span);
    if !matches!(without_metadata(&form).kind, FormKind::List(_)) {
        return Ok(at.list([form, value]));
    }
    let FormKind::List(mut items) = strip(form).into_kind() else { unreachable!("looked at above") };
    if items.is_empty() {
        let message = format!("expected a form to call in {name}, found ()");
        return Err(Diagnostic::error("expand/arguments", message, at.0));
    }
    match place {
        Place::First => items.insert(1, value),
        Place::Last => items.push(value),
    }
    Ok(at.list(items))
}

/// Forms that may stand inside each other; of more, a name holds the value after each so many.
const DEEP: usize = 100;

fn thread(call: Form, place: Place, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let (at, name) = (call.at, call.name());
    let mut value = call.next("an expression")?;
    let mut bindings = Vec::new();
    let mut deep = 0;
    for form in call.args {
        if deep == DEEP {
            let held = ex.gensym("value", form.span)?;
            bindings.extend([held.clone(), value]);
            (value, deep) = (held, 0);
        }
        value = put(value, form, place, &name)?;
        deep += 1;
    }
    Ok(if bindings.is_empty() { value } else { at.let_(bindings, [value]) })
}

fn first(call: Form, ex: &mut Expansion) -> Expanded {
    thread(call, Place::First, ex)
}

fn last(call: Form, ex: &mut Expansion) -> Expanded {
    thread(call, Place::Last, ex)
}

fn named(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let expr = call.next("an expression")?;
    let pattern = call.next("a name")?;
    let Some(result) = call.args.next_back() else {
        // The pattern must be one all the same.
        bind(pattern, call.at.nil(), &mut Vec::new(), ex)?;
        return Ok(expr);
    };
    let mut bindings = Vec::new();
    bind(pattern.clone(), expr, &mut bindings, ex)?;
    for form in call.args {
        bind(pattern.clone(), form, &mut bindings, ex)?;
    }
    Ok(call.at.let_(bindings, [result]))
}

/// Binds a new name to `expr`, then to each step in turn; the last step is the result.
fn steps(
    at: At,
    expr: Form,
    steps: impl ExactSizeIterator<Item = Form>,
    stem: &str,
    ex: &mut Expansion,
    mut step: impl FnMut(Form, Form) -> Expanded,
) -> Expanded {
    let name = ex.gensym(stem, expr.span)?;
    let mut value = expr;
    let mut bindings = Vec::with_capacity(steps.len() * 2);
    for form in steps {
        bindings.extend([name.clone(), value]);
        value = step(name.clone(), form)?;
    }
    Ok(if bindings.is_empty() { value } else { at.let_(bindings, [value]) })
}

fn conditional(call: Form, place: Place, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let (at, macro_name) = (call.at, call.name());
    let expr = call.next("an expression")?;
    if !call.args.len().is_multiple_of(2) {
        let message = format!(
            "expected an even number of forms after the expression in {macro_name}, found {}",
            call.args.len()
        );
        return Err(Diagnostic::error("expand/arguments", message, at.0));
    }
    let mut clauses = Vec::with_capacity(call.args.len() / 2);
    while let (Some(test), Some(form)) = (call.args.next(), call.args.next()) {
        // A pair in one form, for `steps`.
        clauses.push(At(test.span.to(form.span)).vector([test, form]));
    }
    steps(at, expr, clauses.into_iter(), "cond", ex, |name, clause| {
        let at = At(clause.span);
        let FormKind::Vector(mut pair) = clause.into_kind() else { unreachable!("made above") };
        let (Some(form), Some(test)) = (pair.pop(), pair.pop()) else { unreachable!("made above") };
        Ok(at.if_(test, put(name.clone(), form, place, &macro_name)?, name))
    })
}

fn cond_first(call: Form, ex: &mut Expansion) -> Expanded {
    conditional(call, Place::First, ex)
}

fn cond_last(call: Form, ex: &mut Expansion) -> Expanded {
    conditional(call, Place::Last, ex)
}

fn while_some(call: Form, place: Place, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let macro_name = call.name();
    let expr = call.next("an expression")?;
    steps(call.at, expr, call.args, "some", ex, |name, form| {
        let at = At(form.span);
        let is_nil = at.call("clojure.core/nil?", [name.clone()]);
        Ok(at.if_(is_nil, at.nil(), put(name, form, place, &macro_name)?))
    })
}

fn some_first(call: Form, ex: &mut Expansion) -> Expanded {
    while_some(call, Place::First, ex)
}

fn some_last(call: Form, ex: &mut Expansion) -> Expanded {
    while_some(call, Place::Last, ex)
}

fn doto(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let expr = call.next("an expression")?;
    let name = ex.gensym("doto", expr.span)?;
    let mut body = Vec::with_capacity(call.args.len() + 1);
    for form in call.args {
        body.push(put(name.clone(), form, Place::First, "doto")?);
    }
    body.push(name.clone());
    Ok(call.at.let_([name, expr], body))
}
