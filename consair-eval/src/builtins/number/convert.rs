//! Conversions to the kinds of the language's own size, and from text.

use consair_core::class::Class;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::value::Value;
use consair_core::value::print::brief;
use num_traits::ToPrimitive;

use super::{check_number, exact, tower};
use crate::builtins::walk::charge_text;
use crate::builtins::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// A row for the conversion to an integer within a range.
macro_rules! within {
    ($name:literal, $doc:literal, $kind:ty) => {
        plain($name, Arity::exactly(1), $doc, |_, args| {
            narrow(&args[0], $name, i64::from(<$kind>::MIN), i64::from(<$kind>::MAX)).map(Value::Int)
        })
    };
}

/// A row for the conversion to the lowest bits of an integer. A float is brought to the nearest integer
/// of `$of` first.
macro_rules! lowest {
    ($name:literal, $doc:literal, $of:ty, $kind:ty, $value:expr) => {
        plain($name, Arity::exactly(1), $doc, |_, args| {
            let bits = match &args[0] {
                Value::Float(v) => i64::from(*v as $of),
                other => wrapped(other)?,
            };
            Ok($value(bits as $kind))
        })
    };
}

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    let mut rows = vec![
        within!(
            "long",
            "The number as an integer of 64 bits, without its fraction; a character as its code point.",
            i64
        ),
        within!(
            "int",
            "The number as an integer of 32 bits, without its fraction; a character as its code point.",
            i32
        ),
        within!("short", "The number as an integer from -32768 to 32767.", i16),
        within!("byte", "The number as an integer from -128 to 127.", i8),
        lowest!("unchecked-long", "The number as an integer, its lowest 64 bits.", i64, i64, Value::Int),
        lowest!("unchecked-int", "The number as an integer, its lowest 32 bits.", i32, i32, |v: i32| {
            Value::Int(v.into())
        }),
        lowest!("unchecked-short", "The number as an integer, its lowest 16 bits.", i32, i16, |v: i16| {
            Value::Int(v.into())
        }),
        lowest!("unchecked-byte", "The number as an integer, its lowest 8 bits.", i32, i8, |v: i8| {
            Value::Int(v.into())
        }),
        lowest!(
            "unchecked-char",
            "The character of the lowest 16 bits of the number.",
            i32,
            u16,
            |v: u16| { Value::Char(char::from_u32(v.into()).unwrap_or(char::REPLACEMENT_CHARACTER)) }
        ),
    ];
    rows.extend([
        plain("double", one, "The number as a float.", |_, args| {
            Ok(Value::Float(tower::to_float(&args[0])?))
        }),
        plain("unchecked-double", one, "The number as a float.", |_, args| {
            Ok(Value::Float(tower::to_float(&args[0])?))
        }),
        plain("unchecked-float", one, "The number as a float, of 64 bits as all floats.", |_, args| {
            Ok(Value::Float(tower::to_float(&args[0])?))
        }),
        plain(
            "float",
            one,
            "The number as a float, of 64 bits as all floats; an error beyond the range of 32 bits.",
            |_, args| match tower::to_float(&args[0])? {
                wide if wide.is_finite() && wide.abs() > f64::from(f32::MAX) => {
                    Err(out_of_range(&args[0], "float"))
                }
                float => Ok(Value::Float(float)),
            },
        ),
        plain("num", one, "The number itself; an error for what is none.", |_, args| {
            check_number(&args[0])?;
            Ok(Value::take(&mut args[0]))
        }),
    ]);
    rows.extend(from_text());
    rows
}

fn from_text<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        plain(
            "parse-long",
            one,
            "The integer of 64 bits that the string is the text of, or nil.",
            |_, args| Ok(number_text(&args[0])?.parse::<i64>().ok().into()),
        ),
        plain("parse-double", one, "The float that the string is the text of, or nil.", |cx, args| {
            let digits = number_text(&args[0])?;
            charge_text(cx, digits.len())?;
            Ok(parse_float(digits).into())
        }),
        plain("parse-boolean", one, "The boolean that the string is the text of, or nil.", |_, args| {
            Ok(match number_text(&args[0])? {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                _ => Value::Nil,
            })
        }),
    ]
}

/// What is to be read as a number or a boolean; nil is no text of either.
fn number_text<E: Engine>(value: &Value<E>) -> Result<&str, E> {
    let class = Class::IllegalArgumentException;
    value.as_str().ok_or_else(|| Error::expected_by(class, "a string", value))
}

/// A number without its fraction, or a character's code point, when it lies within `least` and `most`.
///
/// # Errors
/// When it does not, or is no number.
pub(crate) fn narrow<E: Engine>(value: &Value<E>, name: &str, least: i64, most: i64) -> Result<i64, E> {
    let whole = match value {
        Value::Int(v) => Some(*v),
        Value::Char(c) => Some(i64::from(u32::from(*c))),
        Value::Float(v) if v.is_nan() => Some(0),
        // From 2^63 on, and for infinities, the nearest `i64` is another number.
        Value::Float(v) if v.abs() < 9_223_372_036_854_775_808.0 => Some(*v as i64),
        Value::Float(v) if *v == i64::MIN as f64 => Some(i64::MIN),
        Value::Float(_) => None,
        // Too many digits for an integer are too many for 64 bits.
        Value::Number(_) => exact::whole_part(value).ok().and_then(|big| big.to_i64()),
        other => return Err(Error::expected("a number or a character", other)),
    };
    whole.filter(|whole| (least..=most).contains(whole)).ok_or_else(|| out_of_range(value, name))
}

#[cold]
fn out_of_range<E: Engine>(value: &Value<E>, name: &str) -> Error<E> {
    let message = format!("value out of range for {name}: {}", brief(value));
    Error::new(ErrorKind::Argument, message)
}

/// The lowest 64 bits of a number without its fraction.
fn wrapped<E: Engine>(value: &Value<E>) -> Result<i64, E> {
    match value {
        Value::Int(v) => Ok(*v),
        Value::Char(c) => Ok(i64::from(u32::from(*c))),
        other => {
            check_number(other)?;
            let whole = exact::whole_part(other)?;
            let low = whole.iter_u64_digits().next().unwrap_or(0) as i64;
            Ok(if whole.sign() == consair_core::number::Sign::Minus { low.wrapping_neg() } else { low })
        }
    }
}

/// The float that `text` spells in Clojure's way: digits, with Java's `d` or `f` after them or without;
/// or `NaN`, `Infinity`, `-Infinity`.
pub(super) fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, "NaN" | "Infinity") {
        return text.parse().ok();
    }
    unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.').then_some(())?;
    text.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text).parse().ok()
}
