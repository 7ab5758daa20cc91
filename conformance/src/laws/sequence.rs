//! `seq first next rest cons count nth peek pop empty` on every kind, and what they refuse.

use consair_core::collection::{
    assoc, conj, cons, count, disj, dissoc, empty, first, next, nth, peek, pop, rest, seq,
};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::sequence::{SeqKind, SeqObject, Source};
use consair_core::update::set_meta;
use consair_core::value::Value;

use crate::check::{
    Check, SIZES, each_kind, equal, fails, holds, int, is, kw, list, map, prints, size, vector,
};

fn range<E: Engine>(next: i64, end: i64, step: i64) -> Value<E> {
    Value::Seq(SeqObject::new(SeqKind::At(Source::Range { next, end, step })))
}

/// Values that are no collections.
fn scalars<E: Engine>() -> Vec<Value<E>> {
    vec![int(5), Value::Bool(true), Value::Float(0.5), kw("a"), Value::Char('a'), Value::symbol("s")]
}

pub(super) fn seq_of_what_is_empty_is_nil<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 0)? {
        is(seq(coll)?, Value::Nil, "its seq")?;
    }
    is(seq::<E>(Value::Nil)?, Value::Nil, "the seq of nil")?;
    is(seq::<E>(Value::string(""))?, Value::Nil, "the seq of an empty string")
}

pub(super) fn seq_has_the_elements_in_order<E: Engine>(cx: &mut Cx<E>) -> Check {
    prints(&seq::<E>(list(3))?, "(0 1 2)")?;
    prints(&seq::<E>(vector(3))?, "(0 1 2)")?;
    prints(&seq(map(cx, 3)?)?, "([0 0] [1 10] [2 20])")?;
    prints(&seq(crate::check::set(cx, 3)?)?, "(0 1 2)")?;
    prints(&seq::<E>(Value::string("aé"))?, "(\\a \\é)")
}

pub(super) fn first_and_rest_walk_every_kind<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n <= 65) {
        for coll in each_kind(cx, n)? {
            let whole: Vec<_> = {
                let mut walked = Vec::new();
                let mut left = coll.clone();
                while !seq(left.clone())?.is_nil() {
                    walked.push(first(&left)?);
                    left = rest(left)?;
                }
                walked
            };
            is(whole.len(), n, "the number of elements walked")?;
            // The same walk through the only handle.
            let mut left = seq(coll)?;
            for element in whole {
                is(first(&left)?, element, "the element of the second walk")?;
                left = next(left)?;
            }
            is(left, Value::Nil, "what is left")?;
        }
    }
    Ok(())
}

pub(super) fn rest_is_never_nil_and_next_is<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 1] {
        for coll in each_kind(cx, n)? {
            prints(&rest(coll.clone())?, "()")?;
            prints(&next(coll)?, "nil")?;
        }
    }
    prints(&rest::<E>(Value::Nil)?, "()")?;
    prints(&next::<E>(Value::Nil)?, "nil")?;
    prints(&rest::<E>(Value::string("a"))?, "()")
}

pub(super) fn first_of_nothing_is_nil<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 0)? {
        is(first(&coll)?, Value::Nil, "its first")?;
    }
    is(first::<E>(&Value::Nil)?, Value::Nil, "the first of nil")?;
    is(first::<E>(&Value::string(""))?, Value::Nil, "the first of an empty string")
}

pub(super) fn rest_drops_metadata<E: Engine>(cx: &mut Cx<E>) -> Check {
    for shared in [false, true] {
        let Value::List(mut list) = list::<E>(3) else { unreachable!() };
        let Value::Map(meta) = map(cx, 1)? else { unreachable!() };
        set_meta(cx, &mut list, Some(meta))?;
        let whole = Value::List(list);
        let other = shared.then(|| whole.clone());
        let tail = rest(whole)?;
        prints(&tail, "(1 2)")?;
        holds(tail.meta().is_none(), &format!("no metadata on a rest (list shared: {shared})"))?;
        drop(other);
    }
    Ok(())
}

