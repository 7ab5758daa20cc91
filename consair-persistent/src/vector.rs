//! Vectors: up to four elements inside the object, up to 32 in one allocation, then a tree.
//!
//! The tree is an RRB tree (P. Bagwell and T. Rompf, "RRB-Trees: Efficient Immutable Vectors", 2011)
//! with branches of 64, in `im_rc::Vector`.

use std::slice;

use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, VectorContainer};
use consair_core::indexed::Indexed;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::engine::Persistent;

/// The elements that lie in one allocation.
const FLAT: usize = 32;

type Item = Value<Persistent>;

/// A vector whose clones share what is large.
#[derive(Clone, Default)]
pub struct Vector {
    items: Items,
}

/// Arrays rather than a length beside one array: the tag of the first element tells which it is.
#[derive(Clone, Default)]
enum Items {
    #[default]
    Empty,
    One([Item; 1]),
    Two([Item; 2]),
    Three([Item; 3]),
    Four([Item; 4]),
    Flat(Vec<Item>),
    Tree(Box<Tree>),
}

/// A tree and an estimate of the bytes that are its alone.
struct Tree {
    items: im_rc::Vector<Item>,
    own: usize,
}

impl Tree {
    /// A leaf with its path.
    const PATH: usize = 4 << 10;
    /// One leaf, full or not.
    const LEAF: usize = 1 << 10;

    fn new(items: Vec<Item>) -> Self {
        let mut tree = Tree { items: im_rc::Vector::new(), own: 0 };
        for item in items {
            tree.items.push_back(item);
        }
        tree.own = tree.whole();
        tree
    }

    /// What a tree that shares nothing occupies.
    #[inline]
    fn whole(&self) -> usize {
        match self.items.len() {
            ..=64 => Self::LEAF,
            // Two buffers at either end, and leaves with their nodes between.
            len => 4 * Self::LEAF + len * 17,
        }
    }

    /// After an update: if anything was shared, a path was copied.
    #[inline]
    fn updated(&mut self) {
        self.own = (self.own + Self::PATH).min(self.whole());
    }
}

/// Shares every node.
impl Clone for Tree {
    fn clone(&self) -> Self {
        Tree { items: self.items.clone(), own: size_of::<Tree>() }
    }
}

impl Vector {
    /// The elements, where they lie side by side.
    #[inline]
    fn as_slice(&self) -> Result<&[Item], &Tree> {
        Ok(match &self.items {
            Items::Tree(tree) => return Err(tree),
            Items::Flat(items) => items,
            Items::Empty => &[],
            Items::One(items) => items,
            Items::Two(items) => items,
            Items::Three(items) => items,
            Items::Four(items) => items,
        })
    }

    #[inline]
    fn as_mut_slice(&mut self) -> Result<&mut [Item], &mut Tree> {
        Ok(match &mut self.items {
            Items::Tree(tree) => return Err(tree),
            Items::Flat(items) => items,
            Items::Empty => &mut [],
            Items::One(items) => items,
            Items::Two(items) => items,
            Items::Three(items) => items,
            Items::Four(items) => items,
        })
    }

    /// Adds `item` where that takes another variant.
    fn grow(&mut self, item: Item) {
        self.items = match std::mem::take(&mut self.items) {
            Items::Empty => Items::One([item]),
            Items::One([a]) => Items::Two([a, item]),
            Items::Two([a, b]) => Items::Three([a, b, item]),
            Items::Three([a, b, c]) => Items::Four([a, b, c, item]),
            Items::Four(four) => {
                let mut items = Vec::with_capacity(8);
                items.extend(four);
                items.push(item);
                Items::Flat(items)
            }
            Items::Flat(mut items) => {
                items.push(item);
                Items::Tree(Box::new(Tree::new(items)))
            }
            Items::Tree(_) => unreachable!("a tree takes any number"),
        }
    }
}

impl Counted for Vector {
    #[inline]
    fn count(&self) -> usize {
        match self.as_slice() {
            Ok(items) => items.len(),
            Err(tree) => tree.items.len(),
        }
    }
}

/// The bytes of a tree are an estimate. One that shares nothing: within 30 %. A clone starts at nearly nothing and counts a path for each update until it counts as whole; what it
/// shares with a version that is dropped later is not counted until then.
impl Container for Vector {
    #[inline]
    fn heap_bytes(&self) -> usize {
        match &self.items {
            Items::Flat(items) => items.capacity() * size_of::<Item>(),
            Items::Tree(tree) => tree.own,
            _ => 0,
        }
    }
}

impl Conj<Persistent> for Vector {
    type Item = Item;

    #[inline]
    fn conj(&mut self, item: Item) {
        match &mut self.items {
            Items::Tree(tree) => {
                tree.items.push_back(item);
                tree.updated();
            }
            Items::Flat(items) if items.len() < FLAT => items.push(item),
            _ => self.grow(item),
        }
    }
}

impl Indexed<Persistent> for Vector {
    #[inline]
    fn nth(&self, index: usize) -> Option<&Item> {
        match self.as_slice() {
            Ok(items) => items.get(index),
            Err(tree) => tree.items.get(index),
        }
    }
}

