//! Diagnostics: what is wrong with a text, where, and what would mend it.

use consair_core::span::Span;

use super::source::SourceMap;
use super::{json, render};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// What was read must not run.
    Error,
    /// Worth a look.
    Warning,
}

/// One trouble with a text. Its message is lower case, says what was expected and what was found, and
/// has no full stop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A name that stays when the message changes: `reader/unclosed`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Other places that have to do with it, and how.
    pub labels: Vec<(Span, String)>,
    /// What else there is to say.
    pub notes: Vec<String>,
    /// What would mend it.
    pub fixes: Vec<Fix>,
}

/// An edit that would mend a trouble.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The text to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
    /// The edit in words: ``insert `)` ``.
    pub message: String,
    /// How sure it is.
    pub applicability: Applicability,
}

/// How sure it is that a fix is what was meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Applicability {
    /// A program may apply it.
    Certain,
    /// Probably right; somebody should look at it.
    Likely,
    /// Its `...` stand for what somebody has to write.
    Template,
}

impl Applicability {
    /// Its name in data: `certain`, `likely`, `template`.
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Certain => "certain",
            Applicability::Likely => "likely",
            Applicability::Template => "template",
        }
    }
}

impl Severity {
    /// Its name in data: `error`, `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            span,
            labels: Vec::new(),
            notes: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// A warning at `span`.
    pub fn warning(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message, span) }
    }

    /// The same with another place that has to do with it.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// The same with something else to say.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// The same with an edit that probably mends it.
    pub fn fix(self, span: Span, replacement: impl Into<String>, message: impl Into<String>) -> Self {
        self.edit(span, replacement, message, Applicability::Likely)
    }

    /// The same with an edit that mends it for certain: a program may apply it.
    pub fn certain_fix(self, span: Span, replacement: impl Into<String>, message: impl Into<String>) -> Self {
        self.edit(span, replacement, message, Applicability::Certain)
    }

    /// The same with an edit of that applicability.
    pub fn edit(
        mut self,
        span: Span,
        replacement: impl Into<String>,
        message: impl Into<String>,
        applicability: Applicability,
    ) -> Self {
        let (replacement, message) = (replacement.into(), message.into());
        self.fixes.push(Fix { span, replacement, message, applicability });
        self
    }

    /// True for one that forbids to run what was read.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The diagnostic as people read it: message, place, the source lines with what they are marked
    /// with, notes and fixes. Ends without a newline.
    ///
    /// No control character of a source, a name or a message comes out raw but the newline; of a long
    /// line only the marked part is shown, of a span over many lines the first.
    pub fn render(&self, sources: &SourceMap, color: bool) -> String {
        render::render(self, sources, color)
    }

    /// The diagnostic as one line of JSON: `severity`, `code`, `message`, `file`, `line`, `column`,
    /// `end_line`, `end_column` (from 1), `start`, `end` (bytes), `labels`, `notes`, `fixes` (each with its
    /// place, `replacement` and `applicability`).
    pub fn json(&self, sources: &SourceMap) -> String {
        json::json(self, sources)
    }
}
