//! Chunks: the elements of a sequence that are there already, some at a time.

use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Engine, VectorContainer};
use consair_core::error::Error;
use consair_core::object::Object;
use consair_core::sequence::{SeqKind, SeqObject, Source};
use consair_core::value::Value;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The most elements of a chunk.
const MOST: usize = 32;

/// The elements of a sequence that are at hand, and what follows them; `None` for one that is walked
/// element by element.
pub(super) fn of<E: Engine>(seq: &Value<E>) -> Option<(&Source<E>, Option<&Value<E>>)> {
    let Value::Seq(object) = seq else { return None };
    match object.kind() {
        SeqKind::At(source) if source.is_chunked() => Some((source, None)),
        SeqKind::Chunk(chunk) => Some((&chunk.items, Some(&chunk.rest))),
        _ => None,
    }
}

fn chunked<E: Engine>(seq: &Value<E>) -> Result<(Source<E>, Option<&Value<E>>), E> {
    match of(seq) {
        Some((chunk, rest)) => Ok((chunk.clone(), rest)),
        None => Err(Error::expected("a chunked sequence", seq)),
    }
}

/// The first chunk, as a vector.
pub(super) fn first<E: Engine>(cx: &mut Cx<E>, seq: &Value<E>) -> Result<Value<E>, E> {
    let (mut chunk, _) = chunked(seq)?;
    let mut items = E::Vector::default();
    items.reserve(chunk.count().map_or(0, |count| count.min(MOST)));
    while items.count() < MOST
        && let Some(item) = chunk.pull()?
    {
        items.conj(item);
    }
    cx.charge(items.count() as u64)?;
    Ok(Value::Vector(Object::new(items)))
}

/// What follows the first chunk.
pub(super) fn rest<E: Engine>(seq: &Value<E>) -> Result<Value<E>, E> {
    let (mut chunk, rest) = chunked(seq)?;
    for _ in 0..MOST {
        if chunk.pull()?.is_none() {
            break;
        }
    }
    let left = match rest {
        Some(rest) => SeqObject::chunk(chunk, rest.clone())?,
        None => chunk.into_seq()?,
    };
    Ok(if left.is_nil() { Value::list([]) } else { left })
}

/// The elements of the vector `chunk` before `rest`.
pub(super) fn cons<E: Engine>(chunk: &Value<E>, rest: Value<E>) -> Result<Value<E>, E> {
    match (chunk, Source::of(chunk)) {
        (Value::Vector(_), Some(chunk)) => SeqObject::chunk(chunk, rest),
        _ => Err(Error::expected("a chunk, which is a vector", chunk)),
    }
}
