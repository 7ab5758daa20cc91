//! The update rule, as far as it is the same under every policy.

use consair_core::collection::{assoc, conj, copied, disj, dissoc, pop};
use consair_core::context::{Cx, UpdateCounts};
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::freeze::{freeze, is_frozen};
use consair_core::update::{Outcome, Policy, set_meta};
use consair_core::value::Value;

use crate::check::{Check, each_kind, fails, holds, int, is, kw, list, map, prints, set, size, vector};

/// Applies one growing and one shrinking update, whatever the kind.
pub(super) fn grow_and_shrink<E: Engine>(
    cx: &mut Cx<E>,
    coll: Value<E>,
) -> Result<Value<E>, crate::check::Broken> {
    Ok(match coll {
        Value::Map(_) => {
            let coll = assoc(cx, coll, kw("new"), int(1))?;
            dissoc(cx, coll, &int(0))?
        }
        Value::Set(_) => {
            let coll = conj(cx, coll, kw("new"))?;
            disj(cx, coll, &int(0))?
        }
        other => {
            let other = conj(cx, other, kw("new"))?;
            let other = conj(cx, other, kw("newer"))?;
            pop(cx, other)?
        }
    })
}

pub(super) fn the_only_handle_is_updated_in_place<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 8, 9, 40] {
        for coll in each_kind(cx, n)? {
            let before = (coll.address(), cx.update_counts());
            let after = grow_and_shrink(cx, coll)?;
            is(after.address(), before.0, "the address of the object")?;
            let counts = cx.update_counts();
            holds(counts.in_place >= before.1.in_place + 2, "updates counted as in place")?;
            is(counts, UpdateCounts { in_place: counts.in_place, ..before.1 }, "the other counts")?;
        }
    }
    Ok(())
}

pub(super) fn an_update_through_the_last_handle_left_is_in_place<E: Engine>(cx: &mut Cx<E>) -> Check {
    for mut coll in each_kind(cx, 5)? {
        // Held twice, updated, and held once again.
        let other = coll.clone();
        coll = grow_and_shrink(cx, coll)?;
        drop(other);
        let before = (coll.address(), cx.update_counts());
        coll = conj(cx, coll, Value::vector([int(77), int(78)]))?;
        is(coll.address(), before.0, "the address of the object")?;
        let expected = UpdateCounts { in_place: before.1.in_place + 1, ..before.1 };
        is(cx.update_counts(), expected, "the counts after an update through the only handle")?;
    }
    Ok(())
}

pub(super) fn lists_never_alias<E: Engine>(cx: &mut Cx<E>) -> Check {
    let older = list(3);
    let newer = conj(cx, older.clone(), int(9))?;
    let shorter = pop(cx, older.clone())?;
    prints(&older, "(0 1 2)")?;
    prints(&newer, "(9 0 1 2)")?;
    prints(&shorter, "(1 2)")
}

pub(super) fn an_update_of_a_frozen_collection_is_a_copy<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 3)? {
        let frozen = freeze(cx, coll)?;
        let text = format!("{frozen:?}");
        let before = cx.update_counts();
        let changed = conj(cx, frozen.clone(), Value::vector([int(7), int(8)]))?;
        holds(changed.address() != frozen.address(), "another object")?;
        prints(&frozen, &text)?;
        holds(!is_frozen(&changed), "the copy not to be frozen")?;
        is(cx.update_counts().copied, before.copied + 1, "the count of copies")?;
        // Also through the only handle.
        let address = frozen.address();
        let changed = conj(cx, frozen, Value::vector([int(7), int(8)]))?;
        holds(changed.address() != address, "another object")?;
    }
    Ok(())
}

pub(super) fn updates_keep_metadata<E: Engine>(cx: &mut Cx<E>) -> Check {
    let meta = |cx: &mut Cx<E>| -> Result<_, crate::check::Broken> {
        match map(cx, 1)? {
            Value::Map(meta) => Ok(Some(meta)),
            _ => unreachable!(),
        }
    };
    for n in [3, 12] {
        for mut coll in each_kind(cx, n)? {
            let given = meta(cx)?;
            match &mut coll {
                Value::List(object) => set_meta(cx, object, given)?,
                Value::Vector(object) => set_meta(cx, object, given)?,
                Value::Map(object) => set_meta(cx, object, given)?,
                Value::Set(object) => set_meta(cx, object, given)?,
                _ => {}
            }
            let shared = coll.clone();
            let changed = grow_and_shrink(cx, coll)?;
            holds(changed.meta().is_some(), &format!("metadata on {changed:?}, updated while shared"))?;
            drop(shared);
            let changed = conj(cx, changed, Value::vector([int(7), int(8)]))?;
            holds(changed.meta().is_some(), &format!("metadata on {changed:?}, updated"))?;
        }
    }
    Ok(())
}

