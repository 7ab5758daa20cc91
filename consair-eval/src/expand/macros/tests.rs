//! Macros, as tables: a call, and what stands for it.

use consair_core::span::SourceId;
use rstest::rstest;

use super::{Expanded, Expansion, core_macro};
use crate::syntax::form::{Form, FormKind};
use crate::syntax::reader::{ReadOptions, read};

fn expand(text: &str) -> Expanded {
    let mut read = read(SourceId(0), text, &ReadOptions::default());
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let form = read.forms.remove(0);
    let FormKind::List(items) = &form.kind else { panic!("{text} is no call") };
    let name = items[0].as_symbol().expect("the name of a macro").name();
    let mut gensyms = 0;
    core_macro(&name).expect("a macro")(form, &mut Expansion { gensyms: &mut gensyms })
}

/// As short as it can be read: `clojure.core/` is left out, and generated names lose their tail.
fn short(form: &Form) -> String {
    form.to_string().replace("clojure.core/", "").replace("__auto__", "")
}

#[track_caller]
fn check(call: &str, expected: &str) {
    assert_eq!(short(&expand(call).expect(call)), expected, "{call}");
}

#[rstest]
#[case("(let [] 1)", "(let* [] 1)")]
#[case("(let [a 1 b a] a b)", "(let* [a 1 b a] a b)")]
#[case("(let [^long a 1] a)", "(let* [a 1] a)")]
#[case("(let [[a b] v] a)", "(let* [vec__1 v a (nth vec__1 0 nil) b (nth vec__1 1 nil)] a)")]
#[case("(let [[a :as v] x] a)", "(let* [vec__1 x a (nth vec__1 0 nil) v vec__1] a)")]
#[case(
    "(let [[a & r :as v] x] a)",
    "(let* [vec__1 x seq__2 (seq vec__1) a (first seq__2) seq__2 (next seq__2) r seq__2 v vec__1] a)"
)]
#[case(
    "(let [[[a] b] x] a)",
    "(let* [vec__1 x vec__2 (nth vec__1 0 nil) a (nth vec__2 0 nil) b (nth vec__1 1 nil)] a)"
)]
#[case(
    "(let [{a :a} x] a)",
    "(let* [map__1 x map__1 (if (seq? map__1) (seq-to-map-for-destructuring map__1) map__1) a (get map__1 :a)] a)"
)]
fn let_binds_patterns(#[case] call: &str, #[case] expected: &str) {
    check(call, expected);
}

/// The lookups of a map pattern.
#[rstest]
#[case("{:keys [a b]}", "a (get m :a) b (get m :b)")]
#[case("{:keys [:a x/b :y/c ::d]}", "a (get m :a) b (get m :x/b) c (get m :y/c) d (get m ::d)")]
#[case("{:x/keys [a]}", "a (get m :x/a)")]
#[case("{::keys [a]}", "a (get m ::a)")]
#[case("{::x/keys [a]}", "a (get m ::x/a)")]
#[case("{:strs [a]}", "a (get m \"a\")")]
#[case("{:syms [a x/b]}", "a (get m (quote a)) b (get m (quote x/b))")]
#[case("{:x/syms [a]}", "a (get m (quote x/a))")]
#[case("{a :a, :or {a 1}}", "a (get m :a 1)")]
#[case("{:or {a 1}, :keys [^long a]}", "a (get m :a 1)")]
#[case("{:keys [a], :as all}", "all m a (get m :a)")]
#[case("{[a] :p, b k}", "vec__2 (get m :p) a (nth vec__2 0 nil) b (get m k)")]
fn maps_are_looked_up(#[case] pattern: &str, #[case] lookups: &str) {
    let held = "map__1 x map__1 (if (seq? map__1) (seq-to-map-for-destructuring map__1) map__1)";
    let lookups = lookups.replace(" m ", " map__1 ");
    check(&format!("(let [{pattern} x])"), &format!("(let* [{held} {lookups}])"));
}

