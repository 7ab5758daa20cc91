//! Instructions of the run loop whose operands are not the common ones.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Args, NativeCode, Step};
use consair_core::value::Value;

use super::drive::{Todo, unbound};
use super::operate::{self, Arithmetic};
use super::{Vm, Wait, WaitKind};
use crate::analyze::expr::Intrinsic;
use crate::builtins::custom::{is_custom, operator};
use crate::bytecode::op::{LAST, Op, REGISTERS, Reg};

const MASK: usize = REGISTERS - 1;

/// How the innermost body goes on after an instruction that was done here.
enum After {
    /// With the next instruction.
    Next,
    /// So many instructions further.
    Jump(i16),
}

impl<E: Engine> Vm<E> {
    /// Performs the instruction before the innermost body's `pc`, whatever its operands are.
    #[cold]
    #[inline(never)]
    pub(super) fn elsewhere(&mut self, cx: &mut Cx<E>, op: Op) -> Todo<E> {
        match op {
            Op::Eq { dst, a, b } => self.core(cx, Intrinsic::Eq, dst, &[a, b]),
            Op::Nth { dst, coll, index } => self.core(cx, Intrinsic::Nth, dst, &[coll, index & !LAST]),
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
            Op::Count { dst, coll } => self.core(cx, Intrinsic::Count, dst, &[coll]),
            Op::Call { base, argc } | Op::TailCall { base, argc } => self.call_window(base, argc),
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
            Op::LoopIncLt { .. } if let Err(error) = cx.charge(1) => Todo::Fail(error),
            op => match self.numeric(cx, op) {
                Ok(After::Next) => Todo::Run,
                Ok(After::Jump(by)) => {
                    let frame = self.frame();
                    frame.pc = frame.pc.wrapping_add_signed(i32::from(by));
                    Todo::Run
                }
                Err(error) => self.by_type(cx, op).unwrap_or(Todo::Fail(error)),
            },
        }
    }

    /// An operation that the type of an operand does; `None` where the operands are no such objects.
    fn by_type(&mut self, cx: &mut Cx<E>, op: Op) -> Option<Todo<E>> {
        use Intrinsic::{Add, Div, Ge, Gt, Le, Lt, Mod, Mul, Quot, Rem, Sub};
        let int = |value: i16| Value::Int(i64::from(value));
        let (intrinsic, dst, jump, a, right) = match op {
            Op::Add { dst, a, b } => (Add, dst, None, a, Ok(b)),
            Op::Sub { dst, a, b } => (Sub, dst, None, a, Ok(b)),
            Op::Mul { dst, a, b } => (Mul, dst, None, a, Ok(b)),
            Op::Div { dst, a, b } => (Div, dst, None, a, Ok(b)),
            Op::Quot { dst, a, b } => (Quot, dst, None, a, Ok(b)),
            Op::Rem { dst, a, b } => (Rem, dst, None, a, Ok(b)),
            Op::Mod { dst, a, b } => (Mod, dst, None, a, Ok(b)),
            Op::AddI { dst, a, value } => (Add, dst, None, a, Err(int(value))),
            Op::MulI { dst, a, value } => (Mul, dst, None, a, Err(int(value))),
            Op::ModConst { dst, a, k } => {
                let divisor = self.frame().code.divisors[usize::from(k)].value;
                (Mod, dst, None, a, Err(Value::Int(divisor)))
            }
            Op::Lt { dst, a, b } => (Lt, dst, None, a, Ok(b)),
            Op::Le { dst, a, b } => (Le, dst, None, a, Ok(b)),
            Op::Gt { dst, a, b } => (Gt, dst, None, a, Ok(b)),
            Op::Ge { dst, a, b } => (Ge, dst, None, a, Ok(b)),
            Op::JumpUnlessLt { a, b, by } => (Lt, 0, Some(by), a, Ok(b)),
            Op::JumpUnlessLe { a, b, by } => (Le, 0, Some(by), a, Ok(b)),
            Op::JumpUnlessGt { a, b, by } => (Gt, 0, Some(by), a, Ok(b)),
            Op::JumpUnlessGe { a, b, by } => (Ge, 0, Some(by), a, Ok(b)),
            Op::JumpUnlessLtI { a, value, by } => (Lt, 0, Some(by), a, Err(int(value))),
            Op::JumpUnlessLeI { a, value, by } => (Le, 0, Some(by), a, Err(int(value))),
            Op::JumpUnlessGtI { a, value, by } => (Gt, 0, Some(by), a, Err(int(value))),
            Op::JumpUnlessGeI { a, value, by } => (Ge, 0, Some(by), a, Err(int(value))),
            _ => return None,
        };
        let left = self.register(a).clone();
        let right = right.map_or_else(|value| value, |b| self.register(b).clone());
        if !is_custom(&left) && !is_custom(&right) {
            return None;
        }
        let args = [left, right].into_iter().collect();
        let Some(by) = jump else { return Some(self.call_core(cx, intrinsic.name(), args, dst)) };
        // The answer is waited for as the result of a call, and no register gets it.
        let native = crate::runtime::core_native(cx, intrinsic.name())?;
        self.wait(WaitKind::Branch { by });
        let frame = self.frame();
        let window = frame.base as usize + usize::from(frame.code.registers);
        let call = Step::Call { callee: Value::Native(native), args, then: None };
        Some(self.stepped(cx, Ok(call), window, window))
    }

