//! The entry points: what a program does with collections, under Clojure's names.
//!
//! Reading functions borrow; updating ones consume a handle and give one back (see [`crate::update`]).
//! A lazy sequence that is not realised is an error of kind [`ErrorKind::Unrealised`] here; the
//! evaluator asks [`unrealised`](crate::sequence::unrealised) first and realises it.

use std::rc::Rc;

use crate::ask::walkable;
use crate::associative::Associative;
use crate::class::Class;
use crate::conj::Conj;
use crate::context::Cx;
use crate::counted::Counted;
use crate::engine::{Container, Engine, ListContainer, MapContainer, SetContainer, VectorContainer};
use crate::error::{Error, ErrorKind};
use crate::freeze::key;
use crate::indexed::Indexed;
use crate::lookup::Lookup;
use crate::object::{MapObject, Object, SetObject, VectorObject};
use crate::sequence::{SeqKind, SeqObject, Source};
use crate::sorted::Sorted;
use crate::stream::{Pull, Stream};
use crate::text;
use crate::update::{copy, update};
use crate::value::Value;

type Result<T, E> = std::result::Result<T, Error<E>>;

#[cold]
fn not_realised<E: Engine>() -> Error<E> {
    Error::new(ErrorKind::Unrealised, "expected a realised sequence, found a lazy one")
}

/// `coll` as a sequence: `nil` when it is empty.
///
/// # Errors
/// When `coll` cannot be walked.
pub fn seq<E: Engine>(coll: Value<E>) -> Result<Value<E>, E> {
    match coll {
        Value::Nil => Ok(Value::Nil),
        Value::List(list) => {
            let empty = list.borrow().is_empty();
            Ok(if empty { Value::Nil } else { Value::List(list) })
        }
        Value::Seq(object) => match object.kind() {
            SeqKind::Fresh { .. } => Err(not_realised()),
            SeqKind::Lazy(_) => seq(object.realised().ok_or_else(not_realised)?),
            SeqKind::At(source) if source.was_cut() => Ok(Value::Nil),
            SeqKind::Chunk(chunk) if chunk.items.was_cut() => seq(chunk.rest.clone()),
            _ => Ok(Value::Seq(object)),
        },
        other => match Source::of(&other) {
            Some(source) => source.into_seq(),
            None => Err(Error::expected("a collection or a sequence", &other)),
        },
    }
}

/// The first element; `nil` when there is none.
///
/// # Errors
/// As [`seq`].
pub fn first<E: Engine>(coll: &Value<E>) -> Result<Value<E>, E> {
    match coll {
        Value::Nil => Ok(Value::Nil),
        Value::List(list) => Ok(list.borrow().first().cloned().unwrap_or_default()),
        Value::Vector(vector) => Ok(vector.borrow().nth(0).cloned().unwrap_or_default()),
        Value::Map(map) => {
            let map = map.borrow();
            let entry = map.iter().next();
            Ok(entry.map_or(Value::Nil, |(key, value)| Value::entry(key.clone(), value.clone())))
        }
        Value::Set(set) => Ok(set.borrow().iter().next().cloned().unwrap_or_default()),
        Value::Seq(object) => match object.kind() {
            SeqKind::Cons { first, .. } => Ok(first.clone()),
            SeqKind::At(source) => Ok(source.peek()?.unwrap_or_default()),
            SeqKind::Chunk(chunk) => Ok(chunk.items.peek()?.unwrap_or_default()),
            SeqKind::Fresh { .. } => Err(not_realised()),
            SeqKind::Lazy(_) => first(&object.realised().ok_or_else(not_realised)?),
        },
        other => match Source::of(other) {
            Some(source) => Ok(source.peek()?.unwrap_or_default()),
            None => Err(Error::expected("a collection or a sequence", other)),
        },
    }
}

