//! Calling a function from a loop: at once where that needs no evaluator.

use std::cell::Cell;

use consair_core::callable::Callable;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::freeze::is_frozen;
use consair_core::function::{Args, NativeCode, Resume, Step, Stepped};
use consair_core::value::Value;

use super::search::is_unknown;
use super::then;
use crate::builtins::custom::{is_custom, operator};

/// How many builtins may call each other at once on Rust's stack.
const NESTING: u32 = 4;

thread_local! {
    static NESTED: Cell<u32> = const { Cell::new(0) };
}

/// What became of a call.
pub(crate) enum Called<E: Engine> {
    /// It was done at once.
    Done(Value<E>),
    /// The evaluator must call.
    Ask(Asked<E>),
}

/// A call that the evaluator must do.
pub(crate) struct Asked<E: Engine> {
    callee: Value<E>,
    args: Args<E>,
    inner: Option<Box<dyn Resume<E>>>,
}

impl<E: Engine> Asked<E> {
    /// As a step that goes on with `outer`.
    pub(crate) fn then(self, outer: Box<dyn Resume<E>>) -> Step<E> {
        let then: Box<dyn Resume<E>> = match self.inner {
            None => outer,
            inner => Box::new(Nested { inner, outer: Some(outer) }),
        };
        Step::Call { callee: self.callee, args: self.args, then: Some(then) }
    }
}

/// Calls `callee`: at once when it is a builtin, a keyword or a collection, else by the evaluator.
#[inline]
pub(crate) fn call<E: Engine>(
    cx: &mut Cx<E>,
    callee: &Value<E>,
    mut args: Args<E>,
) -> Result<Called<E>, Error<E>> {
    match callee {
        Value::Native(native) if native.arity.accepts(args.len()) => match &native.code {
            NativeCode::Plain(code) => return Ok(Called::Done(code(cx, &mut args)?)),
            NativeCode::Operator(code) => {
                return match code(cx, &mut args) {
                    Ok(value) => Ok(Called::Done(value)),
                    Err(error) => match operator(native, &mut args) {
                        Some(Ok(Step::Call { callee, args, then: inner })) => {
                            Ok(Called::Ask(Asked { callee, args, inner }))
                        }
                        _ => Err(error),
                    },
                };
            }
            NativeCode::Step(code) if NESTED.get() < NESTING => {
                NESTED.set(NESTED.get() + 1);
                let stepped = code(cx, &mut args);
                NESTED.set(NESTED.get() - 1);
                return Ok(match stepped? {
                    Step::Done(value) => Called::Done(value),
                    Step::Call { callee, args, then: inner } => Called::Ask(Asked { callee, args, inner }),
                });
            }
            _ => {}
        },
        Value::Keyword(_) | Value::Symbol(..)
            if args.first().is_none_or(|coll| !is_custom(coll) && !is_unknown(coll, callee)) =>
        {
            return Ok(Called::Done(callee.call(&args)?));
        }
        Value::Map(_) | Value::Set(_) | Value::SortedMap(_) | Value::SortedSet(_) | Value::Vector(_)
            if callee.custom("invoke").is_none()
                && args.first().is_some_and(|key| is_frozen(key) && !is_unknown(callee, key)) =>
        {
            return Ok(Called::Done(callee.call(&args)?));
        }
        _ => {}
    }
    Ok(Called::Ask(Asked { callee: callee.clone(), args, inner: None }))
}

/// Calls `callee` and goes on with the result; without a box where the evaluator is not needed.
pub(crate) fn call_then<E: Engine, F>(
    cx: &mut Cx<E>,
    callee: &Value<E>,
    args: impl IntoIterator<Item = Value<E>>,
    go_on: F,
) -> Stepped<E>
where
    F: FnOnce(&mut Cx<E>, Value<E>) -> Stepped<E> + 'static,
{
    match call(cx, callee, args.into_iter().collect())? {
        Called::Done(value) => go_on(cx, value),
        Called::Ask(asked) => Ok(asked.then(then(go_on))),
    }
}

/// A builtin that was called at once and then asked for a call: it goes on first, then its caller.
struct Nested<E: Engine> {
    inner: Option<Box<dyn Resume<E>>>,
    outer: Option<Box<dyn Resume<E>>>,
}

impl<E: Engine> Nested<E> {
    fn go_on(mut self: Box<Self>, cx: &mut Cx<E>, stepped: Stepped<E>) -> Stepped<E> {
        match stepped {
            Ok(Step::Call { callee, args, then: Some(inner) }) => {
                self.inner = Some(inner);
                Ok(Step::Call { callee, args, then: Some(self) })
            }
            Ok(Step::Call { callee, args, then: None }) => {
                Ok(Step::Call { callee, args, then: self.outer.take() })
            }
            Ok(Step::Done(value)) => self.outer.take().expect("goes on once").resume(cx, value),
            Err(error) => self.outer.take().expect("goes on once").failed(cx, error),
        }
    }
}

impl<E: Engine> Resume<E> for Nested<E> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        let stepped = self.inner.take().expect("waits for a call").resume(cx, result);
        self.go_on(cx, stepped)
    }

    fn failed(mut self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        let stepped = self.inner.take().expect("waits for a call").failed(cx, error);
        self.go_on(cx, stepped)
    }
}
