//! The objects being walked right now, to notice cycles.

use std::collections::HashSet;

use foldhash::fast::FixedState;

/// How many levels are searched one by one.
const SHALLOW: usize = 16;

/// The addresses of the collections (or pairs of them) that a walk is inside of. A cycle is noticed
/// when it closes: were it followed further, one with two branches would be walked 2^depth times.
#[derive(Default)]
pub(super) struct Path {
    shallow: Vec<(usize, usize)>,
    deep: HashSet<(usize, usize), FixedState>,
}

impl Path {
    /// Enters a collection (or a pair of them); false when the walk is inside it already.
    pub(super) fn enter(&mut self, address: (usize, usize)) -> bool {
        if self.shallow.contains(&address) {
            return false;
        }
        if self.shallow.len() == SHALLOW {
            return self.deep.insert(address);
        }
        self.shallow.push(address);
        true
    }

    /// Leaves the collection entered last.
    pub(super) fn leave(&mut self, address: (usize, usize)) {
        if !self.deep.remove(&address) {
            self.shallow.pop();
        }
    }
}
