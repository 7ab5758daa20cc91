//! Freezing: making a value constant, deep and once.
//!
//! Keys of maps and members of sets are frozen before a table is touched, so that nothing can change
//! them there. A frozen collection is marked; an update of it makes a copy.

use std::collections::HashSet;
use std::rc::Rc;

use crate::ask::unsettled;
use crate::conj::Conj;
use crate::context::Cx;
use crate::engine::{Container, Engine};
use crate::error::{Error, ErrorKind};
use crate::indexed::Indexed;
use crate::object::{Annex, Object};
use crate::sequence::{Part, SeqKind, Source};
use crate::sorted::Sorted;
use crate::stream::{Pull, Stream};
use crate::value::Value;

/// How deep values may nest through keys. Hashing and comparing keys inside a table recurses so deep.
pub const MAX_KEY_DEPTH: u16 = 1_000;

/// How many elements a key may have, those of its parts counted.
pub const MAX_KEY_ELEMENTS: usize = 1 << 24;

/// How deep values may nest before a walk begins to look for cycles.
const CALM: usize = 64;

/// `value` as a key: realised, frozen, and no deeper than [`MAX_KEY_DEPTH`] through keys. If something
/// else holds it (or a part of it) and could change it, a copy is frozen instead.
///
/// # Errors
/// When it nests too deep, or a part of it is a lazy sequence that is not realised.
#[inline]
pub fn key<E: Engine>(cx: &mut Cx<E>, value: Value<E>) -> Result<Value<E>, Error<E>> {
    if value.is_immediate() { Ok(value) } else { key_of_object(cx, value) }
}

#[inline(never)]
fn key_of_object<E: Engine>(cx: &mut Cx<E>, value: Value<E>) -> Result<Value<E>, Error<E>> {
    if !is_collection(&value) {
        return Ok(value);
    }
    let frozen = freeze(cx, value)?;
    if key_depth(&frozen) >= MAX_KEY_DEPTH {
        return Err(Error::argument(format!("a key nests more than {MAX_KEY_DEPTH} levels through keys")));
    }
    Ok(frozen)
}

/// `value` frozen: itself where nothing else could change it, else a frozen copy.
///
/// # Errors
/// When a part of it is a lazy sequence that is not realised, when it contains itself, or when a copy
/// passes a limit.
pub fn freeze<E: Engine>(cx: &mut Cx<E>, value: Value<E>) -> Result<Value<E>, Error<E>> {
    if is_frozen(&value) {
        return Ok(value);
    }
    let value = if must_copy(cx, &value)? { deep_copy(cx, &value)? } else { value };
    mark(&value)?;
    Ok(value)
}

/// True when nothing can change `value` or any part of it.
pub fn is_frozen<E: Engine>(value: &Value<E>) -> bool {
    match value {
        Value::List(object) => object.is_frozen(),
        Value::Vector(object) => object.is_frozen(),
        Value::Map(object) => object.is_frozen(),
        Value::Set(object) => object.is_frozen(),
        Value::SortedMap(object) => object.is_frozen(),
        Value::SortedSet(object) => object.is_frozen(),
        Value::Seq(_) => false,
        _ => true,
    }
}

fn is_collection<E: Engine>(value: &Value<E>) -> bool {
    value.is_collection()
}

fn key_depth<E: Engine>(value: &Value<E>) -> u16 {
    match value {
        Value::List(object) => object.key_depth(),
        Value::Vector(object) => object.key_depth(),
        Value::Map(object) => object.key_depth(),
        Value::Set(object) => object.key_depth(),
        Value::SortedMap(object) => object.key_depth(),
        Value::SortedSet(object) => object.key_depth(),
        _ => 0,
    }
}

fn handles<E: Engine>(value: &Value<E>) -> usize {
    match value {
        Value::List(object) => Rc::strong_count(object),
        Value::Vector(object) => Rc::strong_count(object),
        Value::Map(object) => Rc::strong_count(object),
        Value::Set(object) => Rc::strong_count(object),
        Value::SortedMap(object) => Rc::strong_count(object),
        Value::SortedSet(object) => Rc::strong_count(object),
        _ => 1,
    }
}

fn unrealised_part<E: Engine>() -> Error<E> {
    Error::new(ErrorKind::Unrealised, "a key must be realised before it is used")
}

/// True when a sequence is inside (it becomes a list), or a part that others hold and could change.
fn must_copy<E: Engine>(cx: &Cx<E>, value: &Value<E>) -> Result<bool, Error<E>> {
    let aliases = cx.aliases();
    let shared = |value: &Value<E>, own: usize| aliases && handles(value) > own;
    if matches!(value, Value::Seq(_)) || shared(value, 1) {
        return Ok(true);
    }
    let mut streams = vec![Stream::new(value.clone())?];
    while let Some(stream) = streams.last_mut() {
        match stream.pull()? {
            Pull::Item(item) if is_frozen(&item) => {}
            // The container holds one handle, `item` another.
            Pull::Item(item) if matches!(item, Value::Seq(_)) || shared(&item, 2) => return Ok(true),
            Pull::Item(item) => streams.push(Stream::new(item)?),
            Pull::End => drop(streams.pop()),
            Pull::Force(_) => return Err(unrealised_part()),
        }
    }
    Ok(false)
}

