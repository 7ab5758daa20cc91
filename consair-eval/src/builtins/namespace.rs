//! Namespaces, evaluation, reading: what a program does with programs.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::reference::Var;
use consair_core::span::Span;
use consair_core::stream::{Pull, Stream};
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use super::{Row, plain, step};
use crate::analyze::{Env, Resolved, macroexpand_1};
use crate::convert::{self, Places};
use crate::known;
use crate::runtime::{Evaluation, Names, read_text, realise, runtime, syntax_error};
use crate::syntax::form::Form;

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
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
        plain("in-ns", Arity::exactly(1), "Makes the namespace of that name the current one.", in_ns),
        step(
            "require",
            Arity::at_least(0),
            "Makes namespaces available: each argument is a symbol, or a vector of a symbol and :as alias, :refer [names] or :all, :rename {name other}. A namespace that is not built in is loaded from a file of the source path.",
            require,
        ),
        step("use", Arity::at_least(0), "As require with :refer :all.", use_),
        plain(
            "refer",
            Arity::at_least(1),
            "Makes the public names of a namespace available without its name; :only [names] limits them.",
            refer,
        ),
        plain("alias", Arity::exactly(2), "Gives a namespace another name here.", alias),
        plain(
            "resolve",
            Arity::exactly(1),
            "The var that a symbol means here; nil when it means none.",
            resolve,
        ),
        plain(
            "ns-resolve",
            Arity::exactly(2),
            "The var that a symbol means in a namespace; nil when it means none.",
            ns_resolve,
        ),
        plain(
            "find-var",
            Arity::exactly(1),
            "The var of a qualified symbol; nil when there is none.",
            resolve,
        ),
        plain(
            "intern",
            Arity::between(2, 3),
            "The var of that name in a namespace, made where there is none, and bound when a value is given.",
            intern,
        ),
        plain("find-ns", Arity::exactly(1), "The symbol of a namespace; nil when there is none.", find_ns),
        plain("create-ns", Arity::exactly(1), "Makes a namespace where there is none.", create_ns),
        plain("the-ns", Arity::exactly(1), "The symbol of a namespace; an error when there is none.", the_ns),
        plain("ns-name", Arity::exactly(1), "The symbol of a namespace.", the_ns),
        plain("all-ns", Arity::exactly(0), "The symbols of all namespaces.", all_ns),
        plain(
            "ns-publics",
            Arity::exactly(1),
            "A map of the public names of a namespace to their vars.",
            ns_publics,
        ),
        plain(
            "ns-interns",
            Arity::exactly(1),
            "A map of the names of a namespace to their vars, private ones too.",
            ns_interns,
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
    ]
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
    let bytes = std::fs::read(path).map_err(|error| io(reason(&error)))?;
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
    let forms = read_text(cx, &path.display().to_string(), &text)?;
    let here = runtime(cx).current;
    Ok(Evaluation::new(forms, Some(here)))
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

fn in_ns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_of(&args[0])?;
    runtime(cx).enter(name);
    Ok(Value::Symbol(name, None))
}

/// What `require` is asked for.
struct Spec<E: Engine> {
    name: Symbol,
    alias: Option<Symbol>,
    /// The names to refer to; `None` inside for all.
    refer: Option<Option<Vec<Symbol>>>,
    rename: Vec<(Symbol, Symbol)>,
    engine: std::marker::PhantomData<fn() -> E>,
}

pub(super) fn elements<E: Engine>(value: &Value<E>) -> Result<Vec<Value<E>>, E> {
    let mut stream = Stream::new(value.clone())?;
    let mut items = Vec::new();
    while let Pull::Item(item) = stream.pull()? {
        items.push(item);
    }
    Ok(items)
}

