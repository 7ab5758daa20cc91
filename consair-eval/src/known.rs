//! What is known of names: for documentation, completion and editors.

use std::fmt;
use std::rc::Rc;

use consair_core::collection::val_at;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::function::Arity;
use consair_core::reference::Var;
use consair_core::span::{SourceId, Span};
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use crate::analyze::{self, Env, Resolved};
use crate::expand::macros;
use crate::interpreter::Interpreter;
use crate::prelude;
use crate::runtime::{Names, core_macro_row, runtime};
use crate::syntax::form::{Form, FormKind};
use crate::syntax::reader::{ReadOptions, read};

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameKind {
    /// A function.
    Function,
    /// A macro.
    Macro,
    /// A special form.
    SpecialForm,
    /// A var with any other value, or none.
    Var,
    /// A namespace, or an alias of one.
    Namespace,
}

impl NameKind {
    /// As editors call it.
    pub fn name(self) -> &'static str {
        match self {
            NameKind::Function => "function",
            NameKind::Macro => "macro",
            NameKind::SpecialForm => "special-form",
            NameKind::Var => "var",
            NameKind::Namespace => "namespace",
        }
    }
}

/// What is known of a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameInfo {
    /// The name without its namespace.
    pub name: String,
    /// The namespace; `None` for a special form.
    pub namespace: Option<String>,
    /// What it names.
    pub kind: NameKind,
    /// What it takes: `[a b]`, one for each number of arguments.
    pub arglists: Vec<String>,
    /// What it does.
    pub doc: Option<String>,
    /// Where it is defined.
    pub place: Option<NamePlace>,
}

/// Where a name is defined.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePlace {
    /// The name of the text: a path, where it is a file.
    pub source: String,
    /// The line, from 1.
    pub line: usize,
    /// The char in the line, from 1.
    pub column: usize,
}

/// As `doc` prints it.
impl fmt::Display for NameInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.namespace {
            Some(namespace) => writeln!(f, "{namespace}/{}", self.name)?,
            None => writeln!(f, "{}", self.name)?,
        }
        if !self.arglists.is_empty() {
            writeln!(f, "({})", self.arglists.join(" "))?;
        }
        match self.kind {
            NameKind::Macro => writeln!(f, "Macro")?,
            NameKind::SpecialForm => writeln!(f, "Special Form")?,
            NameKind::Function | NameKind::Var | NameKind::Namespace => {}
        }
        match &self.doc {
            Some(doc) => writeln!(f, "  {doc}"),
            None => Ok(()),
        }
    }
}

/// The special forms: name, what they take, what they do.
const SPECIAL_FORMS: [(&str, &str, &str); 9] = [
    ("def", "[name] [name value] [name doc value]", "Makes a var of the namespace, and gives it the value."),
    ("do", "[& exprs]", "Evaluates the expressions in turn; the value of the last."),
    ("if", "[test then] [test then else]", "else when test is nil or false, then otherwise."),
    ("quote", "[form]", "The form itself, as data."),
    (
        "recur",
        "[& exprs]",
        "Goes back to the start of the loop or function around it, with new values for its names.",
    ),
    ("set!", "[var value]", "Gives a dynamic var another value."),
    ("throw", "[value]", "Throws an error, or any other value."),
    (
        "try",
        "[& exprs (catch kind name & exprs)... (finally & exprs)]",
        "Evaluates the expressions; when one fails, the catch clause for it; finally is evaluated in any case.",
    ),
    ("var", "[name]", "The var itself, not its value."),
];

/// What is known of the special forms that people write.
pub fn special_forms() -> impl Iterator<Item = NameInfo> {
    SPECIAL_FORMS.iter().filter_map(|(name, ..)| special(name))
}

