//! Decimals: an integer of digits and a scale, with the arithmetic of `java.math.BigDecimal`, which
//! Clojure's `M` numbers are. `1.50M` keeps its scale of 2.

mod text;

use std::borrow::Cow;
use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

use super::{Kind, MAX_FRACTION_BITS, NumberError, NumberResult, Ratio, check_bits};

/// The number `unscaled / 10^scale`.
#[derive(Clone, Debug)]
pub struct Decimal {
    unscaled: BigInt,
    scale: i32,
}

/// How many digits a result may have, and how it is rounded to them: what `with-precision` sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Precision {
    /// The digits; 0 for as many as it takes.
    pub digits: u32,
    /// The rounding.
    pub rounding: Rounding,
}

/// Which neighbour a number is rounded to that lies between two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
    /// The greater.
    Ceiling,
    /// The less.
    Floor,
    /// The nearest; of two as near, away from zero.
    HalfUp,
    /// The nearest; of two as near, towards zero.
    HalfDown,
    /// The nearest; of two as near, the even one.
    HalfEven,
    /// None: it is an error to need one.
    Unnecessary,
}

/// `10^exponent`
fn power(exponent: u64) -> BigInt {
    BigInt::from(10).pow(exponent as u32)
}

/// At least the bits that `digits` decimal digits take.
fn bits_of(digits: u64) -> u64 {
    digits.saturating_mul(3322) / 1000 + 1
}

/// The decimal digits of an integer; 1 for zero.
fn digits_of(integer: &BigUint) -> u64 {
    if integer.is_zero() {
        return 1;
    }
    // log10(2), cut off: one too few, or right.
    let least = (u128::from(integer.bits() - 1) * 301_029_995_663 / 1_000_000_000_000) as u64;
    if integer >= power(least + 1).magnitude() { least + 2 } else { least + 1 }
}

fn scale(scale: i64) -> NumberResult<i32> {
    i32::try_from(scale).map_err(|_| NumberError::Exponent(-scale))
}

fn check_digits(bits: u64) -> NumberResult<()> {
    check_bits("a decimal with digits", bits, MAX_FRACTION_BITS)
}

/// `integer * 10^exponent`, unless that is too large.
fn shifted(integer: &BigInt, exponent: u64) -> NumberResult<Cow<'_, BigInt>> {
    if exponent == 0 || integer.is_zero() {
        return Ok(Cow::Borrowed(integer));
    }
    check_digits(integer.bits().saturating_add(bits_of(exponent)))?;
    Ok(Cow::Owned(integer * power(exponent)))
}

/// `integer` without up to `most` of its trailing zeros, and how many those were.
fn without_zeros(integer: BigInt, most: u64) -> (BigInt, u64) {
    let possible = integer.trailing_zeros().unwrap_or(0).min(most);
    let (mut integer, mut gone) = (integer, 0);
    for at in (0..64 - possible.leading_zeros()).rev() {
        let step = 1 << at;
        if gone + step <= possible {
            let (quotient, rest) = integer.div_rem(&power(step));
            if rest.is_zero() {
                integer = quotient;
                gone += step;
            }
        }
    }
    (integer, gone)
}

impl Decimal {
    /// `unscaled / 10^scale`
    pub fn new(unscaled: BigInt, scale: i32) -> Self {
        Decimal { unscaled, scale }
    }

    /// An integer as a decimal of scale 0.
    ///
    /// # Errors
    /// When it has too many digits.
    pub fn whole(integer: BigInt) -> NumberResult<Self> {
        check_digits(integer.bits())?;
        Ok(Decimal::new(integer, 0))
    }

    /// Zero, with a scale as near to `scale` as there is.
    fn zero(scale: i64) -> Self {
        Decimal::new(BigInt::zero(), scale.clamp(i32::MIN.into(), i32::MAX.into()) as i32)
    }

    /// A float as the decimal that it prints as: 0.1 is `0.1M`.
    ///
    /// # Errors
    /// For infinities and NaN.
    pub fn from_f64(value: f64) -> NumberResult<Self> {
        let mut text = String::new();
        super::format_float(value, &mut text);
        Decimal::parse(&text)?.ok_or(NumberError::NotFinite)
    }

    /// The digits as an integer, without the point.
    pub fn unscaled(&self) -> &BigInt {
        &self.unscaled
    }

    /// How many of the digits are after the point; negative for zeros before it that are no digits.
    pub fn scale(&self) -> i32 {
        self.scale
    }

    /// How many digits it has.
    pub fn digits(&self) -> u64 {
        digits_of(self.unscaled.magnitude())
    }

