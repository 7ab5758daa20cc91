//! Order, as Clojure's `compare`: `nil` before all, numbers by value, texts and names by their
//! characters, vectors by length and then by element. Other collections have no order.

use std::cmp::Ordering;
use std::rc::Rc;

use super::Value;
use super::path::Path;
use crate::counted::Counted;
use crate::engine::Engine;
use crate::error::{Error, ErrorKind};
use crate::indexed::Indexed;
use crate::number;
use crate::object::VectorObject;

struct Frame<E: Engine> {
    left: Rc<VectorObject<E>>,
    right: Rc<VectorObject<E>>,
    at: usize,
    pair: (usize, usize),
}

/// The order of `a` and `b`.
///
/// # Errors
/// When they have none.
pub fn compare<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Ordering, Error<E>> {
    match scalars(a, b)? {
        Some(order) => Ok(order),
        None => Ok(within(a, b)?.0),
    }
}

/// The order of `a` and `b`, and the values that decide it: themselves, or the first elements in which
/// vectors differ.
///
/// # Errors
/// When they have none.
pub fn decided_by<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<(Ordering, Value<E>, Value<E>), Error<E>> {
    match scalars(a, b)? {
        Some(order) => Ok((order, a.clone(), b.clone())),
        None => within(a, b),
    }
}

/// [`decided_by`] for two vectors.
fn within<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<(Ordering, Value<E>, Value<E>), Error<E>> {
    let mut path = Path::default();
    let mut stack: Vec<Frame<E>> = Vec::new();
    let mut waiting = Some((a.clone(), b.clone()));
    loop {
        if let Some((a, b)) = waiting.take() {
            match (scalars(&a, &b)?, a, b) {
                (Some(Ordering::Equal), ..) => {}
                (Some(order), a, b) => return Ok((order, a, b)),
                (None, Value::Vector(left), Value::Vector(right)) => {
                    let counts = left.borrow().count().cmp(&right.borrow().count());
                    if counts != Ordering::Equal {
                        return Ok((counts, Value::Vector(left), Value::Vector(right)));
                    }
                    let pair = (Rc::as_ptr(&left) as usize, Rc::as_ptr(&right) as usize);
                    if path.enter(pair) {
                        stack.push(Frame { left, right, at: 0, pair });
                    }
                }
                (None, a, b) => return Err(unordered(&a, &b)),
            }
        }
        let Some(frame) = stack.last_mut() else {
            return Ok((Ordering::Equal, a.clone(), b.clone()));
        };
        let next = (frame.left.borrow().nth(frame.at).cloned(), frame.right.borrow().nth(frame.at).cloned());
        frame.at += 1;
        match next {
            (Some(left), Some(right)) => waiting = Some((left, right)),
            _ => {
                path.leave(frame.pair);
                stack.pop();
            }
        }
    }
}

fn halves(uuid: u128) -> (i64, i64) {
    ((uuid >> 64) as i64, uuid as i64)
}

#[cold]
fn unordered<E: Engine>(a: &Value<E>, b: &Value<E>) -> Error<E> {
    Error::new(ErrorKind::Type, format!("cannot compare {} with {}", a.kind_name(), b.kind_name()))
}

/// The order of two values of which no vector needs to be walked; `None` for two vectors.
#[inline]
fn scalars<E: Engine>(a: &Value<E>, b: &Value<E>) -> Result<Option<Ordering>, Error<E>> {
    Ok(Some(match (a, b) {
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Nil, Value::Nil) => Ordering::Equal,
        (Value::Nil, _) => Ordering::Less,
        (_, Value::Nil) => Ordering::Greater,
        (Value::Short(_) | Value::Long(_), Value::Short(_) | Value::Long(_)) => a.as_str().cmp(&b.as_str()),
        (Value::Keyword(a), Value::Keyword(b)) => a.cmp(b),
        (Value::Symbol(a, _), Value::Symbol(b, _)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Char(a), Value::Char(b)) => a.cmp(b),
        (Value::Inst(a), Value::Inst(b)) => a.cmp(b),
        // As Clojure does: by two halves with signs.
        (Value::Uuid(a), Value::Uuid(b)) => halves(**a).cmp(&halves(**b)),
        (Value::Vector(_), Value::Vector(_)) => return Ok(None),
        _ if number::is_number(a) && number::is_number(b) => {
            // As in Clojure, NaN is neither less nor greater.
            number::compare(a, b).unwrap_or(Ordering::Equal)
        }
        _ => return Err(unordered(a, b)),
    }))
}
