//! The objects being walked right now, to notice cycles.

use std::collections::HashSet;
use std::rc::{Rc, Weak};

use foldhash::fast::FixedState;

use super::Value;
use crate::engine::Engine;
use crate::sequence::SeqObject;

/// Keeps the address of a value that is being walked from being given to another. It does not keep what
/// a sequence holds: the walk may have passed it.
pub(super) enum Anchor<E: Engine> {
    Sequence { _address: Weak<SeqObject<E>> },
    Whole { _value: Value<E> },
}

impl<E: Engine> Anchor<E> {
    pub(super) fn of(value: &Value<E>) -> Self {
        match value {
            Value::Seq(object) => Anchor::Sequence { _address: Rc::downgrade(object) },
            other => Anchor::Whole { _value: other.clone() },
        }
    }
}

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
