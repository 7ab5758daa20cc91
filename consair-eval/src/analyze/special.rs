//! The special forms.

use std::rc::Rc;

use consair_core::span::Span;
use consair_core::symbol::Symbol;

use super::expr::{
    ArityExpr, Binding, Branch, Catch, Choice, Constant, Expr, ExprKind, FnExpr, IfExpr, LocalId, MemberExpr,
};
use super::{Analyzer, Resolved, Towards, interop, nil, with_quoted_tag};
use crate::expand::quote;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::vm::kinds;

type Special = fn(&mut Analyzer<'_>, &Form, &[Form]) -> Expr;

const SPECIALS: [(&str, Special); 19] = [
    ("def", def),
    ("fn*", function),
    ("let*", let_),
    ("loop*", loop_),
    ("recur", recur),
    ("if", if_),
    ("do", do_),
    ("quote", quote_),
    ("var", var),
    ("try", try_),
    ("throw", throw),
    ("letfn*", letfn),
    ("case*", case),
    ("set!", set),
    ("new", interop::new),
    (".", interop::dot),
    ("with-fields*", interop::with_fields),
    ("catch", misplaced),
    ("finally", misplaced),
];

/// True for the name of a special form.
pub(crate) fn is_special(name: &str) -> bool {
    SPECIALS.iter().any(|(known, _)| *known == name)
}

pub(super) fn find(name: Symbol) -> Option<Special> {
    name.with_text(|text| SPECIALS.iter().find(|(known, _)| *known == text).map(|(_, special)| *special))
}

pub(super) fn wrong_count(a: &mut Analyzer<'_>, form: &Form, expected: &str, found: usize) -> Expr {
    let name = match &form.kind {
        FormKind::List(items) => items.first().and_then(Form::as_symbol).map_or(String::new(), Symbol::text),
        _ => String::new(),
    };
    let shown = name.trim_end_matches('*');
    a.error("analyze/shape", format!("expected {expected} in {shown}, found {found}"), form.span)
}

fn quote_(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, quoted] = items else { return wrong_count(a, form, "one form", items.len() - 1) };
    let constant = match &quoted.kind {
        FormKind::Nil => Constant::Nil,
        FormKind::Bool(v) => Constant::Bool(*v),
        FormKind::Int(v) => Constant::Int(*v),
        FormKind::Keyword(v) => Constant::Keyword(*v),
        FormKind::Str(text) => Constant::Str(text.clone()),
        _ => match quote::resolve_auto_keywords(a.env, quoted) {
            Ok(quoted) => Constant::Quoted(Rc::new(quoted.into_owned())),
            Err(diagnostic) => return a.problem(diagnostic, form.span),
        },
    };
    Expr { kind: ExprKind::Const(constant), span: form.span }
}

fn do_(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    body(a, &items[1..], form.span)
}

/// Expressions in turn; the value is the last one's.
pub(super) fn body(a: &mut Analyzer<'_>, forms: &[Form], span: Span) -> Expr {
    match forms {
        [] => nil(span),
        [only] => a.expr(only),
        [init @ .., last] => {
            let mut exprs: Vec<_> = init.iter().map(|form| a.inner(form)).collect();
            exprs.push(a.expr(last));
            Expr { kind: ExprKind::Do(exprs), span }
        }
    }
}

