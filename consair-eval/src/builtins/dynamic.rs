//! Dynamic vars: `binding`, and those that say where output goes and how values are printed.

mod writer;

pub use writer::set_standard_error;
pub(crate) use writer::{Writer, writer_of};

use std::io::Write;
use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::reference::Var;
use consair_core::symbol::Symbol;
use consair_core::value::Value;
use consair_core::value::print::PrintOptions;

use super::namespace::{elements, var_of};
use super::{Row, plain, step};
use crate::runtime::runtime;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The dynamic vars that the machine itself looks at, and those that are bound now.
pub(crate) struct Dynamics<E: Engine> {
    out: Rc<Var<E>>,
    input: Rc<Var<E>>,
    readably: Rc<Var<E>>,
    length: Rc<Var<E>>,
    level: Rc<Var<E>>,
    meta: Rc<Var<E>>,
    namespace_maps: Rc<Var<E>>,
    /// The vars that a `binding` has given a value, once for each.
    bound: Vec<Rc<Var<E>>>,
    /// The output of the host, while another one is in its place.
    host: Option<Box<dyn Write>>,
}

/// The functions on dynamic vars.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = vec![
        step(
            "with-bindings*",
            Arity::at_least(2),
            "Calls a function while the dynamic vars of a map have other values.",
            |cx, args| rebind(cx, args, true),
        ),
        step(
            "with-redefs-fn",
            Arity::exactly(2),
            "Calls a function while the vars of a map have other values.",
            |cx, args| rebind(cx, args, false),
        ),
        plain(
            "get-thread-bindings",
            Arity::exactly(0),
            "A map of the vars that a binding has given a value to those values.",
            |cx, _| {
                let bound = runtime(cx).dynamics.bound.clone();
                let entries = bound.into_iter().map(|var| (Value::Var(Rc::clone(&var)), var.value()));
                collection::map_of(cx, entries.map(|(var, value)| (var, value.unwrap_or_default())))
            },
        ),
        plain(
            "thread-bound?",
            Arity::at_least(0),
            "True when a binding has given each of the vars a value.",
            |cx, args| {
                let mut all = true;
                for arg in args {
                    let var = var_of(arg)?;
                    all &= runtime(cx).dynamics.bound.iter().any(|bound| Rc::ptr_eq(bound, &var));
                }
                Ok(all.into())
            },
        ),
        step(
            "local-var",
            Arity::exactly(1),
            "A dynamic var without a name, that has the value. What with-local-vars expands to.",
            |_, args| {
                let var = Var::new(Symbol::new("--unnamed--"));
                var.set_dynamic(true);
                var.bind(Some(Value::take(&mut args[0])));
                Ok(Step::Done(Value::Var(var)))
            },
        ),
    ];
    rows.extend(writer::rows());
    rows
}

/// Gives a new interpreter its dynamic vars.
pub(crate) fn install<E: Engine>(intern: &mut dyn FnMut(&str) -> Rc<Var<E>>) -> Dynamics<E> {
    let mut dynamic = |name: &str, value: Value<E>| {
        let var = intern(name);
        var.set_dynamic(true);
        var.bind(Some(value));
        var
    };
    for (name, value) in [
        ("*1", Value::Nil),
        ("*2", Value::Nil),
        ("*3", Value::Nil),
        ("*e", Value::Nil),
        ("*assert*", Value::Bool(true)),
        ("*err*", writer::error()),
        ("*flush-on-newline*", Value::Bool(true)),
        ("*print-dup*", Value::Bool(false)),
        ("*read-eval*", Value::Bool(true)),
        ("*unchecked-math*", Value::Bool(false)),
        ("*verbose-defrecords*", Value::Bool(false)),
        ("*warn-on-reflection*", Value::Bool(false)),
    ] {
        dynamic(name, value);
    }
    Dynamics {
        out: dynamic("*out*", writer::host()),
        input: dynamic("*in*", super::io::standard()),
        readably: dynamic("*print-readably*", Value::Bool(true)),
        length: dynamic("*print-length*", Value::Nil),
        level: dynamic("*print-level*", Value::Nil),
        meta: dynamic("*print-meta*", Value::Bool(false)),
        namespace_maps: dynamic("*print-namespace-maps*", Value::Bool(false)),
        bound: Vec::new(),
        host: None,
    }
}

/// How values are to be printed.
pub(crate) fn print_options<E: Engine>(cx: &mut Cx<E>) -> PrintOptions {
    let dynamics = &runtime(cx).dynamics;
    let is_on = |var: &Var<E>| var.with(|value| value.is_some_and(Value::is_truthy));
    let limit = |var: &Var<E>| match var.value() {
        Some(Value::Int(limit)) => Some(usize::try_from(limit).unwrap_or(0)),
        _ => None,
    };
    PrintOptions {
        readably: is_on(&dynamics.readably),
        length: limit(&dynamics.length),
        level: limit(&dynamics.level),
        meta: is_on(&dynamics.meta),
        namespace_maps: is_on(&dynamics.namespace_maps),
    }
}