/// All but the first element: the empty list when there are none. What it gives need not be realised.
///
/// # Errors
/// As [`seq`].
pub fn rest<E: Engine>(coll: Value<E>) -> Result<Value<E>, E> {
    match coll {
        Value::Nil => Ok(empty_list()),
        Value::List(mut list) => {
            if let Some(object) = Rc::get_mut(&mut list)
                && !object.is_frozen()
            {
                object.set_meta(None);
                drop(object.change(ListContainer::pop));
                return Ok(Value::List(list));
            }
            let mut tail = list.borrow().clone();
            tail.pop();
            Ok(Value::List(Object::new(tail)))
        }
        Value::Seq(mut object) => {
            if let Some(unique) = Rc::get_mut(&mut object) {
                match unique.kind_mut() {
                    SeqKind::Cons { rest, .. } => return as_rest(Value::take(rest)),
                    SeqKind::At(source) => {
                        source.advance()?;
                        let ended = source.peek()?.is_none();
                        unique.forget_meta();
                        return Ok(if ended { empty_list() } else { Value::Seq(object) });
                    }
                    SeqKind::Chunk(chunk) => {
                        chunk.items.advance()?;
                        if chunk.items.peek()?.is_none() {
                            return as_rest(Value::take(&mut chunk.rest));
                        }
                        unique.forget_meta();
                        return Ok(Value::Seq(object));
                    }
                    SeqKind::Lazy(_) | SeqKind::Fresh { .. } => {}
                }
            }
            match object.kind() {
                SeqKind::Cons { rest, .. } => as_rest(rest.clone()),
                SeqKind::At(source) => {
                    let mut source = source.clone();
                    source.advance()?;
                    Ok(match source.into_seq()? {
                        Value::Nil => empty_list(),
                        seq => seq,
                    })
                }
                SeqKind::Chunk(chunk) => {
                    let mut items = chunk.items.clone();
                    items.advance()?;
                    as_rest(SeqObject::chunk(items, chunk.rest.clone())?)
                }
                SeqKind::Fresh { .. } => Err(not_realised()),
                SeqKind::Lazy(_) => rest(object.realised().ok_or_else(not_realised)?),
            }
        }
        other => match Source::of(&other) {
            Some(mut source) => {
                source.advance()?;
                Ok(match source.into_seq()? {
                    Value::Nil => empty_list(),
                    seq => seq,
                })
            }
            None => Err(Error::expected("a collection or a sequence", &other)),
        },
    }
}

/// The rest of a cell as a sequence, without realising it.
fn as_rest<E: Engine>(rest: Value<E>) -> Result<Value<E>, E> {
    match rest {
        Value::Nil => Ok(empty_list()),
        Value::List(_) | Value::Seq(_) => Ok(rest),
        other => Ok(match seq(other)? {
            Value::Nil => empty_list(),
            seq => seq,
        }),
    }
}

fn empty_list<E: Engine>() -> Value<E> {
    Value::List(Object::new(E::List::default()))
}

/// All but the first element as a sequence: `nil` when there are none.
///
/// # Errors
/// As [`seq`].
pub fn next<E: Engine>(coll: Value<E>) -> Result<Value<E>, E> {
    seq(rest(coll)?)
}

/// `first` before the elements of `rest`, which is not walked.
///
/// # Errors
/// When `rest` cannot be walked.
pub fn cons<E: Engine>(first: Value<E>, rest: Value<E>) -> Result<Value<E>, E> {
    match rest {
        Value::Nil => Ok(Value::list([first])),
        Value::List(_) | Value::Seq(_) => Ok(SeqObject::cons(first, rest)),
        other if let Some(seq) = walkable(&other) => Ok(SeqObject::cons(first, seq)),
        other => match seq(other)? {
            Value::Nil => Ok(Value::list([first])),
            seq => Ok(SeqObject::cons(first, seq)),
        },
    }
}

/// The number of elements. O(1) for all but sequences.
///
/// # Errors
/// When `coll` cannot be counted.
pub fn count<E: Engine>(coll: &Value<E>) -> Result<usize, E> {
    match coll {
        Value::Nil => Ok(0),
        Value::List(list) => Ok(list.borrow().count()),
        Value::Vector(vector) => Ok(vector.borrow().count()),
        Value::Map(map) => Ok(map.borrow().count()),
        Value::Set(set) => Ok(set.borrow().count()),
        Value::SortedMap(map) => Ok(map.borrow().count()),
        Value::SortedSet(set) => Ok(set.borrow().count()),
        Value::Transient(transient) => transient.read(count),
        Value::Seq(_) => {
            let mut stream = Stream::new(coll.clone())?;
            if let Some(count) = stream.count() {
                return Ok(count);
            }
            let mut count = 0;
            loop {
                match stream.pull()? {
                    Pull::Item(_) => count += 1,
                    Pull::End => return Ok(count),
                    Pull::Force(_) => return Err(not_realised()),
                }
            }
        }
        other => other.string_chars().ok_or_else(|| Error::expected("a collection", other)),
    }
}

