//! The precision that `with-precision` sets for operations on decimals.

use std::cell::Cell;

use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Arity;
use consair_core::number::{Precision, Rounding};
use consair_core::value::Value;

use crate::builtins::{Row, plain};

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
    vec![plain(
        "set-precision*",
        Arity::exactly(1),
        "Sets the precision of operations on decimals, [digits rounding] or nil for exact results, and \
         gives the one before. What with-precision expands to.",
        |_, args| {
            let wanted = match &args[0] {
                Value::Nil => None,
                wanted => Some(read(wanted)?),
            };
            Ok(shown(PRECISION.replace(wanted)))
        },
    )]
}

fn shown<E: Engine>(precision: Option<Precision>) -> Value<E> {
    let Some(Precision { digits, rounding }) = precision else { return Value::Nil };
    let (name, _) = ROUNDINGS.iter().find(|(_, mode)| *mode == rounding).expect("all are there");
    Value::vector([Value::Int(digits.into()), Value::symbol(name)])
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
