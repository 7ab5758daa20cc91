//! What is said of wrong texts, where, and what is read around it.

use rstest::rstest;

use super::{printed, reading};
use crate::syntax::source::SourceMap;

/// `code@start..end message` of each.
fn said(text: &str) -> Vec<String> {
    let read = reading(text);
    let line = |d: &crate::syntax::diagnostic::Diagnostic| {
        format!("{}@{}..{} {}", d.code, d.span.start, d.span.end, d.message)
    };
    read.diagnostics.iter().map(line).collect()
}

#[rstest]
#[case("(f \"a\n(b\"c)", "(f \"a\\n(b\" c)")]
#[case("\"a\n(b\"c\n(d \"\n[\"e)", "\"a\\n(b\" c (d \"\\n[\" e)")]
#[case("(. a b)", "(. a b)")]
#[case("(a .b c)", "(a .b c)")]
fn nothing_is_said_of_what_only_looks_odd(#[case] text: &str, #[case] expected: &str) {
    assert_eq!((said(text), printed(&reading(text))), (Vec::new(), expected.to_owned()));
}

#[rstest]
#[case("a 08 b", "reader/number@2..4 expected a number, found `08`", "a #missing b")]
#[case("1a", "reader/number@0..2 expected a number, found `1a`", "#missing")]
#[case("1/0", "reader/number@0..3 expected a number, found `1/0`", "#missing")]
#[case("37r1", "reader/number@0..4 expected a number, found `37r1`", "#missing")]
#[case("0x", "reader/number@0..2 expected a number, found `0x`", "#missing")]
#[case("0x+1", "reader/number@0..4 expected a number, found `0x+1`", "#missing")]
#[case("1.2.3", "reader/number@0..5 expected a number, found `1.2.3`", "#missing")]
#[case("##x y", "reader/number@0..3 expected `##Inf`, `##-Inf` or `##NaN`, found `##x`", "#missing y")]
#[case("\\foo", "reader/character@0..4 expected a character, found `\\foo`", "#missing")]
#[case("\\ud800", "reader/character@0..6 expected a character, found `\\ud800`", "#missing")]
#[case("\\o400", "reader/character@0..5 expected a character, found `\\o400`", "#missing")]
#[case("\\", "reader/character@0..1 expected a character, found `\\`", "#missing")]
#[case(r#"["a\qb" c]"#, "reader/escape@3..5 expected an escape, found `\\q`", "[\"a\u{fffd}b\" c]")]
#[case(r#""\u12""#, "reader/escape@1..5 expected an escape, found `\\u12`", "\"\u{fffd}\"")]
#[case(r#""\ud800x""#, "reader/escape@1..7 expected an escape, found `\\ud800`", "\"\u{fffd}x\"")]
#[case(r#""\400""#, "reader/escape@1..5 expected an escape, found `\\400`", "\"\u{fffd}\"")]
#[case("(a/ b)", "reader/symbol@1..3 expected a symbol, found `a/`", "(#missing b)")]
#[case("/a", "reader/symbol@0..2 expected a symbol, found `/a`", "#missing")]
#[case("a::b", "habit/path@0..4 expected a symbol, found `a::b`", "#missing")]
#[case("a/1", "reader/symbol@0..3 expected a symbol, found `a/1`", "#missing")]
#[case("a\u{0}", "reader/symbol@0..2 expected a symbol, found `a\u{0}`", "#missing")]
#[case(":", "reader/keyword@0..1 expected a keyword, found `:`", "#missing")]
#[case(":::a", "reader/keyword@0..4 expected a keyword, found `:::a`", "#missing")]
#[case(":a:", "reader/keyword@0..3 expected a keyword, found `:a:`", "#missing")]
#[case(
    "#<a> b",
    "reader/dispatch@0..4 expected `#` and something that goes with it, found `#<a>`",
    "#missing b"
)]
#[case("#[a]", "reader/dispatch@0..1 expected `#` and something that goes with it, found `#`", "[a]")]
#[case("#?[a]", "reader/dispatch@0..2 expected `(` after it, found `#?`", "[a]")]
#[case("a ) b", "reader/stray@2..3 expected a form, found `)`", "a b")]
#[case("(a [b) c", "reader/mismatched@5..6 expected `]` to close `[`, found `)`", "(a [b]) c")]
#[case("(a] b", "reader/mismatched@2..3 expected `)` to close `(`, found `]`", "(a) b")]
#[case(
    "([{#{'[a)",
    "reader/mismatched@8..9 expected `]` to close `[`, found `)`",
    "([{#{(quote [a])} #missing}])"
)]
#[case("(a ') b", "reader/missing-form@3..4 expected a form after `'`, found `)`", "(a #missing) b")]
#[case("(a '^:b) c", "reader/missing-form@4..5 expected a form after `^`, found `)`", "(a #missing) c")]
#[case("(a #_) c", "reader/missing-form@3..5 expected a form after `#_`, found `)`", "(a) c")]
#[case("[#u] c", "reader/missing-form@1..3 expected a form after `#u`, found `]`", "[#missing] c")]
#[case("{:a} b", "reader/odd-map@1..3 expected a value for the key `:a`, found `}`", "{:a #missing} b")]
#[case("{:a 1 :b 2 :a 3}", "reader/duplicate@11..13 expected each key once, found `:a` again", "{:a 1 :b 2}")]
#[case(
    "{a 1 ^:x a 2 b 3}",
    "reader/duplicate@5..10 expected each key once, found `^:x a` again",
    "{a 1 b 3}"
)]
#[case("{0.0 1 -0.0 2}", "reader/duplicate@7..11 expected each key once, found `-0.0` again", "{0.0 1}")]
#[case("#{1 2 1N}", "reader/duplicate@6..8 expected each element once, found `1N` again", "#{1 2}")]
#[case("#:a{:b 1 :a/b 2}", "reader/duplicate@9..13 expected each key once, found `:a/b` again", "{:a/b 1}")]
#[case(
    "^1 a",
    "reader/metadata@1..2 expected a keyword, symbol, string, vector or map as metadata, found `1`",
    "a"
)]
#[case(
    "^:a 1",
    "reader/metadata@4..5 expected a symbol or a collection to carry the metadata, found `1`",
    "1"
)]
#[case(
    "#(a #(b %2) %)",
    "reader/nested-function@4..6 expected no `#(...)` inside another, found `#(`",
    "(fn* [p1__# p2__#] (a (b p2__#) p1__#))"
)]
#[case(
    "#(a %x)",
    "reader/argument@4..6 expected `%`, `%1` to `%20` or `%&`, found `%x`",
    "(fn* [] (a #missing))"
)]
#[case(
    "#(a %21)",
    "reader/argument@4..7 expected `%`, `%1` to `%20` or `%&`, found `%21`",
    "(fn* [] (a #missing))"
)]
#[case(
    "#(a %+1)",
    "reader/argument@4..7 expected `%`, `%1` to `%20` or `%&`, found `%+1`",
    "(fn* [] (a #missing))"
)]
#[case(
    "#?(a b :consair c)",
    "reader/conditional@3..4 expected a keyword that names a feature, found `a`",
    "c"
)]
#[case("#?(:consair 1 :clj)", "reader/conditional@14..18 expected a form for `:clj`, found `)`", "1")]
#[case(
    "#?@(:consair [1])",
    "reader/conditional@0..17 expected `#?@` inside a collection, found it outside",
    ""
)]
#[case(
    "[#?@(:consair 1)]",
    "reader/conditional@14..15 expected a list or a vector to splice, found `1`",
    "[]"
)]
#[case("#:a/b{:c 1}", "reader/namespaced-map@0..5 expected a namespace after `#:`, found `#:a/b`", "{:c 1}")]
#[case("#::{a 1}", "reader/namespaced-map@4..5 expected a keyword as key after `#::`, found `a`", "{a 1}")]
fn a_trouble_is_said_once_and_reading_goes_on(
    #[case] text: &str,
    #[case] diagnostic: &str,
    #[case] forms: &str,
) {
    assert_eq!(said(text), [diagnostic]);
    let read = reading(text);
    assert_eq!(printed(&read), forms);
    assert!(!read.incomplete);
}

