//! An interpreter: the embedding API.

use std::any::{Any, TypeId};
use std::path::PathBuf;
use std::rc::Rc;

use consair_core::class::Class;
use consair_core::context::{Cx, Limits};
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::freeze::clear_reachable;
use consair_core::function::{Arity, Native, NativeCode, Step, Stepped};
use consair_core::host::HostObject;
use consair_core::symbol::Symbol;
use consair_core::types::{Shape, Type};
use consair_core::update::Policy;
use consair_core::value::Value;

use crate::bytecode::disassemble::disassemble;
use crate::compile::compile;
use crate::runtime::{self, Evaluation, Site, runtime};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::Form;
use crate::syntax::source::SourceMap;
use crate::vm::Vm;

/// An interpreter over the collections of engine `E`: namespaces, a machine, limits.
///
/// Values it returns belong to its thread and may outlive it.
pub struct Interpreter<E: Engine> {
    cx: Cx<E>,
    vm: Vm<E>,
}

impl<E: Engine> Default for Interpreter<E> {
    fn default() -> Self {
        Interpreter::new()
    }
}

impl<E: Engine> Interpreter<E> {
    /// An interpreter with all builtins, the engine's default policy and the default limits, that
    /// writes to standard output.
    pub fn new() -> Self {
        let mut cx = Cx::new();
        runtime::install(&mut cx);
        Interpreter { cx, vm: Vm::default() }
    }

    /// Evaluates the forms of `text` in turn; the value of the last, `nil` when there are none.
    ///
    /// # Errors
    /// Of kind [`ErrorKind::Syntax`](consair_core::error::ErrorKind::Syntax) when the text does not read or compile, and those of the program.
    pub fn eval_str(&mut self, text: &str) -> Result<Value<E>, Error<E>> {
        self.eval_named("<text>", text)
    }

    /// As [`Interpreter::eval_str`]; errors show `name` as the name of the text.
    ///
    /// # Errors
    /// As [`Interpreter::eval_str`].
    pub fn eval_named(&mut self, name: &str, text: &str) -> Result<Value<E>, Error<E>> {
        let forms = runtime::read_text(&mut self.cx, name, text)?;
        let evaluation = Evaluation::new(forms, None);
        self.run(move |cx| evaluation.start(cx))
    }

    /// As [`Interpreter::eval_named`], of a whole program: when something in it does not read or compile,
    /// everything that is wrong with it is told.
    ///
    /// # Errors
    /// As [`Interpreter::eval_str`].
    pub fn eval_program(&mut self, name: &str, text: &str) -> Result<Value<E>, Error<E>> {
        let forms = runtime::read_program(&mut self.cx, name, text)?;
        let evaluation = Evaluation::new(forms, None).whole();
        self.run(move |cx| evaluation.start(cx))
    }

    /// Reads the forms of `text`, which errors call `name`, to be evaluated one by one.
    ///
    /// # Errors
    /// Of kind [`ErrorKind::Syntax`](consair_core::error::ErrorKind::Syntax) when it does not read.
    pub fn read_named(&mut self, name: &str, text: &str) -> Result<Vec<Form>, Error<E>> {
        runtime::read_text(&mut self.cx, name, text)
    }

    /// Evaluates one form.
    ///
    /// # Errors
    /// As [`Interpreter::eval_str`].
    pub fn eval_form(&mut self, form: Form) -> Result<Value<E>, Error<E>> {
        let evaluation = Evaluation::new(vec![form], None);
        self.run(move |cx| evaluation.start(cx))
    }

    /// Evaluates the forms of a file.
    ///
    /// # Errors
    /// Of kind [`ErrorKind::Io`](consair_core::error::ErrorKind::Io) when it cannot be read, else as [`Interpreter::eval_str`].
    pub fn eval_file(&mut self, path: &std::path::Path) -> Result<Value<E>, Error<E>> {
        let text = crate::builtins::namespace::source_text(path)?;
        let name = path.display().to_string();
        let forms = runtime::read_program(&mut self.cx, &name, &text)?;
        let evaluation = Evaluation::of_file(&mut self.cx, &name, forms, None).whole();
        self.run(move |cx| evaluation.start(cx))
    }