/// The element at `index`; `default` when the index is out of bounds.
///
/// # Errors
/// When `coll` has no order, or the index is out of bounds and there is no default.
pub fn nth<E: Engine>(coll: &Value<E>, index: i64, default: Option<Value<E>>) -> Result<Value<E>, E> {
    let found = match (coll, usize::try_from(index)) {
        (Value::Transient(transient), _) => return transient.read(|coll| nth(coll, index, default)),
        (Value::Nil, _) => return Ok(default.unwrap_or_default()),
        (Value::Vector(_) | Value::List(_) | Value::Seq(_) | Value::Short(_) | Value::Long(_), Err(_)) => {
            None
        }
        (Value::Vector(vector), Ok(at)) => vector.borrow().nth(at).cloned(),
        (Value::List(list), Ok(at)) => list.borrow().iter().nth(at).cloned(),
        (Value::Short(_) | Value::Long(_), Ok(at)) => {
            let text = coll.as_str().expect("a string");
            text::char_at(text, coll.string_chars().unwrap_or(0), at).map(Value::Char)
        }
        (Value::Seq(_), Ok(at)) => nth_of_seq(coll, at)?,
        (other, _) => return Err(Error::expected("a vector, a sequence or a string", other)),
    };
    match found.or(default) {
        Some(value) => Ok(value),
        None => Err(Error::index(index, count(coll)?)),
    }
}

fn nth_of_seq<E: Engine>(coll: &Value<E>, index: usize) -> Result<Option<Value<E>>, E> {
    let mut stream = Stream::new(coll.clone())?;
    let mut left = index;
    loop {
        match stream.pull()? {
            Pull::Item(item) if left == 0 => return Ok(Some(item)),
            Pull::Item(_) => left -= 1,
            Pull::End => return Ok(None),
            Pull::Force(_) => return Err(not_realised()),
        }
    }
}

/// The value at `key`, if `target` has that key.
///
/// # Errors
/// When `target` is sorted and `key` cannot be compared with its keys.
#[inline]
pub fn lookup<E: Engine>(target: &Value<E>, key: &Value<E>) -> Result<Option<Value<E>>, E> {
    Ok(match (target, key) {
        (Value::Map(map), _) => map.borrow().val_at(key).cloned(),
        (Value::Set(set), _) => set.borrow().val_at(key).cloned(),
        (Value::Vector(vector), Value::Int(index)) => match usize::try_from(*index) {
            Ok(at) => vector.borrow().nth(at).cloned(),
            Err(_) => None,
        },
        (Value::SortedMap(map), _) => {
            let map = map.borrow();
            map.get(&map.place(key)?).map(|(_, value)| value.clone())
        }
        (Value::SortedSet(set), _) => {
            let set = set.borrow();
            set.get(&set.place(key)?).cloned()
        }
        (Value::Short(_) | Value::Long(_), Value::Int(index)) => match usize::try_from(*index) {
            Ok(at) => {
                let chars = target.string_chars().unwrap_or(0);
                target.as_str().and_then(|text| text::char_at(text, chars, at)).map(Value::Char)
            }
            Err(_) => None,
        },
        (Value::Transient(transient), _) => return transient.read(|coll| lookup(coll, key)),
        (Value::Tagged(tagged), Value::Keyword(key)) => key.with_text(|key| tagged.get(key)),
        _ => None,
    })
}

/// The value at `key`; `default` when it is absent, or `target` has no keys.
///
/// # Errors
/// As [`lookup`].
#[inline]
pub fn val_at<E: Engine>(target: &Value<E>, key: &Value<E>, default: Value<E>) -> Result<Value<E>, E> {
    Ok(lookup(target, key)?.unwrap_or(default))
}

/// The entry `[key value]` of a map (or vector) at `key`.
///
/// # Errors
/// When `coll` has no keys, or is sorted and `key` cannot be compared with its keys.
pub fn find<E: Engine>(coll: &Value<E>, key: &Value<E>) -> Result<Option<[Value<E>; 2]>, E> {
    Ok(match (coll, key) {
        (Value::Nil, _) => None,
        (Value::Map(map), key) => map.borrow().entry(key).map(|(key, value)| [key.clone(), value.clone()]),
        (Value::SortedMap(map), key) => {
            let map = map.borrow();
            map.get(&map.place(key)?).map(|(key, value)| [key.clone(), value.clone()])
        }
        (Value::Vector(vector), Value::Int(index)) => {
            let element = usize::try_from(*index).ok().and_then(|at| vector.borrow().nth(at).cloned());
            element.map(|element| [Value::Int(*index), element])
        }
        (Value::Vector(_), _) => None,
        (Value::Transient(transient), _) => return transient.read(|coll| find(coll, key)),
        (other, _) => {
            return Err(Error::expected_by(Class::IllegalArgumentException, "a map or a vector", other));
        }
    })
}

