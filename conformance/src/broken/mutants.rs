//! Real programs with one bracket or quote changed.

use std::fmt::Write;

/// The programs, by name.
pub fn programs() -> impl Iterator<Item = (&'static str, &'static str)> {
    include!(concat!(env!("OUT_DIR"), "/broken_programs.rs")).into_iter()
}

/// The text of the program of that name.
///
/// # Panics
/// When there is none.
pub fn program(name: &str) -> &'static str {
    programs().find(|(known, _)| *known == name).map(|(_, text)| text).expect("a program of that name")
}

/// A program with `start..end` replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mutant {
    /// The program.
    pub program: &'static str,
    /// What was done: `delete`, `double`, `swap`, `replace`.
    pub change: &'static str,
    /// Where, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there now.
    pub replacement: String,
}

impl Mutant {
    /// The text.
    pub fn text(&self) -> String {
        let text = program(self.program);
        format!("{}{}{}", &text[..self.start], self.replacement, &text[self.end..])
    }

    /// The line, from 1, of the change.
    pub fn line(&self) -> usize {
        1 + program(self.program)[..self.start].matches('\n').count()
    }
}

/// The mutants that are kept in the repository, in `broken/mutants.tsv`.
///
/// # Panics
/// When a line of it is not as [`list_of`] writes it.
pub fn listed() -> Vec<Mutant> {
    let lines = include_str!("../../broken/mutants.tsv").lines();
    let parse = |line: &str| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().expect("five fields");
        let name = next();
        let change = next();
        let program = programs().find(|(known, _)| *known == name).expect("a program of that name").0;
        let change = CHANGES.into_iter().find(|known| *known == change).expect("a known change");
        let (start, end) = (next().parse().expect("an offset"), next().parse().expect("an offset"));
        Mutant { program, change, start, end, replacement: next().to_owned() }
    };
    lines.map(parse).collect()
}

/// The mutants as lines of `broken/mutants.tsv`.
pub fn list_of(mutants: &[Mutant]) -> String {
    let mut out = String::new();
    for Mutant { program, change, start, end, replacement } in mutants {
        let _ = writeln!(out, "{program}\t{change}\t{start}\t{end}\t{replacement}");
    }
    out
}

const CHANGES: [&str; 4] = ["delete", "double", "swap", "replace"];
const BRACKETS: &[u8] = b"()[]{}\"";

/// `count` mutants that `seed` gives. Brackets inside strings and comments are left alone; what reads
/// without an error after the change is no mutant.
pub fn mutants(seed: u64, count: usize) -> Vec<Mutant> {
    let programs: Vec<_> = programs().filter(|(_, text)| places(text).len() > 4).collect();
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut out = Vec::new();
    while out.len() < count {
        let (name, text) = programs[random.below(programs.len())];
        let places = places(text);
        let at = places[random.below(places.len())];
        let change = CHANGES[random.below(CHANGES.len())];
        let byte = char::from(text.as_bytes()[at]);
        let next = text[at + 1..].chars().next().unwrap_or('\n');
        let (end, replacement) = match change {
            "delete" => (at + 1, String::new()),
            "double" => (at + 1, format!("{byte}{byte}")),
            "swap" if !next.is_whitespace() => (at + 1 + next.len_utf8(), format!("{next}{byte}")),
            "replace" => (at + 1, char::from(BRACKETS[random.below(BRACKETS.len())]).to_string()),
            _ => continue,
        };
        let mutant = Mutant { program: name, change, start: at, end, replacement };
        if mutant.text() != text && !super::figures::reads(&mutant.text()) {
            out.push(mutant);
        }
    }
    out
}

/// The brackets and quotes outside of strings and comments.
fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let (mut at, mut quoted) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'"' => {
                quoted = !quoted;
                out.push(at);
            }
            b';' if !quoted => at += text[at..].find('\n').unwrap_or(text.len() - at),
            byte if !quoted && BRACKETS.contains(&byte) => out.push(at),
            _ => {}
        }
        at += 1;
    }
    out
}

/// Xorshift: the same numbers on every machine. The seed is not 0.
pub struct Random(pub u64);

impl Random {
    /// A number below `bound`; 0 below 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound.max(1)
    }
}
