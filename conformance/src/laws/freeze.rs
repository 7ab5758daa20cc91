//! Freezing, and keys.

use consair_core::collection::{assoc, conj, copied, map_of, set_of, val_at};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::freeze::{MAX_KEY_DEPTH, freeze, is_frozen};
use consair_core::sequence::SeqObject;
use consair_core::value::Value;

use crate::check::{Check, each_kind, equal, fails, holds, int, is, kw, list, on_a_stack, prints, vector};

pub(super) fn freezing_keeps_kind_and_elements<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 1, 8, 9, 40] {
        for coll in each_kind(cx, n)? {
            let text = format!("{coll:?}");
            for given in [copied(cx, &coll)?, coll] {
                let frozen = freeze(cx, given)?;
                holds(is_frozen(&frozen), "the result to be frozen")?;
                prints(&frozen, &text)?;
            }
        }
    }
    Ok(())
}

pub(super) fn freezing_is_deep<E: Engine>(cx: &mut Cx<E>) -> Check {
    let inner = each_kind(cx, 2)?;
    let outer = map_of(cx, [(kw("a"), Value::vector(inner))])?;
    let frozen = freeze(cx, outer)?;
    let parts = val_at(&frozen, &kw("a"), Value::Nil)?;
    holds(is_frozen(&parts), "the value inside to be frozen")?;
    for at in 0..4 {
        let part = val_at(&parts, &int(at), Value::Nil)?;
        holds(is_frozen(&part), &format!("{part:?} inside to be frozen"))?;
    }
    Ok(())
}

pub(super) fn freezing_a_frozen_collection_gives_it_back<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 3)? {
        let frozen = freeze(cx, coll)?;
        let again = freeze(cx, frozen.clone())?;
        is(again.address(), frozen.address(), "the address")?;
    }
    Ok(())
}

pub(super) fn freezing_through_the_only_handle_copies_nothing<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 3)? {
        let address = coll.address();
        is(freeze(cx, coll)?.address(), address, "the address")?;
    }
    Ok(())
}

pub(super) fn keys_and_members_are_frozen<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 12] {
        let base = crate::check::map(cx, n)?;
        let coll = assoc(cx, base, vector(2), Value::Nil)?;
        let members = crate::check::set(cx, n)?;
        let members = conj(cx, members, list(2))?;
        let (Value::Map(map), Value::Set(set)) = (&coll, &members) else { unreachable!() };
        use consair_core::engine::{MapContainer, SetContainer};
        holds(map.borrow().iter().all(|(key, _)| is_frozen(key)), "every key to be frozen")?;
        holds(set.borrow().iter().all(is_frozen), "every member to be frozen")?;
    }
    Ok(())
}

pub(super) fn values_of_a_map_are_not_frozen<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = assoc(cx, Value::Nil, kw("a"), vector(1))?;
    holds(!is_frozen(&val_at(&coll, &kw("a"), Value::Nil)?), "the value not to be frozen")
}

pub(super) fn a_copy_of_a_frozen_collection_has_frozen_parts<E: Engine>(cx: &mut Cx<E>) -> Check {
    let frozen = freeze(cx, Value::vector([vector(1)]))?;
    let changed = conj(cx, frozen, int(1))?;
    holds(!is_frozen(&changed), "the copy not to be frozen")?;
    holds(is_frozen(&val_at(&changed, &int(0), Value::Nil)?), "its part to be frozen")
}

pub(super) fn a_realised_sequence_as_a_key_becomes_a_list<E: Engine>(cx: &mut Cx<E>) -> Check {
    let key = consair_core::collection::seq(vector(2))?;
    let coll = assoc(cx, Value::Nil, key.clone(), int(1))?;
    is(val_at(&coll, &key, Value::Nil)?, int(1), "the value by the sequence")?;
    is(val_at(&coll, &vector(2), Value::Nil)?, int(1), "the value by an equal vector")?;
    let nested = Value::vector([SeqObject::cons(int(1), Value::Nil)]);
    prints(&set_of(cx, [nested])?, "#{[(1)]}")
}

pub(super) fn an_unrealised_part_of_a_key_is_an_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for key in [
        SeqObject::lazy(Value::Nil),
        Value::vector([SeqObject::lazy(Value::Nil)]),
        SeqObject::cons(int(1), SeqObject::lazy(Value::Nil)),
    ] {
        fails(assoc(cx, Value::Nil, key, int(1)), ErrorKind::Unrealised, "an unrealised key")?;
    }
    Ok(())
}

/// `#{#{... #{} ...}}`: `levels` sets inside each other.
fn nested<E: Engine>(cx: &mut Cx<E>, levels: u16) -> Result<Value<E>, consair_core::error::Error<E>> {
    let mut inner = set_of(cx, [])?;
    for _ in 0..levels {
        inner = set_of(cx, [inner])?;
    }
    Ok(inner)
}

pub(super) fn keys_nest_a_thousand_levels_and_no_more<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_stack(cx, 2 << 20, |cx| {
        let deepest = nested(cx, MAX_KEY_DEPTH)?;
        fails(set_of(cx, [deepest.clone()]), ErrorKind::Argument, "one level more in a set")?;
        fails(
            assoc(cx, Value::Nil, deepest.clone(), Value::Nil),
            ErrorKind::Argument,
            "one level more in a map",
        )?;
        let wrapped = Value::vector([deepest.clone()]);
        fails(assoc(cx, Value::Nil, wrapped, Value::Nil), ErrorKind::Argument, "one level more in a vector")?;
        let twin = nested(cx, MAX_KEY_DEPTH)?;
        equal(&deepest, &twin)?;
        drop(format!("{deepest:?}"));
        Ok(())
    })
}

pub(super) fn maps_nest_a_thousand_levels_through_keys<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_stack(cx, 2 << 20, |cx| {
        let nest = |cx: &mut Cx<E>| {
            let mut inner = map_of(cx, [])?;
            for _ in 0..MAX_KEY_DEPTH {
                inner = map_of(cx, [(inner, int(1))])?;
            }
            Ok::<_, consair_core::error::Error<E>>(inner)
        };
        let (deepest, twin) = (nest(cx)?, nest(cx)?);
        equal(&deepest, &twin)?;
        fails(map_of(cx, [(deepest, int(1))]), ErrorKind::Argument, "one level more")
    })
}

pub(super) fn nesting_through_values_does_not_count_as_depth_of_keys<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut inner = vector(0);
    for _ in 0..3 * i64::from(MAX_KEY_DEPTH) {
        inner = Value::vector([inner]);
    }
    let coll = assoc(cx, Value::Nil, inner.clone(), int(1))?;
    is(val_at(&coll, &inner, Value::Nil)?, int(1), "the value")
}
