//! Which brackets are wrong, where they do not match.
//!
//! By custom every line inside a bracket begins to the right of it, and the lines that are inside the
//! same one begin in the same column. So the tokens of a definition are read from left to right by
//! several *readings*. Each has its own stack of open brackets and its own edits so far; each edit, and
//! each line that does not stand where its stack says, has a cost. The cheapest reading goes on until
//! another is cheaper; the first that reaches the end is taken. Of those with the same stack at the
//! same place only the first goes on, and of all only a few. Edits are tried where indentation and
//! brackets disagree, and where they must be: elsewhere a reading stays one. Those that cost much are
//! tried only when the others do not suffice.
//!
//! ```text
//! (defn f [x]
//!   (let [y 1])        a reading that keeps `)` pays for the next line and for the last bracket;
//!     (+ x y)))        one that drops it pays once
//! ```

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::custom::{self, is_definition};
use super::scan::{Event, Scan, What};
use super::steps;
use crate::syntax::lexer::{Lexer, Mend};
use crate::syntax::token::{Bracket, Opening, Token, TokenKind};

/// How many readings go on from a place.
const WIDTH: u32 = 8;
/// From so many brackets on there is one reading.
const MANY: usize = 20_000;
/// How many bytes away a word is looked for.
const FAR: usize = 200;

/// What an edit or a line in the wrong place costs.
mod cost {
    pub(super) const INSERT: u32 = 10;
    pub(super) const INSERT_MORE: u32 = 6;
    pub(super) const INSERT_BEFORE_OTHER: u32 = 14;
    pub(super) const DELETE: u32 = 20;
    pub(super) const DELETE_DOUBLE: u32 = 8;
    pub(super) const REPLACE: u32 = 18;
    pub(super) const REPLACE_LIKELY: u32 = 9;
    pub(super) const OPEN: u32 = 21;
    pub(super) const OPEN_DEFINITION: u32 = 8;
    /// Before a name that begins a line and is mostly called.
    pub(super) const OPEN_CALLED: u32 = 14;
    /// A line that begins left of a bracket that it is inside.
    pub(super) const LEFT: u32 = 15;
    /// An indented line inside nothing.
    pub(super) const OUTSIDE: u32 = 15;
    /// What costs no more is found first.
    pub(super) const CHEAP: u32 = 20;
    pub(super) const UNEVEN: u32 = 7;
    pub(super) const FIRST_UNEVEN: u32 = 5;
}

/// A change of the brackets. Places are offsets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Edit {
    /// The bracket `opened` is closed before what stands at `before`.
    Close { opened: u32, before: u32, found: Found },
    /// The bracket is not there.
    Drop { at: u32 },
    /// The closing bracket has the shape that `opened` asks for.
    Reshape { at: u32, opened: u32 },
    /// `(` stands before what is there.
    Open { before: u32 },
}

impl Edit {
    /// Where something is different.
    pub(super) fn place(&self) -> usize {
        match *self {
            Edit::Close { before: at, .. }
            | Edit::Open { before: at }
            | Edit::Drop { at }
            | Edit::Reshape { at, .. } => at as usize,
        }
    }
}

/// The place of a bracket that was put in.
pub(super) const NOWHERE: u32 = u32::MAX;

/// What says that a closing bracket is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// The next line begins too far left.
    Line,
    /// A closing bracket of another shape.
    Closing,
    /// Nothing more.
    End,
}

/// An open bracket of a reading; 0 is none.
#[derive(Clone, Copy)]
struct Node {
    bracket: Bracket,
    /// Its number among the events; of one that was put in, of what it stands before.
    event: u32,
    /// Its offset.
    opened: u32,
    column: u32,
    /// Where its first element may stand on a line of its own.
    inner: u32,
    /// Where the lines inside it begin.
    child: u32,
    parent: u32,
    hash: u64,
}

/// The least goes on: the cheapest; of those the one that is furthest, then the one made first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    cost: u32,
    /// The event that it comes to.
    at: Reverse<u32>,
    number: u32,
    top: u32,
    edits: u32,
}

