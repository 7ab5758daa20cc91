//! Ratios of integers, always in lowest terms.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed};

use super::{Decimal, Kind, MAX_FRACTION_BITS, NumberResult, Precision, Rounding, check_bits};

/// A ratio. As a value its denominator is greater than 1; an integer that takes part in an operation
/// has the denominator 1.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Ratio {
    numerator: BigInt,
    denominator: BigInt,
}

impl Ratio {
    /// An integer as a ratio, for an operation.
    pub fn whole(numerator: BigInt) -> Self {
        Ratio { numerator, denominator: BigInt::one() }
    }

    /// The upper part; it has the sign.
    pub fn numerator(&self) -> &BigInt {
        &self.numerator
    }

    /// The lower part; it is positive.
    pub fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    /// The sum.
    ///
    /// # Errors
    /// When it is too large; so in all operations.
    pub fn plus(&self, other: &Ratio) -> NumberResult<Kind> {
        let numerator = &self.numerator * &other.denominator + &other.numerator * &self.denominator;
        reduced(numerator, &self.denominator * &other.denominator)
    }

    /// The difference.
    ///
    /// # Errors
    /// As [`Ratio::plus`].
    pub fn minus(&self, other: &Ratio) -> NumberResult<Kind> {
        let numerator = &self.numerator * &other.denominator - &other.numerator * &self.denominator;
        reduced(numerator, &self.denominator * &other.denominator)
    }

    /// The product.
    ///
    /// # Errors
    /// As [`Ratio::plus`].
    pub fn times(&self, other: &Ratio) -> NumberResult<Kind> {
        reduced(&self.numerator * &other.numerator, &self.denominator * &other.denominator)
    }

    /// The quotient.
    ///
    /// # Errors
    /// As [`Ratio::plus`], and for a division by zero.
    pub fn divided_by(&self, other: &Ratio) -> NumberResult<Kind> {
        super::quotient(&self.numerator * &other.denominator, &self.denominator * &other.numerator)
    }

    /// The quotient, rounded towards zero. The other ratio is not zero.
    pub fn quotient(&self, other: &Ratio) -> BigInt {
        &self.numerator * &other.denominator / (&self.denominator * &other.numerator)
    }

    /// The whole part.
    pub fn whole_part(&self) -> BigInt {
        &self.numerator / &self.denominator
    }

    /// The float nearest to the ratio's first 16 digits, as in Clojure.
    pub fn to_f64(&self) -> f64 {
        const DIGITS: Precision = Precision { digits: 16, rounding: Rounding::HalfEven };
        let numerator = Decimal::new(self.numerator.clone(), 0);
        let denominator = Decimal::new(self.denominator.clone(), 0);
        numerator.divided_by(&denominator, Some(DIGITS)).map_or(f64::NAN, |quotient| quotient.to_f64())
    }

    /// The order against `numerator / denominator`, whose denominator is positive.
    pub(crate) fn compare(&self, numerator: &BigInt, denominator: &BigInt) -> Ordering {
        (&self.numerator * denominator).cmp(&(numerator * &self.denominator))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// In lowest terms; the denominator is not zero.
pub(super) fn reduced(numerator: BigInt, denominator: BigInt) -> NumberResult<Kind> {
    if denominator.abs().is_one() {
        let integer = if denominator.is_negative() { -numerator } else { numerator };
        super::check_integer(integer.bits())?;
        return Ok(Kind::Integer(integer));
    }
    check_bits("a ratio", numerator.bits().max(denominator.bits()), MAX_FRACTION_BITS)?;
    let common = numerator.gcd(&denominator);
    let sign = if denominator.sign() == Sign::Minus { -common } else { common };
    let (numerator, denominator) = (numerator / &sign, denominator / sign);
    Ok(if denominator.is_one() {
        Kind::Integer(numerator)
    } else {
        Kind::Ratio(Ratio { numerator, denominator })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{NumberError, quotient};

    fn shown(numerator: i64, denominator: i64) -> String {
        match quotient(numerator.into(), denominator.into()) {
            Ok(Kind::Integer(integer)) => format!("{integer}N"),
            Ok(Kind::Ratio(ratio)) => ratio.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_quotient_is_in_lowest_terms_and_its_denominator_positive() {
        for (numerator, denominator, text) in [
            (6, 4, "3/2"),
            (6, -4, "-3/2"),
            (-6, -4, "3/2"),
            (6, 3, "2N"),
            (6, -1, "-6N"),
            (0, -7, "0N"),
            (i64::MIN, -2, "4611686018427387904N"),
        ] {
            assert_eq!(shown(numerator, denominator), text);
        }
        assert_eq!(shown(1, 0), "Err(DivideByZero)");
    }

    #[test]
    fn a_ratio_has_a_largest_size() {
        let large = BigInt::from(3).pow(50_000);
        assert!(matches!(quotient(large, BigInt::from(2)), Err(NumberError::TooLarge { .. })));
    }
}
