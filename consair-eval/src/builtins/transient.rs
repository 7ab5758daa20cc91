//! Transients: collections that are built in place and then made persistent.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::freeze;
use consair_core::function::{Arity, Stepped};
use consair_core::transient::Transient;
use consair_core::value::Value;

use super::collection::all_keys;
use super::driver::{Need, when_realised};
use super::update::{assoc_checks, check_entries, item_needs};
use super::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// `transient`, `persistent!` and the updates between them.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        plain(
            "transient",
            one,
            "A collection with the elements of a vector, map or set, to be built in place by conj! assoc! and \
             their kin. The collection itself never changes. O(1) where nothing else holds it.",
            |cx, args| Transient::of(cx, Value::take(&mut args[0])),
        ),
        plain(
            "persistent!",
            one,
            "The vector, map or set that the transient became. The transient can not be used any more.",
            |_, args| transient_in(&args[0])?.take(),
        ),
        step(
            "conj!",
            Arity::between(0, 2),
            "Adds the item to the transient and gives it back; (conj!) is a new transient vector.",
            conj,
        ),
        step(
            "assoc!",
            Arity::at_least(3),
            "Puts the values at the keys (or indices) of the transient and gives it back.",
            |cx, args| when_realised(cx, args, |args| all_keys(&args[1..]), assoc),
        ),
        step(
            "dissoc!",
            Arity::at_least(2),
            "Takes the keys out of the transient map and gives it back.",
            |cx, args| when_realised(cx, args, |args| all_keys(&args[1..]), dissoc),
        ),
        step(
            "disj!",
            Arity::at_least(1),
            "Takes the members out of the transient set and gives it back.",
            |cx, args| when_realised(cx, args, |args| all_keys(&args[1..]), disj),
        ),
        plain(
            "pop!",
            one,
            "Takes the last element off the transient vector and gives it back. An error when it is empty.",
            pop,
        ),
    ]
}

fn transient_in<E: Engine>(value: &Value<E>) -> Result<&Rc<Transient<E>>, E> {
    match value {
        Value::Transient(transient) => Ok(transient),
        other => Err(Error::expected("a transient", other)),
    }
}

/// Replaces the collection of the transient by what `change` makes of it. What can fail must have been
/// checked: a collection does not come back from an update that fails.
fn change<E: Engine>(
    transient: Value<E>,
    change: impl FnOnce(Value<E>) -> Result<Value<E>, E>,
) -> Result<Value<E>, E> {
    let inner = transient_in(&transient)?;
    inner.put(change(inner.take()?)?);
    Ok(transient)
}

fn conj<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    when_realised(cx, args, conj_needs, |cx, args| {
        let Some((target, items)) = args.split_first_mut() else {
            return Transient::of(cx, Value::vector([]));
        };
        let takes_keys = transient_in(target)?.read(|coll| {
            if coll.is_map() { check_entries(items).map(|()| false) } else { Ok(coll.is_set()) }
        })?;
        for item in items.iter_mut().filter(|_| takes_keys) {
            *item = freeze::key(cx, Value::take(item))?;
        }
        change(Value::take(target), |coll| {
            items.iter_mut().try_fold(coll, |coll, item| collection::conj(cx, coll, Value::take(item)))
        })
    })
}

fn conj_needs<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    match args {
        [target, item] => transient_in(target)?.read(|coll| item_needs(coll, item)),
        _ => Ok(None),
    }
}

fn assoc<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (target, pairs) = args.split_first_mut().expect("the arity says three or more");
    let is_map = transient_in(target)?.read(|coll| {
        assoc_checks(coll, pairs)?;
        Ok(coll.is_map())
    })?;
    for key in pairs.iter_mut().step_by(2).filter(|_| is_map) {
        *key = freeze::key(cx, Value::take(key))?;
    }
    change(Value::take(target), |coll| {
        pairs.chunks_exact_mut(2).try_fold(coll, |coll, pair| {
            collection::assoc(cx, coll, Value::take(&mut pair[0]), Value::take(&mut pair[1]))
        })
    })
}

fn dissoc<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (target, keys) = args.split_first_mut().expect("the arity says two or more");
    transient_in(target)?.read(|coll| match coll {
        Value::Map(_) => Ok(()),
        other => Err(Error::expected("a transient map", other)),
    })?;
    change(Value::take(target), |map| keys.iter().try_fold(map, |map, key| collection::dissoc(cx, map, key)))
}

fn disj<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (target, members) = args.split_first_mut().expect("the arity says one or more");
    transient_in(target)?.read(|coll| match coll {
        Value::Set(_) => Ok(()),
        other => Err(Error::expected("a transient set", other)),
    })?;
    change(Value::take(target), |set| {
        members.iter().try_fold(set, |set, member| collection::disj(cx, set, member))
    })
}

fn pop<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    transient_in(&args[0])?.read(|coll| match coll {
        Value::Vector(_) if collection::count(coll)? > 0 => Ok(()),
        Value::Vector(_) => Err(Error::new(
            consair_core::error::ErrorKind::State,
            "expected a transient with elements to pop, found an empty one",
        )),
        other => Err(Error::expected("a transient vector", other)),
    })?;
    change(Value::take(&mut args[0]), |vector| collection::pop(cx, vector))
}
