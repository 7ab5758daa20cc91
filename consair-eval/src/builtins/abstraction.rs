//! Types, what is made of them, and what is asked of them.

mod interop;
mod multi;

use std::rc::Rc;

use consair_core::class::Class;
use consair_core::collection;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::dispatch::{Dispatch, method_name};
use consair_core::engine::{Container, Engine};
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Native, NativeCode, Step, Stepped};
use consair_core::object::Object;
use consair_core::stream::{Pull, Stream};
use consair_core::symbol::{Keyword, Symbol};
use consair_core::types::{Instance, Shape, Type, is_subtype, lineage};
use consair_core::value::Value;

use super::driver::{Flow, Fold, Need, done, fold, taken};
use super::{Row, plain, step};
use crate::analyze::{Env, Resolved};
use crate::runtime::{Names, runtime};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions of types, of objects and of multimethods.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = of_types();
    rows.extend(of_protocols());
    rows.extend(of_objects());
    rows.extend(interop::rows());
    rows.extend(multi::rows());
    rows
}

fn type_in<E: Engine>(value: &Value<E>) -> Result<&Rc<Type<E>>, E> {
    match value {
        Value::Type(ty) => Ok(ty),
        other => Err(Error::expected("a class", other)),
    }
}

fn symbol_in<E: Engine>(value: &Value<E>) -> Result<Symbol, E> {
    match value {
        Value::Symbol(name, _) => Ok(*name),
        Value::Keyword(name) => Ok(name.symbol()),
        other => Err(Error::expected("a symbol", other)),
    }
}

/// The elements of a vector, list or sequence that is realised.
fn items<E: Engine>(value: &Value<E>) -> Result<Vec<Value<E>>, E> {
    let mut stream = Stream::new(value.clone())?;
    let mut items = Vec::new();
    while let Pull::Item(item) = stream.pull()? {
        items.push(item);
    }
    Ok(items)
}

fn symbols<E: Engine>(value: &Value<E>) -> Result<Vec<Symbol>, E> {
    items(value)?.iter().map(symbol_in).collect()
}

fn of_types<E: Engine>() -> Vec<Row<E>> {
    let (one, two) = (Arity::exactly(1), Arity::exactly(2));
    vec![
        plain("class", one, "The class of the value; nil for nil.", |cx, args| {
            Ok(match &args[0] {
                Value::Nil => Value::Nil,
                value => Value::Type(cx.types.of(value)),
            })
        }),
        plain("class?", one, "True for a class.", |_, args| {
            Ok(Value::Bool(matches!(&args[0], Value::Type(ty) if !is_protocol(ty))))
        }),
        plain("instance?", two, "True when the value is of that class.", |cx, args| {
            let class = type_in(&args[0])?;
            Ok(Value::Bool(is_of(cx, &args[1], class)))
        }),
        plain("record?", one, "True for a record.", |_, args| {
            Ok(Value::Bool(matches!(&args[0], Value::Map(map) if map.record_type().is_some())))
        }),
        plain(
            "bases",
            one,
            "What a class is directly a kind of, as a list; nil when that is nothing.",
            |_, args| {
                let supers = type_in(&args[0])?.supers();
                Ok(if supers.is_empty() {
                    Value::Nil
                } else {
                    Value::list(supers.into_iter().map(Value::Type))
                })
            },
        ),
        plain(
            "supers",
            one,
            "All that a class is a kind of, as a set; nil when that is nothing.",
            |cx, args| {
                let above = lineage(type_in(&args[0])?);
                let above: Vec<_> = above.into_iter().skip(1).map(Value::Type).collect();
                if above.is_empty() { Ok(Value::Nil) } else { collection::set_of(cx, above) }
            },
        ),
        plain(
            "type-name*",
            one,
            "The full name of a type of that name in the current namespace.",
            |cx, args| {
                let name = symbol_in(&args[0])?;
                let namespace = runtime(cx).current.text().replace('-', "_");
                Ok(Value::Symbol(Symbol::try_new(&format!("{namespace}.{name}"))?, None))
            },
        ),
        plain(
            "make-type*",
            Arity::between(3, 4),
            "A new type: its full name, :record or :object, the names of its fields, and of those that set! changes.",
            make_type,
        ),
    ]
}

