//! Objects of the host program as values.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use crate::ask::Identity;
use crate::engine::Engine;
use crate::types::Type;

/// An object of the host: opaque to programs, but for what the methods of its type do with it.
///
/// A panic in its `Drop` is caught: a collection in the middle of a change must not be unwound.
pub struct HostObject<E: Engine> {
    object: Option<Box<dyn Any>>,
    type_name: &'static str,
    ty: Option<Rc<Type<E>>>,
    identity: Identity,
}

impl<E: Engine> HostObject<E> {
    /// Wraps `object`.
    pub fn new<T: Any>(object: T) -> Self {
        HostObject {
            object: Some(Box::new(object)),
            type_name: std::any::type_name::<T>(),
            ty: None,
            identity: Identity::default(),
        }
    }

    /// Wraps `object`, whose methods `ty` has.
    pub fn typed<T: Any>(object: T, ty: Rc<Type<E>>) -> Self {
        let mut host = HostObject::new(object);
        host.ty = Some(ty);
        host
    }

    /// The type that its host registered for it.
    #[inline]
    pub fn ty(&self) -> Option<&Rc<Type<E>>> {
        self.ty.as_ref()
    }

    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The object, if it is a `T`.
    pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
        self.object.as_ref()?.downcast_ref()
    }

    /// The name of its Rust type.
    pub fn type_name(&self) -> &'static str {
        self.type_name
    }
}

impl<E: Engine> Drop for HostObject<E> {
    fn drop(&mut self) {
        let object = self.object.take();
        let _ = catch_unwind(AssertUnwindSafe(move || drop(object)));
    }
}
