//! Entries in the order of their insertion, found by key: what maps and sets are made of.
//!
//! ```text
//! entries   [a 1] [b 2] [ - ] [d 4] [e 5] ...      in order of insertion; - is a tombstone
//! index     {a: 0, b: 1, d: 3, ...}                places among the entries; absent up to 8
//! ```
//!
//! The layout is that of Python's dictionaries (R. Hettinger, "More compact dictionaries with faster
//! iteration", python-dev, 2012) and of the `indexmap` crate, with tombstones so that a removal moves
//! nothing. The index keeps no hash: to grow it hashes the keys again, in one pass over the entries. Of
//! small integers it needs none (`index.rs`).
//!
//! 1. The index, where there is one, names each live entry once and no tombstone.
//! 2. Without an index there are no tombstones and at most [`LINEAR`] entries.
//! 3. Neither the last slot nor the one at `first` is a tombstone.
//! 4. With an index, fewer than half of the slots are tombstones.
//! 5. An index is built of at least [`LINEAR`] entries: they say which form of it suits.
//!
//! Removals and insertions of new keys may move entries to other places; cursors are then void, which
//! core's epochs see to. A replaced value stays in its place.

use consair_core::value::Value;
use consair_core::value::eq::position;

use crate::engine::Fast;
use crate::index::{Form, Index, Probe};

/// The entries that are found by scanning, without an index.
pub(crate) const LINEAR: usize = 8;

/// A key and what it maps to; `None` where one was removed.
type Slot<V> = Option<(Value<Fast>, V)>;

/// Entries by key, in order of insertion.
#[derive(Clone)]
pub(crate) struct Table<V> {
    entries: Vec<Slot<V>>,
    lookup: Option<Box<Lookup>>,
}

/// The index, and where iteration begins.
#[derive(Clone)]
struct Lookup {
    index: Index,
    /// The place of the first live entry.
    first: usize,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Table { entries: Vec::new(), lookup: None }
    }
}

#[inline]
fn is_key<V>(slot: &Slot<V>, key: &Value<Fast>) -> bool {
    matches!(slot, Some((stored, _)) if stored == key)
}

impl<V> Table<V> {
    /// The number of entries.
    #[inline]
    pub(crate) fn count(&self) -> usize {
        match &self.lookup {
            None => self.entries.len(),
            Some(lookup) => lookup.index.len(),
        }
    }

    /// The bytes allocated.
    #[inline]
    pub(crate) fn heap_bytes(&self) -> usize {
        let slots = self.entries.capacity() * size_of::<Slot<V>>();
        match &self.lookup {
            None => slots,
            Some(lookup) => slots + size_of::<Lookup>() + lookup.index.heap_bytes(),
        }
    }

    #[inline]
    fn find(&self, key: &Value<Fast>) -> Option<usize> {
        let Some(lookup) = &self.lookup else { return self.scan(key) };
        match lookup.index.probe(key, |place| is_key(&self.entries[place], key)) {
            Probe::Found { place, .. } => Some(place),
            Probe::Empty { .. } | Probe::Unfit => None,
        }
    }

    /// Finds without an index. Out of line, so that a probe of the index can be inlined.
    #[inline(never)]
    fn scan(&self, key: &Value<Fast>) -> Option<usize> {
        position(self.entries.iter().map(|slot| slot.as_ref().map(|(key, _)| key)), key)
    }

    /// The stored key equal to `key` and what it maps to.
    #[inline]
    pub(crate) fn get(&self, key: &Value<Fast>) -> Option<&(Value<Fast>, V)> {
        self.find(key).and_then(|at| self.entries[at].as_ref())
    }

    /// Maps `key` to `value` and returns what it mapped to. A present key stays, where it is.
    #[inline]
    pub(crate) fn insert(&mut self, key: Value<Fast>, value: V) -> Option<V> {
        if self.is_full() {
            if let Some(place) = self.find(&key) {
                return self.replace(place, value);
            }
            self.make_room(1);
        }
        let place = self.entries.len();
        if let Some(lookup) = &mut self.lookup {
            match lookup.index.probe(&key, |place| is_key(&self.entries[place], &key)) {
                Probe::Found { place, .. } => return self.replace(place, value),
                Probe::Empty { slot, tag } => lookup.index.put(slot, tag, place),
                Probe::Unfit => return self.insert_unfit(key, value),
            }
        }
        self.entries.push(Some((key, value)));
        None
    }

