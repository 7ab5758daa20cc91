//! Hashes that agree with equality, in every representation and engine.

use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::rc::Rc;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::Value;
use super::eq::Progress;
use super::path::Path;
use crate::ask::{Question, hash_method};
use crate::context::Cx;
use crate::engine::Engine;
use crate::error::Error;
use crate::sequence::{Part, SeqObject, Source};
use crate::stream::{Pull, Stream};

static STATE: OnceLock<FixedState> = OnceLock::new();

#[inline]
fn state() -> &'static FixedState {
    STATE.get_or_init(|| FixedState::with_seed(crate::hash::seed()))
}

#[inline]
fn mix(tag: u64, word: u64) -> u64 {
    let mut hasher = state().build_hasher();
    hasher.write_u64(word ^ tag);
    hasher.finish()
}

/// The hash of an entry. Key and value are not interchangeable: `{1 2}` and `{2 1}`, or `{1 1}` and
/// `{2 2}`, must not hash alike.
#[inline]
fn pair(key: u64, value: u64) -> u64 {
    let mut hasher = state().build_hasher();
    hasher.write_u64(key);
    hasher.write_u64(value);
    hasher.finish()
}

const ORDERED: u64 = 0x9e37_79b9_7f4a_7c15;
const UNORDERED: u64 = 0xc2b2_ae3d_27d4_eb4f;
const FLOAT: u64 = 0x1656_67b1_9e37_79f9;
const INSTANT: u64 = 0x85eb_ca77_c2b2_ae63;
const TAGGED: u64 = 0x2545_f491_4f6c_dd1d;
const OTHER: u64 = 0x27d4_eb2f_1656_67c5;

impl<E: Engine> Value<E> {
    /// The hash of the value: equal values hash alike. It sees what is realised of a lazy sequence.
    ///
    /// # Complexity
    /// O(1) for scalars, names and strings (long ones keep it) and for frozen collections after the
    /// first time; else O(n).
    #[inline]
    pub fn hash_code(&self) -> u64 {
        match self {
            Value::Int(v) => mix(0, *v as u64),
            Value::Keyword(keyword) => keyword.hash_code(),
            Value::Short(short) => {
                let (low, high) = short.bits();
                let mut hasher = state().build_hasher();
                hasher.write_u64(low);
                hasher.write_u64(high);
                hasher.finish()
            }
            other => hash_otherwise(other),
        }
    }
}

/// Out of line, so that the hash of a usual key can be inlined into a table's probe.
#[inline(never)]
fn hash_otherwise<E: Engine>(value: &Value<E>) -> u64 {
    match scalar(value) {
        Some(hash) => hash,
        None => match Hashing::new(value.clone()).step(None) {
            Ok(Progress::Done(hash)) => hash,
            _ => 0,
        },
    }
}

/// The hash of a value that is no collection, or of one that keeps its hash.
fn scalar<E: Engine>(value: &Value<E>) -> Option<u64> {
    Some(match value {
        Value::Nil => mix(OTHER, 0),
        Value::Bool(v) => mix(OTHER, 1 + u64::from(*v)),
        Value::Float(v) => mix(FLOAT, if *v == 0.0 { 0 } else { v.to_bits() }),
        Value::Char(v) => mix(OTHER, 16 + u64::from(*v)),
        Value::Symbol(name, _) => name.hash_code(),
        Value::Long(long) => long.hash_code(),
        // As the `i64` that it equals.
        Value::Number(number) => match number.as_i64() {
            Some(small) => mix(0, small as u64),
            None => state().hash_one(&**number),
        },
        Value::Inst(at) => mix(INSTANT, *at as u64),
        Value::Uuid(uuid) => state().hash_one(**uuid),
        Value::Int(_) | Value::Keyword(_) | Value::Short(_) => value.hash_code(),
        Value::List(object) => return object.cached_hash(),
        Value::Vector(object) => return object.cached_hash(),
        Value::Map(object) => return object.cached_hash(),
        Value::Set(object) => return object.cached_hash(),
        Value::SortedMap(object) => return object.cached_hash(),
        Value::SortedSet(object) => return object.cached_hash(),
        Value::Seq(_) | Value::Tagged(_) => return None,
        Value::Fn(closure) => mix(OTHER, Rc::as_ptr(closure.code()).cast::<()>() as u64),
        Value::Type(ty) => mix(OTHER, ty.name().hash_code()),
        Value::Instance(_) | Value::Host(_) if let Some(identity) = value.identity() => match identity.hash()
        {
            Some(hash) => hash,
            None if hash_method(value).is_some() => return None,
            None => mix(OTHER, value.address().unwrap_or(0) as u64),
        },
        other => mix(OTHER, other.address().unwrap_or(0) as u64),
    })
}

struct Frame<E: Engine> {
    of: Value<E>,
    stream: Stream<E>,
    keys: Option<Stream<E>>,
    sum: u64,
    count: u64,
    key: u64,
    at: (usize, usize),
}

/// The hash of a value, under way.
pub struct Hashing<E: Engine> {
    start: Option<Value<E>>,
    stack: Vec<Frame<E>>,
    path: Path,
    result: u64,
    whole: bool,
    asked: Option<(Question<E>, Value<E>)>,
}

