//! What the types of a program's and a host's own objects say of core functions.
//!
//! A core function that meets such an object asks its type for the method of Clojure's interface (`count`
//! for `count`, `valAt` for `get`, `cons` for `conj`), and its result is that call's.

use consair_core::ask::walkable;
use consair_core::class::Class;
use consair_core::engine::Engine;
use consair_core::function::{Step, Stepped};
use consair_core::types::lineage;
use consair_core::value::Value;

use super::driver::then;

/// True for an object whose type may have methods.
#[inline]
pub(crate) fn is_custom<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Instance(_) | Value::Host(_))
}

/// The call of `method` of the first argument with all of them; `None` where its type has no such method.
#[inline]
pub(crate) fn custom<E: Engine>(args: &mut [Value<E>], method: &str) -> Option<Stepped<E>> {
    if args.first().is_some_and(is_custom) { call(args, method) } else { None }
}

fn call<E: Engine>(args: &mut [Value<E>], method: &str) -> Option<Stepped<E>> {
    let method = args[0].custom(method)?;
    Some(Ok(Step::tail(method, args.iter_mut().map(Value::take))))
}

/// As [`custom`], the method called with `each` further arguments at a time, on what it gave before.
pub(crate) fn custom_fold<E: Engine>(
    args: &mut [Value<E>],
    method: &'static str,
    each: usize,
    again: fn(&mut consair_core::context::Cx<E>, &mut [Value<E>]) -> Stepped<E>,
) -> Option<Stepped<E>> {
    if !args.first().is_some_and(is_custom) {
        return None;
    }
    if args.len() <= 1 + each {
        return call(args, method);
    }
    let method = args[0].custom(method)?;
    let (now, later) = args.split_at_mut(1 + each);
    let later: Vec<_> = later.iter_mut().map(Value::take).collect();
    Some(Ok(Step::call(
        method,
        now.iter_mut().map(Value::take),
        then(move |cx, result| {
            let mut args: Vec<_> = std::iter::once(result).chain(later).collect();
            again(cx, &mut args)
        }),
    )))
}

/// An object as the sequence that its type makes of it; any other value as it is.
#[inline]
pub(crate) fn walked<E: Engine>(value: Value<E>) -> Value<E> {
    if is_custom(&value) { walkable(&value).unwrap_or(value) } else { value }
}

/// The call of the `reduce` of the last argument, if its type has one: `(reduce f coll)`, `(reduce f init
/// coll)`.
pub(crate) fn reduction<E: Engine>(args: &mut [Value<E>], method: &str) -> Option<Stepped<E>> {
    let method = args.last().filter(|coll| is_custom(coll))?.custom(method)?;
    let (last, before) = args.split_last_mut()?;
    let call = std::iter::once(Value::take(last)).chain(before.iter_mut().map(Value::take));
    let unreduced = then(|_, result| Ok(Step::Done(consair_core::reduced::unreduced(result))));
    Some(Ok(Step::call(method, call, unreduced)))
}

/// True for an object of a type that implements one of Clojure's interfaces.
pub(crate) fn is_of<E: Engine>(value: &Value<E>, class: Class) -> bool {
    let ty = value.custom_type().filter(|_| is_custom(value));
    ty.is_some_and(|ty| lineage(ty).iter().any(|ty| ty.class() == Some(class)))
}
