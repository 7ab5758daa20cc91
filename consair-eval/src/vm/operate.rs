//! What instructions do off the fast path.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::freeze::unrealised_within;
use consair_core::function::Closure;
use consair_core::lookup::Lookup;
use consair_core::reference::Var;
use consair_core::value::Value;

use super::code::Code;
use crate::builtins::number;
use crate::runtime;

/// An operation on two numbers.
#[derive(Clone, Copy)]
pub(super) enum Arithmetic {
    Add,
    Sub,
    Mul,
    Div,
    Quot,
    Rem,
    Mod,
}

/// The result of an operation on numbers of any kinds.
#[cold]
#[inline(never)]
pub(super) fn arithmetic<E: Engine>(
    cx: &mut Cx<E>,
    operation: Arithmetic,
    a: &Value<E>,
    b: &Value<E>,
) -> Result<Value<E>, Error<E>> {
    number::charge_large(cx, a, b)?;
    match operation {
        Arithmetic::Add => number::add(a, b),
        Arithmetic::Sub => number::sub(a, b),
        Arithmetic::Mul => number::mul(a, b),
        Arithmetic::Div => number::div(a, b),
        Arithmetic::Quot => number::quot(a, b),
        Arithmetic::Rem => number::rem(a, b),
        Arithmetic::Mod => number::modulo(a, b),
    }
}

/// `(mod a divisor)` for a divisor of at least 2, by its reciprocal: 2^64 divided by it, rounded up.
///
/// The product's upper word is the quotient as long as `a` is below the reciprocal (Granlund and
/// Montgomery, "Division by invariant integers using multiplication", 1994).
#[inline(always)]
pub(super) fn modulo(a: i64, divisor: i64, reciprocal: i64) -> i64 {
    if a >= 0 && (a as u64) < reciprocal as u64 {
        let quotient = ((a as u128 * reciprocal as u64 as u128) >> 64) as i64;
        a - quotient * divisor
    } else {
        a.rem_euclid(divisor.max(1))
    }
}

macro_rules! comparison {
    ($($name:ident)*) => {$(
        #[cold]
        #[inline(never)]
        pub(super) fn $name<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<bool, Error<E>> {
            number::$name(a, b)
        }
    )*};
}

comparison!(lt le gt ge num_eq);

/// `(= a b)` where no collection must be walked.
#[inline]
pub(super) fn quick_equal<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Keyword(a), Value::Keyword(b)) => Some(a == b),
        _ if a.is_immediate() || b.is_immediate() => Some(a == b),
        (Value::Number(_), Value::Number(_))
        | (Value::Long(_), Value::Long(_))
        | (Value::Symbol(..), Value::Symbol(..)) => Some(a == b),
        _ => None,
    }
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
        collection::map_of(cx, entries)
    } else {
        collection::set_of(cx, items.iter_mut().map(Value::take))
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

#[cfg(test)]
mod tests {
    use super::modulo;

    #[test]
    fn a_reciprocal_gives_the_remainder_of_every_integer() {
        let edges = [0, 1, 2, 3, 6, 7, 8, 1 << 31, 1 << 32, 1 << 49, 1 << 62, i64::MAX - 1, i64::MAX];
        for divisor in [2, 3, 7, 10, 1000, 32_767, 1_000_003, 1 << 40, i64::MAX] {
            let reciprocal = (u64::MAX / divisor as u64 + 1) as i64;
            let near =
                edges.iter().flat_map(|n| [*n, -*n, n / divisor * divisor, (n / divisor * divisor) - 1]);
            for n in near.chain((0..10_000).map(|i: i64| i.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as i64))) {
                assert_eq!(modulo(n, divisor, reciprocal), n.rem_euclid(divisor), "{n} mod {divisor}");
            }
        }
    }
}
