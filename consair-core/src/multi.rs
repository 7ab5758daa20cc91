//! Multimethods: functions that find their code by what a function says of their arguments.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use crate::collection::{contains, val_at};
use crate::context::Cx;
use crate::counted::Counted;
use crate::engine::{Engine, VectorContainer};
use crate::error::Error;
use crate::freeze;
use crate::function::{Args, Resume, Step, Stepped};
use crate::symbol::Symbol;
use crate::types::{is_subtype, lineage};
use crate::value::Value;
use crate::value::print::brief;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// A multimethod.
///
/// # Complexity
/// A call with a dispatch value that was met before: a look into a table. Else all methods are compared.
/// What was met is forgotten when a method, a preference, the hierarchy or a type changes.
pub struct MultiFn<E: Engine> {
    name: Symbol,
    dispatch: Value<E>,
    default: Value<E>,
    hierarchy: Value<E>,
    methods: RefCell<Vec<(Value<E>, Value<E>)>>,
    preferred: RefCell<Vec<(Value<E>, Value<E>)>>,
    met: RefCell<HashMap<Value<E>, Value<E>, FixedState>>,
    met_under: RefCell<Value<E>>,
    met_at: Cell<u32>,
}

impl<E: Engine> MultiFn<E> {
    /// A multimethod without methods; `hierarchy` is the var (or atom) of the hierarchy that
    /// it goes by.
    pub fn new(name: Symbol, dispatch: Value<E>, default: Value<E>, hierarchy: Value<E>) -> Rc<Self> {
        Rc::new(MultiFn {
            name,
            dispatch,
            default,
            hierarchy,
            methods: RefCell::default(),
            preferred: RefCell::default(),
            met: RefCell::new(HashMap::with_hasher(FixedState::with_seed(0))),
            met_under: RefCell::default(),
            met_at: Cell::new(0),
        })
    }

    /// Its name.
    pub fn name(&self) -> Symbol {
        self.name
    }

    /// The dispatch values and their methods, in the order in which they were added.
    pub fn methods(&self) -> Vec<(Value<E>, Value<E>)> {
        self.methods.borrow().clone()
    }

    /// The pairs of dispatch values of which the first is preferred.
    pub fn preferred(&self) -> Vec<(Value<E>, Value<E>)> {
        self.preferred.borrow().clone()
    }

    /// Adds the method for a dispatch value, or replaces it. The value is to be frozen.
    pub fn add(&self, value: Value<E>, method: Value<E>) {
        self.remove(&value);
        self.methods.borrow_mut().push((value, method));
    }

    /// Removes the method for a dispatch value.
    pub fn remove(&self, value: &Value<E>) {
        self.forget();
        let at = self.methods.borrow().iter().position(|(known, _)| known == value);
        let old = at.map(|at| self.methods.borrow_mut().remove(at));
        drop(old);
    }

    /// Removes all methods and preferences.
    pub fn clear(&self) {
        self.forget();
        drop(self.methods.take());
        drop(self.preferred.take());
    }

    fn forget(&self) {
        drop(std::mem::replace(&mut *self.met.borrow_mut(), HashMap::with_hasher(FixedState::with_seed(0))));
    }

    /// Prefers the method for `x` to the one for `y` where both will do.
    ///
    /// # Errors
    /// When `y` is preferred to `x`.
    pub fn prefer(&self, x: Value<E>, y: Value<E>) -> Result<(), E> {
        let hierarchy = self.hierarchy();
        if self.prefers(&hierarchy, &y, &x) {
            return Err(Error::new(
                crate::error::ErrorKind::State,
                format!(
                    "Preference conflict in multimethod '{}': {} is already preferred to {}",
                    self.name,
                    brief(&y),
                    brief(&x)
                ),
            ));
        }
        self.forget();
        self.preferred.borrow_mut().push((x, y));
        Ok(())
    }

    fn hierarchy(&self) -> Value<E> {
        let mut hierarchy = self.hierarchy.clone();
        loop {
            hierarchy = match hierarchy {
                Value::Var(var) => var.value().unwrap_or_default(),
                Value::Atom(atom) => atom.value(),
                other => return other,
            };
        }
    }

    fn prefers(&self, hierarchy: &Value<E>, x: &Value<E>, y: &Value<E>) -> bool {
        if self.preferred.borrow().iter().any(|(known, less)| known == x && less == y) {
            return true;
        }
        let parents = |value: &Value<E>| parents(hierarchy, value);
        parents(y).iter().any(|parent| self.prefers(hierarchy, x, parent))
            || parents(x).iter().any(|parent| self.prefers(hierarchy, parent, y))
    }

    fn dominates(&self, hierarchy: &Value<E>, x: &Value<E>, y: &Value<E>) -> bool {
        self.prefers(hierarchy, x, y) || is_a(hierarchy, x, y)
    }

