//! What namespaces there are, and what their names mean.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use super::symbol_of;
use crate::analyze::{Env, Resolved};
use crate::builtins::{Row, plain};
use crate::runtime::{CoreNames, Names, runtime};

type Result<T, E> = std::result::Result<T, Error<E>>;

pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        plain("in-ns", one, "Makes the namespace of that name the current one.", |cx, args| {
            let name = symbol_of(&args[0])?;
            runtime(cx).enter(name);
            Ok(Value::Symbol(name, None))
        }),
        plain("find-ns", one, "The symbol of a namespace; nil when there is none.", find_ns),
        plain("create-ns", one, "Makes a namespace where there is none.", |cx, args| {
            let name = symbol_of(&args[0])?;
            runtime(cx).namespaces.entry(name).or_default();
            Ok(Value::Symbol(name, None))
        }),
        plain("remove-ns", one, "Removes a namespace and its names.", remove_ns),
        plain("the-ns", one, "The symbol of a namespace; an error when there is none.", the_ns),
        plain("ns-name", one, "The symbol of a namespace.", the_ns),
        plain("all-ns", Arity::exactly(0), "The symbols of all namespaces.", all_ns),
        plain("alias", Arity::exactly(2), "Gives a namespace another name here.", |cx, args| {
            let alias = symbol_of(&args[0])?;
            let name = namespace(cx, &args[1])?;
            let here = runtime(cx).current;
            runtime(cx).namespaces.entry(here).or_default().aliases.insert(alias, name);
            Ok(Value::Nil)
        }),
        plain(
            "import*",
            Arity::at_least(0),
            "Makes types known by their short names here: what import and (:import ...) expand to.",
            import,
        ),
        plain("ns-unalias", Arity::exactly(2), "Takes an alias from a namespace.", |cx, args| {
            let (name, alias) = (namespace(cx, &args[0])?, symbol_of(&args[1])?);
            runtime(cx).namespaces.entry(name).or_default().aliases.remove(&alias);
            Ok(Value::Nil)
        }),
        plain("ns-unmap", Arity::exactly(2), "Takes a name from a namespace.", ns_unmap),
        plain("ns-publics", one, "A map of the public names of a namespace to their vars.", |cx, args| {
            map_of_names(cx, args, |cx, name| interned(cx, name, false))
        }),
        plain(
            "ns-interns",
            one,
            "A map of the names of a namespace to their vars, private ones too.",
            |cx, args| map_of_names(cx, args, |cx, name| interned(cx, name, true)),
        ),
        plain(
            "ns-refers",
            one,
            "A map of the names of other namespaces that a namespace sees to their vars.",
            |cx, args| map_of_names(cx, args, referred),
        ),
        plain("ns-map", one, "A map of all names that a namespace sees to their vars.", |cx, args| {
            map_of_names(cx, args, |cx, name| {
                let mut entries = referred(cx, name)?;
                entries.extend(interned(cx, name, true)?);
                Ok(entries)
            })
        }),
        plain("ns-aliases", one, "A map of the aliases in a namespace to the namespaces.", |cx, args| {
            let name = namespace(cx, &args[0])?;
            let aliases = runtime(cx).namespaces.get(&name).map(|ns| &ns.aliases).into_iter().flatten();
            let mut aliases: Vec<_> = aliases.map(|(alias, of)| (*alias, *of)).collect();
            aliases.sort();
            let symbol = |name| Value::Symbol(name, None);
            collection::map_of(cx, aliases.into_iter().map(|(alias, of)| (symbol(alias), symbol(of))))
        }),
        plain(
            "resolve",
            Arity::between(1, 2),
            "The var that a symbol means here; nil when it means none, or is a key of env, a map of locals, if that is given before it.",
            |cx, args| match args {
                [name] => resolve(cx, name),
                [env, name] => resolve_in(cx, env, name),
                _ => unreachable!("the arity asks for one or two"),
            },
        ),
        plain(
            "ns-resolve",
            Arity::between(2, 3),
            "The var that a symbol means in a namespace, as resolve.",
            |cx, args| {
                let name = namespace(cx, &args[0])?;
                let here = std::mem::replace(&mut runtime(cx).current, name);
                let found = match args {
                    [_, name] => resolve(cx, name),
                    [_, env, name] => resolve_in(cx, env, name),
                    _ => unreachable!("the arity asks for two or three"),
                };
                runtime(cx).current = here;
                found
            },
        ),
        plain(
            "find-var",
            one,
            "The var of a qualified symbol; nil when there is none, an error when there is no such namespace.",
            |cx, args| {
                let name = qualified(&args[0])?;
                let of = Value::Symbol(Symbol::new(&name.namespace().unwrap_or_default()), None);
                namespace(cx, &of)?;
                resolve(cx, &args[0])
            },
        ),
        plain("qualified*", one, "The namespace of a qualified symbol, as a symbol.", |_, args| {
            Ok(Value::Symbol(Symbol::try_new(&qualified(&args[0])?.namespace().unwrap_or_default())?, None))
        }),
        plain(
            "intern",
            Arity::between(2, 3),
            "The var of that name in a namespace, made where there is none, and bound when a value is given.",
            intern,
        ),
    ]
}

