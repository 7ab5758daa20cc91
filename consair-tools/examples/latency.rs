//! How long an interrupt takes: from the moment when the flag is set to the moment when the error could be
//! shown. `cargo run --release -p consair-tools --example latency [ROUNDS] [NAME]`

use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use consair_core::error::ErrorKind;
use consair_eval::Interpreter;
use consair_fast::Fast;

/// What the programs work on.
const DATA: &str = r#"
(require '[clojure.string :as str])
(def numbers (vec (repeatedly 3000000 (fn [] (rand-int 1000000000)))))
(def same (mapv + numbers (repeat 0)))
(def nested (vec (for [i (range 300000)] {:id i :tags ["a" "b" i] :at [i [i [i]]]})))
(def nested-again (vec (for [i (range 300000)] {:id i :tags ["a" "b" i] :at [i [i [i]]]})))
(def text (str/join (repeat 4000000 "aaab ")))
(def no-match (str/join (repeat 20000000 "a")))
(def big (reduce (fn [product _] (*' product product)) 123456789 (range 14)))
(def edn (pr-str (vec (range 2000000))))
(def lazy (fn [n] (map inc (range n))))
"#;

/// Names, and what runs. Each runs longer than the longest delay, or for ever.
const PROGRAMS: [(&str, &str); 30] = [
    ("endless loop", "(loop [] (recur))"),
    ("reduce over an endless range", "(reduce + (range))"),
    ("count of iterate", "(count (iterate inc 0))"),
    ("calls", "((fn f [n] (if (< n 2) n (+ (f (- n 1)) (f (- n 2))))) 60)"),
    ("sort", "(loop [] (sort numbers) (recur))"),
    ("sort with a function", "(sort (fn [a b] (< a b)) numbers)"),
    ("sort-by", "(sort-by - numbers)"),
    ("apply str", "(loop [] (apply str (range 3000000)) (recur))"),
    ("join", "(loop [] (str/join \",\" numbers) (recur))"),
    ("re-seq", "(loop [] (count (re-seq #\"a+b\" text)) (recur))"),
    ("re-find that finds nothing", "(loop [] (re-find #\"(a|ab)*c\" no-match) (recur))"),
    ("replace", "(loop [] (str/replace text \"b\" \"cc\") (recur))"),
    ("replace by pattern", "(loop [] (str/replace text #\"a+b\" \"c\") (recur))"),
    ("split", "(loop [] (str/split text #\" \") (recur))"),
    ("upper-case", "(loop [] (str/upper-case text) (recur))"),
    ("product of big integers", "(loop [] (*' big big) (recur))"),
    ("big integer as text", "(loop [] (str big) (recur))"),
    ("quotient of big integers", "(let [square (*' big big)] (loop [] (quot square (inc big)) (recur)))"),
    ("pr-str of a vector", "(loop [] (pr-str numbers) (recur))"),
    ("hash of nested data", "(loop [] (hash (conj (freeze nested) 1)) (recur))"),
    ("= of nested data", "(loop [] (= nested nested-again) (recur))"),
    ("= of vectors of numbers", "(loop [] (= numbers same) (recur))"),
    ("vec of a range", "(loop [] (vec (range 3000000)) (recur))"),
    ("mapv", "(loop [] (mapv inc numbers) (recur))"),
    ("set", "(loop [] (set numbers) (recur))"),
    ("frequencies", "(loop [] (frequencies numbers) (recur))"),
    ("into a map", "(loop [] (into {} (map (fn [n] [n n]) numbers)) (recur))"),
    ("reverse", "(loop [] (reverse numbers) (recur))"),
    ("read-string", "(loop [] (read-string edn) (recur))"),
    ("doall of a lazy sequence", "(loop [] (doall (lazy 3000000)) (recur))"),
];

/// The time from an interrupt, `delay` after the program has begun, to the error as it is shown.
fn latency(lisp: &mut Interpreter<Fast>, program: &str, delay: Duration) -> Duration {
    let flag = lisp.cx().interrupt();
    flag.store(false, Ordering::Relaxed);
    let timer = thread::spawn(move || {
        thread::sleep(delay);
        let set = Instant::now();
        flag.store(true, Ordering::Relaxed);
        set
    });
    let ended = lisp.eval_str(program);
    let error = ended.expect_err("it runs until it is stopped");
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{program}: {}", error.message());
    let _shown = lisp.render(&error, false);
    let end = Instant::now();
    end.saturating_duration_since(timer.join().expect("the timer ends"))
}

fn main() {
    let mut args = std::env::args().skip(1);
    let rounds: u64 = args.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(15);
    let only = args.next().unwrap_or_default();
    let mut lisp = Interpreter::<Fast>::new();
    lisp.eval_str(DATA).unwrap_or_else(|error| panic!("{}", error.message()));
    println!("| program | median ms | largest ms |\n| --- | ---: | ---: |");
    for (name, program) in PROGRAMS.iter().filter(|(name, _)| name.contains(&only)) {
        // At different points of the program.
        let delays = (0..rounds).map(|round| Duration::from_millis(60 + round * 37 % 200));
        let mut found: Vec<_> = delays.map(|delay| latency(&mut lisp, program, delay)).collect();
        found.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let (median, largest) = (found[found.len() / 2], found[found.len() - 1]);
        println!("| {name} | {:.1} | {:.1} |", ms(median), ms(largest));
    }
}
