//! The update rule under policy *unique*: a collection that something else holds is copied.

use consair_core::collection::{assoc, conj, count, dissoc, nth, pop, val_at};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::value::Value;

use super::update::grow_and_shrink;
use crate::check::{Check, SIZES, each_kind, equal, holds, int, is, map, prints, size, vector};

pub(super) use super::sorted::every_older_version_of_a_sorted_set_keeps_its_members;

pub(super) fn a_shared_collection_is_copied<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES.into_iter().filter(|&n| n > 0 && n < 100) {
        for (older, same) in each_kind(cx, n)?.into_iter().zip(each_kind(cx, n)?) {
            let before = cx.update_counts();
            let newer = grow_and_shrink(cx, older.clone())?;
            holds(newer.address() != older.address(), "another object")?;
            equal(&older, &same)?;
            holds(newer != older, "the newer to differ from the older")?;
            is(cx.update_counts().copied, before.copied + 1, "the count of copies")?;
            is(cx.update_counts().aliased, before.aliased, "the count of aliased updates")?;
        }
    }
    Ok(())
}

pub(super) fn every_older_version_of_a_vector_keeps_its_elements<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut versions = vec![vector(0)];
    for n in 0..70 {
        let grown = conj(cx, versions[n].clone(), size(n))?;
        versions.push(grown);
    }
    let mut shrunk = versions.clone();
    for version in &mut shrunk {
        *version = assoc(cx, version.clone(), int(0), int(-1))?;
        *version = pop(cx, version.clone())?;
    }
    for (n, version) in versions.iter().enumerate() {
        is(count(version)?, n, "the count of a version")?;
        for at in 0..n {
            is(nth(version, at as i64, None)?, size(at), "an element of a version")?;
        }
    }
    Ok(())
}

pub(super) fn every_older_version_of_a_map_keeps_its_entries<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut versions = vec![map(cx, 0)?];
    for n in 0..40 {
        let grown = assoc(cx, versions[n].clone(), size(n), size(n * 10))?;
        versions.push(grown);
    }
    for version in versions.clone() {
        let changed = assoc(cx, version, int(0), int(-1))?;
        dissoc(cx, changed, &int(1))?;
    }
    for (n, version) in versions.iter().enumerate() {
        is(count(version)?, n, "the count of a version")?;
        for at in 0..40 {
            let expected = if at < n { size(at * 10) } else { Value::Nil };
            is(val_at(version, &size(at), Value::Nil)?, expected, "a value of a version")?;
        }
    }
    Ok(())
}

pub(super) fn a_collection_may_be_put_into_itself<E: Engine>(cx: &mut Cx<E>) -> Check {
    let coll = vector(2);
    let nested = conj(cx, coll.clone(), coll.clone())?;
    prints(&nested, "[0 1 [0 1]]")?;
    let coll = map(cx, 1)?;
    let nested = assoc(cx, coll.clone(), coll.clone(), coll)?;
    prints(&nested, "{0 0, {0 0} {0 0}}")
}

pub(super) fn a_walk_does_not_see_later_updates<E: Engine>(cx: &mut Cx<E>) -> Check {
    for coll in each_kind(cx, 10)? {
        let walk = consair_core::collection::seq(coll.clone())?;
        let text = format!("{walk:?}");
        grow_and_shrink(cx, coll)?;
        prints(&walk, &text)?;
    }
    Ok(())
}
