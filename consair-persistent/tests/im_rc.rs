//! Tries to break the operations of `im-rc` that this engine uses, and no others.
//!
//! Random runs of them against `Vec` and `BTreeMap`, with older versions kept and compared at every
//! index and key, elements that count themselves, and keys whose hashes collide. At full size:
//!
//! ```sh
//! cargo test --release -p consair-persistent --test im_rc -- --include-ignored
//! ```

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use consair_core::value::hash::PassState;
use im_rc::{HashMap, Vector};

/// Xorshift (G. Marsaglia, "Xorshift RNGs", 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// Mostly short, at times near `most`, often a step around a multiple of the branching factor.
    fn run(&mut self, most: usize) -> usize {
        match self.below(4) {
            0 => self.below(most),
            1 => (64 << (6 * self.below(3))) + self.below(3) - 1,
            2 => self.below(most / 50),
            _ => self.below(70),
        }
    }
}

fn compare<T: Clone + PartialEq>(vector: &Vector<T>, model: &[T]) {
    assert_eq!(vector.len(), model.len());
    assert!(vector.iter().eq(model), "iter differs at {} elements", model.len());
    for (index, expected) in model.iter().enumerate() {
        assert!(vector.get(index) == Some(expected), "index {index} of {} differs", model.len());
    }
    assert!(vector.get(model.len()).is_none());
}

fn break_vector<T: Clone + PartialEq>(seed: u64, most: usize, runs: usize, mut make: impl FnMut() -> T) {
    let mut random = Random(seed);
    let (mut vector, mut model) = (Vector::new(), Vec::new());
    let mut versions: Vec<(Vector<T>, Vec<T>)> = Vec::new();
    for run in 0..runs {
        let length = random.run(most);
        match random.below(5) {
            0 | 1 => {
                for _ in 0..length.min(most - model.len()) {
                    let item = make();
                    vector.push_back(item.clone());
                    model.push(item);
                }
            }
            2 => {
                for _ in 0..length {
                    assert!(vector.pop_back() == model.pop());
                }
            }
            3 => {
                for _ in 0..if model.is_empty() { 0 } else { length } {
                    let (index, item) = (random.below(model.len()), make());
                    let old = std::mem::replace(&mut model[index], item.clone());
                    assert!(vector.set(index, item) == old);
                }
            }
            // Go on from an older version; the one left stays among them.
            _ if !versions.is_empty() => {
                let at = random.below(versions.len());
                std::mem::swap(&mut vector, &mut versions[at].0);
                std::mem::swap(&mut model, &mut versions[at].1);
                let (v, m) = &versions[at];
                versions.push((v.clone(), m.clone()));
            }
            _ => {}
        }
        if random.below(3) == 0 {
            versions.push((vector.clone(), model.clone()));
        }
        if versions.len() > 12 {
            versions.swap_remove(random.below(12));
        }
        if run % 4 == 0 && !versions.is_empty() {
            let (v, m) = &versions[random.below(versions.len())];
            compare(v, m);
        }
        compare(&vector, &model);
    }
    for (vector, model) in &versions {
        compare(vector, model);
    }
}

/// An element that knows how many of it are alive.
#[derive(PartialEq)]
struct Counted(u64, Rc<Cell<isize>>);

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.1.set(self.1.get() + 1);
        Counted(self.0, Rc::clone(&self.1))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.1.set(self.1.get() - 1);
    }
}

fn numbers() -> impl FnMut() -> u64 {
    let mut number = 0;
    move || {
        number += 1;
        number
    }
}

#[test]
fn vectors_of_thousands_agree_with_vec() {
    for seed in 1..4 {
        break_vector(seed * 77, 9_000, 60, numbers());
    }
}

#[test]
fn elements_are_dropped_once() {
    let alive = Rc::new(Cell::new(0));
    let (count, mut number) = (Rc::clone(&alive), numbers());
    break_vector(5, 5_000, 100, move || {
        count.set(count.get() + 1);
        Counted(number(), Rc::clone(&count))
    });
    assert_eq!(alive.get(), 0);
}

#[test]
#[ignore = "a minute or two in release: the command is at the top of the file"]
fn vectors_of_a_million_agree_with_vec() {
    for seed in 1..4 {
        break_vector(seed * 1_234_567, 1_000_000, 120, numbers());
    }
}

/// A key that hashes to `self.0 & self.1`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Key(u64, u64);

impl Hash for Key {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        hasher.write_u64(self.0 & self.1);
    }
}

type Trie = HashMap<Key, u64, PassState>;

fn compare_map(map: &Trie, model: &BTreeMap<Key, u64>, absent: &[Key]) {
    assert_eq!(map.len(), model.len());
    for (key, value) in model {
        assert_eq!(map.get_key_value(key), Some((key, value)));
    }
    for key in absent.iter().filter(|key| !model.contains_key(key)) {
        assert_eq!(map.get(key), None);
    }
    let walked: HashSet<u64> = map.iter().map(|(key, _)| key.0).collect();
    assert_eq!((map.iter().count(), walked.len()), (model.len(), model.len()));
    assert!(map.iter().all(|(key, value)| model.get(key) == Some(value)));
}

fn break_map(seed: u64, range: usize, runs: usize, mask: u64) {
    let mut random = Random(seed);
    let spread = |number: usize| Key((number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15), mask);
    let (mut map, mut model) = (Trie::with_hasher(PassState::default()), BTreeMap::new());
    let mut versions: Vec<(Trie, BTreeMap<Key, u64>)> = Vec::new();
    let absent: Vec<_> = (0..range).step_by(range / 100 + 1).map(spread).collect();
    for run in 0..runs {
        for step in 0..random.run(range) {
            let key = spread(random.below(range));
            if (run + random.below(2)).is_multiple_of(3) {
                assert_eq!(map.remove(&key), model.remove(&key));
            } else {
                assert_eq!(map.insert(key, step as u64), model.insert(key, step as u64));
            }
        }
        if random.below(3) == 0 {
            versions.push((map.clone(), model.clone()));
        }
        if versions.len() > 8 {
            (map, model) = versions.swap_remove(random.below(8));
        }
        if !versions.is_empty() {
            let (map, model) = &versions[random.below(versions.len())];
            compare_map(map, model, &absent);
        }
        compare_map(&map, &model, &absent);
    }
    for (map, model) in &versions {
        compare_map(map, model, &absent);
    }
}

#[test]
fn maps_agree_with_btreemap_whatever_the_hashes() {
    break_map(1, 4_000, 40, !0);
    break_map(2, 4_000, 40, 0xff);
    break_map(3, 300, 60, 0);
    // im-rc uses 32 bits of a hash: these differ in the others alone.
    break_map(4, 300, 60, !0 << 32);
    // These meet in all nodes down to the last, which holds two bits.
    break_map(5, 300, 60, 0xc000_0000);
}

#[test]
#[ignore = "a minute or two in release: the command is at the top of the file"]
fn maps_of_hundreds_of_thousands_agree_with_btreemap() {
    break_map(1, 400_000, 60, !0);
    break_map(2, 1_000_000, 60, !0);
    break_map(3, 100_000, 40, 0xffff);
}