    /// Calls a function of the language, or anything else that can be called.
    ///
    /// # Errors
    /// Those of the function.
    pub fn call(
        &mut self,
        callee: &Value<E>,
        args: impl IntoIterator<Item = Value<E>>,
    ) -> Result<Value<E>, Error<E>> {
        self.vm.call(&mut self.cx, callee.clone(), args)
    }

    fn run(&mut self, begin: impl FnOnce(&mut Cx<E>) -> Stepped<E> + 'static) -> Result<Value<E>, Error<E>> {
        let native = Native::once("evaluate", |cx, _| begin(cx));
        self.vm.call(&mut self.cx, native, [])
    }

    /// The value of the var of a qualified name (`user/x`), if it is bound.
    pub fn var(&mut self, name: &str) -> Option<Value<E>> {
        runtime(&mut self.cx).intern(Symbol::try_new(name).ok()?).value()
    }

    /// Binds the var of a name, in the current namespace where the name has none, to `value`.
    pub fn define(&mut self, name: &str, value: Value<E>) {
        let state = runtime(&mut self.cx);
        let symbol = Symbol::new(name);
        let qualified =
            if symbol.is_qualified() { symbol } else { Symbol::new(&format!("{}/{name}", state.current)) };
        drop(state.intern(qualified).bind(Some(value)));
    }

    /// Makes `function` callable under `name`. It gets its arguments as slots that it owns and may
    /// take; their number is checked before.
    pub fn register_fn(
        &mut self,
        name: &str,
        arity: Arity,
        function: impl Fn(&mut Cx<E>, &mut [Value<E>]) -> Result<Value<E>, Error<E>> + 'static,
    ) {
        self.register_step_fn(name, arity, move |cx, args| function(cx, args).map(Step::Done));
    }

    /// As [`Interpreter::register_fn`], for a function that asks for calls instead of making them, so
    /// that it is no level of the host's own stack.
    pub fn register_step_fn(
        &mut self,
        name: &str,
        arity: Arity,
        function: impl Fn(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E> + 'static,
    ) {
        let native = Native {
            name: Symbol::new(name),
            arity,
            doc: "A function of the host.",
            code: NativeCode::Host(Box::new(function)),
        };
        self.define(name, Value::Native(Rc::new(native)));
    }

    /// The type of the host's objects of Rust type `T`, under a name like `geo.Point`: programs name it
    /// so, extend protocols to it, and see what it implements.
    ///
    /// # Examples
    /// ```
    /// use consair_core::function::Arity;
    /// use consair_core::value::Value;
    /// # use consair_fast::Fast;
    /// # type Interpreter = consair_eval::interpreter::Interpreter<Fast>;
    ///
    /// struct Span { from: i64, to: i64 }
    ///
    /// fn span(value: &Value<Fast>) -> &Span {
    ///     let Value::Host(host) = value else { panic!("the type of its objects calls it") };
    ///     host.downcast_ref().expect("they are spans")
    /// }
    ///
    /// let mut lisp = Interpreter::new();
    /// lisp.define_type::<Span>("geo.Span")?
    ///     .method("clojure.lang.Counted", "count", Arity::exactly(1), |_, args| {
    ///         Ok(Value::Int(span(&args[0]).to - span(&args[0]).from))
    ///     })?
    ///     .method("clojure.lang.Seqable", "seq", Arity::exactly(1), |cx, args| {
    ///         let items = (span(&args[0]).from..span(&args[0]).to).map(Value::Int);
    ///         consair_core::collection::vector_of(cx, items).and_then(consair_core::collection::seq)
    ///     })?;
    /// let object = lisp.host_object(Span { from: 3, to: 6 });
    /// lisp.define("s", object);
    /// assert_eq!(lisp.eval_str("[(count s) (mapv inc s) (instance? geo.Span s)]")?.to_string(), "[3 [4 5 6] true]");
    /// # Ok::<(), consair_core::error::Error<Fast>>(())
    /// ```
    ///
    /// # Errors
    /// When the table of names is full.
    pub fn define_type<T: Any>(&mut self, name: &str) -> Result<HostType<'_, E>, Error<E>> {
        let symbol = Symbol::try_new(name)?;
        let ty = self.cx.types.make(symbol, Shape::Host, Box::default());
        self.cx.types.set_host(TypeId::of::<T>(), &ty);
        let (namespace, short) = name.rsplit_once('.').unwrap_or(("user", name));
        self.define(&format!("{}/{short}", namespace.replace('_', "-")), Value::Type(Rc::clone(&ty)));
        Ok(HostType { interpreter: self, ty })
    }

