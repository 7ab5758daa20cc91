//! The namespace `clojure.math`.

use std::cmp::Ordering;
use std::f64::consts;

use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::value::Value;

use super::random::with_random;
use super::{int, tower};
use crate::builtins::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn constants<E: Engine>() -> Vec<(&'static str, &'static str, Value<E>)> {
    vec![
        ("clojure.math/E", "The base of the natural logarithm.", Value::Float(consts::E)),
        (
            "clojure.math/PI",
            "The ratio of a circle's circumference to its diameter.",
            Value::Float(consts::PI),
        ),
    ]
}

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = of_one();
    rows.extend(of_two());
    rows.extend(of_integers());
    rows
}

/// A row for a function of one float.
macro_rules! float {
    ($name:literal, $doc:literal, $of:expr) => {
        plain(concat!("clojure.math/", $name), Arity::exactly(1), $doc, |_, args| {
            let of: fn(f64) -> f64 = $of;
            Ok(Value::Float(of(tower::to_float(&args[0])?)))
        })
    };
}

/// A row for a function of two floats.
macro_rules! floats {
    ($name:literal, $doc:literal, $of:expr) => {
        plain(concat!("clojure.math/", $name), Arity::exactly(2), $doc, |_, args| {
            let of: fn(f64, f64) -> f64 = $of;
            Ok(Value::Float(of(tower::to_float(&args[0])?, tower::to_float(&args[1])?)))
        })
    };
}

/// A row for a function of two integers that may overflow.
macro_rules! exact {
    ($name:literal, $doc:literal, $of:expr) => {
        plain(concat!("clojure.math/", $name), Arity::exactly(2), $doc, |_, args| {
            let of: fn(i64, i64) -> Option<i64> = $of;
            of(int(&args[0])?, int(&args[1])?).map(Value::Int).ok_or_else(tower::overflow)
        })
    };
}

fn of_one<E: Engine>() -> Vec<Row<E>> {
    vec![
        float!("sin", "The sine of an angle in radians.", f64::sin),
        float!("cos", "The cosine of an angle in radians.", f64::cos),
        float!("tan", "The tangent of an angle in radians.", f64::tan),
        float!("asin", "The angle in radians whose sine is the number.", f64::asin),
        float!("acos", "The angle in radians whose cosine is the number.", f64::acos),
        float!("atan", "The angle in radians whose tangent is the number.", f64::atan),
        float!("sinh", "The hyperbolic sine.", f64::sinh),
        float!("cosh", "The hyperbolic cosine.", f64::cosh),
        float!("tanh", "The hyperbolic tangent.", f64::tanh),
        float!("to-radians", "An angle in degrees as radians.", f64::to_radians),
        float!("to-degrees", "An angle in radians as degrees.", f64::to_degrees),
        float!("exp", "E to the power of the number.", f64::exp),
        float!("expm1", "E to the power of the number, less 1; accurate near 0.", f64::exp_m1),
        float!("log", "The natural logarithm.", f64::ln),
        float!("log10", "The logarithm to base 10.", f64::log10),
        float!("log1p", "The natural logarithm of 1 and the number; accurate near 0.", f64::ln_1p),
        float!("sqrt", "The square root; NaN for a negative number.", f64::sqrt),
        float!("cbrt", "The cube root.", f64::cbrt),
        float!("ceil", "The least whole float that is not less than the number.", f64::ceil),
        float!("floor", "The greatest whole float that is not greater than the number.", f64::floor),
        float!("rint", "The nearest whole float; of two as near, the even one.", f64::round_ties_even),
        float!("next-up", "The least float that is greater than the number.", f64::next_up),
        float!("next-down", "The greatest float that is less than the number.", f64::next_down),
        float!("ulp", "The distance from the number to the next float away from zero.", |v| {
            let size = v.abs();
            if size >= f64::MAX { size - f64::MAX.next_down() } else { size.next_up() - size }
        }),
        plain(
            "clojure.math/get-exponent",
            Arity::exactly(1),
            "The exponent of the number as a power of 2, without bias: -1023 for 0 and the smallest, 1024 for infinities and NaN.",
            |_, args| {
                let bits = tower::to_float(&args[0])?.to_bits();
                Ok(Value::Int((bits >> 52 & 0x7ff) as i64 - 1023))
            },
        ),
        float!("signum", "1.0, 0.0 or -1.0 by the sign of the number; NaN and zeros as they are.", |v| {
            if v == 0.0 || v.is_nan() { v } else { v.signum() }
        }),
        plain(
            "clojure.math/round",
            Arity::exactly(1),
            "The nearest integer; of two as near, the greater. NaN is 0, what is beyond 64 bits the nearest that is not.",
            |_, args| match &args[0] {
                Value::Int(v) => Ok(Value::Int(*v)),
                other => Ok(Value::Int(round(tower::to_float(other)?))),
            },
        ),
    ]
}

