//! Generators: computations that are suspended where they yield, and go on when they are asked again.
//!
//! ```text
//! frames  ... asks for the next element | body of the generator, what it called ... yield
//!                                       └ cut here: frames, waits, handlers and registers move
//!                                         into the generator, with places counted from the cut
//! ```
//!
//! Nothing of a computation lies on Rust's stack, so it can be cut anywhere: `yield` works inside any
//! callback (of `run!`, `sort-by`, a lazy sequence ...). Only what a host function called, or a macro
//! while it is expanded, runs in a machine of its own and cannot be suspended through. A generator that is dropped while it is
//! suspended does not run its `finally`s. (One-shot delimited continuations: Bruggeman, Waddell and
//! Dybvig, "Representing control in the presence of one-shot continuations", 1996.)

use std::cell::RefCell;
use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::heap::Deep;
use consair_core::host::HostObject;
use consair_core::sequence::SeqObject;
use consair_core::value::Value;

use super::drive::Todo;
use super::{Frame, Handler, Vm, Wait, WaitKind};

/// A generator, kept as a host object.
struct Generator<E: Engine>(Deep<RefCell<State<E>>>);

#[derive(Default)]
enum State<E: Engine> {
    /// The function whose call it is.
    Fresh(Value<E>),
    /// Being computed.
    Running,
    /// It stands at a `yield`.
    Suspended(Box<Segment<E>>),
    /// Nothing more comes.
    #[default]
    Ended,
}

/// What was cut off a machine. Places are counted from the cut.
struct Segment<E: Engine> {
    stack: Vec<Value<E>>,
    frames: Vec<Frame<E>>,
    waits: Vec<Wait<E>>,
    handlers: Vec<Handler>,
    /// Where the result of `yield` goes.
    slot: usize,
}

/// The core function that computes the next cell of a generator's sequence.
pub(crate) const NEXT: &str = "generator-next";

/// The sequence of what `body`, a function without arguments, yields.
pub(crate) fn generator<E: Engine>(cx: &mut Cx<E>, body: Value<E>) -> Value<E> {
    let state = Deep::new(RefCell::new(State::Fresh(body)));
    rest(cx, Value::Host(Rc::new(HostObject::new(Generator::<E>(state)))))
}

/// The sequence of what is still to come.
fn rest<E: Engine>(cx: &mut Cx<E>, generator: Value<E>) -> Value<E> {
    match crate::runtime::core_native(cx, NEXT) {
        Some(next) => SeqObject::lazy_call(Value::Native(next), Box::new([generator])),
        None => unreachable!("{NEXT} is built in"),
    }
}

fn state<E: Engine>(generator: &Value<E>) -> &RefCell<State<E>> {
    match generator {
        Value::Host(host) => match host.downcast_ref::<Generator<E>>() {
            Some(generator) => &generator.0,
            None => unreachable!("only generators are asked for their next element"),
        },
        _ => unreachable!("a generator is a host object"),
    }
}

/// Says that nothing more comes from a generator.
pub(super) fn end<E: Engine>(generator: &Value<E>) {
    drop(state(generator).replace(State::Ended));
}

impl<E: Engine> Vm<E> {
    /// Goes on with the generator in the window's argument; what it yields next goes to the window.
    pub(super) fn resume_generator(&mut self, cx: &mut Cx<E>, window: usize) -> Todo<E> {
        let generator = Value::take(&mut self.stack[window + 1]);
        let is_generator =
            matches!(&generator, Value::Host(host) if host.downcast_ref::<Generator<E>>().is_some());
        if !is_generator {
            return Todo::Fail(Error::expected("a generator", &generator));
        }
        let found = state(&generator).replace(State::Running);
        match found {
            State::Fresh(body) => {
                self.wait(WaitKind::Generator { generator, slot: window });
                if self.is_full(cx) {
                    return Todo::Fail(Self::too_deep(cx));
                }
                Value::put(&mut self.stack[window], body);
                Todo::Call { window, argc: 0 }
            }
            State::Suspended(mut segment) => {
                if let Err(error) = segment.waits.iter_mut().try_for_each(|wait| wait.kind.cross(cx, false)) {
                    return Todo::Fail(error);
                }
                self.wait(WaitKind::Generator { generator, slot: window });
                let slot = window + segment.slot;
                self.paste(*segment, window);
                if self.is_full(cx) {
                    return Todo::Fail(Self::too_deep(cx));
                }
                Todo::Return { value: Value::Nil, slot }
            }
            State::Ended => {
                end(&generator);
                Todo::Return { value: Value::Nil, slot: window }
            }
            State::Running => Todo::Fail(Error::new(
                ErrorKind::State,
                "a generator was asked for its next element while it computes it",
            )),
        }
    }