/// True when `coll` has a value at `key`.
///
/// # Errors
/// When `coll` has no keys.
pub fn contains<E: Engine>(coll: &Value<E>, key: &Value<E>) -> Result<bool, E> {
    match (coll, key) {
        (Value::Nil, _) => Ok(false),
        (Value::Map(map), _) => Ok(map.borrow().contains(key)),
        (Value::Set(set), _) => Ok(set.borrow().contains(key)),
        (Value::SortedMap(map), _) => Ok(map.borrow().place(key)?.is_found()),
        (Value::SortedSet(set), _) => Ok(set.borrow().place(key)?.is_found()),
        (Value::Transient(transient), _) => transient.read(|coll| contains(coll, key)),
        (Value::Vector(vector), Value::Int(index)) => {
            Ok(usize::try_from(*index).is_ok_and(|at| at < vector.borrow().count()))
        }
        (Value::Vector(_), _) => Ok(false),
        (Value::Short(_) | Value::Long(_), Value::Int(index)) => {
            Ok(usize::try_from(*index).is_ok_and(|at| at < coll.string_chars().unwrap_or(0)))
        }
        (other, _) => Err(Error::expected("a map, a set or a vector", other)),
    }
}

/// Fails when `value` is the collection behind `target` itself and the update would be seen through it.
fn check_not_itself<E: Engine>(cx: &Cx<E>, target: usize, value: &Value<E>) -> Result<(), E> {
    if !value.is_immediate() && cx.aliases() && value.address() == Some(target) {
        return Err(Error::argument("a collection cannot be put into itself (put a copy of it)"));
    }
    Ok(())
}

fn address<T>(handle: &Rc<T>) -> usize {
    Rc::as_ptr(handle) as usize
}

/// `coll` with `item` added where that is cheap; `(conj nil item)` is a list.
///
/// # Errors
/// When `coll` is no collection, `item` no entry for a map, or a limit is reached.
pub fn conj<E: Engine>(cx: &mut Cx<E>, mut coll: Value<E>, item: Value<E>) -> Result<Value<E>, E> {
    conj_to(cx, &mut coll, item)?;
    Ok(coll)
}

/// [`conj`] to a collection where its handle lies.
///
/// # Errors
/// As [`conj`].
#[inline]
pub fn conj_to<E: Engine>(cx: &mut Cx<E>, coll: &mut Value<E>, item: Value<E>) -> Result<(), E> {
    match coll {
        Value::Vector(vector) => {
            check_not_itself(cx, address(vector), &item)?;
            update(cx, vector, |vector| vector.conj(item))
        }
        _ => conj_to_other(cx, coll, item),
    }
}

fn conj_to_other<E: Engine>(cx: &mut Cx<E>, coll: &mut Value<E>, item: Value<E>) -> Result<(), E> {
    match coll {
        Value::List(list) => return update(cx, list, |list| list.conj(item)),
        Value::Set(set) => {
            check_not_itself(cx, address(set), &item)?;
            let item = key(cx, item)?;
            return update(cx, set, |set| set.conj(item));
        }
        Value::SortedSet(set) => {
            check_not_itself(cx, address(set), &item)?;
            let item = key(cx, item)?;
            let place = set.borrow().place_for(&item)?;
            if !place.is_found() {
                update(cx, set, |set| set.insert(place, item))?;
            }
            return Ok(());
        }
        _ => {}
    }
    *coll = match Value::take(coll) {
        Value::Nil => Value::list([item]),
        coll @ (Value::Map(_) | Value::SortedMap(_)) => conj_map(cx, coll, item)?,
        coll @ Value::Seq(_) => SeqObject::cons(item, coll),
        other => return Err(Error::expected_by(Class::ClassCastException, "a collection", &other)),
    };
    Ok(())
}

