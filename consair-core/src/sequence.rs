//! Sequences that are not lists: cells, places in a collection, ranges, lazy ones.

use std::cell::RefCell;
use std::rc::Rc;

use smallvec::SmallVec;

use crate::context::Cx;
use crate::counted::Counted;
use crate::engine::{Engine, VectorContainer};
use crate::error::{Error, ErrorKind};
use crate::function::{Resume, Step, Stepped};
use crate::heap::Deep;
use crate::indexed::Indexed;
use crate::object::{ListObject, MapObject, Meta, SetObject, SortedMapObject, SortedSetObject, VectorObject};
use crate::seq::Seq;
use crate::sorted::Walk;
use crate::value::Value;

/// A sequence behind a value.
pub struct SeqObject<E: Engine> {
    body: Deep<SeqBody<E>>,
}

struct SeqBody<E: Engine> {
    kind: SeqKind<E>,
    meta: Meta<E>,
}

impl<E: Engine> Default for SeqBody<E> {
    fn default() -> Self {
        SeqBody { kind: SeqKind::At(Source::Empty), meta: None }
    }
}

/// What a sequence is.
pub enum SeqKind<E: Engine> {
    /// An element before anything that can be walked.
    Cons {
        /// The element.
        first: Value<E>,
        /// The rest: `nil`, a list, any sequence, any collection.
        rest: Value<E>,
    },
    /// A place in a collection or a range. Not empty when it was made.
    At(Source<E>),
    /// Elements that are there, before anything that can be walked: what is computed a chunk at a time.
    Chunk(Box<Chunk<E>>),
    /// One that is computed anew at each walk (an eduction): the call that gives its elements.
    Fresh {
        /// The function.
        callee: Value<E>,
        /// Its arguments.
        args: Box<[Value<E>]>,
    },
    /// One that is computed when first needed.
    Lazy(RefCell<Lazy<E>>),
}

/// Elements that are there, and what follows them.
pub struct Chunk<E: Engine> {
    /// The elements. Not empty when it was made.
    pub items: Source<E>,
    /// The rest: anything that can be walked.
    pub rest: Value<E>,
}

impl<E: Engine> Clone for Chunk<E> {
    fn clone(&self) -> Self {
        Chunk { items: self.items.clone(), rest: self.rest.clone() }
    }
}

/// The state of a lazy sequence.
///
/// When it is computed its arguments move into the call, so that nothing but the computation holds
/// them: it can walk along a sequence that it was given, and what it has passed is freed. So it cannot
/// be computed a second time, and fails for good when it fails.
pub enum Lazy<E: Engine> {
    /// The call that computes it.
    Call {
        /// The function.
        callee: Value<E>,
        /// Its arguments.
        args: Box<[Value<E>]>,
    },
    /// What computes it without the evaluator.
    Steps(Box<dyn Steps<E>>),
    /// Being computed.
    Forcing,
    /// Computed: `nil`, or a sequence that is not lazy and not empty.
    Realised(Value<E>),
    /// It failed, and fails so again.
    Failed(Error<E>),
}

/// Computes the elements of a sequence, one after the other, without the evaluator: the lines of a file.
pub trait Steps<E: Engine>: 'static {
    /// The next element; `None` after the last.
    ///
    /// # Errors
    /// Its own. The sequence has then failed for good.
    fn next(&mut self, cx: &mut Cx<E>) -> Result<Option<Value<E>>, Error<E>>;
}

impl<E: Engine> SeqObject<E> {
    /// A sequence.
    #[inline]
    pub fn new(kind: SeqKind<E>) -> Rc<Self> {
        Rc::new(SeqObject { body: Deep::new(SeqBody { kind, meta: None }) })
    }

    /// `first` before `rest`.
    #[inline]
    pub fn cons(first: Value<E>, rest: Value<E>) -> Value<E> {
        Value::Seq(SeqObject::new(SeqKind::Cons { first, rest }))
    }

