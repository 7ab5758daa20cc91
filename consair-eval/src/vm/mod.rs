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
mod drive;
pub mod kinds;
mod operate;
mod outside;
mod run;

pub(crate) use drive::Rest;

use std::any::Any;
use std::rc::Rc;

use consair_core::engine::Engine;
use consair_core::function::{Closure, Resume};
use consair_core::span::Span;
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use crate::bytecode::op::REGISTERS;
use code::{Code, FnCode};
pub(crate) use drive::wrong_arity;

/// A body under way.
struct Current<E: Engine> {
    code: Rc<Code<E>>,
    /// The next instruction.
    pc: usize,
    /// Where its registers begin: the first is the function itself.
    base: usize,
}

/// The bodies that wait for a call, the innermost last. Code and place lie in two vectors: each is
/// stored and loaded in one piece.
struct Calls<E: Engine> {
    codes: Vec<Rc<Code<E>>>,
    /// `pc` and `base`, each in half of a word.
    places: Vec<u64>,
}

impl<E: Engine> Calls<E> {
    #[inline(always)]
    fn push(&mut self, current: Current<E>) {
        self.places.push((current.pc as u64) << 32 | current.base as u64);
        self.codes.push(current.code);
    }

    #[inline(always)]
    fn pop(&mut self) -> Option<Current<E>> {
        let code = self.codes.pop()?;
        let place = self.places.pop()?;
        Some(Current { code, pc: (place >> 32) as usize, base: place as u32 as usize })
    }

    #[inline(always)]
    fn len(&self) -> usize {
        self.codes.len()
    }

    /// The innermost first: the name of the function and the place in the source of its call.
    fn trace(&self) -> impl Iterator<Item = (Option<Symbol>, Option<Span>)> {
        self.codes.iter().zip(&self.places).rev().map(|(code, place)| {
            let pc = (place >> 32) as usize;
            (code.proto.name, code.proto.spans.get(pc.saturating_sub(1)).copied())
        })
    }
}

/// The entries of the table of bodies called lately.
const BODIES: usize = 64;

/// A body called lately, by code object and number of arguments: it is found again without a look at
/// the type of the code object.
struct CachedBody<E: Engine> {
    function: Rc<dyn Any>,
    argc: usize,
    body: Rc<Code<E>>,
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
    /// The host.
    Entry,
}

/// Where an error continues.
struct Handler {
    /// The number of bodies below the one with the `try`.
    depth: usize,
    /// The register for the error.
    reg: u16,
    /// The instruction.
    to: u32,
    /// True for `finally`, which sees every error.
    finally: bool,
}

/// The machine: a stack of values and what waits on it.
pub struct Vm<E: Engine> {
    stack: Vec<Value<E>>,
    calls: Calls<E>,
    bodies: [Option<CachedBody<E>>; BODIES],
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
            calls: Calls { codes: Vec::new(), places: Vec::new() },
            bodies: std::array::from_fn(|_| None),
            waits: Vec::new(),
            floor: 0,
            handlers: Vec::new(),
            graced: false,
        }
    }
}

impl<E: Engine> Vm<E> {
    /// Makes room for a frame at `base`.
    #[inline(always)]
    fn ensure(&mut self, base: usize) {
        if self.stack.len() < base + REGISTERS {
            self.grow(base);
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, base: usize) {
        let len = (base + REGISTERS).max(self.stack.len() + self.stack.len() / 2);
        self.stack.resize_with(len, || Value::Nil);
    }

    /// Empties the places `from..to`.
    fn clear(&mut self, from: usize, to: usize) {
        let to = to.min(self.stack.len());
        for value in &mut self.stack[from.min(to)..to] {
            Value::put(value, Value::Nil);
        }
    }

    /// The body of `closure` for `argc` arguments; `None` where there is none, or it takes the rest of
    /// its arguments as a list.
    #[inline(always)]
    fn body(
        bodies: &mut [Option<CachedBody<E>>; BODIES],
        closure: &Closure<E>,
        argc: usize,
    ) -> Option<Rc<Code<E>>> {
        let address = Rc::as_ptr(closure.code()).cast::<()>() as usize;
        match &bodies[(address >> 5) % BODIES] {
            Some(cached)
                if Rc::as_ptr(&cached.function).cast::<()>() as usize == address && cached.argc == argc =>
            {
                Some(Rc::clone(&cached.body))
            }
            _ => Self::find_body(bodies, closure, argc),
        }
    }

    #[cold]
    #[inline(never)]
    fn find_body(
        bodies: &mut [Option<CachedBody<E>>; BODIES],
        closure: &Closure<E>,
        argc: usize,
    ) -> Option<Rc<Code<E>>> {
        let code = FnCode::of(closure);
        let body = code.body(closure, argc).filter(|body| !body.proto.variadic)?;
        if !code.is_group() {
            let function = Rc::clone(closure.code());
            let address = Rc::as_ptr(&function).cast::<()>() as usize;
            bodies[(address >> 5) % BODIES] = Some(CachedBody { function, argc, body: Rc::clone(body) });
        }
        Some(Rc::clone(body))
    }

    fn wait(&mut self, kind: WaitKind<E>) {
        self.floor = self.calls.len();
        self.waits.push(Wait { depth: self.floor, kind });
    }

    fn end_wait(&mut self) -> Option<WaitKind<E>> {
        let wait = self.waits.pop()?;
        self.floor = self.waits.last().map_or(0, |wait| wait.depth);
        Some(wait.kind)
    }

    /// True when the calls stand as deep inside each other as they may.
    #[inline(always)]
    fn is_full(&self, cx: &consair_core::context::Cx<E>) -> bool {
        self.calls.len() + self.waits.len() > cx.limits().depth
    }
}
