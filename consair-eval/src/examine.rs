//! A text read, expanded and analyzed, and not run.
//!
//! What macros need is there all the same: namespaces are connected, and definitions of functions and of
//! constants are made, for these do nothing else. A namespace that is required and not loaded is examined
//! in its turn. So a macro of the program may run, with what it calls, and no other part of it.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::function::Closure;
use consair_core::span::Span;
use consair_core::symbol::Symbol;
use consair_core::value::Value;
use std::rc::Rc;

use crate::analyze::expr::{Expr, ExprKind, FnExpr};
use crate::analyze::{self, Env, Resolved};
use crate::builtins::namespace::require::find_source;
use crate::builtins::namespace::source_text;
use crate::compile;
use crate::interpreter::Interpreter;
use crate::prepare::prepare;
use crate::runtime::{self, Names, diagnostics_of, runtime, syntax_error};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::reader::read;
use crate::syntax::source::Source;
use crate::vm::code::FnCode;

/// How many namespaces may require each other on the way to one.
const MAX_REQUIRED: usize = 50;

/// What became of a text.
pub struct Examined {
    /// The text, and what it is called.
    pub source: Source,
    /// The forms as they were read.
    pub forms: Vec<Form>,
    /// What was made of them, in order.
    pub units: Vec<Unit>,
    /// What is wrong with the text.
    pub diagnostics: Vec<Diagnostic>,
    /// Calls with a number of arguments that their function does not take: they fail if they run.
    pub calls: Vec<Diagnostic>,
}

/// A form at the top, analyzed.
pub struct Unit {
    /// The namespace that it stands in.
    pub namespace: Symbol,
    /// The form as a function without parameters.
    pub function: FnExpr,
}

impl<E: Engine> Interpreter<E> {
    /// Reads, expands and analyzes `text`, and runs none of it but what macros need.
    pub fn examine(&mut self, name: &str, text: &str) -> Examined {
        let cx = self.cx();
        let here = runtime(cx).current;
        let examined = examine(cx, name, text, 0);
        runtime(cx).enter(here);
        examined
    }

    /// Why a call of the var of a qualified name with `count` arguments must fail: what it takes. `None`
    /// when it takes so many, or it is not known what it is.
    pub fn refuses(&mut self, name: Symbol, count: usize) -> Option<String> {
        (Names { cx: self.cx() }).refuses(name, count)
    }
}

fn examine<E: Engine>(cx: &mut Cx<E>, name: &str, text: &str, depth: usize) -> Examined {
    let state = runtime(cx);
    let id = state.sources.add(name, text);
    let read = read(id, text, &state.features);
    let source = state.sources.source(id).cloned().expect("it was added");
    let mut examined = Examined {
        source,
        forms: read.forms,
        units: Vec::new(),
        diagnostics: read.diagnostics,
        calls: Vec::new(),
    };
    let forms = examined.forms.clone();
    examine_forms(cx, forms, depth, &mut examined);
    examined
}

/// Adds to what is known to be wrong with a text what is wrong with `forms` of it.
pub(crate) fn add_problems<E: Engine>(cx: &mut Cx<E>, forms: Vec<Form>, found: &mut Vec<Diagnostic>) {
    let state = runtime(cx);
    let here = state.current;
    let id = state.sources.add("", "");
    let source = state.sources.source(id).cloned().expect("it was added");
    let diagnostics = std::mem::take(found);
    let mut examined =
        Examined { source, forms: Vec::new(), units: Vec::new(), diagnostics, calls: Vec::new() };
    examine_forms(cx, forms, 0, &mut examined);
    *found = examined.diagnostics;
    found.append(&mut examined.calls);
    found.sort_by_key(|diagnostic| (diagnostic.span.source, diagnostic.span.start));
    runtime(cx).enter(here);
}

/// A text with more errors is not looked at to its end: to find what was meant by a name takes a while.
const MOST_FOUND: usize = 500;