fn if_(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let mut choices = Vec::new();
    let mut next: Option<Form> = None;
    let other = loop {
        let (call, parts) = match &next {
            None => (form, items),
            Some(call @ Form { kind: FormKind::List(parts), .. }) => (call, &parts[..]),
            Some(_) => unreachable!("a call of if is a list"),
        };
        let span = call.span;
        let (test, then, is_last) = match parts {
            [_, test, then] => (test, then, true),
            [_, test, then, _] => (test, then, false),
            _ => break wrong_count(a, call, "a test and one or two branches", parts.len() - 1),
        };
        let test = a.inner(test);
        let then = Branch { expr: a.expr(then), dead: Vec::new() };
        choices.push(Choice { test, then, dead: Vec::new(), span });
        let other = match next.take().map(Form::into_kind) {
            _ if is_last => break nil(span),
            Some(FormKind::List(mut parts)) => parts.pop().expect("it has four"),
            _ if !matches!(items[3].kind, FormKind::List(_)) => break a.expr(&items[3]),
            _ => items[3].clone(),
        };
        match a.expanded_to(other, "if") {
            Towards::Reached(call) => next = Some(call),
            Towards::Another(form) => break a.expr(&form),
            Towards::Problem(problem) => break a.problem(problem, span),
        }
    };
    if choices.is_empty() {
        return other;
    }
    Expr { kind: ExprKind::If(Box::new(IfExpr { choices, other })), span: form.span }
}

/// The names and values of a binding vector.
pub(super) fn pairs<'f>(a: &mut Analyzer<'_>, form: &'f Form, what: &str) -> Vec<(Symbol, &'f Form, Span)> {
    let FormKind::Vector(items) = &form.kind else {
        a.error("analyze/shape", format!("expected a vector of bindings in {what}"), form.span);
        return Vec::new();
    };
    if !items.len().is_multiple_of(2) {
        let message =
            format!("expected an even number of forms in the bindings of {what}, found {}", items.len());
        a.error("analyze/shape", message, form.span);
    }
    let mut pairs = Vec::new();
    for pair in items.chunks_exact(2) {
        match pair[0].as_symbol() {
            Some(name) if !name.is_qualified() => pairs.push((name, &pair[1], pair[0].span)),
            _ => {
                a.error("analyze/shape", "expected a symbol without namespace to bind", pair[0].span);
            }
        }
    }
    pairs
}

fn let_(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, bindings, forms @ ..] = items else { return wrong_count(a, form, "a vector of bindings", 0) };
    let mark = a.scopes.mark();
    let mut bound = Vec::new();
    let_bindings(a, bindings, &mut bound);
    // A let that is all of another's body adds its bindings to those, so that a chain nests no deeper.
    let mut inner = None;
    let body = loop {
        let forms = match &inner {
            None => forms,
            Some(Form { kind: FormKind::List(items), .. }) => &items[2..],
            Some(_) => unreachable!("a call of let* is a list"),
        };
        let [only] = forms else { break body(a, forms, form.span) };
        if !matches!(only.kind, FormKind::List(_)) {
            break a.expr(only);
        }
        match a.expanded_to(only.clone(), "let*") {
            Towards::Reached(another) => {
                let FormKind::List(items) = &another.kind else { unreachable!("a call of let* is a list") };
                let Some(bindings) = items.get(1) else { break a.expr(&another) };
                let_bindings(a, bindings, &mut bound);
                inner = Some(another);
            }
            Towards::Another(form) => break a.expr(&form),
            Towards::Problem(problem) => break a.problem(problem, form.span),
        }
    };
    a.scopes.restore(&mark);
    Expr { kind: ExprKind::Let { bindings: bound, body: Box::new(body) }, span: form.span }
}

fn let_bindings(a: &mut Analyzer<'_>, form: &Form, bound: &mut Vec<Binding>) {
    for (name, value, place) in pairs(a, form, "let") {
        let value = a.inner(value);
        bound.push(Binding { local: a.scopes.bind(name, place), value, unused: false });
    }
}

fn loop_(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, bindings, forms @ ..] = items else { return wrong_count(a, form, "a vector of bindings", 0) };
    let mark = a.scopes.mark();
    let mut bound = Vec::new();
    for (name, value, place) in pairs(a, bindings, "loop") {
        let value = a.inner(value);
        bound.push(Binding { local: a.scopes.bind(name, place), value, unused: false });
    }
    a.scopes.enter_target(Some(bound.iter().map(|binding| binding.local).collect()));
    let tail = std::mem::replace(&mut a.tail, true);
    let body = Box::new(body(a, forms, form.span));
    a.tail = tail;
    a.scopes.leave_target();
    a.scopes.restore(&mark);
    Expr { kind: ExprKind::Loop { bindings: bound, body }, span: form.span }
}