/// The name of a namespace that is there, by its symbol or an alias.
fn namespace<E: Engine>(cx: &mut Cx<E>, value: &Value<E>) -> Result<Symbol, E> {
    let name = symbol_of(value)?;
    if runtime(cx).has_namespace(name) {
        return Ok(name);
    }
    Err(Error::new(ErrorKind::Name, format!("there is no namespace {name}")))
}

/// The full names that an argument of `import` asks for: `a.B`, `(a B C)`.
fn imported<E: Engine>(spec: &Value<E>) -> Result<Vec<Symbol>, E> {
    if let Value::Symbol(name, _) = spec {
        return Ok(vec![*name]);
    }
    let parts = super::elements(spec)?;
    let names = parts.iter().map(symbol_of).collect::<Result<Vec<_>, E>>()?;
    let Some((package, names)) = names.split_first() else { return Ok(Vec::new()) };
    names.iter().map(|name| Ok(Symbol::try_new(&format!("{package}.{name}"))?)).collect()
}

fn import<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    for spec in args.iter() {
        for name in imported(spec)? {
            import_type(cx, name)?;
        }
    }
    Ok(Value::Nil)
}

/// Makes the type `name.space.Type` known as `Type` here.
///
/// # Errors
/// When there is none, and its package is none of Java's, whose classes are missed where they are used.
fn import_type<E: Engine>(cx: &mut Cx<E>, name: Symbol) -> Result<(), E> {
    let text = name.text();
    let short = Symbol::new(text.rsplit('.').next().unwrap_or(&text));
    let found = (Names { cx: &mut *cx }).resolve(name);
    let state = runtime(cx);
    let here = state.current;
    match found {
        Resolved::Class(_) => {}
        Resolved::Var(var) => {
            let var = state.intern(var);
            let here = state.namespaces.entry(here).or_default();
            here.refers.insert(short, var);
            // Its static members are a namespace of the full name.
            here.aliases.insert(short, name);
        }
        _ if ["java.", "javax.", "clojure."].iter().any(|package| text.starts_with(package)) => {}
        _ => {
            let message =
                format!("expected a record or type to import, whose namespace is loaded, found {name}");
            return Err(Error::new(ErrorKind::Name, message));
        }
    }
    Ok(())
}

fn qualified<E: Engine>(value: &Value<E>) -> Result<Symbol, E> {
    let name = symbol_of(value)?;
    if name.is_qualified() {
        return Ok(name);
    }
    Err(Error::argument(format!("expected a qualified symbol, found {name}")))
}

fn find_ns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_of(&args[0])?;
    Ok(if runtime(cx).has_namespace(name) { Value::Symbol(name, None) } else { Value::Nil })
}

fn the_ns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    Ok(Value::Symbol(namespace(cx, &args[0])?, None))
}

fn remove_ns<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let name = symbol_of(&args[0])?;
    if name == runtime(cx).core() {
        return Err(Error::argument("cannot remove clojure.core"));
    }
    match runtime(cx).namespaces.remove(&name) {
        Some(_) => Ok(Value::Symbol(name, None)),
        None => Ok(Value::Nil),
    }
}

