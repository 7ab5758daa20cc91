//! A collection as an object: a header, and an engine's container.
//!
//! ```text
//! Value -> Rc counts | state: hash, epoch, key depth, marks | annex | borrow flag | container
//!            16                       16                          8           8
//! ```
//!
//! The header is 48 bytes with the counts; the rest is the engine's.

use std::cell::{Cell, Ref, RefCell, RefMut};
use std::rc::Rc;

use crate::engine::{Container, Engine};
use crate::heap::{self, Deep};
use crate::sorted::{SortedMap, SortedSet};
use crate::types::Type;

/// A list behind a value.
pub type ListObject<E> = Object<E, <E as Engine>::List>;
/// A vector behind a value.
pub type VectorObject<E> = Object<E, <E as Engine>::Vector>;
/// A map behind a value.
pub type MapObject<E> = Object<E, <E as Engine>::Map>;
/// A set behind a value.
pub type SetObject<E> = Object<E, <E as Engine>::Set>;

/// A sorted map behind a value.
pub type SortedMapObject<E> = Object<E, SortedMap<E>>;
/// A sorted set behind a value.
pub type SortedSetObject<E> = Object<E, SortedSet<E>>;

/// The metadata of an object.
pub type Meta<E> = Option<Rc<MapObject<E>>>;

/// It is listed among what may lie on a cycle.
const LISTED: u8 = 1;
/// It is a vector that a map gave as one of its entries.
const ENTRY: u8 = 2;

/// A header and a container. Handles are `Rc`s of it.
pub struct Object<E: Engine, C: Container> {
    hash: Cell<u64>,
    epoch: Cell<u32>,
    key_depth: Cell<u16>,
    frozen: Cell<bool>,
    marks: Cell<u8>,
    body: Deep<Body<E, C>>,
}

/// What few objects have: metadata, or the type of a record. One for all records of a type without
/// metadata.
pub struct Annex<E: Engine> {
    meta: Meta<E>,
    ty: Option<Rc<Type<E>>>,
}

impl<E: Engine> Annex<E> {
    /// An annex of these.
    pub(crate) fn new(meta: Meta<E>, ty: Option<Rc<Type<E>>>) -> Self {
        Annex { meta, ty }
    }

    pub(crate) fn of(meta: Meta<E>, ty: Option<&Rc<Type<E>>>) -> Option<Rc<Self>> {
        match (meta, ty) {
            (None, None) => None,
            (None, Some(ty)) => Some(ty.mark()),
            (meta, ty) => Some(Rc::new(Annex { meta, ty: ty.cloned() })),
        }
    }
}

struct Body<E: Engine, C: Container> {
    annex: Option<Rc<Annex<E>>>,
    container: RefCell<C>,
}

impl<E: Engine, C: Container> Default for Body<E, C> {
    fn default() -> Self {
        Body { annex: None, container: RefCell::default() }
    }
}

impl<E: Engine, C: Container> Object<E, C> {
    /// A new object around `container`, the only handle of it.
    #[inline]
    pub fn new(container: C) -> Rc<Self> {
        Self::with_meta(container, None)
    }

    /// A new object around `container` that carries `meta`.
    pub fn with_meta(container: C, meta: Meta<E>) -> Rc<Self> {
        Self::with_annex(container, Annex::of(meta, None))
    }

    /// A new object around `container`: a record where `annex` says of which type.
    pub fn with_annex(container: C, annex: Option<Rc<Annex<E>>>) -> Rc<Self> {
        heap::resized(0, container.heap_bytes());
        Rc::new(Object {
            hash: Cell::new(0),
            epoch: Cell::new(0),
            key_depth: Cell::new(0),
            frozen: Cell::new(false),
            marks: Cell::new(0),
            body: Deep::new(Body { annex, container: RefCell::new(container) }),
        })
    }