/// Finds the cheapest edits after which the brackets of a part match, in the order of the text. Without
/// `care` the first edits that come to mind, fast.
pub(super) fn repair(text: &str, scan: &Scan, end: usize, care: bool) -> Vec<Edit> {
    let width = if scan.events.len() > MANY || !care { 1 } else { WIDTH };
    let mut repair = Repair::new(text, scan, end, width);
    if width > 1 {
        survey(scan, |line| repair.suspect[line as usize] = true);
    }
    let first = repair.run();
    if first.cost > cost::CHEAP && width > 1 {
        repair.all = true;
        let best = repair.run();
        return repair.edits_of(best);
    }
    repair.edits_of(first)
}

/// Says how often brackets and indentation disagree, and on which lines.
pub(super) fn survey(scan: &Scan, mut suspect: impl FnMut(u32)) -> usize {
    let mut troubles = 0;
    let mut stack: Vec<(Bracket, u32, u32)> = Vec::new();
    let mut outside = 0;
    let (mut line, mut last_line) = (0, 0);
    for event in &scan.events {
        if event.line > line {
            (last_line, line) = (line, event.line);
        }
        let mut wrong = false;
        if event.begins_line && !matches!(event.what, What::Close(_)) {
            while stack.last().is_some_and(|(_, column, _)| *column >= event.column) {
                stack.pop();
                wrong = true;
            }
            let child = stack.last_mut().map(|(.., child)| child);
            wrong |= match &child {
                None => event.column > outside,
                Some(child) => **child != NOWHERE && **child != event.column,
            };
            *child.unwrap_or(&mut outside) = event.column;
        }
        match event.what {
            What::Open(opening) => stack.push((opening.bracket(), event.column, NOWHERE)),
            What::Close(bracket) => wrong |= stack.pop().is_none_or(|(top, ..)| top != bracket),
            What::Name | What::Other => {}
        }
        if wrong {
            troubles += 1;
            suspect(last_line);
            suspect(event.line);
        }
    }
    let ends = [scan.events.first(), scan.events.last()];
    ends.into_iter().flatten().for_each(|event| suspect(event.line));
    troubles + stack.len()
}

struct Repair<'t> {
    text: &'t str,
    events: &'t [Event],
    end: usize,
    nodes: Vec<Node>,
    edits: Vec<(Edit, u32)>,
    /// Lines where edits are tried.
    suspect: Vec<bool>,
    width: u32,
    /// The last of the readings that came to each event.
    last_seen: Vec<u32>,
    /// Their stacks, and which came there before; the first is none.
    seen: Vec<(u64, u32)>,
    /// Edits are tried that cost more than [`cost::CHEAP`] and that nothing asks for.
    all: bool,
    /// How many readings were made.
    made: u32,
    /// The least of those that a step made.
    next: Option<Reading>,
    waiting: BinaryHeap<Reverse<Reading>>,
}

impl<'t> Repair<'t> {
    fn new(text: &'t str, scan: &'t Scan, end: usize, width: u32) -> Self {
        let events = &scan.events[..];
        let root = Node {
            bracket: Bracket::Round,
            event: 0,
            opened: NOWHERE,
            column: 0,
            inner: 0,
            child: NOWHERE,
            parent: 0,
            hash: u64::MAX,
        };
        let mut nodes = Vec::with_capacity(events.len() + 8);
        nodes.push(root);
        let mut edits = Vec::with_capacity(32);
        edits.push((Edit::Open { before: 0 }, 0));
        Repair {
            text,
            events,
            end,
            nodes,
            edits,
            suspect: vec![false; scan.lines as usize + 1],
            width,
            last_seen: vec![0; events.len() + 1],
            seen: Vec::with_capacity(2 * events.len()),
            all: false,
            made: 0,
            next: None,
            waiting: BinaryHeap::with_capacity(32),
        }
    }

    fn run(&mut self) -> Reading {
        self.nodes.truncate(1);
        self.edits.truncate(1);
        self.waiting.clear();
        self.next = None;
        self.last_seen.fill(0);
        self.seen.clear();
        self.seen.push((0, 0));
        let mut reading = Reading { cost: 0, at: Reverse(0), number: 0, top: 0, edits: 0 };
        loop {
            let at = reading.at.0 as usize;
            if at > self.events.len() {
                return reading;
            }
            if self.is_new(&reading) {
                steps::count(1);
                match self.events.get(at) {
                    Some(event) => self.step(reading, *event),
                    None => self.finish(reading),
                }
            }
            reading = self.choose();
        }
    }

