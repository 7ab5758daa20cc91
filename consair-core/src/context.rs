//! The context of a running program: policy, limits, counters, output.
//!
//! Everything that can grow, loop or fail takes `&mut Cx<E>`.

use std::any::Any;
use std::io::Write;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::engine::{Container, Engine};
use crate::error::{Error, ErrorKind};
use crate::heap;
use crate::object::Object;
use crate::reference::Atom;
use crate::transient::Transient;
use crate::types::{Instance, Types};
use crate::update::{Outcome, Policy};

/// Ticks between two looks at the interrupt flag and the clock.
const SLICE: u64 = 20_000;

/// Fuel for a `finally` after a limit was reached.
const GRACE: u64 = 10_000;

/// What the host allows a program. A limit that is reached is an error a program cannot catch.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Loop iterations, calls, and elements that builtins work on.
    pub fuel: Option<u64>,
    /// Calls inside each other.
    pub depth: usize,
    /// Bytes that the thread's objects may hold (see [`heap::held_bytes`]).
    pub bytes: usize,
    /// Bytes written to the output.
    pub output: Option<usize>,
    /// The time at which to stop.
    pub deadline: Option<Instant>,
}

impl Default for Limits {
    /// No fuel limit, 400,000 calls deep, no byte, output or time limit.
    fn default() -> Self {
        Limits { fuel: None, depth: 400_000, bytes: usize::MAX, output: None, deadline: None }
    }
}

/// How many updates were done in which way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UpdateCounts {
    /// In place, through the only handle.
    pub in_place: u64,
    /// In place, while something else held the collection.
    pub aliased: u64,
    /// In a copy.
    pub copied: u64,
}

/// Something that may lie on a cycle, to be emptied when the interpreter ends.
trait Suspect {
    fn is_alive(&self) -> bool;
    fn clear(&self);
}

impl<E: Engine, C: Container> Suspect for Weak<Object<E, C>> {
    fn is_alive(&self) -> bool {
        self.strong_count() > 0
    }

    fn clear(&self) {
        if let Some(object) = self.upgrade() {
            object.clear();
        }
    }
}

impl<E: Engine> Suspect for Weak<Atom<E>> {
    fn is_alive(&self) -> bool {
        self.strong_count() > 0
    }

    fn clear(&self) {
        if let Some(atom) = self.upgrade() {
            atom.clear();
        }
    }
}

impl<E: Engine> Suspect for Weak<Instance<E>> {
    fn is_alive(&self) -> bool {
        self.strong_count() > 0
    }

    fn clear(&self) {
        if let Some(instance) = self.upgrade() {
            instance.clear();
        }
    }
}

impl<E: Engine> Suspect for Weak<Transient<E>> {
    fn is_alive(&self) -> bool {
        self.strong_count() > 0
    }

    fn clear(&self) {
        if let Some(transient) = self.upgrade() {
            drop(transient.take());
        }
    }
}

/// The context of a running program.
pub struct Cx<E: Engine> {
    policy: Policy,
    limits: Limits,
    /// Ticks left in this slice.
    ticks: u64,
    /// Fuel left after this slice.
    fuel: u64,
    fuel_used: u64,
    slice: u64,
    interrupt: Arc<AtomicBool>,
    counts: UpdateCounts,
    tracing: bool,
    outcomes: Vec<Outcome>,
    suspects: Vec<Box<dyn Suspect>>,
    suspects_next: usize,
    output: Box<dyn Write>,
    written: usize,
    /// The types.
    pub types: Types<E>,
    /// The evaluator's own state.
    pub host: Option<Box<dyn Any>>,
    engine: std::marker::PhantomData<fn() -> E>,
}

impl<E: Engine> Default for Cx<E> {
    fn default() -> Self {
        Cx::new()
    }
}

impl<E: Engine> Cx<E> {
    /// A context with the engine's default policy and the default limits, writing to standard output.
    pub fn new() -> Self {
        let mut cx = Cx {
            policy: if E::CAN_ALIAS { Policy::InPlace } else { Policy::Unique },
            limits: Limits::default(),
            ticks: 0,
            fuel: 0,
            fuel_used: 0,
            slice: 0,
            interrupt: Arc::default(),
            counts: UpdateCounts::default(),
            tracing: false,
            outcomes: Vec::new(),
            suspects: Vec::new(),
            suspects_next: 1024,
            output: Box::new(std::io::stdout()),
            written: 0,
            types: Types::default(),
            host: None,
            engine: std::marker::PhantomData,
        };
        cx.set_limits(Limits::default());
        cx
    }