    /// `items` before `rest`, which is anything that can be walked.
    ///
    /// # Errors
    /// As [`Source::peek`].
    pub fn chunk(items: Source<E>, rest: Value<E>) -> Result<Value<E>, Error<E>> {
        Ok(match items.peek()? {
            None => rest,
            Some(_) => Value::Seq(SeqObject::new(SeqKind::Chunk(Box::new(Chunk { items, rest })))),
        })
    }

    /// A lazy sequence that `thunk`, a function without arguments, computes.
    pub fn lazy(thunk: Value<E>) -> Value<E> {
        Self::lazy_call(thunk, Box::default())
    }

    /// A lazy sequence that `callee`, called with `args`, computes.
    pub fn lazy_call(callee: Value<E>, args: Box<[Value<E>]>) -> Value<E> {
        Value::Seq(SeqObject::new(SeqKind::Lazy(RefCell::new(Lazy::Call { callee, args }))))
    }

    /// A lazy sequence of the elements that `steps` computes.
    pub fn steps(steps: Box<dyn Steps<E>>) -> Value<E> {
        Value::Seq(SeqObject::new(SeqKind::Lazy(RefCell::new(Lazy::Steps(steps)))))
    }

    /// What computes the elements, where it is that kind of sequence; it is then empty.
    pub(crate) fn take_steps(&self) -> Option<Box<dyn Steps<E>>> {
        let SeqKind::Lazy(state) = self.kind() else { return None };
        if !matches!(&*state.borrow(), Lazy::Steps(_)) {
            return None;
        }
        match state.replace(Lazy::Realised(Value::Nil)) {
            Lazy::Steps(steps) => Some(steps),
            _ => unreachable!("looked at before"),
        }
    }

    /// Realises a sequence that computes its elements; false for any other.
    ///
    /// # Errors
    /// Those of the computation; the sequence then fails so for good.
    pub(crate) fn step(&self, cx: &mut Cx<E>) -> Result<bool, Error<E>> {
        let SeqKind::Lazy(state) = self.kind() else { return Ok(false) };
        if !matches!(&*state.borrow(), Lazy::Steps(_)) {
            return Ok(false);
        }
        cx.charge(1)?;
        let Lazy::Steps(mut steps) = state.replace(Lazy::Forcing) else { unreachable!("looked at before") };
        match steps.next(cx) {
            Ok(Some(first)) => {
                state.replace(Lazy::Realised(SeqObject::cons(first, SeqObject::steps(steps))));
            }
            Ok(None) => drop(state.replace(Lazy::Realised(Value::Nil))),
            Err(error) => {
                state.replace(Lazy::Failed(kept(&error)));
                return Err(error);
            }
        }
        Ok(true)
    }

    /// A sequence that `callee`, called with `args`, computes at each walk.
    pub fn fresh(callee: Value<E>, args: Box<[Value<E>]>) -> Value<E> {
        Value::Seq(SeqObject::new(SeqKind::Fresh { callee, args }))
    }

    /// True for a sequence that is computed at each walk.
    pub fn is_fresh(&self) -> bool {
        matches!(self.kind(), SeqKind::Fresh { .. })
    }

    /// A lazy sequence for one walk of a sequence that is computed at each.
    pub fn for_one_walk(&self) -> Option<Rc<Self>> {
        match self.kind() {
            SeqKind::Fresh { callee, args } => {
                let (callee, args) = (callee.clone(), args.clone());
                Some(SeqObject::new(SeqKind::Lazy(RefCell::new(Lazy::Call { callee, args }))))
            }
            _ => None,
        }
    }

    /// What it is.
    #[inline]
    pub fn kind(&self) -> &SeqKind<E> {
        &self.body.kind
    }

    /// What it is, through the only handle.
    pub(crate) fn kind_mut(&mut self) -> &mut SeqKind<E> {
        &mut self.body.kind
    }

