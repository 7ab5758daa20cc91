//! A tiny evaluator for the unit tests of builtins: it calls rows by name, and what they ask for.

use std::rc::Rc;

use consair_core::callable::Callable;
use consair_core::context::Cx;
use consair_core::error::Error;
use consair_core::function::{Arity, Native, NativeCode, Resume, Step};
use consair_core::sequence::SeqObject;
use consair_core::symbol::Symbol;
use consair_fast::Fast;

use super::rows;

pub(crate) type Value = consair_core::value::Value<Fast>;

/// Calls the row `name` with `args`.
pub(crate) fn call(name: &str, args: impl IntoIterator<Item = Value>) -> Result<Value, Error<Fast>> {
    call_in(&mut Cx::new(), name, args)
}

/// Calls the row `name` with `args` in a context.
pub(crate) fn call_in(
    cx: &mut Cx<Fast>,
    name: &str,
    args: impl IntoIterator<Item = Value>,
) -> Result<Value, Error<Fast>> {
    let row = rows::<Fast>().into_iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}"));
    let mut args: Vec<_> = args.into_iter().collect();
    assert!(row.arity.accepts(args.len()), "{name} does not take {} arguments", args.len());
    let mut waiting: Vec<Box<dyn Resume<Fast>>> = Vec::new();
    let mut answer = run(cx, &row.code, &mut args);
    loop {
        answer = match answer {
            Ok(Step::Call { callee, mut args, then }) => {
                waiting.extend(then);
                match &callee {
                    Value::Native(native) => run(cx, &native.code, &mut args),
                    other => other.call(&args).map(Step::Done),
                }
            }
            Ok(Step::Done(value)) => match waiting.pop() {
                Some(then) => then.resume(cx, value),
                None => return Ok(value),
            },
            Err(error) => match waiting.pop() {
                Some(then) => then.failed(cx, error),
                None => return Err(error),
            },
        };
    }
}

fn run(cx: &mut Cx<Fast>, code: &NativeCode<Fast>, args: &mut [Value]) -> Result<Step<Fast>, Error<Fast>> {
    match code {
        NativeCode::Plain(code) => code(cx, args).map(Step::Done),
        NativeCode::Step(code) => code(cx, args),
        NativeCode::Host(code) => code(cx, args),
    }
}

/// A function of the host.
pub(crate) fn function(code: impl Fn(&mut [Value]) -> Value + 'static) -> Value {
    let code = NativeCode::Host(Box::new(move |_, args| Ok(Step::Done(code(args)))));
    Value::Native(Rc::new(Native { name: Symbol::new("test"), arity: Arity::at_least(0), doc: "", code }))
}

/// A lazy sequence of integers, each cell lazy.
pub(crate) fn lazy(from: i64, to: i64) -> Value {
    SeqObject::lazy(function(move |_| {
        if from < to { SeqObject::cons(Value::Int(from), lazy(from + 1, to)) } else { Value::Nil }
    }))
}

/// The value, or the message of the error, readably.
pub(crate) fn shown(result: Result<Value, Error<Fast>>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(error) => error.message().to_owned(),
    }
}

#[test]
fn every_row_has_a_name_of_its_own_and_a_doc() {
    let mut seen = std::collections::HashSet::new();
    for row in rows::<Fast>() {
        assert!(seen.insert(row.name), "{} is there twice", row.name);
        assert!(row.doc.ends_with('.'), "{}", row.name);
    }
    println!("{} rows", seen.len());
}
