//! The mutable engine: contiguous vectors, and hash tables that keep insertion order.
//!
//! # When to choose it
//! By default. It is the faster and smaller engine wherever a collection has one holder at a time,
//! which is what the evaluator arranges for linear code. Choose `consair-persistent` for programs that
//! keep many versions of one large collection: there an update of a shared collection copies a path
//! of a tree, here all of it.
//!
//! # Cost
//! `n` is the number of elements. An element is 16 bytes (an entry of a map 32); bytes are those of
//! the container and its allocations, after the 48 bytes of the object's header.
//!
//! | container | operation | time | bytes |
//! |---|---|---|---|
//! | list | `conj` `first` `pop` `clone` | O(1) | 48 for each cell; lists share their tails |
//! | vector | `conj` `pop` | O(1) amortised | 72 with 4 elements inside; then 16 to 32 for each |
//! | | `nth` `set` | O(1) | |
//! | | `clone` | O(n) | |
//! | map | `val_at` `assoc` | O(1) expected, amortised; a scan up to 8 entries | 32, and 32 to 64 for each entry; from the 9th on about 5 to 11 more for each (4 to 8 where all keys are small integers) |
//! | | `dissoc` | O(1) expected, amortised; O(8) up to 8 entries | a tombstone of 32 until more than half are |
//! | | `clone` | O(n) | |
//! | set | as map | as map | as map, with 16 where it has 32 |
//! | all | `cursor` `peek` `advance` | O(1), amortised over the tombstones | 8 to 16 for a cursor |
//! | all | `iter` | O(n) | |
//!
//! At 1,000,000 entries a map takes 42 bytes for each, a set 25; with the integers from 0 on as keys 38
//! and 21 (`benches/RESULTS.md`).
//!
//! # What older handles see
//! Under the policies *in-place* (the default) and *report*: the update, since vectors, maps and sets
//! change where they are. Under *unique*: nothing; an update of a collection with another holder
//! changes a copy. Lists never change. Maps and sets keep the order of insertion at any size.

#![forbid(unsafe_code)]

pub mod engine;

pub mod map;
pub mod set;
pub mod vector;

mod index;
mod table;

pub use engine::Fast;