/// A cursor is an index.
impl Seq<Persistent> for Vector {
    type Item = Item;
    type Cursor = usize;

    #[inline]
    fn cursor(&self) -> usize {
        0
    }

    #[inline]
    fn peek(&self, cursor: &usize) -> Option<Item> {
        self.nth(*cursor).cloned()
    }

    #[inline]
    fn advance(&self, cursor: &mut usize) {
        *cursor += 1;
    }
}

impl VectorContainer<Persistent> for Vector {
    #[inline]
    fn set(&mut self, index: usize, value: Item) -> Option<Item> {
        match self.as_mut_slice() {
            Ok(items) => items.get_mut(index).map(|slot| std::mem::replace(slot, value)),
            Err(tree) if index < tree.items.len() => {
                let old = tree.items.set(index, value);
                tree.updated();
                Some(old)
            }
            Err(_) => None,
        }
    }

    fn pop(&mut self) -> Option<Item> {
        let (rest, last) = match std::mem::take(&mut self.items) {
            Items::Tree(mut tree) => {
                let last = tree.items.pop_back();
                tree.updated();
                (Items::Tree(tree), last)
            }
            Items::Flat(mut items) => {
                let last = items.pop();
                (Items::Flat(items), last)
            }
            Items::Empty => (Items::Empty, None),
            Items::One([a]) => (Items::Empty, Some(a)),
            Items::Two([a, b]) => (Items::One([a]), Some(b)),
            Items::Three([a, b, c]) => (Items::Two([a, b]), Some(c)),
            Items::Four([a, b, c, d]) => (Items::Three([a, b, c]), Some(d)),
        };
        self.items = rest;
        last
    }

    #[inline]
    fn iter(&self) -> impl Iterator<Item = &Item> {
        match self.as_slice() {
            Ok(items) => Iter::Flat(items.iter()),
            Err(tree) => Iter::Tree(tree.items.iter()),
        }
    }
}

enum Iter<'a> {
    Flat(slice::Iter<'a, Item>),
    Tree(im_rc::vector::Iter<'a, Item>),
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a Item;

    #[inline]
    fn next(&mut self) -> Option<&'a Item> {
        match self {
            Iter::Flat(items) => items.next(),
            Iter::Tree(items) => items.next(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Iter::Flat(items) => items.size_hint(),
            Iter::Tree(items) => items.size_hint(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(count: i64) -> Vector {
        let mut vector = Vector::default();
        for i in 0..count {
            vector.conj(Value::Int(i));
        }
        vector
    }

    fn check(vector: &Vector, count: i64) {
        assert_eq!(vector.count(), count as usize);
        for i in 0..count {
            assert_eq!(vector.nth(i as usize), Some(&Value::Int(i)));
        }
        assert_eq!(vector.nth(count as usize), None);
        assert!(vector.iter().zip(0..).all(|(item, i)| *item == Value::Int(i)));
        assert_eq!(vector.iter().count(), count as usize);
    }

    #[test]
    fn every_threshold_is_passed_up_and_down() {
        let mut one = Vector::default();
        for count in 0..200 {
            check(&one, count);
            let mut other = vector(count);
            assert_eq!(other.pop(), (count > 0).then(|| Value::Int(count - 1)));
            check(&other, (count - 1).max(0));
            one.conj(Value::Int(count));
        }
        for count in (0..200).rev() {
            assert_eq!(one.pop(), Some(Value::Int(count)));
            check(&one, count);
        }
        assert_eq!(one.pop(), None);
    }

    #[test]
    fn set_gives_the_old_element_and_refuses_the_index_after_the_last() {
        for count in [0, 1, 2, 3, 4, 5, 32, 33, 100] {
            let mut vector = vector(count);
            let older = vector.clone();
            for i in 0..count {
                assert_eq!(vector.set(i as usize, Value::Nil), Some(Value::Int(i)));
            }
            assert_eq!(vector.set(count as usize, Value::Nil), None);
            assert!(vector.iter().all(Value::is_nil));
            check(&older, count);
        }
    }

    #[test]
    fn a_vector_is_a_tree_from_33_elements_on() {
        assert!(matches!(vector(4).items, Items::Four(_)));
        assert!(matches!(vector(32).items, Items::Flat(_)));
        assert!(matches!(vector(33).items, Items::Tree(_)));
    }

    #[test]
    fn a_vector_of_four_is_64_bytes() {
        assert_eq!(size_of::<Vector>(), 64);
        assert_eq!(vector(4).heap_bytes(), 0);
    }

    #[test]
    fn a_clone_counts_its_updates_until_it_is_whole() {
        let whole = vector(10_000);
        let mut clone = whole.clone();
        assert!(clone.heap_bytes() < 100);
        clone.set(0, Value::Nil);
        assert!(clone.heap_bytes() > 4_000);
        for i in 0..10_000 {
            clone.set(i, Value::Nil);
        }
        assert_eq!(clone.heap_bytes(), whole.heap_bytes());
    }
}