pub(super) fn set_meta_is_never_seen_by_another_holder<E: Engine>(cx: &mut Cx<E>) -> Check {
    let Value::Vector(mut object) = vector::<E>(3) else { unreachable!() };
    let Value::Map(meta) = map(cx, 1)? else { unreachable!() };
    let other = Value::Vector(object.clone());
    set_meta(cx, &mut object, Some(meta))?;
    holds(other.meta().is_none(), "no metadata on the other handle")?;
    holds(object.meta().is_some(), "metadata on this handle")?;
    holds(other == Value::Vector(object), "metadata not to matter to =")
}

pub(super) fn metadata_may_be_put_on_what_was_shared_before<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = vector(3);
    let other = coll.clone();
    let coll = conj(cx, coll, int(3))?;
    drop(other);
    let (Value::Vector(mut object), Value::Map(meta)) = (coll, map(cx, 1)?) else { unreachable!() };
    set_meta(cx, &mut object, Some(meta))?;
    holds(object.meta().is_some(), "metadata on this handle")
}

pub(super) fn removing_what_is_absent_is_no_update<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 8, 40] {
        let (map, set) = (map(cx, n)?, set(cx, n)?);
        let (held, kept) = (map.clone(), set.clone());
        let before = cx.update_counts();
        let map = dissoc(cx, map, &kw("absent"))?;
        let set = disj(cx, set, &kw("absent"))?;
        is(cx.update_counts(), before, "the counts")?;
        is((map.address(), set.address()), (held.address(), kept.address()), "the objects")?;
    }
    Ok(())
}

pub(super) fn an_update_that_fails_changes_nothing<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = vector(3);
    let other = coll.clone();
    fails(assoc(cx, coll, int(9), Value::Nil), ErrorKind::Index, "assoc outside")?;
    prints(&other, "[0 1 2]")?;
    let coll = map(cx, 2)?;
    let other = coll.clone();
    let lazy = consair_core::sequence::SeqObject::lazy(Value::Nil);
    fails(assoc(cx, coll, lazy, Value::Nil), ErrorKind::Unrealised, "assoc at a lazy key")?;
    prints(&other, "{0 0, 1 10}")
}

pub(super) fn copied_is_an_object_of_its_own<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 3, 9, 40] {
        for coll in each_kind(cx, n)? {
            let frozen = freeze(cx, coll)?;
            let copy = copied(cx, &frozen)?;
            holds(copy == frozen, "the copy to be equal")?;
            holds(
                copy.address() != frozen.address() && !is_frozen(&copy),
                "the copy to be its own and unfrozen",
            )?;
            let text = format!("{frozen:?}");
            conj(cx, copy.clone(), Value::vector([size(n + 1), int(0)]))?;
            prints(&frozen, &text)?;
        }
    }
    Ok(())
}

pub(super) fn updates_are_traced_with_their_outcome<E: Engine>(cx: &mut Cx<E>) -> Check {
    cx.set_tracing(true);
    let coll = vector(2);
    let coll = conj(cx, coll, int(1))?;
    let other = coll.clone();
    let coll = conj(cx, coll, int(2))?;
    let shared = if cx.aliases() { Outcome::Aliased } else { Outcome::Copied };
    is(cx.take_outcomes(), vec![Outcome::InPlace, shared], "the outcomes")?;
    let coll = freeze(cx, coll)?;
    conj(cx, coll.clone(), int(3))?;
    is(cx.take_outcomes(), vec![Outcome::Copied], "the outcome for a frozen vector")?;
    drop((coll, other));
    Ok(())
}

pub(super) fn a_policy_that_the_engine_cannot_keep_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for policy in [Policy::InPlace, Policy::Report] {
        match cx.set_policy(policy) {
            Ok(()) => holds(E::CAN_ALIAS, "an error for a policy that needs aliases")?,
            Err(error) => {
                holds(!E::CAN_ALIAS, "an engine that can alias to take every policy")?;
                is(error.kind(), ErrorKind::Argument, "the kind of the error")?;
            }
        }
    }
    cx.set_policy(Policy::Unique)?;
    is(cx.policy(), Policy::Unique, "the policy")
}
