//! The same work from consair code: a compiled function that walks the indices or keys with `reduce`.

use consair_benches::keys::Kind;
use consair_benches::workload::{Fixture, Group, Subject, shuffled, timed};
use consair_core::engine::Engine;
use consair_core::value::Value;
use consair_core::value::compare::compare;
use consair_eval::interpreter::Interpreter;
use consair_fast::Fast;
use consair_persistent::Persistent;

/// A function and what it is given.
struct Work<E: Engine> {
    lisp: Interpreter<E>,
    function: Value<E>,
    args: Vec<Value<E>>,
}

impl<E: Engine> Work<E> {
    fn new(text: &str, args: impl IntoIterator<Item = Value<E>>) -> Self {
        let mut lisp = Interpreter::new();
        let function = lisp.eval_str(text).unwrap_or_else(|error| panic!("{}", error.message()));
        Work { lisp, function, args: args.into_iter().collect() }
    }

    fn run(&mut self) -> Value<E> {
        let result = self.lisp.call(&self.function, self.args.iter().cloned());
        result.unwrap_or_else(|error| panic!("{}", error.message()))
    }
}

fn ints<E: Engine>(numbers: impl IntoIterator<Item = usize>) -> Value<E> {
    Value::vector(numbers.into_iter().map(|number| Value::Int(number as i64)))
}

const CONJ: &str = "(fn [n] (loop [v [] i 0] (if (< i n) (recur (conj v i) (inc i)) v)))";
const NTH: &str = "(fn [v order] (reduce (fn [sum i] (+ sum (nth v i))) 0 order))";
const INSERT: &str = "(fn [ks] (reduce (fn [m k] (assoc m k 1)) {} ks))";
const GET: &str = "(fn [m ks] (reduce (fn [sum k] (+ sum (get m k 0))) 0 ks))";
const VALUES: &str = "(fn [m] (reduce-kv (fn [sum k v] (+ sum v)) 0 m))";

/// The work of the group `name`, where a program would do it so.
fn work<E: Engine>(name: &str, size: usize) -> Option<Work<E>> {
    let (operation, kind) = match name.split('/').collect::<Vec<_>>()[..] {
        ["sort"] => return Some(Work::new("sort", [ints(shuffled(size))])),
        ["vector", operation] => (operation, None),
        ["map", operation, kind] => {
            let kinds = [Kind::Int, Kind::Keyword, Kind::Text];
            (operation, kinds.into_iter().find(|known| known.name() == kind))
        }
        _ => return None,
    };
    let Some(kind) = kind else {
        let n = Value::Int(size as i64);
        let vector = || ints(0..size);
        return match operation {
            "conj" => Some(Work::new(CONJ, [n])),
            "nth" => Some(Work::new(NTH, [vector(), ints(shuffled(size))])),
            "iterate" => Some(Work::new("(fn [v] (reduce + v))", [vector()])),
            _ => None,
        };
    };
    let keys = |order: Vec<usize>, from: usize| {
        Value::vector(order.into_iter().map(|number| kind.key(from + number).value()))
    };
    let inserted = || keys((0..size).collect(), 0);
    let map = || Work::new(INSERT, [inserted()]).run();
    match operation {
        "insert" => Some(Work::new(INSERT, [inserted()])),
        "lookup-hit" => Some(Work::new(GET, [map(), keys(shuffled(size), 0)])),
        "lookup-miss" => Some(Work::new(GET, [map(), keys(shuffled(size), size)])),
        "iterate" => Some(Work::new(VALUES, [map()])),
        _ => None,
    }
}

fn push<E: Engine>(group: &mut Group) {
    let (name, size) = (group.name.clone(), group.size);
    if work::<E>(&name, 1).is_none() {
        return;
    }
    let fixture = Fixture::new(move || work::<E>(&name, size).expect("there is for one element"));
    let run = Box::new(move |iterations| fixture.with(|work| timed(iterations, || work.run())));
    group.subjects.push(Subject { name: format!("code-{}", E::NAME), run });
}

/// Adds the subjects `code-fast` and `code-persistent`, where a program would do the work so.
pub(crate) fn add(group: &mut Group) {
    push::<Fast>(group);
    push::<Persistent>(group);
}

/// `sort` of shuffled integers, beside a stable sort of a `Vec` of the same values in the same order.
pub(crate) fn sort(size: usize) -> Group {
    let mut group = Group::new("sort", size);
    let items = Fixture::new(move || {
        shuffled(size).into_iter().map(|number| Value::<Fast>::Int(number as i64)).collect::<Vec<_>>()
    });
    let run = Box::new(move |iterations| {
        items.with(|items| {
            timed(iterations, || {
                let mut items = items.clone();
                items.sort_by(|a, b| compare(a, b).unwrap_or(std::cmp::Ordering::Equal));
                items
            })
        })
    });
    group.subjects.push(Subject { name: "vec".to_owned(), run });
    group
}
