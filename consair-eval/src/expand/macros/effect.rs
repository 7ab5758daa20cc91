//! Macros about when and whether something is evaluated: `comment`, `assert`, `time`, `delay`...

use super::{Expanded, Expansion, Row};
use crate::expand::template::Call;
use crate::syntax::form::{Form, FormKind};

pub(super) const ROWS: &[Row] = &[
    Row { name: "comment", takes: "[& body]", doc: "nil; the body is read and forgotten.", expand: comment },
    Row {
        name: "assert",
        takes: "[test] [test message]",
        doc: "An error that shows the test, and the message if there is one, when test is false or nil.",
        expand: assert,
    },
    Row {
        name: "time",
        takes: "[expr]",
        doc: "The value of expr; prints how many milliseconds it took.",
        expand: time,
    },
    Row {
        name: "with-out-str",
        takes: "[& body]",
        doc: "Evaluates the body and gives what it printed, as a string.",
        expand: with_out_str,
    },
    Row {
        name: "delay",
        takes: "[& body]",
        doc: "A value that evaluates the body when it is first asked for by force or deref, and keeps the result.",
        expand: delay,
    },
];

fn comment(call: Form, _: &mut Expansion) -> Expanded {
    Ok(Call::of(call).at.nil())
}

fn assert(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let test = call.next("a test")?;
    let message = call.args.next();
    call.end()?;
    let text = at.str(&test.to_string());
    let fail = at.call("clojure.core/assert-error", [text].into_iter().chain(message));
    Ok(at.if_(test, at.nil(), fail))
}

fn time(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let expr = call.next("an expression")?;
    call.end()?;
    let (start, value) = (ex.gensym("start", at.0)?, ex.gensym("value", at.0)?);
    let now = || at.call("clojure.core/system-time-ns", []);
    let elapsed = at.call("clojure.core/-", [now(), start.clone()]);
    let millis = at.call("clojure.core//", [elapsed, at.form(FormKind::Float(1e6))]);
    let text = at.call("clojure.core/str", [at.str("Elapsed time: "), millis, at.str(" msecs")]);
    let print = at.call("clojure.core/prn", [text]);
    Ok(at.let_([start, now(), value.clone(), expr], [print, value]))
}

fn with_out_str(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let body = call.at.function([], call.args);
    Ok(call.at.call("clojure.core/with-out-str*", [body]))
}

fn delay(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let body = call.at.function([], call.args);
    Ok(call.at.call("clojure.core/delay*", [body]))
}
