//! Destructuring: a pattern and a value become bindings of plain names.
//!
//! ```text
//! [a [b & c] :as v]  x   =>   vec  x
//!                             a    (nth vec 0 nil)
//!                             vec' (nth vec 1 nil)
//!                             seq  (seq vec')
//!                             b    (first seq)
//!                             seq  (next seq)
//!                             c    seq
//!                             v    vec
//! ```
//!
//! Patterns nest as deep as a text does, so this is a worklist.

use consair_core::symbol::{Keyword, Symbol};
use rustc_hash::FxHashMap;

use super::macros::Expansion;
use super::template::{At, found, strip};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

/// A pattern that waits to be bound to a value.
struct Task {
    pattern: Form,
    value: Form,
    /// The value is a name made here, which may be used again.
    held: bool,
}

/// Appends the bindings `name value ...` that bind `pattern` to `value`, in order.
///
/// # Errors
/// When the pattern is none: at the part that is wrong.
pub(super) fn bind(
    pattern: Form,
    value: Form,
    out: &mut Vec<Form>,
    ex: &mut Expansion,
) -> Result<(), Diagnostic> {
    run(Task { pattern, value, held: false }, out, ex)
}

/// [`bind`] to a value that is already held by a generated name.
pub(super) fn bind_held(
    pattern: Form,
    value: Form,
    out: &mut Vec<Form>,
    ex: &mut Expansion,
) -> Result<(), Diagnostic> {
    run(Task { pattern, value, held: true }, out, ex)
}

/// [`bind`] for each pair of `bindings`.
pub(super) fn bind_all(bindings: Vec<Form>, ex: &mut Expansion) -> Result<Vec<Form>, Diagnostic> {
    let mut out = Vec::with_capacity(bindings.len());
    let mut forms = bindings.into_iter();
    while let (Some(pattern), Some(value)) = (forms.next(), forms.next()) {
        bind(pattern, value, &mut out, ex)?;
    }
    Ok(out)
}

/// True for a pattern that is only a name.
pub(super) fn is_name(pattern: &Form) -> bool {
    pattern.as_symbol().is_some()
}

/// `form` as a name that can be bound: a symbol without metadata and namespace.
pub(super) fn plain_name(form: Form) -> Result<Form, Diagnostic> {
    let form = strip(form);
    match form.kind {
        FormKind::Symbol(name) if name.is_qualified() => {
            let message = format!("expected a name without a namespace, found {name}");
            Err(Diagnostic::error("expand/pattern", message, form.span))
        }
        FormKind::Symbol(_) => Ok(form),
        _ => Err(wrong(&form, "a name")),
    }
}

fn wrong(form: &Form, expected: &str) -> Diagnostic {
    Diagnostic::error("expand/pattern", format!("expected {expected}, found {}", found(form)), form.span)
}

fn run(task: Task, out: &mut Vec<Form>, ex: &mut Expansion) -> Result<(), Diagnostic> {
    let mut waiting = vec![task];
    let mut parts = Vec::new();
    while let Some(Task { pattern, value, held }) = waiting.pop() {
        let pattern = strip(pattern);
        let at = At(pattern.span);
        if matches!(pattern.kind, FormKind::Symbol(_)) {
            out.extend([plain_name(pattern)?, value]);
            continue;
        }
        match pattern.into_kind() {
            FormKind::Vector(items) => {
                let value = hold("vec", value, held, at, out, ex)?;
                vector(items, value, at, &mut parts, ex)?;
            }
            FormKind::Map(items) => {
                let value = hold("map", value, held, at, out, ex)?;
                arguments_to_map(&value, at, out);
                map(items, value, &mut parts)?;
            }
            other => return Err(wrong(&at.form(other), "a name, a vector or a map to bind")),
        }
        waiting.extend(parts.drain(..).rev());
    }
    Ok(())
}

/// Binds `value` to a new name, unless it is one.
fn hold(
    stem: &str,
    value: Form,
    held: bool,
    at: At,
    out: &mut Vec<Form>,
    ex: &mut Expansion,
) -> Result<Form, Diagnostic> {
    if held {
        return Ok(value);
    }
    let name = ex.gensym(stem, at.0)?;
    out.extend([name.clone(), value]);
    Ok(name)
}

