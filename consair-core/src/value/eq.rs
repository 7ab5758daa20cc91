//! Equality, as Clojure's `=`.
//!
//! Numbers are equal within a kind only: integers of any size, floats, ratios, decimals. Lists,
//! vectors and sequences are equal with equal elements in order; maps and sets by content; all else by
//! identity. NaN is not equal to itself.
//! The walk is a worklist and yields when it meets a lazy sequence that is not realised.

use std::rc::Rc;

use super::Value;
use super::path::{Anchor, Path};
use crate::ask::{Identity, Question};
use crate::conj::Conj;
use crate::context::Cx;
use crate::counted::Counted;
use crate::engine::{Engine, MapContainer};
use crate::error::Error;
use crate::lookup::Lookup;
use crate::number::Number;
use crate::object::Object;
use crate::sequence::{Part, SeqObject, Source};
use crate::stream::{Pull, Stream};
use crate::tagged::Tagged;

/// How far a walk came.
pub enum Progress<E: Engine, T> {
    /// To its end.
    Done(T),
    /// This lazy sequence must be realised first; then step again.
    Force(Rc<SeqObject<E>>),
}

enum Frame<E: Engine> {
    /// Two sequences; the element that was pulled from the first and waits for its twin.
    Sequences {
        left: Stream<E>,
        right: Stream<E>,
        waiting: Option<Value<E>>,
        at: (usize, usize),
        _anchors: [Anchor<E>; 2],
    },
    /// The entries of a map that are left, and the map in which they are looked up.
    Maps { entries: Source<E>, other: Value<E>, at: (usize, usize) },
}

/// The comparison of two values, under way.
pub struct Equality<E: Engine> {
    start: Option<(Value<E>, Value<E>)>,
    stack: Vec<Frame<E>>,
    path: Path,
    asked: Option<Question<E>>,
}

/// What the first look at two values says.
enum Look {
    Equal,
    Different,
    Deeper,
    /// One of them is of a type that says itself what is equal.
    Ask,
}

/// Two values that are not both collections, or have different counts, need no walk.
#[inline]
fn look<E: Engine>(a: &Value<E>, b: &Value<E>) -> Look {
    let say = |equal: bool| if equal { Look::Equal } else { Look::Different };
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => say(a == b),
        (Value::Keyword(a), Value::Keyword(b)) => say(a == b),
        (Value::Short(a), Value::Short(b)) => say(a.bits() == b.bits()),
        (Value::Long(a), Value::Long(b)) => say(a.as_str() == b.as_str()),
        (Value::Nil, Value::Nil) => Look::Equal,
        (Value::Bool(a), Value::Bool(b)) => say(a == b),
        (Value::Float(a), Value::Float(b)) => say(a == b),
        (Value::Char(a), Value::Char(b)) => say(a == b),
        (Value::Symbol(a, _), Value::Symbol(b, _)) => say(a == b),
        (Value::Number(a), Value::Number(b)) => say(a == b),
        (Value::Int(a), Value::Number(b)) | (Value::Number(b), Value::Int(a)) => say(is_integer(b, *a)),
        (Value::Inst(a), Value::Inst(b)) => say(a == b),
        (Value::Uuid(a), Value::Uuid(b)) => say(a == b),
        (Value::Tagged(a), Value::Tagged(b)) => {
            if a.is_splicing() == b.is_splicing() {
                Look::Deeper
            } else {
                Look::Different
            }
        }
        _ => look_at_objects(a, b),
    }
}

/// True for a big integer of that value.
#[cold]
fn is_integer(number: &Number, wanted: i64) -> bool {
    number.as_i64() == Some(wanted)
}

fn look_at_objects<E: Engine>(a: &Value<E>, b: &Value<E>) -> Look {
    let known = |value: &Value<E>| match value {
        Value::List(list) => Some(list.borrow().count()),
        Value::Vector(vector) => Some(vector.borrow().count()),
        _ => None,
    };
    match (a, b) {
        (
            Value::List(_) | Value::Vector(_) | Value::Seq(_),
            Value::List(_) | Value::Vector(_) | Value::Seq(_),
        ) => match (known(a), known(b)) {
            (Some(a), Some(b)) if a != b => Look::Different,
            _ => Look::Deeper,
        },
        (Value::Map(_) | Value::SortedMap(_), Value::Map(_) | Value::SortedMap(_)) => {
            let record = |value: &Value<E>| value.custom_type().map(|ty| ty.id());
            if record(a) == record(b) && count_of_map(a) == count_of_map(b) {
                Look::Deeper
            } else {
                Look::Different
            }
        }
        (Value::Set(a), Value::Set(b)) => {
            let (a, b) = (a.borrow(), b.borrow());
            let equal = a.count() == b.count()
                && crate::engine::SetContainer::iter(&*a).all(|member| b.contains(member));
            if equal { Look::Equal } else { Look::Different }
        }
        (Value::SortedSet(sorted), Value::Set(set)) | (Value::Set(set), Value::SortedSet(sorted)) => {
            let (set, sorted) = (set.borrow(), sorted.borrow());
            let equal = set.count() == sorted.count() && sorted.iter().all(|member| set.contains(member));
            if equal { Look::Equal } else { Look::Different }
        }
        (Value::SortedSet(a), Value::SortedSet(b)) => {
            let (a, b) = (a.borrow(), b.borrow());
            let equal = a.count() == b.count() && {
                let mut members = E::Set::default();
                a.iter().for_each(|member| members.conj(member.clone()));
                b.iter().all(|member| members.contains(member))
            };
            if equal { Look::Equal } else { Look::Different }
        }
        (Value::Fn(a), Value::Fn(b)) => {
            // Two closures of one code over the same captured objects are one function.
            let same = Rc::ptr_eq(a, b)
                || (Rc::ptr_eq(a.code(), b.code())
                    && !a.captures().is_empty()
                    && a.captures().iter().zip(b.captures()).all(|(a, b)| {
                        match (a.address(), b.address()) {
                            (Some(a), Some(b)) => a == b,
                            (None, None) => matches!(look(a, b), Look::Equal),
                            _ => false,
                        }
                    }));
            if same { Look::Equal } else { Look::Different }
        }
        _ => match (a.address(), b.address()) {
            (Some(at), Some(bt)) if at == bt => Look::Equal,
            _ if is_custom(a) || is_custom(b) => Look::Ask,
            _ => Look::Different,
        },
    }
}

