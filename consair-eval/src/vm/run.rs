//! The run loop.

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Args, NativeCode, Step};
use consair_core::indexed::Indexed;
use consair_core::lookup::Lookup;
use consair_core::value::Value;

use super::drive::Todo;
use super::operate::{self, Arithmetic};
use super::outside::{self, Slow};
use super::{Current, Handler, Vm, kinds};
use crate::analyze::expr::Intrinsic;
use crate::bytecode::op::{LAST, Op, REGISTERS};

const MASK: usize = REGISTERS - 1;

impl<E: Engine> Vm<E> {
    /// Runs a body and those it calls, until something else must be done.
    #[allow(clippy::too_many_lines)] // one arm for each instruction
    pub(super) fn run(&mut self, cx: &mut Cx<E>, current: Current<E>) -> Todo<E> {
        let Current { mut code, mut pc, mut base } = current;
        'frame: loop {
            self.ensure(base);
            let ops: &[Op] = &code.proto.ops;
            // The instructions from the next on: the program counter is how many are behind it.
            let mut next = ops[pc..].iter();
            let regs: &mut [Value<E>; REGISTERS] =
                self.stack[base..].first_chunk_mut().expect("room for a frame was made");

            macro_rules! pc {
                () => {
                    ops.len() - next.len()
                };
            }
            macro_rules! goto {
                ($to:expr) => {
                    next = ops[$to..].iter()
                };
            }
            macro_rules! r {
                ($reg:expr) => {
                    regs[usize::from($reg) & MASK]
                };
            }
            macro_rules! set {
                ($dst:expr, $value:expr) => {{
                    let value = $value;
                    Value::put(&mut r!($dst), value)
                }};
            }
            // The value of an operand: taken when it is the last use.
            macro_rules! own {
                ($reg:expr) => {
                    if $reg & LAST != 0 { Value::take(&mut r!($reg)) } else { r!($reg).clone() }
                };
            }
            macro_rules! release {
                ($reg:expr) => {
                    if $reg & LAST != 0 {
                        Value::put(&mut r!($reg), Value::Nil);
                    }
                };
            }
            macro_rules! fail {
                ($error:expr) => {{
                    let error = $error;
                    let pc = pc!();
                    self.calls.push(Current { code, pc, base });
                    return Todo::Fail(error);
                }};
            }
            macro_rules! check {
                ($result:expr) => {
                    match $result {
                        Ok(value) => value,
                        Err(error) => fail!(error),
                    }
                };
            }
            // The host function of the same name does it.
            macro_rules! slow {
                ($intrinsic:expr, $dst:expr, [$($arg:expr),*]) => {{
                    let args: Args<E> = [$($arg),*].into_iter().collect();
                    let slot = base + (usize::from($dst) & MASK);
                    let pc = pc!();
                    let current = Current { code, pc, base };
                    return self.slow(cx, current, $intrinsic, args, slot);
                }};
            }
            macro_rules! arithmetic {
                ($dst:expr, $a:expr, $b:expr, $checked:ident, $float:tt, $kind:expr) => {{
                    match (&r!($a), &r!($b)) {
                        (Value::Int(a), Value::Int(b)) if let Some(sum) = a.$checked(*b) => {
                            set!($dst, Value::Int(sum));
                        }
                        (Value::Float(a), Value::Float(b)) => {
                            let result = a $float b;
                            set!($dst, Value::Float(result));
                        }
                        (a, b) => {
                            let result = check!(operate::arithmetic(cx, $kind, a, b));
                            set!($dst, result);
                        }
                    }
                }};
            }
            macro_rules! compare {
                ($a:expr, $b:expr, $op:tt, $slow:path) => {
                    match (&r!($a), &r!($b)) {
                        (Value::Int(a), Value::Int(b)) => a $op b,
                        (Value::Float(a), Value::Float(b)) => a $op b,
                        (a, b) => check!($slow(a, b)),
                    }
                };
            }
            macro_rules! compare_int {
                ($a:expr, $value:expr, $op:tt, $slow:path) => {
                    match &r!($a) {
                        Value::Int(a) => *a $op i64::from($value),
                        a => check!($slow(a, &Value::Int(i64::from($value)))),
                    }
                };
            }
            macro_rules! jump {
                ($by:expr) => {
                    goto!(pc!().wrapping_add_signed(isize::from($by)))
                };
            }
            macro_rules! note {
                () => {
                    if cx.is_tracing() {
                        operate::note_updates(cx, &code, pc!());
                    }
                };
            }
            // Begins the body of `new` whose registers begin at `at`.
            macro_rules! enter {
                ($new:expr, $at:expr) => {{
                    let new = $new;
                    let at = $at;
                    if self.is_full(cx) {
                        fail!(self.too_deep(cx));
                    }
                    let at_pc = pc!();
                    let old = std::mem::replace(&mut code, new);
                    self.calls.push(Current { code: old, pc: at_pc, base });
                    pc = 0;
                    base = at;
                    continue 'frame;
                }};
            }

            // The call at register `window`, by the driver; its result comes back to that register.
            macro_rules! call_elsewhere {
                ($window:expr, $argc:expr) => {{
                    let (window, argc) = (base + $window, $argc);
                    let pc = pc!();
                    self.calls.push(Current { code, pc, base });
                    return Todo::Call { window, argc };
                }};
            }
            // The same, of a host function; one that never asks for a call runs here.
            macro_rules! plain_or_elsewhere {
                ($native:expr, $window:expr, $argc:expr) => {
                    match &$native.code {
                        NativeCode::Plain(function) if $native.arity.accepts($argc) => {
                            let (function, name) = (*function, $native.name);
                            let args = &mut regs[$window + 1..=$window + $argc];
                            let result = function(cx, args);
                            if let Err(error) = &result {
                                super::drive::note_call(name, args, error);
                            }
                            for arg in args {
                                Value::put(arg, Value::Nil);
                            }
                            let value = check!(result);
                            Value::put(&mut regs[$window & MASK], value);
                            check!(cx.charge(1));
                            note!();
                            continue;
                        }
                        _ => call_elsewhere!($window, $argc),
                    }
                };
            }

            loop {
                let op = *next.next().expect("a body ends with a return");
                match op {
                    Op::Move { dst, src } => match &r!(src) {
                        Value::Int(v) => {
                            let v = *v;
                            set!(dst, Value::Int(v));
                        }
                        _ => {
                            let value = Value::take(&mut r!(src));
                            set!(dst, value);
                        }
                    },
                    Op::Copy { dst, src } => match &r!(src) {
                        Value::Int(v) => {
                            let v = *v;
                            set!(dst, Value::Int(v));
                        }
                        other => {
                            let value = other.clone();
                            set!(dst, value);
                        }
                    },
                    Op::Clear { reg } => set!(reg, Value::Nil),
                    Op::Const { dst, k } => set!(dst, code.constants[usize::from(k)].clone()),
                    Op::Nil { dst } => set!(dst, Value::Nil),
                    Op::Bool { dst, value } => set!(dst, Value::Bool(value)),
                    Op::Int { dst, value } => set!(dst, Value::Int(i64::from(value))),
                    Op::Capture { dst, index } => match &regs[0] {
                        Value::Fn(closure) => set!(dst, closure.captures()[usize::from(index)].clone()),
                        _ => unreachable!("the callee is the first register"),
                    },
                    Op::This { dst } => set!(dst, regs[0].clone()),
                    Op::Var { dst, var } => {
                        let var = &code.vars[usize::from(var)];
                        match var.value() {
                            Some(value) => set!(dst, value),
                            None => {
                                let name = var.name();
                                fail!(super::drive::unbound(name));
                            }
                        }
                    }

                    Op::Jump { to } => goto!(to as usize),
                    Op::Loop { to } => {
                        goto!(to as usize);
                        check!(cx.charge(1));
                    }
                    Op::LoopLt { a, b, by } => {
                        jump!(by);
                        check!(cx.charge(1));
                        if let (Value::Int(a), Value::Int(b)) = (&r!(a), &r!(b))
                            && a < b
                        {
                            next.next();
                        }
                    }
                    Op::JumpIfNot { reg, to } => {
                        if !r!(reg).is_truthy() {
                            goto!(to as usize);
                        }
                        release!(reg);
                    }
                    Op::JumpIf { reg, to } => {
                        if r!(reg).is_truthy() {
                            goto!(to as usize);
                        }
                        release!(reg);
                    }
                    Op::JumpIfNil { reg, to } => {
                        if r!(reg).is_nil() {
                            goto!(to as usize);
                        }
                        release!(reg);
                    }
                    Op::JumpIfNotNil { reg, to } => {
                        if !r!(reg).is_nil() {
                            goto!(to as usize);
                        }
                        release!(reg);
                    }
                    Op::JumpUnlessLt { a, b, by } => {
                        if !compare!(a, b, <, operate::lt) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessLe { a, b, by } => {
                        if !compare!(a, b, <=, operate::le) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessGt { a, b, by } => {
                        if !compare!(a, b, >, operate::gt) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessGe { a, b, by } => {
                        if !compare!(a, b, >=, operate::ge) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessLtI { a, value, by } => {
                        if !compare_int!(a, value, <, operate::lt) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessLeI { a, value, by } => {
                        if !compare_int!(a, value, <=, operate::le) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessGtI { a, value, by } => {
                        if !compare_int!(a, value, >, operate::gt) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessGeI { a, value, by } => {
                        if !compare_int!(a, value, >=, operate::ge) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessEqI { a, value, by } => {
                        if !matches!(&r!(a), Value::Int(a) if *a == i64::from(value)) {
                            jump!(by);
                        }
                    }
                    Op::JumpUnlessConst { a, k, by } => {
                        if r!(a) != code.constants[usize::from(k)] {
                            jump!(by);
                        }
                    }

                    Op::Add { dst, a, b } => arithmetic!(dst, a, b, checked_add, +, Arithmetic::Add),
                    Op::Sub { dst, a, b } => arithmetic!(dst, a, b, checked_sub, -, Arithmetic::Sub),
                    Op::Mul { dst, a, b } => arithmetic!(dst, a, b, checked_mul, *, Arithmetic::Mul),
                    Op::AddI { dst, a, value } => {
                        let value = i64::from(value);
                        match &r!(a) {
                            Value::Int(a) if let Some(sum) = a.checked_add(value) => {
                                set!(dst, Value::Int(sum))
                            }
                            a => {
                                let sum =
                                    check!(operate::arithmetic(cx, Arithmetic::Add, a, &Value::Int(value)));
                                set!(dst, sum);
                            }
                        }
                    }
                    Op::MulI { dst, a, value } => {
                        let value = i64::from(value);
                        match &r!(a) {
                            Value::Int(a) if let Some(sum) = a.checked_mul(value) => {
                                set!(dst, Value::Int(sum))
                            }
                            a => {
                                let sum =
                                    check!(operate::arithmetic(cx, Arithmetic::Mul, a, &Value::Int(value)));
                                set!(dst, sum);
                            }
                        }
                    }
                    Op::ModConst { dst, a, k } => {
                        let k = usize::from(k);
                        let (Value::Int(divisor), Value::Int(reciprocal)) =
                            (&code.constants[k], &code.constants[k + 1])
                        else {
                            unreachable!("a divisor and its reciprocal")
                        };
                        match &r!(a) {
                            Value::Int(a) => {
                                set!(dst, Value::Int(operate::modulo(*a, *divisor, *reciprocal)))
                            }
                            a => {
                                let rest =
                                    check!(operate::arithmetic(cx, Arithmetic::Mod, a, &code.constants[k]));
                                set!(dst, rest);
                            }
                        }
                    }
                    Op::Div { dst, a, b } => {
                        let result = match (&r!(a), &r!(b)) {
                            (Value::Float(a), Value::Float(b)) if *b != 0.0 => Value::Float(a / b),
                            (a, b) => check!(operate::arithmetic(cx, Arithmetic::Div, a, b)),
                        };
                        set!(dst, result);
                    }
                    Op::Quot { dst, a, b } => {
                        let result = match (&r!(a), &r!(b)) {
                            (Value::Int(a), Value::Int(b)) if *b > 0 => Value::Int(a / b),
                            (a, b) => check!(operate::arithmetic(cx, Arithmetic::Quot, a, b)),
                        };
                        set!(dst, result);
                    }
                    Op::Rem { dst, a, b } => {
                        let result = match (&r!(a), &r!(b)) {
                            (Value::Int(a), Value::Int(b)) if *b > 0 => Value::Int(a % b),
                            (a, b) => check!(operate::arithmetic(cx, Arithmetic::Rem, a, b)),
                        };
                        set!(dst, result);
                    }
                    Op::Mod { dst, a, b } => {
                        let result = match (&r!(a), &r!(b)) {
                            (Value::Int(a), Value::Int(b)) if *b > 0 => Value::Int(a.rem_euclid(*b)),
                            (a, b) => check!(operate::arithmetic(cx, Arithmetic::Mod, a, b)),
                        };
                        set!(dst, result);
                    }
                    Op::Lt { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, <, operate::lt))),
                    Op::Le { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, <=, operate::le))),
                    Op::Gt { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, >, operate::gt))),
                    Op::Ge { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, >=, operate::ge))),
                    Op::NumEq { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, ==, operate::num_eq))),
                    Op::Eq { dst, a, b } => {
                        let Some(equal) = operate::quick_equal(&r!(a), &r!(b)) else {
                            slow!(Intrinsic::Eq, dst, [own!(a), own!(b)]);
                        };
                        release!(a);
                        release!(b);
                        set!(dst, Value::Bool(equal));
                    }
                    Op::Not { dst, a } => {
                        let truthy = r!(a).is_truthy();
                        release!(a);
                        set!(dst, Value::Bool(!truthy));
                    }
                    Op::IsNil { dst, a } => {
                        let nil = r!(a).is_nil();
                        release!(a);
                        set!(dst, Value::Bool(nil));
                    }

                    Op::Nth { dst, coll, index } => {
                        if let (Value::Vector(vector), Value::Int(at)) = (&r!(coll), &r!(index)) {
                            let vector = vector.borrow();
                            match usize::try_from(*at).ok().and_then(|at| vector.nth(at)) {
                                Some(Value::Int(value)) => {
                                    let value = *value;
                                    drop(vector);
                                    release!(coll);
                                    set!(dst, Value::Int(value));
                                    continue;
                                }
                                Some(value) => {
                                    let value = value.clone();
                                    drop(vector);
                                    release!(coll);
                                    set!(dst, value);
                                    continue;
                                }
                                None => {}
                            }
                        }
                        slow!(Intrinsic::Nth, dst, [own!(coll), r!(index).clone()]);
                    }
                    Op::NthOrNil { dst, coll, index } => {
                        if let Value::Vector(vector) = &r!(coll) {
                            let value = vector.borrow().nth(usize::from(index)).cloned().unwrap_or_default();
                            release!(coll);
                            set!(dst, value);
                            continue;
                        }
                        let index = Value::Int(i64::from(index));
                        slow!(Intrinsic::NthOrNil, dst, [own!(coll), index, Value::Nil]);
                    }
                    Op::Get { dst, coll, key } => {
                        let value = match (&r!(coll), &r!(key)) {
                            (Value::Map(map), key) if key.is_immediate() => {
                                map.borrow().val_at(key).cloned().unwrap_or_default()
                            }
                            _ => slow!(Intrinsic::Get, dst, [own!(coll), own!(key)]),
                        };
                        release!(coll);
                        set!(dst, value);
                    }
                    Op::GetConst { dst, coll, k } => {
                        let key = &code.constants[usize::from(k)];
                        let value = match &r!(coll) {
                            Value::Map(map) => map.borrow().val_at(key).cloned().unwrap_or_default(),
                            _ => {
                                let key = key.clone();
                                slow!(Intrinsic::Get, dst, [own!(coll), key])
                            }
                        };
                        release!(coll);
                        set!(dst, value);
                    }
                    Op::Count { dst, coll } => {
                        let count = match &r!(coll) {
                            Value::Vector(vector) => vector.borrow().count(),
                            Value::Map(map) => map.borrow().count(),
                            Value::Set(set) => set.borrow().count(),
                            Value::List(list) => list.borrow().count(),
                            _ => slow!(Intrinsic::Count, dst, [own!(coll)]),
                        };
                        release!(coll);
                        set!(dst, Value::Int(count as i64));
                    }
                    Op::Call { base: window, argc } | Op::CallVar { base: window, argc, .. } => {
                        if let Op::CallVar { var, .. } = op {
                            let var = &code.vars[usize::from(var)];
                            let found = var.with(|value| match value {
                                Some(Value::Fn(closure)) => {
                                    let closure = Rc::clone(closure);
                                    set!(window, Value::Fn(closure));
                                    true
                                }
                                Some(callee) => {
                                    let callee = callee.clone();
                                    set!(window, callee);
                                    true
                                }
                                None => false,
                            });
                            if !found {
                                let name = var.name();
                                fail!(super::drive::unbound(name));
                            }
                        }
                        let window = usize::from(window);
                        let argc = usize::from(argc);
                        match &regs[window & MASK] {
                            Value::Fn(closure) => {
                                check!(cx.charge(1));
                                // A function that calls itself has its body at hand.
                                let is_self =
                                    matches!(&regs[0], Value::Fn(this) if Rc::ptr_eq(this, closure));
                                if is_self && argc == usize::from(code.proto.params) && !code.proto.variadic {
                                    enter!(Rc::clone(&code), base + window);
                                }
                                if let Some(new) = Self::body(&mut self.bodies, closure, argc) {
                                    enter!(new, base + window);
                                }
                            }
                            Value::Native(native) => plain_or_elsewhere!(native, window, argc),
                            _ => {}
                        }
                        call_elsewhere!(window, argc);
                    }
                    Op::TailCall { base: window, argc } | Op::TailCallVar { base: window, argc, .. } => {
                        if let Op::TailCallVar { var, .. } = op {
                            let var = &code.vars[usize::from(var)];
                            match var.value() {
                                Some(callee) => set!(window, callee),
                                None => {
                                    let name = var.name();
                                    fail!(super::drive::unbound(name));
                                }
                            }
                        }
                        let window = usize::from(window);
                        let argc = usize::from(argc);
                        let new = match &regs[window & MASK] {
                            Value::Fn(closure) => match Self::body(&mut self.bodies, closure, argc) {
                                Some(new) => new,
                                None => call_elsewhere!(window, argc),
                            },
                            Value::Native(native) => plain_or_elsewhere!(native, window, argc),
                            _ => call_elsewhere!(window, argc),
                        };
                        check!(cx.charge(1));
                        for index in 0..=argc {
                            let value = Value::take(&mut regs[(window + index) & MASK]);
                            Value::put(&mut regs[index], value);
                        }
                        for reg in &mut regs[argc + 1..usize::from(code.proto.registers).max(argc + 1)] {
                            Value::put(reg, Value::Nil);
                        }
                        code = new;
                        pc = 0;
                        continue 'frame;
                    }
                    Op::Return { src } => {
                        let result = match &r!(src) {
                            Value::Int(v) => Ok(*v),
                            _ => Err(Value::take(&mut r!(src))),
                        };
                        for reg in &mut regs[1..usize::from(code.proto.registers)] {
                            if !reg.is_immediate() {
                                Value::put(reg, Value::Nil);
                            }
                        }
                        if self.calls.len() > self.floor {
                            let result = result.map_or_else(|value| value, Value::Int);
                            match std::mem::replace(&mut regs[0], result) {
                                Value::Fn(callee) => drop(callee),
                                other => drop(other),
                            }
                            let caller = self.calls.pop().expect("more bodies wait than the floor");
                            Current { code, pc, base } = caller;
                            continue 'frame;
                        }
                        Value::put(&mut regs[0], Value::Nil);
                        let value = result.map_or_else(|value| value, Value::Int);
                        return Todo::Return { value, slot: base };
                    }

                    Op::Throw { src } => fail!(Error::thrown(Value::take(&mut r!(src)))),
                    Op::Try { reg, to } | Op::TryFinally { reg, to } => {
                        let finally = matches!(op, Op::TryFinally { .. });
                        let depth = self.calls.len();
                        self.handlers.push(Handler { depth, reg, to, finally });
                    }
                    Op::EndTry => drop(self.handlers.pop()),
                    Op::JumpUnlessKind { reg, k, by } => {
                        let kind = match &r!(reg) {
                            Value::Error(error) => kinds::bit(error.kind()),
                            _ => 0,
                        };
                        let Value::Int(set) = &code.constants[usize::from(k)] else {
                            unreachable!("the kinds are a set of bits")
                        };
                        if i64::from(kind) & set == 0 {
                            jump!(by);
                        }
                    }
                    Op::Rethrow { src } => fail!(Error::thrown(Value::take(&mut r!(src)))),
                    // The others run outside, so that the loop keeps its few words in registers.
                    op => match outside::perform(cx, &code, regs, op) {
                        Ok(None) => note!(),
                        Ok(Some(slow)) => {
                            let Slow { name, args, dst } = *slow;
                            let slot = base + usize::from(dst);
                            let pc = pc!();
                            return self.slow_named(cx, Current { code, pc, base }, name, args, slot);
                        }
                        Err(error) => fail!(error),
                    },
                }
            }
        }
    }

    /// Calls the host function of an intrinsic; its result goes to `slot`.
    #[cold]
    #[inline(never)]
    fn slow(
        &mut self,
        cx: &mut Cx<E>,
        current: Current<E>,
        intrinsic: Intrinsic,
        args: Args<E>,
        slot: usize,
    ) -> Todo<E> {
        self.slow_named(cx, current, intrinsic.name(), args, slot)
    }

    #[cold]
    #[inline(never)]
    fn slow_named(
        &mut self,
        cx: &mut Cx<E>,
        current: Current<E>,
        name: &'static str,
        mut args: Args<E>,
        slot: usize,
    ) -> Todo<E> {
        let native = match crate::runtime::core_native(cx, name) {
            Some(native) => native,
            None => unreachable!("the core function {name} is built in"),
        };
        let window = current.base + usize::from(current.code.proto.registers);
        self.calls.push(current);
        let stepped = match &native.code {
            NativeCode::Plain(code) => code(cx, &mut args).map(Step::Done),
            NativeCode::Step(code) => code(cx, &mut args),
            NativeCode::Host(code) => code(cx, &mut args),
        };
        if let Err(error) = &stepped {
            super::drive::note_call(native.name, &args, error);
        }
        self.note_updates(cx);
        self.stepped(cx, stepped, slot, window)
    }
}
