//! `compare`, as Clojure's.

use std::cmp::Ordering::{self, Equal, Less};

use consair_core::BigInt;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::ErrorKind;
use consair_core::value::Value;
use consair_core::value::compare::compare;

use crate::check::{Check, each_kind, exact, fails, int, is, kw, vector};

fn orders<E: Engine>(a: &Value<E>, b: &Value<E>, expected: Ordering) -> Check {
    is(compare(a, b)?, expected, &format!("the order of {a:?} and {b:?}"))?;
    is(compare(b, a)?, expected.reverse(), &format!("the order of {b:?} and {a:?}"))
}

/// Each value must come before all that follow.
fn ascends<E: Engine>(values: &[Value<E>]) -> Check {
    for (at, a) in values.iter().enumerate() {
        orders(a, a, Equal)?;
        values[at + 1..].iter().try_for_each(|b| orders(a, b, Less))?;
    }
    Ok(())
}

pub(super) fn nil_comes_before_all<E: Engine>(_: &mut Cx<E>) -> Check {
    orders::<E>(&Value::Nil, &Value::Nil, Equal)?;
    for value in [int(i64::MIN), Value::Bool(false), Value::string(""), kw("a"), vector(0), Value::Char('\0')]
    {
        orders::<E>(&Value::Nil, &value, Less)?;
    }
    Ok(())
}

pub(super) fn numbers_are_ordered_by_value_across_their_kinds<E: Engine>(_: &mut Cx<E>) -> Check {
    let big = |text: &str| Value::from(text.parse::<BigInt>().expect("digits"));
    ascends::<E>(&[
        Value::Float(f64::NEG_INFINITY),
        big("-99999999999999999999"),
        int(i64::MIN),
        int(-1),
        Value::Float(-0.5),
        exact("-1/3"),
        int(0),
        Value::Float(0.5),
        int(1),
        exact("3/2"),
        exact("1.51M"),
        Value::Float(9_007_199_254_740_990.0),
        int(9_007_199_254_740_993),
        int(i64::MAX),
        big("9223372036854775808"),
        exact("1E+19M"),
        big("99999999999999999998"),
        big("99999999999999999999"),
        Value::Float(f64::INFINITY),
    ])?;
    orders::<E>(&int(1), &Value::Float(1.0), Equal)?;
    orders::<E>(&Value::Float(0.0), &Value::Float(-0.0), Equal)
}

pub(super) fn against_a_float_a_number_is_the_nearest_float<E: Engine>(_: &mut Cx<E>) -> Check {
    // 2^80 and its neighbours: the float nearest to each is 2^80.
    let power: BigInt = BigInt::from(1) << 80;
    let float = Value::<E>::Float((1_u128 << 80) as f64);
    orders(&float, &Value::from(power.clone()), Equal)?;
    orders(&float, &Value::from(power.clone() + 1), Equal)?;
    orders(&float, &Value::from(power - 1), Equal)?;
    orders(&float, &Value::from(BigInt::from(1) << 81), Less)?;
    orders(&Value::<E>::Float(0.1), &exact("1/10"), Equal)?;
    orders(&Value::<E>::Float(0.1), &exact("0.1M"), Equal)?;
    orders(&Value::<E>::Float(0.25), &exact("1/3"), Less)
}

pub(super) fn nan_is_neither_less_nor_greater<E: Engine>(_: &mut Cx<E>) -> Check {
    let nan = Value::<E>::Float(f64::NAN);
    [int(0), Value::Float(1.0), nan.clone()].iter().try_for_each(|other| orders(&nan, other, Equal))
}

pub(super) fn texts_and_names_are_ordered_by_their_characters<E: Engine>(_: &mut Cx<E>) -> Check {
    let long = "a text of more than fourteen bytes";
    ascends::<E>(&["", "A", "B", "a", long, "aa", "ab", "b", "é"].map(Value::string))?;
    ascends::<E>(&['A', 'a', 'b', 'é'].map(Value::Char))?;
    ascends::<E>(&[Value::Bool(false), Value::Bool(true)])?;
    // Names without a namespace come first.
    ascends::<E>(&["a", "b", "z", "a/z", "b/a"].map(kw))?;
    ascends::<E>(&["a", "b", "z", "a/z", "b/a"].map(Value::symbol))
}

pub(super) fn vectors_are_ordered_by_length_and_then_by_element<E: Engine>(_: &mut Cx<E>) -> Check {
    let of = |items: &[i64]| Value::vector(items.iter().map(|&item| int(item)));
    ascends::<E>(&[of(&[]), of(&[9]), of(&[0, 0]), of(&[0, 1]), of(&[1, 0]), of(&[0, 0, 0])])?;
    let nested = |items: &[i64]| Value::vector([of(items), int(5)]);
    ascends::<E>(&[nested(&[9]), nested(&[1, 2]), nested(&[1, 3])])?;
    orders::<E>(&vector(40), &vector(40), Equal)
}

pub(super) fn what_has_no_order_is_a_type_error<E: Engine>(cx: &mut Cx<E>) -> Check {
    let [list, _, map, set] = each_kind(cx, 1)?;
    for value in [&list, &map, &set] {
        let twin = value.clone();
        fails(compare(value, &twin), ErrorKind::Type, "compare of unordered values")?;
        fails(compare(value, &vector(1)), ErrorKind::Type, "compare with a vector")?;
    }
    for (a, b) in [(int(1), kw("a")), (Value::string("a"), kw("a")), (Value::Char('a'), Value::string("a"))] {
        fails::<E, _>(compare(&a, &b), ErrorKind::Type, "compare of different kinds")?;
    }
    let different = Value::vector([int(0), kw("a")]);
    fails::<E, _>(compare(&different, &vector(2)), ErrorKind::Type, "compare of different kinds inside")
}
