//! Everything that the reader can say, in one place.
//!
//! Each function makes the diagnostic of one trouble; the code in it is its name for good. What people
//! write out of habits from other languages can be met here too, by a note or a fix.

use consair_core::span::Span;
use consair_core::symbol::NamesFull;

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::Form;

/// Found where a text should have gone on.
pub(super) const THE_END: &str = "the end of the text";

fn error(code: &'static str, message: String, span: Span) -> Diagnostic {
    Diagnostic::error(code, message, span)
}

/// `text` between backquotes, cut to what fits in a message.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("`{}...`", &text[..at]),
        None => format!("`{text}`"),
    }
}

/// What was met instead of what was expected: a piece of text, or its end.
pub(super) fn found(text: &str) -> String {
    if text.is_empty() { THE_END.to_owned() } else { shown(text) }
}

pub(super) fn too_long(span: Span) -> Diagnostic {
    let message = "expected a text of fewer than 4294967296 bytes, found a longer one";
    error("reader/too-long", message.to_owned(), span)
}

pub(super) fn more(count: usize, end: Span) -> Diagnostic {
    let message = format!("expected fewer errors, found {count} more");
    error("reader/more", message, end)
}

pub(super) fn names_full(full: NamesFull, span: Span) -> Diagnostic {
    error("reader/names-full", full.to_string(), span)
}

fn literal(code: &'static str, what: &str, text: &str, span: Span) -> Diagnostic {
    error(code, format!("expected {what}, found {}", shown(text)), span)
}

pub(super) fn number(text: &str, reason: Option<&str>, span: Span) -> Diagnostic {
    let mut diagnostic = literal("reader/number", "a number", text, span);
    if text.contains(':') {
        diagnostic = diagnostic.note("a part of a vector is `(subvec v 1 3)`, of a string `(subs s 1 3)`, all but the first `(rest xs)`");
    }
    reason.into_iter().fold(diagnostic, Diagnostic::note)
}

pub(super) fn character(text: &str, reason: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic = literal("reader/character", "a character", text, span);
    reason.into_iter().fold(diagnostic, Diagnostic::note)
}

pub(super) fn symbolic(text: &str, span: Span) -> Diagnostic {
    literal("reader/number", "`##Inf`, `##-Inf` or `##NaN`", text, span)
}

pub(super) fn symbol(text: &str, reason: &str, span: Span) -> Diagnostic {
    literal("reader/symbol", "a symbol", text, span).note(reason)
}

pub(super) fn keyword(text: &str, reason: &str, span: Span) -> Diagnostic {
    let diagnostic = literal("reader/keyword", "a keyword", text, span).note(reason);
    match text {
        ":" => diagnostic
            .note("its name follows the colon: `{:name value}`; a condition is `(if test then else)`"),
        _ => diagnostic,
    }
}

/// `"name": value`
pub(super) fn colon_after_string(span: Span) -> Diagnostic {
    let message = "expected a value after the string, found `:`".to_owned();
    error("habit/colon", message, span)
        .note("a map is `{:name value}` or `{\"name\" value}`: nothing stands between key and value")
        .certain_fix(span, "", "leave the `:` out")
}

pub(super) fn tag(text: &str, reason: &str, span: Span) -> Diagnostic {
    literal("reader/tag", "a tag", text, span).note(reason)
}

pub(super) fn dispatch(text: &str, span: Span) -> Diagnostic {
    let what = match text {
        "#?" | "#?@" => "`(` after it",
        _ if text.starts_with("#:") => "a map after `#:` and a namespace",
        _ => "`#` and something that goes with it",
    };
    let diagnostic = literal("reader/dispatch", what, text, span);
    match text.as_bytes().get(1) {
        Some(b'<') => diagnostic.note("`#<...>` is how a value prints that cannot be read"),
        Some(b'=') => diagnostic.note("nothing is evaluated while a text is read"),
        _ => diagnostic,
    }
}

pub(super) fn escape(text: &str, reason: &str, span: Span) -> Diagnostic {
    let diagnostic = literal("reader/escape", "an escape", text, span).note(reason);
    let doubled = format!("\\{text}");
    let message = format!("double the backslash to keep it: {}", shown(&doubled));
    diagnostic.fix(span, doubled, message)
}

/// `at` is where the string probably ends.
pub(super) fn unclosed_string(quote: Span, at: Span, is_end: bool) -> Diagnostic {
    let found = if is_end { THE_END } else { "more code" };
    let message = format!("expected `\"` to close the string, found {found}");
    error("reader/unclosed-string", message, at).label(quote, "opened here").fix(at, "\"", "insert `\"`")
}

pub(super) fn stray_quote(span: Span) -> Diagnostic {
    let message = "expected as many quotes to close strings as to open them, found one more".to_owned();
    error("reader/unclosed-string", message, span).fix(span, "", "take the `\"` away, or write the other one")
}

