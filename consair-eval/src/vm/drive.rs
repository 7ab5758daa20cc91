//! Between bodies: calls of anything, results, errors.

use std::cell::Cell;
use std::rc::Rc;

use consair_core::callable::Callable;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind, TraceEntry};
use consair_core::function::{MachineFn, Native, NativeCode, Step, Stepped};
use consair_core::host::HostObject;
use consair_core::value::{Value, print};

use super::code::FnCode;
use super::{Vm, WaitKind, coroutine};
use crate::builtins::custom::operator;
use crate::bytecode::op::Op;
use crate::{builtins, runtime};

/// The calls that an error remembers.
const TRACE: usize = 64;

/// The rest of a call's arguments as one value, a sequence that need not be realised: what `apply` hands
/// a function with a rest parameter.
pub(crate) struct Rest<E: Engine>(Cell<Value<E>>);

impl<E: Engine> Rest<E> {
    /// `seq`, which is not empty, as the last argument of a call.
    pub(crate) fn argument(seq: Value<E>) -> Value<E> {
        Value::Host(Rc::new(HostObject::new(Rest(Cell::new(seq)))))
    }

    fn in_host(host: &HostObject<E>) -> Option<Value<E>> {
        host.downcast_ref::<Rest<E>>().map(|rest| rest.0.take())
    }
}

/// What the machine does next.
pub(super) enum Todo<E: Engine> {
    /// Goes on with the innermost body.
    Run,
    /// Calls what lies at `window`, with the arguments after it.
    Call { window: usize, argc: usize },
    /// Gives the result of a call whose window is at `slot` to what waits for it.
    Return { value: Value<E>, slot: usize },
    /// Raises an error.
    Fail(Error<E>),
}

impl<E: Engine> Vm<E> {
    /// Calls `callee` with `args` and runs until its result is there.
    ///
    /// # Errors
    /// The error that nothing caught.
    pub fn call(
        &mut self,
        cx: &mut Cx<E>,
        callee: Value<E>,
        args: impl IntoIterator<Item = Value<E>>,
    ) -> Result<Value<E>, Error<E>> {
        self.ensure(0);
        self.graced = false;
        self.wait(WaitKind::Entry);
        self.stack[0] = callee;
        let mut argc = 0;
        for arg in args {
            argc += 1;
            self.ensure(argc);
            self.stack[argc] = arg;
        }
        self.drive(cx, Todo::Call { window: 0, argc })
    }

    pub(super) fn drive(&mut self, cx: &mut Cx<E>, mut todo: Todo<E>) -> Result<Value<E>, Error<E>> {
        loop {
            todo = match todo {
                Todo::Run => self.run(cx),
                Todo::Call { window, argc } => self.begin(cx, window, argc),
                Todo::Return { value, slot } if self.depth > self.floor => {
                    Value::put(&mut self.stack[slot], value);
                    Todo::Run
                }
                Todo::Return { value, .. } => match self.end_wait() {
                    Some(WaitKind::Native { resume, slot, window }) => {
                        let stepped = resume.resume(cx, value);
                        self.note_updates(cx);
                        self.stepped(cx, stepped, slot, window)
                    }
                    Some(WaitKind::Deliver { slot }) => Todo::Return { value, slot },
                    Some(WaitKind::Branch { by }) => {
                        if !value.is_truthy() {
                            self.frame().jump(by);
                        }
                        Todo::Run
                    }
                    Some(WaitKind::Generator { generator, slot }) => {
                        coroutine::end(&generator);
                        Todo::Return { value: Value::Nil, slot }
                    }
                    Some(WaitKind::Entry) | None => {
                        self.frames.truncate(self.depth);
                        Value::put(&mut self.stack[0], Value::Nil);
                        return Ok(value);
                    }
                },
                Todo::Fail(error) => self.unwind(cx, error)?,
            };
        }
    }

    /// Goes on with what a host function answered.
    pub(super) fn stepped(
        &mut self,
        cx: &mut Cx<E>,
        stepped: Stepped<E>,
        slot: usize,
        window: usize,
    ) -> Todo<E> {
        match stepped {
            Ok(Step::Done(value)) => Todo::Return { value, slot },
            Ok(Step::Call { callee, args, then }) => {
                match then {
                    Some(resume) => self.wait(WaitKind::Native { resume, slot, window }),
                    None if slot != window => self.wait(WaitKind::Deliver { slot }),
                    None => {}
                }
                if self.is_full(cx) {
                    return Todo::Fail(Self::too_deep(cx));
                }
                let argc = args.len();
                self.ensure(window + argc);
                Value::put(&mut self.stack[window], callee);
                for (index, arg) in args.into_iter().enumerate() {
                    Value::put(&mut self.stack[window + 1 + index], arg);
                }
                Todo::Call { window, argc }
            }
            Err(error) => Todo::Fail(error),
        }
    }

