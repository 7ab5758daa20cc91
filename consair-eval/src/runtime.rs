//! What an interpreter knows besides its context: namespaces, sources, compiled code.

use std::path::PathBuf;
use std::rc::Rc;

use consair_core::class::Class;
use consair_core::context::{Cx, UpdateCounts};
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::freeze::unrealised_within;
use consair_core::function::{Native, Resume, Step, Stepped};
use consair_core::host::HostObject;
use consair_core::reference::Var;
use consair_core::sequence::force;
use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};
use consair_core::update::Outcome;
use consair_core::value::Value;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::analyze::{self, Env, Resolved};
use crate::builtins::dynamic::{self, Dynamics};
use crate::convert::{self, Places};
use crate::expand::macros;
use crate::known::names_in;
use crate::prepare::prepare;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::reader::{ReadOptions, read};
use crate::syntax::source::SourceMap;
use crate::vm::code::FnCode;
use crate::vm::{Vm, wrong_arity};
use crate::{builtins, compile, prelude};

/// How deep evaluations started by the host may stand inside each other: a host function that calls
/// back, a macro that is being expanded.
const MAX_NESTED: usize = 60;

/// A namespace: names and what they refer to.
pub(crate) struct Namespace<E: Engine> {
    pub(crate) vars: FxHashMap<Symbol, Rc<Var<E>>>,
    pub(crate) refers: FxHashMap<Symbol, Rc<Var<E>>>,
    pub(crate) aliases: FxHashMap<Symbol, Symbol>,
    /// What it sees of `clojure.core`.
    pub(crate) core: CoreNames,
}

/// The names of `clojure.core` that a namespace sees without naming it.
pub(crate) enum CoreNames {
    /// All but these.
    Except(FxHashSet<Symbol>),
    /// These.
    Only(FxHashSet<Symbol>),
}

impl CoreNames {
    pub(crate) fn has(&self, name: Symbol) -> bool {
        match self {
            CoreNames::Except(hidden) => !hidden.contains(&name),
            CoreNames::Only(names) => names.contains(&name),
        }
    }
}

impl<E: Engine> Default for Namespace<E> {
    fn default() -> Self {
        Namespace {
            vars: FxHashMap::default(),
            refers: FxHashMap::default(),
            aliases: FxHashMap::default(),
            core: CoreNames::Except(FxHashSet::default()),
        }
    }
}

/// How the updates of one expression were done.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// The expression.
    pub span: Span,
    /// Its updates.
    pub counts: UpdateCounts,
}

/// The evaluator's state, kept in [`Cx::host`].
pub(crate) struct Runtime<E: Engine> {
    pub(crate) namespaces: FxHashMap<Symbol, Namespace<E>>,
    pub(crate) current: Symbol,
    pub(crate) sources: SourceMap,
    pub(crate) source_paths: Vec<PathBuf>,
    /// The namespaces whose files are being loaded, the innermost last.
    pub(crate) loading: Vec<Symbol>,
    /// Those whose files failed.
    pub(crate) broken: FxHashSet<Symbol>,
    /// Those of the builtins.
    built_in: FxHashSet<Symbol>,
    /// The source paths, until their data readers were loaded.
    pub(crate) reader_paths: Option<Vec<PathBuf>>,
    pub(crate) features: ReadOptions,
    pub(crate) dynamics: Dynamics<E>,
    /// Where the names are defined, by their qualified names.
    pub(crate) definitions: FxHashMap<Symbol, Span>,
    core: Symbol,
    gensyms: u64,
    natives: FxHashMap<&'static str, Rc<Native<E>>>,
    machines: Vec<Vm<E>>,
    nested: usize,
    sites: FxHashMap<Span, UpdateCounts>,
    order: Vec<Span>,
}

/// The state of the interpreter that `cx` belongs to.
pub(crate) fn runtime<E: Engine>(cx: &mut Cx<E>) -> &mut Runtime<E> {
    cx.host
        .as_mut()
        .and_then(|host| host.downcast_mut())
        .expect("an interpreter puts its state into its context")
}

