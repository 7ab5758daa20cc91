//! A value: sixteen bytes, whatever it is.

pub mod compare;
pub mod eq;
pub mod hash;
mod path;
pub mod print;

use std::rc::Rc;

use num_bigint::BigInt;

use crate::engine::Engine;
use crate::error::{Error, ErrorObject};
use crate::function::{Closure, Native};
use crate::heap::Deep;
use crate::host::HostObject;
use crate::number::{Kind, Number};
use crate::object::{
    ListObject, MapObject, Object, SetObject, SortedMapObject, SortedSetObject, VectorObject,
};
use crate::pattern::Pattern;
use crate::reference::{Atom, Var};
use crate::sequence::SeqObject;
use crate::symbol::{Keyword, NamesFull, Symbol};
use crate::tagged::Tagged;
use crate::text::{LongStr, ShortStr};
use crate::transient::Transient;
use crate::types::{Instance, Type};

/// A value of the language, over the collections of engine `E`.
///
/// The variants up to [`Value::Inst`] own nothing: copying and dropping them touches no memory.
#[repr(u8)]
pub enum Value<E: Engine> {
    /// `nil`
    Nil,
    /// `true`, `false`
    Bool(bool),
    /// A 64-bit integer.
    Int(i64),
    /// A 64-bit float.
    Float(f64),
    /// A Unicode scalar value.
    Char(char),
    /// `:keyword`
    Keyword(Keyword),
    /// A text of up to 14 bytes.
    Short(ShortStr),
    /// `#inst "2020-01-01"`: milliseconds since 1970-01-01 00:00 UTC.
    Inst(i64),
    /// `symbol`, with its metadata if it has any.
    Symbol(Symbol, Option<Rc<MapObject<E>>>),
    /// A text of more than 14 bytes.
    Long(Rc<LongStr>),
    /// A number that is no `i64` or `f64`: a big integer, a ratio, a decimal.
    Number(Rc<Number>),
    /// `(1 2 3)`
    List(Rc<ListObject<E>>),
    /// `[1 2 3]`
    Vector(Rc<VectorObject<E>>),
    /// `{:a 1}`
    Map(Rc<MapObject<E>>),
    /// `#{1 2}`
    Set(Rc<SetObject<E>>),
    /// `(sorted-map :a 1)`
    SortedMap(Rc<SortedMapObject<E>>),
    /// `(sorted-set 1 2)`
    SortedSet(Rc<SortedSetObject<E>>),
    /// A vector, map or set that is being built: `(transient [])`
    Transient(Rc<Transient<E>>),
    /// A sequence that is not a list: a lazy one, a cell, a range, a place in a collection.
    Seq(Rc<SeqObject<E>>),
    /// A function of the language.
    Fn(Rc<Closure<E>>),
    /// A function of the host.
    Native(Rc<Native<E>>),
    /// `#'user/x`
    Var(Rc<Var<E>>),
    /// An atom or a volatile.
    Atom(Rc<Atom<E>>),
    /// `#"a+"`
    Regex(Rc<Pattern>),
    /// The early end of a reduction.
    Reduced(Rc<Deep<Value<E>>>),
    /// An error as a value: what `ex-info` makes and `catch` binds.
    Error(Rc<ErrorObject<E>>),
    /// `#uuid "..."`
    Uuid(Rc<u128>),
    /// A tagged literal or a reader conditional, kept as data.
    Tagged(Rc<Deep<Tagged<E>>>),
    /// An object of the host.
    Host(Rc<HostObject<E>>),
    /// A type: what `class` gives.
    Type(Rc<Type<E>>),
    /// An object of a type that `deftype` or `reify` made.
    Instance(Rc<Instance<E>>),
}

impl<E: Engine> Value<E> {
    /// The string `text`.
    #[inline]
    pub fn string(text: &str) -> Self {
        match ShortStr::new(text) {
            Some(short) => Value::Short(short),
            None => Value::Long(Rc::new(LongStr::new(text.into()))),
        }
    }

    /// The keyword `text`, given without its colon.
    ///
    /// # Panics
    /// When the table of names is full; see [`Keyword::try_new`].
    pub fn keyword(text: &str) -> Self {
        Value::Keyword(Keyword::new(text))
    }

