//! The update rule under policies *in-place* and *report*: every holder of a collection sees its updates.

use consair_core::collection::{assoc, conj, count, disj, dissoc, first, next, pop, rest, seq};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::freeze::freeze;
use consair_core::sequence::{Part, SeqKind, SeqObject, Source};
use consair_core::value::Value;

use crate::check::{
    Check, SIZES, each_kind, equal, fails, holds, int, is, kw, map, prints, set, size, vector,
};

pub(super) use super::sorted::a_walk_of_a_sorted_set_that_changed_is_an_error;

pub(super) fn every_holder_sees_an_update<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 0 && n < 100) {
        for older in each_kind(cx, n)?.into_iter().skip(1) {
            let before = cx.update_counts();
            let newer = super::update::grow_and_shrink(cx, older.clone())?;
            is(newer.address(), older.address(), "the address of the object")?;
            equal(&older, &newer)?;
            holds(cx.update_counts().aliased >= before.aliased + 2, "the updates counted as aliased")?;
            is(cx.update_counts().copied, before.copied, "the count of copies")?;
        }
    }
    Ok(())
}

pub(super) fn the_tour_of_the_fast_engine_holds<E: Engine>(cx: &mut Cx<E>) -> Check {
    let v = Value::vector([int(1), int(2), int(3)]);
    conj(cx, v.clone(), int(4))?;
    is(count(&v)?, 4, "the count of v after conj")?;
    let m = consair_core::collection::map_of(cx, [(kw("a"), int(1)), (kw("b"), int(2))])?;
    prints(&assoc(cx, m.clone(), kw("c"), int(3))?, "{:a 1, :b 2, :c 3}")?;
    is(count(&m)?, 3, "the count of m after assoc")?;
    prints(&seq(m)?, "([:a 1] [:b 2] [:c 3])")
}

pub(super) fn a_cursor_over_a_map_that_got_a_key_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 2, 8, 9, 40] {
        let coll = map(cx, n)?;
        let walk = seq(coll.clone())?;
        let later = next(seq(coll.clone())?)?;
        assoc(cx, coll.clone(), kw("new"), int(1))?;
        fails(first(&walk), ErrorKind::Iteration, "first after a new key")?;
        fails(rest(walk), ErrorKind::Iteration, "rest after a new key")?;
        if n > 1 {
            fails(first(&later), ErrorKind::Iteration, "first of a later place after a new key")?;
        }
    }
    Ok(())
}

pub(super) fn a_cursor_over_a_map_that_lost_a_key_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 2, 8, 9, 40] {
        let coll = map(cx, n)?;
        let walk = seq(coll.clone())?;
        dissoc(cx, coll.clone(), &int(0))?;
        fails(first(&walk), ErrorKind::Iteration, "first after a lost key")?;
        // The error stays when the key is back: its place may be another.
        assoc(cx, coll.clone(), int(0), int(1))?;
        fails(first(&walk), ErrorKind::Iteration, "first after the key came back")?;
        fails(rest(walk), ErrorKind::Iteration, "rest after the key came back")?;
    }
    Ok(())
}

pub(super) fn a_cursor_over_a_set_that_changed_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 2, 8, 9, 40] {
        let coll = set(cx, n)?;
        let walk = seq(coll.clone())?;
        conj(cx, coll.clone(), kw("new"))?;
        fails(first(&walk), ErrorKind::Iteration, "first after a new member")?;
        let walk = seq(coll.clone())?;
        disj(cx, coll.clone(), &kw("new"))?;
        fails(rest(walk), ErrorKind::Iteration, "rest after a lost member")?;
    }
    Ok(())
}

pub(super) fn replacing_a_value_does_not_disturb_a_walk<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 2, 8, 9, 40, 200] {
        let coll = map(cx, n)?;
        let mut walk = Value::Seq(SeqObject::new(SeqKind::At(Source::entries(
            match &coll {
                Value::Map(map) => map,
                _ => unreachable!(),
            },
            Part::Key,
        ))));
        let mut seen = Vec::new();
        while !walk.is_nil() {
            let key = first(&walk)?;
            assoc(cx, coll.clone(), key.clone(), int(-1))?;
            seen.push(key);
            walk = next(walk)?;
        }
        is(seen.len(), n, "the number of keys walked")?;
        for at in 0..n {
            is(consair_core::collection::val_at(&coll, &size(at), Value::Nil)?, int(-1), "the new value")?;
        }
    }
    Ok(())
}

pub(super) fn a_present_member_does_not_disturb_a_walk<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 8, 40] {
        let coll = set(cx, n)?;
        let walk = seq(coll.clone())?;
        conj(cx, coll.clone(), int(0))?;
        disj(cx, coll.clone(), &kw("absent"))?;
        is(count(&walk)?, n, "the number of members walked")?;
    }
    Ok(())
}

