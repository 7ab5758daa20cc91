//! Changing collections: each function consumes its first argument and gives it back.

use consair_core::associative::Associative;
use consair_core::collection;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine};
use consair_core::error::Error;
use consair_core::freeze;
use consair_core::function::{Arity, Native, NativeCode, Step, Stepped};
use consair_core::indexed::Indexed;
use consair_core::object::{Meta, Object};
use consair_core::sequence::Source;
use consair_core::stream::{Pull, Stream};
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use std::rc::Rc;

use super::collection::{all_keys, entry_part, even, second_key};
use super::custom::{custom, custom_fold, is_custom};
use super::driver::{
    Entries, Fed, Feed, Flow, Fold, Need, apart, call_then, done, fold, taken, when_ready, when_realised,
};
use super::reduction::transduce_into;
use super::{Row, step};
use crate::runtime::core_native;

type Result<T, E> = std::result::Result<T, Error<E>>;

const CONJ_DOC: &str = "The collection with the items added where that is cheap: in front of a list, at \
    the end of a vector. A map takes entries [key value] and maps. (conj) is [], (conj nil 1) is (1).";

/// The functions that change collections.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step("conj", Arity::at_least(0), CONJ_DOC, conj),
        step(
            "assoc",
            Arity::at_least(3),
            "The map with the values at the keys, or the vector with them at the indices; its count as \
             an index adds at the end. (assoc nil k v) is a map.",
            assoc,
        ),
        step("dissoc", Arity::at_least(1), "The map without the keys.", dissoc),
        step("disj", Arity::at_least(1), "The set without the members.", disj),
        step(
            "pop",
            Arity::exactly(1),
            "A vector without its last element, or a list without its first. An error when it is empty.",
            |cx, args| match custom(args, "pop") {
                Some(called) => called,
                None => done(collection::pop(cx, Value::take(&mut args[0]))?),
            },
        ),
        step(
            "merge",
            Arity::at_least(0),
            "The first map with the entries of the others; of equal keys the last one's value counts.",
            merge_row,
        ),
        step(
            "select-keys",
            Arity::exactly(2),
            "A map of the entries of the map whose keys are in the collection.",
            select_keys,
        ),
        step(
            "into",
            Arity::between(0, 3),
            "The collection with all elements of from added by conj, passed through the transducer xform \
             if there is one.",
            into,
        ),
    ]
}

// conj

/// What must be realised before `item` can be added to a map.
fn entry_needs<E: Engine>(map: &Value<E>, item: &Value<E>) -> Result<Option<Need<E>>, E> {
    match item {
        Value::Vector(entry) => match entry.borrow().nth(0) {
            Some(key) => Need::key_in(map, key),
            None => Ok(None),
        },
        Value::Seq(_) if is_sorted_by(map) => Err(Error::expected("an entry [key value] for a map", item)),
        Value::Seq(_) | Value::List(_) => {
            let mut stream = Stream::new(item.clone())?;
            loop {
                match stream.pull()? {
                    Pull::Item(Value::Vector(entry)) => {
                        if let Some(key) = entry.borrow().nth(0)
                            && let Some(need) = Need::key(key)?
                        {
                            return Ok(Some(need));
                        }
                    }
                    Pull::Item(_) | Pull::End => return Ok(None),
                    Pull::Force(lazy) => return Ok(Some(Need::Top(lazy))),
                }
            }
        }
        _ => Ok(None),
    }
}

/// What must be realised before `item` can be added to `coll`.
#[inline]
pub(super) fn item_needs<E: Engine>(coll: &Value<E>, item: &Value<E>) -> Result<Option<Need<E>>, E> {
    match coll {
        Value::Set(_) | Value::SortedSet(_) => Need::key_in(coll, item),
        Value::Map(_) | Value::SortedMap(_) => entry_needs(coll, item),
        _ => Ok(None),
    }
}

fn conj_needs<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    if let [coll, items @ ..] = args
        && (coll.is_map() || coll.is_set())
    {
        for item in items {
            if let Some(need) = item_needs(coll, item)? {
                return Ok(Some(need));
            }
        }
    }
    Ok(None)
}

