//! Exact numbers: their parts, conversions to them, arithmetic that wraps around.

use consair_core::BigInt;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Arity;
use consair_core::number::{self, Decimal, Kind};
use consair_core::value::Value;

use super::kind;
use super::tower::{self, failed};
use crate::builtins::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    let mut rows = vec![
        plain("numerator", one, "The upper part of a ratio.", |_, args| match kind(&args[0]) {
            Some(Kind::Ratio(ratio)) => Ok(number::narrowed(ratio.numerator().clone())),
            _ => Err(Error::expected("a ratio", &args[0])),
        }),
        plain("denominator", one, "The lower part of a ratio.", |_, args| match kind(&args[0]) {
            Some(Kind::Ratio(ratio)) => Ok(number::narrowed(ratio.denominator().clone())),
            _ => Err(Error::expected("a ratio", &args[0])),
        }),
        plain(
            "rationalize",
            one,
            "The integer or ratio of the same value; of a float, of the value that it prints as.",
            |cx, args| {
                cx.charge(1)?;
                rationalize(&mut args[0])
            },
        ),
        plain("bigint", one, BIG, |cx, args| to_big(cx, &args[0])),
        plain("biginteger", one, BIG, |cx, args| to_big(cx, &args[0])),
        plain(
            "bigdec",
            one,
            "The number, or the text of one, as a decimal; of a float, the decimal that it prints as. A ratio without an end is an error, see with-precision.",
            |cx, args| to_decimal(cx, &args[0]),
        ),
    ];
    rows.extend(unchecked());
    rows
}

const BIG: &str = "The number without its fraction, or the text of an integer, as an integer of any size.";

fn rationalize<E: Engine>(value: &mut Value<E>) -> Result<Value<E>, E> {
    let decimal = match value {
        Value::Float(v) => Decimal::from_f64(*v).map_err(failed)?,
        _ => match kind(value) {
            Some(Kind::Decimal(decimal)) => decimal.clone(),
            _ => {
                super::check_number(value)?;
                return Ok(Value::take(value));
            }
        },
    };
    decimal.to_exact().map(Value::from).map_err(failed)
}

/// Charges for the reading of digits, which takes the square of their number.
fn charge_digits<E: Engine>(cx: &mut Cx<E>, digits: usize) -> Result<(), E> {
    cx.charge((digits as u64 / 200).pow(2) + 1)
}

fn to_big<E: Engine>(cx: &mut Cx<E>, value: &Value<E>) -> Result<Value<E>, E> {
    if let Some(text) = value.as_str() {
        return read_integer(cx, text).map(Value::from);
    }
    whole_part(value).map(Value::from)
}

/// A number without its fraction.
pub(super) fn whole_part<E: Engine>(value: &Value<E>) -> Result<BigInt, E> {
    match value {
        Value::Int(v) => Ok(BigInt::from(*v)),
        Value::Float(v) => number::whole_part(*v).map_err(failed),
        other => match kind(other) {
            Some(Kind::Integer(big)) => Ok(big.clone()),
            Some(Kind::Ratio(ratio)) => Ok(ratio.whole_part()),
            Some(Kind::Decimal(decimal)) => decimal.whole_part().map_err(failed),
            None => Err(Error::expected("a number or a string", other)),
        },
    }
}

fn read_integer<E: Engine>(cx: &mut Cx<E>, text: &str) -> Result<BigInt, E> {
    // A digit has more than three bits.
    number::check_integer(text.len() as u64 * 3).map_err(failed)?;
    charge_digits(cx, text.len())?;
    match text.parse() {
        Ok(big) if !text.contains('_') => Ok(big),
        _ => Err(Error::argument("expected the text of an integer, found another string")),
    }
}

fn to_decimal<E: Engine>(cx: &mut Cx<E>, value: &Value<E>) -> Result<Value<E>, E> {
    cx.charge(1)?;
    let decimal = match value {
        Value::Int(v) => Ok(Decimal::new((*v).into(), 0)),
        Value::Float(v) => Decimal::from_f64(*v),
        Value::Number(number) => tower::decimal_of(number.kind()),
        other => {
            let text = other.as_str().ok_or_else(|| Error::expected("a number or a string", other))?;
            charge_digits(cx, text.len().min(number::MAX_FRACTION_BITS as usize))?;
            match Decimal::parse(text) {
                Ok(None) => {
                    return Err(Error::argument("expected the text of a decimal, found another string"));
                }
                Ok(Some(decimal)) => Ok(decimal),
                Err(error) => Err(error),
            }
        }
    };
    decimal.map(|decimal| Value::from(Kind::Decimal(decimal))).map_err(failed)
}

