use consair_eval::Interpreter;
use consair_fast::Fast;
use rstest::rstest;

use super::{CODES, check, fixed};

/// Each diagnostic as its code and the text it marks.
fn found(text: &str) -> Vec<String> {
    let mut lisp = Interpreter::<Fast>::new();
    let diagnostics = check(&mut lisp, "test.clj", text);
    let marked = |at: consair_core::span::Span| &text[at.start as usize..at.end as usize];
    diagnostics.iter().map(|one| format!("{} {}", one.code, marked(one.span))).collect()
}

#[rstest]
#[case::unused_local("(let [a 1 b 2] b)", "check/unused-local a")]
#[case::unused_pattern("(let [{:keys [a b]} {}] a)", "check/unused-local b")]
#[case::unused_in_a_loop("(loop [i 0 n 1] (when (< i 3) (recur (inc i) 5)))", "check/unused-local n")]
#[case::shadowed_call("(let [count 3] (count [1 2]))", "check/shadowed-call count")]
#[case::shadowed_core("(defn map [f] (f))", "check/shadowed-core map")]
#[case::unreachable_clause(
    "(defn f [x] (cond (odd? x) 1 :else 2 (nil? x) 3))",
    "check/unreachable (nil? x) 3"
)]
#[case::unreachable_branch("(if true 1 (println 2))", "check/unreachable (println 2)")]
#[case::after_a_throw("(defn f [] (throw (ex-info \"\" {})) (println 1))", "check/unreachable (println 1)")]
#[case::unused_require(
    "(ns a (:require [clojure.string :as str]))",
    "check/unused-require [clojure.string :as str]"
)]
#[case::unused_refer(
    "(ns a (:require [clojure.string :refer [join trim]])) (trim \"\")",
    "check/unused-require join"
)]
#[case::unused_call_of_require(
    "(require '[clojure.set :as set])",
    "check/unused-require [clojure.set :as set]"
)]
#[case::arity_of_a_function("(defn f [a b] [a b]) (f 1)", "check/arity (f 1)")]
#[case::arity_of_core("(defn f [x] (inc x x))", "check/arity (inc x x)")]
#[case::arity_of_the_prelude("(complement 1 2)", "check/arity (complement 1 2)")]
#[case::redefined("(def a 1) (def a 2)", "check/redefined a")]
#[case::unused_private("(defn- f [x] x)", "check/unused-private f")]
#[case::not_linear("(let [v [1]] (conj v 2) (count v))", "check/not-linear (conj v 2)")]
#[case::not_linear_twice("(defn f [m] [(assoc m :a 1) (assoc m :b 2)])", "check/not-linear (assoc m :a 1)")]
#[case::not_linear_in_a_loop(
    "(defn f [m] (loop [i 0] (when (< i 3) (update m :n inc) (recur (inc i)))))",
    "check/not-linear (update m :n inc)"
)]
#[case::not_linear_in_a_closure("(let [v [1] w (conj v 2)] [w (fn [] v)])", "check/not-linear (conj v 2)")]
#[case::unknown_name("(defn f [] (nope))", "analyze/name nope")]
#[case::recur_elsewhere("(defn f [x] (inc (recur x)))", "analyze/recur (recur x)")]
fn mistakes_are_found(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(found(text), [expected]);
}

#[rstest]
#[case::underscore("(let [_a 1 [_ b] [1 2]] b)")]
#[case::parameters("(defn f [a b] a)")]
#[case::used_in_a_closure("(let [a 1] (fn [] a))")]
#[case::used_by_a_macro("(defmacro twice [x] `(do ~x ~x)) (let [a 1] (twice a))")]
#[case::used_in_a_pattern_that_loops("(loop [[x & xs] [1 2] n 0] (if x (recur xs (+ n x)) n))")]
#[case::local_function("(defn f [count xs] (count xs))")]
#[case::excluded("(ns a (:refer-clojure :exclude [map])) (defn map [f] (f))")]
#[case::endless("(while true (println 1))")]
#[case::alias_in_a_keyword("(ns a (:require [clojure.string :as s])) ::s/x")]
#[case::loaded_for_what_it_does("(ns a (:require [clojure.string]))")]
#[case::declared("(declare f) (defn g [] (f 1)) (defn f [x] (g))")]
#[case::linear("(defn f [v] (let [w (conj v 1)] (count w)))")]
#[case::linear_by_its_order("(defn f [m] (assoc m :n (count m)))")]
#[case::linear_branches("(defn f [m x] (if x (assoc m :a 1) (dissoc m :a)))")]
#[case::linear_loop("(loop [acc [] i 0] (if (< i 3) (recur (conj acc i) (inc i)) acc))")]
#[case::lists_never_change("(let [l (list 1 2)] [(conj l 3) l])")]
#[case::quoted_never_changes("(let [v '[1]] [(conj v 3) v])")]
#[case::redefined_arity("(defn f [a] a) (with-redefs [f (fn [a b] [a b])] (f 1 2))")]
fn correct_programs_get_no_warning(#[case] text: &str) {
    assert_eq!(found(text), Vec::<String>::new());
}

#[test]
fn nothing_runs() {
    let mut lisp = Interpreter::<Fast>::new();
    let text = "(def a (atom 0)) (reset! a 1) (throw (ex-info \"ran\" {})) (def b (slurp \"/nowhere\"))";
    assert_eq!(check(&mut lisp, "test.clj", text), []);
}

#[test]
fn fixes_are_made() {
    let mut lisp = Interpreter::<Fast>::new();
    let text = "(ns a (:require [clojure.string :refer [join trim]]))\n(let [x 1 y 2] (trim y))\n";
    let diagnostics = check(&mut lisp, "test.clj", text);
    let mended = fixed(text, &diagnostics).expect("there are fixes");
    assert_eq!(mended, "(ns a (:require [clojure.string :refer [ trim]]))\n(let [_x 1 y 2] (trim y))\n");
    assert_eq!(check(&mut Interpreter::<Fast>::new(), "test.clj", &mended), []);
}

#[test]
fn codes_are_listed() {
    let text = "(let [a 1] (let [count 3] (count 1)))";
    let mut lisp = Interpreter::<Fast>::new();
    for diagnostic in check(&mut lisp, "test.clj", text) {
        assert!(CODES.iter().any(|(code, _)| *code == diagnostic.code), "{}", diagnostic.code);
    }
}

/// Each page of `docs/errors/check` has an example that gives its code alone; the mended one gives nothing.
#[test]
fn the_pages_show_what_they_say() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/errors/check");
    for (code, _) in CODES {
        let name = code.strip_prefix("check/").expect("the area");
        let page = std::fs::read_to_string(folder.join(format!("{name}.md"))).expect("a page for each code");
        let mut warnings = 0;
        for block in page.split("```clojure").skip(1) {
            let (kind, rest) = block.split_once('\n').expect("a block");
            let text = rest.split("```").next().expect("the end of a block");
            let mut lisp = Interpreter::<Fast>::new();
            let codes: Vec<_> = check(&mut lisp, "example.clj", text).iter().map(|one| one.code).collect();
            let expected = if kind == ",warning" { vec![code] } else { Vec::new() };
            assert_eq!(codes, expected, "{text}");
            warnings += expected.len();
        }
        assert_eq!(warnings, 1, "{code}");
    }
}
