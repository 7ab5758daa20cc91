//! From element to element: `first`, `rest`, `seq` and what is made of them.

use consair_core::collection;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::indexed::Indexed;
use consair_core::object::Object;
use consair_core::sequence::{Source, force, unrealised, vector_part};
use consair_core::stream::Stream;
use consair_core::value::Value;

use super::custom::{is_custom, walked};
use super::driver::{Flow, Fold, done, fold, gather, taken};
use super::sorted::backwards;
use super::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions that go from element to element.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        step("first", one, "The first element; nil when there is none.", |cx, args| {
            hop(cx, args, &[Hop::First])
        }),
        step(
            "rest",
            one,
            "All but the first element, as a sequence that may be empty. What it gives is not realised.",
            |cx, args| hop(cx, args, &[Hop::Rest]),
        ),
        step("next", one, "All but the first element as a sequence; nil when there are none.", |cx, args| {
            hop(cx, args, &[Hop::Rest, Hop::Seq])
        }),
        step("seq", one, "The collection as a sequence; nil when it is empty.", |cx, args| {
            hop(cx, args, &[Hop::Seq])
        }),
        step("second", one, "The second element; nil when there is none.", |cx, args| {
            hop(cx, args, &[Hop::Rest, Hop::First])
        }),
        step("ffirst", one, "The first element of the first element.", |cx, args| {
            hop(cx, args, &[Hop::First, Hop::First])
        }),
        step(
            "nfirst",
            one,
            "The elements of the first element after its first; nil when there are none.",
            |cx, args| hop(cx, args, &[Hop::First, Hop::Rest, Hop::Seq]),
        ),
        step("fnext", one, "The second element; nil when there is none.", |cx, args| {
            hop(cx, args, &[Hop::Rest, Hop::First])
        }),
        step("nnext", one, "The elements after the second; nil when there are none.", |cx, args| {
            hop(cx, args, &[Hop::Rest, Hop::Rest, Hop::Seq])
        }),
        plain(
            "cons",
            Arity::exactly(2),
            "A sequence of x and then the elements of coll, which is not walked.",
            |_, args| {
                let [first, rest] = taken(args);
                collection::cons(first, rest)
            },
        ),
        step("last", one, "The last element; nil when there is none. O(1) for vectors, else O(n).", last),
        step(
            "butlast",
            one,
            "All but the last element as a sequence; nil when there are none. O(n).",
            butlast,
        ),
        step("reverse", one, "A list of the elements in the opposite order. O(n).", reverse),
        plain(
            "rseq",
            one,
            "The elements of a vector, or a sorted map or set, from the last to the first; nil when it is empty. \
             O(n) for a vector.",
            rseq,
        ),
        step(
            "doall",
            Arity::between(1, 2),
            "The sequence, realised to its end, or its first n elements.",
            |cx, args| {
                let keep = args[args.len() - 1].clone();
                run_through(cx, args, keep)
            },
        ),
        step(
            "dorun",
            Arity::between(1, 2),
            "Realises a sequence to its end, or its first n elements, for what that does; nil.",
            |cx, args| run_through(cx, args, Value::Nil),
        ),
    ]
}

/// A small step from a value to another.
#[derive(Clone, Copy, PartialEq)]
enum Hop {
    First,
    Rest,
    Seq,
}

impl Hop {
    /// The method of an object's type that does it.
    fn method<E: Engine>(self, object: &Value<E>) -> Option<Value<E>> {
        match self {
            Hop::First => object.custom("first"),
            Hop::Rest => object.custom("more").or_else(|| object.custom("next")),
            Hop::Seq => object.custom("seq"),
        }
    }

    fn from<E: Engine>(self, value: Value<E>) -> Result<Value<E>, E> {
        match self {
            Hop::First => collection::first(&value),
            Hop::Rest => collection::rest(value),
            Hop::Seq => collection::seq(value),
        }
    }
}

struct Hopping(&'static [Hop]);

impl<E: Engine> Resume<E> for Hopping {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, value: Value<E>) -> Stepped<E> {
        hop_on(cx, value, self.0)
    }
}

fn hop<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], hops: &'static [Hop]) -> Stepped<E> {
    hop_on(cx, Value::take(&mut args[0]), hops)
}

#[inline]
fn hop_on<E: Engine>(cx: &mut Cx<E>, mut value: Value<E>, mut hops: &'static [Hop]) -> Stepped<E> {
    while let [hop, more @ ..] = hops {
        if is_custom(&value) {
            if let Some(method) = hop.method(&value) {
                return Ok(Step::call(method, [value], Box::new(Hopping(more))));
            }
            value = walked(value);
        }
        if let Some(lazy) = unrealised(&value) {
            drop(value);
            return force(cx, &lazy, Box::new(Hopping(hops)));
        }
        value = hop.from(value)?;
        hops = more;
    }
    done(value)
}

struct Last<E: Engine>(Value<E>);

impl<E: Engine> Fold<E, Value<E>> for Last<E> {
    fn item(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        self.0 = item;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.0)
    }
}

fn last<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Value::Vector(_) = &args[0] {
        return done(collection::peek(&args[0])?);
    }
    let stream = Stream::new(Value::take(&mut args[0]))?;
    fold(cx, stream, Last(Value::Nil))
}

fn butlast<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    gather(cx, Value::take(&mut args[0]), |_, mut items| {
        items.pop();
        done(Source::items(items).into_seq()?)
    })
}

/// A list that grows at its front.
struct Reversed<E: Engine>(E::List);

impl<E: Engine> Fold<E, Value<E>> for Reversed<E> {
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        self.0.conj(item);
        cx.check_bytes()?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(Value::List(Object::new(self.0)))
    }
}

fn reverse<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let stream = Stream::new(Value::take(&mut args[0]))?;
    fold(cx, stream, Reversed::<E>(E::List::default()))
}

fn rseq<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    if let Some(source) = backwards(&args[0]) {
        return source.into_seq();
    }
    let Value::Vector(vector) = &args[0] else {
        return Err(Error::expected("a vector, or a sorted map or set", &args[0]));
    };
    let count = vector.borrow().count();
    if vector.borrow().nth(0).is_none() {
        return Ok(Value::Nil);
    }
    cx.check_allocation(count * size_of::<Value<E>>())?;
    cx.charge(count as u64)?;
    let mut items = vector_part(vector, 0, usize::MAX);
    items.reverse();
    Source::items(items).into_seq()
}

/// Walks for the walk's sake, at most `left` elements.
struct Through<E: Engine> {
    left: i64,
    result: Value<E>,
}

impl<E: Engine> Fold<E, Value<E>> for Through<E> {
    fn item(&mut self, cx: &mut Cx<E>, _: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        cx.check_bytes()?;
        self.left -= 1;
        Ok(if self.left > 0 { Flow::More } else { Flow::Enough })
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.result)
    }
}

fn run_through<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], result: Value<E>) -> Stepped<E> {
    let left = match args {
        [_] => i64::MAX,
        [Value::Int(n), _] => *n,
        [other, ..] => return Err(Error::expected("an integer", other)),
        [] => 0,
    };
    let stream = Stream::new(Value::take(&mut args[args.len() - 1]))?;
    if left <= 0 {
        return done(result);
    }
    fold(cx, stream, Through { left, result })
}
