//! Conversions between kinds of numbers, and from text.

use consair_core::BigInt;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::value::Value;

use super::{check_number, tower};
use crate::builtins::walk::{charge_text, text};
use crate::builtins::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        plain(
            "int",
            one,
            "The number as an integer, without its fraction; a character as its code point. The same as long: all integers have 64 bits.",
            |_, args| to_int(&args[0]),
        ),
        plain(
            "long",
            one,
            "The number as an integer of 64 bits, without its fraction; a character as its code point.",
            |_, args| to_int(&args[0]),
        ),
        plain("short", one, "The number as an integer from -32768 to 32767.", |_, args| {
            narrow(&args[0], i16::MIN.into(), i16::MAX.into())
        }),
        plain("byte", one, "The number as an integer from -128 to 127.", |_, args| {
            narrow(&args[0], i8::MIN.into(), i8::MAX.into())
        }),
        plain("double", one, "The number as a float.", |_, args| {
            Ok(Value::Float(tower::to_float(&args[0])?))
        }),
        plain("float", one, "The number as a float, of 64 bits as all floats.", |_, args| {
            Ok(Value::Float(tower::to_float(&args[0])?))
        }),
        plain("num", one, "The number itself; an error for what is none.", |_, args| {
            check_number(&args[0])?;
            Ok(Value::take(&mut args[0]))
        }),
        plain(
            "bigint",
            one,
            "The number, or the text of an integer, as an integer of any size. What fits 64 bits is an integer like any other.",
            |cx, args| {
                if let Some(digits) = args[0].as_str() {
                    cx.charge((digits.len() / 8).pow(2) as u64 / 8 + 1)?;
                }
                to_big(&args[0])
            },
        ),
        plain("biginteger", one, "The same as bigint.", |cx, args| {
            if let Some(digits) = args[0].as_str() {
                cx.charge((digits.len() / 8).pow(2) as u64 / 8 + 1)?;
            }
            to_big(&args[0])
        }),
        plain(
            "parse-long",
            one,
            "The integer of 64 bits that the string is the text of, or nil.",
            |_, args| Ok(text(&args[0])?.parse::<i64>().ok().into()),
        ),
        plain("parse-double", one, "The float that the string is the text of, or nil.", |cx, args| {
            let digits = text(&args[0])?;
            charge_text(cx, digits.len())?;
            Ok(parse_float(digits).into())
        }),
        plain("parse-boolean", one, "The boolean that the string is the text of, or nil.", |_, args| {
            Ok(match text(&args[0])? {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                _ => Value::Nil,
            })
        }),
    ]
}

fn to_int<E: Engine>(value: &Value<E>) -> Result<Value<E>, E> {
    let out = |shown: String| {
        Error::new(ErrorKind::Arithmetic, format!("expected a number within 64 bits, found {shown}"))
    };
    match value {
        Value::Int(v) => Ok(Value::Int(*v)),
        Value::Char(c) => Ok(Value::Int(i64::from(u32::from(*c)))),
        Value::Float(v) => match tower::float_to_big(*v).map(Value::<E>::from) {
            Some(Value::Int(whole)) => Ok(Value::Int(whole)),
            _ => {
                let mut shown = String::new();
                consair_core::number::format_float(*v, &mut shown);
                Err(out(shown))
            }
        },
        Value::BigInt(big) => Err(out(format!("one of {} bits", big.bits()))),
        other => Err(Error::expected("a number or a character", other)),
    }
}

fn narrow<E: Engine>(value: &Value<E>, least: i64, most: i64) -> Result<Value<E>, E> {
    match to_int(value)? {
        Value::Int(v) if (least..=most).contains(&v) => Ok(Value::Int(v)),
        other => Err(Error::argument(format!("expected a number from {least} to {most}, found {other}"))),
    }
}

fn to_big<E: Engine>(value: &Value<E>) -> Result<Value<E>, E> {
    // log2(10) is a little more than 10 / 3.
    const MOST_DIGITS: usize = tower::MAX_BITS as usize * 3 / 10;
    match value {
        Value::Int(v) => Ok(Value::Int(*v)),
        Value::BigInt(_) => Ok(value.clone()),
        Value::Float(v) => match tower::float_to_big(*v) {
            Some(big) => Ok(Value::from(big)),
            None => Err(Error::argument("expected a finite number, found an infinite one or NaN")),
        },
        other => {
            let digits = other.as_str().ok_or_else(|| Error::expected("a number or a string", other))?;
            if digits.len() > MOST_DIGITS {
                return Err(Error::argument(format!(
                    "expected an integer of at most {MOST_DIGITS} digits, found {}",
                    digits.len()
                )));
            }
            match digits.parse::<BigInt>() {
                Ok(big) if !digits.contains('_') => Ok(Value::from(big)),
                _ => Err(Error::argument("expected the text of an integer, found another string")),
            }
        }
    }
}

/// The float that `text` spells in Clojure's way: digits, or `NaN`, `Infinity`, `-Infinity`.
pub(super) fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let spelled = matches!(unsigned, "NaN" | "Infinity");
    if spelled || unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return text.parse().ok();
    }
    None
}
