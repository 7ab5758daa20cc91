//! A nesting of a million on a stack of 256 KiB: nothing overflows, whatever the engine. And a cycle,
//! which has no end at all.

use std::rc::Rc;

use consair_core::collection::{assoc, val_at};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::freeze::{freeze, is_frozen};
use consair_core::function::Closure;
use consair_core::heap::live_objects;
use consair_core::object::Object;
use consair_core::reduced::reduced;
use consair_core::reference::Atom;
use consair_core::sequence::{Lazy, SeqKind, SeqObject};
use consair_core::sorted::Sorted;
use consair_core::update::Policy;
use consair_core::value::Value;
use consair_core::value::compare::compare;

use crate::check::{Check, holds, int, is, kw, on_a_small_stack, prints};

const DEEP: usize = 1_000_000;

/// Wraps an integer `DEEP` times.
fn nested<E: Engine>(wrap: impl Fn(Value<E>) -> Value<E>) -> Value<E> {
    (0..DEEP).fold(int(1), |inner, _| wrap(inner))
}

fn map_value<E: Engine>(inner: Value<E>) -> Value<E> {
    let mut map = E::Map::default();
    consair_core::associative::Associative::assoc(&mut map, int(0), inner);
    Value::Map(Object::new(map))
}

fn vectors<E: Engine>() -> Value<E> {
    nested(|inner| Value::vector([inner]))
}

/// Maps, vectors and lists inside each other; with `swapped`, lists and vectors change places.
fn mixed<E: Engine>(swapped: bool) -> Value<E> {
    let one = |inner, vector: bool| if vector { Value::vector([inner]) } else { Value::list([inner]) };
    (0..DEEP).fold(int(1), |inner, level| match level % 3 {
        0 => map_value(inner),
        1 => one(inner, !swapped),
        _ => one(inner, swapped),
    })
}

/// Builds with `build` and drops; every object must be gone.
fn leaves_nothing<E: Engine>(build: impl FnOnce() -> Value<E>) -> Check {
    let before = live_objects();
    let value = build();
    holds(live_objects() >= before + DEEP, "a live object for each level")?;
    drop(value);
    is(live_objects(), before, "the live objects")
}

pub(super) fn deep_collections_drop<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        leaves_nothing::<E>(vectors)?;
        leaves_nothing::<E>(|| nested(|inner| Value::list([inner])))?;
        leaves_nothing::<E>(|| nested(map_value))?;
        leaves_nothing::<E>(|| {
            nested(|inner| Value::SortedMap(Object::new(Sorted::of_ordered(None, [(kw("k"), inner)]))))
        })?;
        leaves_nothing::<E>(|| mixed(false))
    })
}

pub(super) fn deep_sequences_drop<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        leaves_nothing::<E>(|| nested(|inner| SeqObject::cons(inner, Value::Nil)))?;
        leaves_nothing::<E>(|| (0..DEEP).fold(Value::Nil, |rest, _| SeqObject::cons(int(1), rest)))?;
        leaves_nothing::<E>(|| {
            nested(|inner| Value::Seq(SeqObject::new(SeqKind::Lazy(Lazy::Realised(inner).into()))))
        })
    })
}

pub(super) fn deep_closures_cells_and_errors_drop<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        let code: Rc<dyn std::any::Any> = Rc::new(());
        leaves_nothing::<E>(|| {
            nested(|inner| Value::Fn(Rc::new(Closure::new(Rc::clone(&code), None, Box::new([inner])))))
        })?;
        leaves_nothing::<E>(|| nested(|inner| Value::Atom(Rc::new(Atom::new(inner)))))?;
        leaves_nothing::<E>(|| nested(reduced))?;
        leaves_nothing::<E>(|| {
            nested(|cause| Error::with_data(ErrorKind::Info, "m", Value::Nil, cause).into_value())
        })
    })
}

pub(super) fn deep_metadata_drops<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        leaves_nothing::<E>(|| {
            nested(|inner| {
                let Value::Map(meta) = map_value(inner) else { unreachable!() };
                Value::Vector(Object::with_meta(E::Vector::default(), Some(meta)))
            })
        })
    })
}

pub(super) fn deep_collections_print<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        let text = format!("{:?}", mixed::<E>(false));
        let maps = DEEP.div_ceil(3);
        is(text.len(), "{0 }".len() * maps + "[]".len() * (DEEP - maps) + 1, "the length of the text")
    })
}

pub(super) fn deep_collections_are_equal_and_hash_alike<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        let (a, b) = (mixed::<E>(false), mixed::<E>(true));
        holds(a == b, "deep collections to be equal with lists for vectors")?;
        holds(a.hash_code() == b.hash_code(), "they to hash alike")
    })
}

pub(super) fn deep_collections_of_different_depth_are_different<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        let a = vectors::<E>();
        holds(a != Value::vector([a.clone()]), "one level more to be different")
    })
}

pub(super) fn deep_vectors_compare<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |_| {
        let (a, b) = (vectors::<E>(), vectors::<E>());
        is(compare(&a, &b)?, std::cmp::Ordering::Equal, "the order")
    })
}

pub(super) fn deep_collections_freeze_and_are_keys<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |cx| {
        let coll = assoc(cx, Value::Nil, mixed(false), int(1))?;
        is(val_at(&coll, &mixed(true), Value::Nil)?, int(1), "the value at a deep key")
    })
}

pub(super) fn a_deep_collection_that_is_shared_is_copied_before_it_is_frozen<E: Engine>(
    cx: &mut Cx<E>,
) -> Check {
    on_a_small_stack(cx, |cx| {
        if E::CAN_ALIAS {
            cx.set_policy(Policy::InPlace)?;
        }
        let held = mixed(false);
        let frozen = freeze(cx, held.clone())?;
        holds(is_frozen(&frozen), "the result to be frozen")?;
        holds(is_frozen(&held) != E::CAN_ALIAS, "the original to be frozen where nothing can alias, else not")
    })
}

pub(super) fn a_cycle_through_an_atom_prints_and_is_freed<E: Engine>(cx: &mut Cx<E>) -> Check {
    let before = live_objects();
    let atom = Rc::new(Atom::new(Value::Nil));
    cx.suspect_atom(&atom);
    let coll = Value::vector(vec![Value::Atom(Rc::clone(&atom)); 3]);
    drop(atom.replace(coll.clone()));
    drop(atom);
    let shown = "#atom[#<cycle>]";
    prints(&coll, &format!("[{shown} {shown} {shown}]"))?;
    drop(coll);
    holds(live_objects() > before, "the cycle to be alive")?;
    cx.clear_cycles();
    is(live_objects(), before, "the live objects after clear_cycles")
}
