//! Walks over values that may contain lazy sequences, driven from builtins.
//!
//! A walk goes as far as it can. Where it meets a lazy sequence that is not realised it says so;
//! [`drive`] asks the evaluator to realise it and goes on.

use std::collections::HashSet;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::freeze::is_frozen;
use consair_core::function::{Resume, Step, Stepped};
use consair_core::sequence::force;
use consair_core::stream::{Pull, Stream};
use consair_core::value::Value;
use consair_core::value::eq::Progress;

/// Something that goes on until it is done or needs a lazy sequence.
pub(crate) trait Walk<E: Engine>: 'static {
    /// Goes on from where it stopped.
    ///
    /// # Errors
    /// Those of the walk.
    fn go(&mut self, cx: &mut Cx<E>) -> Result<Progress<E, Value<E>>, Error<E>>;
}

/// Goes on with `walk` to its end.
///
/// # Errors
/// Those of the walk, and of the lazy sequences it realises.
pub(crate) fn drive<E: Engine>(cx: &mut Cx<E>, mut walk: impl Walk<E>) -> Stepped<E> {
    match walk.go(cx)? {
        Progress::Done(value) => Ok(Step::Done(value)),
        Progress::Force(lazy) => force(cx, &lazy, Box::new(Driven(walk))),
    }
}

struct Driven<W>(W);

impl<E: Engine, W: Walk<E>> Resume<E> for Driven<W> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, _realised: Value<E>) -> Stepped<E> {
        match self.0.go(cx)? {
            Progress::Done(value) => Ok(Step::Done(value)),
            Progress::Force(lazy) => force(cx, &lazy, self),
        }
    }
}

/// Charges for work on `bytes` of text: one tick for each eight.
///
/// # Errors
/// When fuel, time or patience is at its end.
#[inline]
pub(crate) fn charge_text<E: Engine>(cx: &mut Cx<E>, bytes: usize) -> Result<(), Error<E>> {
    cx.charge(bytes as u64 / 8 + 1)
}

/// How deep a value may nest before the walk below begins to look for cycles.
const CALM: usize = 64;

/// Realises every lazy sequence inside a value, then goes on with `then`. What is frozen has none.
pub(crate) struct Realising<E: Engine, F> {
    value: Value<E>,
    /// What is walked, with itself, so that its address stays its own.
    inside: Vec<(Stream<E>, Value<E>)>,
    path: HashSet<usize>,
    then: Option<F>,
}

impl<E: Engine, F> Realising<E, F>
where
    F: FnOnce(&mut Cx<E>, Value<E>) -> Result<Value<E>, Error<E>> + 'static,
{
    /// Realises what is inside `value`.
    ///
    /// # Errors
    /// When `value` cannot be walked.
    pub(crate) fn new(value: Value<E>, then: F) -> Result<Self, Error<E>> {
        let mut walk =
            Realising { value: Value::Nil, inside: Vec::new(), path: HashSet::new(), then: Some(then) };
        walk.enter(value.clone())?;
        walk.value = value;
        Ok(walk)
    }

    fn enter(&mut self, value: Value<E>) -> Result<(), Error<E>> {
        if is_frozen(&value) {
            return Ok(());
        }
        if self.inside.len() >= CALM && !self.path.insert(value.address().unwrap_or(0)) {
            return Err(Error::argument("expected a collection that does not contain itself, found a cycle"));
        }
        self.inside.push((Stream::new(value.clone())?, value));
        Ok(())
    }
}

impl<E: Engine, F> Walk<E> for Realising<E, F>
where
    F: FnOnce(&mut Cx<E>, Value<E>) -> Result<Value<E>, Error<E>> + 'static,
{
    fn go(&mut self, cx: &mut Cx<E>) -> Result<Progress<E, Value<E>>, Error<E>> {
        while let Some((stream, _)) = self.inside.last_mut() {
            match stream.pull()? {
                Pull::Item(item) => {
                    cx.charge(1)?;
                    self.enter(item)?;
                }
                Pull::Force(lazy) => return Ok(Progress::Force(lazy)),
                Pull::End => {
                    let (_, left) = self.inside.pop().expect("it is the last");
                    if self.inside.len() >= CALM {
                        self.path.remove(&left.address().unwrap_or(0));
                    }
                }
            }
        }
        let then = self.then.take().expect("it comes to its end once");
        Ok(Progress::Done(then(cx, Value::take(&mut self.value))?))
    }
}

/// Answers when `value` is realised: `then` gets `nil` or a sequence for a lazy one, and any other
/// value as it is.
///
/// # Errors
/// Those of the lazy sequence and of `then`.
pub(crate) fn realised<E: Engine>(
    cx: &mut Cx<E>,
    value: Value<E>,
    then: impl FnOnce(&mut Cx<E>, Value<E>) -> Result<Value<E>, Error<E>> + 'static,
) -> Stepped<E> {
    match consair_core::sequence::unrealised(&value) {
        None => Ok(Step::Done(then(cx, value)?)),
        Some(lazy) => force(cx, &lazy, Box::new(Then(then))),
    }
}

/// Goes on with the result of a call.
pub(crate) struct Then<F>(pub(crate) F);

impl<E: Engine, F> Resume<E> for Then<F>
where
    F: FnOnce(&mut Cx<E>, Value<E>) -> Result<Value<E>, Error<E>> + 'static,
{
    fn resume(self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        Ok(Step::Done((self.0)(cx, result)?))
    }
}

/// The text of a string argument.
///
/// # Errors
/// When it is no string.
#[inline]
pub(crate) fn text<E: Engine>(value: &Value<E>) -> Result<&str, Error<E>> {
    value.as_str().ok_or_else(|| Error::expected("a string", value))
}
