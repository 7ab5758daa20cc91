//! Random numbers: one generator for each thread, begun from the process's hash seed.

use std::cell::RefCell;

use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Arity;
use consair_core::value::Value;
use fastrand::Rng;

use super::{int, tower};
use crate::builtins::{Row, plain};

thread_local! {
    static RANDOM: RefCell<Rng> = RefCell::new(Rng::with_seed(consair_core::hash::seed()));
}

/// Calls `draw` with the thread's generator.
pub(crate) fn with_random<R>(draw: impl FnOnce(&mut Rng) -> R) -> R {
    RANDOM.with_borrow_mut(draw)
}

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "rand",
            Arity::between(0, 1),
            "A random float from 0 (inclusive) to n (exclusive); n is 1 if it is left out. The same hash seed gives the same numbers.",
            |_, args| {
                let n = args.first().map_or(Ok(1.0), tower::to_float)?;
                Ok(Value::Float(with_random(Rng::f64) * n))
            },
        ),
        plain(
            "rand-int",
            Arity::exactly(1),
            "A random integer from 0 (inclusive) to n (exclusive).",
            |_, args| match &args[0] {
                Value::Int(_) => below(int(&args[0])?),
                other => Ok(Value::Int((with_random(Rng::f64) * tower::to_float(other)?) as i64)),
            },
        ),
    ]
}

/// A random integer from 0 to before `n`, or from 0 down to after it.
fn below<E: Engine>(n: i64) -> Result<Value<E>, Error<E>> {
    match n {
        n @ 1.. => Ok(Value::Int(with_random(|random| random.i64(0..n)))),
        0 => Ok(Value::Int(0)),
        n if n == i64::MIN => Err(Error::argument(format!("expected a bound within 63 bits, found {n}"))),
        n => Ok(Value::Int(-with_random(|random| random.i64(0..-n)))),
    }
}
