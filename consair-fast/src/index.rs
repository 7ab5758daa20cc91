//! The places of entries by their key: a table of four-byte slots, in one of two forms.
//!
//! ```text
//! hashed   slot of a hash  ->  | bits of the hash | place |   the place takes as many bits as the
//!                                                             table's size needs, the hash what is
//!                                                             left: 11 bits at 1,000,000 entries
//! direct   slot of an integer  ->  place                      for integers below the number of slots
//! ```
//!
//! **Hashed.** A search reads one line of slots and, the bits of the hash being right but once in
//! hundreds, one entry. A `hashbrown::HashTable<u32>` has its control bytes apart from its places, so
//! that a search that finds waits for three lines; measured at 1,000,000 integers that took 2.4 times
//! as long as a `hashbrown::HashMap`, this 1.4 times. (A search that does not find is the dearer one
//! here: 1.8 against 1.2 at 1,000. Groups of eight slots searched at once were slower in safe code.)
//! Collisions go to the next slot: linear probing, W. W. Peterson, "Addressing for random-access
//! storage", 1957. At most three quarters of the slots are in use.
//!
//! **Direct.** The slot of the integer `k` is the `k`th: no hash, no comparison, and keys that are near
//! each other have slots that are. It is what the array part of a table of Lua 5 does (R. Ierusalimschy
//! and others, "The Implementation of Lua 5.0", 2005, section 4), but never takes more slots than the
//! hashed form of as many places. An index is made direct only where it is built anew anyway and all
//! keys allow it, and becomes hashed at the first new key that does not ([`Probe::Unfit`]): so the
//! cost of the one pass is paid by the insertions or removals between two buildings.
//!
//! 1. Each place is below the number of slots, or of twice as many in the direct form, so it is
//!    never all ones in its bits, nor one less.
//! 2. Hashed: a slot in use goes back to [`EMPTY`] only when the index is built anew.
//! 3. Direct: the key at the place in slot `k` equals the integer `k`.

use consair_core::value::Value;

use crate::engine::Fast;

/// A slot that was never used: the end of a search.
const EMPTY: u32 = u32::MAX;
/// A slot whose place was removed: a search goes on.
const REMOVED: u32 = u32::MAX - 1;

/// Places by key.
#[derive(Clone)]
pub(crate) struct Index {
    slots: Box<[u32]>,
    /// The number of slots is two to the power of it.
    bits: u32,
    direct: bool,
    live: usize,
    /// Live or, in the hashed form, removed.
    used: usize,
}

/// What an index may become.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Direct if the keys allow it, else hashed.
    Any,
    /// Hashed.
    Hashed,
}

/// Where a search ended.
pub(crate) enum Probe {
    /// At the slot with this place.
    Found { slot: usize, place: usize },
    /// At this slot, which is empty; the bits that it keeps beside a place.
    Empty { slot: usize, tag: u32 },
    /// Nowhere: the form is direct and has no slot for the key, which is absent.
    Unfit,
}

/// The number of the slot of `key` in a direct index, were it large enough. Equal keys have the same;
/// a big integer equals the small one of its value.
#[inline]
fn integer(key: &Value<Fast>) -> Option<usize> {
    match key {
        Value::Int(key) => usize::try_from(*key).ok(),
        other => big_integer(other),
    }
}

/// Out of line, so that a probe can be inlined.
#[cold]
fn big_integer(key: &Value<Fast>) -> Option<usize> {
    let Value::Number(key) = key else { return None };
    key.as_i64().and_then(|key| usize::try_from(key).ok())
}