fn spec<E: Engine>(value: &Value<E>) -> Result<Spec<E>, E> {
    let new =
        |name| Spec { name, alias: None, refer: None, rename: Vec::new(), engine: std::marker::PhantomData };
    if let Value::Symbol(name, _) = value {
        return Ok(new(*name));
    }
    if !matches!(value, Value::Vector(_) | Value::List(_)) {
        return Err(Error::expected("a symbol or a vector in require", value));
    }
    let items = elements(value)?;
    let Some(first) = items.first() else {
        return Err(Error::argument("expected a symbol in the vector of require, found none"));
    };
    let mut spec = new(symbol_of(first)?);
    for option in items[1..].chunks(2) {
        let [Value::Keyword(key), value] = option else {
            return Err(Error::argument("expected :as, :refer or :rename and a value in require"));
        };
        match key.text().as_str() {
            "as" | "as-alias" => spec.alias = Some(symbol_of(value)?),
            "refer" | "only" => {
                spec.refer = Some(match value {
                    Value::Keyword(all) if all.with_text(|text| text == "all") => None,
                    names => Some(elements(names)?.iter().map(symbol_of).collect::<Result<_, E>>()?),
                });
            }
            "rename" => {
                for pair in elements(value)? {
                    let pair = elements(&pair)?;
                    if let [from, to] = &pair[..] {
                        spec.rename.push((symbol_of(from)?, symbol_of(to)?));
                    }
                }
            }
            "reload" | "exclude" => {}
            other => {
                return Err(Error::argument(format!(
                    "expected :as, :refer or :rename in require, found :{other}"
                )));
            }
        }
    }
    Ok(spec)
}

/// Makes what a spec asks for, of a namespace that is there.
fn connect<E: Engine>(cx: &mut Cx<E>, spec: &Spec<E>) -> Result<(), E> {
    let here = runtime(cx).current;
    if let Some(alias) = spec.alias {
        runtime(cx).namespaces.entry(here).or_default().aliases.insert(alias, spec.name);
    }
    let Some(refer) = &spec.refer else { return Ok(()) };
    let names = match refer {
        Some(names) => names.clone(),
        // Every namespace sees these.
        None if spec.name.with_text(|text| text == "clojure.core") => Vec::new(),
        None => names_in(cx, spec.name, false),
    };
    for name in names {
        let qualified = Symbol::try_qualified(Some(&spec.name.text()), &name.text())?;
        match (Names { cx }).resolve(qualified) {
            Resolved::Var(found) | Resolved::Macro(found) => {
                let var = runtime(cx).intern(found);
                let other = spec.rename.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| *to);
                runtime(cx).namespaces.entry(here).or_default().refers.insert(other, var);
            }
            Resolved::CoreMacro(_) => {}
            Resolved::Private(_) | Resolved::Refused(_) if refer.is_none() => {}
            Resolved::Private(var) => return Err(Error::new(ErrorKind::Name, format!("{var} is private"))),
            Resolved::Refused(reason) => return Err(Error::new(ErrorKind::Name, reason)),
            Resolved::Unknown | Resolved::Class(_) => {
                return Err(Error::new(ErrorKind::Name, format!("there is no {name} in {}", spec.name)));
            }
        }
    }
    Ok(())
}

fn names_in<E: Engine>(cx: &mut Cx<E>, namespace: Symbol, with_private: bool) -> Vec<Symbol> {
    let mut names: Vec<_> = runtime(cx)
        .namespaces
        .get(&namespace)
        .map(|ns| {
            ns.vars
                .iter()
                .filter(|(_, var)| with_private || !var.is_private())
                .map(|(name, _)| *name)
                .collect()
        })
        .unwrap_or_default();
    namespace.with_text(|text| names.extend(crate::prelude::names(text).map(Symbol::new)));
    names.sort();
    names.dedup();
    names
}

/// Loads what is missing, one namespace after the other.
struct Requiring<E: Engine> {
    /// What is left, the next last; true when its file was just loaded.
    specs: Vec<(Spec<E>, bool)>,
}

impl<E: Engine> Resume<E> for Requiring<E> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, _: Value<E>) -> Stepped<E> {
        while let Some((spec, loaded)) = self.specs.pop() {
            if runtime(cx).has_namespace(spec.name) || loaded {
                connect(cx, &spec)?;
                continue;
            }
            let path = find_source(cx, spec.name)?;
            runtime(cx).loaded.push(spec.name);
            self.specs.push((spec, true));
            let evaluation = load_path(cx, &path)?;
            let load = super::step_value("load", move |cx, _| evaluation.start(cx));
            return Ok(Step::call(load, [], self));
        }
        Ok(Step::Done(Value::Nil))
    }
}

/// The file of a namespace on the source path.
pub(crate) fn find_source<E: Engine>(cx: &mut Cx<E>, name: Symbol) -> Result<std::path::PathBuf, E> {
    let relative = name.text().replace('.', "/").replace('-', "_");
    let paths = runtime(cx).source_paths.clone();
    for root in &paths {
        for extension in ["clj", "cljc"] {
            let path = root.join(format!("{relative}.{extension}"));
            if path.is_file() {
                return Ok(path);
            }
        }
    }
    let roots: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    Err(Error::new(
        ErrorKind::Name,
        format!(
            "there is no namespace {name}: it is not built in, and {relative}.clj is not in {}",
            roots.join(", ")
        ),
    ))
}

