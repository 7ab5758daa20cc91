//! Macros that choose: `when`, `cond`, `case`, `and`, `or`...

use rustc_hash::FxHashMap;

use super::{Expanded, Expansion, Row};
use crate::expand::template::{At, Call, strip};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "when",
        takes: "[test & body]",
        doc: "When test is true, the body, nil otherwise.",
        expand: when,
    },
    Row {
        name: "when-not",
        takes: "[test & body]",
        doc: "When test is false or nil, the body, nil otherwise.",
        expand: when_not,
    },
    Row {
        name: "if-not",
        takes: "[test then] [test then else]",
        doc: "When test is false or nil, then, else otherwise.",
        expand: if_not,
    },
    Row {
        name: "cond",
        takes: "[& clauses]",
        doc: "Clauses are a test and an expression: the expression after the first test that is true, or nil.",
        expand: cond,
    },
    Row {
        name: "condp",
        takes: "[pred expr & clauses]",
        doc: "The expression after the first test for which (pred test expr) is true. A clause may be \
              `test :>> f`: then f of what pred gave. A last single expression is the default; without it, \
              no match is an error.",
        expand: condp,
    },
    Row {
        name: "case",
        takes: "[expr & clauses]",
        doc: "Clauses are a constant and an expression: the expression after the constant that is = to expr. \
              Constants are not evaluated; a list of them matches when one of them does. A last single \
              expression is the default; without it, no match is an error.",
        expand: case,
    },
    Row {
        name: "and",
        takes: "[& exprs]",
        doc: "The first value that is false or nil, or the last value; what follows is not evaluated.",
        expand: and,
    },
    Row {
        name: "or",
        takes: "[& exprs]",
        doc: "The first value that is neither false nor nil, or the last value; what follows is not evaluated.",
        expand: or,
    },
];

fn when(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let test = call.next("a test")?;
    Ok(call.at.call("if", [test, call.at.call("do", call.args)]))
}

fn when_not(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let test = call.next("a test")?;
    Ok(call.at.if_(test, call.at.nil(), call.at.call("do", call.args)))
}

fn if_not(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let test = call.next("a test")?;
    let then = call.next("what to do when it is not so")?;
    let otherwise = call.args.next().unwrap_or_else(|| call.at.nil());
    call.end()?;
    Ok(call.at.if_(test, otherwise, then))
}

fn cond(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let mut clauses: Vec<Form> = call.args.collect();
    if !clauses.len().is_multiple_of(2) {
        let message = format!("expected an even number of forms in cond, found {}", clauses.len());
        let last = clauses.last().map_or(call.at.0, |last| last.span);
        return Err(Diagnostic::error("expand/arguments", message, call.at.0)
            .label(last, "this test has no expression")
            .note("the value for all other cases follows `:else`"));
    }
    let mut result = call.at.nil();
    let mut last = true;
    while let (Some(then), Some(test)) = (clauses.pop(), clauses.pop()) {
        result = match test.kind {
            FormKind::Keyword(_) if last => then,
            _ => At(test.span.to(then.span)).if_(test, then, result),
        };
        last = false;
    }
    Ok(result)
}

/// One clause of `condp`.
struct Choice {
    test: Form,
    then: Form,
    /// `test :>> then`
    passed_on: bool,
}

fn condp(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let pred = call.next("a predicate")?;
    let expr = call.next("an expression to test")?;
    let (pred_name, expr_name) = (ex.gensym("pred", pred.span)?, ex.gensym("expr", expr.span)?);
    let (choices, default) = choices(call.args);
    let mut result = default.unwrap_or_else(|| at.call("clojure.core/case-error", [expr_name.clone()]));
    for Choice { test, then, passed_on } in choices.into_iter().rev() {
        let at = At(test.span.to(then.span));
        let test = at.list([pred_name.clone(), test, expr_name.clone()]);
        result = if passed_on {
            let held = ex.gensym("found", at.0)?;
            let then = at.list([then, held.clone()]);
            at.let_([held.clone(), test], [at.if_(held, then, result)])
        } else {
            at.if_(test, then, result)
        };
    }
    Ok(at.let_([pred_name, pred, expr_name, expr], [result]))
}

/// The clauses and the default.
fn choices(args: impl Iterator<Item = Form>) -> (Vec<Choice>, Option<Form>) {
    let mut args = args.peekable();
    let mut choices = Vec::new();
    while let Some(test) = args.next() {
        let Some(second) = args.next() else { return (choices, Some(test)) };
        let arrow = matches!(second.kind, FormKind::Keyword(name) if name.with_text(|text| text == ">>"));
        choices.push(match args.next_if(|_| arrow) {
            Some(then) => Choice { test, then, passed_on: true },
            None => Choice { test, then: second, passed_on: false },
        });
    }
    (choices, None)
}

fn case(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let expr = call.next("an expression to test")?;
    let name = ex.gensym("case", expr.span)?;
    let mut seen = FxHashMap::default();
    let mut clauses = Vec::with_capacity(call.args.len());
    let mut default = None;
    while let Some(first) = call.args.next() {
        let Some(then) = call.args.next() else {
            default = Some(first);
            break;
        };
        let constants = constants(first);
        for constant in &constants {
            if let Some(before) = seen.insert(constant.to_string(), constant.span) {
                let message = format!("expected each constant of case once, found {constant} again");
                return Err(
                    Diagnostic::error("expand/case", message, constant.span).label(before, "here first")
                );
            }
        }
        clauses.extend([At(then.span).vector(constants), then]);
    }
    let default = default.unwrap_or_else(|| at.call("clojure.core/case-error", [name.clone()]));
    let choose = at.call("case*", [name.clone(), default].into_iter().chain(clauses));
    Ok(at.let_([name, expr], [choose]))
}

/// A list has a constant each, anything else is one.
fn constants(form: Form) -> Vec<Form> {
    let form = strip(form);
    if !matches!(form.kind, FormKind::List(_)) {
        return vec![form];
    }
    let FormKind::List(items) = form.into_kind() else { unreachable!("looked at above") };
    items.into_iter().map(strip).collect()
}

fn and(call: Form, ex: &mut Expansion) -> Expanded {
    chain(Call::of(call), "and", |at| at.bool(true), |at, name, rest| at.if_(name.clone(), rest, name), ex)
}

fn or(call: Form, ex: &mut Expansion) -> Expanded {
    chain(Call::of(call), "or", At::nil, |at, name, rest| at.if_(name.clone(), name, rest), ex)
}

/// Makes of a name, which holds the value so far, and the rest what stands for both.
type Link = fn(At, Form, Form) -> Form;

/// One name holds all values (each hides the one before, which is not used again).
fn chain(call: Call, stem: &str, empty: fn(At) -> Form, link: Link, ex: &mut Expansion) -> Expanded {
    let args: Vec<Form> = call.args.collect();
    match args.len() {
        0 => return Ok(empty(call.at)),
        1 => return Ok(call.at.body(args)),
        _ => {}
    }
    let name = ex.gensym(stem, call.at.0)?;
    Ok(linked(args, &name, link))
}

/// One after the other; of many each half for itself, so that they do not nest deep.
fn linked(mut args: Vec<Form>, name: &Form, link: Link) -> Form {
    const MANY: usize = 16;
    let middle = if args.len() > MANY { args.len() / 2 } else { 1 };
    let rest = args.split_off(middle);
    let first = if middle == 1 { args.remove(0) } else { linked(args, name, link) };
    if rest.is_empty() {
        return first;
    }
    let rest = linked(rest, name, link);
    let at = At(first.span.to(rest.span));
    at.let_([name.clone(), first], [link(at, name.clone(), rest)])
}
