//! Sets: each member once.

use consair_core::collection::{conj, contains, count, disj, set_of, val_at};
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Engine, SetContainer};
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::check::{Check, SIZES, colliding, holds, int, is, kw, prints, set, size};

fn container<E: Engine>(count: usize) -> E::Set {
    let mut set = E::Set::default();
    (0..count).for_each(|at| set.conj(size(at)));
    set
}

fn members<E: Engine>(set: &E::Set) -> Vec<Value<E>> {
    set.iter().cloned().collect()
}

/// The members must be the integers below `count`, and no more.
fn is_numbered<E: Engine>(set: &E::Set, count: usize) -> Check {
    is(set.count(), count, "the count")?;
    is(set.iter().count(), count, "the number of members walked")?;
    for at in 0..count {
        holds(set.contains(&size(at)), &format!("the member {at}"))?;
        is(set.val_at(&size(at)).cloned(), Some(size(at)), "the member")?;
    }
    holds(!set.contains(&size(count)), "no member beyond")?;
    holds(!set.contains(&int(-1)), "no member before")
}

pub(super) fn conj_on_a_set_adds_a_member<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut coll = set(cx, 0)?;
    for at in 0..200 {
        holds(!contains(&coll, &int(at))?, "the member to be absent")?;
        coll = conj(cx, coll, int(at))?;
        holds(contains(&coll, &int(at))?, "the member to be present")?;
        is(count(&coll)?, at as usize + 1, "the count")?;
    }
    Ok(())
}

pub(super) fn a_set_has_all_members_at_every_size<E: Engine>(_: &mut Cx<E>) -> Check {
    SIZES.iter().try_for_each(|&n| is_numbered::<E>(&container::<E>(n), n))
}

pub(super) fn conj_of_a_present_member_changes_nothing<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut set = container::<E>(n);
        let order = members::<E>(&set);
        (0..n).for_each(|at| set.conj(size(at)));
        is(members::<E>(&set), order, "the members")?;
        is_numbered::<E>(&set, n)?;
    }
    Ok(())
}

pub(super) fn conj_of_a_present_member_keeps_the_old_one<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in [0, 3, 8, 20] {
        let mut set = container::<E>(n);
        let vector = Value::vector([int(1)]);
        set.conj(Value::list([int(1)]));
        set.conj(vector.clone());
        is(set.count(), n + 1, "the count")?;
        prints(&set.val_at(&vector).cloned().unwrap_or_default(), "(1)")?;
    }
    Ok(())
}

pub(super) fn a_set_of_up_to_eight_members_keeps_insertion_order<E: Engine>(cx: &mut Cx<E>) -> Check {
    let names = ["z", "b", "m", "a", "q", "c", "y", "d"];
    for n in 0..=8 {
        let coll = set_of(cx, names[..n].iter().map(|name| kw(name)))?;
        let text: Vec<_> = names[..n].iter().map(|name| format!(":{name}")).collect();
        prints(&coll, &format!("#{{{}}}", text.join(" ")))?;
    }
    Ok(())
}

pub(super) fn disj_from_a_small_set_keeps_the_order_of_the_others<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in 1..=8 {
        for gone in 0..n {
            let smaller = set(cx, n)?;
            let smaller = disj(cx, smaller, &size(gone))?;
            let mut order: Vec<_> = (0..n).filter(|&at| at != gone).map(|at| at.to_string()).collect();
            prints(&smaller, &format!("#{{{}}}", order.join(" ")))?;
            let back = conj(cx, smaller, size(gone))?;
            order.push(gone.to_string());
            prints(&back, &format!("#{{{}}}", order.join(" ")))?;
        }
    }
    Ok(())
}

pub(super) fn disj_says_whether_the_member_was_there<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut set = container::<E>(n);
        holds(!set.disj(&size(n)), "disj of an absent member to be false")?;
        is_numbered::<E>(&set, n)?;
        if n > 0 {
            holds(set.disj(&size(n / 2)), "disj of a member to be true")?;
            holds(!set.disj(&size(n / 2)), "disj of the same member again to be false")?;
            is(set.count(), n - 1, "the count")?;
        }
    }
    Ok(())
}

