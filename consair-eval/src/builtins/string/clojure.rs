//! `clojure.string`: case, white space, searching.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Stepped};
use consair_core::value::Value;

use super::render::with_str;
use super::{char_index, clamped_offset, needle};
use crate::builtins::walk::{charge_text, text};
use crate::builtins::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = changes();
    rows.extend(trims());
    rows.extend(searches());
    rows
}

fn changes<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        step(
            "clojure.string/upper-case",
            one,
            "The string (or what str gives) in upper case.",
            |cx, args| changed(cx, args, str::to_uppercase),
        ),
        step(
            "clojure.string/lower-case",
            one,
            "The string (or what str gives) in lower case.",
            |cx, args| changed(cx, args, str::to_lowercase),
        ),
        step(
            "clojure.string/capitalize",
            one,
            "The string (or what str gives) with its first character in upper case and the others in lower case.",
            |cx, args| {
                changed(cx, args, |string| {
                    let first = string.chars().next().map_or(0, char::len_utf8);
                    string[..first].to_uppercase() + &string[first..].to_lowercase()
                })
            },
        ),
        plain("clojure.string/reverse", one, "The string with its characters in reverse.", |cx, args| {
            Ok(charged(cx, &args[0])?.chars().rev().collect::<String>().into())
        }),
    ]
}

fn trims<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        plain("clojure.string/trim", one, "The string without white space at both ends.", |cx, args| {
            trimmed(cx, args, |string| string.trim_matches(is_white))
        }),
        plain("clojure.string/triml", one, "The string without white space at its beginning.", |cx, args| {
            trimmed(cx, args, |string| string.trim_start_matches(is_white))
        }),
        plain("clojure.string/trimr", one, "The string without white space at its end.", |cx, args| {
            trimmed(cx, args, |string| string.trim_end_matches(is_white))
        }),
        plain(
            "clojure.string/trim-newline",
            one,
            "The string without \\n and \\r at its end.",
            |cx, args| trimmed(cx, args, |string| string.trim_end_matches(['\n', '\r'])),
        ),
        plain(
            "clojure.string/blank?",
            one,
            "True for nil, and for a string that has nothing but white space.",
            |cx, args| {
                if args[0].is_nil() {
                    return Ok(Value::Bool(true));
                }
                Ok(Value::Bool(charged(cx, &args[0])?.chars().all(is_white)))
            },
        ),
    ]
}

fn searches<E: Engine>() -> Vec<Row<E>> {
    let two = Arity::exactly(2);
    let two_or_three = Arity::between(2, 3);
    vec![
        plain(
            "clojure.string/starts-with?",
            two,
            "True when the string begins with the other.",
            |_, args| Ok(Value::Bool(text(&args[0])?.starts_with(text(&args[1])?))),
        ),
        plain("clojure.string/ends-with?", two, "True when the string ends with the other.", |_, args| {
            Ok(Value::Bool(text(&args[0])?.ends_with(text(&args[1])?)))
        }),
        plain("clojure.string/includes?", two, "True when the string contains the other.", |cx, args| {
            Ok(Value::Bool(charged(cx, &args[0])?.contains(text(&args[1])?)))
        }),
        plain(
            "clojure.string/index-of",
            two_or_three,
            "The index of the first place of a string or character in the string, from an index on if it is given; nil when there is none.",
            |cx, args| {
                let string = charged(cx, &args[0])?;
                let from = match args.get(2) {
                    Some(from) => clamped_offset(&args[0], index(from)?),
                    None => 0,
                };
                let mut buffer = [0; 4];
                let found = string[from..].find(needle(&args[1], &mut buffer)?);
                Ok(found.map(|at| char_index(&args[0], from + at)).into())
            },
        ),
        plain(
            "clojure.string/last-index-of",
            two_or_three,
            "The index of the last place of a string or character in the string, at or before an index if it is given; nil when there is none.",
            |cx, args| {
                let string = charged(cx, &args[0])?;
                let mut buffer = [0; 4];
                let wanted = needle(&args[1], &mut buffer)?;
                let end = match args.get(2) {
                    Some(from) if index(from)? < 0 => return Ok(Value::Nil),
                    Some(from) => {
                        floor(string, clamped_offset(&args[0], index(from)?).saturating_add(wanted.len()))
                    }
                    None => string.len(),
                };
                Ok(string[..end].rfind(wanted).map(|at| char_index(&args[0], at)).into())
            },
        ),
    ]
}

/// The greatest boundary of characters that is not after `offset`.
fn floor(string: &str, offset: usize) -> usize {
    (0..=offset.min(string.len())).rev().find(|at| string.is_char_boundary(*at)).unwrap_or(0)
}

/// White space as Java has it: no-break spaces are none, separators of files and records are.
fn is_white(c: char) -> bool {
    match c {
        '\u{85}' | '\u{a0}' | '\u{2007}' | '\u{202f}' => false,
        '\u{1c}'..='\u{1f}' => true,
        c => c.is_whitespace(),
    }
}

/// What `change` makes of the text of a value; `nil` has none.
fn changed<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], change: fn(&str) -> String) -> Stepped<E> {
    if args[0].is_nil() {
        return Err(Error::expected("a string", &args[0]));
    }
    with_str(cx, &mut args[0], move |cx, string| {
        charge_text(cx, string.len())?;
        Ok(change(string).into())
    })
}

fn charged<'a, E: Engine>(cx: &mut Cx<E>, value: &'a Value<E>) -> Result<&'a str, E> {
    let string = text(value)?;
    charge_text(cx, string.len())?;
    Ok(string)
}

/// A part of the string, or the string itself where the part is the whole.
fn trimmed<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], trim: fn(&str) -> &str) -> Result<Value<E>, E> {
    let string = charged(cx, &args[0])?;
    let part = trim(string);
    if part.len() == string.len() { Ok(Value::take(&mut args[0])) } else { Ok(Value::string(part)) }
}

fn index<E: Engine>(value: &Value<E>) -> Result<i64, E> {
    match value {
        Value::Int(index) => Ok(*index),
        other => Err(Error::expected("an integer index of a string", other)),
    }
}