/// A row for an operation on integers of 64 bits that wraps around, and on other numbers is the usual one.
macro_rules! wraps {
    ($name:literal, $doc:literal, 1, $wrapping:expr, $otherwise:expr) => {
        plain($name, Arity::exactly(1), $doc, |_, args| {
            let wrapping: fn(i64) -> i64 = $wrapping;
            match &args[0] {
                Value::Int(a) => Ok(Value::Int(wrapping(*a))),
                a => $otherwise(a),
            }
        })
    };
    ($name:literal, $doc:literal, 2, $wrapping:expr, $otherwise:expr) => {
        plain($name, Arity::exactly(2), $doc, |cx, args| {
            let wrapping: fn(i64, i64) -> i64 = $wrapping;
            match (&args[0], &args[1]) {
                (Value::Int(a), Value::Int(b)) => Ok(Value::Int(wrapping(*a, *b))),
                (a, b) => {
                    tower::charge(cx, a, b)?;
                    $otherwise(a, b)
                }
            }
        })
    };
}

/// A row for an operation on integers of 32 bits that wraps around.
macro_rules! wraps_32 {
    ($name:literal, $doc:literal, 1, $wrapping:expr) => {
        plain($name, Arity::exactly(1), $doc, |_, args| {
            let wrapping: fn(i32) -> i32 = $wrapping;
            Ok(Value::Int(wrapping(small(&args[0])?).into()))
        })
    };
    ($name:literal, $doc:literal, 2, $wrapping:expr) => {
        plain($name, Arity::exactly(2), $doc, |_, args| {
            let wrapping: fn(i32, i32) -> Option<i32> = $wrapping;
            let result = wrapping(small(&args[0])?, small(&args[1])?);
            result.map(|small| Value::Int(small.into())).ok_or_else(tower::by_zero)
        })
    };
}

fn unchecked<E: Engine>() -> Vec<Row<E>> {
    vec![
        wraps!(
            "unchecked-add",
            "Adds two numbers; integers of 64 bits wrap around on overflow.",
            2,
            i64::wrapping_add,
            tower::add
        ),
        wraps!(
            "unchecked-subtract",
            "Subtracts two numbers; integers of 64 bits wrap around on overflow.",
            2,
            i64::wrapping_sub,
            tower::sub
        ),
        wraps!(
            "unchecked-multiply",
            "Multiplies two numbers; integers of 64 bits wrap around on overflow.",
            2,
            i64::wrapping_mul,
            tower::mul
        ),
        wraps!(
            "unchecked-inc",
            "One more than a number; an integer of 64 bits wraps around on overflow.",
            1,
            |a| a.wrapping_add(1),
            tower::inc
        ),
        wraps!(
            "unchecked-dec",
            "One less than a number; an integer of 64 bits wraps around on overflow.",
            1,
            |a| a.wrapping_sub(1),
            tower::dec
        ),
        wraps!(
            "unchecked-negate",
            "The number negated; an integer of 64 bits wraps around on overflow.",
            1,
            i64::wrapping_neg,
            tower::negate
        ),
        wraps_32!(
            "unchecked-add-int",
            "Adds two integers of 32 bits and wraps around on overflow.",
            2,
            |a, b| Some(a.wrapping_add(b))
        ),
        wraps_32!(
            "unchecked-subtract-int",
            "Subtracts two integers of 32 bits and wraps around on overflow.",
            2,
            |a, b| Some(a.wrapping_sub(b))
        ),
        wraps_32!(
            "unchecked-multiply-int",
            "Multiplies two integers of 32 bits and wraps around on overflow.",
            2,
            |a, b| Some(a.wrapping_mul(b))
        ),
        wraps_32!(
            "unchecked-divide-int",
            "The quotient of two integers of 32 bits, rounded towards zero.",
            2,
            |a, b| (b != 0).then(|| a.wrapping_div(b))
        ),
        wraps_32!("unchecked-remainder-int", "What unchecked-divide-int leaves.", 2, |a, b| (b != 0)
            .then(|| a.wrapping_rem(b))),
        wraps_32!(
            "unchecked-inc-int",
            "One more than an integer of 32 bits, wrapping around on overflow.",
            1,
            |a| a.wrapping_add(1)
        ),
        wraps_32!(
            "unchecked-dec-int",
            "One less than an integer of 32 bits, wrapping around on overflow.",
            1,
            |a| a.wrapping_sub(1)
        ),
        wraps_32!(
            "unchecked-negate-int",
            "An integer of 32 bits negated, wrapping around on overflow.",
            1,
            i32::wrapping_neg
        ),
    ]
}

/// An integer of 32 bits.
fn small<E: Engine>(value: &Value<E>) -> Result<i32, E> {
    let wide = super::int(value)?;
    i32::try_from(wide).map_err(|_| Error::argument(format!("expected an integer of 32 bits, found {wide}")))
}
