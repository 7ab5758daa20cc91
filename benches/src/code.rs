//! The same work from consair code: a compiled function that walks the indices or keys with `reduce`.

use std::rc::Rc;

use consair_core::engine::Engine;
use consair_core::value::Value;
use consair_eval::interpreter::Interpreter;

use crate::keys::Kind;
use crate::workload::{Fixture, Group, Subject, shuffled, timed};

/// The work on one structure: an interpreter, functions by the names of the groups, what they are given.
struct Work<E: Engine> {
    lisp: Interpreter<E>,
    functions: Vec<(Value<E>, Vec<Value<E>>)>,
}

impl<E: Engine> Work<E> {
    fn new() -> Self {
        Work { lisp: Interpreter::new(), functions: Vec::new() }
    }

    fn call(&mut self, text: &str, args: &[Value<E>]) -> Value<E> {
        let function = self.lisp.eval_str(text).unwrap_or_else(|error| panic!("{}", error.message()));
        self.run(&function, args)
    }

    fn run(&mut self, function: &Value<E>, args: &[Value<E>]) -> Value<E> {
        let result = self.lisp.call(function, args.iter().cloned());
        result.unwrap_or_else(|error| panic!("{}", error.message()))
    }

    fn add(&mut self, text: &str, args: &[&Value<E>]) {
        let function = self.lisp.eval_str(text).unwrap_or_else(|error| panic!("{}", error.message()));
        self.functions.push((function, args.iter().map(|&arg| arg.clone()).collect()));
    }
}

/// A subject `code-...` for each of `groups`, in the order of the functions of `work`.
fn push<E: Engine>(groups: &mut [&mut Group], work: impl Fn() -> Work<E> + 'static) {
    let fixture = Fixture::new(work);
    for (at, group) in groups.iter_mut().enumerate() {
        let fixture = fixture.clone();
        let run = Box::new(move |iterations| {
            fixture.with(|work| {
                let (function, args) = work.functions[at].clone();
                timed(iterations, || work.run(&function, &args))
            })
        });
        group.subjects.push(Subject { name: format!("code-{}", E::NAME), run });
    }
}

fn ints<E: Engine>(numbers: impl IntoIterator<Item = usize>) -> Value<E> {
    Value::vector(numbers.into_iter().map(|number| Value::Int(number as i64)))
}

/// The work of `vector/conj`, `nth` and `iterate`.
pub fn vectors<E: Engine>(size: usize, groups: &mut [&mut Group; 3]) {
    push::<E>(groups, move || {
        let mut work = Work::new();
        let build = "(fn [n] (loop [v [] i 0] (if (< i n) (recur (conj v i) (inc i)) v)))";
        let n = Value::Int(size as i64);
        let vector = work.call(build, std::slice::from_ref(&n));
        work.add(build, &[&n]);
        work.add(
            "(fn [v order] (reduce (fn [sum i] (+ sum (nth v i))) 0 order))",
            &[&vector, &ints(shuffled(size))],
        );
        work.add("(fn [v] (reduce + v))", &[&vector]);
        work
    });
}

/// The work of `map/insert`, `lookup-hit`, `lookup-miss` and `iterate`.
pub fn maps<E: Engine>(size: usize, kind: Kind, groups: &mut [&mut Group; 4]) {
    push::<E>(groups, move || {
        let mut work = Work::new();
        let keys = |order: Vec<usize>, from: usize| {
            Value::vector(order.into_iter().map(|number| kind.key(from + number).value()))
        };
        let build = "(fn [ks] (reduce (fn [m k] (assoc m k 1)) {} ks))";
        let look = "(fn [m ks] (reduce (fn [sum k] (+ sum (get m k 0))) 0 ks))";
        let inserted = keys((0..size).collect(), 0);
        let map = work.call(build, std::slice::from_ref(&inserted));
        work.add(build, &[&inserted]);
        work.add(look, &[&map, &keys(shuffled(size), 0)]);
        work.add(look, &[&map, &keys(shuffled(size), size)]);
        work.add("(fn [m] (reduce-kv (fn [sum k v] (+ sum v)) 0 m))", &[&map]);
        work
    });
}

/// `sort` of shuffled integers, beside a stable sort of a `Vec` of the same values with the same order.
#[cfg(feature = "fast-engine")]
pub fn sorts(size: usize) -> Group {
    use consair_core::value::compare::compare;
    use consair_fast::Fast;
    let mut group = Group::new("sort", size);
    let order = Rc::new(shuffled(size));
    let items: Fixture<Vec<Value<Fast>>> = {
        let order = Rc::clone(&order);
        Fixture::new(move || order.iter().map(|&number| Value::Int(number as i64)).collect())
    };
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
    push::<Fast>(&mut [&mut group], move || {
        let mut work = Work::new();
        work.add("sort", &[&ints(order.iter().copied())]);
        work
    });
    group
}
