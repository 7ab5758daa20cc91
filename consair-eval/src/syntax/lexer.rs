//! Text to tokens, in one pass over its bytes.

use memchr::{memchr, memchr2};

use super::reader::steps;
use super::token::{Bracket, Opening, Prefix, Token, TokenKind};

/// Cuts a text into tokens. Whitespace, commas and comments are passed over; every other byte belongs
/// to exactly one token.
///
/// # Complexity
/// Linear in the text, whatever it holds.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
    mend: Mend,
    comma: Option<usize>,
    /// Nothing in the last name needs a look.
    plain: bool,
}

/// What is taken to be different from what the text says, about one quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mend {
    /// Nothing.
    None,
    /// The quote at this offset is not there.
    Without(usize),
    /// The string whose quote is at the first offset ends before the second.
    Ends(usize, usize),
}

impl<'t> Lexer<'t> {
    /// A lexer at the beginning of `text`. A byte order mark there is passed over.
    pub fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Lexer { text, at, mend: Mend::None, comma: None, plain: false }
    }

    /// A lexer of a part of `text`, with a quote that is read as `mend` says.
    pub(super) fn of_part(text: &'t str, range: std::ops::Range<usize>, mend: Mend) -> Self {
        Lexer { text: &text[..range.end], at: range.start, mend, comma: None, plain: false }
    }

    /// Goes on at `at`.
    pub(super) fn move_to(&mut self, at: usize) {
        self.at = at;
    }

    /// Where the last comma stood that touched what follows it and nothing before it.
    pub(super) fn take_comma(&mut self) -> Option<usize> {
        self.comma.take()
    }

    /// Where the next token is looked for.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Moves to where the next token begins, and says where that is.
    #[inline]
    pub(super) fn skip_to_token(&mut self) -> usize {
        if !self.is_at_token() {
            self.skip_blanks();
        }
        while self.mend == Mend::Without(self.at) {
            self.at += 1;
            self.skip_blanks();
        }
        self.at
    }

    /// Moves past names, keywords and numbers on this line, to what may be something else.
    pub(super) fn skip_words(&mut self) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            match WORDS[byte as usize] {
                Word::Inside => {}
                Word::Begins if at > start && is_name_byte(bytes[at - 1]) => {}
                _ => break,
            }
            at += 1;
        }
        self.at = at;
        steps::count(at - start);
    }

    /// The bracket that stands here, if one does and nothing before it.
    pub(super) fn take_bracket(&mut self) -> Option<Token> {
        let kind = match self.byte(0)? {
            b'(' => TokenKind::Open(Opening::List),
            b'[' => TokenKind::Open(Opening::Vector),
            b'{' => TokenKind::Open(Opening::Map),
            b')' => TokenKind::Close(Bracket::Round),
            b']' => TokenKind::Close(Bracket::Square),
            b'}' => TokenKind::Close(Bracket::Curly),
            _ => return None,
        };
        self.at += 1;
        steps::count(1);
        Some(Token { kind, start: self.at - 1, end: self.at, plain: false })
    }

    /// The next token. At the end of the text: [`TokenKind::End`], every time.
    pub fn next_token(&mut self) -> Token {
        let start = self.skip_to_token();
        steps::count(1);
        let kind = match self.byte(0) {
            None => TokenKind::End,
            Some(byte) => self.token(byte),
        };
        steps::count(self.at - start);
        Token { kind, start, end: self.at, plain: self.plain }
    }

    fn token(&mut self, first: u8) -> TokenKind {
        use TokenKind::{Char, Close, Keyword, Name, Number, Open};
        let start = self.at;
        match first {
            b'(' => self.take(1, Open(Opening::List)),
            b'[' => self.take(1, Open(Opening::Vector)),
            b'{' => self.take(1, Open(Opening::Map)),
            b')' => self.take(1, Close(Bracket::Round)),
            b']' => self.take(1, Close(Bracket::Square)),
            b'}' => self.take(1, Close(Bracket::Curly)),
            b'\'' => self.take(1, TokenKind::Prefix(Prefix::Quote)),
            b'@' => self.take(1, TokenKind::Prefix(Prefix::Deref)),
            b'^' => self.take(1, TokenKind::Prefix(Prefix::Meta)),
            b'`' => self.back_quote(),
            b'~' if self.byte(1) == Some(b'@') => self.take(2, TokenKind::Prefix(Prefix::UnquoteSplicing)),
            b'~' => self.take(1, TokenKind::Prefix(Prefix::Unquote)),
            b'"' => {
                let closed = self.quoted(1);
                TokenKind::Str { closed }
            }
            b'#' => self.dispatch(),
            b'\\' => self.character(Char),
            b':' => {
                self.at += 1;
                self.run_on();
                self.plain &= self.at > start + 1;
                Keyword
            }
            b'0'..=b'9' => self.run(Number),
            b'+' | b'-' if self.byte(1).is_some_and(|byte| byte.is_ascii_digit()) => self.run(Number),
            0x80.. => self.beyond_ascii(),
            _ => {
                self.run_on();
                Name
            }
        }
    }

    /// A name, or a bracket or quote as it looks in another script or a text processor.
    fn beyond_ascii(&mut self) -> TokenKind {
        let Some(char) = self.char() else { return TokenKind::End };
        let kind = match char {
            '（' => TokenKind::Open(Opening::List),
            '［' | '【' => TokenKind::Open(Opening::Vector),
            '｛' => TokenKind::Open(Opening::Map),
            '）' => TokenKind::Close(Bracket::Round),
            '］' | '】' => TokenKind::Close(Bracket::Square),
            '｝' => TokenKind::Close(Bracket::Curly),
            '‘' | '’' => TokenKind::Prefix(Prefix::Quote),
            '“' | '”' | '„' | '«' | '»' => return self.other_quotes(char),
            _ => return self.run(TokenKind::Name),
        };
        self.take(char.len_utf8(), kind)
    }

    /// A text between other quotes, which ends on its line; else the quote alone.
    fn other_quotes(&mut self, first: char) -> TokenKind {
        let start = self.at + first.len_utf8();
        let ends = |char: &char| *char == '\n' || *char == '"' || is_other_quote(*char);
        let end = self.text[start..].char_indices().find(|(_, char)| ends(char));
        steps::count(end.map_or(self.text.len() - start, |(at, _)| at));
        self.at = match end {
            Some((at, char)) if char != '\n' => start + at + char.len_utf8(),
            _ => start,
        };
        TokenKind::OtherStr
    }

    /// A syntax-quote, or all of `` `text ${name}` ``.
    fn back_quote(&mut self) -> TokenKind {
        let rest = &self.text.as_bytes()[self.at + 1..];
        let end = memchr2(b'`', b'\n', rest);
        steps::count(end.unwrap_or(rest.len()));
        if let Some(end) = end
            && rest[end] == b'`'
            && memchr::memmem::find(&rest[..end], b"${").is_some()
        {
            return self.take(end + 2, TokenKind::OtherStr);
        }
        self.take(1, TokenKind::Prefix(Prefix::SyntaxQuote))
    }

    /// What begins with `#`. (`#!` is a comment, and was passed over.)
    fn dispatch(&mut self) -> TokenKind {
        use TokenKind::{Open, Regex, Symbolic, Tag, Unknown};
        match self.byte(1) {
            Some(b'(') => self.take(2, Open(Opening::Function)),
            Some(b'{') => self.take(2, Open(Opening::Set)),
            Some(b'\'') => self.take(2, TokenKind::Prefix(Prefix::Var)),
            Some(b'_') => self.take(2, TokenKind::Prefix(Prefix::Discard)),
            Some(b'^') => self.take(2, TokenKind::Prefix(Prefix::Meta)),
            Some(b'"') => {
                let closed = self.quoted(2);
                Regex { closed }
            }
            Some(b'?') if self.byte(2) == Some(b'(') => self.take(3, Open(Opening::Conditional)),
            Some(b'?') if self.byte(2) == Some(b'@') && self.byte(3) == Some(b'(') => {
                self.take(4, Open(Opening::ConditionalSplicing))
            }
            Some(b':') => self.namespaced_map(),
            Some(b'#') => self.run(Symbolic),
            Some(byte) if byte.is_ascii_alphabetic() || byte >= 0x80 => self.run(Tag),
            _ => self.run(Unknown),
        }
    }

    /// `#:ns {`. Without the bracket it is nothing.
    fn namespaced_map(&mut self) -> TokenKind {
        self.run(TokenKind::Unknown);
        let after_name = self.at;
        self.skip_blanks();
        if self.byte(0) == Some(b'{') {
            return self.take(1, TokenKind::Open(Opening::NamespacedMap));
        }
        self.at = after_name;
        TokenKind::Unknown
    }

    /// `\` and one character, whatever it is; if that is one of a name, all of the name.
    fn character(&mut self, kind: TokenKind) -> TokenKind {
        self.at += 1;
        match self.char() {
            Some(char) if is_name_char(char) => self.run_on(),
            Some(char) => self.at += char.len_utf8(),
            None => {}
        }
        kind
    }

    /// Moves past a quoted text whose quote is followed by byte `skip`. True if it is closed. One that
    /// is not takes the rest of the text.
    fn quoted(&mut self, skip: usize) -> bool {
        if let Mend::Ends(quote, end) = self.mend
            && quote == self.at + skip - 1
        {
            self.at = end;
            return false;
        }
        self.at += skip;
        let bytes = self.text.as_bytes();
        while let Some(found) = memchr2(b'"', b'\\', &bytes[self.at..]) {
            self.at += found;
            if bytes[self.at] == b'"' {
                self.at += 1;
                return true;
            }
            self.at += 1;
            self.at += self.char().map_or(0, char::len_utf8);
        }
        self.at = bytes.len();
        false
    }

    /// True where surely no blank begins; one space is passed over.
    #[inline]
    fn is_at_token(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        bytes.get(self.at).is_some_and(|byte| {
            let class = CLASSES[*byte as usize];
            class == Class::Name && *byte != b'#' || class == Class::End && !matches!(byte, b',' | b';')
        })
    }

    fn skip_blanks(&mut self) {
        let bytes = self.text.as_bytes();
        loop {
            let mut at = self.at;
            while at < bytes.len() && CLASSES[bytes[at] as usize] == Class::Blank {
                at += 1;
            }
            self.at = at;
            let Some(&byte) = bytes.get(at) else { return };
            match byte {
                b';' => self.skip_line(),
                b'#' if self.byte(1) == Some(b'!') => self.skip_line(),
                b',' => self.comma(),
                0x80.. => match self.char() {
                    Some(char) if is_blank(char) => self.at += char.len_utf8(),
                    _ => return,
                },
                _ => return,
            }
        }
    }

    fn comma(&mut self) {
        let before = self.at.checked_sub(1).map(|at| self.text.as_bytes()[at]);
        let after =
            self.byte(1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'@' | b'('));
        if after && matches!(before, Some(b' ' | b'(' | b'\n')) {
            self.comma = Some(self.at);
        }
        self.at += 1;
    }

    fn skip_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr(b'\n', rest).unwrap_or(rest.len());
    }

    /// Moves past one character, and past those of a name that follow.
    fn run(&mut self, kind: TokenKind) -> TokenKind {
        self.at += self.char().map_or(0, char::len_utf8);
        self.run_on();
        kind
    }

    fn run_on(&mut self) {
        let bytes = self.text.as_bytes();
        self.plain = true;
        let mut at = self.at;
        while let Some(&byte) = bytes.get(at) {
            match CLASSES[byte as usize] {
                Class::Name => at += 1,
                Class::Blank | Class::End => break,
                Class::Odd => {
                    self.plain = false;
                    at += 1;
                }
                Class::Other => {
                    self.at = at;
                    self.plain = false;
                    match self.char() {
                        Some(char) if is_name_char(char) => at += char.len_utf8(),
                        _ => break,
                    }
                }
            }
        }
        self.at = at;
    }

    fn take(&mut self, bytes: usize, kind: TokenKind) -> TokenKind {
        self.at += bytes;
        kind
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn char(&self) -> Option<char> {
        match self.byte(0)? {
            byte @ 0..0x80 => Some(char::from(byte)),
            _ => self.text[self.at..].chars().next(),
        }
    }
}

