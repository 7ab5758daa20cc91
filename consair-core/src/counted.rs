//! What knows its number of elements.

/// A collection that knows its number of elements. O(1).
pub trait Counted {
    /// The number of elements, entries or members.
    fn count(&self) -> usize;

    /// True when there are none.
    fn is_empty(&self) -> bool {
        self.count() == 0
    }
}
