//! The brackets of a part of a text, and where its lines begin: what tells which of them are wrong.

use std::ops::Range;

use super::habit::{self, Search};
use crate::syntax::lexer::{Lexer, Mend};
use crate::syntax::token::{Bracket, Opening, Token, TokenKind};

/// What a part looks like from afar.
pub(super) struct Scan {
    /// Its brackets, and the tokens that begin lines.
    pub(super) events: Vec<Event>,
    /// Where its statements of other languages begin.
    pub(super) foreign: Vec<usize>,
    /// The number of its lines, the first not counted.
    pub(super) lines: u32,
    /// Its last string ends.
    pub(super) closed: bool,
    /// Each bracket has its other.
    pub(super) balanced: bool,
}

/// A bracket, or the first token of a line.
#[derive(Clone, Copy)]
pub(super) struct Event {
    /// Where it starts and ends.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Counted from 0 in the part, and in characters.
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) begins_line: bool,
    pub(super) what: What,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum What {
    Open(Opening),
    Close(Bracket),
    /// A name at the beginning of a line.
    Name,
    /// Something else there.
    Other,
}

impl Scan {
    /// Where the last token before `at` ends; what is looked at ends at `range.end`.
    pub(super) fn last_before(&self, text: &str, range: Range<usize>, mend: Mend) -> usize {
        let at = range.start;
        let known = self.events.partition_point(|event| (event.start as usize) < at);
        let Some(last) = known.checked_sub(1) else { return at };
        let mut end = self.events[last].end as usize;
        let mut lexer = Lexer::of_part(text, end..range.end, mend);
        loop {
            let token = lexer.next_token();
            if token.kind == TokenKind::End || token.start >= at {
                return end;
            }
            end = token.end;
        }
    }
}

/// Looks at a part in one pass; of what is on a line between brackets, at the bytes only.
pub(super) fn scan(text: &str, part: Range<usize>, mend: Mend, search: Option<&Search>) -> Scan {
    let mut lexer = Lexer::of_part(text, part.clone(), mend);
    let room = part.len() / 6 + 8;
    let mut lines = Lines::of(text, part);
    let mut scan = Scan {
        events: Vec::with_capacity(room),
        foreign: Vec::new(),
        lines: 0,
        closed: true,
        balanced: true,
    };
    let mut open: Vec<Bracket> = Vec::with_capacity(16);
    let mut depth = 0_usize;
    let mut begins_line = true;
    loop {
        if depth > 0 {
            lexer.skip_words();
        }
        let before = lexer.position();
        let mut token = lexer.take_bracket().unwrap_or_else(|| lexer.next_token());
        begins_line |= lines.pass(before, token.start);
        let mut what = What::Other;
        match token.kind {
            TokenKind::End => break,
            TokenKind::Open(opening) => {
                depth += 1;
                open.push(opening.bracket());
                what = What::Open(opening);
            }
            TokenKind::Close(bracket) => {
                depth = depth.saturating_sub(1);
                scan.balanced &= open.pop() == Some(bracket);
                what = What::Close(bracket);
            }
            TokenKind::Name | TokenKind::Unknown => {
                if let Some(end) = foreign_end(text, &token, depth, search) {
                    scan.foreign.push(token.start);
                    token.end = end;
                    lexer.move_to(end);
                } else if token.kind == TokenKind::Name {
                    what = What::Name;
                }
            }
            _ if is_unclosed(&token, mend) => scan.closed = false,
            _ => {}
        }
        if begins_line || matches!(what, What::Open(_) | What::Close(_)) {
            scan.events.push(lines.event(&token, begins_line, what));
        }
        begins_line = false;
        if token.end > token.start + 1 {
            lines.pass(token.start, token.end);
        }
    }
    scan.balanced &= open.is_empty();
    scan.lines = lines.count;
    scan
}

/// Where the statement of another language ends that begins with this token.
pub(super) fn foreign_end(text: &str, token: &Token, depth: usize, search: Option<&Search>) -> Option<usize> {
    let search = search.filter(|_| depth == 0 || habit::is_comment(text, token.start))?;
    habit::statement(text, token.start, search).map(|statement| statement.end)
}

/// True for a string that goes on past the end, not because `mend` lets it end early.
pub(super) fn is_unclosed(token: &Token, mend: Mend) -> bool {
    let ends_early = matches!(mend, Mend::Ends(quote, _) if (token.start..token.end).contains(&quote));
    matches!(token.kind, TokenKind::Str { closed: false } | TokenKind::Regex { closed: false }) && !ends_early
}

/// The lines of a part, as far as it was passed through.
struct Lines<'t> {
    text: &'t str,
    ascii: bool,
    count: u32,
    /// Where the line begins.
    start: usize,
    /// Up to here, its characters are counted.
    counted: usize,
    column: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str, part: Range<usize>) -> Self {
        let start = part.start;
        Lines { text, ascii: text[part].is_ascii(), count: 0, start, counted: start, column: 0 }
    }

    /// Passes through `from..to`; true if a line begins in it.
    #[inline]
    fn pass(&mut self, from: usize, to: usize) -> bool {
        from < to && self.pass_text(from, to)
    }

    fn pass_text(&mut self, from: usize, to: usize) -> bool {
        let before = self.count;
        for at in memchr::memchr_iter(b'\n', &self.text.as_bytes()[from..to]) {
            self.count += 1;
            self.start = from + at + 1;
        }
        self.count > before
    }

    fn event(&mut self, token: &Token, begins_line: bool, what: What) -> Event {
        let column = if self.ascii { token.start - self.start } else { self.column_of(token.start) };
        Event {
            start: token.start as u32,
            end: token.end as u32,
            line: self.count,
            column: column as u32,
            begins_line,
            what,
        }
    }

    fn column_of(&mut self, at: usize) -> usize {
        if self.counted < self.start {
            (self.column, self.counted) = (0, self.start);
        }
        self.column += self.text[self.counted..at].chars().count();
        self.counted = at;
        self.column
    }
}
