//! Words and shapes of other languages inside forms: what is written here in their place.
//!
//! A word is looked up only when it means nothing here, and a shape is looked at only where it would be
//! an error, so a program that is right never comes by.

use consair_core::span::Span;
use consair_core::symbol::Symbol;

use super::words::{HEADS, METHODS, OTHER_METHODS, TAKES_A_FUNCTION, WORDS};
use crate::syntax::diagnostic::{Applicability, Diagnostic};
use crate::syntax::form::{Form, FormKind};

/// What stands for the word `name`, if another language has it.
pub(super) fn word(name: Symbol, span: Span) -> Option<Diagnostic> {
    let (known, instead, note) = name.with_text(|text| WORDS.iter().find(|(known, ..)| *known == text))?;
    let diagnostic = Diagnostic::error("habit/word", format!("unknown name {known}"), span);
    let diagnostic = if instead.is_empty() {
        diagnostic
    } else {
        let sure = if matches!(*instead, "nil" | "true" | "false" | "=" | "not=" | "and" | "or" | "not") {
            Applicability::Certain
        } else {
            Applicability::Likely
        };
        diagnostic.edit(span, *instead, format!("write `{instead}`"), sure)
    };
    Some(if note.is_empty() { diagnostic } else { diagnostic.note(*note) })
}

/// What stands for a name with a sign of another language at its beginning or end: `m++`, `...xs`, `|x|`.
pub(super) fn sign(name: Symbol, span: Span) -> Option<Diagnostic> {
    name.with_text(|text| {
        let unknown = || Diagnostic::error("habit/word", format!("unknown name {text}"), span);
        for (sign, function) in [("++", "inc"), ("--", "dec")] {
            if let Some(of) = text.strip_suffix(sign).or(text.strip_prefix(sign)).filter(|of| !of.is_empty()) {
                let meant = format!("({function} {of})");
                let message = format!("write `{meant}`");
                return Some(unknown().fix(span, meant, message).note(format!(
                    "values do not change; an atom holds one that does: `(swap! {of} {function})`"
                )));
            }
        }
        if let Some(of) = text.strip_prefix("...").filter(|of| !of.is_empty()) {
            return Some(unknown().note(format!(
                "`(into coll {of})` adds all elements of {of}, `(merge a b)` joins maps, `(apply f {of})` gives them to a function"
            )));
        }
        let inside = text.strip_prefix('|')?.strip_suffix('|').filter(|inside| !inside.is_empty())?;
        Some(unknown().note(format!("a function is `(fn [{inside}] ...)`, or short `#(+ % 1)`")))
    })
}

/// What is wrong with a form that begins with a word of another language, and the form that was
/// probably meant, where it can be made.
pub(super) fn head(name: Symbol, items: &[Form], span: Span) -> Option<(Diagnostic, Option<Form>)> {
    let (known, template) = name.with_text(|text| HEADS.iter().find(|(known, _)| *known == text))?;
    let diagnostic = Diagnostic::error("habit/form", format!("unknown name {known}"), items[0].span);
    let meant = meant(known, items, span);
    let diagnostic = match &meant {
        Some(form) if form.to_string().len() <= 60 => {
            let text = form.to_string();
            let message = format!("write `{text}`");
            diagnostic.edit(span, text, message, Applicability::Likely)
        }
        _ => diagnostic,
    };
    Some((diagnostic.note(format!("here it is `{template}`")), meant))
}

