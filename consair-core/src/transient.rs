//! Transients: collections that one holder builds in place, whatever the policy.
//!
//! A transient owns its collection: nothing else has a handle of it, so that every update through the
//! rule of [`update`](crate::update) happens in place, on every engine, and the collection it came from
//! never changes. [`Transient::take`] takes it out for an update or for good; a transient without one
//! has been made persistent, and each use of it is an error.

use std::cell::RefCell;
use std::rc::Rc;

use crate::collection::copied;
use crate::context::Cx;
use crate::engine::Engine;
use crate::error::{Error, ErrorKind};
use crate::heap::Deep;
use crate::object::Object;
use crate::update::set_meta;
use crate::value::Value;

/// A collection that is being built.
pub struct Transient<E: Engine> {
    collection: Deep<RefCell<Option<Value<E>>>>,
}

#[cold]
fn ended<E: Engine>() -> Error<E> {
    Error::new(ErrorKind::State, "transient used after persistent! call")
}

impl<E: Engine> Transient<E> {
    /// A transient of `coll`: of itself when this is its only handle, else of a copy. It has no metadata.
    ///
    /// # Errors
    /// When `coll` is no vector, map or set, or is sorted; when the copy would pass the byte limit.
    pub fn of(cx: &mut Cx<E>, coll: Value<E>) -> Result<Value<E>, Error<E>> {
        fn own<E: Engine, C: crate::engine::Container>(handle: &mut Rc<Object<E, C>>) -> bool {
            !handle.is_frozen() && Rc::get_mut(handle).is_some()
        }
        let mut coll = coll;
        let own = match &mut coll {
            Value::Vector(vector) => own(vector),
            Value::Map(map) => own(map),
            Value::Set(set) => own(set),
            other => return Err(Error::expected("a vector, a map or a set that is not sorted", other)),
        };
        if !own {
            coll = copied(cx, &coll)?;
        }
        match &mut coll {
            Value::Vector(vector) => set_meta(cx, vector, None)?,
            Value::Map(map) => set_meta(cx, map, None)?,
            Value::Set(set) => set_meta(cx, set, None)?,
            _ => unreachable!("checked above"),
        }
        let transient = Rc::new(Transient { collection: Deep::new(RefCell::new(Some(coll))) });
        cx.suspect_transient(&transient);
        Ok(Value::Transient(transient))
    }

    /// Takes the collection out: for good, or until [`Transient::put`].
    ///
    /// # Errors
    /// When it was taken out for good before.
    pub fn take(&self) -> Result<Value<E>, Error<E>> {
        self.collection.take().ok_or_else(ended)
    }

    /// Puts the collection back after an update.
    pub fn put(&self, coll: Value<E>) {
        self.collection.replace(Some(coll));
    }

    /// Reads the collection.
    ///
    /// # Errors
    /// When it was taken out for good; those of `read`.
    pub fn read<R>(&self, read: impl FnOnce(&Value<E>) -> Result<R, Error<E>>) -> Result<R, Error<E>> {
        match &*self.collection.borrow() {
            Some(coll) => read(coll),
            None => Err(ended()),
        }
    }
}
