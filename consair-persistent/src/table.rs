//! Entries found by key: what maps and sets are made of.
//!
//! Up to [`FLAT`] entries lie side by side in the order of their insertion; then they go to a hash
//! array mapped trie (P. Bagwell, "Ideal Hash Trees", 2001) with branches of 32, in `im_rc::HashMap`.
//! Its keys are hashed by [`Value::hash_code`], of which it uses 32 bits.

use std::rc::Rc;
use std::slice;

use consair_core::value::Value;
use consair_core::value::eq::position;
use consair_core::value::hash::PassState;
use im_rc::HashMap;

use crate::engine::Persistent;

/// The entries that lie side by side.
const FLAT: usize = 8;

type Key = Value<Persistent>;

/// Entries by key.
#[derive(Clone)]
pub(crate) enum Table<V: Clone + 'static> {
    Flat(Vec<(Key, V)>),
    Tree(Box<Tree<V>>),
}

/// A trie and an estimate of the bytes that are its alone.
pub(crate) struct Tree<V: Clone> {
    entries: HashMap<Key, V, PassState>,
    own: usize,
}

impl<V: Clone> Tree<V> {
    /// A node: 32 places for an entry with its hash and a tag, and what the allocation adds.
    const NODE: usize = 32 * (size_of::<(Key, V)>() + 8) + 24;
    /// The nodes from the root to an entry, seldom more.
    const PATH: usize = 4 * Self::NODE;
    /// Nodes for a thousand entries: between 220 and 310, by how full the lowest levels are (measured
    /// from 40 to 1,000,000 entries: `benches/RESULTS.md`).
    const NODES: usize = 280;

    fn new(entries: Vec<(Key, V)>) -> Self {
        let mut tree = Tree { entries: HashMap::with_hasher(PassState::default()), own: 0 };
        for (key, value) in entries {
            tree.entries.insert(key, value);
        }
        tree.own = tree.whole();
        tree
    }

    /// What a tree that shares nothing occupies.
    #[inline]
    fn whole(&self) -> usize {
        Self::NODE + self.entries.len() * Self::NODES / 1_000 * Self::NODE
    }

    /// After an update: if anything was shared, a path was copied.
    #[inline]
    fn updated(&mut self) {
        self.own = (self.own + Self::PATH).min(self.whole());
    }

    #[inline]
    fn insert(&mut self, key: Key, value: V) -> Option<V> {
        let key = if is_its_own_twin(&key) { key } else { self.stored(key) };
        let old = self.entries.insert(key, value);
        self.updated();
        old
    }

    /// The stored key equal to `key`, or `key`: an insertion would replace it.
    fn stored(&self, key: Key) -> Key {
        match self.entries.get_key_value(&key) {
            Some((stored, _)) => stored.clone(),
            None => key,
        }
    }
}

/// True for keys that nothing tells from one equal to them. (0.0 and -0.0 are equal.)
#[inline]
fn is_its_own_twin(key: &Key) -> bool {
    key.is_immediate() && !matches!(key, Value::Float(_))
}

/// The place of `key` among entries side by side. Out of line, so that a lookup in a tree can be
/// inlined.
#[inline(never)]
fn find<V>(entries: &[(Key, V)], key: &Key) -> Option<usize> {
    position(entries.iter().map(|(key, _)| Some(key)), key)
}

/// Shares every node.
impl<V: Clone> Clone for Tree<V> {
    fn clone(&self) -> Self {
        Tree { entries: self.entries.clone(), own: size_of::<Self>() }
    }
}

impl<V: Clone> Default for Table<V> {
    fn default() -> Self {
        Table::Flat(Vec::new())
    }
}

impl<V: Clone> Table<V> {
    /// The number of entries.
    #[inline]
    pub(crate) fn count(&self) -> usize {
        match self {
            Table::Flat(entries) => entries.len(),
            Table::Tree(tree) => tree.entries.len(),
        }
    }

