//! Methods called by name, and what is made of classes that are there.

use std::io::Write;
use std::rc::Rc;

use consair_core::class::Class;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Native, NativeCode, Step, Stepped};
use consair_core::host::HostObject;
use consair_core::symbol::{Keyword, Symbol};
use consair_core::types::{Instance, lineage};
use consair_core::value::Value;
use consair_core::value::print::{Writer, writer, written};

use super::{Row, field, plain, step};
use crate::builtins::array::elements;
use crate::builtins::driver::done;
use crate::builtins::dynamic::{Writer as Out, writer_of};
use crate::builtins::io::{self, Reader, failed};
use crate::builtins::walk::text;
use crate::runtime::core_native;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// Methods that are core functions of the object and the arguments.
const METHODS: &[(&str, &str)] = &[
    ("assoc", "assoc"),
    ("compareTo", "compare"),
    ("cons", "conj"),
    ("containsKey", "contains?"),
    ("count", "count"),
    ("deref", "deref"),
    ("empty", "empty"),
    ("equals", "="),
    ("equiv", "="),
    ("first", "first"),
    ("get", "get"),
    ("getClass", "class"),
    ("getKey", "key"),
    ("getName", "name"),
    ("getNamespace", "namespace"),
    ("getValue", "val"),
    ("hashCode", "hash"),
    ("hasheq", "hash"),
    ("isEmpty", "empty?"),
    ("meta", "meta"),
    ("more", "rest"),
    ("next", "next"),
    ("nth", "nth"),
    ("peek", "peek"),
    ("pop", "pop"),
    ("seq", "seq"),
    ("size", "count"),
    ("toString", "str"),
    ("valAt", "get"),
    ("withMeta", "with-meta"),
    ("without", "dissoc"),
];

/// Methods of Java that programs call most, and what does the same here.
const INSTEAD: &[(&str, &str)] = &[
    ("charAt", "nth gives a character of a string"),
    ("contains", "clojure.string/includes? or contains? does this"),
    ("endsWith", "clojure.string/ends-with? does this"),
    ("equalsIgnoreCase", "compare what clojure.string/lower-case gives"),
    ("format", "format does this"),
    ("getTime", "inst-ms does this"),
    ("indexOf", "clojure.string/index-of does this"),
    ("intValue", "int does this"),
    ("longValue", "long does this"),
    ("doubleValue", "double does this"),
    ("join", "clojure.string/join does this"),
    ("lastIndexOf", "clojure.string/last-index-of does this"),
    ("length", "count does this"),
    ("matches", "re-matches does this"),
    ("printStackTrace", "println the error, or ex-message and ex-data of it"),
    ("put", "assoc gives a map with the entry"),
    ("add", "conj gives a collection with the element"),
    ("remove", "dissoc, disj or filter does this"),
    ("repeat", "(apply str (repeat n s)) does this"),
    ("replace", "clojure.string/replace does this"),
    ("replaceAll", "clojure.string/replace does this"),
    ("split", "clojure.string/split does this"),
    ("startsWith", "clojure.string/starts-with? does this"),
    ("substring", "subs does this"),
    ("toCharArray", "seq gives the characters of a string"),
    ("toLowerCase", "clojure.string/lower-case does this"),
    ("toUpperCase", "clojure.string/upper-case does this"),
    ("trim", "clojure.string/trim does this"),
    ("values", "vals does this"),
    ("keySet", "keys does this"),
    ("entrySet", "seq does this"),
];

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step(
            "invoke*",
            Arity::at_least(2),
            "Calls the method of that name of an object. What (.method object args) expands to.",
            invoke,
        ),
        plain("writer*", Arity::exactly(0), "A writer into a text: what print-method is given.", |_, _| {
            Ok(writer())
        }),
        plain("written*", Arity::exactly(1), "What was written to a writer.", |_, args| {
            Ok(Value::from(written(&args[0])))
        }),
    ]
}

