//! What a form of code needs before it is expanded and compiled, in the namespace that is current then:
//! tags are read, `::keywords` resolved, syntax-quotes turned into the code that builds their forms. So
//! macros and `quote` see what Clojure's reader would give them.
//!
//! `#inst` and `#uuid` stay as they are, checked; they become constants. Another tag's reader, a function,
//! gets the form as data and what it gives takes the place of both. Where to find it, in this order: the
//! map in `*data-readers*`, the files `data_readers.clj` of the source path (read when the first unknown
//! tag is met), `*default-data-reader-fn*`.

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::{Engine, MapContainer};
use consair_core::error::{Error, ErrorKind};
use consair_core::span::Span;
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use crate::analyze::Env;
use crate::convert::{self, Places};
use crate::expand::quote::{resolve_auto_keywords, syntax_quote};
use crate::runtime::{Names, call, read_text, realise, runtime, syntax_error};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::reader::trouble;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The file of a source path that maps tags to the names of their readers.
const READERS: [&str; 2] = ["data_readers.clj", "data_readers.cljc"];

/// `form` with what it needs before it is code: see above. Inner forms come first. What is wrong with a
/// keyword or a syntax-quote is left for the analyzer to say, with all else that is wrong.
///
/// # Errors
/// When a tag has no reader, its reader fails, or an instant or UUID is none.
pub(crate) fn prepare<E: Engine>(cx: &mut Cx<E>, form: Form) -> Result<Form, E> {
    if !any(&form, |kind| {
        matches!(kind, FormKind::Tagged(..) | FormKind::AutoKeyword(_) | FormKind::SyntaxQuote(_))
    }) {
        return Ok(form);
    }
    let mut form = form;
    prepare_inside(cx, &mut form, 0)?;
    Ok(form)
}

/// True when `form` or a form inside it is of a kind.
pub(crate) fn any(form: &Form, is: impl Fn(&FormKind) -> bool) -> bool {
    let mut waiting = vec![form];
    while let Some(form) = waiting.pop() {
        if is(&form.kind) {
            return true;
        }
        form.push_parts(&mut waiting);
    }
    false
}

fn prepare_inside<E: Engine>(cx: &mut Cx<E>, form: &mut Form, depth: usize) -> Result<(), E> {
    if depth > crate::analyze::MAX_NESTING {
        if !any(form, |kind| matches!(kind, FormKind::Tagged(..))) {
            return Ok(());
        }
        return Err(wrong("a tagged form stands too deep in the code".to_owned(), form.span));
    }
    let span = form.span;
    match &mut form.kind {
        FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
            for item in items {
                prepare_inside(cx, item, depth + 1)?;
            }
        }
        FormKind::Meta(pair) => {
            prepare_inside(cx, &mut pair.0, depth + 1)?;
            prepare_inside(cx, &mut pair.1, depth + 1)?;
        }
        FormKind::Unquote(inner) | FormKind::UnquoteSplicing(inner) => {
            prepare_inside(cx, inner, depth + 1)?;
        }
        FormKind::SyntaxQuote(inner) => {
            prepare_inside(cx, inner, depth + 1)?;
            if let Ok(code) = syntax_quote(&mut Names { cx }, inner) {
                *form = code;
            }
        }
        FormKind::AutoKeyword(name) => {
            if let Ok(keyword) = (Names { cx }).auto_keyword(*name, span) {
                form.kind = FormKind::Keyword(keyword);
            }
        }
        FormKind::Tagged(tag, inner) => {
            prepare_inside(cx, inner, depth + 1)?;
            if let Some(read) = read_tag(cx, *tag, inner, span)? {
                *form = read;
            }
        }
        _ => {}
    }
    Ok(())
}

fn wrong<E: Engine>(message: String, span: Span) -> Error<E> {
    syntax_error(vec![Diagnostic::error("reader/tag", message, span)])
}