#[rstest]
#[case("(loop [a 1] (recur a))", "(loop* [a 1] (recur a))")]
#[case("(loop [[a] x] a)", "(let* [loop__1 x] (loop* [loop__1 loop__1] (let* [a (nth loop__1 0 nil)] a)))")]
#[case(
    "(loop [[a] x b a] b)",
    "(let* [loop__1 x a (nth loop__1 0 nil) b a] (loop* [loop__1 loop__1 b b] (let* [a (nth loop__1 0 nil) b b] b)))"
)]
#[case("(fn [x] x)", "(fn* ([x] x))")]
#[case("(fn f ([] 1) ([^int x & r] r))", "(fn* f ([] 1) ([x & r] r))")]
#[case("(fn [[a] b] a b)", "(fn* ([p__1 b] (let* [a (nth p__1 0 nil)] a b)))")]
#[case(
    "(fn [& {:keys [a]}] a)",
    "(fn* ([& p__1] (let* [p__1 (if (seq? p__1) (seq-to-map-for-destructuring p__1) p__1) a (get p__1 :a)] a)))"
)]
#[case("(fn [x] {:pre [a b]} x)", "(fn* ([x] (assert a) (assert b) x))")]
#[case("(fn [x] {:post [(p %)]} x y)", "(fn* ([x] (let* [% (do x y)] (assert (p %)) %)))")]
#[case("(fn [x] {:pre [a]})", "(fn* ([x] {:pre [a]}))")]
#[case("(defn f [x] x)", "(def ^{:arglists (quote ([x]))} f (fn* ([x] x)))")]
#[case(
    "(defn ^:a f \"doc\" {:b 1} ([x] x) ([x y] y) {:c 2})",
    "(def ^{:a true :b 1 :c 2 :arglists (quote ([x] [x y]))} f \"doc\" (fn* ([x] x) ([x y] y)))"
)]
#[case("(defn- f [])", "(def ^{:arglists (quote ([])) :private true} f (fn* ([])))")]
#[case(
    "(defmacro m [[a] & b] a)",
    "(def ^{:arglists (quote ([[a] & b])) :macro true} m (fn* m ([&form &env p__1 & b] (let* [a (nth p__1 0 nil)] a))))"
)]
#[case(
    "(letfn [(f [x] (g x)) (g [[y]] y)] f)",
    "(letfn* [f (fn* f ([x] (g x))) g (fn* g ([p__1] (let* [y (nth p__1 0 nil)] y)))] f)"
)]
fn functions_take_patterns(#[case] call: &str, #[case] expected: &str) {
    check(call, expected);
}

#[rstest]
#[case("(when a b c)", "(if a (do b c))")]
#[case("(when a)", "(if a (do))")]
#[case("(when-not a b)", "(if a nil (do b))")]
#[case("(if-not a b)", "(if a nil b)")]
#[case("(if-not a b c)", "(if a c b)")]
#[case("(if-let [a x] b c)", "(let* [temp__1 x] (if temp__1 (let* [a temp__1] b) c))")]
#[case("(if-let [a x] b)", "(let* [a x] (if a b nil))")]
#[case(
    "(when-let [[a] x] b c)",
    "(let* [temp__1 x] (if temp__1 (let* [a (nth temp__1 0 nil)] (do b c)) nil))"
)]
#[case("(if-some [a x] b c)", "(let* [temp__1 x] (if (nil? temp__1) c (let* [a temp__1] b)))")]
#[case("(when-some [a x] b)", "(let* [a x] (if (nil? a) nil b))")]
#[case("(when-first [a xs] b)", "(let* [seq__1 (seq xs)] (if seq__1 (let* [a (first seq__1)] b) nil))")]
#[case("(cond)", "nil")]
#[case("(cond a b)", "(if a b nil)")]
#[case("(cond a b :else c)", "(if a b c)")]
#[case("(cond :x b c d)", "(if :x b (if c d nil))")]
#[case("(and)", "true")]
#[case("(and a)", "a")]
#[case("(and a b c)", "(let* [and__1 a] (if and__1 (let* [and__1 b] (if and__1 c and__1)) and__1))")]
#[case("(or)", "nil")]
#[case("(or a b)", "(let* [or__1 a] (if or__1 or__1 b))")]
#[case("(condp = x 1 a b)", "(let* [pred__1 = expr__2 x] (if (pred__1 1 expr__2) a b))")]
#[case(
    "(condp f x 1 :>> a)",
    "(let* [pred__1 f expr__2 x] (let* [found__3 (pred__1 1 expr__2)] (if found__3 (a found__3) (case-error expr__2))))"
)]
#[case("(case x 1 a (2 :b c) d e)", "(let* [case__1 x] (case* case__1 e [1] a [2 :b c] d))")]
#[case("(case x [1 2] a)", "(let* [case__1 x] (case* case__1 (case-error case__1) [[1 2]] a))")]
fn choices_become_ifs(#[case] call: &str, #[case] expected: &str) {
    check(call, expected);
}

