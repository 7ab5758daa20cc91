//! What is measured: consair's collections beside what a Rust programmer would use.
//!
//! | subject | what |
//! |---|---|
//! | `vec` `hashbrown` `im-rc` | the raw structure with the engine's 16-byte values; hashing by foldhash |
//! | `vec-native` `hashbrown-native` | the same with `i64` and `String` |
//! | `fast` `persistent` | the engine's container, by its own methods |
//! | `imbl` `rpds` | other persistent structures, with `Rc` |
//! | `core-fast-in-place` `core-fast-unique` `core-persistent-unique` | through `consair_core::collection`, as a program does, the handle handed on |
//! | `code-fast` `code-persistent` | from consair code: a compiled function that reduces over the indices or keys (`results` alone) |
//!
//! `suites` makes them for a size, lazily; `benches/collections.rs` runs them under criterion, and
//! `src/bin/results.rs` measures them itself and writes `RESULTS.md`. Both need an engine.

#![cfg_attr(
    not(all(feature = "fast-engine", feature = "persistent-engine")),
    allow(
        dead_code,
        unused_imports,
        unused_mut,
        unused_variables,
        reason = "subjects of the engine left out"
    )
)]

pub mod workload;

pub mod keys;

pub mod list;
pub mod map;
pub mod set;
pub mod vector;

pub mod plot;
pub mod slab;

use workload::Group;

/// The sizes at which everything is measured.
pub const SIZES: [usize; 3] = [8, 1_000, 1_000_000];

/// A part of the measurements whose groups share what they measure on.
pub type Suite = fn(usize) -> Vec<Group>;

/// All of them.
pub const SUITES: [Suite; 6] = [
    vector::groups,
    |size| map::groups(size, keys::Kind::Int),
    |size| map::groups(size, keys::Kind::Keyword),
    |size| map::groups(size, keys::Kind::Text),
    set::groups,
    list::groups,
];
