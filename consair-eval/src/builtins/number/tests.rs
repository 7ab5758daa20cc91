use consair_core::BigInt;

use crate::builtins::testing::{Value, call, lazy, shown};

fn int(v: i64) -> Value {
    Value::Int(v)
}

fn float(v: f64) -> Value {
    Value::Float(v)
}

fn big(digits: &str) -> Value {
    Value::from(digits.parse::<BigInt>().unwrap())
}

fn two(name: &str, a: Value, b: Value) -> String {
    shown(call(name, [a, b]))
}

#[test]
fn arithmetic_keeps_kinds_and_promotes_only_when_asked() {
    assert_eq!(two("+", int(1), int(2)), "3");
    assert_eq!(two("+", int(1), float(2.0)), "3.0");
    assert_eq!(two("+", int(i64::MAX), int(1)), "integer overflow");
    assert_eq!(two("+'", int(i64::MAX), int(1)), "9223372036854775808N");
    assert_eq!(two("-", big("9223372036854775808"), int(1)), "9223372036854775807N");
    assert_eq!(two("*'", int(i64::MAX), int(i64::MAX)), "85070591730234615847396907784232501249N");
    assert_eq!(two("-", int(i64::MIN), int(1)), "integer overflow");
    assert_eq!(shown(call("-", [int(i64::MIN)])), "integer overflow");
    assert_eq!(shown(call("-'", [int(i64::MIN)])), "9223372036854775808N");
    assert_eq!(shown(call("-", [float(0.0)])), "-0.0");
    assert_eq!(shown(call("abs", [int(i64::MIN)])), "-9223372036854775808");
    assert_eq!(shown(call("abs", [float(-0.0)])), "0.0");
    assert_eq!(shown(call("+", [])), "0");
    assert_eq!(shown(call("*", [])), "1");
    assert_eq!(shown(call("+", [Value::Nil])), "expected a number, found nil");
    assert_eq!(two("+", int(1), Value::string("1")), "expected a number, found a string");
}

#[test]
fn division_is_exact_where_it_can_be() {
    assert_eq!(two("/", int(6), int(3)), "2");
    assert_eq!(two("/", int(1), int(2)), "1/2");
    assert_eq!(shown(call("/", [int(2)])), "1/2");
    assert_eq!(two("/", int(1), int(0)), "divide by zero");
    assert_eq!(two("/", float(1.0), int(0)), "##Inf");
    assert_eq!(two("/", int(i64::MIN), int(-1)), "integer overflow");
    assert_eq!(two("quot", int(i64::MIN), int(-1)), "integer overflow");
    assert_eq!(two("rem", int(i64::MIN), int(-1)), "0");
    assert_eq!(two("mod", int(i64::MIN), int(-1)), "0");
    assert_eq!(two("quot", float(1.0), int(0)), "divide by zero");
    for (a, b, quot, rem, modulo) in
        [(7, 2, "3", "1", "1"), (-7, 2, "-3", "-1", "1"), (7, -2, "-3", "1", "-1")]
    {
        assert_eq!(two("quot", int(a), int(b)), quot);
        assert_eq!(two("rem", int(a), int(b)), rem);
        assert_eq!(two("mod", int(a), int(b)), modulo);
    }
    assert_eq!(two("mod", big("-10000000000000000000"), int(3)), "2N");
    assert_eq!(two("clojure.math/floor-div", int(-7), int(2)), "-4");
    assert_eq!(two("clojure.math/floor-mod", int(-7), int(2)), "1");
}

#[test]
fn a_big_integer_has_a_largest_size() {
    let mut value = int(2);
    let message = loop {
        match call("*'", [value.clone(), value]) {
            Ok(square) => value = square,
            Err(error) => break error.message().to_owned(),
        }
    };
    assert!(message.starts_with("expected an integer of at most 1048576 bits"), "{message}");
}

