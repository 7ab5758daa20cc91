//! Sorted maps and sets, for any engine.
//!
//! One implementation, a B-tree of shared nodes, so that a clone is O(1) and an update through the
//! only handle happens in place, in both engines. They pass through the update rule as any other
//! container.
//!
//! The order is that of [`compare`], or of a function of the program. Core cannot call that, so finding
//! a place is apart from using it: a [`Search`] names the key to compare with next and is told the
//! answer, [`Sorted::remember`] keeps the place that it found until the tree changes, and the functions
//! of [`collection`](crate::collection) use it. Without it they fail with
//! [`ErrorKind::Unrealised`].
//!
//! # Complexity
//! | | time | bytes |
//! |---|---|---|
//! | lookup | O(log n) comparisons | |
//! | insert, remove | O(log n) | of nodes that are shared, copies: one at each level |
//! | clone, count, first, last | O(1), O(1), O(log n), O(log n) | the clone shares all |
//! | a step of a cursor | O(log n) with a base of 16 or more: 4 levels for a million | |

mod node;

use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;

use crate::counted::Counted;
use crate::engine::{Container, Engine};
use crate::error::{Error, ErrorKind};
use crate::value::Value;
use crate::value::compare::compare;

use node::{MAX, Node, Path, order};

/// What stands in a sorted container.
pub trait Entry<E: Engine>: Clone + 'static {
    /// What it is found by.
    fn key(&self) -> &Value<E>;
}

/// A member of a set.
impl<E: Engine> Entry<E> for Value<E> {
    #[inline]
    fn key(&self) -> &Value<E> {
        self
    }
}

/// A key and its value in a map.
impl<E: Engine> Entry<E> for (Value<E>, Value<E>) {
    #[inline]
    fn key(&self) -> &Value<E> {
        &self.0
    }
}

/// Entries of a map in the order of their keys.
pub type SortedMap<E> = Sorted<E, (Value<E>, Value<E>)>;
/// Members in order.
pub type SortedSet<E> = Sorted<E, Value<E>>;

/// Entries in the order of their keys.
pub struct Sorted<E: Engine, T: Entry<E>> {
    root: Option<Rc<Node<T>>>,
    count: usize,
    /// The bytes of the nodes, an estimate: what a clone shares counts in the one changed last.
    own: usize,
    /// The function of the program that compares; none for [`compare`].
    by: Option<Value<E>>,
    changes: u32,
    found: RefCell<Option<Found<E>>>,
}

/// A key that was searched for, and its place.
type Found<E> = Box<(Value<E>, Place)>;

/// Where a key is, or would be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    path: Path,
    found: bool,
}

impl Place {
    /// True when the key is there.
    pub fn is_found(&self) -> bool {
        self.found
    }
}

/// A position: an entry, or the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position(Path);

/// The entries from one position on, or back from it, to before another.
#[derive(Clone, Debug)]
pub struct Walk {
    at: Position,
    end: Position,
    back: bool,
}

impl<E: Engine, T: Entry<E>> Default for Sorted<E, T> {
    fn default() -> Self {
        Sorted { root: None, count: 0, own: 0, by: None, changes: 0, found: RefCell::new(None) }
    }
}

/// Shares every node.
impl<E: Engine, T: Entry<E>> Clone for Sorted<E, T> {
    fn clone(&self) -> Self {
        Sorted { root: self.root.clone(), count: self.count, by: self.by.clone(), ..Self::default() }
    }
}

impl<E: Engine, T: Entry<E>> Counted for Sorted<E, T> {
    #[inline]
    fn count(&self) -> usize {
        self.count
    }
}

impl<E: Engine, T: Entry<E>> Container for Sorted<E, T> {
    #[inline]
    fn heap_bytes(&self) -> usize {
        self.own
    }
}

#[cold]
fn not_searched<E: Engine>() -> Error<E> {
    Error::new(
        ErrorKind::Unrealised,
        "expected the place of the key to have been searched for with the comparator",
    )
}

impl<E: Engine, T: Entry<E>> Sorted<E, T> {
    /// An empty one in the order of the function `by`; without one in that of [`compare`].
    pub fn by(by: Option<Value<E>>) -> Self {
        Sorted { by, ..Self::default() }
    }

    /// One in the order of the function `by` with `entries`, which are in that order.
    pub fn of_ordered(by: Option<Value<E>>, entries: impl IntoIterator<Item = T>) -> Self {
        let mut sorted = Self::by(by);
        for entry in entries {
            let mut path = Path::new();
            if let Some(root) = &sorted.root {
                root.to_last(&mut path);
                *path.last_mut().expect("a path to the last entry") += 1;
            }
            sorted.insert(Place { path, found: false }, entry);
        }
        sorted
    }

