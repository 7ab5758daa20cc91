//! Maps: values by key.

use consair_core::BigInt;
use consair_core::associative::Associative;
use consair_core::collection::{assoc, conj, contains, count, dissoc, map_of, val_at};
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Engine, MapContainer};
use consair_core::error::ErrorKind;
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::check::{
    Broken, Check, SIZES, colliding, equal, exact, fails, holds, int, is, kw, map, prints, size,
};

type Entry<E> = (Value<E>, Value<E>);

fn container<E: Engine>(count: usize) -> E::Map {
    let mut map = E::Map::default();
    (0..count).for_each(|at| map.conj((size(at), size(at * 10))));
    map
}

fn entries<E: Engine>(map: &E::Map) -> Vec<Entry<E>> {
    map.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// The entries by lookup must be each integer below `count` to ten times itself, and no more.
fn is_numbered<E: Engine>(map: &E::Map, count: usize) -> Check {
    is(map.count(), count, "the count")?;
    is(map.iter().count(), count, "the number of entries walked")?;
    for at in 0..count {
        is(map.val_at(&size(at)).cloned(), Some(size(at * 10)), "the value")?;
    }
    is(map.val_at(&size(count)).cloned(), None, "the value of an absent key")?;
    is(map.val_at(&int(-1)).cloned(), None, "the value of an absent key")
}

/// Two spellings of one key, of different identity.
fn twins<E: Engine>() -> (Value<E>, Value<E>) {
    (Value::list([int(1), int(2)]), Value::vector([int(1), int(2)]))
}

pub(super) fn after_assoc_the_key_has_the_value<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = map(cx, 0)?;
    for at in 0..200 {
        coll = assoc(cx, coll, int(at), int(at * 10))?;
        is(val_at(&coll, &int(at), Value::Nil)?, int(at * 10), "the value")?;
        is(count(&coll)?, at as usize + 1, "the count")?;
    }
    Ok(())
}

pub(super) fn a_map_has_all_entries_at_every_size<E: Engine>(_: &mut Cx<E>) -> Check {
    SIZES.iter().try_for_each(|&n| is_numbered::<E>(&container::<E>(n), n))
}

pub(super) fn assoc_leaves_other_keys<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 0 && n < 100) {
        for changed in [0, n / 2, n - 1] {
            let mut map = container::<E>(n);
            map.assoc(size(changed), int(-1));
            for at in 0..n {
                let expected = if at == changed { int(-1) } else { size(at * 10) };
                is(map.val_at(&size(at)).cloned(), Some(expected), "the value")?;
            }
            is(map.count(), n, "the count")?;
        }
    }
    Ok(())
}

pub(super) fn assoc_gives_the_old_value<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut map = container::<E>(n);
        is(map.assoc(size(n), int(1)), None, "what was at an absent key")?;
        is(map.assoc(size(n), int(2)), Some(int(1)), "what was at a present key")?;
    }
    Ok(())
}

pub(super) fn assoc_of_a_present_key_keeps_the_stored_key<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in [0, 3, 8, 20] {
        let mut map = container::<E>(n);
        let (first, second) = twins::<E>();
        map.assoc(first, int(1));
        map.assoc(second.clone(), int(2));
        is(map.count(), n + 1, "the count")?;
        let (key, value) = map.entry(&second).ok_or(Broken("expected the entry".to_owned()))?;
        prints(key, "(1 2)")?;
        is(value.clone(), int(2), "the value")?;
    }
    Ok(())
}

pub(super) fn assoc_of_a_present_key_keeps_its_place<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n < 100) {
        let mut map = container::<E>(n);
        let before: Vec<_> = map.iter().map(|(key, _)| key.clone()).collect();
        for at in 0..n {
            map.assoc(size(at), int(7));
            let after: Vec<_> = map.iter().map(|(key, _)| key.clone()).collect();
            is(&after, &before, "the order of the keys")?;
        }
    }
    Ok(())
}

pub(super) fn a_map_of_up_to_eight_entries_keeps_insertion_order<E: Engine>(cx: &mut Cx<E>) -> Check {
    let names = ["z", "b", "m", "a", "q", "c", "y", "d"];
    for n in 0..=8 {
        let coll = map_of(cx, names[..n].iter().map(|name| (kw(name), Value::Nil)))?;
        let text: Vec<_> = names[..n].iter().map(|name| format!(":{name} nil")).collect();
        prints(&coll, &format!("{{{}}}", text.join(", ")))?;
    }
    Ok(())
}