/// Fails before the first write where an item cannot be added to a map.
pub(super) fn check_entries<E: Engine>(items: &[Value<E>]) -> Result<(), E> {
    for item in items {
        match item {
            Value::Nil | Value::Map(_) | Value::SortedMap(_) => {}
            Value::Seq(_) | Value::List(_) => {
                let mut stream = Stream::new(item.clone())?;
                while let Pull::Item(entry) = stream.pull()? {
                    entry_part(&entry, 0)?;
                }
            }
            Value::Vector(entry) if entry.borrow().count() != 2 => {
                let count = entry.borrow().count();
                return Err(Error::argument(format!(
                    "expected an entry [key value] for a map, found a vector of {count}"
                )));
            }
            Value::Vector(_) => {}
            other => return Err(Error::expected("an entry [key value] for a map", other)),
        }
    }
    Ok(())
}

/// Adds items that are ready.
pub(super) fn conj_now<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let Some((coll, items)) = args.split_first_mut() else {
        return Ok(Value::vector([]));
    };
    if coll.is_map() {
        check_entries(items)?;
    }
    let mut coll = Value::take(coll);
    for item in items {
        coll = match coll.is_map() && item.is_map() {
            true => add_entries(cx, coll, item)?,
            false => collection::conj(cx, coll, Value::take(item))?,
        };
    }
    Ok(coll)
}

/// `conj` as a step function.
pub(super) fn conj<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = custom_fold(args, "cons", 1, conj) {
        return called;
    }
    if let [Value::Vector(_), _] = args {
        let [vector, item] = taken(args);
        return done(collection::conj(cx, vector, item)?);
    }
    if let [coll, items @ ..] = args
        && is_sorted_by(coll)
    {
        let coll = Value::take(coll);
        let items = flat_items(&coll, items)?;
        return fold(cx, Stream::from_source(Source::items(items)), Into(coll));
    }
    when_realised(cx, args, conj_needs, conj_now)
}

/// True for a collection sorted by a function of the program. The place of each key is found by calls
/// of it, so keys are put there one after the other.
pub(super) fn is_sorted_by<E: Engine>(coll: &Value<E>) -> bool {
    match coll {
        Value::SortedMap(map) => map.borrow().comparator().is_some(),
        Value::SortedSet(set) => set.borrow().comparator().is_some(),
        _ => false,
    }
}

/// What is added to `coll`, with the entries of maps one by one.
fn flat_items<E: Engine>(coll: &Value<E>, items: &mut [Value<E>]) -> Result<Vec<Value<E>>, E> {
    if coll.is_map() {
        check_entries(items)?;
    }
    let mut flat = Vec::new();
    for item in items {
        match Source::of(item) {
            Some(mut entries) if coll.is_map() && !matches!(item, Value::Vector(_)) => {
                while let Some(entry) = entries.pull()? {
                    flat.push(entry);
                }
            }
            _ => flat.push(Value::take(item)),
        }
    }
    Ok(flat)
}

/// `conj` as a value.
pub(super) fn conj_function<E: Engine>() -> Result<Value<E>, E> {
    Ok(Value::Native(Rc::new(Native {
        name: Symbol::try_new("conj")?,
        arity: Arity::at_least(0),
        doc: CONJ_DOC,
        code: NativeCode::Step(conj),
    })))
}

/// `map` with the entries of another map. Both have keys that are ready; `map` is not sorted by a
/// function of the program.
fn add_entries<E: Engine>(cx: &mut Cx<E>, mut map: Value<E>, other: &Value<E>) -> Result<Value<E>, E> {
    if map.address() == other.address() {
        return Ok(map);
    }
    let mut entries = Entries::of(other)?;
    while let Fed::Item((key, value)) = entries.pull(cx)? {
        cx.charge(1)?;
        map = collection::assoc(cx, map, key, value)?;
    }
    Ok(map)
}

// assoc, dissoc, disj

fn assoc_needs<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    if args.len().is_multiple_of(2) {
        return Err(Error::argument("expected a value for each key, found a key without one at the end"));
    }
    if !matches!(args[0], Value::Vector(_)) {
        for key in args[1..].iter().step_by(2) {
            if let Some(need) = Need::key(key)? {
                return Ok(Some(need));
            }
        }
    }
    Ok(None)
}

/// Keys and their values that are put into a collection one after the other.
struct Assoc<E: Engine>(Value<E>);

impl<E: Engine> Fold<E, (Value<E>, Value<E>)> for Assoc<E> {
    fn item(
        &mut self,
        cx: &mut Cx<E>,
        (key, value): (Value<E>, Value<E>),
    ) -> Result<Flow<E, (Value<E>, Value<E>)>, E> {
        if let Some(need) = Need::key_in(&self.0, &key)? {
            return Ok(Flow::Realise(need, (key, value)));
        }
        self.0 = collection::assoc(cx, Value::take(&mut self.0), key, value)?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.0)
    }
}

