//! Ranges of numbers of any kind.

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Native, NativeCode};
use consair_core::number::is_number;
use consair_core::sequence::{SeqObject, Source};
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use crate::builtins::number;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// How many numbers a range that is not of 64-bit integers computes at once.
const CHUNK: usize = 32;

/// `(range)`, `(range end)`, `(range start end)`, `(range start end step)`
pub(super) fn range<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    if let Some(other) = args.iter().find(|arg| !is_number(*arg)) {
        return Err(Error::expected("a number", other));
    }
    let last = Value::Int(i64::MAX);
    let (zero, one) = (Value::Int(0), Value::Int(1));
    let (start, end, step) = match &*args {
        [] => (&zero, &last, &one),
        [end] => (&zero, end, &one),
        [start, end] => (start, end, &one),
        [start, end, step, ..] => (start, end, step),
    };
    match whole(start, end, step) {
        Some(source) => Ok(match source.into_seq()? {
            Value::Nil => Value::list([]),
            seq => seq,
        }),
        None => {
            let native = Value::Native(Rc::new(Native {
                name: Symbol::new("range"),
                arity: Arity::exactly(4),
                doc: "",
                code: NativeCode::Plain(chunk),
            }));
            chunk(cx, &mut [native, start.clone(), end.clone(), step.clone()])
        }
    }
}

/// The range of 64-bit integers that it is, if it is one.
fn whole<E: Engine>(start: &Value<E>, end: &Value<E>, step: &Value<E>) -> Option<Source<E>> {
    let (Value::Int(next), Value::Int(step)) = (start, step) else { return None };
    let end = match end {
        Value::Int(end) => *end,
        // The integers before the end are those before the next whole number; an infinite end is the
        // last integer there is.
        Value::Float(end) if !end.is_nan() => (if *step > 0 { end.ceil() } else { end.floor() }) as i64,
        _ => return None,
    };
    (*step != 0).then_some(Source::Range { next: *next, end, step: *step })
}

/// The first numbers of a range, and lazily all that follow. Its arguments: this function itself,
/// the first number, the end, the step.
fn chunk<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let [callee, next, end, step] = args else { unreachable!("the arity says four") };
    let mut numbers = Vec::new();
    while numbers.len() < CHUNK && is_inside(next, end, step)? {
        number::charge(cx, next, step)?;
        let after = number::add_promoting(next, step)?;
        numbers.push(std::mem::replace(next, after));
    }
    let rest = if numbers.len() == CHUNK {
        SeqObject::lazy_call(callee.clone(), args.iter_mut().map(Value::take).collect())
    } else {
        Value::list([])
    };
    Ok(numbers.into_iter().rev().fold(rest, |rest, number| SeqObject::cons(number, rest)))
}

/// True when the range goes on with `next`. A step of 0 stays at the start for ever.
fn is_inside<E: Engine>(next: &Value<E>, end: &Value<E>, step: &Value<E>) -> Result<bool, E> {
    use std::cmp::Ordering;
    match number::sign(step)? {
        Some(Ordering::Greater) => number::lt(next, end),
        Some(Ordering::Less) => number::gt(next, end),
        _ => Ok(!number::num_eq(next, end)?),
    }
}
