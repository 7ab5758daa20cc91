//! Values that can be called without running code: collections and names as functions of a key.

use crate::collection::{nth, val_at};
use crate::engine::Engine;
use crate::error::{Error, ErrorKind};
use crate::function::Arity;
use crate::value::Value;

/// What can be called like a function.
pub trait Callable<E: Engine> {
    /// How many arguments it takes; `None` when it cannot be called, or only the evaluator can.
    fn arity(&self) -> Option<Arity>;

    /// The result of the call.
    ///
    /// # Errors
    /// When it cannot be called, or not with these arguments.
    fn call(&self, args: &[Value<E>]) -> Result<Value<E>, Error<E>>;
}

impl<E: Engine> Callable<E> for Value<E> {
    fn arity(&self) -> Option<Arity> {
        match self {
            Value::Map(map) if map.record_type().is_some() => None,
            Value::Keyword(_)
            | Value::Symbol(..)
            | Value::Map(_)
            | Value::SortedMap(_)
            | Value::Transient(_) => Some(Arity::between(1, 2)),
            Value::Vector(_) | Value::Set(_) | Value::SortedSet(_) => Some(Arity::exactly(1)),
            _ => None,
        }
    }

    fn call(&self, args: &[Value<E>]) -> Result<Value<E>, Error<E>> {
        let Some(arity) = self.arity() else {
            return Err(Error::expected("a function", self));
        };
        if !arity.accepts(args.len()) {
            return Err(Error::new(
                ErrorKind::Arity,
                format!("expected {arity} to {}, found {}", self.kind_name(), args.len()),
            ));
        }
        let default = args.get(1).cloned().unwrap_or_default();
        match self {
            Value::Keyword(_) | Value::Symbol(..) => val_at(&args[0], self, default),
            Value::Transient(transient) => transient.read(|coll| coll.call(args)),
            _ if self.is_map() || self.is_set() => val_at(self, &args[0], default),
            _ => match &args[0] {
                Value::Int(index) => nth(self, *index, None),
                other => Err(Error::expected("an integer index of a vector", other)),
            },
        }
    }
}
