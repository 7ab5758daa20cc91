//! Objects: `new`, fields and methods.
//!
//! | form | is |
//! |---|---|
//! | `(R. a b)`, `(new R a b)` | `(new* R a b)` |
//! | `(.-x object)` | `(field* object :x)` |
//! | `(.m object a b)`, `(. object m a b)`, `(. object (m a b))` | `(invoke* "m" object a b)` |
//! | `(set! (.-x object) value)` | `(set-field* object :x value)` |
//! | `(with-fields* [x object ...] body)` | the body, where `x` is the field `:x` of what `object` means |

use std::rc::Rc;

use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

use super::expr::{Constant, Expr, ExprKind, Intrinsic};
use super::special::{body, pairs, wrong_count};
use super::{Analyzer, Resolved, absent};
use crate::syntax::form::{Form, FormKind};

pub(super) fn keyword(name: Keyword, span: Span) -> Expr {
    Expr { kind: ExprKind::Const(Constant::Keyword(name)), span }
}

fn text(text: &str, span: Span) -> Expr {
    Expr { kind: ExprKind::Const(Constant::Str(Rc::from(text))), span }
}

fn core_call(name: &str, args: Vec<Expr>, span: Span) -> Expr {
    let callee = Expr { kind: ExprKind::Var(Symbol::new(name)), span };
    Expr { kind: ExprKind::Call { callee: Box::new(callee), args }, span }
}

/// A call whose head is written as Java is called: `R.`, `.m`, `.-x`; `None` for any other.
pub(super) fn call(a: &mut Analyzer<'_>, name: Symbol, form: &Form, items: &[Form]) -> Option<Expr> {
    let name = name.text();
    if let Some(field) = name.strip_prefix(".-") {
        return Some(field_of(a, field, form, items.get(1)));
    }
    if let Some(method) = name.strip_prefix('.').filter(|method| !method.is_empty() && *method != ".") {
        let Some(object) = items.get(1) else {
            return Some(wrong_count(a, form, "an object and arguments", 0));
        };
        return Some(invoke(a, method, object, &items[2..], form.span));
    }
    let class = name.strip_suffix('.').filter(|class| !class.is_empty() && !class.ends_with('.'))?;
    let class = Symbol::new(class);
    if is_of_java(a, class) {
        let message = format!("unknown name {class}: {}", absent::NO_OBJECTS);
        return Some(a.error("analyze/absent", message, items[0].span));
    }
    let class = Form::new(FormKind::Symbol(class), items[0].span);
    Some(make(a, &class, &items[1..], form.span))
}

/// True for the name of a class that means nothing here, and is like no name that does.
fn is_of_java(a: &mut Analyzer<'_>, class: Symbol) -> bool {
    let locals = a.scopes.names();
    class.with_text(|class| class.starts_with(char::is_uppercase))
        && !locals.contains(&class)
        && matches!(a.env.resolve(class), Resolved::Unknown)
        && a.env.similar(class, &locals).is_none()
}

fn make(a: &mut Analyzer<'_>, class: &Form, args: &[Form], span: Span) -> Expr {
    let args = std::iter::once(class).chain(args).map(|arg| a.inner(arg)).collect();
    core_call("clojure.core/new*", args, span)
}

fn field_of(a: &mut Analyzer<'_>, field: &str, form: &Form, object: Option<&Form>) -> Expr {
    let Some(object) = object else { return wrong_count(a, form, "an object", 0) };
    let args = vec![a.inner(object), keyword(Keyword::new(field), form.span)];
    Expr { kind: ExprKind::Intrinsic(Intrinsic::Field, args), span: form.span }
}

fn invoke(a: &mut Analyzer<'_>, method: &str, object: &Form, args: &[Form], span: Span) -> Expr {
    let mut call = vec![text(method, span)];
    call.extend(std::iter::once(object).chain(args).map(|arg| a.inner(arg)));
    core_call("clojure.core/invoke*", call, span)
}

/// `(new Class args...)`
pub(super) fn new(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, class, args @ ..] = items else { return wrong_count(a, form, "a class", 0) };
    make(a, class, args, form.span)
}

/// `(. object method args...)`, `(. object (method args...))`, `(. object -field)`
pub(super) fn dot(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, object, member, args @ ..] = items else {
        return wrong_count(a, form, "an object and a member", items.len() - 1);
    };
    let (name, args) = match &member.kind {
        FormKind::List(parts) if args.is_empty() && !parts.is_empty() => (parts[0].as_symbol(), &parts[1..]),
        _ => (member.as_symbol(), args),
    };
    let Some(name) = name.map(Symbol::text) else {
        return wrong_count(a, form, "the name of a member", items.len() - 1);
    };
    match name.strip_prefix('-') {
        Some(field) => field_of(a, field, form, Some(object)),
        None => invoke(a, &name, object, args, form.span),
    }
}

/// `(with-fields* [name object ...] body...)`
pub(super) fn with_fields(a: &mut Analyzer<'_>, form: &Form, items: &[Form]) -> Expr {
    let [_, fields, forms @ ..] = items else { return wrong_count(a, form, "a vector of fields", 0) };
    let mark = a.scopes.mark();
    for (name, object, span) in pairs(a, fields, "with-fields*") {
        match object.as_symbol() {
            Some(object) => a.scopes.bind_field(name, object, Keyword::new(&name.text())),
            None => drop(a.error("analyze/shape", "expected the name of an object", span)),
        }
    }
    let body = body(a, forms, form.span);
    a.scopes.restore(&mark);
    body
}

/// `(set! target value)` where the target is a field: one in scope, or `(.-x object)`.
pub(super) fn set_field(a: &mut Analyzer<'_>, target: &Form, value: &Form, span: Span) -> Option<Expr> {
    let (object, field) = match &target.kind {
        FormKind::List(items) => {
            let field = items.first()?.as_symbol()?.text();
            (items.get(1)?.clone(), Keyword::new(field.strip_prefix(".-")?))
        }
        _ => {
            let (object, field) = a.scopes.field(target.as_symbol()?)?;
            (Form::new(FormKind::Symbol(object), span), field)
        }
    };
    let args = vec![a.inner(&object), keyword(field, span), a.inner(value)];
    Some(core_call("clojure.core/set-field*", args, span))
}
