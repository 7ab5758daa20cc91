//! Forms to expressions: macros expanded, names resolved, tail positions checked.
//!
//! A local is a slot of its function; what an inner function uses of an outer one is captured by
//! value. A function refers to itself through its callee register, the functions of a `letfn` to each
//! other through the captures that they share, so neither makes a cycle. The analyzer knows no engine:
//! it asks an [`Env`] for what a name means and for what a macro returns.

mod absent;
pub mod expr;
mod habit;
mod interop;
mod lift;
pub mod liveness;
mod reduce;
mod scope;
mod special;
mod words;

pub(crate) use special::is_special;

use std::rc::Rc;

use consair_core::class::Class;
use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

use crate::expand;
use crate::expand::macros::{Expansion, Macro};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use expr::{Constant, Expr, ExprKind, FnExpr, Intrinsic, MemberExpr};
use scope::Scopes;

/// How deep forms of code may nest.
pub const MAX_NESTING: usize = 300;

/// What a symbol that is no local means.
pub enum Resolved {
    /// The var of this qualified name.
    Var(Symbol),
    /// The macro of this qualified name, a function of the language.
    Macro(Symbol),
    /// A macro written in Rust.
    CoreMacro(Macro),
    /// The private var of another namespace, by its qualified name: only `var` may name it.
    Private(Symbol),
    /// A class of the table.
    Class(Class),
    /// Nothing.
    Unknown,
    /// Something that may not be named here: the reason.
    Refused(String),
}

/// What the analyzer asks of the interpreter.
pub trait Env {
    /// What `name` means in the current namespace.
    fn resolve(&mut self, name: Symbol) -> Resolved;

    /// What the macro of the qualified name `var` makes of `call`; `locals` are the names in scope.
    ///
    /// # Errors
    /// When the macro fails, or returns what is no code.
    fn call_macro(&mut self, var: Symbol, call: &Form, locals: &[Symbol]) -> Result<Form, Diagnostic>;

    /// Makes sure that the current namespace has a var `name`, and returns its qualified name.
    ///
    /// # Errors
    /// When the name may not be defined here.
    fn define(&mut self, name: Symbol, span: Span) -> Result<Symbol, Diagnostic>;

    /// The keyword that `::name` reads as.
    ///
    /// # Errors
    /// When its alias is unknown.
    fn auto_keyword(&mut self, name: Symbol, span: Span) -> Result<Keyword, Diagnostic>;

    /// The qualified name that syntax-quote gives `name`.
    fn qualify(&mut self, name: Symbol) -> Symbol;

    /// The counter of generated symbols.
    fn gensyms(&mut self) -> &mut u64;

    /// What the function in the var of a qualified name expects, in words, if it is known now and does
    /// not take so many arguments.
    fn refuses(&mut self, var: Symbol, arguments: usize) -> Option<String>;

    /// What makes the namespace that `name` has known here, if it is not: a form.
    fn requirement(&mut self, _name: Symbol) -> Option<String> {
        None
    }

    /// The namespace of the language, other than clojure.core, that has a definition of that name.
    fn library(&mut self, _name: Symbol) -> Option<&'static str> {
        None
    }

    /// The public names of the namespace that qualifies `name`.
    fn neighbours(&mut self, _name: Symbol) -> Vec<String> {
        Vec::new()
    }

    /// Names like `name` that mean something.
    fn similar(&mut self, name: Symbol, locals: &[Symbol]) -> Option<Symbol>;
}

/// A namespace with more names is not told as a whole.
const MOST_NAMES: usize = 10;

/// Analyzes one form as the body of a function without parameters.
///
/// # Errors
/// All that is wrong with it: at least one diagnostic.
pub fn analyze(env: &mut dyn Env, form: &Form) -> Result<FnExpr, Vec<Diagnostic>> {
    analyze_calls(env, form, None)
}