fn conj_map<E: Engine>(cx: &mut Cx<E>, map: Value<E>, item: Value<E>) -> Result<Value<E>, E> {
    match item {
        Value::Nil => Ok(map),
        Value::Vector(entry) => {
            let (key, value) = entry_of(&entry)?;
            drop(entry);
            assoc(cx, map, key, value)
        }
        // Snapshots, so that a map may be added to itself.
        Value::Map(other) => {
            let entries: Vec<_> =
                other.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
            assoc_all(cx, map, entries)
        }
        Value::SortedMap(other) => {
            let entries: Vec<_> = other.borrow().iter().cloned().collect();
            assoc_all(cx, map, entries)
        }
        Value::Seq(_) | Value::List(_) => {
            let mut stream = Stream::new(item)?;
            let mut entries = Vec::new();
            loop {
                match stream.pull()? {
                    Pull::Item(Value::Vector(entry)) => entries.push(entry_of(&entry)?),
                    Pull::Item(other) => {
                        return Err(Error::expected("an entry [key value] for a map", &other));
                    }
                    Pull::End => return assoc_all(cx, map, entries),
                    Pull::Force(_) => return Err(not_realised()),
                }
            }
        }
        other => Err(Error::expected("an entry [key value] for a map", &other)),
    }
}

/// The key and value of an entry.
fn entry_of<E: Engine>(entry: &VectorObject<E>) -> Result<(Value<E>, Value<E>), E> {
    let entry = entry.borrow();
    match (entry.count(), entry.nth(0), entry.nth(1)) {
        (2, Some(key), Some(value)) => Ok((key.clone(), value.clone())),
        (count, ..) => Err(Error::argument(format!(
            "expected an entry [key value] for a map, found a vector of {count}"
        ))),
    }
}

/// `map` with all of `entries`, or an error before the first is written.
fn assoc_all<E: Engine>(
    cx: &mut Cx<E>,
    map: Value<E>,
    mut entries: Vec<(Value<E>, Value<E>)>,
) -> Result<Value<E>, E> {
    let target = map.address().expect("a map has an address");
    for (at, value) in &mut entries {
        check_not_itself(cx, target, at)?;
        check_not_itself(cx, target, value)?;
        *at = key(cx, Value::take(at))?;
    }
    entries.into_iter().try_fold(map, |map, (at, value)| assoc(cx, map, at, value))
}

/// `coll` with `value` at `key`; `(assoc nil key value)` is a map. The index `count` of a vector adds
/// at its end.
///
/// # Errors
/// When `coll` has no keys, `key` is no index of a vector, or a limit is reached.
pub fn assoc<E: Engine>(
    cx: &mut Cx<E>,
    mut coll: Value<E>,
    at: Value<E>,
    value: Value<E>,
) -> Result<Value<E>, E> {
    assoc_to(cx, &mut coll, at, value)?;
    Ok(coll)
}

/// [`assoc`] to a collection where its handle lies.
///
/// # Errors
/// As [`assoc`].
pub fn assoc_to<E: Engine>(
    cx: &mut Cx<E>,
    coll: &mut Value<E>,
    at: Value<E>,
    value: Value<E>,
) -> Result<(), E> {
    match coll {
        Value::Map(map) => {
            check_not_itself(cx, address(map), &value)?;
            check_not_itself(cx, address(map), &at)?;
            let at = key(cx, at)?;
            // What was there is dropped after the update, outside the container.
            let old = update(cx, map, |map| map.assoc(at, value))?;
            drop(old);
            Ok(())
        }
        Value::SortedMap(map) => {
            check_not_itself(cx, address(map), &value)?;
            check_not_itself(cx, address(map), &at)?;
            let at = key(cx, at)?;
            let place = map.borrow().place_for(&at)?;
            let old = update(cx, map, |map| map.assoc(place, at, value))?;
            drop(old);
            Ok(())
        }
        Value::Vector(vector) => {
            check_not_itself(cx, address(vector), &value)?;
            let Value::Int(index) = at else {
                return Err(Error::expected("an integer index of a vector", &at));
            };
            let count = vector.borrow().count();
            match usize::try_from(index) {
                Ok(at) if at < count => {
                    let old = update(cx, vector, |vector| vector.set(at, value))?;
                    drop(old);
                    Ok(())
                }
                Ok(at) if at == count => update(cx, vector, |vector| vector.conj(value)),
                _ => Err(Error::index(index, count + 1)),
            }
        }
        Value::Nil => {
            *coll = Value::Map(Object::new(E::Map::default()));
            assoc_to(cx, coll, at, value)
        }
        other => Err(Error::expected("a map or a vector", other)),
    }
}