fn is_protocol<E: Engine>(ty: &Type<E>) -> bool {
    matches!(ty.shape(), Shape::Protocol { .. })
}

/// True when `value` is of the type `ty`.
fn is_of<E: Engine>(cx: &mut Cx<E>, value: &Value<E>, ty: &Type<E>) -> bool {
    match (value, ty.class()) {
        (Value::Nil, _) => false,
        (value, Some(class)) if value.custom_type().is_none() => {
            value.class().is_a(class) || class == Class::Object
        }
        _ => is_subtype(&cx.types.of(value), ty),
    }
}

/// What all records are.
const RECORD: [Class; 6] =
    [Class::IRecord, Class::IObj, Class::ILookup, Class::IPersistentMap, Class::JavaMap, Class::IHashEq];

fn field_names<E: Engine>(names: &Value<E>) -> Result<Vec<Keyword>, E> {
    symbols(names)?.into_iter().map(|field| Ok(Keyword::try_new(&field.text())?)).collect()
}

fn make_type<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_in(&args[0])?;
    let fields = field_names(&args[2])?;
    let is_record = args[1] == Value::keyword("record");
    let shape = if is_record { Shape::Record } else { Shape::Object };
    let ty = cx.types.make(name, shape, fields.into());
    let supers: &[Class] = if is_record { &RECORD } else { &[Class::IType] };
    for class in supers {
        ty.add_super(cx.types.class(*class));
    }
    if let Some(mutable) = args.get(3) {
        ty.set_mutable(field_names(mutable)?);
    }
    Ok(Value::Type(ty))
}

fn of_protocols<E: Engine>() -> Vec<Row<E>> {
    let two = Arity::exactly(2);
    vec![
        plain(
            "protocol*",
            Arity::exactly(3),
            "A protocol: its full name, the names of its methods, and whether metadata may implement them. \
             The one that is there, when it has the same methods.",
            |cx, args| {
                let name = symbol_in(&args[0])?;
                let via_metadata = args[2].is_truthy();
                let shape = Shape::Protocol { methods: symbols(&args[1])?.into(), via_metadata };
                if let Some(known) = cx.types.kept(name).filter(|known| *known.shape() == shape) {
                    return Ok(Value::Type(known));
                }
                let ty = cx.types.make(name, shape, Box::default());
                cx.types.keep(&ty);
                Ok(Value::Type(ty))
            },
        ),
        plain("protocol-fn*", two, "The function of that name of a protocol.", |_, args| {
            let name = symbol_in(&args[1])?;
            let dispatch = Dispatch::new(Rc::clone(type_in(&args[0])?), name);
            Ok(Value::Native(Rc::new(Native {
                name,
                arity: Arity::at_least(1),
                doc: "A function of a protocol.",
                code: NativeCode::Dispatch(Box::new(dispatch)),
            })))
        }),
        plain(
            "implement*",
            Arity::exactly(4),
            "Gives a type (nil for that of nil) the methods of a protocol: a map of keywords to functions. \
             When strict, a method that the protocol has not is an error.",
            implement,
        ),
        plain("extends?", two, "True when the class itself implements the protocol.", |cx, args| {
            let protocol = protocol_in(&args[0])?;
            let ty = match &args[1] {
                Value::Nil => Rc::clone(cx.types.class(Class::Nil)),
                other => Rc::clone(type_in(other)?),
            };
            Ok(Value::Bool(ty.supers().iter().any(|ty| ty.id() == protocol.id())))
        }),
        plain("satisfies?", two, "True when the type of the value implements the protocol.", |cx, args| {
            let protocol = protocol_in(&args[0])?;
            let ty = cx.types.of(&args[1]);
            Ok(Value::Bool(implements(cx, &ty, protocol)))
        }),
        plain(
            "extenders",
            Arity::exactly(1),
            "The types that implement the protocol, as a list; nil for none.",
            |cx, args| {
                let protocol = protocol_in(&args[0])?.id();
                let all = cx.types.all();
                let found = all.into_iter().filter(|ty| ty.supers().iter().any(|ty| ty.id() == protocol));
                let found: Vec<_> = found.map(type_or_nil).collect();
                Ok(if found.is_empty() { Value::Nil } else { Value::list(found) })
            },
        ),
    ]
}