/// `dissoc` or `disj` of one key.
type Taking<E> = fn(&mut Cx<E>, Value<E>, &Value<E>) -> Result<Value<E>, E>;

/// Keys that are taken out of a collection one after the other.
struct Without<E: Engine> {
    coll: Value<E>,
    take: Taking<E>,
}

impl<E: Engine> Fold<E, Value<E>> for Without<E> {
    fn item(&mut self, cx: &mut Cx<E>, key: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = Need::key_in(&self.coll, &key)? {
            return Ok(Flow::Realise(need, key));
        }
        self.coll = (self.take)(cx, Value::take(&mut self.coll), &key)?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.coll)
    }
}

/// `coll` with keys and values that follow each other.
pub(super) fn assoc_all<E: Engine>(cx: &mut Cx<E>, coll: Value<E>, pairs: &mut [Value<E>]) -> Stepped<E> {
    even(pairs)?;
    fold(cx, Entries::in_turn(pairs), Assoc(coll))
}

/// `coll` with items.
pub(super) fn conj_all<E: Engine>(cx: &mut Cx<E>, coll: Value<E>, items: &mut [Value<E>]) -> Stepped<E> {
    let items = items.iter_mut().map(Value::take).collect();
    fold(cx, Stream::from_source(Source::items(items)), Into(coll))
}

/// Puts `value` at `key`, in a collection of any kind, and goes on with the collection.
pub(super) fn assoc_then<E: Engine, F>(
    cx: &mut Cx<E>,
    coll: Value<E>,
    key: Value<E>,
    value: Value<E>,
    then: F,
) -> Stepped<E>
where
    F: FnOnce(&mut Cx<E>, Value<E>) -> Stepped<E> + 'static,
{
    if !is_sorted_by(&coll) {
        let coll = collection::assoc(cx, coll, key, value)?;
        return then(cx, coll);
    }
    when_ready(cx, &mut [coll, key, value], second_key, |cx, args| {
        let [coll, key, value] = taken(args);
        let coll = collection::assoc(cx, coll, key, value)?;
        then(cx, coll)
    })
}

/// Fails before the first write where a key is no index that the vector has by then.
fn check_indices<E: Engine>(vector: &Value<E>, pairs: &[Value<E>]) -> Result<(), E> {
    let mut count = collection::count(vector)? as i64;
    for index in pairs.iter().step_by(2) {
        match index {
            Value::Int(index) if (0..count).contains(index) => {}
            Value::Int(index) if *index == count => count += 1,
            Value::Int(index) => return Err(Error::index(*index, count as usize + 1)),
            other => return Err(Error::expected("an integer index of a vector", other)),
        }
    }
    Ok(())
}

/// Fails before the first write where keys and values in turn cannot be put into `coll`.
pub(super) fn assoc_checks<E: Engine>(coll: &Value<E>, pairs: &[Value<E>]) -> Result<(), E> {
    match coll {
        Value::Vector(_) => even(pairs).and_then(|()| check_indices(coll, pairs)),
        Value::Map(_) => even(pairs),
        other => Err(Error::expected("a map or a vector", other)),
    }
}

/// Puts values at keys that are ready.
pub(super) fn assoc_now<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (coll, pairs) = args.split_first_mut().expect("the arity says three or more");
    if matches!(coll, Value::Vector(_)) && pairs.len() > 2 {
        check_indices(coll, pairs)?;
    }
    let mut coll = Value::take(coll);
    for pair in pairs.chunks_exact_mut(2) {
        coll = collection::assoc(cx, coll, Value::take(&mut pair[0]), Value::take(&mut pair[1]))?;
    }
    Ok(coll)
}

/// `assoc` as a step function.
pub(super) fn assoc<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = custom_fold(args, "assoc", 2, assoc) {
        return called;
    }
    if let [coll, key, _] = args
        && key.is_immediate()
        && !is_sorted_by(coll)
    {
        let [coll, key, value] = taken(args);
        return done(collection::assoc(cx, coll, key, value)?);
    }
    if is_sorted_by(&args[0]) {
        assoc_needs(args)?;
        let (coll, pairs) = args.split_first_mut().expect("the arity says three or more");
        let entries = Entries::in_turn(pairs);
        return fold(cx, entries, Assoc(Value::take(coll)));
    }
    when_realised(cx, args, assoc_needs, assoc_now)
}

fn keys_after_first<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    all_keys(&args[1..])
}

