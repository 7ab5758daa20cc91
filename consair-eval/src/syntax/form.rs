//! Forms: what the reader makes of a text, before anything is expanded or resolved.

use std::rc::Rc;

use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

/// A form and the place it was read from.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is.
    pub kind: FormKind,
    /// Where it stands.
    pub span: Span,
}

/// What a form is. Compound forms own their parts, in source order.
#[derive(Clone, Debug)]
pub enum FormKind {
    /// `nil`
    Nil,
    /// `true`, `false`
    Bool(bool),
    /// An integer that fits 64 bits.
    Int(i64),
    /// A larger integer, or one with the suffix `N`: its decimal digits and sign.
    BigInt(Rc<str>),
    /// `1/2`: numerator and denominator as decimal digits, as written.
    Ratio(Rc<str>, Rc<str>),
    /// `1.5M`: the digits as written, without the suffix.
    Decimal(Rc<str>),
    /// `1.5`, `##Inf`
    Float(f64),
    /// `\a`
    Char(char),
    /// `"text"`, escapes resolved.
    Str(Rc<str>),
    /// `#"pattern"`, as written.
    Regex(Rc<str>),
    /// `name`, `ns/name`
    Symbol(Symbol),
    /// `:name`, `:ns/name`
    Keyword(Keyword),
    /// `::name`, `::alias/name`: the text after the colons, resolved in the namespace that reads it.
    AutoKeyword(Symbol),
    /// `(a b)`
    List(Vec<Form>),
    /// `[a b]`
    Vector(Vec<Form>),
    /// `{k v}`: keys and values in turn.
    Map(Vec<Form>),
    /// `#{a b}`
    Set(Vec<Form>),
    /// `^meta form`: the metadata map form and the form that carries it.
    Meta(Box<(Form, Form)>),
    /// `` `form ``
    SyntaxQuote(Box<Form>),
    /// `~form`
    Unquote(Box<Form>),
    /// `~@form`
    UnquoteSplicing(Box<Form>),
    /// `#tag form`
    Tagged(Symbol, Box<Form>),
    /// Stands where a form is missing; there is a diagnostic for it.
    Missing,
}

impl Form {
    /// A form of `kind` at `span`.
    pub fn new(kind: FormKind, span: Span) -> Self {
        Form { kind, span }
    }

    /// The list `(head tail...)` at `span`, its head a symbol.
    pub fn call(head: &str, tail: impl IntoIterator<Item = Form>, span: Span) -> Self {
        let mut items = vec![Form::new(FormKind::Symbol(Symbol::new(head)), span)];
        items.extend(tail);
        Form::new(FormKind::List(items), span)
    }

    /// What it is, by value. (A form has a `Drop`, so its field cannot be moved out.)
    pub fn into_kind(mut self) -> FormKind {
        std::mem::replace(&mut self.kind, FormKind::Missing)
    }

    /// The symbol, if it is one (metadata on it is passed over).
    pub fn as_symbol(&self) -> Option<Symbol> {
        match &self.kind {
            FormKind::Symbol(symbol) => Some(*symbol),
            FormKind::Meta(pair) => pair.1.as_symbol(),
            _ => None,
        }
    }
}

/// Takes the forms directly inside out of `kind`.
fn take_parts(kind: &mut FormKind, out: &mut Vec<Form>) {
    match kind {
        FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
            out.append(items);
        }
        FormKind::Meta(_) | FormKind::SyntaxQuote(_) | FormKind::Unquote(_)
        | FormKind::UnquoteSplicing(_) | FormKind::Tagged(..) => {
            match std::mem::replace(kind, FormKind::Missing) {
                FormKind::Meta(pair) => {
                    let (meta, form) = *pair;
                    out.extend([meta, form]);
                }
                FormKind::SyntaxQuote(form) | FormKind::Unquote(form)
                | FormKind::UnquoteSplicing(form) | FormKind::Tagged(_, form) => out.push(*form),
                _ => unreachable!("matched above"),
            }
        }
        _ => {}
    }
}

/// Dropping a form uses a worklist: a text may nest deeper than any stack.
impl Drop for Form {
    fn drop(&mut self) {
        let mut waiting = Vec::new();
        take_parts(&mut self.kind, &mut waiting);
        while let Some(mut form) = waiting.pop() {
            take_parts(&mut form.kind, &mut waiting);
        }
    }
}
