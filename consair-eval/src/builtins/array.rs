//! Arrays: places of a fixed number, each of which can be given another value.
//!
//! An array is an object with one field, a vector that nothing else holds, so `aset` changes it in place on
//! every engine and under every policy. What walks an array walks a copy.

use std::rc::Rc;

use consair_core::class::Class;
use consair_core::collection::{self, vector_of};
use consair_core::context::Cx;
use consair_core::engine::{Engine, VectorContainer};
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Native, NativeCode, PlainFn};
use consair_core::number::is_number;
use consair_core::sequence::Source;
use consair_core::symbol::Symbol;
use consair_core::types::{Instance, Type};
use consair_core::value::Value;

use super::number::{narrow, to_float};
use super::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The kinds of arrays: the name of what they hold, and their class.
const KINDS: [(&str, Class); 9] = [
    ("object", Class::ObjectArray),
    ("long", Class::LongArray),
    ("int", Class::IntArray),
    ("short", Class::ShortArray),
    ("byte", Class::ByteArray),
    ("double", Class::DoubleArray),
    ("float", Class::FloatArray),
    ("char", Class::CharArray),
    ("boolean", Class::BooleanArray),
];

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain("array*", Arity::exactly(2), "An array of that kind with as many places.", |cx, args| {
            let class = class_named(&args[0])?;
            let count = count_of(&args[1])?;
            cx.check_allocation(count.saturating_mul(size_of::<Value<E>>()))?;
            cx.charge(count as u64)?;
            make(cx, class, (0..count).map(|_| Ok(nothing(class))))
        }),
        plain(
            "array-of*",
            Arity::exactly(2),
            "An array of that kind of the elements of a vector.",
            |cx, args| {
                let class = class_named(&args[0])?;
                let Value::Vector(items) = &args[1] else {
                    return Err(Error::expected("a vector", &args[1]));
                };
                let items: Vec<_> = items.borrow().iter().cloned().collect();
                cx.charge(items.len() as u64)?;
                make(cx, class, items.into_iter().map(|item| fitting(class, item)))
            },
        ),
        plain("array-cast*", Arity::exactly(2), "The array itself, if it is of that kind.", |_, args| {
            let class = class_named(&args[0])?;
            match array(&args[1]) {
                Ok(array) if class_of(array) == class => Ok(Value::take(&mut args[1])),
                _ => Err(Error::expected(&format!("an array of the class {}", class.name()), &args[1])),
            }
        }),
        plain("alength", Arity::exactly(1), "How many places an array has.", count),
        plain("aclone", Arity::exactly(1), "An array of its own with the same elements.", |cx, args| {
            let class = class_of(array(&args[0])?);
            let items = elements(array(&args[0])?);
            make(cx, class, items.into_iter().map(Ok))
        }),
        plain(
            "aget",
            Arity::at_least(2),
            "The value at a place of an array; with more indices, of the array in it.",
            |_, args| {
                let (found, indices) = args.split_first_mut().expect("the arity says two or more");
                indices.iter().try_fold(Value::take(found), |found, index| at(&found, index))
            },
        ),
        plain(
            "aset",
            Arity::at_least(3),
            "Gives a place of an array the value, and gives the value back; with more indices, of the array in it.",
            |cx, args| {
                let [target, indices @ .., index, value] = args else { unreachable!("the arity says so") };
                let inner = indices.iter().try_fold(Value::take(target), |found, index| at(&found, index))?;
                put(cx, &inner, index, Value::take(value))
            },
        ),
    ]
}

fn class_named<E: Engine>(kind: &Value<E>) -> Result<Class, E> {
    let found = match kind {
        Value::Keyword(name) => name.with_text(|name| KINDS.iter().find(|(known, _)| *known == name)),
        _ => None,
    };
    found.map(|(_, class)| *class).ok_or_else(|| Error::expected("a kind of array", kind))
}

fn count_of<E: Engine>(value: &Value<E>) -> Result<usize, E> {
    let Value::Int(count) = value else { return Err(Error::expected("a number of places", value)) };
    usize::try_from(*count).map_err(|_| {
        Error::argument(format!("expected a number of places that is not negative, found {count}"))
    })
}

/// What stands in a new array.
fn nothing<E: Engine>(class: Class) -> Value<E> {
    match class {
        Class::ObjectArray => Value::Nil,
        Class::DoubleArray | Class::FloatArray => Value::Float(0.0),
        Class::CharArray => Value::Char('\0'),
        Class::BooleanArray => Value::Bool(false),
        _ => Value::Int(0),
    }
}

/// The value as an array of that class holds it.
fn fitting<E: Engine>(class: Class, value: Value<E>) -> Result<Value<E>, E> {
    let range = match class {
        Class::ObjectArray => return Ok(value),
        Class::CharArray if matches!(value, Value::Char(_)) => return Ok(value),
        Class::CharArray => return Err(Error::expected("a character", &value)),
        Class::BooleanArray if matches!(value, Value::Bool(_)) => return Ok(value),
        Class::BooleanArray => return Err(Error::expected("a boolean", &value)),
        _ if !is_number(&value) => return Err(Error::expected("a number", &value)),
        Class::DoubleArray | Class::FloatArray => return Ok(Value::Float(to_float(&value)?)),
        Class::IntArray => i64::from(i32::MIN)..=i64::from(i32::MAX),
        Class::ShortArray => i64::from(i16::MIN)..=i64::from(i16::MAX),
        Class::ByteArray => i64::from(i8::MIN)..=i64::from(i8::MAX),
        _ => i64::MIN..=i64::MAX,
    };
    let kind = KINDS.iter().find(|(_, known)| *known == class).map_or("long", |(kind, _)| kind);
    Ok(Value::Int(narrow(&value, kind, *range.start(), *range.end())?))
}

