//! Groups of subjects that do the same work.

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::update::Policy;
use consair_core::value::Value;

/// One operation at one size, done by every subject.
pub struct Group {
    /// As `map/insert/int`.
    pub name: String,
    /// The number of elements; also of the operations in one iteration.
    pub size: usize,
    /// Who does it.
    pub subjects: Vec<Subject>,
}

/// One structure, ready for one operation.
pub struct Subject {
    /// As `fast` or `hashbrown`.
    pub name: String,
    /// Does the work so many times and says how long that took.
    pub run: Box<dyn FnMut(u64) -> Duration>,
}

impl Group {
    /// An operation without subjects yet.
    pub fn new(name: impl Into<String>, size: usize) -> Self {
        Group { name: name.into(), size, subjects: Vec::new() }
    }
}

/// Times `iterations` of `work`, with the drop of what it gives.
pub fn timed<R>(iterations: u64, mut work: impl FnMut() -> R) -> Duration {
    let start = Instant::now();
    for _ in 0..iterations {
        black_box(work());
    }
    start.elapsed()
}

/// What the operations of one subject share; made when first needed.
pub struct Fixture<T>(Rc<RefCell<Lazy<T>>>);

struct Lazy<T> {
    value: Option<T>,
    make: Box<dyn Fn() -> T>,
}

impl<T> Clone for Fixture<T> {
    fn clone(&self) -> Self {
        Fixture(Rc::clone(&self.0))
    }
}

impl<T> Fixture<T> {
    /// What `make` gives.
    pub fn new(make: impl Fn() -> T + 'static) -> Self {
        Fixture(Rc::new(RefCell::new(Lazy { value: None, make: Box::new(make) })))
    }

    /// Calls `work` with it.
    pub fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        let mut lazy = self.0.borrow_mut();
        if lazy.value.is_none() {
            lazy.value = Some((lazy.make)());
        }
        work(lazy.value.as_mut().expect("made above"))
    }
}

/// The number in `value`.
#[inline]
pub fn int<E: Engine>(value: &Value<E>) -> i64 {
    if let Value::Int(int) = value { *int } else { 0 }
}

/// A context under `policy`.
pub fn context<E: Engine>(policy: Policy) -> Cx<E> {
    let mut cx = Cx::new();
    cx.set_policy(policy).expect("a policy of the engine");
    cx
}

/// The name of the subject that goes through core.
pub fn core_name<E: Engine>(policy: Policy) -> String {
    format!("core-{}-{}", E::NAME, policy.name())
}

/// The numbers below `size` in an order that caches do not foresee.
pub fn shuffled(size: usize) -> Vec<usize> {
    let mut order: Vec<_> = (0..size).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for at in (1..size).rev() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        order.swap(at, (random % (at as u64 + 1)) as usize);
    }
    order
}
