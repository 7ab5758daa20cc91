//! How the reader goes on where brackets or quotes do not match.
//!
//! By custom a definition begins with `(` in the first column. Such a place is a *boundary*. When a
//! bracket does not match, or the text ends inside something, the reader goes back to the boundary
//! before what is open and takes the text from there part by part, from boundary to boundary. Of a part
//! whose brackets do not match, `quote` and `repair` say which quote or bracket is wrong, and it is read
//! as if that were mended. Forms that were read before and that nothing was found wrong with are kept:
//! where they stand, they are taken as they are (`again`). So little is read twice.

use std::ops::Range;

use consair_core::span::Span;

use super::again::Kept;
use super::custom::is_definition;
use super::habit::Search;
use super::repair::{self, Edit, Found};
use super::scan::{Scan, scan};
use super::{Frame, Pending, Reader, habit, quote, steps, trouble};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::lexer::{Lexer, Mend};
use crate::syntax::token::{Bracket, Opening, Prefix, Token, TokenKind};

/// How many parts a text in quotes, or a collection, may go through to be believed.
const MOST_JOINED: usize = 4;
/// The closing brackets that a diagnostic names.
const MOST_CLOSERS: usize = 16;

impl Reader<'_> {
    /// A closing bracket.
    pub(super) fn close(&mut self, bracket: Bracket, token: Token) {
        self.operand_before(token);
        match self.innermost() {
            Some((frame, opening)) if opening.bracket() == bracket => {
                self.end_collection(frame, opening, token.end, true);
            }
            _ => self.recover(token.start, token.start),
        }
    }

    /// Tells of prefixes that nothing but `token` follows.
    fn operand_before(&mut self, token: Token) {
        let text = &self.text[token.start..token.end];
        if let Some(diagnostic) = self.no_operand(|| trouble::found(text)) {
            self.report.push(diagnostic);
            self.give_up_prefixes();
        }
    }

    /// The end of the text.
    pub(super) fn finish(&mut self) {
        if self.has_open_collection() {
            return self.recover(self.text.len(), self.text.len());
        }
        self.end_part(self.text.len());
        self.done = true;
    }

    /// A string is not closed: it goes on to the end of the text.
    pub(super) fn unclosed_string(&mut self, token: Token) {
        self.suspect.get_or_insert(token.start);
        self.recover(self.text.len(), token.start);
    }

    fn has_open_collection(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.pending, Pending::Collection(_)))
    }

    /// Reads anew, part by part: at `at` it is clear that something is wrong, at or before `from` it begins.
    pub(super) fn recover(&mut self, at: usize, from: usize) {
        if at == self.text.len() {
            self.report.end();
        } else {
            self.report.wrong();
        }
        let open = self.frames.first().map_or(from, |frame| frame.start as usize);
        let open = self.suspect.map_or(open, |suspect| suspect.min(open));
        let start = self.boundary_before(open);
        let end = boundary_after(self.text, at);
        self.roll_back(start);
        let mut next = start;
        loop {
            let (forms, reached) = self.kept.whole(self.text, next, end);
            self.ready.extend(forms);
            if reached >= end {
                next = reached;
                break;
            }
            next = self.part(reached..boundary_after(self.text, reached));
        }
        self.kept = Kept::default();
        self.floor = next;
        self.suspect = None;
        self.lexer = Lexer::of_part(self.text, next..self.text.len(), Mend::None);
    }

    /// Takes back what was read from `start` on, and keeps what can be used again.
    fn roll_back(&mut self, start: usize) {
        let is_after = |form: &Form| form.span.start as usize >= start;
        let settled = self.ready.iter().rposition(|form| !is_after(form)).map_or(0, |last| last + 1);
        let mut forms: Vec<Form> = self.ready.drain(settled..).collect();
        if !self.report.is_full() {
            // What is inside `#(...)` has the names of its parameters.
            let function = |frame: &&Frame| matches!(frame.pending, Pending::Collection(Opening::Function));
            let base = self.frames.iter().find(function).map(|frame| frame.base as usize);
            self.values.truncate(base.unwrap_or(self.values.len()));
            forms.append(&mut self.values);
        }
        self.values.clear();
        self.frames.clear();
        self.open = [0; 3];
        self.function = None;
        self.kept = Kept::new(forms, self.report.roll_back(start), self.suspect);
    }

    /// Reads a part of the text, and says what is wrong with its brackets. Where it ended.
    fn part(&mut self, part: Range<usize>) -> usize {
        let scan = scan(self.text, part.clone(), Mend::None, self.search());
        if scan.closed && scan.balanced {
            self.feed(&part, Mend::None, &scan, &[]);
            return part.end;
        }
        if self.suspect.is_some()
            && !self.report.is_full()
            && let Some((scan, end)) = self.joined(&part)
        {
            self.feed(&(part.start..end), Mend::None, &scan, &[]);
            return end;
        }
        let (mend, scan) = if scan.closed { (Mend::None, scan) } else { self.mend_quote(&part) };
        let mut edits = Vec::new();
        if !scan.balanced {
            edits = repair::repair(self.text, &scan, part.end, !self.report.is_full());
            self.report_edits(&part, mend, &scan, &edits);
        }
        self.feed(&part, mend, &scan, &edits);
        part.end
    }

    /// True if all brackets and quotes of the text match.
    pub(super) fn is_whole(&mut self) -> bool {
        let whole = self.whole.unwrap_or_else(|| {
            let scan = scan(self.text, 0..self.text.len(), Mend::None, self.search());
            scan.closed && scan.balanced
        });
        self.whole = Some(whole);
        whole
    }

    /// What statements of other languages are looked for with, if they are.
    fn search(&self) -> Option<&Search> {
        self.options.habits.then_some(&self.search)
    }

    /// The part and those after it, if together they are whole: a text in quotes may have a line that
    /// begins with `(`, and so may a `(comment ...)`.
    fn joined(&self, part: &Range<usize>) -> Option<(Scan, usize)> {
        let mut end = part.end;
        for _ in 0..MOST_JOINED {
            if end == self.text.len() {
                return None;
            }
            end = boundary_after(self.text, end);
            let scan = scan(self.text, part.start..end, Mend::None, self.search());
            if scan.closed
                && scan.balanced
                && !quote::has_odd_strings(self.text, part.start..end, self.search())
            {
                return Some((scan, end));
            }
        }
        None
    }

    /// How a part with an unclosed string is to be read.
    fn mend_quote(&mut self, part: &Range<usize>) -> (Mend, Scan) {
        let mend = quote::mend(self.text, part.clone(), self.search(), !self.report.is_full());
        let diagnostic = match mend {
            Mend::Ends(start, end) => {
                let at = self.span(end, end);
                trouble::unclosed_string(self.span(start, start + 1), at, end == self.text.trim_end().len())
            }
            Mend::Without(at) => trouble::stray_quote(self.span(at, at + 1)),
            Mend::None => unreachable!("a quote that is wrong is mended"),
        };
        self.report.push(diagnostic);
        (mend, scan(self.text, part.clone(), mend, self.search()))
    }

    /// Reads a part whose brackets match once it is edited.
    fn feed(&mut self, part: &Range<usize>, mend: Mend, scan: &Scan, edits: &[Edit]) {
        self.feeding = true;
        self.lexer = Lexer::of_part(self.text, part.clone(), mend);
        let mut edits = edits.iter().peekable();
        let mut foreign = scan.foreign.iter().peekable();
        loop {
            let last = self.lexer.position();
            let at = self.lexer.skip_to_token();
            let mut dropped = false;
            while let Some(edit) = edits.next_if(|edit| edit.place() <= at) {
                match edit {
                    Edit::Close { .. } => self.close_innermost(last, false),
                    Edit::Open { .. } => self.open_before(at),
                    Edit::Drop { .. } => dropped = true,
                    // Any closing bracket closes what is innermost.
                    Edit::Reshape { .. } => {}
                }
            }
            if foreign.next_if_eq(&&at).is_some() {
                self.foreign_at(at);
                continue;
            }
            let free = edits.peek().map_or(part.end, |edit| edit.place());
            if !dropped
                && at < part.end
                && self.function.is_none()
                && let Some(form) = self.kept.at(self.text, at, free)
            {
                self.lexer.move_to(form.span.end as usize);
                self.complete(form);
                continue;
            }
            let token = self.lexer.next_token();
            match token.kind {
                TokenKind::End => break,
                _ if dropped => {}
                TokenKind::Close(_) => {
                    self.look_alike(token);
                    self.operand_before(token);
                    self.close_innermost(token.end, true);
                }
                _ => self.token(token),
            }
        }
        self.end_part(part.end);
        self.feeding = false;
    }

    fn open_before(&mut self, at: usize) {
        let token = Token { kind: TokenKind::Open(Opening::List), start: at, end: at, plain: false };
        self.begin_collection(Opening::List, token);
    }

    fn foreign_at(&mut self, at: usize) {
        if let Some(statement) = habit::statement(self.text, at, &self.search) {
            self.lexer.move_to(statement.end);
            self.foreign(&statement);
        }
    }

    /// Ends the innermost collection; `closed` if by a bracket that is there.
    fn close_innermost(&mut self, end: usize, closed: bool) {
        self.give_up_prefixes();
        if let Some((frame, opening)) = self.innermost() {
            self.end_collection(frame, opening, end, closed);
        }
    }

    /// Nothing follows a prefix.
    fn end_part(&mut self, at: usize) {
        let found = || if at == self.text.len() { trouble::found("") } else { LINE_BEGINS.to_owned() };
        if let Some(diagnostic) = self.no_operand(found) {
            self.report.push_end(diagnostic);
            self.give_up_prefixes();
        }
    }

    /// A diagnostic for each place where brackets are changed.
    fn report_edits(&mut self, part: &Range<usize>, mend: Mend, scan: &Scan, edits: &[Edit]) {
        let mut rest = edits;
        while let Some(first) = rest.first() {
            let same = |edit: &&Edit| match (first, edit) {
                (Edit::Close { before: a, .. }, Edit::Close { before: b, .. }) => a == b,
                _ => false,
            };
            let count = 1 + rest[1..].iter().take_while(same).count();
            let (group, after) = rest.split_at(count);
            let last = scan.last_before(self.text, first.place()..part.end, mend);
            let diagnostic = self.edit_diagnostic(group, part.end, last);
            match group {
                [Edit::Close { found: Found::End, .. }, ..] => self.report.push_end(diagnostic),
                _ => self.report.push(diagnostic),
            }
            rest = after;
        }
    }

    /// What is said of edits at one place; what stands before it ends at `last`.
    fn edit_diagnostic(&self, group: &[Edit], end: usize, last: usize) -> Diagnostic {
        let (token, text, span) = self.token_at(group[0].place());
        match group[0] {
            Edit::Drop { .. } => match token.kind {
                TokenKind::Close(_) => trouble::stray(text, span),
                _ => trouble::extra_opening(text, span),
            },
            Edit::Open { .. } => trouble::unopened(text, span),
            Edit::Reshape { opened, .. } => {
                let (opening, opened) = self.opening(opened);
                let closer = opening.closer();
                trouble::mismatched(closer, opened, text, span).fix(span, closer, format!("write `{closer}`"))
            }
            Edit::Close { opened, found: Found::Closing, .. } => {
                let (opening, opened) = self.opening(opened);
                let closer = opening.closer();
                let at = Span { end: span.start, ..span };
                trouble::mismatched(closer, opened, text, span).fix(at, closer, format!("insert `{closer}`"))
            }
            Edit::Close { found, .. } => {
                let found = match found {
                    Found::Line => "a line that is indented as if it were outside",
                    _ if end < self.text.len() => LINE_BEGINS,
                    _ => trouble::THE_END,
                };
                self.unclosed(group, found, self.span(last, last))
            }
        }
    }

    fn unclosed(&self, group: &[Edit], found: &str, at: Span) -> Diagnostic {
        let opened = group.iter().filter_map(|edit| match edit {
            Edit::Close { opened, .. } => Some(self.opening(*opened)),
            _ => None,
        });
        let mut closers = String::new();
        let mut diagnostic: Option<Diagnostic> = None;
        for (index, (opening, (text, span))) in opened.take(MOST_CLOSERS).enumerate() {
            closers.push_str(opening.closer());
            diagnostic = match diagnostic {
                None => {
                    let diagnostic = trouble::unclosed(text, opening.closer(), found, at);
                    Some(diagnostic.label(span, "opened here"))
                }
                Some(diagnostic) if index < 4 => Some(diagnostic.label(span, "open too")),
                full => full,
            };
        }
        let diagnostic = diagnostic.expect("something that is closed");
        if group.len() > MOST_CLOSERS {
            return diagnostic;
        }
        let message = format!("insert `{closers}`");
        diagnostic.fix(at, closers, message)
    }

    /// What stands at an offset.
    fn token_at(&self, at: usize) -> (Token, &str, Span) {
        let token = Lexer::of_part(self.text, at..self.text.len(), Mend::None).next_token();
        (token, &self.text[token.start..token.end], self.span(token.start, token.end))
    }

    /// The shape, the text and the place of an opening bracket; one that was put in has none.
    fn opening(&self, opened: u32) -> (Bracket, (&str, Span)) {
        if opened == repair::NOWHERE {
            return (Bracket::Round, ("(", self.span(0, 0)));
        }
        let (token, text, span) = self.token_at(opened as usize);
        let bracket = match token.kind {
            TokenKind::Open(opening) => opening.bracket(),
            _ => Bracket::Round,
        };
        (bracket, (text, span))
    }

    /// The nearest boundary at or before `at` of what is not settled yet; else the beginning of that.
    fn boundary_before(&self, at: usize) -> usize {
        let mut line = at.min(self.text.len());
        while line > self.floor {
            if is_boundary(self.text, line) {
                return line;
            }
            let before = &self.text.as_bytes()[self.floor..line - 1];
            let from = line;
            line = memchr::memrchr(b'\n', before).map_or(self.floor, |found| self.floor + found + 1);
            steps::count(from - line);
        }
        self.floor
    }

    /// Ends the innermost collection after what was read of it.
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
    fn no_operand(&self, found: impl FnOnce() -> String) -> Option<Diagnostic> {
        let frame = *self.frames.last()?;
        if let Pending::Collection(_) = frame.pending {
            return None;
        }
        let range = frame.start as usize..frame.opened as usize;
        let prefix = &self.text[range.clone()];
        Some(trouble::no_operand(prefix, &found(), self.span(range.start, range.end)))
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
}

/// What comes where a definition was not ended.
const LINE_BEGINS: &str = "`(` at the beginning of a line";

/// True where a line begins that begins a definition.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at > 0 && bytes[at - 1] != b'\n' {
        return false;
    }
    let word = match bytes.get(at) {
        Some(b'(') => return true,
        Some(b'[' | b'{') => &text[at + 1..],
        Some(b'd') => &text[at..],
        _ => return false,
    };
    let end = word.bytes().position(|byte| matches!(byte, b' ' | b'\n' | b'(')).unwrap_or(word.len());
    word.as_bytes().get(end) == Some(&b' ') && word.starts_with("def") && is_definition(&word[..end])
}

/// The next boundary after `at`; the end of the text when there is none.
pub(super) fn boundary_after(text: &str, at: usize) -> usize {
    let from = at.min(text.len());
    let mut ends = memchr::memchr_iter(b'\n', &text.as_bytes()[from..]).map(|end| from + end + 1);
    let next = ends.find(|line| is_boundary(text, *line)).unwrap_or(text.len());
    steps::count(next - from);
    next
}