    /// Inserts a new key for which the direct form of the index has no slot: in an index of twice the
    /// size if the hashed form could not take it either, else in the hashed form.
    #[cold]
    fn insert_unfit(&mut self, key: Value<Fast>, value: V) -> Option<V> {
        let room = self.lookup.as_ref().map_or(0, |lookup| lookup.index.room());
        if self.count() < room {
            self.compact(room, Form::Hashed);
        } else {
            self.compact(room * 2, Form::Any);
        }
        self.insert(key, value)
    }

    #[inline]
    fn replace(&mut self, place: usize, value: V) -> Option<V> {
        self.entries[place].as_mut().map(|(_, old)| std::mem::replace(old, value))
    }

    /// True when a new key needs a look at whether there is room: always without an index.
    #[inline]
    fn is_full(&self) -> bool {
        self.lookup.as_ref().is_none_or(|lookup| lookup.index.is_full())
    }

    /// Sees to it that the index, if one is needed, takes `more` further places.
    fn make_room(&mut self, more: usize) {
        let live = self.count();
        let room = match &self.lookup {
            None if live + more <= LINEAR => return,
            None => self.entries.capacity(),
            // Full of places that were removed: the same size will do.
            Some(lookup) if live * 2 < lookup.index.room() => lookup.index.room(),
            Some(lookup) => lookup.index.room() * 2,
        };
        self.compact(room.max(live + more), Form::Any);
    }

    /// Removes the tombstones, and makes an index with room for `capacity` if that needs one.
    #[cold]
    fn compact(&mut self, capacity: usize, form: Form) {
        if self.entries.len() > self.count() {
            self.entries.retain(Option::is_some);
        }
        self.lookup = (capacity > LINEAR).then(|| {
            let keys = self.entries.iter().flatten().map(|(key, _)| key);
            Box::new(Lookup { index: Index::new(keys, capacity, form), first: 0 })
        });
    }

