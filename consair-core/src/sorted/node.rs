//! The nodes of a sorted tree: a B-tree with reference counts (R. Bayer and E. McCreight,
//! "Organization and maintenance of large ordered indices", 1972).
//!
//! ```text
//!              [ 20 | 40 ]                 path of 20: [0]      of 30: [1, 1]
//!            /      |      \
//!   [ 5 | 9 ]  [ 25 | 30 ]  [ 50 | 60 ]
//! ```
//!
//! Entries stand in all nodes. A node that two trees share is copied before it changes, and so are
//! those above it; an update of a tree that shares nothing copies nothing.

use std::cmp::Ordering;
use std::rc::Rc;

use smallvec::SmallVec;

/// The most entries of a node.
pub(super) const MAX: usize = 32;
/// The fewest, but for the root.
const MIN: usize = MAX / 2 - 1;

/// The way to an entry: from the root the index of a child at each level, and last the index of the
/// entry in its node. The empty path is the place after the last entry.
pub(super) type Path = SmallVec<[u8; 8]>;

/// Entries in order, and the subtrees between them: none in a leaf, else one more than entries.
#[derive(Clone)]
pub(super) struct Node<T> {
    pub(super) entries: Vec<T>,
    pub(super) children: Vec<Rc<Node<T>>>,
}

impl<T: Clone> Node<T> {
    pub(super) fn leaf(entry: T) -> Self {
        Node { entries: vec![entry], children: Vec::new() }
    }

    pub(super) fn is_leaf(&self) -> bool {
        self.children.is_empty()
    }

    /// The node in which `path` ends.
    pub(super) fn at(&self, path: &[u8]) -> Option<&Node<T>> {
        let (_, levels) = path.split_last()?;
        levels.iter().try_fold(self, |node, &at| node.children.get(usize::from(at)).map(|child| &**child))
    }

    /// The entry at `path`.
    #[inline]
    pub(super) fn entry(&self, path: &[u8]) -> Option<&T> {
        self.at(path)?.entries.get(usize::from(*path.last()?))
    }

