//! Instructions of the run loop whose operands are not the common ones.

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Args, Step};
use consair_core::sequence::{SeqObject, force};
use consair_core::value::Value;

use super::drive::{Todo, note_call, note_operation, run_native, unbound};
use super::{Vm, Wait, WaitKind, operate};
use crate::analyze::expr::Intrinsic;
use crate::builtins::custom::is_custom;
use crate::builtins::driver::then;
use crate::bytecode::op::{Op, REGISTERS, Reg};

/// An operation on two numbers, its operands read.
struct Operation<E: Engine> {
    kind: Intrinsic,
    left: Value<E>,
    right: Value<E>,
    to: To,
}

/// What becomes of the result of an operation.
#[derive(Clone, Copy)]
enum To {
    /// It goes to a register.
    Register(Reg),
    /// Unless it is true, the body goes on so many instructions further.
    Branch(i16),
    /// It goes to a register, and the body goes on so many instructions further.
    Counter(Reg, i16),
}

impl<E: Engine> Vm<E> {
    /// Performs the instruction before the innermost body's `pc`, whatever its operands are.
    #[cold]
    #[inline(never)]
    pub(super) fn elsewhere(&mut self, cx: &mut Cx<E>, op: Op) -> Todo<E> {
        match op {
            Op::Eq { dst, a, b } => self.core(cx, Intrinsic::Eq, dst, &[a, b]),
            Op::Nth { dst, coll, at } => self.core(cx, Intrinsic::Nth, dst, &[coll, at]),
            Op::NthOrNil { dst, coll, index } => {
                let args = [self.own(coll), Value::Int(i64::from(index)), Value::Nil];
                self.call_core(cx, Intrinsic::NthOrNil.name(), args.into_iter().collect(), dst)
            }
            Op::Get { dst, coll, key } => self.core(cx, Intrinsic::Get, dst, &[coll, key]),
            Op::Field { dst, object, k } => {
                let args = [self.own(object), self.constant(k).clone()];
                self.call_core(cx, Intrinsic::Field.name(), args.into_iter().collect(), dst)
            }
            Op::GetConst { dst, coll, k } => {
                let args = [self.own(coll), self.constant(k).clone()];
                self.call_core(cx, Intrinsic::Get.name(), args.into_iter().collect(), dst)
            }
            Op::Min { dst, a, b } => self.core(cx, Intrinsic::Min, dst, &[a, b]),
            Op::Max { dst, a, b } => self.core(cx, Intrinsic::Max, dst, &[a, b]),
            Op::Count { dst, coll } => self.core(cx, Intrinsic::Count, dst, &[coll]),
            Op::Call { base, argc } | Op::TailCall { base, argc } => self.call_window(base, argc),
            Op::Step { base, function } => {
                let callee = self.register(function).clone();
                Value::put(self.register(base), callee);
                self.call_window(base, 2)
            }
            Op::CallVar { base, argc, var } | Op::TailCallVar { base, argc, var } => {
                match self.var_value(var) {
                    Ok(callee) => {
                        Value::put(self.register(base), callee);
                        self.call_window(base, argc)
                    }
                    Err(error) => Todo::Fail(error),
                }
            }
            Op::Throw { src } | Op::Rethrow { src } => {
                Todo::Fail(Error::thrown(Value::take(self.register(src))))
            }
            Op::JumpUnlessEqI { a, value, by } => {
                self.branch_unless_equal(cx, a, Value::Int(value.into()), by)
            }
            Op::JumpUnlessConst { a, k, by } => {
                let constant = self.constant(k).clone();
                self.branch_unless_equal(cx, a, constant, by)
            }
            Op::LoopIncLt { .. } if let Err(error) = cx.charge(1) => Todo::Fail(error),
            Op::Var { dst, var } => match self.var_value(var) {
                Ok(value) => {
                    Value::put(self.register(dst), value);
                    Todo::Run
                }
                Err(error) => Todo::Fail(error),
            },
            op => {
                let operation = self.operation(op);
                match operate::compute(cx, operation.kind, &operation.left, &operation.right) {
                    Ok(result) => {
                        self.finish(operation.to, result);
                        Todo::Run
                    }
                    Err(error) => self.failed_operation(cx, operation, error),
                }
            }
        }
    }