fn recur(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let targets = if a.tail { a.scopes.target().cloned() } else { None };
    let Some(targets) = targets else {
        return a.error(
            "analyze/recur",
            "recur is not in the tail position of a loop or function",
            form.span,
        );
    };
    if targets.len() != items.len() - 1 {
        let (expected, found) = (targets.len(), items.len() - 1);
        return a.error(
            "analyze/recur",
            format!("expected {expected} values in recur, found {found}"),
            form.span,
        );
    }
    let args = items[1..].iter().map(|item| a.inner(item)).collect();
    Expr { kind: ExprKind::Recur { targets, args, counter: None }, span: form.span }
}

fn function(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let name = items.get(1).and_then(Form::as_symbol);
    a.scopes.enter(0);
    let member = member(a, form, name, &items[1 + usize::from(name.is_some())..], &[]);
    let captures = a.scopes.leave(form.span);
    let function = FnExpr { members: vec![member], captures, span: form.span };
    Expr { kind: ExprKind::Fn(Box::new(function)), span: form.span }
}

/// The bodies of a function, whose scope was entered; `siblings` are the names of a `letfn`.
fn member(
    a: &mut Analyzer<'_>,
    form: &Form,
    name: Option<Symbol>,
    bodies: &[Form],
    siblings: &[Symbol],
) -> MemberExpr {
    let mut arities = Vec::new();
    match bodies.first() {
        Some(Form { kind: FormKind::Vector(_), .. }) => {
            arities.push(arity(a, form, name, &bodies[0], &bodies[1..], siblings));
        }
        _ => {
            for body in bodies {
                match &body.kind {
                    FormKind::List(items) if !items.is_empty() => {
                        arities.push(arity(a, body, name, &items[0], &items[1..], siblings));
                    }
                    _ => {
                        a.error("analyze/shape", "expected ([parameters] body...) in fn", body.span);
                    }
                }
            }
        }
    }
    check_arities(a, &arities, form.span);
    if arities.is_empty() {
        a.error("analyze/shape", "expected a vector of parameters in fn", form.span);
    }
    MemberExpr { name, arities }
}

fn check_arities(a: &mut Analyzer<'_>, arities: &[ArityExpr], span: Span) {
    let mut counts: Vec<_> =
        arities.iter().filter(|arity| !arity.variadic).map(|arity| arity.params.len()).collect();
    counts.sort_unstable();
    if counts.windows(2).any(|pair| pair[0] == pair[1]) {
        a.error("analyze/arity", "two bodies of this function take the same number of arguments", span);
    }
    let variadic: Vec<_> = arities.iter().filter(|arity| arity.variadic).collect();
    if variadic.len() > 1 {
        a.error("analyze/arity", "only one body of a function may take the rest of the arguments", span);
    }
    if let Some(rest) = variadic.first()
        && counts.last().is_some_and(|most| *most > rest.params.len() - 1)
    {
        let message = "a body takes more arguments than the one that takes the rest";
        a.error("analyze/arity", message, span);
    }
}

fn arity(
    a: &mut Analyzer<'_>,
    form: &Form,
    name: Option<Symbol>,
    params: &Form,
    forms: &[Form],
    siblings: &[Symbol],
) -> ArityExpr {
    a.scopes.begin_body();
    for (member, sibling) in siblings.iter().enumerate() {
        a.scopes.bind_sibling(*sibling, member as u16);
    }
    if let Some(name) = name
        && !siblings.contains(&name)
    {
        a.scopes.bind_this(name);
    }
    let (locals, variadic) = parameters(a, params);
    a.scopes.enter_target(Some(locals.clone()));
    let tail = std::mem::replace(&mut a.tail, true);
    let body = body(a, forms, form.span);
    a.tail = tail;
    a.scopes.leave_target();
    let (names, places) = a.scopes.end_body();
    let mut arity = ArityExpr { params: locals, variadic, body, names, places, unused: Vec::new() };
    super::liveness::mark(&mut arity);
    arity
}