fn meant(head: &str, items: &[Form], span: Span) -> Option<Form> {
    let rest = |from: usize| items.get(from..).unwrap_or(&[]).iter().cloned();
    Some(match (head, items) {
        ("lambda" | "function", [_, parameters, ..]) => {
            Form::call("fn", std::iter::once(as_vector(parameters)).chain(rest(2)), span)
        }
        ("define", [_, Form { kind: FormKind::List(signature), .. }, ..]) => {
            let name = signature.first()?.clone();
            let parameters = Form::new(FormKind::Vector(signature[1..].to_vec()), span);
            Form::call("defn", [name, parameters].into_iter().chain(rest(2)), span)
        }
        ("defun" | "func", [_, name, parameters, ..]) => {
            Form::call("defn", [name.clone(), as_vector(parameters)].into_iter().chain(rest(3)), span)
        }
        ("define" | "setq" | "defvar" | "defparameter" | "defconstant", [_, name, value, ..]) => {
            Form::call("def", [name.clone(), value.clone()], span)
        }
        ("progn" | "begin", _) => Form::call("do", rest(1), span),
        ("funcall", [_, function, ..]) => {
            let call = std::iter::once(function.clone()).chain(rest(2)).collect();
            Form::new(FormKind::List(call), span)
        }
        ("let*", [_, bindings, ..]) => {
            Form::call("let", std::iter::once(as_bindings(bindings)?).chain(rest(2)), span)
        }
        ("dolist", [_, Form { kind: FormKind::List(binding), .. }, ..]) => {
            let binding = Form::new(FormKind::Vector(binding.clone()), span);
            Form::call("doseq", std::iter::once(binding).chain(rest(2)), span)
        }
        _ => return None,
    })
}

/// `(x => ...)`, `((x) => ...)`
pub(super) fn arrow(items: &[Form], span: Span) -> Option<Diagnostic> {
    let is_arrow = items.get(1)?.as_symbol()?.with_text(|text| text == "=>");
    let parameters = as_vector(&items[0]);
    is_arrow.then(|| {
        Diagnostic::error("habit/form", "expected a function, found one written with an arrow", span)
            .note(format!("a function is `(fn {parameters} ...)`, or short `#(+ % 1)`"))
    })
}

/// `[x * 2 for x in xs]`, in which something was found to be wrong.
pub(super) fn comprehension(items: &[Form], span: Span) -> Option<Diagnostic> {
    let is_for = |form: &Form| form.as_symbol().is_some_and(|name| name.with_text(|text| text == "for"));
    items.iter().any(is_for).then(|| {
        Diagnostic::error("habit/form", "expected values, found a comprehension of Python", span)
            .note("a list is made by `(for [x xs] (* x 2))`, a vector by `(mapv f xs)`")
    })
}

