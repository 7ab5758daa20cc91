//! What the line editor asks of the language: is the text complete, what may go on here, how is it shown.

use std::borrow::Cow;
use std::fmt::Write;

use consair::eval::known::NameKind;
use consair::eval::syntax::lexer::Lexer;
use consair::eval::syntax::token::{Bracket, Opening, Token, TokenKind};
use consair::{Engine, Interpreter};
use consair_tools::names::{Names, word_start};
use rustyline::Context;
use rustyline::completion::{Completer, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};

/// Knows the names and the namespace of the session.
pub(super) struct Helper {
    names: Names,
    namespace: String,
    color: bool,
}

impl Helper {
    pub(super) fn new<E: Engine>(lisp: &mut Interpreter<E>) -> Self {
        let color = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Helper { names: Names::of(lisp), namespace: "user".to_owned(), color }
    }

    /// Takes in what `line` has defined.
    pub(super) fn learn<E: Engine>(&mut self, lisp: &mut Interpreter<E>, namespace: &str, line: &str) {
        self.names.refresh(lisp);
        self.names.note(line);
        namespace.clone_into(&mut self.namespace);
    }
}

impl rustyline::Helper for Helper {}

impl Hinter for Helper {
    type Hint = String;
}

impl Validator for Helper {
    fn validate(&self, context: &mut ValidationContext) -> rustyline::Result<ValidationResult> {
        Ok(match super::is_incomplete(context.input()) {
            true => ValidationResult::Incomplete,
            false => ValidationResult::Valid(None),
        })
    }
}

impl Completer for Helper {
    type Candidate = Pair;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let start = word_start(line, at);
        if start == at {
            return Ok((start, Vec::new()));
        }
        let found = self.names.complete(&self.namespace, &line[start..at]);
        let pair = |text: String| Pair { display: text.clone(), replacement: text };
        Ok((start, found.into_iter().map(|candidate| pair(candidate.text)).collect()))
    }
}

const STRING: &str = "32";
const NUMBER: &str = "36";
const KEYWORD: &str = "35";
const MACRO: &str = "1;34";
const COMMENT: &str = "2";
const MATCHED: &str = "1;7";
const STRAY: &str = "1;31";

impl Highlighter for Helper {
    fn highlight<'l>(&self, line: &'l str, at: usize) -> Cow<'l, str> {
        if !self.color {
            return Cow::Borrowed(line);
        }
        let tokens = tokens(line);
        let pairs = Pairs::of(&tokens);
        let matched = pairs.at(&tokens, at);
        let mut out = String::with_capacity(line.len() * 2);
        let mut end = 0;
        for (index, token) in tokens.iter().enumerate() {
            between(&line[end..token.start], &mut out);
            let style = match matched {
                Some((a, b)) if a == index || b == index => Some(MATCHED),
                _ if pairs.stray.contains(&index) => Some(STRAY),
                _ => self.style(token, line),
            };
            styled(&line[token.start..token.end], style, &mut out);
            end = token.end;
        }
        between(&line[end..], &mut out);
        Cow::Owned(out)
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        match self.color {
            true => Cow::Owned(format!("\x1b[1m{prompt}\x1b[0m")),
            false => Cow::Borrowed(prompt),
        }
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.color
    }
}

impl Helper {
    fn style(&self, token: &Token, line: &str) -> Option<&'static str> {
        match token.kind {
            TokenKind::Str { .. } | TokenKind::Regex { .. } | TokenKind::Char => Some(STRING),
            TokenKind::Number | TokenKind::Symbolic => Some(NUMBER),
            TokenKind::Keyword => Some(KEYWORD),
            TokenKind::Name => match &line[token.start..token.end] {
                "nil" | "true" | "false" => Some(NUMBER),
                name => match self.names.known(&self.namespace, name).map(|known| known.kind) {
                    Some(NameKind::Macro | NameKind::SpecialForm) => Some(MACRO),
                    _ => None,
                },
            },
            _ => None,
        }
    }
}

fn styled(text: &str, style: Option<&str>, out: &mut String) {
    match style {
        Some(style) => write!(out, "\x1b[{style}m{text}\x1b[0m").expect("a String takes all"),
        None => out.push_str(text),
    }
}

/// What stands between tokens: comments and space.
fn between(text: &str, out: &mut String) {
    for piece in text.split_inclusive('\n') {
        match piece.find(';') {
            Some(at) => {
                let (before, comment) = piece.split_at(at);
                let line = comment.trim_end_matches('\n');
                out.push_str(before);
                styled(line, Some(COMMENT), out);
                out.push_str(&comment[line.len()..]);
            }
            None => out.push_str(piece),
        }
    }
}

fn tokens(line: &str) -> Vec<Token> {
    let mut lexer = Lexer::new(line);
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next_token();
        if token.kind == TokenKind::End {
            return tokens;
        }
        tokens.push(token);
    }
}

/// Which bracket belongs to which, by the numbers of their tokens.
#[derive(Default)]
struct Pairs {
    pairs: Vec<(usize, usize)>,
    /// Closers that close nothing.
    stray: Vec<usize>,
}

impl Pairs {
    fn of(tokens: &[Token]) -> Self {
        let mut pairs = Pairs::default();
        let mut open: Vec<(usize, Bracket)> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::Open(opening) => open.push((index, Opening::bracket(opening))),
                TokenKind::Close(bracket) => match open.pop_if(|(_, opened)| *opened == bracket) {
                    Some((opener, _)) => pairs.pairs.push((opener, index)),
                    None => pairs.stray.push(index),
                },
                _ => {}
            }
        }
        pairs
    }

    /// The pair one of whose brackets stands before byte `at`, or begins there.
    fn at(&self, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
        let touches = |index: usize| tokens[index].end == at;
        let begins = |index: usize| tokens[index].start == at;
        let find = |near: &dyn Fn(usize) -> bool| {
            self.pairs.iter().copied().find(|(opener, closer)| near(*opener) || near(*closer))
        };
        find(&touches).or_else(|| find(&begins))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of the brackets that belong together when the cursor is at `at`, by their places.
    fn matched(line: &str, at: usize) -> Option<(usize, usize)> {
        let tokens = tokens(line);
        Pairs::of(&tokens).at(&tokens, at).map(|(a, b)| (tokens[a].start, tokens[b].start))
    }

    #[test]
    fn brackets_are_matched_and_those_in_strings_are_none() {
        assert_eq!(matched("(a [\")\" b])", 11), Some((0, 10)));
        assert_eq!(matched("(a [\")\" b])", 10), Some((3, 9)));
        assert_eq!(matched("(a [\")\" b])", 3), Some((3, 9)));
        assert_eq!(matched("(a [\")\" b])", 7), None);
        assert_eq!(Pairs::of(&tokens("(a]")).stray, [2]);
    }

    #[test]
    fn comments_are_shown_as_such() {
        let mut out = String::new();
        between("  ;; why\n ", &mut out);
        assert_eq!(out, "  \x1b[2m;; why\x1b[0m\n ");
    }
}
