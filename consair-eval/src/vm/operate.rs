//! What instructions do off the fast path.

use std::cell::RefCell;
use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::freeze::unrealised_within;
use consair_core::function::{Closure, NativeCode, PlainFn, Step, StepFn};
use consair_core::host::HostObject;
use consair_core::indexed::Indexed;
use consair_core::lookup::Lookup;
use consair_core::reference::Var;
use consair_core::sequence::SeqObject;
use consair_core::stream::{Pull, Stream};
use consair_core::value::Value;

use super::code::Code;
use crate::analyze::expr::Intrinsic;
use crate::builtins::custom::is_custom;
use crate::builtins::driver::apart;
use crate::builtins::number;
use crate::bytecode::op::{REGISTERS, Reg};
use crate::runtime;

/// The result of an operation on numbers of any kinds.
#[cold]
#[inline(never)]
pub(super) fn compute<E: Engine>(
    cx: &mut Cx<E>,
    operation: Intrinsic,
    a: &Value<E>,
    b: &Value<E>,
) -> Result<Value<E>, Error<E>> {
    let holds = match operation {
        Intrinsic::Lt => number::lt(a, b)?,
        Intrinsic::Le => number::le(a, b)?,
        Intrinsic::Gt => number::gt(a, b)?,
        Intrinsic::Ge => number::ge(a, b)?,
        Intrinsic::NumEq => number::num_eq(a, b)?,
        _ => return arithmetic(cx, operation, a, b),
    };
    Ok(Value::Bool(holds))
}

fn arithmetic<E: Engine>(
    cx: &mut Cx<E>,
    operation: Intrinsic,
    a: &Value<E>,
    b: &Value<E>,
) -> Result<Value<E>, Error<E>> {
    number::charge_large(cx, a, b)?;
    match operation {
        Intrinsic::Add => number::add(a, b),
        Intrinsic::Sub => number::sub(a, b),
        Intrinsic::Mul => number::mul(a, b),
        Intrinsic::Div => number::div(a, b),
        Intrinsic::Quot => number::quot(a, b),
        Intrinsic::Rem => number::rem(a, b),
        Intrinsic::Mod => number::modulo(a, b),
        other => unreachable!("{} is no arithmetic", other.name()),
    }
}

/// `(= a b)` where no collection must be walked.
#[inline]
pub(super) fn quick_equal<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Keyword(a), Value::Keyword(b)) => Some(a == b),
        _ if is_custom(a) || is_custom(b) => None,
        _ if a.is_immediate() || b.is_immediate() => Some(a == b),
        (Value::Number(_), Value::Number(_))
        | (Value::Long(_), Value::Long(_))
        | (Value::Symbol(..), Value::Symbol(..)) => Some(a == b),
        _ => None,
    }
}

/// True when `value` is the constant of a `case` clause.
#[inline]
pub(super) fn is_constant<E: Engine>(value: &Value<E>, constant: &Value<E>) -> bool {
    match (value, constant) {
        (Value::Keyword(a), Value::Keyword(b)) => a == b,
        (Value::Int(a), Value::Int(b)) => a == b,
        _ => value == constant,
    }
}

fn register<E: Engine>(regs: &mut [Value<E>; REGISTERS], reg: Reg) -> &mut Value<E> {
    &mut regs[reg.index()]
}

/// `R[dst] = value`, after the last use of `R[coll]`, if it is that.
#[inline(always)]
fn finish<E: Engine>(regs: &mut [Value<E>; REGISTERS], dst: Reg, coll: Reg, value: Value<E>) -> bool {
    if coll.is_last() {
        Value::put(register(regs, coll), Value::Nil);
    }
    Value::put(register(regs, dst), value);
    true
}

/// `R[dst] = (get R[coll] R[key])` for a map and a key that owns nothing; false for all else.
#[inline(never)]
pub(super) fn get<E: Engine>(regs: &mut [Value<E>; REGISTERS], dst: Reg, coll: Reg, key: Reg) -> bool {
    let found = match (&regs[coll.index()], &regs[key.index()]) {
        (Value::Map(map), key) if key.is_immediate() => map.borrow().val_at(key).cloned().unwrap_or_default(),
        _ => return false,
    };
    finish(regs, dst, coll, found)
}