/// As [`analyze`]; calls with a number of arguments that their function does not take now go to `calls`.
/// They fail when they run, if they do.
///
/// # Errors
/// As [`analyze`].
pub(crate) fn analyze_calls(
    env: &mut dyn Env,
    form: &Form,
    calls: Option<&mut Vec<Diagnostic>>,
) -> Result<FnExpr, Vec<Diagnostic>> {
    let mut analyzer = Analyzer {
        env,
        scopes: Scopes::default(),
        problems: Vec::new(),
        nesting: 0,
        tail: false,
        calls,
        unknown: Vec::new(),
    };
    analyzer.scopes.enter(0);
    analyzer.scopes.begin_body();
    let body = analyzer.expr(form);
    let (names, places) = analyzer.scopes.end_body();
    analyzer.scopes.leave(form.span);
    if !analyzer.problems.is_empty() {
        return Err(analyzer.problems);
    }
    let mut body =
        expr::ArityExpr { params: Vec::new(), variadic: false, body, names, places, unused: Vec::new() };
    liveness::mark(&mut body);
    Ok(FnExpr {
        members: vec![MemberExpr { name: None, arities: vec![body] }],
        captures: Vec::new(),
        span: form.span,
    })
}

/// Expands the macro that `form` calls, once; `None` when it calls none.
///
/// # Errors
/// When the macro fails.
pub fn macroexpand_1(env: &mut dyn Env, form: &Form) -> Result<Option<Form>, Diagnostic> {
    let FormKind::List(items) = &form.kind else { return Ok(None) };
    let Some(name) = items.first().and_then(Form::as_symbol) else { return Ok(None) };
    if name.with_text(is_special) {
        return Ok(None);
    }
    match env.resolve(name) {
        Resolved::CoreMacro(expand) => match habit::shape(items, form.span) {
            Some((diagnostic, _)) => Err(diagnostic),
            None => expand(form.clone(), &mut Expansion { gensyms: env.gensyms() }).map(Some),
        },
        Resolved::Macro(var) => env.call_macro(var, form, &[]).map(Some),
        _ => Ok(None),
    }
}

/// What expanding came to.
enum Towards {
    /// A call of the special form.
    Reached(Form),
    /// Something else.
    Another(Form),
    /// A macro that failed.
    Problem(Diagnostic),
}

struct Analyzer<'e> {
    env: &'e mut dyn Env,
    scopes: Scopes,
    problems: Vec<Diagnostic>,
    nesting: usize,
    /// True where `recur` may stand, if there is something to return to.
    tail: bool,
    /// Calls with a wrong number of arguments, where they are looked for: not inside `try`, which may
    /// expect the error.
    calls: Option<&'e mut Vec<Diagnostic>>,
    /// The names that mean nothing and were told.
    unknown: Vec<Symbol>,
}