    /// The entry at `path`, in nodes of its own.
    pub(super) fn entry_mut<'a>(mut node: &'a mut Rc<Node<T>>, path: &[u8]) -> Option<&'a mut T> {
        let (last, levels) = path.split_last()?;
        for &at in levels {
            node = Rc::make_mut(node).children.get_mut(usize::from(at))?;
        }
        Rc::make_mut(node).entries.get_mut(usize::from(*last))
    }

    /// Lengthens `path`, which ends at a child of the node, to the first entry below.
    pub(super) fn to_first(&self, path: &mut Path) {
        let mut node = Some(self);
        while let Some(inner) = node {
            path.push(0);
            node = inner.children.first().map(|child| &**child);
        }
    }

    /// Lengthens `path` to the last entry below.
    pub(super) fn to_last(&self, path: &mut Path) {
        let mut node = self;
        while let Some(child) = node.children.last() {
            path.push((node.children.len() - 1) as u8);
            node = child;
        }
        path.push(node.entries.len().saturating_sub(1) as u8);
    }

    /// From an entry to the next one. After the last, or where there is no such entry: the empty path.
    pub(super) fn next(&self, path: &mut Path) {
        let Some(node) = self.at(path) else { return path.clear() };
        let last = path.last_mut().expect("a path to a node is not empty");
        *last += 1;
        match node.children.get(usize::from(*last)) {
            Some(child) => child.to_first(path),
            None if usize::from(*last) < node.entries.len() => {}
            None => self.to_separator(path),
        }
    }

    /// From a place behind all entries of its node to the entry that follows in a node above.
    pub(super) fn to_separator(&self, path: &mut Path) {
        while self.at(path).is_some_and(|node| usize::from(path[path.len() - 1]) >= node.entries.len()) {
            path.pop();
        }
    }

    /// From an entry (or the place after the last) to the one before. Before the first: the empty path.
    pub(super) fn previous(&self, path: &mut Path) {
        if path.is_empty() {
            return self.to_last(path);
        }
        let Some(node) = self.at(path) else { return path.clear() };
        if let Some(child) = node.children.get(usize::from(path[path.len() - 1])) {
            return child.to_last(path);
        }
        while path.last() == Some(&0) {
            path.pop();
        }
        if let Some(last) = path.last_mut() {
            *last -= 1;
        }
    }

    /// Puts `entry` at a place in a leaf. A node that becomes too full is cut in two: gives the entry
    /// between the halves and the second half.
    pub(super) fn insert(node: &mut Rc<Node<T>>, path: &[u8], entry: T) -> Option<(T, Rc<Node<T>>)> {
        let node = Rc::make_mut(node);
        let (at, deeper) = (usize::from(path[0]), &path[1..]);
        if deeper.is_empty() {
            node.entries.insert(at, entry);
        } else if let Some((middle, right)) = Self::insert(&mut node.children[at], deeper, entry) {
            node.entries.insert(at, middle);
            node.children.insert(at + 1, right);
        }
        (node.entries.len() > MAX).then(|| node.split())
    }

    fn split(&mut self) -> (T, Rc<Node<T>>) {
        let middle = self.entries.len() / 2;
        let entries = self.entries.split_off(middle + 1);
        let children = if self.is_leaf() { Vec::new() } else { self.children.split_off(middle + 1) };
        let entry = self.entries.pop().expect("a full node has entries");
        (entry, Rc::new(Node { entries, children }))
    }

    /// Takes the entry at `path` out. Nodes below keep at least [`MIN`] entries.
    pub(super) fn remove(node: &mut Rc<Node<T>>, path: &[u8]) -> T {
        let node = Rc::make_mut(node);
        let (at, deeper) = (usize::from(path[0]), &path[1..]);
        if !deeper.is_empty() {
            let entry = Self::remove(&mut node.children[at], deeper);
            node.refill(at);
            return entry;
        }
        if node.is_leaf() {
            return node.entries.remove(at);
        }
        let before = Self::pop(&mut node.children[at]);
        let entry = std::mem::replace(&mut node.entries[at], before);
        node.refill(at);
        entry
    }

    /// Takes the last entry out.
    fn pop(node: &mut Rc<Node<T>>) -> T {
        let node = Rc::make_mut(node);
        let Some(last) = node.children.len().checked_sub(1) else {
            return node.entries.pop().expect("no node but the root is empty");
        };
        let entry = Self::pop(&mut node.children[last]);
        node.refill(last);
        entry
    }

    /// Gives the child at `at` an entry of a neighbour if it has too few, or joins the two.
    fn refill(&mut self, at: usize) {
        if self.children[at].entries.len() >= MIN {
            return;
        }
        let spare = |child: Option<&Rc<Node<T>>>| child.is_some_and(|child| child.entries.len() > MIN);
        if at > 0 && spare(self.children.get(at - 1)) {
            let left = Rc::make_mut(&mut self.children[at - 1]);
            let entry = left.entries.pop().expect("it has some to spare");
            let subtree = left.children.pop();
            let separator = std::mem::replace(&mut self.entries[at - 1], entry);
            let child = Rc::make_mut(&mut self.children[at]);
            child.entries.insert(0, separator);
            if let Some(subtree) = subtree {
                child.children.insert(0, subtree);
            }
        } else if spare(self.children.get(at + 1)) {
            let right = Rc::make_mut(&mut self.children[at + 1]);
            let entry = right.entries.remove(0);
            let subtree = (!right.is_leaf()).then(|| right.children.remove(0));
            let separator = std::mem::replace(&mut self.entries[at], entry);
            let child = Rc::make_mut(&mut self.children[at]);
            child.entries.push(separator);
            child.children.extend(subtree);
        } else {
            self.join(at.saturating_sub(1));
        }
    }

    /// Joins the children at `left` and `left + 1`, and the entry between them.
    fn join(&mut self, left: usize) {
        let right = Rc::unwrap_or_clone(self.children.remove(left + 1));
        let separator = self.entries.remove(left);
        let child = Rc::make_mut(&mut self.children[left]);
        child.entries.push(separator);
        child.entries.extend(right.entries);
        child.children.extend(right.children);
    }
}

