//! The early end of a reduction.

use std::rc::Rc;

use crate::engine::Engine;
use crate::heap::Deep;
use crate::value::Value;

/// Wraps `value`, so that the reduction which meets it ends with it.
pub fn reduced<E: Engine>(value: Value<E>) -> Value<E> {
    Value::Reduced(Rc::new(Deep::new(value)))
}

/// True when `value` is wrapped by [`reduced`].
pub fn is_reduced<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Reduced(_))
}

/// The wrapped value, or `value` itself when it is not wrapped.
pub fn unreduced<E: Engine>(value: Value<E>) -> Value<E> {
    match value {
        Value::Reduced(wrapped) => match Rc::try_unwrap(wrapped) {
            Ok(mut deep) => std::mem::take(&mut *deep),
            Err(shared) => (**shared).clone(),
        },
        other => other,
    }
}
