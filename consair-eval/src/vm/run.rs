//! The run loop.
//!
//! It holds nothing that must be dropped, only what it borrows from the machine: so its few words stay
//! in the processor's registers. What an instruction does on values of any kind is elsewhere
//! (`slow.rs`, `outside.rs`); here is what it does on the common ones.

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::indexed::Indexed;
use consair_core::reduced::unreduced;
use consair_core::value::Value;

use super::drive::Todo;
use super::operate::{Advanced, Called};
use super::outside::{self, Slow};
use super::{Handler, SITES, Target, Vm, kinds, operate};
use crate::builtins::custom::is_custom;
use crate::bytecode::op::{Op, REGISTERS};

impl<E: Engine> Vm<E> {
    /// Runs the innermost body and those it calls, until something else must be done.
    #[allow(clippy::too_many_lines)] // one arm for each instruction
    #[inline(never)]
    pub(super) fn run(&mut self, cx: &mut Cx<E>) -> Todo<E> {
        let max_depth = cx.limits().depth.saturating_sub(self.waits.len());
        let mut depth = self.depth;
        'frame: loop {
            let frame = &mut self.frames[depth - 1];
            let base = frame.base as usize;
            let Some(regs) = self.stack.get_mut(base..base + REGISTERS) else {
                Self::grow(&mut self.stack, base);
                continue;
            };
            let regs: &mut [Value<E>; REGISTERS] = regs.try_into().expect("so many were taken");
            let code = &*frame.code;
            let ops = &*code.ops;
            let mut pc = frame.pc as usize;

            macro_rules! r {
                ($reg:expr) => {
                    regs[$reg.index()]
                };
            }
            macro_rules! set {
                ($dst:expr, $value:expr) => {{
                    let value = $value;
                    Value::put(&mut r!($dst), value)
                }};
            }
            // A copy of `$value` goes to `$dst`, after `$between`. A number goes straight there: made up
            // elsewhere, the processor would have to wait until all of its parts are written.
            macro_rules! copy {
                ($dst:expr, $value:expr, $between:block) => {
                    match $value {
                        Value::Int(value) => {
                            let value = *value;
                            $between
                            set!($dst, Value::Int(value));
                        }
                        Value::Float(value) => {
                            let value = *value;
                            $between
                            set!($dst, Value::Float(value));
                        }
                        other => {
                            let value = other.clone();
                            $between
                            set!($dst, value);
                        }
                    }
                };
            }
            // What is in `$src` moves to `$dst`. (A number may stay.)
            macro_rules! take {
                ($dst:expr, $src:expr) => {
                    match &r!($src) {
                        Value::Int(value) => {
                            let value = *value;
                            set!($dst, Value::Int(value));
                        }
                        _ => {
                            let value = Value::take(&mut r!($src));
                            set!($dst, value);
                        }
                    }
                };
            }
            macro_rules! release {
                ($reg:expr) => {
                    if $reg.is_last() {
                        Value::put(&mut r!($reg), Value::Nil);
                    }
                };
            }
            macro_rules! check {
                ($result:expr) => {
                    match $result {
                        Ok(value) => value,
                        Err(error) => {
                            frame.pc = pc as u32;
                            return Todo::Fail(error);
                        }
                    }
                };
            }
            // The test of the target keeps this a branch of the processor: as a conditional move, all
            // that follows would wait for what was compared.
            macro_rules! goto {
                ($to:expr) => {{
                    pc = $to;
                    if pc >= ops.len() {
                        unreachable!("a jump stays in its body");
                    }
                }};
            }
            macro_rules! jump {
                ($by:expr) => {
                    goto!(pc.wrapping_add_signed(isize::from($by)))
                };
            }
            macro_rules! jump_unless {
                ($holds:expr, $by:expr) => {
                    if !$holds {
                        jump!($by);
                    }
                };
            }
            macro_rules! note {
                () => {
                    if cx.is_tracing() {
                        operate::note_updates(cx, code, pc);
                    }
                };
            }
            // The number of the instruction after the one that runs.
            macro_rules! site {
                () => {
                    code.first + pc
                };
            }
            // Begins `body`, whose registers begin at `window` of this frame's.
            macro_rules! enter {
                ($body:expr, $window:expr, $argc:expr) => {{
                    let body = $body;
                    check!(cx.charge(1));
                    frame.pc = pc as u32;
                    if depth > max_depth {
                        return Todo::Fail(Self::too_deep(cx));
                    }
                    Self::begin_frame(&mut self.frames, depth, body, base + $window);
                    depth += 1;
                    self.depth = depth;
                    continue 'frame;
                }};
            }
            // Goes on with `body` in place of this one.
            macro_rules! replace {
                ($body:expr, $window:expr, $argc:expr) => {{
                    let body = $body;
                    check!(cx.charge(1));
                    operate::slide(regs, $window, usize::from($argc), code);
                    frame.code = Rc::clone(body);
                    frame.pc = 0;
                    continue 'frame;
                }};
            }

            'next: loop {
                let op = ops[pc];
                pc += 1;
                // An instruction whose operands are not the common ones leaves this block.
                'slow: {
                    macro_rules! arithmetic {
                        ($dst:expr, $a:expr, $b:expr, $checked:ident, $float:tt) => {{
                            let (a, b) = (&r!($a), &r!($b));
                            if let (Value::Int(a), Value::Int(b)) = (a, b) {
                                let Some(result) = a.$checked(*b) else { break 'slow };
                                set!($dst, Value::Int(result));
                            } else if let (Value::Float(a), Value::Float(b)) = (a, b) {
                                let result = a $float b;
                                set!($dst, Value::Float(result));
                            } else {
                                break 'slow;
                            }
                        }};
                    }
                    macro_rules! arithmetic_int {
                        ($dst:expr, $a:expr, $value:expr, $checked:ident) => {{
                            match &r!($a) {
                                Value::Int(a) => match a.$checked(i64::from($value)) {
                                    Some(result) => set!($dst, Value::Int(result)),
                                    None => break 'slow,
                                },
                                _ => break 'slow,
                            }
                        }};
                    }
                    macro_rules! divide {
                        ($dst:expr, $a:expr, $b:expr, $divide:expr) => {{
                            match (&r!($a), &r!($b)) {
                                (Value::Int(a), Value::Int(b)) if *b > 0 => {
                                    let divide: fn(i64, i64) -> i64 = $divide;
                                    set!($dst, Value::Int(divide(*a, *b)));
                                }
                                _ => break 'slow,
                            }
                        }};
                    }
                    // The first operand where it is `$op` than the second, or NaN; else the second.
                    macro_rules! extreme {
                        ($dst:expr, $a:expr, $b:expr, $op:tt) => {
                            match (&r!($a), &r!($b)) {
                                (Value::Int(a), Value::Int(b)) => {
                                    let best = if a $op b { *a } else { *b };
                                    set!($dst, Value::Int(best));
                                }
                                (Value::Float(a), Value::Float(b)) => {
                                    let best = if a $op b || a.is_nan() { *a } else { *b };
                                    set!($dst, Value::Float(best));
                                }
                                _ => break 'slow,
                            }
                        };
                    }
                    macro_rules! compare {
                        ($a:expr, $b:expr, $op:tt) => {
                            match (&r!($a), &r!($b)) {
                                (Value::Int(a), Value::Int(b)) => a $op b,
                                (Value::Float(a), Value::Float(b)) => a $op b,
                                _ => break 'slow,
                            }
                        };
                    }
                    macro_rules! compare_int {
                        ($a:expr, $value:expr, $op:tt) => {
                            match &r!($a) {
                                Value::Int(a) => *a $op i64::from($value),
                                _ => break 'slow,
                            }
                        };
                    }

                    // Calls what a var holds with `$go`; the function goes to the window if its body reads it.
                    macro_rules! call_var {
                        ($var:expr, $window:expr, $argc:expr, $go:ident) => {
                            match self.sites[site!() % SITES].target(site!()) {
                                Some(Target::Body(body)) => $go!(body, $window, $argc),
                                Some(Target::Host(code)) => direct!(*code, $window, $argc),
                                None => call_unknown_var!($var, $window, $argc, $go),
                            }
                        };
                    }
                    // The same where what it calls was not found out yet, or is to be each time.
                    macro_rules! call_unknown_var {
                        ($var:expr, $window:expr, $argc:expr, $go:ident) => {{
                            let var = &code.vars[usize::from($var)];
                            let bodies = &mut self.bodies;
                            let site = site!();
                            let slot = &mut regs[$window];
                            let body = var.with(move |callee| {
                                let callee = callee?;
                                let body = Self::body(bodies, site, callee, $argc)?;
                                if body.reads_callee {
                                    Value::put(slot, callee.clone());
                                } else {
                                    Value::put(slot, Value::Nil);
                                }
                                Some(body)
                            });
                            match body {
                                Some(body) => {
                                    if !body.reads_callee {
                                        self.sites[site % SITES]
                                            .remember(site, Target::Body(Rc::clone(body)));
                                    }
                                    $go!(body, $window, $argc)
                                }
                                None if var.with(operate::is_dispatch) => {
                                    let window = &mut regs[$window..];
                                    check!(var.with(|callee| operate::dispatch(cx, window, callee, $argc)));
                                    match Self::body(&mut self.bodies, site, &regs[$window], $argc) {
                                        Some(body) => $go!(body, $window, $argc),
                                        None => break 'slow,
                                    }
                                }
                                None => match var.with(|callee| operate::direct(callee?, $argc)) {
                                    Some(code) => {
                                        self.sites[site % SITES].remember(site, Target::Host(code));
                                        direct!(code, $window, $argc)
                                    }
                                    None => {
                                        let Some(callee) = var.value() else { break 'slow };
                                        Value::put(&mut regs[$window], callee);
                                        if !operate::look_up(&mut regs[$window..], $argc) {
                                            break 'slow;
                                        }
                                    }
                                },
                            }
                        }};
                    }
                    // Calls what is in the window with `$go`.
                    macro_rules! call {
                        ($window:expr, $argc:expr, $go:ident) => {{
                            let window = $window;
                            match Self::body(&mut self.bodies, site!(), &regs[window], $argc) {
                                Some(body) => $go!(body, window, $argc),
                                None => match operate::direct(&regs[window], $argc) {
                                    Some(code) => direct!(code, window, $argc),
                                    None if operate::look_up(&mut regs[window..], $argc) => {}
                                    None => break 'slow,
                                },
                            }
                        }};
                    }
                    // An instruction that runs outside the loop.
                    macro_rules! outside {
                        ($op:expr) => {
                            match outside::perform(cx, code, regs, $op) {
                                Ok(None) => note!(),
                                Ok(Some(slow)) => {
                                    frame.pc = pc as u32;
                                    let Slow { name, args, dst } = *slow;
                                    return self.call_core(cx, name, args, dst);
                                }
                                Err(error) => check!(Err(error)),
                            }
                        };
                    }
                    // The call of a host function.
                    macro_rules! direct {
                        ($code:expr, $window:expr, $argc:expr) => {{
                            match operate::call_direct(cx, &mut regs[$window..], $code, $argc) {
                                Ok(Called::Done) => note!(),
                                Ok(Called::Elsewhere) => break 'slow,
                                Ok(Called::Asks(step)) => {
                                    frame.pc = pc as u32;
                                    return self.asked(cx, step, base + $window);
                                }
                                Err(error) => {
                                    frame.pc = pc as u32;
                                    return self.call_failed(error, op);
                                }
                            }
                        }};
                    }

                    match op {
                        Op::Move { dst, src } => take!(dst, src),
                        Op::Copy { dst, src } => copy!(dst, &r!(src), {}),
                        Op::Clear { reg } => set!(reg, Value::Nil),
                        Op::Const { dst, k } => copy!(dst, &code.constants[usize::from(k)], {}),
                        Op::Nil { dst } => set!(dst, Value::Nil),
                        Op::Bool { dst, value } => set!(dst, Value::Bool(value)),
                        Op::Int { dst, value } => set!(dst, Value::Int(i64::from(value))),
                        Op::Capture { dst, index } => match &regs[0] {
                            Value::Fn(closure) => copy!(dst, &closure.captures()[usize::from(index)], {}),
                            _ => unreachable!("the callee is the first register"),
                        },
                        Op::This { dst } => set!(dst, regs[0].clone()),
                        Op::Var { dst, var } => match code.vars[usize::from(var)].value() {
                            Some(value) => set!(dst, value),
                            None => break 'slow,
                        },

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
                                goto!(pc + 1);
                            }
                        }
                        Op::LoopIncLt { a, b, by } => {
                            let end = match &r!(b) {
                                Value::Int(end) => *end,
                                _ => break 'slow,
                            };
                            let Value::Int(counter) = &mut r!(a) else { break 'slow };
                            let Some(next) = counter.checked_add(1) else { break 'slow };
                            *counter = next;
                            check!(cx.charge(1));
                            jump!(by);
                            if next < end {
                                goto!(pc + 1);
                            }
                        }
                        Op::JumpIfNot { reg, to } => {
                            if !r!(reg).is_truthy() {
                                goto!(to as usize);
                            }
                            release!(reg);
                        }
                        Op::JumpIf { reg, to } => {
                            let truthy = r!(reg).is_truthy();
                            release!(reg);
                            if truthy {
                                goto!(to as usize);
                            }
                        }
                        Op::JumpIfNil { reg, to } => {
                            if r!(reg).is_nil() {
                                goto!(to as usize);
                            }
                            release!(reg);
                        }
                        Op::JumpIfNotNil { reg, to } => {
                            let nil = r!(reg).is_nil();
                            release!(reg);
                            if !nil {
                                goto!(to as usize);
                            }
                        }
                        Op::JumpUnlessLt { a, b, by } => jump_unless!(compare!(a, b, <), by),
                        Op::JumpUnlessLe { a, b, by } => jump_unless!(compare!(a, b, <=), by),
                        Op::JumpUnlessGt { a, b, by } => jump_unless!(compare!(a, b, >), by),
                        Op::JumpUnlessGe { a, b, by } => jump_unless!(compare!(a, b, >=), by),
                        Op::JumpUnlessLtI { a, value, by } => jump_unless!(compare_int!(a, value, <), by),
                        Op::JumpUnlessLeI { a, value, by } => jump_unless!(compare_int!(a, value, <=), by),
                        Op::JumpUnlessGtI { a, value, by } => jump_unless!(compare_int!(a, value, >), by),
                        Op::JumpUnlessGeI { a, value, by } => jump_unless!(compare_int!(a, value, >=), by),
                        Op::JumpUnlessEqI { a, value, by } => {
                            let holds = match &r!(a) {
                                Value::Int(a) => *a == i64::from(value),
                                other if other.is_immediate() => false,
                                _ => break 'slow,
                            };
                            jump_unless!(holds, by)
                        }
                        Op::JumpUnlessConst { a, k, by } => {
                            if is_custom(&r!(a)) {
                                break 'slow;
                            }
                            let holds = operate::is_constant(&r!(a), &code.constants[usize::from(k)]);
                            release!(a);
                            jump_unless!(holds, by)
                        }

                        Op::Add { dst, a, b } => arithmetic!(dst, a, b, checked_add, +),
                        Op::Sub { dst, a, b } => arithmetic!(dst, a, b, checked_sub, -),
                        Op::Mul { dst, a, b } => arithmetic!(dst, a, b, checked_mul, *),
                        Op::AddI { dst, a, value } => arithmetic_int!(dst, a, value, checked_add),
                        Op::MulI { dst, a, value } => arithmetic_int!(dst, a, value, checked_mul),
                        Op::ModConst { dst, a, k } => {
                            let Value::Int(a) = &r!(a) else { break 'slow };
                            let divisor = &code.divisors[usize::from(k)];
                            let rest = divisor.modulo(*a);
                            set!(dst, Value::Int(rest));
                        }
                        Op::Div { dst, a, b } => match (&r!(a), &r!(b)) {
                            (Value::Float(a), Value::Float(b)) if *b != 0.0 => {
                                let result = a / b;
                                set!(dst, Value::Float(result));
                            }
                            _ => break 'slow,
                        },
                        Op::Quot { dst, a, b } => divide!(dst, a, b, |a, b| a / b),
                        Op::Rem { dst, a, b } => divide!(dst, a, b, |a, b| a % b),
                        Op::Mod { dst, a, b } => divide!(dst, a, b, i64::rem_euclid),
                        Op::Min { dst, a, b } => extreme!(dst, a, b, <),
                        Op::Max { dst, a, b } => extreme!(dst, a, b, >),
                        Op::Lt { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, <))),
                        Op::Le { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, <=))),
                        Op::Gt { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, >))),
                        Op::Ge { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, >=))),
                        Op::NumEq { dst, a, b } => set!(dst, Value::Bool(compare!(a, b, ==))),
                        Op::Eq { dst, a, b } => {
                            let Some(equal) = operate::quick_equal(&r!(a), &r!(b)) else { break 'slow };
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

                        Op::Nth { dst, coll, at } => {
                            let (Value::Vector(vector), Value::Int(at)) = (&r!(coll), &r!(at)) else {
                                break 'slow;
                            };
                            let vector = vector.borrow();
                            let Some(value) = usize::try_from(*at).ok().and_then(|at| vector.nth(at)) else {
                                break 'slow;
                            };
                            copy!(dst, value, {
                                drop(vector);
                                release!(coll);
                            });
                        }
                        Op::NthOrNil { dst, coll, index } => {
                            let Value::Vector(vector) = &r!(coll) else { break 'slow };
                            let vector = vector.borrow();
                            copy!(dst, vector.nth(usize::from(index)).unwrap_or(&Value::Nil), {
                                drop(vector);
                                release!(coll);
                            });
                        }
                        Op::Get { dst, coll, key } => {
                            if !operate::get(regs, dst, coll, key) {
                                break 'slow;
                            }
                        }
                        Op::GetConst { dst, coll, k } => {
                            if !operate::get_constant(regs, dst, coll, &code.constants[usize::from(k)]) {
                                break 'slow;
                            }
                        }
                        Op::Field { dst, object, k } => {
                            if !operate::field(regs, dst, object, &code.constants[usize::from(k)]) {
                                break 'slow;
                            }
                        }
                        Op::Count { dst, coll } => {
                            if !operate::count(regs, dst, coll) {
                                break 'slow;
                            }
                        }

                        Op::Conj { dst, coll, x } => {
                            if dst != coll.keep()
                                || !coll.is_last()
                                || !check!(operate::conj(cx, regs, coll, x))
                            {
                                outside!(op);
                            } else {
                                note!();
                            }
                        }
                        Op::Assoc { base } => {
                            if check!(operate::assoc(cx, regs, base)) {
                                note!();
                            } else {
                                outside!(op);
                            }
                        }

                        Op::Walk { walk, first, by } => {
                            jump_unless!(operate::walk(cx, regs, walk, first), by);
                        }
                        Op::Advance { dst, walk, by } => {
                            match check!(operate::advance(cx, regs, dst, walk)) {
                                Advanced::Item => {}
                                Advanced::End => jump!(by),
                                Advanced::Force(lazy) => {
                                    frame.pc = pc as u32;
                                    return self.realise(cx, &lazy);
                                }
                            }
                        }
                        Op::Step { base: window, function } => {
                            let window = window.index();
                            match Self::body(&mut self.bodies, site!(), &r!(function), 2) {
                                Some(body) => {
                                    if body.reads_callee {
                                        let callee = r!(function).clone();
                                        Value::put(&mut regs[window], callee);
                                    }
                                    enter!(body, window, 2)
                                }
                                None => match operate::direct(&r!(function), 2) {
                                    Some(code) => direct!(code, window, 2),
                                    None => break 'slow,
                                },
                            }
                        }
                        Op::Again { dst, src, by } => {
                            match &r!(src) {
                                Value::Reduced(_) => {
                                    let last = unreduced(Value::take(&mut r!(src)));
                                    set!(dst, last);
                                    continue 'next;
                                }
                                _ if src == dst => {}
                                _ => take!(dst, src),
                            }
                            check!(cx.charge(1));
                            jump!(by);
                        }

                        Op::CallVar { base: window, argc, var } => {
                            call_var!(var, window.index(), argc, enter);
                        }
                        Op::Call { base: window, argc } => {
                            call!(window.index(), argc, enter);
                        }
                        Op::TailCallVar { base: window, argc, var } => {
                            call_var!(var, window.index(), argc, replace);
                        }
                        Op::TailCall { base: window, argc } => {
                            call!(window.index(), argc, replace);
                        }
                        Op::Return { src } => {
                            match &r!(src) {
                                Value::Int(v) => {
                                    let v = *v;
                                    Value::put(&mut regs[0], Value::Int(v));
                                }
                                _ => {
                                    let value = Value::take(&mut r!(src));
                                    Value::put(&mut regs[0], value);
                                }
                            }
                            if code.handles_errors {
                                operate::release(&mut regs[1..usize::from(code.registers)]);
                            }
                            debug_assert!(operate::owns_nothing(&regs[1..usize::from(code.registers)]));
                            depth -= 1;
                            self.depth = depth;
                            if depth <= self.floor {
                                if let Some(todo) = self.again(cx, base) {
                                    return todo;
                                }
                                depth = self.depth;
                            }
                            continue 'frame;
                        }

                        Op::Try { reg, to } | Op::TryFinally { reg, to } => {
                            let finally = matches!(op, Op::TryFinally { .. });
                            self.handlers.push(Handler { depth: depth - 1, reg, to, finally });
                        }
                        Op::EndTry => drop(self.handlers.pop()),
                        Op::JumpUnlessKind { reg, k, by } => {
                            jump_unless!(kinds::is_of(&r!(reg), &code.constants[usize::from(k)]), by)
                        }
                        Op::Throw { .. } | Op::Rethrow { .. } => break 'slow,
                        Op::First { .. }
                        | Op::Next { .. }
                        | Op::Rest { .. }
                        | Op::Seq { .. }
                        | Op::Cons { .. }
                        | Op::Closure { .. }
                        | Op::Vector { .. }
                        | Op::Map { .. }
                        | Op::Set { .. }
                        | Op::Extend { .. }
                        | Op::Sibling { .. }
                        | Op::TheVar { .. }
                        | Op::Def { .. }
                        | Op::DefMeta { .. }
                        | Op::SetVar { .. }
                        | Op::Caught { .. } => outside!(op),
                    }
                    continue 'next;
                }
                frame.pc = pc as u32;
                return self.elsewhere(cx, op);
            }
        }
    }
}
