//! Objects of the host program as values.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An object of the host, opaque to programs.
///
/// A panic in its `Drop` is caught: a collection in the middle of a change must not be unwound.
pub struct HostObject {
    object: Option<Box<dyn Any>>,
    type_name: &'static str,
}

impl HostObject {
    /// Wraps `object`.
    pub fn new<T: Any>(object: T) -> Self {
        HostObject { object: Some(Box::new(object)), type_name: std::any::type_name::<T>() }
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

impl Drop for HostObject {
    fn drop(&mut self) {
        let object = self.object.take();
        let _ = catch_unwind(AssertUnwindSafe(move || drop(object)));
    }
}
