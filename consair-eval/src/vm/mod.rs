//! The register machine.
//!
//! ```text
//! stack  ... | callee, argument, argument, local, temporary ... | callee, argument ...
//!              └ window of a call, registers of its frame         └ window of the next
//! ```
//!
//! A call's arguments lie in a row after its callee; the callee's frame begins there, so that nothing
//! is copied: register 0 is the function itself, by which it finds its captures. The result replaces
//! the callee. Host
//! functions never run inside each other: what they ask for is called by the driver, and their rest
//! waits as a frame.

pub mod code;
pub(crate) mod coroutine;
mod drive;
pub mod kinds;
mod operate;
mod outside;
mod run;
mod slow;

pub(crate) use drive::Rest;

use std::any::Any;
use std::rc::Rc;

use consair_core::engine::Engine;
use consair_core::function::{Closure, Resume};
use consair_core::reference::redefinitions;
use consair_core::span::Span;
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use crate::bytecode::op::{REGISTERS, Reg};
use code::{Code, FnCode};
pub(crate) use drive::wrong_arity;
use operate::Direct;

/// A body under way. The last of the machine's frames runs; the others wait for a call.
struct Frame<E: Engine> {
    code: Rc<Code<E>>,
    /// The next instruction. Of the frame that runs, the loop has it.
    pc: u32,
    /// Where its registers begin: the first is the function itself, if its body reads it.
    base: u32,
}

impl<E: Engine> Frame<E> {
    /// Goes on `by` instructions further.
    fn jump(&mut self, by: i16) {
        self.pc = self.pc.wrapping_add_signed(i32::from(by));
    }
}

/// The entries of the table of bodies called lately.
const BODIES: usize = 64;

/// The body called lately from a place in the code: it is found again without a look at the type of
/// the code object.
struct CachedBody<E: Engine> {
    function: Rc<dyn Any>,
    argc: u16,
    body: Rc<Code<E>>,
}

type Bodies<E> = [Option<CachedBody<E>>; BODIES];

/// The entries of the table of calls of vars.
const SITES: usize = 128;

/// An instruction that calls a var, and what it called the last time: an inline cache (Deutsch and
/// Schiffman, "Efficient implementation of the Smalltalk-80 system", 1984), kept beside the code since
/// interpreters share that.
struct Site<E: Engine> {
    /// The number of the instruction.
    number: usize,
    /// Of the [redefinitions] when it was looked up: as long as there are no more, it is still true.
    redefinitions: u64,
    target: Option<Target<E>>,
}

/// What a call of a var goes to.
enum Target<E: Engine> {
    /// A body that does not read register 0.
    Body(Rc<Code<E>>),
    Host(Direct<E>),
}

impl<E: Engine> Site<E> {
    /// What is called, if it was the instruction `number` that called it and that is still true.
    #[inline(always)]
    fn target(&self, number: usize) -> Option<&Target<E>> {
        if self.number == number && self.redefinitions == redefinitions() {
            self.target.as_ref()
        } else {
            None
        }
    }

    /// Remembers that the instruction `number` calls `target`.
    #[cold]
    #[inline(never)]
    fn remember(&mut self, number: usize, target: Target<E>) {
        *self = Site { number, redefinitions: redefinitions(), target: Some(target) };
    }
}

/// What waits for the result of a call, other than a body.
struct Wait<E: Engine> {
    /// The number of bodies that wait below it.
    depth: usize,
    kind: WaitKind<E>,
}

enum WaitKind<E: Engine> {
    /// The rest of a host function. Its result goes to the place `slot`; its calls have their window
    /// at `window`.
    Native { resume: Box<dyn Resume<E>>, slot: usize, window: usize },
    /// The place `slot`.
    Deliver { slot: usize },
    /// The innermost body, which goes on `by` instructions further unless the result is true.
    Branch { by: i16 },
    /// A generator that computes its next element, for the place `slot`.
    Generator { generator: Value<E>, slot: usize },
    /// The host.
    Entry,
}

/// Where an error continues.
struct Handler {
    /// The number of bodies below the one with the `try`.
    depth: usize,
    /// The register for the error.
    reg: Reg,
    /// The instruction.
    to: u32,
    /// True for `finally`, which sees every error.
    finally: bool,
}

/// The machine: a stack of values and what waits on it.
pub struct Vm<E: Engine> {
    stack: Vec<Value<E>>,
    /// The bodies under way, the innermost last, and places for more: a place keeps the code that it
    /// had, so that the next call from there often finds its own and counts no reference.
    frames: Vec<Frame<E>>,
    /// The number of bodies under way.
    depth: usize,
    bodies: Bodies<E>,
    sites: [Site<E>; SITES],
    /// The others that wait. A body returns to the body below it, unless one of these lies between.
    waits: Vec<Wait<E>>,
    /// The depth of the last of `waits`.
    floor: usize,
    handlers: Vec<Handler>,
    /// True once a `finally` got its grace after an error that cannot be caught.
    graced: bool,
}