/// Puts a new state with all builtins into `cx`.
pub(crate) fn install<E: Engine>(cx: &mut Cx<E>) {
    let core = Symbol::new("clojure.core");
    let user = Symbol::new("user");
    let mut namespaces = FxHashMap::default();
    let dynamics =
        dynamic::install(&mut |name| intern(&mut namespaces, Symbol::new(&format!("clojure.core/{name}"))));
    let mut runtime = Runtime {
        namespaces,
        current: user,
        sources: SourceMap::new(),
        source_paths: Vec::new(),
        reader_paths: None,
        loading: Vec::new(),
        broken: FxHashSet::default(),
        built_in: FxHashSet::default(),
        features: ReadOptions::default(),
        dynamics,
        definitions: FxHashMap::default(),
        core,
        gensyms: 0,
        natives: FxHashMap::default(),
        machines: Vec::new(),
        nested: 0,
        sites: FxHashMap::default(),
        order: Vec::new(),
    };
    runtime.namespaces.entry(user).or_default();
    for row in builtins::rows::<E>() {
        let native = Rc::new(Native {
            name: Symbol::new(row.name.strip_prefix("clojure.core/").unwrap_or(row.name)),
            arity: row.arity,
            doc: row.doc,
            code: row.code,
        });
        let qualified = runtime.qualified_builtin(row.name);
        let var = runtime.intern(qualified);
        var.bind(Some(Value::Native(Rc::clone(&native))));
        runtime.natives.insert(row.name, native);
    }
    for (name, _, value) in builtins::constants::<E>() {
        let qualified = runtime.qualified_builtin(name);
        let var = runtime.intern(qualified);
        var.set_dynamic(name.len() > 2 && name.starts_with('*') && name.ends_with('*'));
        var.bind(Some(value));
    }
    let no_readers = Value::Map(consair_core::object::Object::new(E::Map::default()));
    // A macro written in Rust has a var without a value.
    for name in macros::names() {
        runtime.intern(runtime.qualified_builtin(name)).set_macro(true);
    }
    let settings = [
        ("*ns*", Value::Symbol(user, None)),
        ("*command-line-args*", Value::Nil),
        ("*file*", Value::Nil),
        ("*data-readers*", no_readers),
        ("*default-data-reader-fn*", Value::Nil),
    ];
    for (name, value) in settings {
        let var = runtime.intern(runtime.qualified_builtin(name));
        var.set_dynamic(true);
        var.bind(Some(value));
    }
    runtime.built_in = runtime.namespaces.keys().filter(|name| **name != user).copied().collect();
    cx.host = Some(Box::new(runtime));
}

impl<E: Engine> Runtime<E> {
    /// The full name of a builtin: in `clojure.core` unless it names its namespace.
    fn qualified_builtin(&self, name: &str) -> Symbol {
        let symbol = Symbol::new(name);
        if symbol.is_qualified() { symbol } else { Symbol::new(&format!("clojure.core/{name}")) }
    }

    /// The var of a qualified name, made where there is none.
    pub(crate) fn intern(&mut self, name: Symbol) -> Rc<Var<E>> {
        intern(&mut self.namespaces, name)
    }

    /// The namespace that `name` means in the current one.
    pub(crate) fn namespace_of(&self, name: &str) -> Symbol {
        let name = Symbol::new(name);
        let current = self.namespaces.get(&self.current);
        current.and_then(|namespace| namespace.aliases.get(&name)).copied().unwrap_or(name)
    }

    /// Makes `name` the current namespace.
    pub(crate) fn enter(&mut self, name: Symbol) {
        self.current = name;
        self.namespaces.entry(name).or_default();
        let var = self.intern(Symbol::new("clojure.core/*ns*"));
        var.bind(Some(Value::Symbol(name, None)));
    }

    /// `clojure.core`
    pub(crate) fn core(&self) -> Symbol {
        self.core
    }

    /// True for a namespace that needs no file.
    pub(crate) fn is_built_in(&self, name: Symbol) -> bool {
        self.built_in.contains(&name) || name.with_text(|text| prelude::names(text).next().is_some())
    }

    /// True when there is a namespace of that name, loaded or built in.
    pub(crate) fn has_namespace(&self, name: Symbol) -> bool {
        self.namespaces.contains_key(&name) || self.is_built_in(name)
    }

    pub(crate) fn sites(&self) -> Vec<Site> {
        self.order.iter().map(|span| Site { span: *span, counts: self.sites[span] }).collect()
    }

    /// The values of all vars, unbound on the way: what the interpreter keeps alive.
    pub(crate) fn take_roots(&mut self) -> Vec<Value<E>> {
        let mut roots = Vec::new();
        for namespace in self.namespaces.values() {
            for var in namespace.vars.values() {
                roots.extend(var.bind(None));
                var.set_meta(None);
            }
        }
        roots
    }
}

fn intern<E: Engine>(namespaces: &mut FxHashMap<Symbol, Namespace<E>>, name: Symbol) -> Rc<Var<E>> {
    let (namespace, short) =
        name.with_parts(|ns, short| (Symbol::new(ns.unwrap_or("user")), Symbol::new(short)));
    let vars = &mut namespaces.entry(namespace).or_default().vars;
    Rc::clone(vars.entry(short).or_insert_with(|| Var::new(name)))
}

/// The host function of that name in `clojure.core`.
pub(crate) fn core_native<E: Engine>(cx: &mut Cx<E>, name: &'static str) -> Option<Rc<Native<E>>> {
    runtime(cx).natives.get(name).cloned()
}

