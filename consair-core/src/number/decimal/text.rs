//! Decimals from their text and back, in the notation of `java.math.BigDecimal`.

use std::fmt;

use num_bigint::BigInt;
use num_traits::Signed;

use super::{Decimal, bits_of, check_digits, scale};
use crate::number::{NumberError, NumberResult};

impl Decimal {
    /// The decimal that `text` says: digits, with a point and an exponent or without. `None` when it
    /// says none.
    ///
    /// # Errors
    /// When it has too many digits, or its exponent too many.
    pub fn parse(text: &str) -> NumberResult<Option<Decimal>> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (text, None),
        };
        let (sign, digits) = match mantissa.as_bytes() {
            [b'-', ..] => ("-", &mantissa[1..]),
            [b'+', ..] => ("", &mantissa[1..]),
            _ => ("", mantissa),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        if !all_digits(whole)
            || !all_digits(fraction)
            || whole.len() + fraction.len() == 0
            || unsigned.is_some_and(|digits| digits.is_empty() || !all_digits(digits))
        {
            return Ok(None);
        }
        let exponent = exponent.map_or(Ok(0), |exponent| {
            exponent.parse::<i64>().map_err(|_| {
                NumberError::Exponent(if exponent.starts_with('-') { i64::MIN } else { i64::MAX })
            })
        })?;
        check_digits(bits_of((whole.len() + fraction.len()) as u64))?;
        let unscaled: BigInt = format!("{sign}{whole}{fraction}").parse().expect("a sign and digits");
        Ok(Some(Decimal::new(unscaled, scale((fraction.len() as i64).saturating_sub(exponent))?)))
    }
}

/// With a point where that takes no more than five zeros after it, else with an exponent.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.unscaled.magnitude().to_string();
        if self.unscaled.is_negative() {
            f.write_str("-")?;
        }
        let exponent = digits.len() as i64 - 1 - i64::from(self.scale);
        match usize::try_from(self.scale) {
            Ok(0) => f.write_str(&digits),
            Ok(scale) if exponent >= 0 => {
                let (whole, fraction) = digits.split_at(digits.len() - scale);
                write!(f, "{whole}.{fraction}")
            }
            Ok(scale) if exponent >= -6 => write!(f, "0.{digits:0>scale$}"),
            _ => {
                let (first, others) = digits.split_at(1);
                let point = if others.is_empty() { "" } else { "." };
                write!(f, "{first}{point}{others}E{exponent:+}")
            }
        }
    }
}
