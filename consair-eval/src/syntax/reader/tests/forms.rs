//! What right texts read as.

use rstest::rstest;

use super::{printed, reading};
use crate::syntax::form::{Form, FormKind};

#[rstest]
// Numbers.
#[case("0 -0 +0 7 -7 +7", "0 0 0 7 -7 7")]
#[case("0x1F -0Xff 017 -017 2r101 36rZz 16Rff", "31 -255 15 -15 5 1295 255")]
#[case("9223372036854775807 -9223372036854775808", "9223372036854775807 -9223372036854775808")]
#[case("9223372036854775808 -9223372036854775809", "9223372036854775808N -9223372036854775809N")]
#[case("1N 0N -0N 0x10N 0xffffffffffffffff", "1N 0N 0N 16N 18446744073709551615N")]
#[case("0x7fffffffffffffff -0x8000000000000000", "9223372036854775807 -9223372036854775808")]
#[case("1000000000000000000000r", "#missing")]
#[case("36r1000000000000000000", "10314424798490535546171949056N")]
#[case("1/2 -1/2 +4/2 01/02", "1/2 -1/2 2 1/2")]
#[case("1.5 -1.5 1. 1e3 1.5e-3 2E+2", "1.5 -1.5 1.0 1000.0 0.0015 200.0")]
#[case("1e400 ##Inf ##-Inf ##NaN -0.0", "##Inf ##Inf ##-Inf ##NaN -0.0")]
#[case("1.50M 1M -2e3M", "1.50M 1M -2E+3M")]
// Characters and strings.
#[case(
    r"\a \newline \space \tab \return \backspace \formfeed",
    r"\a \newline \space \tab \return \backspace \formfeed"
)]
#[case(r"\u0041 \o101 \u \o \( \\ \日", r"\A \A \u \o \( \\ \日")]
#[case(r#""" "a\n\t\r\"\\" "\b\f""#, r#""" "a\n\t\r\"\\" "\u0008\u000c""#)]
#[case(r#""\u0041\101\7z\ud83d\ude00""#, "\"AA\\u0007z\u{1f600}\"")]
#[case("\"two\nlines é日\"", "\"two\\nlines é日\"")]
#[case(r#"#"a\d\"+""#, r#"#"a\d\"+""#)]
// Names.
#[case("nil true false nils", "nil true false nils")]
#[case(
    "a a/b / ns// foo.bar/baz a'b ->x + - ... & *x* x# a.b. -a +a .m",
    "a a/b / ns// foo.bar/baz a'b ->x + - ... & *x* x# a.b. -a +a .m"
)]
#[case(":a :a/b ::a ::x/a :1 :+ :a:b :a.b/c", ":a :a/b ::a ::x/a :1 :+ :a:b :a.b/c")]
#[case("% %1 %&", "% %1 %&")]
// Collections.
#[case("() [] {} #{}", "() [] {} #{}")]
#[case("(a [b {:c #{d}}])", "(a [b {:c #{d}}])")]
#[case("{:a 1, :b 2}", "{:a 1 :b 2}")]
#[case(
    "{1 :a 1.0 :b \"1\" :c \\1 :d :1 :e ##NaN 1 ##NaN 2 [1] 1}",
    "{1 :a 1.0 :b \"1\" :c \\1 :d :1 :e ##NaN 1 ##NaN 2 [1] 1}"
)]
// Prefixes.
#[case("'x @x #'x `x ~x ~@x", "(quote x) (clojure.core/deref x) (var x) `x ~x ~@x")]
#[case("''x '(a) ' x", "(quote (quote x)) (quote (a)) (quote x)")]
#[case("a #_b c #_ #_ d e f #_(a b) '#_g h (#_i)", "a c f (quote h) ()")]
#[case("a ; b\nc #! d\ne", "a c e")]
#[case(
    "^:k x ^T x ^\"T\" x ^{:a 1} x ^[A] x #^:k x ^::k x",
    "^{:k true} x ^{:tag T} x ^{:tag \"T\"} x ^{:a 1} x ^{:param-tags [A]} x ^{:k true} x ^{::k true} x"
)]
#[case("^:a ^:b x [^:c y] ^:d #_z w", "^{:a true} ^{:b true} x [^{:c true} y] ^{:d true} w")]
#[case("#inst \"2020\" #uuid \"u\" #a.b/c [1] [#x #y z]", "#inst \"2020\" #uuid \"u\" #a.b/c [1] [#x #y z]")]
// Functions.
#[case("#(f)", "(fn* [] (f))")]
#[case("#(f % %1 %3)", "(fn* [p1__# p2__# p3__#] (f p1__# p1__# p3__#))")]
#[case("#(f %& [%2])", "(fn* [p1__# p2__# & rest__#] (f rest__# [p2__#]))")]
#[case("#(f #_%9 #?(:clj %8 :consair %))", "(fn* [p1__#] (f p1__#))")]
#[case("#(f #_%&)", "(fn* [] (f))")]
#[case("#(f '%) %", "(fn* [p1__#] (f (quote p1__#))) %")]
// Conditionals.
#[case("#?(:consair 1 :clj 2) #?(:clj 1) #?() 3", "1 3")]
#[case("#?(:clj 1 :default 2) #?(:default 1 :consair 2)", "2 2")]
#[case("[0 #?@(:consair [1 2]) #?@(:clj [3]) #?@(:default (4))]", "[0 1 2 4]")]
#[case("['#?(:clj a) b #?(:consair #?(:clj 1 :consair 2))]", "[(quote b) 2]")]
// Namespaced maps.
#[case("#:a{:b 1 c/d 2 _/e 3 :_/f 4 \"g\" 5 h 6}", "{:a/b 1 c/d 2 e 3 :f 4 \"g\" 5 a/h 6}")]
#[case(
    "#::{:b 1 :_/c 2} #::al{:b 1 :x/y 2} #:a.b {:c {:d 1}}",
    "{::b 1 :c 2} {::al/b 1 :x/y 2} {:a.b/c {:d 1}}"
)]
fn texts_read_as(#[case] text: &str, #[case] expected: &str) {
    let read = reading(text);
    assert_eq!(printed(&read), expected);
    if !expected.contains("#missing") {
        assert_eq!(read.diagnostics, []);
        assert!(!read.incomplete);
    }
}