fn task(pattern: Form, value: Form) -> Task {
    Task { pattern, value, held: false }
}

/// The parts of a vector pattern: by index, or along a sequence where there is a rest.
fn vector(
    items: Vec<Form>,
    value: Form,
    at: At,
    parts: &mut Vec<Task>,
    ex: &mut Expansion,
) -> Result<(), Diagnostic> {
    let Shape { positions, rest, whole } = shape(items, at)?;
    match rest {
        None => parts.extend(positions.into_iter().enumerate().map(|(index, pattern)| {
            let at = At(pattern.span);
            let element = at.call("clojure.core/nth", [value.clone(), at.int(index as i64), at.nil()]);
            task(pattern, element)
        })),
        Some(rest) => {
            let seq = ex.gensym("seq", at.0)?;
            parts.push(task(seq.clone(), at.call("clojure.core/seq", [value.clone()])));
            for pattern in positions {
                let at = At(pattern.span);
                parts.push(task(pattern, at.call("clojure.core/first", [seq.clone()])));
                parts.push(task(seq.clone(), at.call("clojure.core/next", [seq.clone()])));
            }
            parts.push(task(rest, seq));
        }
    }
    parts.extend(whole.map(|name| task(name, value)));
    Ok(())
}

struct Shape {
    positions: Vec<Form>,
    rest: Option<Form>,
    whole: Option<Form>,
}

fn shape(items: Vec<Form>, at: At) -> Result<Shape, Diagnostic> {
    let mut shape = Shape { positions: Vec::new(), rest: None, whole: None };
    let mut items = items.into_iter();
    while let Some(item) = items.next() {
        let ampersand = matches!(item.kind, FormKind::Symbol(name) if name == Symbol::new("&"));
        let whole = matches!(item.kind, FormKind::Keyword(name) if name == Keyword::new("as"));
        if !ampersand && !whole {
            if shape.rest.is_some() || shape.whole.is_some() {
                return Err(wrong(&item, "only `:as` after the rest of a vector pattern"));
            }
            shape.positions.push(item);
            continue;
        }
        let span = item.span;
        let slot = if ampersand { &mut shape.rest } else { &mut shape.whole };
        if slot.is_some() {
            let message = format!("expected one `{item}` in a vector pattern, found another");
            return Err(Diagnostic::error("expand/pattern", message, span).label(at.0, "the pattern"));
        }
        let Some(pattern) = items.next() else {
            let message = format!("expected a pattern after `{item}`, found nothing");
            return Err(Diagnostic::error("expand/pattern", message, span));
        };
        *slot = Some(if whole { plain_name(pattern)? } else { pattern });
    }
    Ok(shape)
}

/// Keyword arguments are a sequence of keys and values, at its end perhaps a map.
fn arguments_to_map(value: &Form, at: At, out: &mut Vec<Form>) {
    let is_seq = at.call("clojure.core/seq?", [value.clone()]);
    let as_map = at.call("clojure.core/seq-to-map-for-destructuring", [value.clone()]);
    out.extend([value.clone(), at.if_(is_seq, as_map, value.clone())]);
}

/// The parts of a map pattern.
fn map(items: Vec<Form>, value: Form, parts: &mut Vec<Task>) -> Result<(), Diagnostic> {
    let (mut defaults, entries) = take_defaults(items)?;
    let mut lookups = Vec::new();
    for (pattern, key) in entries {
        match directive(&pattern) {
            Some(Directive::As) => parts.push(task(plain_name(key)?, value.clone())),
            Some(names) => each_name(names, key, &mut lookups)?,
            None if matches!(pattern.kind, FormKind::Keyword(_) | FormKind::AutoKeyword(_)) => {
                let diagnostic = wrong(&pattern, "a name, a vector or a map to bind");
                return Err(
                    diagnostic.note("in a map pattern the name comes first, then its key: {name :key}")
                );
            }
            None => lookups.push((strip(pattern), key)),
        }
    }
    for (pattern, key) in lookups {
        let at = At(pattern.span);
        let default = pattern.as_symbol().and_then(|name| defaults.remove(&name));
        let lookup = at.call("clojure.core/get", [value.clone(), key].into_iter().chain(default));
        parts.push(task(pattern, lookup));
    }
    Ok(())
}

