//! Strings in `clojure.core`: `str`, `subs`, `format`, characters.

use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::text::offset_of;
use consair_core::value::Value;

use super::format::formatted;
use super::render::{Ending, Rendering, Style, render};
use crate::builtins::number::narrow;
use crate::builtins::walk::{charge_text, text};
use crate::builtins::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step(
            "str",
            Arity::at_least(0),
            "The texts of the values, joined: nil is empty, strings and characters are as they are, collections as pr writes them.",
            |cx, args| {
                let rendering = Rendering::new(cx, Style::Str, "", "");
                render(cx, args, rendering, Ending::Text)
            },
        ),
        step(
            "format",
            Arity::at_least(1),
            "The text with each %d %s %.2f %x %o %e %g %c %b %n %% replaced by the next value: width, precision and the flags - 0 + , ( # and space as in java.util.Formatter.",
            |cx, args| formatted(cx, args, |_, text| Ok(text.into())),
        ),
        plain(
            "subs",
            Arity::between(2, 3),
            "The part of the string from one index to before the other, or to the end. Indices count characters.",
            |cx, args| {
                charge_text(cx, text(&args[0])?.len())?;
                substring(args)
            },
        ),
        plain(
            "char",
            Arity::exactly(1),
            "The character of a code point, a number; a character is itself.",
            |_, args| {
                let code = narrow(&args[0], "char", 0, i64::from(u32::from(char::MAX)))?;
                match u32::try_from(code).ok().and_then(char::from_u32) {
                    Some(c) => Ok(Value::Char(c)),
                    None => {
                        Err(Error::argument(format!("expected the code point of a character, found {code}")))
                    }
                }
            },
        ),
    ]
}

fn substring<E: Engine>(args: &[Value<E>]) -> Result<Value<E>, E> {
    let string = text(&args[0])?;
    let chars = args[0].string_chars().unwrap_or(0);
    let offset = |value: &Value<E>| match value {
        Value::Int(index) => match usize::try_from(*index).ok().and_then(|at| offset_of(string, chars, at)) {
            Some(offset) => Ok(offset),
            None => Err(Error::new(
                ErrorKind::Index,
                format!("expected an index from 0 to {chars}, the end of the string, found {index}"),
            )),
        },
        other => Err(Error::expected("an integer index of a string", other)),
    };
    let start = offset(&args[1])?;
    let end = args.get(2).map_or(Ok(string.len()), offset)?;
    match string.get(start..end) {
        Some(part) => Ok(Value::string(part)),
        None => Err(Error::new(
            ErrorKind::Index,
            format!("expected a start that is not after the end, found {} and {}", args[1], args[2]),
        )),
    }
}
