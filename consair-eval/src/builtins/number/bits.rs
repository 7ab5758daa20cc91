//! Operations on the bits of 64-bit integers.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Arity;
use consair_core::value::Value;

use super::int;
use crate::builtins::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let more = Arity::at_least(2);
    let two = Arity::exactly(2);
    vec![
        plain("bit-and", more, "The bits that all of the integers have.", |cx, args| {
            fold(cx, args, |a, b| a & b)
        }),
        plain("bit-or", more, "The bits that any of the integers has.", |cx, args| {
            fold(cx, args, |a, b| a | b)
        }),
        plain("bit-xor", more, "The bits that an odd number of the integers have.", |cx, args| {
            fold(cx, args, |a, b| a ^ b)
        }),
        plain(
            "bit-and-not",
            more,
            "The bits of the first integer that none of the others has.",
            |cx, args| fold(cx, args, |a, b| a & !b),
        ),
        plain("bit-not", Arity::exactly(1), "The bits that the integer does not have.", |_, args| {
            Ok(Value::Int(!int(&args[0])?))
        }),
        plain(
            "bit-shift-left",
            two,
            "The bits moved to the left. Of the distance the lowest six bits count.",
            |_, args| shift(args, i64::wrapping_shl),
        ),
        plain(
            "bit-shift-right",
            two,
            "The bits moved to the right, the sign moving in. Of the distance the lowest six bits count.",
            |_, args| shift(args, i64::wrapping_shr),
        ),
        plain(
            "unsigned-bit-shift-right",
            two,
            "The bits moved to the right, zeros moving in. Of the distance the lowest six bits count.",
            |_, args| shift(args, |bits, by| (bits as u64).wrapping_shr(by) as i64),
        ),
        plain(
            "bit-test",
            two,
            "True when the integer has the bit of that number; 0 is the lowest.",
            |_, args| {
                let [bits, mask] = with_mask(args)?;
                Ok(Value::Bool(bits & mask != 0))
            },
        ),
        plain("bit-set", two, "The integer with the bit of that number.", |_, args| {
            let [bits, mask] = with_mask(args)?;
            Ok(Value::Int(bits | mask))
        }),
        plain("bit-clear", two, "The integer without the bit of that number.", |_, args| {
            let [bits, mask] = with_mask(args)?;
            Ok(Value::Int(bits & !mask))
        }),
        plain("bit-flip", two, "The integer with the bit of that number reversed.", |_, args| {
            let [bits, mask] = with_mask(args)?;
            Ok(Value::Int(bits ^ mask))
        }),
    ]
}

fn fold<E: Engine>(cx: &mut Cx<E>, args: &[Value<E>], op: fn(i64, i64) -> i64) -> Result<Value<E>, E> {
    cx.charge(args.len() as u64)?;
    let mut bits = int(&args[0])?;
    for other in &args[1..] {
        bits = op(bits, int(other)?);
    }
    Ok(Value::Int(bits))
}

fn shift<E: Engine>(args: &[Value<E>], op: fn(i64, u32) -> i64) -> Result<Value<E>, E> {
    Ok(Value::Int(op(int(&args[0])?, (int(&args[1])? & 63) as u32)))
}

/// The bits, and the one that is meant.
fn with_mask<E: Engine>(args: &[Value<E>]) -> Result<[i64; 2], E> {
    Ok([int(&args[0])?, 1i64.wrapping_shl((int(&args[1])? & 63) as u32)])
}