/// `map` without `key`.
///
/// # Errors
/// When `map` is no map, or a limit is reached.
pub fn dissoc<E: Engine>(cx: &mut Cx<E>, map: Value<E>, key: &Value<E>) -> Result<Value<E>, E> {
    match map {
        Value::Nil => Ok(Value::Nil),
        Value::Map(mut map) => {
            let present = map.borrow().contains(key);
            if !present {
                return Ok(Value::Map(map));
            }
            if let (Some(ty), Value::Keyword(field)) = (map.record_type(), key)
                && ty.field(*field).is_some()
            {
                // Without one of its fields it is a record no longer: a map of its own.
                if Rc::get_mut(&mut map).is_none() || map.is_frozen() {
                    map = copy(cx, &map)?;
                }
                Rc::get_mut(&mut map).expect("a new object has one handle").forget_type();
            }
            let old = update(cx, &mut map, |map| map.dissoc(key))?;
            drop(old);
            Ok(Value::Map(map))
        }
        Value::SortedMap(mut map) => {
            let place = map.borrow().place(key)?;
            if place.is_found() {
                let old = update(cx, &mut map, |map| map.remove(&place))?;
                drop(old);
            }
            Ok(Value::SortedMap(map))
        }
        other => Err(Error::expected("a map", &other)),
    }
}

/// `set` without `member`.
///
/// # Errors
/// When `set` is no set, or a limit is reached.
pub fn disj<E: Engine>(cx: &mut Cx<E>, set: Value<E>, member: &Value<E>) -> Result<Value<E>, E> {
    match set {
        Value::Nil => Ok(Value::Nil),
        Value::Set(mut set) => {
            let present = set.borrow().contains(member);
            if present {
                update(cx, &mut set, |set| set.disj(member))?;
            }
            Ok(Value::Set(set))
        }
        Value::SortedSet(mut set) => {
            let place = set.borrow().place(member)?;
            if place.is_found() {
                let old = update(cx, &mut set, |set| set.remove(&place))?;
                drop(old);
            }
            Ok(Value::SortedSet(set))
        }
        other => Err(Error::expected("a set", &other)),
    }
}

/// The element that [`pop`] takes off: the last of a vector, the first of a list; `nil` when empty.
///
/// # Errors
/// When `coll` is neither.
pub fn peek<E: Engine>(coll: &Value<E>) -> Result<Value<E>, E> {
    match coll {
        Value::Nil => Ok(Value::Nil),
        Value::List(_) => first(coll),
        Value::Vector(vector) => {
            let vector = vector.borrow();
            Ok(vector.count().checked_sub(1).and_then(|at| vector.nth(at).cloned()).unwrap_or_default())
        }
        other => Err(Error::expected("a vector or a list", other)),
    }
}

/// `coll` without the element that [`peek`] gives.
///
/// # Errors
/// When `coll` is neither vector nor list, or empty, or a limit is reached.
pub fn pop<E: Engine>(cx: &mut Cx<E>, coll: Value<E>) -> Result<Value<E>, E> {
    let empty =
        || Error::new(ErrorKind::State, "expected a collection with elements to pop, found an empty one");
    match coll {
        Value::Nil => Ok(Value::Nil),
        Value::Vector(mut vector) => {
            if vector.borrow().is_empty() {
                return Err(empty());
            }
            let old = update(cx, &mut vector, VectorContainer::pop)?;
            drop(old);
            Ok(Value::Vector(vector))
        }
        Value::List(mut list) => {
            if list.borrow().is_empty() {
                return Err(empty());
            }
            let old = update(cx, &mut list, ListContainer::pop)?;
            drop(old);
            Ok(Value::List(list))
        }
        other => Err(Error::expected("a vector or a list", &other)),
    }
}

/// An empty collection of the same kind, with the same metadata; `nil` for what is no collection.
pub fn empty<E: Engine>(coll: &Value<E>) -> Value<E> {
    match coll {
        Value::List(list) => Value::List(Object::with_meta(E::List::default(), list.meta().cloned())),
        Value::Vector(vector) => {
            Value::Vector(Object::with_meta(E::Vector::default(), vector.meta().cloned()))
        }
        Value::Map(map) => Value::Map(Object::with_meta(E::Map::default(), map.meta().cloned())),
        Value::Set(set) => Value::Set(Object::with_meta(E::Set::default(), set.meta().cloned())),
        Value::SortedMap(map) => {
            let by = map.borrow().comparator().cloned();
            Value::SortedMap(Object::with_meta(Sorted::by(by), map.meta().cloned()))
        }
        Value::SortedSet(set) => {
            let by = set.borrow().comparator().cloned();
            Value::SortedSet(Object::with_meta(Sorted::by(by), set.meta().cloned()))
        }
        Value::Seq(_) => empty_list(),
        _ => Value::Nil,
    }
}