/// Examines forms one by one. One in which the reader found an error is passed over, and the name that
/// it would define is known all the same, so that one mistake is told once.
fn examine_forms<E: Engine>(cx: &mut Cx<E>, forms: Vec<Form>, depth: usize, examined: &mut Examined) {
    let errors = examined.diagnostics.iter().filter(|found| found.is_error());
    let mut broken: Vec<Span> = errors.map(|found| found.span).collect();
    broken.sort_by_key(|span| span.start);
    // How far those reach that begin no later.
    let reach: Vec<u32> =
        broken.iter().scan(0, |reach, span| (*reach = span.end.max(*reach), Some(*reach)).1).collect();
    let touches = |form: &Form| {
        let begun = broken.partition_point(|span| span.start <= form.span.end);
        begun > 0 && reach[begun - 1] >= form.span.start
    };
    let (torn, mut waiting): (Vec<_>, Vec<_>) = forms.into_iter().partition(touches);
    torn.iter().for_each(|form| declare(cx, form));
    waiting.reverse();
    let mut expansions = 0;
    while let Some(form) = waiting.pop() {
        if examined.diagnostics.len() > MOST_FOUND {
            let message = "expected fewer errors: what follows was not looked at";
            examined.add(vec![Diagnostic::error("reader/more", message.to_owned(), form.span)]);
            return;
        }
        if let Some(items) = body_of_do(&form) {
            waiting.extend(items.iter().rev().cloned());
            continue;
        }
        let form = match prepare(cx, form) {
            Ok(form) => form,
            Err(error) => {
                examined.add(diagnostics_of(&error).cloned().unwrap_or_default());
                continue;
            }
        };
        match analyze::macroexpand_1(&mut Names { cx }, &form) {
            Ok(Some(expanded)) if expansions < analyze::MAX_NESTING => {
                expansions += 1;
                waiting.push(expanded);
            }
            Ok(_) => {
                expansions = 0;
                if let Err(problems) = one(cx, &form, depth, examined) {
                    examined.add(problems);
                }
            }
            Err(problem) => {
                declare(cx, &form);
                examined.add(vec![problem]);
            }
        }
    }
}

impl Examined {
    /// Adds problems; a name that means nothing is told once.
    fn add(&mut self, problems: Vec<Diagnostic>) {
        for problem in problems {
            let is_name = matches!(problem.code, "analyze/name" | "analyze/absent" | "habit/word");
            let known = |found: &Diagnostic| found.code == problem.code && found.message == problem.message;
            if !is_name || !self.diagnostics.iter().any(known) {
                self.diagnostics.push(problem);
            }
        }
    }
}

/// Makes the name known that a broken form would define.
fn declare<E: Engine>(cx: &mut Cx<E>, form: &Form) {
    let FormKind::List(items) = &form.kind else { return };
    let head = items.first().and_then(Form::as_symbol);
    let defines = head.is_some_and(|head| head.with_text(|text| text.starts_with("def")));
    let name = items.get(1).and_then(Form::as_symbol).filter(|name| !name.is_qualified());
    if let Some(name) = name.filter(|_| defines) {
        drop(Names { cx }.define(name, form.span));
    }
}

/// The forms of a `do`, which are examined one by one: the first may define what the second needs.
fn body_of_do(form: &Form) -> Option<&[Form]> {
    let FormKind::List(items) = &form.kind else { return None };
    let head = items.first()?.as_symbol()?;
    head.with_text(|head| head == "do").then(|| &items[1..])
}

fn one<E: Engine>(
    cx: &mut Cx<E>,
    form: &Form,
    depth: usize,
    examined: &mut Examined,
) -> Result<(), Vec<Diagnostic>> {
    let namespace = runtime(cx).current;
    let connects = connects(cx, form);
    if connects {
        load_required(cx, form, depth);
    }
    let function = analyze::analyze_calls(&mut Names { cx }, form, Some(&mut examined.calls))?;
    let made = match connects || function.members[0].arities.iter().any(|arity| defines(&arity.body)) {
        true => make(cx, &function),
        false => Ok(()),
    };
    // What a constant is made of may be the value of something that was not run.
    if connects {
        made?;
    }
    examined.units.push(Unit { namespace, function });
    Ok(())
}

