use consair_core::context::{Cx, Limits};
use consair_core::error::ErrorKind;
use consair_core::function::{Arity, Native, NativeCode, Step};
use consair_core::reduced::reduced;
use consair_core::symbol::Symbol;
use consair_core::update::Policy;
use consair_fast::Fast;
use rstest::rstest;

use crate::builtins::rows;
use crate::builtins::testing::{Value, call, call_in, function, lazy, shown};

fn ints(items: impl IntoIterator<Item = i64>) -> Value {
    Value::vector(items.into_iter().map(Value::Int))
}

fn int(value: &Value) -> i64 {
    match value {
        Value::Int(value) => *value,
        other => panic!("expected an integer, found {other:?}"),
    }
}

/// The row `name` as a value.
fn row(name: &str) -> Value {
    let row = rows::<Fast>().into_iter().find(|row| row.name == name).expect("a row of that name");
    let native = Native { name: Symbol::new(name), arity: row.arity, doc: row.doc, code: row.code };
    Value::Native(std::rc::Rc::new(native))
}

/// A function that only the evaluator can call, and that fails when given `bad`.
fn fails_at(bad: i64) -> Value {
    let code = NativeCode::Host(Box::new(move |_, args: &mut [Value]| match args.last() {
        Some(Value::Int(x)) if *x == bad => Err(consair_core::error::Error::argument("bad")),
        _ => Ok(Step::Done(Value::take(&mut args[0]))),
    }));
    let arity = Arity::at_least(0);
    Value::Native(std::rc::Rc::new(Native { name: Symbol::new("fails"), arity, doc: "", code }))
}

fn add() -> Value {
    function(|args| Value::Int(args.iter().map(int).sum()))
}

#[rstest]
#[case("count", vec![], "4")]
#[case("vec", vec![], "[0 1 2 3]")]
#[case("set", vec![], "#{0 1 2 3}")]
#[case("last", vec![], "3")]
#[case("butlast", vec![], "(0 1 2)")]
#[case("reverse", vec![], "(3 2 1 0)")]
#[case("sort", vec![], "(0 1 2 3)")]
#[case("second", vec![], "1")]
#[case("next", vec![], "(1...)")]
#[case("doall", vec![], "(0 1 2 3)")]
#[case("dorun", vec![], "nil")]
#[case("frequencies", vec![], "{0 1, 1 1, 2 1, 3 1}")]
#[case("into", vec![ints([9])], "[9 0 1 2 3]")]
#[case("reduce", vec![add()], "6")]
#[case("reduce", vec![row("+")], "6")]
#[case("reduce", vec![add(), Value::Int(10)], "16")]
#[case("mapv", vec![add()], "[0 1 2 3]")]
#[case("run!", vec![add()], "nil")]
#[case("apply", vec![add()], "6")]
#[case("apply", vec![row("vector"), Value::Int(7)], "[7 0 1 2 3]")]
#[case("zipmap", vec![ints([5, 6])], "{5 0, 6 1}")]
#[case("sort", vec![row(">")], "(3 2 1 0)")]
fn a_walk_waits_for_each_lazy_cell(#[case] name: &str, #[case] mut args: Vec<Value>, #[case] result: &str) {
    args.push(lazy(0, 4));
    assert_eq!(shown(call(name, args)), result);
}

#[test]
fn nth_of_a_lazy_sequence_goes_no_further_than_it_must() {
    assert_eq!(shown(call("nth", [lazy(0, i64::MAX), Value::Int(3)])), "3");
    assert_eq!(shown(call("nth", [lazy(0, 3), Value::Int(3)])), "expected an index below 3, found 3");
    assert_eq!(shown(call("nth", [lazy(0, 3), Value::Int(3), Value::Nil])), "nil");
}

