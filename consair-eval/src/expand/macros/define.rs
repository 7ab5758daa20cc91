//! Macros that define: `ns`, `declare`, `defonce`.

use super::{Expanded, Expansion, Row};
use crate::expand::destructure::is_name;
use crate::expand::template::{At, Call, found, strip, without_metadata};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "ns",
        takes: "[name & clauses]",
        doc: "Goes on in the namespace called name, made if there is none, and carries out the clauses: \
              (:require [other :as o]), (:use other), (:import other.Type). A string or a map after the name \
              documents it.",
        expand: ns,
    },
    Row {
        name: "import",
        takes: "[& classes]",
        doc: "Makes types of other namespaces available by their short names: other.Type, or (other Type...). \
              Clojure's classes are known without it; those of Java are not there, which their use tells.",
        expand: import,
    },
    Row {
        name: "declare",
        takes: "[& names]",
        doc: "Makes vars without values, so that what follows can name them before they are defined.",
        expand: declare,
    },
    Row {
        name: "defonce",
        takes: "[name expr]",
        doc: "Defines name, unless it has a value: then expr is not evaluated.",
        expand: defonce,
    },
];

fn name(form: Form, macro_name: &str) -> Result<Form, Diagnostic> {
    if is_name(&form) {
        return Ok(form);
    }
    let message = format!("expected a name in {macro_name}, found {}", found(&form));
    Err(Diagnostic::error("expand/arguments", message, form.span))
}

fn ns(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let name = name(strip(call.next("a name")?), "ns")?;
    let mut steps = vec![At(name.span).call("clojure.core/in-ns", [at.quote(name)])];
    for clause in call.args {
        match without_metadata(&clause).kind {
            FormKind::Str(_) | FormKind::Map(_) => {}
            _ => steps.extend(ns_clause(clause)?),
        }
    }
    steps.push(at.nil());
    Ok(at.body(steps))
}

/// What carries out a clause of `ns`, if anything has to be done.
fn ns_clause(clause: Form) -> Result<Option<Form>, Diagnostic> {
    let at = At(clause.span);
    let text = found(&clause);
    let mut items = match strip(clause).into_kind() {
        FormKind::List(items) | FormKind::Vector(items) => items.into_iter(),
        keyword @ FormKind::Keyword(_) => vec![Form::new(keyword, at.0)].into_iter(),
        _ => Vec::new().into_iter(),
    };
    let head = items.next().map(|head| found(&head)).unwrap_or_default();
    let function = match head.as_str() {
        ":require" => "clojure.core/require",
        ":use" => "clojure.core/use",
        ":refer-clojure" => {
            let core = at.quote(at.symbol("clojure.core"));
            let options = items.map(|item| at.quote(item));
            return Ok(Some(at.call("clojure.core/refer", [core].into_iter().chain(options))));
        }
        ":load" => return Ok(Some(at.call("clojure.core/load", items))),
        ":import" => "clojure.core/import*",
        // It says how a class of Java is made of the namespace.
        ":gen-class" => return Ok(None),
        _ => {
            let found = if head.is_empty() { text } else { head };
            let message =
                format!("expected a clause (:require ...), (:use ...) or (:import ...) in ns, found {found}");
            return Err(Diagnostic::error("expand/arguments", message, at.0));
        }
    };
    Ok(Some(at.call(function, items.map(|item| at.quote(item)))))
}

fn import(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let at = call.at;
    let quoted = |form: &Form| matches!(&form.kind, FormKind::List(items) if items.len() == 2 && found(&items[0]) == "quote");
    let specs = call.args.map(|form| if quoted(&form) { form } else { at.quote(form) });
    Ok(at.call("clojure.core/import*", specs))
}

fn declare(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let define = |form: Form| name(form, "declare").map(|name| At(name.span).call("def", [name]));
    let defs: Vec<Form> = call.args.map(define).collect::<Result<_, _>>()?;
    Ok(call.at.body(defs))
}

fn defonce(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let name = name(call.next("a name")?, "defonce")?;
    let expr = call.next("a value")?;
    call.end()?;
    let var = ex.gensym("var", name.span)?;
    let bound = at.call("clojure.core/bound?", [var.clone()]);
    let define = at.call("def", [name.clone(), expr]);
    Ok(at.let_([var.clone(), at.call("def", [name])], [at.if_(bound, var, define)]))
}
