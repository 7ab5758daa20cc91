//! The objects being walked right now, to notice cycles.

use std::collections::HashSet;

/// How deep a walk goes before it begins to remember where it is.
const CALM: usize = 64;

/// The addresses of the collections that a walk is inside of. Shallow walks do not keep them: a cycle
/// is noticed once it is deeper than [`CALM`].
#[derive(Default)]
pub(super) struct Path {
    depth: usize,
    addresses: HashSet<(usize, usize)>,
}

impl Path {
    /// Enters a collection (or a pair of them); false when the walk is inside it already.
    pub(super) fn enter(&mut self, address: (usize, usize)) -> bool {
        if self.depth >= CALM && !self.addresses.insert(address) {
            return false;
        }
        self.depth += 1;
        true
    }

    /// Leaves the collection entered last.
    pub(super) fn leave(&mut self, address: (usize, usize)) {
        self.depth -= 1;
        if self.depth >= CALM {
            self.addresses.remove(&address);
        }
    }
}