    /// Arithmetic and comparisons of numbers of any kinds, and the loads that fail.
    fn numeric(&mut self, cx: &mut Cx<E>, op: Op) -> Result<After, Error<E>> {
        use Arithmetic::{Add, Div, Mod, Mul, Quot, Rem, Sub};
        let (dst, result) = match op {
            Op::Add { dst, a, b } => (dst, self.arithmetic(cx, Add, a, b)?),
            Op::Sub { dst, a, b } => (dst, self.arithmetic(cx, Sub, a, b)?),
            Op::Mul { dst, a, b } => (dst, self.arithmetic(cx, Mul, a, b)?),
            Op::Div { dst, a, b } => (dst, self.arithmetic(cx, Div, a, b)?),
            Op::Quot { dst, a, b } => (dst, self.arithmetic(cx, Quot, a, b)?),
            Op::Rem { dst, a, b } => (dst, self.arithmetic(cx, Rem, a, b)?),
            Op::Mod { dst, a, b } => (dst, self.arithmetic(cx, Mod, a, b)?),
            Op::AddI { dst, a, value } => {
                (dst, operate::arithmetic(cx, Add, self.register(a), &Value::Int(i64::from(value)))?)
            }
            Op::MulI { dst, a, value } => {
                (dst, operate::arithmetic(cx, Mul, self.register(a), &Value::Int(i64::from(value)))?)
            }
            Op::ModConst { dst, a, k } => {
                let divisor = self.frame().code.divisors[usize::from(k)].value;
                (dst, operate::arithmetic(cx, Mod, self.register(a), &Value::Int(divisor))?)
            }
            Op::Lt { dst, a, b } => (dst, Value::Bool(self.compare(operate::lt, a, b)?)),
            Op::Le { dst, a, b } => (dst, Value::Bool(self.compare(operate::le, a, b)?)),
            Op::Gt { dst, a, b } => (dst, Value::Bool(self.compare(operate::gt, a, b)?)),
            Op::Ge { dst, a, b } => (dst, Value::Bool(self.compare(operate::ge, a, b)?)),
            Op::NumEq { dst, a, b } => (dst, Value::Bool(self.compare(operate::num_eq, a, b)?)),
            Op::Var { dst, var } => (dst, self.var_value(var)?),
            Op::LoopIncLt { a, by, .. } => {
                let next = operate::arithmetic(cx, Add, self.register(a), &Value::Int(1))?;
                Value::put(self.register(a), next);
                return Ok(After::Jump(by));
            }
            Op::JumpUnlessLt { a, b, by } => return Ok(unless(self.compare(operate::lt, a, b)?, by)),
            Op::JumpUnlessLe { a, b, by } => return Ok(unless(self.compare(operate::le, a, b)?, by)),
            Op::JumpUnlessGt { a, b, by } => return Ok(unless(self.compare(operate::gt, a, b)?, by)),
            Op::JumpUnlessGe { a, b, by } => return Ok(unless(self.compare(operate::ge, a, b)?, by)),
            Op::JumpUnlessLtI { a, value, by } => return self.unless_int(operate::lt, a, value, by),
            Op::JumpUnlessLeI { a, value, by } => return self.unless_int(operate::le, a, value, by),
            Op::JumpUnlessGtI { a, value, by } => return self.unless_int(operate::gt, a, value, by),
            Op::JumpUnlessGeI { a, value, by } => return self.unless_int(operate::ge, a, value, by),
            other => unreachable!("{other:?} is always done in the loop"),
        };
        Value::put(self.register(dst), result);
        Ok(After::Next)
    }

    fn arithmetic(&mut self, cx: &mut Cx<E>, kind: Arithmetic, a: Reg, b: Reg) -> Result<Value<E>, Error<E>> {
        let b = self.register(b).clone();
        operate::arithmetic(cx, kind, self.register(a), &b)
    }

    fn compare(&mut self, compare: Compare<E>, a: Reg, b: Reg) -> Result<bool, Error<E>> {
        let b = self.register(b).clone();
        compare(self.register(a), &b)
    }

    fn unless_int(&mut self, compare: Compare<E>, a: Reg, value: i16, by: i16) -> Result<After, Error<E>> {
        let holds = compare(self.register(a), &Value::Int(i64::from(value)))?;
        Ok(unless(holds, by))
    }

    fn register(&mut self, reg: Reg) -> &mut Value<E> {
        let base = self.frame().base as usize;
        &mut self.stack[base + (usize::from(reg) & MASK)]
    }

    /// The value of an operand: taken when it is the last use.
    fn own(&mut self, reg: Reg) -> Value<E> {
        let register = self.register(reg);
        if reg & LAST != 0 { Value::take(register) } else { register.clone() }
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
        Todo::Call { window: base + (usize::from(window) & MASK), argc: usize::from(argc) }
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
        let slot = base + (usize::from(dst) & MASK);
        let window = base + usize::from(frame.code.registers);
        let stepped = match &native.code {
            NativeCode::Plain(code) => code(cx, &mut args).map(Step::Done),
            NativeCode::Operator(code) => match code(cx, &mut args) {
                Ok(value) => Ok(Step::Done(value)),
                Err(error) => operator(&native, &mut args).unwrap_or(Err(error)),
            },
            NativeCode::Step(code) => code(cx, &mut args),
            NativeCode::Host(code) => code(cx, &mut args),
            NativeCode::Dispatch(_) | NativeCode::Multi(_) => unreachable!("a builtin is neither"),
            NativeCode::Machine(_) => unreachable!("no instruction stands for {name}"),
        };
        if let Err(error) = &stepped {
            super::drive::note_call(native.name, &args, error);
        }
        self.note_updates(cx);
        self.stepped(cx, stepped, slot, window)
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
        let Some(body) = Self::body(&mut self.bodies, base, &self.stack[base], argc) else {
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

type Compare<E> = fn(&Value<E>, &Value<E>) -> Result<bool, Error<E>>;

fn unless(holds: bool, by: i16) -> After {
    if holds { After::Next } else { After::Jump(by) }
}
