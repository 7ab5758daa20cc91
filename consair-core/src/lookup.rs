//! What gives a value for a key.

use crate::engine::Engine;
use crate::value::Value;

/// A collection that gives a value for a key: a map its value, a set the member itself.
pub trait Lookup<E: Engine> {
    /// The value at `key`, if present.
    fn val_at(&self, key: &Value<E>) -> Option<&Value<E>>;

    /// True when `key` is present.
    fn contains(&self, key: &Value<E>) -> bool {
        self.val_at(key).is_some()
    }
}