#[test]
fn a_comparator_sorts_as_the_standard_library_does_and_keeps_the_order_of_equals() {
    let mut seed = 7_u64;
    for count in 0..70 {
        let items: Vec<i64> = (0..count)
            .map(|at| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                ((seed >> 60) as i64) * 100 + at
            })
            .collect();
        let mut expected = items.clone();
        expected.sort_by_key(|x| x / 100);
        let before = function(|args| Value::Bool(int(&args[0]) / 100 < int(&args[1]) / 100));
        let order = function(|args| Value::Int(int(&args[0]) / 100 - int(&args[1]) / 100));
        for comparator in [before, order] {
            let sorted = call("sort", [comparator, ints(items.clone())]).unwrap();
            assert_eq!(sorted, ints(expected.clone()), "{items:?}");
        }
        let keyfn = function(|args| Value::Int(int(&args[0]) / 100));
        assert_eq!(call("sort-by", [keyfn, ints(items.clone())]).unwrap(), ints(expected));
    }
}

#[test]
fn a_sort_longer_than_a_run_is_in_order() {
    let count = 40_000;
    let sorted = call("sort", [ints((0..count).map(|x| x * 7919 % count))]).unwrap();
    assert_eq!(sorted, ints(0..count));
}

#[test]
fn a_comparator_without_an_order_is_an_answer_too() {
    let nan = Value::vector([3.0, f64::NAN, 1.0, f64::NAN, 2.0].map(Value::Float));
    assert!(call("sort", [nan]).is_ok());
    let always = function(|_| Value::Bool(true));
    let sorted = call("sort", [always, ints(0..100)]).unwrap();
    assert_eq!(shown(call("count", [sorted])), "100");
    let text = function(|_| Value::string("x"));
    assert_eq!(
        shown(call("sort", [text, ints([1, 2])])),
        "expected a number or a boolean from a comparator, found a string"
    );
}

#[test]
fn a_reduced_result_ends_a_reduction() {
    let f = || function(|args| if int(&args[1]) > 10 { reduced(args[0].clone()) } else { args[1].clone() });
    assert_eq!(shown(call("reduce", [f(), Value::Int(0), lazy(0, i64::MAX)])), "10");
    assert_eq!(shown(call("reduce", [f(), Value::Int(0), ints([1, 2, 11, 3])])), "2");
}

#[test]
fn a_builtin_called_from_a_loop_may_ask_for_calls_itself() {
    let lazies = || Value::vector([lazy(0, 3), lazy(0, 5)]);
    assert_eq!(shown(call("mapv", [row("count"), lazies()])), "[3 5]");
    assert_eq!(shown(call("mapv", [row("vec"), lazies()])), "[[0 1 2] [0 1 2 3 4]]");
    let calls = Value::vector([ints([1, 2]), ints([3, 4])]);
    assert_eq!(shown(call("reduce", [row("into"), Value::Nil, calls])), "(4 3 2 1)");
    let reduces = Value::vector([add(), add()]);
    assert_eq!(shown(call("mapv", [row("reduce"), reduces, lazies()])), "[3 10]");
}

#[test]
fn keys_are_realised_before_a_table_is_touched() {
    assert_eq!(shown(call("hash-set", [lazy(0, 2)])), "#{(0 1)}");
    assert_eq!(shown(call("set", [Value::vector([lazy(0, 2), lazy(0, 2)])])), "#{(0 1)}");
    let map = call("hash-map", [ints([0, 1]), Value::Int(7)]).unwrap();
    assert_eq!(shown(call("get", [map.clone(), lazy(0, 2)])), "7");
    assert_eq!(shown(call("contains?", [map.clone(), lazy(0, 3)])), "false");
    assert_eq!(shown(call("get-in", [map, Value::vector([lazy(0, 2)])])), "7");
    let endless = lazy(0, i64::MAX);
    let entry = Value::vector([Value::Int(1), endless]);
    let map = call("conj", [call("hash-map", []).unwrap(), entry]).unwrap();
    assert_eq!(shown(call("count", [map])), "1");
    let key = function(|args| lazy(0, int(&args[0]) % 2));
    assert_eq!(shown(call("group-by", [key, ints([1, 2, 3])])), "{(0) [1 3], () [2]}");
}

#[test]
fn a_collection_that_is_its_own_source_is_walked_as_it_was() {
    let v = ints([1, 2]);
    assert_eq!(shown(call("into", [v.clone(), v])), "[1 2 1 2]");
    let m = call("zipmap", [ints(0..20), ints(0..20)]).unwrap();
    let keys = call("keys", [m.clone()]).unwrap();
    assert_eq!(shown(call("reduce", [row("dissoc"), m, keys])), "{}");
}