pub(super) fn cons_puts_an_element_before_any_kind<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 2)? {
        let elements = format!("{:?}", seq(coll.clone())?);
        let longer = cons(int(-1), coll)?;
        prints(&longer, &elements.replacen('(', "(-1 ", 1))?;
        is(count(&longer)?, 3, "the count")?;
    }
    prints(&cons::<E>(int(1), Value::Nil)?, "(1)")?;
    prints(&cons::<E>(int(1), Value::string("b"))?, "(1 \\b)")
}

pub(super) fn cons_leaves_what_it_is_put_before<E: Engine>(_: &mut Cx<E>) -> Check {
    let tail = list::<E>(2);
    prints(&cons(int(-1), tail.clone())?, "(-1 0 1)")?;
    prints(&cons(int(-2), tail.clone())?, "(-2 0 1)")?;
    prints(&tail, "(0 1)")
}

pub(super) fn count_agrees_with_a_walk<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES {
        for coll in each_kind(cx, n)? {
            is(count(&coll)?, n, "the count")?;
            is(count(&seq(coll.clone())?)?, n, "the count of its seq")?;
            is(count(&rest(coll)?)?, n.saturating_sub(1), "the count of its rest")?;
        }
    }
    is(count::<E>(&Value::Nil)?, 0, "the count of nil")?;
    is(count::<E>(&Value::string("aéb"))?, 3, "the count of a string")
}

pub(super) fn a_range_counts_what_it_walks<E: Engine>(_: &mut Cx<E>) -> Check {
    for (next, end, step) in [(0, 10, 1), (0, 10, 3), (0, 9, 3), (10, 0, -1), (10, 0, -4), (-5, 5, 7)] {
        let range = range::<E>(next, end, step);
        let mut walked = 0;
        let mut left = range.clone();
        while !left.is_nil() {
            walked += 1;
            left = consair_core::collection::next(left)?;
        }
        is(count(&range)?, walked, "the count of a range")?;
    }
    let last = range::<E>(i64::MAX - 1, i64::MAX, 5);
    prints(&last, "(9223372036854775806)")
}

pub(super) fn nth_gives_the_element_or_the_default<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        for coll in [list::<E>(n), vector(n), seq(vector(n))?] {
            for at in [0, n / 2, n.saturating_sub(1)] {
                let expected = if at < n { size(at) } else { kw("no") };
                is(nth(&coll, at as i64, Some(kw("no")))?, expected, "the element")?;
            }
            is(nth(&coll, n as i64, Some(kw("no")))?, kw("no"), "the default")?;
            is(nth(&coll, -1, Some(kw("no")))?, kw("no"), "the default")?;
        }
    }
    is(nth::<E>(&Value::string("aé"), 1, None)?, Value::Char('é'), "a character")
}

pub(super) fn nth_out_of_bounds_is_an_index_error<E: Engine>(_: &mut Cx<E>) -> Check {
    for coll in [list::<E>(3), vector(3), range(0, 3, 1), Value::string("abc")] {
        for index in [3, -1, i64::MAX, i64::MIN] {
            fails(nth(&coll, index, None), ErrorKind::Index, "nth out of bounds")?;
        }
    }
    is(nth::<E>(&Value::Nil, 0, None)?, Value::Nil, "nth of nil")
}

pub(super) fn nth_of_what_has_no_order_is_a_type_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    let unordered = [map(cx, 3)?, crate::check::set(cx, 3)?, int(5), kw("a")];
    for coll in unordered {
        for index in [0, 7, -1] {
            fails(nth(&coll, index, None), ErrorKind::Type, "nth of an unordered value")?;
            fails(nth(&coll, index, Some(Value::Nil)), ErrorKind::Type, "nth of it with a default")?;
        }
    }
    Ok(())
}

pub(super) fn what_is_no_collection_is_a_type_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for scalar in scalars::<E>() {
        let kind = ErrorKind::Type;
        fails(seq(scalar.clone()), kind, "seq")?;
        fails(first(&scalar), kind, "first")?;
        fails(rest(scalar.clone()), kind, "rest")?;
        fails(next(scalar.clone()), kind, "next")?;
        fails(cons(int(1), scalar.clone()), kind, "cons")?;
        fails(count(&scalar), kind, "count")?;
        fails(conj(cx, scalar.clone(), int(1)), kind, "conj")?;
        fails(assoc(cx, scalar.clone(), int(1), int(1)), kind, "assoc")?;
        fails(dissoc(cx, scalar.clone(), &int(1)), kind, "dissoc")?;
        fails(disj(cx, scalar.clone(), &int(1)), kind, "disj")?;
        fails(peek(&scalar), kind, "peek")?;
        fails(pop(cx, scalar.clone()), kind, "pop")?;
        is(empty(&scalar), Value::Nil, "its empty")?;
    }
    Ok(())
}

