//! The persistent engine: an update leaves every older version as it was, and shares with it.
//!
//! # When to choose it
//! When a program keeps many versions of large collections (undo, snapshots, search trees), or holds a
//! collection in several places while it updates it. There an update copies a path of a tree where
//! `consair-fast` would copy the whole. For linear code `consair-fast` is faster and much smaller:
//! maps above 8 entries take about ten times its bytes.
//!
//! The trees are those of the `im-rc` crate, which is archived. They are used through a list of
//! operations that hold up under the stress tests in `tests/`, and no others: of `Vector` `push_back`,
//! `pop_back`, `get`, `set`, `len`, `iter`; of `HashMap` `get_key_value`, `insert`, `remove`, `len`,
//! `iter`; `clone` of both. Sets are maps to `()`.
//!
//! # Cost
//! `n` is the number of elements. An element is 16 bytes (an entry of a map 32); bytes are those of
//! the container and its allocations, after the 48 bytes of the object's header.
//!
//! | container | operation | time | bytes |
//! |---|---|---|---|
//! | list | `conj` `first` `pop` `clone` | O(1) | 48 for each cell; lists share their tails |
//! | vector, to 32 | all | O(1); `clone` and an update of a shared one O(n) | 64 with 4 elements inside; then 16 to 32 for each |
//! | vector, above | `conj` `pop` | O(1) amortised | 17 for each and some 4 kB |
//! | | `nth` `set` | O(log64 n) | `set` of what is shared copies a leaf and its path: 1 to 4 kB |
//! | | `clone` | O(1) | 80 |
//! | map, to 8 | all | O(n), a scan | 24 with 32 to 128 for each entry |
//! | map, above | `val_at` `assoc` `dissoc` | O(log32 n) expected | 300 to 420 for each entry; an update of what is shared copies a path of 1.3 kB nodes |
//! | | `clone` | O(1) | 48 |
//! | set | as map | as map | flat 16 to 64 for each member; in a tree 180 to 260 |
//! | maps and sets | `cursor` | O(1) | the next entries, in chunks that double: at most `n` copied |
//! | all | `peek` `advance` | O(1), amortised; of a vector's tree O(log64 n) | |
//! | all | `iter` | O(n) | |
//!
//! # What older handles see
//! Nothing of an update: the policy is *unique* alone. Maps and sets up to 8 entries keep the order of
//! insertion; one that was larger has an order of its own, which stays while it does not change.

#![forbid(unsafe_code)]

pub mod engine;

pub mod map;
pub mod set;
pub mod vector;

mod table;

pub use engine::Persistent;
