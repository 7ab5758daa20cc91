//! Lists: elements in order, cheap at the front.

use consair_core::collection::{conj, count, first, nth, pop, rest};
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine, ListContainer};
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::check::{Check, SIZES, holds, int, is, list, prints, size};

fn container<E: Engine>(count: usize) -> E::List {
    let mut list = E::List::default();
    (0..count).rev().for_each(|at| list.conj(size(at)));
    list
}

fn is_numbered<E: Engine>(list: &E::List, count: usize) -> Check {
    let found: Vec<_> = list.iter().cloned().collect();
    is(found, (0..count).map(size).collect(), "the elements")
}

pub(super) fn conj_on_a_list_adds_at_the_front<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = list(0);
    for at in 0..4 {
        coll = conj(cx, coll, int(at))?;
    }
    prints(&coll, "(3 2 1 0)")
}

pub(super) fn a_list_knows_its_count_at_every_size<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut coll = list(n);
        is(count(&coll)?, n, "the count")?;
        coll = conj(cx, coll, int(-1))?;
        is(count(&coll)?, n + 1, "the count after conj")?;
        coll = pop(cx, coll)?;
        is(count(&coll)?, n, "the count after pop")?;
    }
    Ok(())
}

pub(super) fn first_of_a_list_is_its_front<E: Engine>(_: &mut Cx<E>) -> Check {
    is(first::<E>(&list(0))?, Value::Nil, "the first of ()")?;
    is(first::<E>(&list(3))?, int(0), "the first")?;
    is(container::<E>(0).first().cloned(), None, "the first of an empty container")?;
    is(container::<E>(5).first().cloned(), Some(int(0)), "the first of a container")
}

pub(super) fn pop_takes_the_front_of_a_list<E: Engine>(cx: &mut Cx<E>) -> Check {
    prints(&pop(cx, list(3))?, "(1 2)")?;
    let mut list = container::<E>(3);
    is(ListContainer::pop(&mut list), Some(int(0)), "what pop takes off")?;
    is(ListContainer::pop(&mut list), Some(int(1)), "what pop takes off next")?;
    is_numbered_from::<E>(&list, 2)
}

fn is_numbered_from<E: Engine>(list: &E::List, from: usize) -> Check {
    is(list.iter().next().cloned(), Some(size(from)), "the front that is left")
}

pub(super) fn pop_of_an_empty_list_container_takes_nothing<E: Engine>(_: &mut Cx<E>) -> Check {
    let mut list = container::<E>(0);
    is(ListContainer::pop(&mut list), None, "what pop takes off")?;
    is(list.count(), 0, "the count")
}

pub(super) fn a_list_iterates_from_the_front_at_every_size<E: Engine>(_: &mut Cx<E>) -> Check {
    SIZES.iter().try_for_each(|&n| is_numbered::<E>(&container::<E>(n), n))
}

pub(super) fn a_cursor_walks_a_list_as_iter_does<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let list = container::<E>(n);
        let mut cursor = list.cursor();
        for at in 0..n {
            is(list.peek(&cursor), Some(size(at)), "the element at the cursor")?;
            list.advance(&mut cursor);
        }
        is(list.peek(&cursor), None, "the element past the end")?;
    }
    Ok(())
}

pub(super) fn advancing_a_copy_of_a_list_cursor_leaves_the_cursor<E: Engine>(_: &mut Cx<E>) -> Check {
    let list = container::<E>(3);
    let cursor = list.cursor();
    let mut copy = cursor.clone();
    list.advance(&mut copy);
    is(list.peek(&cursor), Some(int(0)), "the element at the cursor")?;
    is(list.peek(&copy), Some(int(1)), "the element at its copy")
}

pub(super) fn a_list_cursor_past_the_end_stays_there<E: Engine>(_: &mut Cx<E>) -> Check {
    let list = container::<E>(1);
    let mut cursor = list.cursor();
    for _ in 0..4 {
        list.advance(&mut cursor);
        is(list.peek(&cursor), None, "the element past the end")?;
    }
    Ok(())
}

pub(super) fn a_clone_of_a_list_is_independent<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let original = container::<E>(n);
        let mut grown = original.clone();
        grown.conj(int(-1));
        let mut shrunk = original.clone();
        ListContainer::pop(&mut shrunk);
        is_numbered::<E>(&original, n)?;
        is(grown.count(), n + 1, "the count of the clone with one more")?;
        is(shrunk.count(), n.saturating_sub(1), "the count of the clone with one less")?;
        let mut changed = original;
        let clone = changed.clone();
        changed.conj(int(-1));
        is_numbered::<E>(&clone, n)?;
    }
    Ok(())
}

pub(super) fn a_list_says_that_it_never_aliases<E: Engine>(_: &mut Cx<E>) -> Check {
    holds(!E::List::ALIASES, "ALIASES of the list container to be false")
}

pub(super) fn older_lists_keep_their_elements<E: Engine>(cx: &mut Cx<E>) -> Check {
    let base = list(3);
    let longer = conj(cx, base.clone(), int(9))?;
    let shorter = pop(cx, base.clone())?;
    let other = conj(cx, shorter.clone(), int(7))?;
    prints(&base, "(0 1 2)")?;
    prints(&longer, "(9 0 1 2)")?;
    prints(&shorter, "(1 2)")?;
    prints(&other, "(7 1 2)")
}

pub(super) fn rest_of_a_shared_list_leaves_the_list<E: Engine>(_: &mut Cx<E>) -> Check {
    let whole = list::<E>(3);
    prints(&rest(whole.clone())?, "(1 2)")?;
    prints(&whole, "(0 1 2)")?;
    prints(&rest(whole)?, "(1 2)")
}

pub(super) fn nth_of_a_list_counts_from_the_front<E: Engine>(_: &mut Cx<E>) -> Check {
    let whole = list::<E>(40);
    (0..40).try_for_each(|at| is(nth(&whole, at, None)?, int(at), "the element"))
}