impl<E: Engine> Default for Vm<E> {
    fn default() -> Self {
        Vm {
            stack: Vec::new(),
            frames: Vec::new(),
            depth: 0,
            bodies: std::array::from_fn(|_| None),
            sites: std::array::from_fn(|_| Site { number: 0, redefinitions: 0, target: None }),
            waits: Vec::new(),
            floor: 0,
            handlers: Vec::new(),
            graced: false,
        }
    }
}

impl<E: Engine> Vm<E> {
    /// Makes room for a frame at `base`.
    fn ensure(&mut self, base: usize) {
        if self.stack.len() < base + REGISTERS {
            Self::grow(&mut self.stack, base);
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(stack: &mut Vec<Value<E>>, base: usize) {
        let len = (base + REGISTERS).max(stack.len() + stack.len() / 2);
        stack.resize_with(len, || Value::Nil);
    }

    /// Puts a body whose registers begin at `base` on top of `depth` frames.
    #[inline(always)]
    fn begin_frame(frames: &mut Vec<Frame<E>>, depth: usize, code: &Rc<Code<E>>, base: usize) {
        let Some(frame) = frames.get_mut(depth) else {
            return Self::begin_new_frame(frames, code, base);
        };
        if !Rc::ptr_eq(&frame.code, code) {
            frame.code = Rc::clone(code);
        }
        frame.pc = 0;
        frame.base = base as u32;
    }

    #[cold]
    #[inline(never)]
    fn begin_new_frame(frames: &mut Vec<Frame<E>>, code: &Rc<Code<E>>, base: usize) {
        frames.push(Frame { code: Rc::clone(code), pc: 0, base: base as u32 });
    }

    /// The innermost body under way.
    fn frame(&mut self) -> &mut Frame<E> {
        &mut self.frames[self.depth - 1]
    }

    /// Empties the places `from..to`.
    fn clear(&mut self, from: usize, to: usize) {
        let to = to.min(self.stack.len());
        for value in &mut self.stack[from.min(to)..to] {
            Value::put(value, Value::Nil);
        }
    }

    /// The body of the function `callee` for `argc` arguments; `None` where there is none, or it takes
    /// the rest of its arguments as a list.
    #[inline(always)]
    fn body<'b>(
        bodies: &'b mut Bodies<E>,
        site: usize,
        callee: &Value<E>,
        argc: u16,
    ) -> Option<&'b Rc<Code<E>>> {
        let Value::Fn(closure) = callee else { return None };
        let entry = &mut bodies[site % BODIES];
        match entry {
            Some(cached) if Rc::ptr_eq(&cached.function, closure.code()) && cached.argc == argc => {}
            _ => Self::find_body(entry, closure, argc)?,
        }
        entry.as_ref().map(|cached| &cached.body)
    }

    #[cold]
    #[inline(never)]
    fn find_body(entry: &mut Option<CachedBody<E>>, closure: &Closure<E>, argc: u16) -> Option<()> {
        let code = FnCode::of(closure);
        let body = code.body(closure, usize::from(argc)).filter(|body| !body.proto.variadic)?;
        if code.is_group() {
            // The functions of a `letfn` share their code object: the driver calls them.
            return None;
        }
        let function = Rc::clone(closure.code());
        *entry = Some(CachedBody { function, argc, body: Rc::clone(body) });
        Some(())
    }

    /// The innermost first: the name of the function and the place in the source of its call.
    fn trace(&self) -> impl Iterator<Item = (Option<Symbol>, Option<Span>)> {
        self.frames[..self.depth].iter().rev().map(|frame| {
            let proto = &frame.code.proto;
            (proto.name, proto.spans.get((frame.pc as usize).saturating_sub(1)).copied())
        })
    }

    fn wait(&mut self, kind: WaitKind<E>) {
        self.floor = self.depth;
        self.waits.push(Wait { depth: self.floor, kind });
    }

    fn end_wait(&mut self) -> Option<WaitKind<E>> {
        let wait = self.waits.pop()?;
        self.floor = self.waits.last().map_or(0, |wait| wait.depth);
        Some(wait.kind)
    }

    /// True when the calls stand as deep inside each other as they may.
    fn is_full(&self, cx: &consair_core::context::Cx<E>) -> bool {
        self.depth + self.waits.len() > cx.limits().depth
    }
}