pub(super) fn dissoc_from_a_small_map_keeps_the_order_of_the_others<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in 1..=8 {
        for gone in 0..n {
            let smaller = map(cx, n)?;
            let smaller = dissoc(cx, smaller, &size(gone))?;
            let rest = (0..n).filter(|&at| at != gone).map(|at| format!("{at} {}", at * 10));
            prints(&smaller, &format!("{{{}}}", rest.collect::<Vec<_>>().join(", ")))?;
            let back = assoc(cx, smaller, size(gone), int(-1))?;
            let mut order: Vec<_> =
                (0..n).filter(|&at| at != gone).map(|at| format!("{at} {}", at * 10)).collect();
            order.push(format!("{gone} -1"));
            prints(&back, &format!("{{{}}}", order.join(", ")))?;
        }
    }
    Ok(())
}

pub(super) fn a_map_iterates_in_one_order_while_it_does_not_change<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let map = container::<E>(n);
        let order = entries::<E>(&map);
        (0..n).for_each(|at| drop(map.val_at(&size(at)).cloned()));
        is(entries::<E>(&map), order, "the order of a second walk")?;
    }
    Ok(())
}

pub(super) fn a_cursor_walks_a_map_as_iter_does<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut map = container::<E>(n);
        (0..n).step_by(3).for_each(|at| drop(map.dissoc(&size(at))));
        let expected = entries::<E>(&map);
        is(expected.len(), map.count(), "the number of entries walked")?;
        let mut cursor = map.cursor();
        let mut walked = Vec::new();
        while let Some(entry) = map.peek(&cursor) {
            walked.push(entry);
            holds(walked.len() <= expected.len(), "a walk of count steps")?;
            map.advance(&mut cursor);
        }
        is(walked, expected, "the entries by cursor")?;
        map.advance(&mut cursor);
        is(map.peek(&cursor), None, "the entry further past the end")?;
    }
    Ok(())
}

pub(super) fn a_map_cursor_used_after_a_change_does_not_panic<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n < 100) {
        let mut map = container::<E>(n);
        let mut cursor = map.cursor();
        (0..n / 2).for_each(|_| map.advance(&mut cursor));
        for at in 0..n {
            map.dissoc(&size(at));
            let _ = map.peek(&cursor);
        }
        map.advance(&mut cursor);
        (0..n * 3).for_each(|at| map.conj((size(at), Value::Nil)));
        let _ = map.peek(&cursor);
        map.advance(&mut cursor);
    }
    Ok(())
}

pub(super) fn dissoc_removes_exactly_one_key<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 0 && n < 100) {
        for gone in 0..n {
            let mut map = container::<E>(n);
            is(map.dissoc(&size(gone)), Some(size(gone * 10)), "the removed value")?;
            is(map.count(), n - 1, "the count")?;
            for at in 0..n {
                let expected = (at != gone).then(|| size(at * 10));
                is(map.val_at(&size(at)).cloned(), expected, "the value")?;
            }
            holds(
                entries::<E>(&map).iter().all(|(key, _)| *key != size(gone)),
                "no entry of the removed key",
            )?;
        }
    }
    Ok(())
}

pub(super) fn dissoc_of_an_absent_key_does_nothing<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut map = container::<E>(n);
        for absent in [int(-1), size(n), kw("a"), Value::Nil] {
            is(map.dissoc(&absent), None, "the removed value")?;
        }
        is_numbered::<E>(&map, n)?;
    }
    Ok(())
}

pub(super) fn a_map_empties_and_refills<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut map = container::<E>(n);
        for _ in 0..2 {
            (0..n).for_each(|at| drop(map.dissoc(&size(at))));
            is_numbered::<E>(&map, 0)?;
            is(entries::<E>(&map), Vec::new(), "the entries of an emptied map")?;
            (0..n).rev().for_each(|at| map.conj((size(at), size(at * 10))));
            is_numbered::<E>(&map, n)?;
        }
    }
    Ok(())
}

pub(super) fn entry_gives_the_stored_key_and_value<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut map = container::<E>(n);
        let (stored, asked) = twins::<E>();
        map.conj((stored, int(5)));
        let (key, value) = map.entry(&asked).ok_or(Broken("expected the entry".to_owned()))?;
        prints(key, "(1 2)")?;
        is(value.clone(), int(5), "the value")?;
        holds(map.entry(&int(-1)).is_none(), "no entry of an absent key")?;
    }
    Ok(())
}

