//! Tokens to forms, and to diagnostics where there is no form.
//!
//! The reader keeps a stack of *frames*, the collections and prefixes that have begun, and a stack of
//! the *values* read inside them; each frame knows where its values begin:
//!
//! ```text
//! text     ( a [ b ' c
//! frames   (     [   '
//! values     a     b      <- c: takes ' away, becomes (quote c), stays in [
//! ```
//!
//! Nothing recurses, so a text may nest as deep as it is long. A trouble never stops the reader: see
//! `recover` for how it goes on, `habit` for what people write who come from other languages.

use std::collections::VecDeque;

use consair_core::span::{SourceId, Span};
use consair_core::symbol::{Keyword, NamesFull, Symbol};

use super::diagnostic::Diagnostic;
use super::form::{Form, FormKind};
use super::lexer::Lexer;
use super::token::{Opening, Prefix, Token, TokenKind};
use again::Kept;
use function::Function;
use habit::Search;
use name::name_trouble;
use report::Report;

// Literals.
mod name;
mod number;
mod text;

// Compound forms.
mod collection;
mod function;
mod prefix;

// Where it goes wrong.
mod again;
mod alike;
mod custom;
mod habit;
mod quote;
mod recover;
mod repair;
mod report;
mod scan;
pub(super) mod steps;
pub(crate) mod trouble;

/// What a text is read for.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The features that `#?(...)` selects by, without their colons. (`:default` needs no mention.)
    pub features: Vec<String>,
    /// What becomes of `#?(...)`.
    pub conditionals: Conditionals,
    /// Whether it is a program that somebody wrote, so that statements of other languages in it are
    /// mistakes. (In data they may be anything.)
    pub habits: bool,
}

/// What becomes of reader conditionals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conditionals {
    /// The form of the first feature that is ours takes its place.
    Decide,
    /// It stays, as a form with the tag `?` or `?@`.
    Keep,
    /// It is an error.
    Refuse,
}

impl Default for ReadOptions {
    /// The feature `consair`; conditionals are decided; habits of other languages are looked for.
    fn default() -> Self {
        ReadOptions { features: vec!["consair".to_owned()], conditionals: Conditionals::Decide, habits: true }
    }
}

/// What there is in a text.
#[derive(Clone, Debug)]
pub struct Read {
    /// The forms, in order. Where one is missing or wrong there is a [`FormKind::Missing`], or what
    /// could be read of it.
    pub forms: Vec<Form>,
    /// What is wrong, in the order of the text. After a hundred the rest are only counted.
    pub diagnostics: Vec<Diagnostic>,
    /// True when the only trouble is that the text ended too early: more text may mend it.
    pub incomplete: bool,
}

/// Reads the whole of `text`.
///
/// # Complexity
/// Linear in the text, in time and space, whatever it holds.
///
/// # Examples
/// ```
/// use consair_core::span::SourceId;
/// use consair_eval::syntax::reader::{read, ReadOptions};
///
/// let read = read(SourceId(0), "(+ 1 2) [", &ReadOptions::default());
/// assert_eq!(read.forms[0].to_string(), "(+ 1 2)");
/// assert_eq!(read.diagnostics[0].message, "expected `]` to close `[`, found the end of the text");
/// assert!(read.incomplete);
/// ```
pub fn read(source: SourceId, text: &str, options: &ReadOptions) -> Read {
    let mut reader = Reader::new(source, text, options);
    let mut forms = Vec::new();
    reader.read_all();
    forms.extend(reader.ready.drain(..));
    let incomplete = reader.is_incomplete();
    let mut diagnostics = reader.take_diagnostics();
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    Read { forms, diagnostics, incomplete }
}

/// Reads a text form by form, so that each can be evaluated before the next is read.
pub struct Reader<'t> {
    source: SourceId,
    text: &'t str,
    options: &'t ReadOptions,
    lexer: Lexer<'t>,
    frames: Vec<Frame>,
    values: Vec<Form>,
    /// Forms of the top level that were not asked for yet.
    ready: VecDeque<Form>,
    /// How many frames there are of each shape of brackets.
    open: [usize; 3],
    /// The `#(...)` that is being read.
    function: Option<Function>,
    report: Report,
    /// Before this nothing is read again.
    floor: usize,
    /// Whether all of the text's brackets and quotes match, once that was asked.
    whole: Option<bool>,
    /// Where a string begins that goes past the beginning of a definition: perhaps its quote is wrong.
    suspect: Option<usize>,
    /// For the ends of statements of other languages.
    search: Search,
    /// What was read before something was found wrong.
    kept: Kept,
    /// The tokens come from `recover`, which has looked at their brackets and quotes.
    feeding: bool,
    done: bool,
}

