//! Floats and decimals as digits, rounded half up.
//!
//! The digits are the fewest that tell the float from its neighbours, so 1.005 with two places is
//! 1.01, as in Java, though the float is a little less than its digits say.

/// A decimal number without its sign: `0.d1d2d3... * 10^point`.
#[derive(Debug, PartialEq)]
pub(super) struct Decimal {
    /// Digits as values, without zeros at either end; none for zero.
    digits: Vec<u8>,
    /// How many digits are before the point.
    point: i64,
}

impl Decimal {
    /// The shortest digits of a finite float, without its sign.
    pub(super) fn shortest(value: f64) -> Self {
        let text = format!("{:e}", value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let mut digits: Vec<u8> =
            mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        let point = exponent.parse::<i64>().unwrap_or(0) + 1;
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Decimal { point: if digits.is_empty() { 0 } else { point }, digits }
    }

    /// The digits of a decimal, without its sign.
    pub(super) fn exact(decimal: &consair_core::number::Decimal) -> Self {
        let mut digits = decimal.unscaled().magnitude().to_radix_be(10);
        let point = digits.len() as i64 - i64::from(decimal.scale());
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Decimal { point: if digits.is_empty() { 0 } else { point }, digits }
    }

    /// How many digits are before the point.
    pub(super) fn whole_digits(&self) -> usize {
        self.point.max(1) as usize
    }

    /// Keeps `count` digits (none for a negative count) and rounds the last half up.
    fn rounded(&self, count: i64) -> Decimal {
        let Ok(count) = usize::try_from(count) else {
            return Decimal { digits: Vec::new(), point: self.point };
        };
        let Some(next) = self.digits.get(count) else {
            return Decimal { digits: self.digits.clone(), point: self.point };
        };
        let mut digits = self.digits[..count].to_vec();
        let mut point = self.point;
        if *next >= 5 {
            while digits.last() == Some(&9) {
                digits.pop();
            }
            match digits.last_mut() {
                Some(last) => *last += 1,
                None => {
                    digits.push(1);
                    point += 1;
                }
            }
        }
        Decimal { digits, point }
    }

    /// The digit at a place of `10^-place`, the first after the point being 1.
    fn digit(&self, place: i64) -> char {
        let at = usize::try_from(self.point + place - 1).ok();
        char::from(b'0' + at.and_then(|at| self.digits.get(at)).copied().unwrap_or(0))
    }

    /// With `places` digits after the point.
    pub(super) fn fixed(&self, places: usize) -> String {
        let rounded = self.rounded(self.point + places as i64);
        let mut text = String::new();
        for place in (0..rounded.point.max(1)).rev() {
            text.push(rounded.digit(-place));
        }
        if places > 0 {
            text.push('.');
            text.extend((1..=places as i64).map(|place| rounded.digit(place)));
        }
        text
    }

    /// One digit before the point, `places` after it, and an exponent.
    pub(super) fn scientific(&self, places: usize) -> String {
        let rounded = self.rounded(places as i64 + 1);
        let exponent = if rounded.digits.is_empty() { 0 } else { rounded.point - 1 };
        let shifted = Decimal { point: 1, digits: rounded.digits };
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{}e{sign}{:02}", shifted.fixed(places), exponent.abs())
    }

    /// With `precision` digits in all: fixed from 10^-4 to below 10^precision, else scientific.
    pub(super) fn general(&self, precision: usize) -> String {
        let rounded = self.rounded(precision as i64);
        if rounded.digits.is_empty() {
            return rounded.fixed(precision - 1);
        }
        if rounded.point > -4 && rounded.point <= precision as i64 {
            let places = precision as i64 - rounded.point;
            return rounded.fixed(places as usize);
        }
        rounded.scientific(precision - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_rounds_the_shortest_digits_half_up() {
        for (value, places, text) in [
            (0.0, 2, "0.00"),
            (1.005, 2, "1.01"),
            (0.25, 1, "0.3"),
            (0.125, 2, "0.13"),
            (2.5, 0, "3"),
            (0.5, 0, "1"),
            (0.4, 0, "0"),
            (9.999, 2, "10.00"),
            (0.001, 2, "0.00"),
            (0.005, 2, "0.01"),
            (-12.345, 1, "12.3"),
            (1e21, 1, "1000000000000000000000.0"),
            (1e-7, 3, "0.000"),
            (0.1, 20, "0.10000000000000000000"),
            (99.95, 1, "100.0"),
        ] {
            assert_eq!(Decimal::shortest(value).fixed(places), text, "{value}");
        }
    }

    #[test]
    fn scientific_and_general() {
        assert_eq!(Decimal::shortest(12345.678).scientific(6), "1.234568e+04");
        assert_eq!(Decimal::shortest(0.0).scientific(2), "0.00e+00");
        assert_eq!(Decimal::shortest(9.99e-5).scientific(1), "1.0e-04");
        assert_eq!(Decimal::shortest(1e300).scientific(0), "1e+300");
        assert_eq!(Decimal::shortest(12345.678).general(6), "12345.7");
        assert_eq!(Decimal::shortest(0.0001).general(6), "0.000100000");
        assert_eq!(Decimal::shortest(1234567.0).general(6), "1.23457e+06");
    }
}