    /// The symbol `text`.
    ///
    /// # Panics
    /// When the table of names is full; see [`Symbol::try_new`].
    pub fn symbol(text: &str) -> Self {
        Value::Symbol(Symbol::new(text), None)
    }

    /// A list of `items`, in their order.
    pub fn list<I>(items: I) -> Self
    where
        I: IntoIterator<Item = Value<E>>,
        I::IntoIter: DoubleEndedIterator,
    {
        let mut list = E::List::default();
        for item in items.into_iter().rev() {
            crate::conj::Conj::conj(&mut list, item);
        }
        Value::List(Object::new(list))
    }

    /// A vector of `items`.
    pub fn vector(items: impl IntoIterator<Item = Value<E>>) -> Self {
        let mut vector = E::Vector::default();
        for item in items {
            crate::conj::Conj::conj(&mut vector, item);
        }
        Value::Vector(Object::new(vector))
    }

    /// The entry of a map: a vector of the key and the value that `map-entry?` knows.
    pub fn entry(key: Value<E>, value: Value<E>) -> Self {
        let entry = Value::vector([key, value]);
        if let Value::Vector(entry) = &entry {
            entry.mark_entry();
        }
        entry
    }

    /// False for `nil` and `false`, true for all else.
    #[inline]
    pub fn is_truthy(&self) -> bool {
        !matches!(self, Value::Nil | Value::Bool(false))
    }

    /// True for `nil`.
    #[inline]
    pub fn is_nil(&self) -> bool {
        matches!(self, Value::Nil)
    }

    /// True for a map of any kind.
    #[inline]
    pub fn is_map(&self) -> bool {
        matches!(self, Value::Map(_) | Value::SortedMap(_))
    }

    /// True for a set of any kind.
    #[inline]
    pub fn is_set(&self) -> bool {
        matches!(self, Value::Set(_) | Value::SortedSet(_))
    }

    /// True for a list, vector, map, set or sequence.
    pub fn is_collection(&self) -> bool {
        matches!(self, Value::List(_) | Value::Vector(_) | Value::Seq(_)) || self.is_map() || self.is_set()
    }

    /// True for the variants that own nothing.
    #[inline(always)]
    pub fn is_immediate(&self) -> bool {
        matches!(
            self,
            Value::Nil
                | Value::Bool(_)
                | Value::Int(_)
                | Value::Float(_)
                | Value::Char(_)
                | Value::Keyword(_)
                | Value::Short(_)
                | Value::Inst(_)
        )
    }