/// Adds the updates of the expression at `span` to what is known of it.
pub(crate) fn note_updates<E: Engine>(cx: &mut Cx<E>, span: Option<Span>, outcomes: &[Outcome]) {
    let runtime = runtime(cx);
    let span = span.unwrap_or_default();
    if !runtime.sites.contains_key(&span) {
        runtime.order.push(span);
    }
    let counts = runtime.sites.entry(span).or_default();
    for outcome in outcomes {
        match outcome {
            Outcome::InPlace => counts.in_place += 1,
            Outcome::Aliased => counts.aliased += 1,
            Outcome::Copied => counts.copied += 1,
        }
    }
}

/// An error for what is wrong with a text; the diagnostics travel with it.
pub(crate) fn syntax_error<E: Engine>(diagnostics: Vec<Diagnostic>) -> Error<E> {
    let first = diagnostics.first();
    let message = first.map_or_else(String::new, |diagnostic| diagnostic.message.clone());
    let span = first.map(|diagnostic| diagnostic.span);
    let error = Error::with_data(
        ErrorKind::Syntax,
        message,
        Value::Host(Rc::new(HostObject::new(diagnostics))),
        Value::Nil,
    );
    error.locate(|place| place.span = span);
    error
}

/// Calls `callee` from the host, in a machine of its own.
///
/// # Errors
/// Those of the function; a limit when such calls stand too deep inside each other.
pub fn call<E: Engine>(
    cx: &mut Cx<E>,
    callee: Value<E>,
    args: impl IntoIterator<Item = Value<E>>,
) -> Result<Value<E>, Error<E>> {
    let state = runtime(cx);
    if state.nested >= MAX_NESTED {
        return Err(Error::limit(format!("host functions and macros call back more than {MAX_NESTED} deep")));
    }
    state.nested += 1;
    let mut vm = state.machines.pop().unwrap_or_default();
    let result = vm.call(cx, callee, args);
    let state = runtime(cx);
    state.nested -= 1;
    state.machines.push(vm);
    result
}

/// Reads a text: its forms, each with its place.
///
/// # Errors
/// All that is wrong with it.
pub(crate) fn read_text<E: Engine>(cx: &mut Cx<E>, name: &str, text: &str) -> Result<Vec<Form>, Error<E>> {
    let runtime = runtime(cx);
    let source = runtime.sources.add(name, text);
    let read = read(source, text, &runtime.features);
    let errors: Vec<_> = read.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    if errors.is_empty() { Ok(read.forms) } else { Err(syntax_error(errors)) }
}

/// As [`read_text`]; with an error in the text, what is wrong with its other forms is told too.
///
/// # Errors
/// All that is wrong with it.
pub(crate) fn read_program<E: Engine>(cx: &mut Cx<E>, name: &str, text: &str) -> Result<Vec<Form>, Error<E>> {
    let state = runtime(cx);
    let source = state.sources.add(name, text);
    let mut read = read(source, text, &state.features);
    if !read.diagnostics.iter().any(Diagnostic::is_error) {
        return Ok(read.forms);
    }
    crate::examine::add_problems(cx, read.forms, &mut read.diagnostics);
    Err(syntax_error(read.diagnostics))
}

/// Compiles one form to a function without arguments.
///
/// # Errors
/// All that is wrong with it.
pub(crate) fn compile_form<E: Engine>(cx: &mut Cx<E>, form: &Form) -> Result<Rc<FnCode<E>>, Error<E>> {
    let function = analyze::analyze(&mut Names { cx }, form).map_err(syntax_error)?;
    let proto = compile::compile(&function).map_err(|problem| syntax_error(vec![problem]))?;
    FnCode::link(cx, &proto, &mut |cx, name| runtime(cx).intern(name))
}

/// Gives `*file*` a value; the one it had.
fn set_file<E: Engine>(cx: &mut Cx<E>, file: Value<E>) -> Option<Value<E>> {
    runtime(cx).intern(Symbol::new("clojure.core/*file*")).bind(Some(file))
}

/// Evaluates forms in turn; the value is the last one's. At its end the namespace is `restore`, if
/// there is one.
pub(crate) struct Evaluation {
    /// The forms that are left, the next one last.
    forms: Vec<Form>,
    restore: Option<Symbol>,
    whole: bool,
    /// The value that `*file*` has at its end, where it is the evaluation of a file.
    file: Option<Option<String>>,
}

impl Evaluation {
    pub(crate) fn new(mut forms: Vec<Form>, restore: Option<Symbol>) -> Box<Self> {
        forms.reverse();
        Box::new(Evaluation { forms, restore, whole: false, file: None })
    }

