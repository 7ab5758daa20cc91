//! Regular expressions: `re-pattern`, `re-find`, `re-matches`, `re-seq`, `re-matcher`.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use consair_core::class::Class;
use consair_core::collection::vector_of;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::host::HostObject;
use consair_core::pattern::{Found, Pattern, TooManySteps};
use consair_core::sequence::Source;
use consair_core::value::Value;

use crate::builtins::walk::{charge_text, text};
use crate::builtins::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let two = Arity::exactly(2);
    vec![
        plain(
            "re-pattern",
            Arity::exactly(1),
            "The regular expression of a string; one that is already compiled is itself.",
            |cx, args| {
                if let Value::Regex(_) = args[0] {
                    return Ok(Value::take(&mut args[0]));
                }
                let pattern = text(&args[0])?;
                cx.charge(pattern.len() as u64 * 8)?;
                Ok(Value::Regex(Rc::new(compile(pattern)?)))
            },
        ),
        plain(
            "re-matcher",
            two,
            "The matches of the pattern in the string, which re-find gives one after the other.",
            |cx, args| {
                let (regex, _) = subject(cx, args)?;
                let regex = Rc::clone(regex);
                let text = Value::take(&mut args[1]);
                let matcher = Matcher { regex, text, from: Cell::new(Some(0)), last: RefCell::default() };
                Ok(Value::Host(Rc::new(HostObject::new(matcher))))
            },
        ),
        plain(
            "re-groups",
            Arity::exactly(1),
            "The match that re-find gave last of a re-matcher; an error when there was none.",
            |_, args| {
                let last = matcher_of(&args[0])?.last.borrow().clone();
                if last.is_nil() {
                    Err(Error::new(ErrorKind::State, "expected a match, found none"))
                } else {
                    Ok(last)
                }
            },
        ),
        plain(
            "re-find",
            Arity::between(1, 2),
            "The first match of the pattern in the string, or the next of a re-matcher: its text, or a vector of its text and its groups; nil when there is none.",
            |cx, args| {
                if let [matcher] = args {
                    return next_match(cx, matcher_of(matcher)?);
                }
                let (regex, string) = subject(cx, args)?;
                match regex.match_at(string, 0)? {
                    Some(found) => groups(cx, &found),
                    None => Ok(Value::Nil),
                }
            },
        ),
        plain(
            "re-matches",
            two,
            "The match of the pattern with the whole string: its text, or a vector of its text and its groups; nil when it does not match.",
            |cx, args| {
                let (regex, string) = subject(cx, args)?;
                matches_whole(cx, regex, string)
            },
        ),
        plain(
            "re-seq",
            two,
            "All matches of the pattern in the string, as re-find gives them; nil when there are none.",
            |cx, args| {
                let (regex, string) = subject(cx, args)?;
                let mut found = Vec::new();
                for captures in matches(regex, string) {
                    let captures = captures?;
                    cx.charge(1)?;
                    if found.len() % 1024 == 0 {
                        cx.check_allocation(found.len() * size_of::<Value<E>>())?;
                    }
                    found.push(groups(cx, &captures)?);
                }
                Source::items(found).into_seq()
            },
        ),
    ]
}

/// A pattern, the string in which it is looked for, and how far that is done.
struct Matcher<E: Engine> {
    regex: Rc<Pattern>,
    text: Value<E>,
    /// The byte from which the next match is sought; `None` after the last.
    from: Cell<Option<usize>>,
    last: RefCell<Value<E>>,
}

fn matcher_of<E: Engine>(value: &Value<E>) -> Result<&Matcher<E>, E> {
    let matcher = match value {
        Value::Host(object) => object.downcast_ref(),
        _ => None,
    };
    matcher.ok_or_else(|| Error::expected("a matcher", value))
}

fn next_match<E: Engine>(cx: &mut Cx<E>, matcher: &Matcher<E>) -> Result<Value<E>, E> {
    let string = text(&matcher.text)?;
    charge_text(cx, string.len())?;
    let mut from = matcher.from.get();
    let found = match match_from(&matcher.regex, string, &mut from)? {
        Some(found) => groups(cx, &found)?,
        None => Value::Nil,
    };
    matcher.from.set(from);
    matcher.last.replace(found.clone());
    Ok(found)
}