/// True for an object whose type may say what is equal to it.
fn is_custom<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Instance(_) | Value::Host(_)) && value.custom_type().is_some()
}

/// The question whether `a` and `b` are equal, asked of the one whose type answers it; as in Clojure a
/// collection (what has `equiv`) is asked before what is none.
fn question<E: Engine>(a: &Value<E>, b: &Value<E>) -> Option<Question<E>> {
    for (asked, other) in [(a, b), (b, a)] {
        if let Some(equiv) = asked.custom("equiv") {
            return Some(Question::new(equiv, [asked.clone(), other.clone()]));
        }
    }
    let equals = a.custom("equals")?;
    Some(Question::new(equals, [a.clone(), b.clone()]))
}

fn count_of_map<E: Engine>(map: &Value<E>) -> usize {
    match map {
        Value::Map(map) => map.borrow().count(),
        Value::SortedMap(map) => map.borrow().count(),
        _ => unreachable!("both are maps"),
    }
}

/// The entries of one of two maps, and the other with its keys found by hash: to compare by `=` asks no
/// comparator.
fn sides<E: Engine>(a: &Value<E>, b: Value<E>) -> (Source<E>, Value<E>) {
    let entries = |map: &Value<E>| Source::parts(map, Part::Entry).expect("both are maps");
    match (a, &b) {
        (_, Value::Map(_)) => (entries(a), b),
        (Value::Map(_), _) => (entries(&b), a.clone()),
        (_, Value::SortedMap(sorted)) => {
            let mut map = E::Map::default();
            sorted.borrow().iter().for_each(|entry| map.conj(entry.clone()));
            (entries(a), Value::Map(Object::new(map)))
        }
        _ => unreachable!("both are maps"),
    }
}

impl<E: Engine> Equality<E> {
    /// Compares `a` with `b`.
    pub fn new(a: Value<E>, b: Value<E>) -> Self {
        Equality { start: Some((a, b)), stack: Vec::new(), path: Path::default(), asked: None }
    }

    fn push(&mut self, a: Value<E>, b: Value<E>) -> Result<(), Error<E>> {
        let at = (a.address().unwrap_or(0), b.address().unwrap_or(0));
        if !self.path.enter(at) {
            // The same pair further up: equal unless something else differs.
            return Ok(());
        }
        let _anchors = [Anchor::of(&a), Anchor::of(&b)];
        self.stack.push(match (a, b) {
            (a, b) if a.is_map() => {
                let (entries, other) = sides(&a, b);
                Frame::Maps { entries, other, at }
            }
            (Value::Tagged(a), Value::Tagged(b)) => {
                let parts = |of: &Tagged<E>| {
                    Stream::from_source(Source::items(vec![of.tag().clone(), of.form().clone()]))
                };
                Frame::Sequences { left: parts(&a), right: parts(&b), waiting: None, at, _anchors }
            }
            (a, b) => {
                let (left, right) = (Stream::new(a)?, Stream::new(b)?);
                Frame::Sequences { left, right, waiting: None, at, _anchors }
            }
        });
        Ok(())
    }

    fn leave(&mut self) {
        if let Some(Frame::Sequences { at, .. } | Frame::Maps { at, .. }) = self.stack.pop() {
            self.path.leave(at);
        }
    }

