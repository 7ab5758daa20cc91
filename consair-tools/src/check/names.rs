//! Names of a file: what it requires and does not use, defines twice, or hides from itself.

use std::collections::BTreeMap;

use consair_core::engine::Engine;
use consair_core::span::Span;
use consair_core::symbol::Symbol;
use consair_eval::Interpreter;
use consair_eval::analyze::expr::{Constant, Expr, ExprKind};
use consair_eval::syntax::diagnostic::Diagnostic;
use consair_eval::syntax::form::{Form, FormKind};
use consair_eval::syntax::lexer::Lexer;
use consair_eval::syntax::token::TokenKind;
use rustc_hash::FxHashMap;

use super::Text;

pub(super) fn check<E: Engine>(lisp: &mut Interpreter<E>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let words = words(text.examined.source.text());
    for form in &text.examined.forms {
        for spec in specs(form) {
            unused(spec, &words, found);
        }
    }
    definitions(lisp, text, &words, found);
}

/// How often each name, and each keyword without its colons, stands in a text.
fn words(text: &str) -> FxHashMap<&str, usize> {
    let mut words = FxHashMap::default();
    let mut lexer = Lexer::new(text);
    loop {
        let token = lexer.next_token();
        let word = &text[token.start..token.end];
        match token.kind {
            TokenKind::End => return words,
            TokenKind::Name | TokenKind::Keyword | TokenKind::Tag => {
                *words.entry(word.trim_start_matches([':', '#'])).or_default() += 1;
            }
            // `#::alias{`
            TokenKind::Open(_) if word.len() > 3 => {
                *words.entry(word.trim_matches(['#', ':', '{', ' '])).or_default() += 1;
            }
            _ => {}
        }
    }
}

/// The specs in the `:require` clauses of an `ns`, or in a call of `require`.
fn specs(form: &Form) -> Vec<&Form> {
    let FormKind::List(items) = &form.kind else { return Vec::new() };
    let Some(head) = items.first().and_then(Form::as_symbol) else { return Vec::new() };
    match head.text().as_str() {
        "ns" => {
            let clauses = items[1..].iter().filter_map(|clause| match &clause.kind {
                FormKind::List(parts) => Some(parts),
                _ => None,
            });
            let required = clauses.filter(|parts| {
                matches!(&parts[..], [Form { kind: FormKind::Keyword(key), .. }, ..] if key.text() == "require")
            });
            required.flat_map(|parts| &parts[1..]).collect()
        }
        "require" => {
            let quoted = items[1..].iter().filter_map(|item| match &item.kind {
                FormKind::List(parts) => parts.get(1),
                _ => None,
            });
            quoted.collect()
        }
        _ => Vec::new(),
    }
}

/// What a spec brings in, and nothing uses. A namespace that is required without more is loaded for what
/// it does.
fn unused(spec: &Form, words: &FxHashMap<&str, usize>, found: &mut Vec<Diagnostic>) {
    let FormKind::Vector(parts) = &spec.kind else { return };
    let Some(namespace) = parts.first().and_then(Form::as_symbol).map(Symbol::text) else { return };
    let qualifies = |alias: &str| {
        let qualified = format!("{alias}/");
        words.keys().any(|word| word.starts_with(&qualified))
            || words.contains_key(alias) && is_map_prefix(alias, words)
    };
    let mut used = parts.len() == 1 || qualifies(&namespace);
    let mut unread = Vec::new();
    for option in parts[1..].chunks_exact(2) {
        let FormKind::Keyword(key) = &option[0].kind else { return };
        match (key.text().as_str(), &option[1].kind) {
            ("as" | "as-alias", FormKind::Symbol(alias)) => used |= qualifies(&alias.text()),
            ("refer", FormKind::Vector(names) | FormKind::List(names)) => {
                for name in names {
                    let text = name.as_symbol().map(Symbol::text).unwrap_or_default();
                    match words.get(text.as_str()) {
                        Some(1) => unread.push(name),
                        _ => used = true,
                    }
                }
            }
            // `:refer :all`, `:rename`: what is used of it is not seen here.
            _ => used = true,
        }
    }
    if !used {
        let message = format!("nothing uses {namespace}, which is required here");
        found.push(Diagnostic::warning("check/unused-require", message, spec.span));
        return;
    }
    for name in unread {
        let text = name.as_symbol().map(Symbol::text).unwrap_or_default();
        let message = format!("nothing uses {text}, which is referred to here");
        found.push(Diagnostic::warning("check/unused-require", message, name.span).certain_fix(
            name.span,
            "",
            format!("leave {text} out"),
        ));
    }
}