/// What is wrong with the shape of a call of a macro or special form, and the form that was probably meant.
pub(super) fn shape(items: &[Form], span: Span) -> Option<(Diagnostic, Option<Form>)> {
    let head = items.first()?.as_symbol()?;
    let head = head.with_parts(|namespace, name| {
        matches!(namespace, None | Some("clojure.core")).then(|| name.to_owned())
    })?;
    let rest = |from: usize| items.get(from..).unwrap_or(&[]).iter().cloned();
    match (head.as_str(), items) {
        (
            "let" | "let*" | "loop" | "when-let" | "if-let" | "binding" | "for" | "doseq",
            [_, bindings @ Form { kind: FormKind::List(_), .. }, ..],
        ) => {
            let vector = as_bindings(bindings)?;
            Some(replaced(head.trim_end_matches('*'), "a vector of bindings", bindings, vector, |vector| {
                Form::call(head.trim_end_matches('*'), std::iter::once(vector).chain(rest(2)), span)
            }))
        }
        (
            "let",
            [_, name @ Form { kind: FormKind::Symbol(_), .. }, Form { kind: FormKind::List(_), .. }, ..],
        ) => {
            let message = format!("expected a vector of bindings in let, found {name}");
            Some((
                Diagnostic::error("habit/form", message, name.span)
                    .note("a loop is `(loop [i 0] ... (recur (inc i)))`"),
                None,
            ))
        }
        ("loop" | "for" | "doseq", [_, name @ Form { kind: FormKind::Symbol(_), .. }, ..])
        | ("when-let" | "if-let", [_, name @ Form { kind: FormKind::Symbol(_), .. }, ..]) => {
            let message = format!("expected a vector of bindings in {head}, found {name}");
            let note = match head.as_str() {
                "loop" if name.as_symbol() == Some(Symbol::new("for")) => {
                    "`(doseq [x xs] ...)` does something with each, `(for [x xs] ...)` makes a list"
                }
                "loop" => "`(loop [i 0] ... (recur (inc i)))`, `(for [x xs] ...)`",
                "for" | "doseq" => "`(for [x xs] ...)`",
                _ => "`(when-let [x value] ...)`",
            };
            Some((Diagnostic::error("habit/form", message, name.span).note(note), None))
        }
        (
            "defn" | "defn-" | "defmacro",
            [_, name, parameters @ Form { kind: FormKind::List(names), .. }, ..],
        ) if names.iter().all(|name| name.as_symbol().is_some()) => {
            let vector = as_vector(parameters);
            Some(replaced(&head, "a vector of parameters", parameters, vector, |vector| {
                Form::call(&head, [name.clone(), vector].into_iter().chain(rest(3)), span)
            }))
            .map(|(diagnostic, form)| {
                (diagnostic.note(format!("`({head} {name} {} ...)`", as_vector(parameters))), form)
            })
        }
        ("defn" | "defn-", [_, name, body @ Form { kind: FormKind::List(parts), .. }])
            if !matches!(parts.first().map(|first| &first.kind), Some(FormKind::Vector(_))) =>
        {
            let message = format!("expected a vector of parameters in {head}, found a list");
            let diagnostic = Diagnostic::error("habit/form", message, body.span)
                .note(format!("a function without parameters is `({head} {name} [] ...)`"));
            let at = Span { end: body.span.start, ..body.span };
            Some((diagnostic.fix(at, "[] ", "insert `[]`"), None))
        }
        ("fn", [_, parameters @ Form { kind: FormKind::List(names), .. }, ..])
            if names.iter().all(|name| name.as_symbol().is_some()) =>
        {
            let vector = as_vector(parameters);
            Some(replaced(&head, "a vector of parameters", parameters, vector, |vector| {
                Form::call("fn", std::iter::once(vector).chain(rest(2)), span)
            }))
            .map(|(diagnostic, form)| {
                (diagnostic.note(format!("`(fn {} ...)`", as_vector(parameters))), form)
            })
        }
        ("cond", [_, clauses @ ..]) if !clauses.is_empty() && clauses.iter().all(is_clause) => {
            let flat = clauses.iter().flat_map(|clause| match &clause.kind {
                FormKind::List(parts) => parts.clone(),
                _ => Vec::new(),
            });
            let flat = flat.map(|form| match form.as_symbol() {
                Some(name) if name.with_text(|text| matches!(text, "else" | "t")) => else_(form.span),
                _ => form,
            });
            let meant = Form::call("cond", flat, span);
            let first = clauses[0].span;
            let message = "expected tests and values in turn in cond, found lists of both";
            let diagnostic = Diagnostic::error("habit/form", message, first)
                .note("`(cond test value ... :else value)`, without brackets around each pair");
            Some((fix_with(diagnostic, span, &meant), Some(meant)))
        }
        ("if", [_, test, then, other, more @ ..]) if !more.is_empty() => {
            let message = format!("expected a test and one or two branches in if, found {}", items.len() - 1);
            let at = more[0].span.to(more[more.len() - 1].span);
            let diagnostic = Diagnostic::error("analyze/shape", message, at)
                .note("`(cond test value ... :else value)` chooses among more than two")
                .note("`(do a b)` makes one form of several");
            let meant = Form::call("if", [test.clone(), then.clone(), other.clone()], span);
            Some((diagnostic, Some(meant)))
        }
        ("def", [_, name, value, more @ ..])
            if more.len() > 1 || (more.len() == 1 && !matches!(value.kind, FormKind::Str(_))) =>
        {
            let message = format!(
                "expected a name, perhaps a docstring, and one value in def, found {} forms",
                items.len() - 1
            );
            let meant = Form::call("def", [name.clone(), value.clone()], span);
            let at = more[0].span.to(more[more.len() - 1].span);
            let diagnostic = Diagnostic::error("analyze/shape", message, at)
                .note(format!("`(defn {name} [x] ...)` defines a function"));
            Some((fix_with(diagnostic, span, &meant), Some(meant)))
        }
        _ => None,
    }
}

