//! What can be seen of a program without running it: its errors, and what is worth a look.
//!
//! A warning is for what is most probably a mistake; correct programs get none. Unknown names are not
//! reported in a text that calls `eval` or its like. Names that begin with
//! `_` are never reported. What macros make is not reported, only what stands in the text.

mod calls;
mod flow;
mod linear;
mod locals;
mod names;
mod tree;

use consair_core::engine::Engine;
use consair_core::span::Span;
use consair_eval::Interpreter;
use consair_eval::examine::Examined;
use consair_eval::syntax::diagnostic::{Applicability, Diagnostic, Fix};
use consair_eval::syntax::lexer::Lexer;
use consair_eval::syntax::token::TokenKind;

/// The codes of the warnings, and what each is about.
pub const CODES: [(&str, &str); 10] = [
    ("check/unused-local", "a local that nothing reads"),
    ("check/shadowed-call", "a call of a local that has the name of a core function"),
    ("check/shadowed-core", "a definition that has the name of a core function"),
    ("check/unreachable", "code that nothing reaches"),
    ("check/unused-require", "a namespace or a name that is required and not used"),
    ("check/arity", "a call with a number of arguments that its function does not take"),
    ("check/redefined", "a name that is defined twice in one file"),
    ("check/unused-private", "a private definition that nothing uses"),
    ("check/not-linear", "an update of a collection that is used again: engines give different results"),
    ("check/connect", "a namespace that cannot be required"),
];

/// What is wrong with a text, and what is worth a look, in the order of the text.
///
/// What it requires is looked for on the source paths of `lisp`; each text should have an interpreter of
/// its own.
pub fn check<E: Engine>(lisp: &mut Interpreter<E>, name: &str, text: &str) -> Vec<Diagnostic> {
    let examined = lisp.examine(name, text);
    let mut found = examined.diagnostics.clone();
    // Of a text that does not read, what is missing would be reported as unused.
    if !found.iter().any(Diagnostic::is_error) {
        let text = Text { examined: &examined };
        locals::check(&text, &mut found);
        flow::check(&text, &mut found);
        linear::check(&text, &mut found);
        names::check(lisp, &text, &mut found);
        calls::check(lisp, &text, &mut found);
    } else {
        // Wrong calls are told all the same.
        found.extend(examined.calls.iter().cloned());
    }
    // What such a program names may be made as it runs.
    if makes_names(text) {
        found.retain(|diagnostic| diagnostic.code != "analyze/name");
    }
    // The names of a namespace that was not found are not known either.
    if found.iter().any(|diagnostic| diagnostic.code == "check/connect") {
        let of_it = |diagnostic: &Diagnostic| {
            diagnostic.code == "analyze/name"
                && diagnostic.message.strip_prefix("unknown name ").is_some_and(|name| name.contains('/'))
        };
        found.retain(|diagnostic| !of_it(diagnostic));
    }
    found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end, diagnostic.code));
    found.dedup();
    found
}

/// True for a text that names a function by which new names come into being.
fn makes_names(text: &str) -> bool {
    let mut lexer = Lexer::new(text);
    loop {
        let token = lexer.next_token();
        let name = &text[token.start..token.end];
        match token.kind {
            TokenKind::End => return false,
            TokenKind::Name if ["eval", "intern", "load-file", "load-string"].contains(&name) => return true,
            _ => {}
        }
    }
}

/// The text after the fixes that a program may apply. A fix that overlaps one before it waits for
/// the next time.
pub fn fixed(text: &str, diagnostics: &[Diagnostic]) -> Option<String> {
    let sure = |fix: &&Fix| fix.applicability == Applicability::Certain;
    let mut fixes: Vec<&Fix> =
        diagnostics.iter().flat_map(|diagnostic| &diagnostic.fixes).filter(sure).collect();
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for fix in &fixes {
        let (from, to) = (fix.span.start as usize, fix.span.end as usize);
        if from >= end {
            out.push_str(&text[end..from]);
            out.push_str(&fix.replacement);
            end = to;
        }
    }
    out.push_str(&text[end..]);
    (!fixes.is_empty()).then_some(out)
}

/// The text that is checked, and what was made of it.
struct Text<'e> {
    examined: &'e Examined,
}

impl Text<'_> {
    /// What stands at `span`, if that is of this text.
    fn at(&self, span: Span) -> Option<&str> {
        let id = self.examined.forms.first()?.span.source;
        let range = span.start as usize..span.end as usize;
        (span.source == id).then(|| self.examined.source.text().get(range))?
    }

    /// True when `name` stands at `span`: somebody wrote it there.
    fn has(&self, span: Span, name: &str) -> bool {
        self.at(span) == Some(name)
    }
}

#[cfg(test)]
mod tests;
