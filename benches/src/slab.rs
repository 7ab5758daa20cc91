//! `Rc` objects against integer handles into slabs, on nodes like ours.
//!
//! Both sides have the same nodes (a list cell; an object of 32 bytes of header around four values;
//! one around four entries) and both count references, since that is what a runtime without a tracing
//! collector needs. With `Rc` the count is in the box and `clone` and `drop` keep it; in a slab it is
//! in the slot, the handle is a `u32`, a free slot holds the number of the next free one, and the
//! slab must be at hand to take or give a reference.

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// What core keeps beside a container: hash, epoch, flags, metadata, borrow flag.
type Header = [u64; 4];

/// One way to store nodes.
pub trait Store: Default {
    /// A value of 16 bytes.
    type Value: Default;

    /// The value of a number.
    fn int(number: i64) -> Self::Value;
    /// `first` before `rest`.
    fn cons(&mut self, first: Self::Value, rest: Self::Value) -> Self::Value;
    /// A vector of four.
    fn vector(&mut self, items: [Self::Value; 4]) -> Self::Value;
    /// A map of four entries.
    fn map(&mut self, entries: [(Self::Value, Self::Value); 4]) -> Self::Value;
    /// The sum of the numbers inside, each node taken and given back on the way as a program does.
    fn sum(&mut self, value: &Self::Value) -> i64;
    /// Gives up one reference.
    fn release(&mut self, value: Self::Value);
}

/// Nodes in boxes of their own.
#[derive(Default)]
pub struct Boxes;

/// A value that owns what it points to.
#[derive(Clone, Default)]
pub enum Boxed {
    /// Nothing.
    #[default]
    Nil,
    /// A number.
    Int(i64),
    /// A list cell.
    List(Rc<(Boxed, Boxed)>),
    /// A vector.
    Vector(Rc<(Header, [Boxed; 4])>),
    /// A map.
    Map(Rc<(Header, [(Boxed, Boxed); 4])>),
}

impl Store for Boxes {
    type Value = Boxed;

    fn int(number: i64) -> Boxed {
        Boxed::Int(number)
    }

    fn cons(&mut self, first: Boxed, rest: Boxed) -> Boxed {
        Boxed::List(Rc::new((first, rest)))
    }

    fn vector(&mut self, items: [Boxed; 4]) -> Boxed {
        Boxed::Vector(Rc::new((Header::default(), items)))
    }

    fn map(&mut self, entries: [(Boxed, Boxed); 4]) -> Boxed {
        Boxed::Map(Rc::new((Header::default(), entries)))
    }

    fn sum(&mut self, value: &Boxed) -> i64 {
        let (mut sum, mut at) = (0, value.clone());
        loop {
            match &at {
                Boxed::Nil => return sum,
                Boxed::Int(number) => return sum + number,
                Boxed::List(cell) => {
                    if let Boxed::Int(number) = cell.0 {
                        sum += number;
                    }
                    let next = cell.1.clone();
                    at = next;
                }
                Boxed::Vector(vector) => {
                    return vector.1.iter().map(|item| if let Boxed::Int(n) = item { *n } else { 0 }).sum();
                }
                Boxed::Map(map) => {
                    return map.1.iter().map(|(_, item)| if let Boxed::Int(n) = item { *n } else { 0 }).sum();
                }
            }
        }
    }

    fn release(&mut self, mut value: Boxed) {
        while let Boxed::List(cell) = value {
            value = match Rc::try_unwrap(cell) {
                Ok((first, rest)) => {
                    drop(first);
                    rest
                }
                Err(_) => return,
            };
        }
    }
}

/// Nodes in slots of one slab for each kind.
#[derive(Default)]
pub struct Slabs {
    lists: Slab<(Handle, Handle)>,
    vectors: Slab<(Header, [Handle; 4])>,
    maps: Slab<(Header, [(Handle, Handle); 4])>,
}

/// A value that names a slot.
#[derive(Clone, Copy, Default)]
pub enum Handle {
    /// Nothing.
    #[default]
    Nil,
    /// A number.
    Int(i64),
    /// The slot of a list cell.
    List(u32),
    /// The slot of a vector.
    Vector(u32),
    /// The slot of a map.
    Map(u32),
}

