//! The precision that `with-precision` sets for operations on decimals.

use std::cell::Cell;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::number::{Precision, Rounding};
use consair_core::value::Value;

use crate::builtins::{Row, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

thread_local! {
    static PRECISION: Cell<Option<Precision>> = const { Cell::new(None) };
}

/// The precision in force; `None` for exact results.
pub(super) fn precision() -> Option<Precision> {
    PRECISION.get()
}

const ROUNDINGS: [(&str, Rounding); 8] = [
    ("UP", Rounding::Up),
    ("DOWN", Rounding::Down),
    ("CEILING", Rounding::Ceiling),
    ("FLOOR", Rounding::Floor),
    ("HALF_UP", Rounding::HalfUp),
    ("HALF_DOWN", Rounding::HalfDown),
    ("HALF_EVEN", Rounding::HalfEven),
    ("UNNECESSARY", Rounding::Unnecessary),
];

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![step(
        "with-precision*",
        Arity::exactly(2),
        "Calls a function while operations on decimals have a precision, [digits rounding]. What \
         with-precision expands to.",
        |_, args| {
            let precision = read(&args[0])?;
            let outside = PRECISION.replace(Some(precision));
            Ok(Step::call(Value::take(&mut args[1]), [], Box::new(Outside(outside))))
        },
    )]
}

/// Waits for the end of what has a precision of its own: the precision outside.
struct Outside(Option<Precision>);

impl<E: Engine> Resume<E> for Outside {
    fn resume(self: Box<Self>, _: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        PRECISION.set(self.0);
        Ok(Step::Done(result))
    }

    fn failed(self: Box<Self>, _: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        PRECISION.set(self.0);
        Err(error)
    }

    fn cross(&mut self, _: &mut Cx<E>, _: bool) -> Result<(), E> {
        self.0 = PRECISION.replace(self.0);
        Ok(())
    }
}

fn read<E: Engine>(wanted: &Value<E>) -> Result<Precision, E> {
    use consair_core::indexed::Indexed;
    let Value::Vector(parts) = wanted else {
        return Err(Error::expected("digits and a rounding", wanted));
    };
    let parts = parts.borrow();
    let digits = match parts.nth(0) {
        Some(Value::Int(digits @ 0..=10_000)) => *digits as u32,
        other => {
            let found = other.cloned().unwrap_or_default();
            return Err(Error::argument(format!(
                "expected a precision from 0 to 10000 digits, found {found:?}"
            )));
        }
    };
    let rounding = match parts.nth(1) {
        Some(Value::Symbol(name, _)) => {
            ROUNDINGS.iter().find(|(text, _)| name.with_text(|name| name == *text)).map(|(_, mode)| *mode)
        }
        _ => None,
    };
    match rounding {
        Some(rounding) => Ok(Precision { digits, rounding }),
        None => {
            let names = ROUNDINGS.map(|(name, _)| name).join(", ");
            Err(Error::argument(format!("expected a rounding ({names})")))
        }
    }
}
