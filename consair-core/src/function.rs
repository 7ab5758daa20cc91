//! Functions, and how one that is running asks for another to be called.
//!
//! No function of the host re-enters the evaluator. One that needs another value computed returns
//! [`Step::Call`]: what to call, and a [`Resume`] that goes on with the result. So the depth of a
//! program's calls is bounded by the evaluator's limits alone, and a program can be suspended
//! anywhere.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use smallvec::SmallVec;

use crate::context::Cx;
use crate::dispatch::Dispatch;
use crate::engine::Engine;
use crate::error::{Error, ErrorKind};
use crate::heap::Deep;
use crate::multi::MultiFn;
use crate::object::{MapObject, Meta};
use crate::symbol::Symbol;
use crate::value::Value;

/// The arguments of a call asked for by a host function.
pub type Args<E> = SmallVec<[Value<E>; 3]>;

/// One argument. (Quicker than to collect it.)
#[inline]
pub fn one<E: Engine>(a: Value<E>) -> Args<E> {
    SmallVec::from_buf_and_len([a, Value::Nil, Value::Nil], 1)
}

/// Two arguments. (Quicker than to collect them.)
#[inline]
pub fn two<E: Engine>(a: Value<E>, b: Value<E>) -> Args<E> {
    SmallVec::from_buf_and_len([a, b, Value::Nil], 2)
}

/// What a host function answers.
pub enum Step<E: Engine> {
    /// The result.
    Done(Value<E>),
    /// Call `callee` with `args`; go on with `then`, or, without one, its result is the result.
    Call {
        /// What to call.
        callee: Value<E>,
        /// With what.
        args: Args<E>,
        /// What to do with the result.
        then: Option<Box<dyn Resume<E>>>,
    },
}

impl<E: Engine> Step<E> {
    /// Call `callee` and go on with `then`.
    pub fn call(
        callee: Value<E>,
        args: impl IntoIterator<Item = Value<E>>,
        then: Box<dyn Resume<E>>,
    ) -> Self {
        Step::Call { callee, args: args.into_iter().collect(), then: Some(then) }
    }

    /// Call `callee`; its result is the result.
    pub fn tail(callee: Value<E>, args: impl IntoIterator<Item = Value<E>>) -> Self {
        Step::Call { callee, args: args.into_iter().collect(), then: None }
    }
}

/// The result of a step.
pub type Stepped<E> = Result<Step<E>, Error<E>>;

/// The rest of a host function that asked for a call.
pub trait Resume<E: Engine>: 'static {
    /// Goes on with the result of the call.
    ///
    /// # Errors
    /// Those of the function.
    fn resume(self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E>;

    /// Goes on with the result of the call, in `window[0]`, where all that follows is another call of
    /// the same function ([`Resume::repeats`]): with the arguments after it, as many as it answers.
    /// `None` when more is to be done: then [`Resume::resume`] goes on, with `nil`, if the result was
    /// taken out of the window, or else with the result.
    ///
    /// A walk that calls a function for each element goes on so without being taken apart and put
    /// together for each of them. The default leaves all to `resume`.
    ///
    /// # Errors
    /// Those of the function.
    fn again(&mut self, cx: &mut Cx<E>, window: &mut [Value<E>]) -> Result<Option<u16>, Error<E>> {
        let _ = (cx, window);
        Ok(None)
    }

    /// The function that [`Resume::again`] goes on to call; the default is `nil`.
    fn repeats(&self) -> &Value<E> {
        &Value::Nil
    }

    /// Goes on after the call failed. The default fails with the same error.
    ///
    /// # Errors
    /// Those of the function.
    fn failed(self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        let _ = cx;
        Err(error)
    }
}

/// How many arguments a function takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    /// The fewest.
    pub min: u16,
    /// The most; `None` for any number.
    pub max: Option<u16>,
}

impl Arity {
    /// Exactly `n`.
    pub const fn exactly(n: u16) -> Self {
        Arity { min: n, max: Some(n) }
    }

    /// `min` or more.
    pub const fn at_least(min: u16) -> Self {
        Arity { min, max: None }
    }

    /// From `min` to `max`.
    pub const fn between(min: u16, max: u16) -> Self {
        Arity { min, max: Some(max) }
    }

    /// True when `count` arguments will do.
    #[inline]
    pub fn accepts(self, count: usize) -> bool {
        count >= usize::from(self.min) && self.max.is_none_or(|max| count <= usize::from(max))
    }
}