#[test]
fn numbers_compare_by_value_and_nan_with_nothing() {
    assert_eq!(two("==", int(1), float(1.0)), "true");
    assert_eq!(two("=", int(1), float(1.0)), "false");
    assert_eq!(two("<", float(f64::NAN), int(1)), "false");
    assert_eq!(two(">=", float(f64::NAN), int(1)), "false");
    assert_eq!(two("<", int(1), Value::Nil), "expected a number, found nil");
    assert_eq!(shown(call("<", [Value::Nil])), "expected a number, found nil");
    assert_eq!(two("max", int(1), float(f64::NAN)), "##NaN");
    assert_eq!(two("max", float(f64::NAN), int(1)), "##NaN");
    assert_eq!(two("min", int(1), float(0.5)), "0.5");
    assert_eq!(shown(call("max", [int(1), int(3), int(2)])), "3");
    assert_eq!(shown(call("<", [int(1), int(2), int(2)])), "false");
}

#[test]
fn conversions_check_their_range() {
    assert_eq!(shown(call("int", [float(-2.9)])), "-2");
    assert_eq!(shown(call("int", [Value::Char('a')])), "97");
    assert_eq!(shown(call("long", [float(1e19)])), "value out of range for long: 1.0E19");
    assert_eq!(shown(call("long", [float(f64::NAN)])), "0");
    assert_eq!(shown(call("long", [float(i64::MIN as f64)])), "-9223372036854775808");
    assert_eq!(shown(call("int", [int(1 << 31)])), "value out of range for int: 2147483648");
    assert_eq!(shown(call("bigint", [float(1e19)])), "10000000000000000000N");
    assert_eq!(shown(call("byte", [int(128)])), "value out of range for byte: 128");
    for (text, value) in [
        ("1.5", "1.5"),
        (" 1e3 ", "1000.0"),
        ("-.5", "-0.5"),
        ("inf", "nil"),
        ("Infinity", "##Inf"),
        ("-Infinity", "##-Inf"),
        ("nan", "nil"),
        ("", "nil"),
        ("1_0", "nil"),
    ] {
        assert_eq!(shown(call("parse-double", [Value::string(text)])), value, "{text}");
    }
    for (text, value) in [
        ("12", "12"),
        ("+12", "12"),
        ("-9223372036854775808", "-9223372036854775808"),
        (" 1", "nil"),
        ("1.0", "nil"),
        ("9223372036854775808", "nil"),
    ] {
        assert_eq!(shown(call("parse-long", [Value::string(text)])), value, "{text}");
    }
}

#[test]
fn round_gives_the_greater_of_two_as_near() {
    for (value, rounded) in
        [(2.5, "3"), (-2.5, "-2"), (0.49999999999999994, "0"), (1e300, "9223372036854775807")]
    {
        assert_eq!(shown(call("clojure.math/round", [float(value)])), rounded);
    }
}

#[test]
fn shifts_use_six_bits_of_the_distance() {
    assert_eq!(two("bit-shift-left", int(1), int(65)), "2");
    assert_eq!(two("unsigned-bit-shift-right", int(-1), int(60)), "15");
    assert_eq!(two("bit-test", int(i64::MIN), int(63)), "true");
}

#[test]
fn equality_and_hash_realise_lazy_sequences() {
    let vector = || Value::vector((0..5).map(int));
    assert_eq!(two("=", lazy(0, 5), vector()), "true");
    assert_eq!(two("=", vector(), lazy(0, 6)), "false");
    assert_eq!(two("not=", Value::vector([lazy(0, 2)]), Value::list([lazy(0, 2)])), "false");
    assert_eq!(shown(call("=", [vector(), vector(), lazy(0, 5), lazy(0, 4)])), "false");
    assert_eq!(shown(call("hash", [lazy(0, 5)])), shown(call("hash", [vector()])));
}

#[test]
fn random_numbers_stay_below_their_bound() {
    for _ in 0..100 {
        assert!(matches!(call("rand-int", [int(3)]), Ok(Value::Int(0..3))));
        assert!(matches!(call("rand-int", [int(-3)]), Ok(Value::Int(-2..=0))));
    }
    assert_eq!(shown(call("rand-int", [int(0)])), "0");
    assert!(call("rand-int", [int(i64::MIN)]).is_err());
}
