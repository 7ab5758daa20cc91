//! Types as values, and the objects that programs and hosts add.
//!
//! ```text
//! value ── what it is ──> Type ── methods ──> the implementation, found from the nearest supertype on
//!   nil, numbers, texts ...   a Class of the table, one Type for each in Types
//!   a record                  a map whose object is marked with its Type
//!   a deftype, a reify        an Instance: a Type and its fields
//!   a host object             the Type that its host registered
//! ```
//!
//! A protocol is a type too: what extends it has it among its supertypes. A method is kept in the type
//! that it was given to, under the qualified name of the protocol's method, or under the bare name for
//! a method of one of Clojure's interfaces (`seq`, `count`, `equals`); [`Value::custom`] finds those,
//! which is how `=`, `seq` or `str` come to call code of the program.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use foldhash::fast::FixedState;

use crate::ask::Identity;
use crate::class::{Class, nearest_first};
use crate::counted::Counted;
use crate::engine::Engine;
use crate::function::NativeCode;
use crate::heap::Deep;
use crate::host::HostObject;
use crate::number::Kind;
use crate::object::{Annex, Meta};
use crate::sequence::{Part, SeqKind, Source};
use crate::symbol::{Keyword, Symbol};
use crate::value::Value;

/// The numbers of types that programs make come after those of the classes.
const FIRST: u32 = 1 << 16;

/// What sort of type it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One of the table.
    Class(Class),
    /// Made by `defrecord`: its values are maps.
    Record,
    /// Made by `deftype` or `reify`.
    Object,
    /// A type of the host.
    Host,
    /// Made by `defprotocol`.
    Protocol {
        /// The names of its methods.
        methods: Box<[Symbol]>,
        /// True when metadata may implement them.
        via_metadata: bool,
    },
}

/// An object that was a key, as long as it is alive.
enum Kin<E: Engine> {
    Instance(Weak<Instance<E>>),
    Host(Weak<HostObject<E>>),
}

impl<E: Engine> Kin<E> {
    fn of(value: &Value<E>) -> Option<Self> {
        match value {
            Value::Instance(instance) => Some(Kin::Instance(Rc::downgrade(instance))),
            Value::Host(host) => Some(Kin::Host(Rc::downgrade(host))),
            _ => None,
        }
    }

    fn value(&self) -> Option<Value<E>> {
        match self {
            Kin::Instance(instance) => instance.upgrade().map(Value::Instance),
            Kin::Host(host) => host.upgrade().map(Value::Host),
        }
    }
}

/// A type.
pub struct Type<E: Engine> {
    id: u32,
    name: Symbol,
    shape: Shape,
    fields: Box<[Keyword]>,
    body: Deep<RefCell<Body<E>>>,
    annex: RefCell<Weak<Annex<E>>>,
}

struct Body<E: Engine> {
    supers: Vec<Rc<Type<E>>>,
    /// One of each set of equal objects that were keys, by hash.
    kin: HashMap<u64, Vec<Kin<E>>, FixedState>,
    methods: HashMap<Symbol, Value<E>, FixedState>,
    /// The fields that `set!` may change.
    mutable: Vec<Keyword>,
}

impl<E: Engine> Default for Body<E> {
    fn default() -> Self {
        let state = FixedState::with_seed(0);
        Body {
            supers: Vec::new(),
            kin: HashMap::with_hasher(state.clone()),
            methods: HashMap::with_hasher(state),
            mutable: Vec::new(),
        }
    }
}

impl<E: Engine> Type<E> {
    fn new(id: u32, name: Symbol, shape: Shape, fields: Box<[Keyword]>) -> Rc<Self> {
        Rc::new(Type {
            id,
            name,
            shape,
            fields,
            body: Deep::new(RefCell::default()),
            annex: RefCell::default(),
        })
    }

    /// Its number: no other type of this interpreter has it.
    #[inline]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Its full name: `java.lang.String`, `user.Point`.
    pub fn name(&self) -> Symbol {
        self.name
    }