/// What a byte is where a name may go on.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// It separates.
    Blank,
    /// It separates, too, but means something (or, the comma, is looked at).
    End,
    /// It goes on.
    Name,
    /// It goes on, but may not stand everywhere.
    Odd,
    /// It is part of a char beyond ASCII.
    Other,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' | 0x1c..=0x1f => Class::Blank,
            b',' | b'"' | b';' | b'@' | b'^' | b'`' | b'~' => Class::End,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'\\' => Class::End,
            b':' | b'/' | 0..=0x1f | 0x7f => Class::Odd,
            _ => Class::Name,
        };
        byte += 1;
    }
    classes
};

/// What a byte is among words on a line.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    /// Of a word, or between two.
    Inside,
    /// It may begin something else, but not inside a word.
    Begins,
    /// It needs a look.
    Ends,
}

static WORDS: [Word; 256] = {
    let mut words = [Word::Ends; 256];
    let mut byte = 0;
    while byte < 128 {
        words[byte] = match (byte as u8, CLASSES[byte]) {
            (b'#' | b'/', _) => Word::Begins,
            (b'\n', _) => Word::Ends,
            (b'@' | b'^' | b'~', _) | (_, Class::Blank | Class::Name | Class::Odd) => Word::Inside,
            _ => Word::Ends,
        };
        byte += 1;
    }
    words
};

