//! Linear programs copy nothing under *unique*: each accumulator is handed on by move, through the whole
//! library, on every engine.

use consair_core::context::UpdateCounts;
use consair_core::engine::Engine;
use consair_core::update::Policy;
use consair_eval::interpreter::Interpreter;

/// Programs in which each collection that is updated has one holder at a time.
const LINEAR: &[&str] = &[
    "(reduce conj [] (range 100))",
    "(reduce (fn [m i] (assoc m i (inc i))) {} (range 100))",
    "(reduce (fn [m i] (update m (mod i 7) (fnil inc 0))) {} (range 100))",
    "(reduce-kv (fn [m k v] (assoc m v k)) {} (zipmap (range 20) (range 20)))",
    "(into [] (range 100))",
    "(into {} (map (fn [i] [i i])) (range 100))",
    "(into #{} (map inc) (range 100))",
    "(into [] (comp (filter even?) (map inc) (take 20)) (range 100))",
    "(into [1 2 3] (list 4 5 6))",
    "(let [a (atom [])] (dotimes [i 100] (swap! a conj i)) (count @a))",
    "(let [a (atom {})] (dotimes [i 100] (swap! a assoc i i)) (count @a))",
    "(let [a (atom {})] (dotimes [i 100] (swap! a update (mod i 7) (fnil inc 0))) @a)",
    "(loop [m {} i 0] (if (< i 100) (recur (update m (mod i 7) (fnil inc 0)) (inc i)) m))",
    "(loop [m {} i 0] (if (< i 100) (recur (assoc-in m [:a (mod i 7) :c] i) (inc i)) m))",
    "(loop [v (vec (range 10)) i 0] (if (< i 100) (recur (update v (mod i 10) inc) (inc i)) v))",
    "(loop [v [] i 0] (if (< i 100) (recur (conj v i) (inc i)) v))",
    "(loop [v (vec (range 100)) i 0] (if (< i 50) (recur (pop v) (inc i)) v))",
    "(loop [s #{} i 0] (if (< i 100) (recur (-> s (conj i) (disj (- i 5))) (inc i)) s))",
    "(loop [m {} i 0] (if (< i 100) (recur (-> m (assoc i i) (dissoc (- i 5))) (inc i)) m))",
    "(loop [m {:a 1} i 0] (if (< i 100) (recur (merge m {i i}) (inc i)) m))",
    "(loop [m {:a 1} i 0] (if (< i 100) (recur (merge-with + m {(mod i 7) i}) (inc i)) m))",
    "(reduce merge {} (map (fn [i] {i i}) (range 100)))",
    "(reduce (partial merge-with +) {} (map (fn [i] {(mod i 7) i}) (range 100)))",
    "(apply merge (map (fn [i] {i i}) (range 100)))",
    "(apply merge-with + (map (fn [i] {(mod i 7) i}) (range 100)))",
    "(group-by even? (range 100))",
    "(group-by :k (map (fn [i] {:k (mod i 5) :v i}) (range 100)))",
    "(frequencies (map (fn [i] (mod i 7)) (range 100)))",
    "(transduce (comp (map inc) (filter even?)) conj [] (range 100))",
    "(transduce (partition-all 3) conj [] (range 100))",
    "(into [] (partition-by even?) [1 1 2 2 3])",
    "(into [] (dedupe) [1 1 2 2 3])",
    "(into [] (distinct) [1 1 2 2 3])",
    "(into [] (mapcat range) (range 10))",
    "(sequence (comp (map inc) (partition-all 4)) (range 100))",
    "(mapv inc (range 100))",
    "(filterv even? (range 100))",
    "(vec (range 100))",
    "(zipmap (range 100) (range 100))",
    "(set (range 100))",
    "(select-keys (zipmap (range 100) (range 100)) (range 50))",
    "(update-vals (zipmap (range 100) (range 100)) inc)",
    "(update-keys (zipmap (range 100) (range 100)) inc)",
    "(persistent! (reduce conj! (transient []) (range 100)))",
    "(persistent! (reduce (fn [m i] (assoc! m i i)) (transient {}) (range 100)))",
    "(reduce (fn [acc x] (-> acc (update :n inc) (update :sum + x) (update :all conj x))) {:n 0 :sum 0 :all []} (range 100))",
    "(reduce (fn [{:keys [n sum] :as acc} x] (assoc acc :n (inc n) :sum (+ sum x))) {:n 0 :sum 0} (range 100))",
    "(reduce (fn [[a b] x] [(+ a x) (conj b x)]) [0 []] (range 100))",
    "(let [v (volatile! [])] (dotimes [i 100] (vswap! v conj i)) (count @v))",
    "(loop [q [0] seen #{} n 0] (if (or (empty? q) (> n 50)) (count seen) (let [x (peek q)] (recur (conj (pop q) (inc x)) (conj seen x) (inc n)))))",
    "(reduce (fn [m w] (if-let [n (get m w)] (assoc m w (inc n)) (assoc m w 1))) {} (map (fn [i] (mod i 7)) (range 100)))",
    "(reduce (fn [m w] (if (contains? m w) (update m w inc) (assoc m w 1))) {} (map (fn [i] (mod i 7)) (range 100)))",
    "(defrecord P [x y]) (loop [p (->P 0 0) i 0] (if (< i 100) (recur (assoc p :x i) (inc i)) p))",
    "(loop [m (sorted-map) i 0] (if (< i 100) (recur (assoc m i i) (inc i)) (count m)))",
    "(reduce (fn [m i] (update m i (fn [v] (if v (inc v) 1)))) {} (map (fn [i] (mod i 7)) (range 100)))",
    "(as-> {} m (reduce (fn [m i] (assoc m i i)) m (range 100)) (reduce dissoc m (range 50)) (count m))",
    "(defn add [state i] (let [s (update state :a conj i)] (assoc s :b i))) (reduce add {:a []} (range 100))",
    "(-> {} (assoc :a 1) (assoc :b 2) (update :a inc) (dissoc :b) (merge {:c 3}) (assoc-in [:d :e] 1) (update-in [:d :e] inc))",
];