impl<E: Engine> Interpreter<E> {
    /// What is known of `name`, as it is understood in `namespace`; `None` where it means nothing.
    pub fn known(&mut self, namespace: &str, name: &str) -> Option<NameInfo> {
        known_in(self.cx(), Symbol::try_new(namespace).ok()?, Symbol::try_new(name).ok()?)
    }

    /// The text that defines `name`, as it is understood in `namespace`.
    pub fn source_of(&mut self, namespace: &str, name: &str) -> Option<String> {
        source_in(self.cx(), Symbol::try_new(namespace).ok()?, Symbol::try_new(name).ok()?)
    }

    /// The names of all namespaces, loaded or built in, sorted.
    pub fn namespaces(&mut self) -> Vec<String> {
        let loaded = runtime(self.cx()).namespaces.keys().map(|name| name.text());
        let mut names: Vec<_> = loaded.chain(prelude::namespaces().map(str::to_owned)).collect();
        names.sort();
        names.dedup();
        names
    }

    /// The public names of a namespace, sorted, but for the special forms.
    pub fn public_names(&mut self, namespace: &str) -> Vec<String> {
        let Ok(namespace) = Symbol::try_new(namespace) else { return Vec::new() };
        let names = names_in(self.cx(), namespace).into_iter();
        names.filter(|(_, kind)| *kind != NameKind::SpecialForm).map(|(name, _)| name).collect()
    }

    /// What is known of the public names of a namespace, sorted. Nothing is compiled for it.
    pub fn names(&mut self, namespace: &str) -> Vec<NameInfo> {
        let Ok(namespace) = Symbol::try_new(namespace) else { return Vec::new() };
        let cx = self.cx();
        let names = names_in(cx, namespace);
        names.into_iter().filter_map(|(name, _)| known_of(cx, namespace, &name)).collect()
    }

    /// The names that `namespace` has of others, sorted, and the qualified names that they stand for.
    pub fn refers(&mut self, namespace: &str) -> Vec<(String, String)> {
        let state = runtime(self.cx());
        let found = Symbol::try_new(namespace).ok().and_then(|name| state.namespaces.get(&name));
        let refers = found.into_iter().flat_map(|namespace| &namespace.refers);
        let mut names: Vec<_> = refers.map(|(name, var)| (name.text(), var.name().text())).collect();
        names.sort();
        names
    }

    /// The aliases in `namespace` and what they stand for, sorted.
    pub fn aliases(&mut self, namespace: &str) -> Vec<(String, String)> {
        let state = runtime(self.cx());
        let found = Symbol::try_new(namespace).ok().and_then(|name| state.namespaces.get(&name));
        let aliases = found.into_iter().flat_map(|namespace| &namespace.aliases);
        let mut names: Vec<_> = aliases.map(|(alias, name)| (alias.text(), name.text())).collect();
        names.sort();
        names
    }
}

fn kind_of<E: Engine>(var: &Var<E>) -> NameKind {
    match var.is_macro() {
        true => NameKind::Macro,
        false => var.with(|value| match value {
            Some(Value::Fn(_) | Value::Native(_)) => NameKind::Function,
            _ => NameKind::Var,
        }),
    }
}

fn kind_of_definition(text: &str) -> NameKind {
    match text.split_whitespace().next() {
        Some("(defmacro") => NameKind::Macro,
        Some("(defn" | "(defn-") => NameKind::Function,
        _ => NameKind::Var,
    }
}

/// The public names of a namespace, sorted.
pub(crate) fn names_in<E: Engine>(cx: &mut Cx<E>, namespace: Symbol) -> Vec<(String, NameKind)> {
    let state = runtime(cx);
    let vars = state.namespaces.get(&namespace).into_iter().flat_map(|found| &found.vars);
    let mut names: Vec<_> =
        vars.filter(|(_, var)| !var.is_private()).map(|(name, var)| (name.text(), kind_of(var))).collect();
    namespace.with_text(|namespace| {
        let written = prelude::definitions(namespace).filter(|(_, text)| !text.starts_with("(defn-"));
        names.extend(written.map(|(name, text)| (name.to_owned(), kind_of_definition(text))));
        if namespace == "clojure.core" {
            names.extend(macros::names().map(|name| (name.to_owned(), NameKind::Macro)));
        }
    });
    names.sort_by(|a, b| a.0.cmp(&b.0));
    names.dedup_by(|a, b| a.0 == b.0);
    names
}