    /// The metadata map, if there is one.
    pub fn meta(&self) -> Option<&Rc<MapObject<E>>> {
        self.body.meta.as_ref()
    }

    /// Drops the metadata, through the only handle.
    pub(crate) fn forget_meta(&mut self) {
        self.body.meta = None;
    }

    /// The same sequence with other metadata; `realised` must have been passed by a lazy one.
    pub fn with_meta(&self, meta: Meta<E>) -> Rc<Self> {
        let kind = match self.kind() {
            SeqKind::Cons { first, rest } => SeqKind::Cons { first: first.clone(), rest: rest.clone() },
            SeqKind::At(source) => SeqKind::At(source.clone()),
            SeqKind::Chunk(chunk) => SeqKind::Chunk(chunk.clone()),
            SeqKind::Fresh { callee, args } => SeqKind::Fresh { callee: callee.clone(), args: args.clone() },
            SeqKind::Lazy(state) => match &*state.borrow() {
                Lazy::Realised(value) => SeqKind::Lazy(RefCell::new(Lazy::Realised(value.clone()))),
                Lazy::Call { callee, args } => {
                    let (callee, args) = (callee.clone(), args.clone());
                    SeqKind::Lazy(RefCell::new(Lazy::Call { callee, args }))
                }
                // What computes it is there once, so it is realised before it gets here.
                Lazy::Forcing | Lazy::Steps(_) => SeqKind::Lazy(RefCell::new(Lazy::Forcing)),
                Lazy::Failed(error) => SeqKind::Lazy(RefCell::new(Lazy::Failed(error.clone()))),
            },
        };
        Rc::new(SeqObject { body: Deep::new(SeqBody { kind, meta }) })
    }