fn invoke<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let (name, args) = args.split_first_mut().expect("the arity says two or more");
    let name = text(name)?.to_owned();
    if let Some(method) = method_of(&args[0], &name) {
        return Ok(Step::tail(method, args.iter_mut().map(Value::take)));
    }
    if let ([object], Ok(field_name)) = (&*args, Keyword::try_new(&name))
        && let Some(value) = field(object, field_name)
    {
        return done(value);
    }
    if let Some(result) = of_error(&args[0], &name).or_else(|| of_type(&args[0], &name)) {
        return done(result);
    }
    if let Some(result) = of_writer(args, &name)? {
        return done(result);
    }
    if let ("write" | "append", [out, item]) = (name.as_str(), &*args)
        && let Some(writer) = writer_of(out)
    {
        match writer {
            Out::Host => cx.write(&item.to_string())?,
            writer => writer
                .clone()
                .write_all(item.to_string().as_bytes())
                .map_err(|error| failed("write", "a text", &error))?,
        }
        return done(out.clone());
    }
    if name == "invoke" {
        let (callee, args) = args.split_first_mut().expect("the arity says two or more");
        return Ok(Step::tail(Value::take(callee), args.iter_mut().map(Value::take)));
    }
    let known = METHODS.iter().find(|(method, _)| *method == name).filter(|_| !args[0].is_nil());
    match known.and_then(|(_, function)| core_native(cx, function)) {
        Some(native) => Ok(Step::tail(Value::Native(native), args.iter_mut().map(Value::take))),
        None => Err(no_method(&args[0], &name)),
    }
}

/// The method that the type of `object` has under that name, of an interface or of any protocol.
fn method_of<E: Engine>(object: &Value<E>, name: &str) -> Option<Value<E>> {
    if let Some(method) = object.custom(name) {
        return Some(method);
    }
    let found = lineage(object.custom_type()?).into_iter().find_map(|ty| {
        let named =
            |method: &Symbol| method.with_parts(|protocol, method| protocol.is_some() && method == name);
        ty.own_methods().into_iter().find(named).and_then(|method| ty.own_method(method))
    })?;
    Some(object.bound_method(found))
}

fn of_error<E: Engine>(object: &Value<E>, name: &str) -> Option<Value<E>> {
    let Value::Error(error) = object else { return None };
    Some(match name {
        "getMessage" | "getLocalizedMessage" if error.has_message() => Value::string(error.message()),
        "getMessage" | "getLocalizedMessage" => Value::Nil,
        "getCause" => error.cause().clone(),
        "getData" => error.data().clone(),
        "getStackTrace" => Value::vector([]),
        _ => return None,
    })
}

fn of_type<E: Engine>(object: &Value<E>, name: &str) -> Option<Value<E>> {
    let Value::Type(ty) = object else { return None };
    let full = ty.name().text();
    match name {
        "getName" => Some(Value::from(full)),
        "getSimpleName" => Some(Value::string(full.rsplit('.').next().unwrap_or_default())),
        _ => None,
    }
}

fn of_writer<E: Engine>(args: &[Value<E>], name: &str) -> Result<Option<Value<E>>, E> {
    let Value::Host(host) = &args[0] else { return Ok(None) };
    let Some(Writer(out)) = host.downcast_ref() else { return Ok(None) };
    match (name, &args[1..]) {
        ("write" | "append", [Value::Char(c)]) => out.borrow_mut().push(*c),
        ("write" | "append", [item]) => out.borrow_mut().push_str(&item.to_string()),
        ("toString", []) => return Ok(Some(Value::string(&out.borrow()))),
        ("length", []) => return Ok(Some(Value::Int(out.borrow().chars().count() as i64))),
        ("flush" | "close", []) => return Ok(Some(Value::Nil)),
        _ => return Ok(None),
    }
    Ok(Some(args[0].clone()))
}

#[cold]
fn no_method<E: Engine>(object: &Value<E>, name: &str) -> Error<E> {
    if object.is_nil() {
        let message = format!("expected an object with the method {name}, found nil");
        let class = Class::NullPointerException;
        return Error::of_class(ErrorKind::Type, class, Some(message), Value::Nil, Value::Nil);
    }
    let found = match object.custom_type() {
        Some(ty) => ty.name().text(),
        None => object.class().name().to_owned(),
    };
    let instead = INSTEAD.iter().find(|(method, _)| *method == name).map(|(_, instead)| *instead);
    let instead = instead.unwrap_or("a function takes the place of a method");
    Error::argument(format!("No matching method {name} found for class {found}: {instead}"))
}

