//! Which quote is wrong, where a string is not closed.
//!
//! One quote too many or too few turns what follows inside out: texts are read as code and code as
//! text. On the line with the wrong quote their number is odd, so the quotes of those lines are tried:
//! each may be one too many, or the last may begin a text that should end on its line. The first that
//! leaves the fewest things in odd places is taken.

use std::ops::Range;

use super::habit::Search;
use super::repair;
use super::scan::{foreign_end, is_unclosed, scan};
use crate::syntax::lexer::{Lexer, Mend, is_name_char};
use crate::syntax::token::{Token, TokenKind};

/// The ways that are tried.
const MOST_TRIED: usize = 40;
/// Of a longer part only the last quote is tried.
const LONG_PART: usize = 1 << 17;

/// Which quote of a part seems to be wrong. Without `care` the last one is.
pub(super) fn mend(text: &str, part: Range<usize>, search: Option<&Search>, care: bool) -> Mend {
    let mut best: Option<(usize, Mend)> = None;
    for mend in candidates(text, part.clone(), search, care) {
        let (tokens, closed) = lex(text, part.clone(), mend, search);
        let cost = oddities(text, part.clone(), &tokens, mend, search) + if closed { 0 } else { 1000 };
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, mend));
        }
        if cost == 0 {
            break;
        }
    }
    let (cost, mend) = best.expect("there is a quote to mend");
    if cost < 1000 {
        return mend;
    }
    // Several quotes are wrong: the last one goes to the end of the part.
    let start = last_quote(text, part.clone(), search).unwrap_or(part.start);
    let end = part.start + text[part].trim_end().len();
    Mend::Ends(start, end.max(start + 1))
}

/// The quote of the string in which a part ends.
fn last_quote(text: &str, part: Range<usize>, search: Option<&Search>) -> Option<usize> {
    let (tokens, _) = lex(text, part, Mend::None, search);
    let start = tokens.last()?.start;
    Some(start + usize::from(text.as_bytes()[start] == b'#'))
}

/// The tokens of a part, and whether its last string is closed.
fn lex(text: &str, part: Range<usize>, mend: Mend, search: Option<&Search>) -> (Vec<Token>, bool) {
    let mut lexer = Lexer::of_part(text, part, mend);
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    loop {
        let mut token = lexer.next_token();
        match token.kind {
            TokenKind::End => return (tokens, true),
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Name | TokenKind::Unknown => {
                if let Some(end) = foreign_end(text, &token, depth, search) {
                    token = Token { kind: TokenKind::Foreign, end, ..token };
                    lexer.move_to(end);
                }
            }
            _ if is_unclosed(&token, mend) => {
                tokens.push(token);
                return (tokens, false);
            }
            _ => {}
        }
        tokens.push(token);
    }
}

fn candidates(text: &str, part: Range<usize>, search: Option<&Search>, care: bool) -> Vec<Mend> {
    let mut out = Vec::new();
    if care && part.len() <= LONG_PART {
        let mut start = part.start;
        for line in text[part.clone()].split_inclusive('\n') {
            let quotes = quotes(line);
            if quotes.len() % 2 == 1 {
                let last = start + quotes[quotes.len() - 1];
                out.extend(ends(text, last, start + line.trim_end().len()));
                out.extend(quotes.iter().map(|at| Mend::Without(start + at)));
            }
            start += line.len();
            if out.len() > MOST_TRIED {
                break;
            }
        }
    }
    // The one that the reader was in when the text ended.
    if let Some(quote) = last_quote(text, part.clone(), search) {
        let line =
            memchr::memchr(b'\n', &text.as_bytes()[quote..part.end]).map_or(part.end, |end| quote + end);
        out.extend(ends(text, quote, quote + text[quote..line].trim_end().len()));
    }
    out
}

/// Where the string that begins at `quote` may end on its line: before the brackets at the end of the
/// line, before a bracket, or with the line.
fn ends(text: &str, quote: usize, line: usize) -> impl Iterator<Item = Mend> {
    let rest = &text[quote + 1..line.max(quote + 1)];
    let trimmed = rest.trim_end_matches([')', ']', '}']);
    let bracket = rest.find([')', ']', '}']).unwrap_or(rest.len());
    [trimmed.len(), bracket, rest.len()].into_iter().map(move |end| Mend::Ends(quote, quote + 1 + end))
}

/// The offsets of the quotes of a line that is not inside a string at its beginning.
fn quotes(line: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'"' => out.push(at),
            b';' if out.len() % 2 == 0 => break,
            _ => {}
        }
        at += 1;
    }
    out
}

/// How much in a part is not as it usually is.
fn oddities(text: &str, part: Range<usize>, tokens: &[Token], mend: Mend, search: Option<&Search>) -> usize {
    let odd = tokens.windows(2).filter(|pair| is_odd(text, pair)).count();
    let words = tokens.iter().filter(|token| is_odd_word(text, token)).count();
    let scan = scan(text, part, mend, search);
    let brackets = if scan.balanced { 0 } else { 2 + repair::survey(&scan, |_| {}) };
    4 * odd + 3 * words + 2 * brackets
}

/// True if a string in the part touches what is before or after it.
pub(super) fn has_odd_strings(text: &str, part: Range<usize>, search: Option<&Search>) -> bool {
    lex(text, part, Mend::None, search).0.windows(2).any(|pair| is_odd(text, pair))
}

/// True for a string that touches what is before or after it.
fn is_odd(text: &str, pair: &[Token]) -> bool {
    let is_string = |token: &Token| matches!(token.kind, TokenKind::Str { .. });
    let touches = pair[0].end == pair[1].start;
    let name = |at: usize| text[at..].chars().next().is_some_and(is_name_char);
    let before = |at: usize| text[..at].chars().next_back().is_some_and(is_name_char);
    touches
        && ((is_string(&pair[0]) && (name(pair[1].start) || is_string(&pair[1])))
            || (is_string(&pair[1]) && before(pair[1].start) && pair[1].start > pair[0].start))
}

/// True if a word follows the string without a blank.
pub(super) fn touches_a_word(text: &str, token: Token) -> bool {
    text[token.end..].chars().next().is_some_and(char::is_alphanumeric)
}

/// True for what is a word of a sentence rather than a name.
fn is_odd_word(text: &str, token: &Token) -> bool {
    let word = &text[token.start..token.end];
    match token.kind {
        TokenKind::Name => word.ends_with([',', '.', ':', '!']) && word.len() > 2 && !word.starts_with('.'),
        TokenKind::Unknown | TokenKind::Char if word.len() == 1 => true,
        _ => false,
    }
}
