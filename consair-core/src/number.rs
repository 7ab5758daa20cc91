//! Comparison of numbers across their kinds.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::engine::Engine;
use crate::value::Value;

/// True for a number.
pub fn is_number<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Int(_) | Value::Float(_) | Value::BigInt(_))
}

/// The order of two numbers by their exact values; `None` when one is NaN or no number.
pub fn compare<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(b),
        (Value::Int(a), Value::Float(b)) => int_float(*a, *b),
        (Value::Float(a), Value::Int(b)) => int_float(*b, *a).map(Ordering::reverse),
        (Value::BigInt(a), Value::BigInt(b)) => Some(a.cmp(b)),
        (Value::BigInt(a), Value::Int(_)) => Some(sign(a)),
        (Value::Int(_), Value::BigInt(b)) => Some(sign(b).reverse()),
        (Value::BigInt(a), Value::Float(b)) => big_float(a, *b),
        (Value::Float(a), Value::BigInt(b)) => big_float(b, *a).map(Ordering::reverse),
        _ => None,
    }
}

/// A big integer lies outside 64 bits, so its sign alone orders it against an `i64`.
fn sign(big: &BigInt) -> Ordering {
    big.sign().cmp(&num_bigint::Sign::NoSign)
}

/// 2^63.
const EDGE: f64 = 9_223_372_036_854_775_808.0;

fn int_float(a: i64, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b >= EDGE {
        return Some(Ordering::Less);
    }
    if b < -EDGE {
        return Some(Ordering::Greater);
    }
    let whole = b.trunc();
    Some(a.cmp(&(whole as i64)).then_with(|| 0.0_f64.total_cmp(&(b - whole + 0.0))))
}

fn big_float(a: &BigInt, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    if b.abs() < EDGE {
        return Some(sign(a));
    }
    // From 2^53 on every float is a whole number: its 53 bits, shifted.
    let exponent = (b.to_bits() >> 52 & 0x7ff) - 1075;
    let digits = (b.to_bits() & ((1 << 52) - 1)) | 1 << 52;
    let whole = BigInt::from(digits) << exponent;
    Some(a.cmp(&if b < 0.0 { -whole } else { whole }))
}

/// `value` as Clojure prints it: at least one digit after the point, an exponent outside
/// `10^-3 .. 10^7`, `##Inf`, `##-Inf`, `##NaN`.
pub fn format_float(value: f64, out: &mut String) {
    use std::fmt::Write;
    if value.is_nan() {
        return out.push_str("##NaN");
    }
    if value.is_infinite() {
        return out.push_str(if value > 0.0 { "##Inf" } else { "##-Inf" });
    }
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-3..1e7).contains(&magnitude) {
        let text = format!("{value:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let point = if digits.contains('.') { "" } else { ".0" };
        let _ = write!(out, "{digits}{point}E{exponent}");
        return;
    }
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format_finite(value);
    if text.contains('e') {
        let _ = write!(out, "{value:?}");
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64) -> String {
        let mut out = String::new();
        format_float(value, &mut out);
        out
    }

    #[test]
    fn floats_print_as_in_clojure() {
        for (value, text) in [
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
            (1e7, "1.0E7"),
            (9_999_999.0, "9999999.0"),
            (0.001, "0.001"),
            (0.0001, "1.0E-4"),
            (1.5e300, "1.5E300"),
            (123.456, "123.456"),
            (f64::NAN, "##NaN"),
            (f64::NEG_INFINITY, "##-Inf"),
        ] {
            assert_eq!(shown(value), text);
        }
    }

    #[test]
    fn an_integer_and_a_float_compare_exactly() {
        assert_eq!(int_float(9_007_199_254_740_993, 9_007_199_254_740_992.0), Some(Ordering::Greater));
        assert_eq!(int_float(i64::MAX, 9_223_372_036_854_775_808.0), Some(Ordering::Less));
        assert_eq!(int_float(1, 1.5), Some(Ordering::Less));
        assert_eq!(int_float(-1, -1.5), Some(Ordering::Greater));
        assert_eq!(int_float(0, -0.0), Some(Ordering::Equal));
    }
}
