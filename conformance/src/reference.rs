//! The reference engine: every container a plain `Vec`, every lookup a walk from the front.
//!
//! It is the oracle of the suite, and the shortest engine that passes it: read it to see how little an
//! engine must write.

use consair_core::associative::Associative;
use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine, ListContainer, MapContainer, SetContainer, VectorContainer};
use consair_core::indexed::Indexed;
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::value::Value;

/// The naive engine.
pub struct Reference;

impl Engine for Reference {
    const NAME: &'static str = "reference";
    const CAN_ALIAS: bool = true;
    type List = RefList<Self>;
    type Vector = RefVector<Self>;
    type Map = RefMap<Self>;
    type Set = RefSet<Self>;
}

/// What the four containers have in common: a `Vec`, counted, cloned and weighed as such.
macro_rules! container {
    ($(#[$doc:meta])* $name:ident of $item:ty, aliases: $aliases:literal) => {
        $(#[$doc])*
        pub struct $name<E: Engine> {
            items: Vec<$item>,
        }

        impl<E: Engine> Default for $name<E> {
            fn default() -> Self {
                $name { items: Vec::new() }
            }
        }

        impl<E: Engine> Clone for $name<E> {
            fn clone(&self) -> Self {
                $name { items: self.items.clone() }
            }
        }

        impl<E: Engine> Counted for $name<E> {
            fn count(&self) -> usize {
                self.items.len()
            }
        }

        impl<E: Engine> Container for $name<E> {
            const ALIASES: bool = $aliases;

            fn heap_bytes(&self) -> usize {
                self.items.capacity() * size_of::<$item>()
            }
        }
    };
}

container! {
    /// A list: its elements from the last to the first.
    RefList of Value<E>, aliases: false
}

container! {
    /// A vector: its elements.
    RefVector of Value<E>, aliases: true
}

container! {
    /// A map: its entries in insertion order.
    RefMap of (Value<E>, Value<E>), aliases: true
}

container! {
    /// A set: its members in insertion order.
    RefSet of Value<E>, aliases: true
}

/// A walk by index; all four containers give the element at an index.
macro_rules! walked_by_index {
    ($name:ident of $item:ty, |$this:ident, $at:ident| $element:expr) => {
        impl<E: Engine> Seq<E> for $name<E> {
            type Item = $item;
            type Cursor = usize;

            fn cursor(&self) -> usize {
                0
            }

            fn peek(&self, cursor: &usize) -> Option<$item> {
                let ($this, $at) = (self, *cursor);
                $element
            }

            fn advance(&self, cursor: &mut usize) {
                *cursor += 1;
            }
        }
    };
}

walked_by_index!(RefList of Value<E>, |list, at| list.items.iter().rev().nth(at).cloned());
walked_by_index!(RefVector of Value<E>, |vector, at| vector.items.get(at).cloned());
walked_by_index!(RefMap of (Value<E>, Value<E>), |map, at| map.items.get(at).cloned());
walked_by_index!(RefSet of Value<E>, |set, at| set.items.get(at).cloned());

impl<E: Engine> Conj<E> for RefList<E> {
    type Item = Value<E>;

    fn conj(&mut self, value: Value<E>) {
        self.items.push(value);
    }
}

impl<E: Engine> ListContainer<E> for RefList<E> {
    fn first(&self) -> Option<&Value<E>> {
        self.items.last()
    }

    fn pop(&mut self) -> Option<Value<E>> {
        self.items.pop()
    }

    fn iter(&self) -> impl Iterator<Item = &Value<E>> {
        self.items.iter().rev()
    }
}

impl<E: Engine> Conj<E> for RefVector<E> {
    type Item = Value<E>;

    fn conj(&mut self, value: Value<E>) {
        self.items.push(value);
    }
}

impl<E: Engine> Indexed<E> for RefVector<E> {
    fn nth(&self, index: usize) -> Option<&Value<E>> {
        self.items.get(index)
    }
}

impl<E: Engine> VectorContainer<E> for RefVector<E> {
    fn set(&mut self, index: usize, value: Value<E>) -> Option<Value<E>> {
        self.items.get_mut(index).map(|slot| std::mem::replace(slot, value))
    }

    fn pop(&mut self) -> Option<Value<E>> {
        self.items.pop()
    }

    fn iter(&self) -> impl Iterator<Item = &Value<E>> {
        self.items.iter()
    }
}

impl<E: Engine> RefMap<E> {
    fn position(&self, key: &Value<E>) -> Option<usize> {
        self.items.iter().position(|(present, _)| present == key)
    }
}

impl<E: Engine> Lookup<E> for RefMap<E> {
    fn val_at(&self, key: &Value<E>) -> Option<&Value<E>> {
        self.position(key).map(|at| &self.items[at].1)
    }
}

impl<E: Engine> Associative<E> for RefMap<E> {
    fn assoc(&mut self, key: Value<E>, value: Value<E>) -> Option<Value<E>> {
        match self.position(&key) {
            Some(at) => Some(std::mem::replace(&mut self.items[at].1, value)),
            None => {
                self.items.push((key, value));
                None
            }
        }
    }
}

impl<E: Engine> Conj<E> for RefMap<E> {
    type Item = (Value<E>, Value<E>);

    fn conj(&mut self, (key, value): (Value<E>, Value<E>)) {
        self.assoc(key, value);
    }
}

impl<E: Engine> MapContainer<E> for RefMap<E> {
    fn dissoc(&mut self, key: &Value<E>) -> Option<Value<E>> {
        self.position(key).map(|at| self.items.remove(at).1)
    }

    fn entry(&self, key: &Value<E>) -> Option<(&Value<E>, &Value<E>)> {
        self.position(key).map(|at| (&self.items[at].0, &self.items[at].1))
    }

    fn iter(&self) -> impl Iterator<Item = (&Value<E>, &Value<E>)> {
        self.items.iter().map(|(key, value)| (key, value))
    }
}

impl<E: Engine> RefSet<E> {
    fn position(&self, member: &Value<E>) -> Option<usize> {
        self.items.iter().position(|present| present == member)
    }
}

impl<E: Engine> Lookup<E> for RefSet<E> {
    fn val_at(&self, member: &Value<E>) -> Option<&Value<E>> {
        self.position(member).map(|at| &self.items[at])
    }
}

impl<E: Engine> Conj<E> for RefSet<E> {
    type Item = Value<E>;

    fn conj(&mut self, member: Value<E>) {
        if self.position(&member).is_none() {
            self.items.push(member);
        }
    }
}

impl<E: Engine> SetContainer<E> for RefSet<E> {
    fn disj(&mut self, member: &Value<E>) -> bool {
        self.position(member).map(|at| self.items.remove(at)).is_some()
    }

    fn iter(&self) -> impl Iterator<Item = &Value<E>> {
        self.items.iter()
    }
}
