//! Arithmetic over all kinds of numbers.
//!
//! Two numbers are brought to one kind, that of the greater rank: 64-bit integer, big integer, ratio,
//! decimal, float. Integers, ratios and decimals are exact. What does not fit 64 bits is an error in
//! the plain operations on 64-bit integers and a big integer in the promoting ones.

use std::borrow::Cow;
use std::cmp::Ordering;

use consair_core::BigInt;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::number::{self, Decimal, Kind, Number, NumberError, NumberResult, Ratio};
use consair_core::value::Value;
use num_traits::Zero;

use super::precision::precision;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// Two numbers brought to one kind.
pub(crate) enum Pair<'a> {
    /// Two integers of 64 bits.
    Ints(i64, i64),
    /// At least one float.
    Floats(f64, f64),
    /// Integers, at least one of which is big.
    Bigs(Cow<'a, BigInt>, Cow<'a, BigInt>),
    /// At least one ratio, and no decimal.
    Ratios(Cow<'a, Ratio>, Cow<'a, Ratio>),
    /// At least one decimal.
    Decimals(Cow<'a, Decimal>, Cow<'a, Decimal>),
}

/// The sum.
///
/// # Errors
/// On overflow, and for what is no number; so in all operations below.
#[inline]
pub(crate) fn add<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    if let (Value::Int(a), Value::Int(b)) = (a, b) {
        return a.checked_add(*b).map(Value::Int).ok_or_else(overflow);
    }
    add_promoting(a, b)
}

/// The difference.
#[inline]
pub(crate) fn sub<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    if let (Value::Int(a), Value::Int(b)) = (a, b) {
        return a.checked_sub(*b).map(Value::Int).ok_or_else(overflow);
    }
    sub_promoting(a, b)
}

/// The product.
#[inline]
pub(crate) fn mul<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    if let (Value::Int(a), Value::Int(b)) = (a, b) {
        return a.checked_mul(*b).map(Value::Int).ok_or_else(overflow);
    }
    mul_promoting(a, b)
}

/// The sum, promoting.
pub(crate) fn add_promoting<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(a, b) => match a.checked_add(b) {
            Some(sum) => Ok(Value::Int(sum)),
            None => Ok(Value::from(BigInt::from(a) + b)),
        },
        Pair::Floats(a, b) => Ok(Value::Float(a + b)),
        Pair::Bigs(a, b) => big(a.bits().max(b.bits()), || &*a + &*b),
        Pair::Ratios(a, b) => given(a.plus(&b)),
        Pair::Decimals(a, b) => decimal(a.plus(&b)),
    }
}

/// The difference, promoting.
pub(crate) fn sub_promoting<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(a, b) => match a.checked_sub(b) {
            Some(difference) => Ok(Value::Int(difference)),
            None => Ok(Value::from(BigInt::from(a) - b)),
        },
        Pair::Floats(a, b) => Ok(Value::Float(a - b)),
        Pair::Bigs(a, b) => big(a.bits().max(b.bits()), || &*a - &*b),
        Pair::Ratios(a, b) => given(a.minus(&b)),
        Pair::Decimals(a, b) => decimal(a.minus(&b)),
    }
}

/// The product, promoting.
pub(crate) fn mul_promoting<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(a, b) => match a.checked_mul(b) {
            Some(product) => Ok(Value::Int(product)),
            None => Ok(Value::from(BigInt::from(a) * b)),
        },
        Pair::Floats(a, b) => Ok(Value::Float(a * b)),
        Pair::Bigs(a, b) => big(a.bits() + b.bits(), || &*a * &*b),
        Pair::Ratios(a, b) => given(a.times(&b)),
        Pair::Decimals(a, b) => decimal(a.times(&b)),
    }
}

/// The quotient. Of integers it is exact: an integer, or a ratio.
#[inline]
pub(crate) fn div<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Floats(a, b) => Ok(Value::Float(a / b)),
        Pair::Ints(_, 0) => Err(by_zero()),
        Pair::Ints(a, b) if a.wrapping_rem(b) == 0 => a.checked_div(b).map(Value::Int).ok_or_else(overflow),
        Pair::Ints(a, b) => given(number::quotient(a.into(), b.into())),
        Pair::Bigs(_, b) if b.is_zero() => Err(by_zero()),
        Pair::Bigs(a, b) => {
            // Without a gcd, which takes longer, where the result is an integer.
            let quotient = &*a / &*b;
            if &quotient * &*b == *a {
                return Ok(Value::from(quotient));
            }
            given(number::quotient(a.into_owned(), b.into_owned()))
        }
        Pair::Ratios(a, b) => given(a.divided_by(&b)),
        Pair::Decimals(a, b) => plain(a.divided_by(&b, precision())),
    }
}