enum Slot<T> {
    Free { next: u32 },
    Live { count: u32, node: T },
}

struct Slab<T> {
    slots: Vec<Slot<T>>,
    free: u32,
}

const END: u32 = u32::MAX;

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Slab { slots: Vec::new(), free: END }
    }
}

impl<T: Copy> Slab<T> {
    fn add(&mut self, node: T) -> u32 {
        let slot = Slot::Live { count: 1, node };
        if self.free == END {
            self.slots.push(slot);
            return (self.slots.len() - 1) as u32;
        }
        let at = self.free;
        if let Slot::Free { next } = std::mem::replace(&mut self.slots[at as usize], slot) {
            self.free = next;
        }
        at
    }

    fn retain(&mut self, at: u32) -> &T {
        match &mut self.slots[at as usize] {
            Slot::Live { count, node } => {
                *count += 1;
                node
            }
            Slot::Free { .. } => unreachable!("a handle names a live slot"),
        }
    }

    /// The node, when that was its last reference.
    fn release(&mut self, at: u32) -> Option<T> {
        let slot = &mut self.slots[at as usize];
        let Slot::Live { count, node } = slot else { unreachable!("a handle names a live slot") };
        *count -= 1;
        if *count > 0 {
            return None;
        }
        let node = *node;
        *slot = Slot::Free { next: self.free };
        self.free = at;
        Some(node)
    }
}

impl Slabs {
    fn retain(&mut self, value: Handle) {
        match value {
            Handle::Nil | Handle::Int(_) => {}
            Handle::List(at) => drop(self.lists.retain(at)),
            Handle::Vector(at) => drop(self.vectors.retain(at)),
            Handle::Map(at) => drop(self.maps.retain(at)),
        }
    }
}

impl Store for Slabs {
    type Value = Handle;

    fn int(number: i64) -> Handle {
        Handle::Int(number)
    }

    fn cons(&mut self, first: Handle, rest: Handle) -> Handle {
        Handle::List(self.lists.add((first, rest)))
    }

    fn vector(&mut self, items: [Handle; 4]) -> Handle {
        Handle::Vector(self.vectors.add((Header::default(), items)))
    }

    fn map(&mut self, entries: [(Handle, Handle); 4]) -> Handle {
        Handle::Map(self.maps.add((Header::default(), entries)))
    }

    fn sum(&mut self, value: &Handle) -> i64 {
        let int = |item: &Handle| if let Handle::Int(number) = item { *number } else { 0 };
        let (mut sum, mut at) = (0, *value);
        if !matches!(at, Handle::Vector(_) | Handle::Map(_)) {
            self.retain(at);
        }
        loop {
            match at {
                Handle::Nil => return sum,
                Handle::Int(number) => return sum + number,
                Handle::List(list) => {
                    let Slot::Live { node: (first, next), .. } = &self.lists.slots[list as usize] else {
                        unreachable!("a handle names a live slot")
                    };
                    sum += int(first);
                    let next = *next;
                    self.retain(next);
                    self.release(at);
                    at = next;
                }
                Handle::Vector(vector) => {
                    let sum = self.vectors.retain(vector).1.iter().map(int).sum();
                    self.release(at);
                    return sum;
                }
                Handle::Map(map) => {
                    let sum = self.maps.retain(map).1.iter().map(|(_, item)| int(item)).sum();
                    self.release(at);
                    return sum;
                }
            }
        }
    }

    fn release(&mut self, value: Handle) {
        let mut at = value;
        loop {
            match at {
                Handle::Nil | Handle::Int(_) => return,
                Handle::List(list) => match self.lists.release(list) {
                    Some((first, rest)) => {
                        self.release(first);
                        at = rest;
                    }
                    None => return,
                },
                Handle::Vector(vector) => {
                    if let Some((_, items)) = self.vectors.release(vector) {
                        items.into_iter().for_each(|item| self.release(item));
                    }
                    return;
                }
                Handle::Map(map) => {
                    if let Some((_, entries)) = self.maps.release(map) {
                        entries.into_iter().for_each(|(key, item)| {
                            self.release(key);
                            self.release(item);
                        });
                    }
                    return;
                }
            }
        }
    }
}

