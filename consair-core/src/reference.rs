//! Vars and atoms: what a name or a cell refers to, which may change.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::engine::Engine;
use crate::heap::Deep;
use crate::object::{MapObject, Meta};
use crate::symbol::Symbol;
use crate::value::Value;

thread_local! {
    static REDEFINITIONS: Cell<u64> = const { Cell::new(0) };
}

/// How often a var of this thread that referred to a function got another value. As long as the number
/// stays, what was found out about the function of a var stays true.
#[inline(always)]
pub fn redefinitions() -> u64 {
    REDEFINITIONS.with(Cell::get)
}

/// A name of a namespace and what it refers to.
pub struct Var<E: Engine> {
    name: Symbol,
    root: Deep<RefCell<Option<Value<E>>>>,
    is_macro: Cell<bool>,
    is_dynamic: Cell<bool>,
    is_private: Cell<bool>,
    meta: RefCell<Meta<E>>,
}

impl<E: Engine> Var<E> {
    /// An unbound var of the qualified `name`.
    pub fn new(name: Symbol) -> Rc<Self> {
        Rc::new(Var {
            name,
            root: Deep::new(RefCell::new(None)),
            is_macro: Cell::new(false),
            is_dynamic: Cell::new(false),
            is_private: Cell::new(false),
            meta: RefCell::new(None),
        })
    }

    /// The qualified name.
    pub fn name(&self) -> Symbol {
        self.name
    }

    /// The value; `None` while unbound.
    #[inline]
    pub fn value(&self) -> Option<Value<E>> {
        self.root.borrow().clone()
    }

    /// Calls `read` with the value, without copying the handle.
    #[inline]
    pub fn with<R>(&self, read: impl FnOnce(Option<&Value<E>>) -> R) -> R {
        read(self.root.borrow().as_ref())
    }

    /// Binds the var and returns what it referred to.
    pub fn bind(&self, value: Option<Value<E>>) -> Option<Value<E>> {
        let old = self.root.replace(value);
        if let Some(Value::Fn(_) | Value::Native(_)) = old {
            REDEFINITIONS.with(|count| count.set(count.get() + 1));
        }
        old
    }

    /// True for a macro.
    pub fn is_macro(&self) -> bool {
        self.is_macro.get()
    }

    /// Says whether it is a macro.
    pub fn set_macro(&self, is_macro: bool) {
        self.is_macro.set(is_macro);
    }

    /// True when `binding` may rebind it.
    pub fn is_dynamic(&self) -> bool {
        self.is_dynamic.get()
    }

    /// Says whether `binding` may rebind it.
    pub fn set_dynamic(&self, is_dynamic: bool) {
        self.is_dynamic.set(is_dynamic);
    }

    /// True when other namespaces may not name it.
    pub fn is_private(&self) -> bool {
        self.is_private.get()
    }

    /// Says whether other namespaces may name it.
    pub fn set_private(&self, is_private: bool) {
        self.is_private.set(is_private);
    }

    /// The metadata map, if there is one.
    pub fn meta(&self) -> Option<Rc<MapObject<E>>> {
        self.meta.borrow().clone()
    }

    /// Replaces the metadata.
    pub fn set_meta(&self, meta: Meta<E>) {
        self.meta.replace(meta);
    }
}

/// A cell whose value changes: an atom, or a volatile.
pub struct Atom<E: Engine> {
    value: Deep<RefCell<Value<E>>>,
    volatile: bool,
    meta: RefCell<Meta<E>>,
    /// Watches (a map of key to function) and the validator, each `nil` when there is none.
    hooks: Deep<RefCell<[Value<E>; 2]>>,
}

impl<E: Engine> Atom<E> {
    /// An atom that holds `value`.
    pub fn new(value: Value<E>) -> Self {
        Atom {
            value: Deep::new(RefCell::new(value)),
            volatile: false,
            meta: RefCell::new(None),
            hooks: Deep::new(RefCell::default()),
        }
    }

    /// A volatile that holds `value`.
    pub fn volatile(value: Value<E>) -> Self {
        Atom { volatile: true, ..Atom::new(value) }
    }

    /// True for a volatile.
    pub fn is_volatile(&self) -> bool {
        self.volatile
    }

    /// The word for it in messages.
    pub(crate) fn kind_name(&self) -> &'static str {
        if self.volatile { "a volatile" } else { "an atom" }
    }

    /// The value.
    pub fn value(&self) -> Value<E> {
        self.value.borrow().clone()
    }

    /// Puts `value` in and returns what was there.
    pub fn replace(&self, value: Value<E>) -> Value<E> {
        self.value.replace(value)
    }

    /// The metadata map, if there is one.
    pub fn meta(&self) -> Option<Rc<MapObject<E>>> {
        self.meta.borrow().clone()
    }

    /// Replaces the metadata.
    pub fn set_meta(&self, meta: Meta<E>) {
        self.meta.replace(meta);
    }

    /// The map of watches, or `nil`.
    pub fn watches(&self) -> Value<E> {
        self.hooks.borrow()[0].clone()
    }

    /// Replaces the map of watches.
    pub fn set_watches(&self, watches: Value<E>) {
        let old = std::mem::replace(&mut self.hooks.borrow_mut()[0], watches);
        drop(old);
    }

    /// The validator, or `nil`.
    pub fn validator(&self) -> Value<E> {
        self.hooks.borrow()[1].clone()
    }

    /// Replaces the validator.
    pub fn set_validator(&self, validator: Value<E>) {
        let old = std::mem::replace(&mut self.hooks.borrow_mut()[1], validator);
        drop(old);
    }

    pub(crate) fn clear(&self) {
        drop(self.value.replace(Value::Nil));
        drop(self.hooks.take());
    }
}