/// What `#tag form` reads as; `None` when it stays.
fn read_tag<E: Engine>(cx: &mut Cx<E>, tag: Symbol, form: &Form, span: Span) -> Result<Option<Form>, E> {
    let symbol = Value::Symbol(tag, None);
    let (reader, args) = match reader_of(cx, tag)? {
        Some(reader) => (reader, vec![data(cx, form)?]),
        None if convert::is_known_tag(tag) => {
            let value = data(cx, form)?;
            return match convert::tagged(cx, tag, value) {
                Ok(_) => Ok(None),
                Err(error) => Err(wrong(error.message().to_owned(), span)),
            };
        }
        None => match setting(cx, "*default-data-reader-fn*") {
            Value::Nil if tag.with_text(|text| matches!(text, "t" | "f" | "true" | "false")) => {
                let mark = Span { end: form.span.start.min(span.start + 2), ..span };
                let bool = tag.with_text(|text| text.starts_with('t'));
                return Err(syntax_error(vec![trouble::boolean(bool, mark)]));
            }
            Value::Nil => {
                let message = format!("expected a tag that has a data reader, found #{tag}");
                let note = "the map *data-readers* and data_readers.clj on the source path name data readers";
                return Err(syntax_error(vec![Diagnostic::error("reader/tag", message, span).note(note)]));
            }
            default => (default, vec![symbol, data(cx, form)?]),
        },
    };
    let value = call(cx, reader, args)?;
    realise(cx, &value)?;
    code_of(cx, value, span).map(Some)
}

fn data<E: Engine>(cx: &mut Cx<E>, form: &Form) -> Result<Value<E>, E> {
    let form = resolve_auto_keywords(&mut Names { cx }, form).map_err(|bad| syntax_error(vec![bad]))?;
    convert::to_value(cx, &form)
}

/// The form of what a data reader gave. What is no code (a function, an atom) is kept by a var, and its
/// name stands for it.
fn code_of<E: Engine>(cx: &mut Cx<E>, value: Value<E>, span: Span) -> Result<Form, E> {
    if let Ok(form) = convert::to_form(&value, span, &Places::default()) {
        return Ok(form);
    }
    let number = crate::builtins::fresh_number();
    let name = Symbol::try_new(&format!("clojure.core/read-by-tag-{number}"))?;
    drop(runtime(cx).intern(name).bind(Some(value)));
    Ok(Form::new(FormKind::Symbol(name), span))
}

fn setting<E: Engine>(cx: &mut Cx<E>, name: &str) -> Value<E> {
    runtime(cx).intern(Symbol::new(&format!("clojure.core/{name}"))).value().unwrap_or_default()
}

/// The reader of a tag, if it has one of its own.
///
/// # Errors
/// When `data_readers.clj` cannot be read, or names a reader that has no value.
pub(crate) fn reader_of<E: Engine>(cx: &mut Cx<E>, tag: Symbol) -> Result<Option<Value<E>>, E> {
    let find = |cx: &mut Cx<E>| {
        collection::val_at(&setting(cx, "*data-readers*"), &Value::Symbol(tag, None), Value::Nil)
    };
    let mut found = find(cx)?;
    if found.is_nil() && !convert::is_known_tag(tag) && load_files(cx)? {
        found = find(cx)?;
    }
    let var = match found {
        Value::Nil => return Ok(crate::builtins::record_reader(cx, tag)),
        Value::Symbol(name, _) if name.is_qualified() => runtime(cx).intern(name),
        Value::Var(var) => var,
        other => return Ok(Some(other)),
    };
    match var.value() {
        Some(reader) => Ok(Some(reader)),
        None => {
            let name = var.name();
            let namespace = name.namespace().unwrap_or_default();
            let message =
                format!("the data reader {name} of #{tag} has no value yet (require {namespace} before)");
            Err(Error::new(ErrorKind::Name, message))
        }
    }
}

/// Adds what the files `data_readers.clj` of the source path say to `*data-readers*`, once; true when it
/// was done now.
fn load_files<E: Engine>(cx: &mut Cx<E>) -> Result<bool, E> {
    let Some(paths) = runtime(cx).reader_paths.take() else { return Ok(false) };
    let mut readers = setting(cx, "*data-readers*");
    readers = collection::copied(cx, &readers)?;
    for path in paths.iter().flat_map(|root| READERS.map(|file| root.join(file))) {
        if !path.is_file() {
            continue;
        }
        let text = crate::builtins::namespace::source_text(&path)?;
        let shown = path.display().to_string();
        for form in read_text(cx, &shown, &text)? {
            let Value::Map(map) = convert::to_value(cx, &form)? else {
                return Err(wrong("expected a map of tags to names of functions".to_owned(), form.span));
            };
            let entries: Vec<_> =
                map.borrow().iter().map(|(tag, name)| (tag.clone(), name.clone())).collect();
            for (tag, name) in entries {
                readers = collection::assoc(cx, readers, tag, name)?;
            }
        }
    }
    drop(runtime(cx).intern(Symbol::new("clojure.core/*data-readers*")).bind(Some(readers)));
    Ok(true)
}
