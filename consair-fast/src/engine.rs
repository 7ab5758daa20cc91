//! The engine: which container is which.

use consair_core::engine::Engine;
use consair_core::list::ConsList;

use crate::map::Map;
use crate::set::Set;
use crate::vector::Vector;

/// Collections that change in place.
pub struct Fast;

/// Cons cells, which never change and are shared by all that hold them.
pub type List = ConsList<Fast>;

impl Engine for Fast {
    const NAME: &'static str = "fast";
    const CAN_ALIAS: bool = true;

    type List = List;
    type Vector = Vector;
    type Map = Map;
    type Set = Set;
}

#[cfg(test)]
mod tests {
    use consair_core::value::Value;

    use super::*;

    #[test]
    fn a_value_is_16_bytes_and_so_is_an_optional_one() {
        assert_eq!(size_of::<Value<Fast>>(), 16);
        assert_eq!(size_of::<Option<Value<Fast>>>(), 16);
    }
}
