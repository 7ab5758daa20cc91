//! The one rule by which a collection is updated.
//!
//! Every update consumes a handle, passes through [`update`], and gives a handle back. Whether the
//! object changes in place or a copy does is decided here and nowhere else:
//!
//! | the handle is | policy *unique* | *in-place* | *report* |
//! |---|---|---|---|
//! | the only one | in place | in place | in place |
//! | one of several | copy | in place, for all | in place, for all, and reported |
//! | of a frozen object | copy | copy | copy |
//!
//! Containers that never alias ([`Container::ALIASES`] false: lists) are under *unique* always.

use std::rc::Rc;

use crate::context::Cx;
use crate::engine::{Container, Engine};
use crate::error::Error;
use crate::heap;
use crate::object::Object;

/// What happens to an update of a collection that something else still holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Policy {
    /// It is done in place, and every holder sees it. Only engines that can alias.
    #[default]
    InPlace,
    /// A copy is changed: Clojure's results.
    Unique,
    /// As in place, and reported once per place in the source.
    Report,
}

impl Policy {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Policy::InPlace => "in-place",
            Policy::Unique => "unique",
            Policy::Report => "report",
        }
    }

    /// The policy of that name.
    pub fn from_name(name: &str) -> Option<Policy> {
        [Policy::InPlace, Policy::Unique, Policy::Report].into_iter().find(|policy| policy.name() == name)
    }
}

/// How one update was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// In place, through the only handle.
    InPlace,
    /// In place, while something else holds the collection.
    Aliased,
    /// In a copy.
    Copied,
}

/// Applies `change` to the container behind `handle` by the rule above; `handle` is afterwards a
/// handle of the changed object.
///
/// # Errors
/// When the collection grows past the byte limit, or a copy would.
#[inline]
pub fn update<E: Engine, C: Container, R>(
    cx: &mut Cx<E>,
    handle: &mut Rc<Object<E, C>>,
    change: impl FnOnce(&mut C) -> R,
) -> Result<R, Error<E>> {
    if let Some(object) = Rc::get_mut(handle)
        && !object.is_frozen()
    {
        object.forget_hash();
        let container = object.container_mut();
        let before = container.heap_bytes();
        let result = change(container);
        let after = container.heap_bytes();
        if after != before {
            heap::resized(before, after);
            if after > before {
                cx.check_bytes()?;
            }
        } else if !C::ALIASES {
            // Lists that share their cells count the cells themselves.
            cx.check_bytes()?;
        }
        cx.count_update(Outcome::InPlace);
        return Ok(result);
    }
    update_shared(cx, handle, change)
}

#[cold]
#[inline(never)]
fn update_shared<E: Engine, C: Container, R>(
    cx: &mut Cx<E>,
    handle: &mut Rc<Object<E, C>>,
    change: impl FnOnce(&mut C) -> R,
) -> Result<R, Error<E>> {
    if C::ALIASES && E::CAN_ALIAS && cx.policy() != Policy::Unique && !handle.is_frozen() {
        return update_aliased(cx, handle, change);
    }
    let copy = copy(cx, handle)?;
    *handle = copy;
    cx.count_update(Outcome::Copied);
    let object = Rc::get_mut(handle).expect("a new object has one handle");
    let container = object.container_mut();
    let before = container.heap_bytes();
    let result = change(container);
    heap::resized(before, container.heap_bytes());
    cx.check_bytes()?;
    Ok(result)
}

fn update_aliased<E: Engine, C: Container, R>(
    cx: &mut Cx<E>,
    handle: &mut Rc<Object<E, C>>,
    change: impl FnOnce(&mut C) -> R,
) -> Result<R, Error<E>> {
    let mut container = handle.borrow_mut();
    let (bytes, count) = (container.heap_bytes(), container.count());
    let result = change(&mut container);
    heap::resized(bytes, container.heap_bytes());
    if container.count() != count {
        handle.next_epoch();
    }
    drop(container);
    handle.forget_hash();
    // The list of suspects may hold it too, but weakly: it does not see the update.
    if Rc::strong_count(handle) == 1 {
        cx.count_update(Outcome::InPlace);
    } else {
        cx.suspect(handle);
        cx.count_update(Outcome::Aliased);
    }
    cx.check_bytes()?;
    Ok(result)
}

/// A new, unfrozen object with a copy of the container and the same metadata.
///
/// # Errors
/// When the copy would pass the byte limit.
pub fn copy<E: Engine, C: Container>(
    cx: &mut Cx<E>,
    handle: &Rc<Object<E, C>>,
) -> Result<Rc<Object<E, C>>, Error<E>> {
    cx.check_allocation(handle.borrow().heap_bytes())?;
    let container = handle.borrow().clone();
    Ok(Object::with_annex(container, handle.annex().cloned()))
}

/// Sets the metadata of the collection behind `handle`: in place where this is the only handle, else
/// of a copy. Metadata is never changed for another holder.
///
/// # Errors
/// As [`copy`].
pub fn set_meta<E: Engine, C: Container>(
    cx: &mut Cx<E>,
    handle: &mut Rc<Object<E, C>>,
    meta: crate::object::Meta<E>,
) -> Result<(), Error<E>> {
    if Rc::get_mut(handle).is_none() || handle.is_frozen() {
        *handle = copy(cx, handle)?;
    }
    Rc::get_mut(handle).expect("a new object has one handle").set_meta(meta);
    Ok(())
}