impl std::fmt::Display for Arity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.min, self.max) {
            (1, Some(1)) => f.write_str("1 argument"),
            (min, Some(max)) if min == max => write!(f, "{min} arguments"),
            (min, Some(max)) => write!(f, "{min} to {max} arguments"),
            (1, None) => f.write_str("at least 1 argument"),
            (min, None) => write!(f, "at least {min} arguments"),
        }
    }
}

/// A host function that never asks for a call.
pub type PlainFn<E> = fn(&mut Cx<E>, &mut [Value<E>]) -> Result<Value<E>, Error<E>>;
/// A host function that may ask for calls.
pub type StepFn<E> = fn(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E>;
/// A host function with state.
pub type HostFn<E> = dyn Fn(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E>;

/// What only the evaluator's machine can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MachineFn {
    /// Suspends the innermost generator; the argument is the next element of its sequence.
    Yield,
    /// Goes on with a generator, the argument, to its next element.
    Resume,
}

/// The code of a host function. It gets its arguments as slots that it owns, and may take them.
pub enum NativeCode<E: Engine> {
    /// Never asks for a call.
    Plain(PlainFn<E>),
    /// The same, of numbers, and without effects: where it fails, the type of an operand may do it.
    Operator(PlainFn<E>),
    /// May ask for calls.
    Step(StepFn<E>),
    /// Has state.
    Host(Box<HostFn<E>>),
    /// Finds its code by the type of its first argument.
    Dispatch(Box<Dispatch<E>>),
    /// A multimethod: finds its code by what a function says of the arguments.
    Multi(Rc<MultiFn<E>>),
    /// Is done by the machine itself.
    Machine(MachineFn),
}

/// A function of the host.
pub struct Native<E: Engine> {
    /// Its name.
    pub name: Symbol,
    /// How many arguments it takes; checked before it is called.
    pub arity: Arity,
    /// What `doc` prints.
    pub doc: &'static str,
    /// What it does.
    pub code: NativeCode<E>,
}

impl<E: Engine> Native<E> {
    /// A function of no arguments, to be called once.
    ///
    /// # Panics
    /// When the table of names is full.
    pub fn once(
        name: &str,
        code: impl FnOnce(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E> + 'static,
    ) -> Value<E> {
        let code = RefCell::new(Some(code));
        let call = move |cx: &mut Cx<E>, args: &mut [Value<E>]| match code.borrow_mut().take() {
            Some(code) => code(cx, args),
            None => Err(Error::new(ErrorKind::State, "expected to be called once")),
        };
        Value::Native(Rc::new(Native {
            name: Symbol::new(name),
            arity: Arity::exactly(0),
            doc: "",
            code: NativeCode::Host(Box::new(call)),
        }))
    }
}

/// A function of the language: code of the evaluator, and the values it captured.
pub struct Closure<E: Engine> {
    code: Rc<dyn Any>,
    body: Deep<ClosureBody<E>>,
}

struct ClosureBody<E: Engine> {
    name: Option<Symbol>,
    captures: Box<[Value<E>]>,
    meta: Meta<E>,
}

impl<E: Engine> Default for ClosureBody<E> {
    fn default() -> Self {
        ClosureBody { name: None, captures: Box::default(), meta: None }
    }
}

impl<E: Engine> Closure<E> {
    /// A function of `code` over `captures`.
    pub fn new(code: Rc<dyn Any>, name: Option<Symbol>, captures: Box<[Value<E>]>) -> Self {
        Closure { code, body: Deep::new(ClosureBody { name, captures, meta: None }) }
    }

    /// The evaluator's code object.
    #[inline]
    pub fn code(&self) -> &Rc<dyn Any> {
        &self.code
    }

    /// The name it was given, for traces and printing.
    pub fn name(&self) -> Option<Symbol> {
        self.body.name
    }

    /// The captured values.
    #[inline]
    pub fn captures(&self) -> &[Value<E>] {
        &self.body.captures
    }

    /// The metadata map, if there is one.
    pub fn meta(&self) -> Option<&Rc<MapObject<E>>> {
        self.body.meta.as_ref()
    }

    /// The same function with other metadata.
    pub fn with_meta(&self, meta: Meta<E>) -> Self {
        let mut copy = Closure::new(Rc::clone(&self.code), self.body.name, self.body.captures.clone());
        copy.body.meta = meta;
        copy
    }
}