    /// True unless one with the same stack, or enough others, came here before.
    fn is_new(&mut self, reading: &Reading) -> bool {
        let hash = self.nodes[reading.top as usize].hash;
        let last = &mut self.last_seen[reading.at.0 as usize];
        let (mut count, mut at) = (0, *last);
        while at != 0 {
            let (seen, before) = self.seen[at as usize];
            count += 1;
            if seen == hash || count == self.width {
                return false;
            }
            at = before;
        }
        self.seen.push((hash, *last));
        *last = self.seen.len() as u32 - 1;
        true
    }

    /// The reading that goes on. (Of those that come first to a place one always does, so the end is reached.)
    fn choose(&mut self) -> Reading {
        if let Some(next) = self.next.take() {
            if self.waiting.peek().is_none_or(|Reverse(waiting)| next < *waiting) {
                return next;
            }
            self.waiting.push(Reverse(next));
        }
        let Reverse(reading) = self.waiting.pop().expect("a reading that reaches the end");
        reading
    }

    /// The reading comes to the next event.
    fn go_on(&mut self, mut reading: Reading) {
        self.made += 1;
        reading.number = self.made;
        reading.at.0 += 1;
        match &mut self.next {
            None => self.next = Some(reading),
            Some(next) => {
                let later = if reading < *next { std::mem::replace(next, reading) } else { reading };
                if self.width > 1 {
                    self.waiting.push(Reverse(later));
                }
            }
        }
    }

    /// The readings that `reading` becomes after `event`.
    fn step(&mut self, mut reading: Reading, event: Event) {
        let suspect = self.suspect[event.line as usize];
        if event.begins_line && !matches!(event.what, What::Close(_)) {
            let top = self.nodes[reading.top as usize];
            if reading.top != 0 && top.column >= event.column {
                let mut mended = self.close_to_column(reading, event);
                self.line(&mut mended, event);
                self.bracket(mended, event, suspect);
                if !suspect {
                    // Without a choice the line is believed.
                    return;
                }
            }
            if suspect && event.what == What::Name {
                self.open_before(reading, event);
            }
            self.line(&mut reading, event);
        }
        self.bracket(reading, event, suspect);
    }

    fn open_before(&mut self, mut reading: Reading, event: Event) {
        let word = self.word_at(event.start);
        let cost = match () {
            () if event.column == 0 && is_definition(word) => cost::OPEN_DEFINITION,
            () if custom::is_called(word) && !self.ends_line(event) => cost::OPEN_CALLED,
            () if self.all => cost::OPEN,
            () => return,
        };
        self.line(&mut reading, event);
        reading.cost += cost;
        self.edit(&mut reading, Edit::Open { before: event.start });
        self.push(&mut reading, Bracket::Round, event, 0);
        self.go_on(reading);
    }

    fn bracket(&mut self, mut reading: Reading, event: Event, suspect: bool) {
        match event.what {
            What::Name | What::Other => self.go_on(reading),
            What::Open(opening) => {
                if suspect {
                    self.drop_opening(reading, event);
                }
                self.push(&mut reading, opening.bracket(), event, event.end - event.start);
                self.go_on(reading);
            }
            What::Close(bracket) => self.closing(reading, event, bracket, suspect),
        }
    }

    fn drop_opening(&mut self, mut reading: Reading, event: Event) {
        let double = self.is_double(event, reading.at.0 as usize);
        if double || self.all {
            reading.cost += if double { cost::DELETE_DOUBLE } else { cost::DELETE + 2 };
            self.edit(&mut reading, Edit::Drop { at: event.start });
            self.go_on(reading);
        }
    }

    fn closing(&mut self, reading: Reading, event: Event, bracket: Bracket, suspect: bool) {
        let top = self.nodes[reading.top as usize];
        let fits = reading.top != 0 && top.bracket == bracket;
        if fits {
            self.go_on(Reading { top: top.parent, ..reading });
        } else if reading.top != 0 {
            let likely = self.is_likely(top, bracket);
            let cost = if likely { cost::REPLACE_LIKELY } else { cost::REPLACE };
            let mut reshaped = Reading { top: top.parent, cost: reading.cost + cost, ..reading };
            self.edit(&mut reshaped, Edit::Reshape { at: event.start, opened: top.opened });
            self.go_on(reshaped);
            self.close_to_bracket(reading, event, bracket);
        }
        if !fits || (suspect && self.all) {
            let mut dropped = reading;
            dropped.cost += cost::DELETE;
            self.edit(&mut dropped, Edit::Drop { at: event.start });
            self.go_on(dropped);
        }
    }