/// `R[dst] = (get R[coll] key)` for a map; false for all else.
#[inline(never)]
pub(super) fn get_constant<E: Engine>(
    regs: &mut [Value<E>; REGISTERS],
    dst: Reg,
    coll: Reg,
    key: &Value<E>,
) -> bool {
    let Value::Map(map) = &*register(regs, coll) else { return false };
    let found = map.borrow().val_at(key).cloned().unwrap_or_default();
    finish(regs, dst, coll, found)
}

/// `R[coll] = (conj take R[coll] R[x])` for a vector; false for all else.
#[inline(never)]
pub(super) fn conj<E: Engine>(
    cx: &mut Cx<E>,
    regs: &mut [Value<E>; REGISTERS],
    coll: Reg,
    x: Reg,
) -> Result<bool, Error<E>> {
    if !matches!(register(regs, coll), Value::Vector(_)) {
        return Ok(false);
    }
    let item = if x.is_last() { Value::take(register(regs, x)) } else { register(regs, x).clone() };
    collection::conj_to(cx, register(regs, coll), item)?;
    Ok(true)
}

/// `R[base] = (assoc take R[base] take R[base+1] take R[base+2])` for a map or a vector, and a key that
/// owns nothing; false for all else.
#[inline(never)]
pub(super) fn assoc<E: Engine>(
    cx: &mut Cx<E>,
    regs: &mut [Value<E>; REGISTERS],
    base: Reg,
) -> Result<bool, Error<E>> {
    let is_quick = matches!(register(regs, base), Value::Map(_) | Value::Vector(_) | Value::Nil)
        && register(regs, base.plus(1)).is_immediate();
    if is_quick {
        let key = Value::take(register(regs, base.plus(1)));
        let value = Value::take(register(regs, base.plus(2)));
        collection::assoc_to(cx, register(regs, base), key, value)?;
    }
    Ok(is_quick)
}

/// A walk in a register.
struct Walk<E: Engine>(RefCell<Stream<E>>);

/// `R[walk] =` the walk of the collection in it, as it is now if `R[first]` is that collection; false, and
/// nothing done, for what an error or a method of its type must tell.
#[inline(never)]
pub(super) fn walk<E: Engine>(
    cx: &mut Cx<E>,
    regs: &mut [Value<E>; REGISTERS],
    walk: Reg,
    first: Reg,
) -> bool {
    let coll = register(regs, walk).clone();
    if is_custom(&coll) {
        return false;
    }
    let Ok(stream) = apart(cx, coll, register(regs, first)) else { return false };
    let made = Value::Host(Rc::new(HostObject::new(Walk(RefCell::new(stream)))));
    Value::put(register(regs, walk), made);
    true
}

/// What became of the step of a walk.
pub(super) enum Advanced<E: Engine> {
    /// The element is in its register.
    Item,
    /// There are no more.
    End,
    /// This must be realised first; then ask again.
    Force(Rc<SeqObject<E>>),
}

/// `R[dst] =` the next element of the walk `R[walk]`.
#[inline(never)]
pub(super) fn advance<E: Engine>(
    cx: &mut Cx<E>,
    regs: &mut [Value<E>; REGISTERS],
    dst: Reg,
    walk: Reg,
) -> Result<Advanced<E>, Error<E>> {
    let Value::Host(host) = register(regs, walk) else { unreachable!("a walk was made") };
    let Some(walk) = host.downcast_ref::<Walk<E>>() else { unreachable!("a walk was made") };
    let mut stream = walk.0.borrow_mut();
    let item = match stream.at_hand() {
        Some(item) => item,
        None => match stream.pull_or_compute(cx)? {
            Pull::Item(item) => item,
            Pull::End => return Ok(Advanced::End),
            Pull::Force(lazy) => return Ok(Advanced::Force(lazy)),
        },
    };
    drop(stream);
    Value::put(register(regs, dst), item);
    Ok(Advanced::Item)
}

/// `R[dst] =` the field `name` of a record or an object that has it; false for all else.
#[inline(never)]
pub(super) fn field<E: Engine>(
    regs: &mut [Value<E>; REGISTERS],
    dst: Reg,
    object: Reg,
    name: &Value<E>,
) -> bool {
    let found = match (&*register(regs, object), name) {
        (Value::Map(map), name) => map.borrow().val_at(name).cloned(),
        (Value::Instance(instance), Value::Keyword(name)) => {
            instance.ty().field(*name).and_then(|at| instance.field(at))
        }
        _ => None,
    };
    found.is_some_and(|found| finish(regs, dst, object, found))
}