pub(super) fn the_wrong_kind_of_collection_is_a_type_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    let [list, vector, map, set] = each_kind(cx, 2)?;
    for coll in [&list, &set] {
        fails(assoc(cx, coll.clone(), int(0), int(1)), ErrorKind::Type, "assoc")?;
    }
    for coll in [&list, &vector, &set] {
        fails(dissoc(cx, coll.clone(), &int(0)), ErrorKind::Type, "dissoc")?;
    }
    for coll in [&list, &vector, &map] {
        fails(disj(cx, coll.clone(), &int(0)), ErrorKind::Type, "disj")?;
    }
    for coll in [&map, &set] {
        fails(peek(coll), ErrorKind::Type, "peek")?;
        fails(pop(cx, coll.clone()), ErrorKind::Type, "pop")?;
    }
    Ok(())
}

pub(super) fn nil_is_an_empty_collection_of_any_kind<E: Engine>(cx: &mut Cx<E>) -> Check {
    prints(&conj(cx, Value::Nil, int(1))?, "(1)")?;
    prints(&assoc(cx, Value::Nil, kw("a"), int(1))?, "{:a 1}")?;
    prints(&dissoc(cx, Value::Nil, &kw("a"))?, "nil")?;
    prints(&disj(cx, Value::Nil, &kw("a"))?, "nil")?;
    prints(&peek::<E>(&Value::Nil)?, "nil")?;
    prints(&pop(cx, Value::Nil)?, "nil")?;
    prints(&empty::<E>(&Value::Nil), "nil")
}

pub(super) fn pop_of_an_empty_collection_is_a_state_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    fails(pop(cx, vector(0)), ErrorKind::State, "pop of []")?;
    fails(pop(cx, list(0)), ErrorKind::State, "pop of ()")?;
    is(peek::<E>(&vector(0))?, Value::Nil, "peek of []")?;
    is(peek::<E>(&list(0))?, Value::Nil, "peek of ()")
}

pub(super) fn empty_keeps_the_kind_and_the_metadata<E: Engine>(cx: &mut Cx<E>) -> Check {
    for (coll, text) in each_kind(cx, 3)?.into_iter().zip(["()", "[]", "{}", "#{}"]) {
        prints(&empty(&coll), text)?;
    }
    let Value::Vector(mut object) = vector::<E>(3) else { unreachable!() };
    let Value::Map(meta) = map(cx, 1)? else { unreachable!() };
    set_meta(cx, &mut object, Some(meta))?;
    let emptied = empty(&Value::Vector(object));
    prints(&emptied, "[]")?;
    holds(emptied.meta().is_some(), "the metadata on an emptied vector")
}

pub(super) fn conj_on_a_sequence_puts_in_front<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = seq::<E>(vector(2))?;
    let coll = conj(cx, coll, int(-1))?;
    prints(&coll, "(-1 0 1)")?;
    equal(&coll, &Value::list([int(-1), int(0), int(1)]))
}

pub(super) fn a_lazy_sequence_that_is_not_realised_is_an_error_of_its_own<E: Engine>(
    cx: &mut Cx<E>,
) -> Check {
    let lazy = SeqObject::<E>::lazy(Value::Nil);
    fails(seq(lazy.clone()), ErrorKind::Unrealised, "seq")?;
    fails(first(&lazy), ErrorKind::Unrealised, "first")?;
    fails(count(&lazy), ErrorKind::Unrealised, "count")?;
    fails(nth(&lazy, 0, None), ErrorKind::Unrealised, "nth")?;
    fails(assoc(cx, Value::Nil, lazy.clone(), Value::Nil), ErrorKind::Unrealised, "assoc as a key")?;
    holds(lazy == lazy.clone(), "a lazy sequence to be = to itself")?;
    prints(&cons(int(1), lazy)?, "(1...)")
}
