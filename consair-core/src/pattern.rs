//! Regular expressions, written as Java writes them.
//!
//! Most patterns run in linear time on the crate `regex`. Those that it refuses, because they look around or
//! back, run on `fancy-regex`, which may have to try many ways: so many, and no more.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use crate::engine::Engine;
use crate::error::Error;

/// The bytes that the program of one pattern may occupy.
const PROGRAM_BYTES: usize = 4 << 20;

/// The steps back that one match may take.
const MAX_STEPS: usize = 1_000_000;

/// A compiled regular expression.
#[derive(Debug)]
pub struct Pattern {
    text: Box<str>,
    program: Program,
}

#[derive(Debug)]
enum Program {
    Linear(regex::Regex),
    Backtracking(Box<fancy_regex::Regex>),
}

/// A match took more steps back than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManySteps;

impl<E: Engine> From<TooManySteps> for Error<E> {
    fn from(_: TooManySteps) -> Self {
        Error::limit(format!("the regular expression took more than {MAX_STEPS} steps back"))
    }
}

/// A match in a text: the places of its groups, of which group 0 is all of it.
#[derive(Clone, Debug)]
pub struct Found<'t> {
    text: &'t str,
    groups: SmallVec<[Option<(usize, usize)>; 4]>,
}

impl<'t> Found<'t> {
    /// How many groups the pattern has, the whole match among them.
    pub fn count(&self) -> usize {
        self.groups.len()
    }

    /// The bytes of the whole match.
    pub fn range(&self) -> Range<usize> {
        let (start, end) = self.groups[0].expect("group 0 is the match");
        start..end
    }

    /// The text of a group; `None` when it took no part in the match.
    pub fn group(&self, at: usize) -> Option<&'t str> {
        let (start, end) = (*self.groups.get(at)?)?;
        Some(&self.text[start..end])
    }
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// When it is none, or its program would be too large: the reason.
    pub fn new(text: &str) -> Result<Self, String> {
        let plain = translated(text);
        let linear = regex::RegexBuilder::new(&plain).size_limit(PROGRAM_BYTES).build();
        let program = match linear {
            Ok(regex) => Program::Linear(regex),
            Err(regex::Error::CompiledTooBig(_)) => {
                return Err(format!("it needs more than {PROGRAM_BYTES} bytes"));
            }
            Err(refused) => match backtracking(&plain) {
                Some(built) => Program::Backtracking(Box::new(built?)),
                None => return Err(last_line(&refused.to_string())),
            },
        };
        Ok(Pattern { text: text.into(), program })
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many groups it has, the whole match among them.
    pub fn groups(&self) -> usize {
        match &self.program {
            Program::Linear(regex) => regex.captures_len(),
            Program::Backtracking(regex) => regex.captures_len(),
        }
    }

    /// The number of the group with that name.
    pub fn group_named(&self, name: &str) -> Option<usize> {
        match &self.program {
            Program::Linear(regex) => regex.capture_names().position(|of| of == Some(name)),
            Program::Backtracking(regex) => regex.capture_names().position(|of| of == Some(name)),
        }
    }

    /// The bytes of the first match at or after `from`.
    ///
    /// # Errors
    /// When looking for it took too many steps.
    pub fn find_at(&self, text: &str, from: usize) -> Result<Option<Range<usize>>, TooManySteps> {
        Ok(match &self.program {
            Program::Linear(regex) => regex.find_at(text, from).map(|found| found.range()),
            Program::Backtracking(regex) => {
                regex.find_from_pos(text, from).map_err(|_| TooManySteps)?.map(|found| found.range())
            }
        })
    }

    /// The first match at or after `from`, with its groups.
    ///
    /// # Errors
    /// When looking for it took too many steps.
    pub fn match_at<'t>(&self, text: &'t str, from: usize) -> Result<Option<Found<'t>>, TooManySteps> {
        if self.groups() == 1 {
            // To find no more than where it is takes less.
            let found = self.find_at(text, from)?;
            let whole = |found: Range<usize>| smallvec![Some((found.start, found.end))];
            return Ok(found.map(|found| Found { text, groups: whole(found) }));
        }
        let groups = match &self.program {
            Program::Linear(regex) => regex.captures_at(text, from).map(|found| {
                found.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect()
            }),
            Program::Backtracking(regex) => {
                let found = regex.captures_from_pos(text, from).map_err(|_| TooManySteps)?;
                found.map(|found| {
                    found.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect()
                })
            }
        };
        Ok(groups.map(|groups| Found { text, groups }))
    }
}

