//! What the objects of this thread occupy, and how deep ones are dropped.
//!
//! Every object that may own another wraps its contents in [`Deep`]. Dropping one nests in Rust's own
//! stack only [`MAX_DEPTH`] levels; what is deeper is put aside whole and dropped by the outermost
//! drop when it gets there. So flat data pays a counter, and a chain of a million objects needs no
//! more stack than one of thirty-two.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::ops::{Deref, DerefMut};

/// How many drops may stand on Rust's stack inside each other.
pub const MAX_DEPTH: u32 = 32;

/// The bytes of an `Rc`'s two counts.
const COUNTS: usize = 16;

struct Counters {
    depth: Cell<u32>,
    waiting: Cell<u32>,
    live: Cell<usize>,
    held: Cell<usize>,
}

thread_local! {
    static COUNTERS: Counters = const {
        Counters { depth: Cell::new(0), waiting: Cell::new(0), live: Cell::new(0), held: Cell::new(0) }
    };
    static WAITING: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// The number of objects of this thread that are alive.
pub fn live_objects() -> usize {
    COUNTERS.with(|c| c.live.get())
}

/// The bytes that this thread's objects hold: an estimate. It counts each object and what its
/// container reports; not the allocator's rounding. What two persistent containers share is counted
/// in the one that was changed last.
#[inline]
pub fn held_bytes() -> usize {
    COUNTERS.with(|c| c.held.get())
}

/// Counts `after - before` bytes more (or less) as held.
#[inline]
pub(crate) fn resized(before: usize, after: usize) {
    COUNTERS.with(|c| c.held.set(c.held.get().wrapping_add(after).wrapping_sub(before)));
}

/// Contents of an object: counted while alive, dropped without deep recursion.
pub struct Deep<T: Default + 'static> {
    value: T,
    _leave: Leave,
}

impl<T: Default + 'static> Deep<T> {
    /// Wraps `value`.
    #[inline]
    pub fn new(value: T) -> Self {
        COUNTERS.with(|c| {
            c.live.set(c.live.get() + 1);
            c.held.set(c.held.get().wrapping_add(size_of::<T>() + COUNTS));
        });
        Deep { value, _leave: Leave }
    }
}

impl<T: Default + 'static> Deref for Deep<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Default + 'static> DerefMut for Deep<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: Default + 'static> Drop for Deep<T> {
    #[inline]
    fn drop(&mut self) {
        let too_deep = COUNTERS.with(|c| {
            c.live.set(c.live.get() - 1);
            c.held.set(c.held.get().wrapping_sub(size_of::<T>() + COUNTS));
            c.depth.set(c.depth.get() + 1);
            c.depth.get() > MAX_DEPTH
        });
        if too_deep {
            put_aside(std::mem::take(&mut self.value));
        }
    }
}

#[cold]
#[inline(never)]
fn put_aside<T: 'static>(value: T) {
    // When the thread is ending its list may be gone; then the value drops where it stands.
    let kept = WAITING.try_with(|waiting| waiting.borrow_mut().push(Box::new(value)));
    if kept.is_ok() {
        COUNTERS.with(|c| c.waiting.set(c.waiting.get() + 1));
    }
}

/// Dropped after the contents beside it: leaves their level, and the outermost drops what waits.
struct Leave;

impl Drop for Leave {
    #[inline]
    fn drop(&mut self) {
        let outermost = COUNTERS.with(|c| {
            c.depth.set(c.depth.get() - 1);
            c.depth.get() == 0 && c.waiting.get() > 0
        });
        if outermost {
            drop_waiting();
        }
    }
}

#[cold]
#[inline(never)]
fn drop_waiting() {
    // Level one throughout, so that no drop inside starts a loop of its own.
    COUNTERS.with(|c| c.depth.set(1));
    while let Ok(Some(value)) = WAITING.try_with(|waiting| waiting.borrow_mut().pop()) {
        COUNTERS.with(|c| c.waiting.set(c.waiting.get() - 1));
        drop(value);
    }
    COUNTERS.with(|c| c.depth.set(0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Chain(Option<std::rc::Rc<Deep<Chain>>>);

    #[test]
    fn a_chain_of_a_million_drops_on_a_small_stack() {
        let test = || {
            let before = live_objects();
            let mut chain = Chain(None);
            for _ in 0..1_000_000 {
                chain = Chain(Some(std::rc::Rc::new(Deep::new(chain))));
            }
            assert_eq!(live_objects(), before + 1_000_000);
            drop(chain.0);
            assert_eq!(live_objects(), before);
        };
        std::thread::Builder::new().stack_size(256 << 10).spawn(test).unwrap().join().unwrap();
    }
}