    /// As [`Evaluation::new`], of the forms of a file: `*file*` is its name meanwhile.
    pub(crate) fn of_file<E: Engine>(
        cx: &mut Cx<E>,
        name: &str,
        forms: Vec<Form>,
        restore: Option<Symbol>,
    ) -> Box<Self> {
        let mut evaluation = Evaluation::new(forms, restore);
        let before = set_file(cx, Value::string(name));
        evaluation.file = Some(before.and_then(|file| file.as_str().map(str::to_owned)));
        evaluation
    }

    fn end<E: Engine>(&self, cx: &mut Cx<E>) {
        if let Some(namespace) = self.restore {
            runtime(cx).enter(namespace);
        }
        if let Some(file) = &self.file {
            set_file(cx, file.as_deref().into());
        }
    }

    fn next<E: Engine>(mut self: Box<Self>, cx: &mut Cx<E>, last: Value<E>) -> Stepped<E> {
        let mut expansions = 0;
        while let Some(form) = self.forms.pop() {
            let form = match prepare(cx, form) {
                Ok(form) => form,
                Err(error) => {
                    self.end(cx);
                    return Err(error);
                }
            };
            // The forms of a `do` at the top are evaluated one by one: the first may define what the
            // second needs to be read as code.
            if let FormKind::List(items) = &form.kind
                && items
                    .first()
                    .and_then(Form::as_symbol)
                    .is_some_and(|head| head.with_text(|text| text == "do"))
            {
                self.forms.extend(items[1..].iter().rev().cloned());
                if items.len() == 1 && self.forms.is_empty() {
                    self.end(cx);
                    return Ok(Step::Done(Value::Nil));
                }
                continue;
            }
            let compiled = match analyze::macroexpand_1(&mut Names { cx }, &form) {
                Ok(Some(expanded)) if expansions < analyze::MAX_NESTING => {
                    expansions += 1;
                    self.forms.push(expanded);
                    continue;
                }
                Ok(Some(_)) => {
                    let message = format!("this macro call expands more than {} times", analyze::MAX_NESTING);
                    Err(syntax_error(vec![Diagnostic::error("expand/nesting", message, form.span)]))
                }
                Ok(None) => compile_form(cx, &form),
                Err(diagnostic) => Err(syntax_error(vec![diagnostic])),
            };
            return match compiled {
                Ok(code) => {
                    let closure = consair_core::function::Closure::new(code, None, Box::default());
                    Ok(Step::call(Value::Fn(Rc::new(closure)), [], self))
                }
                Err(error) => {
                    let error = self.look_at_rest(cx, error);
                    self.end(cx);
                    Err(error)
                }
            };
        }
        self.end(cx);
        Ok(Step::Done(last))
    }

    /// A form does not compile: what is wrong with those after it is told together with it.
    fn look_at_rest<E: Engine>(&self, cx: &mut Cx<E>, error: Error<E>) -> Error<E> {
        let Some(diagnostics) = diagnostics_of(&error).filter(|_| self.whole && !self.forms.is_empty())
        else {
            return error;
        };
        let mut found = diagnostics.clone();
        let rest = self.forms.iter().rev().cloned().collect();
        crate::examine::add_problems(cx, rest, &mut found);
        syntax_error(found)
    }

    /// The forms are a program, of which everything that is wrong is to be told at once.
    pub(crate) fn whole(mut self: Box<Self>) -> Box<Self> {
        self.whole = true;
        self
    }

    /// Begins.
    pub(crate) fn start<E: Engine>(self: Box<Self>, cx: &mut Cx<E>) -> Stepped<E> {
        self.next(cx, Value::Nil)
    }
}

impl<E: Engine> Resume<E> for Evaluation {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        self.next(cx, result)
    }

    fn failed(self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        self.end(cx);
        Err(error)
    }
}

/// What aliases usually stand for, where the name of the namespace does not say it.
const ALIASES: [(&str, &str); 6] = [
    ("str", "clojure.string"),
    ("z", "clojure.zip"),
    ("pp", "clojure.pprint"),
    ("t", "clojure.test"),
    ("io", "clojure.java.io"),
    ("w", "clojure.walk"),
];

/// Where a name is looked for that is none of clojure.core's.
const LIBRARIES: [&str; 6] =
    ["clojure.string", "clojure.set", "clojure.walk", "clojure.math", "clojure.pprint", "clojure.edn"];

/// The arguments that a macro gets before those of its call: `&form` and `&env`.
const IMPLICIT: usize = 2;

/// The row of the macro written in Rust that has this qualified name.
pub(crate) fn core_macro_row(name: Symbol) -> Option<&'static macros::Row> {
    name.with_parts(
        |namespace, short| if namespace == Some("clojure.core") { macros::row(short) } else { None },
    )
}

/// The analyzer's view of the interpreter.
pub(crate) struct Names<'c, E: Engine> {
    pub(crate) cx: &'c mut Cx<E>,
}

