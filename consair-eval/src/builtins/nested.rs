//! Values inside values: paths of keys, and functions applied to what is there.
//!
//! A function is handed a value that nothing else holds, where its collection was held by nothing
//! else: it is taken out first (`nil` stands in its place) and put back after, so that it too changes
//! in place.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Args, Arity, Stepped, two};
use consair_core::object::Object;
use consair_core::sequence::{Source, vector_tail};
use consair_core::stream::Stream;
use consair_core::value::Value;

use super::collection::{all_keys, second_key};
use super::driver::{
    Entries, Fed, Feed, Flow, Fold, Need, Visit, call_then, done, fold, gather, is_ready, taken, visit,
    when_ready,
};
use super::update::assoc_then;
use super::{Row, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions on nested collections, and those that apply a function to values in place.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step(
            "get-in",
            Arity::between(2, 3),
            "The value at a path of keys, or default (nil) when there is none.",
            get_in,
        ),
        step(
            "assoc-in",
            Arity::exactly(3),
            "The collection with the value at a path of keys. Maps are made where there is nothing.",
            assoc_in,
        ),
        step(
            "update",
            Arity::at_least(3),
            "The collection with (f old args...) at the key, where old is the value there or nil.",
            update_row,
        ),
        step(
            "update-in",
            Arity::at_least(3),
            "The collection with (f old args...) at a path of keys. Maps are made where there is \
             nothing.",
            update_in,
        ),
        step(
            "merge-with",
            Arity::at_least(1),
            "The first map with the entries of the others; where both have a key, (f old new) counts.",
            merge_with,
        ),
    ]
}

/// True when an update of `coll` changes nothing that another handle sees.
pub(super) fn is_unique<E: Engine>(coll: &Value<E>) -> bool {
    match coll {
        Value::Map(map) => Rc::strong_count(map) == 1 && !map.is_frozen(),
        Value::Vector(vector) => Rc::strong_count(vector) == 1 && !vector.is_frozen(),
        Value::Set(set) => Rc::strong_count(set) == 1 && !set.is_frozen(),
        Value::SortedMap(map) => Rc::strong_count(map) == 1 && !map.is_frozen(),
        Value::SortedSet(set) => Rc::strong_count(set) == 1 && !set.is_frozen(),
        Value::List(list) => Rc::strong_count(list) == 1 && !list.is_frozen(),
        _ => false,
    }
}

/// The value at `key` or `nil`, taken out where that can be seen by nobody.
fn take_child<E: Engine>(cx: &mut Cx<E>, coll: &mut Value<E>, key: &Value<E>) -> Result<Value<E>, E> {
    let child = collection::val_at(coll, key, Value::Nil)?;
    let updatable = child.is_collection() && !matches!(child, Value::Seq(_));
    if updatable && (coll.is_map() || matches!(coll, Value::Vector(_))) && is_unique(coll) {
        *coll = collection::assoc(cx, Value::take(coll), key.clone(), Value::Nil)?;
    }
    Ok(child)
}

/// Goes on with the keys of a path, each ready; `[nil]` for an empty path, as in Clojure.
fn with_path<E: Engine, F>(cx: &mut Cx<E>, path: Value<E>, then: F) -> Stepped<E>
where
    F: FnOnce(&mut Cx<E>, Vec<Value<E>>) -> Stepped<E> + 'static,
{
    if let Value::Vector(vector) = &path {
        let keys = vector_tail(vector, 0);
        if !keys.is_empty() && keys.iter().all(is_ready) {
            return then(cx, keys);
        }
    }
    gather(cx, path, move |cx, mut keys| {
        when_ready(cx, &mut keys, all_keys, move |cx, keys| {
            then(cx, keys.iter_mut().map(Value::take).collect())
        })
    })
}

/// On the way along a path: the value so far; none where a key was not there.
struct GetIn<E: Engine> {
    value: Option<Value<E>>,
    default: Value<E>,
}

impl<E: Engine> Fold<E, Value<E>> for GetIn<E> {
    fn item(&mut self, _: &mut Cx<E>, key: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        let Some(coll) = &self.value else { return Ok(Flow::Enough) };
        if let Some(need) = Need::key_in(coll, &key)? {
            return Ok(Flow::Realise(need, key));
        }
        self.value = collection::lookup(coll, &key)?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.value.unwrap_or(self.default))
    }
}

fn get_in<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let [root, path, default] = taken(args);
    let keys = Stream::new(path)?;
    fold(cx, keys, GetIn { value: Some(root), default })
}

/// On the way down a path: the collections, each with its key, and the value so far.
struct Descend<E: Engine, F> {
    parents: Vec<(Value<E>, Value<E>)>,
    value: Value<E>,
    then: F,
}

impl<E: Engine, F> Fold<E, Value<E>> for Descend<E, F>
where
    F: FnOnce(&mut Cx<E>, Parents<E>, Value<E>) -> Stepped<E> + 'static,
{
    fn item(&mut self, cx: &mut Cx<E>, key: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = Need::key_in(&self.value, &key)? {
            return Ok(Flow::Realise(need, key));
        }
        let child = take_child(cx, &mut self.value, &key)?;
        self.parents.push((std::mem::replace(&mut self.value, child), key));
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        (self.then)(cx, self.parents, self.value)
    }
}

/// The collections along a path, each with its key.
type Parents<E> = Vec<(Value<E>, Value<E>)>;

