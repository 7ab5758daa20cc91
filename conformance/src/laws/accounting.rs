//! Objects and bytes are counted, and limits are kept.

use consair_core::collection::{assoc, conj, disj, dissoc, map_of, pop, seq, vector_of};
use consair_core::context::{Cx, Limits};
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine, VectorContainer};
use consair_core::error::{Error, ErrorKind};
use consair_core::heap::{held_bytes, live_objects};
use consair_core::value::Value;

use super::update::grow_and_shrink;
use crate::check::{Broken, Check, SIZES, each_kind, fails, holds, int, is, kw, size, vector};

fn leaves_nothing<E: Engine>(cx: &mut Cx<E>, body: impl FnOnce(&mut Cx<E>) -> Check) -> Check {
    let before = (live_objects(), held_bytes());
    body(cx)?;
    is((live_objects(), held_bytes()), before, "the live objects and the held bytes")
}

pub(super) fn dropped_collections_leave_no_object_and_no_byte<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES {
        leaves_nothing(cx, |cx| {
            for coll in each_kind(cx, n)? {
                let held = coll.clone();
                let changed = grow_and_shrink(cx, coll)?;
                let changed = grow_and_shrink(cx, changed)?;
                let walk = seq(changed)?;
                drop((held, walk));
            }
            Ok(())
        })?;
    }
    Ok(())
}

pub(super) fn emptied_collections_leave_no_byte<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n < 100) {
        leaves_nothing(cx, |cx| {
            let [mut list, mut vector, mut map, mut set] = each_kind(cx, n)?;
            for at in 0..n {
                list = pop(cx, list)?;
                vector = pop(cx, vector)?;
                map = dissoc(cx, map, &size(at))?;
                set = disj(cx, set, &size(at))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

pub(super) fn many_versions_leave_no_byte<E: Engine>(cx: &mut Cx<E>) -> Check {
    leaves_nothing(cx, |cx| {
        for coll in each_kind(cx, 40)? {
            let mut versions = vec![coll];
            for at in 0..40 {
                let item = Value::vector([int(100 + at), Value::Nil]);
                let next = conj(cx, versions[versions.len() - 1].clone(), item)?;
                versions.push(next);
            }
            // The older ones first, then from the middle.
            versions.drain(..10);
            versions.remove(15);
        }
        Ok(())
    })?;
    cx.clear_cycles();
    Ok(())
}

pub(super) fn texts_are_counted_and_leave_no_byte<E: Engine>(cx: &mut Cx<E>) -> Check {
    leaves_nothing(cx, |_| {
        let before = held_bytes();
        let text = Value::<E>::string(&"x".repeat(1000));
        holds(held_bytes() >= before + 1000, "the bytes of the text to be held")?;
        drop(text);
        Ok(())
    })
}

pub(super) fn a_collection_weighs_more_as_it_grows<E: Engine>(cx: &mut Cx<E>) -> Check {
    for at in 0..4 {
        let before = held_bytes();
        let small = each_kind(cx, 10)?.into_iter().nth(at);
        let light = held_bytes() - before;
        let large = each_kind(cx, 1000)?.into_iter().nth(at);
        let heavy = held_bytes() - before - light;
        holds(
            heavy >= light + 990 * 8,
            &format!("1000 elements to hold more than 10: {heavy} and {light} bytes"),
        )?;
        drop((small, large));
    }
    Ok(())
}

pub(super) fn the_weight_of_a_container_changes_only_with_it<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut vector = E::Vector::default();
        (0..n).for_each(|at| consair_core::conj::Conj::conj(&mut vector, size(at)));
        let weight = vector.heap_bytes();
        vector.iter().for_each(drop);
        let _ = (vector.count(), vector.clone().count());
        is(vector.heap_bytes(), weight, "the weight after reading")?;
    }
    Ok(())
}

/// Grows with `grow` under a limit of a few kilobytes more than is held; it must end in an error.
fn is_limited<E: Engine>(
    cx: &mut Cx<E>,
    what: &str,
    mut grow: impl FnMut(&mut Cx<E>, i64) -> Result<(), Error<E>>,
) -> Check {
    let limits = cx.limits().clone();
    cx.set_limits(Limits { bytes: held_bytes() + 20_000, ..limits.clone() });
    let mut result = Ok(());
    for at in 0..20_000 {
        result = grow(cx, at);
        if result.is_err() {
            break;
        }
    }
    cx.set_limits(limits);
    match result {
        Err(error) if error.kind() == ErrorKind::Limit => Ok(()),
        Err(error) => Err(Broken(format!("{what}: expected an error of kind limit, found {error:?}"))),
        Ok(()) => Err(Broken(format!("{what}: expected an error of kind limit, found no error"))),
    }
}

pub(super) fn growing_past_the_byte_limit_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for (coll, kind) in each_kind(cx, 0)?.into_iter().zip(["a list", "a vector", "a map", "a set"]) {
        let mut coll = coll;
        is_limited(cx, kind, |cx, at| {
            let item =
                if matches!(coll, Value::Map(_)) { Value::vector([int(at), int(at)]) } else { int(at) };
            coll = conj(cx, Value::take(&mut coll), item)?;
            Ok(())
        })?;
    }
    Ok(())
}

pub(super) fn growing_a_shared_collection_past_the_byte_limit_is_an_error<E: Engine>(
    cx: &mut Cx<E>,
) -> Check {
    for (coll, kind) in each_kind(cx, 0)?.into_iter().zip(["a list", "a vector", "a map", "a set"]) {
        let mut versions = vec![coll];
        is_limited(cx, kind, |cx, at| {
            let last = versions[versions.len() - 1].clone();
            let item =
                if matches!(last, Value::Map(_)) { Value::vector([int(at), int(at)]) } else { int(at) };
            versions.push(conj(cx, last, item)?);
            Ok(())
        })?;
    }
    cx.clear_cycles();
    Ok(())
}

pub(super) fn building_past_the_byte_limit_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    let limits = cx.limits().clone();
    cx.set_limits(Limits { bytes: held_bytes() + 20_000, ..limits.clone() });
    fails(vector_of(cx, (0..5000).map(int)), ErrorKind::Limit, "a vector of 5000")?;
    fails(map_of(cx, (0..2000).map(|at| (int(at), int(at)))), ErrorKind::Limit, "a map of 2000")?;
    fails(consair_core::collection::set_of(cx, (0..5000).map(int)), ErrorKind::Limit, "a set of 5000")?;
    cx.set_limits(limits);
    Ok(())
}