impl<E: Engine> Names<'_, E> {
    fn meaning(&self, var: &Var<E>) -> Resolved {
        if var.is_macro()
            && var.with(|value| value.is_none())
            && let Some(row) = core_macro_row(var.name())
        {
            return Resolved::CoreMacro(row.expand);
        }
        if var.is_macro() { Resolved::Macro(var.name()) } else { Resolved::Var(var.name()) }
    }

    fn find(&mut self, namespace: Symbol, short: Symbol) -> Resolved {
        let state = runtime(self.cx);
        let core = state.core;
        let outside = namespace != state.current;
        if let Some(var) = state.namespaces.get(&namespace).and_then(|ns| ns.vars.get(&short)) {
            if outside && var.is_private() {
                return Resolved::Private(var.name());
            }
            let var = Rc::clone(var);
            return self.meaning(&var);
        }
        if namespace == core
            && let Some(expand) = short.with_text(macros::core_macro)
        {
            return Resolved::CoreMacro(expand);
        }
        self.prelude(namespace, short)
    }

    /// Compiles the prelude's definition of a name, if there is one.
    fn prelude(&mut self, namespace: Symbol, short: Symbol) -> Resolved {
        let found = namespace.with_text(|ns| short.with_text(|name| prelude::find(ns, name)));
        let Some(text) = found else { return Resolved::Unknown };
        let state = runtime(self.cx);
        let name = Symbol::new(&format!("{namespace}/{short}"));
        // The var is there before its definition is compiled: it may use itself.
        let var = state.intern(name);
        if text.starts_with("(defmacro") {
            var.set_macro(true);
        }
        let from = state.current;
        state.current = namespace;
        let defined = read_text(self.cx, &format!("<{name}>"), text).and_then(|forms| {
            let mut value = Ok(Value::Nil);
            for form in forms {
                value = evaluate(self.cx, Evaluation::new(vec![form], None));
            }
            value
        });
        runtime(self.cx).current = from;
        match defined {
            Ok(_) => self.meaning(&var),
            Err(error) => {
                // The next use tries again: a limit may have been in the way.
                if let Some(namespace) = runtime(self.cx).namespaces.get_mut(&namespace) {
                    namespace.vars.remove(&short);
                }
                Resolved::Refused(format!("cannot define {name}: {}", describe(self.cx, &error)))
            }
        }
    }
}

/// An error in one line, with its place.
fn describe<E: Engine>(cx: &mut Cx<E>, error: &Error<E>) -> String {
    let message = error.message().to_owned();
    match error
        .place()
        .span
        .and_then(|span| runtime(cx).sources.source(span.source).map(|s| s.position(span.start as usize)))
    {
        Some(position) => format!("{message} (line {}, column {})", position.line, position.column),
        None => message,
    }
}

/// Runs an evaluation from the host.
pub(crate) fn evaluate<E: Engine>(cx: &mut Cx<E>, evaluation: Box<Evaluation>) -> Result<Value<E>, Error<E>> {
    match evaluation.start(cx)? {
        Step::Done(value) => Ok(value),
        step => run_step(cx, step),
    }
}

/// Runs a step of a host function to its end, from the host.
pub(crate) fn run_step<E: Engine>(cx: &mut Cx<E>, step: Step<E>) -> Result<Value<E>, Error<E>> {
    match step {
        Step::Done(value) => Ok(value),
        Step::Call { callee, args, then: None } => call(cx, callee, args),
        step => {
            // A host function that answers with the step: the machine does the rest.
            let native = Native::once("step", move |_, _| Ok(step));
            call(cx, native, [])
        }
    }
}

/// Realises every lazy sequence inside `value`, from the host.
///
/// # Errors
/// Those of the sequences; a limit for an endless one.
pub(crate) fn realise<E: Engine>(cx: &mut Cx<E>, value: &Value<E>) -> Result<(), Error<E>> {
    struct Again<E: Engine>(Value<E>);
    impl<E: Engine> Resume<E> for Again<E> {
        fn resume(self: Box<Self>, cx: &mut Cx<E>, _: Value<E>) -> Stepped<E> {
            match unrealised_within(&self.0)? {
                Some(lazy) => force(cx, &lazy, self),
                None => Ok(Step::Done(Value::Nil)),
            }
        }
    }
    if unrealised_within(value).is_ok_and(|lazy| lazy.is_none()) {
        return Ok(());
    }
    let step = Box::new(Again(value.clone())).resume(cx, Value::Nil)?;
    run_step(cx, step).map(drop)
}

