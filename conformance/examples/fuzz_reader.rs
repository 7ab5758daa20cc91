//! Reads random texts for a while: nothing may panic, every place must be inside the text, and reading
//! must be linear: `cargo run --release -p consair-conformance --example fuzz_reader -- SECONDS [SEED]`.
//!
//! Texts are the corpus of broken programs, cut, joined and with pieces put in. A text that fails is
//! written to `fuzz-failure.clj`; its seed is printed, with which it fails again.

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use consair_conformance::broken::{Random, habits, listed, programs};
use consair_core::span::SourceId;
use consair_eval::syntax::reader::{ReadOptions, read};
use consair_eval::syntax::source::SourceMap;

const PIECES: [&str; 40] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\\",
    "#",
    "#_",
    "#(",
    "#{",
    "#?(",
    "#?@(",
    "#:a{",
    "#\"",
    "'",
    "`",
    "~@",
    "^",
    "@",
    "\n(",
    "\n",
    " ",
    ",@x",
    "::",
    "::<",
    "//",
    "/*",
    "# ",
    "=>",
    "“",
    "（",
    "def f(x):\n  ",
    "const x = {",
    "`${",
    ";",
    "1.2.3",
    "\u{feff}",
    "é",
];

fn text_of(random: &mut Random, corpus: &[String]) -> String {
    let mut chars: Vec<char> = Vec::new();
    for _ in 0..=random.below(2) {
        let source: Vec<char> = corpus[random.below(corpus.len())].chars().collect();
        let from = random.below(source.len());
        let to = from + random.below(source.len() - from + 1);
        chars.extend(&source[from..to]);
    }
    for _ in 0..random.below(8) {
        let at = random.below(chars.len() + 1);
        let piece = PIECES[random.below(PIECES.len())].repeat(1 + random.below(3));
        match random.below(3) {
            0 => drop(chars.splice(at..at, piece.chars())),
            1 if at < chars.len() => drop(chars.remove(at)),
            _ => {
                let other = random.below(chars.len() + 1);
                if at < chars.len() && other < chars.len() {
                    chars.swap(at, other);
                }
            }
        }
    }
    chars.into_iter().collect()
}

fn check(text: &str) {
    let read = read(SourceId(0), text, &ReadOptions::default());
    let inside = |start: u32, end: u32| text.get(start as usize..end as usize).is_some();
    assert!(read.forms.iter().all(|form| inside(form.span.start, form.span.end)), "a form outside");
    let mut sources = SourceMap::new();
    sources.add("fuzz", text);
    for diagnostic in &read.diagnostics {
        assert!(inside(diagnostic.span.start, diagnostic.span.end), "{diagnostic:?}");
        assert!(diagnostic.fixes.iter().all(|fix| inside(fix.span.start, fix.span.end)), "{diagnostic:?}");
        let shown = diagnostic.render(&sources, false) + &diagnostic.json(&sources);
        assert!(!shown.contains(|char: char| char.is_control() && char != '\n'), "a control character");
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let seconds = args.next().and_then(|text| text.parse().ok()).unwrap_or(10);
    let mut seed: u64 = args.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut corpus: Vec<String> = programs().map(|(_, text)| text.to_owned()).collect();
    corpus.extend(habits().into_iter().map(|habit| habit.text));
    corpus.extend(listed().iter().take(40).map(|mutant| mutant.text()));
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut count, mut slowest) = (0_u64, 0.0_f64);
    while Instant::now() < end {
        let text = text_of(&mut Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1), &corpus);
        let start = Instant::now();
        if catch_unwind(|| check(&text)).is_err() {
            std::fs::write("fuzz-failure.clj", &text).expect("a writable folder");
            println!("seed {seed} fails");
            std::process::exit(1);
        }
        slowest = slowest.max(start.elapsed().as_secs_f64() / (text.len() + 1000) as f64);
        seed += 1;
        count += 1;
    }
    println!("{count} texts, the slowest {:.0} ns a byte with what is shown of it", slowest * 1e9);
}