    /// `object` as a value; of the type that [`Interpreter::define_type`] registered for `T`, if it did.
    pub fn host_object<T: Any>(&mut self, object: T) -> Value<E> {
        Value::Host(Rc::new(match self.cx.types.host(TypeId::of::<T>()) {
            Some(ty) => HostObject::typed(object, ty),
            None => HostObject::new(object),
        }))
    }

    /// The context: for [`consair_core::collection`] and for what a host function gets.
    pub fn cx(&mut self) -> &mut Cx<E> {
        &mut self.cx
    }

    /// Sets the limits; fuel counts from here.
    pub fn set_limits(&mut self, limits: Limits) {
        self.cx.set_limits(limits);
    }

    /// Sets what happens to updates of shared collections.
    ///
    /// # Errors
    /// When the engine has no such policy.
    pub fn set_policy(&mut self, policy: Policy) -> Result<(), Error<E>> {
        self.cx.set_policy(policy)?;
        if policy == Policy::Report {
            self.cx.set_tracing(true);
        }
        Ok(())
    }

    /// Keeps count of the updates by place from now on: see [`Interpreter::sites`].
    pub fn count_updates(&mut self) {
        self.cx.set_tracing(true);
    }

    /// The places in the sources whose updates were counted, in the order of their first update.
    pub fn sites(&mut self) -> Vec<Site> {
        runtime(&mut self.cx).sites()
    }

    /// The source texts, for places.
    pub fn sources(&mut self) -> &SourceMap {
        &runtime(&mut self.cx).sources
    }

    /// Where `require` looks for namespaces.
    pub fn set_source_paths(&mut self, paths: Vec<PathBuf>) {
        let runtime = runtime(&mut self.cx);
        runtime.reader_paths = Some(paths.clone());
        runtime.source_paths = paths;
    }

    /// Adds features that `#?(...)` selects by, besides `consair` and `default`; without their colons.
    pub fn add_features(&mut self, features: impl IntoIterator<Item = String>) {
        runtime(&mut self.cx).features.features.extend(features);
    }

    /// Reads `#tag form` by `reader`: a function of the form, as data, whose result takes the place of
    /// both. The same as an entry of `*data-readers*`.
    ///
    /// # Errors
    /// When the table of names is full, or a limit is reached.
    pub fn add_data_reader(&mut self, tag: &str, reader: Value<E>) -> Result<(), Error<E>> {
        let var = runtime(&mut self.cx).intern(Symbol::new("clojure.core/*data-readers*"));
        let readers = consair_core::collection::copied(&mut self.cx, &var.value().unwrap_or_default())?;
        let tag = Value::Symbol(Symbol::try_new(tag)?, None);
        let readers = consair_core::collection::assoc(&mut self.cx, readers, tag, reader)?;
        drop(var.bind(Some(readers)));
        Ok(())
    }

    /// The name of the current namespace.
    pub fn namespace(&mut self) -> Symbol {
        runtime(&mut self.cx).current
    }

    /// Goes on in the namespace of that name, made where there is none.
    ///
    /// # Errors
    /// When the table of names is full.
    pub fn set_namespace(&mut self, name: &str) -> Result<(), Error<E>> {
        let name = Symbol::try_new(name)?;
        runtime(&mut self.cx).enter(name);
        Ok(())
    }

    /// Prints `value` readably, realising what is lazy in it.
    ///
    /// # Errors
    /// Those of the lazy sequences, and limits.
    pub fn print(&mut self, value: &Value<E>) -> Result<(), Error<E>> {
        let printer = self.var("clojure.core/prn").unwrap_or_default();
        self.call(&printer, [value.clone()]).map(drop)
    }

