//! Sorted maps and sets, and transients: one implementation each, in core, the same on every engine.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use consair_core::collection::{
    assoc, conj, contains, count, disj, dissoc, empty, first, lookup, map_of, next, set_of,
};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::object::Object;
use consair_core::sequence::Source;
use consair_core::sorted::Sorted;
use consair_core::transient::Transient;
use consair_core::value::Value;
use consair_core::value::compare::compare;

use crate::check::{Broken, Check, different, equal, fails, holds, int, is, kw, list, prints, vector};

fn sorted_map<E: Engine>() -> Value<E> {
    Value::SortedMap(Object::new(Sorted::by(None)))
}

fn sorted_set<E: Engine>() -> Value<E> {
    Value::SortedSet(Object::new(Sorted::by(None)))
}

fn members<E: Engine>(cx: &mut Cx<E>, members: impl IntoIterator<Item = i64>) -> Result<Value<E>, Error<E>> {
    let mut set = sorted_set();
    for member in members {
        set = conj(cx, set, int(member))?;
    }
    Ok(set)
}

/// The entries that a walk gives.
fn walked<E: Engine>(coll: &Value<E>) -> Result<Vec<Value<E>>, Error<E>> {
    let mut items = Vec::new();
    if let Some(mut source) = Source::of(coll) {
        while let Some(item) = source.pull()? {
            items.push(item);
        }
    }
    Ok(items)
}

/// Numbers that look random and are the same each time.
fn random() -> impl FnMut(i64) -> i64 {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 33) as i64) % below
    }
}

pub(super) fn a_sorted_map_agrees_with_a_btree_map<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut random = random();
    let (mut coll, mut model) = (sorted_map::<E>(), BTreeMap::new());
    for step in 0..6_000 {
        let key = random(600);
        is(lookup(&coll, &int(key))?, model.get(&key).map(|value| int(*value)), "the value")?;
        if random(10) < if step / 1_500 % 2 == 0 { 7 } else { 2 } {
            coll = assoc(cx, coll, int(key), int(step))?;
            model.insert(key, step);
        } else {
            coll = dissoc(cx, coll, &int(key))?;
            model.remove(&key);
        }
        is(count(&coll)?, model.len(), "the count")?;
        is(contains(&coll, &int(key))?, model.contains_key(&key), "whether the key is there")?;
        if step % 101 == 0 {
            let entries: Vec<_> =
                model.iter().map(|(key, value)| Value::vector([int(*key), int(*value)])).collect();
            is(walked(&coll)?, entries, "the entries in order")?;
        }
    }
    Ok(())
}

pub(super) fn a_sorted_set_has_its_members_in_order<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut set = members(cx, (0..1_000).map(|at| at * 7919 % 1_000))?;
    is(walked(&set)?, (0..1_000).map(int).collect(), "the members")?;
    for at in (0..1_000).filter(|at| at % 3 != 0) {
        set = disj(cx, set, &int(at))?;
    }
    is(walked(&set)?, (0..1_000).step_by(3).map(int).collect(), "the members left")
}

pub(super) fn a_sorted_map_takes_the_keys_that_have_an_order<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = sorted_map::<E>();
    fails(assoc(cx, coll.clone(), list(1), int(1)), ErrorKind::Type, "a list in an empty one")?;
    for key in [vector(2), vector(1), Value::Nil, vector(0)] {
        coll = assoc(cx, coll, key, int(1))?;
    }
    prints(&coll, "{nil 1, [] 1, [0] 1, [0 1] 1}")?;
    fails(assoc(cx, coll.clone(), kw("a"), int(1)), ErrorKind::Type, "a keyword among vectors")?;
    fails(lookup(&coll, &int(1)), ErrorKind::Type, "an integer among vectors")?;
    prints(&coll, "{nil 1, [] 1, [0] 1, [0 1] 1}")
}

pub(super) fn a_sorted_collection_equals_the_unsorted_one<E: Engine>(cx: &mut Cx<E>) -> Check {
    let set = members(cx, [3, 1, 2])?;
    let unsorted = set_of(cx, [1, 2, 3].map(int))?;
    equal(&set, &unsorted)?;
    equal(&set, &members(cx, [1, 2, 3])?)?;
    different(&set, &members(cx, [1, 2])?)?;
    let map = assoc(cx, sorted_map(), int(1), vector(2))?;
    let unsorted = map_of(cx, [(int(1), list(2))])?;
    equal(&map, &unsorted)?;
    let other = assoc(cx, sorted_map(), int(1), vector(3))?;
    different(&map, &other)?;
    different(&map, &set)
}

