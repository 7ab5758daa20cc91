//! Lookups on every kind, and collections and names as functions.

use consair_core::callable::Callable;
use consair_core::collection::{contains, val_at};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::reduced::{is_reduced, reduced, unreduced};
use consair_core::value::Value;

use crate::check::{Check, SIZES, fails, holds, int, is, kw, list, map, prints, set, size, vector};

pub(super) fn val_at_gives_the_value_or_the_default<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES {
        let (map, set, vector) = (map(cx, n)?, set(cx, n)?, vector::<E>(n));
        for at in (0..n).step_by(1 + n / 40) {
            is(val_at(&map, &size(at), Value::Nil)?, size(at * 10), "the value in a map")?;
            is(val_at(&set, &size(at), Value::Nil)?, size(at), "the member of a set")?;
            is(val_at(&vector, &size(at), Value::Nil)?, size(at), "the element of a vector")?;
        }
        for coll in [map, set, vector] {
            for absent in [size(n), int(-1), kw("a"), Value::Nil, Value::Float(0.0)] {
                is(val_at(&coll, &absent, kw("no"))?, kw("no"), "the default")?;
            }
        }
    }
    Ok(())
}

pub(super) fn val_at_of_what_has_no_keys_is_the_default<E: Engine>(_: &mut Cx<E>) -> Check {
    for target in [Value::<E>::Nil, int(1), kw("a"), list(3)] {
        is(val_at(&target, &int(0), kw("no"))?, kw("no"), "the default")?;
    }
    is(val_at::<E>(&Value::string("aé"), &int(1), Value::Nil)?, Value::Char('é'), "a character")?;
    is(val_at::<E>(&Value::string("aé"), &int(2), kw("no"))?, kw("no"), "the default")
}

pub(super) fn contains_looks_at_keys_and_indices<E: Engine>(cx: &mut Cx<E>) -> Check {
    let (map, set, vector) = (map(cx, 20)?, set(cx, 20)?, vector(20));
    for coll in [map, set, vector] {
        holds(contains(&coll, &int(0))? && contains(&coll, &int(19))?, "the first and the last key")?;
        holds(!contains(&coll, &int(20))? && !contains(&coll, &int(-1))?, "no key outside")?;
        holds(!contains(&coll, &kw("a"))?, "no keyword")?;
    }
    holds(!contains::<E>(&Value::Nil, &int(0))?, "nil to contain nothing")?;
    holds(contains::<E>(&Value::string("ab"), &int(1))?, "an index of a string")?;
    fails(contains::<E>(&list(3), &int(0)), ErrorKind::Type, "contains of a list")?;
    fails(contains::<E>(&int(3), &int(0)), ErrorKind::Type, "contains of an integer")
}

pub(super) fn collections_are_functions_of_their_keys<E: Engine>(cx: &mut Cx<E>) -> Check {
    let (map, set) = (map(cx, 12)?, set(cx, 12)?);
    is(map.call(&[int(3)])?, int(30), "a call of a map")?;
    is(map.call(&[kw("a")])?, Value::Nil, "a call of a map with an absent key")?;
    is(map.call(&[kw("a"), int(1)])?, int(1), "a call of a map with a default")?;
    is(set.call(&[int(3)])?, int(3), "a call of a set")?;
    is(set.call(&[kw("a")])?, Value::Nil, "a call of a set with no member")?;
    is(vector::<E>(12).call(&[int(3)])?, int(3), "a call of a vector")?;
    fails(vector::<E>(12).call(&[int(12)]), ErrorKind::Index, "a call of a vector out of bounds")?;
    fails(vector::<E>(12).call(&[kw("a")]), ErrorKind::Type, "a call of a vector with a keyword")
}

pub(super) fn names_are_functions_of_a_map<E: Engine>(cx: &mut Cx<E>) -> Check {
    let name = Value::symbol("s");
    let coll = consair_core::collection::map_of(cx, [(kw("a"), int(1)), (name.clone(), int(2))])?;
    let only = std::slice::from_ref(&coll);
    is(kw::<E>("a").call(only)?, int(1), "a call of a keyword")?;
    is(kw::<E>("b").call(only)?, Value::Nil, "a call of a keyword that is no key")?;
    is(kw::<E>("b").call(&[coll.clone(), int(7)])?, int(7), "a call of a keyword with a default")?;
    is(name.call(&[coll])?, int(2), "a call of a symbol")?;
    is(kw::<E>("a").call(&[Value::Nil])?, Value::Nil, "a call of a keyword on nil")
}

pub(super) fn a_call_with_a_wrong_number_of_arguments_is_an_arity_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    let (map, set) = (map(cx, 2)?, set(cx, 2)?);
    for (callee, wrong) in [(map, [0, 3]), (set, [0, 2]), (vector(2), [0, 2]), (kw("a"), [0, 3])] {
        for count in wrong {
            let arguments = vec![int(0); count];
            fails(callee.call(&arguments), ErrorKind::Arity, &format!("a call of {callee:?} with {count}"))?;
        }
    }
    for callee in [Value::<E>::Nil, int(1), list(1), Value::string("a")] {
        fails(callee.call(&[int(0)]), ErrorKind::Type, "a call of what is no function")?;
        holds(callee.arity().is_none(), "no arity of what is no function")?;
    }
    Ok(())
}

pub(super) fn reduced_wraps_and_unreduced_unwraps<E: Engine>(_: &mut Cx<E>) -> Check {
    let wrapped = reduced::<E>(vector(2));
    holds(is_reduced(&wrapped), "a wrapped value to be reduced")?;
    holds(!is_reduced::<E>(&vector(2)), "a plain value not to be reduced")?;
    prints(&unreduced(wrapped.clone()), "[0 1]")?;
    prints(&unreduced(wrapped), "[0 1]")?;
    prints(&unreduced::<E>(int(1)), "1")?;
    let twice = reduced::<E>(reduced(int(1)));
    holds(is_reduced(&unreduced(twice)), "unreduced to take one wrapping off")
}