#[rstest]
#[case("(a (b c)", "reader/unclosed@8..8 expected `)` to close `(`, found the end of the text", "(a (b c))")]
#[case(
    "a [b {:c",
    "reader/unclosed@8..8 expected `}` to close `{`, found the end of the text",
    "a [b {:c #missing}]"
)]
#[case(
    "#(a #{%",
    "reader/unclosed@7..7 expected `}` to close `#{`, found the end of the text",
    "(fn* [p1__#] (a #{p1__#}))"
)]
#[case(
    "a \"b",
    "reader/unclosed-string@4..4 expected `\"` to close the string, found the end of the text",
    "a \"b\""
)]
#[case(
    "\"b\\",
    "reader/unclosed-string@3..3 expected `\"` to close the string, found the end of the text",
    "\"b\u{fffd}\""
)]
#[case(
    "#\"b",
    "reader/unclosed-string@3..3 expected `\"` to close the string, found the end of the text",
    "#\"b\""
)]
#[case("a '", "reader/missing-form@2..3 expected a form after `'`, found the end of the text", "a #missing")]
#[case(
    "a ''^:b",
    "reader/missing-form@4..5 expected a form after `^`, found the end of the text",
    "a #missing"
)]
#[case("a #_ #_ b", "reader/missing-form@2..4 expected a form after `#_`, found the end of the text", "a")]
#[case(
    "(a\n(b c)\n(d)",
    "reader/unclosed@2..2 expected `)` to close `(`, found `(` at the beginning of a line",
    "(a) (b c) (d)"
)]
#[case(
    "(a [b '(c\n(d)",
    "reader/unclosed@9..9 expected `)` to close `(`, found `(` at the beginning of a line",
    "(a [b (quote (c))]) (d)"
)]
#[case(
    "(a '\n(b)",
    "reader/unclosed@4..4 expected `)` to close `(`, found `(` at the beginning of a line",
    "(a #missing) (b)"
)]
#[case(
    "(comment\n(a)\n)\n(b\n(c)",
    "reader/unclosed@17..17 expected `)` to close `(`, found `(` at the beginning of a line",
    "(comment (a)) (b) (c)"
)]
fn a_text_that_ends_too_early_is_incomplete(
    #[case] text: &str,
    #[case] diagnostic: &str,
    #[case] forms: &str,
) {
    assert_eq!(said(text), [diagnostic]);
    let read = reading(text);
    assert_eq!(printed(&read), forms);
    assert!(read.incomplete);
}

