//! Forms that were read before something was found wrong, to be taken where they stand.

use super::recover::is_boundary;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::lexer::{Lexer, Mend};

/// What was read and taken back.
#[derive(Default)]
pub(super) struct Kept {
    /// The next one last.
    forms: Vec<Form>,
    /// What was said of them, which is said anew.
    diagnostics: Vec<Diagnostic>,
}

impl Kept {
    /// `forms` in the order of the text; not those that end after `suspect`.
    pub(super) fn new(mut forms: Vec<Form>, diagnostics: Vec<Diagnostic>, suspect: Option<usize>) -> Self {
        if let Some(suspect) = suspect {
            forms.truncate(forms.partition_point(|form| form.span.end as usize <= suspect));
        }
        forms.reverse();
        Kept { forms, diagnostics }
    }

    /// Takes the forms of the parts from `start` on that were read whole, up to `end`; and where these parts end.
    pub(super) fn whole(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
    ) -> (impl Iterator<Item = Form>, usize) {
        self.pass(text, start);
        let mut lexer = Lexer::of_part(text, start..text.len(), Mend::None);
        let mut forms = self.forms.iter().rev();
        let (mut passed, mut count, mut reached) = (0, 0, start);
        loop {
            let at = lexer.skip_to_token();
            if at == text.len() || is_boundary(text, at) {
                (count, reached) = (passed, at);
            }
            match forms.next() {
                Some(form) if at < end && form.span.start as usize == at && self.is_sound(form) => {
                    lexer.move_to(form.span.end as usize);
                    passed += 1;
                }
                _ => break,
            }
        }
        (self.forms.drain(self.forms.len() - count..).rev(), reached)
    }

    /// The form that was read at `at`, if nothing changes before its end; `free` is where something does.
    pub(super) fn at(&mut self, text: &str, at: usize, free: usize) -> Option<Form> {
        loop {
            self.pass(text, at);
            let form = self.forms.pop_if(|form| form.span.start as usize == at)?;
            if form.span.end as usize <= free && self.is_sound(&form) {
                return Some(form);
            }
            self.take_apart(text, form);
        }
    }

    /// Forgets what is before `at`.
    fn pass(&mut self, text: &str, at: usize) {
        while let Some(form) = self.forms.pop_if(|form| (form.span.start as usize) < at) {
            if form.span.end as usize > at {
                self.take_apart(text, form);
            }
        }
    }

    /// True if nothing was said of it.
    fn is_sound(&self, form: &Form) -> bool {
        let inside = |at: u32| form.span.start <= at && at <= form.span.end;
        let concerns = |diagnostic: &Diagnostic| {
            inside(diagnostic.span.start) || diagnostic.labels.iter().any(|(span, _)| inside(span.start))
        };
        !matches!(form.kind, FormKind::Missing) && !self.diagnostics.iter().any(concerns)
    }

    /// Keeps the forms inside, as far as each stands for what is written.
    fn take_apart(&mut self, text: &str, form: Form) {
        let start = form.span.start as usize;
        let brackets = text[start..].starts_with(['(', '[', '{']) || text[start..].starts_with("#{");
        match form.into_kind() {
            FormKind::List(items) | FormKind::Vector(items) | FormKind::Map(items) | FormKind::Set(items)
                if brackets =>
            {
                self.forms.extend(items.into_iter().rev());
            }
            // 'x, @x and #'x are lists, too.
            FormKind::List(mut items) if text[start..].starts_with(['\'', '@']) => {
                self.forms.extend(items.pop())
            }
            FormKind::SyntaxQuote(inner)
            | FormKind::Unquote(inner)
            | FormKind::UnquoteSplicing(inner)
            | FormKind::Tagged(_, inner) => self.forms.push(*inner),
            FormKind::Meta(pair) => self.forms.push(pair.1),
            _ => {}
        }
    }
}
