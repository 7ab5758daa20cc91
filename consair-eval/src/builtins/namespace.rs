//! Namespaces, evaluation, reading: what a program does with programs.

pub(crate) mod require;
mod table;

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::reference::Var;
use consair_core::span::Span;
use consair_core::stream::{Pull, Stream};
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use super::io::file_error;
use super::{Row, plain, step};
use crate::analyze::macroexpand_1;
use crate::convert::{self, Places};
use crate::known;
use crate::runtime::{Evaluation, Names, read_text, realise, runtime, syntax_error};
use crate::syntax::form::Form;

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = table::rows();
    rows.extend(require::rows());
    rows.extend(vec![
        step("eval", Arity::exactly(1), "Evaluates a form, as data, in the current namespace.", eval),
        step(
            "load-string",
            Arity::exactly(1),
            "Evaluates the forms of a text in turn; the value of the last.",
            load_string,
        ),
        step(
            "load-file",
            Arity::exactly(1),
            "Evaluates the forms of a file in turn; the value of the last.",
            load_file,
        ),
        plain(
            "macroexpand-1",
            Arity::exactly(1),
            "Expands the macro that a form calls, once; a form that calls none is returned.",
            macroexpand_once,
        ),
        plain(
            "macroexpand",
            Arity::exactly(1),
            "Expands the macro that a form calls until it calls none.",
            macroexpand,
        ),
        plain("bound?", Arity::at_least(1), "True when the vars all have values.", is_bound),
        plain("var-get", Arity::exactly(1), "The value of a var.", var_get),
        plain("var-set", Arity::exactly(2), "Gives a dynamic var a value.", var_set),
        step(
            "alter-var-root",
            Arity::at_least(2),
            "Gives a var the value of (f value args...).",
            alter_var_root,
        ),
        plain("doc*", Arity::exactly(1), "Prints what is known of a name.", doc),
        plain("clojure.repl/known*", Arity::exactly(1), "What doc prints of a name, as a string.", known_of),
        plain("clojure.repl/source*", Arity::exactly(1), "Prints the text that defines a name.", source),
        plain("clojure.repl/dir*", Arity::exactly(1), "Prints the public names of a namespace.", dir),
        plain("clojure.repl/names*", Arity::exactly(1), "The public names of a namespace.", names),
        plain("clojure.repl/namespaces*", Arity::exactly(0), "The names of all namespaces.", namespaces),
        plain(
            "case-error",
            Arity::exactly(1),
            "Raises the error of a case without a clause for a value.",
            case_error,
        ),
    ]);
    rows
}

fn symbol_of<E: Engine>(value: &Value<E>) -> Result<Symbol, E> {
    match value {
        Value::Symbol(name, _) => Ok(*name),
        other => Err(Error::expected("a symbol", other)),
    }
}

fn text_of<E: Engine>(value: &Value<E>) -> Result<&str, E> {
    value.as_str().ok_or_else(|| Error::expected("a string", value))
}

/// A form of data as code. It has no place in a text: its errors show the call.
fn form_of<E: Engine>(cx: &mut Cx<E>, value: &Value<E>) -> Result<Form, E> {
    realise(cx, value)?;
    convert::to_form(value, Span::default(), &Places::default())
}

fn eval<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let form = form_of(cx, &args[0])?;
    Evaluation::new(vec![form], None).start(cx)
}

fn load_string<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let text = text_of(&args[0])?.to_owned();
    let forms = read_text(cx, "<string>", &text)?;
    let here = runtime(cx).current;
    Evaluation::new(forms, Some(here)).start(cx)
}

/// The text of a source file.
pub(crate) fn source_text<E: Engine>(path: &std::path::Path) -> Result<String, E> {
    let shown = path.display();
    let io = |reason: String| Error::new(ErrorKind::Io, format!("cannot read {shown}: {reason}"));
    if path.is_dir() {
        return Err(io("it is a directory".to_owned()));
    }
    let bytes = std::fs::read(path)
        .map_err(|error| file_error(&error, format!("cannot read {shown}: {}", reason(&error))))?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
        io(format!("it is not UTF-8 (line {line})"))
    })
}

/// Why a file could not be read, without the system's number.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

fn load_path<E: Engine>(cx: &mut Cx<E>, path: &std::path::Path) -> Result<Box<Evaluation>, E> {
    let text = source_text(path)?;
    let name = path.display().to_string();
    let forms = read_text(cx, &name, &text)?;
    let here = runtime(cx).current;
    Ok(Evaluation::of_file(cx, &name, forms, Some(here)))
}

fn load_file<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let path = std::path::PathBuf::from(text_of(&args[0])?);
    load_path(cx, &path)?.start(cx)
}

fn expand_once<E: Engine>(cx: &mut Cx<E>, form: &Form) -> Result<Option<Form>, E> {
    macroexpand_1(&mut Names { cx }, form).map_err(|problem| syntax_error(vec![problem]))
}

