//! Numbers, from their text.

use crate::syntax::form::FormKind;

/// The digits that a number in another base than ten may have. (They become decimal digits here, which
/// takes the square of their number.)
const RADIX_DIGITS: usize = 1024;

/// Why a text is no number; `None` if there is nothing to say but that.
pub(super) type Reason = Option<&'static str>;

/// The number that `text` says. It begins with a digit, or with a sign and a digit.
pub(super) fn number(text: &str) -> Result<FormKind, Reason> {
    let (negative, body) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    if let Some((numerator, denominator)) = body.split_once('/') {
        return ratio(negative, numerator, denominator);
    }
    if let Some(digits) = body.strip_prefix("0x").or(body.strip_prefix("0X")) {
        let (digits, big) = suffix(digits, 'N');
        return radix(negative, digits, 16, big);
    }
    let (digits, big) = suffix(body, 'N');
    if is_digits(digits, 10) {
        return match digits.strip_prefix('0') {
            None | Some("") => Ok(integer(negative, digits, big)),
            Some(digits) => radix(negative, digits, 8, big),
        };
    }
    if let Some((base, digits)) = body.split_once(['r', 'R'])
        && is_digits(base, 10)
    {
        return match base.parse() {
            Ok(base @ 2..=36) => radix(negative, digits, base, false),
            _ => Err(Some("a base is a number from 2 to 36")),
        };
    }
    let (digits, exact) = suffix(body, 'M');
    match is_float(digits) {
        false => Err(None),
        true if exact => Ok(FormKind::Decimal(signed(negative, digits).into())),
        true => signed(negative, digits).parse().map(FormKind::Float).map_err(|_| None),
    }
}

fn suffix(text: &str, suffix: char) -> (&str, bool) {
    match text.strip_suffix(suffix) {
        Some(digits) => (digits, true),
        None => (text, false),
    }
}

fn is_digits(text: &str, radix: u32) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_digit(radix))
}

fn signed(negative: bool, digits: &str) -> String {
    let sign = if negative { "-" } else { "" };
    format!("{sign}{digits}")
}

/// An integer of decimal digits.
fn integer(negative: bool, digits: &str, big: bool) -> FormKind {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return if big { FormKind::BigInt("0".into()) } else { FormKind::Int(0) };
    }
    let text = signed(negative, digits);
    match text.parse() {
        Ok(int) if !big => FormKind::Int(int),
        _ => FormKind::BigInt(text.into()),
    }
}

fn radix(negative: bool, digits: &str, radix: u32, big: bool) -> Result<FormKind, Reason> {
    if !is_digits(digits, radix) {
        return Err(match radix {
            8 => Some("a number that begins with 0 has octal digits: 0 to 7"),
            16 => Some("a number that begins with 0x has hexadecimal digits: 0 to 9, a to f"),
            _ => Some("the base before the r says how many digits and letters there are"),
        });
    }
    let digits = digits.trim_start_matches('0');
    if digits.len() > RADIX_DIGITS {
        return Err(Some("only a decimal number may have more than 1024 digits"));
    }
    Ok(integer(negative, &decimal(digits, radix), big))
}

/// The decimal digits of a number in another base; zeros may come before.
fn decimal(digits: &str, radix: u32) -> String {
    const LIMB: u64 = 1_000_000_000;
    // From the least; each below LIMB.
    let mut limbs: Vec<u64> = Vec::new();
    let values = digits.chars().filter_map(|char| char.to_digit(radix));
    for value in values {
        let mut carry = u64::from(value);
        for limb in &mut limbs {
            let sum = *limb * u64::from(radix) + carry;
            *limb = sum % LIMB;
            carry = sum / LIMB;
        }
        if carry > 0 {
            limbs.push(carry);
        }
    }
    limbs.iter().rev().map(|limb| format!("{limb:09}")).collect()
}

fn ratio(negative: bool, numerator: &str, denominator: &str) -> Result<FormKind, Reason> {
    if !is_digits(numerator, 10) || !is_digits(denominator, 10) {
        return Err(None);
    }
    if denominator.bytes().all(|byte| byte == b'0') {
        return Err(Some("a ratio cannot have the denominator 0"));
    }
    let numerator = signed(negative, numerator);
    Ok(FormKind::Ratio(numerator.into(), denominator.into()))
}

/// `12`, `12.`, `12.5`, each with an exponent or without.
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let unsigned = |exponent| str::strip_prefix(exponent, ['+', '-']).unwrap_or(exponent);
    is_digits(whole, 10)
        && (fraction.is_empty() || is_digits(fraction, 10))
        && exponent.is_none_or(|exponent| is_digits(unsigned(exponent), 10))
}