    /// What sort of type it is.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The class of the table that it is.
    pub fn class(&self) -> Option<Class> {
        match self.shape {
            Shape::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The names of its fields, in order.
    pub fn fields(&self) -> &[Keyword] {
        &self.fields
    }

    /// The place of a field.
    #[inline]
    pub fn field(&self, name: Keyword) -> Option<usize> {
        self.fields.iter().position(|field| *field == name)
    }

    /// Says which fields of its objects may be given other values.
    pub fn set_mutable(&self, fields: Vec<Keyword>) {
        self.body.borrow_mut().mutable = fields;
    }

    /// True for a field that may be given another value.
    #[inline]
    pub fn is_mutable(&self, field: Keyword) -> bool {
        self.body.borrow().mutable.contains(&field)
    }

    /// What it is directly a kind of.
    pub fn supers(&self) -> Vec<Rc<Type<E>>> {
        self.body.borrow().supers.clone()
    }

    /// Makes it a kind of `other`, if it is not yet.
    pub fn add_super(&self, other: &Rc<Type<E>>) {
        let supers = &mut self.body.borrow_mut().supers;
        if !supers.iter().any(|known| known.id == other.id) {
            supers.push(Rc::clone(other));
        }
    }

    /// Its own method of that name.
    pub fn own_method(&self, name: Symbol) -> Option<Value<E>> {
        self.body.borrow().methods.get(&name).cloned()
    }

    /// The names of its own methods.
    pub fn own_methods(&self) -> Vec<Symbol> {
        self.body.borrow().methods.keys().copied().collect()
    }

    /// Gives it a method. [`Types::changed`] is to be called after it.
    pub fn set_method(&self, name: Symbol, method: Value<E>) {
        let old = self.body.borrow_mut().methods.insert(name, method);
        drop(old);
    }

    /// The objects of this hash that were keys, one of each set of equal ones.
    pub(crate) fn kin(&self, hash: u64) -> Vec<Value<E>> {
        let body = self.body.borrow();
        body.kin.get(&hash).map(|kin| kin.iter().filter_map(Kin::value).collect()).unwrap_or_default()
    }

    /// Remembers that `object`, of that hash, was a key.
    pub(crate) fn add_kin(&self, hash: u64, object: &Value<E>) {
        let mut body = self.body.borrow_mut();
        if body.kin.len().is_power_of_two() {
            body.kin.retain(|_, kin| kin.iter().any(|kin| kin.value().is_some()));
        }
        let kin = body.kin.entry(hash).or_default();
        kin.retain(|kin| kin.value().is_some());
        kin.extend(Kin::of(object));
    }

    /// Forgets all methods and supertypes, when the interpreter ends.
    fn clear(&self) {
        drop(self.body.take());
    }

    /// The mark on the objects of a record without metadata, one for all of them.
    pub fn mark(self: &Rc<Self>) -> Rc<Annex<E>> {
        if let Some(annex) = self.annex.borrow().upgrade() {
            return annex;
        }
        let annex = Rc::new(Annex::new(None, Some(Rc::clone(self))));
        *self.annex.borrow_mut() = Rc::downgrade(&annex);
        annex
    }
}

/// An object of a type that `deftype` or `reify` made.
pub struct Instance<E: Engine> {
    ty: Rc<Type<E>>,
    fields: Deep<RefCell<Vec<Value<E>>>>,
    meta: Meta<E>,
    identity: Identity,
}

impl<E: Engine> Instance<E> {
    /// An object of type `ty`.
    pub fn new(ty: Rc<Type<E>>, fields: Vec<Value<E>>, meta: Meta<E>) -> Rc<Self> {
        let (fields, identity) = (Deep::new(RefCell::new(fields)), Identity::default());
        Rc::new(Instance { ty, fields, meta, identity })
    }

    /// Its type.
    #[inline]
    pub fn ty(&self) -> &Rc<Type<E>> {
        &self.ty
    }

    /// The value of the field at that place.
    #[inline]
    pub fn field(&self, at: usize) -> Option<Value<E>> {
        self.fields.borrow().get(at).cloned()
    }

    /// Replaces the value of a field.
    pub fn set_field(&self, at: usize, value: Value<E>) {
        let old = self.fields.borrow_mut().get_mut(at).map(|field| std::mem::replace(field, value));
        drop(old);
    }

    /// The values of all fields.
    pub fn values(&self) -> Vec<Value<E>> {
        self.fields.borrow().clone()
    }

    /// The metadata map, if there is one.
    pub fn meta(&self) -> &Meta<E> {
        &self.meta
    }

    pub(crate) fn clear(&self) {
        drop(self.fields.take());
    }
}

/// The types of one interpreter.
pub struct Types<E: Engine> {
    classes: Vec<Rc<Type<E>>>,
    by_name: HashMap<Symbol, Rc<Type<E>>, FixedState>,
    hosts: HashMap<std::any::TypeId, Rc<Type<E>>, FixedState>,
    made: Vec<Weak<Type<E>>>,
    made_next: usize,
    next: u32,
    epoch: u32,
    numbers: u64,
}

impl<E: Engine> Default for Types<E> {
    fn default() -> Self {
        Types {
            classes: Vec::new(),
            by_name: HashMap::with_hasher(FixedState::with_seed(0)),
            hosts: HashMap::with_hasher(FixedState::with_seed(0)),
            made: Vec::new(),
            made_next: 64,
            next: FIRST,
            epoch: 1,
            numbers: 0,
        }
    }
}

impl<E: Engine> Types<E> {
    fn fill(&mut self) {
        for class in Class::all() {
            let ty = Type::new(class as u32, Symbol::new(class.name()), Shape::Class(class), Box::default());
            self.classes.push(ty);
        }
        for class in Class::all() {
            for parent in class.parents() {
                self.classes[class as usize].add_super(&self.classes[*parent as usize]);
            }
        }
    }

    /// The type of a class.
    pub fn class(&mut self, class: Class) -> &Rc<Type<E>> {
        if self.classes.is_empty() {
            self.fill();
        }
        &self.classes[class as usize]
    }

    /// A new type.
    pub fn make(&mut self, name: Symbol, shape: Shape, fields: Box<[Keyword]>) -> Rc<Type<E>> {
        let ty = Type::new(self.next, name, shape, fields);
        self.next += 1;
        if self.made.len() >= self.made_next {
            self.made.retain(|ty| ty.strong_count() > 0);
            self.made_next = (2 * self.made.len()).max(64);
        }
        self.made.push(Rc::downgrade(&ty));
        ty
    }

    /// The type of a `reify` form, by the name that its macro gave it.
    pub fn kept(&self, name: Symbol) -> Option<Rc<Type<E>>> {
        self.by_name.get(&name).cloned()
    }

    /// Keeps the type of a `reify` form.
    pub fn keep(&mut self, ty: &Rc<Type<E>>) {
        self.by_name.insert(ty.name, Rc::clone(ty));
    }

    /// The type of a Rust type of the host.
    pub fn host(&self, id: std::any::TypeId) -> Option<Rc<Type<E>>> {
        self.hosts.get(&id).cloned()
    }

    /// Registers the type of a Rust type of the host.
    pub fn set_host(&mut self, id: std::any::TypeId, ty: &Rc<Type<E>>) {
        self.hosts.insert(id, Rc::clone(ty));
    }

    /// A number that no object has.
    pub(crate) fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Counts the changes to methods: what was found before one may be found no longer.
    #[inline]
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Methods or supertypes were changed.
    pub fn changed(&mut self) {
        self.epoch += 1;
    }

    /// All types that are alive, the classes first.
    pub fn all(&mut self) -> Vec<Rc<Type<E>>> {
        self.class(Class::Object);
        let made = self.made.iter().filter_map(Weak::upgrade);
        self.classes.iter().cloned().chain(made).collect()
    }

    /// Forgets all methods: they hold code, which holds vars.
    pub fn clear(&mut self) {
        for ty in self.classes.iter().cloned().chain(self.made.iter().filter_map(Weak::upgrade)) {
            ty.clear();
        }
        *self = Types::default();
    }

    /// The type of `value`; that of `nil` has no name in Clojure.
    pub fn of(&mut self, value: &Value<E>) -> Rc<Type<E>> {
        match value.custom_type() {
            Some(ty) => Rc::clone(ty),
            None => Rc::clone(self.class(value.class())),
        }
    }
}

/// The method of that name that the values of `ty` have: its own, or that of the nearest supertype;
/// what Object has comes last.
pub fn find_method<E: Engine>(types: &mut Types<E>, ty: &Rc<Type<E>>, name: Symbol) -> Option<Value<E>> {
    let found = lineage(ty).iter().find_map(|ty| ty.own_method(name));
    found.or_else(|| match ty.class() {
        Some(Class::Nil) => None,
        _ => types.class(Class::Object).own_method(name),
    })
}

/// A type and all that it is a kind of, the nearest first, each once, Object last.
pub fn lineage<E: Engine>(ty: &Rc<Type<E>>) -> Vec<Rc<Type<E>>> {
    let mut found: Vec<Rc<Type<E>>> = Vec::new();
    let mut waiting = vec![Rc::clone(ty)];
    while let Some(ty) = waiting.pop() {
        if !found.iter().any(|known| known.id == ty.id) {
            waiting.extend(ty.supers().into_iter().rev());
            found.push(ty);
        }
    }
    nearest_first(found, |ty, other| match (ty.class(), other.class()) {
        (_, Some(Class::Object)) => true,
        (Some(ty), Some(other)) => ty.is_a(other),
        // What a program made is nearer than what it is a kind of.
        (None, Some(_)) => ty.supers().iter().any(|ty| ty.id == other.id),
        _ => false,
    })
}

/// True when every value of type `ty` is of type `other`.
pub fn is_subtype<E: Engine>(ty: &Rc<Type<E>>, other: &Type<E>) -> bool {
    if ty.id == other.id {
        return true;
    }
    match (ty.class(), other.class()) {
        (Some(Class::Nil), _) => false,
        (_, Some(Class::Object)) => true,
        (Some(ty), Some(other)) if ty.is_a(other) => true,
        _ => lineage(ty).iter().any(|ty| ty.id == other.id),
    }
}

impl<E: Engine> Value<E> {
    /// The type of a record, a deftype, a reify, or a host object that has one.
    #[inline]
    pub fn custom_type(&self) -> Option<&Rc<Type<E>>> {
        match self {
            Value::Map(map) => map.record_type(),
            Value::Instance(instance) => Some(instance.ty()),
            Value::Host(host) => host.ty(),
            _ => None,
        }
    }

    /// The method of one of Clojure's interfaces that the type of this value gives it.
    #[inline]
    pub fn custom(&self, name: &str) -> Option<Value<E>> {
        let ty = self.custom_type()?;
        let name = Symbol::try_new(name).ok()?;
        ty.own_method(name).map(|method| self.bound_method(method))
    }

    /// What an object with methods is as a key.
    pub(crate) fn identity(&self) -> Option<&Identity> {
        match self {
            Value::Instance(instance) => Some(&instance.identity),
            Value::Host(host) => host.ty().map(|_| host.identity()),
            _ => None,
        }
    }

    /// A method as it is kept by the type: for a reify it says which of its functions it is.
    #[inline]
    pub fn bound_method(&self, method: Value<E>) -> Value<E> {
        match (self, &method) {
            (Value::Instance(instance), Value::Int(at)) => {
                instance.field(usize::try_from(*at).unwrap_or(usize::MAX)).unwrap_or_default()
            }
            _ => method,
        }
    }

    /// The class of a value of the language.
    pub fn class(&self) -> Class {
        match self {
            Value::Nil => Class::Nil,
            Value::Bool(_) => Class::Boolean,
            Value::Int(_) => Class::Long,
            Value::Float(_) => Class::Double,
            Value::Char(_) => Class::Character,
            Value::Keyword(_) => Class::Keyword,
            Value::Short(_) | Value::Long(_) => Class::String,
            Value::Symbol(..) => Class::Symbol,
            Value::Number(number) => match number.kind() {
                Kind::Integer(_) => Class::BigInt,
                Kind::Ratio(_) => Class::Ratio,
                Kind::Decimal(_) => Class::BigDecimal,
            },
            Value::List(_) => Class::PersistentList,
            Value::Vector(_) => Class::PersistentVector,
            Value::Map(map) if map.borrow().count() > 8 => Class::PersistentHashMap,
            Value::Map(_) => Class::PersistentArrayMap,
            Value::Set(_) => Class::PersistentHashSet,
            Value::Transient(_) => Class::ATransient,
            Value::SortedMap(_) => Class::PersistentTreeMap,
            Value::SortedSet(_) => Class::PersistentTreeSet,
            Value::Inst(_) => Class::Date,
            Value::Uuid(_) => Class::Uuid,
            Value::Tagged(tagged) if tagged.is_conditional() => Class::ReaderConditional,
            Value::Tagged(_) => Class::TaggedLiteral,
            Value::Seq(seq) => match seq.kind() {
                SeqKind::Cons { .. } => Class::Cons,
                SeqKind::Chunk(_) => Class::ChunkedCons,
                SeqKind::Lazy(_) | SeqKind::Fresh { .. } => Class::LazySeq,
                SeqKind::At(source) => class_of_source(source),
            },
            Value::Native(native) if matches!(native.code, NativeCode::Multi(_)) => Class::MultiFn,
            Value::Fn(_) | Value::Native(_) => Class::AFunction,
            Value::Var(_) => Class::Var,
            Value::Atom(atom) if atom.is_volatile() => Class::Volatile,
            Value::Atom(_) => Class::Atom,
            Value::Regex(_) => Class::Pattern,
            Value::Reduced(_) => Class::Reduced,
            Value::Error(error) => error.class(),
            Value::Type(_) => Class::JavaClass,
            Value::Instance(_) | Value::Host(_) => Class::Object,
        }
    }
}

fn class_of_source<E: Engine>(source: &Source<E>) -> Class {
    match source {
        Source::Empty | Source::List { .. } => Class::PersistentList,
        Source::Vector { .. } => Class::ChunkedSeq,
        Source::Map { part: Part::Key, .. } => Class::KeySeq,
        Source::Map { part: Part::Value, .. } => Class::ValSeq,
        Source::Map { .. } | Source::Set { .. } | Source::Items { .. } => Class::ArraySeq,
        Source::SortedMap { part: Part::Key, .. } => Class::KeySeq,
        Source::SortedMap { part: Part::Value, .. } => Class::ValSeq,
        Source::SortedMap { .. } | Source::SortedSet { .. } => Class::ArraySeq,
        Source::Text { .. } => Class::StringSeq,
        Source::Range { .. } => Class::LongRange,
    }
}