    /// What an instruction on numbers asks for.
    fn operation(&mut self, op: Op) -> Operation<E> {
        use Intrinsic::{Add, Div, Ge, Gt, Le, Lt, Mod, Mul, NumEq, Quot, Rem, Sub};
        let int = |value: i16| Value::Int(i64::from(value));
        let (kind, to, a, right) = match op {
            Op::Add { dst, a, b } => (Add, To::Register(dst), a, Ok(b)),
            Op::Sub { dst, a, b } => (Sub, To::Register(dst), a, Ok(b)),
            Op::Mul { dst, a, b } => (Mul, To::Register(dst), a, Ok(b)),
            Op::Div { dst, a, b } => (Div, To::Register(dst), a, Ok(b)),
            Op::Quot { dst, a, b } => (Quot, To::Register(dst), a, Ok(b)),
            Op::Rem { dst, a, b } => (Rem, To::Register(dst), a, Ok(b)),
            Op::Mod { dst, a, b } => (Mod, To::Register(dst), a, Ok(b)),
            Op::AddI { dst, a, value } => (Add, To::Register(dst), a, Err(int(value))),
            Op::MulI { dst, a, value } => (Mul, To::Register(dst), a, Err(int(value))),
            Op::ModConst { dst, a, k } => {
                let divisor = self.frame().code.divisors[usize::from(k)].value;
                (Mod, To::Register(dst), a, Err(Value::Int(divisor)))
            }
            Op::Lt { dst, a, b } => (Lt, To::Register(dst), a, Ok(b)),
            Op::Le { dst, a, b } => (Le, To::Register(dst), a, Ok(b)),
            Op::Gt { dst, a, b } => (Gt, To::Register(dst), a, Ok(b)),
            Op::Ge { dst, a, b } => (Ge, To::Register(dst), a, Ok(b)),
            Op::NumEq { dst, a, b } => (NumEq, To::Register(dst), a, Ok(b)),
            Op::LoopIncLt { a, by, .. } => (Add, To::Counter(a, by), a, Err(int(1))),
            Op::JumpUnlessLt { a, b, by } => (Lt, To::Branch(by), a, Ok(b)),
            Op::JumpUnlessLe { a, b, by } => (Le, To::Branch(by), a, Ok(b)),
            Op::JumpUnlessGt { a, b, by } => (Gt, To::Branch(by), a, Ok(b)),
            Op::JumpUnlessGe { a, b, by } => (Ge, To::Branch(by), a, Ok(b)),
            Op::JumpUnlessLtI { a, value, by } => (Lt, To::Branch(by), a, Err(int(value))),
            Op::JumpUnlessLeI { a, value, by } => (Le, To::Branch(by), a, Err(int(value))),
            Op::JumpUnlessGtI { a, value, by } => (Gt, To::Branch(by), a, Err(int(value))),
            Op::JumpUnlessGeI { a, value, by } => (Ge, To::Branch(by), a, Err(int(value))),
            other => unreachable!("{other:?} is always done in the loop"),
        };
        let left = self.own(a);
        let right = right.map_or_else(|value| value, |b| self.own(b));
        Operation { kind, left, right, to }
    }

    /// Goes on `by` instructions further unless the operand is equal to a constant.
    fn branch_unless_equal(&mut self, cx: &mut Cx<E>, a: Reg, constant: Value<E>, by: i16) -> Todo<E> {
        let left = self.own(a);
        let equal = left == constant;
        let operation = Operation { kind: Intrinsic::Eq, left, right: constant, to: To::Branch(by) };
        self.by_type(cx, operation).unwrap_or_else(|| {
            self.finish(To::Branch(by), Value::Bool(equal));
            Todo::Run
        })
    }

