//! How a builtin walks, compares and calls without re-entering the evaluator.
//!
//! ```text
//! when_realised arguments, their keys      (get assoc conj)
//! fold          every element, native step (into set frequencies)
//! visit         every element, a function  (reduce mapv group-by)
//! sort          a comparator               (sort sort-by)
//! ```
//!
//! Each runs as a plain loop as long as nothing needs the evaluator. Only when a lazy sequence must
//! be realised, or a function of the language called, does it go into a box, as the [`Resume`] of
//! that call; the box is then used again from call to call.

mod call;
mod feed;
mod fold;
mod search;
mod sort;
mod visit;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::freeze::{is_frozen, unrealised_within};
use consair_core::function::{PlainFn, Resume, Step, Stepped};
use consair_core::sequence::{SeqObject, force};
use consair_core::stream::{Pull, Stream};
use consair_core::value::Value;

pub(crate) use call::call_then;
pub(crate) use feed::{Entries, Fed, Feed, Zip, apart};
pub(crate) use fold::{Flow, Fold, Gather, fold, gather};
pub(crate) use sort::{sort, sort_by};
pub(crate) use visit::{Visit, visit};

struct Then<F>(F);

impl<E: Engine, F> Resume<E> for Then<F>
where
    F: FnOnce(&mut Cx<E>, Value<E>) -> Stepped<E> + 'static,
{
    fn resume(self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        (self.0)(cx, result)
    }
}

/// `go_on` as what is done with the result of a call.
pub(crate) fn then<E: Engine, F>(go_on: F) -> Box<dyn Resume<E>>
where
    F: FnOnce(&mut Cx<E>, Value<E>) -> Stepped<E> + 'static,
{
    Box::new(Then(go_on))
}

/// What must be realised before a builtin can do its work.
pub(crate) enum Need<E: Engine> {
    /// This lazy sequence, its top only.
    Top(Rc<SeqObject<E>>),
    /// This value with all that is inside: it is to be a key.
    Whole(Value<E>),
    /// The place of a key in a collection that a function sorts must be found.
    Place {
        /// The collection.
        coll: Value<E>,
        /// The key.
        key: Value<E>,
    },
}

impl<E: Engine> Need<E> {
    /// What `key` needs to be used as a key, if anything.
    #[inline]
    pub(crate) fn key(key: &Value<E>) -> Result<Option<Self>, Error<E>> {
        if key.is_immediate() { Ok(None) } else { Self::key_of_object(key) }
    }

    /// What `key` needs to be looked up in `coll` or put there, if anything.
    #[inline]
    pub(crate) fn key_in(coll: &Value<E>, key: &Value<E>) -> Result<Option<Self>, Error<E>> {
        match Self::key(key)? {
            None if search::is_unknown(coll, key) => {
                Ok(Some(Need::Place { coll: coll.clone(), key: key.clone() }))
            }
            need => Ok(need),
        }
    }

    fn key_of_object(key: &Value<E>) -> Result<Option<Self>, Error<E>> {
        Ok(unrealised_within(key)?.map(|_| Need::Whole(key.clone())))
    }

    /// Has it realised, and resumes `machine` then (with any value).
    pub(crate) fn wait(self, cx: &mut Cx<E>, machine: Box<dyn Resume<E>>) -> Stepped<E> {
        match self {
            Need::Top(lazy) => force(cx, &lazy, machine),
            Need::Place { coll, key } => search::search(cx, coll, key, machine),
            Need::Whole(value) => Box::new(Whole { value, stream: None, then: Some(machine) }).go(cx),
        }
    }
}

/// True when a keyword or a collection, called with `args`, must search by calls of a comparator.
pub(crate) fn needs_search<E: Engine>(callee: &Value<E>, args: &[Value<E>]) -> bool {
    let (coll, key) = match (callee, args) {
        (Value::Keyword(_) | Value::Symbol(..), [coll] | [coll, _]) => (coll, callee),
        (Value::SortedMap(_), [key] | [key, _]) | (Value::SortedSet(_), [key]) => (callee, key),
        _ => return false,
    };
    super::custom::is_custom(coll) || search::is_unknown(coll, key)
}