    /// The exponent of its first digit.
    fn exponent(&self) -> i64 {
        self.digits() as i64 - 1 - i64::from(self.scale)
    }

    /// The same value without trailing zeros.
    pub fn stripped(&self) -> Decimal {
        if self.unscaled.is_zero() {
            return Decimal::new(BigInt::zero(), 0);
        }
        let most = (i64::from(self.scale) - i64::from(i32::MIN)) as u64;
        self.stripped_by(most)
    }

    /// The same value with up to `most` trailing zeros less; it is known that the scale allows it.
    fn stripped_by(&self, most: u64) -> Decimal {
        let (unscaled, gone) = without_zeros(self.unscaled.clone(), most);
        Decimal::new(unscaled, (i64::from(self.scale) - gone as i64) as i32)
    }

    /// The unscaled integers of two decimals at the greater of their scales, and that scale.
    #[allow(clippy::type_complexity, reason = "two integers, each borrowed where it can be")]
    fn aligned<'a>(&'a self, other: &'a Decimal) -> NumberResult<(Cow<'a, BigInt>, Cow<'a, BigInt>, i32)> {
        let scale = self.scale.max(other.scale);
        let missing = |decimal: &Decimal| (i64::from(scale) - i64::from(decimal.scale)) as u64;
        Ok((shifted(&self.unscaled, missing(self))?, shifted(&other.unscaled, missing(other))?, scale))
    }

    /// The sum; its scale is the greater of the two.
    ///
    /// # Errors
    /// When it is too large; so in all operations.
    pub fn plus(&self, other: &Decimal) -> NumberResult<Decimal> {
        let (a, b, scale) = self.aligned(other)?;
        Ok(Decimal::new(&*a + &*b, scale))
    }

    /// The difference; its scale is the greater of the two.
    ///
    /// # Errors
    /// As [`Decimal::plus`].
    pub fn minus(&self, other: &Decimal) -> NumberResult<Decimal> {
        let (a, b, scale) = self.aligned(other)?;
        Ok(Decimal::new(&*a - &*b, scale))
    }

    /// The product; its scale is the sum of the two.
    ///
    /// # Errors
    /// As [`Decimal::plus`].
    pub fn times(&self, other: &Decimal) -> NumberResult<Decimal> {
        check_digits(self.unscaled.bits() + other.unscaled.bits())?;
        let scale = scale(i64::from(self.scale) + i64::from(other.scale))?;
        Ok(Decimal::new(&self.unscaled * &other.unscaled, scale))
    }

    /// The quotient: exact, or rounded to `precision`. Its scale is the difference of the two where
    /// the digits allow it.
    ///
    /// # Errors
    /// As [`Decimal::plus`], for a division by zero, and when no decimal is the exact quotient.
    pub fn divided_by(&self, other: &Decimal, precision: Option<Precision>) -> NumberResult<Decimal> {
        if other.unscaled.is_zero() {
            return Err(NumberError::DivideByZero);
        }
        let preferred = i64::from(self.scale) - i64::from(other.scale);
        if self.unscaled.is_zero() {
            return Ok(Decimal::zero(preferred));
        }
        match precision.filter(|precision| precision.digits > 0) {
            Some(precision) => self.divided_to(other, preferred, precision),
            None => {
                let (unscaled, more) = exact_quotient(&self.unscaled, &other.unscaled)?;
                Ok(Decimal::new(unscaled, scale(preferred + more as i64)?))
            }
        }
    }

    fn divided_to(&self, other: &Decimal, preferred: i64, precision: Precision) -> NumberResult<Decimal> {
        // Enough digits for the quotient to have one more than asked for.
        let more = i64::from(precision.digits) + other.digits() as i64 - self.digits() as i64 + 1;
        let above = shifted(&self.unscaled, more.max(0) as u64)?;
        let below = shifted(&other.unscaled, (-more).max(0) as u64)?;
        let (quotient, rest) = above.div_rem(&*below);
        // A last digit that says on which side of the quotient the exact one lies.
        let sign = if (above.sign() == Sign::Minus) == (below.sign() == Sign::Minus) { 1 } else { -1 };
        let sticky = if rest.is_zero() { 0 } else { sign };
        let (unscaled, dropped, exact) = rounded(quotient * 10 + sticky, precision)?;
        let at = preferred + more + 1 - dropped as i64;
        let quotient = Decimal::new(unscaled, scale(at)?);
        Ok(if exact { quotient.stripped_by((at - preferred).max(0) as u64) } else { quotient })
    }

    /// The quotient, rounded towards zero to an integer; its scale is the difference of the two where
    /// the digits allow it.
    ///
    /// # Errors
    /// As [`Decimal::divided_by`], and when it has more digits than `precision`.
    pub fn quotient(&self, other: &Decimal, precision: Option<Precision>) -> NumberResult<Decimal> {
        if other.unscaled.is_zero() {
            return Err(NumberError::DivideByZero);
        }
        let preferred = i64::from(self.scale) - i64::from(other.scale);
        let above = shifted(&self.unscaled, (-preferred).max(0) as u64)?;
        let below = shifted(&other.unscaled, preferred.max(0) as u64)?;
        let whole = &*above / &*below;
        if whole.is_zero() {
            return Ok(Decimal::zero(preferred));
        }
        let (least, gone) = without_zeros(whole, (-preferred).max(0) as u64);
        if precision.is_some_and(|most| most.digits > 0 && digits_of(least.magnitude()) > most.digits.into())
        {
            return Err(NumberError::Impossible);
        }
        let room = precision
            .filter(|most| most.digits > 0)
            .map_or(i64::MAX, |most| i64::from(most.digits) - digits_of(least.magnitude()) as i64);
        let zeros = preferred.clamp(0, room);
        let unscaled = shifted(&least, zeros as u64)?.into_owned();
        Ok(Decimal::new(unscaled, scale(zeros - gone as i64)?))
    }

    /// What [`Decimal::quotient`] leaves.
    ///
    /// # Errors
    /// As [`Decimal::quotient`].
    pub fn remainder(&self, other: &Decimal, precision: Option<Precision>) -> NumberResult<Decimal> {
        self.minus(&self.quotient(other, precision)?.times(other)?)
    }

    /// Rounded to a precision.
    ///
    /// # Errors
    /// When the rounding is `Unnecessary` and it is not.
    pub fn rounded(self, precision: Option<Precision>) -> NumberResult<Decimal> {
        match precision {
            Some(precision) if precision.digits > 0 && self.digits() > precision.digits.into() => {
                let (unscaled, dropped, _) = rounded(self.unscaled, precision)?;
                Ok(Decimal::new(unscaled, scale(i64::from(self.scale) - dropped as i64)?))
            }
            _ => Ok(self),
        }
    }

    /// Without the digits after the point.
    ///
    /// # Errors
    /// When the integer is too large.
    pub fn whole_part(&self) -> NumberResult<BigInt> {
        if self.scale <= 0 {
            let exponent = u64::from(self.scale.unsigned_abs());
            if !self.unscaled.is_zero() {
                super::check_integer(self.unscaled.bits().saturating_add(bits_of(exponent)))?;
                return Ok(&self.unscaled * power(exponent));
            }
            return Ok(BigInt::zero());
        }
        if self.exponent() < 0 {
            return Ok(BigInt::zero());
        }
        Ok(&self.unscaled / power(self.scale as u64))
    }

    /// The integer or ratio of the same value.
    ///
    /// # Errors
    /// When it is too large.
    pub fn to_exact(&self) -> NumberResult<Kind> {
        if self.scale <= 0 {
            return self.whole_part().map(Kind::Integer);
        }
        let plain = self.stripped();
        if plain.scale <= 0 {
            return plain.whole_part().map(Kind::Integer);
        }
        check_bits("a ratio", bits_of(plain.scale as u64), MAX_FRACTION_BITS)?;
        super::quotient(plain.unscaled, power(plain.scale as u64))
    }

    /// The nearest float; infinite for what is too large for one.
    pub fn to_f64(&self) -> f64 {
        format!("{}e{}", self.unscaled, -i64::from(self.scale)).parse().unwrap_or(f64::NAN)
    }

    /// True for zero.
    pub fn is_zero(&self) -> bool {
        self.unscaled.is_zero()
    }

    /// The order by value, whatever the scales.
    pub fn compare(&self, other: &Decimal) -> Ordering {
        let signs = self.unscaled.sign().cmp(&other.unscaled.sign());
        if signs != Ordering::Equal || self.unscaled.is_zero() {
            return signs;
        }
        let sizes = self.exponent().cmp(&other.exponent());
        let order = sizes.then_with(|| {
            // Their digits begin at one place, so the scales differ by no more than the digits do.
            let missing = |a: &Decimal, b: &Decimal| i64::from(b.scale).saturating_sub(a.scale.into()).max(0);
            let a = self.unscaled.magnitude() * power(missing(self, other) as u64).magnitude();
            let b = other.unscaled.magnitude() * power(missing(other, self) as u64).magnitude();
            a.cmp(&b)
        });
        if self.unscaled.is_negative() { order.reverse() } else { order }
    }

    /// The order against a ratio, by value.
    pub(super) fn compare_ratio(&self, ratio: &Ratio) -> Ordering {
        /// No ratio is so large or so near zero.
        const FAR: i64 = 2 * MAX_FRACTION_BITS as i64;
        let signs = self.unscaled.sign().cmp(&ratio.numerator().sign());
        if signs != Ordering::Equal {
            return signs;
        }
        let size = if self.exponent() > FAR { Ordering::Greater } else { Ordering::Less };
        if self.exponent().abs() > FAR {
            return if self.unscaled.is_negative() { size.reverse() } else { size };
        }
        let exponent = u64::from(self.scale.unsigned_abs());
        match self.scale {
            ..0 => ratio.compare(&(&self.unscaled * power(exponent)), &BigInt::one()),
            0.. => ratio.compare(&self.unscaled, &power(exponent)),
        }
        .reverse()
    }
}

