//! Numbers: arithmetic, comparison, equality. Bits, conversions and `clojure.math` are beside it.

mod bits;
mod compare;
mod convert;
mod exact;
mod math;
mod precision;
mod random;
#[cfg(test)]
mod tests;
mod tower;

use std::cmp::Ordering;

use consair_core::class::Class;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Arity;
use consair_core::number::{Kind, is_number};
use consair_core::value::Value;

use super::{Row, operator, plain};
#[allow(unused_imports, reason = "the slow paths of the VM's arithmetic opcodes")]
pub(crate) use tower::{
    add, add_promoting, charge, charge_large, dec, div, ge, gt, inc, le, lt, modulo, mul, num_eq, quot, rem,
    sign, sub, to_float,
};

#[allow(unused_imports, reason = "the VM's equality opcode")]
pub(crate) use compare::equal;
pub(crate) use convert::narrow;
#[allow(unused_imports, reason = "rand-nth, shuffle and sampling over collections")]
pub(crate) use random::with_random;

type Result<T, E> = std::result::Result<T, Error<E>>;
type Binary<E> = fn(&Value<E>, &Value<E>) -> Result<Value<E>, E>;
type Test<E> = fn(&Value<E>, &Value<E>) -> Result<bool, E>;

/// The functions over numbers, and those that compare any values.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = arithmetic();
    rows.extend(tests());
    rows.extend(compare::rows());
    rows.extend(bits::rows());
    rows.extend(convert::rows());
    rows.extend(exact::rows());
    rows.extend(precision::rows());
    rows.extend(random::rows());
    rows.extend(math::rows());
    rows
}

/// The names that are bound to numbers: qualified name, doc, value.
pub(crate) fn constants<E: Engine>() -> Vec<(&'static str, &'static str, Value<E>)> {
    math::constants()
}

const ABS: &str = "The number without its sign. The least integer of 64 bits, which has no positive \
                   twin, is itself.";

fn arithmetic<E: Engine>() -> Vec<Row<E>> {
    let any = Arity::at_least(0);
    let some = Arity::at_least(1);
    let one = Arity::exactly(1);
    let two = Arity::exactly(2);
    vec![
        operator(
            "+",
            any,
            "Adds numbers; (+) is 0. An integer sum beyond 64 bits is an error: see +'.",
            |cx, args| sum(cx, args, 0, tower::add),
        ),
        operator(
            "*",
            any,
            "Multiplies numbers; (*) is 1. A product beyond 64 bits is an error: see *'.",
            |cx, args| sum(cx, args, 1, tower::mul),
        ),
        operator(
            "-",
            some,
            "Subtracts the other numbers from the first, or negates the only one.",
            |cx, args| difference(cx, args, 0, tower::sub),
        ),
        operator(
            "/",
            some,
            "Divides the first number by the others; of one number, 1 divided by it. The quotient of integers is exact: an integer, or a ratio. An exact number divided by 0 is an error.",
            |cx, args| difference(cx, args, 1, tower::div),
        ),
        operator("+'", any, "Adds numbers; an integer sum beyond 64 bits is a big integer.", |cx, args| {
            sum(cx, args, 0, tower::add_promoting)
        }),
        operator(
            "*'",
            any,
            "Multiplies numbers; an integer product beyond 64 bits is a big integer.",
            |cx, args| sum(cx, args, 1, tower::mul_promoting),
        ),
        operator(
            "-'",
            some,
            "Subtracts as -, and gives a big integer where 64 bits do not do.",
            |cx, args| difference(cx, args, 0, tower::sub_promoting),
        ),
        operator("inc", one, "One more than the number.", |_, args| tower::inc(&args[0])),
        operator("dec", one, "One less than the number.", |_, args| tower::dec(&args[0])),
        operator(
            "inc'",
            one,
            "One more than the number; a big integer where 64 bits do not do.",
            |_, args| tower::add_promoting(&args[0], &Value::Int(1)),
        ),
        operator(
            "dec'",
            one,
            "One less than the number; a big integer where 64 bits do not do.",
            |_, args| tower::sub_promoting(&args[0], &Value::Int(1)),
        ),
        operator("quot", two, "The quotient of two numbers, rounded towards zero.", |cx, args| {
            binary(cx, args, tower::quot)
        }),
        operator("rem", two, "What quot leaves; it has the sign of the first number.", |cx, args| {
            binary(cx, args, tower::rem)
        }),
        operator("mod", two, "The modulus of two numbers; it has the sign of the second.", |cx, args| {
            binary(cx, args, tower::modulo)
        }),
        plain("max", some, "The greatest of the numbers; NaN if one of them is.", |cx, args| {
            extreme(cx, args, |a, b| Ok(!tower::gt(a, b)?))
        }),
        plain("min", some, "The least of the numbers; NaN if one of them is.", |cx, args| {
            extreme(cx, args, |a, b| Ok(!tower::lt(a, b)?))
        }),
        plain("abs", one, ABS, |_, args| match tower::sign(&args[0])? {
            _ if args[0] == Value::Int(i64::MIN) => Ok(Value::Int(i64::MIN)),
            _ if matches!(args[0], Value::Float(_)) => Ok(Value::Float(tower::to_float(&args[0])?.abs())),
            Some(Ordering::Less) => tower::negate(&args[0]),
            _ => Ok(Value::take(&mut args[0])),
        }),
    ]
}

