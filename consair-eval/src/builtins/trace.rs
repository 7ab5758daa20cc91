//! Where errors arose, for reports of programs.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::span::Span;
use consair_core::value::Value;

use super::{Row, plain};
use crate::runtime::runtime;

pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![plain(
        "error-lines*",
        Arity::exactly(1),
        "What is known of an error, as lines: its kind and message, where it arose, the calls around that, its causes. nil for other values.",
        lines,
    )]
}

fn lines<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, Error<E>> {
    let Value::Error(error) = &args[0] else { return Ok(Value::Nil) };
    let mut lines = vec![message(error)];
    let place = error.place();
    let mut shown = None;
    for (name, span) in [(None, place.span)].into_iter().chain(place.trace.iter().map(|e| (e.name, e.span))) {
        let Some(at) = span.and_then(|span| position(cx, span)).filter(|at| shown.as_ref() != Some(at))
        else {
            continue;
        };
        lines.push(match name {
            Some(name) => format!("at {at} in {name}"),
            None => format!("at {at}"),
        });
        shown = Some(at);
    }
    let mut cause = error.cause().clone();
    while let Value::Error(inner) = cause {
        lines.push(format!("caused by {}", message(&inner)));
        cause = inner.cause().clone();
    }
    Ok(Value::list(lines.iter().map(|line| Value::string(line)).collect::<Vec<_>>()))
}

fn message<E: Engine>(error: &consair_core::error::ErrorObject<E>) -> String {
    match error.kind() {
        ErrorKind::Info if !error.data().is_nil() => {
            format!("{} {}", error.message(), consair_core::value::print::brief(error.data()))
        }
        ErrorKind::Info | ErrorKind::Thrown | ErrorKind::Host => error.message().to_owned(),
        kind => format!("{} error: {}", kind.name(), error.message()),
    }
}

/// The place of a span in a text of the program; `None` for one in the prelude.
fn position<E: Engine>(cx: &mut Cx<E>, span: Span) -> Option<String> {
    let source = runtime(cx).sources.source(span.source)?;
    let at = source.position(span.start as usize);
    (!source.name().starts_with("<clojure.")).then(|| format!("{}:{}:{}", source.name(), at.line, at.column))
}
