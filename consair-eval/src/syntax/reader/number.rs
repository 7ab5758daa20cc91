//! Numbers, from their text.

use std::rc::Rc;

use consair_core::BigInt;
use consair_core::number::{self, Decimal, Kind, Number};

use crate::syntax::form::FormKind;

/// Why a text is no number; `None` if there is nothing to say but that.
pub(super) type Reason = Option<&'static str>;

const TOO_LARGE: &str = "a number has a largest size: about 300,000 digits, a ratio or decimal 19,700";

/// The number that `text` says. It begins with a digit, or with a sign and a digit.
pub(super) fn number(text: &str) -> Result<FormKind, Reason> {
    if let Some(int) = small(text.as_bytes()) {
        return Ok(FormKind::Int(int));
    }
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
            None | Some("") => integer(negative, digits, 10, big),
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
    let text = signed(negative, digits);
    match is_float(digits) {
        true if !exact => text.parse().map(FormKind::Float).map_err(|_| None),
        // A decimal may be written as an integer with leading zeros.
        true => decimal(&text),
        false => Err(None),
    }
}

/// The usual number: decimal digits that surely fit, the first of several no 0.
fn small(digits: &[u8]) -> Option<i64> {
    let usual = digits.len() <= 18 && (digits.len() == 1 || digits[0] != b'0');
    let add = |sum: i64, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
    usual.then(|| digits.iter().try_fold(0, add))?
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

fn exact(kind: Kind) -> FormKind {
    FormKind::Number(Rc::new(Number::new(kind)))
}

/// An integer of digits in a base.
fn integer(negative: bool, digits: &str, radix: u32, big: bool) -> Result<FormKind, Reason> {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Ok(if big { exact(Kind::Integer(BigInt::default())) } else { FormKind::Int(0) });
    }
    let text = signed(negative, digits);
    match i64::from_str_radix(&text, radix) {
        Ok(int) if !big => Ok(FormKind::Int(int)),
        _ => Ok(exact(Kind::Integer(big_integer(&text, radix)?))),
    }
}

fn big_integer(text: &str, radix: u32) -> Result<BigInt, Reason> {
    let bits = text.len() as u64 * u64::from(radix.ilog2());
    if number::check_integer(bits).is_err() {
        return Err(Some(TOO_LARGE));
    }
    BigInt::parse_bytes(text.as_bytes(), radix).ok_or(None)
}

fn radix(negative: bool, digits: &str, radix: u32, big: bool) -> Result<FormKind, Reason> {
    if !is_digits(digits, radix) {
        return Err(match radix {
            8 => Some("a number that begins with 0 has octal digits: 0 to 7"),
            16 => Some("a number that begins with 0x has hexadecimal digits: 0 to 9, a to f"),
            _ => Some("the base before the r says how many digits and letters there are"),
        });
    }
    integer(negative, digits, radix, big)
}

/// `4/2` is the integer 2, as what `/` gives of two integers as large.
fn ratio(negative: bool, numerator: &str, denominator: &str) -> Result<FormKind, Reason> {
    if !is_digits(numerator, 10) || !is_digits(denominator, 10) {
        return Err(None);
    }
    if denominator.bytes().all(|byte| byte == b'0') {
        return Err(Some("a ratio cannot have the denominator 0"));
    }
    let (numerator, denominator) =
        (big_integer(&signed(negative, numerator), 10)?, big_integer(denominator, 10)?);
    let is_big = [&numerator, &denominator].into_iter().any(|part| i64::try_from(part).is_err());
    match number::quotient(numerator, denominator) {
        Ok(Kind::Integer(whole)) => match i64::try_from(&whole) {
            Ok(int) if !is_big => Ok(FormKind::Int(int)),
            _ => Ok(exact(Kind::Integer(whole))),
        },
        Ok(kind) => Ok(exact(kind)),
        Err(_) => Err(Some(TOO_LARGE)),
    }
}

fn decimal(text: &str) -> Result<FormKind, Reason> {
    match Decimal::parse(text) {
        Ok(Some(decimal)) => Ok(exact(Kind::Decimal(decimal))),
        Ok(None) => Err(None),
        Err(number::NumberError::Exponent(_)) => Err(Some("the exponent of a decimal has 32 bits")),
        Err(_) => Err(Some(TOO_LARGE)),
    }
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
