//! Lists as cons cells, for any engine.
//!
//! ```text
//! ConsList -> [value | next | count] -> [value | next | count] -> end
//! ```
//!
//! Cells never change while two lists share them, so `clone`, `conj` and `pop` are O(1) and every
//! older list keeps its elements.

use std::rc::Rc;

use crate::conj::Conj;
use crate::counted::Counted;
use crate::engine::{Container, Engine, ListContainer};
use crate::heap;
use crate::seq::Seq;
use crate::value::Value;

struct Cell<E: Engine> {
    value: Value<E>,
    next: Option<Rc<Cell<E>>>,
    count: usize,
}

impl<E: Engine> Cell<E> {
    const BYTES: usize = size_of::<Cell<E>>() + 16;
}

impl<E: Engine> Drop for Cell<E> {
    /// Follows the cells behind with a loop; what they hold is bounded by [`heap::Deep`].
    fn drop(&mut self) {
        heap::resized(Self::BYTES, 0);
        let mut next = self.next.take();
        while let Some(cell) = next {
            next = match Rc::try_unwrap(cell) {
                Ok(mut cell) => cell.next.take(),
                Err(_) => None,
            };
        }
    }
}

/// A list of cons cells that know how many follow.
pub struct ConsList<E: Engine> {
    head: Option<Rc<Cell<E>>>,
}

impl<E: Engine> Clone for ConsList<E> {
    fn clone(&self) -> Self {
        ConsList { head: self.head.clone() }
    }
}

impl<E: Engine> Default for ConsList<E> {
    fn default() -> Self {
        ConsList { head: None }
    }
}

impl<E: Engine> Counted for ConsList<E> {
    fn count(&self) -> usize {
        self.head.as_ref().map_or(0, |cell| cell.count)
    }
}

impl<E: Engine> Container for ConsList<E> {
    const ALIASES: bool = false;

    /// The cells count themselves, since lists share them.
    fn heap_bytes(&self) -> usize {
        0
    }
}

impl<E: Engine> Conj<E> for ConsList<E> {
    type Item = Value<E>;

    fn conj(&mut self, value: Value<E>) {
        heap::resized(0, Cell::<E>::BYTES);
        let count = self.count() + 1;
        self.head = Some(Rc::new(Cell { value, next: self.head.take(), count }));
    }
}

/// A place in a list.
pub struct ListCursor<E: Engine>(Option<Rc<Cell<E>>>);

impl<E: Engine> Clone for ListCursor<E> {
    fn clone(&self) -> Self {
        ListCursor(self.0.clone())
    }
}

impl<E: Engine> Seq<E> for ConsList<E> {
    type Item = Value<E>;
    type Cursor = ListCursor<E>;

    fn cursor(&self) -> ListCursor<E> {
        ListCursor(self.head.clone())
    }

    fn peek(&self, cursor: &ListCursor<E>) -> Option<Value<E>> {
        cursor.0.as_ref().map(|cell| cell.value.clone())
    }

    fn advance(&self, cursor: &mut ListCursor<E>) {
        cursor.0 = cursor.0.take().and_then(|cell| cell.next.clone());
    }
}

impl<E: Engine> ListContainer<E> for ConsList<E> {
    fn first(&self) -> Option<&Value<E>> {
        self.head.as_ref().map(|cell| &cell.value)
    }

    fn pop(&mut self) -> Option<Value<E>> {
        let mut head = self.head.take()?;
        if let Some(cell) = Rc::get_mut(&mut head) {
            self.head = cell.next.take();
            return Some(Value::take(&mut cell.value));
        }
        self.head = head.next.clone();
        Some(head.value.clone())
    }

    fn iter(&self) -> impl Iterator<Item = &Value<E>> {
        let mut next = self.head.as_deref();
        std::iter::from_fn(move || {
            let cell = next?;
            next = cell.next.as_deref();
            Some(&cell.value)
        })
    }
}
