//! Pieces of other languages, and pieces that look like ours, inside of forms.

use consair_core::span::Span;

use super::{Pending, Reader, trouble};
use crate::syntax::form::{Form, FormKind};
use crate::syntax::token::{Prefix, Token, TokenKind};

impl Reader<'_> {
    /// Tells of a bracket or a quote that only looks like one: `（`, `‘`.
    #[inline]
    pub(super) fn look_alike(&mut self, token: Token) {
        if self.text.as_bytes().get(token.start).is_some_and(|byte| !byte.is_ascii())
            && token.end > token.start
        {
            self.tell_look_alike(token);
        }
    }

    #[cold]
    fn tell_look_alike(&mut self, token: Token) {
        let meant = match token.kind {
            TokenKind::Open(opening) => opening.bracket().opener(),
            TokenKind::Close(bracket) => bracket.closer(),
            _ => "'",
        };
        let span = self.span(token.start, token.end);
        let text = &self.text[token.start..token.end];
        self.report.push_again(trouble::look_alike(text, meant, span));
    }

    /// `“text”`, `` `text ${name}` ``
    pub(super) fn other_string(&mut self, text: &str, span: Span) -> FormKind {
        let first = text.chars().next().map_or(0, char::len_utf8);
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        let inside = text.get(first..text.len() - last).unwrap_or("");
        if text.starts_with('`') {
            self.report.push(trouble::template(&template(inside, "${"), span));
        } else {
            self.report.push_again(trouble::other_quotes(inside, span));
        }
        FormKind::Str(inside.into())
    }

    /// Tells of the letter before a string: `f"Hello {name}"`, `r"\d"`. True if it is one; then it is passed over.
    pub(super) fn is_string_prefix(&mut self, token: Token) -> bool {
        let (prefix, rest) = (&self.text[token.start..token.end], &self.text[token.end..]);
        let is_prefix = self.options.habits
            && matches!(prefix, "f" | "F" | "r" | "R" | "b" | "u")
            && rest.starts_with('"')
            && !rest.starts_with("\"\"");
        if is_prefix {
            let inside = rest[1..].split('"').next().unwrap_or("");
            let span = self.span(token.start, token.end);
            self.report.push(trouble::string_prefix(prefix, &template(inside, "{"), span));
        }
        is_prefix
    }

    /// Tells of three quotes in a row.
    pub(super) fn three_quotes(&mut self, token: Token) {
        let next = self.text.as_bytes().get(token.end);
        if token.end - token.start == 2 && next == Some(&b'"') && self.options.habits {
            self.report.push_again(trouble::three_quotes(self.span(token.start, token.end)));
        }
    }

    /// `,x` where `~x` is meant.
    pub(super) fn comma(&mut self, at: usize) {
        let quoted = self.frames.iter().rev().take(8);
        let quoted =
            quoted.into_iter().any(|frame| matches!(frame.pending, Pending::Prefix(Prefix::SyntaxQuote)));
        let splices = self.text[at + 1..].starts_with('@');
        if self.options.habits && !self.frames.is_empty() && (quoted || splices) {
            let span = self.span(at, at + 1 + usize::from(splices));
            self.report.push_again(trouble::comma(splices, span));
        }
    }

    /// `(a . b)`, which is a list of three.
    #[inline]
    pub(super) fn dotted_pair(&mut self, items: &[Form]) {
        let [.., before, dot, _] = items else { return };
        if dot.span.end == dot.span.start + 1
            && self.text.as_bytes()[dot.span.start as usize] == b'.'
            && self.options.habits
        {
            let last = &items[items.len() - 1];
            self.report.push(trouble::dotted_pair(before, last, dot.span));
        }
    }

    /// `'a'`, which reads as a symbol with a quote at its end.
    pub(super) fn quoted_twice(&mut self, name: &str, span: Span) {
        if let Some(inside) = name.strip_suffix('\'').filter(|_| self.options.habits)
            && !inside.contains('\'')
        {
            self.report.push(trouble::single_quotes(inside, span));
        }
    }

    /// Tells of a word that no name can be and another language has: `x:`, `a::b`, `f::<T>`.
    pub(super) fn is_habit(&mut self, text: &str, span: Span) -> bool {
        let is_word = |word: &str| {
            !word.is_empty()
                && word.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.'))
        };
        if let Some(word) = text.strip_suffix(':').filter(|word| is_word(word)) {
            let diagnostic = if self.is_inside_lambda() {
                trouble::python_lambda(text, word, span)
            } else {
                trouble::colon_after(text, word, span)
            };
            self.report.push_again(diagnostic);
            return true;
        }
        if text.contains("::<") {
            self.report.push(trouble::turbofish(text, span));
            return true;
        }
        let mut parts = text.split("::");
        if text.contains("::") && parts.all(is_word) {
            self.report.push(trouble::path(text, span));
            return true;
        }
        false
    }

    fn is_inside_lambda(&self) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let head = self.values.get(frame.base as usize).and_then(|form| form.as_symbol());
        head.is_some_and(|head| head.with_text(|text| text == "lambda"))
    }
}

/// `Hello ${name}` as `(str "Hello " name)`; `open` is what stands before a name.
fn template(text: &str, open: &str) -> String {
    let mut out = String::from("(str");
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        if at > 0 {
            out.push_str(&format!(" \"{}\"", &rest[..at]));
        }
        let inside = &rest[at + open.len()..];
        let end = inside.find('}').unwrap_or(inside.len());
        out.push_str(&format!(" {}", &inside[..end]));
        rest = inside.get(end + 1..).unwrap_or("");
    }
    if !rest.is_empty() {
        out.push_str(&format!(" \"{rest}\""));
    }
    out + ")"
}