#[rstest]
#[case("(-> a)", "a")]
#[case("(-> a (f b) g)", "(g (f a b))")]
#[case("(->> a (f b) g)", "(g (f b a))")]
#[case("(as-> a x (f x) (g x))", "(let* [x a x (f x)] (g x))")]
#[case(
    "(cond-> a t (f b) u g)",
    "(let* [cond__1 a cond__1 (if t (f cond__1 b) cond__1)] (if u (g cond__1) cond__1))"
)]
#[case("(cond->> a t (f b))", "(let* [cond__1 a] (if t (f b cond__1) cond__1))")]
#[case(
    "(some-> a f (g b))",
    "(let* [some__1 a some__1 (if (nil? some__1) nil (f some__1))] (if (nil? some__1) nil (g some__1 b)))"
)]
#[case("(some->> a)", "a")]
#[case("(doto a (f b) g)", "(let* [doto__1 a] (f doto__1 b) (g doto__1) doto__1)")]
fn values_are_threaded(#[case] call: &str, #[case] expected: &str) {
    check(call, expected);
}

#[rstest]
#[case("(lazy-seq a)", "(lazy-seq* (fn* [] a))")]
#[case("(lazy-cat a b)", "(concat (lazy-seq* (fn* [] a)) (lazy-seq* (fn* [] b)))")]
#[case("(while t a)", "(loop* [] (if t (do a (recur)) nil))")]
#[case("(dotimes [i 3] a)", "(let* [n__1 3] (loop* [i 0] (if (< i n__1) (do a (recur (inc i))) nil)))")]
#[case("(doseq [] a)", "(do a nil)")]
#[case(
    "(doseq [x xs] a)",
    "(loop* [seq__1 (seq xs)] (if seq__1 (let* [x (first seq__1)] (do a (recur (next seq__1)))) nil))"
)]
#[case(
    "(doseq [x xs :let [y x] :when p :while q] a)",
    "(loop* [seq__1 (seq xs)] (if seq__1 (let* [x (first seq__1)] (let* [y x] \
     (if p (if q (do a (recur (next seq__1))) nil) (recur (next seq__1))))) nil))"
)]
#[case("(for [x xs] a)", "(map (fn* [x] a) xs)")]
#[case("(for [[x] xs] a)", "(map (fn* [p__1] (let* [x (nth p__1 0 nil)] a)) xs)")]
#[case(
    "(for [x xs :when p] a)",
    "((fn* for__1 [seq__2] (lazy-seq* (fn* [] (loop* [seq__2 (seq seq__2)] (if seq__2 (let* [x (first seq__2)] \
     (if p (cons a (for__1 (rest seq__2))) (recur (next seq__2)))) nil))))) xs)"
)]
#[case(
    "(for [x xs y x] a)",
    "((fn* for__3 [seq__4] (lazy-seq* (fn* [] (loop* [seq__4 (seq seq__4)] (if seq__4 (let* [x (first seq__4)] \
     (let* [inner__5 (seq ((fn* for__1 [seq__2] (lazy-seq* (fn* [] (loop* [seq__2 (seq seq__2)] (if seq__2 \
     (let* [y (first seq__2)] (cons a (for__1 (rest seq__2)))) nil))))) x))] \
     (if inner__5 (concat inner__5 (for__3 (rest seq__4))) (recur (next seq__4))))) nil))))) xs)"
)]
fn repetition_becomes_loops(#[case] call: &str, #[case] expected: &str) {
    check(call, expected);
}

#[rstest]
#[case("(comment a)", "nil")]
#[case("(ns a)", "(do (in-ns (quote a)) nil)")]
#[case(
    "(ns a \"doc\" {:b 1} (:refer-clojure :exclude [get]) (:require [c :as d] e) (:use f))",
    "(do (in-ns (quote a)) (refer (quote clojure.core) (quote :exclude) (quote [get])) (require (quote [c :as d]) (quote e)) (use (quote f)) nil)"
)]
#[case("(declare a ^:b c)", "(do (def a) (def ^{:b true} c))")]
#[case("(defonce a b)", "(let* [var__1 (def a)] (if (bound? var__1) var__1 (def a b)))")]
#[case("(assert (= a 1))", "(if (= a 1) nil (assert-error \"(= a 1)\"))")]
#[case("(assert a \"why\")", "(if a nil (assert-error \"a\" \"why\"))")]
#[case("(delay a b)", "(delay* (fn* [] a b))")]
#[case("(binding [*a* 1] b)", "(with-bindings* {(var *a*) 1} (fn* [] b))")]
#[case("(with-redefs [a 1] b)", "(with-redefs-fn {(var a) 1} (fn* [] b))")]
#[case("(with-out-str a)", "(with-out-str* (fn* [] a))")]
#[case(
    "(with-open [a x b y] c)",
    "(let* [open__2 x] (try (let* [a open__2] (let* [open__1 y] (try (let* [b open__1] c) \
     (finally (close! open__1))))) (finally (close! open__2))))"
)]
fn effects_and_definitions(#[case] call: &str, #[case] expected: &str) {
    check(call, expected);
}

