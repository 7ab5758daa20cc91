//! What the reader has found wrong so far.

use consair_core::span::Span;

use super::trouble;
use crate::syntax::diagnostic::Diagnostic;

/// A text that is all errors is not described in full.
const MOST_DIAGNOSTICS: usize = 100;

/// A mistake that is made again and again is shown so often.
const MOST_LABELS: usize = 10;
/// A mistake that is made again and again is mended so often at once.
const MOST_FIXES: usize = 50;

#[derive(Default)]
pub(super) struct Report {
    diagnostics: Vec<Diagnostic>,
    /// How many there were, those that were taken or left out too.
    count: usize,
    /// The text ended too early.
    ended: bool,
    /// Something else is wrong. (Not counted once the text has ended too early: the inside of a string
    /// that is not closed yet is read as if it were code.)
    wrong: bool,
}

impl Report {
    /// Something is wrong.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.wrong |= !self.ended && diagnostic.is_error();
        self.add(diagnostic);
    }

    /// Something is wrong; if the same was wrong shortly before, both are told as one.
    pub(super) fn push_again(&mut self, diagnostic: Diagnostic) {
        const NEAR: u32 = 200;
        match self.diagnostics.last_mut() {
            Some(last) if last.code == diagnostic.code && diagnostic.span.start < last.span.end + NEAR => {
                if last.labels.len() < MOST_LABELS {
                    last.labels.push((diagnostic.span, "here too".to_owned()));
                }
                let room = MOST_FIXES.saturating_sub(last.fixes.len());
                last.fixes.extend(diagnostic.fixes.into_iter().take(room));
            }
            _ if diagnostic.is_error() => self.push(diagnostic),
            _ => self.add(diagnostic),
        }
    }

    /// The text ended too early.
    pub(super) fn push_end(&mut self, diagnostic: Diagnostic) {
        self.ended = true;
        self.add(diagnostic);
    }

    /// The text ended too early; what is wrong with it is yet to be told.
    pub(super) fn end(&mut self) {
        self.ended = true;
    }

    /// Something other than the end is wrong; it is yet to be told.
    pub(super) fn wrong(&mut self) {
        self.wrong |= !self.ended;
    }

    /// Takes back what was said of the text from `start` on.
    pub(super) fn roll_back(&mut self, start: usize) -> Vec<Diagnostic> {
        let taken: Vec<_> =
            self.diagnostics.extract_if(.., |diagnostic| diagnostic.span.start as usize >= start).collect();
        self.count -= taken.len();
        taken
    }

    /// True when what else is wrong will only be counted.
    pub(super) fn is_full(&self) -> bool {
        self.count > MOST_DIAGNOSTICS
    }

    fn add(&mut self, diagnostic: Diagnostic) {
        self.count += 1;
        if self.count <= MOST_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        }
    }

    pub(super) fn take(&mut self, done: bool, end: Span) -> Vec<Diagnostic> {
        let mut taken = std::mem::take(&mut self.diagnostics);
        if done && self.count > MOST_DIAGNOSTICS {
            taken.push(trouble::more(self.count - MOST_DIAGNOSTICS, end));
            self.count = 0;
        }
        taken
    }

    pub(super) fn is_incomplete(&self) -> bool {
        self.ended && !self.wrong
    }
}