    fn finish(&mut self, to: To, result: Value<E>) {
        match to {
            To::Register(dst) => Value::put(self.register(dst), result),
            To::Branch(by) => {
                if !result.is_truthy() {
                    self.frame().jump(by);
                }
            }
            To::Counter(dst, by) => {
                Value::put(self.register(dst), result);
                self.frame().jump(by);
            }
        }
    }

    /// What is done where the operands are no numbers.
    #[cold]
    fn failed_operation(&mut self, cx: &mut Cx<E>, operation: Operation<E>, error: Error<E>) -> Todo<E> {
        let name = operation.kind.name();
        let args = [operation.left.clone(), operation.right.clone()];
        self.by_type(cx, operation).unwrap_or_else(|| {
            note_operation(name, &args, &error);
            Todo::Fail(error)
        })
    }

    /// An operation that the type of an operand does; `None` where the operands are no such objects.
    fn by_type(&mut self, cx: &mut Cx<E>, operation: Operation<E>) -> Option<Todo<E>> {
        let Operation { kind, left, right, to } = operation;
        let is_asked = kind != Intrinsic::NumEq && (is_custom(&left) || is_custom(&right));
        let args = [left, right].into_iter().collect();
        match to {
            To::Register(dst) if is_asked => Some(self.call_core(cx, kind.name(), args, dst)),
            To::Counter(dst, by) if is_asked => {
                self.frame().jump(by);
                Some(self.call_core(cx, kind.name(), args, dst))
            }
            To::Branch(by) if is_asked => {
                // The answer is waited for as the result of a call, and no register gets it.
                let native = crate::runtime::core_native(cx, kind.name())?;
                self.wait(WaitKind::Branch { by });
                let frame = self.frame();
                let window = frame.base as usize + usize::from(frame.code.registers);
                let call = Step::Call { callee: Value::Native(native), args, then: None };
                Some(self.stepped(cx, Ok(call), window, window))
            }
            _ => None,
        }
    }

    /// Has `lazy` realised, and then the instruction before the innermost body's `pc` repeated.
    #[inline(never)]
    pub(super) fn realise(&mut self, cx: &mut Cx<E>, lazy: &Rc<SeqObject<E>>) -> Todo<E> {
        self.wait(WaitKind::Branch { by: -1 });
        let frame = self.frame();
        let window = frame.base as usize + usize::from(frame.code.registers);
        // Nobody but the walk should have what was realised while its elements are used.
        let realised = then(|_, value| {
            drop(value);
            Ok(Step::Done(Value::Nil))
        });
        let stepped = force(cx, lazy, realised);
        self.stepped(cx, stepped, window, window)
    }

    fn register(&mut self, reg: Reg) -> &mut Value<E> {
        let base = self.frame().base as usize;
        &mut self.stack[base + reg.index()]
    }

    /// The value of an operand: taken when it is the last use.
    fn own(&mut self, reg: Reg) -> Value<E> {
        let register = self.register(reg);
        if reg.is_last() { Value::take(register) } else { register.clone() }
    }

    fn constant(&mut self, k: u16) -> &Value<E> {
        &self.frame().code.constants[usize::from(k)]
    }

    fn var_value(&mut self, var: u16) -> Result<Value<E>, Error<E>> {
        let var = &self.frame().code.vars[usize::from(var)];
        var.value().ok_or_else(|| unbound(var.name()))
    }

    fn call_window(&mut self, window: Reg, argc: u16) -> Todo<E> {
        let base = self.frame().base as usize;
        Todo::Call { window: base + window.index(), argc: usize::from(argc) }
    }

