//! Diagnostics as people read them, by `annotate-snippets`.
//!
//! It is given the marked lines only, already without control characters and cut to a length to be
//! seen at once, so that neither a hostile text nor a huge one reaches the terminal.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use consair_core::span::{SourceId, Span};

use super::diagnostic::{Diagnostic, Severity};
use super::source::{Source, SourceMap};

/// Lines longer than this (in bytes) are shown in part.
const LONG_LINE: usize = 240;
/// How much of a long line is shown before its main mark, in bytes.
const BEFORE_MARK: usize = 60;
/// Marked lines with no more unmarked ones between them are shown together.
const LINES_BETWEEN: usize = 2;

pub(super) fn render(diagnostic: &Diagnostic, sources: &SourceMap, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(plain(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code));
    for id in sources_of(diagnostic) {
        if let Some(source) = sources.source(id) {
            group = show(group, source, marks(diagnostic, id, source));
        }
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(plain(note)));
    }
    for fix in &diagnostic.fixes {
        group = group.element(Level::HELP.message(plain(&fix.message)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// A marked part of one line; the range is in bytes of the line.
struct Mark<'d> {
    line: usize,
    range: Range<usize>,
    label: Option<&'d str>,
    kind: AnnotationKind,
}

/// The texts that a diagnostic points into, the one with the trouble first.
fn sources_of(diagnostic: &Diagnostic) -> Vec<SourceId> {
    let mut ids = vec![diagnostic.span.source];
    for (span, _) in &diagnostic.labels {
        if !ids.contains(&span.source) {
            ids.push(span.source);
        }
    }
    ids
}

/// What a diagnostic marks in one source, by line.
fn marks<'d>(diagnostic: &'d Diagnostic, id: SourceId, source: &Source) -> Vec<Mark<'d>> {
    let labels = diagnostic.labels.iter();
    let labels = labels.map(|(span, label)| (*span, Some(label.as_str()), AnnotationKind::Context));
    let mut marks: Vec<_> = std::iter::once((diagnostic.span, None, AnnotationKind::Primary))
        .chain(labels)
        .filter(|(span, ..)| span.source == id)
        .map(|(span, label, kind)| mark(source, span, label, kind))
        .collect();
    marks.sort_by_key(|mark| mark.line);
    marks
}

fn mark<'d>(source: &Source, span: Span, label: Option<&'d str>, kind: AnnotationKind) -> Mark<'d> {
    let line = source.line_at(span.start as usize);
    let text = source.line_text(line);
    let within = |at: u32| (at as usize).saturating_sub(source.line_start(line)).min(text.len());
    let start = floor(text, within(span.start));
    let end = floor(text, within(span.end)).max(start);
    Mark { line, range: start..end, label, kind }
}

/// Adds the marked lines of a source, those near each other together.
fn show<'d>(mut group: Group<'d>, source: &Source, marks: Vec<Mark<'d>>) -> Group<'d> {
    let mut rest = &marks[..];
    while !rest.is_empty() {
        let near = |pair: &[Mark<'_>]| pair[1].line - pair[0].line <= LINES_BETWEEN + 1;
        let count = 1 + rest.windows(2).take_while(|pair| near(pair)).count();
        let (run, after) = rest.split_at(count);
        group = group.element(lines(source, run));
        rest = after;
    }
    group
}

/// The lines from the first mark to the last.
fn lines<'d>(source: &Source, marks: &[Mark<'d>]) -> Snippet<'d, Annotation<'d>> {
    let (first, last) = (marks[0].line, marks[marks.len() - 1].line);
    let mut text = String::new();
    let mut annotations = Vec::new();
    let mut path = plain(source.name()).replace('\n', "\u{240a}");
    for line in first..=last {
        if line > first {
            text.push('\n');
        }
        let marks = || marks.iter().filter(|mark| mark.line == line);
        let raw = source.line_text(line);
        let primary = |mark: &&Mark<'_>| mark.kind == AnnotationKind::Primary;
        let main = marks().find(primary).or(marks().next());
        let cut = Cut::new(raw, main.map_or(0, |mark| mark.range.start));
        for mark in marks() {
            let start = text.len() + cut.shown_at(mark.range.start);
            let end = text.len() + cut.shown_at(mark.range.end);
            annotations.push(mark.kind.span(start..end).label(mark.label.map(plain)));
            if mark.kind == AnnotationKind::Primary && cut.range.start > 0 {
                let whole = raw[..mark.range.start].chars().count() + 1;
                path = format!("{path} (column {whole} of a line shown in part)");
            }
        }
        text.push_str(&cut.shown());
    }
    Snippet::source(text).line_start(first).path(path).annotations(annotations)
}

/// The part of a line that is shown.
struct Cut<'s> {
    line: &'s str,
    range: Range<usize>,
}

impl<'s> Cut<'s> {
    fn new(line: &'s str, mark: usize) -> Self {
        let range = if line.len() <= LONG_LINE {
            0..line.len()
        } else {
            let start = floor(line, mark.saturating_sub(BEFORE_MARK));
            start..floor(line, start + LONG_LINE)
        };
        Cut { line, range }
    }

