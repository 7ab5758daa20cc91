//! The process's hash seed, and hashes of plain data under it.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

use foldhash::fast::FixedState;

static SEED: OnceLock<u64> = OnceLock::new();

/// The seed under which this process hashes: random unless [`set_seed`] came first.
#[inline]
pub fn seed() -> u64 {
    *SEED.get_or_init(|| RandomState::new().build_hasher().finish())
}

/// Fixes the seed, so that a run can be replayed. It must come before anything is hashed.
///
/// # Errors
/// The seed in force, when it was already taken and is another.
pub fn set_seed(wanted: u64) -> Result<(), u64> {
    match *SEED.get_or_init(|| wanted) {
        seed if seed == wanted => Ok(()),
        seed => Err(seed),
    }
}

/// The hash of a text.
pub fn hash_text(text: &str) -> u64 {
    let mut hasher = FixedState::with_seed(seed()).build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}