fn macroexpand_once<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let form = form_of(cx, &args[0])?;
    match expand_once(cx, &form)? {
        Some(expanded) => convert::to_value(cx, &expanded),
        None => Ok(Value::take(&mut args[0])),
    }
}

fn macroexpand<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let mut form = form_of(cx, &args[0])?;
    while let Some(expanded) = expand_once(cx, &form)? {
        cx.charge(1)?;
        form = expanded;
    }
    convert::to_value(cx, &form)
}

pub(super) fn elements<E: Engine>(value: &Value<E>) -> Result<Vec<Value<E>>, E> {
    let mut stream = Stream::new(value.clone())?;
    let mut items = Vec::new();
    while let Pull::Item(item) = stream.pull()? {
        items.push(item);
    }
    Ok(items)
}

pub(super) fn var_of<E: Engine>(value: &Value<E>) -> Result<Rc<Var<E>>, E> {
    match value {
        Value::Var(var) => Ok(Rc::clone(var)),
        other => Err(Error::expected("a var", other)),
    }
}

fn is_bound<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let mut all = true;
    for arg in args {
        all &= var_of(arg)?.with(|value| value.is_some());
    }
    Ok(Value::Bool(all))
}

fn var_get<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let var = var_of(&args[0])?;
    var.value().ok_or_else(|| Error::new(ErrorKind::Name, format!("the var {} has no value yet", var.name())))
}

fn var_set<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let var = var_of(&args[0])?;
    if !var.is_dynamic() {
        return Err(Error::new(ErrorKind::State, format!("expected a dynamic var, found {}", var.name())));
    }
    let value = Value::take(&mut args[1]);
    drop(var.bind(Some(value.clone())));
    Ok(value)
}

/// Waits for the new value of a var.
struct Binding<E: Engine>(Rc<Var<E>>);

impl<E: Engine> Resume<E> for Binding<E> {
    fn resume(self: Box<Self>, _: &mut Cx<E>, value: Value<E>) -> Stepped<E> {
        drop(self.0.bind(Some(value.clone())));
        Ok(Step::Done(value))
    }
}

fn alter_var_root<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let var = var_of(&args[0])?;
    let function = Value::take(&mut args[1]);
    // The var keeps its value until the function has returned.
    let value = var_get(cx, &mut [Value::Var(Rc::clone(&var))])?;
    let rest = args[2..].iter_mut().map(Value::take);
    Ok(Step::call(function, [value].into_iter().chain(rest), Box::new(Binding(var))))
}

fn doc<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_of(&args[0])?;
    let here = runtime(cx).current;
    let text = known::known_in(cx, here, name).map(|known| known.to_string());
    cx.write("-------------------------\n")?;
    cx.write(&text.unwrap_or_else(|| format!("nothing is known of {name}\n")))?;
    Ok(Value::Nil)
}

fn known_of<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (name, here) = (symbol_of(&args[0])?, runtime(cx).current);
    Ok(known::known_in(cx, here, name).map_or(Value::Nil, |known| known.to_string().into()))
}

fn source<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (name, here) = (symbol_of(&args[0])?, runtime(cx).current);
    let text = known::source_in(cx, here, name).unwrap_or_else(|| "the source is not known".to_owned());
    cx.write(&text)?;
    cx.write("\n")?;
    Ok(Value::Nil)
}

/// The names of the namespace that a symbol, perhaps an alias, means.
fn public_names<E: Engine>(cx: &mut Cx<E>, namespace: &Value<E>) -> Result<Vec<String>, E> {
    let given = symbol_of(namespace)?;
    let name = given.with_text(|text| runtime(cx).namespace_of(text));
    if !runtime(cx).has_namespace(name) {
        return Err(Error::new(ErrorKind::Name, format!("there is no namespace {given}")));
    }
    Ok(known::names_in(cx, name).into_iter().map(|(name, _)| name).collect())
}

fn dir<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    for name in public_names(cx, &args[0])? {
        cx.write(&format!("{name}\n"))?;
    }
    Ok(Value::Nil)
}

fn names<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let names = public_names(cx, &args[0])?;
    Ok(Value::list(names.iter().map(|name| Value::Symbol(Symbol::new(name), None)).collect::<Vec<_>>()))
}

fn namespaces<E: Engine>(cx: &mut Cx<E>, _: &mut [Value<E>]) -> Result<Value<E>, E> {
    let loaded = runtime(cx).namespaces.keys().copied();
    let mut names: Vec<_> = loaded.chain(crate::prelude::namespaces().map(Symbol::new)).collect();
    names.sort();
    names.dedup();
    Ok(Value::list(names.into_iter().map(|name| Value::Symbol(name, None)).collect::<Vec<_>>()))
}

fn case_error<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let shown = consair_core::value::print::brief(&args[0]);
    Err(Error::argument(format!("no matching clause: {shown}")))
}
