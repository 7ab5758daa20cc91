//! What gives an element for an index.

use crate::engine::Engine;
use crate::value::Value;

/// A collection that gives an element for an index. O(1), or O(log n) with a large base.
pub trait Indexed<E: Engine> {
    /// The element at `index`; `None` when `index >= count`.
    fn nth(&self, index: usize) -> Option<&Value<E>>;
}