/// What `name` means in `namespace`.
fn resolve_in<E: Engine>(cx: &mut Cx<E>, namespace: Symbol, name: Symbol) -> Resolved {
    let here = std::mem::replace(&mut runtime(cx).current, namespace);
    let found = Names { cx }.resolve(name);
    runtime(cx).current = here;
    found
}

/// What is known of a name of `namespace` itself.
fn known_of<E: Engine>(cx: &mut Cx<E>, namespace: Symbol, name: &str) -> Option<NameInfo> {
    let vars = runtime(cx).namespaces.get(&namespace).map(|found| &found.vars);
    if let Some(var) = vars.and_then(|vars| vars.get(&Symbol::new(name))).cloned() {
        return Some(of_var(cx, &var));
    }
    if let Some(row) = macros::row(name).filter(|_| namespace.with_text(|text| text == "clojure.core")) {
        return Some(of_macro(row));
    }
    let text = namespace.with_text(|namespace| prelude::find(namespace, name))?;
    Some(of_definition(namespace.text(), name, text))
}

fn of_macro(row: &macros::Row) -> NameInfo {
    NameInfo {
        name: row.name.to_owned(),
        namespace: Some("clojure.core".to_owned()),
        kind: NameKind::Macro,
        arglists: shapes(row.takes),
        doc: Some(row.doc.to_owned()),
        place: None,
    }
}

/// What the text of a definition says.
fn of_definition(namespace: String, name: &str, text: &str) -> NameInfo {
    let kind = kind_of_definition(text);
    let read = read(SourceId(0), text, &ReadOptions::default());
    let items = match read.forms.first().map(|form| &form.kind) {
        Some(FormKind::List(items)) => items.as_slice(),
        _ => &[],
    };
    let doc = match items.get(2).map(|form| &form.kind) {
        Some(FormKind::Str(doc)) if items.len() > 3 => Some(doc.to_string()),
        _ => None,
    };
    let written = |form: &Form| text[form.span.start as usize..form.span.end as usize].to_owned();
    let arglists = match kind {
        NameKind::Function | NameKind::Macro => items
            .iter()
            .skip(2)
            .filter_map(|form| match &form.kind {
                FormKind::Vector(_) => Some(written(form)),
                FormKind::List(clause) => clause.first().map(written),
                _ => None,
            })
            // Of one clause the vector comes first, and then its body.
            .take(if items.iter().any(|form| matches!(form.kind, FormKind::Vector(_))) {
                1
            } else {
                usize::MAX
            })
            .collect(),
        _ => Vec::new(),
    };
    NameInfo { name: name.to_owned(), namespace: Some(namespace), kind, arglists, doc, place: None }
}

/// What is known of `name`, as it is understood in `namespace`.
pub(crate) fn known_in<E: Engine>(cx: &mut Cx<E>, namespace: Symbol, name: Symbol) -> Option<NameInfo> {
    match resolve_in(cx, namespace, name) {
        Resolved::CoreMacro(_) => name.with_parts(|_, short| macros::row(short)).map(of_macro),
        Resolved::Var(var) | Resolved::Macro(var) | Resolved::Private(var) => {
            let var = runtime(cx).intern(var);
            Some(of_var(cx, &var))
        }
        Resolved::Unknown | Resolved::Refused(_) | Resolved::Class(_) => name.with_text(special),
    }
}