#[test]
fn an_accumulator_has_one_handle() {
    let mut cx = Cx::new();
    cx.set_policy(Policy::Unique).unwrap();
    let conj = || {
        let code = NativeCode::Host(Box::new(|cx: &mut Cx<Fast>, args: &mut [Value]| {
            let (to, item) = (Value::take(&mut args[0]), Value::take(&mut args[1]));
            Ok(Step::Done(consair_core::collection::conj(cx, to, item)?))
        }));
        let arity = Arity::exactly(2);
        Value::Native(std::rc::Rc::new(Native { name: Symbol::new("c"), arity, doc: "", code }))
    };
    call_in(&mut cx, "reduce", [conj(), ints([]), lazy(0, 100)]).unwrap();
    call_in(&mut cx, "reduce", [row("conj"), ints([]), ints(0..100)]).unwrap();
    let nested =
        call("hash-map", [Value::Int(1), call("hash-map", [Value::Int(2), ints([3])]).unwrap()]).unwrap();
    let path = ints([1, 2]);
    let nested = call_in(&mut cx, "update-in", [nested, path, conj(), Value::Int(4)]).unwrap();
    assert_eq!(shown(Ok(nested)), "{1 {2 [3 4]}}");
    let map = call("hash-map", [Value::Int(1), ints([3])]).unwrap();
    call_in(&mut cx, "update", [map, Value::Int(1), conj(), Value::Int(4)]).unwrap();
    assert_eq!(cx.update_counts().copied, 0);
}

#[test]
fn an_atom_keeps_its_value_when_the_function_fails() {
    let mut cx = Cx::new();
    let atom = call_in(&mut cx, "atom", [ints([1])]).unwrap();
    assert!(call_in(&mut cx, "swap!", [atom.clone(), fails_at(9), Value::Int(9)]).is_err());
    assert!(call_in(&mut cx, "swap!", [atom.clone(), row("assoc"), Value::Int(9), Value::Int(9)]).is_err());
    assert_eq!(shown(call("deref", [atom])), "[1]");
    let atom = call_in(&mut cx, "atom", [call("hash-map", [Value::Int(1), Value::Int(2)]).unwrap()]).unwrap();
    let swap = [atom.clone(), row("update"), Value::Int(1), fails_at(9), Value::Int(9)];
    assert!(call_in(&mut cx, "swap!", swap).is_err());
    assert_eq!(shown(call("deref", [atom])), "{1 2}");
}

#[test]
fn an_atom_is_swapped_in_place_where_nothing_can_fail() {
    let mut cx = Cx::new();
    cx.set_policy(Policy::Unique).unwrap();
    let atom = call_in(&mut cx, "atom", [ints([])]).unwrap();
    for item in 0..50 {
        call_in(&mut cx, "swap!", [atom.clone(), row("conj"), Value::Int(item)]).unwrap();
    }
    let map = call("hash-map", []).unwrap();
    let counts = call_in(&mut cx, "atom", [map]).unwrap();
    for item in 0..50 {
        let key = Value::Int(item % 3);
        let given = match item {
            0..3 => vec![counts.clone(), row("assoc"), key, Value::Int(1)],
            _ => vec![counts.clone(), row("update"), key, add(), Value::Int(1)],
        };
        call_in(&mut cx, "swap!", given).unwrap();
    }
    assert_eq!(cx.update_counts().copied, 0);
    assert_eq!(shown(call("deref", [counts])), "{0 17, 1 17, 2 16}");
}

