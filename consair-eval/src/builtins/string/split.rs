//! `clojure.string`: `split`, `split-lines`, `join`.

use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine};
use consair_core::error::Error;
use consair_core::function::{Arity, Stepped};
use consair_core::object::Object;
use consair_core::pattern::Pattern;
use consair_core::value::Value;
use memchr::memchr_iter;

use super::pattern::{literal, matches};
use super::render::{Ending, Rendering, Style, render_elements, with_str};
use crate::builtins::walk::{charge_text, text};
use crate::builtins::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "clojure.string/split",
            Arity::between(2, 3),
            "The parts of the string between the matches of a regular expression, or between the places of a string, as a vector. A positive limit is the most parts; without one, empty parts at the end are left out; a negative one keeps them.",
            |cx, args| {
                let limit = match args.get(2) {
                    None => 0,
                    Some(Value::Int(limit)) => *limit,
                    Some(other) => return Err(Error::expected("an integer limit", other)),
                };
                let string = text(&args[0])?;
                charge_text(cx, string.len())?;
                let separator = match &args[1] {
                    Value::Regex(regex) => literal(regex).map_or(Separator::Regex(regex), Separator::Text),
                    other => match other.as_str() {
                        Some(separator) => Separator::Text(separator),
                        None => return Err(Error::expected("a regular expression or a string", other)),
                    },
                };
                split(cx, string, &separator, limit)
            },
        ),
        plain(
            "clojure.string/split-lines",
            Arity::exactly(1),
            "The lines of the string as a vector, without their ends (\\n or \\r\\n); empty lines at the end are left out.",
            |cx, args| {
                let string = text(&args[0])?;
                charge_text(cx, string.len())?;
                let mut parts = Parts::new(string, 0);
                for end in memchr_iter(b'\n', string.as_bytes()) {
                    let start = if string[..end].ends_with('\r') { end - 1 } else { end };
                    parts.cut(cx, start.max(parts.at), end + 1)?;
                }
                parts.finish(cx)
            },
        ),
        step(
            "clojure.string/join",
            Arity::between(1, 2),
            "The texts of the elements as str gives them, with the separator between them if there is one.",
            |cx, args| {
                let coll = Value::take(args.last_mut().expect("the arity asks for one"));
                match args {
                    [separator, _] => match separator.as_str() {
                        Some(separator) => join(cx, separator, coll),
                        None => join_with(cx, separator, coll),
                    },
                    _ => join(cx, "", coll),
                }
            },
        ),
    ]
}

fn join<E: Engine>(cx: &mut Cx<E>, separator: &str, coll: Value<E>) -> Stepped<E> {
    let rendering = Rendering::new(cx, Style::Str, separator.to_owned(), "");
    render_elements(cx, coll, rendering, Ending::Text)
}

/// Joins with the text of a separator that is no string.
fn join_with<E: Engine>(cx: &mut Cx<E>, separator: &mut Value<E>, coll: Value<E>) -> Stepped<E> {
    let mut text = String::new();
    if super::render::write_scalar(separator, Style::Str, &mut text) {
        return join(cx, &text, coll);
    }
    with_str(cx, separator, |_, _| Err(Error::argument("expected a string as separator, found a collection")))
}

enum Separator<'a> {
    Text(&'a str),
    Regex(&'a Pattern),
}

fn split<E: Engine>(
    cx: &mut Cx<E>,
    string: &str,
    separator: &Separator<'_>,
    limit: i64,
) -> Result<Value<E>, E> {
    let mut parts = Parts::new(string, limit);
    match separator {
        Separator::Text(text) => match text.as_bytes() {
            [byte] => {
                for at in memchr_iter(*byte, string.as_bytes()) {
                    if !parts.cut(cx, at, at + 1)? {
                        break;
                    }
                }
            }
            _ => {
                for (at, found) in string.match_indices(text) {
                    if !parts.cut(cx, at, at + found.len())? {
                        break;
                    }
                }
            }
        },
        Separator::Regex(regex) => {
            for found in matches(regex, string) {
                let found = found?.range();
                if !parts.cut(cx, found.start, found.end)? {
                    break;
                }
            }
        }
    }
    parts.finish(cx)
}

/// The parts of a text that were cut off so far. The part that may turn out to be the last empty one
/// of many is not made before another follows.
struct Parts<'a, E: Engine> {
    string: &'a str,
    limit: i64,
    parts: E::Vector,
    /// Empty parts at the end.
    empty: usize,
    at: usize,
}

impl<'a, E: Engine> Parts<'a, E> {
    fn new(string: &'a str, limit: i64) -> Self {
        Parts { string, limit, parts: E::Vector::default(), empty: 0, at: 0 }
    }

    /// Cuts at the separator from `start` to `end`; false when no more parts are wanted.
    fn cut(&mut self, cx: &mut Cx<E>, start: usize, end: usize) -> Result<bool, E> {
        if self.limit > 0 && (self.parts.count() + self.empty) as i64 >= self.limit - 1 {
            return Ok(false);
        }
        // A separator without width at the beginning separates nothing.
        if end > 0 {
            self.push(cx, start)?;
            self.at = end;
        }
        Ok(true)
    }

    fn push(&mut self, cx: &mut Cx<E>, end: usize) -> Result<(), E> {
        if end <= self.at {
            self.empty += 1;
            return Ok(());
        }
        self.flush(cx)?;
        self.parts.conj(Value::string(&self.string[self.at..end]));
        cx.charge(1)
    }

    /// Makes the empty parts, which turned out not to be the last.
    fn flush(&mut self, cx: &mut Cx<E>) -> Result<(), E> {
        for _ in 0..std::mem::take(&mut self.empty) {
            self.parts.conj(Value::string(""));
        }
        cx.check_allocation(self.parts.heap_bytes())
    }

    fn finish(mut self, cx: &mut Cx<E>) -> Result<Value<E>, E> {
        let uncut = self.at == 0;
        self.push(cx, self.string.len())?;
        if self.limit != 0 || uncut {
            self.flush(cx)?;
        }
        Ok(Value::Vector(Object::new(self.parts)))
    }
}
