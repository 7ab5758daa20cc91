//! Cycles of collections do not hang print, `=`, hash, compare or freeze, and are freed at the end. Only
//! updates that alias can close one.

use consair_core::collection::{assoc, conj, map_of};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::freeze::freeze;
use consair_core::heap::live_objects;
use consair_core::value::Value;
use consair_core::value::compare::compare;

use crate::check::{Broken, Check, fails, holds, int, is, kw, on_a_small_stack, vector};

/// A vector that holds itself `branches` times through others.
fn knot<E: Engine>(cx: &mut Cx<E>, branches: usize) -> Result<Value<E>, Broken> {
    let inner = vector(0);
    let outer = Value::vector(vec![inner.clone(); branches]);
    for _ in 0..branches {
        conj(cx, inner.clone(), outer.clone())?;
    }
    Ok(outer)
}

/// Runs `body` and clears the cycles; every object must be gone.
fn frees<E: Engine>(cx: &mut Cx<E>, body: impl FnOnce(&mut Cx<E>) -> Check) -> Check {
    let before = live_objects();
    body(cx)?;
    cx.clear_cycles();
    is(live_objects(), before, "the live objects after clear_cycles")
}

pub(super) fn a_cycle_of_vectors_ends_every_walk<E: Engine>(cx: &mut Cx<E>) -> Check {
    for branches in [1, 2, 3] {
        frees(cx, |cx| {
            let (a, b) = (knot(cx, branches)?, knot(cx, branches)?);
            holds(format!("{a:?}").contains("#<cycle>"), "the cycle to be shown")?;
            holds(a == b, "cycles of one shape to be =")?;
            holds(a.hash_code() == b.hash_code(), "they to hash alike")?;
            is(compare(&a, &b)?, std::cmp::Ordering::Equal, "their order")?;
            conj(cx, b.clone(), int(1))?;
            holds(a != b, "cycles of different shape not to be =")
        })?;
    }
    Ok(())
}

pub(super) fn a_cycle_through_map_values_ends_every_walk<E: Engine>(cx: &mut Cx<E>) -> Check {
    frees(cx, |cx| {
        let knot = |cx: &mut Cx<E>| {
            let inner = map_of(cx, [])?;
            let outer = map_of(cx, [(kw("a"), inner.clone()), (kw("b"), inner.clone())])?;
            assoc(cx, inner.clone(), kw("c"), outer.clone())?;
            assoc(cx, inner, kw("d"), outer.clone())?;
            Ok::<_, Broken>(outer)
        };
        let (a, b) = (knot(cx)?, knot(cx)?);
        holds(format!("{a:?}").contains("#<cycle>"), "the cycle to be shown")?;
        holds(a == b && a.hash_code() == b.hash_code(), "cycles of one shape to be equal and to hash alike")
    })
}

pub(super) fn a_long_cycle_ends_every_walk<E: Engine>(cx: &mut Cx<E>) -> Check {
    on_a_small_stack(cx, |cx| {
        frees(cx, |cx| {
            let knot = |cx: &mut Cx<E>| {
                let inner = vector(0);
                let outer = (0..1000).fold(inner.clone(), |inner, _| Value::vector([inner]));
                conj(cx, inner, outer.clone())?;
                Ok::<_, Broken>(outer)
            };
            let (a, b) = (knot(cx)?, knot(cx)?);
            holds(format!("{a:?}").len() < 10_000, "a text of bounded length")?;
            holds(
                a == b && a.hash_code() == b.hash_code(),
                "cycles of one shape to be equal and to hash alike",
            )
        })
    })
}

pub(super) fn a_cycle_cannot_be_frozen<E: Engine>(cx: &mut Cx<E>) -> Check {
    frees(cx, |cx| {
        let knot = knot(cx, 1)?;
        fails(freeze(cx, knot.clone()), ErrorKind::Argument, "freeze of a cycle")?;
        fails(assoc(cx, Value::Nil, knot, int(1)), ErrorKind::Argument, "assoc of a cycle as a key")
    })
}

pub(super) fn a_cycle_is_freed_when_the_context_is_cleared<E: Engine>(cx: &mut Cx<E>) -> Check {
    let before = live_objects();
    for _ in 0..2000 {
        drop(knot(cx, 2)?);
    }
    holds(live_objects() >= before + 4000, "the cycles to be alive")?;
    cx.clear_cycles();
    is(live_objects(), before, "the live objects after clear_cycles")
}
