//! Interned names: symbols and keywords.
//!
//! Each thread has one table of names; a name is the number of its text in it. Values never leave
//! their thread, so equal numbers are equal texts. Order and hash of a name come from its text, never
//! from its number, so that they do not depend on what was read before.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::rc::Rc;

use foldhash::fast::FixedState;
use lasso::{Capacity, Key, MemoryLimits, Rodeo, Spur};

use crate::hash;

/// The bytes of text that one thread's names may occupy.
pub const NAME_BYTES: usize = 256 << 20;

/// The table of names is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the table of names is full: its texts occupy {NAME_BYTES} bytes")]
pub struct NamesFull;

struct Names {
    numbers: Rodeo<Spur, FixedState>,
    known: Vec<Name>,
}

/// What is known of a name. Its text is held once more, outside the table, so that it can be read
/// while the table grows.
struct Name {
    text: Rc<str>,
    hash: u64,
}

thread_local! {
    static NAMES: RefCell<Names> = RefCell::new(Names {
        numbers: Rodeo::with_capacity_memory_limits_and_hasher(
            Capacity::for_strings(1024),
            MemoryLimits::for_memory_usage(NAME_BYTES),
            FixedState::with_seed(hash::seed()),
        ),
        known: Vec::with_capacity(1024),
    });
}

fn intern(text: &str) -> Result<(u32, u64), NamesFull> {
    NAMES.with_borrow_mut(|names| {
        let number = names.numbers.try_get_or_intern(text).map_err(|_| NamesFull)?;
        let id = number.into_usize();
        if id == names.known.len() {
            names.known.push(Name { text: text.into(), hash: hash::hash_text(text) });
        }
        Ok((id as u32, names.known[id].hash))
    })
}

fn with_text<R>(id: u32, read: impl FnOnce(&str) -> R) -> R {
    let text = NAMES.with_borrow(|names| Rc::clone(&names.known[id as usize].text));
    read(&text)
}

/// Splits `ns/name`; the slash of the symbol `/` itself separates nothing.
fn split(text: &str) -> (Option<&str>, &str) {
    match text.find('/') {
        Some(at) if at > 0 && at + 1 < text.len() => (Some(&text[..at]), &text[at + 1..]),
        _ => (None, text),
    }
}

macro_rules! name_type {
    ($Name:ident) => {
        impl $Name {
            /// Interns `text` (`name` or `ns/name`).
            ///
            /// # Panics
            /// When the thread's table of names is full; [`Self::try_new`] is for texts that a user supplies.
            pub fn new(text: &str) -> Self {
                Self::try_new(text).expect("room for another name")
            }

            /// Interns `ns/name`, or `name` alone.
            ///
            /// # Errors
            /// [`NamesFull`] when the thread's table is full.
            pub fn try_qualified(namespace: Option<&str>, name: &str) -> Result<Self, NamesFull> {
                match namespace {
                    Some(namespace) => Self::try_new(&format!("{namespace}/{name}")),
                    None => Self::try_new(name),
                }
            }

            /// Calls `read` with the whole text.
            pub fn with_text<R>(self, read: impl FnOnce(&str) -> R) -> R {
                with_text(self.id(), read)
            }

            /// Calls `read` with namespace and name.
            pub fn with_parts<R>(self, read: impl FnOnce(Option<&str>, &str) -> R) -> R {
                with_text(self.id(), |text| {
                    let (namespace, name) = split(text);
                    read(namespace, name)
                })
            }

            /// The whole text, as a new `String`.
            pub fn text(self) -> String {
                self.with_text(str::to_owned)
            }

            /// The part after the slash, as a new `String`.
            pub fn name(self) -> String {
                self.with_parts(|_, name| name.to_owned())
            }

            /// The part before the slash, if any.
            pub fn namespace(self) -> Option<String> {
                self.with_parts(|namespace, _| namespace.map(str::to_owned))
            }

            /// True when the text has a namespace.
            pub fn is_qualified(self) -> bool {
                self.with_parts(|namespace, _| namespace.is_some())
            }
        }

        impl PartialEq for $Name {
            fn eq(&self, other: &Self) -> bool {
                self.id() == other.id()
            }
        }

        impl Eq for $Name {}

        impl std::hash::Hash for $Name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                state.write_u32(self.id());
            }
        }

        impl PartialOrd for $Name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        /// By text: names without namespace first, then by namespace, then by name.
        impl Ord for $Name {
            fn cmp(&self, other: &Self) -> Ordering {
                if self == other {
                    return Ordering::Equal;
                }
                self.with_parts(|ns_a, a| other.with_parts(|ns_b, b| (ns_a, a).cmp(&(ns_b, b))))
            }
        }
    };
}

/// A symbol's name, without metadata.
#[derive(Clone, Copy)]
pub struct Symbol(u32);

impl Symbol {
    /// Interns `text` (`name` or `ns/name`).
    ///
    /// # Errors
    /// [`NamesFull`] when the thread's table is full.
    pub fn try_new(text: &str) -> Result<Self, NamesFull> {
        intern(text).map(|(id, _)| Symbol(id))
    }

    /// The number of the name in this thread's table.
    pub fn id(self) -> u32 {
        self.0
    }

    /// The seeded hash of the text.
    pub fn hash_code(self) -> u64 {
        NAMES.with_borrow(|names| names.known[self.0 as usize].hash) ^ 0x5bd1_e995_7b93_a11d
    }
}

name_type!(Symbol);

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_text(|text| f.write_str(text))
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A keyword. It carries the hash of its text, since it is the usual key of a map.
///
/// Packed to 12 bytes, so that it fits beside the tag of a [`Value`](crate::value::Value).
#[derive(Clone, Copy)]
#[repr(Rust, packed(4))]
pub struct Keyword {
    id: u32,
    hash: u64,
}

impl Keyword {
    /// Interns `text` (`name` or `ns/name`, without the colon).
    ///
    /// # Errors
    /// [`NamesFull`] when the thread's table is full.
    pub fn try_new(text: &str) -> Result<Self, NamesFull> {
        intern(text).map(|(id, hash)| Keyword { id, hash })
    }

    /// The number of the name in this thread's table.
    pub fn id(self) -> u32 {
        self.id
    }

    /// The seeded hash of the text.
    #[inline]
    pub fn hash_code(self) -> u64 {
        self.hash
    }

    /// The symbol of the same text.
    pub fn symbol(self) -> Symbol {
        Symbol(self.id)
    }
}

name_type!(Keyword);

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_text(|text| write!(f, ":{text}"))
    }
}

impl fmt::Debug for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyword_leaves_four_bytes_for_the_tag_of_a_value() {
        assert_eq!((size_of::<Keyword>(), align_of::<Keyword>()), (12, 4));
    }

    #[test]
    fn names_split_at_the_first_slash_and_order_by_text() {
        assert_eq!(Symbol::new("a/b").namespace().as_deref(), Some("a"));
        assert_eq!(Symbol::new("a/b").name(), "b");
        assert_eq!(Symbol::new("/").name(), "/");
        assert_eq!(Symbol::new("clojure.core//").name(), "/");
        let z = Keyword::new("z-first-interned");
        let a = Keyword::new("a-then-interned");
        assert!(a < z);
        assert!(Keyword::new("zz") < Keyword::new("a/a"), "names without namespace come first");
    }
}