fn tests<E: Engine>() -> Vec<Row<E>> {
    let some = Arity::at_least(1);
    let one = Arity::exactly(1);
    vec![
        operator("<", some, "True when each number is less than the next.", |cx, args| {
            chain(cx, args, tower::lt)
        }),
        operator(">", some, "True when each number is greater than the next.", |cx, args| {
            chain(cx, args, tower::gt)
        }),
        operator("<=", some, "True when no number is greater than the next.", |cx, args| {
            chain(cx, args, tower::le)
        }),
        operator(">=", some, "True when no number is less than the next.", |cx, args| {
            chain(cx, args, tower::ge)
        }),
        plain(
            "==",
            some,
            "True when all numbers have the same value, whatever their kinds: (== 1 1.0).",
            |cx, args| chain(cx, args, tower::num_eq),
        ),
        plain("zero?", one, "True for the number zero, of any kind.", |_, args| {
            Ok(Value::Bool(tower::sign(&args[0])? == Some(Ordering::Equal)))
        }),
        plain("pos?", one, "True for a number greater than zero.", |_, args| {
            Ok(Value::Bool(tower::sign(&args[0])? == Some(Ordering::Greater)))
        }),
        plain("neg?", one, "True for a number less than zero.", |_, args| {
            Ok(Value::Bool(tower::sign(&args[0])? == Some(Ordering::Less)))
        }),
        plain("even?", one, "True for an even integer; an error for what is no integer.", |_, args| {
            Ok(Value::Bool(!is_odd(&args[0])?))
        }),
        plain("odd?", one, "True for an odd integer; an error for what is no integer.", |_, args| {
            Ok(Value::Bool(is_odd(&args[0])?))
        }),
        plain("number?", one, "True for a number.", |_, args| Ok(Value::Bool(is_number(&args[0])))),
        plain("int?", one, "True for an integer of 64 bits.", |_, args| {
            Ok(Value::Bool(matches!(args[0], Value::Int(_))))
        }),
        plain("integer?", one, "True for an integer of any size.", |_, args| {
            Ok(Value::Bool(is_integer(&args[0])))
        }),
        plain("rational?", one, "True for an exact number: an integer, a ratio or a decimal.", |_, args| {
            Ok(Value::Bool(matches!(args[0], Value::Int(_) | Value::Number(_))))
        }),
        plain("ratio?", one, "True for a ratio.", |_, args| {
            Ok(Value::Bool(kind(&args[0]).is_some_and(|kind| matches!(kind, Kind::Ratio(_)))))
        }),
        plain("decimal?", one, "True for a decimal.", |_, args| {
            Ok(Value::Bool(kind(&args[0]).is_some_and(|kind| matches!(kind, Kind::Decimal(_)))))
        }),
        plain("float?", one, "True for a float.", |_, args| {
            Ok(Value::Bool(matches!(args[0], Value::Float(_))))
        }),
        plain("double?", one, "True for a float.", |_, args| {
            Ok(Value::Bool(matches!(args[0], Value::Float(_))))
        }),
        plain("pos-int?", one, "True for an integer of 64 bits that is greater than zero.", |_, args| {
            Ok(Value::Bool(matches!(args[0], Value::Int(1..))))
        }),
        plain("neg-int?", one, "True for an integer of 64 bits that is less than zero.", |_, args| {
            Ok(Value::Bool(matches!(args[0], Value::Int(..0))))
        }),
        plain("nat-int?", one, "True for an integer of 64 bits that is not less than zero.", |_, args| {
            Ok(Value::Bool(matches!(args[0], Value::Int(0..))))
        }),
        plain(
            "NaN?",
            one,
            "True for the float that is not a number; an error for what is no number.",
            |_, args| Ok(Value::Bool(tower::to_float(&args[0])?.is_nan())),
        ),
        plain("infinite?", one, "True for an infinite float; an error for what is no number.", |_, args| {
            check_number(&args[0])?;
            Ok(Value::Bool(matches!(args[0], Value::Float(v) if v.is_infinite())))
        }),
    ]
}