/// True when the alias stands alone somewhere besides its definition, as in `#::alias{}`.
fn is_map_prefix(alias: &str, words: &FxHashMap<&str, usize>) -> bool {
    words.get(alias).is_some_and(|count| *count > 1)
}

/// One definition.
struct Definition {
    /// The name, where it is written.
    place: Span,
    is_private: bool,
}

fn definitions<E: Engine>(
    lisp: &mut Interpreter<E>,
    text: &Text<'_>,
    words: &FxHashMap<&str, usize>,
    found: &mut Vec<Diagnostic>,
) {
    let mut defined: BTreeMap<Symbol, Definition> = BTreeMap::new();
    let excluded = excluded(&text.examined.forms);
    let core = lisp.public_names("clojure.core");
    for unit in &text.examined.units {
        let ExprKind::Def { name, value: Some(_), meta } = &unit.function.members[0].arities[0].body.kind
        else {
            continue;
        };
        let short = name.name();
        let form = unit.function.span;
        let Some(place) = place_of(text, form, &short) else { continue };
        let is_private = meta.as_deref().is_some_and(|meta| has_flag(meta, "private"));
        if let Some(before) = defined.get(name) {
            found.push(
                Diagnostic::warning(
                    "check/redefined",
                    format!("{short} is defined for a second time"),
                    place,
                )
                .label(before.place, "the first definition"),
            );
        } else if !excluded.contains(&short)
            && core.binary_search(&short).is_ok()
            && name.namespace().as_deref() != Some("clojure.core")
        {
            let message = format!("from here on {short} is not that of clojure.core");
            let note = format!("(:refer-clojure :exclude [{short}]) in ns says that it is meant");
            found.push(Diagnostic::warning("check/shadowed-core", message, place).note(note));
        }
        defined.insert(*name, Definition { place, is_private });
    }
    for (name, definition) in &defined {
        let short = name.name();
        let used = words.iter().filter(|(word, _)| **word == short || word.ends_with(&format!("/{short}")));
        if definition.is_private && used.map(|(_, count)| count).sum::<usize>() < 2 {
            let message = format!("nothing uses {short}, which is private");
            found.push(Diagnostic::warning("check/unused-private", message, definition.place));
        }
    }
}

/// Where the name stands in its definition.
fn place_of(text: &Text<'_>, form: Span, name: &str) -> Option<Span> {
    let whole = text.at(form)?;
    let mut lexer = Lexer::new(whole);
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::End => return None,
            TokenKind::Name if &whole[token.start..token.end] == name => {
                let start = form.start as usize;
                return Some(Span::new(form.source, start + token.start, start + token.end));
            }
            _ => {}
        }
    }
}

fn has_flag(meta: &Expr, flag: &str) -> bool {
    let ExprKind::Map(items) = &meta.kind else { return false };
    items.chunks_exact(2).any(|pair| {
        matches!(&pair[0].kind, ExprKind::Const(Constant::Keyword(key)) if key.text() == flag)
            && matches!(pair[1].kind, ExprKind::Const(Constant::Bool(true)))
    })
}

/// The names that `(:refer-clojure :exclude [...])` leaves out.
fn excluded(forms: &[Form]) -> Vec<String> {
    let mut names = Vec::new();
    let mut waiting: Vec<&Form> = forms.iter().collect();
    while let Some(form) = waiting.pop() {
        let FormKind::List(items) = &form.kind else { continue };
        waiting.extend(items);
        if !matches!(items.first().map(|head| &head.kind), Some(FormKind::Keyword(key)) if key.text() == "refer-clojure")
        {
            continue;
        }
        for item in items {
            if let FormKind::Vector(excluded) = &item.kind {
                names.extend(excluded.iter().filter_map(Form::as_symbol).map(Symbol::text));
            }
        }
    }
    names
}