/// True when `key` can be looked up as it is. Quick; may be false for a key that is ready.
#[inline]
pub(crate) fn is_ready<E: Engine>(key: &Value<E>) -> bool {
    key.is_immediate() || is_frozen(key) && !super::custom::is_custom(key)
}

/// Finds the first thing in the arguments that must be realised.
pub(crate) type Needs<E> = fn(&[Value<E>]) -> Result<Option<Need<E>>, Error<E>>;

/// Calls `code` with `args` once `needs` finds nothing in them.
#[inline]
pub(crate) fn when_realised<E: Engine>(
    cx: &mut Cx<E>,
    args: &mut [Value<E>],
    needs: Needs<E>,
    code: PlainFn<E>,
) -> Stepped<E> {
    when_ready(cx, args, needs, move |cx, args| Ok(Step::Done(code(cx, args)?)))
}

/// As [`when_realised`], for code that may ask for calls itself.
#[inline]
pub(crate) fn when_ready<E: Engine, F>(
    cx: &mut Cx<E>,
    args: &mut [Value<E>],
    needs: Needs<E>,
    code: F,
) -> Stepped<E>
where
    F: FnOnce(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E> + 'static,
{
    match needs(args)? {
        None => code(cx, args),
        Some(need) => {
            let args = args.iter_mut().map(Value::take).collect();
            need.wait(cx, Box::new(Waiting { args, needs, code }))
        }
    }
}

struct Waiting<E: Engine, F> {
    args: Vec<Value<E>>,
    needs: Needs<E>,
    code: F,
}

impl<E: Engine, F> Resume<E> for Waiting<E, F>
where
    F: FnOnce(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E> + 'static,
{
    fn resume(self: Box<Self>, cx: &mut Cx<E>, _: Value<E>) -> Stepped<E> {
        match (self.needs)(&self.args)? {
            None => {
                let Waiting { mut args, code, .. } = *self;
                code(cx, &mut args)
            }
            Some(need) => need.wait(cx, self),
        }
    }
}

/// Realises a value with all that is inside, each lazy sequence to its end before the next is sought.
struct Whole<E: Engine> {
    value: Value<E>,
    stream: Option<Stream<E>>,
    then: Option<Box<dyn Resume<E>>>,
}

impl<E: Engine> Whole<E> {
    fn go(mut self: Box<Self>, cx: &mut Cx<E>) -> Stepped<E> {
        loop {
            while let Some(stream) = &mut self.stream {
                match stream.pull()? {
                    Pull::Item(_) => cx.charge(1)?,
                    Pull::Force(lazy) => return force(cx, &lazy, self),
                    Pull::End => self.stream = None,
                }
            }
            cx.check_bytes()?;
            match unrealised_within(&self.value)? {
                Some(lazy) => self.stream = Some(Stream::new(Value::Seq(lazy))?),
                None => {
                    let then = self.then.take().expect("a machine goes on once");
                    return then.resume(cx, Value::take(&mut self.value));
                }
            }
        }
    }
}

impl<E: Engine> Resume<E> for Whole<E> {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, realised: Value<E>) -> Stepped<E> {
        drop(realised);
        self.go(cx)
    }

    fn failed(mut self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        self.then.take().expect("a machine goes on once").failed(cx, error)
    }
}

/// The arguments, taken; `nil` for those that were not given.
#[inline]
pub(crate) fn taken<E: Engine, const N: usize>(args: &mut [Value<E>]) -> [Value<E>; N] {
    std::array::from_fn(|at| args.get_mut(at).map(Value::take).unwrap_or_default())
}

/// The result of a step.
#[inline]
pub(crate) fn done<E: Engine>(value: impl Into<Value<E>>) -> Stepped<E> {
    Ok(Step::Done(value.into()))
}

/// Checks the byte limit each time a container that is being built doubles.
#[inline]
pub(crate) fn check_growth<E: Engine>(cx: &Cx<E>, count: usize, bytes_each: usize) -> Result<(), Error<E>> {
    if count.is_power_of_two() { cx.check_allocation(count.saturating_mul(2 * bytes_each)) } else { Ok(()) }
}
