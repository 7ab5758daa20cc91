//! The places of entries by the hash of their key: an open-addressed table of four-byte slots.
//!
//! ```text
//! slot   | bits of the hash | place |      32 bits; the place takes as many as the table's size needs,
//!                                          the hash what is left: 11 bits at 1,000,000 entries
//! ```
//!
//! A search reads one line of slots and, the bits of the hash being right but once in hundreds, one
//! entry. A `hashbrown::HashTable<u32>` has its control bytes apart from its places, so that a search
//! that finds waits for three lines; measured at 1,000,000 integers that took 2.4 times as long as a
//! `hashbrown::HashMap`, this 1.4 times. (A search that does not find is the dearer one here: 1.8
//! against 1.2 at 1,000. Groups of eight slots searched at once were slower in safe code.)
//! Collisions go to the next slot: linear probing, W. W. Peterson, "Addressing for random-access
//! storage", 1957. At most three quarters of the slots are in use.
//!
//! 1. Each place is below the number of slots in use, so it is never all ones in its bits, nor one less.
//! 2. A slot in use goes back to [`EMPTY`] only when the index is built anew.

/// A slot that was never used: the end of a search.
const EMPTY: u32 = u32::MAX;
/// A slot whose place was removed: a search goes on.
const REMOVED: u32 = u32::MAX - 1;

/// Places by hash.
#[derive(Clone)]
pub(crate) struct Index {
    slots: Box<[u32]>,
    /// The number of slots is two to the power of it.
    bits: u32,
    live: usize,
    /// Live or removed.
    used: usize,
}

/// Where a search ended.
pub(crate) enum Probe {
    /// At the slot with this place.
    Found { slot: usize, place: usize },
    /// At this slot, which is empty.
    Empty { slot: usize },
}

impl Index {
    /// An index that takes `capacity` places.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        let slots = (capacity * 4).div_ceil(3).next_power_of_two().max(16);
        let bits = slots.trailing_zeros();
        assert!(bits < 32, "a table has fewer than 2^30 entries");
        Index { slots: vec![EMPTY; slots].into_boxed_slice(), bits, live: 0, used: 0 }
    }

    /// The number of places.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    /// The places it takes before it must be built anew.
    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        self.slots.len() / 4 * 3
    }

    /// True when it takes no further place.
    #[inline]
    pub(crate) fn is_full(&self) -> bool {
        !self.takes(1)
    }

    /// True when it takes `more` further places.
    #[inline]
    pub(crate) fn takes(&self, more: usize) -> bool {
        self.used + more <= self.capacity()
    }

    /// The bytes allocated.
    #[inline]
    pub(crate) fn heap_bytes(&self) -> usize {
        size_of_val(&*self.slots)
    }

    /// The bits of `hash` that a slot keeps, where it keeps them.
    #[inline]
    fn tag(&self, hash: u64) -> u32 {
        ((hash >> 32) as u32) << self.bits
    }

    /// Searches the places of `hash` for one of which `is_it` is true.
    #[inline]
    pub(crate) fn probe(&self, hash: u64, mut is_it: impl FnMut(usize) -> bool) -> Probe {
        let (mask, tag) = (self.slots.len() - 1, self.tag(hash));
        let mut slot = hash as usize & mask;
        loop {
            let found = self.slots[slot];
            if (found ^ tag) >> self.bits == 0 && found < REMOVED {
                let place = found as usize & mask;
                if is_it(place) {
                    return Probe::Found { slot, place };
                }
            }
            if found == EMPTY {
                return Probe::Empty { slot };
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Puts `place` in the empty slot at which a probe of `hash` ended.
    #[inline]
    pub(crate) fn put(&mut self, slot: usize, hash: u64, place: usize) {
        self.slots[slot] = self.tag(hash) | place as u32;
        self.live += 1;
        self.used += 1;
    }

    /// Puts `place` in, which is not there.
    #[inline]
    pub(crate) fn add(&mut self, hash: u64, place: usize) {
        if let Probe::Empty { slot } = self.probe(hash, |_| false) {
            self.put(slot, hash, place);
        }
    }

    /// Takes the place out of the slot at which a probe found it.
    pub(crate) fn remove(&mut self, slot: usize) {
        self.slots[slot] = REMOVED;
        self.live -= 1;
    }

    /// The places, for tests.
    #[cfg(test)]
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        let mask = self.slots.len() - 1;
        self.slots.iter().filter(|&&slot| slot < REMOVED).map(move |&slot| slot as usize & mask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_one_hash_and_of_hashes_with_all_bits_set_are_told_apart() {
        for hash in [0, u64::MAX, u64::MAX << 32, u64::MAX >> 32] {
            let mut index = Index::with_capacity(12);
            assert_eq!(index.capacity(), 12);
            for place in 0..12 {
                assert!(matches!(index.probe(hash, |_| true), Probe::Empty { .. }) == (place == 0));
                index.add(hash, place);
            }
            assert!(index.is_full());
            for wanted in 0..12 {
                let mut seen = 0;
                let probe = index.probe(hash, |place| {
                    seen += 1;
                    place == wanted
                });
                assert!(matches!(probe, Probe::Found { place, .. } if place == wanted));
                assert_eq!(seen, wanted + 1);
            }
            let Probe::Found { slot, .. } = index.probe(hash, |place| place == 3) else { unreachable!() };
            index.remove(slot);
            assert!(matches!(index.probe(hash, |place| place == 3), Probe::Empty { .. }));
            assert!(matches!(index.probe(hash, |place| place == 4), Probe::Found { place: 4, .. }));
            assert_eq!((index.len(), index.places().count()), (11, 11));
        }
    }

    #[test]
    fn a_search_asks_for_few_entries_that_are_not_it() {
        let spread =
            |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32) ^ n.wrapping_mul(0xff51_afd7);
        let mut index = Index::with_capacity(12_000);
        for place in 0..12_000 {
            index.add(spread(place), place as usize);
        }
        let mut asked = 0;
        for absent in 12_000..24_000 {
            index.probe(spread(absent), |_| {
                asked += 1;
                false
            });
        }
        assert!(asked < 100, "18 bits of hash should tell 12,000 searches apart, {asked} asked");
    }
}
