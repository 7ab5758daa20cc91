//! The engine: which container is which.

use consair_core::engine::Engine;
use consair_core::list::ConsList;

use crate::map::Map;
use crate::set::Set;
use crate::vector::Vector;

/// Collections whose older versions stay.
pub struct Persistent;

/// Cons cells, which never change and are shared by all that hold them.
pub type List = ConsList<Persistent>;

impl Engine for Persistent {
    const NAME: &'static str = "persistent";
    const CAN_ALIAS: bool = false;

    type List = List;
    type Vector = Vector;
    type Map = Map;
    type Set = Set;
}

#[cfg(test)]
mod tests {
    use consair_core::object::{MapObject, VectorObject};
    use consair_core::value::Value;

    use super::*;

    const COUNTS: usize = 16;

    #[test]
    fn a_value_is_16_bytes() {
        assert_eq!(size_of::<Value<Persistent>>(), 16);
    }

    #[test]
    fn a_vector_of_four_takes_112_bytes_and_a_map_of_four_200() {
        assert_eq!(COUNTS + size_of::<VectorObject<Persistent>>(), 112);
        assert_eq!(COUNTS + size_of::<MapObject<Persistent>>() + 4 * 32, 200);
    }
}