    /// The text of a string.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Short(short) => Some(short.as_str()),
            Value::Long(long) => Some(long.as_str()),
            _ => None,
        }
    }

    /// The number of characters of a string.
    pub fn string_chars(&self) -> Option<usize> {
        match self {
            Value::Short(short) => Some(short.as_str().chars().count()),
            Value::Long(long) => Some(long.chars()),
            _ => None,
        }
    }

    /// Puts `value` in `slot`. As an assignment, but quick where the old value owns nothing: only its
    /// tag is looked at. (To load the old value whole, just after its parts were stored, would make the
    /// processor wait for the stores.)
    #[inline(always)]
    pub fn put(slot: &mut Self, value: Self) {
        if slot.is_immediate() {
            std::mem::forget(std::mem::replace(slot, value));
        } else {
            drop_owned(std::mem::replace(slot, value));
        }
    }

    /// Takes the value out of `slot` and leaves `nil`.
    #[inline(always)]
    pub fn take(slot: &mut Self) -> Self {
        std::mem::replace(slot, Value::Nil)
    }

    /// Moves `from` to `slot` and leaves `nil`, or an integer. An integer moves as its parts: loaded whole
    /// just after they were stored it would make the processor wait for the stores.
    #[inline(always)]
    pub fn pass(from: &mut Self, slot: &mut Self) {
        match from {
            Value::Int(integer) => {
                let integer = *integer;
                Value::put(slot, Value::Int(integer));
            }
            other => {
                let value = Value::take(other);
                Value::put(slot, value);
            }
        }
    }

    /// The word for its kind in messages: "a vector", "nil".
    pub fn kind_name(&self) -> &'static str {
        match self {
            Value::Nil => "nil",
            Value::Bool(_) => "a boolean",
            Value::Int(_) => "an integer",
            Value::Float(_) => "a float",
            Value::Char(_) => "a character",
            Value::Keyword(_) => "a keyword",
            Value::Short(_) | Value::Long(_) => "a string",
            Value::Symbol(..) => "a symbol",
            Value::Number(number) => number.kind_name(),
            Value::List(_) => "a list",
            Value::Vector(_) => "a vector",
            Value::Map(map) if map.record_type().is_some() => "a record",
            Value::Map(_) => "a map",
            Value::Set(_) => "a set",
            Value::SortedMap(_) => "a sorted map",
            Value::SortedSet(_) => "a sorted set",
            Value::Transient(_) => "a transient",
            Value::Seq(_) => "a sequence",
            Value::Fn(_) | Value::Native(_) => "a function",
            Value::Var(_) => "a var",
            Value::Atom(atom) => atom.kind_name(),
            Value::Regex(_) => "a regular expression",
            Value::Reduced(_) => "a reduced value",
            Value::Error(_) => "an error",
            Value::Inst(_) => "an instant",
            Value::Uuid(_) => "a uuid",
            Value::Tagged(tagged) if tagged.is_conditional() => "a reader conditional",
            Value::Tagged(_) => "a tagged literal",
            Value::Host(_) => "a host object",
            Value::Type(_) => "a class",
            Value::Instance(_) => "an object",
        }
    }

    /// The metadata map, if there is one.
    pub fn meta(&self) -> Option<Rc<MapObject<E>>> {
        match self {
            Value::Symbol(_, meta) => meta.clone(),
            Value::List(object) => object.meta().cloned(),
            Value::Vector(object) => object.meta().cloned(),
            Value::Map(object) => object.meta().cloned(),
            Value::Set(object) => object.meta().cloned(),
            Value::SortedMap(object) => object.meta().cloned(),
            Value::SortedSet(object) => object.meta().cloned(),
            Value::Seq(object) => object.meta().cloned(),
            Value::Fn(closure) => closure.meta().cloned(),
            Value::Var(var) => var.meta(),
            Value::Atom(atom) => atom.meta(),
            Value::Instance(instance) => instance.meta().clone(),
            _ => None,
        }
    }

    /// The address of the object behind a value that has one: equal for two handles of one object.
    pub fn address(&self) -> Option<usize> {
        fn at<T: ?Sized>(rc: &Rc<T>) -> Option<usize> {
            Some(Rc::as_ptr(rc).cast::<()>() as usize)
        }
        match self {
            Value::Long(rc) => at(rc),
            Value::Number(rc) => at(rc),
            Value::List(rc) => at(rc),
            Value::Vector(rc) => at(rc),
            Value::Map(rc) => at(rc),
            Value::Set(rc) => at(rc),
            Value::SortedMap(rc) => at(rc),
            Value::SortedSet(rc) => at(rc),
            Value::Transient(rc) => at(rc),
            Value::Seq(rc) => at(rc),
            Value::Fn(rc) => at(rc),
            Value::Native(rc) => at(rc),
            Value::Var(rc) => at(rc),
            Value::Atom(rc) => at(rc),
            Value::Regex(rc) => at(rc),
            Value::Reduced(rc) => at(rc),
            Value::Error(rc) => at(rc),
            Value::Uuid(rc) => at(rc),
            Value::Tagged(rc) => at(rc),
            Value::Host(rc) => at(rc),
            Value::Type(rc) => at(rc),
            Value::Instance(rc) => at(rc),
            _ => None,
        }
    }

    /// True for the same immediate or two handles of one object: `identical?`.
    pub fn is_identical(&self, other: &Self) -> bool {
        match (self.address(), other.address()) {
            (Some(a), Some(b)) => a == b,
            (None, None) => self == other,
            _ => false,
        }
    }
}

#[cold]
#[inline(never)]
fn drop_owned<E: Engine>(value: Value<E>) {
    drop(value);
}

impl<E: Engine> Clone for Value<E> {
    #[inline]
    fn clone(&self) -> Self {
        match self {
            Value::Nil => Value::Nil,
            Value::Bool(v) => Value::Bool(*v),
            Value::Int(v) => Value::Int(*v),
            Value::Float(v) => Value::Float(*v),
            Value::Char(v) => Value::Char(*v),
            Value::Keyword(v) => Value::Keyword(*v),
            Value::Short(v) => Value::Short(*v),
            Value::Inst(v) => Value::Inst(*v),
            other => clone_owned(other),
        }
    }
}