/// Something that has begun.
#[derive(Clone, Copy)]
struct Frame {
    pending: Pending,
    /// Where its first token starts and ends.
    start: u32,
    opened: u32,
    /// The number of values outside it.
    base: u32,
}

#[derive(Clone, Copy)]
enum Pending {
    Collection(Opening),
    Prefix(Prefix),
    Tag(Symbol),
}

impl<'t> Reader<'t> {
    /// A reader at the beginning of `text`. Spans will say that it is of `source`.
    pub fn new(source: SourceId, text: &'t str, options: &'t ReadOptions) -> Self {
        let mut reader = Reader {
            source,
            text,
            options,
            lexer: Lexer::new(text),
            frames: Vec::new(),
            values: Vec::new(),
            ready: VecDeque::new(),
            open: [0; 3],
            function: None,
            report: Report::default(),
            floor: 0,
            whole: None,
            suspect: None,
            search: Search::of(text),
            kept: Kept::default(),
            feeding: false,
            done: false,
        };
        if u32::try_from(text.len()).is_err() {
            reader.done = true;
            reader.report.push(trouble::too_long(reader.span(0, 0)));
        }
        reader
    }

    /// The next form of the top level; `None` after the last.
    ///
    /// One that has an error inside is given too: look at [`Self::take_diagnostics`] before it is used.
    pub fn next_form(&mut self) -> Option<Form> {
        loop {
            if let Some(form) = self.ready.pop_front() {
                self.floor = self.floor.max(form.span.end as usize);
                return Some(form);
            }
            if self.done {
                return None;
            }
            let token = self.lexer.next_token();
            self.token(token);
        }
    }

    fn read_all(&mut self) {
        while !self.done {
            let token = self.lexer.next_token();
            self.token(token);
        }
    }

    /// Where the text goes on after the last form that was given.
    pub fn position(&self) -> usize {
        self.lexer.position()
    }