fn parameters(a: &mut Analyzer<'_>, form: &Form) -> (Vec<LocalId>, bool) {
    let FormKind::Vector(items) = &form.kind else {
        a.error("analyze/shape", "expected a vector of parameters", form.span);
        return (Vec::new(), false);
    };
    let mut locals = Vec::new();
    let mut rest = None;
    for (index, item) in items.iter().enumerate() {
        match item.as_symbol() {
            Some(name) if name.with_text(|text| text == "&") => {
                if rest.is_some() || index + 2 != items.len() {
                    a.error("analyze/shape", "expected one name after & in the parameters", item.span);
                    break;
                }
                rest = Some(index);
            }
            Some(name) if !name.is_qualified() => locals.push(a.scopes.bind(name, item.span)),
            _ => {
                a.error("analyze/shape", "expected a symbol without namespace as parameter", item.span);
            }
        }
    }
    (locals, rest.is_some())
}

fn letfn(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, bindings, forms @ ..] = items else { return wrong_count(a, form, "a vector of functions", 0) };
    let functions = pairs(a, bindings, "letfn");
    let names: Vec<_> = functions.iter().map(|(name, ..)| *name).collect();
    // A function alone is itself; several share a group and tell themselves apart by their first capture.
    let siblings: &[Symbol] = if names.len() > 1 { &names } else { &[] };
    a.scopes.enter(u16::from(names.len() > 1));
    let mut members = Vec::new();
    for (name, function, span) in &functions {
        // (fn* name? bodies...), perhaps still the macro fn.
        let expanded;
        let mut function = *function;
        if let FormKind::List(items) = &function.kind
            && let Some(head) = items.first().and_then(Form::as_symbol)
            && head.with_text(|text| text != "fn*")
            && let Resolved::CoreMacro(expand) = a.env.resolve(head)
        {
            let mut ex = crate::expand::macros::Expansion { gensyms: a.env.gensyms() };
            match expand(function.clone(), &mut ex) {
                Ok(form) => {
                    expanded = form;
                    function = &expanded;
                }
                Err(diagnostic) => {
                    a.problem(diagnostic, *span);
                }
            }
        }
        match &function.kind {
            FormKind::List(items)
                if items.first().and_then(Form::as_symbol).is_some_and(|s| s.with_text(|t| t == "fn*")) =>
            {
                let skip = 1 + usize::from(items.get(1).and_then(Form::as_symbol).is_some());
                members.push(member(a, function, Some(*name), &items[skip..], siblings));
            }
            _ => {
                a.error("analyze/shape", "expected a function in letfn", *span);
            }
        }
    }
    let captures = a.scopes.leave(form.span);
    let mark = a.scopes.mark();
    let locals = functions.iter().map(|(name, _, place)| a.scopes.bind(*name, *place)).collect();
    let body = Box::new(body(a, forms, form.span));
    a.scopes.restore(&mark);
    let function = Box::new(FnExpr { members, captures, span: form.span });
    Expr { kind: ExprKind::LetFn { locals, function, body }, span: form.span }
}