/// Out of line, so that the copy of a value that owns nothing can be inlined.
#[inline(never)]
fn clone_owned<E: Engine>(value: &Value<E>) -> Value<E> {
    match value {
        Value::Symbol(name, meta) => Value::Symbol(*name, meta.clone()),
        Value::Long(rc) => Value::Long(Rc::clone(rc)),
        Value::Number(rc) => Value::Number(Rc::clone(rc)),
        Value::List(rc) => Value::List(Rc::clone(rc)),
        Value::Vector(rc) => Value::Vector(Rc::clone(rc)),
        Value::Map(rc) => Value::Map(Rc::clone(rc)),
        Value::Set(rc) => Value::Set(Rc::clone(rc)),
        Value::SortedMap(rc) => Value::SortedMap(Rc::clone(rc)),
        Value::SortedSet(rc) => Value::SortedSet(Rc::clone(rc)),
        Value::Transient(rc) => Value::Transient(Rc::clone(rc)),
        Value::Seq(rc) => Value::Seq(Rc::clone(rc)),
        Value::Fn(rc) => Value::Fn(Rc::clone(rc)),
        Value::Native(rc) => Value::Native(Rc::clone(rc)),
        Value::Var(rc) => Value::Var(Rc::clone(rc)),
        Value::Atom(rc) => Value::Atom(Rc::clone(rc)),
        Value::Regex(rc) => Value::Regex(Rc::clone(rc)),
        Value::Reduced(rc) => Value::Reduced(Rc::clone(rc)),
        Value::Error(rc) => Value::Error(Rc::clone(rc)),
        Value::Uuid(rc) => Value::Uuid(Rc::clone(rc)),
        Value::Tagged(rc) => Value::Tagged(Rc::clone(rc)),
        Value::Host(rc) => Value::Host(Rc::clone(rc)),
        Value::Type(rc) => Value::Type(Rc::clone(rc)),
        Value::Instance(rc) => Value::Instance(Rc::clone(rc)),
        immediate => immediate.clone(),
    }
}

impl<E: Engine> Default for Value<E> {
    #[inline]
    fn default() -> Self {
        Value::Nil
    }
}

impl<E: Engine> From<bool> for Value<E> {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl<E: Engine> From<i64> for Value<E> {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}

impl<E: Engine> From<f64> for Value<E> {
    fn from(value: f64) -> Self {
        Value::Float(value)
    }
}

impl<E: Engine> From<char> for Value<E> {
    fn from(value: char) -> Self {
        Value::Char(value)
    }
}

impl<E: Engine> From<&str> for Value<E> {
    fn from(value: &str) -> Self {
        Value::string(value)
    }
}

impl<E: Engine> From<String> for Value<E> {
    fn from(value: String) -> Self {
        match ShortStr::new(&value) {
            Some(short) => Value::Short(short),
            None => Value::Long(Rc::new(LongStr::new(value.into_boxed_str()))),
        }
    }
}

impl<E: Engine> From<Keyword> for Value<E> {
    fn from(value: Keyword) -> Self {
        Value::Keyword(value)
    }
}

impl<E: Engine> From<Symbol> for Value<E> {
    fn from(value: Symbol) -> Self {
        Value::Symbol(value, None)
    }
}

/// `None` is `nil`.
impl<E: Engine, T: Into<Value<E>>> From<Option<T>> for Value<E> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Nil, Into::into)
    }
}

/// A big integer, whatever its size: `5N`. See [`narrowed`](crate::number::narrowed) for the other way.
impl<E: Engine> From<BigInt> for Value<E> {
    fn from(value: BigInt) -> Self {
        Value::from(Kind::Integer(value))
    }
}

impl<E: Engine> From<Kind> for Value<E> {
    fn from(value: Kind) -> Self {
        Value::Number(Rc::new(Number::new(value)))
    }
}

impl<E: Engine> From<NamesFull> for Error<E> {
    fn from(full: NamesFull) -> Self {
        Error::limit(full.to_string())
    }
}
