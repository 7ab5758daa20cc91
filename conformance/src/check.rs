//! What laws are written with: expectations, and values to have them of.

use std::fmt::Debug;
use std::rc::Rc;

use consair_core::BigInt;
use consair_core::collection::{map_of, set_of};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Closure;
use consair_core::number::{Decimal, quotient};
use consair_core::value::Value;

/// A law that does not hold: what was expected and found.
#[derive(Debug)]
pub struct Broken(pub String);

/// What a law answers.
pub type Check = Result<(), Broken>;

impl<E: Engine> From<Error<E>> for Broken {
    fn from(error: Error<E>) -> Self {
        Broken(format!("unexpected {error:?}"))
    }
}

/// The sizes at which representations change, and their neighbours.
pub const SIZES: [usize; 17] = [0, 1, 2, 4, 5, 6, 8, 9, 10, 16, 17, 31, 32, 33, 64, 65, 1000];

/// `condition` must hold.
pub fn holds(condition: bool, what: &str) -> Check {
    if condition { Ok(()) } else { Err(Broken(format!("expected {what}"))) }
}

/// `found` must be `expected`.
pub fn is<T: PartialEq + Debug>(found: T, expected: T, what: &str) -> Check {
    if found == expected {
        Ok(())
    } else {
        Err(Broken(format!("{what}: expected {expected:?}, found {found:?}")))
    }
}

/// `value` must print as `expected`: the oracle that does not lean on the engine's own lookups.
pub fn prints<E: Engine>(value: &Value<E>, expected: &str) -> Check {
    let found = format!("{value:?}");
    if found == expected { Ok(()) } else { Err(Broken(format!("expected {expected}, found {found}"))) }
}

/// `a` and `b` must be `=`, both ways, and hash alike.
pub fn equal<E: Engine>(a: &Value<E>, b: &Value<E>) -> Check {
    holds(a == b, &format!("{a:?} to be = to {b:?}"))?;
    holds(b == a, &format!("{b:?} to be = to {a:?}"))?;
    holds(a.hash_code() == b.hash_code(), &format!("{a:?} and {b:?} to hash alike"))
}

/// `a` and `b` must not be `=`.
pub fn different<E: Engine>(a: &Value<E>, b: &Value<E>) -> Check {
    holds(a != b, &format!("{a:?} not to be = to {b:?}"))?;
    holds(b != a, &format!("{b:?} not to be = to {a:?}"))
}

/// `result` must be an error of `kind`.
pub fn fails<E: Engine, T>(result: Result<T, Error<E>>, kind: ErrorKind, what: &str) -> Check {
    match result {
        Ok(_) => Err(Broken(format!("{what}: expected an error of kind {}, found a result", kind.name()))),
        Err(error) if error.kind() == kind => Ok(()),
        Err(error) => {
            Err(Broken(format!("{what}: expected an error of kind {}, found {error:?}", kind.name())))
        }
    }
}

/// The big integer, ratio or decimal that `text` says: `5N`, `1/2`, `1.50M`.
pub fn exact<E: Engine>(text: &str) -> Value<E> {
    let integer = |digits: &str| digits.parse::<BigInt>().expect("digits");
    if let Some(digits) = text.strip_suffix('N') {
        return Value::from(integer(digits));
    }
    if let Some((numerator, denominator)) = text.split_once('/') {
        return Value::from(quotient(integer(numerator), integer(denominator)).expect("a ratio"));
    }
    let decimal = Decimal::parse(text.trim_end_matches('M')).expect("a usual size").expect("a decimal");
    Value::from(consair_core::number::Kind::Decimal(decimal))
}

/// An integer.
pub fn int<E: Engine>(value: i64) -> Value<E> {
    Value::Int(value)
}

/// `count` as an integer.
pub fn size<E: Engine>(count: usize) -> Value<E> {
    Value::Int(i64::try_from(count).expect("sizes are small"))
}

/// A keyword.
pub fn kw<E: Engine>(text: &str) -> Value<E> {
    Value::keyword(text)
}

/// The vector of the integers below `count`.
pub fn vector<E: Engine>(count: usize) -> Value<E> {
    Value::vector((0..count).map(size))
}

/// The list of the integers below `count`.
pub fn list<E: Engine>(count: usize) -> Value<E> {
    Value::list((0..count).map(size))
}

/// The map of each integer below `count` to ten times itself.
pub fn map<E: Engine>(cx: &mut Cx<E>, count: usize) -> Result<Value<E>, Error<E>> {
    map_of(cx, (0..count).map(|at| (size(at), size(at * 10))))
}

/// The set of the integers below `count`.
pub fn set<E: Engine>(cx: &mut Cx<E>, count: usize) -> Result<Value<E>, Error<E>> {
    set_of(cx, (0..count).map(size))
}

/// One of each kind of collection, with the integers below `count`.
pub fn each_kind<E: Engine>(cx: &mut Cx<E>, count: usize) -> Result<[Value<E>; 4], Error<E>> {
    Ok([list(count), vector(count), map(cx, count)?, set(cx, count)?])
}

thread_local! {
    static CODE: Rc<dyn std::any::Any> = Rc::new("one code");
}

/// Keys that all hash alike and are equal only for equal numbers: closures of one code, each over its
/// number. In a program: `((fn [i] (fn [] i)) number)`.
pub fn colliding<E: Engine>(number: i64) -> Value<E> {
    let code = CODE.with(Rc::clone);
    Value::Fn(Rc::new(Closure::new(code, None, Box::new([int(number)]))))
}

/// Runs `body` on a thread with 256 KiB of stack, under the policy of `cx`.
pub fn on_a_small_stack<E: Engine>(cx: &Cx<E>, body: fn(&mut Cx<E>) -> Check) -> Check {
    on_a_stack(cx, 256 << 10, body)
}

/// Runs `body` on a thread with `bytes` of stack, under the policy of `cx`.
pub fn on_a_stack<E: Engine>(cx: &Cx<E>, bytes: usize, body: fn(&mut Cx<E>) -> Check) -> Check {
    let policy = cx.policy();
    let run = move || {
        let mut cx = Cx::<E>::new();
        cx.set_policy(policy)?;
        body(&mut cx)
    };
    let thread = std::thread::Builder::new().stack_size(bytes).spawn(run).expect("a thread");
    thread.join().unwrap_or_else(|_| Err(Broken("it panicked".to_owned())))
}
