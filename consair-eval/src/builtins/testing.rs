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
    call_in(&mut context(), name, args)
}

/// Calls the row `name` with `args` in a context.
pub(crate) fn call_in(
    cx: &mut Cx<Fast>,
    name: &str,
    args: impl IntoIterator<Item = Value>,
) -> Result<Value, Error<Fast>> {
    let row =
        rows::<Fast>().into_iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}"));
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
        NativeCode::Plain(code) | NativeCode::Operator(code) => code(cx, args).map(Step::Done),
        NativeCode::Step(code) => code(cx, args),
        NativeCode::Host(code) => code(cx, args),
        NativeCode::Multi(multi) => multi.call(cx, args),
        NativeCode::Dispatch(dispatch) => {
            let target = dispatch.target(cx, args)?;
            Ok(Step::tail(target, args.iter_mut().map(Value::take)))
        }
        NativeCode::Machine(function) => unreachable!("{function:?} needs a machine"),
    }
}

/// A context with all builtins.
pub(crate) fn context() -> Cx<Fast> {
    let mut cx = Cx::new();
    crate::runtime::install(&mut cx);
    cx
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

#[test]
fn freeze_realises_what_is_inside_and_refuses_cycles() {
    let frozen = call("freeze", [Value::vector([lazy(0, 3), Value::list([lazy(0, 1)])])]).unwrap();
    assert_eq!(format!("{frozen:?}"), "[(0 1 2) ((0))]");
    assert_eq!(shown(call("frozen?", [frozen])), "true");
    let mut cx = context();
    let (a, b) = (Value::vector([]), Value::vector([]));
    consair_core::collection::conj(&mut cx, a.clone(), b.clone()).unwrap();
    consair_core::collection::conj(&mut cx, b, a.clone()).unwrap();
    let refused = "expected a collection that does not contain itself, found a cycle";
    assert_eq!(shown(call_in(&mut cx, "freeze", [a])), refused);
    cx.clear_cycles();
}

#[test]
fn metadata_errors_and_names() {
    let map =
        |value| consair_core::collection::map_of(&mut Cx::new(), [(Value::keyword("a"), value)]).unwrap();
    let tagged = call("with-meta", [lazy(0, 2), map(Value::Int(1))]).unwrap();
    assert_eq!(shown(call("meta", [tagged.clone()])), "{:a 1}");
    assert_eq!(shown(call("pr-str", [tagged.clone()])), r#""(0 1)""#);
    let other = map(Value::Int(2));
    let varied = call("vary-meta", [tagged, function(move |_| other.clone())]).unwrap();
    assert_eq!(shown(call("meta", [varied])), "{:a 2}");
    assert_eq!(
        shown(call("with-meta", [Value::Int(1), Value::Nil])),
        "expected a symbol, a collection or a function of the language, found an integer"
    );
    let error = call("ex-info", [Value::string("no"), map(Value::Nil)]).unwrap();
    assert_eq!(shown(call("ex-message", [error.clone()])), r#""no""#);
    assert_eq!(shown(call("ex-data", [error.clone()])), "{:a nil}");
    assert_eq!(shown(call("ex-kind", [error])), ":info");
    assert_eq!(shown(call("keyword", [Value::string("a"), Value::string("b")])), ":a/b");
    assert_eq!(shown(call("symbol", [Value::Nil, Value::string("b")])), "b");
    assert_ne!(shown(call("gensym", [])), shown(call("gensym", [])));
    assert_eq!(shown(call("empty?", [lazy(0, 0)])), "true");
    assert_eq!(shown(call("exit", [Value::Int(300)])), "expected a status from 0 to 255, found 300");
    let print = function(|_| Value::Nil);
    assert_eq!(shown(call("with-out-str*", [print])), r#""""#);
}