    /// The realised value of a lazy sequence; `None` when it is not lazy or not realised.
    pub fn realised(&self) -> Option<Value<E>> {
        match self.kind() {
            SeqKind::Lazy(state) => match &*state.borrow() {
                Lazy::Realised(value) => Some(value.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Forgets what a lazy sequence holds, when its interpreter ends.
    pub(crate) fn clear(&self) {
        if let SeqKind::Lazy(state) = self.kind() {
            drop(state.replace(Lazy::Realised(Value::Nil)));
        }
    }
}

/// The lazy sequence that must be realised before `value` can be walked, if there is one. One that is
/// computed at each walk gives a new one each time: go on with its realised value.
#[inline]
pub fn unrealised<E: Engine>(value: &Value<E>) -> Option<Rc<SeqObject<E>>> {
    let Value::Seq(object) = value else { return None };
    match object.kind() {
        SeqKind::Lazy(state) if !matches!(&*state.borrow(), Lazy::Realised(_)) => Some(Rc::clone(object)),
        SeqKind::Fresh { .. } => object.for_one_walk(),
        _ => None,
    }
}

/// Asks for `lazy` to be realised; `then` goes on with its realised value (`nil`, or a sequence that
/// is not lazy).
///
/// # Errors
/// When it is already being realised: it depends on itself. When it failed before.
pub fn force<E: Engine>(cx: &mut Cx<E>, lazy: &Rc<SeqObject<E>>, then: Box<dyn Resume<E>>) -> Stepped<E> {
    if let Some(value) = lazy.realised() {
        return then.resume(cx, value);
    }
    Box::new(Realise { lazies: SmallVec::new(), then: Some(then) }).go_on(cx, lazy)
}

/// The error with which a lazy sequence fails again: what a limit has stopped fails so that it can be caught.
fn kept<E: Engine>(error: &Error<E>) -> Error<E> {
    match error.kind().is_catchable() {
        true => error.clone(),
        false => {
            let message = format!("a lazy sequence was stopped while it was computed: {}", error.message());
            Error::new(ErrorKind::State, message)
        }
    }
}

/// Waits for the value of one or more lazy sequences, each of which is the value of the one before.
struct Realise<E: Engine> {
    lazies: SmallVec<[Rc<SeqObject<E>>; 1]>,
    then: Option<Box<dyn Resume<E>>>,
}

impl<E: Engine> Realise<E> {
    /// Asks for the call that computes `lazy`.
    fn go_on(mut self: Box<Self>, cx: &mut Cx<E>, lazy: &Rc<SeqObject<E>>) -> Stepped<E> {
        match lazy.step(cx) {
            Ok(false) => {}
            Ok(true) => return self.resume(cx, lazy.realised().unwrap_or_default()),
            Err(error) => return self.failed(cx, error),
        }
        let SeqKind::Lazy(state) = lazy.kind() else { unreachable!("only lazy sequences are forced") };
        let error = match state.replace(Lazy::Forcing) {
            Lazy::Call { callee, args } => {
                self.lazies.push(Rc::clone(lazy));
                return Ok(Step::Call { callee, args: args.into_vec().into(), then: Some(self) });
            }
            Lazy::Failed(error) => {
                state.replace(Lazy::Failed(error.clone()));
                error
            }
            other => {
                state.replace(other);
                Error::new(ErrorKind::State, "a lazy sequence depends on its own value")
            }
        };
        self.failed(cx, error)
    }

    /// All that wait have failed.
    fn fail(&mut self, error: &Error<E>) {
        let error = kept(error);
        for lazy in self.lazies.drain(..) {
            if let SeqKind::Lazy(state) = lazy.kind() {
                state.replace(Lazy::Failed(error.clone()));
            }
        }
    }
}

impl<E: Engine> Resume<E> for Realise<E> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        let result = crate::ask::cell(&result).unwrap_or(result);
        if let Some(inner) = unrealised(&result) {
            return self.go_on(cx, &inner);
        }
        let value = match crate::collection::seq(result) {
            Ok(value) => value,
            Err(error) => return self.failed(cx, error),
        };
        for lazy in self.lazies.drain(..) {
            if let SeqKind::Lazy(state) = lazy.kind() {
                state.replace(Lazy::Realised(value.clone()));
            }
        }
        self.then.take().expect("resumed once").resume(cx, value)
    }

    fn failed(mut self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        self.fail(&error);
        self.then.take().expect("resumed once").failed(cx, error)
    }
}

/// Which part of a map's entries is walked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// `[key value]`
    Entry,
    /// The key.
    Key,
    /// The value.
    Value,
}

/// A place in a collection, or in a range of integers.
pub enum Source<E: Engine> {
    /// Nothing.
    Empty,
    /// A place in a list.
    List {
        /// The list.
        list: Rc<ListObject<E>>,
        /// The place.
        cursor: <E::List as Seq<E>>::Cursor,
    },
    /// A place in a vector. It ends at the smaller of the count it began with and the count now.
    Vector {
        /// The vector.
        vector: Rc<VectorObject<E>>,
        /// The index.
        at: usize,
        /// The count when it began.
        end: usize,
    },
    /// A place in a map.
    Map {
        /// The map.
        map: Rc<MapObject<E>>,
        /// The place.
        cursor: <E::Map as Seq<E>>::Cursor,
        /// The map's epoch when it began.
        epoch: u32,
        /// What is walked.
        part: Part,
    },
    /// A place in a set.
    Set {
        /// The set.
        set: Rc<SetObject<E>>,
        /// The place.
        cursor: <E::Set as Seq<E>>::Cursor,
        /// The set's epoch when it began.
        epoch: u32,
    },
    /// A place in a sorted map.
    SortedMap {
        /// The map.
        map: Rc<SortedMapObject<E>>,
        /// What is left to walk.
        walk: Walk,
        /// The map's epoch when it began.
        epoch: u32,
        /// What is walked.
        part: Part,
    },
    /// A place in a sorted set.
    SortedSet {
        /// The set.
        set: Rc<SortedSetObject<E>>,
        /// What is left to walk.
        walk: Walk,
        /// The set's epoch when it began.
        epoch: u32,
    },
    /// A place in a string.
    Text {
        /// The string.
        text: Value<E>,
        /// The byte offset.
        at: usize,
    },
    /// The integers from `next` on, by `step`, before `end`.
    Range {
        /// The first that is left.
        next: i64,
        /// The one before which it ends.
        end: i64,
        /// From one to the next; not 0.
        step: i64,
    },
    /// Elements kept for it: the reverse of a vector, the arguments of a call.
    Items {
        /// The elements.
        items: Rc<Deep<Vec<Value<E>>>>,
        /// The index.
        at: usize,
    },
}

impl<E: Engine> Clone for Source<E> {
    fn clone(&self) -> Self {
        match self {
            Source::Empty => Source::Empty,
            Source::List { list, cursor } => Source::List { list: Rc::clone(list), cursor: cursor.clone() },
            Source::Vector { vector, at, end } => {
                Source::Vector { vector: Rc::clone(vector), at: *at, end: *end }
            }
            Source::Map { map, cursor, epoch, part } => {
                Source::Map { map: Rc::clone(map), cursor: cursor.clone(), epoch: *epoch, part: *part }
            }
            Source::Set { set, cursor, epoch } => {
                Source::Set { set: Rc::clone(set), cursor: cursor.clone(), epoch: *epoch }
            }
            Source::SortedMap { map, walk, epoch, part } => {
                Source::SortedMap { map: Rc::clone(map), walk: walk.clone(), epoch: *epoch, part: *part }
            }
            Source::SortedSet { set, walk, epoch } => {
                Source::SortedSet { set: Rc::clone(set), walk: walk.clone(), epoch: *epoch }
            }
            Source::Text { text, at } => Source::Text { text: text.clone(), at: *at },
            Source::Range { next, end, step } => Source::Range { next: *next, end: *end, step: *step },
            Source::Items { items, at } => Source::Items { items: Rc::clone(items), at: *at },
        }
    }
}

fn changed<E: Engine>(what: &str) -> Error<E> {
    Error::new(
        ErrorKind::Iteration,
        format!("a {what} was given or lost a key while it was walked (walk a copy of it, or of its keys)"),
    )
}

impl<E: Engine> Source<E> {
    /// The whole of a collection; `None` for a value that is no collection.
    pub fn of(value: &Value<E>) -> Option<Self> {
        Some(match value {
            Value::Nil => Source::Empty,
            Value::List(list) => Source::List { list: Rc::clone(list), cursor: list.borrow().cursor() },
            Value::Vector(vector) => {
                Source::Vector { vector: Rc::clone(vector), at: 0, end: vector.borrow().count() }
            }
            Value::Map(map) => Source::entries(map, Part::Entry),
            Value::Set(set) => {
                Source::Set { set: Rc::clone(set), cursor: set.borrow().cursor(), epoch: set.epoch() }
            }
            Value::SortedMap(map) => Source::walk_map(map, map.borrow().walk(), Part::Entry),
            Value::SortedSet(set) => Source::walk_set(set, set.borrow().walk()),
            Value::Short(_) | Value::Long(_) => Source::Text { text: value.clone(), at: 0 },
            _ => return None,
        })
    }

