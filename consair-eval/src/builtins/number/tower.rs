//! Arithmetic over all kinds of numbers: 64-bit and big integers, and floats.
//!
//! With a float on either side the result is a float. Integers are exact: what does not fit 64 bits
//! is an error in the plain operations and a big integer in the promoting ones; with a big integer on
//! either side the result is exact in both.

use std::cmp::Ordering;

use consair_core::BigInt;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::number;
use consair_core::value::Value;
use num_traits::{FromPrimitive, ToPrimitive, Zero};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The bits a big integer may have. An operation on two of this size cannot be interrupted and takes
/// milliseconds; to print one takes about a tenth of a second.
pub(crate) const MAX_BITS: u64 = 1 << 20;

/// Two numbers brought to one kind.
pub(crate) enum Pair {
    /// Two integers of 64 bits.
    Ints(i64, i64),
    /// At least one float.
    Floats(f64, f64),
    /// Integers, at least one of which is big.
    Bigs(BigInt, BigInt),
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
        Pair::Bigs(a, b) => big(a.bits().max(b.bits()), || a + b),
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
        Pair::Bigs(a, b) => big(a.bits().max(b.bits()), || a - b),
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
        Pair::Bigs(a, b) => big(a.bits() + b.bits(), || a * b),
    }
}

/// The quotient: exact where one integer divides the other, else a float.
#[inline]
pub(crate) fn div<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Floats(a, b) => Ok(Value::Float(a / b)),
        Pair::Ints(_, 0) => Err(by_zero()),
        Pair::Ints(a, b) if a.wrapping_rem(b) == 0 => a.checked_div(b).map(Value::Int).ok_or_else(overflow),
        Pair::Ints(a, b) => Ok(Value::Float(a as f64 / b as f64)),
        Pair::Bigs(_, b) if b.is_zero() => Err(by_zero()),
        Pair::Bigs(a, b) if (&a % &b).is_zero() => Ok(Value::from(a / b)),
        Pair::Bigs(a, b) => Ok(Value::Float(big_to_float(&a) / big_to_float(&b))),
    }
}

/// The quotient, rounded towards zero.
#[inline]
pub(crate) fn quot<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(_, 0) => Err(by_zero()),
        Pair::Ints(a, b) => a.checked_div(b).map(Value::Int).ok_or_else(overflow),
        Pair::Floats(_, 0.0) => Err(by_zero()),
        Pair::Floats(a, b) => Ok(Value::Float((a / b).trunc())),
        Pair::Bigs(_, b) if b.is_zero() => Err(by_zero()),
        Pair::Bigs(a, b) => Ok(Value::from(a / b)),
    }
}

/// What the quotient leaves; it has the sign of `a`.
#[inline]
pub(crate) fn rem<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(_, 0) => Err(by_zero()),
        Pair::Ints(a, b) => Ok(Value::Int(a.wrapping_rem(b))),
        Pair::Floats(_, 0.0) => Err(by_zero()),
        Pair::Floats(a, b) => Ok(Value::Float(a % b)),
        Pair::Bigs(_, b) if b.is_zero() => Err(by_zero()),
        Pair::Bigs(a, b) => Ok(Value::from(a % b)),
    }
}

/// The modulus; it has the sign of `b`.
#[inline]
pub(crate) fn modulo<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Value<E>, E> {
    match pair(a, b)? {
        Pair::Ints(_, 0) => Err(by_zero()),
        Pair::Ints(a, b) => {
            let rem = a.wrapping_rem(b);
            Ok(Value::Int(if rem != 0 && (rem < 0) != (b < 0) { rem + b } else { rem }))
        }
        Pair::Floats(_, 0.0) => Err(by_zero()),
        Pair::Floats(a, b) => {
            let rem = a % b;
            Ok(Value::Float(if rem != 0.0 && (rem < 0.0) != (b < 0.0) { rem + b } else { rem }))
        }
        Pair::Bigs(_, b) if b.is_zero() => Err(by_zero()),
        Pair::Bigs(a, b) => {
            let rem = a % &b;
            let zero = BigInt::zero();
            Ok(Value::from(if rem != zero && (rem < zero) != (b < zero) { rem + b } else { rem }))
        }
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
        _ => sub(&Value::Int(0), a),
    }
}

/// True when `a < b`, by their exact values; false for NaN.
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
pub(crate) fn pair<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Pair, E> {
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
fn unusual_pair<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Pair, E> {
    match (a, b) {
        (Value::BigInt(a), Value::BigInt(b)) => Ok(Pair::Bigs((**a).clone(), (**b).clone())),
        (Value::BigInt(a), Value::Int(b)) => Ok(Pair::Bigs((**a).clone(), BigInt::from(*b))),
        (Value::Int(a), Value::BigInt(b)) => Ok(Pair::Bigs(BigInt::from(*a), (**b).clone())),
        (Value::BigInt(a), Value::Float(b)) => Ok(Pair::Floats(big_to_float(a), *b)),
        (Value::Float(a), Value::BigInt(b)) => Ok(Pair::Floats(*a, big_to_float(b))),
        _ => Err(not_number(a, b).expect("pairs of numbers are above")),
    }
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
        Value::BigInt(v) => Ok(big_to_float(v)),
        other => Err(Error::expected("a number", other)),
    }
}

/// The nearest float.
pub(crate) fn big_to_float(value: &BigInt) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// A finite float without its fraction, as an integer of any size; `None` for NaN and infinities.
pub(crate) fn float_to_big(value: f64) -> Option<BigInt> {
    BigInt::from_f64(value.trunc())
}

/// Computes a big integer whose bits are known not to be more than `bits` and one.
fn big<E: Engine>(bits: u64, compute: impl FnOnce() -> BigInt) -> Result<Value<E>, E> {
    if bits > MAX_BITS {
        return Err(Error::new(
            ErrorKind::Arithmetic,
            format!("expected an integer of at most {MAX_BITS} bits, found one of about {bits}"),
        ));
    }
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
fn by_zero<E: Engine>() -> Error<E> {
    Error::new(ErrorKind::Arithmetic, "divide by zero")
}