/// Programs that must copy, how often, and why.
const COPIES: &[(&str, u64, &str)] = &[
    (
        "(reduce (fn [m i] (update m (mod i 7) (fnil conj []) i)) {} (range 100))",
        7,
        "the default of fnil is its own: the first update of each key is of a copy of it",
    ),
    (
        "(reduce (fn [m i] (assoc m (mod i 7) (conj (get m (mod i 7) []) i))) {} (range 100))",
        93,
        "the map holds the vector that is updated until it gets the new one",
    ),
    (
        "(let [a (atom [])] (dotimes [i 100] (swap! a (fn [v] (conj v i)))))",
        100,
        "an atom keeps its value until a function of the program, which may fail, has returned",
    ),
];

fn counts<E: Engine>(program: &str) -> UpdateCounts {
    let mut lisp = Interpreter::<E>::new();
    lisp.set_policy(Policy::Unique).expect("every engine has it");
    let before = lisp.cx().update_counts();
    lisp.eval_str(program).unwrap_or_else(|error| panic!("{program}: {}", error.message()));
    let after = lisp.cx().update_counts();
    UpdateCounts {
        in_place: after.in_place - before.in_place,
        aliased: after.aliased - before.aliased,
        copied: after.copied - before.copied,
    }
}

fn linear_programs_copy_nothing<E: Engine>() {
    let counted = LINEAR.iter().map(|program| (program, counts::<E>(program)));
    let (mut wrong, mut in_place) = (Vec::new(), 0);
    for (program, counts) in counted {
        in_place += counts.in_place;
        if counts.copied > 0 {
            wrong.push(format!("{} copies: {program}", counts.copied));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", E::NAME, wrong.join("\n"));
    assert!(in_place > 50 * LINEAR.len() as u64, "expected thousands of updates, found {in_place}");
    for (program, copies, why) in COPIES {
        assert_eq!(counts::<E>(program).copied, *copies, "{why}: {program}");
    }
}

#[cfg(feature = "fast-engine")]
#[test]
fn linear_programs_copy_nothing_on_fast() {
    linear_programs_copy_nothing::<consair_fast::Fast>();
}

#[cfg(feature = "persistent-engine")]
#[test]
fn linear_programs_copy_nothing_on_persistent() {
    linear_programs_copy_nothing::<consair_persistent::Persistent>();
}
