//! Keys: integers, keywords, strings.

use consair_core::engine::Engine;
use consair_core::value::Value;

/// What the keys of a map are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Integers, far apart.
    Int,
    /// Keywords.
    Keyword,
    /// Strings: every second is longer than the 14 bytes that lie inside a value.
    Text,
}

impl Kind {
    /// The word in the names of groups.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Int => "int",
            Kind::Keyword => "keyword",
            Kind::Text => "string",
        }
    }

    /// The key of the number `number`.
    pub fn key(self, number: usize) -> Key {
        match self {
            Kind::Int => Key::Int(number as i64 * 7_919),
            Kind::Keyword => Key::Keyword(format!("key-{number}")),
            Kind::Text if number.is_multiple_of(2) => Key::Text(format!("word {number}")),
            Kind::Text => Key::Text(format!("a longer text, number {number}")),
        }
    }
}

/// A key that belongs to no engine.
pub enum Key {
    /// An integer.
    Int(i64),
    /// The text of a keyword.
    Keyword(String),
    /// A string.
    Text(String),
}

impl Key {
    /// It as a value of engine `E`.
    pub fn value<E: Engine>(&self) -> Value<E> {
        match self {
            Key::Int(int) => Value::Int(*int),
            Key::Keyword(text) => Value::keyword(text),
            Key::Text(text) => Value::string(text),
        }
    }
}
