//! Macros that make functions: `fn`, `defn`, `defmacro`.

use consair_core::symbol::{Keyword, Symbol};

use super::{Expanded, Expansion, Row};
use crate::expand::destructure::{bind_held, is_name, plain_name};
use crate::expand::template::{At, Call, found, strip, without_metadata};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "fn",
        takes: "[name? [& params] & body] [name? ([& params] & body)...]",
        doc: "A function of the params, which may be patterns. It can call itself by its name.",
        expand: fn_,
    },
    Row {
        name: "defn",
        takes: "[name doc? attributes? [& params] & body] [name doc? attributes? ([& params] & body)...]",
        doc: "Defines a function. The body may begin with a map of conditions: {:pre [...] :post [...]}.",
        expand: defn,
    },
    Row {
        name: "defn-",
        takes: "[name & more]",
        doc: "As defn, for a var that other namespaces do not see.",
        expand: defn_private,
    },
    Row {
        name: "defmacro",
        takes: "[name doc? attributes? [& params] & body] [name doc? attributes? ([& params] & body)...]",
        doc: "Defines a macro: a function from the forms of a call to the form that stands for it. Its body \
              also sees &form, the whole call, and &env, the names bound around it.",
        expand: defmacro,
    },
];

pub(super) fn fn_(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let macro_name = call.name();
    let first = call.next("a vector of parameters")?;
    let (name, first) = if is_name(&first) {
        (Some(plain_name(first)?), call.next("a vector of parameters")?)
    } else {
        (None, first)
    };
    let clauses = clauses(first, call.args, call.at, &macro_name)?;
    function(name, clauses, &[], call.at, ex)
}

fn defn(call: Form, ex: &mut Expansion) -> Expanded {
    define(Call::of(call), Kind::Public, ex)
}

fn defn_private(call: Form, ex: &mut Expansion) -> Expanded {
    define(Call::of(call), Kind::Private, ex)
}

fn defmacro(call: Form, ex: &mut Expansion) -> Expanded {
    define(Call::of(call), Kind::Macro, ex)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Public,
    Private,
    Macro,
}

/// `(def ^{...} name doc? (fn* ...))`. A function has no name of its own: it calls itself through its
/// var, so that a new definition counts for it too.
fn define(mut call: Call, kind: Kind, ex: &mut Expansion) -> Expanded {
    let at = call.at;
    let macro_name = call.name();
    let name = call.next("a name")?;
    let plain = plain_name(name.clone())?;
    let mut first = call.next("a vector of parameters")?;
    let doc = match without_metadata(&first).kind {
        FormKind::Str(_) => Some(std::mem::replace(&mut first, call.next("a vector of parameters")?)),
        _ => None,
    };
    let mut attributes = Vec::new();
    if matches!(first.kind, FormKind::Map(_)) {
        attributes.push(std::mem::replace(&mut first, call.next("a vector of parameters")?));
    }
    let mut rest: Vec<Form> = call.args.collect();
    if matches!(without_metadata(&first).kind, FormKind::List(_)) {
        attributes.extend(rest.pop_if(|last| matches!(last.kind, FormKind::Map(_))));
    }
    let clauses = clauses(first, rest.into_iter(), at, &macro_name)?;

    let shapes = at.quote(at.list(clauses.iter().map(|clause| clause.params.clone())));
    let mut metadata = vec![at.keyword("arglists"), shapes];
    match kind {
        Kind::Public => {}
        Kind::Private => metadata.extend([at.keyword("private"), at.bool(true)]),
        Kind::Macro => metadata.extend([at.keyword("macro"), at.bool(true)]),
    }
    let target = with_metadata(name, attributes, metadata)?;
    let function = match kind {
        Kind::Macro => function(Some(plain), clauses, &["&form", "&env"], at, ex)?,
        _ => function(None, clauses, &[], at, ex)?,
    };
    Ok(at.call("def", [target].into_iter().chain(doc).chain([function])))
}

/// The name with one map of metadata: its own, then the attributes, then what the macro knows; of one key
/// the later counts, but the user's `:arglists` stay.
fn with_metadata(name: Form, attributes: Vec<Form>, known: Vec<Form>) -> Expanded {
    let at = At(name.span);
    let mut entries: Vec<(Form, Form)> = Vec::new();
    let mut add = |items: Vec<Form>, replace: bool| {
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            let same = |(other, _): &&mut (Form, Form)| match (&key.kind, &other.kind) {
                (FormKind::Keyword(a), FormKind::Keyword(b)) => a == b,
                _ => false,
            };
            match entries.iter_mut().find(same) {
                Some(entry) if replace => *entry = (key, value),
                Some(_) => {}
                None => entries.push((key, value)),
            }
        }
    };
    let mut carrier = name;
    while matches!(carrier.kind, FormKind::Meta(_)) {
        let FormKind::Meta(pair) = carrier.into_kind() else { unreachable!("looked at above") };
        let (metadata, inner) = *pair;
        add(map_items(metadata)?, false);
        carrier = inner;
    }
    for map in attributes {
        add(map_items(map)?, true);
    }
    add(known, false);
    let map = at.form(FormKind::Map(entries.into_iter().flat_map(|(key, value)| [key, value]).collect()));
    Ok(at.form(FormKind::Meta(Box::new((map, carrier)))))
}