pub(super) fn a_walk_of_a_vector_ends_at_the_smaller_length<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [2, 9, 33, 65] {
        let coll = vector(n);
        let walk = seq(coll.clone())?;
        conj(cx, coll.clone(), int(-1))?;
        is(count(&walk)?, n, "the elements walked of a vector that grew")?;
        pop(cx, coll.clone())?;
        pop(cx, coll.clone())?;
        is(count(&walk)?, n - 1, "the elements walked of a vector that shrank")?;
        prints(&walk, &format!("{:?}", seq(vector::<E>(n - 1))?))?;
    }
    Ok(())
}

pub(super) fn seq_of_a_place_that_a_vector_lost_is_nil<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = vector(1);
    let place = seq(coll.clone())?;
    pop(cx, coll)?;
    is(first(&place)?, Value::Nil, "the first")?;
    is(seq(place)?, Value::Nil, "the seq")
}

pub(super) fn a_walk_of_a_vector_sees_replaced_elements<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = vector(3);
    let walk = seq(coll.clone())?;
    assoc(cx, coll, int(1), kw("new"))?;
    prints(&walk, "(0 :new 2)")
}

pub(super) fn putting_a_collection_into_itself_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    let v = vector(2);
    fails(conj(cx, v.clone(), v.clone()), ErrorKind::Argument, "conj of a vector onto itself")?;
    fails(assoc(cx, v.clone(), int(0), v.clone()), ErrorKind::Argument, "assoc of a vector into itself")?;
    prints(&v, "[0 1]")?;
    let m = map(cx, 1)?;
    fails(assoc(cx, m.clone(), kw("a"), m.clone()), ErrorKind::Argument, "assoc of a map into itself")?;
    let entry = Value::vector([kw("a"), m.clone()]);
    fails(conj(cx, m.clone(), entry), ErrorKind::Argument, "conj of a map into itself")?;
    prints(&m, "{0 0}")?;
    let s = set(cx, 1)?;
    fails(conj(cx, s.clone(), s.clone()), ErrorKind::Argument, "conj of a set onto itself")?;
    prints(&s, "#{0}")
}

pub(super) fn a_shared_key_is_copied_before_it_is_frozen<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 12] {
        let key = vector(2);
        let coll = map(cx, n)?;
        let coll = assoc(cx, coll, key.clone(), kw("found"))?;
        conj(cx, key.clone(), int(2))?;
        prints(&key, "[0 1 2]")?;
        is(consair_core::collection::val_at(&coll, &vector(2), Value::Nil)?, kw("found"), "the value")?;
        is(consair_core::collection::val_at(&coll, &vector(3), kw("no"))?, kw("no"), "the changed key")?;
    }
    Ok(())
}

pub(super) fn a_shared_part_of_a_key_is_copied_before_it_is_frozen<E: Engine>(cx: &mut Cx<E>) -> Check {
    let part = vector(1);
    let keys = [Value::vector([part.clone()]), Value::list([part.clone()])];
    for key in keys {
        let coll = assoc(cx, Value::Nil, key, kw("found"))?;
        let text = format!("{coll:?}");
        conj(cx, part.clone(), int(9))?;
        prints(&coll, &text)?;
    }
    let inner = map(cx, 1)?;
    let key = Value::vector([inner.clone()]);
    let coll = consair_core::collection::set_of(cx, [key])?;
    assoc(cx, inner.clone(), kw("new"), int(1))?;
    prints(&coll, "#{[{0 0}]}")?;
    prints(&inner, "{0 0, :new 1}")
}

pub(super) fn a_shared_collection_is_copied_before_it_is_frozen<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 3)?.into_iter().skip(1) {
        let frozen = freeze(cx, coll.clone())?;
        let text = format!("{frozen:?}");
        super::update::grow_and_shrink(cx, coll.clone())?;
        prints(&frozen, &text)?;
        holds(coll != frozen, "the original to have changed")?;
    }
    Ok(())
}

pub(super) fn a_hash_is_never_stale<E: Engine>(cx: &mut Cx<E>) -> Check {
    let inner = vector(2);
    for coll in each_kind(cx, 3)?.into_iter().skip(1) {
        let outer = Value::vector([coll.clone(), inner.clone()]);
        outer.hash_code();
        super::update::grow_and_shrink(cx, coll.clone())?;
        let fresh = Value::vector([consair_core::collection::copied(cx, &coll)?, inner.clone()]);
        equal(&outer, &fresh)?;
    }
    Ok(())
}

pub(super) fn a_later_holder_sees_what_the_earlier_did<E: Engine>(cx: &mut Cx<E>) -> Check {
    let v = vector(0);
    let w = conj(cx, v.clone(), int(1))?;
    let x = conj(cx, w.clone(), int(2))?;
    conj(cx, v.clone(), int(3))?;
    for holder in [v, w, x] {
        prints(&holder, "[1 2 3]")?;
    }
    Ok(())
}
