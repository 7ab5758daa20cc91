//! Tokens to lines, in one pass: a stack of what is open says how far a line is indented.
//!
//! ```text
//! (let [a 1          frames  let: block of 1 argument   [: one space in
//!       b 2]         <- inside [: the column after it
//!   (f a             <- argument 2 of let, first on its line: two spaces in, and all after it
//!      b))           <- argument 2 of f: under argument 1
//! ```

use consair_eval::syntax::lexer::Lexer;
use consair_eval::syntax::token::{Opening, Prefix, Token, TokenKind};

use super::rules::{Rule, Rules, Style};

/// Something that is open.
#[derive(Debug)]
enum Frame {
    Collection(Collection),
    /// A mark before a form: it ends with so many more forms.
    Prefix {
        prefix: Option<Prefix>,
        column: usize,
        left: usize,
    },
}

#[derive(Debug)]
struct Collection {
    opening: Opening,
    /// The column after its opening token.
    inside: usize,
    style: Style,
    /// It stands after a quote.
    quoted: bool,
    /// How many forms have begun in it.
    count: usize,
    /// The column of the form after its head.
    first_argument: usize,
    /// The body of a block begins on a line of its own.
    own_line: bool,
    /// It binds local functions, in a vector.
    binds_functions: bool,
}

impl Collection {
    /// The column of a form that comes next and begins a line; `breaks` says that it does.
    fn indent(&mut self, breaks: bool) -> usize {
        let call = if self.count > 1 { self.first_argument } else { self.inside };
        match self.style.rule {
            _ if self.count == 0 => self.inside,
            Rule::Data => self.inside,
            Rule::Call => call,
            Rule::Inner => self.inside + 1,
            Rule::Block(arguments) => {
                if self.count == arguments + 1 {
                    self.own_line = breaks;
                }
                if self.count > arguments && self.own_line { self.inside + 1 } else { call }
            }
        }
    }

    /// Knows its style from the token at its head.
    fn begin(&mut self, token: Token, text: &str, rules: &Rules) {
        if !matches!(self.opening, Opening::List | Opening::Function) || self.style != Style::DATA {
            return;
        }
        let head = &text[token.start..token.end];
        let style = match token.kind {
            TokenKind::Name => rules.style(head).unwrap_or(Style::CALL),
            TokenKind::Keyword | TokenKind::Open(Opening::List | Opening::Function) => Style::CALL,
            TokenKind::Prefix(Prefix::Discard | Prefix::SyntaxQuote) => Style::DATA,
            TokenKind::Prefix(_) => Style::CALL,
            _ => Style::DATA,
        };
        // Quoted code is indented as code, other quoted lists are not.
        if !self.quoted || style != Style::CALL {
            self.style = style;
        }
        self.binds_functions = token.kind == TokenKind::Name && matches!(head, "letfn" | "letfn*");
    }
}

/// What stands between two tokens.
#[derive(Debug, Default)]
struct Gap<'t> {
    /// What is left on the line of the token before: spaces, commas, a comment.
    same_line: &'t str,
    /// The lines after it, without the token's own: comments, and `""` for empty ones.
    lines: Vec<&'t str>,
    /// The token begins a line.
    breaks: bool,
}

impl<'t> Gap<'t> {
    fn new(text: &'t str) -> Self {
        let mut lines: Vec<_> = text.split('\n').collect();
        if lines.len() == 1 {
            return Gap { same_line: text, ..Gap::default() };
        }
        lines.pop();
        let same_line = trim_end(lines.remove(0));
        let lines = lines.into_iter().map(|line| trim_end(line).trim_start_matches(is_blank)).collect();
        Gap { same_line, lines, breaks: true }
    }

    fn has_comment(&self) -> bool {
        is_comment(self.same_line.trim_start_matches(is_blank))
            || self.lines.iter().any(|line| is_comment(line))
    }
}

fn is_blank(char: char) -> bool {
    char == ',' || char.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&char)
}

/// A line without what is blank at its end; of a comment the spaces alone, for its commas are text.
fn trim_end(line: &str) -> &str {
    line.trim_end()
}

fn is_comment(line: &str) -> bool {
    line.starts_with(';') || line.starts_with("#!")
}

/// The comments in what stands between two tokens.
pub(super) fn comments(gap: &str) -> impl Iterator<Item = &str> {
    gap.split('\n').map(|line| line.trim_start_matches(is_blank)).filter(|line| is_comment(line))
}

/// A text being laid out.
pub(super) struct Layout<'t> {
    text: &'t str,
    rules: Rules,
    out: String,
    /// The column at the end of `out`, in chars.
    column: usize,
    frames: Vec<Frame>,
    last: Option<TokenKind>,
}

impl<'t> Layout<'t> {
    pub(super) fn new(text: &'t str, rules: Rules) -> Self {
        let out = String::with_capacity(text.len());
        Layout { text, rules, out, column: 0, frames: Vec::new(), last: None }
    }

    /// The text laid out.
    pub(super) fn finish(mut self) -> String {
        let mut lexer = Lexer::new(self.text);
        let mut end = 0;
        loop {
            let token = lexer.next_token();
            let blank = self.text[end..token.start].trim_start_matches('\u{feff}');
            let gap = Gap::new(blank);
            match token.kind {
                TokenKind::End => return self.end(&gap),
                TokenKind::Close(_) => self.close(token, &gap),
                _ => self.begin(token, &gap),
            }
            self.last = Some(token.kind);
            end = token.end;
        }
    }

