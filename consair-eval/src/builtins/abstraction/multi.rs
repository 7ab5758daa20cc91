//! Multimethods.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::freeze;
use consair_core::function::{Arity, Native, NativeCode};
use consair_core::multi::{MultiFn, is_a};
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use super::{Row, plain, step, symbol_in, taken};
use crate::builtins::driver::when_realised;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions of multimethods.
pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let (one, two) = (Arity::exactly(1), Arity::exactly(2));
    vec![
        plain(
            "multi*",
            Arity::exactly(4),
            "A multimethod: its name, the function of the arguments that it goes by, the dispatch value of its \
             default method, and the var of its hierarchy. What defmulti expands to.",
            |_, args| {
                let [name, dispatch, default, hierarchy] = taken(args);
                let name = symbol_in(&name)?;
                if !matches!(hierarchy, Value::Var(_) | Value::Atom(_)) {
                    return Err(Error::expected("the var of a hierarchy", &hierarchy));
                }
                let code = NativeCode::Multi(MultiFn::new(name, dispatch, default, hierarchy));
                let doc = "A multimethod.";
                Ok(Value::Native(Rc::new(Native { name, arity: Arity::at_least(0), doc, code })))
            },
        ),
        plain("multi?*", one, "True for a var that holds a multimethod.", |_, args| {
            let held = match &args[0] {
                Value::Var(var) => var.value().unwrap_or_default(),
                other => other.clone(),
            };
            Ok(Value::Bool(multi_in(&held).is_ok()))
        }),
        step(
            "add-method*",
            Arity::exactly(3),
            "Gives a multimethod the method for a dispatch value. What defmethod expands to.",
            |cx, args| when_realised(cx, args, |args| crate::builtins::collection::second_key(args), add),
        ),
        plain(
            "remove-method",
            two,
            "Takes the method for a dispatch value from a multimethod.",
            |_, args| {
                multi_in(&args[0])?.remove(&args[1]);
                Ok(Value::take(&mut args[0]))
            },
        ),
        plain(
            "remove-all-methods",
            one,
            "Takes all methods and preferences from a multimethod.",
            |_, args| {
                multi_in(&args[0])?.clear();
                Ok(Value::take(&mut args[0]))
            },
        ),
        plain(
            "prefer-method",
            Arity::exactly(3),
            "Prefers the method for the first dispatch value where both would do.",
            |cx, args| {
                let [multi, x, y] = taken(args);
                let (x, y) = (freeze::key(cx, x)?, freeze::key(cx, y)?);
                multi_in(&multi)?.prefer(x, y)?;
                Ok(multi)
            },
        ),
        plain(
            "methods",
            one,
            "A map of the dispatch values of a multimethod to their methods.",
            |cx, args| {
                let methods = multi_in(&args[0])?.methods();
                collection::map_of(cx, methods)
            },
        ),
        plain(
            "prefers",
            one,
            "A map of the preferred dispatch values of a multimethod to the sets of those they come before.",
            |cx, args| {
                let mut map = collection::map_of(cx, [])?;
                for (x, y) in multi_in(&args[0])?.preferred() {
                    let known = match collection::val_at(&map, &x, Value::Nil)? {
                        Value::Nil => collection::set_of(cx, [])?,
                        known => collection::copied(cx, &known)?,
                    };
                    let known = collection::conj(cx, known, y)?;
                    map = collection::assoc(cx, map, x, known)?;
                }
                Ok(map)
            },
        ),
        plain(
            "get-method",
            two,
            "The method of a multimethod for a dispatch value, the default one where there is no other, or nil.",
            |cx, args| {
                let multi = Rc::clone(multi_in(&args[0])?);
                Ok(multi.method(cx, &args[1])?.unwrap_or_default())
            },
        ),
        plain(
            "isa*",
            Arity::exactly(3),
            "True when, in the hierarchy, the child is the parent, was derived from it, or is a subtype of it.",
            |_, args| {
                let [hierarchy, child, parent] = taken(args);
                Ok(Value::Bool(is_a(&hierarchy, &child, &parent)))
            },
        ),
    ]
}

fn multi_in<E: Engine>(value: &Value<E>) -> Result<&Rc<MultiFn<E>>, E> {
    if let Value::Native(native) = value
        && let NativeCode::Multi(multi) = &native.code
    {
        return Ok(multi);
    }
    Err(Error::expected("a multimethod", value))
}

fn add<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let [multi, value, method] = taken(args);
    let value = freeze::key(cx, value)?;
    let known = multi_in(&multi)?;
    // Printing asks the type of an object, not the multimethod.
    if let (Value::Type(ty), true) = (&value, known.name().with_text(|name| name == "print-method")) {
        ty.set_method(Symbol::new("print-method"), method.clone());
        cx.types.changed();
    }
    known.add(value, method);
    Ok(multi)
}