    /// The container, to read.
    #[inline]
    pub fn borrow(&self) -> Ref<'_, C> {
        self.body.container.borrow()
    }

    /// The container, to change in place whoever else holds it. Only the update rule calls this.
    pub(crate) fn borrow_mut(&self) -> RefMut<'_, C> {
        self.body.container.borrow_mut()
    }

    /// The container of an object that has one handle.
    #[inline]
    pub(crate) fn container_mut(&mut self) -> &mut C {
        self.body.container.get_mut()
    }

    /// Changes the container of an object that has one handle.
    pub(crate) fn change<R>(&mut self, change: impl FnOnce(&mut C) -> R) -> R {
        self.forget_hash();
        let container = self.container_mut();
        let before = container.heap_bytes();
        let result = change(container);
        heap::resized(before, container.heap_bytes());
        result
    }

    /// The metadata map, if there is one.
    pub fn meta(&self) -> Option<&Rc<MapObject<E>>> {
        self.body.annex.as_ref()?.meta.as_ref()
    }

    /// What it has besides its elements.
    pub fn annex(&self) -> Option<&Rc<Annex<E>>> {
        self.body.annex.as_ref()
    }

    /// The type of a record.
    #[inline]
    pub fn record_type(&self) -> Option<&Rc<Type<E>>> {
        self.body.annex.as_ref()?.ty.as_ref()
    }

    /// Makes a plain map of a record that has one handle.
    pub(crate) fn forget_type(&mut self) {
        self.body.annex = Annex::of(self.meta().cloned(), None);
    }

    /// Replaces the metadata of an object that has one handle.
    pub(crate) fn set_meta(&mut self, meta: Meta<E>) {
        self.body.annex = Annex::of(meta, self.record_type());
    }

    /// True once nothing may change it any more.
    #[inline]
    pub fn is_frozen(&self) -> bool {
        self.frozen.get()
    }

    /// Marks it as frozen, its keys nesting `key_depth` levels.
    pub(crate) fn set_frozen(&self, key_depth: u16) {
        self.key_depth.set(key_depth);
        self.frozen.set(true);
    }

    /// How deep a frozen object nests through keys.
    pub(crate) fn key_depth(&self) -> u16 {
        self.key_depth.get()
    }

    /// Counts the changes to its set of keys made while it was shared.
    pub fn epoch(&self) -> u32 {
        self.epoch.get()
    }

    pub(crate) fn next_epoch(&self) {
        self.epoch.set(self.epoch.get().wrapping_add(1));
    }

    /// Marks it as listed among what may lie on a cycle; true the first time.
    pub(crate) fn mark_listed(&self) -> bool {
        self.mark(LISTED)
    }

    /// Marks it as an entry of a map, until it is changed.
    pub(crate) fn mark_entry(&self) {
        self.mark(ENTRY);
    }

    /// True for what was given as an entry of a map, and not changed since.
    pub fn is_entry(&self) -> bool {
        self.marks.get() & ENTRY != 0
    }

    /// True when it was not marked before.
    fn mark(&self, mark: u8) -> bool {
        let marks = self.marks.get();
        self.marks.set(marks | mark);
        marks & mark == 0
    }

    pub(crate) fn cached_hash(&self) -> Option<u64> {
        match self.hash.get() {
            0 => None,
            hash => Some(hash),
        }
    }

    /// Keeps `hash` where no change can make it stale: in frozen objects, and in engines that never
    /// change a shared container.
    pub(crate) fn cache_hash(&self, hash: u64) {
        if self.frozen.get() || !E::CAN_ALIAS {
            self.hash.set(hash.max(1));
        }
    }

    #[inline]
    pub(crate) fn forget_hash(&self) {
        self.hash.set(0);
        self.marks.set(self.marks.get() & !ENTRY);
    }

    /// Empties an object that lies on a cycle, when its interpreter ends.
    pub(crate) fn clear(&self) {
        if let Ok(mut container) = self.body.container.try_borrow_mut() {
            let old = std::mem::take(&mut *container);
            heap::resized(old.heap_bytes(), container.heap_bytes());
            drop(container);
            drop(old);
        }
    }
}

impl<E: Engine, C: Container> Drop for Object<E, C> {
    #[inline]
    fn drop(&mut self) {
        heap::resized(self.container_mut().heap_bytes(), 0);
    }
}