    fn before(&self) -> &'static str {
        if self.range.start > 0 { "..." } else { "" }
    }

    fn shown(&self) -> String {
        let part = clean(&self.line[self.range.clone()]);
        let after = if self.range.end < self.line.len() { "..." } else { "" };
        format!("{}{part}{after}", self.before())
    }

    /// Where byte `at` of the line is in what is shown of it.
    fn shown_at(&self, at: usize) -> usize {
        let at = at.clamp(self.range.start, self.range.end);
        self.before().len() + clean(&self.line[self.range.start..at]).len()
    }
}

/// The last char boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// `text` with a picture for each control character but the newline and the tab (which the renderer
/// shows as spaces), and a sign for what would reorder or hide text. Each is one char for one, so that
/// columns stay.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\t' => out.push(char),
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + char as u32).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('\u{2421}'),
            '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => out.push('\u{fffd}'),
            _ => out.push(char),
        }
    }
    out
}

/// The same for what is said about a text, where no tab needs to stay.
fn plain(text: &str) -> String {
    clean(text).replace('\t', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(text: &str, diagnostic: impl FnOnce(SourceId) -> Diagnostic) -> String {
        let mut sources = SourceMap::new();
        let id = sources.add("a\u{1b}[31m.clj", text);
        diagnostic(id).render(&sources, false)
    }

    fn error(id: SourceId, start: usize, end: usize) -> Diagnostic {
        Diagnostic::error("reader/test", "expected a, found b", Span::new(id, start, end))
    }

    #[test]
    fn a_diagnostic_shows_its_lines_notes_and_fixes() {
        let text = "(a\n [b)\n";
        let shown = rendered(text, |id| {
            error(id, 6, 7).label(Span::new(id, 4, 5), "opened here").note("brackets come in pairs").fix(
                Span::new(id, 6, 6),
                "]",
                "insert `]`",
            )
        });
        let expected = "\
error[reader/test]: expected a, found b
 --> a␛[31m.clj:2:4
  |
2 |  [b)
  |  - ^
  |  |
  |  opened here
  |
  = note: brackets come in pairs
  = help: insert `]`";
        assert_eq!(shown, expected, "\n{shown}");
    }

    #[test]
    fn the_end_of_the_text_can_be_marked() {
        for text in ["", "a", "a\n", "a\r\n", "é"] {
            let shown = rendered(text, |id| error(id, text.len(), text.len()));
            assert!(shown.contains('^'), "{text:?}\n{shown}");
            let shown = rendered(text, |id| error(id, 900, 901));
            assert!(shown.contains('^'), "{text:?}\n{shown}");
        }
    }

    #[test]
    fn control_characters_stay_out() {
        let text = "\u{1b}[2J\u{7f}\u{9b}\u{202e}x\r\u{0}\ty";
        for at in 0..text.len() {
            let shown =
                rendered(text, |id| error(id, at, at + 1).label(Span::new(id, 0, at), text).note(text));
            let raw = |char: char| char != '\n' && (char.is_control() || char == '\u{202e}');
            assert!(!shown.contains(raw), "{shown:?}");
        }
    }

    #[test]
    fn of_a_huge_line_the_marked_part_is_shown() {
        let text = format!("{}(b){}", "é".repeat(100_000), "日".repeat(100_000));
        let shown =
            rendered(&text, |id| error(id, 200_001, 200_002).label(Span::new(id, 0, 2), "far before"));
        assert!(shown.contains("(column 100002 of a line shown in part):1:"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
    }

    #[test]
    fn lines_far_apart_are_shown_apart() {
        let text = format!("(a\n{}b\n", "\n".repeat(10_000));
        let shown = rendered(&text, |id| error(id, 0, 1).label(Span::new(id, 10_003, 10_004), "there"));
        assert!(shown.contains(":1:1\n") && shown.contains("10002 | b"), "{shown}");
        assert!(shown.contains(":::") && shown.lines().count() < 12, "{shown}");
    }

    #[test]
    fn a_place_in_no_source_has_no_lines() {
        let shown = rendered("", |_| error(SourceId(7), 0, 1));
        assert_eq!(shown, "error[reader/test]: expected a, found b");
    }

    #[test]
    fn a_label_can_be_in_another_source() {
        let mut sources = SourceMap::new();
        let a = sources.add("a.clj", "(a)\n");
        let b = sources.add("b.clj", "(defmacro a [])\n");
        let diagnostic = error(a, 1, 2).label(Span::new(b, 10, 11), "made by this");
        let shown = diagnostic.render(&sources, false);
        let expected = "\
error[reader/test]: expected a, found b
 --> a.clj:1:2
  |
1 | (a)
  |  ^
  |
 ::: b.clj:1:11
  |
1 | (defmacro a [])
  |           - made by this";
        assert_eq!(shown, expected, "\n{shown}");
    }
}