/// What is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nodes {
    /// One list.
    List,
    /// Vectors of four numbers.
    Vectors,
    /// Maps of four entries.
    Maps,
}

/// Times and bytes for each node.
#[derive(Clone, Copy, Debug)]
pub struct Costs {
    /// To build them.
    pub build: Duration,
    /// To visit each.
    pub walk: Duration,
    /// To drop every second, in shuffled order, and build as many: the free list at work.
    pub churn: Duration,
    /// To visit each after that.
    pub walk_after: Duration,
    /// To drop them.
    pub drop: Duration,
    /// The bytes allocated, by what `live` says.
    pub bytes: usize,
}

/// Builds, walks, churns and drops `count` nodes in a new store; `live` gives the bytes allocated.
pub fn measure<S: Store>(nodes: Nodes, count: usize, live: &dyn Fn() -> usize) -> Costs {
    let before = live();
    let mut store = S::default();
    // The roots of both are there before, so that the bytes are those of the nodes.
    let mut roots: Vec<S::Value> = Vec::new();
    roots.resize_with(if nodes == Nodes::List { 1_000 } else { count }, Default::default);
    let order = crate::workload::shuffled(roots.len());
    let of_roots = live() - before;
    let each = count / roots.len();

    let fill = |store: &mut S, slot: &mut S::Value, from: usize| {
        let int = |number: usize| S::int((from + number) as i64);
        *slot = match nodes {
            Nodes::Vectors => store.vector([0, 1, 2, 3].map(int)),
            Nodes::Maps => store.map([0, 1, 2, 3].map(|number| (int(number), int(number)))),
            Nodes::List => (0..each).fold(S::Value::default(), |rest, number| store.cons(int(number), rest)),
        };
    };
    let time = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let build = time(&mut || {
        for (at, slot) in roots.iter_mut().enumerate() {
            fill(&mut store, slot, at);
        }
    });
    let bytes = live() - before - of_roots;
    let walk = time(&mut || {
        black_box(roots.iter().map(|root| store.sum(root)).sum::<i64>());
    });
    let churn = time(&mut || {
        for &at in order.iter().step_by(2) {
            store.release(std::mem::take(&mut roots[at]));
        }
        for (n, &at) in order.iter().rev().enumerate() {
            if (order.len() - 1 - n).is_multiple_of(2) {
                fill(&mut store, &mut roots[at], at);
            }
        }
    });
    let walk_after = time(&mut || {
        black_box(roots.iter().map(|root| store.sum(root)).sum::<i64>());
    });
    let drop = time(&mut || {
        for root in &mut roots {
            store.release(std::mem::take(root));
        }
    });
    Costs { build, walk, churn, walk_after, drop, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exercise<S: Store>() -> i64 {
        let mut store = S::default();
        let list = (0..10).fold(S::Value::default(), |rest, number| store.cons(S::int(number), rest));
        let vector = store.vector([1, 2, 3, 4].map(S::int));
        let map = store.map([1, 2, 3, 4].map(|number| (S::int(number), S::int(number * 100))));
        let sums = [store.sum(&list), store.sum(&vector), store.sum(&map), store.sum(&list)];
        [list, vector, map].into_iter().for_each(|value| store.release(value));
        let again = store.vector([5, 6, 7, 8].map(S::int));
        assert_eq!(sums, [45, 10, 1000, 45]);
        store.sum(&again)
    }

    #[test]
    fn both_stores_keep_what_is_put_in() {
        assert_eq!(exercise::<Boxes>(), 26);
        assert_eq!(exercise::<Slabs>(), 26);
    }

    #[test]
    fn a_released_slot_is_taken_again() {
        let mut slabs = Slabs::default();
        for _ in 0..5 {
            let list = (0..100).fold(Handle::Nil, |rest, number| slabs.cons(Handle::Int(number), rest));
            slabs.sum(&list);
            slabs.release(list);
        }
        assert_eq!(slabs.lists.slots.len(), 100);
        assert_eq!(size_of::<Handle>(), size_of::<Boxed>());
    }
}
