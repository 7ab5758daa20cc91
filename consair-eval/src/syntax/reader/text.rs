//! Characters and strings, from their text.

use std::rc::Rc;

use memchr::memchr;

use super::number::Reason;

/// The character that `text` says; it begins with the backslash.
pub(super) fn character(text: &str) -> Result<char, Reason> {
    let name = &text[1..];
    let mut chars = name.chars();
    match (chars.next(), chars.as_str()) {
        (None, _) => return Err(Some("a backslash stands before the character")),
        (Some(char), "") => return Ok(char),
        (Some('u'), digits) if is_hex(digits) => return unicode(digits),
        (Some('o'), digits) if is_octal(digits) => return octal(digits),
        _ => {}
    }
    match name {
        "newline" => Ok('\n'),
        "space" => Ok(' '),
        "tab" => Ok('\t'),
        "return" => Ok('\r'),
        "backspace" => Ok('\u{8}'),
        "formfeed" => Ok('\u{c}'),
        _ => Err(Some(
            "the names of characters: newline, space, tab, return, backspace, formfeed, uXXXX, oNNN",
        )),
    }
}

fn is_hex(text: &str) -> bool {
    text.chars().all(|char| char.is_ascii_hexdigit())
}

fn is_octal(text: &str) -> bool {
    text.chars().all(|char| char.is_digit(8))
}

fn unicode(digits: &str) -> Result<char, Reason> {
    let code = u32::from_str_radix(digits, 16).ok();
    match code.filter(|_| digits.len() == 4) {
        None => Err(Some("after \\u stand four hexadecimal digits")),
        Some(code) => char::from_u32(code).ok_or(Some("half of a surrogate pair is no character")),
    }
}

fn octal(digits: &str) -> Result<char, Reason> {
    let code = u32::from_str_radix(digits, 8).ok();
    let code = code.filter(|code| *code <= 0o377).and_then(char::from_u32);
    code.ok_or(Some("after \\o stands an octal number up to 377"))
}

/// An escape that means nothing: its bytes in the string, and why.
pub(super) struct BadEscape {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) reason: &'static str,
}

/// `text` with its escapes resolved; U+FFFD in place of those that `bad` is told of.
pub(super) fn unescape(text: &str, mut bad: impl FnMut(BadEscape)) -> Rc<str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = memchr(b'\\', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let start = text.len() - rest.len() + at;
        let (length, char) = escape(&rest[at + 1..]);
        rest = &rest[at + 1 + length..];
        out.push(char.unwrap_or_else(|reason| {
            let end = start + 1 + length;
            bad(BadEscape { start, end, reason });
            char::REPLACEMENT_CHARACTER
        }));
    }
    if out.is_empty() {
        return text.into();
    }
    out.push_str(rest);
    out.into()
}

/// The escape at the beginning of `text`, after its backslash: its bytes and what it means.
fn escape(text: &str) -> (usize, Result<char, &'static str>) {
    let Some(first) = text.chars().next() else {
        return (0, Err("a backslash stands before a character"));
    };
    let char = match first {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        '"' | '\\' => first,
        'u' => return unicode_escape(text),
        '0'..='7' => return octal_escape(text),
        _ => {
            let reason = "the escapes: \\n \\t \\r \\b \\f \\\" \\\\ \\uXXXX and octal \\NNN";
            return (first.len_utf8(), Err(reason));
        }
    };
    (1, Ok(char))
}

/// `uXXXX`, or two of them that are a surrogate pair.
fn unicode_escape(text: &str) -> (usize, Result<char, &'static str>) {
    let Some(high) = unit(text) else {
        let digits = text[1..].bytes().take(4).take_while(u8::is_ascii_hexdigit);
        return (1 + digits.count(), Err("after \\u stand four hexadecimal digits"));
    };
    let low = text[5..].strip_prefix('\\').and_then(unit);
    if let (0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) = (high, low) {
        let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
        return (11, char::from_u32(code).ok_or("no such character"));
    }
    let reason = "half of a surrogate pair is no character";
    (5, char::from_u32(high).ok_or(reason))
}

/// The number of `uXXXX`.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('u')?.get(..4)?;
    is_hex(digits).then(|| u32::from_str_radix(digits, 16).ok())?
}

fn octal_escape(text: &str) -> (usize, Result<char, &'static str>) {
    let digits = text.bytes().take(3).take_while(|byte| (b'0'..=b'7').contains(byte));
    let length = digits.count();
    let code = u32::from_str_radix(&text[..length], 8).ok();
    let char = code.filter(|code| *code <= 0o377).and_then(char::from_u32);
    (length, char.ok_or("an octal escape goes up to \\377"))
}