    /// Begins the call at `window`.
    fn begin(&mut self, cx: &mut Cx<E>, window: usize, argc: usize) -> Todo<E> {
        if let Err(error) = cx.charge(1) {
            return Todo::Fail(error);
        }
        match &self.stack[window] {
            Value::Fn(closure) => {
                let closure = Rc::clone(closure);
                match FnCode::of(&closure).body(&closure, argc) {
                    Some(code) => {
                        let code = Rc::clone(code);
                        let base = window;
                        self.ensure(base);
                        if code.proto.variadic {
                            self.collect_rest(base + 1, usize::from(code.proto.params), argc);
                        }
                        if self.is_full(cx) {
                            return Todo::Fail(Self::too_deep(cx));
                        }
                        Self::begin_frame(&mut self.frames, self.depth, &code, base);
                        self.depth += 1;
                        Todo::Run
                    }
                    None => {
                        let expected = FnCode::of(&closure).expected(&closure, 0);
                        Todo::Fail(wrong_arity(closure.name().map(|name| name.text()), &expected, argc))
                    }
                }
            }
            Value::Native(native) => {
                let native = Rc::clone(native);
                if !native.arity.accepts(argc) {
                    let name = native.name.text();
                    return Todo::Fail(wrong_arity(Some(name), &native.arity.to_string(), argc));
                }
                // Its result may go elsewhere.
                Value::put(&mut self.stack[window], Value::Nil);
                if let NativeCode::Machine(function) = native.code {
                    return match function {
                        MachineFn::Yield => self.suspend_generator(cx, window),
                        MachineFn::Resume => self.resume_generator(cx, window),
                    };
                }
                let args = &mut self.stack[window + 1..=window + argc];
                if let NativeCode::Dispatch(dispatch) = &native.code
                    && let Ok(target) = dispatch.target(cx, args)
                {
                    Value::put(&mut self.stack[window], target);
                    return Todo::Call { window, argc };
                }
                let stepped = run_native(cx, &native, args);
                for arg in args {
                    Value::put(arg, Value::Nil);
                }
                self.note_updates(cx);
                self.stepped(cx, stepped, window, window)
            }
            Value::Var(var) => match var.value() {
                Some(value) => {
                    Value::put(&mut self.stack[window], value);
                    Todo::Call { window, argc }
                }
                None => Todo::Fail(unbound(var.name())),
            },
            callee if let Some(invoke) = callee.custom("invoke") => {
                let args = self.stack[window..=window + argc].iter_mut().map(Value::take).collect();
                self.stepped(cx, Ok(Step::Call { callee: invoke, args, then: None }), window, window)
            }
            callee if builtins::needs_search(callee, &self.stack[window + 1..=window + argc]) => {
                self.search(cx, window, argc)
            }
            callee => {
                let result = callee.call(&self.stack[window + 1..=window + argc]);
                self.clear(window, window + 1 + argc);
                match result {
                    Ok(value) => Todo::Return { value, slot: window },
                    Err(error) => Todo::Fail(error),
                }
            }
        }
    }

    /// Calls a key, or a collection that a function sorts, as `get` does: that can wait for the function.
    #[cold]
    #[inline(never)]
    fn search(&mut self, cx: &mut Cx<E>, window: usize, argc: usize) -> Todo<E> {
        let mut args: Vec<_> = self.stack[window..=window + argc].iter_mut().map(Value::take).collect();
        if matches!(args[0], Value::Keyword(_) | Value::Symbol(..)) {
            args.swap(0, 1);
        }
        let stepped = builtins::get(cx, &mut args);
        self.note_updates(cx);
        self.stepped(cx, stepped, window, window)
    }