fn is_name_byte(byte: u8) -> bool {
    matches!(CLASSES[byte as usize], Class::Name | Class::Odd)
}

/// Separates tokens and means nothing. (The ASCII separators 1C to 1F are Java's, and so Clojure's.)
fn is_blank(char: char) -> bool {
    match u8::try_from(char) {
        Ok(byte) if byte.is_ascii() => CLASSES[byte as usize] == Class::Blank || byte == b',',
        _ => char.is_whitespace(),
    }
}

/// True inside a name or a number: what neither separates nor begins something else wherever it stands.
pub(super) fn is_name_char(char: char) -> bool {
    match u8::try_from(char) {
        Ok(byte) if byte.is_ascii() => is_name_byte(byte),
        _ => !is_other_bracket(char) && !is_blank(char),
    }
}

/// A bracket or quote that looks like one of ours.
fn is_other_bracket(char: char) -> bool {
    is_other_quote(char) || matches!(char, '（' | '）' | '［' | '］' | '【' | '】' | '｛' | '｝')
}

fn is_other_quote(char: char) -> bool {
    matches!(char, '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// Each token as its text, those that are not closed with a `!`, unknown ones with a `?`.
    fn texts(text: &str) -> Vec<String> {
        let mut lexer = Lexer::new(text);
        let mut out = Vec::new();
        loop {
            let token = lexer.next_token();
            let piece = &text[token.start..token.end];
            match token.kind {
                TokenKind::End => return out,
                TokenKind::Str { closed: false } | TokenKind::Regex { closed: false } => {
                    out.push(format!("{piece}!"));
                }
                TokenKind::Unknown => out.push(format!("{piece}?")),
                _ => out.push(piece.to_owned()),
            }
        }
    }

    #[rstest]
    #[case("", &[])]
    #[case(" , ; only a comment", &[])]
    #[case("#!/usr/bin/env consair\na", &["a"])]
    #[case("\u{feff}a\u{a0}b\u{2003}c", &["a", "b", "c"])]
    #[case("(a[b]{c})", &["(", "a", "[", "b", "]", "{", "c", "}", ")"])]
    #[case("a'b x# 'c", &["a'b", "x#", "'", "c"])]
    #[case("~@a ~ @b", &["~@", "a", "~", "@", "b"])]
    #[case("-1 +2 - -a +", &["-1", "+2", "-", "-a", "+"])]
    #[case(r"\a \newline \( \\ \;x", &["\\a", "\\newline", "\\(", "\\\\", "\\;", "x"])]
    #[case("\\é\\日b", &["\\é", "\\日b"])]
    #[case(r#""a\"b" #"c\"d""#, &[r#""a\"b""#, r#"#"c\"d""#])]
    #[case("#?(a) #?@(b) #{c} #(d)", &["#?(", "a", ")", "#?@(", "b", ")", "#{", "c", "}", "#(", "d", ")"])]
    #[case("#:a{ #::{ #::b {", &["#:a{", "#::{", "#::b {"])]
    #[case("#:a b", &["#:a?", "b"])]
    #[case("##Inf #'a #_b #^c #inst", &["##Inf", "#'", "a", "#_", "b", "#^", "c", "#inst"])]
    #[case("#<x> #= #[ #\\a #", &["#<x>?", "#=?", "#?", "[", "#?", "\\a", "#?"])]
    #[case("\"a", &["\"a!"])]
    #[case("\"a\\", &["\"a\\!"])]
    #[case("\"a\nb\n(c)", &["\"a\nb\n(c)!"])]
    fn tokens_are(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(texts(text), expected);
    }
}