/// `a / b` as an integer over a power of ten, and the exponent of that: the least that does.
fn exact_quotient(a: &BigInt, b: &BigInt) -> NumberResult<(BigInt, u64)> {
    let (rest, twos, fives) = without_twos_and_fives(b);
    let (a, remainder) = a.div_rem(&rest);
    if !remainder.is_zero() {
        return Err(NumberError::Endless);
    }
    // What of b is left: 2^twos * 5^fives. Each factor that a lacks takes one more power of ten.
    let twos_missing = twos.saturating_sub(a.trailing_zeros().unwrap_or(u64::MAX));
    let fives_missing = fives - fives_in(a.magnitude(), fives);
    let more = twos_missing.max(fives_missing);
    let below = (BigInt::one() << twos) * BigInt::from(5).pow(fives as u32);
    Ok((&*shifted(&a, more)? / below, more))
}

/// `2^twos * 5^fives * rest`, with the sign in the rest.
fn without_twos_and_fives(integer: &BigInt) -> (BigInt, u64, u64) {
    let twos = integer.trailing_zeros().unwrap_or(0);
    let odd = integer >> twos;
    let most = odd.bits() / 2;
    let fives = fives_in(odd.magnitude(), most);
    (odd / BigInt::from(5).pow(fives as u32), twos, fives)
}

