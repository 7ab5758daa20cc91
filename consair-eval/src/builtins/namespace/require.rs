//! Making namespaces available: `require`, `use`, `refer` and `load`.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Native, Resume, Step, Stepped};
use consair_core::symbol::Symbol;
use consair_core::value::Value;
use rustc_hash::FxHashSet;

use super::table::names_in;
use super::{elements, load_path, symbol_of, text_of};
use crate::analyze::{Env, Resolved};
use crate::builtins::{Row, plain, step};
use crate::runtime::{CoreNames, Names, runtime};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step(
            "require",
            Arity::at_least(0),
            "Makes namespaces available: each argument is a symbol, or a vector of a symbol and :as alias, :as-alias alias (which loads nothing), :refer [names] or :all, :exclude [names], :rename {name other}; or a list of a prefix and such symbols and vectors. A namespace that is not built in is loaded from a file of the source path, again if :reload is among the arguments.",
            |cx, args| require(cx, args, false),
        ),
        step(
            "use",
            Arity::at_least(0),
            "As require with :refer :all; :only [names] limits it.",
            |cx, args| require(cx, args, true),
        ),
        step(
            "load",
            Arity::at_least(0),
            "Evaluates the files of these names, without .clj, on the source path.",
            load,
        ),
        plain(
            "refer",
            Arity::at_least(1),
            "Makes the public names of a namespace available without its name; :only [names] and :exclude [names] limit them, :rename {name other} changes them.",
            refer,
        ),
    ]
}

/// What `require` is asked for.
struct Spec {
    name: Symbol,
    alias: Option<Symbol>,
    /// The names to refer to.
    refer: Refer,
    exclude: Vec<Symbol>,
    rename: Vec<(Symbol, Symbol)>,
    /// Nothing is to be loaded.
    alias_only: bool,
}

#[derive(PartialEq)]
enum Refer {
    None,
    Names(Vec<Symbol>),
    All,
}

impl Spec {
    fn new(name: Symbol) -> Self {
        let (exclude, rename) = (Vec::new(), Vec::new());
        Spec { name, alias: None, refer: Refer::None, exclude, rename, alias_only: false }
    }

    /// Takes an option and its value.
    fn option<E: Engine>(&mut self, key: &str, value: &Value<E>) -> Result<(), E> {
        match key {
            "as" => self.alias = Some(symbol_of(value)?),
            "as-alias" => (self.alias, self.alias_only) = (Some(symbol_of(value)?), true),
            "refer" | "only" => {
                self.refer = match value {
                    Value::Keyword(all) if all.with_text(|text| text == "all") => Refer::All,
                    names => Refer::Names(symbols(names)?),
                };
            }
            "exclude" => self.exclude = symbols(value)?,
            "rename" => {
                for pair in elements(value)? {
                    if let [from, to] = &elements(&pair)?[..] {
                        self.rename.push((symbol_of(from)?, symbol_of(to)?));
                    }
                }
            }
            other => {
                let expected = ":as, :as-alias, :refer, :only, :exclude or :rename";
                return Err(Error::argument(format!("expected {expected} in require, found :{other}")));
            }
        }
        Ok(())
    }

    fn options<E: Engine>(mut self, options: &[Value<E>]) -> Result<Self, E> {
        for option in options.chunks(2) {
            let [Value::Keyword(key), value] = option else {
                return Err(Error::argument("expected :as, :refer or :rename and a value in require"));
            };
            self.option(&key.text(), value)?;
        }
        // With other options nothing but the alias would be left of it.
        self.alias_only &= self.refer == Refer::None;
        Ok(self)
    }
}

fn symbols<E: Engine>(value: &Value<E>) -> Result<Vec<Symbol>, E> {
    elements(value)?.iter().map(symbol_of).collect()
}

/// What one argument of `require` asks for; `prefix` stands before its names.
fn specs<E: Engine>(value: &Value<E>, prefix: Option<Symbol>, out: &mut Vec<Spec>) -> Result<(), E> {
    let full = |name: Symbol| match prefix {
        Some(prefix) => Symbol::try_new(&format!("{prefix}.{name}")),
        None => Ok(name),
    };
    if let Value::Symbol(name, _) = value {
        out.push(Spec::new(full(*name)?));
        return Ok(());
    }
    if !matches!(value, Value::Vector(_) | Value::List(_) | Value::Seq(_)) {
        return Err(Error::expected("a symbol or a vector in require", value));
    }
    let items = elements(value)?;
    let Some((first, rest)) = items.split_first() else {
        return Err(Error::argument("expected a symbol in the vector of require, found none"));
    };
    let name = symbol_of(first)?;
    let is_prefix = prefix.is_none() && matches!(rest.first(), Some(Value::Symbol(..) | Value::Vector(_)));
    if is_prefix {
        return rest.iter().try_for_each(|inner| specs(inner, Some(name), out));
    }
    out.push(Spec::new(full(name)?).options(rest)?);
    Ok(())
}

