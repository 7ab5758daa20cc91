//! Whatever a text holds, the reader ends, in time and space linear in it, without panic.

use std::thread;

use rstest::rstest;

use super::reading;
use crate::syntax::reader::steps;
use crate::syntax::source::SourceMap;

const SAMPLE: &str = r##"#!/usr/bin/env consair
(ns a.b "doc \"x\" \u00e9 \ud83d\ude00" (:require [c.d :as d]))
(defn ^{:private true} f [^String x & more] ; comment é
  (let [y #(+ % %2 %&) m {:a 1, ::b 2 :c/d [1.5e3 2/3 4N 0x1F 5M]}]
    `(~x ~@more #'f @y '#{\a \newline \u0041 \o102} ##Inf)))
#?(:clj nil :consair [#?@(:default [1 2])]) #_ #_ a b
#:ns{:x 1 :_/y #inst "2020"} #::{:z #"re\"gex"} ^:m ^T [日本 "é"]
"##;

/// Reads, copies, prints, draws and drops: everything that goes through all of a text.
fn exercise(text: &str) {
    let read = reading(text);
    assert_eq!(read.forms.clone().len(), read.forms.len());
    for form in &read.forms {
        assert!(text.get(form.span.start as usize..form.span.end as usize).is_some());
        let _ = form.to_string();
    }
    let mut sources = SourceMap::new();
    sources.add("sample", text);
    for diagnostic in &read.diagnostics {
        let span = diagnostic.span;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{diagnostic:?}");
        let _ = diagnostic.render(&sources, false);
    }
}

#[test]
fn the_sample_has_no_trouble() {
    assert_eq!(reading(SAMPLE).diagnostics, []);
}

#[test]
fn a_text_can_end_and_begin_anywhere() {
    for (at, _) in SAMPLE.char_indices() {
        exercise(&SAMPLE[..at]);
        exercise(&SAMPLE[at..]);
    }
}

#[test]
fn any_byte_can_be_any_other() {
    let others = b"()[]{}\"\\#'`~@^:;/%&?_,.-+0rNMe \n\r\0\x7f\xff";
    for at in 0..SAMPLE.len() {
        for other in others {
            let mut bytes = SAMPLE.as_bytes().to_vec();
            bytes[at] = *other;
            let text = String::from_utf8_lossy(&bytes);
            let read = reading(&text);
            for diagnostic in &read.diagnostics {
                let span = diagnostic.span;
                assert!(text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}

#[test]
fn any_three_characters_are_read() {
    let pieces: Vec<char> = "()[{}\"\\#'~@^:;/%?_1a \n日".chars().collect();
    for a in &pieces {
        for b in &pieces {
            for c in &pieces {
                let text: String = [a, b, c].into_iter().collect();
                reading(&text);
                reading(&format!("#({text}"));
            }
        }
    }
}

fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(256 << 10).spawn(run);
    thread.expect("a thread").join().expect("no panic");
}

#[rstest]
#[case("(", "1", ")")]
#[case("[", "1", "]")]
#[case("{1 ", "1", "}")]
#[case("{", "1", " 1}")]
#[case("#{", "1", "}")]
#[case("'", "1", "")]
#[case("`", "1", "")]
#[case("~@", "1", "")]
#[case("#t ", "1", "")]
#[case("^:a ", "b", "")]
#[case("^{:a ", "b", "} c")]
#[case("#(", "1", ")")]
#[case("#?(:consair ", "1", ")")]
#[case("#_", "1 ", "1 ")]
#[case("(", "1", "]")]
#[case("(", "1", "")]
#[case("", "1", ")")]
fn a_million_deep_is_not_too_deep(
    #[case] before: &'static str,
    #[case] middle: &'static str,
    #[case] after: &'static str,
) {
    on_a_small_stack(move || {
        let deep = 1_000_000;
        let text = before.repeat(deep) + middle + &after.repeat(deep);
        let read = reading(&text);
        let copy = read.forms.clone();
        drop(read);
        let printed: usize = copy.iter().map(|form| form.to_string().len()).sum();
        assert!(printed > 0);
    });
}

/// Pieces that make hard texts when they are repeated, one on each line of `pieces.txt` between quotes.
fn pieces() -> impl Iterator<Item = String> {
    let line = |line: &str| line[1..line.len() - 1].replace("\\n", "\n").replace("\\\\", "\\");
    include_str!("pieces.txt").lines().map(line)
}

#[test]
fn a_quarter_of_a_megabyte_of_anything_is_read() {
    pieces().for_each(|piece| repeated(&piece, 1 << 18));
}

#[test]
#[ignore = "half a minute without optimization"]
fn ten_megabytes_of_brackets_quotes_and_prefixes_are_read() {
    ["(", "\"", "#_", "'", "^", "(\n", "#("].into_iter().for_each(|piece| repeated(piece, 10 << 20));
}

fn repeated(piece: &str, bytes: usize) {
    let text = piece.repeat(bytes / piece.len());
    on_a_small_stack(move || {
        let read = reading(&text);
        let mut sources = SourceMap::new();
        sources.add("long", text);
        for diagnostic in &read.diagnostics {
            assert!(diagnostic.render(&sources, true).len() < 10_000);
        }
    });
}

/// Four times the text takes four times the work.
#[test]
fn the_work_is_linear() {
    for piece in pieces() {
        let work = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            steps::of(|| drop(reading(&text)))
        };
        let (small, large) = (work(30_000), work(120_000));
        assert!(large < 5 * small + 1_000_000, "{piece:?}: {small} steps, then {large}");
        assert!(large < 300 * 120_000, "{piece:?}: {large} steps");
    }
}