    /// Puts the arguments after the first `params` into a list.
    pub(super) fn collect_rest(&mut self, base: usize, params: usize, argc: usize) {
        let rest = &mut self.stack[base + params..base + argc];
        let given = match rest {
            [Value::Host(last)] => Rest::<E>::in_host(last),
            _ => None,
        };
        let list = match rest {
            [] => Value::Nil,
            rest => given.unwrap_or_else(|| Value::list(rest.iter_mut().map(Value::take))),
        };
        Value::put(&mut self.stack[base + params], list);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn too_deep(cx: &Cx<E>) -> Error<E> {
        Error::limit(format!("the call depth limit of {} is reached", cx.limits().depth))
    }

    /// Tells the interpreter where the updates since the last time were done.
    #[inline]
    pub(super) fn note_updates(&mut self, cx: &mut Cx<E>) {
        if cx.is_tracing() {
            self.note_updates_slow(cx);
        }
    }

    #[cold]
    #[inline(never)]
    fn note_updates_slow(&mut self, cx: &mut Cx<E>) {
        let outcomes = cx.take_outcomes();
        if outcomes.is_empty() {
            return;
        }
        let span = self.trace().next().and_then(|(_, span)| span);
        runtime::note_updates(cx, span, &outcomes);
    }

    /// Says where an error arose, once.
    fn locate(&self, error: &Error<E>) {
        error.locate(|place| {
            if place.span.is_some() {
                return;
            }
            place.trace = self.trace().take(TRACE).map(|(name, span)| TraceEntry { name, span }).collect();
            place.span = place.trace.first().and_then(|entry| entry.span);
            place.call = place.call.take().or_else(|| self.failed_call());
        });
    }

    /// The call of an instruction that still has its operand.
    fn failed_call(&self) -> Option<String> {
        let frame = self.frames[..self.depth].last()?;
        match frame.code.ops.get((frame.pc as usize).saturating_sub(1))? {
            Op::First { coll, .. } => {
                let operand = &self.stack[frame.base as usize + coll.index()];
                Some(format!("(first {})", print::brief(operand)))
            }
            _ => None,
        }
    }

    /// Takes frames off until something handles `error`.
    fn unwind(&mut self, cx: &mut Cx<E>, mut error: Error<E>) -> Result<Todo<E>, Error<E>> {
        self.locate(&error);
        loop {
            if self.depth > self.floor {
                let top = self.depth - 1;
                if let Some(handler) = self.handlers.pop_if(|handler| handler.depth == top) {
                    let catchable = error.kind().is_catchable();
                    if !catchable && !handler.finally {
                        continue;
                    }
                    if !catchable && !std::mem::replace(&mut self.graced, true) {
                        cx.grant_grace();
                    }
                    let frame = &mut self.frames[top];
                    frame.pc = handler.to;
                    let reg = frame.base as usize + handler.reg.index();
                    Value::put(&mut self.stack[reg], error.into_value());
                    return Ok(Todo::Run);
                }
                let base = self.frame().base as usize;
                let registers = usize::from(self.frame().code.registers);
                self.clear(base, base + registers);
                self.depth -= 1;
                continue;
            }
            match self.end_wait() {
                Some(WaitKind::Native { resume, slot, window }) => match resume.failed(cx, error) {
                    Ok(step) => return Ok(self.stepped(cx, Ok(step), slot, window)),
                    Err(next) => {
                        error = next;
                        self.locate(&error);
                    }
                },
                Some(WaitKind::Deliver { .. } | WaitKind::Branch { .. }) => {}
                Some(WaitKind::Generator { generator, .. }) => coroutine::end(&generator),
                Some(WaitKind::Entry) | None => {
                    self.frames.truncate(self.depth);
                    let len = self.stack.len();
                    self.clear(0, len);
                    return Err(error);
                }
            }
        }
    }
}

/// Keeps which call failed, if there is more to say of it than its text does. An argument that the
/// function has taken is shown as `_`.
#[cold]
#[inline(never)]
pub(super) fn note_call<E: Engine>(name: consair_core::symbol::Symbol, args: &[Value<E>], error: &Error<E>) {
    let internal = name.with_text(|name| name.ends_with('*') && name != "list*");
    if internal || args.iter().all(Value::is_nil) {
        return;
    }
    note_operands(name, args, error, |arg| if arg.is_nil() { "_".to_owned() } else { print::brief(arg) });
}

/// As [`note_call`], of arguments that nobody took: nil is nil.
pub(super) fn note_operation<E: Engine>(name: &'static str, args: &[Value<E>], error: &Error<E>) {
    note_operands(consair_core::symbol::Symbol::new(name), args, error, print::brief);
}

fn note_operands<E: Engine>(
    name: consair_core::symbol::Symbol,
    args: &[Value<E>],
    error: &Error<E>,
    show: impl Fn(&Value<E>) -> String,
) {
    const MOST: usize = 6;
    error.locate(|place| {
        if place.call.is_some() || place.span.is_some() {
            return;
        }
        let mut call = format!("({name}");
        for arg in args.iter().take(MOST) {
            call.push(' ');
            call.push_str(&show(arg));
        }
        call.push_str(if args.len() > MOST { " ...)" } else { ")" });
        place.call = Some(call);
    });
}

/// Runs the code of a host function. An error remembers the call.
pub(super) fn run_native<E: Engine>(
    cx: &mut Cx<E>,
    native: &Rc<Native<E>>,
    args: &mut [Value<E>],
) -> Stepped<E> {
    let stepped = match &native.code {
        NativeCode::Plain(code) => code(cx, args).map(Step::Done),
        NativeCode::Operator(code) => match code(cx, args) {
            Ok(value) => Ok(Step::Done(value)),
            Err(error) => operator(native, args).unwrap_or(Err(error)),
        },
        NativeCode::Step(code) => code(cx, args),
        NativeCode::Host(code) => code(cx, args),
        NativeCode::Multi(multi) => multi.call(cx, args),
        NativeCode::Dispatch(dispatch) => {
            dispatch.target(cx, args).map(|target| Step::tail(target, args.iter_mut().map(Value::take)))
        }
        NativeCode::Machine(_) => unreachable!("the machine does it itself"),
    };
    if let Err(error) = &stepped {
        note_call(native.name, args, error);
    }
    stepped
}

#[cold]
#[inline(never)]
pub(crate) fn wrong_arity<E: Engine>(name: Option<String>, expected: &str, found: usize) -> Error<E> {
    let name = name.unwrap_or_else(|| "this function".to_owned());
    Error::new(ErrorKind::Arity, format!("expected {expected} to {name}, found {found}"))
}

#[cold]
#[inline(never)]
pub(super) fn unbound<E: Engine>(name: consair_core::symbol::Symbol) -> Error<E> {
    Error::new(ErrorKind::Name, format!("the var {name} has no value yet"))
}
