//! What a prefix makes of the form after it.

use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

use super::{Frame, Reader, trouble};
use crate::syntax::form::{Form, FormKind};
use crate::syntax::token::Prefix;

impl Reader<'_> {
    /// `form` with the prefix of `frame`; metadata is the last of the values.
    pub(super) fn prefixed(&mut self, prefix: Prefix, frame: Frame, form: Form) -> Form {
        let start = frame.start as usize;
        let mark = self.span(start, frame.opened as usize);
        let span = self.span(start, form.span.end as usize);
        let kind = match prefix {
            Prefix::Quote => {
                if let FormKind::Symbol(_) = form.kind {
                    let name = &self.text[form.span.start as usize..form.span.end as usize];
                    self.quoted_twice(name, span);
                }
                self.call("quote", mark, form)
            }
            Prefix::Deref => self.call("clojure.core/deref", mark, form),
            Prefix::Var => self.call("var", mark, form),
            Prefix::SyntaxQuote => FormKind::SyntaxQuote(Box::new(form)),
            Prefix::Unquote => FormKind::Unquote(Box::new(form)),
            Prefix::UnquoteSplicing => FormKind::UnquoteSplicing(Box::new(form)),
            Prefix::Meta => return self.with_meta(mark, form, span),
            Prefix::Discard => unreachable!("a discarded form is not made into another"),
        };
        Form::new(kind, span)
    }

    fn call(&mut self, head: &str, mark: Span, form: Form) -> FormKind {
        match self.name(Symbol::try_new(head), mark) {
            Some(head) => FormKind::List(vec![Form::new(FormKind::Symbol(head), mark), form]),
            None => FormKind::Missing,
        }
    }

    fn with_meta(&mut self, mark: Span, form: Form, span: Span) -> Form {
        let Some(meta) = self.values.pop() else {
            unreachable!("the metadata was read before the form");
        };
        let meta = self.meta_map(mark, meta);
        if !can_carry_meta(&form) {
            let text = &self.text[form.span.start as usize..form.span.end as usize];
            self.report.push(trouble::no_metadata(text, form.span));
            return form;
        }
        match meta {
            Some(meta) => Form::new(FormKind::Meta(Box::new((meta, form))), span),
            None => form,
        }
    }

    /// The map that a piece of metadata stands for.
    fn meta_map(&mut self, mark: Span, meta: Form) -> Option<Form> {
        let span = meta.span;
        let key = match &meta.kind {
            FormKind::Map(_) => return Some(meta),
            FormKind::Missing => return None,
            FormKind::Keyword(_) | FormKind::AutoKeyword(_) => {
                let yes = Form::new(FormKind::Bool(true), mark);
                return Some(Form::new(FormKind::Map(vec![meta, yes]), span));
            }
            FormKind::Symbol(_) | FormKind::Str(_) => "tag",
            FormKind::Vector(_) => "param-tags",
            _ => {
                let text = &self.text[span.start as usize..span.end as usize];
                self.report.push(trouble::metadata(text, span));
                return None;
            }
        };
        let key = self.name(Keyword::try_new(key), mark)?;
        let key = Form::new(FormKind::Keyword(key), mark);
        Some(Form::new(FormKind::Map(vec![key, meta]), span))
    }
}

/// True for what can have metadata, or may be found to when it is expanded.
fn can_carry_meta(form: &Form) -> bool {
    match form.kind {
        FormKind::Symbol(_)
        | FormKind::List(_)
        | FormKind::Vector(_)
        | FormKind::Map(_)
        | FormKind::Set(_)
        | FormKind::Meta(_)
        | FormKind::SyntaxQuote(_)
        | FormKind::Unquote(_)
        | FormKind::UnquoteSplicing(_)
        | FormKind::Tagged(..)
        | FormKind::Missing => true,
        FormKind::Nil
        | FormKind::Bool(_)
        | FormKind::Int(_)
        | FormKind::Number(_)
        | FormKind::Float(_)
        | FormKind::Char(_)
        | FormKind::Str(_)
        | FormKind::Regex(_)
        | FormKind::Keyword(_)
        | FormKind::AutoKeyword(_) => false,
    }
}
