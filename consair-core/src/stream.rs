//! Walking anything that can be walked, once, from outside.

use std::rc::Rc;

use crate::ask::walkable;
use crate::engine::Engine;
use crate::error::Error;
use crate::sequence::{Lazy, SeqKind, SeqObject, Source};
use crate::value::Value;

/// What a stream gives when asked.
pub enum Pull<E: Engine> {
    /// The next element.
    Item(Value<E>),
    /// There are no more.
    End,
    /// This lazy sequence must be realised first; then ask again.
    Force(Rc<SeqObject<E>>),
}

/// The elements of a collection or sequence, one after the other.
pub struct Stream<E: Engine>(At<E>);

enum At<E: Engine> {
    Source(Source<E>),
    /// Cells and lazy sequences.
    Chain(Rc<SeqObject<E>>),
}

impl<E: Engine> Stream<E> {
    /// The elements of `value`.
    ///
    /// # Errors
    /// When it is nothing that can be walked.
    #[inline]
    pub fn new(value: Value<E>) -> Result<Self, Error<E>> {
        match value {
            Value::Seq(object) => Ok(Stream(At::Chain(object))),
            other => match Source::of(&other) {
                Some(source) => Ok(Stream(At::Source(source))),
                None if let Some(seq) = walkable(&other) => Stream::new(seq),
                None => Err(Error::expected("a collection or a sequence", &other)),
            },
        }
    }

    /// The elements from a place on.
    pub fn from_source(source: Source<E>) -> Self {
        Stream(At::Source(source))
    }

    /// The address of the collection that is walked, where there is one.
    pub fn address(&self) -> Option<usize> {
        match &self.0 {
            At::Source(source) => source.address(),
            At::Chain(object) => match object.kind() {
                SeqKind::At(source) => source.address(),
                _ => None,
            },
        }
    }

    /// The elements left, where that is known without walking.
    pub fn count(&self) -> Option<usize> {
        match &self.0 {
            At::Source(source) => source.count(),
            At::Chain(object) => match object.kind() {
                SeqKind::At(source) => source.count(),
                _ => None,
            },
        }
    }

    /// The next element.
    ///
    /// # Errors
    /// When the map or set that is walked got or lost a key, or a cell's rest cannot be walked.
    #[inline]
    pub fn pull(&mut self) -> Result<Pull<E>, Error<E>> {
        loop {
            match &mut self.0 {
                At::Source(source) => {
                    return Ok(match source.pull()? {
                        None => Pull::End,
                        Some(item) => Pull::Item(item),
                    });
                }
                At::Chain(object) => {
                    let (item, next) = match object.kind() {
                        SeqKind::Cons { first, rest } => (Some(first.clone()), Stream::new(rest.clone())?.0),
                        SeqKind::At(source) => (None, At::Source(source.clone())),
                        SeqKind::Fresh { .. } => {
                            (None, At::Chain(object.for_one_walk().expect("it is computed at each walk")))
                        }
                        SeqKind::Lazy(state) => match &*state.borrow() {
                            Lazy::Realised(value) => (None, Stream::new(value.clone())?.0),
                            _ => return Ok(Pull::Force(Rc::clone(object))),
                        },
                    };
                    self.0 = next;
                    if let Some(item) = item {
                        return Ok(Pull::Item(item));
                    }
                }
            }
        }
    }
}