/// Folds numbers from `unit` on; a single one is itself.
fn sum<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], unit: i64, op: Binary<E>) -> Result<Value<E>, E> {
    match args {
        [] => Ok(Value::Int(unit)),
        [one] => {
            check_number(one)?;
            Ok(Value::take(one))
        }
        [first, others @ ..] => fold(cx, first, others, op),
    }
}

/// Folds numbers from the first on; of a single one, from `unit` to it.
fn difference<E: Engine>(
    cx: &mut Cx<E>,
    args: &mut [Value<E>],
    unit: i64,
    op: Binary<E>,
) -> Result<Value<E>, E> {
    match args {
        [one @ (Value::Float(_) | Value::Number(_))] if unit == 0 => tower::negate(one),
        [one] => op(&Value::Int(unit), one),
        [first, others @ ..] => fold(cx, first, others, op),
        [] => unreachable!("the arity asks for one"),
    }
}

fn fold<E: Engine>(
    cx: &mut Cx<E>,
    first: &Value<E>,
    others: &[Value<E>],
    op: Binary<E>,
) -> Result<Value<E>, E> {
    // Where it fails the operands are still there: the type of one of them may know the operation.
    let mut result = first.clone();
    for other in others {
        tower::charge(cx, &result, other)?;
        result = op(&result, other)?;
    }
    Ok(result)
}

fn binary<E: Engine>(cx: &mut Cx<E>, args: &[Value<E>], op: Binary<E>) -> Result<Value<E>, E> {
    tower::charge(cx, &args[0], &args[1])?;
    op(&args[0], &args[1])
}

fn chain<E: Engine>(cx: &mut Cx<E>, args: &[Value<E>], test: Test<E>) -> Result<Value<E>, E> {
    cx.charge(args.len() as u64)?;
    if let [one] = args {
        check_number(one)?;
    }
    for pair in args.windows(2) {
        if !test(&pair[0], &pair[1])? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

/// The argument that no other replaces; NaN replaces all.
fn extreme<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], replaces: Test<E>) -> Result<Value<E>, E> {
    cx.charge(args.len() as u64)?;
    let is_nan = |value: &Value<E>| matches!(value, Value::Float(v) if v.is_nan());
    let mut best = Value::take(&mut args[0]);
    check_number(&best)?;
    for other in &mut args[1..] {
        if replaces(&best, other)? && !is_nan(&best) || is_nan(other) {
            best = Value::take(other);
        }
    }
    Ok(best)
}

/// The value of an integer of 64 bits.
fn int<E: Engine>(value: &Value<E>) -> Result<i64, E> {
    match value {
        Value::Int(v) => Ok(*v),
        other => Err(Error::expected("an integer of 64 bits", other)),
    }
}

/// Fails for what is no number.
fn check_number<E: Engine>(value: &Value<E>) -> Result<(), E> {
    if is_number(value) { Ok(()) } else { Err(Error::expected("a number", value)) }
}

fn is_odd<E: Engine>(value: &Value<E>) -> Result<bool, E> {
    match value {
        Value::Int(v) => Ok(v & 1 == 1),
        other => match kind(other) {
            Some(Kind::Integer(v)) => Ok(v.bit(0)),
            _ => Err(Error::expected_by(Class::IllegalArgumentException, "an integer", other)),
        },
    }
}

/// What a number is that is no `i64` or `f64`.
fn kind<E: Engine>(value: &Value<E>) -> Option<&Kind> {
    match value {
        Value::Number(number) => Some(number.kind()),
        _ => None,
    }
}

fn is_integer<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Int(_)) || matches!(kind(value), Some(Kind::Integer(_)))
}