    /// The bytes allocated: an estimate for trees. One that shares nothing: within 30 %. A
    /// clone starts at nearly nothing and counts a path for each update until it counts as whole; what
    /// it shares with a version that is dropped later is not counted until then.
    #[inline]
    pub(crate) fn heap_bytes(&self) -> usize {
        match self {
            Table::Flat(entries) => entries.capacity() * size_of::<(Key, V)>(),
            Table::Tree(tree) => tree.own,
        }
    }

    /// The stored key equal to `key` and what it maps to.
    #[inline]
    pub(crate) fn get(&self, key: &Key) -> Option<(&Key, &V)> {
        match self {
            Table::Flat(entries) => {
                find(entries, key).and_then(|at| entries.get(at)).map(|(key, value)| (key, value))
            }
            Table::Tree(tree) => tree.entries.get_key_value(key),
        }
    }

    /// Maps `key` to `value` and returns what it mapped to. A present key stays.
    #[inline]
    pub(crate) fn insert(&mut self, key: Key, value: V) -> Option<V> {
        match self {
            Table::Tree(tree) => return tree.insert(key, value),
            Table::Flat(entries) => {
                if let Some(at) = find(entries, &key) {
                    return Some(std::mem::replace(&mut entries[at].1, value));
                }
                entries.push((key, value));
                if entries.len() > FLAT {
                    *self = Table::Tree(Box::new(Tree::new(std::mem::take(entries))));
                }
            }
        }
        None
    }

    /// Removes the entry of `key` and returns what it mapped to.
    pub(crate) fn remove(&mut self, key: &Key) -> Option<V> {
        match self {
            Table::Flat(entries) => {
                let at = find(entries, key)?;
                Some(entries.remove(at).1)
            }
            Table::Tree(tree) => {
                let removed = tree.entries.remove(key);
                tree.updated();
                removed
            }
        }
    }

    /// The entries.
    #[inline]
    pub(crate) fn iter(&self) -> Iter<'_, V> {
        match self {
            Table::Flat(entries) => Iter::Flat(entries.iter()),
            Table::Tree(tree) => Iter::Tree(tree.entries.iter()),
        }
    }

    /// The place of the first entry.
    pub(crate) fn cursor(&self) -> Cursor<V> {
        match self {
            Table::Flat(_) => Cursor::Flat(0),
            Table::Tree(_) => Cursor::Tree { chunk: self.chunk(0, FLAT), at: 0, before: 0 },
        }
    }

    fn chunk(&self, from: usize, count: usize) -> Rc<[(Key, V)]> {
        self.iter().skip(from).take(count).map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// The entry at `cursor`.
    #[inline]
    pub(crate) fn peek(&self, cursor: &Cursor<V>) -> Option<(Key, V)> {
        match (self, cursor) {
            (Table::Flat(entries), Cursor::Flat(at)) => entries.get(*at).cloned(),
            (_, Cursor::Tree { chunk, at, .. }) => chunk.get(*at).cloned(),
            (Table::Tree(_), Cursor::Flat(_)) => None,
        }
    }

    /// Moves `cursor` to the next entry.
    #[inline]
    pub(crate) fn advance(&self, cursor: &mut Cursor<V>) {
        match cursor {
            Cursor::Flat(at) => *at += 1,
            Cursor::Tree { chunk, at, before } => {
                *at += 1;
                if *at >= chunk.len() && !chunk.is_empty() {
                    *before += chunk.len();
                    *chunk = self.chunk(*before, chunk.len() * 2);
                    *at = 0;
                }
            }
        }
    }
}

/// A place among the entries.
///
/// The crate's own iterators borrow the tree, which a cursor cannot. So it holds the next entries,
/// each time twice as many: skipping to them costs as much again as walking, and a program that looks
/// at the first entries only pays for those.
#[derive(Clone)]
pub enum Cursor<V> {
    /// An index of entries side by side.
    Flat(usize),
    /// An index of the entries copied from a tree, and how many came before.
    Tree {
        /// The entries copied.
        chunk: Rc<[(Value<Persistent>, V)]>,
        /// The place in `chunk`.
        at: usize,
        /// The entries before `chunk`.
        before: usize,
    },
}

