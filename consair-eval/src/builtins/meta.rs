//! Metadata.

use std::rc::Rc;

use consair_core::collection::{assoc, copied, map_of};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Step, Stepped};
use consair_core::object::Meta;
use consair_core::reference::Var;
use consair_core::sequence::unrealised;
use consair_core::symbol::Symbol;
use consair_core::types::Instance;
use consair_core::update::set_meta;
use consair_core::value::Value;

use super::custom::custom;
use super::walk::{Then, realised};
use super::{Row, plain, step};
use crate::convert::to_value;
use crate::known::of_var;
use crate::runtime::{core_macro_row, read_text};

/// `meta`, `with-meta`, `vary-meta`, `reset-meta!`, `alter-meta!`.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step(
            "meta",
            Arity::exactly(1),
            "The metadata map of the value, or nil. That of a var has its :ns and :name.",
            |cx, args| match (custom(args, "meta"), &args[0]) {
                (Some(called), _) => called,
                (None, Value::Var(var)) => Ok(Step::Done(var_meta(cx, var)?)),
                (None, value) => Ok(Step::Done(value.meta().map_or(Value::Nil, Value::Map))),
            },
        ),
        step(
            "with-meta",
            Arity::exactly(2),
            "The value with that metadata map (or nil) in place of its own. Takes symbols, collections, sequences and functions.",
            |cx, args| {
                if let Some(called) = custom(args, "withMeta") {
                    return called;
                }
                let (value, meta) = (Value::take(&mut args[0]), Value::take(&mut args[1]));
                with_meta(cx, value, meta)
            },
        ),
        step(
            "vary-meta",
            Arity::at_least(2),
            "The value with the metadata that f makes of its own and the other arguments.",
            |_, args| {
                let value = Value::take(&mut args[0]);
                let call = on_meta(&value, args);
                Ok(Step::call(call.0, call.1, Box::new(Varied(value))))
            },
        ),
        plain(
            "reset-meta!",
            Arity::exactly(2),
            "Gives a var or an atom that metadata map (or nil) and returns it.",
            |_, args| {
                let meta = Value::take(&mut args[1]);
                change_meta(&args[0], meta)
            },
        ),
        step(
            "alter-meta!",
            Arity::at_least(2),
            "Gives a var or an atom the metadata that f makes of its own and the other arguments, and returns it.",
            |_, args| {
                let value = Value::take(&mut args[0]);
                let call = on_meta(&value, args);
                Ok(Step::call(
                    call.0,
                    call.1,
                    Box::new(Then(move |_: &mut Cx<E>, meta| change_meta(&value, meta))),
                ))
            },
        ),
    ]
}

/// What was said of a var at its definition, and its name.
fn var_meta<E: Engine>(cx: &mut Cx<E>, var: &Rc<Var<E>>) -> Result<Value<E>, Error<E>> {
    let mut meta = match var.meta() {
        Some(map) => copied(cx, &Value::Map(map))?,
        None => known_meta(cx, var)?,
    };
    if var.is_macro() {
        meta = assoc(cx, meta, Value::keyword("macro"), Value::Bool(true))?;
    }
    let symbol = |text: String| Symbol::try_new(&text).map(|name| Value::Symbol(name, None));
    if let Some(namespace) = var.name().namespace() {
        meta = assoc(cx, meta, Value::keyword("ns"), symbol(namespace)?)?;
    }
    assoc(cx, meta, Value::keyword("name"), symbol(var.name().name())?)
}

/// What a function or macro written in Rust says of itself.
fn known_meta<E: Engine>(cx: &mut Cx<E>, var: &Rc<Var<E>>) -> Result<Value<E>, Error<E>> {
    let is_native = matches!(var.value(), Some(Value::Native(_)));
    if !is_native && core_macro_row(var.name()).is_none() {
        return map_of(cx, []);
    }
    let known = of_var(cx, var);
    let mut lists = Vec::new();
    for list in &known.arglists {
        for form in read_text(cx, "<arguments>", list)? {
            lists.push(to_value(cx, &form)?);
        }
    }
    let doc = known.doc.map_or(Value::Nil, Value::from);
    map_of(cx, [(Value::keyword("arglists"), Value::list(lists)), (Value::keyword("doc"), doc)])
}

/// The call of `(f meta more...)` in `(vary-meta value f more...)`.
fn on_meta<E: Engine>(value: &Value<E>, args: &mut [Value<E>]) -> (Value<E>, Vec<Value<E>>) {
    let mut given = vec![value.meta().map_or(Value::Nil, Value::Map)];
    given.extend(args[2..].iter_mut().map(Value::take));
    (Value::take(&mut args[1]), given)
}

struct Varied<E: Engine>(Value<E>);

impl<E: Engine> consair_core::function::Resume<E> for Varied<E> {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, meta: Value<E>) -> Stepped<E> {
        with_meta(cx, self.0, meta)
    }
}

fn with_meta<E: Engine>(cx: &mut Cx<E>, value: Value<E>, meta: Value<E>) -> Stepped<E> {
    let meta = as_meta(meta)?;
    if unrealised(&value).is_none() {
        return Ok(Step::Done(attach(cx, value, meta)?));
    }
    // A copy of an unrealised sequence would compute it a second time.
    let lazy = value.clone();
    realised(cx, lazy, move |cx, _| attach(cx, value, meta))
}

fn as_meta<E: Engine>(meta: Value<E>) -> Result<Meta<E>, Error<E>> {
    match meta {
        Value::Nil => Ok(None),
        Value::Map(map) => Ok(Some(map)),
        other => Err(Error::expected("a map of metadata", &other)),
    }
}

fn attach<E: Engine>(cx: &mut Cx<E>, value: Value<E>, meta: Meta<E>) -> Result<Value<E>, Error<E>> {
    Ok(match value {
        Value::Symbol(name, _) => Value::Symbol(name, meta),
        Value::List(mut list) => {
            set_meta(cx, &mut list, meta)?;
            Value::List(list)
        }
        Value::Vector(mut vector) => {
            set_meta(cx, &mut vector, meta)?;
            Value::Vector(vector)
        }
        Value::Map(mut map) => {
            set_meta(cx, &mut map, meta)?;
            Value::Map(map)
        }
        Value::Set(mut set) => {
            set_meta(cx, &mut set, meta)?;
            Value::Set(set)
        }
        Value::Instance(instance) => {
            Value::Instance(Instance::new(Rc::clone(instance.ty()), instance.values(), meta))
        }
        Value::SortedMap(mut map) => {
            set_meta(cx, &mut map, meta)?;
            Value::SortedMap(map)
        }
        Value::SortedSet(mut set) => {
            set_meta(cx, &mut set, meta)?;
            Value::SortedSet(set)
        }
        Value::Seq(seq) => Value::Seq(seq.with_meta(meta)),
        Value::Fn(closure) => Value::Fn(Rc::new(closure.with_meta(meta))),
        other => return Err(Error::expected("a symbol, a collection or a function of the language", &other)),
    })
}

fn change_meta<E: Engine>(value: &Value<E>, meta: Value<E>) -> Result<Value<E>, Error<E>> {
    let map = as_meta(meta.clone())?;
    match value {
        Value::Var(var) => var.set_meta(map),
        Value::Atom(atom) => atom.set_meta(map),
        other => return Err(Error::expected("a var or an atom", other)),
    }
    Ok(meta)
}
