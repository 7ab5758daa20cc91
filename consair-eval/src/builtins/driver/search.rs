//! Finding a key in a collection that a function of the program sorts.
//!
//! The search is a machine of its own: it asks for a comparison and is resumed with the answer. Its
//! result is kept in the collection ([`Sorted::remember`]); whoever asked looks again and finds the
//! place known.

use std::cmp::Ordering;
use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Resume, Stepped};
use consair_core::number;
use consair_core::object::Object;
use consair_core::sorted::{Entry, Search, Sorted};
use consair_core::value::Value;

use super::call::{Called, call};

/// True when the place of `key` in `coll` is yet to be searched for by calls of its comparator.
#[inline]
pub(super) fn is_unknown<E: Engine>(coll: &Value<E>, key: &Value<E>) -> bool {
    match coll {
        Value::SortedMap(map) => !map.borrow().knows(key),
        Value::SortedSet(set) => !set.borrow().knows(key),
        _ => false,
    }
}

/// Searches for `key` in `coll`, has `coll` remember its place, and goes on with `then`.
pub(super) fn search<E: Engine>(
    cx: &mut Cx<E>,
    coll: Value<E>,
    key: Value<E>,
    then: Box<dyn Resume<E>>,
) -> Stepped<E> {
    match coll {
        Value::SortedMap(map) => Searching::new(map, key, then).advance(cx, None),
        Value::SortedSet(set) => Searching::new(set, key, then).advance(cx, None),
        _ => unreachable!("only sorted collections are searched"),
    }
}

struct Searching<E: Engine, T: Entry<E>> {
    of: Rc<Object<E, Sorted<E, T>>>,
    key: Value<E>,
    search: Search,
    changes: u32,
    /// True while it is asked whether what is there comes before the key: it was told that the key does
    /// not come before it.
    turned: bool,
    then: Box<dyn Resume<E>>,
}

impl<E: Engine, T: Entry<E>> Searching<E, T> {
    fn new(of: Rc<Object<E, Sorted<E, T>>>, key: Value<E>, then: Box<dyn Resume<E>>) -> Box<Self> {
        let (search, changes) = (of.borrow().search(), of.borrow().changes());
        Box::new(Searching { of, key, search, changes, turned: false, then })
    }

    fn advance(mut self: Box<Self>, cx: &mut Cx<E>, mut answer: Option<Value<E>>) -> Stepped<E> {
        loop {
            if let Some(answer) = answer.take() {
                self.take_in(&answer)?;
            }
            let tree = self.of.borrow();
            if tree.changes() != self.changes {
                let message = "a sorted collection was changed by its own comparator";
                return Err(Error::new(ErrorKind::Iteration, message));
            }
            let Some(probe) = self.search.probe(&tree).cloned() else {
                drop(tree);
                return self.end(cx);
            };
            let by = tree.comparator().cloned().unwrap_or_default();
            drop(tree);
            cx.charge(1)?;
            let key = self.key.clone();
            let args = if self.turned { [probe, key] } else { [key, probe] };
            match call(cx, &by, args.into_iter().collect())? {
                Called::Done(value) => answer = Some(value),
                Called::Ask(asked) => return Ok(asked.then(self)),
            }
        }
    }

    /// What the comparator answered: a number, or whether its first argument comes before its second.
    fn take_in(&mut self, answer: &Value<E>) -> Result<(), Error<E>> {
        match answer {
            Value::Bool(true) if self.turned => self.search.answer(Ordering::Greater),
            Value::Bool(true) => self.search.answer(Ordering::Less),
            Value::Bool(false) if self.turned => self.search.answer(Ordering::Equal),
            Value::Bool(false) => {
                self.turned = true;
                return Ok(());
            }
            answer => {
                let order = sign(answer)?;
                self.search.answer(if self.turned { order.reverse() } else { order });
            }
        }
        self.turned = false;
        Ok(())
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        let Searching { of, key, search, then, .. } = self;
        of.borrow().remember(key, search.place());
        // Its handle must be gone before the collection is updated.
        drop(of);
        then.resume(cx, Value::Nil)
    }
}

/// The order that a number says, of which only the whole part counts.
fn sign<E: Engine>(answer: &Value<E>) -> Result<Ordering, Error<E>> {
    match answer {
        Value::Int(order) => Ok(order.cmp(&0)),
        Value::Float(order) => Ok(order.trunc().partial_cmp(&0.0).unwrap_or(Ordering::Equal)),
        other if number::is_number(other) => {
            Ok(number::compare(other, &Value::Int(0)).unwrap_or(Ordering::Equal))
        }
        other => Err(Error::expected("a number or a boolean from a comparator", other)),
    }
}

impl<E: Engine, T: Entry<E>> Resume<E> for Searching<E, T> {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, answer: Value<E>) -> Stepped<E> {
        self.advance(cx, Some(answer))
    }

    fn failed(self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        self.then.failed(cx, error)
    }
}
