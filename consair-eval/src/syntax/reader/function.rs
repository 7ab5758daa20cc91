//! `#(...)`: anonymous functions.

use std::sync::atomic::{AtomicU64, Ordering};

use consair_core::span::Span;
use consair_core::symbol::{NamesFull, Symbol};

use super::{Reader, trouble};
use crate::syntax::form::{Form, FormKind};
use crate::syntax::token::Token;

/// The parameters that a function can name by number.
const MOST_PARAMETERS: usize = 20;

/// The number of the next `#(...)` in this process: it makes the names of its parameters its own.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// The `#(...)` that is being read, and the names of its parameters so far.
pub(super) struct Function {
    number: u64,
    span: Span,
    numbered: Vec<Symbol>,
    rest: Option<Symbol>,
}

impl Function {
    /// The name of parameter `index`, counted from 1.
    fn numbered(&mut self, index: usize) -> Result<Symbol, NamesFull> {
        while self.numbered.len() < index {
            self.numbered.push(numbered(self.numbered.len() + 1, self.number)?);
        }
        Ok(self.numbered[index - 1])
    }

    fn rest(&mut self) -> Result<Symbol, NamesFull> {
        let rest = match self.rest {
            Some(rest) => rest,
            None => Symbol::try_new(&format!("rest__{}#", self.number))?,
        };
        self.rest = Some(rest);
        Ok(rest)
    }

    /// The parameters as `body` has them. (What was read may have been discarded.)
    fn parameters(&self, body: &Form) -> Result<Vec<Symbol>, NamesFull> {
        let (mut count, mut has_rest) = (0, false);
        let mut waiting = vec![body];
        while let Some(form) = waiting.pop() {
            form.push_parts(&mut waiting);
            if let FormKind::Symbol(symbol) = form.kind {
                let index = self.numbered.iter().position(|name| *name == symbol);
                count = count.max(index.map_or(0, |index| index + 1));
                has_rest |= self.rest == Some(symbol);
            }
        }
        let mut parameters = self.numbered[..count].to_vec();
        if has_rest {
            parameters.push(Symbol::try_new("&")?);
            parameters.extend(self.rest);
        }
        Ok(parameters)
    }
}

/// The symbol `p<index>__<number>#`, written without the machinery of formats: texts may have many.
fn numbered(index: usize, mut number: u64) -> Result<Symbol, NamesFull> {
    let mut text = *b"p00__00000000000000000000#";
    let mut at = text.len() - 1;
    loop {
        at -= 1;
        text[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    let mut rest = index;
    text[at - 2..at].copy_from_slice(b"__");
    at -= 2;
    while rest > 0 {
        at -= 1;
        text[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    at -= 1;
    text[at] = b'p';
    Symbol::try_new(str::from_utf8(&text[at..]).expect("digits and letters"))
}

impl Reader<'_> {
    /// False, with a diagnostic, inside another one.
    pub(super) fn begin_function(&mut self, token: Token) -> bool {
        let span = self.span(token.start, token.end);
        if let Some(outer) = &self.function {
            self.report.push(trouble::nested_function(outer.span, span));
            return false;
        }
        self.function = Some(Function {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            span,
            numbered: Vec::new(),
            rest: None,
        });
        true
    }

    /// `%`, `%2`, `%&`
    pub(super) fn argument(&mut self, text: &str, span: Span) -> FormKind {
        let Some(function) = &mut self.function else {
            unreachable!("arguments are met inside a function only");
        };
        let symbol = match &text[1..] {
            "" => function.numbered(1),
            "&" => function.rest(),
            digits => match digits.parse() {
                Ok(index @ 1..=MOST_PARAMETERS) if digits.bytes().all(|b| b.is_ascii_digit()) => {
                    function.numbered(index)
                }
                _ => return self.missing(trouble::argument(text, span)),
            },
        };
        self.name(symbol, span).map_or(FormKind::Missing, FormKind::Symbol)
    }

    /// `(fn* [p1__1#] (...))`
    pub(super) fn function(&mut self, items: Vec<Form>, span: Span) -> FormKind {
        let Some(function) = self.function.take() else {
            unreachable!("a function ends after it began");
        };
        let hash = Span::new(span.source, span.start as usize, span.start as usize + 1);
        let round = Span::new(span.source, span.start as usize + 1, span.end as usize);
        let body = Form::new(FormKind::List(items), round);
        let names = function.parameters(&body).and_then(|parameters| {
            let head = Symbol::try_new("fn*")?;
            Ok((head, parameters))
        });
        let Some((head, parameters)) = self.name(names, span) else {
            return FormKind::Missing;
        };
        let made = |symbol| Form::new(FormKind::Symbol(symbol), hash);
        let parameters = parameters.into_iter().map(made).collect();
        let parameters = Form::new(FormKind::Vector(parameters), hash);
        FormKind::List(vec![made(head), parameters, body])
    }
}