pub(super) fn empty_of_a_sorted_collection_keeps_its_order<E: Engine>(cx: &mut Cx<E>) -> Check {
    let by = Value::<E>::SortedSet(Object::new(Sorted::by(Some(kw("order")))));
    let Value::SortedSet(none) = empty(&by) else { return Err(Broken("expected a sorted set".to_owned())) };
    is(none.borrow().comparator(), Some(&kw("order")), "the comparator")?;
    prints(&empty(&members(cx, [1])?), "#{}")
}

pub(super) fn an_order_of_the_program_is_asked_by_a_search<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = Value::SortedSet(Object::new(Sorted::by(Some(kw("down")))));
    fails(conj(cx, coll.clone(), int(1)), ErrorKind::Unrealised, "a key that was not searched for")?;
    for at in (0..300).map(|at| at * 7 % 300) {
        let Value::SortedSet(set) = &coll else { return Err(Broken("expected a sorted set".to_owned())) };
        let mut search = set.borrow().search();
        loop {
            let Some(probe) = search.probe(&set.borrow()).cloned() else { break };
            search.answer(compare(&int(at), &probe)?.reverse());
        }
        let place = search.place();
        holds(!place.is_found(), "the member to be absent")?;
        set.borrow().remember(int(at), place);
        holds(set.borrow().knows(&int(at)), "the place to be known")?;
        coll = conj(cx, coll, int(at))?;
        let Value::SortedSet(set) = &coll else { return Err(Broken("expected a sorted set".to_owned())) };
        holds(!set.borrow().knows(&int(at)), "the place to be forgotten after the change")?;
    }
    is(walked(&coll)?, (0..300).rev().map(int).collect(), "the members")?;
    is(compare::<E>(&int(1), &int(2))?, Ordering::Less, "the order of compare")
}

pub(super) fn a_transient_leaves_its_source_alone<E: Engine>(cx: &mut Cx<E>) -> Check {
    let sources = [vector(3), crate::check::map(cx, 3)?, crate::check::set(cx, 3)?];
    for source in sources {
        let before = format!("{source:?}");
        let Value::Transient(transient) = Transient::of(cx, source.clone())? else {
            return Err(Broken("expected a transient".to_owned()));
        };
        let item = if source.is_map() { Value::vector([kw("k"), int(1)]) } else { kw("k") };
        let changed = conj(cx, transient.take()?, item)?;
        transient.put(changed);
        prints(&source, &before)?;
        is(transient.read(count)?, 4, "the count of the transient")?;
    }
    Ok(())
}

pub(super) fn a_transient_can_be_used_until_it_is_persistent<E: Engine>(cx: &mut Cx<E>) -> Check {
    let Value::Transient(transient) = Transient::of(cx, vector(3))? else {
        return Err(Broken("expected a transient".to_owned()));
    };
    prints(&transient.take()?, "[0 1 2]")?;
    fails(transient.take(), ErrorKind::State, "a second end")?;
    fails(transient.read(count), ErrorKind::State, "its count")?;
    fails(Transient::of(cx, list(1)), ErrorKind::Type, "a transient list")?;
    fails(Transient::of(cx, sorted_set()), ErrorKind::Type, "a transient sorted set")
}

pub(super) fn every_older_version_of_a_sorted_set_keeps_its_members<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut versions = vec![sorted_set::<E>()];
    for at in 0..200 {
        let last = versions[at].clone();
        versions.push(conj(cx, last, int(at as i64))?);
    }
    for (at, version) in versions.iter().enumerate() {
        is(walked(version)?, (0..at as i64).map(int).collect(), "the members of a version")?;
    }
    Ok(())
}

pub(super) fn a_walk_of_a_sorted_set_that_changed_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    let set = members(cx, 0..100)?;
    let walk = next(set.clone())?;
    disj(cx, set.clone(), &int(50))?;
    fails(first(&walk), ErrorKind::Iteration, "a walk after a removal")?;
    let map = assoc(cx, sorted_map(), int(1), int(1))?;
    let walk = Source::of(&map).and_then(|source| source.into_seq().ok()).unwrap_or_default();
    assoc(cx, map.clone(), int(1), int(2))?;
    prints(&walk, "([1 2])")
}