/// The quotient, rounded towards zero.
#[inline]
pub(crate) fn quot<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(_, 0) => Err(by_zero()),
        Pair::Ints(a, b) => a.checked_div(b).map(Value::Int).ok_or_else(overflow),
        Pair::Floats(a, b) => float_quotient(a, b).map(Value::Float),
        Pair::Bigs(_, b) if b.is_zero() => Err(by_zero()),
        Pair::Bigs(a, b) => Ok(Value::from(&*a / &*b)),
        Pair::Ratios(_, b) if b.numerator().is_zero() => Err(by_zero()),
        Pair::Ratios(a, b) => Ok(Value::from(a.quotient(&b))),
        Pair::Decimals(a, b) => plain(a.quotient(&b, precision())),
    }
}

/// What the quotient leaves; it has the sign of `a`.
#[inline]
pub(crate) fn rem<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(_, 0) => Err(by_zero()),
        Pair::Ints(a, b) => Ok(Value::Int(a.wrapping_rem(b))),
        Pair::Floats(a, b) => Ok(Value::Float(a - float_quotient(a, b)? * b)),
        Pair::Bigs(_, b) if b.is_zero() => Err(by_zero()),
        Pair::Bigs(a, b) => Ok(Value::from(&*a % &*b)),
        Pair::Ratios(_, b) if b.numerator().is_zero() => Err(by_zero()),
        Pair::Ratios(a, b) => match b.times(&Ratio::whole(a.quotient(&b))) {
            Ok(Kind::Ratio(product)) => given(a.minus(&product)),
            Ok(Kind::Integer(product)) => given(a.minus(&Ratio::whole(product))),
            other => given(other),
        },
        Pair::Decimals(a, b) => plain(a.remainder(&b, precision())),
    }
}

/// The modulus; it has the sign of `b`.
#[inline]
pub(crate) fn modulo<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    if let (Value::Int(a), Value::Int(b @ 1..)) = (a, b) {
        return Ok(Value::Int(a.rem_euclid(*b)));
    }
    let rest = rem(a, b)?;
    let is_positive = |value: &Value<E>| -> Result<bool, E> { Ok(sign(value)? == Some(Ordering::Greater)) };
    if sign(&rest)? == Some(Ordering::Equal) || is_positive(a)? == is_positive(b)? {
        return Ok(rest);
    }
    add(&rest, b)
}

/// `a / b` without its fraction, as a float.
fn float_quotient<E: Engine>(a: f64, b: f64) -> Result<f64, E> {
    let quotient = a / b;
    if b == 0.0 {
        Err(by_zero())
    } else if quotient.is_finite() {
        Ok(quotient.trunc() + 0.0)
    } else {
        Err(failed(NumberError::NotFinite))
    }
}

/// One more.
#[inline]
pub(crate) fn inc<E: Engine>(a: &Value<E>) -> Result<Value<E>, E> {
    add(a, &Value::Int(1))
}

/// One less.
#[inline]
pub(crate) fn dec<E: Engine>(a: &Value<E>) -> Result<Value<E>, E> {
    sub(a, &Value::Int(1))
}

/// The negated number.
#[inline]
pub(crate) fn negate<E: Engine>(a: &Value<E>) -> Result<Value<E>, E> {
    match a {
        Value::Float(a) => Ok(Value::Float(-a)),
        // Not 0 less the number: a decimal keeps its scale.
        Value::Number(_) => mul(a, &Value::Int(-1)),
        _ => sub(&Value::Int(0), a),
    }
}

/// True when `a < b`; false for NaN.
#[inline]
pub(crate) fn lt<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<bool, E> {
    Ok(order(a, b)? == Some(Ordering::Less))
}

/// True when `a <= b`.
#[inline]
pub(crate) fn le<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<bool, E> {
    Ok(matches!(order(a, b)?, Some(Ordering::Less | Ordering::Equal)))
}