impl<E: Engine> Hashing<E> {
    /// Hashes `value`.
    pub fn new(value: Value<E>) -> Self {
        let (stack, path) = (Vec::new(), Path::default());
        Hashing { start: Some(value), stack, path, result: 0, whole: true, asked: None }
    }

    fn visit(&mut self, value: Value<E>) -> Result<(), Error<E>> {
        if let Some(hash) = scalar(&value) {
            self.give(hash);
            return Ok(());
        }
        if matches!(value, Value::Instance(_) | Value::Host(_)) {
            let method = hash_method(&value).unwrap_or_default();
            self.asked = Some((Question::new(method, [value.clone()]), value));
            return Ok(());
        }
        let at = (value.address().unwrap_or(0), 0);
        if !self.path.enter(at) {
            self.whole = false;
            self.give(ORDERED);
            return Ok(());
        }
        let (stream, keys) = match &value {
            Value::Map(_) | Value::SortedMap(_) => {
                let part = |part| Source::parts(&value, part).map(Stream::from_source);
                (part(Part::Value).expect("a map has values"), part(Part::Key))
            }
            Value::Tagged(tagged) => {
                let parts = vec![tagged.tag().clone(), tagged.form().clone()];
                (Stream::from_source(Source::items(parts)), None)
            }
            other => (Stream::new(other.clone())?, None),
        };
        self.stack.push(Frame { of: value, stream, keys, sum: 1, count: 0, key: 0, at });
        Ok(())
    }

    /// Adds the hash of an element to the collection being hashed.
    fn give(&mut self, hash: u64) {
        match self.stack.last_mut() {
            None => self.result = hash,
            Some(frame) => {
                frame.count += 1;
                frame.sum = match &frame.of {
                    of if of.is_map() => frame.sum.wrapping_add(pair(frame.key, hash)),
                    of if of.is_set() => frame.sum.wrapping_add(mix(UNORDERED, hash)),
                    _ => frame.sum.wrapping_mul(31).wrapping_add(hash),
                };
            }
        }
    }

    /// Walks until the hash is known or a lazy sequence must be realised. With a context each
    /// element costs a tick, so that an endless walk ends.
    ///
    /// # Errors
    /// When a map or set was changed while it was walked, or a limit is reached.
    pub fn step(&mut self, mut cx: Option<&mut Cx<E>>) -> Result<Progress<E, u64>, Error<E>> {
        if let Some(value) = self.start.take() {
            self.visit(value)?;
        }
        loop {
            if let Some(lazy) = self.answered() {
                return Ok(Progress::Force(lazy));
            }
            let Some(frame) = self.stack.last_mut() else { return Ok(Progress::Done(self.result)) };
            if let Some(cx) = cx.as_deref_mut() {
                cx.charge(1)?;
            }
            match frame.stream.pull()? {
                Pull::Force(lazy) => return Ok(Progress::Force(lazy)),
                Pull::Item(item) => {
                    if let Some(keys) = &mut frame.keys
                        && let Pull::Item(key) = keys.pull()?
                    {
                        frame.key = key.hash_code();
                    }
                    self.visit(item)?;
                }
                Pull::End => {
                    let frame = self.stack.pop().expect("it is the last");
                    self.path.leave(frame.at);
                    let tag = match &frame.of {
                        of if of.is_map() => match of.custom_type() {
                            Some(ty) => UNORDERED ^ ty.name().hash_code(),
                            None => UNORDERED,
                        },
                        of if of.is_set() => UNORDERED.rotate_left(7),
                        Value::Tagged(_) => TAGGED,
                        _ => ORDERED,
                    };
                    let hash = mix(tag, frame.sum ^ frame.count.rotate_left(32));
                    if self.whole {
                        match &frame.of {
                            Value::List(object) => object.cache_hash(hash),
                            Value::Vector(object) => object.cache_hash(hash),
                            Value::Map(object) => object.cache_hash(hash),
                            Value::Set(object) => object.cache_hash(hash),
                            Value::SortedMap(object) => object.cache_hash(hash),
                            Value::SortedSet(object) => object.cache_hash(hash),
                            _ => {}
                        }
                    }
                    self.give(hash);
                }
            }
        }
    }

    /// Takes in the answer that was waited for; what must be realised while there is none.
    fn answered(&mut self) -> Option<Rc<SeqObject<E>>> {
        let (question, object) = self.asked.take()?;
        let Some(answer) = question.answer() else {
            let lazy = question.lazy();
            self.asked = Some((question, object));
            return Some(lazy);
        };
        let hash = match answer {
            Value::Int(hash) => hash as u64,
            other => other.hash_code(),
        };
        if let Some(identity) = object.identity() {
            identity.keep_hash(hash);
        }
        self.give(hash);
        None
    }
}

impl<E: Engine> Hash for Value<E> {
    #[inline]
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        hasher.write_u64(self.hash_code());
    }
}

/// Passes the hash of a value on as it is: for tables of values.
#[derive(Clone, Copy, Default)]
pub struct PassHasher(u64);

impl Hasher for PassHasher {
    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(ORDERED);
        }
    }

    #[inline]
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Builds [`PassHasher`]s.
pub type PassState = BuildHasherDefault<PassHasher>;