/// The message, and the text that it points at.
#[rstest]
#[case("(let [a 1 b] a)", "expected an even number of forms in the bindings of let, found 3", "[a 1 b]")]
#[case("(let 5)", "expected a vector of bindings in let, found 5", "5")]
#[case("(let)", "expected a vector of bindings in let, found nothing", "(let)")]
#[case("(let [a/b 1])", "expected a name without a namespace, found a/b", "a/b")]
#[case("(let [5 1])", "expected a name, a vector or a map to bind, found 5", "5")]
#[case("(let [{:a a} 1])", "expected a name, a vector or a map to bind, found :a", ":a")]
#[case("(let [[a &] 1])", "expected a pattern after `&`, found nothing", "&")]
#[case("(let [[& a b] 1])", "expected only `:as` after the rest of a vector pattern, found b", "b")]
#[case("(let [[:as [a]] 1])", "expected a name, found a vector", "[a]")]
#[case("(let [{:keys a} 1])", "expected a vector of names, found a", "a")]
#[case("(let [{:keys [1]} 1])", "expected a name, found 1", "1")]
#[case("(let [{:or 1} 1])", "expected a map of defaults after `:or`, found 1", "1")]
#[case("(fn)", "expected a vector of parameters in fn, found nothing", "(fn)")]
#[case("(fn x)", "expected a vector of parameters in fn, found nothing", "(fn x)")]
#[case("(fn 5)", "expected a vector of parameters or a list that begins with one in fn, found 5", "5")]
#[case("(fn (a))", "expected a vector of parameters in fn, found a", "a")]
#[case("(fn [a &])", "expected a parameter after `&`, found nothing", "&")]
#[case("(fn [& a b])", "expected one parameter after `&`, found b too", "b")]
#[case("(defn [a])", "expected a name, found a vector", "[a]")]
#[case("(defn f)", "expected a vector of parameters in defn, found nothing", "(defn f)")]
#[case("(defn f \"doc\")", "expected a vector of parameters in defn, found nothing", "(defn f \"doc\")")]
#[case("(if-let [a 1 b 2] c)", "expected one binding in if-let, found 2", "[a 1 b 2]")]
#[case("(if-let [a 1])", "expected what to do when it is so in if-let, found nothing", "(if-let [a 1])")]
#[case("(if-let [a 1] 1 2 3)", "expected nothing more in if-let, found 3", "3")]
#[case("(cond a b c)", "expected an even number of forms in cond, found 3", "(cond a b c)")]
#[case("(case x 1 a (2 1) b)", "expected each constant of case once, found 1 again", "1")]
#[case("(-> a ())", "expected a form to call in ->, found ()", "()")]
#[case("(for [:when a] b)", "expected a name and a collection first in for, found :when", ":when")]
#[case(
    "(doseq [x xs :which a] b)",
    "expected :let, :when, :while or a name in doseq, found :which",
    ":which"
)]
#[case("(dotimes [i 1 j 2])", "expected one binding in dotimes, found 2", "(dotimes [i 1 j 2])")]
#[case("(letfn [5])", "expected (name [params] body...) in letfn, found 5", "5")]
#[case("(binding [5 1])", "expected the name of a var, found 5", "5")]
#[case("(declare 5)", "expected a name in declare, found 5", "5")]
fn bad_shapes_are_diagnosed(#[case] call: &str, #[case] message: &str, #[case] at: &str) {
    let diagnostic = expand(call).expect_err(call);
    assert_eq!(diagnostic.message, message);
    assert_eq!(&call[diagnostic.span.start as usize..diagnostic.span.end as usize], at);
}

#[test]
fn patterns_nest_deeper_than_any_stack() {
    let depth = 100_000;
    let text = format!("(let [{}a{} x] a)", "[".repeat(depth), "]".repeat(depth));
    let form = expand(&text).expect("a deep pattern");
    let FormKind::List(parts) = &form.kind else { panic!("a list") };
    let FormKind::Vector(bindings) = &parts[1].kind else { panic!("a vector") };
    assert_eq!(bindings.len(), 2 * (depth + 1));
}

#[test]
fn many_alternatives_do_not_nest_deep() {
    let text = short(&expand(&format!("(or {})", "a ".repeat(1000))).expect("an or"));
    let (mut depth, mut deepest) = (0, 0);
    for char in text.chars() {
        depth += i32::from(char == '(') - i32::from(char == ')');
        deepest = deepest.max(depth);
    }
    assert!(deepest < 50, "{deepest}");
    assert_eq!(text.matches("(let* [").count(), 999);
}