fn else_(span: Span) -> Form {
    Form::new(FormKind::Keyword(consair_core::symbol::Keyword::new("else")), span)
}

/// `((= a 1) x)`, `(else x)`
fn is_clause(form: &Form) -> bool {
    let FormKind::List(parts) = &form.kind else { return false };
    match parts.as_slice() {
        [first, _] => {
            matches!(first.kind, FormKind::List(_))
                || first.as_symbol().is_some_and(|name| name.with_text(|text| matches!(text, "else" | "t")))
                || matches!(first.kind, FormKind::Bool(true))
        }
        _ => false,
    }
}

fn replaced(
    head: &str,
    expected: &str,
    found: &Form,
    vector: Form,
    with: impl FnOnce(Form) -> Form,
) -> (Diagnostic, Option<Form>) {
    let message = format!("expected {expected} in {head}, found a list");
    let text = vector.to_string();
    let diagnostic = Diagnostic::error("habit/form", message, found.span);
    let diagnostic = if text.len() > 60 {
        diagnostic.note(format!("it begins with `[` and ends with `]`: `({head} [...] ...)`"))
    } else {
        let message = format!("write `{text}`: `({head} {text} ...)`");
        diagnostic.edit(found.span, text.clone(), message, Applicability::Likely)
    };
    (diagnostic, Some(with(vector)))
}

fn fix_with(diagnostic: Diagnostic, span: Span, meant: &Form) -> Diagnostic {
    let text = meant.to_string();
    if text.len() > 80 {
        return diagnostic;
    }
    let message = format!("write `{text}`");
    diagnostic.edit(span, text, message, Applicability::Likely)
}

fn as_vector(form: &Form) -> Form {
    match &form.kind {
        FormKind::List(items) => Form::new(FormKind::Vector(items.clone()), form.span),
        FormKind::Symbol(_) => Form::new(FormKind::Vector(vec![form.clone()]), form.span),
        _ => form.clone(),
    }
}

/// `((x 1) (y 2))`, `(x 1)` as `[x 1 y 2]`; `None` for what are no bindings.
fn as_bindings(form: &Form) -> Option<Form> {
    let FormKind::List(items) = &form.kind else { return None };
    let is_pair = |form: &Form| matches!(&form.kind, FormKind::List(pair) if pair.len() == 2);
    let flat = if items.iter().all(is_pair) {
        let parts = items.iter().flat_map(|pair| match &pair.kind {
            FormKind::List(parts) => parts.clone(),
            _ => Vec::new(),
        });
        parts.collect()
    } else {
        items.clone()
    };
    let is_name = |form: &Form| !matches!(form.kind, FormKind::List(_) | FormKind::Int(_) | FormKind::Str(_));
    (flat.len() % 2 == 0 && flat.iter().step_by(2).all(is_name))
        .then(|| Form::new(FormKind::Vector(flat), form.span))
}

/// How `object.name` is written here: the call, and what there is to say.
pub(super) fn method_call(object: &str, name: &str) -> Option<(String, String)> {
    let java = METHODS.iter().find(|(method, _)| method.strip_prefix('.') == Some(name));
    let (_, function) = java.or(OTHER_METHODS.iter().find(|(method, _)| *method == name))?;
    if TAKES_A_FUNCTION.contains(function) {
        let call = format!("({function} f {object})");
        return Some((call.clone(), format!("the collection comes last: `{call}`")));
    }
    let message = format!("a function takes the value as its first argument: `({function} {object} ...)`");
    Some((format!("({function} {object})"), message))
}

/// The function that does what a method of Java does.
pub(super) fn method(name: Symbol) -> Option<&'static str> {
    name.with_text(|text| METHODS.iter().find(|(method, _)| *method == text)).map(|(_, function)| *function)
}
