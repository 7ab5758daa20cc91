//! Vectors: elements at the indices below the count, cheap at the end.

use consair_core::collection::{assoc, conj, count, nth, peek, pop};
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Engine, VectorContainer};
use consair_core::error::ErrorKind;
use consair_core::indexed::Indexed;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::check::{Check, SIZES, fails, int, is, prints, size, vector};

fn container<E: Engine>(count: usize) -> E::Vector {
    let mut vector = E::Vector::default();
    (0..count).for_each(|at| vector.conj(size(at)));
    vector
}

/// The elements by `nth` and by `iter` must be the integers below `count`.
fn is_numbered<E: Engine>(vector: &E::Vector, count: usize) -> Check {
    is(vector.count(), count, "the count")?;
    let expected: Vec<Value<E>> = (0..count).map(size).collect();
    let indexed: Vec<_> = (0..count).filter_map(|at| vector.nth(at).cloned()).collect();
    is(indexed, expected.clone(), "the elements by nth")?;
    is(vector.iter().cloned().collect(), expected, "the elements by iter")
}

pub(super) fn conj_on_a_vector_adds_at_the_end<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = vector(0);
    for at in 0..4 {
        coll = conj(cx, coll, int(at))?;
    }
    prints(&coll, "[0 1 2 3]")
}

pub(super) fn a_vector_grows_by_one_through_every_size<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = vector(0);
    for n in 0..1100 {
        is(count(&coll)?, n, "the count")?;
        coll = conj(cx, coll, size(n))?;
        is(nth(&coll, n as i64, None)?, size(n), "the new element")?;
        is(nth(&coll, n as i64 / 2, None)?, size(n / 2), "the element in the middle")?;
    }
    Ok(())
}

pub(super) fn a_vector_has_all_elements_at_every_size<E: Engine>(_: &mut Cx<E>) -> Check {
    SIZES.iter().try_for_each(|&n| is_numbered::<E>(&container::<E>(n), n))
}

pub(super) fn nth_outside_a_vector_container_is_nothing<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let vector = container::<E>(n);
        for at in [n, n + 1, n + 32, usize::MAX] {
            is(vector.nth(at).cloned(), None, "the element past the end")?;
        }
    }
    Ok(())
}

pub(super) fn assoc_replaces_exactly_one_element<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 2, 5, 9, 32, 33, 65] {
        for at in 0..n {
            let changed = assoc(cx, vector(n), size(at), int(-1))?;
            let expected = Value::vector((0..n).map(|i| if i == at { int(-1) } else { size(i) }));
            is(changed, expected, "the changed vector")?;
        }
    }
    Ok(())
}

pub(super) fn assoc_at_the_count_adds_at_the_end<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES {
        let grown = assoc(cx, vector(n), size(n), size(n))?;
        is(grown, vector(n + 1), "the grown vector")?;
    }
    Ok(())
}

pub(super) fn assoc_outside_a_vector_is_an_index_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    for index in [-1, 4, 100, i64::MIN, i64::MAX] {
        fails(assoc(cx, vector(3), int(index), Value::Nil), ErrorKind::Index, "assoc outside")?;
    }
    fails(assoc(cx, vector(3), Value::keyword("a"), Value::Nil), ErrorKind::Type, "assoc at a keyword")?;
    fails(assoc(cx, vector(3), Value::Float(1.0), Value::Nil), ErrorKind::Type, "assoc at a float")
}

pub(super) fn set_gives_the_old_element<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 0) {
        let mut vector = container::<E>(n);
        for at in [0, n / 2, n - 1] {
            is(vector.set(at, int(-1)), Some(size(at)), "the old element")?;
            is(vector.nth(at).cloned(), Some(int(-1)), "the new element")?;
            vector.set(at, size(at));
        }
        is_numbered::<E>(&vector, n)?;
    }
    Ok(())
}

pub(super) fn set_outside_a_vector_does_nothing<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut vector = container::<E>(n);
        for at in [n, n + 1, usize::MAX] {
            is(vector.set(at, int(-1)), None, "what set outside gives")?;
        }
        is_numbered::<E>(&vector, n)?;
    }
    Ok(())
}

pub(super) fn pop_takes_the_last_of_a_vector<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = vector(1100);
    for n in (0..1100).rev() {
        is(peek(&coll)?, size(n), "the last")?;
        coll = pop(cx, coll)?;
        is(count(&coll)?, n, "the count")?;
    }
    prints(&coll, "[]")
}

pub(super) fn pop_gives_the_element_it_takes<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 0) {
        let mut vector = container::<E>(n);
        is(VectorContainer::pop(&mut vector), Some(size(n - 1)), "what pop takes off")?;
        is_numbered::<E>(&vector, n - 1)?;
    }
    is(VectorContainer::pop(&mut container::<E>(0)), None, "what pop takes off an empty vector")
}

pub(super) fn a_vector_refills_after_pop<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 1) {
        let mut coll = vector(n);
        coll = pop(cx, coll)?;
        coll = pop(cx, coll)?;
        for at in n - 2..n + 2 {
            coll = conj(cx, coll, size(at))?;
        }
        is(coll, vector(n + 2), "the refilled vector")?;
    }
    Ok(())
}

pub(super) fn a_cursor_walks_a_vector_as_iter_does<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let vector = container::<E>(n);
        let mut cursor = vector.cursor();
        for at in 0..n {
            is(vector.peek(&cursor), Some(size(at)), "the element at the cursor")?;
            vector.advance(&mut cursor);
        }
        is(vector.peek(&cursor), None, "the element past the end")?;
        vector.advance(&mut cursor);
        is(vector.peek(&cursor), None, "the element further past the end")?;
    }
    Ok(())
}

pub(super) fn a_clone_of_a_vector_is_independent<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let original = container::<E>(n);
        let mut clone = original.clone();
        clone.conj(int(-1));
        clone.set(0, int(-2));
        clone.set(n / 2, int(-2));
        is_numbered::<E>(&original, n)?;
        let mut shrunk = original.clone();
        while VectorContainer::pop(&mut shrunk).is_some() {}
        is_numbered::<E>(&original, n)?;
        let mut changed = original;
        let kept = changed.clone();
        changed.set(0, int(-3));
        VectorContainer::pop(&mut changed);
        is_numbered::<E>(&kept, n)?;
    }
    Ok(())
}

pub(super) fn reserve_changes_no_element<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut vector = container::<E>(n);
        vector.reserve(100);
        is_numbered::<E>(&vector, n)?;
        vector.conj(size(n));
        is_numbered::<E>(&vector, n + 1)?;
    }
    Ok(())
}

pub(super) fn a_cursor_of_a_vector_that_shrank_does_not_panic<E: Engine>(_: &mut Cx<E>) -> Check {
    let mut vector = container::<E>(40);
    let mut cursor = vector.cursor();
    (0..35).for_each(|_| vector.advance(&mut cursor));
    while VectorContainer::pop(&mut vector).is_some() {
        let _ = vector.peek(&cursor);
    }
    vector.advance(&mut cursor);
    is(vector.peek(&cursor), None, "the element at a cursor of an emptied vector")
}
