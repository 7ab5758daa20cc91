//! What the reader has found wrong so far.

use consair_core::span::Span;

use super::trouble;
use crate::syntax::diagnostic::Diagnostic;

/// A text that is all errors is not described in full.
const MOST_DIAGNOSTICS: usize = 100;

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
        self.wrong |= !self.ended;
        self.add(diagnostic);
    }

    /// The text ended too early.
    pub(super) fn push_end(&mut self, diagnostic: Diagnostic) {
        self.ended = true;
        self.add(diagnostic);
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