fn def(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let (name_form, doc, value) = match items {
        [_, name] => (name, None, None),
        [_, name, value] => (name, None, Some(value)),
        [_, name, doc @ Form { kind: FormKind::Str(_), .. }, value] => (name, Some(doc), Some(value)),
        _ => return wrong_count(a, form, "a name, perhaps a docstring, and a value", items.len() - 1),
    };
    let Some(name) = name_form.as_symbol() else {
        return a.error("analyze/shape", "expected a symbol to define", name_form.span);
    };
    let name = match a.env.define(name, name_form.span) {
        Ok(name) => name,
        Err(diagnostic) => return a.problem(diagnostic, form.span),
    };
    let mut meta = meta_of(name_form);
    if let Some(doc) = doc {
        meta.push(Form::new(FormKind::Keyword(consair_core::symbol::Keyword::new("doc")), doc.span));
        meta.push(doc.clone());
    }
    let meta = (!meta.is_empty())
        .then(|| Box::new(a.inner(&with_quoted_tag(&Form::new(FormKind::Map(meta), name_form.span)))));
    let mut value = value.map(|value| Box::new(a.inner(value)));
    // A function without a name of its own shows the var's in traces.
    if let Some(ExprKind::Fn(function)) = value.as_mut().map(|value| &mut value.kind) {
        function.members[0].name.get_or_insert(Symbol::new(&name.name()));
    }
    Expr { kind: ExprKind::Def { name, value, meta }, span: form.span }
}

/// The keys and values of the metadata on a name, of all maps on it.
fn meta_of(form: &Form) -> Vec<Form> {
    let mut entries = Vec::new();
    let mut form = form;
    while let FormKind::Meta(pair) = &form.kind {
        if let FormKind::Map(items) = &pair.0.kind {
            entries.extend(items.iter().cloned());
        }
        form = &pair.1;
    }
    entries
}

fn var(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, name_form] = items else { return wrong_count(a, form, "one name", items.len() - 1) };
    let Some(name) = name_form.as_symbol() else {
        let found = Diagnostic::error("analyze/shape", "expected the name of a var", name_form.span);
        return a.problem(
            found.note("a function is a value: `f`, `(fn [x] ...)`, `#(+ % 1)`, without `#'`"),
            name_form.span,
        );
    };
    match a.env.resolve(name) {
        Resolved::Var(var) | Resolved::Macro(var) | Resolved::Private(var) => {
            Expr { kind: ExprKind::TheVar(var), span: form.span }
        }
        Resolved::CoreMacro(_) => {
            let var = name.with_parts(|_, short| Symbol::new(&format!("clojure.core/{short}")));
            Expr { kind: ExprKind::TheVar(var), span: form.span }
        }
        Resolved::Class(_) => a.error("analyze/name", format!("the class {name} has no var"), name_form.span),
        Resolved::Refused(reason) => a.error("analyze/name", reason, name_form.span),
        Resolved::Unknown => a.unknown(name, name_form.span),
    }
}

fn throw(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, value] = items else { return wrong_count(a, form, "one value", items.len() - 1) };
    let value = Box::new(a.inner(value));
    Expr { kind: ExprKind::Throw(value), span: form.span }
}

fn set(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, name_form, value] = items else {
        return wrong_count(a, form, "a var and a value", items.len() - 1);
    };
    if let Some(expr) = interop::set_field(a, name_form, value, form.span) {
        return expr;
    }
    let value = a.inner(value);
    let Some(name) = name_form.as_symbol() else {
        return a.error("analyze/shape", "expected the name of a dynamic var in set!", name_form.span);
    };
    match a.env.resolve(name) {
        Resolved::Var(var) => Expr { kind: ExprKind::SetVar(var, Box::new(value)), span: form.span },
        _ => {
            let message = format!("expected a dynamic var, found {name}");
            let diagnostic = Diagnostic::error("analyze/name", message, name_form.span)
                .note("values do not change: `let` binds a new one; an atom holds one that does: `(reset! a value)`");
            a.problem(diagnostic, name_form.span)
        }
    }
}

fn misplaced(a: &mut Analyzer<'_>, form: &Form, _: &[Form]) -> Expr {
    a.error("analyze/shape", "catch and finally stand at the end of a try", form.span)
}

fn head_is(form: &Form, name: &str) -> bool {
    match &form.kind {
        FormKind::List(items) => {
            items.first().and_then(Form::as_symbol).is_some_and(|head| head.with_text(|text| text == name))
        }
        _ => false,
    }
}

