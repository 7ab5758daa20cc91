//! Maps: entries in the order of their insertion.

use consair_core::associative::Associative;
use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, MapContainer};
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::engine::Fast;
use crate::table::Table;

/// A hash map that keeps the order of insertion.
#[derive(Clone, Default)]
pub struct Map {
    table: Table<Value<Fast>>,
}

impl Counted for Map {
    #[inline]
    fn count(&self) -> usize {
        self.table.count()
    }
}

impl Container for Map {
    #[inline]
    fn heap_bytes(&self) -> usize {
        self.table.heap_bytes()
    }
}

impl Lookup<Fast> for Map {
    #[inline]
    fn val_at(&self, key: &Value<Fast>) -> Option<&Value<Fast>> {
        self.table.get(key).map(|(_, value)| value)
    }
}

impl Associative<Fast> for Map {
    #[inline]
    fn assoc(&mut self, key: Value<Fast>, value: Value<Fast>) -> Option<Value<Fast>> {
        self.table.insert(key, value)
    }
}

impl Conj<Fast> for Map {
    type Item = (Value<Fast>, Value<Fast>);

    #[inline]
    fn conj(&mut self, (key, value): Self::Item) {
        self.table.insert(key, value);
    }
}

/// A cursor is a place in the table.
impl Seq<Fast> for Map {
    type Item = (Value<Fast>, Value<Fast>);
    type Cursor = usize;

    #[inline]
    fn cursor(&self) -> usize {
        self.table.first()
    }

    #[inline]
    fn peek(&self, cursor: &usize) -> Option<Self::Item> {
        self.table.at(*cursor).cloned()
    }

    #[inline]
    fn advance(&self, cursor: &mut usize) {
        *cursor = self.table.after(*cursor);
    }
}

impl MapContainer<Fast> for Map {
    fn dissoc(&mut self, key: &Value<Fast>) -> Option<Value<Fast>> {
        self.table.remove(key).map(|(_, value)| value)
    }

    #[inline]
    fn entry(&self, key: &Value<Fast>) -> Option<(&Value<Fast>, &Value<Fast>)> {
        self.table.get(key).map(|(key, value)| (key, value))
    }

    #[inline]
    fn iter(&self) -> impl Iterator<Item = (&Value<Fast>, &Value<Fast>)> {
        self.table.iter().map(|(key, value)| (key, value))
    }

    fn reserve(&mut self, more: usize) {
        self.table.reserve(more);
    }
}
