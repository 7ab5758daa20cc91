//! What can be given one more element.

use crate::engine::Engine;

/// A collection that can be given an element at the end where that is cheap: the front of a list, the
/// end of a vector, anywhere in a map or set.
pub trait Conj<E: Engine> {
    /// A value; a key and its value for maps.
    type Item;

    /// Adds `item`.
    fn conj(&mut self, item: Self::Item);
}