#[test]
fn each_unclosed_definition_is_said() {
    let text = "(a [\n(b {\n(c)\n(d";
    let read = reading(text);
    assert_eq!(printed(&read), "(a []) (b {}) (c) (d)");
    let starts: Vec<_> = read.diagnostics.iter().map(|d| d.span.start).collect();
    assert_eq!(starts, [4, 9, 16]);
    assert!(read.incomplete);
}

#[test]
fn an_unclosed_string_ends_before_the_next_definition() {
    let read = reading("(a \"b)\nc\n(d e)");
    assert_eq!(printed(&read), "(a \"b\") c (d e)");
    let codes: Vec<_> = read.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["reader/unclosed-string"]);
    assert!(read.incomplete);
}

#[test]
fn other_troubles_are_not_mended_by_more_text() {
    assert!(!reading("08 (").incomplete);
    assert!(!reading("(a ] [").incomplete);
    assert!(!reading("").incomplete && !reading("a (b)").incomplete);
    assert!(reading("\"a\n(08").incomplete, "what follows may be inside the string");
}

#[test]
fn a_diagnostic_offers_what_is_missing() {
    let text = "(a [b {:c 1  ";
    let read = reading(text);
    let fix = &read.diagnostics[0].fixes[0];
    let mut mended = text.to_owned();
    mended.insert_str(fix.span.start as usize, &fix.replacement);
    assert_eq!(mended, "(a [b {:c 1}])  ");
    assert_eq!(reading(&mended).diagnostics, []);
    assert_eq!(read.diagnostics[0].labels.len(), 3);
}

#[test]
fn after_a_hundred_troubles_the_rest_are_counted() {
    let read = reading(&")".repeat(150));
    assert_eq!(read.diagnostics.len(), 101);
    assert_eq!(read.diagnostics[100].message, "expected fewer errors, found 50 more");
}

#[test]
fn a_diagnostic_points_into_the_text() {
    let mut sources = SourceMap::new();
    let text = "(defn f [x\n  (inc x))\n";
    sources.add("f.clj", text);
    let shown = reading(text).diagnostics[0].render(&sources, false);
    let expected = "\
error[reader/unclosed]: expected `]` to close `[`, found a line that is indented as if it were outside
 --> f.clj:1:11
  |
1 | (defn f [x
  |         - ^
  |         |
  |         opened here
  |
  = help: insert `]`";
    assert_eq!(shown, expected, "\n{shown}");
}