/// `dissoc` as a step function.
pub(super) fn dissoc<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = custom_fold(args, "without", 1, dissoc) {
        return called;
    }
    if is_sorted_by(&args[0]) {
        return without(cx, args, collection::dissoc);
    }
    when_realised(cx, args, keys_after_first, |cx, args| {
        let (map, keys) = args.split_first_mut().expect("the arity says one or more");
        let mut map = Value::take(map);
        for key in keys {
            map = collection::dissoc(cx, map, key)?;
        }
        Ok(map)
    })
}

fn without<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], take: Taking<E>) -> Stepped<E> {
    let mut args: Vec<_> = args.iter_mut().map(Value::take).collect();
    let coll = args.remove(0);
    fold(cx, Stream::from_source(Source::items(args)), Without { coll, take })
}

/// `disj` as a step function.
pub(super) fn disj<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = custom_fold(args, "disjoin", 1, disj) {
        return called;
    }
    if is_sorted_by(&args[0]) {
        return without(cx, args, collection::disj);
    }
    when_realised(cx, args, keys_after_first, |cx, args| {
        let (set, members) = args.split_first_mut().expect("the arity says one or more");
        let mut set = Value::take(set);
        for member in members {
            set = collection::disj(cx, set, member)?;
        }
        Ok(set)
    })
}

// merge, select-keys, into

fn merge_needs<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    for item in args.iter().skip(1) {
        if let Some(need) = entry_needs(&args[0], item)? {
            return Ok(Some(need));
        }
    }
    Ok(None)
}

fn merge_row<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    match args.first().is_some_and(is_sorted_by) {
        true => conj(cx, args),
        false => when_realised(cx, args, merge_needs, merge),
    }
}

fn merge<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let Some((first, others)) = args.split_first_mut() else {
        return Ok(Value::Nil);
    };
    let mut map = Value::take(first);
    if map.is_map() || map.is_nil() {
        check_entries(others)?;
    }
    for other in others {
        if other.is_nil() {
            continue;
        }
        if map.is_nil() {
            map = Value::Map(Object::new(E::Map::default()));
        }
        map = match map.is_map() && other.is_map() {
            true => add_entries(cx, map, other)?,
            false => collection::conj(cx, map, Value::take(other))?,
        };
    }
    Ok(map)
}

struct Select<E: Engine> {
    from: Value<E>,
    selected: E::Map,
    meta: Meta<E>,
}

impl<E: Engine> Fold<E, Value<E>> for Select<E> {
    fn item(&mut self, cx: &mut Cx<E>, key: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = Need::key_in(&self.from, &key)? {
            return Ok(Flow::Realise(need, key));
        }
        if collection::contains(&self.from, &key)? {
            let value = collection::val_at(&self.from, &key, Value::Nil)?;
            let key = freeze::key(cx, key)?;
            self.selected.assoc(key, value);
        }
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        cx.check_allocation(self.selected.heap_bytes())?;
        done(Value::Map(Object::with_meta(self.selected, self.meta)))
    }
}

fn select_keys<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let [from, keys] = taken(args);
    let meta = from.meta();
    let stream = Stream::new(keys)?;
    fold(cx, stream, Select { from, selected: E::Map::default(), meta })
}

/// A collection that takes elements in by `conj`.
struct Into<E: Engine>(Value<E>);

impl<E: Engine> Fold<E, Value<E>> for Into<E> {
    #[inline]
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = item_needs(&self.0, &item)? {
            return Ok(Flow::Realise(need, item));
        }
        self.0 = collection::conj(cx, Value::take(&mut self.0), item)?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.0)
    }
}

fn into<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    match args {
        [] => done(Value::vector([])),
        [to] => done(Value::take(to)),
        [to, from] if to.is_map() && from.is_map() && !is_sorted_by(to) => {
            done(add_entries(cx, Value::take(to), from)?)
        }
        [to, _] if is_custom(to) => {
            let [to, from] = taken(args);
            let reduce = core_native(cx, "reduce").expect("it is built in");
            Ok(Step::tail(Value::Native(reduce), [conj_function()?, to, from]))
        }
        [to, from] => {
            let to = Value::take(to);
            let stream = apart(cx, Value::take(from), &to)?;
            if let (Value::Vector(_), Some(count)) = (&to, stream.count()) {
                cx.check_allocation(count.saturating_mul(size_of::<Value<E>>()))?;
            }
            fold(cx, stream, Into(to))
        }
        _ => {
            let [to, xform, from] = taken(args);
            let conj = conj_function()?;
            call_then(cx, &xform, [conj], move |cx, step| transduce_into(cx, step, to, from))
        }
    }
}
