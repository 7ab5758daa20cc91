//! `clojure.string`: `replace`, `replace-first`, `re-quote-replacement`, `escape`.

use consair_core::collection::val_at;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::pattern::{Found, Pattern};
use consair_core::value::Value;

use super::needle;
use super::pattern::{groups, matches};
use crate::builtins::walk::{charge_text, text};
use crate::builtins::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step(
            "clojure.string/replace",
            Arity::exactly(3),
            "The string with every match replaced: a string by a string, a character by a character, or a regular expression by a string ($1 and ${name} stand for groups) or by what a function makes of the match.",
            |cx, args| replace(cx, args, usize::MAX),
        ),
        step(
            "clojure.string/replace-first",
            Arity::exactly(3),
            "The string with the first match replaced, as replace does.",
            |cx, args| replace(cx, args, 1),
        ),
        plain(
            "clojure.string/re-quote-replacement",
            Arity::exactly(1),
            "The string as a replacement in which $ and \\ mean themselves.",
            |cx, args| {
                let string = text(&args[0])?;
                charge_text(cx, string.len())?;
                Ok(string.replace('\\', r"\\").replace('$', r"\$").into())
            },
        ),
        step(
            "clojure.string/escape",
            Arity::exactly(2),
            "The string with each character replaced by what a map (or a function) has for it, and kept where that is nothing.",
            |cx, args| {
                let escaping = Escaping::new(Value::take(&mut args[0]), Value::take(&mut args[1]))?;
                escaping.go(cx)
            },
        ),
    ]
}

fn replace<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], limit: usize) -> Stepped<E> {
    let string = text(&args[0])?;
    charge_text(cx, string.len())?;
    let (mut from, mut to) = ([0; 4], [0; 4]);
    let Value::Regex(regex) = &args[1] else {
        let same_kind = matches!(args[1], Value::Char(_)) == matches!(args[2], Value::Char(_));
        let (from, to) = (needle(&args[1], &mut from)?, needle(&args[2], &mut to)?);
        if !same_kind {
            return Err(Error::argument("expected two strings or two characters, found one of each"));
        }
        return Ok(Step::Done(replace_text(cx, string, from, to, limit)?));
    };
    match &args[2] {
        Value::Short(_) | Value::Long(_) => {
            let template = Template::parse(text(&args[2])?, regex)?;
            let mut filled = Filled::new(string);
            for found in matches(regex, string).take(limit) {
                let found = found?;
                filled.up_to(cx, found.range())?;
                template.fill(&found, &mut filled.out);
            }
            Ok(Step::Done(filled.finish(cx)?))
        }
        Value::Fn(_)
        | Value::Native(_)
        | Value::Map(_)
        | Value::Keyword(_)
        | Value::Var(_)
        | Value::Set(_)
        | Value::SortedMap(_)
        | Value::SortedSet(_) => {
            let mut all = Vec::new();
            for found in matches(regex, string).take(limit) {
                let found = found?;
                all.push((found.range(), groups(cx, &found)?));
                cx.charge(1)?;
            }
            let done = Filled::<E>::new("");
            let function = args[2].clone();
            let string = Value::take(&mut args[0]);
            Box::new(Calling { string, function, matches: all.into_iter(), done }).go(cx)
        }
        other => Err(Error::expected("a string or a function", other)),
    }
}

fn replace_text<E: Engine>(
    cx: &mut Cx<E>,
    string: &str,
    from: &str,
    to: &str,
    limit: usize,
) -> Result<Value<E>, E> {
    let mut filled = Filled::new(string);
    for (at, found) in string.match_indices(from).take(limit) {
        filled.up_to(cx, at..at + found.len())?;
        filled.out.push_str(to);
    }
    filled.finish(cx)
}

/// A text that is copied while parts of it are replaced.
struct Filled<'a, E: Engine> {
    string: &'a str,
    out: String,
    at: usize,
    engine: std::marker::PhantomData<E>,
}

impl<'a, E: Engine> Filled<'a, E> {
    fn new(string: &'a str) -> Self {
        Filled { string, out: String::new(), at: 0, engine: std::marker::PhantomData }
    }

    /// Copies up to `range`, in whose place comes what is pushed next.
    fn up_to(&mut self, cx: &mut Cx<E>, range: std::ops::Range<usize>) -> Result<(), E> {
        cx.charge(1)?;
        cx.check_allocation(self.out.len() + self.string.len())?;
        self.out.push_str(&self.string[self.at..range.start]);
        self.at = range.end;
        Ok(())
    }

    fn finish(mut self, cx: &mut Cx<E>) -> Result<Value<E>, E> {
        charge_text(cx, self.out.len())?;
        self.out.push_str(&self.string[self.at..]);
        Ok(self.out.into())
    }
}

/// A replacement, taken apart.
struct Template<'a>(Vec<Piece<'a>>);

