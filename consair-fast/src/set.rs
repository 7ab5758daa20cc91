//! Sets: members in the order of their insertion.

use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, SetContainer};
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::value::Value;

use crate::engine::Fast;
use crate::table::Table;

/// A hash set that keeps the order of insertion.
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

impl Lookup<Fast> for Set {
    #[inline]
    fn val_at(&self, member: &Value<Fast>) -> Option<&Value<Fast>> {
        self.table.get(member).map(|(member, ())| member)
    }
}

impl Conj<Fast> for Set {
    type Item = Value<Fast>;

    #[inline]
    fn conj(&mut self, member: Value<Fast>) {
        self.table.insert(member, ());
    }
}

/// A cursor is a place in the table.
impl Seq<Fast> for Set {
    type Item = Value<Fast>;
    type Cursor = usize;

    #[inline]
    fn cursor(&self) -> usize {
        self.table.first()
    }

    #[inline]
    fn peek(&self, cursor: &usize) -> Option<Value<Fast>> {
        self.table.at(*cursor).map(|(member, ())| member.clone())
    }

    #[inline]
    fn advance(&self, cursor: &mut usize) {
        *cursor = self.table.after(*cursor);
    }
}

impl SetContainer<Fast> for Set {
    fn disj(&mut self, member: &Value<Fast>) -> bool {
        self.table.remove(member).is_some()
    }

    #[inline]
    fn iter(&self) -> impl Iterator<Item = &Value<Fast>> {
        self.table.iter().map(|(member, ())| member)
    }

    fn reserve(&mut self, more: usize) {
        self.table.reserve(more);
    }
}