pub(super) fn disj_removes_exactly_one_member<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 0 && n < 100) {
        for gone in 0..n {
            let mut set = container::<E>(n);
            set.disj(&size(gone));
            for at in 0..n {
                is(set.contains(&size(at)), at != gone, &format!("the presence of {at}"))?;
            }
            is(members::<E>(&set).len(), n - 1, "the number of members walked")?;
        }
    }
    Ok(())
}

pub(super) fn a_set_empties_and_refills<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut set = container::<E>(n);
        for _ in 0..2 {
            (0..n).for_each(|at| _ = set.disj(&size(at)));
            is_numbered::<E>(&set, 0)?;
            is(members::<E>(&set), Vec::new(), "the members of an emptied set")?;
            (0..n).rev().for_each(|at| set.conj(size(at)));
            is_numbered::<E>(&set, n)?;
        }
    }
    Ok(())
}

pub(super) fn a_cursor_walks_a_set_as_iter_does<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut set = container::<E>(n);
        (0..n).step_by(3).for_each(|at| _ = set.disj(&size(at)));
        let expected = members::<E>(&set);
        is(expected.len(), set.count(), "the number of members walked")?;
        let mut cursor = set.cursor();
        let mut walked = Vec::new();
        while let Some(member) = set.peek(&cursor) {
            walked.push(member);
            holds(walked.len() <= expected.len(), "a walk of count steps")?;
            set.advance(&mut cursor);
        }
        is(walked, expected, "the members by cursor")?;
        set.advance(&mut cursor);
        is(set.peek(&cursor), None, "the member further past the end")?;
    }
    Ok(())
}

pub(super) fn a_set_cursor_used_after_a_change_does_not_panic<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n < 100) {
        let mut set = container::<E>(n);
        let mut cursor = set.cursor();
        (0..n / 2).for_each(|_| set.advance(&mut cursor));
        for at in 0..n {
            set.disj(&size(at));
            let _ = set.peek(&cursor);
        }
        set.advance(&mut cursor);
        (0..n * 3).for_each(|at| set.conj(size(at)));
        let _ = set.peek(&cursor);
        set.advance(&mut cursor);
    }
    Ok(())
}

pub(super) fn a_set_iterates_in_one_order_while_it_does_not_change<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let set = container::<E>(n);
        let order = members::<E>(&set);
        (0..n).for_each(|at| _ = set.contains(&size(at)));
        is(members::<E>(&set), order, "the order of a second walk")?;
    }
    Ok(())
}

pub(super) fn members_of_one_hash_are_different_members<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in [1, 2, 8, 9, 20, 70] {
        let mut set = E::Set::default();
        (0..n).for_each(|at| set.conj(colliding(at)));
        is(set.count(), n as usize, "the count")?;
        holds((0..n).all(|at| set.contains(&colliding(at))), "every member")?;
        holds(!set.contains(&colliding(n)), "no absent member of that hash")?;
        holds((0..n).step_by(2).all(|at| set.disj(&colliding(at))), "disj of every other member to be true")?;
        for at in 0..n {
            is(set.contains(&colliding(at)), at % 2 == 1, "the presence after removals")?;
        }
    }
    Ok(())
}

pub(super) fn nil_and_false_are_members<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = set_of(cx, [Value::Nil, Value::Bool(false)])?;
    holds(contains(&coll, &Value::Nil)?, "the member nil")?;
    holds(contains(&coll, &Value::Bool(false))?, "the member false")?;
    is(val_at(&coll, &Value::Bool(false), kw("absent"))?, Value::Bool(false), "the member false")?;
    is(val_at(&coll, &Value::Bool(true), kw("absent"))?, kw("absent"), "the default")
}

pub(super) fn a_clone_of_a_set_is_independent<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n < 100) {
        let original = container::<E>(n);
        let mut clone = original.clone();
        is_numbered::<E>(&clone, n)?;
        clone.conj(int(-1));
        clone.disj(&size(n / 2));
        is_numbered::<E>(&original, n)?;
        let mut changed = original;
        let kept = changed.clone();
        (0..n).for_each(|at| _ = changed.disj(&size(at)));
        changed.conj(int(-1));
        is_numbered::<E>(&kept, n)?;
    }
    Ok(())
}

pub(super) fn reserve_changes_no_member<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let mut set = container::<E>(n);
        let order = members::<E>(&set);
        set.reserve(100);
        is(members::<E>(&set), order, "the members")?;
        is_numbered::<E>(&set, n)?;
    }
    Ok(())
}
