//! Where the elements of a walk come from: one stream, several in step, the entries of a map.

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Args;
use consair_core::sequence::{Part, SeqObject, Source};
use consair_core::stream::{Pull, Stream};
use consair_core::value::Value;

/// What a feed gives when asked.
pub(crate) enum Fed<E: Engine, T> {
    /// The next element.
    Item(T),
    /// There are no more.
    End,
    /// This lazy sequence must be realised first; then ask again.
    Force(Rc<SeqObject<E>>),
}

/// What can be walked from outside.
pub(crate) trait Feed<E: Engine>: 'static {
    /// What it gives.
    type Item: 'static;

    /// True when an element is one argument, or two.
    const FEW: bool = true;

    /// The next element.
    fn pull(&mut self, cx: &mut Cx<E>) -> Result<Fed<E, Self::Item>, Error<E>>;

    /// The next element, where it is at hand; `None` when [`Feed::pull`] must be asked.
    #[inline(always)]
    fn at_hand(&mut self) -> Option<Self::Item> {
        None
    }
}

impl<E: Engine> Feed<E> for Stream<E> {
    type Item = Value<E>;

    #[inline]
    fn pull(&mut self, cx: &mut Cx<E>) -> Result<Fed<E, Value<E>>, Error<E>> {
        Ok(match self.pull_or_compute(cx)? {
            Pull::Item(item) => Fed::Item(item),
            Pull::End => Fed::End,
            Pull::Force(lazy) => Fed::Force(lazy),
        })
    }

    #[inline(always)]
    fn at_hand(&mut self) -> Option<Value<E>> {
        Stream::at_hand(self)
    }
}

/// The entries of a map, or the indices and elements of a vector, without a vector for each.
pub(crate) struct Entries<E: Engine> {
    keys: Source<E>,
    values: Source<E>,
}

impl<E: Engine> Entries<E> {
    /// The entries of `value`.
    pub(crate) fn of(value: &Value<E>) -> Result<Self, Error<E>> {
        match value {
            Value::Nil => Ok(Entries { keys: Source::Empty, values: Source::Empty }),
            Value::Vector(vector) => {
                let end = vector.borrow().count();
                Ok(Entries {
                    keys: Source::Range { next: 0, end: end as i64, step: 1 },
                    values: Source::Vector { vector: Rc::clone(vector), at: 0, end },
                })
            }
            other => match (Source::parts(other, Part::Key), Source::parts(other, Part::Value)) {
                (Some(keys), Some(values)) => Ok(Entries { keys, values }),
                _ => Err(Error::expected("a map or a vector", other)),
            },
        }
    }

    /// Keys and values that follow each other, which it takes.
    pub(crate) fn in_turn(pairs: &mut [Value<E>]) -> Self {
        let mut taken =
            |from: usize| Source::items(pairs.iter_mut().skip(from).step_by(2).map(Value::take).collect());
        Entries { keys: taken(0), values: taken(1) }
    }

    /// The entries as they are now, for a walk during which they may change.
    pub(crate) fn snapshot(mut self, cx: &mut Cx<E>) -> Result<Self, Error<E>> {
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        while let Fed::Item((key, value)) = self.pull(cx)? {
            keys.push(key);
            values.push(value);
        }
        Ok(Entries { keys: Source::items(keys), values: Source::items(values) })
    }
}

impl<E: Engine> Feed<E> for Entries<E> {
    type Item = (Value<E>, Value<E>);

    #[inline]
    fn pull(&mut self, _: &mut Cx<E>) -> Result<Fed<E, Self::Item>, Error<E>> {
        let (Some(key), Some(value)) = (self.keys.peek()?, self.values.peek()?) else {
            return Ok(Fed::End);
        };
        self.keys.advance()?;
        self.values.advance()?;
        Ok(Fed::Item((key, value)))
    }
}

/// Several streams in step, to the end of the shortest.
pub(crate) struct Zip<E: Engine> {
    streams: Vec<Stream<E>>,
    items: Args<E>,
}

impl<E: Engine> Zip<E> {
    /// The elements of `collections` side by side.
    pub(crate) fn of(collections: impl IntoIterator<Item = Value<E>>) -> Result<Self, Error<E>> {
        let streams = collections.into_iter().map(Stream::new).collect::<Result<_, _>>()?;
        Ok(Zip { streams, items: Args::new() })
    }
}

impl<E: Engine> Feed<E> for Zip<E> {
    type Item = Args<E>;
    const FEW: bool = false;

    fn pull(&mut self, cx: &mut Cx<E>) -> Result<Fed<E, Args<E>>, Error<E>> {
        while let Some(stream) = self.streams.get_mut(self.items.len()) {
            match stream.pull_or_compute(cx)? {
                Pull::Item(item) => self.items.push(item),
                Pull::End => return Ok(Fed::End),
                Pull::Force(lazy) => return Ok(Fed::Force(lazy)),
            }
        }
        Ok(Fed::Item(std::mem::take(&mut self.items)))
    }
}

/// The elements of `value`, as they are now if `target`, which is about to change, is what is walked.
pub(crate) fn apart<E: Engine>(
    cx: &mut Cx<E>,
    value: Value<E>,
    target: &Value<E>,
) -> Result<Stream<E>, Error<E>> {
    let mut stream = Stream::new(value)?;
    if !cx.aliases() || stream.address().is_none() || stream.address() != target.address() {
        return Ok(stream);
    }
    let mut items = Vec::new();
    while let Pull::Item(item) = stream.pull()? {
        super::check_growth(cx, items.len(), size_of::<Value<E>>())?;
        items.push(item);
    }
    Ok(Stream::from_source(Source::items(items)))
}