    /// Prepares for `more` further entries. An index that is not there yet is made with the ninth
    /// entry, for as many as there is room for then.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.entries.reserve(more);
        if self.lookup.as_ref().is_some_and(|lookup| !lookup.index.takes(more)) {
            self.make_room(more);
        }
    }

    /// Removes the entry of `key` and returns it.
    pub(crate) fn remove(&mut self, key: &Value<Fast>) -> Option<(Value<Fast>, V)> {
        let Some(lookup) = &mut self.lookup else {
            let place = self.scan(key)?;
            return self.entries.remove(place);
        };
        let entries = &mut self.entries;
        let found = lookup.index.probe(key, |place| is_key(&entries[place], key));
        let Probe::Found { slot, place } = found else { return None };
        lookup.index.remove(slot);
        let removed = entries[place].take();
        while let Some(None) = entries.last() {
            entries.pop();
        }
        while let Some(None) = entries.get(lookup.first) {
            lookup.first += 1;
        }
        let live = lookup.index.len();
        if live * 2 <= entries.len() {
            self.compact(live, Form::Any);
            self.entries.shrink_to(live * 2);
        }
        removed
    }

    /// The place of the first entry.
    #[inline]
    pub(crate) fn first(&self) -> usize {
        self.lookup.as_ref().map_or(0, |lookup| lookup.first)
    }

    /// The entry at the place `at`, if one is there.
    #[inline]
    pub(crate) fn at(&self, at: usize) -> Option<&(Value<Fast>, V)> {
        self.entries.get(at)?.as_ref()
    }

    /// The place of the next entry after the place `at`.
    #[inline]
    pub(crate) fn after(&self, at: usize) -> usize {
        let mut next = at.saturating_add(1);
        while let Some(None) = self.entries.get(next) {
            next += 1;
        }
        next
    }

    /// The entries in order.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Value<Fast>, V)> {
        self.entries[self.first()..].iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use consair_core::number::{Kind, Number};

    use super::*;

    type Numbers = Table<i64>;

    /// What a number of a test is as a key: each test runs with integers that a direct index takes and
    /// with such that none does.
    #[derive(Clone, Copy, PartialEq, Debug)]
    enum Keys {
        Small,
        Scattered,
    }

    const BOTH: [Keys; 2] = [Keys::Small, Keys::Scattered];

    impl Keys {
        const SCATTER: i64 = -7_919;

        fn key(self, number: i64) -> Value<Fast> {
            Value::Int(if self == Keys::Small { number } else { number * Self::SCATTER })
        }

        fn number(self, key: &Value<Fast>) -> i64 {
            let Value::Int(key) = key else { unreachable!("a key of a test") };
            if self == Keys::Small { *key } else { key / Self::SCATTER }
        }

        fn table(self, numbers: impl IntoIterator<Item = i64>) -> Numbers {
            let mut table = Numbers::default();
            for number in numbers {
                table.insert(self.key(number), number * 10);
            }
            table
        }

        fn numbers(self, table: &Numbers) -> Vec<i64> {
            let by_iter = table.iter().map(|(key, _)| self.number(key)).collect::<Vec<_>>();
            let mut by_place = Vec::new();
            let mut at = table.first();
            while let Some((key, _)) = table.at(at) {
                by_place.push(self.number(key));
                at = table.after(at);
            }
            assert!(by_iter == by_place, "iter and cursor give the same order");
            by_iter
        }
    }

    /// Whether the index is direct, where there is one.
    fn form<V>(table: &Table<V>) -> Option<bool> {
        table.lookup.as_ref().map(|lookup| lookup.index.is_direct())
    }

    fn tombstones<V>(table: &Table<V>) -> usize {
        table.entries.iter().filter(|slot| slot.is_none()).count()
    }

    /// The invariants at the top of the file.
    fn check(table: &Numbers) {
        let live = table.entries.len() - tombstones(table);
        assert_eq!(table.count(), live);
        match &table.lookup {
            None => assert!(live == table.entries.len() && live <= LINEAR),
            Some(lookup) => {
                let mut places: Vec<_> = lookup.index.places().collect();
                places.sort_unstable();
                let expected: Vec<_> =
                    (0..table.entries.len()).filter(|&at| table.entries[at].is_some()).collect();
                assert_eq!(places, expected);
                assert!(!matches!(table.entries.last(), Some(None)));
                assert!(!matches!(table.entries.get(lookup.first), Some(None)));
                assert!(table.entries[..lookup.first].iter().all(Option::is_none));
                assert!(live == 0 || live * 2 > table.entries.len());
            }
        }
        for (key, value) in table.iter() {
            assert!(table.get(key).is_some_and(|(_, found)| found == value));
        }
    }

    #[test]
    fn the_ninth_entry_brings_an_index() {
        for keys in BOTH {
            let mut table = keys.table(0..8);
            assert!(table.lookup.is_none());
            table.insert(keys.key(3), 0);
            assert!(table.lookup.is_none(), "a present key needs no room");
            table.insert(keys.key(8), 80);
            assert_eq!(form(&table), Some(keys == Keys::Small));
            check(&table);
            assert_eq!(keys.numbers(&table), (0..9).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_removal_leaves_a_tombstone_and_moves_nothing() {
        for keys in BOTH {
            let mut table = keys.table(0..20);
            assert_eq!(table.remove(&keys.key(7)), Some((keys.key(7), 70)));
            assert_eq!(table.remove(&keys.key(7)), None);
            assert_eq!((tombstones(&table), table.count()), (1, 19));
            assert_eq!(table.find(&keys.key(19)), Some(19));
            table.insert(keys.key(7), 71);
            check(&table);
            assert_eq!(keys.numbers(&table).last(), Some(&7), "it comes back at the end");
        }
    }

    #[test]
    fn half_tombstones_are_compacted_and_the_room_is_given_back() {
        for keys in BOTH {
            let mut table = keys.table(0..1000);
            let full = table.heap_bytes();
            for number in (1..1000).step_by(2).chain([500]) {
                table.remove(&keys.key(number));
            }
            check(&table);
            assert!(tombstones(&table) <= 1);
            let left: Vec<_> = (0..1000).step_by(2).filter(|&number| number != 500).collect();
            assert_eq!(keys.numbers(&table), left);
            for number in (8..1000).step_by(2) {
                table.remove(&keys.key(number));
                check(&table);
            }
            assert_eq!(keys.numbers(&table), [0, 2, 4, 6]);
            assert!(table.lookup.is_none() && table.heap_bytes() < full / 50);
        }
    }

    #[test]
    fn a_queue_does_not_walk_its_tombstones_again() {
        for keys in BOTH {
            let mut table = keys.table(0..100);
            for number in 0..5_000 {
                assert_eq!(table.at(table.first()).map(|(_, value)| *value), Some(number * 10));
                table.remove(&keys.key(number));
                table.insert(keys.key(number + 100), (number + 100) * 10);
                check(&table);
            }
            assert!(table.entries.capacity() <= 512, "found {}", table.entries.capacity());
        }
    }

    #[test]
    fn a_table_that_was_emptied_takes_entries_again() {
        for (keys, size) in BOTH.into_iter().flat_map(|keys| [(keys, 3), (keys, 20)]) {
            let mut table = keys.table(0..size);
            for number in (0..size).rev() {
                table.remove(&keys.key(number));
                check(&table);
            }
            table.insert(keys.key(5), 50);
            check(&table);
            assert_eq!(keys.numbers(&table), [5]);
        }
    }

    #[test]
    fn small_integers_need_no_hash_until_another_key_comes() {
        for other in [Value::Int(-1), Value::Int(1 << 40), Value::Float(5.0), Value::keyword("a")] {
            let mut table = Keys::Small.table(0..100);
            assert_eq!(form(&table), Some(true));
            assert!(table.get(&other).is_none() && table.remove(&other).is_none());
            assert_eq!(form(&table), Some(true), "only an insertion makes it hashed");
            assert_eq!(table.insert(other.clone(), -1), None);
            assert_eq!(form(&table), Some(false));
            check(&table);
            table.remove(&other);
            table.insert(Value::Int(100), 1000);
            assert_eq!(form(&table), Some(false), "it is not built anew at each turn");
            (101..400).for_each(|number| {
                table.insert(Value::Int(number), number * 10);
            });
            assert_eq!(form(&table), Some(true), "when it grows, its keys are looked at again");
            check(&table);
            assert_eq!(Keys::Small.numbers(&table), (0..400).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_slot_of_a_direct_index_that_was_given_back_is_taken_again() {
        let mut table = Keys::Small.table(0..20);
        let slots = |table: &Numbers| table.lookup.as_ref().map(|lookup| lookup.index.heap_bytes());
        let before = slots(&table);
        for number in (0..20).cycle().take(1_000) {
            table.remove(&Value::Int(number));
            table.insert(Value::Int(number), number * 10);
            assert_eq!((slots(&table), form(&table)), (before, Some(true)));
        }
        check(&table);
    }

    #[test]
    fn a_direct_index_is_never_larger_than_a_hashed_one() {
        let (mut direct, mut hashed) = (Numbers::default(), Numbers::default());
        for number in 0..5_000 {
            direct.insert(Keys::Small.key(number), 0);
            hashed.insert(Keys::Scattered.key(number), 0);
            assert!(direct.heap_bytes() <= hashed.heap_bytes(), "at {number}");
        }
        assert_eq!((form(&direct), form(&hashed)), (Some(true), Some(false)));
    }

    #[test]
    fn a_big_integer_is_the_key_that_it_equals_in_both_forms() {
        let big = |number: i64| Value::Number(Rc::new(Number::new(Kind::Integer(number.into()))));
        for others in [vec![], vec![Value::Nil]] {
            let mut table = Keys::Small.table(0..20);
            for other in others {
                table.insert(other, 7);
            }
            assert_eq!(table.get(&big(3)).map(|(_, value)| *value), Some(30));
            assert_eq!(table.insert(big(3), 31), Some(30));
            assert_eq!(table.insert(big(20), 200), None);
            assert_eq!(table.insert(Value::Int(20), 201), Some(200));
            assert!(table.get(&big(21)).is_none() && table.get(&big(-1)).is_none());
            assert_eq!(table.remove(&big(4)), Some((Value::Int(4), 40)));
            assert_eq!(table.remove(&Value::Int(20)).map(|(_, value)| value), Some(201));
            check(&table);
        }
    }

    #[test]
    fn random_steps_agree_with_a_list_of_pairs() {
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = |below: u64| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random % below
        };
        // Steps with an index that is hashed, that is direct, and how often one became the other.
        let mut seen = [0; 3];
        // Of the keys, one in so many is none that a direct index takes; 0 for none at all.
        for (range, odd) in [(6, 0), (12, 0), (40, 0), (300, 0), (40, 1), (300, 1), (40, 60), (300, 400)] {
            let (mut table, mut model) = (Numbers::default(), Vec::<(i64, i64)>::new());
            let mut last = None;
            for step in 0..3_000 {
                let scattered = odd != 0 && next(odd) == 0;
                let key = next(range) as i64 * if scattered { -7_919 } else { 1 };
                let place = model.iter().position(|(k, _)| *k == key);
                if next(2 + u64::from(step % 500 > 250)) == 0 {
                    let old = table.insert(Value::Int(key), step);
                    assert_eq!(old, place.map(|at| model[at].1));
                    match place {
                        Some(at) => model[at].1 = step,
                        None => model.push((key, step)),
                    }
                } else {
                    let old = table.remove(&Value::Int(key)).map(|(_, value)| value);
                    assert_eq!(old, place.map(|at| model.remove(at).1));
                }
                check(&table);
                let found: Vec<_> = table.iter().map(|(_, value)| *value).collect();
                assert_eq!(found, model.iter().map(|(_, value)| *value).collect::<Vec<_>>());
                for key in -2..range as i64 + 2 {
                    let expected = model.iter().any(|(k, _)| *k == key);
                    assert_eq!(table.get(&Value::Int(key)).is_some(), expected, "{key} at step {step}");
                }
                if let Some(direct) = form(&table) {
                    seen[usize::from(direct)] += 1;
                    seen[2] += usize::from(last == Some(!direct));
                    last = Some(direct);
                }
            }
        }
        let [hashed, direct, switches] = seen;
        assert!(hashed > 1_000 && direct > 1_000 && switches > 50, "{seen:?}");
    }

    #[test]
    fn keys_of_every_kind_are_found_with_and_without_an_index() {
        let mut keys = vec![
            Value::Nil,
            Value::Bool(true),
            Value::Int(1),
            Value::Float(1.0),
            Value::Char('a'),
            Value::keyword("a"),
            Value::string("a"),
            Value::string("a text of more than 14 bytes"),
        ];
        for more in [vec![], vec![Value::symbol("a"), Value::vector([Value::Int(1)]), Value::list([])]] {
            keys.extend(more);
            let mut table = Numbers::default();
            for (key, place) in keys.iter().zip(0..) {
                assert_eq!(table.insert(key.clone(), place), None, "a key is like one before it");
            }
            for (key, place) in keys.iter().zip(0..) {
                assert_eq!(table.get(key).map(|(_, value)| *value), Some(place));
            }
            let again = Value::string("a text of more than 14 bytes");
            assert_eq!(table.get(&again).map(|(_, value)| *value), Some(7));
            assert!(table.get(&Value::string("a text of more than 14 bytez")).is_none());
            assert_eq!(table.lookup.is_some(), keys.len() > LINEAR);
        }
    }

    #[test]
    fn reserved_room_is_not_made_again() {
        for (keys, before) in BOTH.into_iter().flat_map(|keys| [(keys, 3), (keys, 20)]) {
            let mut table = keys.table(0..before);
            table.reserve(1_000);
            // With the ninth entry the index is there, too.
            (0..9).for_each(|number| {
                table.insert(keys.key(number), number * 10);
            });
            let bytes = table.heap_bytes();
            for number in 0..1_000 {
                table.insert(keys.key(number), number * 10);
            }
            check(&table);
            assert_eq!(form(&table), Some(keys == Keys::Small));
            assert_eq!(table.heap_bytes(), bytes);
        }
    }

    #[test]
    fn sizes_stay_as_the_cost_table_says() {
        assert_eq!(size_of::<Slot<Value<Fast>>>(), 32, "the tag of a value tells a tombstone");
        assert_eq!(size_of::<Slot<()>>(), 16);
        assert_eq!(size_of::<Table<()>>(), 32);
        let mut table = Table::<Value<Fast>>::default();
        for key in 0..1_000_000 {
            table.insert(Value::Int(key), Value::Nil);
        }
        let each = table.heap_bytes() as f64 / 1e6;
        assert!(each <= 48.0, "expected at most 48 bytes for an entry, found {each}");
    }
}
