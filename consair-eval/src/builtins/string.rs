//! Strings: `str` and its kin in `clojure.core`, and the namespace `clojure.string`.
//!
//! Strings count and index in Unicode scalar values.

mod basic;
mod clojure;
mod decimal;
pub(super) mod format;
pub(super) mod pattern;
pub(super) mod render;
mod replace;
mod split;
#[cfg(test)]
mod tests;

use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::text::offset_of;
use consair_core::value::Value;

use super::Row;

/// The functions over strings.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = basic::rows();
    rows.extend(pattern::rows());
    rows.extend(clojure::rows());
    rows.extend(split::rows());
    rows.extend(replace::rows());
    rows
}

/// The byte offset of a character index, clamped to the text.
fn clamped_offset<E: Engine>(string: &Value<E>, index: i64) -> usize {
    let text = string.as_str().unwrap_or_default();
    let Ok(index) = usize::try_from(index) else { return 0 };
    // No text has more characters than bytes.
    if index >= text.len() {
        return text.len();
    }
    offset_of(text, string.string_chars().unwrap_or(0), index).unwrap_or(text.len())
}

/// The character index of a byte offset.
fn char_index<E: Engine>(string: &Value<E>, offset: usize) -> i64 {
    let text = string.as_str().unwrap_or_default();
    let is_ascii = matches!(string, Value::Long(long) if long.chars() == text.len());
    let index = if is_ascii { offset } else { text[..offset].chars().count() };
    index as i64
}

/// The text to look for: of a string, or a character written into `buffer`.
fn needle<'a, E: Engine>(value: &'a Value<E>, buffer: &'a mut [u8; 4]) -> Result<&'a str, Error<E>> {
    match value {
        Value::Char(c) => Ok(c.encode_utf8(buffer)),
        other => other.as_str().ok_or_else(|| Error::expected("a string or a character", other)),
    }
}
