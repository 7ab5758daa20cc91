//! Which brackets are wrong, where they do not match.
//!
//! By custom every line inside a bracket begins to the right of it, and the lines that are inside the
//! same one begin in the same column. So the tokens of a definition are read from left to right by
//! several *readings* at once. Each has its own stack of open brackets and its own edits so far; each
//! edit, and each line that does not stand where its stack says, has a cost. Of readings with the same
//! stack the cheaper one goes on, and of all the cheapest few. Edits are tried where indentation and
//! brackets disagree, and where they must be: elsewhere there is one reading.
//!
//! ```text
//! (defn f [x]
//!   (let [y 1])        a reading that keeps `)` pays for the next line and for the last bracket;
//!     (+ x y)))        one that drops it pays once
//! ```

use std::ops::Range;

use super::steps;
use crate::syntax::token::{Bracket, Opening, Token, TokenKind};

/// The readings that go on.
const WIDTH: usize = 8;
/// One that costs so much more than the cheapest does not.
const DEAR: u32 = 30;
/// From so many brackets on there is one reading.
const MANY: usize = 20_000;

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
    /// A line that begins left of a bracket that it is inside.
    pub(super) const LEFT: u32 = 15;
    /// An indented line inside nothing.
    pub(super) const OUTSIDE: u32 = 15;
    pub(super) const UNEVEN: u32 = 7;
    pub(super) const FIRST_UNEVEN: u32 = 5;
}

/// A change of the brackets. Tokens are told by their index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Edit {
    /// The bracket `opened` is closed before token `before`.
    Close { opened: u32, before: u32, found: Found },
    /// The bracket is not there.
    Drop { token: u32 },
    /// The closing bracket has the shape that `opened` asks for.
    Reshape { token: u32, opened: u32 },
    /// `(` stands before the token.
    Open { before: u32 },
}

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

/// What stands at a place where a bracket or a line is.
#[derive(Clone, Copy)]
struct Event {
    token: u32,
    line: u32,
    column: u32,
    begins_line: bool,
    what: What,
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Open(Opening),
    Close(Bracket),
    /// A name or something else that is no bracket, at the beginning of a line.
    Name,
    Other,
}

/// An open bracket of a reading; 0 is none.
#[derive(Clone, Copy)]
struct Node {
    bracket: Bracket,
    token: u32,
    column: u32,
    /// Where its first element may stand on a line of its own.
    inner: u32,
    /// Where its second element stands, on its line.
    second: u32,
    /// Where the lines inside it begin.
    child: u32,
    parent: u32,
    hash: u64,
}

const NOWHERE: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Reading {
    cost: u32,
    top: u32,
    edits: u32,
}

/// Finds the cheapest edits after which the brackets of `tokens` (of `text[range]`) match, in the order
/// of the text. Without `care` the first edits that come to mind, fast.
pub(super) fn repair(text: &str, range: Range<usize>, tokens: &[Token], care: bool) -> Vec<Edit> {
    Repair::new(text, range, tokens).run(care)
}

/// How badly the brackets and the lines of `tokens` fit, with no edit tried.
pub(super) fn misfit(text: &str, range: Range<usize>, tokens: &[Token]) -> usize {
    let mut repair = Repair::new(text, range, tokens);
    repair.survey()
}

struct Repair<'t> {
    text: &'t str,
    tokens: &'t [Token],
    events: Vec<Event>,
    nodes: Vec<Node>,
    edits: Vec<(Edit, u32)>,
    /// Lines where edits are tried.
    suspect: Vec<bool>,
    readings: Vec<Reading>,
    next: Vec<Reading>,
}

