//! Functions that find their code by the type of their first argument: those of protocols.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::class::Class;
use crate::context::Cx;
use crate::counted::Counted;
use crate::engine::Engine;
use crate::error::{Error, ErrorKind};
use crate::lookup::Lookup;
use crate::symbol::Symbol;
use crate::types::{Shape, Type, find_method};
use crate::value::Value;

/// Types that a function remembers.
const WAYS: usize = 4;

/// The function of a protocol.
///
/// # Complexity
/// O(1) for a type that it met lately: a comparison of two numbers. Else it walks the type's supertypes.
pub struct Dispatch<E: Engine> {
    protocol: Rc<Type<E>>,
    name: Symbol,
    method: Symbol,
    cache: [(Cell<u64>, RefCell<Value<E>>); WAYS],
}

/// The number of the type of `value`; 0 where it must be looked at more closely.
#[inline]
fn type_id<E: Engine>(value: &Value<E>) -> u32 {
    match value {
        Value::Map(map) => match map.record_type() {
            Some(ty) => ty.id(),
            None if map.borrow().count() > 8 => Class::PersistentHashMap as u32,
            None => Class::PersistentArrayMap as u32,
        },
        Value::Instance(instance) => instance.ty().id(),
        Value::Host(host) => host.ty().map_or(0, |ty| ty.id()),
        other => other.class() as u32,
    }
}

impl<E: Engine> Dispatch<E> {
    /// The function `name` of a protocol.
    pub fn new(protocol: Rc<Type<E>>, name: Symbol) -> Self {
        let method = method_name(&protocol, name);
        Dispatch { protocol, name, method, cache: Default::default() }
    }

    /// The code for a call with these arguments.
    ///
    /// # Errors
    /// When the type of the first one does not implement the method.
    #[inline]
    pub fn target(&self, cx: &mut Cx<E>, args: &[Value<E>]) -> Result<Value<E>, Error<E>> {
        let Some(first) = args.first() else { return Err(self.no_arguments()) };
        let id = type_id(first);
        let key = u64::from(cx.types.epoch()) << 32 | u64::from(id);
        let (known, target) = &self.cache[id as usize % WAYS];
        if known.get() == key && id != 0 {
            return Ok(match &*target.borrow() {
                Value::Int(at) => first.bound_method(Value::Int(*at)),
                target => target.clone(),
            });
        }
        self.find(cx, first, key)
    }

    #[cold]
    #[inline(never)]
    fn find(&self, cx: &mut Cx<E>, first: &Value<E>, key: u64) -> Result<Value<E>, Error<E>> {
        let ty = cx.types.of(first);
        if let Shape::Protocol { via_metadata: true, .. } = self.protocol.shape() {
            // The type's own implementation comes before the value's metadata, that before extensions.
            if let Some(method) = self.in_metadata(first) {
                return Ok(method);
            }
            let method = find_method(&mut cx.types, &ty, self.method);
            return method.map(|method| first.bound_method(method)).ok_or_else(|| self.missing(&ty));
        }
        let Some(method) = find_method(&mut cx.types, &ty, self.method) else {
            return Err(self.missing(&ty));
        };
        let (known, target) = &self.cache[(key as u32) as usize % WAYS];
        known.set(key);
        let old = target.replace(method.clone());
        drop(old);
        Ok(first.bound_method(method))
    }

    /// The implementation in the metadata of `value`, under the qualified name of the function.
    fn in_metadata(&self, value: &Value<E>) -> Option<Value<E>> {
        let meta = value.meta()?;
        let protocol = self.protocol.name().text();
        let namespace = protocol.rsplit_once('.').map_or("", |(namespace, _)| namespace);
        let name = Symbol::try_qualified(Some(namespace), &self.name.text()).ok()?;
        let meta = meta.borrow();
        meta.val_at(&Value::Symbol(name, None)).cloned()
    }

    #[cold]
    fn no_arguments(&self) -> Error<E> {
        Error::new(ErrorKind::Arity, format!("expected at least 1 argument to {}, found 0", self.name))
    }

    #[cold]
    fn missing(&self, ty: &Type<E>) -> Error<E> {
        let protocol = self.protocol.name().text();
        let (namespace, short) = protocol.rsplit_once('.').unwrap_or(("user", &protocol));
        Error::argument(format!(
            "No implementation of method: :{} of protocol: #'{namespace}/{short} found for class: {}",
            self.name,
            ty.name()
        ))
    }
}

/// The name under which the types keep the method `name` of a protocol or of one of Clojure's interfaces.
pub fn method_name<E: Engine>(protocol: &Type<E>, name: Symbol) -> Symbol {
    match protocol.shape() {
        Shape::Protocol { .. } => Symbol::new(&format!("{}/{name}", protocol.name())),
        _ => name,
    }
}
