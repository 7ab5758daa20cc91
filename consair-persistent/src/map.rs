//! Maps: entries by key; clones share what is large.

use consair_core::associative::Associative;
use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, MapContainer};
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::engine::Persistent;
use crate::table::{Cursor, Table};

/// A map: side by side up to 8 entries, then a trie.
#[derive(Clone, Default)]
pub struct Map {
    table: Table<Value<Persistent>>,
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

impl Lookup<Persistent> for Map {
    #[inline]
    fn val_at(&self, key: &Value<Persistent>) -> Option<&Value<Persistent>> {
        self.table.get(key).map(|(_, value)| value)
    }
}

impl Associative<Persistent> for Map {
    #[inline]
    fn assoc(&mut self, key: Value<Persistent>, value: Value<Persistent>) -> Option<Value<Persistent>> {
        self.table.insert(key, value)
    }
}

impl Conj<Persistent> for Map {
    type Item = (Value<Persistent>, Value<Persistent>);

    #[inline]
    fn conj(&mut self, (key, value): Self::Item) {
        self.table.insert(key, value);
    }
}

/// A cursor holds the next entries; see `Cursor`.
impl Seq<Persistent> for Map {
    type Item = (Value<Persistent>, Value<Persistent>);
    type Cursor = Cursor<Value<Persistent>>;

    #[inline]
    fn cursor(&self) -> Cursor<Value<Persistent>> {
        self.table.cursor()
    }

    #[inline]
    fn peek(&self, cursor: &Cursor<Value<Persistent>>) -> Option<Self::Item> {
        self.table.peek(cursor)
    }

    #[inline]
    fn advance(&self, cursor: &mut Cursor<Value<Persistent>>) {
        self.table.advance(cursor);
    }
}

impl MapContainer<Persistent> for Map {
    fn dissoc(&mut self, key: &Value<Persistent>) -> Option<Value<Persistent>> {
        self.table.remove(key)
    }

    #[inline]
    fn entry(&self, key: &Value<Persistent>) -> Option<(&Value<Persistent>, &Value<Persistent>)> {
        self.table.get(key)
    }

    #[inline]
    fn iter(&self) -> impl Iterator<Item = (&Value<Persistent>, &Value<Persistent>)> {
        self.table.iter()
    }
}