#[test]
fn watches_and_validators_are_called() {
    let mut cx = Cx::new();
    let positive = function(|args| Value::Bool(int(&args[0]) > 0));
    let atom = call_in(&mut cx, "atom", [Value::Int(1), Value::keyword("validator"), positive]).unwrap();
    let seen = call_in(&mut cx, "atom", [Value::Nil]).unwrap();
    let Value::Atom(log) = seen.clone() else { panic!("an atom") };
    let watch = function(move |args| {
        log.replace(Value::vector([args[0].clone(), args[2].clone(), args[3].clone()]));
        Value::Nil
    });
    call_in(&mut cx, "add-watch", [atom.clone(), Value::keyword("w"), watch]).unwrap();
    assert_eq!(shown(call_in(&mut cx, "swap!", [atom.clone(), add(), Value::Int(4)])), "5");
    assert_eq!(shown(call("deref", [seen])), "[:w 1 5]");
    let refused = call_in(&mut cx, "reset!", [atom.clone(), Value::Int(0)]);
    assert_eq!(shown(refused), "expected a value that the validator takes, found another");
    assert_eq!(shown(call("swap-vals!", [atom, add(), Value::Int(1)])), "[5 6]");
}

#[test]
fn a_delay_is_computed_once_and_fails_for_good() {
    let times = std::rc::Rc::new(std::cell::Cell::new(0));
    let counted = std::rc::Rc::clone(&times);
    let thunk = function(move |_| {
        counted.set(counted.get() + 1);
        Value::Int(counted.get())
    });
    let delay = call("delay*", [thunk]).unwrap();
    assert_eq!(shown(call("realized?", [delay.clone()])), "false");
    assert_eq!(shown(call("deref", [delay.clone()])), "1");
    assert_eq!(shown(call("force", [delay.clone()])), "1");
    assert_eq!(shown(call("realized?", [delay])), "true");
    assert_eq!(times.get(), 1);
}

#[test]
fn fuel_ends_an_endless_walk() {
    for name in ["count", "vec", "last", "set", "reverse", "sort", "frequencies", "dorun"] {
        let mut cx = Cx::new();
        cx.set_limits(Limits { fuel: Some(10_000), ..Limits::default() });
        let error = call_in(&mut cx, name, [lazy(0, i64::MAX)]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit, "{name}");
    }
}

#[test]
fn a_byte_limit_ends_a_vector_of_everything_before_it_is_allocated() {
    let mut cx = Cx::new();
    cx.set_limits(Limits { bytes: 1 << 20, ..Limits::default() });
    let endless = call("range", []).unwrap();
    for name in ["vec", "set", "reverse", "sort", "butlast"] {
        let error = call_in(&mut cx, name, [endless.clone()]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit, "{name}");
    }
}

#[test]
fn updates_check_their_arguments_before_the_first_write() {
    let v = ints([1]);
    let index = call("assoc", [v.clone(), Value::Int(0), Value::Int(5), Value::Int(7), Value::Int(5)]);
    assert_eq!(shown(index), "expected an index below 2, found 7");
    assert_eq!(shown(Ok(v)), "[1]");
    let m = call("hash-map", [Value::Int(1), Value::Int(1)]).unwrap();
    let entry = call("conj", [m.clone(), ints([2, 2]), ints([3])]);
    assert_eq!(shown(entry), "expected an entry [key value] for a map, found a vector of 1");
    assert_eq!(shown(Ok(m)), "{1 1}");
}