/// The value of `*in*`.
pub(crate) fn input<E: Engine>(cx: &mut Cx<E>) -> Value<E> {
    runtime(cx).dynamics.input.value().unwrap_or_default()
}

/// Sends the output where `*out*` says.
fn route<E: Engine>(cx: &mut Cx<E>) -> Result<(), E> {
    let out = runtime(cx).dynamics.out.value().unwrap_or_default();
    match writer::sink(&out)? {
        None => {
            if let Some(host) = runtime(cx).dynamics.host.take() {
                cx.replace_output(host);
            }
        }
        Some(sink) => {
            let before = cx.replace_output(sink);
            runtime(cx).dynamics.host.get_or_insert(before);
        }
    }
    Ok(())
}

impl<E: Engine> Dynamics<E> {
    /// Notes that a binding gave the var a value, or that it ended.
    fn mark(&mut self, var: Rc<Var<E>>, begins: bool) {
        if begins {
            self.bound.push(var);
        } else if let Some(at) = self.bound.iter().rposition(|other| Rc::ptr_eq(other, &var)) {
            self.bound.remove(at);
        }
    }
}

/// A var and the value it had, if any.
type Held<E> = (Rc<Var<E>>, Option<Value<E>>);

/// Puts the values back that vars had.
struct Restore<E: Engine> {
    held: Vec<Held<E>>,
    dynamic: bool,
}

impl<E: Engine> Restore<E> {
    fn all(self, cx: &mut Cx<E>) -> Result<(), E> {
        let out = Rc::clone(&runtime(cx).dynamics.out);
        let mut routes = false;
        for (var, value) in self.held.into_iter().rev() {
            routes |= Rc::ptr_eq(&var, &out);
            if self.dynamic {
                runtime(cx).dynamics.mark(Rc::clone(&var), false);
            }
            drop(var.bind(value));
        }
        if routes { route(cx) } else { Ok(()) }
    }
}

impl<E: Engine> Resume<E> for Restore<E> {
    /// Exchanges the values that hold inside with those that hold outside.
    fn cross(&mut self, cx: &mut Cx<E>, leaves: bool) -> Result<(), E> {
        let out = Rc::clone(&runtime(cx).dynamics.out);
        let mut routes = false;
        let count = self.held.len();
        for at in 0..count {
            let at = if leaves { count - 1 - at } else { at };
            let (var, value) = &mut self.held[at];
            routes |= Rc::ptr_eq(var, &out);
            *value = var.bind(value.take());
            let var = Rc::clone(var);
            if self.dynamic {
                runtime(cx).dynamics.mark(var, !leaves);
            }
        }
        if routes { route(cx) } else { Ok(()) }
    }

    fn resume(self: Box<Self>, cx: &mut Cx<E>, value: Value<E>) -> Stepped<E> {
        self.all(cx)?;
        Ok(Step::Done(value))
    }

    fn failed(self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        self.all(cx)?;
        Err(error)
    }
}

fn rebind<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], dynamic: bool) -> Stepped<E> {
    let mut pairs = Vec::new();
    for entry in elements(&args[0])? {
        let entry = elements(&entry)?;
        let [var, value] = &entry[..] else {
            return Err(Error::expected("a map of vars to values", &args[0]));
        };
        let var = var_of(var)?;
        if dynamic && !var.is_dynamic() {
            let message =
                format!("expected a dynamic var to bind, found {} (define it with ^:dynamic)", var.name());
            return Err(Error::new(ErrorKind::State, message));
        }
        pairs.push((var, value.clone()));
    }
    let function = Value::take(&mut args[1]);
    let rest: Vec<_> = args[2..].iter_mut().map(Value::take).collect();
    let restore = bind(cx, pairs, dynamic)?;
    Ok(Step::call(function, rest, restore))
}

/// Gives vars other values, until what it answers is resumed.
fn bind<E: Engine>(
    cx: &mut Cx<E>,
    pairs: Vec<(Rc<Var<E>>, Value<E>)>,
    dynamic: bool,
) -> Result<Box<Restore<E>>, E> {
    let out = Rc::clone(&runtime(cx).dynamics.out);
    let mut routes = false;
    let mut held = Vec::new();
    for (var, value) in pairs {
        if Rc::ptr_eq(&var, &out) {
            writer::sink(&value)?;
            routes = true;
        }
        if dynamic {
            runtime(cx).dynamics.mark(Rc::clone(&var), true);
        }
        let before = var.bind(Some(value));
        held.push((var, before));
    }
    if routes {
        route(cx)?;
    }
    Ok(Box::new(Restore { held, dynamic }))
}