    /// The entries of a map of any kind, or a part of each; `None` for what is no map.
    pub fn parts(map: &Value<E>, part: Part) -> Option<Self> {
        match map {
            Value::Map(map) => Some(Source::entries(map, part)),
            Value::SortedMap(map) => Some(Source::walk_map(map, map.borrow().walk(), part)),
            _ => None,
        }
    }

    /// A walk over a sorted map.
    pub fn walk_map(map: &Rc<SortedMapObject<E>>, walk: Walk, part: Part) -> Self {
        Source::SortedMap { map: Rc::clone(map), walk, epoch: map.epoch(), part }
    }

    /// A walk over a sorted set.
    pub fn walk_set(set: &Rc<SortedSetObject<E>>, walk: Walk) -> Self {
        Source::SortedSet { set: Rc::clone(set), walk, epoch: set.epoch() }
    }

    /// The entries of `map`, or a part of each.
    pub fn entries(map: &Rc<MapObject<E>>, part: Part) -> Self {
        Source::Map { map: Rc::clone(map), cursor: map.borrow().cursor(), epoch: map.epoch(), part }
    }

    /// `items` in order.
    pub fn items(items: Vec<Value<E>>) -> Self {
        Source::Items { items: Rc::new(Deep::new(items)), at: 0 }
    }