/// Half a step up and then down, but without the error of adding 0.5 to the float just below it.
fn round(value: f64) -> i64 {
    let floor = value.floor();
    let whole = if value - floor >= 0.5 { floor + 1.0 } else { floor };
    whole as i64
}

fn of_two<E: Engine>() -> Vec<Row<E>> {
    vec![
        floats!("pow", "The first number to the power of the second, as a float.", |base, exponent| {
            // Not 1.0, as elsewhere: these have no value that all ways lead to.
            let open = exponent.is_nan() || exponent.is_infinite() && base.abs() == 1.0;
            if open { f64::NAN } else { base.powf(exponent) }
        }),
        floats!("next-after", "The float beside the first number, towards the second.", |from, towards| {
            match from.partial_cmp(&towards) {
                None => f64::NAN,
                Some(Ordering::Equal) => towards,
                Some(Ordering::Less) => from.next_up(),
                Some(Ordering::Greater) => from.next_down(),
            }
        }),
        floats!("atan2", "The angle in radians of the point (x, y), given y and x.", f64::atan2),
        floats!("hypot", "The length of the hypotenuse over two legs.", f64::hypot),
        floats!("copy-sign", "The first number with the sign of the second.", f64::copysign),
        floats!(
            "IEEE-remainder",
            "What is left after subtracting the nearest whole multiple of the second number.",
            |a, b| {
                let rest = a % b;
                let (size, half) = (rest.abs(), b.abs() / 2.0);
                let odd = ((a - rest) / b) % 2.0 != 0.0;
                if size > half || size == half && odd { rest - b.abs().copysign(rest) } else { rest }
            }
        ),
    ]
}

/// `value * 2^exponent`, rounded once.
fn scaled(value: f64, exponent: i64) -> f64 {
    let power = |exponent: i64| f64::from_bits(((1023 + exponent) as u64) << 52);
    let (mut value, mut left) = (value, exponent.clamp(-2200, 2200));
    while left > 1023 {
        value *= power(1023);
        left -= 1023;
    }
    // 53 bits stay above the smallest normal float, so only the last step rounds.
    while left < -1022 {
        value *= power(-1022) * power(53);
        left += 1022 - 53;
    }
    value * power(left)
}

fn of_integers<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "clojure.math/scalb",
            Arity::exactly(2),
            "The first number times 2 to the power of the second, an integer.",
            |_, args| Ok(Value::Float(scaled(tower::to_float(&args[0])?, int(&args[1])?))),
        ),
        plain(
            "clojure.math/random",
            Arity::exactly(0),
            "A random float from 0 (inclusive) to 1 (exclusive).",
            |_, _| Ok(Value::Float(with_random(fastrand::Rng::f64))),
        ),
        exact!("add-exact", "The sum of two integers; an error on overflow.", i64::checked_add),
        exact!("subtract-exact", "The difference of two integers; an error on overflow.", i64::checked_sub),
        exact!("multiply-exact", "The product of two integers; an error on overflow.", i64::checked_mul),
        plain(
            "clojure.math/increment-exact",
            Arity::exactly(1),
            "One more than an integer; an error on overflow.",
            |_, args| int(&args[0])?.checked_add(1).map(Value::Int).ok_or_else(tower::overflow),
        ),
        plain(
            "clojure.math/decrement-exact",
            Arity::exactly(1),
            "One less than an integer; an error on overflow.",
            |_, args| int(&args[0])?.checked_sub(1).map(Value::Int).ok_or_else(tower::overflow),
        ),
        plain(
            "clojure.math/negate-exact",
            Arity::exactly(1),
            "An integer negated; an error on overflow.",
            |_, args| int(&args[0])?.checked_neg().map(Value::Int).ok_or_else(tower::overflow),
        ),
        plain(
            "clojure.math/floor-div",
            Arity::exactly(2),
            "The quotient of two integers, rounded down.",
            |_, args| {
                let (a, b) = divisible(args)?;
                let quotient = a.checked_div(b).ok_or_else(tower::overflow)?;
                let down = a.wrapping_rem(b) != 0 && (a < 0) != (b < 0);
                Ok(Value::Int(quotient - i64::from(down)))
            },
        ),
        plain(
            "clojure.math/floor-mod",
            Arity::exactly(2),
            "What floor-div leaves; it has the sign of the second integer.",
            |_, args| {
                divisible(args)?;
                tower::modulo(&args[0], &args[1])
            },
        ),
    ]
}

fn divisible<E: Engine>(args: &[Value<E>]) -> Result<(i64, i64), E> {
    let (a, b) = (int(&args[0])?, int(&args[1])?);
    match b.cmp(&0) {
        Ordering::Equal => Err(Error::new(ErrorKind::Arithmetic, "divide by zero")),
        _ => Ok((a, b)),
    }
}