fn map_items(form: Form) -> Result<Vec<Form>, Diagnostic> {
    let at = At(form.span);
    match form.into_kind() {
        FormKind::Map(items) => Ok(items),
        other => {
            let message = format!("expected a map of metadata, found {}", found(&at.form(other)));
            Err(Diagnostic::error("expand/arguments", message, at.0))
        }
    }
}

/// `([params] body...)`, not expanded yet.
struct Clause {
    at: At,
    params: Form,
    body: Vec<Form>,
}

/// What follows the name: a vector and a body, or lists of these.
fn clauses(
    first: Form,
    rest: impl Iterator<Item = Form>,
    at: At,
    macro_name: &str,
) -> Result<Vec<Clause>, Diagnostic> {
    if matches!(without_metadata(&first).kind, FormKind::Vector(_)) {
        return Ok(vec![Clause { at, params: strip(first), body: rest.collect() }]);
    }
    [first].into_iter().chain(rest).map(|form| clause(form, macro_name)).collect()
}

fn clause(form: Form, macro_name: &str) -> Result<Clause, Diagnostic> {
    let at = At(form.span);
    let wrong = |expected: &str, form: &Form| {
        let message = format!("expected {expected} in {macro_name}, found {}", found(form));
        Diagnostic::error("expand/params", message, form.span)
    };
    let form = strip(form);
    if !matches!(&form.kind, FormKind::List(parts) if !parts.is_empty()) {
        return Err(wrong("a vector of parameters or a list that begins with one", &form));
    }
    let FormKind::List(mut parts) = form.into_kind() else { unreachable!("looked at above") };
    let body = parts.split_off(1);
    let params = strip(parts.remove(0));
    match params.kind {
        FormKind::Vector(_) => Ok(Clause { at, params, body }),
        _ => Err(wrong("a vector of parameters", &params)),
    }
}

/// `(fn* name? ([params...] body...)...)`
fn function(
    name: Option<Form>,
    clauses: Vec<Clause>,
    leading: &[&str],
    at: At,
    ex: &mut Expansion,
) -> Expanded {
    let mut parts: Vec<Form> = name.into_iter().collect();
    for clause in clauses {
        parts.push(arity(clause, leading, ex)?);
    }
    Ok(at.call("fn*", parts))
}

/// A clause with plain parameters; patterns are bound inside it.
fn arity(clause: Clause, leading: &[&str], ex: &mut Expansion) -> Expanded {
    let Clause { at, params, body } = clause;
    let params_at = At(params.span);
    let FormKind::Vector(patterns) = params.into_kind() else {
        unreachable!("a clause has a vector of parameters")
    };
    check_rest(&patterns)?;
    let mut names: Vec<Form> = leading.iter().map(|name| params_at.symbol(name)).collect();
    let mut inside = Vec::new();
    for pattern in patterns {
        if is_name(&pattern) {
            names.push(plain_name(pattern)?);
        } else {
            let name = ex.gensym("p", pattern.span)?;
            names.push(name.clone());
            bind_held(pattern, name, &mut inside, ex)?;
        }
    }
    let mut body = with_conditions(body, at);
    if !inside.is_empty() {
        body = vec![at.let_(inside, body)];
    }
    Ok(at.list([params_at.vector(names)].into_iter().chain(body)))
}

/// `&` stands before the last parameter, or nowhere.
fn check_rest(patterns: &[Form]) -> Result<(), Diagnostic> {
    let ampersand = Symbol::new("&");
    let Some(index) = patterns.iter().position(|pattern| pattern.as_symbol() == Some(ampersand)) else {
        return Ok(());
    };
    match &patterns[index + 1..] {
        [rest] if rest.as_symbol() != Some(ampersand) => Ok(()),
        [] => {
            let message = "expected a parameter after `&`, found nothing";
            Err(Diagnostic::error("expand/params", message, patterns[index].span))
        }
        [rest] => Err(Diagnostic::error("expand/params", "expected one `&`, found another", rest.span)),
        [_, extra, ..] => {
            let message = format!("expected one parameter after `&`, found {} too", found(extra));
            Err(Diagnostic::error("expand/params", message, extra.span))
        }
    }
}

/// The body without its map of conditions, and with what this asks for.
fn with_conditions(mut body: Vec<Form>, at: At) -> Vec<Form> {
    let pre = condition(&body, "pre");
    let post = condition(&body, "post");
    if pre.is_none() && post.is_none() {
        return body;
    }
    body.remove(0);
    let assert = |test: Form| At(test.span).call("clojure.core/assert", [test]);
    let mut checked: Vec<Form> = pre.into_iter().flatten().map(assert).collect();
    match post {
        None => checked.extend(body),
        Some(tests) => {
            let result = at.symbol("%");
            let value = at.body(body);
            let inside = tests.into_iter().map(assert).chain([result.clone()]);
            checked.push(at.let_([result, value], inside));
        }
    }
    checked
}

/// The tests under `:pre` or `:post`, when the body begins with a map that is not all of it.
fn condition(body: &[Form], name: &str) -> Option<Vec<Form>> {
    let [first, _, ..] = body else { return None };
    let FormKind::Map(items) = &first.kind else { return None };
    let key = Keyword::new(name);
    let entry = items
        .chunks_exact(2)
        .find(|entry| matches!(entry[0].kind, FormKind::Keyword(other) if other == key))?;
    match &entry[1].kind {
        FormKind::Vector(tests) => Some(tests.clone()),
        _ => Some(vec![entry[1].clone()]),
    }
}