fn type_or_nil<E: Engine>(ty: Rc<Type<E>>) -> Value<E> {
    if ty.class() == Some(Class::Nil) { Value::Nil } else { Value::Type(ty) }
}

fn protocol_in<E: Engine>(value: &Value<E>) -> Result<&Rc<Type<E>>, E> {
    match value {
        Value::Type(ty) if is_protocol(ty) => Ok(ty),
        other => Err(Error::expected("a protocol", other)),
    }
}

fn implements<E: Engine>(cx: &mut Cx<E>, ty: &Rc<Type<E>>, protocol: &Type<E>) -> bool {
    let is_nil = ty.class() == Some(Class::Nil);
    lineage(ty).iter().any(|ty| ty.id() == protocol.id())
        || !is_nil && lineage(cx.types.class(Class::Object)).iter().any(|ty| ty.id() == protocol.id())
}

fn implement<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let [ty, protocol, methods, strict] = taken(args);
    let ty = match &ty {
        Value::Nil => Rc::clone(cx.types.class(Class::Nil)),
        other => Rc::clone(type_in(other)?),
    };
    let protocol = match &protocol {
        Value::Type(protocol) => Rc::clone(protocol),
        other => return Err(Error::expected("a protocol or an interface", other)),
    };
    if is_protocol(&ty) {
        return Err(Error::argument(format!("expected a class to extend, found the protocol {}", ty.name())));
    }
    ty.add_super(&protocol);
    for entry in items(&methods)? {
        let (name, method) = (collection::nth(&entry, 0, None)?, collection::nth(&entry, 1, None)?);
        give(&ty, &protocol, symbol_in(&name)?, method, strict.is_truthy())?;
    }
    cx.types.changed();
    Ok(Value::Nil)
}

/// Gives a type one method of a protocol or an interface.
///
/// # Errors
/// When the protocol has no such method.
pub(crate) fn give_method<E: Engine>(
    cx: &mut Cx<E>,
    ty: &Rc<Type<E>>,
    protocol: &Rc<Type<E>>,
    name: Symbol,
    method: Value<E>,
) -> Result<(), E> {
    give(ty, protocol, name, method, true)?;
    ty.add_super(protocol);
    cx.types.changed();
    Ok(())
}

fn give<E: Engine>(
    ty: &Type<E>,
    protocol: &Type<E>,
    name: Symbol,
    method: Value<E>,
    strict: bool,
) -> Result<(), E> {
    if let Shape::Protocol { methods, .. } = protocol.shape()
        && !methods.contains(&name)
    {
        if !strict {
            return Ok(());
        }
        let known = methods.iter().map(|method| method.text()).collect::<Vec<_>>().join(", ");
        return Err(Error::argument(format!(
            "expected a method of the protocol {} ({known}), found {name}",
            protocol.name()
        )));
    }
    ty.set_method(method_name(protocol, name), method);
    Ok(())
}

