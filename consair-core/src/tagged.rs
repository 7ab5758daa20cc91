//! Values of reader tags: UUIDs, and forms that keep a tag which nobody read.

use std::fmt;
use std::rc::Rc;

use crate::context::Cx;
use crate::engine::Engine;
use crate::error::Error;
use crate::heap::Deep;
use crate::value::Value;

/// The UUID of a text of 32 hex digits in groups of 8, 4, 4, 4, 12.
pub fn parse_uuid(text: &str) -> Option<u128> {
    let bytes = text.as_bytes();
    if bytes.len() != 36 {
        return None;
    }
    let mut uuid = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match (at, byte) {
            (8 | 13 | 18 | 23, b'-') => {}
            (8 | 13 | 18 | 23, _) => return None,
            _ => uuid = uuid << 4 | u128::from(char::from(*byte).to_digit(16)?),
        }
    }
    Some(uuid)
}

/// Writes a UUID in groups of hex digits.
///
/// # Errors
/// Those of `out`.
pub fn write_uuid(uuid: u128, out: &mut dyn fmt::Write) -> fmt::Result {
    let group = |low: u32, bits: u32| (uuid >> low) & ((1 << bits) - 1);
    write!(
        out,
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        group(96, 32),
        group(80, 16),
        group(64, 16),
        group(48, 16),
        group(0, 48)
    )
}

/// What a tag or a reader conditional was read as, kept as data. Its form is frozen.
pub struct Tagged<E: Engine> {
    tag: Value<E>,
    form: Value<E>,
    splicing: bool,
}

impl<E: Engine> Default for Tagged<E> {
    fn default() -> Self {
        Tagged { tag: Value::Nil, form: Value::Nil, splicing: false }
    }
}

impl<E: Engine> Tagged<E> {
    /// `#tag form`, a tagged literal.
    ///
    /// # Errors
    /// When the form cannot be frozen: a limit is reached, or it is too deep.
    pub fn literal(cx: &mut Cx<E>, tag: Value<E>, form: Value<E>) -> Result<Value<E>, Error<E>> {
        let form = crate::freeze::freeze(cx, form)?;
        Ok(Value::Tagged(Rc::new(Deep::new(Tagged { tag, form, splicing: false }))))
    }

    /// `#?form`, or `#?@form`: a reader conditional that was not decided.
    ///
    /// # Errors
    /// As [`Tagged::literal`].
    pub fn conditional(cx: &mut Cx<E>, form: Value<E>, splicing: bool) -> Result<Value<E>, Error<E>> {
        let form = crate::freeze::freeze(cx, form)?;
        Ok(Value::Tagged(Rc::new(Deep::new(Tagged { tag: Value::Nil, form, splicing }))))
    }

    /// The tag, a symbol; `nil` for a reader conditional.
    pub fn tag(&self) -> &Value<E> {
        &self.tag
    }

    /// The form.
    pub fn form(&self) -> &Value<E> {
        &self.form
    }

    /// True for a reader conditional.
    pub fn is_conditional(&self) -> bool {
        self.tag.is_nil()
    }

    /// True for `#?@`.
    pub fn is_splicing(&self) -> bool {
        self.splicing
    }

    /// What its keyword `key` gives.
    pub fn get(&self, key: &str) -> Option<Value<E>> {
        match key {
            "form" => Some(self.form.clone()),
            "tag" if !self.is_conditional() => Some(self.tag.clone()),
            "splicing?" if self.is_conditional() => Some(Value::Bool(self.splicing)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{parse_uuid, write_uuid};

    #[test]
    fn what_is_written_reads_as_the_same_uuid() {
        for uuid in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef] {
            let mut text = String::new();
            write_uuid(uuid, &mut text).expect("a String takes all");
            assert_eq!(parse_uuid(&text), Some(uuid), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_uuid() {
        for text in ["", "0", "0123456789abcdef0123456789abcdef0123", "g0000000-0000-0000-0000-000000000000"]
        {
            assert_eq!(parse_uuid(text), None, "{text}");
        }
    }
}
