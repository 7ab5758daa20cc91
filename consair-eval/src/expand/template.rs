//! Building forms, and taking calls apart.

use std::vec::IntoIter;

use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

/// Builds forms that all stand at one place.
#[derive(Clone, Copy)]
pub(super) struct At(pub(super) Span);

impl At {
    pub(super) fn form(self, kind: FormKind) -> Form {
        Form::new(kind, self.0)
    }

    pub(super) fn nil(self) -> Form {
        self.form(FormKind::Nil)
    }

    pub(super) fn bool(self, bool: bool) -> Form {
        self.form(FormKind::Bool(bool))
    }

    pub(super) fn int(self, int: i64) -> Form {
        self.form(FormKind::Int(int))
    }

    pub(super) fn str(self, text: &str) -> Form {
        self.form(FormKind::Str(text.into()))
    }

    pub(super) fn symbol(self, name: &str) -> Form {
        self.form(FormKind::Symbol(Symbol::new(name)))
    }

    pub(super) fn keyword(self, name: &str) -> Form {
        self.form(FormKind::Keyword(Keyword::new(name)))
    }

    pub(super) fn list(self, items: impl IntoIterator<Item = Form>) -> Form {
        self.form(FormKind::List(items.into_iter().collect()))
    }

    pub(super) fn vector(self, items: impl IntoIterator<Item = Form>) -> Form {
        self.form(FormKind::Vector(items.into_iter().collect()))
    }

    /// `(head args...)`; `head` names a special form, or a function or macro with its namespace.
    pub(super) fn call(self, head: &str, args: impl IntoIterator<Item = Form>) -> Form {
        Form::call(head, args, self.0)
    }

    pub(super) fn quote(self, form: Form) -> Form {
        self.call("quote", [form])
    }

    pub(super) fn if_(self, test: Form, then: Form, otherwise: Form) -> Form {
        self.call("if", [test, then, otherwise])
    }

    /// `(let* [bindings...] body...)`
    pub(super) fn let_(
        self,
        bindings: impl IntoIterator<Item = Form>,
        body: impl IntoIterator<Item = Form>,
    ) -> Form {
        self.binding_form("let*", bindings, body)
    }

    /// `(loop* [bindings...] body...)`
    pub(super) fn loop_(
        self,
        bindings: impl IntoIterator<Item = Form>,
        body: impl IntoIterator<Item = Form>,
    ) -> Form {
        self.binding_form("loop*", bindings, body)
    }

    fn binding_form(
        self,
        head: &str,
        bindings: impl IntoIterator<Item = Form>,
        body: impl IntoIterator<Item = Form>,
    ) -> Form {
        self.call(head, [self.vector(bindings)].into_iter().chain(body))
    }

    /// `(fn* [params...] body...)`
    pub(super) fn function(
        self,
        params: impl IntoIterator<Item = Form>,
        body: impl IntoIterator<Item = Form>,
    ) -> Form {
        self.binding_form("fn*", params, body)
    }

    /// The forms one after the other, as one form.
    pub(super) fn body(self, forms: impl IntoIterator<Item = Form>) -> Form {
        let mut forms: Vec<Form> = forms.into_iter().collect();
        match forms.len() {
            0 => self.nil(),
            1 => forms.remove(0),
            _ => self.call("do", forms),
        }
    }
}

/// The call of a macro, taken apart.
pub(super) struct Call {
    /// Where the whole call stands.
    pub(super) at: At,
    /// The arguments that were not taken yet.
    pub(super) args: IntoIter<Form>,
    head: Option<Symbol>,
}

impl Call {
    /// Takes a list form apart.
    pub(super) fn of(form: Form) -> Self {
        let form = strip(form);
        let at = At(form.span);
        let mut args = match form.into_kind() {
            FormKind::List(items) => items.into_iter(),
            other => unreachable!("a macro is called by a list, not by {}", at.form(other)),
        };
        let head = args.next().and_then(|head| head.as_symbol());
        Call { at, args, head }
    }

    /// What the macro is called here, without a namespace.
    pub(super) fn name(&self) -> String {
        self.head.map_or_else(|| "a macro".to_owned(), Symbol::name)
    }

    /// The next argument.
    ///
    /// # Errors
    /// When there is none: `expected <what> in <macro>, found nothing`.
    pub(super) fn next(&mut self, what: &str) -> Result<Form, Diagnostic> {
        self.args.next().ok_or_else(|| {
            let message = format!("expected {what} in {}, found nothing", self.name());
            Diagnostic::error("expand/arguments", message, self.at.0)
        })
    }

    /// The next argument, a vector of bindings: name and value in turn.
    ///
    /// # Errors
    /// When it is missing, no vector, or has an odd number of forms.
    pub(super) fn bindings(&mut self) -> Result<Vec<Form>, Diagnostic> {
        let form = self.next("a vector of bindings")?;
        pairs(form, &self.name())
    }

    /// Requires that all arguments were taken.
    ///
    /// # Errors
    /// At the first that was not: `expected nothing more in <macro>, found <form>`.
    pub(super) fn end(&mut self) -> Result<(), Diagnostic> {
        let Some(extra) = self.args.next() else { return Ok(()) };
        let message = format!("expected nothing more in {}, found {}", self.name(), found(&extra));
        Err(Diagnostic::error("expand/arguments", message, extra.span))
    }
}

/// The forms of a vector of bindings: name and value in turn.
pub(super) fn pairs(form: Form, name: &str) -> Result<Vec<Form>, Diagnostic> {
    let span = form.span;
    let text = found(&form);
    let FormKind::Vector(items) = form.into_kind() else {
        let message = format!("expected a vector of bindings in {name}, found {text}");
        return Err(Diagnostic::error("expand/bindings", message, span));
    };
    if items.len() % 2 != 0 {
        let message =
            format!("expected an even number of forms in the bindings of {name}, found {}", items.len());
        let last = items.last().map_or(span, |last| last.span);
        return Err(Diagnostic::error("expand/bindings", message, span).label(last, "this one has no value"));
    }
    Ok(items)
}

/// What was found, in a message: a short form as it is, a longer one by what it is.
pub(super) fn found(form: &Form) -> String {
    match &form.kind {
        FormKind::List(items) if !items.is_empty() => "a list".to_owned(),
        FormKind::Vector(items) if !items.is_empty() => "a vector".to_owned(),
        FormKind::Map(items) if !items.is_empty() => "a map".to_owned(),
        FormKind::Set(items) if !items.is_empty() => "a set".to_owned(),
        FormKind::Str(text) if text.len() > 32 => "a string".to_owned(),
        FormKind::Number(_) => "a number".to_owned(),
        FormKind::Regex(_) => "a regular expression".to_owned(),
        FormKind::Meta(pair) => found(without_metadata(&pair.1)),
        FormKind::SyntaxQuote(_) => "a syntax quote".to_owned(),
        FormKind::Unquote(_) | FormKind::UnquoteSplicing(_) => "an unquote".to_owned(),
        FormKind::Tagged(tag, _) => format!("a tagged form #{tag}"),
        _ => form.to_string(),
    }
}

/// The form that carries the metadata, if any.
pub(super) fn without_metadata(mut form: &Form) -> &Form {
    while let FormKind::Meta(pair) = &form.kind {
        form = &pair.1;
    }
    form
}

/// The form without its metadata.
pub(super) fn strip(mut form: Form) -> Form {
    while matches!(form.kind, FormKind::Meta(_)) {
        let FormKind::Meta(pair) = form.into_kind() else { unreachable!("looked at above") };
        form = pair.1;
    }
    form
}