impl Index {
    /// An index of `keys`, the first of which has place 0, that takes `capacity` places.
    pub(crate) fn new<'a>(
        keys: impl Iterator<Item = &'a Value<Fast>> + Clone,
        capacity: usize,
        form: Form,
    ) -> Self {
        let slots = (capacity * 4).div_ceil(3).next_power_of_two().max(16);
        let bits = slots.trailing_zeros();
        assert!(bits < 31, "a table has at most 3 * 2^28 entries");
        let fits = |key| integer(key).is_some_and(|key| key < slots);
        let direct = form == Form::Any && keys.clone().all(fits);
        let mut index = Index { slots: vec![EMPTY; slots].into(), bits, direct, live: 0, used: 0 };
        for (place, key) in keys.enumerate() {
            index.add(key, place);
        }
        index
    }

    /// Puts in the place of `key`, which is not there.
    #[inline]
    fn add(&mut self, key: &Value<Fast>, place: usize) {
        if let Probe::Empty { slot, tag } = self.probe(key, |_| false) {
            self.put(slot, tag, place);
        }
    }

    /// The number of places.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    /// The places it takes before it must be built anew.
    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        if self.direct { self.slots.len() } else { self.room() }
    }

    /// The places that the hashed form takes in as many slots.
    #[inline]
    pub(crate) fn room(&self) -> usize {
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

    /// Searches the place of `key`; `is_it` says whether the key at a place equals it.
    #[inline]
    pub(crate) fn probe(&self, key: &Value<Fast>, is_it: impl FnMut(usize) -> bool) -> Probe {
        if self.direct { self.probe_direct(key) } else { self.probe_hashed(key.hash_code(), is_it) }
    }

    #[inline]
    fn probe_direct(&self, key: &Value<Fast>) -> Probe {
        let Some(slot) = integer(key) else { return Probe::Unfit };
        match self.slots.get(slot) {
            None => Probe::Unfit,
            Some(&EMPTY) => Probe::Empty { slot, tag: 0 },
            Some(&place) => Probe::Found { slot, place: place as usize },
        }
    }

    #[inline]
    fn probe_hashed(&self, hash: u64, mut is_it: impl FnMut(usize) -> bool) -> Probe {
        let mask = self.slots.len() - 1;
        let tag = ((hash >> 32) as u32) << self.bits;
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
                return Probe::Empty { slot, tag };
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Puts `place` in the empty slot at which a probe ended.
    #[inline]
    pub(crate) fn put(&mut self, slot: usize, tag: u32, place: usize) {
        self.slots[slot] = tag | place as u32;
        self.live += 1;
        self.used += 1;
    }

    /// Takes the place out of the slot at which a probe found it.
    pub(crate) fn remove(&mut self, slot: usize) {
        self.live -= 1;
        if self.direct {
            self.slots[slot] = EMPTY;
            self.used -= 1;
        } else {
            self.slots[slot] = REMOVED;
        }
    }

    /// True in the direct form, for tests.
    #[cfg(test)]
    pub(crate) fn is_direct(&self) -> bool {
        self.direct
    }

    /// The places, for tests.
    #[cfg(test)]
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        let mask = if self.direct { usize::MAX } else { self.slots.len() - 1 };
        self.slots.iter().filter(|&&slot| slot < REMOVED).map(move |&slot| slot as usize & mask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed(capacity: usize) -> Index {
        Index::new([].iter(), capacity, Form::Hashed)
    }

    fn add(index: &mut Index, hash: u64, place: usize) {
        if let Probe::Empty { slot, tag } = index.probe_hashed(hash, |_| false) {
            index.put(slot, tag, place);
        }
    }

    #[test]
    fn places_of_one_hash_and_of_hashes_with_all_bits_set_are_told_apart() {
        for hash in [0, u64::MAX, u64::MAX << 32, u64::MAX >> 32] {
            let mut index = hashed(12);
            assert_eq!(index.capacity(), 12);
            for place in 0..12 {
                assert!(matches!(index.probe_hashed(hash, |_| true), Probe::Empty { .. }) == (place == 0));
                add(&mut index, hash, place);
            }
            assert!(index.is_full());
            for wanted in 0..12 {
                let mut seen = 0;
                let probe = index.probe_hashed(hash, |place| {
                    seen += 1;
                    place == wanted
                });
                assert!(matches!(probe, Probe::Found { place, .. } if place == wanted));
                assert_eq!(seen, wanted + 1);
            }
            let Probe::Found { slot, .. } = index.probe_hashed(hash, |place| place == 3) else {
                unreachable!()
            };
            index.remove(slot);
            assert!(matches!(index.probe_hashed(hash, |place| place == 3), Probe::Empty { .. }));
            assert!(matches!(index.probe_hashed(hash, |place| place == 4), Probe::Found { place: 4, .. }));
            assert_eq!((index.len(), index.places().count()), (11, 11));
        }
    }

    #[test]
    fn a_search_asks_for_few_entries_that_are_not_it() {
        let spread =
            |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32) ^ n.wrapping_mul(0xff51_afd7);
        let mut index = hashed(12_000);
        for place in 0..12_000 {
            add(&mut index, spread(place), place as usize);
        }
        let mut asked = 0;
        for absent in 12_000..24_000 {
            index.probe_hashed(spread(absent), |_| {
                asked += 1;
                false
            });
        }
        assert!(asked < 100, "18 bits of hash should tell 12,000 searches apart, {asked} asked");
    }

    #[test]
    fn integers_below_the_number_of_slots_have_the_slot_of_their_number() {
        let of = |keys: &[Value<Fast>], form| Index::new(keys.iter(), 12, form);
        let mut keys: Vec<Value<Fast>> = [0, 15, 7, 3].map(Value::Int).into();
        assert!(!of(&keys, Form::Hashed).direct);
        let index = of(&keys, Form::Any);
        assert!(index.direct && (index.capacity(), index.room()) == (16, 12));
        for (key, place) in keys.iter().zip(0..) {
            assert!(
                matches!(index.probe(key, |_| false), Probe::Found { place: found, .. } if found == place)
            );
        }
        assert!(matches!(index.probe(&Value::Int(8), |_| true), Probe::Empty { slot: 8, tag: 0 }));
        for unfit in [Value::Int(16), Value::Int(-1), Value::Int(i64::MIN), Value::Float(3.0), Value::Nil] {
            assert!(matches!(index.probe(&unfit, |_| true), Probe::Unfit));
            keys.push(unfit);
            assert!(!of(&keys, Form::Any).direct);
            keys.pop();
        }
    }
}