    /// Walks until the answer is known or a lazy sequence must be realised. With a context each
    /// element costs a tick, so that an endless walk ends.
    ///
    /// # Errors
    /// When a map or set was changed while it was walked, or a limit is reached.
    pub fn step(&mut self, mut cx: Option<&mut Cx<E>>) -> Result<Progress<E, bool>, Error<E>> {
        if let Some((a, b)) = self.start.take()
            && let Some(progress) = self.compare(a, b)?
        {
            return Ok(progress);
        }
        if let Some(question) = self.asked.take() {
            match question.answer() {
                Some(answer) if answer.is_truthy() => {}
                Some(_) => return Ok(Progress::Done(false)),
                None => {
                    let lazy = question.lazy();
                    self.asked = Some(question);
                    return Ok(Progress::Force(lazy));
                }
            }
        }
        while let Some(frame) = self.stack.last_mut() {
            if let Some(cx) = cx.as_deref_mut() {
                cx.charge(1)?;
            }
            let pair = match frame {
                Frame::Sequences { left, right, waiting, .. } => {
                    if waiting.is_none() {
                        match left.pull()? {
                            Pull::Force(lazy) => return Ok(Progress::Force(lazy)),
                            Pull::Item(item) => *waiting = Some(item),
                            Pull::End => match right.pull()? {
                                Pull::Force(lazy) => return Ok(Progress::Force(lazy)),
                                Pull::Item(_) => return Ok(Progress::Done(false)),
                                Pull::End => {
                                    self.leave();
                                    continue;
                                }
                            },
                        }
                    }
                    match right.pull()? {
                        Pull::Force(lazy) => return Ok(Progress::Force(lazy)),
                        Pull::End => return Ok(Progress::Done(false)),
                        Pull::Item(item) => (waiting.take().expect("pulled above"), item),
                    }
                }
                Frame::Maps { entries, other, .. } => {
                    let Some(entry) = entries.peek()? else {
                        self.leave();
                        continue;
                    };
                    entries.advance()?;
                    let Value::Vector(entry) = entry else { unreachable!("entries are vectors") };
                    let entry = entry.borrow();
                    let part = |at| crate::indexed::Indexed::nth(&*entry, at).cloned().unwrap_or_default();
                    let Value::Map(other) = other else { unreachable!("both are maps") };
                    let found = other.borrow().entry(&part(0)).map(|(_, value)| value.clone());
                    match found {
                        None => return Ok(Progress::Done(false)),
                        Some(found) => (part(1), found),
                    }
                }
            };
            if let Some(progress) = self.compare(pair.0, pair.1)? {
                return Ok(progress);
            }
        }
        Ok(Progress::Done(true))
    }

    /// Looks at a pair: what the walk answers now, if anything.
    fn compare(&mut self, a: Value<E>, b: Value<E>) -> Result<Option<Progress<E, bool>>, Error<E>> {
        match look(&a, &b) {
            Look::Equal => {}
            Look::Different => return Ok(Some(Progress::Done(false))),
            Look::Deeper => self.push(a, b)?,
            Look::Ask => {
                let Some(question) = question(&a, &b) else { return Ok(Some(Progress::Done(false))) };
                let lazy = question.lazy();
                self.asked = Some(question);
                return Ok(Some(Progress::Force(lazy)));
            }
        }
        Ok(None)
    }
}

/// Sees what is realised: a lazy sequence that is not realised is equal only to itself.
impl<E: Engine> PartialEq for Value<E> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Keyword(a), Value::Keyword(b)) => a == b,
            (Value::Short(a), Value::Short(b)) => a.bits() == b.bits(),
            (Value::Long(a), Value::Long(b)) => a.as_str() == b.as_str(),
            _ => equal_otherwise(self, other),
        }
    }
}

/// Out of line, so that the comparison of usual keys can be inlined into a table's probe.
#[inline(never)]
fn equal_otherwise<E: Engine>(a: &Value<E>, b: &Value<E>) -> bool {
    match look(a, b) {
        Look::Equal => true,
        Look::Different => false,
        // Keys have met those that are equal to them.
        Look::Ask => match (a.identity().and_then(Identity::number), b.identity().and_then(Identity::number))
        {
            (Some(a), Some(b)) => a == b,
            _ => false,
        },
        Look::Deeper => match Equality::new(a.clone(), b.clone()).step(None) {
            Ok(Progress::Done(equal)) => equal,
            Ok(Progress::Force(_)) => a.address() == b.address(),
            Err(_) => false,
        },
    }
}

/// The place of the first of `keys` that equals `key`; `None` is equal to nothing. It looks at the kind
/// of `key` once, so that a scan of a few keys costs no more than a probe of a hash table.
#[inline]
pub fn position<'a, E: Engine>(
    mut keys: impl Iterator<Item = Option<&'a Value<E>>>,
    key: &Value<E>,
) -> Option<usize> {
    match key {
        Value::Int(wanted) => keys.position(|key| match key {
            Some(Value::Int(key)) => key == wanted,
            Some(Value::Number(key)) => is_integer(key, *wanted),
            _ => false,
        }),
        Value::Keyword(wanted) => {
            keys.position(|key| matches!(key, Some(Value::Keyword(key)) if key == wanted))
        }
        Value::Short(wanted) => {
            let bits = wanted.bits();
            keys.position(|key| matches!(key, Some(Value::Short(key)) if key.bits() == bits))
        }
        Value::Long(wanted) => {
            keys.position(|key| matches!(key, Some(Value::Long(key)) if key.as_str() == wanted.as_str()))
        }
        _ => keys.position(|other| other.is_some_and(|other| equal_otherwise(other, key))),
    }
}

impl<E: Engine> Eq for Value<E> {}