fn of_objects<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        plain(
            "new*",
            Arity::at_least(1),
            "An object of a class, made of the arguments: what (Class. args) and (new Class args) expand to.",
            |cx, args| {
                let (class, args) = args.split_first_mut().expect("the arity says one or more");
                let ty = Rc::clone(type_in(class)?);
                construct(cx, &ty, args)
            },
        ),
        plain(
            "constructor*",
            one,
            "The function that makes objects of a type from its fields.",
            |_, args| {
                let ty = Rc::clone(type_in(&args[0])?);
                let full = ty.name().text();
                let short = full.rsplit('.').next().unwrap_or_default();
                let name = Symbol::try_new(&format!("->{short}"))?;
                let arity = Arity::exactly(ty.fields().len() as u16);
                let make =
                    move |cx: &mut Cx<E>, args: &mut [Value<E>]| construct(cx, &ty, args).map(Step::Done);
                let code = NativeCode::Host(Box::new(make));
                let doc = "Makes an object of the values of its fields, in order.";
                Ok(Value::Native(Rc::new(Native { name, arity, doc, code })))
            },
        ),
        step(
            "record-of*",
            Arity::exactly(2),
            "A record of that type with the entries of a map; fields that it has not are nil.",
            |cx, args| {
                let ty = Rc::clone(type_in(&args[0])?);
                let record = construct(cx, &ty, &mut vec![Value::Nil; ty.fields().len()])?;
                let stream = Stream::new(Value::take(&mut args[1]))?;
                fold(cx, stream, Filled(record))
            },
        ),
        plain(
            "kept-type*",
            one,
            "The type of a reify form, or nil when it was not evaluated yet.",
            |cx, args| {
                let name = symbol_in(&args[0])?;
                Ok(cx.types.kept(name).map_or(Value::Nil, Value::Type))
            },
        ),
        plain(
            "reify-type*",
            Arity::exactly(2),
            "Keeps a new type of that name: for each protocol the names of its methods, whose functions are the fields.",
            reify_type,
        ),
        plain(
            "field*",
            Arity::exactly(2),
            "The value of a field of an object. What (.-field object) expands to.",
            |_, args| {
                let name = match &args[1] {
                    Value::Keyword(name) => *name,
                    other => return Err(Error::expected("a keyword", other)),
                };
                field(&args[0], name).ok_or_else(|| no_field(&args[0], name))
            },
        ),
        plain(
            "set-field*",
            Arity::exactly(3),
            "Gives a field of an object a value, and gives the value back. What set! of a field expands to.",
            |cx, args| {
                let [object, name, value] = taken(args);
                let Value::Keyword(name) = name else { return Err(Error::expected("a keyword", &name)) };
                let Value::Instance(instance) = &object else { return Err(no_field(&object, name)) };
                let at = instance.ty().field(name).ok_or_else(|| no_field(&object, name))?;
                if !instance.ty().is_mutable(name) {
                    return Err(no_change(&object, name));
                }
                if !value.is_immediate() {
                    cx.suspect_instance(instance);
                }
                instance.set_field(at, value.clone());
                Ok(value)
            },
        ),
    ]
}

/// The field of a record or an object.
fn field<E: Engine>(object: &Value<E>, name: Keyword) -> Option<Value<E>> {
    match object {
        Value::Instance(instance) => instance.field(instance.ty().field(name)?),
        Value::Map(map) if map.record_type().is_some() => collection::lookup(object, &name.into()).ok()?,
        _ => None,
    }
}

fn no_field<E: Engine>(object: &Value<E>, name: Keyword) -> Error<E> {
    let found =
        object.custom_type().map_or_else(|| object.kind_name().to_owned(), |ty| format!("a {}", ty.name()));
    let name = name.symbol();
    let class = if object.is_nil() { Class::NullPointerException } else { Class::IllegalArgumentException };
    let message = format!("expected an object with the field {name}, found {found}");
    Error::of_class(ErrorKind::Argument, class, Some(message), Value::Nil, Value::Nil)
}

#[cold]
fn no_change<E: Engine>(object: &Value<E>, name: Keyword) -> Error<E> {
    let of = object.custom_type().map(|ty| ty.name().text()).unwrap_or_default();
    let name = name.symbol();
    Error::argument(format!(
        "expected a field that can be set (marked ^:unsynchronized-mutable in {of}), found {name}"
    ))
}

/// A record that takes entries in.
struct Filled<E: Engine>(Value<E>);

impl<E: Engine> Fold<E, Value<E>> for Filled<E> {
    fn item(&mut self, cx: &mut Cx<E>, entry: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        let key = super::collection::entry_part(&entry, 0)?;
        if let Some(need) = Need::key(&key)? {
            return Ok(Flow::Realise(need, entry));
        }
        let value = super::collection::entry_part(&entry, 1)?;
        self.0 = collection::assoc(cx, Value::take(&mut self.0), key, value)?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.0)
    }
}