type Entries = Vec<(Form, Form)>;

/// Takes `:or {name default ...}` out of the entries.
fn take_defaults(items: Vec<Form>) -> Result<(FxHashMap<Symbol, Form>, Entries), Diagnostic> {
    let mut defaults = FxHashMap::default();
    let mut entries = Vec::with_capacity(items.len() / 2);
    let mut items = items.into_iter();
    while let (Some(pattern), Some(key)) = (items.next(), items.next()) {
        if !matches!(pattern.kind, FormKind::Keyword(name) if name == Keyword::new("or")) {
            entries.push((pattern, key));
            continue;
        }
        let at = At(key.span);
        let mut given = match key.into_kind() {
            FormKind::Map(given) => given.into_iter(),
            other => return Err(wrong(&at.form(other), "a map of defaults after `:or`")),
        };
        while let (Some(name), Some(default)) = (given.next(), given.next()) {
            let name = plain_name(name)?;
            defaults.extend(name.as_symbol().map(|name| (name, default)));
        }
    }
    Ok((defaults, entries))
}

/// What a keyword asks for in a map pattern.
enum Directive {
    As,
    /// `:keys`, `:ns/keys`
    Keys(Option<String>),
    /// `::keys`, `::alias/keys`
    AutoKeys(Option<String>),
    /// `:syms`, `:ns/syms`
    Syms(Option<String>),
    /// `:strs`
    Strs,
}

fn directive(pattern: &Form) -> Option<Directive> {
    match pattern.kind {
        FormKind::Keyword(name) => name.with_parts(|namespace, name| match (namespace, name) {
            (None, "as") => Some(Directive::As),
            (None, "strs") => Some(Directive::Strs),
            (namespace, "keys") => Some(Directive::Keys(namespace.map(str::to_owned))),
            (namespace, "syms") => Some(Directive::Syms(namespace.map(str::to_owned))),
            _ => None,
        }),
        FormKind::AutoKeyword(name) => name.with_parts(|alias, name| {
            (name == "keys").then(|| Directive::AutoKeys(alias.map(str::to_owned)))
        }),
        _ => None,
    }
}

/// Name and key for each of the names after `:keys` and its kin.
fn each_name(directive: Directive, names: Form, lookups: &mut Entries) -> Result<(), Diagnostic> {
    let at = At(names.span);
    let names = match names.into_kind() {
        FormKind::Vector(names) => names,
        other => return Err(wrong(&at.form(other), "a vector of names")),
    };
    for name in names {
        let name = strip(name);
        lookups.push(name_and_key(&directive, &name)?);
    }
    Ok(())
}

fn name_and_key(directive: &Directive, form: &Form) -> Result<(Form, Form), Diagnostic> {
    let at = At(form.span);
    let text = match form.kind {
        FormKind::Symbol(name) => name.text(),
        FormKind::Keyword(name) if matches!(directive, Directive::Keys(_)) => name.text(),
        FormKind::AutoKeyword(name) if matches!(directive, Directive::Keys(None)) => {
            return Ok((at.symbol(&name.name()), form.clone()));
        }
        _ => return Err(wrong(form, "a name")),
    };
    let (own, name) = match text.split_once('/') {
        Some((own, name)) if !own.is_empty() && !name.is_empty() => (Some(own), name),
        _ => (None, text.as_str()),
    };
    let within = |given: &Option<String>| match own.or(given.as_deref()) {
        Some(namespace) => format!("{namespace}/{name}"),
        None => name.to_owned(),
    };
    let key = match directive {
        Directive::Keys(given) => at.keyword(&within(given)),
        Directive::AutoKeys(alias) => at.form(FormKind::AutoKeyword(Symbol::new(&within(alias)))),
        Directive::Syms(given) => at.quote(at.symbol(&within(given))),
        Directive::Strs => at.str(name),
        Directive::As => unreachable!("`:as` has one name"),
    };
    Ok((at.symbol(name), key))
}
