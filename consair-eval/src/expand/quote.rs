//! Syntax-quote: a template of code with holes.
//!
//! `` `(a ~b ~@c) `` becomes `(apply list (concat (list 'ns/a) (list b) c))`; without splices simply
//! `(list 'ns/a b)`. Symbols are qualified, `x#` becomes one generated name for each template.

use std::borrow::Cow;

use consair_core::symbol::Symbol;
use rustc_hash::FxHashMap;

use crate::analyze::Env;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

/// The code that builds what `form` is a template of.
///
/// # Errors
/// When a splice stands outside a collection, or an alias is unknown.
pub fn syntax_quote(env: &mut dyn Env, form: &Form) -> Result<Form, Diagnostic> {
    *env.gensyms() += 1;
    let number = *env.gensyms();
    Template { env, number, generated: FxHashMap::default(), depth: 0 }.quote(form)
}

struct Template<'e> {
    env: &'e mut dyn Env,
    number: u64,
    generated: FxHashMap<Symbol, Symbol>,
    depth: usize,
}

impl Template<'_> {
    fn quote(&mut self, form: &Form) -> Result<Form, Diagnostic> {
        if self.depth > crate::analyze::MAX_NESTING {
            return Err(Diagnostic::error("expand/nesting", "this template nests too deep", form.span));
        }
        self.depth += 1;
        let quoted = self.quote_form(form);
        self.depth -= 1;
        quoted
    }

    fn quote_form(&mut self, form: &Form) -> Result<Form, Diagnostic> {
        let span = form.span;
        Ok(match &form.kind {
            FormKind::Symbol(name) => {
                let name = self.symbol(*name);
                Form::call("quote", [Form::new(FormKind::Symbol(name), span)], span)
            }
            FormKind::Unquote(inner) => (**inner).clone(),
            FormKind::UnquoteSplicing(_) => {
                let message = "expected a collection around ~@ in a syntax-quote";
                return Err(Diagnostic::error("expand/splice", message, span));
            }
            FormKind::SyntaxQuote(inner) => {
                let inner = syntax_quote(self.env, inner)?;
                self.quote(&inner)?
            }
            FormKind::List(items) if items.is_empty() => form.clone(),
            FormKind::List(items) => self.collection("clojure.core/list", items, form)?,
            FormKind::Vector(items) if !splices(items) => {
                Form::new(FormKind::Vector(self.each(items)?), span)
            }
            FormKind::Vector(items) => self.collection("clojure.core/vector", items, form)?,
            FormKind::Map(items) if !splices(items) => Form::new(FormKind::Map(self.each(items)?), span),
            FormKind::Map(items) => self.collection("clojure.core/hash-map", items, form)?,
            FormKind::Set(items) => self.collection("clojure.core/hash-set", items, form)?,
            FormKind::Meta(pair) => {
                let value = self.quote(&pair.1)?;
                let meta = self.quote(&pair.0)?;
                Form::call("clojure.core/with-meta", [value, meta], span)
            }
            _ => form.clone(),
        })
    }

    fn each(&mut self, items: &[Form]) -> Result<Vec<Form>, Diagnostic> {
        items.iter().map(|item| self.quote(item)).collect()
    }

    fn collection(&mut self, make: &str, items: &[Form], form: &Form) -> Result<Form, Diagnostic> {
        let span = form.span;
        if !splices(items) {
            return Ok(Form::call(make, self.each(items)?, span));
        }
        let mut parts = Vec::new();
        for item in items {
            parts.push(match &item.kind {
                FormKind::UnquoteSplicing(inner) => (**inner).clone(),
                _ => Form::call("clojure.core/list", [self.quote(item)?], item.span),
            });
        }
        let make = Form::new(FormKind::Symbol(Symbol::new(make)), span);
        let all = Form::call("clojure.core/concat", parts, span);
        Ok(Form::call("clojure.core/apply", [make, all], span))
    }

    fn symbol(&mut self, name: Symbol) -> Symbol {
        let stem =
            name.with_text(|text| text.strip_suffix('#').filter(|_| !name.is_qualified()).map(str::to_owned));
        match stem {
            Some(stem) => {
                let number = self.number;
                *self
                    .generated
                    .entry(name)
                    .or_insert_with(|| Symbol::new(&format!("{stem}__{number}__auto__")))
            }
            None => self.env.qualify(name),
        }
    }
}

fn splices(items: &[Form]) -> bool {
    items.iter().any(|item| matches!(item.kind, FormKind::UnquoteSplicing(_)))
}

/// `form` with every `::keyword` inside resolved, and every syntax-quote as the code it stands for.
///
/// # Errors
/// When an alias is unknown, or a splice stands outside a collection.
pub fn resolve_auto_keywords<'f>(env: &mut dyn Env, form: &'f Form) -> Result<Cow<'f, Form>, Diagnostic> {
    // Nearly no quoted form has one, so look first; the walk is a worklist.
    let mut waiting = vec![form];
    let mut found = false;
    while let Some(form) = waiting.pop() {
        found |= matches!(form.kind, FormKind::AutoKeyword(_) | FormKind::SyntaxQuote(_));
        form.push_parts(&mut waiting);
    }
    if !found {
        return Ok(Cow::Borrowed(form));
    }
    let mut copy = form.clone();
    resolve_in(env, &mut copy, 0)?;
    Ok(Cow::Owned(copy))
}

fn resolve_in(env: &mut dyn Env, form: &mut Form, depth: usize) -> Result<(), Diagnostic> {
    if depth > crate::analyze::MAX_NESTING {
        return Err(Diagnostic::error(
            "expand/nesting",
            "a :: keyword or a syntax-quote stands too deep in quoted data",
            form.span,
        ));
    }
    let span = form.span;
    match &mut form.kind {
        FormKind::AutoKeyword(name) => form.kind = FormKind::Keyword(env.auto_keyword(*name, span)?),
        FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
            for item in items {
                resolve_in(env, item, depth + 1)?;
            }
        }
        FormKind::Meta(pair) => {
            resolve_in(env, &mut pair.0, depth + 1)?;
            resolve_in(env, &mut pair.1, depth + 1)?;
        }
        FormKind::SyntaxQuote(inner) => *form = syntax_quote(env, inner)?,
        FormKind::Unquote(inner) | FormKind::UnquoteSplicing(inner) | FormKind::Tagged(_, inner) => {
            resolve_in(env, inner, depth + 1)?;
        }
        _ => {}
    }
    Ok(())
}