pub(super) fn extra_opening(opening: &str, span: Span) -> Diagnostic {
    let message =
        format!("expected as many brackets to be closed as are opened, found one {} more", shown(opening));
    error("reader/extra-opening", message, span).fix(span, "", format!("take the `{opening}` away"))
}

pub(super) fn unopened(word: &str, span: Span) -> Diagnostic {
    let at = Span { end: span.start, ..span };
    let message = format!("expected `(` before {}, found none", shown(word));
    error("reader/unopened", message, span).fix(at, "(", "insert `(`")
}

/// The text ends, or the next definition begins, inside a collection.
pub(super) fn unclosed(opening: &str, closer: &str, found: &str, span: Span) -> Diagnostic {
    let opening = shown(opening);
    let message = format!("expected `{closer}` to close {opening}, found {found}");
    error("reader/unclosed", message, span)
}

pub(super) fn mismatched(closer: &str, opening: (&str, Span), found: &str, span: Span) -> Diagnostic {
    let (opening, opened) = opening;
    let message = format!("expected `{closer}` to close {}, found `{found}`", shown(opening));
    error("reader/mismatched", message, span).label(opened, "opened here")
}

pub(super) fn stray(closer: &str, span: Span) -> Diagnostic {
    let message = format!("expected a form, found `{closer}`");
    error("reader/stray", message, span).note("nothing is open here").fix(
        span,
        "",
        format!("take the `{closer}` away"),
    )
}

pub(super) fn no_operand(prefix: &str, found: &str, span: Span) -> Diagnostic {
    let message = format!("expected a form after {}, found {found}", shown(prefix));
    error("reader/missing-form", message, span)
}

pub(super) fn odd_map(key: &str, span: Span) -> Diagnostic {
    let message = format!("expected a value for the key {}, found `}}`", shown(key));
    error("reader/odd-map", message, span)
}

pub(super) fn duplicate(what: &str, text: &str, first: Span, span: Span) -> Diagnostic {
    let message = format!("expected each {what} once, found {} again", shown(text));
    error("reader/duplicate", message, span).label(first, "first here")
}

pub(super) fn metadata(text: &str, span: Span) -> Diagnostic {
    let what = "a keyword, symbol, string, vector or map as metadata";
    literal("reader/metadata", what, text, span)
}

pub(super) fn no_metadata(text: &str, span: Span) -> Diagnostic {
    let what = "a symbol or a collection to carry the metadata";
    literal("reader/metadata", what, text, span)
}

pub(super) fn nested_function(outer: Span, span: Span) -> Diagnostic {
    let message = "expected no `#(...)` inside another, found `#(`".to_owned();
    error("reader/nested-function", message, span)
        .label(outer, "inside this")
        .note("`(fn [x] ...)` can stand inside another function")
}

pub(super) fn argument(text: &str, span: Span) -> Diagnostic {
    literal("reader/argument", "`%`, `%1` to `%20` or `%&`", text, span)
}

pub(super) fn feature(text: &str, span: Span) -> Diagnostic {
    literal("reader/conditional", "a keyword that names a feature", text, span)
}

pub(super) fn no_branch(feature: &str, span: Span) -> Diagnostic {
    let message = format!("expected a form for {}, found `)`", shown(feature));
    error("reader/conditional", message, span)
}

pub(super) fn splice(text: &str, span: Span) -> Diagnostic {
    literal("reader/conditional", "a list or a vector to splice", text, span)
}

pub(super) fn refused_conditional(span: Span) -> Diagnostic {
    let message = "expected a form, found a reader conditional (allow it by {:read-cond :allow})".to_owned();
    error("reader/conditional", message, span)
}

pub(super) fn splice_at_top(span: Span) -> Diagnostic {
    let message = "expected `#?@` inside a collection, found it outside".to_owned();
    error("reader/conditional", message, span)
}

pub(super) fn map_namespace(text: &str, reason: &str, span: Span) -> Diagnostic {
    literal("reader/namespaced-map", "a namespace after `#:`", text, span).note(reason)
}

pub(super) fn map_symbol(text: &str, span: Span) -> Diagnostic {
    literal("reader/namespaced-map", "a keyword as key after `#::`", text, span)
}

pub(crate) fn boolean(bool: bool, span: Span) -> Diagnostic {
    let text = if bool { "true" } else { "false" };
    let written = if bool { "#t" } else { "#f" };
    let message = format!("expected `{text}`, found `{written}`");
    error("habit/boolean", message, span).certain_fix(span, text, format!("write `{text}`"))
}

pub(super) fn scheme_character(span: Span) -> Diagnostic {
    let message = "expected a character, found `#` before it".to_owned();
    error("habit/character", message, span).certain_fix(span, "", "leave the `#` out: `\\a`, `\\newline`")
}