#[rstest]
#[case("conj", vec![], "[]")]
#[case("conj", vec![Value::Nil, Value::Int(1)], "(1)")]
#[case("assoc", vec![Value::Nil, Value::Int(1), Value::Int(2)], "{1 2}")]
#[case("dissoc", vec![Value::Nil, Value::Int(1)], "nil")]
#[case("get", vec![Value::list([Value::Int(1)]), Value::Int(0)], "nil")]
#[case("contains?", vec![Value::list([Value::Int(1)]), Value::Int(0)], "expected a map, a set or a vector, found a list")]
#[case("hash-map", vec![Value::Int(1)], "expected a value for each key, found 1 arguments (the last is 1)")]
#[case("merge", vec![Value::Nil, Value::Nil], "nil")]
#[case("range", vec![Value::Int(0)], "()")]
#[case("range", vec![Value::Int(5), Value::Int(0), Value::Int(-2)], "(5 3 1)")]
#[case("range", vec![Value::Int(0), Value::Float(0.5), Value::Float(0.2)], "(0 0.2 0.4)")]
#[case("subvec", vec![ints([1, 2, 3]), Value::Int(1)], "[2 3]")]
#[case("subvec", vec![ints([1, 2, 3]), Value::Int(2), Value::Int(1)], "expected an end of 2 or more, found 1")]
#[case("list*", vec![Value::Int(1), ints([2, 3])], "(1 2 3)")]
#[case("keys", vec![Value::Nil], "nil")]
#[case("seq", vec![ints([])], "nil")]
#[case("rseq", vec![ints([1, 2])], "(2 1)")]
#[case("reduce", vec![add(), ints([])], "0")]
#[case("reduce", vec![add(), ints([4])], "4")]
#[case("every?", vec![add(), ints([])], "true")]
#[case("some", vec![row("set"), Value::Nil], "nil")]
#[case("assoc-in", vec![Value::Nil, ints([1, 2]), Value::Int(3)], "{1 {2 3}}")]
#[case("peek", vec![ints([1, 2])], "2")]
#[case("pop", vec![ints([])], "expected a collection with elements to pop, found an empty one")]
fn the_edges_are_as_in_clojure(#[case] name: &str, #[case] args: Vec<Value>, #[case] result: &str) {
    assert_eq!(shown(call(name, args)), result);
}

#[test]
fn merging_and_reducing_entries() {
    let map = |pairs: &[i64]| call("hash-map", pairs.iter().map(|x| Value::Int(*x))).unwrap();
    assert_eq!(shown(call("merge-with", [add(), map(&[1, 2]), map(&[1, 3, 4, 5])])), "{1 5, 4 5}");
    let m = map(&[1, 2, 3, 4]);
    assert_eq!(shown(call("merge-with", [add(), m.clone(), m])), "{1 4, 3 8}");
    assert_eq!(shown(call("reduce-kv", [add(), Value::Int(0), map(&[1, 2, 3, 4])])), "10");
    assert_eq!(shown(call("reduce-kv", [add(), Value::Int(0), ints([5, 6])])), "12");
    assert_eq!(shown(call("select-keys", [map(&[1, 2, 3, 4]), ints([3, 9])])), "{3 4}");
    assert_eq!(shown(call("merge", [Value::Nil, map(&[1, 2]), Value::Nil, map(&[1, 3])])), "{1 3}");
}

#[test]
fn a_transducer_completes_what_it_reduced() {
    let identity = || function(|args| args[0].clone());
    assert_eq!(shown(call("into", [ints([1]), identity(), lazy(2, 4)])), "[1 2 3]");
    assert_eq!(shown(call("transduce", [identity(), row("+"), ints([1, 2, 3])])), "6");
    assert_eq!(shown(call("transduce", [identity(), add(), Value::Int(10), ints([1, 2, 3])])), "16");
}

#[test]
fn a_failure_inside_a_loop_is_that_of_the_loop() {
    assert_eq!(shown(call("mapv", [fails_at(2), ints([1, 2, 3])])), "bad");
    let found = call("mapv", [row("vec"), ints([1])]);
    assert_eq!(shown(found), "expected a collection or a sequence, found an integer");
    // A reduction called at once by `mapv`, whose function the evaluator calls and which fails.
    let functions = Value::vector([fails_at(7), fails_at(2)]);
    let colls = Value::vector([ints([1, 2]), ints([1, 2])]);
    assert_eq!(shown(call("mapv", [row("reduce"), functions, colls])), "bad");
}

#[test]
fn a_long_lazy_walk_needs_no_more_stack_than_a_short_one() {
    let walk = || {
        for name in ["count", "vec", "sort", "frequencies", "dorun"] {
            assert!(call(name, [lazy(0, 100_000)]).is_ok(), "{name}");
        }
        let sum = call("reduce", [add(), Value::Int(0), lazy(0, 100_000)]);
        assert_eq!(shown(sum), "4999950000");
        let f = function(|args| Value::Bool(int(&args[0]) < int(&args[1])));
        assert!(call("sort", [f, lazy(0, 20_000)]).is_ok());
    };
    std::thread::Builder::new().stack_size(256 << 10).spawn(walk).unwrap().join().unwrap();
}