/// `R[dst] = (count R[coll])` for the counted collections; false for all else.
#[inline(never)]
pub(super) fn count<E: Engine>(regs: &mut [Value<E>; REGISTERS], dst: Reg, coll: Reg) -> bool {
    let count = match &*register(regs, coll) {
        Value::Vector(vector) => vector.borrow().count(),
        Value::Map(map) => map.borrow().count(),
        Value::Set(set) => set.borrow().count(),
        Value::List(list) => list.borrow().count(),
        _ => return false,
    };
    finish(regs, dst, coll, Value::Int(count as i64))
}

/// True for the function of a protocol.
#[inline(always)]
pub(super) fn is_dispatch<E: Engine>(callee: Option<&Value<E>>) -> bool {
    matches!(callee, Some(Value::Native(native)) if matches!(native.code, NativeCode::Dispatch(_)))
}

/// Puts what the function of a protocol calls for the arguments in a window before them.
///
/// # Errors
/// When the type of the first one does not implement it.
#[inline(never)]
pub(super) fn dispatch<E: Engine>(
    cx: &mut Cx<E>,
    window: &mut [Value<E>],
    callee: Option<&Value<E>>,
    argc: u16,
) -> Result<(), Error<E>> {
    if let Some(Value::Native(native)) = callee
        && let NativeCode::Dispatch(dispatch) = &native.code
    {
        let target = dispatch.target(cx, &window[1..=usize::from(argc)])?;
        Value::put(&mut window[0], target);
    }
    Ok(())
}

/// The code of a host function that the run loop calls itself.
pub(super) enum Direct<E: Engine> {
    Plain(PlainFn<E>),
    Operator(PlainFn<E>),
    Step(StepFn<E>),
}

impl<E: Engine> Copy for Direct<E> {}

impl<E: Engine> Clone for Direct<E> {
    fn clone(&self) -> Self {
        *self
    }
}

/// The code of the host function `callee`, if it takes `argc` arguments.
#[inline(always)]
pub(super) fn direct<E: Engine>(callee: &Value<E>, argc: u16) -> Option<Direct<E>> {
    match callee {
        Value::Native(native) if native.arity.accepts(usize::from(argc)) => match native.code {
            NativeCode::Plain(code) => Some(Direct::Plain(code)),
            NativeCode::Operator(code) => Some(Direct::Operator(code)),
            NativeCode::Step(code) => Some(Direct::Step(code)),
            _ => None,
        },
        _ => None,
    }
}

/// What became of the call of a host function.
pub(super) enum Called<E: Engine> {
    /// Its result is in place of the callee.
    Done,
    /// All is as it was: the type of an argument may have an answer.
    Elsewhere,
    /// It asks for a call.
    Asks(Step<E>),
}

/// Calls a host function with the arguments in a window. Where it fails, those that it has not taken stay.
#[inline(never)]
pub(super) fn call_direct<E: Engine>(
    cx: &mut Cx<E>,
    window: &mut [Value<E>],
    code: Direct<E>,
    argc: u16,
) -> Result<Called<E>, Error<E>> {
    let (callee, rest) = window.split_first_mut().expect("a window begins with its callee");
    let args = &mut rest[..usize::from(argc)];
    let value = match code {
        Direct::Plain(code) => code(cx, args)?,
        Direct::Operator(code) => match code(cx, args) {
            Err(_) if args.iter().any(is_custom) => return Ok(Called::Elsewhere),
            result => result?,
        },
        Direct::Step(code) => match code(cx, args)? {
            Step::Done(value) => value,
            step => {
                release(args);
                return Ok(Called::Asks(step));
            }
        },
    };
    release(args);
    Value::put(callee, value);
    cx.charge(1)?;
    Ok(Called::Done)
}