    /// Suspends the innermost generator at the call in `window`, whose argument it yields.
    pub(super) fn suspend_generator(&mut self, cx: &mut Cx<E>, window: usize) -> Todo<E> {
        let item = Value::take(&mut self.stack[window + 1]);
        let Some(at) = self.waits.iter().rposition(|wait| matches!(wait.kind, WaitKind::Generator { .. }))
        else {
            return Todo::Fail(Error::new(
                ErrorKind::State,
                "yield stands outside of a generator (or in a macro or a function of the host that it called)",
            ));
        };
        let depth = self.waits[at].depth;
        let mut waits = self.waits.split_off(at + 1);
        if let Err(error) = waits.iter_mut().rev().try_for_each(|wait| wait.kind.cross(cx, true)) {
            return Todo::Fail(error);
        }
        let Some(WaitKind::Generator { generator, slot }) = self.end_wait() else {
            unreachable!("it is the last that is left")
        };
        let segment = self.cut(waits, depth, slot, window);
        state(&generator).replace(State::Suspended(Box::new(segment)));
        let rest = rest(cx, generator);
        Todo::Return { value: SeqObject::cons(item, rest), slot }
    }

    /// Takes off the frames above `depth` and the registers from `base` on; `waits` were taken off already.
    fn cut(&mut self, mut waits: Vec<Wait<E>>, depth: usize, base: usize, window: usize) -> Segment<E> {
        let mut frames: Vec<_> = self.frames.drain(depth..self.depth).collect();
        self.depth = depth;
        let top = frames.iter().map(Frame::end).max().unwrap_or(base).max(window + 2);
        let stack = self.stack[base..top].iter_mut().map(Value::take).collect();
        for frame in &mut frames {
            frame.base -= base as u32;
        }
        for wait in &mut waits {
            wait.depth -= depth;
            wait.kind.shift(|place| place - base);
        }
        let first = self.handlers.iter().position(|handler| handler.depth >= depth);
        let mut handlers = self.handlers.split_off(first.unwrap_or(self.handlers.len()));
        for handler in &mut handlers {
            handler.depth -= depth;
        }
        Segment { stack, frames, waits, handlers, slot: window - base }
    }

    /// Puts what was cut off on top of what runs, from `base` on.
    fn paste(&mut self, segment: Segment<E>, base: usize) {
        self.ensure(base + segment.stack.len());
        for (slot, value) in self.stack[base..].iter_mut().zip(segment.stack) {
            Value::put(slot, value);
        }
        let depth = self.depth;
        self.frames.truncate(depth);
        self.frames.extend(segment.frames.into_iter().map(|mut frame| {
            frame.base += base as u32;
            frame
        }));
        self.depth = self.frames.len();
        for mut wait in segment.waits {
            wait.depth += depth;
            wait.kind.shift(|place| place + base);
            self.floor = wait.depth;
            self.waits.push(wait);
        }
        for mut handler in segment.handlers {
            handler.depth += depth;
            self.handlers.push(handler);
        }
    }
}

impl<E: Engine> Frame<E> {
    /// The place after its last register.
    fn end(&self) -> usize {
        self.base as usize + usize::from(self.code.registers)
    }
}

impl<E: Engine> WaitKind<E> {
    /// Tells a host function that its call is suspended, or goes on.
    fn cross(&mut self, cx: &mut Cx<E>, leaves: bool) -> Result<(), Error<E>> {
        match self {
            WaitKind::Native { resume, .. } => resume.cross(cx, leaves),
            _ => Ok(()),
        }
    }

    /// Moves the places that it names.
    fn shift(&mut self, by: impl Fn(usize) -> usize) {
        match self {
            WaitKind::Native { slot, window, .. } => {
                *slot = by(*slot);
                *window = by(*window);
            }
            WaitKind::Deliver { slot } | WaitKind::Generator { slot, .. } => *slot = by(*slot),
            WaitKind::Branch { .. } => {}
            WaitKind::Entry => unreachable!("the host waits below every generator"),
        }
    }
}