fn make<E: Engine>(
    cx: &mut Cx<E>,
    class: Class,
    items: impl Iterator<Item = Result<Value<E>, E>>,
) -> Result<Value<E>, E> {
    let items = items.collect::<Result<Vec<_>, E>>()?;
    let held = vector_of(cx, items)?;
    let array = Instance::new(type_of(cx, class), vec![held], None);
    if class == Class::ObjectArray {
        cx.suspect_instance(&array);
    }
    Ok(Value::Instance(array))
}

/// The type of the arrays of a class, which says how they are counted and walked.
fn type_of<E: Engine>(cx: &mut Cx<E>, class: Class) -> Rc<Type<E>> {
    let ty = Rc::clone(cx.types.class(class));
    if ty.own_method(Symbol::new("seq")).is_none() {
        let methods: [(&str, PlainFn<E>); 5] =
            [("seq", walk), ("count", count), ("nth", nth), ("valAt", get), ("containsKey", contains)];
        for (name, code) in methods {
            let name = Symbol::new(name);
            let (arity, code) = (Arity::at_least(1), NativeCode::Plain(code));
            ty.set_method(name, Value::Native(Rc::new(Native { name, arity, doc: "Of arrays.", code })));
        }
        cx.types.changed();
    }
    ty
}

/// True for an array.
pub(super) fn is_array<E: Engine>(value: &Value<E>) -> bool {
    array(value).is_ok()
}

fn array<E: Engine>(value: &Value<E>) -> Result<&Rc<Instance<E>>, E> {
    match value {
        Value::Instance(instance) if instance.ty().class().is_some_and(Class::is_array) => Ok(instance),
        other => Err(Error::expected("an array", other)),
    }
}

fn class_of<E: Engine>(array: &Instance<E>) -> Class {
    array.ty().class().unwrap_or(Class::ObjectArray)
}

/// The vector of an array.
fn items<E: Engine>(array: &Instance<E>) -> Value<E> {
    array.field(0).unwrap_or_default()
}

/// The elements of an array, as they are now.
pub(super) fn elements<E: Engine>(array: &Instance<E>) -> Vec<Value<E>> {
    match items(array) {
        Value::Vector(items) => items.borrow().iter().cloned().collect(),
        _ => Vec::new(),
    }
}

fn at<E: Engine>(target: &Value<E>, index: &Value<E>) -> Result<Value<E>, E> {
    let items = items(array(target)?);
    let index = place(index)?;
    collection::nth(&items, index, None).map_err(|_| out_of_bounds(index, &items))
}

fn place<E: Engine>(index: &Value<E>) -> Result<i64, E> {
    match index {
        Value::Int(index) => Ok(*index),
        other => Err(Error::expected("an integer index of an array", other)),
    }
}

#[cold]
fn out_of_bounds<E: Engine>(index: i64, items: &Value<E>) -> Error<E> {
    let count = collection::count(items).unwrap_or_default();
    let message = format!("expected an index below {count}, found {index}");
    let class = Class::ArrayIndexOutOfBoundsException;
    Error::of_class(ErrorKind::Index, class, Some(message), Value::Nil, Value::Nil)
}

fn put<E: Engine>(
    cx: &mut Cx<E>,
    target: &Value<E>,
    index: &Value<E>,
    value: Value<E>,
) -> Result<Value<E>, E> {
    let array = array(target)?;
    let index = place(index)?;
    let value = fitting(class_of(array), value)?;
    let held = array.take_field(0);
    if usize::try_from(index).is_ok_and(|at| at < collection::count(&held).unwrap_or_default()) {
        array.set_field(0, collection::assoc(cx, held, Value::Int(index), value.clone())?);
        return Ok(value);
    }
    let error = out_of_bounds(index, &held);
    array.set_field(0, held);
    Err(error)
}

fn walk<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let items = elements(array(&args[0])?);
    cx.charge(items.len() as u64)?;
    cx.check_allocation(items.len() * size_of::<Value<E>>())?;
    Source::items(items).into_seq()
}

fn count<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    Ok(Value::Int(collection::count(&items(array(&args[0])?))? as i64))
}

fn get<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let default = args.get_mut(2).map(Value::take).unwrap_or_default();
    match &args[1] {
        Value::Int(index) => collection::nth(&items(array(&args[0])?), *index, Some(default)),
        _ => Ok(default),
    }
}

fn contains<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let count = collection::count(&items(array(&args[0])?))? as i64;
    Ok(Value::Bool(matches!(args[1], Value::Int(index) if (0..count).contains(&index))))
}

fn nth<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let default = args.get_mut(2).map(Value::take);
    match (&args[1], default) {
        (Value::Int(index), Some(default)) => {
            collection::nth(&items(array(&args[0])?), *index, Some(default))
        }
        (index, _) => at(&args[0], index),
    }
}
