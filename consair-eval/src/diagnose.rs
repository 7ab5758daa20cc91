//! A text looked through without running it.
//!
//! The forms are expanded and analyzed in turn. What a form defines is known to those after it: names
//! are declared, and forms that do no more than define functions, macros, types or namespaces are
//! evaluated, because macros may need them. A form in which the reader found an error is passed over; its
//! name is known all the same, so that one mistake is told once.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::symbol::Symbol;

use crate::analyze::{self, Env};
use crate::prepare::prepare;
use crate::runtime::{Evaluation, Names, compile_form, diagnostics_of, evaluate, runtime};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::reader::read;

/// Heads of forms that only define: to evaluate one runs nothing of the program's own.
const DEFINES: [&str; 18] = [
    "ns",
    "in-ns",
    "require",
    "use",
    "alias",
    "refer",
    "declare",
    "defn",
    "defn-",
    "defmacro",
    "defmulti",
    "defmethod",
    "defprotocol",
    "defrecord",
    "deftype",
    "extend-type",
    "extend-protocol",
    "import",
];

/// All that is wrong with `text`, in its order.
pub(crate) fn diagnose<E: Engine>(cx: &mut Cx<E>, name: &str, text: &str) -> Vec<Diagnostic> {
    let state = runtime(cx);
    let source = state.sources.add(name, text);
    let read = read(source, text, &state.features);
    let mut found = read.diagnostics;
    look_at_all(cx, &read.forms, &mut found);
    found
}

/// Adds what is wrong with `forms` to what the reader found.
pub(crate) fn look_at_all<E: Engine>(cx: &mut Cx<E>, forms: &[Form], found: &mut Vec<Diagnostic>) {
    let broken: Vec<_> = found.iter().filter(|found| found.is_error()).map(|found| found.span).collect();
    let touches =
        |form: &Form| broken.iter().any(|span| span.start <= form.span.end && form.span.start <= span.end);
    // Its name is known wherever it stands: only one mistake was made.
    forms.iter().filter(|form| touches(form)).for_each(|form| declare(cx, form));
    look_at_rest(cx, forms.iter().filter(|form| !touches(form)), found);
}

/// What is wrong with the forms that come after one that does not compile.
pub(crate) fn look_at_rest<'f, E: Engine>(
    cx: &mut Cx<E>,
    forms: impl Iterator<Item = &'f Form>,
    found: &mut Vec<Diagnostic>,
) {
    let from = runtime(cx).current;
    for form in forms {
        let mut new = Vec::new();
        look_at(cx, form, &mut new);
        // An unknown name is told once.
        new.retain(|new| {
            let is_name = matches!(new.code, "analyze/name" | "analyze/absent" | "habit/word");
            !is_name || !found.iter().any(|known| known.code == new.code && known.message == new.message)
        });
        found.append(&mut new);
    }
    runtime(cx).enter(from);
    found.sort_by_key(|diagnostic| (diagnostic.span.source, diagnostic.span.start));
}

fn look_at<E: Engine>(cx: &mut Cx<E>, form: &Form, found: &mut Vec<Diagnostic>) {
    if let FormKind::List(items) = &form.kind
        && head(form).is_some_and(|head| head.with_text(|text| text == "do"))
    {
        return items[1..].iter().for_each(|item| look_at(cx, item, found));
    }
    let prepared = match prepare(cx, form.clone()) {
        Ok(prepared) => prepared,
        Err(error) => return found.extend(diagnostics_of(&error).cloned().unwrap_or_default()),
    };
    let errors = analyze::analyze_whole(&mut Names { cx }, &prepared);
    let sound = !errors.iter().any(Diagnostic::is_error);
    found.extend(errors);
    let defines = head(form).is_some_and(|head| {
        head.with_text(|text| DEFINES.contains(&text.strip_prefix("clojure.core/").unwrap_or(text)))
    });
    if sound && defines {
        let failed = compile_form(cx, form)
            .and_then(|_| evaluate(cx, Evaluation::new(vec![form.clone()], None)).map(drop));
        if let Err(error) = failed {
            found.extend(failure(&error, form));
        }
    }
}

/// What a definition that fails has to say: a namespace that is not there, an error in one that is.
fn failure<E: Engine>(error: &Error<E>, form: &Form) -> Vec<Diagnostic> {
    match diagnostics_of(error) {
        Some(diagnostics) => diagnostics.clone(),
        None if matches!(error.kind(), ErrorKind::Io | ErrorKind::Name | ErrorKind::Syntax) => {
            vec![Diagnostic::error("run/name", error.message().to_owned(), form.span)]
        }
        None => Vec::new(),
    }
}

/// Makes the name known that a broken form would define.
fn declare<E: Engine>(cx: &mut Cx<E>, form: &Form) {
    let FormKind::List(items) = &form.kind else { return };
    let defines = head(form).is_some_and(|head| head.with_text(|text| text.starts_with("def")));
    let name = items.get(1).and_then(Form::as_symbol).filter(|name: &Symbol| !name.is_qualified());
    if let Some(name) = name.filter(|_| defines) {
        drop(Names { cx }.define(name, form.span));
    }
}

fn head(form: &Form) -> Option<Symbol> {
    match &form.kind {
        FormKind::List(items) => items.first().and_then(Form::as_symbol),
        _ => None,
    }
}