fn flag<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Keyword(_))
}

fn require<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let specs = args.iter().filter(|arg| !flag(arg)).map(spec).collect::<Result<Vec<_>, E>>()?;
    let specs = specs.into_iter().rev().map(|spec| (spec, false)).collect();
    Box::new(Requiring { specs }).resume(cx, Value::Nil)
}

fn use_<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let mut specs = args.iter().filter(|arg| !flag(arg)).map(spec).collect::<Result<Vec<_>, E>>()?;
    for spec in &mut specs {
        spec.refer.get_or_insert(None);
    }
    let specs = specs.into_iter().rev().map(|spec| (spec, false)).collect();
    Box::new(Requiring { specs }).resume(cx, Value::Nil)
}

fn refer<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let mut items = args.iter_mut().map(Value::take).collect::<Vec<_>>();
    let name = symbol_of(&items[0])?;
    items[0] = Value::Symbol(name, None);
    let mut spec = spec(&Value::vector(items))?;
    spec.refer.get_or_insert(None);
    connect(cx, &spec)?;
    Ok(Value::Nil)
}

fn alias<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (alias, name) = (symbol_of(&args[0])?, symbol_of(&args[1])?);
    the_ns(cx, &mut [Value::Symbol(name, None)])?;
    let here = runtime(cx).current;
    runtime(cx).namespaces.entry(here).or_default().aliases.insert(alias, name);
    Ok(Value::Nil)
}

fn resolve<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_of(&args[0])?;
    Ok(match (Names { cx }).resolve(name) {
        Resolved::Var(var) | Resolved::Macro(var) | Resolved::Private(var) => {
            Value::Var(runtime(cx).intern(var))
        }
        Resolved::Class(class) => Value::Type(Rc::clone(cx.types.class(class))),
        Resolved::CoreMacro(_) | Resolved::Unknown | Resolved::Refused(_) => Value::Nil,
    })
}

fn ns_resolve<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (namespace, name) = (symbol_of(&args[0])?, symbol_of(&args[1])?);
    let here = runtime(cx).current;
    runtime(cx).current = namespace;
    let found = resolve(cx, &mut [Value::Symbol(name, None)]);
    runtime(cx).current = here;
    found
}

fn intern<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (namespace, name) = (symbol_of(&args[0])?, symbol_of(&args[1])?);
    let qualified = Symbol::try_qualified(Some(&namespace.text()), &name.text())?;
    let var = runtime(cx).intern(qualified);
    if let Some(value) = args.get_mut(2) {
        drop(var.bind(Some(Value::take(value))));
    }
    Ok(Value::Var(var))
}

fn find_ns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_of(&args[0])?;
    Ok(if runtime(cx).has_namespace(name) { Value::Symbol(name, None) } else { Value::Nil })
}

fn create_ns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_of(&args[0])?;
    runtime(cx).namespaces.entry(name).or_default();
    Ok(Value::Symbol(name, None))
}

fn the_ns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    match find_ns(cx, args)? {
        Value::Nil => Err(Error::new(ErrorKind::Name, format!("there is no namespace {}", args[0]))),
        found => Ok(found),
    }
}

fn all_ns<E: Engine>(cx: &mut Cx<E>, _: &mut [Value<E>]) -> Result<Value<E>, E> {
    let mut names: Vec<_> = runtime(cx).namespaces.keys().copied().collect();
    names.sort();
    Ok(Value::list(names.into_iter().map(|name| Value::Symbol(name, None)).collect::<Vec<_>>()))
}

fn ns_publics<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    vars_of(cx, &args[0], false)
}

fn ns_interns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    vars_of(cx, &args[0], true)
}

fn vars_of<E: Engine>(cx: &mut Cx<E>, namespace: &Value<E>, with_private: bool) -> Result<Value<E>, E> {
    let namespace = symbol_of(namespace)?;
    let mut entries = Vec::new();
    for name in names_in(cx, namespace, with_private) {
        let qualified = Symbol::try_qualified(Some(&namespace.text()), &name.text())?;
        let var = match (Names { cx }).resolve(qualified) {
            Resolved::Var(var) | Resolved::Macro(var) => var,
            Resolved::Private(var) if with_private => var,
            _ => continue,
        };
        let var = runtime(cx).intern(var);
        entries.push((Value::Symbol(name, None), Value::Var(var)));
    }
    collection::map_of(cx, entries)
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