enum Piece<'a> {
    Text(&'a str),
    Group(usize),
}

impl<'a> Template<'a> {
    /// Reads `$1`, `${name}` and `\c` in a replacement.
    fn parse<E: Engine>(template: &'a str, regex: &Pattern) -> Result<Self, E> {
        let wrong = |what: String| Error::argument(format!("expected a replacement, found {what}"));
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some(at) = rest.find(['$', '\\']) {
            if at > 0 {
                pieces.push(Piece::Text(&rest[..at]));
            }
            let after = &rest[at + 1..];
            if rest.as_bytes()[at] == b'\\' {
                let Some(c) = after.chars().next() else {
                    return Err(wrong("one that ends with \\".to_owned()));
                };
                pieces.push(Piece::Text(&after[..c.len_utf8()]));
                rest = &after[c.len_utf8()..];
            } else if let Some(named) = after.strip_prefix('{') {
                let Some((name, left)) = named.split_once('}') else {
                    return Err(wrong("${ without }".to_owned()));
                };
                let Some(group) = regex.group_named(name) else {
                    return Err(wrong(format!("the name {name} of no group")));
                };
                pieces.push(Piece::Group(group));
                rest = left;
            } else {
                let (group, digits) = group_number(after, regex.groups());
                match group {
                    Some(group) if group < regex.groups() => pieces.push(Piece::Group(group)),
                    Some(group) => return Err(wrong(format!("${group}, but the pattern has no such group"))),
                    None => return Err(wrong("$ without the number of a group".to_owned())),
                }
                rest = &after[digits..];
            }
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest));
        }
        Ok(Template(pieces))
    }

    fn fill(&self, found: &Found<'_>, out: &mut String) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Group(group) => out.push_str(found.group(*group).unwrap_or_default()),
            }
        }
    }
}

/// The number of a group and how many digits it has: more than one only while there is such a group.
fn group_number(text: &str, groups: usize) -> (Option<usize>, usize) {
    let mut number = None;
    let mut digits = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            break;
        }
        let longer = number.unwrap_or(0) * 10 + usize::from(byte - b'0');
        if number.is_some() && longer >= groups {
            break;
        }
        number = Some(longer);
        digits += 1;
    }
    (number, digits)
}

/// A replacement by a function, under way.
struct Calling<E: Engine> {
    string: Value<E>,
    function: Value<E>,
    matches: std::vec::IntoIter<(std::ops::Range<usize>, Value<E>)>,
    done: Filled<'static, E>,
}

impl<E: Engine> Calling<E> {
    fn go(mut self: Box<Self>, cx: &mut Cx<E>) -> Stepped<E> {
        let string = self.string.as_str().unwrap_or_default();
        match self.matches.next() {
            Some((range, found)) => {
                cx.check_allocation(self.done.out.len() + string.len())?;
                self.done.out.push_str(&string[self.done.at..range.start]);
                self.done.at = range.end;
                Ok(Step::call(self.function.clone(), [found], self))
            }
            None => {
                self.done.out.push_str(&string[self.done.at..]);
                Ok(Step::Done(self.done.out.into()))
            }
        }
    }
}

impl<E: Engine> Resume<E> for Calling<E> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        match result.as_str() {
            Some(text) => self.done.out.push_str(text),
            None => return Err(Error::expected("a string as the replacement", &result)),
        }
        self.go(cx)
    }
}

/// An `escape`, under way.
struct Escaping<E: Engine> {
    string: Value<E>,
    by: Value<E>,
    at: usize,
    out: String,
}

impl<E: Engine> Escaping<E> {
    fn new(string: Value<E>, by: Value<E>) -> Result<Box<Self>, E> {
        text(&string)?;
        Ok(Box::new(Escaping { string, by, at: 0, out: String::new() }))
    }

    fn go(mut self: Box<Self>, cx: &mut Cx<E>) -> Stepped<E> {
        while let Some(c) = self.string.as_str().and_then(|string| string[self.at..].chars().next()) {
            cx.charge(1)?;
            cx.check_allocation(self.out.len())?;
            self.at += c.len_utf8();
            if !matches!(self.by, Value::Map(_)) {
                let function = self.by.clone();
                return Ok(Step::call(function, [Value::Char(c)], self));
            }
            let replacement = val_at(&self.by, &Value::Char(c), Value::Nil)?;
            self.put(c, &replacement);
        }
        Ok(Step::Done(self.out.into()))
    }

    fn put(&mut self, c: char, replacement: &Value<E>) {
        match replacement {
            Value::Nil | Value::Bool(false) => self.out.push(c),
            other => self.out.push_str(&other.to_string()),
        }
    }
}

impl<E: Engine> Resume<E> for Escaping<E> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        let last = self.string.as_str().and_then(|string| string[..self.at].chars().next_back());
        self.put(last.expect("a character was passed to the function"), &result);
        self.go(cx)
    }
}