    /// Closes what is open until `bracket` fits, and closes that.
    fn close_to_bracket(&mut self, mut reading: Reading, event: Event, bracket: Bracket) {
        for closed in 0..8 {
            let node = self.nodes[reading.top as usize];
            if reading.top == 0 {
                return;
            }
            if node.bracket == bracket {
                reading.top = node.parent;
                return self.go_on(reading);
            }
            let cost = if closed == 0 { cost::INSERT_BEFORE_OTHER } else { cost::INSERT_MORE };
            self.close_top(&mut reading, cost, event.start, Found::Closing);
        }
    }

    /// Closes what is open at or right of the column where a line begins.
    fn close_to_column(&mut self, mut reading: Reading, event: Event) -> Reading {
        let mut cost = cost::INSERT;
        while reading.top != 0 && self.nodes[reading.top as usize].column >= event.column {
            self.close_top(&mut reading, cost, event.start, Found::Line);
            cost = cost::INSERT_MORE;
        }
        reading
    }

    /// Closes all.
    fn finish(&mut self, mut reading: Reading) {
        let mut cost = cost::INSERT;
        while reading.top != 0 {
            self.close_top(&mut reading, cost, self.end as u32, Found::End);
            cost = cost::INSERT_MORE;
        }
        self.go_on(reading);
    }

    fn close_top(&mut self, reading: &mut Reading, cost: u32, before: u32, found: Found) {
        let node = self.nodes[reading.top as usize];
        self.edit(reading, Edit::Close { opened: node.opened, before, found });
        reading.cost += cost;
        reading.top = node.parent;
    }

    /// Adds what it costs that a line begins where it does; from then on its column is that of its siblings.
    fn line(&mut self, reading: &mut Reading, event: Event) {
        let x = event.column;
        if reading.top == 0 {
            reading.cost += if x > self.events[0].column { cost::OUTSIDE } else { 0 };
            return;
        }
        let node = self.nodes[reading.top as usize];
        if node.column >= x {
            reading.cost += cost::LEFT;
        } else if node.child != x {
            let usual = |repair: &Self| {
                x == node.inner || x == node.inner + 1 || x == repair.second_column(node.event as usize)
            };
            reading.cost += match node.child {
                NOWHERE if usual(self) => 0,
                NOWHERE => cost::FIRST_UNEVEN,
                _ => cost::UNEVEN,
            };
            self.nodes.push(Node { child: x, ..node });
            reading.top = self.nodes.len() as u32 - 1;
        }
    }

    fn push(&mut self, reading: &mut Reading, bracket: Bracket, event: Event, width: u32) {
        let parent = self.nodes[reading.top as usize];
        let mixed = (parent.hash ^ (u64::from(event.start) * 4 + bracket as u64 + 1)).rotate_left(23);
        self.nodes.push(Node {
            bracket,
            event: reading.at.0,
            opened: if width == 0 { NOWHERE } else { event.start },
            column: event.column,
            inner: event.column + width.max(1),
            child: NOWHERE,
            parent: reading.top,
            hash: mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        });
        reading.top = self.nodes.len() as u32 - 1;
    }

    fn edit(&mut self, reading: &mut Reading, edit: Edit) {
        self.edits.push((edit, reading.edits));
        reading.edits = self.edits.len() as u32 - 1;
    }

