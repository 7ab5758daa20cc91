//! Forms to values and back: what macros and `quote` see.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::instant;
use consair_core::sequence::Source;
use consair_core::span::Span;
use consair_core::stream::{Pull, Stream};
use consair_core::symbol::Symbol;
use consair_core::tagged::{self, Tagged};
use consair_core::value::Value;
use rustc_hash::FxHashMap;

use crate::builtins::no_pattern;
use crate::syntax::form::{Form, FormKind};

/// The places of the collections that were made from forms, by their addresses.
pub(crate) type Places = FxHashMap<usize, Span>;

/// A regular expression.
pub(crate) fn regex<E: Engine>(pattern: &str) -> Result<Value<E>, Error<E>> {
    match consair_core::Pattern::new(pattern) {
        Ok(regex) => Ok(Value::Regex(Rc::new(regex))),
        Err(reason) => Err(no_pattern(format!("expected a regular expression: {reason}"))),
    }
}

/// A compound form whose parts are being made.
struct Building<'f, E: Engine> {
    form: &'f Form,
    made: Vec<Value<E>>,
}

/// The value that `form` stands for when it is quoted.
///
/// # Errors
/// When it is no data (an unread tag), or a limit is reached.
pub(crate) fn to_value<E: Engine>(cx: &mut Cx<E>, form: &Form) -> Result<Value<E>, Error<E>> {
    to_value_with(cx, form, &mut |_, _| {})
}

/// As [`to_value`], but every tagged form stays a tagged literal.
pub(crate) fn to_data<E: Engine>(cx: &mut Cx<E>, form: &Form) -> Result<Value<E>, Error<E>> {
    build(cx, form, true, &mut |_, _| {})
}

/// As [`to_value`]; `see` is called with each collection and the place of its form.
pub(crate) fn to_value_with<E: Engine>(
    cx: &mut Cx<E>,
    form: &Form,
    see: &mut dyn FnMut(&Value<E>, Span),
) -> Result<Value<E>, Error<E>> {
    build(cx, form, false, see)
}

fn build<E: Engine>(
    cx: &mut Cx<E>,
    form: &Form,
    keep_tags: bool,
    see: &mut dyn FnMut(&Value<E>, Span),
) -> Result<Value<E>, Error<E>> {
    let mut stack: Vec<Building<'_, E>> = Vec::new();
    let mut form = form;
    loop {
        let mut value = match simple(form)? {
            Some(value) => value,
            None => {
                stack.push(Building { form, made: Vec::with_capacity(form.part_count()) });
                Value::Nil
            }
        };
        let mut is_new = stack.last().is_some_and(|top| std::ptr::eq(top.form, form));
        loop {
            let Some(top) = stack.last_mut() else { return Ok(value) };
            if !std::mem::take(&mut is_new) {
                top.made.push(std::mem::take(&mut value));
            }
            if let Some(part) = top.form.part(top.made.len()) {
                form = part;
                break;
            }
            let done = stack.pop().expect("it is the last");
            value = match &done.form.kind {
                FormKind::Tagged(tag, _) if keep_tags && !tag.with_text(|tag| tag.starts_with('?')) => {
                    let form = done.made.into_iter().next().unwrap_or_default();
                    Tagged::literal(cx, Value::Symbol(*tag, None), form)?
                }
                _ => assemble(cx, done.form, done.made)?,
            };
            see(&value, done.form.span);
        }
    }
}

/// The value of a form without parts.
fn simple<E: Engine>(form: &Form) -> Result<Option<Value<E>>, Error<E>> {
    Ok(Some(match &form.kind {
        FormKind::Nil | FormKind::Missing => Value::Nil,
        FormKind::Bool(v) => Value::Bool(*v),
        FormKind::Int(v) => Value::Int(*v),
        FormKind::Number(number) => Value::Number(Rc::clone(number)),
        FormKind::Float(v) => Value::Float(*v),
        FormKind::Char(v) => Value::Char(*v),
        FormKind::Str(text) => Value::string(text),
        FormKind::Regex(pattern) => regex(pattern)?,
        FormKind::Symbol(name) => Value::Symbol(*name, None),
        FormKind::Keyword(keyword) => Value::Keyword(*keyword),
        FormKind::AutoKeyword(name) => {
            Value::Keyword(name.with_text(consair_core::symbol::Keyword::try_new)?)
        }
        FormKind::List(_)
        | FormKind::Vector(_)
        | FormKind::Map(_)
        | FormKind::Set(_)
        | FormKind::Meta(_)
        | FormKind::SyntaxQuote(_)
        | FormKind::Unquote(_)
        | FormKind::UnquoteSplicing(_)
        | FormKind::Tagged(..) => return Ok(None),
    }))
}

