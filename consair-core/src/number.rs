//! Numbers beyond 64 bits, and what all kinds of numbers have in common.
//!
//! An `i64` and an `f64` stand in the value itself. All other numbers are exact and live behind a
//! pointer, as a [`Number`]: an integer of any size, a ratio of two integers, or a decimal.

mod decimal;
mod float;
mod ratio;

use std::cmp::Ordering;

use num_bigint::BigInt;
pub use num_bigint::Sign;
use num_traits::{ToPrimitive, Zero};

pub use decimal::{Decimal, Precision, Rounding};
pub use float::format_float;
pub use ratio::Ratio;

use crate::engine::Engine;
use crate::heap;
use crate::value::Value;

/// The bits an integer may have. An operation on two of this size cannot be interrupted and takes
/// milliseconds; to print one takes about a tenth of a second.
pub const MAX_BITS: u64 = 1 << 20;

/// The bits that the parts of a ratio and the digits of a decimal may have: about 19,700 digits. To
/// reduce a ratio takes the square of them.
pub const MAX_FRACTION_BITS: u64 = 1 << 16;

/// A number behind a pointer. It counts as held while it is alive.
#[derive(Debug)]
pub struct Number {
    kind: Kind,
}

/// What an exact number is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// An integer of any size: `5N`.
    Integer(BigInt),
    /// A ratio that is no integer: `1/2`.
    Ratio(Ratio),
    /// A decimal: `1.50M`.
    Decimal(Decimal),
}

/// Why there is no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// A division by zero.
    #[error("divide by zero")]
    DivideByZero,
    /// The result is larger than numbers may be.
    #[error("expected {what} of at most {most} bits, found one of about {found}")]
    TooLarge {
        /// What kind of number.
        what: &'static str,
        /// The limit.
        most: u64,
        /// The bits of the result.
        found: u64,
    },
    /// The decimal expansion of a quotient has no end.
    #[error("non-terminating decimal expansion: no decimal is the exact result (with-precision rounds it)")]
    Endless,
    /// The rounding mode says that there is nothing to round, but there is.
    #[error("rounding necessary: expected an exact result (the rounding is UNNECESSARY)")]
    Inexact,
    /// The whole part of a quotient has more digits than the precision allows.
    #[error("division impossible: the quotient has more digits than the precision of with-precision")]
    Impossible,
    /// The exponent of a decimal does not fit 32 bits.
    #[error("expected a decimal with an exponent within 32 bits, found {0}")]
    Exponent(i64),
    /// Infinity, or NaN, as an exact number.
    #[error("expected a finite number, found an infinite one or NaN")]
    NotFinite,
}

/// What an operation on exact numbers gives.
pub type NumberResult<T> = std::result::Result<T, NumberError>;

impl Number {
    /// The number as an object.
    pub fn new(kind: Kind) -> Self {
        heap::resized(0, bytes(&kind));
        Number { kind }
    }

    /// What it is.
    #[inline]
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The integer that it is, if it is one and fits 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.kind {
            Kind::Integer(big) => big.to_i64(),
            _ => None,
        }
    }

    /// The nearest float.
    pub fn to_f64(&self) -> f64 {
        match &self.kind {
            Kind::Integer(big) => big.to_f64().unwrap_or(f64::NAN),
            Kind::Ratio(ratio) => ratio.to_f64(),
            Kind::Decimal(decimal) => decimal.to_f64(),
        }
    }

    /// The bits of its digits: what an operation on it costs.
    pub fn bits(&self) -> u64 {
        match &self.kind {
            Kind::Integer(big) => big.bits(),
            Kind::Ratio(ratio) => ratio.numerator().bits() + ratio.denominator().bits(),
            Kind::Decimal(decimal) => decimal.unscaled().bits(),
        }
    }

    /// The word for its kind in messages.
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Integer(_) => "a big integer",
            Kind::Ratio(_) => "a ratio",
            Kind::Decimal(_) => "a decimal",
        }
    }
}

impl Drop for Number {
    fn drop(&mut self) {
        heap::resized(bytes(&self.kind), 0);
    }
}

fn bytes(kind: &Kind) -> usize {
    let digits = match kind {
        Kind::Integer(big) => big.bits(),
        Kind::Ratio(ratio) => ratio.numerator().bits() + ratio.denominator().bits(),
        Kind::Decimal(decimal) => decimal.unscaled().bits(),
    };
    size_of::<Number>() + (digits / 8) as usize
}

