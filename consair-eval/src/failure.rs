//! The error of a running program as a diagnostic.

use std::borrow::Cow;

use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind, Place, TraceEntry};
use consair_core::span::{SourceId, Span};
use consair_core::value::{Value, print};

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::source::SourceMap;

/// The calls that are shown.
const MOST_CALLS: usize = 12;

/// What failed, where the program says so, with what, and the calls on the way.
pub(crate) fn diagnostic<E: Engine>(error: &Error<E>, sources: &SourceMap) -> Diagnostic {
    let place = error.place();
    let message = match error.kind() {
        ErrorKind::Info | ErrorKind::Thrown | ErrorKind::Host => error.message().to_owned(),
        kind => format!("{} error: {}", kind.name(), error.message()),
    };
    let (span, inner) = shown_place(&place, sources);
    let mut diagnostic = Diagnostic::error(code(error.kind()), message, span);
    let written = sources
        .source(span.source)
        .and_then(|source| source.text().get(span.start as usize..span.end as usize));
    if let Some(call) = &place.call {
        diagnostic = diagnostic.note(format!("the call was {}", as_written(call, written.unwrap_or(""))));
    }
    if error.kind() == ErrorKind::Type
        && let Some(meant) = written.and_then(prefix_form)
    {
        diagnostic = diagnostic.note(format!("the function comes first: `{meant}`"));
    }
    if error.kind() == ErrorKind::Info && !error.data().is_nil() {
        diagnostic = diagnostic.note(format!("data: {}", print::brief(error.data())));
    }
    let calls: Vec<_> = place.trace.iter().skip(inner + 1).collect();
    for entry in calls.iter().take(MOST_CALLS) {
        diagnostic.notes.extend(called_from(entry, sources));
    }
    if calls.len() > MOST_CALLS {
        diagnostic = diagnostic.note(format!("and {} calls around it", calls.len() - MOST_CALLS));
    }
    let mut cause = error.cause().clone();
    while let Value::Error(inner) = cause {
        diagnostic = diagnostic.note(format!("caused by: {}", inner.message()));
        cause = inner.cause().clone();
    }
    diagnostic
}

/// The call with the head that the program has: `(inc x)` runs as `(+ x 1)`.
fn as_written<'c>(call: &'c str, written: &str) -> Cow<'c, str> {
    const RUNS: [(&str, &str, &str); 5] = [
        ("inc", "(+ ", " 1)"),
        ("dec", "(+ ", " -1)"),
        ("zero?", "(== ", " 0)"),
        ("pos?", "(> ", " 0)"),
        ("neg?", "(< ", " 0)"),
    ];
    let head = written.strip_prefix('(').and_then(|text| text.split_whitespace().next());
    for (known, runs, end) in RUNS {
        let operand = call.strip_prefix(runs).and_then(|rest| rest.strip_suffix(end));
        if let Some(operand) = operand.filter(|_| head == Some(known)) {
            return format!("({known} {operand})").into();
        }
    }
    call.into()
}

/// `(+ x 1)` for `(x + 1)`.
fn prefix_form(written: &str) -> Option<String> {
    const SIGNS: [&str; 10] = ["+", "-", "*", "/", "<", ">", "<=", ">=", "=", "=="];
    let words: Vec<_> = written.strip_prefix('(')?.strip_suffix(')')?.split_whitespace().collect();
    let [first, sign, second] = words[..] else { return None };
    let plain = |word: &str| !word.contains(['(', ')', '[', ']', '{', '}', '"']);
    (SIGNS.contains(&sign) && plain(first) && plain(second)).then(|| format!("({sign} {first} {second})"))
}

/// The innermost place in a text of the program, and how many calls are inside it: those of the prelude.
fn shown_place(place: &Place, sources: &SourceMap) -> (Span, usize) {
    let Some(span) = place.span else { return (Span::new(SourceId(u32::MAX), 0, 0), 0) };
    let built_in =
        |span: Span| sources.source(span.source).is_some_and(|source| source.name().starts_with("<clojure."));
    if !built_in(span) {
        return (span, 0);
    }
    let inner = place.trace.iter().take_while(|entry| entry.span.is_none_or(built_in)).count();
    match place.trace.get(inner).and_then(|entry| entry.span) {
        Some(outer) => (outer, inner),
        None => (span, 0),
    }
}

fn called_from(entry: &TraceEntry, sources: &SourceMap) -> Option<String> {
    let span = entry.span?;
    let source = sources.source(span.source).filter(|source| !source.name().starts_with("<clojure."))?;
    let position = source.position(span.start as usize);
    let name = entry.name.map_or_else(|| "the top level".to_owned(), |name| name.text());
    Some(format!("called from {name} at {}:{}:{}", source.name(), position.line, position.column))
}

fn code(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Type => "run/type",
        ErrorKind::Arity => "run/arity",
        ErrorKind::Arithmetic => "run/arithmetic",
        ErrorKind::Index => "run/index",
        ErrorKind::Argument => "run/argument",
        ErrorKind::State => "run/state",
        ErrorKind::Syntax => "run/syntax",
        ErrorKind::Name => "run/name",
        ErrorKind::Iteration => "run/iteration",
        ErrorKind::Io => "run/io",
        ErrorKind::Assertion => "run/assertion",
        ErrorKind::Info => "run/info",
        ErrorKind::Thrown => "run/thrown",
        ErrorKind::Unrealised => "run/unrealised",
        ErrorKind::Limit => "run/limit",
        ErrorKind::Interrupted => "run/interrupted",
        ErrorKind::Exit => "run/exit",
        _ => "run/host",
    }
}