impl<'t> Repair<'t> {
    fn new(text: &'t str, range: Range<usize>, tokens: &'t [Token]) -> Self {
        let (events, lines) = events(text, range, tokens);
        let root = Node {
            bracket: Bracket::Round,
            token: NOWHERE,
            column: 0,
            inner: 0,
            second: NOWHERE,
            child: NOWHERE,
            parent: 0,
            hash: 0,
        };
        let mut nodes = Vec::with_capacity(2 * events.len() + 64);
        nodes.push(root);
        let mut edits = Vec::with_capacity(events.len() + 64);
        edits.push((Edit::Open { before: 0 }, 0));
        Repair {
            text,
            tokens,
            nodes,
            events,
            edits,
            suspect: vec![false; lines + 1],
            readings: vec![Reading { cost: 0, top: 0, edits: 0 }],
            next: Vec::with_capacity(4 * WIDTH),
        }
    }

    fn run(mut self, care: bool) -> Vec<Edit> {
        let width = if self.events.len() > MANY || !care { 1 } else { WIDTH };
        if width > 1 {
            self.survey();
        }
        for index in 0..self.events.len() {
            let event = self.events[index];
            let suspect = width > 1 && self.suspect[event.line as usize];
            let readings = std::mem::take(&mut self.readings);
            steps::count(readings.len());
            for reading in &readings {
                self.step(*reading, event, suspect);
            }
            self.readings = readings;
            self.narrow(width);
        }
        self.finish()
    }

    /// Marks the lines around which brackets and indentation disagree; says how often they do.
    fn survey(&mut self) -> usize {
        let mut troubles = 0;
        let mut stack: Vec<(Bracket, u32, u32)> = Vec::new();
        let mut outside = 0;
        let mut last_line = 0;
        for index in 0..self.events.len() {
            let event = self.events[index];
            let mut wrong = false;
            if event.begins_line && !matches!(event.what, What::Close(_)) {
                while stack.last().is_some_and(|(_, column, _)| *column >= event.column) {
                    stack.pop();
                    wrong = true;
                }
                match stack.last_mut() {
                    None => {
                        wrong |= event.column > outside;
                        outside = event.column;
                    }
                    Some((.., child)) if *child == NOWHERE => *child = event.column,
                    Some((.., child)) => {
                        wrong |= *child != event.column;
                        *child = event.column;
                    }
                }
            }
            match event.what {
                What::Open(opening) => stack.push((opening.bracket(), event.column, NOWHERE)),
                What::Close(bracket) => match stack.last() {
                    Some((top, ..)) if *top == bracket => drop(stack.pop()),
                    Some(_) => {
                        wrong = true;
                        stack.pop();
                    }
                    None => wrong = true,
                },
                What::Name | What::Other => {}
            }
            if wrong {
                troubles += 1;
                self.suspect[last_line as usize] = true;
                self.suspect[event.line as usize] = true;
            }
            if self.events.get(index + 1).is_some_and(|next| next.line > event.line) {
                last_line = event.line;
            }
        }
        let ends = [self.events.first(), self.events.last()];
        for event in ends.into_iter().flatten() {
            self.suspect[event.line as usize] = true;
        }
        troubles + stack.len()
    }

    /// The readings that `reading` becomes after `event`.
    fn step(&mut self, mut reading: Reading, event: Event, suspect: bool) {
        if event.begins_line && !matches!(event.what, What::Close(_)) {
            let top = self.nodes[reading.top as usize];
            if reading.top != 0 && top.column >= event.column {
                let mended = self.close_to_column(reading, event);
                if suspect {
                    self.branch(mended, event, suspect);
                } else {
                    // Without a choice the line is believed.
                    reading = mended;
                    return self.branch(reading, event, suspect);
                }
            }
            if suspect && event.what == What::Name {
                let cost = if self.begins_definition(event) { cost::OPEN_DEFINITION } else { cost::OPEN };
                let mut opened = reading;
                opened.cost += self.line_cost(&mut opened, event) + cost;
                self.edit(&mut opened, Edit::Open { before: event.token });
                self.push(&mut opened, Bracket::Round, event, 0);
                self.next.push(opened);
            }
            reading.cost += self.line_cost(&mut reading, event);
        }
        self.bracket(reading, event, suspect);
    }

    fn branch(&mut self, mut reading: Reading, event: Event, suspect: bool) {
        reading.cost += self.line_cost(&mut reading, event);
        self.bracket(reading, event, suspect);
    }

