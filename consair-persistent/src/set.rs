//! Sets: each member once; clones share what is large.

use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, SetContainer};
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::engine::Persistent;
use crate::table::{Cursor, Table};

/// A set: side by side up to 8 members, then a trie.
#[derive(Clone, Default)]
pub struct Set {
    table: Table<()>,
}

impl Counted for Set {
    #[inline]
    fn count(&self) -> usize {
        self.table.count()
    }
}

impl Container for Set {
    #[inline]
    fn heap_bytes(&self) -> usize {
        self.table.heap_bytes()
    }
}

impl Lookup<Persistent> for Set {
    #[inline]
    fn val_at(&self, member: &Value<Persistent>) -> Option<&Value<Persistent>> {
        self.table.get(member).map(|(member, ())| member)
    }
}

impl Conj<Persistent> for Set {
    type Item = Value<Persistent>;

    #[inline]
    fn conj(&mut self, member: Value<Persistent>) {
        self.table.insert(member, ());
    }
}

/// A cursor holds the next members; see `Cursor`.
impl Seq<Persistent> for Set {
    type Item = Value<Persistent>;
    type Cursor = Cursor<()>;

    #[inline]
    fn cursor(&self) -> Cursor<()> {
        self.table.cursor()
    }

    #[inline]
    fn peek(&self, cursor: &Cursor<()>) -> Option<Value<Persistent>> {
        self.table.peek(cursor).map(|(member, ())| member)
    }

    #[inline]
    fn advance(&self, cursor: &mut Cursor<()>) {
        self.table.advance(cursor);
    }
}

impl SetContainer<Persistent> for Set {
    fn disj(&mut self, member: &Value<Persistent>) -> bool {
        self.table.remove(member).is_some()
    }

    #[inline]
    fn iter(&self) -> impl Iterator<Item = &Value<Persistent>> {
        self.table.iter().map(|(member, ())| member)
    }
}