fn require<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], all: bool) -> Stepped<E> {
    let mut wanted = Vec::new();
    let mut reload = false;
    for arg in &*args {
        match arg {
            Value::Keyword(flag) => match flag.text().as_str() {
                "reload" | "reload-all" => reload = true,
                "verbose" => {}
                other => return Err(Error::argument(format!("expected :reload in require, found :{other}"))),
            },
            arg => specs(arg, None, &mut wanted)?,
        }
    }
    for spec in &mut wanted {
        if all && spec.refer == Refer::None {
            spec.refer = Refer::All;
        }
    }
    wanted.reverse();
    Box::new(Requiring { specs: wanted, reload, loading: None }).resume(cx, Value::Nil)
}

/// Loads what is missing, one namespace after the other.
struct Requiring {
    /// What is left, the next last.
    specs: Vec<Spec>,
    reload: bool,
    /// The file of the last one is being loaded.
    loading: Option<Symbol>,
}

impl<E: Engine> Resume<E> for Requiring {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, _: Value<E>) -> Stepped<E> {
        let mut just_loaded = self.end(cx, true);
        while let Some(spec) = self.specs.pop() {
            if just_loaded.take().is_some() {
                if !runtime(cx).has_namespace(spec.name) {
                    let name = spec.name;
                    let message =
                        format!("expected (ns {name}) in the file of {name}, found no such namespace");
                    return Err(Error::new(ErrorKind::Name, message));
                }
            } else if !spec.alias_only && self.is_missing(cx, &spec)? {
                let name = spec.name;
                let path = find_source(cx, name)?;
                let evaluation = load_path(cx, &path)?;
                self.specs.push(spec);
                self.loading = Some(name);
                runtime(cx).loading.push(name);
                let load = Native::once("load", move |cx, _| evaluation.start(cx));
                return Ok(Step::call(load, [], self));
            }
            connect(cx, &spec)?;
        }
        Ok(Step::Done(Value::Nil))
    }

    fn failed(mut self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        self.end(cx, false);
        Err(error)
    }
}

impl Requiring {
    /// The file that was being loaded is done with; its namespace.
    fn end<E: Engine>(&mut self, cx: &mut Cx<E>, well: bool) -> Option<Symbol> {
        let name = self.loading.take()?;
        let state = runtime(cx);
        state.loading.pop();
        // What failed is loaded again when it is required again.
        if well {
            state.broken.remove(&name)
        } else {
            state.broken.insert(name)
        };
        Some(name)
    }

    /// True when a file must be loaded for the namespace.
    ///
    /// # Errors
    /// When its file is being loaded already.
    fn is_missing<E: Engine>(&mut self, cx: &mut Cx<E>, spec: &Spec) -> Result<bool, E> {
        let state = runtime(cx);
        if let Some(at) = state.loading.iter().position(|name| *name == spec.name) {
            let circle: Vec<_> =
                state.loading[at..].iter().chain([&spec.name]).map(|name| name.text()).collect();
            let message = format!("namespaces require each other in a circle: {}", circle.join(" -> "));
            return Err(Error::new(ErrorKind::State, message));
        }
        let built_in = state.is_built_in(spec.name);
        let there = state.has_namespace(spec.name) && !state.broken.contains(&spec.name);
        Ok(!built_in && (self.reload || !there))
    }
}

/// Makes what a spec asks for, of a namespace that is there.
fn connect<E: Engine>(cx: &mut Cx<E>, spec: &Spec) -> Result<(), E> {
    let here = runtime(cx).current;
    if let Some(alias) = spec.alias {
        runtime(cx).namespaces.entry(here).or_default().aliases.insert(alias, spec.name);
    }
    let names = match &spec.refer {
        Refer::None => return Ok(()),
        Refer::Names(names) => names.clone(),
        // Every namespace sees these.
        Refer::All if spec.name == runtime(cx).core() => return limit_core(cx, here, spec),
        Refer::All => names_in(cx, spec.name, false),
    };
    if spec.name == runtime(cx).core() {
        let names: FxHashSet<_> = names.iter().copied().collect();
        runtime(cx).namespaces.entry(here).or_default().core = CoreNames::Only(names);
    }
    for name in names.into_iter().filter(|name| !spec.exclude.contains(name)) {
        let other = spec.rename.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| *to);
        refer_to(cx, here, spec, name, other)?;
    }
    Ok(())
}