/// A collection that is being copied: where its elements come from and those copied so far.
struct Copying<E: Engine> {
    of: Value<E>,
    stream: Stream<E>,
    parts: Vec<Value<E>>,
}

impl<E: Engine> Copying<E> {
    fn new(of: Value<E>) -> Result<Self, Error<E>> {
        let stream = Stream::new(of.clone())?;
        Ok(Copying { of, stream, parts: Vec::new() })
    }

    fn finish(self) -> Value<E> {
        fn build<E: Engine, C, T>(
            parts: impl IntoIterator<Item = T>,
            annex: Option<Rc<Annex<E>>>,
        ) -> Rc<Object<E, C>>
        where
            C: Container + Conj<E, Item = T>,
        {
            let mut container = C::default();
            for part in parts {
                container.conj(part);
            }
            Object::with_annex(container, annex)
        }
        fn entry<E: Engine>(entry: Value<E>) -> (Value<E>, Value<E>) {
            let Value::Vector(entry) = entry else { unreachable!("entries are vectors") };
            let entry = entry.borrow();
            let part = |at| entry.nth(at).cloned().unwrap_or_default();
            (part(0), part(1))
        }
        let annex = Annex::of(self.of.meta(), self.of.custom_type());
        match self.of {
            Value::Vector(_) => Value::Vector(build(self.parts, annex)),
            Value::Set(_) => Value::Set(build(self.parts, annex)),
            Value::Map(_) => Value::Map(build(self.parts.into_iter().map(entry), annex)),
            Value::SortedMap(map) => {
                let by = map.borrow().comparator().cloned();
                let copy = Sorted::of_ordered(by, self.parts.into_iter().map(entry));
                Value::SortedMap(Object::with_annex(copy, annex))
            }
            Value::SortedSet(set) => {
                let by = set.borrow().comparator().cloned();
                Value::SortedSet(Object::with_annex(Sorted::of_ordered(by, self.parts), annex))
            }
            _ => Value::List(build(self.parts.into_iter().rev(), annex)),
        }
    }
}

/// A copy in which nothing that could change is shared.
fn deep_copy<E: Engine>(cx: &mut Cx<E>, value: &Value<E>) -> Result<Value<E>, Error<E>> {
    let mut stack = vec![Copying::new(value.clone())?];
    let mut inside = HashSet::from([value.address()]);
    loop {
        let top = stack.last_mut().expect("the outermost is returned below");
        // A sequence whose end is its beginning is copied until a limit is reached.
        cx.charge(1)?;
        if top.parts.len() == top.parts.capacity() {
            cx.check_allocation(2 * top.parts.len() * size_of::<Value<E>>())?;
        }
        match top.stream.pull()? {
            Pull::Item(item) if is_frozen(&item) => top.parts.push(item),
            Pull::Item(item) => {
                if !inside.insert(item.address()) {
                    return Err(Error::argument("a collection that contains itself cannot be frozen"));
                }
                stack.push(Copying::new(item)?);
            }
            Pull::Force(_) => return Err(unrealised_part()),
            Pull::End => {
                let done = stack.pop().expect("it is the last");
                inside.remove(&done.of.address());
                let done = done.finish();
                cx.check_bytes()?;
                match stack.last_mut() {
                    Some(parent) => parent.parts.push(done),
                    None => return Ok(done),
                }
            }
        }
    }
}

/// Marks every collection inside as frozen, the innermost first, each with its depth through keys.
fn mark<E: Engine>(value: &Value<E>) -> Result<(), Error<E>> {
    struct Marking<E: Engine> {
        of: Value<E>,
        stream: Stream<E>,
        depth: u16,
    }
    let open = |of: Value<E>| -> Result<Marking<E>, Error<E>> {
        // The entries of a map are vectors made while walking, so keys are walked by themselves.
        let mut depth = 0;
        if let Some(keys) = Source::parts(&of, Part::Key) {
            let mut keys = Stream::from_source(keys);
            while let Pull::Item(key) = keys.pull()? {
                depth = depth.max(key_depth(&key) + 1);
            }
        }
        let stream = match Source::parts(&of, Part::Value) {
            Some(values) => Stream::from_source(values),
            None => Stream::new(of.clone())?,
        };
        Ok(Marking { of, stream, depth })
    };
    if is_frozen(value) {
        return Ok(());
    }
    let mut stack = vec![open(value.clone())?];
    while let Some(top) = stack.last_mut() {
        match top.stream.pull()? {
            Pull::Item(item) if is_frozen(&item) => {
                let through = u16::from(top.of.is_set());
                top.depth = top.depth.max(key_depth(&item).saturating_add(through));
            }
            Pull::Item(Value::Seq(_)) | Pull::Force(_) => unreachable!("copied to a list before"),
            Pull::Item(item) => stack.push(open(item)?),
            Pull::End => {
                let done = stack.pop().expect("it is the last");
                let depth = done.depth;
                match &done.of {
                    Value::List(object) => object.set_frozen(depth),
                    Value::Vector(object) => object.set_frozen(depth),
                    Value::Map(object) => object.set_frozen(depth),
                    Value::Set(object) => object.set_frozen(depth),
                    Value::SortedMap(object) => object.set_frozen(depth),
                    Value::SortedSet(object) => object.set_frozen(depth),
                    _ => {}
                }
                if let Some(parent) = stack.last_mut() {
                    let through = u16::from(parent.of.is_set());
                    parent.depth = parent.depth.max(depth.saturating_add(through));
                }
            }
        }
    }
    Ok(())
}