    fn bracket(&mut self, mut reading: Reading, event: Event, suspect: bool) {
        match event.what {
            What::Name | What::Other => self.next.push(reading),
            What::Open(opening) => {
                if suspect {
                    let mut dropped = reading;
                    let double = self.is_double(event);
                    dropped.cost += if double { cost::DELETE_DOUBLE } else { cost::DELETE + 2 };
                    self.edit(&mut dropped, Edit::Drop { token: event.token });
                    self.next.push(dropped);
                }
                let width = self.tokens[event.token as usize].end - self.tokens[event.token as usize].start;
                self.push(&mut reading, opening.bracket(), event, width as u32);
                self.next.push(reading);
            }
            What::Close(bracket) => self.closing(reading, event, bracket, suspect),
        }
    }

    fn closing(&mut self, reading: Reading, event: Event, bracket: Bracket, suspect: bool) {
        let top = self.nodes[reading.top as usize];
        let fits = reading.top != 0 && top.bracket == bracket;
        if fits {
            self.next.push(Reading { top: top.parent, ..reading });
        } else if reading.top != 0 {
            let likely = self.is_likely(top, bracket);
            let cost = if likely { cost::REPLACE_LIKELY } else { cost::REPLACE };
            let mut reshaped = Reading { top: top.parent, cost: reading.cost + cost, ..reading };
            self.edit(&mut reshaped, Edit::Reshape { token: event.token, opened: top.token });
            self.next.push(reshaped);
            self.close_to_bracket(reading, event, bracket);
        }
        if !fits || suspect {
            let mut dropped = reading;
            dropped.cost += cost::DELETE;
            self.edit(&mut dropped, Edit::Drop { token: event.token });
            self.next.push(dropped);
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
                return self.next.push(reading);
            }
            reading.cost += if closed == 0 { cost::INSERT_BEFORE_OTHER } else { cost::INSERT_MORE };
            let found = Found::Closing;
            self.edit(&mut reading, Edit::Close { opened: node.token, before: event.token, found });
            reading.top = node.parent;
        }
    }

    /// Closes what is open at or right of the column where a line begins.
    fn close_to_column(&mut self, mut reading: Reading, event: Event) -> Reading {
        let mut first = true;
        while reading.top != 0 && self.nodes[reading.top as usize].column >= event.column {
            let node = self.nodes[reading.top as usize];
            reading.cost += if first { cost::INSERT } else { cost::INSERT_MORE };
            first = false;
            let found = Found::Line;
            self.edit(&mut reading, Edit::Close { opened: node.token, before: event.token, found });
            reading.top = node.parent;
        }
        reading
    }

    /// What it costs that a line begins where it does; from then on its column is that of its siblings.
    fn line_cost(&mut self, reading: &mut Reading, event: Event) -> u32 {
        if reading.top == 0 {
            let base = self.events[0].column;
            return if event.column > base { cost::OUTSIDE } else { 0 };
        }
        let node = self.nodes[reading.top as usize];
        let x = event.column;
        if node.column >= x {
            return cost::LEFT;
        }
        if node.child == x {
            return 0;
        }
        let usual = x == node.inner || x == node.inner + 1 || x == node.second;
        self.nodes.push(Node { child: x, ..node });
        reading.top = self.nodes.len() as u32 - 1;
        match node.child {
            NOWHERE if usual => 0,
            NOWHERE => cost::FIRST_UNEVEN,
            _ => cost::UNEVEN,
        }
    }

    fn push(&mut self, reading: &mut Reading, bracket: Bracket, event: Event, width: u32) {
        let parent = self.nodes[reading.top as usize];
        let second = self.second_column(event);
        let mixed = (parent.hash ^ (u64::from(event.token) * 4 + bracket as u64 + 1)).rotate_left(23);
        self.nodes.push(Node {
            bracket,
            token: if width == 0 { NOWHERE } else { event.token },
            column: event.column,
            inner: event.column + width.max(1),
            second,
            child: NOWHERE,
            parent: reading.top,
            hash: mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        });
        reading.top = self.nodes.len() as u32 - 1;
    }

    fn edit(&mut self, reading: &mut Reading, edit: Edit) {
        self.edits.push((edit, reading.edits));
        reading.edits = self.edits.len() as u32 - 1;
    }

    /// Keeps the cheapest of the new readings, one for each stack.
    fn narrow(&mut self, width: usize) {
        let Repair { readings, next, nodes, .. } = self;
        readings.clear();
        if next.len() == 1 {
            readings.append(next);
            return;
        }
        // Of equal costs the first made comes first: it has fewer edits here.
        next.sort_by_key(|reading| reading.cost);
        let most = next.first().map_or(0, |cheapest| cheapest.cost + DEAR);
        for reading in next.drain(..).take_while(|reading| reading.cost <= most) {
            if readings.len() == width {
                break;
            }
            let hash = nodes[reading.top as usize].hash;
            if readings.iter().all(|kept| nodes[kept.top as usize].hash != hash) {
                readings.push(reading);
            }
        }
    }

    fn finish(mut self) -> Vec<Edit> {
        let end = self.tokens.len() as u32;
        let readings = std::mem::take(&mut self.readings);
        let mut best: Option<Reading> = None;
        for mut reading in readings {
            let mut first = true;
            while reading.top != 0 {
                let node = self.nodes[reading.top as usize];
                reading.cost += if first { cost::INSERT } else { cost::INSERT_MORE };
                first = false;
                let found = Found::End;
                self.edit(&mut reading, Edit::Close { opened: node.token, before: end, found });
                reading.top = node.parent;
            }
            if best.is_none_or(|best| reading.cost < best.cost) {
                best = Some(reading);
            }
        }
        let mut edits = Vec::new();
        let mut at = best.map_or(0, |best| best.edits);
        while at != 0 {
            let (edit, before) = self.edits[at as usize];
            edits.push(edit);
            at = before;
        }
        edits.reverse();
        edits
    }

    fn word(&self, token: usize) -> &'t str {
        match self.tokens.get(token) {
            Some(token) if token.kind == TokenKind::Name => &self.text[token.start..token.end],
            _ => "",
        }
    }

    fn begins_definition(&self, event: Event) -> bool {
        event.column == 0 && is_definition(self.word(event.token as usize))
    }

    /// `((` before a name that gives no function, `{{`, `((` at the beginning of a line.
    fn is_double(&self, event: Event) -> bool {
        let at = event.token as usize;
        let (this, next) = (self.tokens[at], self.tokens.get(at + 1));
        let Some(next) = next.filter(|next| next.kind == this.kind && next.start == this.end) else {
            return false;
        };
        match next.kind {
            TokenKind::Open(Opening::List) => {
                let word = self.word(at + 2);
                !word.is_empty() && !GIVES_A_FUNCTION.contains(&word)
            }
            TokenKind::Open(Opening::Map) => true,
            _ => false,
        }
    }

    /// True where `bracket` probably is what was meant and the opening one is wrong: `(let (x 1]`,
    /// `[defn f [x] x)`.
    fn is_likely(&self, node: Node, bracket: Bracket) -> bool {
        let at = node.token as usize;
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.word(at));
        match bracket {
            Bracket::Square => {
                TAKES_A_VECTOR.contains(&before(1)) || is_definition(before(2)) || before(2) == "fn"
            }
            Bracket::Round => CALLED.contains(&self.word(at + 1)) || is_definition(self.word(at + 1)),
            Bracket::Curly => {
                matches!(self.tokens.get(at + 1), Some(token) if token.kind == TokenKind::Keyword)
            }
        }
    }

    /// Where the second element of the list that begins at `event` stands, if on its line.
    fn second_column(&self, event: Event) -> u32 {
        let at = event.token as usize;
        let Some([open, head, second]) = self.tokens.get(at..at + 3) else { return NOWHERE };
        let atom = !matches!(head.kind, TokenKind::Open(_) | TokenKind::Close(_));
        let between = &self.text[open.start..second.start];
        if !atom
            || matches!(second.kind, TokenKind::Close(_))
            || between.len() > 100
            || between.contains('\n')
        {
            return NOWHERE;
        }
        event.column + between.chars().count() as u32
    }
}

