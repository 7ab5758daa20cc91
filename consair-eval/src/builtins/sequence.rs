//! Sequences that are made: ranges, lazy ones; and what is said of all elements at once.

mod chunk;
mod range;

use consair_core::associative::Associative;
use consair_core::collection;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine};
use consair_core::error::Error;
use consair_core::freeze;
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::lookup::Lookup;
use consair_core::object::Object;
use consair_core::sequence::{SeqObject, force, unrealised};
use consair_core::stream::Stream;
use consair_core::value::Value;

use super::driver::{Flow, Fold, Gather, Need, check_growth, done, fold, taken};
use super::{Row, plain, step};
use crate::vm::Rest;
use crate::vm::code::{FnCode, Params};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions that make sequences or take all elements in.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "range",
            Arity::between(0, 3),
            "The numbers from start (0) to before end (no end), by step (1), lazily. Integers of 64 bits \
             take no memory.",
            range::range,
        ),
        plain(
            "lazy-seq*",
            Arity::at_least(1),
            "A lazy sequence that the function, called with the arguments, computes when it is first \
             needed. What lazy-seq expands to.",
            |_, args| {
                let (callee, args) = args.split_first_mut().expect("its arity says so");
                Ok(SeqObject::lazy_call(Value::take(callee), args.iter_mut().map(Value::take).collect()))
            },
        ),
        plain(
            "eduction*",
            Arity::at_least(1),
            "A sequence that the function, called with the arguments, computes at each walk. What eduction \
             gives.",
            |_, args| {
                let (callee, args) = args.split_first_mut().expect("its arity says so");
                Ok(SeqObject::fresh(Value::take(callee), args.iter_mut().map(Value::take).collect()))
            },
        ),
        plain(
            "chunked-seq?",
            Arity::exactly(1),
            "True for a sequence whose elements are there a chunk at a time: of a vector or a range, and of \
             what map, filter and the like make of one.",
            |_, args| Ok(Value::Bool(chunk::of(&args[0]).is_some())),
        ),
        plain(
            "chunk-first",
            Arity::exactly(1),
            "The first chunk of a sequence, at most 32 elements: a vector.",
            |cx, args| chunk::first(cx, &args[0]),
        ),
        plain(
            "chunk-rest",
            Arity::exactly(1),
            "What follows the first chunk of a sequence; the empty list for nothing.",
            |_, args| chunk::rest(&args[0]),
        ),
        plain(
            "chunk-cons",
            Arity::exactly(2),
            "The sequence of the elements of a chunk, a vector, and then those of coll.",
            |_, args| {
                let [chunk, rest] = taken(args);
                chunk::cons(&chunk, rest)
            },
        ),
        step(
            "apply",
            Arity::at_least(2),
            "Calls the function with the arguments before the last and then the elements of the last. A \
             sequence is realised no further than the function has parameters: a rest parameter is the \
             rest of it.",
            apply,
        ),
        step(
            "frequencies",
            Arity::exactly(1),
            "A map of the elements to how often each is there.",
            |cx, args| {
                let stream = Stream::new(Value::take(&mut args[0]))?;
                fold(cx, stream, Frequencies::<E>(E::Map::default()))
            },
        ),
    ]
}

// apply, frequencies

fn apply<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let (f, rest) = args.split_first_mut().expect("the arity says two or more");
    let (last, before) = rest.split_last_mut().expect("the arity says two or more");
    let (f, last) = (Value::take(f), Value::take(last));
    let before: Vec<_> = before.iter_mut().map(Value::take).collect();
    if let Value::Seq(_) = &last
        && let Some(limit) = limit_of(&f)
    {
        return Box::new(Applying { f, args: before, rest: last, limit }).go(cx);
    }
    let stream = Stream::new(last)?;
    if let Some(count) = stream.count() {
        cx.check_allocation(count.saturating_mul(size_of::<Value<E>>()))?;
    }
    fold(cx, stream, Gather::after(before, move |_, args| Ok(Step::tail(f, args))))
}

/// How many arguments a function can tell apart: those before a rest parameter, or one more than it
/// takes. `None` when it takes any number, one by one.
fn limit_of<E: Engine>(f: &Value<E>) -> Option<Params> {
    match f {
        Value::Fn(closure) => Some(FnCode::of(closure).params(closure)),
        Value::Var(var) => var.value().as_ref().and_then(limit_of),
        Value::Native(native) => native.arity.max.map(|max| Params::Fixed(usize::from(max))),
        _ => Some(Params::Fixed(2)),
    }
}

/// A call of a function with the elements of a sequence, of which only those are realised that are
/// parameters by themselves. A rest parameter is the rest of the sequence.
struct Applying<E: Engine> {
    f: Value<E>,
    args: Vec<Value<E>>,
    rest: Value<E>,
    limit: Params,
}

impl<E: Engine> Applying<E> {
    fn go(mut self: Box<Self>, cx: &mut Cx<E>) -> Stepped<E> {
        let limit = match self.limit {
            Params::Variadic(params) => params,
            Params::Fixed(params) => params + 1,
        };
        loop {
            if let Some(lazy) = unrealised(&self.rest) {
                return force(cx, &lazy, self);
            }
            cx.charge(1)?;
            self.rest = collection::seq(Value::take(&mut self.rest))?;
            if self.rest.is_nil() || self.args.len() >= limit {
                return self.call();
            }
            self.args.push(collection::first(&self.rest)?);
            self.rest = collection::rest(Value::take(&mut self.rest))?;
        }
    }

    fn call(self) -> Stepped<E> {
        let Applying { f, mut args, mut rest, limit } = self;
        if let (Params::Variadic(params), false) = (limit, rest.is_nil()) {
            for arg in args.drain(params..).rev() {
                rest = collection::cons(arg, rest)?;
            }
            args.push(Rest::argument(rest));
        }
        Ok(Step::tail(f, args))
    }
}

impl<E: Engine> Resume<E> for Applying<E> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, rest: Value<E>) -> Stepped<E> {
        self.rest = rest;
        self.go(cx)
    }
}

/// How often each element was there so far.
struct Frequencies<E: Engine>(E::Map);

impl<E: Engine> Fold<E, Value<E>> for Frequencies<E> {
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = Need::key(&item)? {
            return Ok(Flow::Realise(need, item));
        }
        match self.0.val_at(&item) {
            Some(Value::Int(count)) => {
                let more = Value::Int(count + 1);
                self.0.assoc(item, more);
            }
            _ => {
                check_growth(cx, self.0.count(), 2 * size_of::<Value<E>>())?;
                let item = freeze::key(cx, item)?;
                self.0.conj((item, Value::Int(1)));
            }
        }
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        cx.check_allocation(self.0.heap_bytes())?;
        done(Value::Map(Object::new(self.0)))
    }
}