impl<E: Engine> Env for Names<'_, E> {
    fn resolve(&mut self, name: Symbol) -> Resolved {
        let state = runtime(self.cx);
        let core = state.core;
        if name.is_qualified() {
            let (namespace, short) =
                name.with_parts(|ns, short| (state.namespace_of(ns.unwrap_or_default()), Symbol::new(short)));
            return self.find(namespace, short);
        }
        let current = state.current;
        if let Some(namespace) = state.namespaces.get(&current) {
            let found = namespace.vars.get(&name).or_else(|| namespace.refers.get(&name)).cloned();
            let sees_core = namespace.core.has(name);
            if let Some(var) = found {
                return self.meaning(&var);
            }
            if !sees_core {
                return self.prelude_of_current(current, name, core);
            }
        }
        match self.prelude_of_current(current, name, core) {
            Resolved::Unknown => {}
            found => return found,
        }
        match self.find(core, name) {
            Resolved::Unknown => self.class(name),
            found => found,
        }
    }

    fn call_macro(&mut self, var: Symbol, form: &Form, locals: &[Symbol]) -> Result<Form, Diagnostic> {
        let span = form.span;
        let mut places = Places::default();
        let result = (|| {
            let whole = convert::to_value_with(self.cx, form, &mut |value, span| {
                if let Some(address) = value.address() {
                    places.insert(address, span);
                }
            })?;
            let whole = with_place(self.cx, whole, span)?;
            let names: Vec<_> = locals.iter().map(|name| (Value::Symbol(*name, None), Value::Nil)).collect();
            let env = consair_core::collection::map_of(self.cx, names)?;
            let mut args = vec![whole.clone(), env];
            let mut rest = consair_core::stream::Stream::new(whole.clone())?;
            let mut is_head = true;
            while let consair_core::stream::Pull::Item(item) = rest.pull()? {
                if !std::mem::take(&mut is_head) {
                    args.push(item);
                }
            }
            let callee = runtime(self.cx).intern(var).value();
            let callee = callee
                .ok_or_else(|| Error::new(ErrorKind::Name, format!("the macro {var} has no value yet")))?;
            if let Value::Fn(closure) = &callee
                && FnCode::of(closure).body(closure, args.len()).is_none()
            {
                // Of the form and the locals its user does not know.
                let expected = FnCode::of(closure).expected(closure, IMPLICIT);
                return Err(wrong_arity(Some(var.name()), &expected, args.len() - IMPLICIT));
            }
            let expansion = call(self.cx, callee, args)?;
            realise(self.cx, &expansion)?;
            let mut expanded = convert::to_form(&expansion, span, &places)?;
            drop(whole);
            // Metadata on a call says nothing, and would hide the call.
            while let FormKind::Meta(pair) = &expanded.kind
                && let FormKind::List(_) | FormKind::Meta(_) = pair.1.kind
            {
                expanded = pair.1.clone();
            }
            Ok(expanded)
        })();
        result.map_err(|error: Error<E>| {
            let diagnostic = match diagnostics_of(&error) {
                Some(diagnostics) if !diagnostics.is_empty() => diagnostics[0].clone(),
                _ => Diagnostic::error("expand/macro", error.message().to_owned(), span),
            };
            let diagnostic = if diagnostic.span == span {
                diagnostic
            } else {
                diagnostic.label(span, "in this macro call")
            };
            diagnostic.note(format!("in the expansion of the macro {var}"))
        })
    }

    fn define(&mut self, name: Symbol, span: Span) -> Result<Symbol, Diagnostic> {
        let state = runtime(self.cx);
        let current = state.current;
        let short = name.with_parts(|ns, short| match ns {
            Some(ns) if Symbol::new(ns) != current => None,
            _ => Some(Symbol::new(short)),
        });
        let Some(short) = short else {
            let message = format!("expected a name of the namespace {current} to define, found {name}");
            return Err(Diagnostic::error("analyze/def", message, span));
        };
        let qualified = Symbol::try_new(&format!("{current}/{short}"))
            .map_err(|full| Diagnostic::error("analyze/names", full.to_string(), span))?;
        let state = runtime(self.cx);
        state.intern(qualified).set_macro(false);
        state.definitions.insert(qualified, span);
        Ok(qualified)
    }

    fn auto_keyword(&mut self, name: Symbol, span: Span) -> Result<Keyword, Diagnostic> {
        let state = runtime(self.cx);
        let text = name.with_parts(|ns, short| match ns {
            None => Some(format!("{}/{short}", state.current)),
            Some(ns) => {
                let alias = Symbol::new(ns);
                let known = state.namespaces.get(&state.current)?.aliases.get(&alias)?;
                Some(format!("{known}/{short}"))
            }
        });
        let Some(text) = text else {
            let message = format!("expected a known alias, found {}", name.namespace().unwrap_or_default());
            return Err(Diagnostic::error("analyze/alias", message, span));
        };
        Keyword::try_new(&text).map_err(|full| Diagnostic::error("analyze/names", full.to_string(), span))
    }

    fn qualify(&mut self, name: Symbol) -> Symbol {
        let keeps = name.with_text(|text| {
            text == "&" || text.starts_with('.') || text.ends_with('.') || analyze::is_special(text)
        });
        if keeps {
            return self.qualify_constructor(name).unwrap_or(name);
        }
        let state = runtime(self.cx);
        // The name of a namespace or a class.
        if !name.is_qualified() && name.with_text(|text| text.find('.').is_some_and(|at| at > 0)) {
            return name;
        }
        if name.is_qualified() {
            let (namespace, short) =
                name.with_parts(|ns, short| (state.namespace_of(ns.unwrap_or_default()), short.to_owned()));
            return Symbol::new(&format!("{namespace}/{short}"));
        }
        let current = state.current;
        match self.resolve(name) {
            Resolved::Var(var) | Resolved::Macro(var) => var,
            Resolved::Class(class) => Symbol::new(class.name()),
            Resolved::CoreMacro(_) => Symbol::new(&format!("clojure.core/{name}")),
            // The kinds of errors that `catch` takes have no namespace.
            Resolved::Unknown if name.with_text(|text| crate::vm::kinds::set_named(text).is_some()) => name,
            Resolved::Unknown | Resolved::Private(_) | Resolved::Refused(_) => {
                Symbol::new(&format!("{current}/{name}"))
            }
        }
    }

    fn gensyms(&mut self) -> &mut u64 {
        &mut runtime(self.cx).gensyms
    }

    fn refuses(&mut self, var: Symbol, arguments: usize) -> Option<String> {
        let var = runtime(self.cx).intern(var);
        if var.is_dynamic() {
            return None;
        }
        match var.value()? {
            Value::Native(native) => (!native.arity.accepts(arguments)).then(|| native.arity.to_string()),
            Value::Fn(closure) => {
                let code = FnCode::of(&closure);
                code.body(&closure, arguments).is_none().then(|| code.expected(&closure, 0))
            }
            _ => None,
        }
    }

    fn requirement(&mut self, name: Symbol) -> Option<String> {
        let alias = name.namespace()?;
        let state = runtime(self.cx);
        let namespace = state.namespace_of(&alias);
        if namespace.text() != alias || state.namespaces.contains_key(&namespace) {
            return None;
        }
        if alias.contains('.') {
            return alias.starts_with(char::is_lowercase).then(|| format!("(require '{alias})"));
        }
        let usual = ALIASES.iter().find(|(known, _)| *known == alias).map(|(_, namespace)| *namespace);
        let namespaces = state.built_in.iter().map(|name| name.text());
        let mut named = namespaces.chain(prelude::namespaces().map(str::to_owned));
        let namespace =
            usual.map(str::to_owned).or_else(|| named.find(|of| of.rsplit('.').next() == Some(&alias)))?;
        Some(format!("(require '[{namespace} :as {alias}])"))
    }

    fn library(&mut self, name: Symbol) -> Option<&'static str> {
        let state = runtime(self.cx);
        LIBRARIES.into_iter().find(|library| {
            let namespace = state.namespaces.get(&Symbol::new(library));
            namespace.is_some_and(|namespace| namespace.vars.contains_key(&name))
                || name.with_text(|name| {
                    prelude::find(library, name).is_some_and(|text| !prelude::is_private(text))
                })
        })
    }

    fn neighbours(&mut self, name: Symbol) -> Vec<String> {
        let Some(qualifier) = name.namespace() else { return Vec::new() };
        let namespace = runtime(self.cx).namespace_of(&qualifier);
        let names = names_in(self.cx, namespace).into_iter().map(|(name, _)| name);
        // What ends in a star is for those that stand beside it.
        names.filter(|name| !name.ends_with('*')).collect()
    }

    fn similar(&mut self, name: Symbol, locals: &[Symbol]) -> Option<Symbol> {
        if let Some(qualifier) = name.namespace() {
            let text = name.with_parts(|_, name| name.to_owned());
            let most = (text.chars().count() / 3).min(3);
            let near = self.neighbours(name).into_iter().map(|other| (distance(&text, &other), other));
            let nearest = near.filter(|(distance, _)| *distance <= most).min()?;
            return Symbol::try_new(&format!("{qualifier}/{}", nearest.1)).ok();
        }
        let text = name.text();
        let most = (text.chars().count() / 3).min(3);
        if most == 0 {
            return None;
        }
        let state = runtime(self.cx);
        let mut known: Vec<Symbol> = locals.to_vec();
        for namespace in [state.current, state.core] {
            if let Some(namespace) = state.namespaces.get(&namespace) {
                known.extend(namespace.vars.keys().copied());
                known.extend(namespace.refers.keys().copied());
            }
        }
        // A text may have an unknown name at every other byte: most candidates are told by their length.
        let near = |candidate: &str| candidate.len().abs_diff(text.len()) <= 4 * most;
        let known =
            known.iter().filter_map(|name| name.with_text(|text| near(text).then(|| text.to_owned())));
        let built_in = macros::names().chain(prelude::names("clojure.core"));
        let nearest = known
            .chain(built_in.filter(|name| near(name)).map(str::to_owned))
            .map(|candidate| (distance(&text, &candidate), candidate))
            .filter(|(distance, candidate)| *distance <= most && *candidate != text)
            .min()?;
        Symbol::try_new(&nearest.1).ok()
    }
}

