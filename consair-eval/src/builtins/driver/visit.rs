//! A walk that calls a function for each element.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Args, NativeCode, Resume, Stepped};
use consair_core::value::Value;

use super::call::{Asked, Called, call};
use super::{Fed, Feed, Flow, Need};
use crate::builtins::custom::is_custom;

/// The most arguments of a call for an element of a feed of [few](Feed::FEW), with an accumulator.
const FEW: usize = 3;

/// What is asked of a function for each element, and what its results come to.
pub(crate) trait Visit<E: Engine, T>: 'static {
    /// What must be known before `item` is taken in, if anything.
    #[inline]
    fn needs(&self, item: &T) -> Result<Option<Need<E>>, Error<E>> {
        let _ = item;
        Ok(None)
    }

    /// The arguments for `item`; none to go on without a call. An accumulator is to be moved out: a
    /// second handle would make the function's update a copy.
    fn args(&mut self, cx: &mut Cx<E>, item: T) -> Result<Option<Args<E>>, Error<E>>;

    /// Puts the arguments for `item` into `slots`: as [`Visit::args`]; their number.
    #[inline]
    fn place(&mut self, cx: &mut Cx<E>, item: T, slots: &mut [Value<E>]) -> Result<Option<u16>, Error<E>> {
        let Some(args) = self.args(cx, item)? else { return Ok(None) };
        let argc = args.len() as u16;
        for (slot, arg) in slots.iter_mut().zip(args) {
            Value::put(slot, arg);
        }
        Ok(Some(argc))
    }

    /// True when `result` may be left to [`Visit::relay`].
    #[inline(always)]
    fn relays(&self, result: &Value<E>) -> bool {
        let _ = result;
        false
    }

    /// [`Visit::result`] of `slots[0]` and [`Visit::place`] into the slots after it, in one; the number
    /// of arguments.
    #[inline(always)]
    fn relay(&mut self, slots: &mut [Value<E>], item: T) -> u16 {
        let _ = (slots, item);
        unreachable!("it is asked before")
    }

    /// Takes the function's result in.
    fn result(&mut self, cx: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, Error<E>>;

    /// The result, after the last element or [`Flow::Enough`].
    fn end(self, cx: &mut Cx<E>) -> Stepped<E>;
}

/// Calls `callee` for each element of `feed`. One tick for each.
#[inline]
pub(crate) fn visit<E: Engine, S: Feed<E>, V: Visit<E, S::Item>>(
    cx: &mut Cx<E>,
    feed: S,
    callee: Value<E>,
    state: V,
) -> Stepped<E> {
    let mut visiting = Visiting { feed, callee, state, waiting: Waiting::Element, halted: None };
    match visiting.advance(cx, None, None)? {
        Halt::End => visiting.state.end(cx),
        halt => halt.wait(cx, Box::new(visiting)),
    }
}

struct Visiting<E: Engine, S: Feed<E>, V> {
    feed: S,
    callee: Value<E>,
    state: V,
    waiting: Waiting<E, S::Item>,
    /// Why it stands still, where that is still to be told.
    halted: Option<Halt<E>>,
}

/// What a walk that stands still waits for.
enum Waiting<E: Engine, T> {
    /// A lazy sequence on the way to the next element.
    Element,
    /// The result of the function.
    Result,
    /// A part of this result.
    Part(Value<E>),
    /// What this element needs.
    Item(T),
}

enum Halt<E: Engine> {
    End,
    Need(Need<E>),
    Ask(Asked<E>),
}

impl<E: Engine> Halt<E> {
    fn wait(self, cx: &mut Cx<E>, machine: Box<dyn Resume<E>>) -> Stepped<E> {
        match self {
            Halt::Need(need) => need.wait(cx, machine),
            Halt::Ask(asked) => Ok(asked.then(machine)),
            Halt::End => unreachable!("a walk that ended waits for nothing"),
        }
    }
}

impl<E: Engine, S: Feed<E>, V: Visit<E, S::Item>> Visiting<E, S, V> {
    fn tell(self: Box<Self>, cx: &mut Cx<E>, halt: Halt<E>) -> Stepped<E> {
        match halt {
            Halt::End => self.state.end(cx),
            halt => halt.wait(cx, self),
        }
    }

    /// Calls the function for one element after the other, as long as that needs no evaluator.
    fn advance(
        &mut self,
        cx: &mut Cx<E>,
        mut result: Option<Value<E>>,
        mut again: Option<S::Item>,
    ) -> Result<Halt<E>, Error<E>> {
        loop {
            let item = match self.next(cx, result.take(), again.take())? {
                Ok(item) => item,
                Err(halt) => return Ok(halt),
            };
            let Some(called) = self.call(cx, item)? else { continue };
            match called {
                Called::Done(value) => result = Some(value),
                Called::Ask(asked) => {
                    self.waiting = Waiting::Result;
                    return Ok(Halt::Ask(asked));
                }
            }
        }
    }

