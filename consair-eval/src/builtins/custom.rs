//! What the types of a program's and a host's own objects say of core functions.
//!
//! A core function that meets such an object asks its type for the method of Clojure's interface (`count`
//! for `count`, `valAt` for `get`, `cons` for `conj`), and its result is that call's. For arithmetic there
//! is an interface of our own, `Arithmetic`: `add subtract multiply divide negate`, each with the object and
//! the right operand, or, with `Right` after the name, with the object and the left operand.

use std::rc::Rc;

use consair_core::ask::walkable;
use consair_core::class::Class;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Native, Resume, Step, Stepped};
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
    again: fn(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E>,
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

/// What an operation on two values is called by the type of one of them.
enum Operation {
    /// A method of the left operand; of the right one with `Right` after its name.
    Method(&'static str),
    /// What `compareTo` gives, compared with 0.
    Order(fn(i64) -> bool),
}

fn operation(name: &str) -> Option<Operation> {
    use Operation::{Method, Order};
    Some(match name {
        "+" | "+'" | "inc" | "inc'" => Method("add"),
        "-" | "-'" | "dec" | "dec'" => Method("subtract"),
        "*" | "*'" => Method("multiply"),
        "/" => Method("divide"),
        "quot" => Method("quot"),
        "rem" => Method("rem"),
        "mod" => Method("mod"),
        "<" => Order(|order| order < 0),
        "<=" => Order(|order| order <= 0),
        ">" => Order(|order| order > 0),
        ">=" => Order(|order| order >= 0),
        _ => return None,
    })
}

/// The call by which the type of an operand does the arithmetic of `native`; `None` where no operand is
/// such an object, or its type has no method for it.
#[cold]
pub(crate) fn operator<E: Engine>(native: &Rc<Native<E>>, args: &mut [Value<E>]) -> Option<Stepped<E>> {
    if !args.iter().any(is_custom) {
        return None;
    }
    let name = native.name.text();
    if let ("-", [only]) = (&*name, &*args) {
        return only.custom("negate").map(|negate| Ok(Step::tail(negate, [only.clone()])));
    }
    let one = matches!(&*name, "inc" | "inc'" | "dec" | "dec'").then_some(Value::Int(1));
    let mut args: Vec<_> = args.iter().cloned().chain(one).collect();
    if args.len() < 2 {
        return None;
    }
    let later = args.split_off(2);
    let step = between(operation(&name)?, args)?;
    Some(Ok(match (later.is_empty(), step) {
        (false, Step::Call { callee, args, then: first }) => {
            let native = Rc::clone(native);
            let is_order = matches!(operation(&name), Some(Operation::Order(_)));
            let again = Again { first, native, later, is_order, last: args.last().cloned() };
            Step::Call { callee, args, then: Some(Box::new(again)) }
        }
        (_, step) => step,
    }))
}

/// The operation on two operands.
fn between<E: Engine>(operation: Operation, args: Vec<Value<E>>) -> Option<Step<E>> {
    let [left, right]: [Value<E>; 2] = args.try_into().ok()?;
    let method = match operation {
        Operation::Method(method) => method,
        Operation::Order(holds) => {
            let (compare_to, args, turned) = match left.custom("compareTo") {
                Some(found) => (found, [left, right], 1),
                None => (right.custom("compareTo")?, [right, left], -1),
            };
            let answer = then(move |_, order| match order {
                Value::Int(order) => Ok(Step::Done(Value::Bool(holds(turned * order.signum())))),
                other => Err(Error::expected("an integer from compareTo", &other)),
            });
            return Some(Step::call(compare_to, args, answer));
        }
    };
    match left.custom(method) {
        Some(found) => Some(Step::tail(found, [left, right])),
        None => {
            let found = right.custom(&format!("{method}Right"))?;
            Some(Step::tail(found, [right, left]))
        }
    }
}

/// An operation on more than two operands, the first two of which are under way.
struct Again<E: Engine> {
    first: Option<Box<dyn Resume<E>>>,
    native: Rc<Native<E>>,
    later: Vec<Value<E>>,
    is_order: bool,
    /// The second operand, which a comparison goes on with.
    last: Option<Value<E>>,
}

impl<E: Engine> Resume<E> for Again<E> {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        let Again { first, native, later, is_order, last } = *self;
        let result = match first {
            None => result,
            Some(first) => match first.resume(cx, result)? {
                Step::Done(result) => result,
                step => return Ok(step),
            },
        };
        if is_order && !result.is_truthy() {
            return Ok(Step::Done(result));
        }
        let next = if is_order { last } else { Some(result) };
        Ok(Step::tail(Value::Native(native), next.into_iter().chain(later)))
    }
}