    /// The element at the place; `None` past the end.
    ///
    /// # Errors
    /// When the map or set got or lost a key since the walk began.
    #[inline]
    pub fn peek(&self) -> Result<Option<Value<E>>, Error<E>> {
        Ok(match self {
            Source::Empty => None,
            Source::List { list, cursor } => list.borrow().peek(cursor),
            Source::Vector { vector, at, end } if at < end => vector.borrow().nth(*at).cloned(),
            Source::Vector { .. } => None,
            Source::Map { map, cursor, epoch, part } => {
                if map.epoch() != *epoch {
                    return Err(changed("map"));
                }
                map.borrow().peek(cursor).map(|(key, value)| match part {
                    Part::Entry => Value::entry(key, value),
                    Part::Key => key,
                    Part::Value => value,
                })
            }
            Source::SortedMap { map, walk, epoch, part } => {
                if map.epoch() != *epoch {
                    return Err(changed("map"));
                }
                map.borrow().peek(walk).map(|(key, value)| match part {
                    Part::Entry => Value::entry(key.clone(), value.clone()),
                    Part::Key => key.clone(),
                    Part::Value => value.clone(),
                })
            }
            Source::SortedSet { set, walk, epoch } => {
                if set.epoch() != *epoch {
                    return Err(changed("set"));
                }
                set.borrow().peek(walk).cloned()
            }
            Source::Set { set, cursor, epoch } => {
                if set.epoch() != *epoch {
                    return Err(changed("set"));
                }
                set.borrow().peek(cursor)
            }
            Source::Text { text, at } => {
                let text = text.as_str().expect("a string");
                text[*at..].chars().next().map(Value::Char)
            }
            Source::Range { next, end, step } => {
                let inside = if *step > 0 { next < end } else { next > end };
                inside.then_some(Value::Int(*next))
            }
            Source::Items { items, at } => items.get(*at).cloned(),
        })
    }

    /// The element at the place of what [is chunked](Source::is_chunked), and moves to the next; `None`
    /// past the end, and for all others.
    #[inline(always)]
    pub(crate) fn at_hand(&mut self) -> Option<Value<E>> {
        match self {
            Source::Range { next, end, step } => {
                let item = *next;
                if if *step > 0 { item >= *end } else { item <= *end } {
                    return None;
                }
                *next = item.saturating_add(*step);
                Some(Value::Int(item))
            }
            Source::Vector { vector, at, end } if *at < *end => {
                let item = vector.borrow().nth(*at).cloned()?;
                // Nobody else sees the vector: the element moves out, so that what follows can update it.
                if !item.is_immediate()
                    && let Some(object) = Rc::get_mut(vector)
                {
                    drop(object.container_mut().set(*at, Value::Nil));
                }
                *at += 1;
                Some(item)
            }
            Source::Items { items, at } => {
                let item = items.get(*at).cloned()?;
                *at += 1;
                Some(item)
            }
            _ => None,
        }
    }

    /// The element at the place, and moves to the next: `peek` and `advance` in one.
    ///
    /// # Errors
    /// As [`Source::peek`].
    #[inline]
    pub fn pull(&mut self) -> Result<Option<Value<E>>, Error<E>> {
        if let Some(item) = self.at_hand() {
            return Ok(Some(item));
        }
        let item = self.peek()?;
        if item.is_some() {
            self.advance()?;
        }
        Ok(item)
    }

