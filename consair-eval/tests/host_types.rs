//! Objects of the host in programs: what their registered type says of core functions.

use consair_core::function::{Arity, Step};
use consair_core::value::Value;
use consair_eval::interpreter::Interpreter;
use consair_fast::Fast;

type Lisp = Interpreter<Fast>;

/// Money, in cents.
struct Money(i64);

fn cents(value: &Value<Fast>) -> Option<i64> {
    match value {
        Value::Host(host) => host.downcast_ref::<Money>().map(|money| money.0),
        _ => None,
    }
}

/// An interpreter that knows money, with a one and two coins of five.
fn lisp() -> Lisp {
    let one = Arity::exactly(1);
    let two = Arity::exactly(2);
    let mut lisp = Lisp::new();
    lisp.define_type::<Money>("shop.Money")
        .unwrap()
        .method("java.lang.Object", "toString", one, |_, args| {
            Ok(Value::from(format!("{}c", cents(&args[0]).unwrap())))
        })
        .unwrap()
        .method("Object", "equals", two, |_, args| Ok(Value::Bool(cents(&args[0]) == cents(&args[1]))))
        .unwrap()
        .method("Object", "hashCode", one, |_, args| Ok(Value::Int(cents(&args[0]).unwrap())))
        .unwrap()
        .method("Comparable", "compareTo", two, |_, args| {
            Ok(Value::Int(cents(&args[0]).cmp(&cents(&args[1])) as i64))
        })
        .unwrap()
        .method("consair.lang.Arithmetic", "multiply", two, |_, args| match args[1] {
            Value::Int(times) => Ok(Value::Int(cents(&args[0]).unwrap() * times)),
            _ => Ok(Value::Nil),
        })
        .unwrap()
        .method("clojure.lang.Seqable", "seq", one, |_, args| {
            Ok(Value::list([Value::keyword("cents"), Value::Int(cents(&args[0]).unwrap())]))
        })
        .unwrap()
        .method("clojure.lang.ILookup", "valAt", Arity::between(2, 3), |_, args| match &args[1] {
            key if *key == Value::keyword("cents") => Ok(Value::Int(cents(&args[0]).unwrap())),
            _ => Ok(args.get(2).cloned().unwrap_or_default()),
        })
        .unwrap()
        // Calls what it is called with, on its cents.
        .step_method("clojure.lang.IFn", "invoke", two, |_, args| {
            let cents = Value::Int(cents(&args[0]).unwrap());
            Ok(Step::tail(args[1].clone(), [cents]))
        })
        .unwrap();
    for (name, amount) in [("one", 1), ("five", 5), ("coin", 5)] {
        let money = lisp.host_object(Money(amount));
        lisp.define(name, money);
    }
    lisp
}

fn check(text: &str, expected: &str) {
    let mut lisp = lisp();
    let value = lisp.eval_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(lisp.pr_str(&value).unwrap(), expected, "{text}");
}

#[test]
fn host_objects_take_part_in_the_core_functions() {
    for (text, expected) in [
        ("(str five)", "\"5c\""),
        ("(pr-str [five])", "\"[#object[shop.Money \\\"5c\\\"]]\""),
        ("(= five coin)", "true"),
        ("(= [five] (list coin))", "true"),
        ("(= five one)", "false"),
        ("(= five 5)", "false"),
        ("(= (hash five) (hash coin))", "true"),
        ("(get {five :found} coin)", ":found"),
        ("(contains? #{one} five)", "false"),
        ("(count (hash-set five coin one))", "2"),
        ("(compare one five)", "-1"),
        ("(map str (sort [five one]))", "(\"1c\" \"5c\")"),
        ("(< one five)", "true"),
        ("(if (>= one five) :more :less)", ":less"),
        ("(apply < [one five coin])", "false"),
        ("(* five 3)", "15"),
        ("(reduce * five [2 2])", "20"),
        ("(map :cents [one five])", "(1 5)"),
        ("(get five :euros :none)", ":none"),
        ("(five inc)", "6"),
        ("(map five [dec str])", "(4 \"5\")"),
        ("(vec five)", "[:cents 5]"),
        ("(let [[k v] (seq five)] v)", "5"),
        ("[(class five) (instance? shop.Money five) (instance? Comparable five)]", "[shop.Money true true]"),
        ("(try (+ five 1) (catch ClassCastException e :no))", ":no"),
    ] {
        check(text, expected);
    }
}

#[test]
fn programs_extend_protocols_to_host_types_and_hosts_implement_protocols() {
    let mut lisp = lisp();
    lisp.eval_str("(defprotocol Priced (price [this]) (tax [this rate]))").unwrap();
    lisp.eval_str("(extend-type shop.Money Priced (price [m] (:cents m)))").unwrap();
    assert_eq!(lisp.eval_str("(mapv price [one five])").unwrap().to_string(), "[1 5]");
    struct Gift;
    let two = Arity::exactly(2);
    let gift = lisp.define_type::<Gift>("shop.Gift").unwrap();
    gift.method("user/Priced", "tax", two, |_, args| Ok(args[1].clone())).unwrap();
    let gift = lisp.host_object(Gift);
    lisp.define("gift", gift);
    assert_eq!(lisp.eval_str("[(tax gift 7) (satisfies? Priced gift)]").unwrap().to_string(), "[7 true]");
    let error = lisp.eval_str("(price gift)").unwrap_err();
    assert!(error.message().starts_with("No implementation of method: :price"), "{error}");
}

#[test]
fn what_a_protocol_has_not_cannot_be_implemented() {
    let mut lisp = lisp();
    lisp.eval_str("(defprotocol P (m [this]))").unwrap();
    let one = Arity::exactly(1);
    for (protocol, method) in [("user/P", "n"), ("user/Nothing", "m"), ("user/one", "m")] {
        let ty = lisp.define_type::<u8>("a.Type").unwrap();
        assert!(ty.method(protocol, method, one, |_, _| Ok(Value::Nil)).is_err(), "{protocol} {method}");
    }
}