pub(super) fn a_value_of_nil_is_present<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 5, 8, 40] {
        let coll = map(cx, n)?;
        let coll = assoc(cx, coll, kw("a"), Value::Nil)?;
        holds(contains(&coll, &kw("a"))?, "the key to be present")?;
        is(val_at(&coll, &kw("a"), int(1))?, Value::Nil, "its value")?;
        is(count(&coll)?, n + 1, "the count")?;
        let without = dissoc(cx, coll, &kw("a"))?;
        holds(!contains(&without, &kw("a"))?, "the key to be absent")?;
    }
    Ok(())
}

pub(super) fn keys_of_one_hash_are_different_keys<E: Engine>(_: &mut Cx<E>) -> Check {
    holds(colliding::<E>(1).hash_code() == colliding::<E>(2).hash_code(), "the test's keys to hash alike")?;
    for n in [1, 2, 8, 9, 20, 70] {
        let mut map = E::Map::default();
        (0..n).for_each(|at| map.conj((colliding(at), int(at))));
        is(map.count(), n as usize, "the count")?;
        for at in 0..n {
            is(map.val_at(&colliding(at)).cloned(), Some(int(at)), "the value")?;
        }
        is(map.val_at(&colliding(n)).cloned(), None, "the value of an absent key of that hash")?;
        is(map.dissoc(&colliding(n)), None, "an absent key of that hash")?;
        for at in (0..n).step_by(2) {
            is(map.dissoc(&colliding(at)), Some(int(at)), "the removed value")?;
        }
        for at in 0..n {
            let expected = (at % 2 == 1).then(|| int(at));
            is(map.val_at(&colliding(at)).cloned(), expected, "the value after removals")?;
        }
    }
    Ok(())
}

pub(super) fn an_integer_and_a_float_are_different_keys<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in [0, 9] {
        let mut map = E::Map::default();
        (0..n).for_each(|at| map.conj((int(100 + at), Value::Nil)));
        map.conj((int(1), kw("int")));
        map.conj((Value::Float(1.0), kw("float")));
        is(map.val_at(&int(1)).cloned(), Some(kw("int")), "the value of 1")?;
        is(map.val_at(&Value::Float(1.0)).cloned(), Some(kw("float")), "the value of 1.0")?;
    }
    Ok(())
}

pub(super) fn zero_and_minus_zero_are_one_key<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in [0, 9] {
        let mut map = E::Map::default();
        (0..n).for_each(|at| map.conj((int(100 + at), Value::Nil)));
        map.conj((Value::Float(0.0), int(1)));
        is(map.val_at(&Value::Float(-0.0)).cloned(), Some(int(1)), "the value of -0.0")?;
        map.conj((Value::Float(-0.0), int(2)));
        is(map.count(), n as usize + 1, "the count")?;
    }
    Ok(())
}

pub(super) fn nan_is_never_found<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in [0, 9] {
        let mut map = container::<E>(n);
        map.conj((Value::Float(f64::NAN), int(1)));
        is(map.val_at(&Value::Float(f64::NAN)).cloned(), None, "the value of NaN")?;
        is(map.count(), n + 1, "the count")?;
    }
    Ok(())
}

pub(super) fn every_kind_of_scalar_is_a_key<E: Engine>(cx: &mut Cx<E>) -> Check {
    let keys = || -> Vec<Value<E>> {
        vec![
            Value::Nil,
            Value::Bool(true),
            Value::Bool(false),
            int(0),
            int(i64::MIN),
            Value::Float(0.5),
            Value::Char('a'),
            Value::string("a"),
            Value::string("a text of more than fourteen bytes"),
            Value::string(""),
            kw("a"),
            kw("n/a"),
            Value::symbol("a"),
            Value::from("123456789012345678901234567890".parse::<consair_core::BigInt>().expect("digits")),
            Value::list([]),
            Value::vector([Value::Nil]),
        ]
    };
    let coll = map_of(cx, keys().into_iter().zip((0..).map(int)))?;
    is(count(&coll)?, keys().len(), "the count")?;
    for (key, at) in keys().into_iter().zip(0..) {
        is(val_at(&coll, &key, Value::Nil)?, int(at), &format!("the value of {key:?}"))?;
    }
    Ok(())
}