    /// A token that begins a form.
    fn begin(&mut self, token: Token, gap: &Gap<'_>) {
        self.separate(gap);
        self.enter(token);
        match token.kind {
            TokenKind::Open(opening) => self.open(token, opening),
            TokenKind::Prefix(prefix) => {
                let left = if prefix == Prefix::Meta { 2 } else { 1 };
                self.frames.push(Frame::Prefix { prefix: Some(prefix), column: self.column, left });
                self.write(token);
            }
            TokenKind::Tag => {
                self.frames.push(Frame::Prefix { prefix: None, column: self.column, left: 1 });
                self.write(token);
            }
            _ => {
                self.write(token);
                self.complete();
            }
        }
    }

    /// Counts the form that begins with `token` in the collection that it stands in.
    fn enter(&mut self, token: Token) {
        let column = self.column;
        let Some(Frame::Collection(collection)) = self.frames.last_mut() else { return };
        // What is left out is no argument.
        if token.kind == TokenKind::Prefix(Prefix::Discard) {
            return;
        }
        match collection.count {
            0 => collection.begin(token, self.text, &self.rules),
            1 => collection.first_argument = column,
            _ => {}
        }
        collection.count += 1;
    }

    fn open(&mut self, token: Token, opening: Opening) {
        let quoted = matches!(self.frames.last(), Some(Frame::Prefix { prefix: Some(Prefix::Quote), .. }));
        let style = if self.is_method(opening) { Style::INNER } else { Style::DATA };
        self.write(token);
        let inside = self.column;
        self.frames.push(Frame::Collection(Collection {
            opening,
            inside,
            style,
            quoted,
            count: 0,
            first_argument: inside,
            own_line: false,
            binds_functions: false,
        }));
    }

    /// True for a list that opens where a method stands: in `defrecord` and its like, and in the vector
    /// of `letfn`.
    fn is_method(&self, opening: Opening) -> bool {
        let mut around = self.frames.iter().rev();
        match (around.next(), around.next()) {
            _ if opening != Opening::List => false,
            (Some(Frame::Collection(parent)), _) if parent.style.methods => true,
            (Some(Frame::Collection(parent)), Some(Frame::Collection(outer))) => {
                parent.opening == Opening::Vector && outer.binds_functions && outer.count == 2
            }
            _ => false,
        }
    }

    fn close(&mut self, token: Token, gap: &Gap<'_>) {
        if gap.has_comment() {
            self.break_line(gap);
        }
        while let Some(Frame::Prefix { .. }) = self.frames.pop() {}
        self.write(token);
        self.complete();
    }

    /// A form is complete, and with it the marks before it.
    fn complete(&mut self) {
        while let Some(Frame::Prefix { prefix, left, .. }) = self.frames.last_mut() {
            *left -= 1;
            let discards = *prefix == Some(Prefix::Discard);
            if *left > 0 {
                return;
            }
            self.frames.pop();
            if discards {
                return;
            }
        }
    }

    fn end(mut self, gap: &Gap<'_>) -> String {
        self.same_line(gap);
        let ends = gap.lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        self.lines(&gap.lines[..ends], 0);
        // A comment on the last line, which no newline ends, is in none of the lines.
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out
    }

    /// Writes what stands between the last token and one that begins a form.
    fn separate(&mut self, gap: &Gap<'_>) {
        let begins = matches!(self.last, None | Some(TokenKind::Open(_)));
        if begins && !gap.has_comment() {
            return;
        }
        if gap.breaks {
            return self.break_line(gap);
        }
        // The decision of a block that goes on in this line.
        self.indent(false);
        match self.last {
            Some(TokenKind::Prefix(_)) => self.push(gap.same_line),
            _ if gap.same_line.is_empty() => self.push(" "),
            _ => self.push(gap.same_line),
        }
    }

    /// Goes to the next line, past the comments.
    fn break_line(&mut self, gap: &Gap<'_>) {
        let indent = self.indent(true);
        self.same_line(gap);
        let begins = matches!(self.last, None | Some(TokenKind::Open(_))) && gap.same_line.is_empty();
        let from = if begins { gap.lines.iter().take_while(|line| line.is_empty()).count() } else { 0 };
        self.lines(&gap.lines[from..], indent);
        if !self.out.is_empty() {
            self.new_line(indent);
        }
    }

    fn same_line(&mut self, gap: &Gap<'_>) {
        let text =
            if self.out.is_empty() { gap.same_line.trim_start_matches(is_blank) } else { gap.same_line };
        if is_comment(text) && !self.out.is_empty() {
            self.push(" ");
        }
        self.push(text.trim_end());
    }

    /// Writes comments and empty lines, of several of which one stays.
    fn lines(&mut self, lines: &[&str], indent: usize) {
        for (index, line) in lines.iter().enumerate() {
            if !line.is_empty() {
                if !self.out.is_empty() {
                    self.new_line(indent);
                }
                self.push(line);
            } else if index == 0 || !lines[index - 1].is_empty() {
                self.out.push('\n');
            }
        }
    }

    fn new_line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    /// The column of a form that comes next and begins a line.
    fn indent(&mut self, breaks: bool) -> usize {
        match self.frames.last_mut() {
            None => 0,
            Some(Frame::Prefix { column, .. }) => *column,
            Some(Frame::Collection(collection)) => collection.indent(breaks),
        }
    }

    fn write(&mut self, token: Token) {
        let text = self.text;
        self.push(&text[token.start..token.end]);
    }

    fn push(&mut self, text: &str) {
        self.column = match text.rsplit_once('\n') {
            Some((_, last)) => last.chars().count(),
            None => self.column + text.chars().count(),
        };
        self.out.push_str(text);
    }
}