pub(super) fn a_copy_past_the_byte_limit_changes_nothing<E: Engine>(cx: &mut Cx<E>) -> Check {
    if cx.aliases() {
        // Nothing is copied but what is frozen; that case is the same.
        return frozen_copy_past_the_limit(cx);
    }
    let coll = vector::<E>(5000);
    let other = coll.clone();
    let limits = cx.limits().clone();
    cx.set_limits(Limits { bytes: held_bytes(), ..limits.clone() });
    let result = assoc(cx, coll, int(0), kw("new"));
    cx.set_limits(limits);
    fails(result, ErrorKind::Limit, "an update of a shared vector")?;
    is(other, vector(5000), "the vector")
}

fn frozen_copy_past_the_limit<E: Engine>(cx: &mut Cx<E>) -> Check {
    let frozen = consair_core::freeze::freeze(cx, vector(5000))?;
    let limits = cx.limits().clone();
    cx.set_limits(Limits { bytes: held_bytes(), ..limits.clone() });
    let result = assoc(cx, frozen.clone(), int(0), kw("new"));
    cx.set_limits(limits);
    fails(result, ErrorKind::Limit, "an update of a frozen vector")?;
    is(frozen, vector(5000), "the vector")
}

pub(super) fn fuel_is_used_up_exactly<E: Engine>(cx: &mut Cx<E>) -> Check {
    for fuel in [0, 1, 7, 20_000, 20_001, 50_000] {
        cx.set_limits(Limits { fuel: Some(fuel), ..Limits::default() });
        for used in 0..fuel {
            is(cx.fuel_used(), used, "the fuel used")?;
            cx.charge(1)?;
        }
        fails(cx.charge(1), ErrorKind::Limit, "a charge without fuel")?;
        cx.set_limits(Limits { fuel: Some(fuel), ..Limits::default() });
        cx.charge(fuel)?;
        fails(cx.charge(1), ErrorKind::Limit, "a charge after all fuel at once")?;
    }
    Ok(())
}

pub(super) fn an_interrupt_ends_a_program<E: Engine>(cx: &mut Cx<E>) -> Check {
    cx.interrupt().store(true, std::sync::atomic::Ordering::Relaxed);
    let mut result = Ok(());
    for _ in 0..100_000 {
        result = cx.charge(1);
        if result.is_err() {
            break;
        }
    }
    fails(result, ErrorKind::Interrupted, "a charge after an interrupt")?;
    for _ in 0..100_000 {
        cx.charge(1)?;
    }
    Ok(())
}