    fn edits_of(&self, reading: Reading) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut at = reading.edits;
        while at != 0 {
            let (edit, before) = self.edits[at as usize];
            edits.push(edit);
            at = before;
        }
        edits.reverse();
        edits
    }

    /// Of what is not far after `at`.
    fn lexer(&self, at: usize) -> Lexer<'t> {
        let boundary = |end: &usize| self.text.is_char_boundary(*end);
        let end = (at..=self.end.min(at + FAR)).rev().find(boundary).unwrap_or(at);
        Lexer::of_part(self.text, at..end, Mend::None)
    }

    /// The name that stands at an offset, blanks passed over; else nothing.
    fn word_at(&self, at: u32) -> &'t str {
        self.word(self.lexer(at as usize).next_token())
    }

    fn word(&self, token: Token) -> &'t str {
        if token.kind == TokenKind::Name { &self.text[token.start..token.end] } else { "" }
    }

    /// True if nothing but closing brackets follows on the line.
    fn ends_line(&self, event: Event) -> bool {
        let line = self.text[event.end as usize..self.end].lines().next().unwrap_or("");
        line.trim_start_matches([')', ']', '}', ' ']).is_empty()
    }

    /// `((` before a name that gives no function, `{{`, `((` at the beginning of a line.
    fn is_double(&self, event: Event, at: usize) -> bool {
        let next = self.events.get(at + 1);
        let Some(next) = next.filter(|next| next.what == event.what && next.start == event.end) else {
            return false;
        };
        match next.what {
            What::Open(Opening::List) => {
                let word = self.word_at(next.end);
                !word.is_empty() && !custom::gives_a_function(word)
            }
            What::Open(Opening::Map) => true,
            _ => false,
        }
    }

    /// True where `bracket` probably is what was meant and the opening one is wrong: `(let (x 1]`,
    /// `[defn f [x] x)`.
    fn is_likely(&self, node: Node, bracket: Bracket) -> bool {
        let Event { start, end, .. } = self.events[node.event as usize];
        match bracket {
            Bracket::Square => {
                let [first, last] = self.words_before(node.event as usize, start);
                custom::takes_a_vector(last) || is_definition(first) || first == "fn"
            }
            Bracket::Round => {
                let word = self.word_at(if node.opened == NOWHERE { start } else { end });
                custom::is_called(word)
            }
            Bracket::Curly => self.lexer(end as usize).next_token().kind == TokenKind::Keyword,
        }
    }

    /// The last two tokens before an event, as words.
    fn words_before(&self, event: usize, start: u32) -> [&'t str; 2] {
        let from = self.events[event.saturating_sub(2)].start as usize;
        let mut lexer = self.lexer(from);
        let mut words = ["", ""];
        loop {
            let token = lexer.next_token();
            if token.start >= start as usize || token.kind == TokenKind::End {
                return words;
            }
            words = [words[1], self.word(token)];
        }
    }

    /// Where the second element of the list that begins at an event stands, if on its line.
    fn second_column(&self, event: usize) -> u32 {
        let event = self.events[event];
        let mut lexer = self.lexer(event.end as usize);
        let (head, second) = (lexer.next_token(), lexer.next_token());
        let atom = !matches!(head.kind, TokenKind::Open(_) | TokenKind::Close(_));
        let between = &self.text[event.start as usize..second.start];
        let ends = matches!(second.kind, TokenKind::Close(_) | TokenKind::End);
        if !atom || ends || between.contains('\n') {
            return NOWHERE;
        }
        event.column + between.chars().count() as u32
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::syntax::reader::scan::scan;

    fn edits(text: &str) -> Vec<Edit> {
        let scan = scan(text, 0..text.len(), Mend::None, None);
        repair(text, &scan, text.len(), true)
    }

    #[rstest]
    #[case("(defn f [n]\n  (if (< n 2))\n    n\n    (f n)))\n", Edit::Drop { at: 25 })]
    #[case("(defn f [n]\n  if (< n 2)\n    n\n    (f n)))\n", Edit::Open { before: 14 })]
    #[case("(a (b c\n   (d))", Edit::Close { opened: 3, before: 11, found: Found::Line })]
    #[case("(a [b c)", Edit::Close { opened: 3, before: 7, found: Found::Closing })]
    #[case("(a (b c)", Edit::Close { opened: 0, before: 8, found: Found::End })]
    #[case("(a [b c)]", Edit::Drop { at: 7 })]
    #[case("(let (x 1] x)", Edit::Reshape { at: 9, opened: 5 })]
    fn the_edit_is_where_indentation_says(#[case] text: &str, #[case] expected: Edit) {
        assert_eq!(edits(text)[0], expected);
    }
}