fn special(name: &str) -> Option<NameInfo> {
    let known = SPECIAL_FORMS.iter().find(|(known, ..)| *known == name);
    if known.is_none() && !analyze::is_special(name) {
        return None;
    }
    Some(NameInfo {
        name: name.to_owned(),
        namespace: None,
        kind: NameKind::SpecialForm,
        arglists: known.map_or_else(Vec::new, |(_, takes, _)| shapes(takes)),
        doc: known.map(|(.., doc)| (*doc).to_owned()),
        place: None,
    })
}

/// What is known of a var.
pub(crate) fn of_var<E: Engine>(cx: &mut Cx<E>, var: &Rc<Var<E>>) -> NameInfo {
    if let Some(row) = core_macro_row(var.name()) {
        return of_macro(row);
    }
    let (namespace, name) =
        var.name().with_parts(|namespace, name| (namespace.map(str::to_owned), name.to_owned()));
    let mut info = NameInfo {
        name,
        namespace,
        kind: kind_of(var),
        arglists: Vec::new(),
        doc: None,
        place: place_of(cx, var.name()),
    };
    if let Some(Value::Native(native)) = var.value() {
        info.arglists = shapes_of(native.arity);
        info.doc = Some(native.doc.to_owned());
    }
    if let Some(meta) = var.meta().map(Value::Map) {
        let part = |key| val_at(&meta, &Value::keyword(key), Value::Nil).unwrap_or_default();
        if let Some(doc) = part("doc").as_str() {
            info.doc = Some(doc.to_owned());
        }
        let lists = part("arglists");
        if !lists.is_nil() {
            info.arglists = shapes(lists.to_string().trim_start_matches('(').trim_end_matches(')'));
        }
    }
    info
}

/// The vectors at the top of a text.
fn shapes(text: &str) -> Vec<String> {
    let read = read(SourceId(0), text, &ReadOptions::default());
    let spans = read.forms.iter().map(|form| form.span);
    spans.map(|span| text[span.start as usize..span.end as usize].to_owned()).collect()
}

/// What a function of the host takes, its parameters without names.
fn shapes_of(arity: Arity) -> Vec<String> {
    let names = ["a", "b", "c", "d", "e", "f"];
    let shape = |count: u16, rest: bool| {
        let named = names.iter().take(usize::from(count)).copied();
        format!("[{}]", named.chain(rest.then_some("& more")).collect::<Vec<_>>().join(" "))
    };
    match arity.max {
        Some(max) if max - arity.min < 6 => (arity.min..=max).map(|count| shape(count, false)).collect(),
        _ => vec![shape(arity.min, true)],
    }
}

fn place_of<E: Engine>(cx: &mut Cx<E>, name: Symbol) -> Option<NamePlace> {
    let state = runtime(cx);
    let span = *state.definitions.get(&name)?;
    let source = state.sources.source(span.source)?;
    let position = source.position(span.start as usize);
    Some(NamePlace { source: source.name().to_string(), line: position.line, column: position.column })
}

/// The text that defines `name`, as it is understood in `namespace`.
pub(crate) fn source_in<E: Engine>(cx: &mut Cx<E>, namespace: Symbol, name: Symbol) -> Option<String> {
    let (Resolved::Var(var) | Resolved::Macro(var) | Resolved::Private(var)) =
        resolve_in(cx, namespace, name)
    else {
        return None;
    };
    let built_in = var.with_parts(|namespace, name| prelude::find(namespace?, name));
    if let Some(text) = built_in {
        return Some(text.to_owned());
    }
    let state = runtime(cx);
    let span = *state.definitions.get(&var)?;
    let text = state.sources.source(span.source)?.text().clone();
    around(span, &text)
}

/// The form at the top of `text` that `span` is in.
fn around(span: Span, text: &str) -> Option<String> {
    let read = read(span.source, text, &ReadOptions::default());
    let form = read.forms.iter().find(|form| form.span.start <= span.start && span.end <= form.span.end)?;
    Some(text[form.span.start as usize..form.span.end as usize].to_owned())
}