fn all_ns<E: Engine>(cx: &mut Cx<E>, _: &mut [Value<E>]) -> Result<Value<E>, E> {
    let mut names: Vec<_> = runtime(cx).namespaces.keys().copied().collect();
    names.sort();
    Ok(Value::list(names.into_iter().map(|name| Value::Symbol(name, None)).collect::<Vec<_>>()))
}

/// A name of `clojure.core` is hidden; another one is forgotten.
fn ns_unmap<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (namespace, name) = (namespace(cx, &args[0])?, symbol_of(&args[1])?);
    let entry = runtime(cx).namespaces.entry(namespace).or_default();
    let known = entry.vars.remove(&name).or_else(|| entry.refers.remove(&name)).is_some();
    if !known {
        match &mut entry.core {
            CoreNames::Except(hidden) => drop(hidden.insert(name)),
            CoreNames::Only(names) => drop(names.remove(&name)),
        }
    }
    Ok(Value::Nil)
}

/// The names defined in a namespace, sorted.
pub(super) fn names_in<E: Engine>(cx: &mut Cx<E>, namespace: Symbol, with_private: bool) -> Vec<Symbol> {
    let vars = runtime(cx).namespaces.get(&namespace).map(|ns| &ns.vars).into_iter().flatten();
    let mut names: Vec<_> =
        vars.filter(|(_, var)| with_private || !var.is_private()).map(|(name, _)| *name).collect();
    namespace.with_text(|text| {
        let known = crate::prelude::names(text).filter(|name| {
            with_private || !crate::prelude::find(text, name).is_some_and(crate::prelude::is_private)
        });
        names.extend(known.map(Symbol::new));
    });
    names.sort();
    names.dedup();
    names
}

type Entries<E> = Vec<(Value<E>, Value<E>)>;

/// What `entries` finds of the namespace that is the argument, as a map.
fn map_of_names<E: Engine>(
    cx: &mut Cx<E>,
    args: &[Value<E>],
    entries: impl FnOnce(&mut Cx<E>, Symbol) -> Result<Entries<E>, E>,
) -> Result<Value<E>, E> {
    let name = namespace(cx, &args[0])?;
    let entries = entries(cx, name)?;
    collection::map_of(cx, entries)
}

fn interned<E: Engine>(cx: &mut Cx<E>, namespace: Symbol, with_private: bool) -> Result<Entries<E>, E> {
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
    Ok(entries)
}

/// What a namespace sees of others: what it refers to, and `clojure.core`.
fn referred<E: Engine>(cx: &mut Cx<E>, name: Symbol) -> Result<Entries<E>, E> {
    let core = runtime(cx).core();
    let mut entries = if name == core { Vec::new() } else { interned(cx, core, false)? };
    if let Some(namespace) = runtime(cx).namespaces.get(&name) {
        entries.retain(|(name, _)| matches!(name, Value::Symbol(name, _) if namespace.core.has(*name)));
        entries.extend(
            namespace.refers.iter().map(|(name, var)| (Value::Symbol(*name, None), Value::Var(var.clone()))),
        );
    }
    Ok(entries)
}

fn resolve<E: Engine>(cx: &mut Cx<E>, name: &Value<E>) -> Result<Value<E>, E> {
    let name = symbol_of(name)?;
    Ok(match (Names { cx }).resolve(name) {
        Resolved::Var(var) | Resolved::Macro(var) | Resolved::Private(var) => {
            Value::Var(runtime(cx).intern(var))
        }
        Resolved::Class(class) => Value::Type(Rc::clone(cx.types.class(class))),
        Resolved::CoreMacro(_) | Resolved::Unknown | Resolved::Refused(_) => Value::Nil,
    })
}

fn resolve_in<E: Engine>(cx: &mut Cx<E>, env: &Value<E>, name: &Value<E>) -> Result<Value<E>, E> {
    match collection::contains(env, name)? {
        true => Ok(Value::Nil),
        false => resolve(cx, name),
    }
}

fn intern<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (namespace, name) = (namespace(cx, &args[0])?, symbol_of(&args[1])?);
    let qualified = Symbol::try_qualified(Some(&namespace.text()), &name.text())?;
    let var = runtime(cx).intern(qualified);
    if let Some(value) = args.get_mut(2) {
        drop(var.bind(Some(Value::take(value))));
    }
    Ok(Value::Var(var))
}
