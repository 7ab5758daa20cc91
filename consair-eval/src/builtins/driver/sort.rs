//! A stable merge sort that can wait for its comparator.
//!
//! Bottom-up: runs of `width` in `items` are merged pairwise into `merged`, then the two change
//! places. Between two comparisons everything is in the struct, so that a comparator may be a
//! function of the language.

use std::cmp::Ordering;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Resume, Step, Stepped, two};
use consair_core::number;
use consair_core::sequence::Source;
use consair_core::value::Value;
use consair_core::value::compare::compare;

use super::call::{Called, call};
use crate::runtime::core_native;

/// The run that the standard library sorts at once: the time between two looks at the interrupt flag.
const RUN: usize = 1 << 13;

/// What is sorted: a value by itself, or by a key beside it.
pub(crate) trait Keyed<E: Engine>: Default + 'static {
    fn key(&self) -> &Value<E>;
    fn into_item(self) -> Value<E>;
}

impl<E: Engine> Keyed<E> for Value<E> {
    fn key(&self) -> &Value<E> {
        self
    }

    fn into_item(self) -> Value<E> {
        self
    }
}

/// A key and its item.
impl<E: Engine> Keyed<E> for (Value<E>, Value<E>) {
    fn key(&self) -> &Value<E> {
        &self.0
    }

    fn into_item(self) -> Value<E> {
        self.1
    }
}

/// `items` in the order of `comparator`, or of `compare` without one, as a sequence.
pub(crate) fn sort<E: Engine>(
    cx: &mut Cx<E>,
    items: Vec<Value<E>>,
    comparator: Option<Value<E>>,
) -> Stepped<E> {
    let comparator = comparator.or_else(|| comparator_of(cx, items.iter()));
    sort_keyed(cx, items, comparator)
}

/// `compare` as a function to call, where an item's type orders it.
fn comparator_of<'v, E: Engine>(
    cx: &mut Cx<E>,
    mut items: impl Iterator<Item = &'v Value<E>>,
) -> Option<Value<E>> {
    let is_ordered = |item: &Value<E>| item.custom("compareTo").is_some();
    if items.any(is_ordered) { core_native(cx, "compare").map(Value::Native) } else { None }
}

/// The items beside the keys, in the order of the keys.
pub(crate) fn sort_by<E: Engine>(
    cx: &mut Cx<E>,
    pairs: Vec<(Value<E>, Value<E>)>,
    comparator: Option<Value<E>>,
) -> Stepped<E> {
    let comparator = comparator.or_else(|| comparator_of(cx, pairs.iter().map(|(key, _)| key)));
    sort_keyed(cx, pairs, comparator)
}

fn sort_keyed<E: Engine, T: Keyed<E>>(
    cx: &mut Cx<E>,
    items: Vec<T>,
    comparator: Option<Value<E>>,
) -> Stepped<E> {
    cx.check_allocation(items.len() * size_of::<T>())?;
    match comparator {
        None => {
            let items = by_compare(cx, items)?;
            finish(items)
        }
        Some(comparator) => {
            let mut sorting = Sorting { merge: Merge::new(items, 1), comparator };
            match sorting.advance(cx, None)? {
                None => finish(sorting.merge.items),
                Some(asked) => Ok(asked.then(Box::new(sorting))),
            }
        }
    }
}

fn finish<E: Engine, T: Keyed<E>>(items: Vec<T>) -> Stepped<E> {
    if items.is_empty() {
        return Ok(Step::Done(Value::list([])));
    }
    let items = items.into_iter().map(Keyed::into_item).collect();
    Ok(Step::Done(Source::items(items).into_seq()?))
}

/// Sorts by the language's own order.
fn by_compare<E: Engine, T: Keyed<E>>(cx: &mut Cx<E>, mut items: Vec<T>) -> Result<Vec<T>, Error<E>> {
    let mut width = 1;
    if let Some(order) = total_order(&items) {
        width = RUN;
        for run in items.chunks_mut(RUN) {
            cx.charge(run.len() as u64)?;
            run.sort_by(|a, b| order(a.key(), b.key()));
        }
    }
    let mut merge = Merge::new(items, width);
    loop {
        let Some((right, left)) = merge.pair() else { return Ok(merge.items) };
        let right_first = compare(right, left)? == Ordering::Less;
        cx.charge(1)?;
        merge.choose(right_first);
    }
}

type Order<E> = fn(&Value<E>, &Value<E>) -> Ordering;

