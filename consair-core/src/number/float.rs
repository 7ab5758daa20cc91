//! Floats as text.

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
        let text = scientific(value);
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

/// The fewest digits that tell `value` from its neighbours, but two where one would do and two come
/// nearer: the smallest float is 4.9e-324, not 5e-324.
fn scientific(value: f64) -> String {
    let shortest = format!("{value:e}");
    if value.abs() < 1e-300 && !shortest.contains('.') {
        let nearer = format!("{value:.1e}");
        if nearer.parse() == Ok(value) {
            return nearer;
        }
    }
    shortest
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
            (f64::from_bits(1), "4.9E-324"),
            (-f64::from_bits(4), "-2.0E-323"),
            (f64::MIN_POSITIVE, "2.2250738585072014E-308"),
            (f64::MAX, "1.7976931348623157E308"),
            (f64::NAN, "##NaN"),
            (f64::NEG_INFINITY, "##-Inf"),
        ] {
            assert_eq!(shown(value), text);
        }
    }
}