    /// The function that compares, if it is not [`compare`].
    pub fn comparator(&self) -> Option<&Value<E>> {
        self.by.as_ref()
    }

    /// Counts the changes of its entries.
    pub fn changes(&self) -> u32 {
        self.changes
    }

    // Finding a place.

    /// Begins the search for a key.
    pub fn search(&self) -> Search {
        let end = self.root.as_ref().map_or(0, |root| root.entries.len());
        Search { path: Path::new(), low: 0, high: end, found: false }
    }

    /// Where `key` is or would be: in the order of [`compare`], or as it was remembered.
    ///
    /// # Errors
    /// When `key` cannot be compared with the keys that are there, or its place is not remembered.
    pub fn place(&self, key: &Value<E>) -> Result<Place, Error<E>> {
        if self.by.is_some() {
            return match &*self.found.borrow() {
                Some(found) if is_same(&found.0, key) => Ok(found.1.clone()),
                _ => Err(not_searched()),
            };
        }
        let mut path = Path::new();
        let mut node = self.root.as_deref();
        while let Some(inner) = node {
            let (at, found) = find(&inner.entries, key)?;
            path.push(at as u8);
            if found {
                return Ok(Place { path, found });
            }
            node = inner.children.get(at).map(|child| &**child);
        }
        Ok(Place { path, found: false })
    }

    /// As [`Sorted::place`], for a key that is about to be put there: one that has no order is not taken
    /// by an empty tree either.
    ///
    /// # Errors
    /// As [`Sorted::place`].
    pub fn place_for(&self, key: &Value<E>) -> Result<Place, Error<E>> {
        if self.root.is_none() && self.by.is_none() {
            compare(key, key)?;
        }
        self.place(key)
    }

    /// True when [`Sorted::place`] needs no call: the order is that of [`compare`], or the place is
    /// remembered.
    pub fn knows(&self, key: &Value<E>) -> bool {
        self.by.is_none() || self.found.borrow().as_ref().is_some_and(|found| is_same(&found.0, key))
    }

    /// Keeps the place of `key` until the next change or search.
    pub fn remember(&self, key: Value<E>, place: Place) {
        // What was kept is dropped after the new place is there: it may own much.
        let before = self.found.replace(Some(Box::new((key, place))));
        drop(before);
    }

    // Using it.

    /// The entry at `place`, if the key was found.
    pub fn get(&self, place: &Place) -> Option<&T> {
        if place.found { self.root.as_ref()?.entry(&place.path) } else { None }
    }

    /// Changes the entry at `place`, if the key was found.
    fn get_mut(&mut self, place: &Place) -> Option<&mut T> {
        if !place.found {
            return None;
        }
        self.changed();
        Node::entry_mut(self.root.as_mut()?, &place.path)
    }

    /// Puts `entry` at a place where its key was not found.
    pub fn insert(&mut self, place: Place, entry: T) {
        self.count += 1;
        match &mut self.root {
            None => self.root = Some(Rc::new(Node::leaf(entry))),
            Some(root) => {
                if let Some((middle, right)) = Node::insert(root, &place.path, entry) {
                    let left = self.root.take().expect("there is a root");
                    let node = Node { entries: vec![middle], children: vec![left, right] };
                    self.root = Some(Rc::new(node));
                }
            }
        }
        self.changed();
    }

    /// Takes the entry at `place` out, if the key was found.
    pub fn remove(&mut self, place: &Place) -> Option<T> {
        if !place.found {
            return None;
        }
        let root = self.root.as_mut()?;
        let entry = Node::remove(root, &place.path);
        self.count -= 1;
        if root.entries.is_empty() {
            self.root = root.children.first().cloned();
        }
        self.changed();
        Some(entry)
    }

    /// After a change: places that were found are no longer those; the nodes on the way may be new.
    fn changed(&mut self) {
        const NODE: usize = 2 * 24 + 16 + MAX * 3 / 4 * size_of::<u64>();
        self.changes = self.changes.wrapping_add(1);
        let found = self.found.take();
        let each = size_of::<T>() * 4 / 3;
        let path = 4 * (MAX * size_of::<T>() + NODE);
        let whole = self.count * each + (self.count / (MAX / 2) + usize::from(self.count > 0)) * NODE;
        self.own = (self.own + path).min(whole);
        drop(found);
    }

