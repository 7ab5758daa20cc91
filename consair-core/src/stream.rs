//! Walking anything that can be walked, once, from outside.

use std::rc::Rc;

use crate::ask::walkable;
use crate::context::Cx;
use crate::engine::Engine;
use crate::error::Error;
use crate::sequence::{Chunk, Lazy, SeqKind, SeqObject, Source, Steps};
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
    Chunk(Box<Chunk<E>>),
    /// Cells and lazy sequences.
    Chain(Rc<SeqObject<E>>),
    /// What computes the elements.
    Steps(Box<dyn Steps<E>>),
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
            At::Chunk(_) | At::Steps(_) => None,
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
            At::Chunk(_) | At::Steps(_) => None,
            At::Chain(object) => match object.kind() {
                SeqKind::At(source) => source.count(),
                _ => None,
            },
        }
    }

    /// The next element of what is there: a vector, a range, a chunk; `None` at its end, and for all that
    /// [`Stream::pull`] must be asked for.
    #[inline(always)]
    pub fn at_hand(&mut self) -> Option<Value<E>> {
        match &mut self.0 {
            At::Source(source) => source.at_hand(),
            At::Chunk(chunk) => chunk.items.at_hand(),
            At::Chain(_) | At::Steps(_) => None,
        }
    }

    /// The next element, where a sequence that [computes its elements](Steps) is no reason to ask for it to
    /// be realised. As long as nobody else has such a sequence, no cell of it is made.
    ///
    /// # Errors
    /// As [`Stream::pull`], and those of the sequence.
    #[inline]
    pub fn pull_or_compute(&mut self, cx: &mut Cx<E>) -> Result<Pull<E>, Error<E>> {
        loop {
            if let At::Steps(steps) = &mut self.0 {
                let item = steps.next(cx)?;
                return Ok(item.map_or(Pull::End, Pull::Item));
            }
            match self.pull()? {
                Pull::Force(lazy) => {
                    // One handle is the stream's, one is `lazy`.
                    let steps = if Rc::strong_count(&lazy) == 2 { lazy.take_steps() } else { None };
                    match steps {
                        Some(steps) => self.0 = At::Steps(steps),
                        None if lazy.step(cx)? => {}
                        None => return Ok(Pull::Force(lazy)),
                    }
                }
                other => return Ok(other),
            }
        }
    }

    /// The next element. Not after [`Stream::pull_or_compute`], which may have taken over what computes the
    /// elements.
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
                At::Steps(_) => unreachable!("only pull_or_compute takes them"),
                At::Chunk(chunk) => match chunk.items.pull()? {
                    Some(item) => return Ok(Pull::Item(item)),
                    None => *self = Stream::new(Value::take(&mut chunk.rest))?,
                },
                At::Chain(object) => {
                    let (item, next) = match object.kind() {
                        SeqKind::Cons { first, rest } => (Some(first.clone()), Stream::new(rest.clone())?.0),
                        SeqKind::At(source) => (None, At::Source(source.clone())),
                        SeqKind::Chunk(chunk) => (None, At::Chunk(chunk.clone())),
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