fn try_(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let is_clause = |form: &&Form| head_is(form, "catch") || head_is(form, "finally");
    let clauses = items[1..].iter().position(|form| is_clause(&form)).map_or(items.len(), |at| at + 1);
    // A recur out of the body would leave its handlers behind.
    a.scopes.enter_target(None);
    // A call that fails may be what the handlers are for.
    let calls = a.calls.take();
    let try_body = body(a, &items[1..clauses], form.span);
    a.calls = calls;
    let mut catches = Vec::new();
    let mut finally = None;
    for clause in &items[clauses..] {
        let FormKind::List(parts) = &clause.kind else {
            a.error("analyze/shape", "expected catch or finally after them in try", clause.span);
            continue;
        };
        if finally.is_some() {
            a.error("analyze/shape", "expected nothing after finally in try", clause.span);
        } else if head_is(clause, "catch") {
            catches.extend(catch(a, clause, parts));
        } else if head_is(clause, "finally") {
            finally = Some(Box::new(body(a, &parts[1..], clause.span)));
        } else {
            a.error("analyze/shape", "expected catch or finally after them in try", clause.span);
        }
    }
    a.scopes.leave_target();
    if catches.is_empty() && finally.is_none() {
        return try_body;
    }
    Expr { kind: ExprKind::Try { body: Box::new(try_body), catches, finally }, span: form.span }
}

fn catch(a: &mut Analyzer<'_>, clause: &Form, parts: &[Form]) -> Option<Catch> {
    let [_, kind, name, forms @ ..] = parts else {
        a.error("analyze/shape", "expected (catch Kind name body...)", clause.span);
        return None;
    };
    let text = match &kind.kind {
        FormKind::Symbol(name) => name.text(),
        FormKind::Keyword(name) => format!(":{}", name.text()),
        _ => String::new(),
    };
    let Some(kinds) = kinds::set_named(&text) else {
        let diagnostic = Diagnostic::error("analyze/catch", "expected a kind of error to catch", kind.span)
            .note(format!("the kinds are {}", kinds::names().join(", ")));
        a.problem(diagnostic, kind.span);
        return None;
    };
    let place = name.span;
    let Some(name) = name.as_symbol() else {
        a.error("analyze/shape", "expected a name for the error", place);
        return None;
    };
    let mark = a.scopes.mark();
    let local = a.scopes.bind(name, place);
    let body = body(a, forms, clause.span);
    a.scopes.restore(&mark);
    Some(Catch { kinds, local, body })
}

/// `(case* subject default [const ...] expr [const ...] expr ...)`
fn case(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, subject, default, clauses @ ..] = items else {
        return wrong_count(a, form, "a subject and a default", items.len() - 1);
    };
    let subject = Box::new(a.inner(subject));
    let mut analyzed = Vec::new();
    for clause in clauses.chunks_exact(2) {
        let FormKind::Vector(constants) = &clause[0].kind else {
            a.error("analyze/shape", "expected constants in case", clause[0].span);
            continue;
        };
        let mut known = Vec::new();
        for constant in constants {
            let quoted = Form::call("quote", [constant.clone()], constant.span);
            let FormKind::List(items) = &quoted.kind else { unreachable!("a call is a list") };
            let expr = match &constant.kind {
                FormKind::Float(_) | FormKind::Char(_) | FormKind::Number(_) | FormKind::AutoKeyword(_) => {
                    a.expr(constant)
                }
                _ => quote_(a, &quoted, items),
            };
            if let ExprKind::Const(constant) = expr.kind {
                known.push(constant);
            }
        }
        let expr = a.expr(&clause[1]);
        analyzed.push((known, Branch { expr, dead: Vec::new() }));
    }
    let default = Box::new(Branch { expr: a.expr(default), dead: Vec::new() });
    Expr { kind: ExprKind::Case { subject, clauses: analyzed, default }, span: form.span }
}