impl Analyzer<'_> {
    /// Keeps a problem; an expression stands in for what it was found in.
    fn problem(&mut self, diagnostic: Diagnostic, span: Span) -> Expr {
        self.problems.push(diagnostic);
        nil(span)
    }

    fn error(&mut self, code: &'static str, message: impl Into<String>, span: Span) -> Expr {
        self.problem(Diagnostic::error(code, message, span), span)
    }

    /// An expression that is not in tail position.
    fn inner(&mut self, form: &Form) -> Expr {
        let tail = std::mem::replace(&mut self.tail, false);
        let expr = self.expr(form);
        self.tail = tail;
        expr
    }

    fn expr(&mut self, form: &Form) -> Expr {
        if self.nesting >= MAX_NESTING {
            return self.error(
                "analyze/nesting",
                format!("code nests more than {MAX_NESTING} levels (name a part of it)"),
                form.span,
            );
        }
        self.nesting += 1;
        let expr = self.unguarded(form);
        self.nesting -= 1;
        expr
    }

    fn unguarded(&mut self, form: &Form) -> Expr {
        let span = form.span;
        let constant = |constant| Expr { kind: ExprKind::Const(constant), span };
        match &form.kind {
            FormKind::Nil | FormKind::Missing => nil(span),
            FormKind::Bool(v) => constant(Constant::Bool(*v)),
            FormKind::Int(v) => constant(Constant::Int(*v)),
            FormKind::Float(v) => constant(Constant::Float(*v)),
            FormKind::Char(v) => constant(Constant::Char(*v)),
            FormKind::Str(text) => constant(Constant::Str(text.clone())),
            FormKind::Keyword(v) => constant(Constant::Keyword(*v)),
            FormKind::AutoKeyword(name) => match self.env.auto_keyword(*name, span) {
                Ok(keyword) => constant(Constant::Keyword(keyword)),
                Err(diagnostic) => self.problem(diagnostic, span),
            },
            FormKind::Number(number) => constant(Constant::Number(Rc::clone(number))),
            FormKind::Regex(pattern) => match consair_core::Pattern::new(pattern) {
                Ok(_) => constant(Constant::Regex(pattern.clone())),
                Err(reason) => {
                    self.error("reader/regex", format!("expected a regular expression: {reason}"), span)
                }
            },
            FormKind::Symbol(name) => self.symbol(*name, span),
            FormKind::List(items) => self.list(form, items),
            FormKind::Vector(forms) => {
                let before = self.problems.len();
                let items = forms.iter().map(|item| self.inner(item)).collect();
                if self.problems.len() > before
                    && let Some(diagnostic) = habit::comprehension(forms, span)
                {
                    self.problems.truncate(before);
                    self.problems.push(diagnostic);
                }
                Expr { kind: ExprKind::Vector(items), span }
            }
            FormKind::Map(items) => {
                let items = items.iter().map(|item| self.inner(item)).collect();
                Expr { kind: ExprKind::Map(items), span }
            }
            FormKind::Set(items) => {
                let items = items.iter().map(|item| self.inner(item)).collect();
                Expr { kind: ExprKind::Set(items), span }
            }
            FormKind::Meta(pair) => self.with_meta(&pair.0, &pair.1),
            FormKind::SyntaxQuote(inner) => match expand::quote::syntax_quote(self.env, inner) {
                Ok(form) => self.expr(&form),
                Err(diagnostic) => self.problem(diagnostic, span),
            },
            FormKind::Unquote(_) | FormKind::UnquoteSplicing(_) => {
                self.error("expand/unquote", "expected a syntax-quote (`) around this unquote", span)
            }
            FormKind::Tagged(..) => constant(Constant::Quoted(std::rc::Rc::new(form.clone()))),
        }
    }

    /// Metadata is evaluated for literals of collections and for functions; elsewhere it is a hint. Of
    /// several maps on a form the outer ones come after the inner ones, and win.
    fn with_meta(&mut self, meta: &Form, form: &Form) -> Expr {
        let mut metas = vec![meta];
        let mut form = form;
        while let FormKind::Meta(pair) = &form.kind {
            metas.push(&pair.0);
            form = &pair.1;
        }
        let expr = self.inner(form);
        // A reify takes metadata as a literal does.
        let is_reify = matches!(&form.kind, FormKind::List(items) if items.first().and_then(Form::as_symbol)
            .is_some_and(|head| head.with_text(|head| head == "reify")));
        let is_literal = is_reify
            || matches!(
                expr.kind,
                ExprKind::Vector(_) | ExprKind::Map(_) | ExprKind::Set(_) | ExprKind::Fn(_)
            );
        if !is_literal {
            return expr;
        }
        let span = expr.span;
        let core = |name: &str| Box::new(Expr { kind: ExprKind::Var(Symbol::new(name)), span });
        let mut metas: Vec<_> =
            metas.into_iter().rev().map(|meta| self.inner(&with_quoted_tag(meta))).collect();
        let meta = match metas.len() {
            1 => metas.remove(0),
            _ => Expr { kind: ExprKind::Call { callee: core("clojure.core/merge"), args: metas }, span },
        };
        Expr { kind: ExprKind::Call { callee: core("clojure.core/with-meta"), args: vec![expr, meta] }, span }
    }

    fn symbol(&mut self, name: Symbol, span: Span) -> Expr {
        if let Some((object, field)) = self.scopes.field(name) {
            let args = vec![self.symbol(object, span), interop::keyword(field, span)];
            return Expr { kind: ExprKind::Intrinsic(Intrinsic::Field, args), span };
        }
        if let Some(kind) = self.scopes.resolve(name) {
            return Expr { kind, span };
        }
        match self.env.resolve(name) {
            Resolved::Var(var) => Expr { kind: ExprKind::Var(var), span },
            Resolved::Macro(_) | Resolved::CoreMacro(_) => {
                let message = format!("expected a value, found the macro {name}");
                let diagnostic = Diagnostic::error("analyze/macro", message, span);
                let diagnostic = match name.with_text(|text| text == "for") {
                    true => diagnostic.note("a list is made by `(for [x xs] (* x 2))`"),
                    false => diagnostic.note(format!("it stands at the head of a list: `({name} ...)`")),
                };
                self.problem(diagnostic, span)
            }
            Resolved::Class(class) => Expr { kind: ExprKind::Const(Constant::Class(class)), span },
            Resolved::Private(var) => self.error("analyze/name", format!("{var} is private"), span),
            Resolved::Refused(reason) => self.error("analyze/name", reason, span),
            Resolved::Unknown => self.unknown(name, span),
        }
    }

    fn unknown(&mut self, name: Symbol, span: Span) -> Expr {
        // Once for each name: the first place tells what to do about the others.
        if self.unknown.contains(&name) {
            return nil(span);
        }
        self.unknown.push(name);
        let diagnostic = self.unknown_name(name, span);
        self.problem(diagnostic, span)
    }

    fn unknown_name(&mut self, name: Symbol, span: Span) -> Diagnostic {
        let locals = self.scopes.names();
        if let Some(diagnostic) = habit::sign(name, span) {
            return diagnostic;
        }
        if let Some(reason) = absent::reason(name) {
            let diagnostic =
                Diagnostic::error("analyze/absent", format!("unknown name {name}: {reason}"), span);
            return match habit::method(name) {
                Some(function) => diagnostic.note(format!("`{function}` does the same")),
                None => diagnostic,
            };
        }
        if let Some(diagnostic) = habit::word(name, span) {
            return diagnostic;
        }
        let diagnostic = Diagnostic::error("analyze/name", format!("unknown name {name}"), span);
        if name.with_text(is_special) {
            return diagnostic.note(format!("{name} is a special form: it stands at the head of a list"));
        }
        if let Some(form) = self.env.requirement(name) {
            return diagnostic.note(format!("the namespace is not known here: {form} makes it so"));
        }
        if let Some(library) = self.env.library(name) {
            let alias = match library {
                "clojure.string" => "str",
                "clojure.pprint" => "pp",
                _ => library.rsplit('.').next().unwrap_or(library),
            };
            return diagnostic
                .note(format!("`{library}/{name}` has that name: after (require '[{library} :as {alias}]) it is `{alias}/{name}`"));
        }
        let dotted = name.with_text(|text| text.split_once('.').map(|(a, b)| (a.to_owned(), b.to_owned())));
        let field = dotted.filter(|(value, field)| !value.is_empty() && !field.is_empty());
        if let Some((value, field)) = &field
            && let Some((call, message)) = habit::method_call(value, field)
        {
            return diagnostic.fix(span, call, message);
        }
        if let Some(similar) = self.env.similar(name, &locals) {
            return diagnostic.fix(span, similar.text(), format!("did you mean {similar}?"));
        }
        let neighbours = self.env.neighbours(name);
        if (1..=MOST_NAMES).contains(&neighbours.len()) {
            let namespace = name.namespace().unwrap_or_default();
            return diagnostic.note(format!("the names of {namespace} are {}", neighbours.join(", ")));
        }
        if name.with_text(|text| text.ends_with('\'') || text.starts_with('\'')) {
            return diagnostic.note("a string stands between double quotes: `\"text\"`");
        }
        match field {
            Some((value, field)) => diagnostic.note(format!("a field of a map is `(:{field} {value})`")),
            None => diagnostic,
        }
    }

    fn list(&mut self, form: &Form, items: &[Form]) -> Expr {
        let span = form.span;
        let Some(head) = items.first() else {
            let quoted = Constant::Quoted(std::rc::Rc::new(form.clone()));
            return Expr { kind: ExprKind::Const(quoted), span };
        };
        if let Some(name) = head.as_symbol() {
            if let Some(special) = special::find(name) {
                return match habit::shape(items, span) {
                    Some(habit) => self.meant(habit, span),
                    None => special(self, form, items),
                };
            }
            if !self.scopes.contains(name) {
                match self.env.resolve(name) {
                    Resolved::CoreMacro(expand) => {
                        if let Some(habit) = habit::shape(items, span) {
                            return self.meant(habit, span);
                        }
                        let expanded = expand(form.clone(), &mut Expansion { gensyms: self.env.gensyms() });
                        return self.expanded(expanded, span);
                    }
                    Resolved::Macro(var) => {
                        let locals = self.scopes.names();
                        let expanded = self.env.call_macro(var, form, &locals);
                        return self.expanded(expanded, span);
                    }
                    Resolved::Var(var) => {
                        self.check_call(var, items, span);
                        if let Some(expr) = self.intrinsic(var, &items[1..], span) {
                            return expr;
                        }
                    }
                    Resolved::Unknown => {
                        if let Some(diagnostic) = habit::arrow(items, span) {
                            return self.problem(diagnostic, span);
                        }
                        if let Some(habit) = habit::head(name, items, span) {
                            return self.meant(habit, span);
                        }
                        if let Some(expr) = interop::call(self, name, form, items) {
                            return expr;
                        }
                        if absent::reason(name).is_some() {
                            return self.unknown(name, head.span);
                        }
                    }
                    Resolved::Class(_) | Resolved::Private(_) | Resolved::Refused(_) => {}
                }
            }
        }
        if let FormKind::List(_) = head.kind
            && let Some(diagnostic) = habit::arrow(items, span)
        {
            return self.problem(diagnostic, span);
        }
        if let (FormKind::Keyword(_), [_, target]) = (&head.kind, items) {
            let args = vec![self.inner(target), self.inner(head)];
            return Expr { kind: ExprKind::Intrinsic(Intrinsic::Get, args), span };
        }
        let callee = Box::new(self.inner(head));
        let mut args: Vec<_> = items[1..].iter().map(|item| self.inner(item)).collect();
        if let (ExprKind::Var(name), [Expr { kind: ExprKind::Fn(function), .. }]) =
            (&callee.kind, args.as_mut_slice())
            && name.with_text(|name| name == "clojure.core/lazy-seq*")
        {
            let values = lift::lift(function);
            args.extend(values);
        }
        if matches!(callee.kind, ExprKind::Var(name) if reduce::is_reduce(name)) && self.calls.is_none() {
            return match <[Expr; 3]>::try_from(args) {
                Ok(args) => reduce::reduce(self, callee, args, span),
                Err(args) => Expr { kind: ExprKind::Call { callee, args }, span },
            };
        }
        Expr { kind: ExprKind::Call { callee, args }, span }
    }

    /// Tells what is wrong with the shape of a form, and goes on with the one that was probably meant.
    fn meant(&mut self, (diagnostic, meant): (Diagnostic, Option<Form>), span: Span) -> Expr {
        self.problem(diagnostic, span);
        match meant {
            Some(form) => self.expr(&form),
            None => nil(span),
        }
    }

    /// Tells of a call with a number of arguments that its function does not take.
    fn check_call(&mut self, var: Symbol, items: &[Form], span: Span) {
        let found = items.len() - 1;
        if let Some(calls) = &mut self.calls
            && let Some(expected) = self.env.refuses(var, found)
        {
            let name = var.with_parts(|_, name| name.to_owned());
            let message = format!("expected {expected} to {name}, found {found}");
            calls.push(Diagnostic::error("analyze/call", message, span));
        }
    }

    /// Expands the macros of `clojure.core` that `form` calls until it is a call of the special form
    /// `head`, or no such macro's call.
    fn expanded_to(&mut self, mut form: Form, head: &str) -> Towards {
        loop {
            let FormKind::List(items) = &form.kind else { return Towards::Another(form) };
            let Some(name) = items.first().and_then(Form::as_symbol) else { return Towards::Another(form) };
            if name.with_text(|name| name == head) {
                return Towards::Reached(form);
            }
            if special::find(name).is_some() || self.scopes.contains(name) {
                return Towards::Another(form);
            }
            let Resolved::CoreMacro(expand) = self.env.resolve(name) else { return Towards::Another(form) };
            match expand(form, &mut Expansion { gensyms: self.env.gensyms() }) {
                Ok(expanded) => form = expanded,
                Err(problem) => return Towards::Problem(problem),
            }
        }
    }

    fn expanded(&mut self, expanded: Result<Form, Diagnostic>, span: Span) -> Expr {
        match expanded {
            Ok(form) => self.expr(&form),
            Err(diagnostic) => self.problem(diagnostic, span),
        }
    }

    /// A call of a core function that has an instruction. Calls of arithmetic with more than two
    /// arguments become several.
    fn intrinsic(&mut self, var: Symbol, args: &[Form], span: Span) -> Option<Expr> {
        let name = var.with_parts(|ns, name| (ns == Some("clojure.core")).then(|| name.to_owned()))?;
        if let Some(intrinsic) = Intrinsic::find(&name, args.len())
            .filter(|it| *it != Intrinsic::Field || matches!(args[1].kind, FormKind::Keyword(_)))
        {
            let args = args.iter().map(|arg| self.inner(arg)).collect();
            return Some(Expr { kind: ExprKind::Intrinsic(intrinsic, args), span });
        }
        match (name.as_str(), args) {
            ("+" | "-" | "*", [first, rest @ ..]) if rest.len() > 1 => {
                let intrinsic = Intrinsic::find(&name, 2)?;
                let mut sum = self.inner(first);
                for arg in rest {
                    let args = vec![sum, self.inner(arg)];
                    sum = Expr { kind: ExprKind::Intrinsic(intrinsic, args), span };
                }
                Some(sum)
            }
            ("zero?" | "pos?" | "neg?", [number]) => {
                let intrinsic = match name.as_str() {
                    "zero?" => Intrinsic::NumEq,
                    "pos?" => Intrinsic::Gt,
                    _ => Intrinsic::Lt,
                };
                let zero = Expr { kind: ExprKind::Const(Constant::Int(0)), span };
                let args = vec![self.inner(number), zero];
                Some(Expr { kind: ExprKind::Intrinsic(intrinsic, args), span })
            }
            ("nth", [coll, Form { kind: FormKind::Int(index), .. }, Form { kind: FormKind::Nil, .. }])
                if (0..=i64::from(i16::MAX)).contains(index) =>
            {
                let index = Expr { kind: ExprKind::Const(Constant::Int(*index)), span };
                let args = vec![self.inner(coll), index];
                Some(Expr { kind: ExprKind::Intrinsic(Intrinsic::NthOrNil, args), span })
            }
            _ => None,
        }
    }
}

/// The map of metadata with a symbol at `:tag` quoted: a hint names a class, which need not be there.
fn with_quoted_tag(meta: &Form) -> Form {
    let mut meta = meta.clone();
    if let FormKind::Map(items) = &mut meta.kind {
        for pair in items.chunks_exact_mut(2) {
            let is_tag =
                matches!(pair[0].kind, FormKind::Keyword(name) if name.with_text(|name| name == "tag"));
            if is_tag && matches!(pair[1].kind, FormKind::Symbol(_)) {
                let span = pair[1].span;
                pair[1] = Form::call("quote", [pair[1].clone()], span);
            }
        }
    }
    meta
}

fn nil(span: Span) -> Expr {
    Expr { kind: ExprKind::Const(Constant::Nil), span }
}
