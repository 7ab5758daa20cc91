//! An engine: the family of collection types behind [`Value`].
//!
//! An engine says how lists, vectors, maps and sets are *stored*; core says what they *are*. It
//! supplies four plain container types and nothing else. Handles, sharing, freezing, metadata, byte
//! counts and statistics are core's ([`crate::object`], [`crate::update`]), and so are equality, hash,
//! order and print. An engine author implements the traits below and runs the conformance suite.

use crate::associative::Associative;
use crate::conj::Conj;
use crate::counted::Counted;
use crate::indexed::Indexed;
use crate::lookup::Lookup;
use crate::seq::Seq;
use crate::value::Value;

/// A family of collection types.
pub trait Engine: Sized + 'static {
    /// The name users choose it by.
    const NAME: &'static str;

    /// True when the engine supports in-place updates that every holder of a handle sees. Its default
    /// policy is then [`Policy::InPlace`](crate::update::Policy), else it is `Unique` alone.
    const CAN_ALIAS: bool;

    /// Lists. Both shipped engines use [`ConsList`](crate::list::ConsList).
    type List: ListContainer<Self>;
    /// Vectors.
    type Vector: VectorContainer<Self>;
    /// Maps.
    type Map: MapContainer<Self>;
    /// Sets.
    type Set: SetContainer<Self>;
}

/// What every container has: an empty value, a copy that is independent of its original, a weight.
pub trait Container: Default + Clone + Counted + 'static {
    /// False for containers that never change while another handle sees them, whatever the policy
    /// (lists).
    const ALIASES: bool = true;

    /// The bytes allocated outside the container's own struct, without what the elements point to.
    /// O(1). An estimate is enough; it must change by as much when the container grows.
    fn heap_bytes(&self) -> usize;
}

/// A list: elements in order, cheap at the front.
pub trait ListContainer<E: Engine>: Container + Seq<E, Item = Value<E>> + Conj<E, Item = Value<E>> {
    /// The element at the front.
    fn first(&self) -> Option<&Value<E>>;

    /// Takes the element at the front off.
    fn pop(&mut self) -> Option<Value<E>>;

    /// The elements in order.
    fn iter(&self) -> impl Iterator<Item = &Value<E>>;
}

/// A vector: elements at the indices `0..count`, cheap at the end. `conj` adds at the end.
pub trait VectorContainer<E: Engine>:
    Container + Seq<E, Item = Value<E>> + Conj<E, Item = Value<E>> + Indexed<E>
{
    /// Replaces the element at `index` and returns the old one; `None`, and nothing done, when
    /// `index >= count`.
    fn set(&mut self, index: usize, value: Value<E>) -> Option<Value<E>>;

    /// Takes the last element off.
    fn pop(&mut self) -> Option<Value<E>>;

    /// The elements in order.
    fn iter(&self) -> impl Iterator<Item = &Value<E>>;

    /// Prepares for `more` further elements. A hint.
    fn reserve(&mut self, more: usize) {
        let _ = more;
    }
}

/// A map: values by key, keys equal by Clojure's `=` and hashed by [`Value::hash_code`].
///
/// # Order
/// A map that never held more than 8 entries iterates in insertion order. Any map iterates in the
/// same order as long as it does not change.
pub trait MapContainer<E: Engine>:
    Container + Seq<E, Item = (Value<E>, Value<E>)> + Conj<E, Item = (Value<E>, Value<E>)> + Associative<E>
{
    /// Removes `key` and returns its value.
    fn dissoc(&mut self, key: &Value<E>) -> Option<Value<E>>;

    /// The stored key equal to `key`, and its value.
    fn entry(&self, key: &Value<E>) -> Option<(&Value<E>, &Value<E>)>;

    /// The entries.
    fn iter(&self) -> impl Iterator<Item = (&Value<E>, &Value<E>)>;

    /// Prepares for `more` further entries. A hint.
    fn reserve(&mut self, more: usize) {
        let _ = more;
    }
}

/// A set: each member once. `conj` of a present member keeps the old one; `val_at` gives it.
///
/// # Order
/// As maps.
pub trait SetContainer<E: Engine>:
    Container + Seq<E, Item = Value<E>> + Conj<E, Item = Value<E>> + Lookup<E>
{
    /// Removes `member`; true when it was there.
    fn disj(&mut self, member: &Value<E>) -> bool;

    /// The members.
    fn iter(&self) -> impl Iterator<Item = &Value<E>>;

    /// Prepares for `more` further members. A hint.
    fn reserve(&mut self, more: usize) {
        let _ = more;
    }
}