    /// Calls the function for `item`, if that is to be done. The arguments of a builtin that never asks
    /// for a call stay where they are put.
    #[inline(always)]
    fn call(&mut self, cx: &mut Cx<E>, item: S::Item) -> Result<Option<Called<E>>, Error<E>> {
        let code = match &self.callee {
            Value::Native(native) if S::FEW => match native.code {
                NativeCode::Plain(code) => Some((code, native.arity, false)),
                NativeCode::Operator(code) => Some((code, native.arity, true)),
                _ => None,
            },
            _ => None,
        };
        let Some((code, arity, is_operator)) = code else {
            let Some(args) = self.state.args(cx, item)? else { return Ok(None) };
            return call(cx, &self.callee, args).map(Some);
        };
        let mut slots = [const { Value::Nil }; FEW];
        let Some(argc) = self.state.place(cx, item, &mut slots)? else { return Ok(None) };
        let args = &mut slots[..usize::from(argc)];
        if arity.accepts(args.len()) {
            match code(cx, args) {
                Ok(value) => return Ok(Some(Called::Done(value))),
                // The type of an operand may have an answer. (An operator has no effects.)
                Err(_) if is_operator && args.iter().any(is_custom) => {}
                Err(error) => return Err(error),
            }
        }
        call(cx, &self.callee, args.iter_mut().map(Value::take).collect()).map(Some)
    }

    /// [`Resume::again`], where more than the common is to be done.
    #[inline(never)]
    fn go_on(&mut self, cx: &mut Cx<E>, window: &mut [Value<E>]) -> Result<Option<u16>, Error<E>> {
        let mut result = Some(Value::take(&mut window[0]));
        loop {
            match self.next(cx, result.take(), None)? {
                Ok(item) => {
                    if let Some(argc) = self.state.place(cx, item, &mut window[1..])? {
                        return Ok(Some(argc));
                    }
                }
                Err(halt) => {
                    self.halted = Some(halt);
                    return Ok(None);
                }
            }
        }
    }

    /// Takes a result in, and gives the next element: `again` where that is one that waited.
    #[inline(always)]
    fn next(
        &mut self,
        cx: &mut Cx<E>,
        result: Option<Value<E>>,
        again: Option<S::Item>,
    ) -> Result<Result<S::Item, Halt<E>>, Error<E>> {
        if let Some(result) = result {
            match self.state.result(cx, result)? {
                Flow::More => {}
                Flow::Enough => return Ok(Err(Halt::End)),
                Flow::Realise(need, result) => {
                    self.waiting = Waiting::Part(result);
                    return Ok(Err(Halt::Need(need)));
                }
            }
        }
        let item = if let Some(item) = again {
            item
        } else if let Some(item) = self.feed.at_hand() {
            item
        } else {
            match self.feed.pull(cx)? {
                Fed::Item(item) => item,
                Fed::End => return Ok(Err(Halt::End)),
                Fed::Force(lazy) => {
                    self.waiting = Waiting::Element;
                    return Ok(Err(Halt::Need(Need::Top(lazy))));
                }
            }
        };
        cx.charge(1)?;
        if let Some(need) = self.state.needs(&item)? {
            self.waiting = Waiting::Item(item);
            return Ok(Err(Halt::Need(need)));
        }
        Ok(Ok(item))
    }
}

impl<E: Engine, S: Feed<E>, V: Visit<E, S::Item>> Resume<E> for Visiting<E, S, V> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, value: Value<E>) -> Stepped<E> {
        if let Some(halt) = self.halted.take() {
            return self.tell(cx, halt);
        }
        let (result, item) = match std::mem::replace(&mut self.waiting, Waiting::Element) {
            Waiting::Element => {
                // What was realised: the feed has it, and nobody else should while its elements are used.
                drop(value);
                (None, None)
            }
            Waiting::Result => (Some(value), None),
            Waiting::Part(result) => (Some(result), None),
            Waiting::Item(item) => (None, Some(item)),
        };
        let halt = self.advance(cx, result, item)?;
        self.tell(cx, halt)
    }

    fn again(&mut self, cx: &mut Cx<E>, window: &mut [Value<E>]) -> Result<Option<u16>, Error<E>> {
        if !matches!(self.waiting, Waiting::Result) || !matches!(self.callee, Value::Fn(_)) {
            return Ok(None);
        }
        if self.state.relays(&window[0])
            && let Some(item) = self.feed.at_hand()
        {
            cx.charge(1)?;
            return Ok(Some(self.state.relay(window, item)));
        }
        self.go_on(cx, window)
    }

    fn repeats(&self) -> &Value<E> {
        &self.callee
    }
}