    fn core(&mut self, cx: &mut Cx<E>, intrinsic: Intrinsic, dst: Reg, operands: &[Reg]) -> Todo<E> {
        let args = operands.iter().map(|operand| self.own(*operand)).collect();
        self.call_core(cx, intrinsic.name(), args, dst)
    }

    /// Calls the host function `name` of the core; its result goes to `R[dst]`.
    #[cold]
    #[inline(never)]
    pub(super) fn call_core(
        &mut self,
        cx: &mut Cx<E>,
        name: &'static str,
        mut args: Args<E>,
        dst: Reg,
    ) -> Todo<E> {
        let native = match crate::runtime::core_native(cx, name) {
            Some(native) => native,
            None => unreachable!("the core function {name} is built in"),
        };
        let frame = self.frame();
        let base = frame.base as usize;
        let slot = base + dst.index();
        let window = base + usize::from(frame.code.registers);
        let stepped = run_native(cx, &native, &mut args);
        self.note_updates(cx);
        self.stepped(cx, stepped, slot, window)
    }

    /// Goes on with what a host function, called at `window`, asks for.
    #[cold]
    #[inline(never)]
    pub(super) fn asked(&mut self, cx: &mut Cx<E>, step: Step<E>, window: usize) -> Todo<E> {
        self.note_updates(cx);
        self.stepped(cx, Ok(step), window, window)
    }

    /// Keeps which call of a host function failed.
    #[cold]
    #[inline(never)]
    pub(super) fn call_failed(&mut self, error: Error<E>, op: Op) -> Todo<E> {
        let (base, argc, callee) = match op {
            Op::CallVar { base, argc, var } | Op::TailCallVar { base, argc, var } => {
                (base, argc, self.var_value(var).unwrap_or_default())
            }
            Op::Call { base, argc } | Op::TailCall { base, argc } => {
                (base, argc, self.register(base).clone())
            }
            Op::Step { base, function } => (base, 2, self.register(function).clone()),
            _ => unreachable!("it is a call"),
        };
        let window = self.frame().base as usize + base.index();
        let args = &mut self.stack[window + 1..=window + usize::from(argc)];
        if let Value::Native(native) = callee {
            note_call(native.name, args, &error);
        }
        operate::release(args);
        Todo::Fail(error)
    }

    /// Gives the result in the register `base`, that of a body that has just ended, to what waits for
    /// it; `None` when a body was begun. A host function that calls the same function once more goes
    /// on here, without the driver ([`Resume::again`](consair_core::function::Resume::again)).
    #[inline(never)]
    pub(super) fn again(&mut self, cx: &mut Cx<E>, base: usize) -> Option<Todo<E>> {
        let resume = match self.waits.last_mut() {
            Some(Wait { kind: WaitKind::Native { resume, window, .. }, .. }) if *window == base => resume,
            _ => return Some(self.leave(base)),
        };
        let argc = match resume.again(cx, &mut self.stack[base..base + REGISTERS]) {
            Ok(Some(argc)) => argc,
            Ok(None) => return Some(self.leave(base)),
            Err(error) => {
                drop(self.end_wait());
                return Some(Todo::Fail(error));
            }
        };
        self.note_updates(cx);
        let Some(Wait { kind: WaitKind::Native { resume, .. }, .. }) = self.waits.last() else {
            unreachable!("it was there")
        };
        let callee = resume.repeats();
        let body = Self::body(&mut self.bodies, base, callee, argc);
        if body.is_none_or(|body| body.reads_callee) {
            Value::put(&mut self.stack[base], callee.clone());
        }
        let Some(body) = body else {
            return Some(Todo::Call { window: base, argc: usize::from(argc) });
        };
        if let Err(error) = cx.charge(1) {
            return Some(Todo::Fail(error));
        }
        Self::begin_frame(&mut self.frames, self.depth, body, base);
        self.depth += 1;
        None
    }

    fn leave(&mut self, base: usize) -> Todo<E> {
        Todo::Return { value: Value::take(&mut self.stack[base]), slot: base }
    }
}
