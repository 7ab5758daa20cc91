//! Constant values, and copies of one's own.

use consair_core::collection::{copied, count};
use consair_core::engine::Engine;
use consair_core::freeze::{freeze, is_frozen};
use consair_core::function::{Arity, Step};
use consair_core::value::Value;

use super::walk::{Realising, drive};
use super::{Row, plain, step};

/// `freeze`, `frozen?` and `copy`.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        step(
            "freeze",
            one,
            "The value as a constant, with all that is inside: an update of it makes a copy. If something else holds a collection in it, a copy is frozen. Realises lazy sequences.",
            |cx, args| {
                let value = Value::take(&mut args[0]);
                if is_frozen(&value) {
                    return Ok(Step::Done(value));
                }
                drive(cx, Realising::new(value, freeze)?)
            },
        ),
        plain(
            "frozen?",
            one,
            "True for a value that no update can change: a frozen collection, or no collection.",
            |_, args| Ok(Value::Bool(is_frozen(&args[0]))),
        ),
        plain(
            "copy",
            one,
            "A collection of its own with the same elements, not frozen. The elements are not copied; a sequence is its own copy.",
            |cx, args| {
                if !args[0].is_collection() || matches!(args[0], Value::Seq(_)) {
                    return Ok(Value::take(&mut args[0]));
                }
                cx.charge(count(&args[0])? as u64)?;
                copied(cx, &args[0])
            },
        ),
    ]
}