/// How often 5 divides `integer`, but at most `most`.
fn fives_in(integer: &BigUint, most: u64) -> u64 {
    if integer.is_zero() {
        return most;
    }
    let (mut left, mut count) = (integer.clone(), 0);
    for at in (0..64 - most.leading_zeros()).rev() {
        let step = 1_u64 << at;
        if count + step <= most && step * 2 <= left.bits() {
            let (quotient, rest) = left.div_rem(&BigUint::from(5_u8).pow(step as u32));
            if rest.is_zero() {
                left = quotient;
                count += step;
            }
        }
    }
    count
}

/// `integer` rounded to the digits of `precision`; how many digits were dropped, and whether all of
/// them were zeros.
fn rounded(integer: BigInt, precision: Precision) -> NumberResult<(BigInt, u64, bool)> {
    let (mut integer, mut dropped, mut exact) = (integer, 0, true);
    loop {
        let excess = digits_of(integer.magnitude()).saturating_sub(precision.digits.into());
        if excess == 0 {
            return Ok((integer, dropped, exact));
        }
        let unit = power(excess);
        let (quotient, rest) = integer.div_rem(&unit);
        exact &= rest.is_zero();
        let up = !rest.is_zero() && is_away(&quotient, &rest, &unit, precision.rounding)?;
        let away = if rest.is_negative() { -1 } else { 1 };
        integer = if up { quotient + away } else { quotient };
        dropped += excess;
    }
}

/// True when a number that lies `rest / unit` beyond `quotient` is rounded away from zero.
fn is_away(quotient: &BigInt, rest: &BigInt, unit: &BigInt, rounding: Rounding) -> NumberResult<bool> {
    let half = || (rest.magnitude() << 1_u32).cmp(unit.magnitude());
    Ok(match rounding {
        Rounding::Up => true,
        Rounding::Down => false,
        Rounding::Ceiling => rest.is_positive(),
        Rounding::Floor => rest.is_negative(),
        Rounding::HalfUp => half() != Ordering::Less,
        Rounding::HalfDown => half() == Ordering::Greater,
        Rounding::HalfEven => half().then(quotient.is_odd().cmp(&false)) == Ordering::Greater,
        Rounding::Unnecessary => return Err(NumberError::Inexact),
    })
}

#[cfg(test)]
mod tests;
