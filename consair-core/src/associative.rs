//! What can be given a value for a key.

use crate::engine::Engine;
use crate::lookup::Lookup;
use crate::value::Value;

/// A collection that can be given a value for a key.
///
/// # Laws
/// 1. After `assoc(k, v)`, `val_at(k)` is `v`.
/// 2. Other keys keep their values and their order.
/// 3. `assoc` of a present key keeps the stored key and its place.
pub trait Associative<E: Engine>: Lookup<E> {
    /// Puts `value` at `key` and returns the value that was there.
    fn assoc(&mut self, key: Value<E>, value: Value<E>) -> Option<Value<E>>;
}