/// What `(Class. args)` makes of a class of the table.
///
/// # Errors
/// When it makes nothing here, or of other arguments.
pub(super) fn construct<E: Engine>(
    cx: &mut Cx<E>,
    class: Class,
    args: &mut [Value<E>],
) -> Result<Value<E>, E> {
    if class.is_throwable() {
        return exception(class, args);
    }
    match (class, &*args) {
        (Class::Object, []) => {
            Ok(Value::Instance(Instance::new(Rc::clone(cx.types.class(class)), Vec::new(), None)))
        }
        (Class::StringBuilder | Class::StringWriter, []) => Ok(text_writer(cx, class)),
        (Class::StringBuilder, [Value::Int(_)]) => Ok(text_writer(cx, class)),
        (Class::StringBuilder, [start]) => {
            let builder = text_writer(cx, class);
            of_writer(&[builder.clone(), start.clone()], "append")?;
            Ok(builder)
        }
        (Class::StringReader, [text]) if text.as_str().is_some() => {
            let source = std::io::Cursor::new(text.as_str().unwrap_or_default().to_owned());
            Ok(io::as_value(Reader::new("a string", source)))
        }
        (Class::BufferedReader | Class::PushbackReader, [reader, ..]) if io::reader_of(reader).is_some() => {
            Ok(reader.clone())
        }
        (Class::String, [text]) if text.as_str().is_some() => Ok(text.clone()),
        (Class::String, [Value::Instance(chars)]) if chars.ty().class() == Some(Class::CharArray) => {
            Ok(elements(chars).iter().map(Value::to_string).collect::<String>().into())
        }
        _ => {
            let instead = match class {
                Class::String => "str makes a string",
                Class::JavaList | Class::PersistentVector => "vector makes a vector",
                Class::JavaMap | Class::PersistentHashMap | Class::PersistentArrayMap => {
                    "hash-map makes a map"
                }
                Class::JavaSet | Class::PersistentHashSet => "hash-set makes a set",
                Class::Atom => "atom makes an atom",
                Class::BigDecimal => "bigdec makes a decimal",
                Class::BigInteger | Class::BigInt => "bigint makes an integer",
                Class::Long | Class::Integer | Class::Short | Class::Byte => "parse-long reads an integer",
                Class::Double | Class::Float => "parse-double reads a float",
                _ => "a function or a record takes the place of an object of Java",
            };
            Err(Error::argument(format!("{} makes no objects here: {instead}", class.name())))
        }
    }
}

/// A writer into a text, whose text `str` gives.
fn text_writer<E: Engine>(cx: &mut Cx<E>, class: Class) -> Value<E> {
    let ty = Rc::clone(cx.types.class(class));
    let name = Symbol::new("toString");
    if ty.own_method(name).is_none() {
        let code = NativeCode::Plain(|_, args| Ok(Value::from(written(&args[0]))));
        let (arity, doc) = (Arity::exactly(1), "What was written.");
        ty.set_method(name, Value::Native(Rc::new(Native { name, arity, doc, code })));
        cx.types.changed();
    }
    Value::Host(Rc::new(HostObject::typed(Writer::default(), ty)))
}

/// `(E.)`, `(E. message)`, `(E. message cause)`, `(E. cause)`; `(ExceptionInfo. message data cause)`.
fn exception<E: Engine>(class: Class, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (mut message, mut data, mut cause) = (Value::Nil, Value::Nil, Value::Nil);
    match args {
        [] => {}
        [only @ Value::Error(_)] => {
            message = Value::string(&super::super::error::text_of(only));
            cause = Value::take(only);
        }
        [text, map, rest @ ..] if class == Class::ExceptionInfo && rest.len() < 2 => {
            (message, data) = (Value::take(text), Value::take(map));
            cause = rest.first_mut().map(Value::take).unwrap_or_default();
        }
        [text] => message = Value::take(text),
        [text, why] => (message, cause) = (Value::take(text), Value::take(why)),
        _ => {
            let message =
                format!("expected 0 to 2 arguments to {}., found {}", class.short_name(), args.len());
            return Err(Error::new(ErrorKind::Arity, message));
        }
    }
    if !matches!(cause, Value::Nil | Value::Error(_)) {
        return Err(Error::expected("an error as the cause", &cause));
    }
    let message = match &message {
        Value::Nil => None,
        other if class == Class::AssertionError => Some(other.to_string()),
        other => Some(text(other)?.to_owned()),
    };
    let kind = match class {
        Class::ExceptionInfo => ErrorKind::Info,
        Class::AssertionError => ErrorKind::Assertion,
        _ => ErrorKind::Exception,
    };
    Ok(Error::of_class(kind, class, message, data, cause).into_value())
}