/// The lazy sequence inside `value` that must be realised before it can be a key, if there is one.
/// It walks cells and collections of sequences; call it again after each that it names. A cycle ends
/// it: freezing says what is wrong with that.
///
/// # Errors
/// When there are more than [`MAX_KEY_ELEMENTS`] elements: it may be endless.
pub fn unrealised_within<E: Engine>(
    value: &Value<E>,
) -> Result<Option<Rc<crate::sequence::SeqObject<E>>>, Error<E>> {
    if value.is_immediate() {
        return Ok(None);
    }
    if is_frozen(value) {
        return Ok(unsettled(value));
    }
    let check = |value: &Value<E>| match value {
        Value::Seq(object) if object.is_fresh() => {
            Err(Error::argument("an eduction cannot be a key (put its elements into a vector)"))
        }
        _ => Ok(()),
    };
    check(value)?;
    // Where the walk is, remembered once it is deep.
    let mut inside = HashSet::new();
    let mut walks = vec![(Stream::new(value.clone())?, value.clone())];
    let mut walked = 0;
    while let Some((stream, _)) = walks.last_mut() {
        walked += 1;
        if walked > MAX_KEY_ELEMENTS {
            return Err(Error::limit(format!("expected a key of at most {MAX_KEY_ELEMENTS} elements")));
        }
        match stream.pull()? {
            Pull::Item(item) if is_frozen(&item) => {
                if let Some(lazy) = unsettled(&item) {
                    return Ok(Some(lazy));
                }
            }
            Pull::Item(item) => {
                if walks.len() > CALM && item.address().is_some_and(|address| !inside.insert(address)) {
                    return Ok(None);
                }
                check(&item)?;
                walks.push((Stream::new(item.clone())?, item));
            }
            Pull::End => {
                let ended = walks.pop().and_then(|(_, of)| of.address());
                ended.map(|address| inside.remove(&address));
            }
            Pull::Force(lazy) => return Ok(Some(lazy)),
        }
    }
    Ok(None)
}

/// Collects the lazy sequences and atoms that `roots` reach, and empties them: the cycles that an
/// interpreter leaves behind when it ends. `children` gives the values inside those that core cannot
/// see into.
pub fn clear_reachable<E: Engine>(roots: Vec<Value<E>>) {
    let mut seen = HashSet::new();
    let mut waiting = roots;
    let mut lazies = Vec::new();
    while let Some(value) = waiting.pop() {
        let Some(address) = value.address() else { continue };
        if !seen.insert(address) {
            continue;
        }
        match &value {
            Value::SortedMap(map) => {
                waiting.extend(map.borrow().comparator().cloned());
                waiting.extend(map.borrow().iter().flat_map(|(key, value)| [key.clone(), value.clone()]));
            }
            Value::SortedSet(set) => {
                waiting.extend(set.borrow().comparator().cloned());
                waiting.extend(set.borrow().iter().cloned());
            }
            Value::List(_) | Value::Vector(_) | Value::Map(_) | Value::Set(_) => {
                if let Some(mut source) = Source::of(&value) {
                    while let Ok(Some(item)) = source.peek() {
                        if !item.is_immediate() {
                            waiting.push(item);
                        }
                        if source.advance().is_err() {
                            break;
                        }
                    }
                }
            }
            Value::Seq(object) => match object.kind() {
                SeqKind::Cons { first, rest } => waiting.extend([first.clone(), rest.clone()]),
                SeqKind::At(_) => {}
                SeqKind::Chunk(chunk) => {
                    waiting.push(chunk.rest.clone());
                    let mut items = chunk.items.clone();
                    while let Ok(Some(item)) = items.pull() {
                        if !item.is_immediate() {
                            waiting.push(item);
                        }
                    }
                }
                SeqKind::Fresh { callee, args } => {
                    waiting.push(callee.clone());
                    waiting.extend(args.iter().cloned());
                }
                SeqKind::Lazy(_) => {
                    waiting.extend(object.realised());
                    lazies.push(Rc::downgrade(object));
                }
            },
            Value::Fn(closure) => waiting.extend(closure.captures().iter().cloned()),
            Value::Atom(atom) => waiting.push(atom.value()),
            Value::Transient(transient) => waiting.extend(transient.read(|coll| Ok(coll.clone())).ok()),
            Value::Reduced(inner) => waiting.push((***inner).clone()),
            Value::Tagged(tagged) => waiting.push(tagged.form().clone()),
            _ => {}
        }
    }
    for lazy in lazies {
        if let Some(lazy) = lazy.upgrade() {
            lazy.clear();
        }
    }
}