/// All of `clojure.core` but what is excluded or has another name.
fn limit_core<E: Engine>(cx: &mut Cx<E>, here: Symbol, spec: &Spec) -> Result<(), E> {
    let hidden: FxHashSet<_> =
        spec.exclude.iter().chain(spec.rename.iter().map(|(from, _)| from)).copied().collect();
    runtime(cx).namespaces.entry(here).or_default().core = CoreNames::Except(hidden);
    for (from, to) in &spec.rename {
        refer_to(cx, here, spec, *from, *to)?;
    }
    Ok(())
}

/// Makes `name` of the namespace available here, under another name.
fn refer_to<E: Engine>(
    cx: &mut Cx<E>,
    here: Symbol,
    spec: &Spec,
    name: Symbol,
    other: Symbol,
) -> Result<(), E> {
    let qualified = Symbol::try_qualified(Some(&spec.name.text()), &name.text())?;
    match (Names { cx }).resolve(qualified) {
        Resolved::Var(found) | Resolved::Macro(found) => {
            let var = runtime(cx).intern(found);
            runtime(cx).namespaces.entry(here).or_default().refers.insert(other, var);
        }
        Resolved::CoreMacro(_) if name == other => {}
        Resolved::CoreMacro(_) => {
            return Err(Error::argument(format!("the macro {name} is built in and cannot be renamed")));
        }
        Resolved::Private(_) | Resolved::Refused(_) if spec.refer == Refer::All => {}
        Resolved::Private(var) => return Err(Error::new(ErrorKind::Name, format!("{var} is private"))),
        Resolved::Refused(reason) => return Err(Error::new(ErrorKind::Name, reason)),
        Resolved::Unknown | Resolved::Class(_) => {
            return Err(Error::new(ErrorKind::Name, format!("there is no {name} in {}", spec.name)));
        }
    }
    Ok(())
}

/// Libraries of Clojure, and what is here in their place.
const INSTEAD: [(&str, &str); 4] = [
    ("cheshire.core", "consair.json"),
    ("clojure.data.csv", "consair.csv"),
    ("clojure.data.json", "consair.json"),
    ("jsonista.core", "consair.json"),
];

/// The file of a namespace on the source path.
pub(crate) fn find_source<E: Engine>(cx: &mut Cx<E>, name: Symbol) -> Result<std::path::PathBuf, E> {
    let relative = name.text().replace('.', "/").replace('-', "_");
    find_file(cx, &relative, |roots| {
        let missing =
            format!("there is no namespace {name}: it is not built in, and {relative}.clj is not in {roots}");
        let instead = INSTEAD.iter().find(|(of, _)| name.with_text(|name| name == *of));
        instead.map_or_else(|| missing.clone(), |(_, instead)| format!("{missing}; {instead} does its work"))
    })
}

fn find_file<E: Engine>(
    cx: &mut Cx<E>,
    relative: &str,
    missing: impl FnOnce(String) -> String,
) -> Result<std::path::PathBuf, E> {
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
    let roots =
        if roots.is_empty() { "the source path, which is empty".to_owned() } else { roots.join(", ") };
    Err(Error::new(ErrorKind::Name, missing(roots)))
}

/// Loads files one after the other.
struct Loading(Vec<String>);

impl<E: Engine> Resume<E> for Loading {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, _: Value<E>) -> Stepped<E> {
        let Some(name) = self.0.pop() else { return Ok(Step::Done(Value::Nil)) };
        let relative = name.trim_start_matches('/');
        let path =
            find_file(cx, relative, |roots| format!("cannot load {relative}.clj: it is not in {roots}"))?;
        let evaluation = load_path(cx, &path)?;
        let load = Native::once("load", move |cx, _| evaluation.start(cx));
        Ok(Step::call(load, [], self))
    }
}

fn load<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let names = args.iter().rev().map(|name| Ok(text_of(name)?.to_owned())).collect::<Result<Vec<_>, E>>()?;
    Box::new(Loading(names)).resume(cx, Value::Nil)
}

fn refer<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let mut spec = Spec::new(symbol_of(&args[0])?).options(&args[1..])?;
    if !runtime(cx).has_namespace(spec.name) {
        return Err(Error::new(ErrorKind::Name, format!("there is no namespace {}", spec.name)));
    }
    if spec.refer == Refer::None {
        spec.refer = Refer::All;
    }
    connect(cx, &spec)?;
    Ok(Value::Nil)
}