/// The call of a vector with an index that it has, of a map or set with a key that owns nothing, or of a
/// keyword with a map: what is found replaces the callee. False, and all as it was, for all else.
#[inline(never)]
pub(super) fn look_up<E: Engine>(window: &mut [Value<E>], argc: u16) -> bool {
    let [callee, arg, ..] = window else { return false };
    if argc != 1 {
        return false;
    }
    let found = match (&*callee, &*arg) {
        (Value::Vector(vector), Value::Int(at)) => {
            match usize::try_from(*at).ok().and_then(|at| vector.borrow().nth(at).cloned()) {
                Some(found) => found,
                None => return false,
            }
        }
        (Value::Map(map), key) if key.is_immediate() && map.record_type().is_none() => {
            map.borrow().val_at(key).cloned().unwrap_or_default()
        }
        (Value::Set(set), key) if key.is_immediate() => set.borrow().val_at(key).cloned().unwrap_or_default(),
        (key @ Value::Keyword(_), Value::Map(map)) => map.borrow().val_at(key).cloned().unwrap_or_default(),
        _ => return false,
    };
    Value::put(arg, Value::Nil);
    Value::put(callee, found);
    true
}

/// Empties the slots of arguments.
#[inline(always)]
pub(super) fn release<E: Engine>(args: &mut [Value<E>]) {
    for arg in args {
        if !arg.is_immediate() {
            Value::put(arg, Value::Nil);
        }
    }
}

/// Moves the window of a call to the beginning of the frame of `code`, which ends with it.
#[inline(never)]
pub(super) fn slide<E: Engine>(regs: &mut [Value<E>; REGISTERS], window: usize, argc: usize, code: &Code<E>) {
    for index in 0..=argc {
        let value = Value::take(&mut regs[window + index]);
        Value::put(&mut regs[index], value);
    }
    let others = &mut regs[argc + 1..usize::from(code.registers).max(argc + 1)];
    if code.handles_errors {
        release(others);
    }
    debug_assert!(owns_nothing(others));
}

/// True when no register owns anything but a number, as those of a function that is done.
pub(super) fn owns_nothing<E: Engine>(regs: &[Value<E>]) -> bool {
    regs.iter().all(|reg| reg.is_immediate() || matches!(reg, Value::Number(_) | Value::Long(_)))
}

/// The member `member` of the `letfn` whose function `this` is.
pub(super) fn sibling<E: Engine>(this: &Value<E>, member: u16) -> Value<E> {
    let Value::Fn(closure) = this else { unreachable!("the callee is the first register") };
    let mut captures: Box<[Value<E>]> = closure.captures().into();
    captures[0] = Value::Int(i64::from(member));
    let name = super::code::FnCode::of(closure).name(&captures);
    Value::Fn(Rc::new(Closure::new(Rc::clone(closure.code()), name, captures)))
}

/// A map or set of the values in `items`, which it takes; `None`, and nothing taken, when a key must
/// be realised first.
pub(super) fn literal<E: Engine>(
    cx: &mut Cx<E>,
    items: &mut [Value<E>],
    is_map: bool,
) -> Option<Result<Value<E>, Error<E>>> {
    let step = if is_map { 2 } else { 1 };
    if items
        .iter()
        .step_by(step)
        .any(|key| !key.is_immediate() && !matches!(unrealised_within(key), Ok(None)))
    {
        return None;
    }
    Some(if is_map {
        let entries =
            items.chunks_exact_mut(2).map(|pair| (Value::take(&mut pair[0]), Value::take(&mut pair[1])));
        collection::literal_map(cx, entries)
    } else {
        collection::literal_set(cx, items.iter_mut().map(Value::take))
    })
}

/// Gives a var the metadata of its definition.
pub(super) fn define_meta<E: Engine>(var: &Var<E>, meta: Value<E>) {
    let Value::Map(map) = meta else { return };
    let says = |key: &str| map.borrow().val_at(&Value::keyword(key)).is_some_and(Value::is_truthy);
    var.set_macro(says("macro"));
    var.set_dynamic(says("dynamic"));
    var.set_private(says("private"));
    var.set_meta(Some(map));
}

/// `(set! var value)`
pub(super) fn set_var<E: Engine>(var: &Var<E>, value: Value<E>) -> Result<(), Error<E>> {
    if !var.is_dynamic() {
        let message = format!("expected a dynamic var to set, found {}", var.name());
        return Err(Error::new(ErrorKind::State, message));
    }
    drop(var.bind(Some(value)));
    Ok(())
}

/// Tells the interpreter that the instruction before `pc` made the last updates.
#[cold]
#[inline(never)]
pub(super) fn note_updates<E: Engine>(cx: &mut Cx<E>, code: &Code<E>, pc: usize) {
    let outcomes = cx.take_outcomes();
    let span = code.proto.spans.get(pc.saturating_sub(1)).copied();
    runtime::note_updates(cx, span, &outcomes);
}