/// True when `a > b`.
#[inline]
pub(crate) fn gt<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<bool, E> {
    Ok(order(a, b)? == Some(Ordering::Greater))
}

/// True when `a >= b`.
#[inline]
pub(crate) fn ge<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<bool, E> {
    Ok(matches!(order(a, b)?, Some(Ordering::Greater | Ordering::Equal)))
}

/// True when the numbers have one value, whatever their kinds.
#[inline]
pub(crate) fn num_eq<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<bool, E> {
    Ok(order(a, b)? == Some(Ordering::Equal))
}

/// The sign of a number as an order against zero; `None` for NaN.
#[inline]
pub(crate) fn sign<E: Engine>(a: &Value<E>) -> Result<Option<Ordering>, E> {
    order(a, &Value::Int(0))
}

#[inline]
fn order<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Option<Ordering>, E> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Ok(Some(a.cmp(b))),
        (Value::Float(a), Value::Float(b)) => Ok(a.partial_cmp(b)),
        _ => match not_number(a, b) {
            Some(error) => Err(error),
            None => Ok(number::compare(a, b)),
        },
    }
}

/// Brings two numbers to one kind.
///
/// # Errors
/// When one is no number.
#[inline]
pub(crate) fn pair<'a, E: Engine>(a: &'a Value<E>, b: &'a Value<E>) -> Result<Pair<'a>, E> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Ok(Pair::Ints(*a, *b)),
        (Value::Float(a), Value::Float(b)) => Ok(Pair::Floats(*a, *b)),
        (Value::Float(a), Value::Int(b)) => Ok(Pair::Floats(*a, *b as f64)),
        (Value::Int(a), Value::Float(b)) => Ok(Pair::Floats(*a as f64, *b)),
        _ => unusual_pair(a, b),
    }
}

#[cold]
#[inline(never)]
fn unusual_pair<'a, E: Engine>(a: &'a Value<E>, b: &'a Value<E>) -> Result<Pair<'a>, E> {
    let float = |number: &Number| number.to_f64();
    let whole = |int: &i64| Cow::Owned(Kind::Integer(BigInt::from(*int)));
    match (a, b) {
        (Value::Number(a), Value::Float(b)) => Ok(Pair::Floats(float(a), *b)),
        (Value::Float(a), Value::Number(b)) => Ok(Pair::Floats(*a, float(b))),
        (Value::Number(a), Value::Number(b)) => exact_pair(Cow::Borrowed(a.kind()), Cow::Borrowed(b.kind())),
        (Value::Number(a), Value::Int(b)) => exact_pair(Cow::Borrowed(a.kind()), whole(b)),
        (Value::Int(a), Value::Number(b)) => exact_pair(whole(a), Cow::Borrowed(b.kind())),
        _ => Err(not_number(a, b).expect("pairs of numbers are above")),
    }
}

fn exact_pair<'a, E: Engine>(a: Cow<'a, Kind>, b: Cow<'a, Kind>) -> Result<Pair<'a>, E> {
    Ok(match (&*a, &*b) {
        (Kind::Integer(_), Kind::Integer(_)) => Pair::Bigs(as_integer(a), as_integer(b)),
        (Kind::Decimal(_), _) | (_, Kind::Decimal(_)) => {
            Pair::Decimals(as_decimal(a).map_err(failed)?, as_decimal(b).map_err(failed)?)
        }
        _ => Pair::Ratios(as_ratio(a), as_ratio(b)),
    })
}

