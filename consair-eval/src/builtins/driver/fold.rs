//! A walk with a step in Rust.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Resume, Stepped};
use consair_core::stream::Stream;
use consair_core::value::Value;

use super::{Fed, Feed, Need, check_growth};

/// How a walk goes on.
pub(crate) enum Flow<E: Engine, T> {
    /// With the next element.
    More,
    /// Not at all: the result is known.
    Enough,
    /// With the same element again, once this is realised.
    Realise(Need<E>, T),
}

/// A step for each element, and what it comes to.
pub(crate) trait Fold<E: Engine, T>: 'static {
    /// Takes the next element in.
    fn item(&mut self, cx: &mut Cx<E>, item: T) -> Result<Flow<E, T>, Error<E>>;

    /// The result, after the last element or [`Flow::Enough`].
    fn end(self, cx: &mut Cx<E>) -> Stepped<E>;
}

/// Walks `feed` with `state`, waiting for lazy sequences where it must. One tick for each element.
#[inline]
pub(crate) fn fold<E: Engine, S: Feed<E>, F: Fold<E, S::Item>>(
    cx: &mut Cx<E>,
    feed: S,
    state: F,
) -> Stepped<E> {
    let mut folding = Folding { feed, state, again: None };
    match folding.advance(cx)? {
        None => folding.state.end(cx),
        Some(need) => need.wait(cx, Box::new(folding)),
    }
}

struct Folding<E: Engine, S: Feed<E>, F> {
    feed: S,
    state: F,
    again: Option<S::Item>,
}

impl<E: Engine, S: Feed<E>, F: Fold<E, S::Item>> Folding<E, S, F> {
    /// Walks to the end, or to what must be realised first.
    #[inline]
    fn advance(&mut self, cx: &mut Cx<E>) -> Result<Option<Need<E>>, Error<E>> {
        loop {
            let item = match self.again.take() {
                Some(item) => item,
                None => match self.feed.pull(cx)? {
                    Fed::Item(item) => item,
                    Fed::End => return Ok(None),
                    Fed::Force(lazy) => return Ok(Some(Need::Top(lazy))),
                },
            };
            cx.charge(1)?;
            match self.state.item(cx, item)? {
                Flow::More => {}
                Flow::Enough => return Ok(None),
                Flow::Realise(need, item) => {
                    self.again = Some(item);
                    return Ok(Some(need));
                }
            }
        }
    }
}

impl<E: Engine, S: Feed<E>, F: Fold<E, S::Item>> Resume<E> for Folding<E, S, F> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, realised: Value<E>) -> Stepped<E> {
        // The feed has it, and nobody else should while its elements are used.
        drop(realised);
        match self.advance(cx)? {
            None => self.state.end(cx),
            Some(need) => need.wait(cx, self),
        }
    }
}

/// Collects the elements and goes on with them.
pub(crate) struct Gather<E: Engine, F> {
    items: Vec<Value<E>>,
    then: F,
}

impl<E: Engine, F> Gather<E, F>
where
    F: FnOnce(&mut Cx<E>, Vec<Value<E>>) -> Stepped<E> + 'static,
{
    /// Collects after `items`; goes on with `then`.
    pub(crate) fn after(items: Vec<Value<E>>, then: F) -> Self {
        Gather { items, then }
    }
}

impl<E: Engine, F> Fold<E, Value<E>> for Gather<E, F>
where
    F: FnOnce(&mut Cx<E>, Vec<Value<E>>) -> Stepped<E> + 'static,
{
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, Error<E>> {
        check_growth(cx, self.items.len(), size_of::<Value<E>>())?;
        self.items.push(item);
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        (self.then)(cx, self.items)
    }
}

/// Goes on with the elements of `coll`, all realised (each at its own top not).
pub(crate) fn gather<E: Engine, F>(cx: &mut Cx<E>, coll: Value<E>, then: F) -> Stepped<E>
where
    F: FnOnce(&mut Cx<E>, Vec<Value<E>>) -> Stepped<E> + 'static,
{
    let stream = Stream::new(coll)?;
    if let Some(count) = stream.count() {
        cx.check_allocation(count.saturating_mul(size_of::<Value<E>>()))?;
    }
    fold(cx, stream, Gather::after(Vec::new(), then))
}
