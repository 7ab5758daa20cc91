//! The instructions that make and take apart collections, and the rarer ones.
//!
//! They run outside the loop: it is quick only as long as it needs few of the processor's registers.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Args;
use consair_core::sequence::unrealised;
use consair_core::value::Value;

use super::code::Code;
use super::operate;
use crate::analyze::expr::Intrinsic;
use crate::builtins::custom::is_custom;
use crate::bytecode::op::{Op, REGISTERS, Reg};

/// A host function does it: the one of that name, with these arguments; its result goes to `R[dst]`.
pub(super) struct Slow<E: Engine> {
    pub(super) name: &'static str,
    pub(super) args: Args<E>,
    pub(super) dst: Reg,
}

fn slow<E: Engine, const N: usize>(
    intrinsic: Intrinsic,
    dst: Reg,
    args: [Value<E>; N],
) -> Result<Option<Box<Slow<E>>>, Error<E>> {
    Ok(Some(Box::new(Slow { name: intrinsic.name(), args: args.into_iter().collect(), dst })))
}

/// Performs an instruction that does not jump, call or return.
#[inline(never)]
pub(super) fn perform<E: Engine>(
    cx: &mut Cx<E>,
    code: &Code<E>,
    regs: &mut [Value<E>; REGISTERS],
    op: Op,
) -> Result<Option<Box<Slow<E>>>, Error<E>> {
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
    // The value of an operand: taken when it is the last use.
    macro_rules! own {
        ($reg:expr) => {
            if $reg.is_last() { Value::take(&mut r!($reg)) } else { r!($reg).clone() }
        };
    }
    match op {
        Op::First { dst, coll } => {
            if unrealised(&r!(coll)).is_some() || is_custom(&r!(coll)) {
                return slow(Intrinsic::First, dst, [own!(coll)]);
            }
            let first = collection::first(&r!(coll))?;
            if coll.is_last() {
                set!(coll, Value::Nil);
            }
            set!(dst, first);
        }
        Op::Next { dst, coll } => {
            if unrealised(&r!(coll)).is_some() || is_custom(&r!(coll)) {
                return slow(Intrinsic::Next, dst, [own!(coll)]);
            }
            let rest = collection::rest(own!(coll))?;
            if unrealised(&rest).is_some() {
                return slow(Intrinsic::Seq, dst, [rest]);
            }
            set!(dst, collection::seq(rest)?);
        }
        Op::Rest { dst, coll } => {
            if unrealised(&r!(coll)).is_some() || is_custom(&r!(coll)) {
                return slow(Intrinsic::Rest, dst, [own!(coll)]);
            }
            set!(dst, collection::rest(own!(coll))?);
        }
        Op::Seq { dst, coll } => {
            if unrealised(&r!(coll)).is_some() || is_custom(&r!(coll)) {
                return slow(Intrinsic::Seq, dst, [own!(coll)]);
            }
            set!(dst, collection::seq(own!(coll))?);
        }
        Op::Cons { dst, x, coll } => {
            let first = own!(x);
            let rest = own!(coll);
            set!(dst, collection::cons(first, rest)?);
        }
        Op::Conj { dst, coll, x } => {
            let mut target = own!(coll);
            let item = own!(x);
            if !matches!(target, Value::Vector(_) | Value::List(_)) {
                return slow(Intrinsic::Conj, dst, [target, item]);
            }
            collection::conj_to(cx, &mut target, item)?;
            set!(dst, target);
        }
        Op::Assoc { base } => {
            let args = [base, base.plus(1), base.plus(2)].map(|reg| Value::take(&mut r!(reg)));
            return slow(Intrinsic::Assoc, base, args);
        }
        Op::Closure { dst, proto, base } => {
            let function = code.closure(proto, &mut regs[base.index()..]);
            set!(dst, function);
        }
        Op::Vector { dst, base, count } => {
            let items = &mut regs[base.index()..][..usize::from(count)];
            let vector = collection::vector_of(cx, items.iter_mut().map(Value::take))?;
            set!(dst, vector);
        }
        Op::Map { dst, base, count } | Op::Set { dst, base, count } => {
            let items = &mut regs[base.index()..][..usize::from(count)];
            let is_map = matches!(op, Op::Map { .. });
            match operate::literal(cx, items, is_map) {
                Some(result) => set!(dst, result?),
                None => {
                    let args = items.iter_mut().map(Value::take).collect();
                    let name = if is_map { "hash-map" } else { "hash-set" };
                    return Ok(Some(Box::new(Slow { name, args, dst })));
                }
            }
        }
        Op::Extend { dst, base, count } => {
            let mut target = Value::take(&mut r!(dst));
            let step = if matches!(target, Value::Map(_)) { 2 } else { 1 };
            let whole = collection::count(&target)? + usize::from(count) / step;
            for at in (0..count).step_by(step) {
                let item = Value::take(&mut r!(base.plus(at)));
                target = if step == 2 {
                    let value = Value::take(&mut r!(base.plus(at + 1)));
                    collection::assoc(cx, target, item, value)?
                } else {
                    collection::conj(cx, target, item)?
                };
            }
            if collection::count(&target)? != whole {
                return Err(Error::argument("duplicate key in a literal map or set"));
            }
            set!(dst, target);
        }
        Op::Sibling { dst, member } => set!(dst, operate::sibling(&regs[0], member)),
        Op::TheVar { dst, var } => set!(dst, Value::Var(Rc::clone(&code.vars[usize::from(var)]))),
        Op::Def { src, var } => {
            let var = Rc::clone(&code.vars[usize::from(var)]);
            let old = var.bind(Some(Value::take(&mut r!(src))));
            set!(src, Value::Var(var));
            drop(old);
        }
        Op::DefMeta { src, var } => {
            let meta = Value::take(&mut r!(src));
            operate::define_meta(&code.vars[usize::from(var)], meta);
        }
        Op::SetVar { src, var } => {
            let var = Rc::clone(&code.vars[usize::from(var)]);
            operate::set_var(&var, r!(src).clone())?;
        }
        Op::Caught { dst, src } => {
            let caught = Error::thrown(Value::take(&mut r!(src))).into_caught();
            set!(dst, caught);
        }
        other => unreachable!("{other:?} runs in the loop"),
    }
    Ok(None)
}