/// The value of a compound form from the values of its parts.
fn assemble<E: Engine>(cx: &mut Cx<E>, form: &Form, parts: Vec<Value<E>>) -> Result<Value<E>, Error<E>> {
    let call = |name: &str, parts: Vec<Value<E>>| {
        Value::list([Value::symbol(name)].into_iter().chain(parts).collect::<Vec<_>>())
    };
    match &form.kind {
        FormKind::List(_) => Ok(Value::list(parts)),
        FormKind::Vector(_) => collection::vector_of(cx, parts),
        FormKind::Map(_) => {
            let mut parts = parts.into_iter();
            let mut entries = Vec::new();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                entries.push((key, value));
            }
            collection::map_of(cx, entries)
        }
        FormKind::Set(_) => collection::set_of(cx, parts),
        FormKind::Meta(_) => {
            let mut parts = parts.into_iter();
            match (parts.next(), parts.next()) {
                (Some(Value::Map(meta)), Some(value)) => {
                    let meta = match value.meta() {
                        Some(inner) => joined(cx, Value::Map(inner), meta)?,
                        None => meta,
                    };
                    with_meta(cx, value, meta)
                }
                (_, value) => Ok(value.unwrap_or_default()),
            }
        }
        FormKind::Tagged(tag, _) => tagged(cx, *tag, parts.into_iter().next().unwrap_or_default()),
        FormKind::SyntaxQuote(_) => Ok(call("clojure.core/syntax-quote", parts)),
        FormKind::Unquote(_) => Ok(call("clojure.core/unquote", parts)),
        FormKind::UnquoteSplicing(_) => Ok(call("clojure.core/unquote-splicing", parts)),
        _ => unreachable!("simple forms have no parts"),
    }
}

/// True for a tag whose values the language has: no reader is needed.
pub(crate) fn is_known_tag(tag: Symbol) -> bool {
    tag.with_text(|tag| matches!(tag, "inst" | "uuid" | "?" | "?@"))
}

/// The value of `#tag value`: an instant, a UUID, or a tagged literal. The tags `?` and `?@` are those of
/// reader conditionals that are kept.
///
/// # Errors
/// When the value is no text of an instant or UUID.
pub(crate) fn tagged<E: Engine>(cx: &mut Cx<E>, tag: Symbol, value: Value<E>) -> Result<Value<E>, Error<E>> {
    let text = |what: &str, example: &str| match value.as_str() {
        Some(text) => Ok(text.to_owned()),
        None => Err(Error::argument(format!("expected {what} as {example:?}, found {}", value.kind_name()))),
    };
    let wrong = |what: &str, text: &str| Error::argument(format!("expected {what}, found {text:?}"));
    match tag.text().as_str() {
        "inst" => {
            let text = text("an instant", "2020-01-31T12:30:00Z")?;
            instant::parse(&text).map(Value::Inst).ok_or_else(|| wrong("an instant", &text))
        }
        "uuid" => {
            let text = text("a uuid", "00000000-0000-0000-0000-000000000000")?;
            let uuid = tagged::parse_uuid(&text).ok_or_else(|| wrong("a uuid", &text))?;
            Ok(Value::Uuid(Rc::new(uuid)))
        }
        "?" => Tagged::conditional(cx, value, false),
        "?@" => Tagged::conditional(cx, value, true),
        _ => match crate::builtins::read_record(cx, tag, &value) {
            Some(record) => record,
            None => Tagged::literal(cx, Value::Symbol(tag, None), value),
        },
    }
}

/// The metadata of a form that has two maps of it: the outer one wins.
fn joined<E: Engine>(
    cx: &mut Cx<E>,
    mut inner: Value<E>,
    outer: Rc<consair_core::object::MapObject<E>>,
) -> Result<Rc<consair_core::object::MapObject<E>>, Error<E>> {
    use consair_core::engine::MapContainer;
    let entries: Vec<_> = outer.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    for (key, value) in entries {
        inner = collection::assoc(cx, inner, key, value)?;
    }
    match inner {
        Value::Map(map) => Ok(map),
        _ => unreachable!("assoc on a map gives a map"),
    }
}

fn with_meta<E: Engine>(
    cx: &mut Cx<E>,
    value: Value<E>,
    meta: Rc<consair_core::object::MapObject<E>>,
) -> Result<Value<E>, Error<E>> {
    use consair_core::update::set_meta;
    Ok(match value {
        Value::Symbol(name, _) => Value::Symbol(name, Some(meta)),
        Value::List(mut object) => {
            set_meta(cx, &mut object, Some(meta))?;
            Value::List(object)
        }
        Value::Vector(mut object) => {
            set_meta(cx, &mut object, Some(meta))?;
            Value::Vector(object)
        }
        Value::Map(mut object) => {
            set_meta(cx, &mut object, Some(meta))?;
            Value::Map(object)
        }
        Value::Set(mut object) => {
            set_meta(cx, &mut object, Some(meta))?;
            Value::Set(object)
        }
        other => other,
    })
}

/// A collection whose parts are being turned into forms.
struct Reading<E: Engine> {
    of: Value<E>,
    stream: Stream<E>,
    made: Vec<Form>,
    span: Span,
}