/// An object of type `ty`, whose fields are taken from `args`.
///
/// # Errors
/// When their number is wrong, or nothing can be made of that class.
pub(crate) fn construct<E: Engine>(
    cx: &mut Cx<E>,
    ty: &Rc<Type<E>>,
    args: &mut [Value<E>],
) -> Result<Value<E>, E> {
    match ty.shape() {
        Shape::Class(class) => return interop::construct(cx, *class, args),
        Shape::Record | Shape::Object if args.len() == ty.fields().len() => {}
        Shape::Record | Shape::Object => {
            let expected = Arity::exactly(ty.fields().len() as u16);
            let message = format!("expected {expected} to {}., found {}", ty.name(), args.len());
            return Err(Error::new(ErrorKind::Arity, message));
        }
        Shape::Host | Shape::Protocol { .. } => {
            return Err(Error::argument(format!("expected a class that can be made, found {}", ty.name())));
        }
    }
    if *ty.shape() == Shape::Object {
        return Ok(Value::Instance(Instance::new(
            Rc::clone(ty),
            args.iter_mut().map(Value::take).collect(),
            None,
        )));
    }
    let mut map = E::Map::default();
    for (name, value) in ty.fields().iter().zip(args) {
        map.conj((Value::Keyword(*name), Value::take(value)));
    }
    cx.check_allocation(map.heap_bytes())?;
    Ok(Value::Map(Object::with_annex(map, Some(ty.mark()))))
}

fn reify_type<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_in(&args[0])?;
    let specs = items(&args[1])?;
    let mut fields = Vec::new();
    let mut methods = Vec::new();
    for spec in &specs {
        let protocol = Rc::clone(type_in(&collection::nth(spec, 0, None)?)?);
        let names = symbols(&collection::nth(spec, 1, None)?)?;
        for name in &names {
            methods.push((Rc::clone(&protocol), *name, fields.len() as i64));
            fields.push(Keyword::try_new(&format!("method{}", fields.len()))?);
        }
        if names.is_empty() {
            methods.push((protocol, name, -1));
        }
    }
    let ty = cx.types.make(name, Shape::Object, fields.into());
    ty.add_super(cx.types.class(Class::IObj));
    for (protocol, name, at) in methods {
        ty.add_super(&protocol);
        if at >= 0 {
            give(&ty, &protocol, name, Value::Int(at), true)?;
        }
    }
    cx.types.keep(&ty);
    Ok(Value::Type(ty))
}

/// The type of a record that programs name `name.space.Record`.
fn record_named<E: Engine>(cx: &mut Cx<E>, name: Symbol) -> Option<Rc<Type<E>>> {
    match (Names { cx }).resolve(name) {
        Resolved::Var(var) => match runtime(cx).intern(var).value()? {
            Value::Type(ty) if *ty.shape() == Shape::Record && ty.name() == name => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// The record that `#name.space.Record value` reads as: of a map, or of a vector of all fields; `None`
/// where the tag names no record.
pub(crate) fn read_record<E: Engine>(
    cx: &mut Cx<E>,
    tag: Symbol,
    value: &Value<E>,
) -> Option<Result<Value<E>, E>> {
    let ty = tag.with_text(|tag| tag.contains('.')).then(|| record_named(cx, tag))??;
    Some((|| match value {
        Value::Map(_) => {
            let mut record = construct(cx, &ty, &mut vec![Value::Nil; ty.fields().len()])?;
            for entry in items(value)? {
                let (key, value) = (collection::nth(&entry, 0, None)?, collection::nth(&entry, 1, None)?);
                record = collection::assoc(cx, record, key, value)?;
            }
            Ok(record)
        }
        Value::Vector(_) => construct(cx, &ty, &mut items(value)?),
        other => Err(Error::expected("a map or a vector of fields", other)),
    })())
}

/// The function that reads what stands after the tag of a record; `None` where it names none.
pub(crate) fn record_reader<E: Engine>(cx: &mut Cx<E>, tag: Symbol) -> Option<Value<E>> {
    tag.with_text(|tag| tag.contains('.')).then(|| record_named(cx, tag))??;
    let read = move |cx: &mut Cx<E>, args: &mut [Value<E>]| {
        let record =
            read_record(cx, tag, &args[0]).unwrap_or_else(|| Err(Error::expected("a record", &args[0])));
        record.map(Step::Done)
    };
    let (name, arity, code) = (tag, Arity::exactly(1), NativeCode::Host(Box::new(read)));
    Some(Value::Native(Rc::new(Native { name, arity, doc: "Reads a record.", code })))
}
