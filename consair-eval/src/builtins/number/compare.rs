//! Functions that compare any values: equality, identity, order, hash.

use crate::builtins::custom::is_custom;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Step, Stepped};
use consair_core::symbol::Symbol;
use consair_core::value::Value;
use consair_core::value::compare::decided_by;
use consair_core::value::eq::{Equality, Progress};
use consair_core::value::hash::Hashing;

use crate::builtins::walk::{Walk, drive};
use crate::builtins::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let some = Arity::at_least(1);
    let two = Arity::exactly(2);
    vec![
        step(
            "=",
            some,
            "True when all values are equal: numbers of one kind by value, lists, vectors and sequences by their elements in order, maps and sets by content, all else by identity.",
            |cx, args| all_equal(cx, args, true),
        ),
        step("not=", some, "The opposite of =.", |cx, args| all_equal(cx, args, false)),
        plain(
            "identical?",
            two,
            "True when both are the same object, or equal values that are no objects.",
            |_, args| Ok(Value::Bool(args[0].is_identical(&args[1]))),
        ),
        step(
            "compare",
            two,
            "A negative, zero or positive integer as the first value comes before, with or after the second; of characters and strings how far. Orders numbers, strings, characters, names, booleans and vectors, with nil before all.",
            |cx, args| {
                cx.charge(1)?;
                let nil = args.iter().any(Value::is_nil);
                if !nil && let Some(compare_to) = args[0].custom("compareTo") {
                    return Ok(Step::tail(compare_to, args.iter_mut().map(Value::take)));
                }
                let (order, a, b) = decided_by(&args[0], &args[1])?;
                Ok(Step::Done(Value::Int(distance(&a, &b).unwrap_or(order as i64))))
            },
        ),
        step(
            "hash",
            Arity::exactly(1),
            "The hash of the value as an integer. Equal values hash alike; another run of the program hashes otherwise, unless its seed is fixed.",
            |cx, args| {
                let value = Value::take(&mut args[0]);
                if is_deep(&value) {
                    drive(cx, Hash(Hashing::new(value)))
                } else {
                    Ok(Step::Done(hashed(value.hash_code())))
                }
            },
        ),
    ]
}

fn hashed<E: Engine>(hash: u64) -> Value<E> {
    Value::Int(hash as i64)
}

/// True when a walk of the value may meet lazy sequences.
#[inline]
fn is_deep<E: Engine>(value: &Value<E>) -> bool {
    value.is_map() || is_custom(value) || matches!(value, Value::List(_) | Value::Vector(_) | Value::Seq(_))
}

/// The answer to `(= a b)` where no lazy sequence can be in the way.
#[inline]
pub(crate) fn equal<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<bool> {
    if is_deep(a) && is_deep(b) || is_custom(a) || is_custom(b) { None } else { Some(a == b) }
}

/// How far two characters, or two texts in the first character in which they differ, lie apart; or how much
/// longer one text is. Names differ by their namespaces first.
fn distance<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<i64> {
    match (a, b) {
        (Value::Char(a), Value::Char(b)) => Some(apart(*a, *b)),
        (Value::Keyword(a), Value::Keyword(b)) => distance_of_names(a.symbol(), b.symbol()),
        (Value::Symbol(a, _), Value::Symbol(b, _)) => distance_of_names(*a, *b),
        _ => Some(distance_of_texts(a.as_str()?, b.as_str()?)),
    }
}

fn distance_of_names(a: Symbol, b: Symbol) -> Option<i64> {
    a.with_parts(|namespace_a, a| {
        b.with_parts(|namespace_b, b| match (namespace_a, namespace_b) {
            (Some(x), Some(y)) if x != y => Some(distance_of_texts(x, y)),
            (x, y) if x == y => Some(distance_of_texts(a, b)),
            _ => None,
        })
    })
}

fn distance_of_texts(a: &str, b: &str) -> i64 {
    let differ = a.chars().zip(b.chars()).find(|(a, b)| a != b);
    differ.map_or_else(|| a.chars().count() as i64 - b.chars().count() as i64, |(a, b)| apart(a, b))
}

fn apart(a: char, b: char) -> i64 {
    i64::from(u32::from(a)) - i64::from(u32::from(b))
}

fn all_equal<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], wanted: bool) -> Stepped<E> {
    cx.charge(args.len() as u64)?;
    for at in 1..args.len() {
        match equal(&args[at - 1], &args[at]) {
            Some(true) => {}
            Some(false) => return Ok(Step::Done(Value::Bool(!wanted))),
            None => {
                let mut values: Vec<_> = args[at - 1..].iter_mut().map(Value::take).collect();
                values.reverse();
                return drive(cx, Equal { values, under_way: None, wanted });
            }
        }
    }
    Ok(Step::Done(Value::Bool(wanted)))
}

/// The comparison of several values, each with the next; the last of `values` comes first.
struct Equal<E: Engine> {
    values: Vec<Value<E>>,
    under_way: Option<Equality<E>>,
    wanted: bool,
}

impl<E: Engine> Walk<E> for Equal<E> {
    fn go(&mut self, cx: &mut Cx<E>) -> Result<Progress<E, Value<E>>, E> {
        loop {
            if let Some(equality) = &mut self.under_way {
                match equality.step(Some(cx))? {
                    Progress::Force(lazy) => return Ok(Progress::Force(lazy)),
                    Progress::Done(false) => return Ok(Progress::Done(Value::Bool(!self.wanted))),
                    Progress::Done(true) => self.under_way = None,
                }
            }
            let first = self.values.pop();
            match (first, self.values.last()) {
                (Some(first), Some(second)) => self.under_way = Some(Equality::new(first, second.clone())),
                _ => return Ok(Progress::Done(Value::Bool(self.wanted))),
            }
        }
    }
}

struct Hash<E: Engine>(Hashing<E>);

impl<E: Engine> Walk<E> for Hash<E> {
    fn go(&mut self, cx: &mut Cx<E>) -> Result<Progress<E, Value<E>>, E> {
        Ok(match self.0.step(Some(cx))? {
            Progress::Force(lazy) => Progress::Force(lazy),
            Progress::Done(hash) => Progress::Done(hashed(hash)),
        })
    }
}