    /// The update policy.
    #[inline]
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// Sets the update policy.
    ///
    /// # Errors
    /// When the engine cannot alias and the policy needs it.
    pub fn set_policy(&mut self, policy: Policy) -> Result<(), Error<E>> {
        if policy != Policy::Unique && !E::CAN_ALIAS {
            return Err(Error::argument(format!(
                "the {} engine updates with policy unique alone, found {}",
                E::NAME,
                policy.name()
            )));
        }
        self.policy = policy;
        Ok(())
    }

    /// True when an update may be seen through another handle.
    #[inline]
    pub fn aliases(&self) -> bool {
        E::CAN_ALIAS && self.policy != Policy::Unique
    }

    /// The limits in force.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Sets the limits; fuel counts from here.
    pub fn set_limits(&mut self, limits: Limits) {
        self.fuel = limits.fuel.unwrap_or(u64::MAX);
        self.limits = limits;
        self.fuel_used = 0;
        self.ticks = 0;
        self.slice = 0;
        self.next_slice();
    }

    fn next_slice(&mut self) {
        self.fuel_used += self.slice - self.ticks;
        self.slice = self.fuel.min(SLICE);
        self.ticks = self.slice;
        if self.limits.fuel.is_some() {
            self.fuel -= self.slice;
        }
    }

    /// The fuel used since the limits were set.
    pub fn fuel_used(&self) -> u64 {
        self.fuel_used + (self.slice - self.ticks)
    }

    /// Uses `ticks` of fuel: one for each call and loop iteration, one for each element that a
    /// builtin works on.
    ///
    /// # Errors
    /// When fuel, time or patience is at its end.
    #[inline(always)]
    pub fn charge(&mut self, ticks: u64) -> Result<(), Error<E>> {
        match self.ticks.checked_sub(ticks) {
            Some(left) => {
                self.ticks = left;
                Ok(())
            }
            None => self.charge_slow(ticks),
        }
    }

    #[cold]
    #[inline(never)]
    fn charge_slow(&mut self, mut ticks: u64) -> Result<(), Error<E>> {
        self.check_stop()?;
        // What grows without a context (cells, closures, lazy sequences) is noticed here.
        self.check_bytes()?;
        loop {
            ticks -= self.ticks.min(ticks);
            self.ticks = 0;
            self.next_slice();
            if self.slice == 0 {
                let fuel = self.limits.fuel.unwrap_or(0);
                return Err(Error::limit(format!("the fuel limit of {fuel} is reached")));
            }
            if ticks <= self.ticks {
                self.ticks -= ticks;
                return Ok(());
            }
            if self.limits.fuel.is_none() {
                self.fuel_used += ticks;
                return Ok(());
            }
        }
    }

    /// Lets a `finally` run a little after a limit was reached: fuel for some thousand steps, once.
    pub fn grant_grace(&mut self) {
        self.ticks = self.ticks.max(GRACE);
        self.slice = self.slice.max(self.ticks);
        self.limits.deadline = None;
    }