    // Walking.

    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        let mut walk = self.walk();
        std::iter::from_fn(move || {
            let entry = self.peek(&walk)?;
            self.advance(&mut walk);
            Some(entry)
        })
    }

    /// All entries in order.
    pub fn walk(&self) -> Walk {
        Walk { at: self.first(), end: Position(Path::new()), back: false }
    }

    /// All entries from the last to the first.
    pub fn walk_back(&self) -> Walk {
        self.between(self.first(), Position(Path::new()), true)
    }

    /// The entries from `from` to before `to`; with `back` from the last of them to the first.
    pub fn between(&self, from: Position, to: Position, back: bool) -> Walk {
        let end = || Position(Path::new());
        if order(&from.0, &to.0) != Ordering::Less {
            return Walk { at: end(), end: end(), back };
        }
        if !back {
            return Walk { at: from, end: to, back };
        }
        Walk { at: self.previous(to), end: self.previous(from), back }
    }

    /// The position of the first entry.
    pub fn first(&self) -> Position {
        let mut path = Path::new();
        if let Some(root) = &self.root {
            root.to_first(&mut path);
        }
        Position(path)
    }

    /// The position after the last entry.
    pub fn end(&self) -> Position {
        Position(Path::new())
    }

    fn previous(&self, Position(mut path): Position) -> Position {
        match &self.root {
            Some(root) => root.previous(&mut path),
            None => path.clear(),
        }
        Position(path)
    }

    /// The first entry that is not before the key whose place it is; with `after` the first behind it.
    pub fn from(&self, place: &Place, after: bool) -> Position {
        let Some(root) = &self.root else { return self.end() };
        let mut path = place.path.clone();
        match place.found {
            true if after => root.next(&mut path),
            true => {}
            false => root.to_separator(&mut path),
        }
        Position(path)
    }

    /// The entry at which the walk is.
    #[inline]
    pub fn peek(&self, walk: &Walk) -> Option<&T> {
        if walk.at == walk.end {
            return None;
        }
        self.root.as_ref()?.entry(&walk.at.0)
    }

    /// Moves the walk to its next entry.
    pub fn advance(&self, walk: &mut Walk) {
        let Some(root) = &self.root else { return };
        if walk.at == walk.end || walk.at.0.is_empty() {
            return;
        }
        match walk.back {
            true => root.previous(&mut walk.at.0),
            false => root.next(&mut walk.at.0),
        }
    }
}

impl<E: Engine> SortedMap<E> {
    /// Puts `value` at the key whose place it is and returns the value that was there. A key that is
    /// present stays.
    pub fn assoc(&mut self, place: Place, key: Value<E>, value: Value<E>) -> Option<Value<E>> {
        match self.get_mut(&place) {
            Some(entry) => Some(std::mem::replace(&mut entry.1, value)),
            None => {
                self.insert(place, (key, value));
                None
            }
        }
    }
}

/// Where `key` is or would be among the entries of a node.
fn find<E: Engine, T: Entry<E>>(entries: &[T], key: &Value<E>) -> Result<(usize, bool), Error<E>> {
    let (mut low, mut high) = (0, entries.len());
    while low < high {
        let middle = (low + high) / 2;
        match compare(key, entries[middle].key())? {
            Ordering::Less => high = middle,
            Ordering::Greater => low = middle + 1,
            Ordering::Equal => return Ok((middle, true)),
        }
    }
    Ok((low, false))
}

/// True for the key that was searched for. (Even one that is not equal to itself.)
fn is_same<E: Engine>(a: &Value<E>, b: &Value<E>) -> bool {
    match (a, b) {
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        _ => a.is_identical(b) || a == b,
    }
}

/// A search that somebody else does the comparisons of.
///
/// It belongs to the tree as it was when the search began: [`Sorted::changes`] tells.
pub struct Search {
    path: Path,
    low: usize,
    high: usize,
    found: bool,
}

impl Search {
    fn node<'a, E: Engine, T: Entry<E>>(&self, tree: &'a Sorted<E, T>) -> Option<&'a Node<T>> {
        let root = tree.root.as_deref()?;
        self.path.iter().try_fold(root, |node, &at| node.children.get(usize::from(at)).map(|child| &**child))
    }

    /// The key to compare with next; `None` when the place is found.
    pub fn probe<'a, E: Engine, T: Entry<E>>(&mut self, tree: &'a Sorted<E, T>) -> Option<&'a Value<E>> {
        if self.found {
            return None;
        }
        let mut node = self.node(tree)?;
        while self.low == self.high {
            node = node.children.get(self.low)?;
            self.path.push(self.low as u8);
            (self.low, self.high) = (0, node.entries.len());
        }
        node.entries.get((self.low + self.high) / 2).map(Entry::key)
    }

    /// Takes in how the searched key stands to the one that [`Search::probe`] gave.
    pub fn answer(&mut self, key_is: Ordering) {
        let middle = (self.low + self.high) / 2;
        match key_is {
            Ordering::Less => self.high = middle,
            Ordering::Greater => self.low = middle + 1,
            Ordering::Equal => (self.low, self.found) = (middle, true),
        }
    }

    /// The place, once there is nothing more to compare with.
    pub fn place(mut self) -> Place {
        self.path.push(self.low as u8);
        Place { path: self.path, found: self.found }
    }
}
