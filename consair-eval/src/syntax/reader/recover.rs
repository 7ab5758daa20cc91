//! How the reader goes on where brackets or quotes do not match.
//!
//! By custom a definition begins with `(` in the first column. Such a place is a *boundary*. When a
//! bracket does not match, or the text ends inside something, the reader goes back to the boundary
//! before what is open and reads from there part by part, from boundary to boundary. A part whose
//! brackets match is read as it stands; of one that does not, `quote` and `repair` say which quote or
//! bracket is wrong, and it is read as if that were mended. What was already read after a boundary
//! inside a collection that never ended is kept. So each part is read a few times at most.

use std::ops::Range;

use consair_core::span::Span;

use super::habit::Search;
use super::repair::{self, Edit, Found};
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
        let text = &self.text[token.start..token.end];
        if let Some(diagnostic) = self.no_operand(|| trouble::found(text)) {
            self.report.push(diagnostic);
            self.give_up_prefixes();
        }
        match self.innermost() {
            Some((frame, opening)) if opening.bracket() == bracket => {
                self.end_collection(frame, opening, token.end, true);
            }
            _ => self.recover(token.start, token.start),
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
        let mut end = boundary_after(self.text, at);
        let kept = self.roll_back(start);
        let mut frames = kept.frames.iter().peekable();
        let mut parts = Vec::new();
        let mut next = start;
        while next < end {
            let part = next..boundary_after(self.text, next);
            next = part.end;
            let mut broken = part.start == start || part.contains(&at) || self.suspect.is_some();
            while frames.next_if(|frame| **frame < part.end).is_some() {
                broken = true;
            }
            parts.push((part, broken));
        }
        let (mut done, mut again) = (start, start);
        let mut forms = kept.forms.into_iter().peekable();
        for (part, broken) in parts {
            if part.start < done {
                continue;
            }
            while let Some(form) = forms.next_if(|form| (form.span.start as usize) < part.start) {
                // What begins in a part that is read again may hold all of the next.
                again = again.max(form.span.end as usize);
            }
            if broken || part.start < again {
                done = self.part(part);
                continue;
            }
            done = part.end;
            while let Some(form) = forms.next_if(|form| (form.span.start as usize) < done) {
                done = done.max(boundary_after(self.text, (form.span.end as usize).saturating_sub(1)));
                self.report.restore(&kept.diagnostics, form.span);
                self.ready.push_back(form);
            }
        }
        end = end.max(done);
        self.floor = end;
        self.suspect = None;
        self.lexer = Lexer::of_part(self.text, end..self.text.len(), Mend::None);
    }

    /// Takes back what was read from `start` on.
    fn roll_back(&mut self, start: usize) -> Kept {
        while self.ready.back().is_some_and(|form| form.span.start as usize >= start) {
            self.ready.pop_back();
        }
        let frames = self.frames.drain(..).map(|frame| frame.start as usize).collect();
        let forms = std::mem::take(&mut self.values);
        self.open = [0; 3];
        self.function = None;
        Kept { frames, forms, diagnostics: self.report.roll_back(start) }
    }

    /// Reads a part of the text, and says what is wrong with its brackets. Where it ended.
    fn part(&mut self, part: Range<usize>) -> usize {
        let (tokens, closed) = lex(self.text, part.clone(), Mend::None, self.search());
        if closed && balanced(&tokens) {
            self.feed(&tokens, part.end);
            return part.end;
        }
        if self.suspect.is_some()
            && !self.report.is_full()
            && let Some((tokens, end)) = self.joined(&part)
        {
            self.feed(&tokens, end);
            return end;
        }
        let tokens = if closed { tokens } else { self.mend_quote(part.clone()) };
        if balanced(&tokens) {
            self.feed(&tokens, part.end);
        } else {
            let edits = repair::repair(self.text, part.clone(), &tokens, !self.report.is_full());
            self.report_edits(&tokens, &edits, part.end);
            let tokens = apply(&tokens, &edits, part.start);
            self.feed(&tokens, part.end);
        }
        part.end
    }

    /// What statements of other languages are looked for with, if they are.
    fn search(&self) -> Option<&Search> {
        self.options.habits.then_some(&self.search)
    }

    /// The part and those after it, if together they are whole: a text in quotes may have a line that
    /// begins with `(`, and so may a `(comment ...)`.
    fn joined(&self, part: &Range<usize>) -> Option<(Vec<Token>, usize)> {
        let mut end = part.end;
        for _ in 0..MOST_JOINED {
            if end == self.text.len() {
                return None;
            }
            end = boundary_after(self.text, end);
            let (tokens, closed) = lex(self.text, part.start..end, Mend::None, self.search());
            if closed && balanced(&tokens) && !tokens.windows(2).any(|pair| quote::is_odd(self.text, pair)) {
                return Some((tokens, end));
            }
        }
        None
    }

    /// The tokens of a part with an unclosed string, once that is mended.
    fn mend_quote(&mut self, part: Range<usize>) -> Vec<Token> {
        let mended = quote::mend(self.text, part.clone(), self.search(), !self.report.is_full());
        let diagnostic = match mended.mend {
            Mend::Ends(start, end) => {
                let at = self.span(end, end);
                trouble::unclosed_string(self.span(start, start + 1), at, end == self.text.trim_end().len())
            }
            Mend::Without(at) => trouble::stray_quote(self.span(at, at + 1)),
            Mend::None => unreachable!("a quote that is wrong is mended"),
        };
        self.report.push(diagnostic);
        mended.tokens
    }

    /// Takes tokens whose brackets match.
    fn feed(&mut self, tokens: &[Token], end: usize) {
        self.feeding = true;
        for token in tokens {
            match token.kind {
                TokenKind::Close(_) => {
                    // One that was put in has been told.
                    let text = &self.text[token.start..token.end];
                    if let Some(diagnostic) = self.no_operand(|| trouble::found(text)) {
                        if !text.is_empty() {
                            self.report.push(diagnostic);
                        }
                        self.give_up_prefixes();
                    }
                    if let Some((frame, opening)) = self.innermost() {
                        self.end_collection(frame, opening, token.end, token.end > token.start);
                    }
                }
                TokenKind::Foreign => {
                    if let Some(statement) = habit::statement(self.text, token.start, &self.search) {
                        self.foreign(&statement);
                    }
                }
                _ => self.token(*token),
            }
        }
        self.end_part(end);
        self.feeding = false;
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
    fn report_edits(&mut self, tokens: &[Token], edits: &[Edit], end: usize) {
        let mut rest = edits;
        while let Some(first) = rest.first() {
            let same = |edit: &&Edit| match (first, edit) {
                (Edit::Close { before: a, .. }, Edit::Close { before: b, .. }) => a == b,
                _ => false,
            };
            let count = 1 + rest[1..].iter().take_while(same).count();
            let (group, after) = rest.split_at(count);
            let diagnostic = self.edit_diagnostic(tokens, group, end);
            match group {
                [Edit::Close { found: Found::End, .. }, ..] => self.report.push_end(diagnostic),
                _ => self.report.push(diagnostic),
            }
            rest = after;
        }
    }

    fn edit_diagnostic(&self, tokens: &[Token], group: &[Edit], end: usize) -> Diagnostic {
        let text_of = |token: Token| &self.text[token.start..token.end];
        let span_of = |token: Token| self.span(token.start, token.end);
        match group[0] {
            Edit::Drop { token } => {
                let token = tokens[token as usize];
                match token.kind {
                    TokenKind::Close(_) => trouble::stray(text_of(token), span_of(token)),
                    _ => trouble::extra_opening(text_of(token), span_of(token)),
                }
            }
            Edit::Open { before } => {
                let token = tokens[before as usize];
                trouble::unopened(text_of(token), span_of(token))
            }
            Edit::Reshape { token, opened } => {
                let token = tokens[token as usize];
                let (opening, opened) = self.opening(tokens, opened);
                let closer = opening.closer();
                trouble::mismatched(closer, opened, text_of(token), span_of(token)).fix(
                    span_of(token),
                    closer,
                    format!("write `{closer}`"),
                )
            }
            Edit::Close { opened, before, found } => {
                let (opening, opened) = self.opening(tokens, opened);
                let before = before as usize;
                let after = before.checked_sub(1).map_or(0, |at| tokens[at].end);
                if found == Found::Closing {
                    let token = tokens[before];
                    let closer = opening.closer();
                    let at = self.span(token.start, token.start);
                    return trouble::mismatched(closer, opened, text_of(token), span_of(token)).fix(
                        at,
                        closer,
                        format!("insert `{closer}`"),
                    );
                }
                let what = match found {
                    Found::Line => "a line that is indented as if it were outside",
                    _ if end < self.text.len() => LINE_BEGINS,
                    _ => trouble::THE_END,
                };
                let at = self.span(after, after);
                self.unclosed(tokens, group, (opening, opened), what, at)
            }
        }
    }

    fn unclosed(
        &self,
        tokens: &[Token],
        group: &[Edit],
        (opening, opened): (Bracket, (&str, Span)),
        found: &str,
        at: Span,
    ) -> Diagnostic {
        let mut closers = String::new();
        let mut diagnostic =
            trouble::unclosed(opened.0, opening.closer(), found, at).label(opened.1, "opened here");
        for (index, edit) in group.iter().take(MOST_CLOSERS).enumerate() {
            if let Edit::Close { opened, .. } = edit {
                let (opening, (_, span)) = self.opening(tokens, *opened);
                closers.push_str(opening.closer());
                if (1..4).contains(&index) {
                    diagnostic = diagnostic.label(span, "open too");
                }
            }
        }
        if group.len() > MOST_CLOSERS {
            return diagnostic;
        }
        let message = format!("insert `{closers}`");
        diagnostic.fix(at, closers, message)
    }

    /// The shape, the text and the place of an opening bracket; one that was put in has none.
    fn opening(&self, tokens: &[Token], index: u32) -> (Bracket, (&str, Span)) {
        match tokens.get(index as usize) {
            Some(token) => {
                let bracket = match token.kind {
                    TokenKind::Open(opening) => opening.bracket(),
                    _ => Bracket::Round,
                };
                let text = &self.text[token.start..token.end];
                (bracket, (text, self.span(token.start, token.end)))
            }
            None => (Bracket::Round, ("(", self.span(0, 0))),
        }
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

/// What was read and taken back.
struct Kept {
    /// Where what was open began.
    frames: Vec<usize>,
    /// The forms inside it.
    forms: Vec<Form>,
    diagnostics: Vec<Diagnostic>,
}

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
    word.as_bytes().get(end) == Some(&b' ') && word.starts_with("def") && repair::is_definition(&word[..end])
}

/// The next boundary after `at`; the end of the text when there is none.
pub(super) fn boundary_after(text: &str, at: usize) -> usize {
    let from = at.min(text.len());
    let mut ends = memchr::memchr_iter(b'\n', &text.as_bytes()[from..]).map(|end| from + end + 1);
    let next = ends.find(|line| is_boundary(text, *line)).unwrap_or(text.len());
    steps::count(next - from);
    next
}

/// The tokens of a part, and whether its last string is closed.
pub(super) fn lex(text: &str, part: Range<usize>, mend: Mend, search: Option<&Search>) -> (Vec<Token>, bool) {
    let mut lexer = Lexer::of_part(text, part, mend);
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    loop {
        let mut token = lexer.next_token();
        match token.kind {
            TokenKind::End => return (tokens, true),
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Str { closed: false } | TokenKind::Regex { closed: false } if !matches!(mend, Mend::Ends(start, _) if start + 1 >= token.start && start < token.end) =>
            {
                tokens.push(token);
                return (tokens, false);
            }
            TokenKind::Name | TokenKind::Unknown if depth == 0 || habit::is_comment(text, token.start) => {
                if let Some(statement) = search.and_then(|search| habit::statement(text, token.start, search))
                {
                    token = Token { kind: TokenKind::Foreign, end: statement.end, ..token };
                    lexer.move_to(statement.end);
                }
            }
            _ => {}
        }
        tokens.push(token);
    }
}

/// True if each bracket has its other.
pub(super) fn balanced(tokens: &[Token]) -> bool {
    let mut open = Vec::new();
    for token in tokens {
        match token.kind {
            TokenKind::Open(opening) => open.push(opening.bracket()),
            TokenKind::Close(bracket) if open.pop() != Some(bracket) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// The tokens as the edits would have them. Brackets that are put in are empty.
fn apply(tokens: &[Token], edits: &[Edit], start: usize) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len() + edits.len());
    let mut edits = edits.iter().peekable();
    let at = |edit: &Edit| match *edit {
        Edit::Close { before, .. } | Edit::Open { before } => before,
        Edit::Drop { token } | Edit::Reshape { token, .. } => token,
    };
    let bracket_of = |opened: u32| match tokens.get(opened as usize).map(|token| token.kind) {
        Some(TokenKind::Open(opening)) => opening.bracket(),
        _ => Bracket::Round,
    };
    for index in 0..=tokens.len() {
        let mut token = tokens.get(index).copied();
        while let Some(edit) = edits.next_if(|edit| at(edit) as usize == index) {
            match *edit {
                Edit::Close { opened, .. } => {
                    let end = out.last().map_or(start, |token: &Token| token.end);
                    out.push(Token {
                        kind: TokenKind::Close(bracket_of(opened)),
                        start: end,
                        end,
                        plain: false,
                    });
                }
                Edit::Open { .. } => {
                    let at = token.map_or(start, |token| token.start);
                    out.push(Token {
                        kind: TokenKind::Open(Opening::List),
                        start: at,
                        end: at,
                        plain: false,
                    });
                }
                Edit::Drop { .. } => token = None,
                Edit::Reshape { opened, .. } => {
                    if let Some(token) = &mut token {
                        token.kind = TokenKind::Close(bracket_of(opened));
                    }
                }
            }
        }
        out.extend(token);
    }
    out
}