/// The form that `value` is as code. What has no place of its own gets `span`, or the place of the
/// collection around it.
///
/// # Errors
/// When a part is no code (a function, an atom), or a lazy sequence that is not realised.
pub(crate) fn to_form<E: Engine>(value: &Value<E>, span: Span, places: &Places) -> Result<Form, Error<E>> {
    let mut stack: Vec<Reading<E>> = Vec::new();
    let mut next = Some(value.clone());
    loop {
        let mut done = None;
        if let Some(value) = next.take() {
            let around = stack.last().map_or(span, |top| top.span);
            match atom(&value, around, places)? {
                Some(form) => done = Some(form),
                None => {
                    let place = value.address().and_then(|address| places.get(&address).copied());
                    let stream = match &value {
                        Value::Tagged(tagged) => {
                            Stream::from_source(Source::items(vec![tagged.form().clone()]))
                        }
                        _ => Stream::new(value.clone())?,
                    };
                    stack.push(Reading {
                        of: value,
                        stream,
                        made: Vec::new(),
                        span: place.unwrap_or(around),
                    });
                }
            }
        }
        loop {
            let Some(top) = stack.last_mut() else { return Ok(done.expect("an atom or a collection")) };
            if let Some(form) = done.take() {
                top.made.push(form);
            }
            match top.stream.pull()? {
                Pull::Item(item) => {
                    next = Some(item);
                    break;
                }
                Pull::Force(_) => {
                    return Err(Error::new(
                        ErrorKind::Unrealised,
                        "a macro returned a sequence that is not realised",
                    ));
                }
                Pull::End => {
                    let Reading { of, made, span, .. } = stack.pop().expect("it is the last");
                    let meta = of.meta().filter(|_| !matches!(of, Value::Seq(_)));
                    let mut form = Form::new(compound(&of, made), span);
                    if let Some(ty) = of.custom_type() {
                        form = Form::new(FormKind::Tagged(ty.name(), Box::new(form)), span);
                    }
                    done = Some(match meta {
                        Some(meta) => with_form_meta(form, meta, places)?,
                        None => form,
                    });
                }
            }
        }
    }
}

fn compound<E: Engine>(of: &Value<E>, made: Vec<Form>) -> FormKind {
    match of {
        Value::Vector(_) => FormKind::Vector(made),
        of if of.is_set() => FormKind::Set(made),
        Value::Tagged(tagged) => {
            let tag = match tagged.tag() {
                Value::Symbol(tag, _) => *tag,
                _ => Symbol::new(if tagged.is_splicing() { "?@" } else { "?" }),
            };
            let form = made.into_iter().next().expect("a tag has one form");
            FormKind::Tagged(tag, Box::new(form))
        }
        of if of.is_map() => {
            // Each entry was walked as a vector of two.
            let mut items = Vec::with_capacity(made.len() * 2);
            for entry in made {
                if let FormKind::Vector(pair) = entry.into_kind() {
                    items.extend(pair);
                }
            }
            FormKind::Map(items)
        }
        _ => FormKind::List(made),
    }
}

fn with_form_meta<E: Engine>(
    form: Form,
    meta: Rc<consair_core::object::MapObject<E>>,
    places: &Places,
) -> Result<Form, Error<E>> {
    let span = form.span;
    let meta = to_form(&Value::Map(meta), span, places)?;
    Ok(Form::new(FormKind::Meta(Box::new((meta, form))), span))
}

fn written(write: impl FnOnce(&mut String) -> std::fmt::Result) -> String {
    let mut text = String::new();
    write(&mut text).expect("a String takes all");
    text
}

fn atom<E: Engine>(value: &Value<E>, span: Span, places: &Places) -> Result<Option<Form>, Error<E>> {
    let kind = match value {
        Value::Nil => FormKind::Nil,
        Value::Bool(v) => FormKind::Bool(*v),
        Value::Int(v) => FormKind::Int(*v),
        Value::Float(v) => FormKind::Float(*v),
        Value::Char(v) => FormKind::Char(*v),
        Value::Keyword(v) => FormKind::Keyword(*v),
        Value::Short(_) | Value::Long(_) => FormKind::Str(value.as_str().unwrap_or_default().into()),
        Value::Number(number) => FormKind::Number(Rc::clone(number)),
        Value::Regex(regex) => FormKind::Regex(regex.as_str().into()),
        Value::Symbol(name, meta) => {
            let form = Form::new(FormKind::Symbol(*name), span);
            return match meta {
                Some(meta) => with_form_meta(form, Rc::clone(meta), places).map(Some),
                None => Ok(Some(form)),
            };
        }
        Value::Var(var) => {
            let name = Form::new(FormKind::Symbol(var.name()), span);
            return Ok(Some(Form::call("var", [name], span)));
        }
        Value::Inst(_) | Value::Uuid(_) => {
            let (tag, text) = match value {
                Value::Inst(at) => ("inst", written(|out| instant::write(*at, out))),
                Value::Uuid(uuid) => ("uuid", written(|out| tagged::write_uuid(**uuid, out))),
                _ => unreachable!("matched above"),
            };
            let text = Form::new(FormKind::Str(text.into()), span);
            FormKind::Tagged(Symbol::try_new(tag)?, Box::new(text))
        }
        Value::Tagged(_) => return Ok(None),
        value if value.is_collection() => return Ok(None),
        other => return Err(Error::expected("code (data, symbols, collections of them)", other)),
    };
    Ok(Some(Form::new(kind, span)))
}