/// The order of two places in one tree. What lies in a subtree is before the entry behind it.
pub(super) fn order(a: &[u8], b: &[u8]) -> Ordering {
    let differ = a.iter().zip(b).map(|(a, b)| a.cmp(b)).find(|order| order.is_ne());
    match (a.is_empty(), b.is_empty()) {
        (true, _) | (_, true) => a.is_empty().cmp(&b.is_empty()),
        _ => differ.unwrap_or_else(|| b.len().cmp(&a.len())),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    type Tree = Option<Rc<Node<(u32, u32)>>>;

    /// The path of a key, and whether it is there.
    fn place(tree: &Tree, key: u32) -> (Path, bool) {
        let (mut path, mut node) = (Path::new(), tree.as_deref());
        while let Some(inner) = node {
            let at = inner.entries.partition_point(|entry| entry.0 < key);
            path.push(at as u8);
            if inner.entries.get(at).is_some_and(|entry| entry.0 == key) {
                return (path, true);
            }
            node = inner.children.get(at).map(|child| &**child);
        }
        (path, false)
    }

    fn put(tree: &mut Tree, key: u32, value: u32) {
        let (path, found) = place(tree, key);
        let Some(root) = tree else {
            *tree = Some(Rc::new(Node::leaf((key, value))));
            return;
        };
        if found {
            Node::entry_mut(root, &path).expect("it is there").1 = value;
        } else if let Some((middle, right)) = Node::insert(root, &path, (key, value)) {
            *root = Rc::new(Node { entries: vec![middle], children: vec![Rc::clone(root), right] });
        }
    }

    fn take(tree: &mut Tree, key: u32) {
        let (path, found) = place(tree, key);
        if let (true, Some(root)) = (found, &mut *tree) {
            assert_eq!(Node::remove(root, &path).0, key);
            if root.entries.is_empty() {
                *tree = root.children.first().cloned();
            }
        }
    }

    fn walk(tree: &Tree, back: bool) -> Vec<(u32, u32)> {
        let Some(root) = tree else { return Vec::new() };
        let mut path = Path::new();
        if back {
            root.to_last(&mut path)
        } else {
            root.to_first(&mut path)
        }
        let mut entries = Vec::new();
        while let Some(entry) = root.entry(&path) {
            entries.push(*entry);
            if back { root.previous(&mut path) } else { root.next(&mut path) }
        }
        entries
    }

    /// The depth, the same everywhere, of a tree in which no node is too full or too empty.
    fn depth(node: &Node<(u32, u32)>, is_root: bool) -> usize {
        assert!(
            node.entries.len() <= MAX && (is_root || node.entries.len() >= MIN),
            "{}",
            node.entries.len()
        );
        if node.is_leaf() {
            return 1;
        }
        assert_eq!(node.children.len(), node.entries.len() + 1);
        let depths: Vec<_> = node.children.iter().map(|child| depth(child, false)).collect();
        assert!(depths.iter().all(|depth| *depth == depths[0]));
        1 + depths[0]
    }

    #[test]
    fn a_tree_agrees_with_a_btree_map_whatever_is_done() {
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = |below: u32| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random >> 32) as u32 % below
        };
        let (mut tree, mut model): (Tree, BTreeMap<u32, u32>) = (None, BTreeMap::new());
        let mut older: Vec<(Tree, Vec<(u32, u32)>)> = Vec::new();
        for step in 0..60_000 {
            // Grows to thousands, shrinks to nothing, and again.
            let growing = step / 10_000 % 2 == 0;
            let key = next(8_000);
            if (next(10) < 8) == growing {
                put(&mut tree, key, step);
                model.insert(key, step);
            } else {
                let key = model.range(key..).next().map_or(key, |(key, _)| *key);
                take(&mut tree, key);
                model.remove(&key);
            }
            if step % 997 == 0 {
                let entries: Vec<_> = model.iter().map(|(key, value)| (*key, *value)).collect();
                assert_eq!(walk(&tree, false), entries);
                assert_eq!(walk(&tree, true), entries.iter().rev().copied().collect::<Vec<_>>());
                tree.iter().for_each(|root| assert!(depth(root, true) <= 4));
                older.push((tree.clone(), entries));
            }
        }
        for (tree, entries) in &older {
            assert_eq!(&walk(tree, false), entries, "an older tree keeps its entries");
        }
    }

    #[test]
    fn places_are_ordered_as_what_is_there() {
        let mut tree: Tree = None;
        (0..2_000).for_each(|key| put(&mut tree, key, key));
        let paths: Vec<_> = (0..2_000).map(|key| place(&tree, key).0).collect();
        for pair in paths.windows(2) {
            assert_eq!(order(&pair[0], &pair[1]), Ordering::Less);
            assert_eq!(order(&pair[1], &pair[0]), Ordering::Greater);
        }
        assert_eq!(order(&paths[1_999], &[]), Ordering::Less, "the empty path is the end");
        assert_eq!(order(&paths[7], &paths[7]), Ordering::Equal);
    }
}