/// Compiles a pattern.
///
/// # Errors
/// When it is none, or its program would be too large.
fn compile<E: Engine>(pattern: &str) -> Result<Pattern, E> {
    Pattern::new(pattern)
        .map_err(|reason| no_pattern(format!("cannot compile the regular expression: {reason}")))
}

/// The error for what is no regular expression.
#[cold]
pub(crate) fn no_pattern<E: Engine>(message: String) -> Error<E> {
    let class = Class::PatternSyntaxException;
    Error::of_class(ErrorKind::Argument, class, Some(message), Value::Nil, Value::Nil)
}

/// The pattern and the string in which it is looked for.
fn subject<'a, E: Engine>(cx: &mut Cx<E>, args: &'a [Value<E>]) -> Result<(&'a Rc<Pattern>, &'a str), E> {
    let Value::Regex(regex) = &args[0] else {
        return Err(Error::expected("a regular expression", &args[0]));
    };
    let string = text(&args[1])?;
    charge_text(cx, string.len())?;
    Ok((regex, string))
}

/// The matches of a pattern, one after the other. As in Java, an empty one may follow straight on another.
pub(super) fn matches<'a>(
    regex: &'a Pattern,
    string: &'a str,
) -> impl Iterator<Item = std::result::Result<Found<'a>, TooManySteps>> {
    let mut from = Some(0);
    std::iter::from_fn(move || match_from(regex, string, &mut from).transpose())
}

/// The first match at or after `from`, which is then where the next one is sought.
fn match_from<'a>(
    regex: &Pattern,
    string: &'a str,
    from: &mut Option<usize>,
) -> std::result::Result<Option<Found<'a>>, TooManySteps> {
    let Some(start) = from.take() else { return Ok(None) };
    let found = regex.match_at(string, start)?;
    *from = found.as_ref().and_then(|found| after(string, &found.range()));
    Ok(found)
}

/// Where the next match after one is sought.
fn after(string: &str, found: &Range<usize>) -> Option<usize> {
    match found.is_empty() {
        true => string[found.end..].chars().next().map(|c| found.end + c.len_utf8()),
        false => Some(found.end),
    }
}

/// A match as a value: its text, or a vector of its text and its groups.
pub(super) fn groups<E: Engine>(cx: &mut Cx<E>, found: &Found<'_>) -> Result<Value<E>, E> {
    if found.count() == 1 {
        return Ok(found.group(0).into());
    }
    vector_of(cx, (0..found.count()).map(|at| found.group(at).into()))
}

fn matches_whole<E: Engine>(cx: &mut Cx<E>, regex: &Rc<Pattern>, string: &str) -> Result<Value<E>, E> {
    let Some(found) = regex.match_at(string, 0)? else { return Ok(Value::Nil) };
    if found.range().len() == string.len() {
        return groups(cx, &found);
    }
    // Another way to match may reach the end, as the second of `a|ab` does.
    match anchored(regex)?.match_at(string, 0)? {
        Some(found) => groups(cx, &found),
        None => Ok(Value::Nil),
    }
}

thread_local! {
    /// The pattern that was anchored last: most often it is the one that is needed again.
    static ANCHORED: RefCell<Option<(Rc<Pattern>, Rc<Pattern>)>> = const { RefCell::new(None) };
}

fn anchored<E: Engine>(regex: &Rc<Pattern>) -> Result<Rc<Pattern>, E> {
    let kept = ANCHORED.with_borrow(|kept| match kept {
        Some((of, anchored)) if of.as_str() == regex.as_str() => Some(Rc::clone(anchored)),
        _ => None,
    });
    if let Some(kept) = kept {
        return Ok(kept);
    }
    let pattern = regex.as_str();
    // A comment at the end of a pattern in verbose mode would swallow the bracket: then a line ends it.
    let made = compile::<E>(&format!(r"\A(?:{pattern})\z"))
        .or_else(|_| compile(&format!("\\A(?:{pattern}\n)\\z")))?;
    let made = Rc::new(made);
    ANCHORED.with_borrow_mut(|kept| *kept = Some((Rc::clone(regex), Rc::clone(&made))));
    Ok(made)
}

/// The text that a pattern stands for, when it is plain text.
pub(super) fn literal(regex: &Pattern) -> Option<&str> {
    let pattern = regex.as_str();
    let is_plain = !pattern.is_empty() && !pattern.contains(|c: char| r"\.+*?()|[]{}^$".contains(c));
    is_plain.then_some(pattern)
}