/// What is printed reads as what was printed.
#[test]
fn print_and_read_agree() {
    let text =
        r#"(a ^:b [c "d\n\u0007" \space \u0000 #"e\"" 1N 1.5M 1/2 -0.0 ##NaN :k ::l/m] #{`~x ~@y} #t z)"#;
    let once = printed(&reading(text));
    assert_eq!(printed(&reading(&once)), once);
}

/// The text of each form, outermost first, in the order of the text.
fn pieces<'t>(text: &'t str, forms: &[Form]) -> Vec<&'t str> {
    let mut waiting: Vec<&Form> = forms.iter().rev().collect();
    let mut out = Vec::new();
    while let Some(form) = waiting.pop() {
        out.push(&text[form.span.start as usize..form.span.end as usize]);
        let at = waiting.len();
        form.push_parts(&mut waiting);
        waiting[at..].reverse();
    }
    out
}

#[rstest]
#[case(" a  12 \"s\" \\x ", &["a", "12", "\"s\"", "\\x"])]
#[case(" ( a [b] ) ", &["( a [b] )", "a", "[b]", "b"])]
#[case(" '  x", &["'  x", "'", "x"])]
#[case("~@(x)", &["~@(x)", "(x)", "x"])]
#[case("#'x", &["#'x", "#'", "x"])]
#[case("^:k  x", &["^:k  x", ":k", ":k", "^", "x"])]
#[case("^T x", &["^T x", "T", "^", "T", "x"])]
#[case("#{a}#:n{:b c}", &["#{a}", "a", "#:n{:b c}", ":b", "c"])]
#[case("#(f %)", &["#(f %)", "#", "#", "#", "(f %)", "f", "%"])]
#[case("[#?@(:consair [a b])]", &["[#?@(:consair [a b])]", "a", "b"])]
#[case("#u  x", &["#u  x", "x"])]
#[case("#\"é\" é", &["#\"é\"", "é"])]
fn spans_cover_the_text_of_their_forms(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(pieces(text, &reading(text).forms), expected);
}

#[test]
fn a_copy_is_equal_in_all_its_parts() {
    let text = "(a ^{:b c} [d \"e\" #{f}] {:g `(~h ~@i)} #j k 'l)";
    let read = reading(text);
    let copy = read.forms.clone();
    assert_eq!(pieces(text, &copy), pieces(text, &read.forms));
    assert_eq!(copy[0].to_string(), read.forms[0].to_string());
}

#[test]
fn each_function_names_its_parameters_for_itself() {
    let read = reading("#(f %) #(f %)");
    assert_ne!(read.forms[0].to_string(), read.forms[1].to_string());
}

#[test]
fn forms_come_one_by_one() {
    let options = super::ReadOptions::default();
    let mut reader = super::super::Reader::new(Default::default(), "a ) (b", &options);
    assert_eq!(reader.next_form().map(|form| form.to_string()).as_deref(), Some("a"));
    assert_eq!(reader.take_diagnostics(), []);
    let form = reader.next_form().map(Form::into_kind);
    assert!(matches!(form, Some(FormKind::List(items)) if items.len() == 1));
    assert_eq!(reader.take_diagnostics().len(), 2);
    assert!(reader.next_form().is_none() && reader.next_form().is_none());
    assert_eq!(reader.take_diagnostics(), []);
}

#[test]
fn features_are_the_hosts_choice() {
    let features = ["x", "y"].map(str::to_owned).to_vec();
    let options = super::ReadOptions { features, ..super::ReadOptions::default() };
    let read = super::read(Default::default(), "#?(:consair 1 :y 2 :x 3)", &options);
    assert_eq!(printed(&read), "2");
}