/// Equal are numbers of one kind with one value, whatever the scale of decimals.
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Integer(a), Kind::Integer(b)) => a == b,
            (Kind::Ratio(a), Kind::Ratio(b)) => a == b,
            (Kind::Decimal(a), Kind::Decimal(b)) => a.compare(b) == Ordering::Equal,
            _ => false,
        }
    }
}

impl Eq for Number {}

impl std::hash::Hash for Number {
    fn hash<H: std::hash::Hasher>(&self, hasher: &mut H) {
        match &self.kind {
            Kind::Integer(big) => big.hash(hasher),
            Kind::Ratio(ratio) => ratio.hash(hasher),
            Kind::Decimal(decimal) => {
                let plain = decimal.stripped();
                (1_u8, plain.unscaled(), plain.scale()).hash(hasher);
            }
        }
    }
}

/// As `str` shows it; the reader wants an `N` or `M` after integers and decimals.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.kind {
            Kind::Integer(big) => big.fmt(f),
            Kind::Ratio(ratio) => ratio.fmt(f),
            Kind::Decimal(decimal) => decimal.fmt(f),
        }
    }
}

impl Number {
    /// What follows the digits for the reader: `N`, `M` or nothing.
    pub fn suffix(&self) -> &'static str {
        match &self.kind {
            Kind::Integer(_) => "N",
            Kind::Ratio(_) => "",
            Kind::Decimal(_) => "M",
        }
    }
}

/// Fails for a number of more than `most` bits.
pub(crate) fn check_bits(what: &'static str, found: u64, most: u64) -> NumberResult<()> {
    if found > most { Err(NumberError::TooLarge { what, most, found }) } else { Ok(()) }
}

/// Fails for an integer of more than [`MAX_BITS`].
///
/// # Errors
/// [`NumberError::TooLarge`].
pub fn check_integer(bits: u64) -> NumberResult<()> {
    check_bits("an integer", bits, MAX_BITS)
}

/// True for a number.
pub fn is_number<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Int(_) | Value::Float(_) | Value::Number(_))
}

/// An integer as the smallest kind it fits: 64 bits where they do.
pub fn narrowed<E: Engine>(big: BigInt) -> Value<E> {
    match big.to_i64() {
        Some(small) => Value::Int(small),
        None => Value::from(big),
    }
}

/// The order of two numbers by their values; `None` when one is NaN or no number. Against a float the
/// other number counts as the float nearest to it, as in Clojure.
pub fn compare<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(b),
        (Value::Int(a), Value::Float(b)) => (*a as f64).partial_cmp(b),
        (Value::Float(a), Value::Int(b)) => a.partial_cmp(&(*b as f64)),
        (Value::Number(a), Value::Float(b)) => a.to_f64().partial_cmp(b),
        (Value::Float(a), Value::Number(b)) => a.partial_cmp(&b.to_f64()),
        (Value::Number(a), Value::Number(b)) => Some(exact(a.kind(), b.kind())),
        (Value::Number(a), Value::Int(b)) => Some(exact(a.kind(), &Kind::Integer((*b).into()))),
        (Value::Int(a), Value::Number(b)) => Some(exact(&Kind::Integer((*a).into()), b.kind())),
        _ => None,
    }
}

fn exact(a: &Kind, b: &Kind) -> Ordering {
    match (a, b) {
        (Kind::Integer(a), Kind::Integer(b)) => a.cmp(b),
        (Kind::Ratio(a), Kind::Ratio(b)) => a.compare(b.numerator(), b.denominator()),
        (Kind::Ratio(a), Kind::Integer(b)) => a.compare(b, &BigInt::from(1)),
        (Kind::Decimal(a), Kind::Decimal(b)) => a.compare(b),
        (Kind::Decimal(a), Kind::Integer(b)) => a.compare(&Decimal::new(b.clone(), 0)),
        (Kind::Decimal(a), Kind::Ratio(b)) => a.compare_ratio(b),
        (Kind::Integer(_), _) | (Kind::Ratio(_), Kind::Decimal(_)) => exact(b, a).reverse(),
    }
}

/// The whole part of a finite float.
///
/// # Errors
/// For infinities and NaN.
pub fn whole_part(value: f64) -> NumberResult<BigInt> {
    use num_traits::FromPrimitive;
    BigInt::from_f64(value.trunc()).ok_or(NumberError::NotFinite)
}

/// The integer, or the ratio, that `numerator / denominator` is.
///
/// # Errors
/// When the denominator is zero, or the ratio too large.
pub fn quotient(numerator: BigInt, denominator: BigInt) -> NumberResult<Kind> {
    if denominator.is_zero() {
        return Err(NumberError::DivideByZero);
    }
    ratio::reduced(numerator, denominator)
}