/// Heads of lists that give functions.
const GIVES_A_FUNCTION: [&str; 16] = [
    "fn",
    "fn*",
    "partial",
    "comp",
    "complement",
    "constantly",
    "get",
    "juxt",
    "resolve",
    "if",
    "or",
    "and",
    "memoize",
    "some-fn",
    "every-pred",
    "deref",
];
const TAKES_A_VECTOR: [&str; 16] = [
    "let",
    "loop",
    "for",
    "doseq",
    "dotimes",
    "fn",
    "binding",
    "if-let",
    "when-let",
    "if-some",
    "when-some",
    "with-open",
    "with-redefs",
    "letfn",
    "when-first",
    "bound-fn",
];
const CALLED: [&str; 20] = [
    "let", "loop", "for", "doseq", "dotimes", "fn", "if", "when", "cond", "do", "ns", "println", "str",
    "recur", "if-let", "when-let", "map", "reduce", "assoc", "require",
];

/// True for the head of a definition: `defn`, `ns`...
pub(super) fn is_definition(word: &str) -> bool {
    word == "ns" || word == "require" || (word.starts_with("def") && !word.starts_with("default"))
}

/// The brackets of `tokens` and the beginnings of lines, and how many lines there are.
fn events(text: &str, range: Range<usize>, tokens: &[Token]) -> (Vec<Event>, usize) {
    let bytes = text.as_bytes();
    let mut events = Vec::new();
    let (mut line, mut start, mut seen) = (0, range.start, range.start);
    let (mut column, mut counted) = (0, range.start);
    let mut last_line = usize::MAX;
    for (index, token) in tokens.iter().enumerate() {
        for at in memchr::memchr_iter(b'\n', &bytes[seen..token.start]) {
            line += 1;
            start = seen + at + 1;
        }
        seen = token.start;
        let begins_line = line != last_line;
        last_line = line;
        let what = match token.kind {
            TokenKind::Open(opening) => What::Open(opening),
            TokenKind::Close(bracket) => What::Close(bracket),
            TokenKind::Name => What::Name,
            _ => What::Other,
        };
        if !begins_line && matches!(what, What::Name | What::Other) {
            continue;
        }
        if counted < start {
            (column, counted) = (0, start);
        }
        column += text[counted..token.start].chars().count();
        counted = token.start;
        events.push(Event {
            token: index as u32,
            line: line as u32,
            column: column as u32,
            begins_line,
            what,
        });
    }
    (events, line)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::syntax::lexer::Mend;
    use crate::syntax::reader::recover::lex;

    fn edits(text: &str) -> Vec<Edit> {
        let (tokens, _) = lex(text, 0..text.len(), Mend::None, None);
        repair(text, 0..text.len(), &tokens, true)
    }

    #[rstest]
    #[case("(defn f [n]\n  (if (< n 2))\n    n\n    (f n)))\n", Edit::Drop { token: 13 })]
    #[case("(defn f [n]\n  if (< n 2)\n    n\n    (f n)))\n", Edit::Open { before: 6 })]
    #[case("(a (b c\n   (d))", Edit::Close { opened: 2, before: 5, found: Found::Line })]
    #[case("(a [b c)", Edit::Close { opened: 2, before: 5, found: Found::Closing })]
    #[case("(a (b c)", Edit::Close { opened: 0, before: 6, found: Found::End })]
    #[case("(a [b c)]", Edit::Drop { token: 5 })]
    #[case("(let (x 1] x)", Edit::Reshape { token: 5, opened: 2 })]
    fn the_edit_is_where_indentation_says(#[case] text: &str, #[case] expected: Edit) {
        assert_eq!(edits(text)[0], expected);
    }
}