    /// Moves to the next element.
    ///
    /// # Errors
    /// As [`Source::peek`].
    #[inline]
    pub fn advance(&mut self) -> Result<(), Error<E>> {
        match self {
            Source::Empty => {}
            Source::List { list, cursor } => list.borrow().advance(cursor),
            Source::Vector { at, .. } | Source::Items { at, .. } => *at += 1,
            Source::Map { map, cursor, epoch, .. } => {
                if map.epoch() != *epoch {
                    return Err(changed("map"));
                }
                map.borrow().advance(cursor);
            }
            Source::Set { set, cursor, epoch } => {
                if set.epoch() != *epoch {
                    return Err(changed("set"));
                }
                set.borrow().advance(cursor);
            }
            Source::SortedMap { map, walk, epoch, .. } => {
                if map.epoch() != *epoch {
                    return Err(changed("map"));
                }
                map.borrow().advance(walk);
            }
            Source::SortedSet { set, walk, epoch } => {
                if set.epoch() != *epoch {
                    return Err(changed("set"));
                }
                set.borrow().advance(walk);
            }
            Source::Text { text, at } => {
                let text = text.as_str().expect("a string");
                *at += text[*at..].chars().next().map_or(0, char::len_utf8);
            }
            Source::Range { next, end, step } => match next.checked_add(*step) {
                Some(after) => *next = after,
                None => *next = *end,
            },
        }
        Ok(())
    }

    /// True where the elements are at hand one after the other: in a vector, a range, what is kept.
    pub fn is_chunked(&self) -> bool {
        matches!(self, Source::Vector { .. } | Source::Range { .. } | Source::Items { .. })
    }

    /// True for a place in a vector that has become shorter than that.
    pub(crate) fn was_cut(&self) -> bool {
        matches!(self, Source::Vector { vector, at, .. } if *at >= vector.borrow().count())
    }

    /// The elements left, where that is known without walking.
    pub fn count(&self) -> Option<usize> {
        Some(match self {
            Source::Empty => 0,
            Source::Vector { vector, at, end } => vector.borrow().count().min(*end).saturating_sub(*at),
            Source::Range { next, end, step } => {
                let span = i128::from(*end) - i128::from(*next);
                let step = i128::from(*step);
                let count = (span + step - step.signum()) / step;
                usize::try_from(count.max(0)).unwrap_or(usize::MAX)
            }
            Source::Items { items, at } => items.len().saturating_sub(*at),
            _ => return None,
        })
    }

    /// The address of the collection that is walked.
    pub fn address(&self) -> Option<usize> {
        match self {
            Source::List { list, .. } => Some(Rc::as_ptr(list) as usize),
            Source::Vector { vector, .. } => Some(Rc::as_ptr(vector) as usize),
            Source::Map { map, .. } => Some(Rc::as_ptr(map) as usize),
            Source::Set { set, .. } => Some(Rc::as_ptr(set) as usize),
            Source::SortedMap { map, .. } => Some(Rc::as_ptr(map) as usize),
            Source::SortedSet { set, .. } => Some(Rc::as_ptr(set) as usize),
            _ => None,
        }
    }

    /// This place as a sequence: `nil` past the end.
    ///
    /// # Errors
    /// As [`Source::peek`].
    pub fn into_seq(self) -> Result<Value<E>, Error<E>> {
        Ok(match self.peek()? {
            None => Value::Nil,
            Some(_) => Value::Seq(SeqObject::new(SeqKind::At(self))),
        })
    }
}

/// The elements of a vector from `start` up to `end`, without walking it from the front.
pub fn vector_part<E: Engine>(vector: &Rc<VectorObject<E>>, start: usize, end: usize) -> Vec<Value<E>> {
    vector.borrow().iter().skip(start).take(end - start).cloned().collect()
}