    /// What was found wrong since this was last called. Of a hundred and more, the rest are only
    /// counted: the last diagnostic says how many.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        let end = self.span(self.text.len(), self.text.len());
        self.report.take(self.done, end)
    }

    /// True when the text is read to its end, and the only trouble is that it ended too early.
    pub fn is_incomplete(&self) -> bool {
        self.done && self.report.is_incomplete()
    }

    fn token(&mut self, token: Token) {
        if let Some(comma) = self.lexer.take_comma() {
            self.comma(comma);
        }
        match token.kind {
            TokenKind::Open(opening) => {
                self.look_alike(token);
                self.begin_collection(opening, token);
            }
            TokenKind::Close(bracket) => {
                self.look_alike(token);
                self.close(bracket, token);
            }
            TokenKind::Prefix(prefix) => {
                self.look_alike(token);
                self.begin(Pending::Prefix(prefix), token);
            }
            TokenKind::Tag => self.tag(token),
            TokenKind::Name | TokenKind::Unknown if self.is_statement(token) => {}
            TokenKind::Name if token.end == token.start + 1 && self.is_string_prefix(token) => {}
            TokenKind::Unknown => self.unknown(token),
            TokenKind::End => self.finish(),
            TokenKind::Str { closed: false } | TokenKind::Regex { closed: false } if !self.feeding => {
                self.unclosed_string(token);
            }
            _ => {
                if let TokenKind::Str { .. } = token.kind {
                    if self.is_wrong_string(token) {
                        return;
                    }
                    self.three_quotes(token);
                }
                let kind = self.literal(token);
                self.complete(Form::new(kind, self.span(token.start, token.end)));
            }
        }
    }

    /// True if a statement, or a comment, of another language begins here: it is told and passed over.
    #[inline]
    fn is_statement(&mut self, token: Token) -> bool {
        let here = self.frames.is_empty() || habit::is_comment(self.text, token.start);
        if !here || self.feeding || !self.options.habits {
            return false;
        }
        let Some(statement) = habit::statement(self.text, token.start, &self.search) else { return false };
        self.lexer.move_to(statement.end);
        self.foreign(&statement);
        true
    }

    fn foreign(&mut self, statement: &habit::Statement) {
        let span = self.span(statement.span.start, statement.span.end);
        self.report.push(statement.diagnostic(span));
        if !statement.is_comment() {
            let span = self.span(statement.span.start, statement.end);
            let name = statement.name().and_then(|name| Symbol::try_new(name).ok());
            let missing = Form::new(FormKind::Missing, span);
            self.complete(match name {
                Some(name) => Form::call("def", [Form::new(FormKind::Symbol(name), span), missing], span),
                None => missing,
            });
        }
    }

    /// Remembers the first string that goes past the beginning of a definition. True if one does not
    /// stand as a string does: then what is wrong is mended at once.
    fn is_wrong_string(&mut self, token: Token) -> bool {
        if self.feeding || recover::boundary_after(&self.text[..token.end], token.start) >= token.end {
            return false;
        }
        self.suspect.get_or_insert(token.start);
        let wrong = quote::touches_a_word(self.text, token) && !self.is_whole();
        if wrong {
            self.recover(token.start, token.start);
        }
        wrong
    }

    fn begin(&mut self, pending: Pending, token: Token) {
        let clip = |at: usize| u32::try_from(at).expect("a text of fewer than 2^32 bytes");
        self.frames.push(Frame {
            pending,
            start: clip(token.start),
            opened: clip(token.end),
            base: clip(self.values.len()),
        });
    }

    fn begin_collection(&mut self, opening: Opening, token: Token) {
        let nested = opening == Opening::Function && !self.begin_function(token);
        let opening = if nested { Opening::List } else { opening };
        self.open[opening.bracket() as usize] += 1;
        self.begin(Pending::Collection(opening), token);
    }

    fn tag(&mut self, token: Token) {
        let name = &self.text[token.start + 1..token.end];
        let span = self.span(token.start, token.end);
        // Before a form it may have a data reader: that shows when the form is evaluated.
        if self.options.habits
            && matches!(name, "t" | "f" | "true" | "false")
            && self.nothing_follows(token.end)
        {
            let bool = name.starts_with('t');
            self.report.push(trouble::boolean(bool, span));
            return self.complete(Form::new(FormKind::Bool(bool), span));
        }
        if let Some(reason) = name_trouble(name) {
            self.report.push(trouble::tag(name, reason, span));
        }
        if let Some(symbol) = self.name(Symbol::try_new(name), span) {
            self.begin(Pending::Tag(symbol), token);
        }
    }

    /// True if a bracket is closed next, or the text ends.
    fn nothing_follows(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start();
        rest.is_empty() || rest.starts_with([')', ']', '}'])
    }

    /// `#` and something. What could stand before a form is passed over; in place of anything else
    /// there is a missing form.
    fn unknown(&mut self, token: Token) {
        let text = &self.text[token.start..token.end];
        let span = self.span(token.start, token.end);
        let next = self.text.as_bytes().get(token.end);
        if text == "#" && next == Some(&b'\\') {
            return self.report.push(trouble::scheme_character(span));
        }
        self.report.push(trouble::dispatch(text, span));
        let before_a_form = text == "#" || ["#=", "#?", "#:"].iter().any(|p| text.starts_with(p));
        if !before_a_form {
            self.complete(Form::new(FormKind::Missing, span));
        }
    }

    /// A form is complete: it goes to the collection it stands in, or through the prefixes before it.
    #[inline]
    fn complete(&mut self, form: Form) {
        match self.frames.last() {
            Some(Frame { pending: Pending::Collection(_), .. }) => self.values.push(form),
            None => self.ready.push_back(form),
            _ => self.complete_prefixed(form),
        }
    }

    fn complete_prefixed(&mut self, mut form: Form) {
        while let Some(&frame) = self.frames.last() {
            let first = self.values.len() == frame.base as usize;
            match frame.pending {
                Pending::Collection(_) => return self.values.push(form),
                Pending::Prefix(Prefix::Meta) if first => return self.values.push(form),
                Pending::Prefix(Prefix::Discard) => {
                    self.frames.pop();
                    return;
                }
                Pending::Prefix(prefix) => {
                    self.frames.pop();
                    form = self.prefixed(prefix, frame, form);
                }
                Pending::Tag(tag) => {
                    self.frames.pop();
                    let span = self.span(frame.start as usize, form.span.end as usize);
                    form = Form::new(FormKind::Tagged(tag, Box::new(form)), span);
                }
            }
        }
        self.ready.push_back(form);
    }

    /// What a token that is a form of itself says.
    fn literal(&mut self, token: Token) -> FormKind {
        let text = &self.text[token.start..token.end];
        let span = self.span(token.start, token.end);
        match token.kind {
            TokenKind::Number => number::number(text).unwrap_or_else(|reason| {
                self.report.push(trouble::number(text, reason, span));
                FormKind::Missing
            }),
            TokenKind::Char => match text::character(text) {
                Ok(char) => FormKind::Char(char),
                Err(reason) => self.missing(trouble::character(text, reason, span)),
            },
            TokenKind::Str { closed } => FormKind::Str(self.string(token, closed)),
            TokenKind::Regex { closed } => self.regex(token, closed),
            TokenKind::Keyword => self.keyword(text, token.plain, span),
            TokenKind::OtherStr => self.other_string(text, span),
            TokenKind::Symbolic => match text {
                "##Inf" => FormKind::Float(f64::INFINITY),
                "##-Inf" => FormKind::Float(f64::NEG_INFINITY),
                "##NaN" => FormKind::Float(f64::NAN),
                _ => self.missing(trouble::symbolic(text, span)),
            },
            _ => self.symbol(text, token.plain, span),
        }
    }

    fn symbol(&mut self, text: &str, plain: bool, span: Span) -> FormKind {
        match text {
            "nil" => return FormKind::Nil,
            "true" => return FormKind::Bool(true),
            "false" => return FormKind::Bool(false),
            _ => {}
        }
        if text.starts_with('%') && self.function.is_some() {
            return self.argument(text, span);
        }
        let trouble = if plain { None } else { name_trouble(text) };
        match trouble {
            Some(_) if self.options.habits && self.is_habit(text, span) => FormKind::Missing,
            Some(reason) => self.missing(trouble::symbol(text, reason, span)),
            None => self.name(Symbol::try_new(text), span).map_or(FormKind::Missing, FormKind::Symbol),
        }
    }

    fn keyword(&mut self, text: &str, plain: bool, span: Span) -> FormKind {
        if plain {
            let keyword = Keyword::try_new(&text[1..]).map(FormKind::Keyword);
            return self.name(keyword, span).unwrap_or(FormKind::Missing);
        }
        let after_string = self.text[..span.start as usize].ends_with('"');
        if text == ":" && after_string && self.options.habits {
            self.report.push_again(trouble::colon_after_string(span));
            return FormKind::Missing;
        }
        let auto = text.strip_prefix("::");
        let name = auto.unwrap_or(&text[1..]);
        let reason = match name.strip_prefix(':') {
            Some(_) => Some("a keyword begins with one colon, or with two"),
            None => name_trouble(name),
        };
        if let Some(reason) = reason {
            return self.missing(trouble::keyword(text, reason, span));
        }
        let kind = match auto {
            Some(name) => Symbol::try_new(name).map(FormKind::AutoKeyword),
            None => Keyword::try_new(name).map(FormKind::Keyword),
        };
        self.name(kind, span).unwrap_or(FormKind::Missing)
    }

    fn string(&mut self, token: Token, closed: bool) -> std::rc::Rc<str> {
        let start = token.start + 1;
        let text = &self.text[start..token.end - usize::from(closed)];
        let (source, report) = (self.source, &mut self.report);
        text::unescape(text, |bad| {
            let span = Span::new(source, start + bad.start, start + bad.end);
            if closed {
                report.push(trouble::escape(&text[bad.start..bad.end], bad.reason, span));
            }
        })
    }

    fn regex(&mut self, token: Token, closed: bool) -> FormKind {
        let start = token.start + 2;
        FormKind::Regex(self.text[start..token.end - usize::from(closed)].into())
    }

    /// The name, unless the table of names is full: then there is a diagnostic.
    fn name<T>(&mut self, name: Result<T, NamesFull>, span: Span) -> Option<T> {
        name.map_err(|full| self.report.push(trouble::names_full(full, span))).ok()
    }

    fn missing(&mut self, diagnostic: Diagnostic) -> FormKind {
        self.report.push(diagnostic);
        FormKind::Missing
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }
}

#[cfg(test)]
mod tests;