    /// A flag that stops the program soon after it is set.
    pub fn interrupt(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.interrupt)
    }

    /// Fails when the program is to stop now. Whoever waits asks this from time to time.
    ///
    /// # Errors
    /// When it is interrupted, or its time is at its end.
    pub fn check_stop(&self) -> Result<(), Error<E>> {
        if self.interrupt.swap(false, Ordering::Relaxed) {
            return Err(Error::new(ErrorKind::Interrupted, "interrupted"));
        }
        if self.limits.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Err(Error::limit("the time limit is reached"));
        }
        Ok(())
    }

    /// Fails when the objects hold more than the limit.
    ///
    /// # Errors
    /// See above.
    #[inline]
    pub fn check_bytes(&self) -> Result<(), Error<E>> {
        if heap::held_bytes() > self.limits.bytes {
            return Err(self.out_of_bytes());
        }
        Ok(())
    }

    /// Fails when `bytes` more would pass the limit, before they are allocated.
    ///
    /// # Errors
    /// See above.
    #[inline]
    pub fn check_allocation(&self, bytes: usize) -> Result<(), Error<E>> {
        if heap::held_bytes().saturating_add(bytes) > self.limits.bytes || bytes > isize::MAX as usize / 2 {
            return Err(self.out_of_bytes());
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn out_of_bytes(&self) -> Error<E> {
        if self.limits.bytes == usize::MAX {
            return Error::limit("the result would be larger than any memory");
        }
        Error::limit(format!("the byte limit of {} is reached", self.limits.bytes))
    }

    /// The updates so far.
    pub fn update_counts(&self) -> UpdateCounts {
        self.counts
    }

    /// Keeps each update's outcome until [`Cx::take_outcomes`], so that it can be told where it was.
    pub fn set_tracing(&mut self, tracing: bool) {
        self.tracing = tracing;
    }

    /// True when outcomes are kept.
    #[inline]
    pub fn is_tracing(&self) -> bool {
        self.tracing
    }

    /// The outcomes since the last call.
    pub fn take_outcomes(&mut self) -> Vec<Outcome> {
        std::mem::take(&mut self.outcomes)
    }

    #[inline]
    pub(crate) fn count_update(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::InPlace => self.counts.in_place += 1,
            Outcome::Aliased => self.counts.aliased += 1,
            Outcome::Copied => self.counts.copied += 1,
        }
        if self.tracing {
            self.outcomes.push(outcome);
        }
    }

    /// Notes that `object` may lie on a cycle from now on.
    pub(crate) fn suspect<C: Container>(&mut self, object: &Rc<Object<E, C>>) {
        if object.mark_listed() {
            self.add_suspect(Box::new(Rc::downgrade(object)));
        }
    }

    /// Notes an atom, which may lie on a cycle.
    pub fn suspect_atom(&mut self, atom: &Rc<Atom<E>>) {
        self.add_suspect(Box::new(Rc::downgrade(atom)));
    }

    /// Notes an object whose fields change, which may lie on a cycle.
    pub fn suspect_instance(&mut self, instance: &Rc<Instance<E>>) {
        self.add_suspect(Box::new(Rc::downgrade(instance)));
    }

    /// Notes a transient, which may lie on a cycle.
    pub(crate) fn suspect_transient(&mut self, transient: &Rc<Transient<E>>) {
        self.add_suspect(Box::new(Rc::downgrade(transient)));
    }

    fn add_suspect(&mut self, suspect: Box<dyn Suspect>) {
        if self.suspects.len() >= self.suspects_next {
            self.suspects.retain(|suspect| suspect.is_alive());
            self.suspects_next = (self.suspects.len() * 2).max(1024);
        }
        self.suspects.push(suspect);
    }

    /// Empties all that may lie on a cycle. The interpreter calls it when it ends.
    pub fn clear_cycles(&mut self) {
        for suspect in std::mem::take(&mut self.suspects) {
            suspect.clear();
        }
        self.types.clear();
    }

    /// Sends output to `output`.
    pub fn set_output(&mut self, output: Box<dyn Write>) {
        self.output = output;
    }

    /// Replaces the output and returns the one before.
    pub fn replace_output(&mut self, output: Box<dyn Write>) -> Box<dyn Write> {
        std::mem::replace(&mut self.output, output)
    }

    /// Writes `text` to the output.
    ///
    /// # Errors
    /// When the output limit is reached, or the output fails.
    pub fn write(&mut self, text: &str) -> Result<(), Error<E>> {
        let room = self.limits.output.map_or(usize::MAX, |limit| limit.saturating_sub(self.written));
        if text.len() > room {
            let mut end = room;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let _ = self.output.write_all(&text.as_bytes()[..end]);
            self.written += room;
            let limit = self.limits.output.unwrap_or(0);
            return Err(Error::limit(format!("the output limit of {limit} bytes is reached")));
        }
        self.written += text.len();
        self.output
            .write_all(text.as_bytes())
            .map_err(|error| Error::new(ErrorKind::Io, format!("cannot write the output: {error}")))
    }

    /// Flushes the output.
    ///
    /// # Errors
    /// When the output fails.
    pub fn flush(&mut self) -> Result<(), Error<E>> {
        self.output
            .flush()
            .map_err(|error| Error::new(ErrorKind::Io, format!("cannot write the output: {error}")))
    }
}
