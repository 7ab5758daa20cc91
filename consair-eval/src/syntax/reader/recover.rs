//! How the reader goes on where brackets do not match, and at the end of the text.
//!
//! - A closing bracket of another shape than the innermost open one closes the nearest that it fits,
//!   and with it those inside; if it fits none, it is taken for the right one.
//! - When the text ends inside a collection, that one is taken to end before the next `(` that stands
//!   at the beginning of a line: by custom a new definition begins there. What was read since is then
//!   of the top level. (A `(` at the beginning of a line in a collection that is closed is nothing
//!   special: people do that in `(comment ...)`.)

use super::{Frame, Pending, Reader, trouble};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::token::{Bracket, Opening, Prefix, Token};

/// The outer open brackets that a diagnostic shows.
const MOST_OUTER: usize = 3;
/// The closing brackets that a diagnostic offers to insert.
const MOST_CLOSERS: usize = 16;

impl Reader<'_> {
    /// A closing bracket.
    pub(super) fn close(&mut self, bracket: Bracket, token: Token) {
        let text = &self.text[token.start..token.end];
        if let Some(diagnostic) = self.no_operand(&trouble::found(text)) {
            self.report.push(diagnostic);
            self.give_up_prefixes();
        }
        let span = self.span(token.start, token.end);
        let Some((frame, opening)) = self.innermost() else {
            self.report.push(trouble::stray(text, span));
            return;
        };
        if opening.bracket() != bracket {
            let closer = opening.bracket().closer();
            let opened = (self.opening_text(frame), self.opening_span(frame));
            self.report.push(trouble::mismatched(closer, opened, text, span));
            if self.open[bracket as usize] > 0 {
                self.end_until(bracket);
            }
        }
        if let Some((frame, opening)) = self.innermost() {
            self.end_collection(frame, opening, token.end, true);
        }
    }

    /// The end of the text.
    pub(super) fn finish(&mut self) {
        self.done = true;
        let frames = std::mem::take(&mut self.frames);
        let mut values = std::mem::take(&mut self.values).into_iter();
        self.open = [0; 3];
        let mut seen = 0;
        for frame in frames {
            for form in values.by_ref().take(frame.base as usize - seen) {
                self.replay(form);
            }
            seen = frame.base as usize;
            self.resync(frame.start as usize);
            let base = self.values.len() as u32;
            self.frames.push(Frame { base, ..frame });
            if let Pending::Collection(opening) = frame.pending {
                self.open[opening.bracket() as usize] += 1;
            }
        }
        for form in values {
            self.replay(form);
        }
        self.end_all(self.text.len());
    }

    fn replay(&mut self, form: Form) {
        self.resync(form.span.start as usize);
        self.complete(form);
    }

    /// Ends everything if a line begins with `(` at `at`.
    fn resync(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let begins_line = at == 0 || bytes[at - 1] == b'\n';
        if begins_line && bytes.get(at) == Some(&b'(') {
            self.end_all(at);
        }
    }

    /// Everything that is open ends before `at`, where the text ends or a definition begins.
    fn end_all(&mut self, at: usize) {
        let found = match self.text.as_bytes().get(at) {
            None => trouble::found(""),
            Some(_) => "`(` at the beginning of a line".to_owned(),
        };
        if let Some(diagnostic) = self.no_operand(&found) {
            self.report.push_end(diagnostic);
            self.give_up_prefixes();
        }
        if let Some((frame, opening)) = self.innermost() {
            let diagnostic = self.unclosed(frame, opening, &found);
            self.report.push_end(diagnostic);
        }
        while let Some((frame, opening)) = self.innermost() {
            self.end_unclosed(frame, opening);
        }
    }

    fn end_until(&mut self, bracket: Bracket) {
        while let Some((frame, opening)) = self.innermost()
            && opening.bracket() != bracket
        {
            self.end_unclosed(frame, opening);
        }
    }

    /// Ends the innermost collection after what was read of it.
    fn end_unclosed(&mut self, frame: Frame, opening: Opening) {
        let end = self.end_of(frame);
        self.end_collection(frame, opening, end, false);
        self.give_up_prefixes();
    }

    /// Where what was read of a collection ends.
    fn end_of(&self, frame: Frame) -> usize {
        let last = self.values[frame.base as usize..].last();
        last.map_or(frame.opened, |form| form.span.end) as usize
    }

    /// The innermost frame, if it is a collection.
    fn innermost(&self) -> Option<(Frame, Opening)> {
        match self.frames.last() {
            Some(&frame) => match frame.pending {
                Pending::Collection(opening) => Some((frame, opening)),
                Pending::Prefix(_) | Pending::Tag(_) => None,
            },
            None => None,
        }
    }

    /// The trouble with a prefix that has no form after it, if the innermost frame is one.
    fn no_operand(&self, found: &str) -> Option<Diagnostic> {
        let frame = *self.frames.last()?;
        if let Pending::Collection(_) = frame.pending {
            return None;
        }
        let prefix = self.opening_text(frame);
        Some(trouble::no_operand(prefix, found, self.opening_span(frame)))
    }

    /// Puts a missing form in place of innermost prefixes.
    fn give_up_prefixes(&mut self) {
        let mut given_up: Option<(Frame, usize)> = None;
        while let Some(&frame) = self.frames.last()
            && !matches!(frame.pending, Pending::Collection(_))
        {
            self.frames.pop();
            let end = given_up.map_or(self.end_of(frame), |(_, end)| end);
            self.values.truncate(frame.base as usize);
            given_up = Some((frame, end));
        }
        match given_up {
            None => {}
            Some((frame, _)) if matches!(frame.pending, Pending::Prefix(Prefix::Discard)) => {}
            Some((frame, end)) => {
                let span = self.span(frame.start as usize, end);
                self.complete(Form::new(FormKind::Missing, span));
            }
        }
    }

    fn unclosed(&self, frame: Frame, opening: Opening, found: &str) -> Diagnostic {
        let closer = opening.bracket().closer();
        let span = self.opening_span(frame);
        let mut diagnostic = trouble::unclosed(self.opening_text(frame), closer, found, span);
        let mut closers = String::new();
        for frame in self.frames.iter().rev().take(MOST_CLOSERS) {
            if let Pending::Collection(opening) = frame.pending {
                closers.push_str(opening.bracket().closer());
                if (2..=MOST_OUTER + 1).contains(&closers.len()) {
                    diagnostic = diagnostic.label(self.opening_span(*frame), "open too");
                }
            }
        }
        if self.frames.len() > MOST_CLOSERS {
            return diagnostic;
        }
        let end = self.end_of(frame);
        let message = format!("insert `{closers}`");
        diagnostic.fix(self.span(end, end), closers, message)
    }

    fn opening_text(&self, frame: Frame) -> &str {
        &self.text[frame.start as usize..frame.opened as usize]
    }

    fn opening_span(&self, frame: Frame) -> consair_core::span::Span {
        self.span(frame.start as usize, frame.opened as usize)
    }
}