/// True for a call that says which names mean something here.
fn connects<E: Engine>(cx: &mut Cx<E>, form: &Form) -> bool {
    let FormKind::List(items) = &form.kind else { return false };
    let Some(head) = items.first().and_then(Form::as_symbol) else { return false };
    let Resolved::Var(var) = (Names { cx }).resolve(head) else { return false };
    let known = ["in-ns", "require", "use", "refer", "alias", "create-ns", "refer-clojure", "import*"];
    let is_known =
        var.with_parts(|namespace, name| namespace == Some("clojure.core") && known.contains(&name));
    is_known
        && items[1..].iter().all(|item| quoted(item).is_some() || matches!(item.kind, FormKind::Keyword(_)))
}

/// What stands in a `quote`.
fn quoted(form: &Form) -> Option<&Form> {
    let FormKind::List(items) = &form.kind else { return None };
    match items.as_slice() {
        [head, inner] if head.as_symbol()?.with_text(|head| head == "quote") => Some(inner),
        _ => None,
    }
}

/// Examines the namespaces that a call requires and that are not there.
fn load_required<E: Engine>(cx: &mut Cx<E>, form: &Form, depth: usize) {
    let FormKind::List(items) = &form.kind else { return };
    for spec in items[1..].iter().filter_map(quoted) {
        let name = match &spec.kind {
            FormKind::Vector(parts) | FormKind::List(parts) => parts.first().and_then(Form::as_symbol),
            _ => spec.as_symbol(),
        };
        let Some(name) = name.filter(|name| !runtime(cx).has_namespace(*name)) else { continue };
        if depth >= MAX_REQUIRED || runtime(cx).loading.contains(&name) {
            continue;
        }
        let Ok(path) = find_source(cx, name) else { continue };
        let Ok(text) = source_text::<E>(&path) else { continue };
        let state = runtime(cx);
        state.loading.push(name);
        let here = state.current;
        examine(cx, &path.display().to_string(), &text, depth + 1);
        let state = runtime(cx);
        state.loading.pop();
        state.enter(here);
    }
}

/// True for a definition that does nothing but define.
fn defines(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Def { value, meta, .. } => {
            value.as_deref().is_some_and(is_inert) && meta.as_deref().is_none_or(is_inert)
        }
        _ => false,
    }
}

/// True for what is made without running anything of the program.
fn is_inert(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Var(_) | ExprKind::TheVar(_) => true,
        ExprKind::Fn(function) => function.captures.is_empty(),
        ExprKind::Vector(items) | ExprKind::Map(items) | ExprKind::Set(items) => items.iter().all(is_inert),
        ExprKind::Call { callee, args } => {
            let with_meta = Symbol::new("clojure.core/with-meta");
            matches!(callee.kind, ExprKind::Var(name) if name == with_meta) && args.iter().all(is_inert)
        }
        _ => false,
    }
}

/// Runs what was found to be without danger.
fn make<E: Engine>(cx: &mut Cx<E>, function: &FnExpr) -> Result<(), Vec<Diagnostic>> {
    let made = compile::compile(function)
        .map_err(|problem| syntax_error(vec![problem]))
        .and_then(|proto| FnCode::link(cx, &proto, &mut |cx, name| runtime(cx).intern(name)))
        .and_then(|code| {
            let closure = Closure::new(code, None, Box::default());
            runtime::call(cx, Value::Fn(Rc::new(closure)), [])
        });
    let Err(error) = made else { return Ok(()) };
    if let Some(diagnostics) = diagnostics_of(&error) {
        return Err(diagnostics.clone());
    }
    let span = error.place().span.filter(|span| span.source == function.span.source).unwrap_or(function.span);
    Err(vec![Diagnostic::error("check/connect", error.message().to_owned(), span)])
}