pub(super) fn equal_numbers_are_one_key<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut coll = map(cx, n)?;
        for (key, other) in [("1000001N", "1000001N"), ("2.50M", "2.5M"), ("6/4", "3/2")] {
            coll = assoc(cx, coll, exact(key), kw("old"))?;
            coll = assoc(cx, coll, exact(other), kw("new"))?;
            is(val_at(&coll, &exact(key), Value::Nil)?, kw("new"), &format!("the value of {key}"))?;
        }
        is(val_at(&coll, &int(1_000_001), Value::Nil)?, kw("new"), "the value of 1000001")?;
        is(count(&coll)?, n + 3, "the count")?;
        for at in 0..n as i64 {
            let key = Value::from(BigInt::from(at));
            is(
                val_at(&coll, &key, Value::Nil)?,
                val_at(&coll, &int(at), Value::Nil)?,
                &format!("the value of {at}N"),
            )?;
        }
        is(val_at(&coll, &exact("1000002N"), Value::Nil)?, Value::Nil, "the value of 1000002N")?;
    }
    Ok(())
}

pub(super) fn equal_collections_are_one_key<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 12] {
        let coll = map(cx, n)?;
        let coll = assoc(cx, coll, Value::vector([int(1), int(2)]), kw("seq"))?;
        let inner = map(cx, 3)?;
        let coll = assoc(cx, coll, inner, kw("map"))?;
        is(val_at(&coll, &Value::list([int(1), int(2)]), Value::Nil)?, kw("seq"), "the value of a list")?;
        let again = map_of(cx, [2, 0, 1].map(|at| (int(at), int(at * 10))))?;
        is(val_at(&coll, &again, Value::Nil)?, kw("map"), "the value of an equal map in another order")?;
    }
    Ok(())
}

pub(super) fn a_clone_of_a_map_is_independent<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n < 100) {
        let original = container::<E>(n);
        let mut clone = original.clone();
        is_numbered::<E>(&clone, n)?;
        clone.conj((int(-1), int(-1)));
        clone.conj((int(0), int(-2)));
        clone.dissoc(&size(n / 2));
        is_numbered::<E>(&original, n)?;
        let mut changed = original;
        let kept = changed.clone();
        let order = entries::<E>(&kept);
        (0..n).for_each(|at| drop(changed.dissoc(&size(at))));
        changed.conj((int(0), int(-3)));
        is_numbered::<E>(&kept, n)?;
        is(entries::<E>(&kept), order, "the order of the clone")?;
    }
    Ok(())
}

pub(super) fn conj_on_a_map_takes_entries_and_maps<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = map(cx, 2)?;
    let coll = conj(cx, coll, Value::vector([kw("a"), int(1)]))?;
    prints(&coll, "{0 0, 1 10, :a 1}")?;
    let more = map_of(cx, [(int(0), kw("new")), (kw("b"), int(2))])?;
    let coll = conj(cx, coll, more)?;
    prints(&coll, "{0 :new, 1 10, :a 1, :b 2}")?;
    let coll = conj(cx, coll, Value::Nil)?;
    let coll = conj(cx, coll, Value::list([Value::vector([kw("c"), int(3)])]))?;
    prints(&coll, "{0 :new, 1 10, :a 1, :b 2, :c 3}")
}

pub(super) fn conj_of_no_entry_is_an_error_and_changes_nothing<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = map(cx, 2)?;
    fails(conj(cx, coll.clone(), int(1)), ErrorKind::Type, "conj of an integer")?;
    fails(conj(cx, coll.clone(), Value::vector([int(1)])), ErrorKind::Argument, "conj of [1]")?;
    let half = Value::list([Value::vector([kw("a"), int(1)]), int(3)]);
    fails(conj(cx, coll.clone(), half), ErrorKind::Type, "conj of a sequence with a wrong entry")?;
    let half = Value::list([Value::vector([kw("a"), int(1)]), Value::vector([])]);
    fails(conj(cx, coll.clone(), half), ErrorKind::Argument, "conj of a sequence with a short entry")?;
    prints(&coll, "{0 0, 1 10}")
}

pub(super) fn a_map_added_to_itself_is_the_same<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 3, 9, 40] {
        let coll = map(cx, n)?;
        let expected = map(cx, n)?;
        let both = conj(cx, coll.clone(), coll.clone())?;
        equal(&both, &expected)?;
        equal(&coll, &expected)?;
    }
    Ok(())
}

pub(super) fn map_of_keeps_the_last_of_equal_keys<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = map_of(cx, [(kw("a"), int(1)), (kw("b"), int(2)), (kw("a"), int(3))])?;
    prints(&coll, "{:a 3, :b 2}")
}

pub(super) fn reserve_changes_no_entry<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut map = container::<E>(n);
        let order = entries::<E>(&map);
        map.reserve(100);
        is(entries::<E>(&map), order, "the entries")?;
        is_numbered::<E>(&map, n)?;
    }
    Ok(())
}