/// The order of keys of one simple kind, which is total, as the standard library's sort demands.
fn total_order<E: Engine, T: Keyed<E>>(items: &[T]) -> Option<Order<E>> {
    let all = |is: fn(&Value<E>) -> bool| items.iter().all(|item| is(item.key()));
    if all(|key| matches!(key, Value::Int(_))) {
        return Some(|a, b| match (a, b) {
            (Value::Int(a), Value::Int(b)) => a.cmp(b),
            _ => Ordering::Equal,
        });
    }
    if all(|key| key.as_str().is_some()) {
        return Some(|a, b| a.as_str().cmp(&b.as_str()));
    }
    None
}

struct Sorting<E: Engine, T> {
    merge: Merge<T>,
    comparator: Value<E>,
}

impl<E: Engine, T: Keyed<E>> Sorting<E, T> {
    fn advance(
        &mut self,
        cx: &mut Cx<E>,
        mut answer: Option<Value<E>>,
    ) -> Result<Option<super::call::Asked<E>>, Error<E>> {
        loop {
            if let Some(answer) = answer.take() {
                let right_first = is_before(&answer)?;
                self.merge.choose(right_first);
            }
            let Some((right, left)) = self.merge.pair() else { return Ok(None) };
            cx.charge(1)?;
            match call(cx, &self.comparator, two(right.clone(), left.clone()))? {
                Called::Done(value) => answer = Some(value),
                Called::Ask(asked) => return Ok(Some(asked)),
            }
        }
    }
}

impl<E: Engine, T: Keyed<E>> Resume<E> for Sorting<E, T> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, answer: Value<E>) -> Stepped<E> {
        match self.advance(cx, Some(answer))? {
            None => finish(self.merge.items),
            Some(asked) => Ok(asked.then(self)),
        }
    }
}

/// What a comparator's answer says: a negative number or true, that its first argument comes first.
fn is_before<E: Engine>(answer: &Value<E>) -> Result<bool, Error<E>> {
    match answer {
        Value::Nil => Ok(false),
        Value::Bool(before) => Ok(*before),
        Value::Int(order) => Ok(*order < 0),
        number if number::is_number(number) => {
            Ok(number::compare(number, &Value::Int(0)) == Some(Ordering::Less))
        }
        other => Err(Error::expected("a number or a boolean from a comparator", other)),
    }
}

/// The merge of two neighbouring runs `left..middle` and `right..end`, and all that follow.
struct Merge<T> {
    items: Vec<T>,
    merged: Vec<T>,
    width: usize,
    left: usize,
    middle: usize,
    right: usize,
    end: usize,
}

impl<T: Default> Merge<T> {
    /// Merges runs of `width` that are sorted already.
    fn new(items: Vec<T>, width: usize) -> Self {
        let merged = Vec::with_capacity(if width < items.len() { items.len() } else { 0 });
        let mut merge = Merge { items, merged, width, left: 0, middle: 0, right: 0, end: 0 };
        merge.runs_from(0);
        merge
    }

    fn runs_from(&mut self, start: usize) {
        let count = self.items.len();
        self.left = start;
        self.middle = start.saturating_add(self.width).min(count);
        self.right = self.middle;
        self.end = self.middle.saturating_add(self.width).min(count);
    }

    /// The next two to compare: the head of the right run, and of the left. `None` when all is sorted.
    fn pair<E: Engine>(&mut self) -> Option<(&Value<E>, &Value<E>)>
    where
        T: Keyed<E>,
    {
        while self.width < self.items.len() {
            if self.left < self.middle && self.right < self.end {
                return Some((self.items[self.right].key(), self.items[self.left].key()));
            }
            self.move_rest();
        }
        None
    }

    /// One run is at its end: the rest of the other follows, and the next two runs begin.
    fn move_rest(&mut self) {
        for at in (self.left..self.middle).chain(self.right..self.end) {
            self.merged.push(std::mem::take(&mut self.items[at]));
        }
        if self.end < self.items.len() {
            return self.runs_from(self.end);
        }
        std::mem::swap(&mut self.items, &mut self.merged);
        self.merged.clear();
        self.width = self.width.saturating_mul(2);
        self.runs_from(0);
    }

    fn choose(&mut self, right_first: bool) {
        let at = if right_first { &mut self.right } else { &mut self.left };
        self.merged.push(std::mem::take(&mut self.items[*at]));
        *at += 1;
    }
}
