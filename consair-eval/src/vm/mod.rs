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
//! functions never run inside each other: what they ask for is called by [`Vm::drive`], and their rest
//! waits as a frame.

pub mod code;
mod drive;
pub mod kinds;
mod operate;
mod run;

use std::rc::Rc;

use consair_core::engine::Engine;
use consair_core::function::Resume;
use consair_core::value::Value;

use crate::bytecode::op::REGISTERS;
use code::Code;
pub(crate) use drive::wrong_arity;

/// A body under way.
struct Current<E: Engine> {
    code: Rc<Code<E>>,
    /// The next instruction.
    pc: usize,
    /// Where its registers begin: the first is the function itself.
    base: usize,
}

/// What waits for the result of a call.
enum Frame<E: Engine> {
    /// A body.
    Code(Current<E>),
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
    /// The number of frames below the body with the `try`.
    frame: usize,
    /// The register for the error.
    reg: u16,
    /// The instruction.
    to: usize,
    /// True for `finally`, which sees every error.
    finally: bool,
}

/// The machine: a stack of values and what waits on it.
pub struct Vm<E: Engine> {
    stack: Vec<Value<E>>,
    frames: Vec<Frame<E>>,
    handlers: Vec<Handler>,
    /// The errors that cannot be caught and for which a `finally` got its grace.
    graced: bool,
}

impl<E: Engine> Default for Vm<E> {
    fn default() -> Self {
        Vm { stack: Vec::new(), frames: Vec::new(), handlers: Vec::new(), graced: false }
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
}
