//! Forms: what the reader makes of a text, before anything is expanded or resolved.

use std::fmt;
use std::rc::Rc;

use consair_core::number::Number;
use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

/// A form and the place it was read from.
///
/// Clone, drop and print use worklists: a text may nest deeper than any stack.
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
    /// A larger integer, or one with the suffix `N`; `1/2`; `1.5M`.
    Number(Rc<Number>),
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
        let mut form = self;
        while let FormKind::Meta(pair) = &form.kind {
            form = &pair.1;
        }
        match form.kind {
            FormKind::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// The number of forms directly inside.
    pub fn part_count(&self) -> usize {
        match &self.kind {
            FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
                items.len()
            }
            FormKind::Meta(_) => 2,
            kind => usize::from(!kind.is_leaf()),
        }
    }

    /// The form directly inside that has that number, in source order from 0.
    pub fn part(&self, index: usize) -> Option<&Form> {
        match &self.kind {
            FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
                items.get(index)
            }
            FormKind::Meta(pair) => [&pair.0, &pair.1].get(index).copied(),
            FormKind::SyntaxQuote(form)
            | FormKind::Unquote(form)
            | FormKind::UnquoteSplicing(form)
            | FormKind::Tagged(_, form) => (index == 0).then_some(form),
            _ => None,
        }
    }

    /// Appends the forms directly inside, in source order.
    pub fn push_parts<'f>(&'f self, out: &mut Vec<&'f Form>) {
        match &self.kind {
            FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
                out.extend(items);
            }
            FormKind::Meta(pair) => out.extend([&pair.0, &pair.1]),
            FormKind::SyntaxQuote(form)
            | FormKind::Unquote(form)
            | FormKind::UnquoteSplicing(form)
            | FormKind::Tagged(_, form) => out.push(form),
            _ => {}
        }
    }
}

impl FormKind {
    /// True for what has no forms inside.
    #[inline]
    fn is_leaf(&self) -> bool {
        match self {
            FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
                items.is_empty()
            }
            FormKind::Meta(_)
            | FormKind::SyntaxQuote(_)
            | FormKind::Unquote(_)
            | FormKind::UnquoteSplicing(_)
            | FormKind::Tagged(..) => false,
            _ => true,
        }
    }

    /// Takes the forms directly inside out of it.
    fn take_parts(&mut self) -> Vec<Form> {
        match std::mem::replace(self, FormKind::Missing) {
            FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items) => {
                items
            }
            FormKind::Meta(pair) => Vec::from(<[Form; 2]>::from(*pair)),
            FormKind::SyntaxQuote(form)
            | FormKind::Unquote(form)
            | FormKind::UnquoteSplicing(form)
            | FormKind::Tagged(_, form) => vec![*form],
            _ => Vec::new(),
        }
    }
}

/// Dropping a form uses a worklist: a text may nest deeper than any stack.
impl Drop for Form {
    #[inline]
    fn drop(&mut self) {
        if !self.kind.is_leaf() {
            drop_parts(&mut self.kind);
        }
    }
}

fn drop_parts(kind: &mut FormKind) {
    let mut waiting = vec![kind.take_parts()];
    while let Some(mut parts) = waiting.pop() {
        for part in &mut parts {
            if !part.kind.is_leaf() {
                waiting.push(part.kind.take_parts());
            }
        }
    }
}