/// The last line of a report on a pattern: the first ones show it and point into it.
fn last_line(report: &str) -> String {
    report.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// The program of a pattern that looks around or back; `None` for one that does not.
fn backtracking(pattern: &str) -> Option<Result<fancy_regex::Regex, String>> {
    let refers_back = pattern.as_bytes().windows(2).any(|two| two[0] == b'\\' && two[1].is_ascii_digit());
    let looks = ["(?=", "(?!", "(?<=", "(?<!", "(?>", r"\k<", r"\G"];
    if !refers_back && !looks.iter().any(|part| pattern.contains(part)) {
        return None;
    }
    let built = fancy_regex::RegexBuilder::new(pattern)
        .backtrack_limit(MAX_STEPS)
        .delegate_size_limit(PROGRAM_BYTES)
        .build();
    Some(built.map_err(|error| last_line(&error.to_string())))
}

/// What Java writes otherwise than the crates read it.
const JAVA: [(&str, &str); 12] = [
    (r"\h", r"[ \t\u{A0}\u{1680}\u{180E}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]"),
    (r"\H", r"[^ \t\u{A0}\u{1680}\u{180E}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]"),
    (r"\v", r"[\n\x0B\f\r\u{85}\u{2028}\u{2029}]"),
    (r"\V", r"[^\n\x0B\f\r\u{85}\u{2028}\u{2029}]"),
    (r"\R", r"(?:\r\n|[\n\x0B\f\r\u{85}\u{2028}\u{2029}])"),
    (r"\Z", r"(?=\n?\z)"),
    (r"\e", r"\x1B"),
    (r"\<", "<"),
    (r"\>", ">"),
    (r"\p{Alnum}", "[0-9A-Za-z]"),
    (r"\p{XDigit}", "[0-9A-Fa-f]"),
    (r"\p{Punct}", r"[!-/:-@\[-`{-~]"),
];

/// A pattern of Java as the crates write it.
fn translated(pattern: &str) -> Cow<'_, str> {
    if !pattern.contains('\\') {
        return Cow::Borrowed(pattern);
    }
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = escape(rest, &mut out);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Writes the escape at the beginning of `rest`; what comes after it.
fn escape<'p>(rest: &'p str, out: &mut String) -> &'p str {
    if let Some(quoted) = rest.strip_prefix(r"\Q") {
        let (text, after) = quoted.split_once(r"\E").unwrap_or((quoted, ""));
        out.push_str(&regex::escape(text));
        return after;
    }
    if let Some((java, ours)) = JAVA.iter().find(|(java, _)| rest.starts_with(java)) {
        out.push_str(ours);
        return &rest[java.len()..];
    }
    if let Some(octal) = rest.strip_prefix(r"\0") {
        let digits = octal.bytes().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
        if let Ok(code) = u32::from_str_radix(&octal[..digits], 8) {
            out.push_str(&format!(r"\x{{{code:X}}}"));
            return &octal[digits..];
        }
    }
    // The escape and the character after it belong together: `\\Q` is a backslash and a Q.
    let end = rest[1..].chars().next().map_or(1, |c| 1 + c.len_utf8());
    out.push_str(&rest[..end]);
    &rest[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_keeps_its_text() {
        assert_eq!(Pattern::new(r"\Qa.b\E").unwrap().as_str(), r"\Qa.b\E");
        assert_eq!(translated(r"\Qa.b\E+\\Q"), r"a\.b+\\Q");
        assert_eq!(translated(r"\0101\e"), r"\x{41}\x1B");
    }

    #[test]
    fn what_looks_around_is_found_too() {
        let pattern = Pattern::new(r"(\d)(?=(\d{3})+$)").unwrap();
        let found = pattern.match_at("1234567", 0).unwrap().unwrap();
        assert_eq!((found.count(), found.range(), found.group(2)), (3, 0..1, Some("567")));
    }

    #[test]
    fn steps_back_are_bounded() {
        let pattern = Pattern::new(r"(?=a)(a+)+\1b").unwrap();
        assert_eq!(pattern.find_at(&"a".repeat(5000), 0), Err(TooManySteps));
    }

    #[test]
    fn what_is_no_pattern_has_a_reason() {
        assert_eq!(Pattern::new("(").unwrap_err(), "unclosed group");
        assert!(Pattern::new("(?=").is_err());
    }
}