    /// The method for a dispatch value, the default method where there is no other.
    ///
    /// # Errors
    /// When several will do and none is preferred.
    pub fn method(&self, cx: &mut Cx<E>, value: &Value<E>) -> Result<Option<Value<E>>, E> {
        let hierarchy = self.hierarchy();
        if !self.met_under.borrow().is_identical(&hierarchy) || self.met_at.get() != cx.types.epoch() {
            self.forget();
            let old = self.met_under.replace(hierarchy.clone());
            drop(old);
            self.met_at.set(cx.types.epoch());
        }
        if let Some(method) = self.met.borrow().get(value) {
            return Ok(Some(method.clone()));
        }
        let Some(method) = self.choose(cx, &hierarchy, value)? else { return Ok(None) };
        // A key is frozen: what the program does with the value later changes nothing here.
        if freeze::is_frozen(value) {
            self.met.borrow_mut().insert(value.clone(), method.clone());
        }
        Ok(Some(method))
    }

    fn choose(&self, cx: &mut Cx<E>, hierarchy: &Value<E>, value: &Value<E>) -> Result<Option<Value<E>>, E> {
        let mut best: Option<(Value<E>, Value<E>)> = None;
        for (key, method) in self.methods() {
            cx.charge(1)?;
            if !is_a(hierarchy, value, &key) {
                continue;
            }
            let Some((other, _)) = &best else {
                best = Some((key, method));
                continue;
            };
            if self.dominates(hierarchy, &key, other) {
                best = Some((key, method));
            } else if !self.dominates(hierarchy, other, &key) {
                return Err(Error::argument(format!(
                    "Multiple methods in multimethod '{}' match dispatch value: {} -> {} and {}, and \
                     neither is preferred",
                    self.name,
                    brief(value),
                    brief(&key),
                    brief(other)
                )));
            }
        }
        let default = || self.methods().into_iter().find(|(key, _)| *key == self.default);
        Ok(best.or_else(default).map(|(_, method)| method))
    }

    /// Calls the method for `args`.
    ///
    /// # Errors
    /// When there is none, and those of the dispatch function.
    pub fn call(self: &Rc<Self>, cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
        if let (Value::Keyword(_), [map @ Value::Map(_)]) = (&self.dispatch, &*args) {
            let value = val_at(map, &self.dispatch, Value::Nil)?;
            return self.with_value(cx, value, args.iter_mut().map(Value::take).collect());
        }
        let chosen = Chosen { multi: Rc::clone(self), args: args.iter_mut().map(Value::take).collect() };
        let args: Args<E> = chosen.args.clone();
        Ok(Step::Call { callee: self.dispatch.clone(), args, then: Some(Box::new(chosen)) })
    }

    fn with_value(&self, cx: &mut Cx<E>, value: Value<E>, args: Args<E>) -> Stepped<E> {
        let value = match freeze::unrealised_within(&value) {
            Ok(None) => freeze::key(cx, value)?,
            _ => value,
        };
        match self.method(cx, &value)? {
            Some(callee) => Ok(Step::Call { callee, args, then: None }),
            None => Err(Error::argument(format!(
                "No method in multimethod '{}' for dispatch value: {}",
                self.name,
                brief(&value)
            ))),
        }
    }
}

/// Goes on with the dispatch value.
struct Chosen<E: Engine> {
    multi: Rc<MultiFn<E>>,
    args: Args<E>,
}

impl<E: Engine> Resume<E> for Chosen<E> {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, value: Value<E>) -> Stepped<E> {
        let Chosen { multi, args } = *self;
        multi.with_value(cx, value, args)
    }
}

fn elements<E: Engine>(set: &Value<E>) -> Vec<Value<E>> {
    match set {
        Value::Set(set) => crate::engine::SetContainer::iter(&*set.borrow()).cloned().collect(),
        _ => Vec::new(),
    }
}

/// What a map of a hierarchy says of `key`, or `nil`.
fn part<E: Engine>(map: &Value<E>, key: &Value<E>) -> Value<E> {
    val_at(map, key, Value::Nil).unwrap_or_default()
}

/// What a value was derived from, and a type's supertypes.
fn parents<E: Engine>(hierarchy: &Value<E>, value: &Value<E>) -> Vec<Value<E>> {
    let derived = part(hierarchy, &Value::keyword("parents"));
    let mut found = elements(&part(&derived, value));
    if let Value::Type(ty) = value {
        found.extend(ty.supers().into_iter().map(Value::Type));
    }
    found
}

/// `(isa? hierarchy child parent)`: equal, derived, a subtype, or vectors of which each element is.
pub fn is_a<E: Engine>(hierarchy: &Value<E>, child: &Value<E>, parent: &Value<E>) -> bool {
    if child == parent {
        return true;
    }
    match (child, parent) {
        (Value::Type(child), Value::Type(parent)) if is_subtype(child, parent) => return true,
        (Value::Vector(left), Value::Vector(right)) => {
            let (left, right) = (left.borrow(), right.borrow());
            return left.count() == right.count()
                && left.iter().zip(right.iter()).all(|(child, parent)| is_a(hierarchy, child, parent));
        }
        _ => {}
    }
    let ancestors = part(hierarchy, &Value::keyword("ancestors"));
    let derived = |value: &Value<E>| {
        let above = part(&ancestors, value);
        contains(&above, parent).unwrap_or(false)
    };
    match child {
        Value::Type(ty) => lineage(ty).into_iter().any(|ty| derived(&Value::Type(ty))),
        _ => derived(child),
    }
}