impl<E: Engine> Names<'_, E> {
    /// `R.` with the namespace of the type `R`.
    fn qualify_constructor(&mut self, name: Symbol) -> Option<Symbol> {
        let text = name.text();
        let class = text.strip_suffix('.').filter(|class| !class.is_empty() && !class.starts_with('.'))?;
        match self.resolve(Symbol::new(class)) {
            Resolved::Class(class) => Some(Symbol::new(&format!("{}.", class.name()))),
            Resolved::Var(var) => Some(Symbol::new(&format!("{}.", var.text().replace('/', ".")))),
            _ => None,
        }
    }

    /// A class of the table, or the type `name.space.Type` that a program defined.
    fn class(&mut self, name: Symbol) -> Resolved {
        if let Some(class) = name.with_text(Class::named) {
            return Resolved::Class(class);
        }
        let text = name.text();
        let Some((namespace, short)) = text.rsplit_once('.').filter(|(_, short)| !short.is_empty()) else {
            return Resolved::Unknown;
        };
        let state = runtime(self.cx);
        let found = [namespace.replace('_', "-"), namespace.to_owned()].into_iter().find_map(|namespace| {
            let vars = &state.namespaces.get(&Symbol::new(&namespace))?.vars;
            // A var that has no value yet is one of a program that is looked at, not run.
            let is_type = |var: &&Rc<Var<E>>| matches!(var.value(), None | Some(Value::Type(_)));
            vars.get(&Symbol::new(short)).filter(is_type)
        });
        if found.is_none() && prelude::find(namespace, short).is_some() {
            return self.prelude(Symbol::new(namespace), Symbol::new(short));
        }
        found.map_or(Resolved::Unknown, |var| Resolved::Var(var.name()))
    }

    /// The prelude's definition in the namespace being compiled, where that is one of its own.
    fn prelude_of_current(&mut self, current: Symbol, name: Symbol, core: Symbol) -> Resolved {
        if current == core { Resolved::Unknown } else { self.prelude(current, name) }
    }
}