pub(super) fn look_alike(found: &str, meant: &str, span: Span) -> Diagnostic {
    let message = format!("expected `{meant}`, found {}, which looks like it", shown(found));
    error("habit/look-alike", message, span).certain_fix(span, meant, format!("write `{meant}`"))
}

pub(super) fn other_quotes(inside: &str, span: Span) -> Diagnostic {
    let meant = format!("\"{}\"", inside.replace('\\', "\\\\"));
    let message = "expected a string between `\"`, found other quotes".to_owned();
    error("habit/quotes", message, span).certain_fix(span, meant.clone(), format!("write {}", shown(&meant)))
}

pub(super) fn template(meant: &str, span: Span) -> Diagnostic {
    let message = "expected a string between `\"`, found a template between backquotes".to_owned();
    error("habit/quotes", message, span).fix(span, meant, format!("write {}", shown(meant)))
}

pub(super) fn string_prefix(prefix: &str, meant: &str, span: Span) -> Diagnostic {
    let message = format!("expected a string between `\"`, found `{prefix}` before it");
    let diagnostic = error("habit/quotes", message, span);
    match prefix {
        "f" | "F" => {
            diagnostic.note(format!("values are put into a text by `str` or `format`: {}", shown(meant)))
        }
        "r" | "R" => diagnostic.note("a pattern is `#\"...\"`: in it backslashes are not doubled"),
        _ => diagnostic.certain_fix(span, "", format!("leave the `{prefix}` out")),
    }
}

pub(super) fn three_quotes(span: Span) -> Diagnostic {
    let message = "expected a string between single `\"`, found three of them".to_owned();
    error("habit/quotes", message, span)
        .note("a string may go on over several lines; a quote inside it is `\\\"`")
        .fix(span, "", "take two of the three `\"` away, at both ends")
}

pub(super) fn single_quotes(inside: &str, span: Span) -> Diagnostic {
    let meant = match inside.chars().count() {
        1 => format!("\\{inside}"),
        _ => format!("\"{inside}\""),
    };
    let message = format!("this reads as the symbol {}", shown(&format!("{inside}'")));
    Diagnostic::warning("habit/single-quotes", message, span)
        .note("a character is `\\a`, a string stands between double quotes")
        .fix(span, meant.clone(), format!("write {}", shown(&meant)))
}

pub(super) fn comma(splices: bool, span: Span) -> Diagnostic {
    let meant = if splices { "~@" } else { "~" };
    let message = "a comma means nothing: it separates like a space".to_owned();
    Diagnostic::warning("habit/comma", message, span)
        .note("inside a backquote `~x` is replaced by the value of x, `~@xs` by the elements of xs")
        .fix(span, meant, format!("write `{meant}`"))
}

pub(super) fn dotted_pair(before: &Form, last: &Form, span: Span) -> Diagnostic {
    let message = "the dot is an element like the others".to_owned();
    Diagnostic::warning("habit/dotted", message, span).note(format!(
        "a pair is a vector, {}; `(cons x xs)` puts an element before a list",
        shown(&format!("[{before} {last}]"))
    ))
}

pub(super) fn python_lambda(text: &str, word: &str, span: Span) -> Diagnostic {
    let message = format!("expected a vector of parameters, found {}", shown(text));
    error("habit/function", message, span)
        .note(format!("a function is `(fn [{word}] ...)`, or short `#(+ % 1)`"))
}

pub(super) fn colon_after(text: &str, word: &str, span: Span) -> Diagnostic {
    let message = format!("expected a keyword with its colon before the name, found {}", shown(text));
    error("habit/colon", message, span)
        .note("a map is `{:name value}`; a function is `(fn [x] ...)`, a condition `(if test then else)`")
        .fix(span, format!(":{word}"), format!("write `:{word}`"))
}

pub(super) fn turbofish(text: &str, span: Span) -> Diagnostic {
    let name = text.split("::<").next().unwrap_or("").trim_start_matches('.');
    let message = format!("expected a symbol, found {} with a type", shown(text));
    let diagnostic = error("habit/type", message, span)
        .note("types are not written: leave out what is between `::<` and `>`");
    match name.rsplit('.').next() {
        Some("parse") => diagnostic.note("`parse-long` and `parse-double` read numbers"),
        _ => diagnostic.fix(span, name, format!("write {}", shown(name))),
    }
}

pub(super) fn path(text: &str, span: Span) -> Diagnostic {
    let mut meant = text.replace("::", ".");
    if let Some(at) = meant.rfind('.') {
        meant.replace_range(at..=at, "/");
    }
    let message = format!("expected a symbol, found {}", shown(text));
    error("habit/path", message, span)
        .note("`/` stands between a namespace and a name, `.` inside the namespace")
        .fix(span, meant.clone(), format!("write {}", shown(&meant)))
}
