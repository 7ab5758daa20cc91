use consair_core::span::SourceId;
use rstest::rstest;

use super::{Trouble, format};

fn laid_out(text: &str) -> String {
    format(SourceId(0), text).unwrap_or_else(|trouble| panic!("{trouble}: {text}"))
}

#[rstest]
#[case::call("(f a\nb)", "(f a\n   b)")]
#[case::call_with_arguments_below("(f\n    a\n    b)", "(f\n a\n b)")]
#[case::keyword_head("(:a m\nd)", "(:a m\n    d)")]
#[case::list_head("((f) a\nb)", "((f) a\n     b)")]
#[case::defn("(defn f\n\"doc\"\n[x]\nx)", "(defn f\n  \"doc\"\n  [x]\n  x)")]
#[case::arities("(defn f\n([] 1)\n([x]\nx\nx))", "(defn f\n  ([] 1)\n  ([x]\n   x\n   x))")]
#[case::unknown_definer("(defthing a\n1)", "(defthing a\n  1)")]
#[case::deref_is_a_function("(with-meta a\nb)", "(with-meta a\n           b)")]
#[case::let_("(let [a 1\nb 2]\n(+ a\nb))", "(let [a 1\n      b 2]\n  (+ a\n     b))")]
#[case::if_below("(if a\nb\nc)", "(if a\n  b\n  c)")]
#[case::if_beside("(if a b\nc)", "(if a b\n    c)")]
#[case::cond("(cond\na b\n:else c)", "(cond\n  a b\n  :else c)")]
#[case::cond_beside("(cond a b\n:else c)", "(cond a b\n      :else c)")]
#[case::case_("(case x\n1 2\n3)", "(case x\n  1 2\n  3)")]
#[case::thread("(-> x\n(f)\n(g))", "(-> x\n    (f)\n    (g))")]
#[case::thread_below("(->>\nx\nf)", "(->>\n x\n f)")]
#[case::ns("(ns a\n(:require [b]\n[c]))", "(ns a\n  (:require [b]\n            [c]))")]
#[case::ns_below("(ns a\n(:require\n[b]\n[c]))", "(ns a\n  (:require\n   [b]\n   [c]))")]
#[case::vector("[1\n2]", "[1\n 2]")]
#[case::map("{:a 1\n:b 2}", "{:a 1\n :b 2}")]
#[case::set("#{1\n2}", "#{1\n  2}")]
#[case::function("#(do %\n%)", "#(do %\n     %)")]
#[case::function_body("#(do\n%)", "#(do\n   %)")]
#[case::data("'(1 2\n3)", "'(1 2\n  3)")]
#[case::quoted_names("'(a b\nc)", "'(a b\n  c)")]
#[case::quoted_code("'(let [a 1]\na)", "'(let [a 1]\n   a)")]
#[case::syntax_quote("`(f a\n~b)", "`(f a\n    ~b)")]
#[case::conditional("#?(:clj 1\n:default 2)", "#?(:clj 1\n   :default 2)")]
#[case::letfn(
    "(letfn [(f [x]\nx)\n(g [] 1)]\n(f 1))",
    "(letfn [(f [x]\n          x)\n        (g [] 1)]\n  (f 1))"
)]
#[case::record("(defrecord R [a]\nP\n(f [_]\na))", "(defrecord R [a]\n  P\n  (f [_]\n    a))")]
#[case::reify("(reify P\n(f [_]\n1))", "(reify P\n  (f [_]\n    1))")]
#[case::try_(
    "(try\na\n(catch E e\nb)\n(finally\nc))",
    "(try\n  a\n  (catch E e\n    b)\n  (finally\n    c))"
)]
#[case::metadata("^{:a 1}\n[1\n2]", "^{:a 1}\n[1\n 2]")]
#[case::metadata_on_a_name("(def ^:private\nx 1)", "(def ^:private\n     x 1)")]
#[case::qualified_head("(t/deftest a\n(is b))", "(t/deftest a\n  (is b))")]
#[case::discarded_forms_are_no_arguments("(if #_x a\nb)", "(if #_x a\n  b)")]
#[case::stated(
    "(defmacro on {:style/indent 1} [x & b] b)\n(on a\nb)",
    "(defmacro on {:style/indent 1} [x & b] b)\n(on a\n  b)"
)]
#[case::stated_on_the_name(
    "(defmacro ^{:style/indent 0} on [& b] b)\n(on\na)",
    "(defmacro ^{:style/indent 0} on [& b] b)\n(on\n  a)"
)]
#[case::spaces_inside("( f [ 1 2 ] { } )", "(f [1 2] {})")]
#[case::lines_inside("(\nf a\n)", "(f a)")]
#[case::spaces_missing("(f(g)[a]\"b\")", "(f (g) [a] \"b\")")]
#[case::columns_stay("{:a   1\n:bcd 2}", "{:a   1\n :bcd 2}")]
#[case::commas_stay("{:a 1,\n:b 2}", "{:a 1,\n :b 2}")]
#[case::marks_stay("~ @a", "~ @a")]
#[case::strings_stay("(f \"a\n  b\"\nc)", "(f \"a\n  b\"\n   c)")]
#[case::wide_characters("(é a\nb)", "(é a\n   b)")]
#[case::tabs_and_line_ends("(f a\r\n\tb)\r\n", "(f a\n   b)")]
#[case::comment_beside("(f a;c\nb)", "(f a ;c\n   b)")]
#[case::comments_below("(let [a 1]\n;; c\na\n;; d\n)", "(let [a 1]\n  ;; c\n  a\n  ;; d\n  )")]
#[case::comment_after_a_bracket("[ ; c\n\na]", "[ ; c\n\n a]")]
#[case::comment_first("\n\n; c\n\n\n\na", "; c\n\na")]
#[case::shebang("#!/usr/bin/env consair\n(f)", "#!/usr/bin/env consair\n(f)")]
#[case::empty_lines("a\n\n\n\nb  \n\n\n", "a\n\nb")]
#[case::comment_last("a ; b", "a ; b")]
#[case::comment_below_last("a\n\n\n ; b  \n", "a\n\n; b")]
fn texts_are_laid_out(#[case] text: &str, #[case] expected: &str) {
    let once = laid_out(text);
    assert_eq!(once, format!("{expected}\n"));
    assert_eq!(laid_out(&once), once, "laid out twice");
}

#[rstest]
#[case("")]
#[case(" \n , \n")]
fn nothing_stays_nothing(#[case] text: &str) {
    assert_eq!(laid_out(text), "");
}

#[test]
fn broken_texts_are_left_alone() {
    assert!(matches!(format(SourceId(0), "(a [b)"), Err(Trouble::Broken(errors)) if !errors.is_empty()));
}

#[test]
fn deep_texts_are_laid_out() {
    let text = "(".repeat(100_000) + &")".repeat(100_000);
    assert_eq!(laid_out(&text).trim_end(), text);
}
