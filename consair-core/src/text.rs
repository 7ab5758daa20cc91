//! Strings: short ones inside the value, longer ones behind a pointer.
//!
//! A text of up to [`ShortStr::CAPACITY`] bytes is always short, so two equal texts always have the
//! same representation.

use std::cell::Cell;

use ascii::AsciiStr;

use crate::hash;

/// The text that `bytes` are, if they are UTF-8. Quick for short ASCII.
#[inline]
pub fn text_of(bytes: &[u8]) -> Option<&str> {
    match AsciiStr::from_ascii(bytes) {
        Ok(text) => Some(text.as_str()),
        Err(_) => std::str::from_utf8(bytes).ok(),
    }
}

/// A text of up to 14 bytes.
#[derive(Clone, Copy)]
pub struct ShortStr {
    len: u8,
    bytes: [u8; ShortStr::CAPACITY],
}

impl ShortStr {
    /// The bytes that fit.
    pub const CAPACITY: usize = 14;

    /// `text`, if it fits.
    #[inline]
    pub fn new(text: &str) -> Option<Self> {
        let len = text.len();
        if len > Self::CAPACITY {
            return None;
        }
        let mut bytes = [0; Self::CAPACITY];
        bytes[..len].copy_from_slice(text.as_bytes());
        Some(ShortStr { len: len as u8, bytes })
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        text_of(self.as_bytes()).expect("made from a str")
    }

    /// The bytes of the text.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }

    /// The bytes as one number, for comparison and hash: equal texts, equal numbers.
    #[inline]
    pub(crate) fn bits(&self) -> (u64, u64) {
        let mut low = [0; 8];
        let mut high = [0; 8];
        low.copy_from_slice(&self.bytes[..8]);
        high[..6].copy_from_slice(&self.bytes[8..]);
        high[7] = self.len;
        (u64::from_le_bytes(low), u64::from_le_bytes(high))
    }
}

/// A text of more than 14 bytes, with its length in Unicode scalar values.
pub struct LongStr {
    text: Box<str>,
    chars: usize,
    hash: Cell<u64>,
}

impl LongStr {
    /// Counts the characters of `text` and keeps it.
    pub(crate) fn new(text: Box<str>) -> Self {
        crate::heap::resized(0, text.len() + size_of::<Self>());
        let chars = text.chars().count();
        LongStr { text, chars, hash: Cell::new(0) }
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of Unicode scalar values.
    #[inline]
    pub fn chars(&self) -> usize {
        self.chars
    }

    pub(crate) fn hash_code(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(hash::hash_text(&self.text).max(1));
        }
        self.hash.get()
    }
}

impl Drop for LongStr {
    fn drop(&mut self) {
        crate::heap::resized(self.text.len() + size_of::<Self>(), 0);
    }
}

/// The character at `index`, counted in Unicode scalar values. O(1) when `text` is ASCII, which it
/// is when `chars == text.len()`; else O(n).
pub fn char_at(text: &str, chars: usize, index: usize) -> Option<char> {
    if chars == text.len() {
        return text.as_bytes().get(index).map(|&byte| char::from(byte));
    }
    text.chars().nth(index)
}

/// The byte offset of the character at `index`; the length in bytes for `index == chars`.
pub fn offset_of(text: &str, chars: usize, index: usize) -> Option<usize> {
    if index > chars {
        None
    } else if chars == text.len() {
        Some(index)
    } else {
        text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(index)
    }
}