impl Clone for Form {
    fn clone(&self) -> Self {
        enum Step<'f> {
            Visit(&'f Form),
            /// Its parts are the last so many of those that are done.
            Build(&'f Form, usize),
        }
        let mut parts = Vec::new();
        self.push_parts(&mut parts);
        if parts.is_empty() {
            return Form::new(copy_with_parts(&self.kind, std::iter::empty()), self.span);
        }
        parts.clear();
        let mut steps = vec![Step::Visit(self)];
        let mut done: Vec<Form> = Vec::new();
        while let Some(step) = steps.pop() {
            match step {
                Step::Visit(form) => {
                    form.push_parts(&mut parts);
                    steps.push(Step::Build(form, parts.len()));
                    steps.extend(parts.drain(..).rev().map(Step::Visit));
                }
                Step::Build(form, count) => {
                    let parts = done.drain(done.len() - count..);
                    let copy = Form::new(copy_with_parts(&form.kind, parts), form.span);
                    done.push(copy);
                }
            }
        }
        done.pop().expect("a form is one form when it is copied")
    }
}

/// `kind` with copies of its parts in their place.
fn copy_with_parts(kind: &FormKind, mut parts: impl Iterator<Item = Form>) -> FormKind {
    let mut next = || Box::new(parts.next().expect("as many copies as parts"));
    match kind {
        FormKind::SyntaxQuote(_) => FormKind::SyntaxQuote(next()),
        FormKind::Unquote(_) => FormKind::Unquote(next()),
        FormKind::UnquoteSplicing(_) => FormKind::UnquoteSplicing(next()),
        FormKind::Tagged(tag, _) => FormKind::Tagged(*tag, next()),
        FormKind::Meta(_) => FormKind::Meta(Box::new((*next(), *next()))),
        FormKind::List(_) => FormKind::List(parts.collect()),
        FormKind::Vector(_) => FormKind::Vector(parts.collect()),
        FormKind::Map(_) => FormKind::Map(parts.collect()),
        FormKind::Set(_) => FormKind::Set(parts.collect()),
        // Nothing inside: the derived copy goes no deeper.
        leaf => leaf.clone(),
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// As the text that reads as an equal form; a missing one as `#missing`.
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        enum Step<'f> {
            Form(&'f Form),
            Text(&'static str),
        }
        let mut steps = vec![Step::Form(self)];
        let mut parts = Vec::new();
        while let Some(step) = steps.pop() {
            let form = match step {
                Step::Text(text) => {
                    f.write_str(text)?;
                    continue;
                }
                Step::Form(form) => form,
            };
            let (before, after) = around(&form.kind);
            f.write_str(before)?;
            write_leaf(&form.kind, f)?;
            steps.push(Step::Text(after));
            form.push_parts(&mut parts);
            for (index, part) in parts.drain(..).enumerate().rev() {
                steps.push(Step::Form(part));
                if index > 0 {
                    steps.push(Step::Text(" "));
                }
            }
        }
        Ok(())
    }
}

/// What is written before and after the parts of a form.
fn around(kind: &FormKind) -> (&'static str, &'static str) {
    match kind {
        FormKind::List(_) => ("(", ")"),
        FormKind::Vector(_) => ("[", "]"),
        FormKind::Map(_) => ("{", "}"),
        FormKind::Set(_) => ("#{", "}"),
        FormKind::Meta(_) => ("^", ""),
        FormKind::SyntaxQuote(_) => ("`", ""),
        FormKind::Unquote(_) => ("~", ""),
        FormKind::UnquoteSplicing(_) => ("~@", ""),
        FormKind::Regex(_) => ("#\"", "\""),
        _ => ("", ""),
    }
}

/// What a form says besides its parts.
fn write_leaf(kind: &FormKind, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match kind {
        FormKind::Nil => f.write_str("nil"),
        FormKind::Bool(bool) => write!(f, "{bool}"),
        FormKind::Int(int) => write!(f, "{int}"),
        FormKind::Number(number) => write!(f, "{number}{}", number.suffix()),
        FormKind::Float(float) if float.is_nan() => f.write_str("##NaN"),
        FormKind::Float(float) if float.is_infinite() => {
            f.write_str(if *float > 0.0 { "##Inf" } else { "##-Inf" })
        }
        FormKind::Float(float) => write!(f, "{float:?}"),
        FormKind::Char(char) => write_char(*char, f),
        FormKind::Str(text) => write_str(text, f),
        FormKind::Regex(text) => f.write_str(text),
        FormKind::Symbol(symbol) => write!(f, "{symbol}"),
        FormKind::Keyword(keyword) => write!(f, "{keyword}"),
        FormKind::AutoKeyword(symbol) => write!(f, "::{symbol}"),
        FormKind::Tagged(tag, _) => write!(f, "#{tag} "),
        FormKind::Missing => f.write_str("#missing"),
        _ => Ok(()),
    }
}

fn write_char(char: char, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match char {
        '\n' => f.write_str("\\newline"),
        ' ' => f.write_str("\\space"),
        '\t' => f.write_str("\\tab"),
        '\r' => f.write_str("\\return"),
        '\u{8}' => f.write_str("\\backspace"),
        '\u{c}' => f.write_str("\\formfeed"),
        _ if char.is_control() => write!(f, "\\u{:04x}", char as u32),
        _ => write!(f, "\\{char}"),
    }
}

fn write_str(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for char in text.chars() {
        match char {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\t' => f.write_str("\\t")?,
            '\r' => f.write_str("\\r")?,
            _ if char.is_control() => write!(f, "\\u{:04x}", char as u32)?,
            _ => write!(f, "{char}")?,
        }
    }
    f.write_str("\"")
}