    /// The text of `value` as `pr-str` gives it.
    ///
    /// # Errors
    /// As [`Interpreter::print`].
    pub fn pr_str(&mut self, value: &Value<E>) -> Result<String, Error<E>> {
        let printer = self.var("clojure.core/pr-str").unwrap_or_default();
        let text = self.call(&printer, [value.clone()])?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Everything that is wrong with a text, as far as it can be seen without running it, in the order
    /// of the text: what the reader, the macros and the analyzer have to say, also of what comes after a
    /// mistake, and calls with a wrong number of arguments.
    pub fn diagnose(&mut self, name: &str, text: &str) -> Vec<Diagnostic> {
        let examined = self.examine(name, text);
        let mut found = examined.diagnostics;
        found.extend(examined.calls);
        found.sort_by_key(|diagnostic| (diagnostic.span.source, diagnostic.span.start));
        found
    }

    /// The bytecode of a text's forms, in which nothing runs but what [`Interpreter::examine`] runs.
    ///
    /// # Errors
    /// When it does not read or compile.
    pub fn disassemble(&mut self, name: &str, text: &str) -> Result<String, Error<E>> {
        let examined = self.examine(name, text);
        let errors: Vec<_> = examined.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
        if !errors.is_empty() {
            return Err(runtime::syntax_error(errors));
        }
        let mut out = String::new();
        for unit in &examined.units {
            let proto = compile(&unit.function).map_err(|problem| runtime::syntax_error(vec![problem]))?;
            out.push_str(&disassemble(&proto));
            out.push('\n');
        }
        Ok(out)
    }

    /// An error as people read it: the message, the place in the source, the calls on the way. Ends
    /// without a newline. An error inside a function of the prelude is shown where the program called it.
    pub fn render(&mut self, error: &Error<E>, color: bool) -> String {
        let diagnostics = self.diagnostics(error);
        let sources = &runtime(&mut self.cx).sources;
        let shown: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.render(sources, color)).collect();
        shown.join("\n")
    }

    /// An error as data: all that is wrong with a text, or the one thing that went wrong while it ran.
    pub fn diagnostics(&mut self, error: &Error<E>) -> Vec<Diagnostic> {
        match runtime::diagnostics_of(error) {
            Some(diagnostics) => diagnostics.clone(),
            None => vec![crate::failure::diagnostic(error, &runtime(&mut self.cx).sources)],
        }
    }
}

/// A type of the host's objects, to be given methods.
pub struct HostType<'i, E: Engine> {
    interpreter: &'i mut Interpreter<E>,
    ty: Rc<Type<E>>,
}

impl<E: Engine> HostType<'_, E> {
    /// Gives the type a method of a protocol of a program (`user/Shape`), or of one of Clojure's
    /// interfaces (`clojure.lang.Seqable`), by which its objects take part in `seq`, `=`, `str`, `+`. The
    /// function gets the object first.
    ///
    /// # Errors
    /// When there is no such protocol or interface, or the protocol has no such method.
    pub fn method(
        self,
        protocol: &str,
        name: &str,
        arity: Arity,
        function: impl Fn(&mut Cx<E>, &mut [Value<E>]) -> Result<Value<E>, Error<E>> + 'static,
    ) -> Result<Self, Error<E>> {
        self.step_method(protocol, name, arity, move |cx, args| function(cx, args).map(Step::Done))
    }

    /// As [`HostType::method`], for a function that asks for calls instead of making them.
    ///
    /// # Errors
    /// As [`HostType::method`].
    pub fn step_method(
        self,
        protocol: &str,
        name: &str,
        arity: Arity,
        function: impl Fn(&mut Cx<E>, &mut [Value<E>]) -> Stepped<E> + 'static,
    ) -> Result<Self, Error<E>> {
        let cx = &mut self.interpreter.cx;
        let found = match Class::named(protocol) {
            Some(class) => Value::Type(Rc::clone(cx.types.class(class))),
            None => runtime(cx).intern(Symbol::try_new(protocol)?).value().unwrap_or_default(),
        };
        let Value::Type(found) = found else {
            return Err(Error::argument(format!("expected a protocol or an interface, found {protocol}")));
        };
        let code = NativeCode::Host(Box::new(function));
        let name = Symbol::try_new(name)?;
        let native = Native { name, arity, doc: "A method of a type of the host.", code };
        crate::builtins::give_method(cx, &self.ty, &found, name, Value::Native(Rc::new(native)))?;
        Ok(self)
    }
}

/// Frees what the program left, cycles included.
impl<E: Engine> Drop for Interpreter<E> {
    fn drop(&mut self) {
        self.vm = Vm::default();
        let roots = runtime(&mut self.cx).take_roots();
        clear_reachable(roots);
        self.cx.clear_cycles();
        self.cx.host = None;
    }
}