fn as_integer(kind: Cow<'_, Kind>) -> Cow<'_, BigInt> {
    match kind {
        Cow::Borrowed(Kind::Integer(big)) => Cow::Borrowed(big),
        Cow::Owned(Kind::Integer(big)) => Cow::Owned(big),
        _ => unreachable!("both are integers"),
    }
}

fn as_ratio(kind: Cow<'_, Kind>) -> Cow<'_, Ratio> {
    match kind {
        Cow::Borrowed(Kind::Ratio(ratio)) => Cow::Borrowed(ratio),
        other => match other.into_owned() {
            Kind::Integer(big) => Cow::Owned(Ratio::whole(big)),
            Kind::Ratio(ratio) => Cow::Owned(ratio),
            Kind::Decimal(_) => unreachable!("a decimal makes the other one a decimal"),
        },
    }
}

fn as_decimal(kind: Cow<'_, Kind>) -> NumberResult<Cow<'_, Decimal>> {
    match kind {
        Cow::Borrowed(Kind::Decimal(decimal)) => Ok(Cow::Borrowed(decimal)),
        other => decimal_of(&other).map(Cow::Owned),
    }
}

/// An exact number as a decimal, which for a ratio is a division.
pub(super) fn decimal_of(kind: &Kind) -> NumberResult<Decimal> {
    match kind {
        Kind::Integer(big) => Decimal::whole(big.clone()),
        Kind::Ratio(ratio) => {
            let numerator = Decimal::whole(ratio.numerator().clone())?;
            numerator.divided_by(&Decimal::whole(ratio.denominator().clone())?, precision())
        }
        Kind::Decimal(decimal) => Ok(decimal.clone()),
    }
}

/// What an operation on exact numbers gave, as a value.
fn given<E: Engine>(result: NumberResult<Kind>) -> Result<Value<E>, E> {
    result.map(Value::from).map_err(failed)
}

/// A decimal that is rounded already.
fn plain<E: Engine>(result: NumberResult<Decimal>) -> Result<Value<E>, E> {
    given(result.map(Kind::Decimal))
}

/// A decimal, rounded to the precision in force.
fn decimal<E: Engine>(result: NumberResult<Decimal>) -> Result<Value<E>, E> {
    plain(result.and_then(|decimal| decimal.rounded(precision())))
}

/// The error of an operation that has no result.
#[cold]
#[inline(never)]
pub(super) fn failed<E: Engine>(error: NumberError) -> Error<E> {
    Error::new(ErrorKind::Arithmetic, error.to_string())
}

/// One tick for an operation on two numbers, and more for large ones, before it is done.
///
/// # Errors
/// When a limit is reached.
#[inline]
pub(crate) fn charge<E: Engine>(cx: &mut Cx<E>, a: &Value<E>, b: &Value<E>) -> Result<(), E> {
    cx.charge(1)?;
    charge_large(cx, a, b)
}

/// As [`charge`], but without the one tick that is for every operation.
///
/// # Errors
/// When a limit is reached.
#[inline]
pub(crate) fn charge_large<E: Engine>(cx: &mut Cx<E>, a: &Value<E>, b: &Value<E>) -> Result<(), E> {
    match (a, b) {
        (Value::Number(_), _) | (_, Value::Number(_)) => charge_exact(cx, a, b),
        _ => Ok(()),
    }
}

/// A tick is about the time of 64 products of words, of which a product of two numbers has one for
/// each word of the one and of the other.
#[cold]
fn charge_exact<E: Engine>(cx: &mut Cx<E>, a: &Value<E>, b: &Value<E>) -> Result<(), E> {
    let words = |value: &Value<E>| match value {
        Value::Number(number) => 1 + number.bits() / 64,
        _ => 1,
    };
    let (a, b) = (words(a), words(b));
    cx.check_allocation((a + b) as usize * 8)?;
    cx.charge((a + b) / 8 + a * b / 64)
}

#[cold]
#[inline(never)]
fn not_number<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<Error<E>> {
    [a, b]
        .into_iter()
        .find(|value| !number::is_number(*value))
        .map(|found| Error::expected("a number", found))
}

/// A number as a float.
///
/// # Errors
/// When it is no number.
#[inline]
pub(crate) fn to_float<E: Engine>(value: &Value<E>) -> Result<f64, E> {
    match value {
        Value::Float(v) => Ok(*v),
        Value::Int(v) => Ok(*v as f64),
        Value::Number(number) => Ok(number.to_f64()),
        other => Err(Error::expected("a number", other)),
    }
}

/// Computes a big integer whose bits are known not to be more than `bits` and one.
fn big<E: Engine>(bits: u64, compute: impl FnOnce() -> BigInt) -> Result<Value<E>, E> {
    number::check_integer(bits).map_err(failed)?;
    Ok(Value::from(compute()))
}

/// The result does not fit 64 bits.
#[cold]
#[inline(never)]
pub(crate) fn overflow<E: Engine>() -> Error<E> {
    Error::new(ErrorKind::Arithmetic, "integer overflow")
}

#[cold]
#[inline(never)]
pub(super) fn by_zero<E: Engine>() -> Error<E> {
    failed(NumberError::DivideByZero)
}