/// Goes down a path of keys that are ready, and on with the collections on the way and the value at
/// the end.
fn descend<E: Engine, F>(cx: &mut Cx<E>, root: Value<E>, mut keys: Vec<Value<E>>, then: F) -> Stepped<E>
where
    F: FnOnce(&mut Cx<E>, Parents<E>, Value<E>) -> Stepped<E> + 'static,
{
    if keys.is_empty() {
        keys.push(Value::Nil);
    }
    let parents = Vec::with_capacity(keys.len());
    fold(cx, Stream::from_source(Source::items(keys)), Descend { parents, value: root, then })
}

/// The collections that are left of a path, the outermost first.
struct Upwards<E: Engine>(Parents<E>);

impl<E: Engine> Feed<E> for Upwards<E> {
    type Item = (Value<E>, Value<E>);

    fn pull(&mut self, _: &mut Cx<E>) -> Result<Fed<E, Self::Item>, E> {
        Ok(self.0.pop().map_or(Fed::End, Fed::Item))
    }
}

/// A value that is put back into the collection it came from, that into its own, and so on.
struct Ascend<E: Engine>(Value<E>);

impl<E: Engine> Fold<E, (Value<E>, Value<E>)> for Ascend<E> {
    fn item(
        &mut self,
        cx: &mut Cx<E>,
        (parent, key): (Value<E>, Value<E>),
    ) -> Result<Flow<E, (Value<E>, Value<E>)>, E> {
        if let Some(need) = Need::key_in(&parent, &key)? {
            return Ok(Flow::Realise(need, (parent, key)));
        }
        self.0 = collection::assoc(cx, parent, key, Value::take(&mut self.0))?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.0)
    }
}

fn assoc_in<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let [root, path, value] = taken(args);
    with_path(cx, path, move |cx, keys| {
        descend(cx, root, keys, move |cx, parents, old| {
            drop(old);
            fold(cx, Upwards(parents), Ascend(value))
        })
    })
}

fn with_more<E: Engine>(first: Value<E>, more: Vec<Value<E>>) -> Args<E> {
    std::iter::once(first).chain(more).collect()
}

/// `update` as a step function.
pub(super) fn update_row<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    when_ready(cx, args, second_key, update)
}

fn update<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let [mut coll, key, f] = taken(args);
    let old = take_child(cx, &mut coll, &key)?;
    let args: Args<E> = std::iter::once(old).chain(args[3..].iter_mut().map(Value::take)).collect();
    call_then(cx, &f, args, move |cx, new| assoc_then(cx, coll, key, new, |_, coll| done(coll)))
}

fn update_in<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let [root, path, f] = taken(args);
    let more: Vec<_> = args[3..].iter_mut().map(Value::take).collect();
    with_path(cx, path, move |cx, keys| {
        descend(cx, root, keys, move |cx, parents, old| {
            call_then(cx, &f, with_more(old, more), move |cx, new| fold(cx, Upwards(parents), Ascend(new)))
        })
    })
}

/// The entries of several maps, one after the other.
struct Chain<E: Engine> {
    /// The last is walked first.
    maps: Vec<Entries<E>>,
}

impl<E: Engine> Feed<E> for Chain<E> {
    type Item = (Value<E>, Value<E>);

    fn pull(&mut self, cx: &mut Cx<E>) -> Result<Fed<E, Self::Item>, E> {
        while let Some(entries) = self.maps.last_mut() {
            match entries.pull(cx)? {
                Fed::End => drop(self.maps.pop()),
                fed => return Ok(fed),
            }
        }
        Ok(Fed::End)
    }
}

/// A map that takes entries in, and the key whose values are being made one.
struct MergeWith<E: Engine> {
    map: Value<E>,
    key: Value<E>,
}

impl<E: Engine> Visit<E, (Value<E>, Value<E>)> for MergeWith<E> {
    fn needs(&self, (key, _): &(Value<E>, Value<E>)) -> Result<Option<Need<E>>, E> {
        Need::key_in(&self.map, key)
    }

    fn args(&mut self, cx: &mut Cx<E>, (key, value): (Value<E>, Value<E>)) -> Result<Option<Args<E>>, E> {
        if collection::contains(&self.map, &key)? {
            let old = take_child(cx, &mut self.map, &key)?;
            self.key = key;
            return Ok(Some(two(old, value)));
        }
        self.map = collection::assoc(cx, Value::take(&mut self.map), key, value)?;
        Ok(None)
    }

    fn result(&mut self, cx: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = Need::key_in(&self.map, &self.key)? {
            return Ok(Flow::Realise(need, result));
        }
        let key = Value::take(&mut self.key);
        self.map = collection::assoc(cx, Value::take(&mut self.map), key, result)?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.map)
    }
}

fn merge_with<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let (f, maps) = args.split_first_mut().expect("the arity says one or more");
    for map in maps.iter() {
        if !map.is_map() && !map.is_nil() {
            return Err(Error::expected("a map", map));
        }
    }
    let Some((first, others)) = maps.split_first_mut() else {
        return done(Value::Nil);
    };
    let mut map = Value::take(first);
    if map.is_nil() && others.iter().all(Value::is_nil) {
        return done(Value::Nil);
    }
    if map.is_nil() {
        map = Value::Map(Object::new(E::Map::default()));
    }
    let mut chain = Chain { maps: Vec::with_capacity(others.len()) };
    for other in others.iter().rev() {
        let entries = Entries::of(other)?;
        let same = other.address() == map.address() && cx.aliases();
        chain.maps.push(if same { entries.snapshot(cx)? } else { entries });
    }
    others.iter_mut().for_each(|other| drop(Value::take(other)));
    visit(cx, chain, Value::take(f), MergeWith { map, key: Value::Nil })
}
