//! Vectors: contiguous, up to four elements inside the object.

use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, VectorContainer};
use consair_core::indexed::Indexed;
use consair_core::seq::Seq;
use consair_core::value::Value;
use smallvec::SmallVec;

use crate::engine::Fast;

/// The elements that need no allocation of their own.
const INLINE: usize = 4;

/// A growable array.
#[derive(Clone, Default)]
pub struct Vector {
    items: SmallVec<[Value<Fast>; INLINE]>,
}

impl Counted for Vector {
    #[inline]
    fn count(&self) -> usize {
        self.items.len()
    }
}

impl Container for Vector {
    #[inline]
    fn heap_bytes(&self) -> usize {
        if self.items.spilled() { self.items.capacity() * size_of::<Value<Fast>>() } else { 0 }
    }
}

impl Conj<Fast> for Vector {
    type Item = Value<Fast>;

    #[inline]
    fn conj(&mut self, item: Value<Fast>) {
        self.items.push(item);
    }
}

impl Indexed<Fast> for Vector {
    #[inline]
    fn nth(&self, index: usize) -> Option<&Value<Fast>> {
        self.items.get(index)
    }
}

/// A cursor is an index.
impl Seq<Fast> for Vector {
    type Item = Value<Fast>;
    type Cursor = usize;

    #[inline]
    fn cursor(&self) -> usize {
        0
    }

    #[inline]
    fn peek(&self, cursor: &usize) -> Option<Value<Fast>> {
        self.items.get(*cursor).cloned()
    }

    #[inline]
    fn advance(&self, cursor: &mut usize) {
        *cursor += 1;
    }
}

impl VectorContainer<Fast> for Vector {
    #[inline]
    fn set(&mut self, index: usize, value: Value<Fast>) -> Option<Value<Fast>> {
        let slot = self.items.get_mut(index)?;
        Some(std::mem::replace(slot, value))
    }

    #[inline]
    fn pop(&mut self) -> Option<Value<Fast>> {
        self.items.pop()
    }

    #[inline]
    fn iter(&self) -> impl Iterator<Item = &Value<Fast>> {
        self.items.iter()
    }

    fn reserve(&mut self, more: usize) {
        self.items.reserve(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_elements_lie_inside_and_a_fifth_moves_all_to_the_heap() {
        let mut vector = Vector::default();
        for i in 0..4 {
            vector.conj(Value::Int(i));
        }
        assert_eq!(vector.heap_bytes(), 0);
        vector.conj(Value::Int(4));
        assert_eq!(vector.heap_bytes(), 8 * 16);
        assert!((0..5).all(|i| vector.nth(i) == Some(&Value::Int(i as i64))));
        assert!(vector.nth(5).is_none());
    }

    #[test]
    fn a_vector_with_four_elements_is_72_bytes() {
        assert_eq!(size_of::<Vector>(), 72);
    }

    #[test]
    fn set_gives_the_old_element_and_refuses_the_index_after_the_last() {
        let mut vector = Vector::default();
        vector.conj(Value::Int(1));
        assert_eq!(vector.set(0, Value::Int(2)), Some(Value::Int(1)));
        assert_eq!(vector.set(1, Value::Int(3)), None);
        assert_eq!(vector.pop(), Some(Value::Int(2)));
        assert_eq!(vector.pop(), None);
    }
}