/// The form of a macro call with its `:file`, `:line` and `:column` as metadata.
fn with_place<E: Engine>(cx: &mut Cx<E>, form: Value<E>, span: Span) -> Result<Value<E>, Error<E>> {
    let place = runtime(cx).sources.source(span.source).map(|source| {
        let at = source.position(span.start as usize);
        (source.name().to_owned(), at.line as i64, at.column as i64)
    });
    let (Value::List(mut list), Some((file, line, column))) = (form.clone(), place) else { return Ok(form) };
    drop(form);
    let mut meta = match list.meta() {
        Some(meta) => Value::Map(Rc::clone(meta)),
        None => consair_core::collection::map_of(cx, [])?,
    };
    meta = consair_core::collection::copied(cx, &meta)?;
    for (key, value) in [("file", Value::string(&file)), ("line", line.into()), ("column", column.into())] {
        meta = consair_core::collection::assoc(cx, meta, Value::keyword(key), value)?;
    }
    if let Value::Map(meta) = meta {
        consair_core::update::set_meta(cx, &mut list, Some(meta))?;
    }
    Ok(Value::List(list))
}

/// The diagnostics that a syntax error carries.
pub(crate) fn diagnostics_of<E: Engine>(error: &Error<E>) -> Option<&Vec<Diagnostic>> {
    match (error.kind(), error.data()) {
        (ErrorKind::Syntax, Value::Host(host)) => host.downcast_ref(),
        _ => None,
    }
}

/// How many insertions, deletions, replacements and swaps of neighbours make `b` of `a`
/// (Damerau-Levenshtein, restricted).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 3 {
        return usize::MAX;
    }
    let width = b.len() + 1;
    let mut table = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..width {
            table[i * width + j] = if i == 0 || j == 0 {
                i.max(j)
            } else {
                let cost = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (table[(i - 1) * width + j] + 1)
                    .min(table[i * width + j - 1] + 1)
                    .min(table[(i - 1) * width + j - 1] + cost);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[(i - 2) * width + j - 2] + 1);
                }
                best
            }
        }
    }
    table[a.len() * width + b.len()]
}