/// A collection of its own with the same elements (not copies of them), unfrozen.
///
/// # Errors
/// When the copy would pass the byte limit.
pub fn copied<E: Engine>(cx: &mut Cx<E>, coll: &Value<E>) -> Result<Value<E>, E> {
    Ok(match coll {
        Value::List(list) => Value::List(copy(cx, list)?),
        Value::Vector(vector) => Value::Vector(copy(cx, vector)?),
        Value::Map(map) => Value::Map(copy(cx, map)?),
        Value::Set(set) => Value::Set(copy(cx, set)?),
        Value::SortedMap(map) => Value::SortedMap(copy(cx, map)?),
        Value::SortedSet(set) => Value::SortedSet(copy(cx, set)?),
        other => other.clone(),
    })
}

/// A map of `entries`, the last of equal keys winning.
///
/// # Errors
/// When a key nests too deep, or a limit is reached.
pub fn map_of<E: Engine>(
    cx: &mut Cx<E>,
    entries: impl IntoIterator<Item = (Value<E>, Value<E>)>,
) -> Result<Value<E>, E> {
    let mut map = E::Map::default();
    for (at, value) in entries {
        let at = key(cx, at)?;
        map.assoc(at, value);
    }
    cx.check_allocation(map.heap_bytes())?;
    Ok(Value::Map(MapObject::<E>::new(map)))
}

/// A map of `entries` whose keys are different: that of a literal.
///
/// # Errors
/// As [`map_of`]; when two keys are equal.
pub fn literal_map<E: Engine>(
    cx: &mut Cx<E>,
    entries: impl IntoIterator<Item = (Value<E>, Value<E>)>,
) -> Result<Value<E>, E> {
    let mut map = E::Map::default();
    for (before, (at, value)) in entries.into_iter().enumerate() {
        let at = key(cx, at)?;
        map.assoc(at.clone(), value);
        if map.count() == before {
            return Err(duplicate("key", &at));
        }
    }
    cx.check_allocation(map.heap_bytes())?;
    Ok(Value::Map(MapObject::<E>::new(map)))
}

/// A set of `members`.
///
/// # Errors
/// When a member nests too deep through keys, or a limit is reached.
pub fn set_of<E: Engine>(cx: &mut Cx<E>, members: impl IntoIterator<Item = Value<E>>) -> Result<Value<E>, E> {
    let mut set = E::Set::default();
    for member in members {
        let member = key(cx, member)?;
        set.conj(member);
    }
    cx.check_allocation(set.heap_bytes())?;
    Ok(Value::Set(SetObject::<E>::new(set)))
}

/// A set of `members` that are different: that of a literal.
///
/// # Errors
/// As [`set_of`]; when two members are equal.
pub fn literal_set<E: Engine>(
    cx: &mut Cx<E>,
    members: impl IntoIterator<Item = Value<E>>,
) -> Result<Value<E>, E> {
    let mut set = E::Set::default();
    for (before, member) in members.into_iter().enumerate() {
        let member = key(cx, member)?;
        set.conj(member.clone());
        if set.count() == before {
            return Err(duplicate("element", &member));
        }
    }
    cx.check_allocation(set.heap_bytes())?;
    Ok(Value::Set(SetObject::<E>::new(set)))
}

#[cold]
fn duplicate<E: Engine>(what: &str, found: &Value<E>) -> Error<E> {
    Error::argument(format!("duplicate {what}: {}", crate::value::print::brief(found)))
}

/// A vector of `items`.
///
/// # Errors
/// When it would pass the byte limit.
pub fn vector_of<E: Engine>(
    cx: &mut Cx<E>,
    items: impl IntoIterator<Item = Value<E>>,
) -> Result<Value<E>, E> {
    let mut vector = E::Vector::default();
    for item in items {
        vector.conj(item);
    }
    cx.check_allocation(vector.heap_bytes())?;
    Ok(Value::Vector(VectorObject::<E>::new(vector)))
}