/// The entries of a table.
pub(crate) enum Iter<'a, V> {
    Flat(slice::Iter<'a, (Key, V)>),
    Tree(im_rc::hashmap::Iter<'a, Key, V>),
}

impl<'a, V> Iterator for Iter<'a, V> {
    type Item = (&'a Key, &'a V);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Iter::Flat(entries) => entries.next().map(|(key, value)| (key, value)),
            Iter::Tree(entries) => entries.next(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Iter::Flat(entries) => entries.size_hint(),
            Iter::Tree(entries) => entries.size_hint(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Numbers = Table<i64>;

    fn table(count: i64) -> Numbers {
        let mut table = Numbers::default();
        for key in 0..count {
            table.insert(Value::Int(key), key);
        }
        table
    }

    fn walked(table: &Numbers) -> Vec<i64> {
        let mut values = Vec::new();
        let mut cursor = table.cursor();
        while let Some((_, value)) = table.peek(&cursor) {
            values.push(value);
            table.advance(&mut cursor);
        }
        table.advance(&mut cursor);
        assert!(table.peek(&cursor).is_none(), "the end stays the end");
        values
    }

    #[test]
    fn eight_entries_lie_side_by_side_in_order_of_insertion_and_a_ninth_makes_a_tree() {
        let mut table = table(8);
        table.remove(&Value::Int(2));
        table.insert(Value::Int(9), 9);
        table.insert(Value::Int(0), 100);
        assert!(matches!(table, Table::Flat(_)));
        assert_eq!(walked(&table), [100, 1, 3, 4, 5, 6, 7, 9]);
        table.insert(Value::Int(10), 10);
        assert!(matches!(table, Table::Tree(_)));
        assert_eq!(table.count(), 9);
        for key in 0..20 {
            let expected = [100, 1, -1, 3, 4, 5, 6, 7, -1, 9, 10].get(key as usize).copied().unwrap_or(-1);
            assert_eq!(table.get(&Value::Int(key)).map_or(-1, |(_, value)| *value), expected);
        }
    }

    #[test]
    fn a_cursor_walks_as_the_iterator_does() {
        for count in [0, 1, 8, 9, 16, 17, 23, 24, 25, 1_000] {
            let table = table(count);
            assert_eq!(walked(&table), table.iter().map(|(_, value)| *value).collect::<Vec<_>>());
            assert_eq!(walked(&table).len(), count as usize);
        }
    }

    #[test]
    fn a_cursor_over_a_changed_table_does_not_panic() {
        let (small, large) = (table(5), table(100));
        for (mut cursor, other) in [(small.cursor(), &large), (large.cursor(), &small)] {
            for _ in 0..50 {
                other.peek(&cursor);
                other.advance(&mut cursor);
            }
        }
    }

    #[test]
    fn a_present_key_stays() {
        let mut table = table(20);
        table.insert(Value::Float(0.0), 1);
        assert_eq!(table.insert(Value::Float(-0.0), 2), Some(1));
        let (stored, _) = table.get(&Value::Float(0.0)).unwrap();
        assert!(matches!(stored, Value::Float(zero) if zero.is_sign_positive()));
    }

    #[test]
    fn sizes_stay_as_the_cost_table_says() {
        assert_eq!(size_of::<Table<Value<Persistent>>>(), 24);
        assert_eq!(size_of::<Table<()>>(), 24);
        let mut four = Table::<Value<Persistent>>::default();
        for key in 0..4 {
            four.insert(Value::Int(key), Value::Nil);
        }
        assert_eq!(four.heap_bytes(), 128);
    }

    #[test]
    fn a_clone_counts_its_updates_until_it_is_whole() {
        let whole = table(10_000);
        let mut clone = whole.clone();
        assert!(clone.heap_bytes() < 100);
        for key in 0..10_000 {
            clone.insert(Value::Int(key), 0);
        }
        assert_eq!(clone.heap_bytes(), whole.heap_bytes());
        assert!(whole.iter().all(|(key, value)| *key == Value::Int(*value)), "the older one stays");
    }
}
