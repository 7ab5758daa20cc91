//! What can be walked, element by element.

use crate::engine::Engine;

/// A collection that can be walked with a cursor held elsewhere.
///
/// # Laws
/// 1. From `cursor()`, `peek` and `advance` in turn give each element once: `count` of them.
/// 2. The order is that of the container's own `iter`.
/// 3. A cursor is for the container it came from, as long as no key or element is added or removed;
///    core sees to that. A cursor used after a change may give any element of the changed container
///    or none, but must not panic.
///
/// # Complexity
/// `peek` and `advance` are O(1) (amortised). `cursor` may be O(n) where the storage has no other way.
pub trait Seq<E: Engine> {
    /// A value; a key and its value for maps.
    type Item;
    /// A position.
    type Cursor: Clone + 'static;

    /// The position of the first element.
    fn cursor(&self) -> Self::Cursor;

    /// The element at `cursor`; `None` past the end.
    fn peek(&self, cursor: &Self::Cursor) -> Option<Self::Item>;

    /// Moves `cursor` to the next element.
    fn advance(&self, cursor: &mut Self::Cursor);
}
