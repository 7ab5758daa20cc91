//! Printing: readably as `pr`, or for people as `print`.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::Value;
use super::eq::Progress;
use super::path::Path;
use crate::ask::Question;
use crate::engine::Engine;
use crate::error::Error;
use crate::host::HostObject;
use crate::number::format_float;
use crate::sequence::{Part, SeqObject, Source};
use crate::stream::{Pull, Stream};
use crate::types::Shape;

/// How much text a walk gathers before it lets its driver write it.
const CHUNK: usize = 16 << 10;

struct Frame<E: Engine> {
    stream: Stream<E>,
    /// The values, where `stream` gives the keys of a map.
    values: Option<Stream<E>>,
    waiting: Option<Value<E>>,
    close: &'static str,
    first: bool,
    at: (usize, usize),
}

/// The printing of a value, under way.
pub struct Printing<E: Engine> {
    start: Option<Value<E>>,
    stack: Vec<Frame<E>>,
    path: Path,
    readably: bool,
    asked: Option<Asked<E>>,
}

/// A method of an object's type that makes its text.
enum Asked<E: Engine> {
    /// `print-method`, which writes to this writer.
    Printed(Question<E>, Value<E>),
    /// `toString`
    Text(Question<E>),
}

impl<E: Engine> Printing<E> {
    /// Prints `value`: readably (strings quoted) or not.
    pub fn new(value: Value<E>, readably: bool) -> Self {
        Printing { start: Some(value), stack: Vec::new(), path: Path::default(), readably, asked: None }
    }

    fn visit(&mut self, value: Value<E>, out: &mut String) -> Result<(), Error<E>> {
        if let Some(printer) = value.custom("print-method") {
            let writer = writer();
            let question = Question::new(printer, [value.clone(), writer.clone()]);
            self.asked = Some(Asked::Printed(question, writer));
            return Ok(());
        }
        if atom(&value, self.readably, out) {
            return Ok(());
        }
        if let (Value::Instance(_) | Value::Host(_), Some(ty)) = (&value, value.custom_type()) {
            out.push_str("#object[");
            out.push_str(&ty.name().text());
            match value.custom("toString") {
                Some(text) => self.asked = Some(Asked::Text(Question::new(text, [value.clone()]))),
                None => out.push(']'),
            }
            return Ok(());
        }
        let at = (value.address().unwrap_or(0), 0);
        if !self.path.enter(at) {
            out.push_str("#<cycle>");
            return Ok(());
        }
        let (open, close) = match &value {
            Value::Vector(_) => ("[", "]"),
            Value::Map(_) | Value::SortedMap(_) => ("{", "}"),
            Value::Set(_) | Value::SortedSet(_) => ("#{", "}"),
            Value::Atom(cell) => (if cell.is_volatile() { "#volatile[" } else { "#atom[" }, "]"),
            Value::Reduced(_) => ("#reduced[", "]"),
            Value::Error(_) => ("#error ", ""),
            Value::Tagged(tagged) if !tagged.is_conditional() => ("#", ""),
            Value::Tagged(tagged) if tagged.is_splicing() => ("#?@", ""),
            Value::Tagged(_) => ("#?", ""),
            _ => ("(", ")"),
        };
        if let Some(ty) = value.custom_type() {
            out.push('#');
            out.push_str(&ty.name().text());
        }
        out.push_str(open);
        let (stream, values) = match &value {
            Value::Map(_) | Value::SortedMap(_) => {
                let part = |part| Source::parts(&value, part).map(Stream::from_source);
                (part(Part::Key).expect("a map has keys"), part(Part::Value))
            }
            Value::Atom(cell) => (Stream::from_source(Source::items(vec![cell.value()])), None),
            Value::Reduced(inner) => (Stream::from_source(Source::items(vec![(***inner).clone()])), None),
            Value::Tagged(tagged) => {
                let tag = (!tagged.is_conditional()).then(|| tagged.tag().clone());
                let parts = tag.into_iter().chain([tagged.form().clone()]).collect();
                (Stream::from_source(Source::items(parts)), None)
            }
            Value::Error(error) => {
                let message =
                    if error.has_message() { Value::string(error.message()) } else { Value::Nil };
                let mut entries = vec![Value::keyword("message"), message];
                if !error.data().is_nil() {
                    entries.extend([Value::keyword("data"), error.data().clone()]);
                }
                if !error.cause().is_nil() {
                    entries.extend([Value::keyword("cause"), error.cause().clone()]);
                }
                let (keys, values): (Vec<_>, Vec<_>) =
                    entries.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).unzip();
                out.push('{');
                self.stack.push(Frame {
                    stream: Stream::from_source(Source::items(keys)),
                    values: Some(Stream::from_source(Source::items(values))),
                    waiting: None,
                    close: "}",
                    first: true,
                    at,
                });
                return Ok(());
            }
            other => (Stream::new(other.clone())?, None),
        };
        self.stack.push(Frame { stream, values, waiting: None, close, first: true, at });
        Ok(())
    }

    /// Walks until all is printed (`true`), until `out` holds enough to be written (`false`; then step
    /// again with an empty `out`), or until a lazy sequence must be realised.
    ///
    /// # Errors
    /// When a map or set was changed while it was walked.
    pub fn step(&mut self, out: &mut String) -> Result<Progress<E, bool>, Error<E>> {
        if let Some(value) = self.start.take() {
            self.visit(value, out)?;
        }
        loop {
            if let Some(lazy) = self.answered(out) {
                return Ok(Progress::Force(lazy));
            }
            let Some(frame) = self.stack.last_mut() else { return Ok(Progress::Done(true)) };
            if out.len() > CHUNK {
                return Ok(Progress::Done(false));
            }
            if let Some(value) = frame.waiting.take() {
                out.push(' ');
                self.visit(value, out)?;
                continue;
            }
            match frame.stream.pull()? {
                Pull::Force(lazy) => return Ok(Progress::Force(lazy)),
                Pull::End => {
                    out.push_str(frame.close);
                    let at = frame.at;
                    self.stack.pop();
                    self.path.leave(at);
                }
                Pull::Item(item) => {
                    if !std::mem::take(&mut frame.first) {
                        out.push_str(if frame.values.is_some() { ", " } else { " " });
                    }
                    if let Some(values) = &mut frame.values
                        && let Pull::Item(value) = values.pull()?
                    {
                        frame.waiting = Some(value);
                    }
                    self.visit(item, out)?;
                }
            }
        }
    }

    /// Takes in the text that was waited for; what must be realised while there is none.
    fn answered(&mut self, out: &mut String) -> Option<Rc<SeqObject<E>>> {
        let asked = self.asked.take()?;
        let question = match &asked {
            Asked::Printed(question, _) | Asked::Text(question) => question,
        };
        let Some(answer) = question.answer() else {
            let lazy = question.lazy();
            self.asked = Some(asked);
            return Some(lazy);
        };
        match asked {
            Asked::Printed(_, writer) => out.push_str(&written(&writer)),
            Asked::Text(_) => {
                out.push(' ');
                string_literal(answer.as_str().unwrap_or_default(), out);
                out.push(']');
            }
        }
        None
    }
}

/// A writer into a text: what a `print-method` is given.
pub fn writer<E: Engine>() -> Value<E> {
    Value::Host(Rc::new(HostObject::new(Writer::default())))
}

/// The text gathered by a writer.
#[derive(Default)]
pub struct Writer(pub RefCell<String>);

/// What was written to a writer.
pub fn written<E: Engine>(writer: &Value<E>) -> String {
    match writer {
        Value::Host(host) => {
            host.downcast_ref::<Writer>().map(|writer| writer.0.borrow().clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// Prints a value that is no collection; false for one that is.
fn atom<E: Engine>(value: &Value<E>, readably: bool, out: &mut String) -> bool {
    use fmt::Write;
    let written = match value {
        Value::Nil => out.write_str("nil"),
        Value::Bool(v) => write!(out, "{v}"),
        Value::Int(v) => write!(out, "{v}"),
        Value::Float(v) => {
            format_float(*v, out);
            Ok(())
        }
        Value::Char(v) if readably => {
            char_literal(*v, out);
            Ok(())
        }
        Value::Char(v) => out.write_char(*v),
        Value::Keyword(keyword) => write!(out, "{keyword}"),
        Value::Symbol(name, _) => write!(out, "{name}"),
        Value::Short(_) | Value::Long(_) => {
            let text = value.as_str().unwrap_or_default();
            if readably {
                string_literal(text, out)
            } else {
                out.push_str(text)
            }
            Ok(())
        }
        Value::BigInt(big) if readably => write!(out, "{big}N"),
        Value::BigInt(big) => write!(out, "{big}"),
        Value::Fn(closure) => match closure.name() {
            Some(name) => write!(out, "#<fn {name}>"),
            None => out.write_str("#<fn>"),
        },
        Value::Native(native) => write!(out, "#<fn {}>", native.name),
        Value::Var(var) => write!(out, "#'{}", var.name()),
        Value::Regex(regex) => write!(out, "#\"{}\"", regex.as_str()),
        Value::Type(ty) if matches!(ty.shape(), Shape::Protocol { .. }) => {
            write!(out, "#<protocol {}>", ty.name())
        }
        Value::Type(ty) => write!(out, "{}", ty.name()),
        Value::Instance(_) => return false,
        Value::Host(host) if host.ty().is_some() => return false,
        Value::Inst(at) => {
            out.push_str("#inst \"");
            let written = crate::instant::write(*at, out);
            out.push('"');
            written
        }
        Value::Uuid(uuid) => {
            out.push_str("#uuid \"");
            let written = crate::tagged::write_uuid(**uuid, out);
            out.push('"');
            written
        }
        Value::Host(host) => {
            // Neither the modules nor the engine.
            let path = host.type_name().split('<').next().unwrap_or_default();
            write!(out, "#<host {}>", path.rsplit("::").next().unwrap_or(path))
        }
        Value::List(_)
        | Value::Vector(_)
        | Value::Map(_)
        | Value::Set(_)
        | Value::SortedMap(_)
        | Value::SortedSet(_)
        | Value::Seq(_)
        | Value::Atom(_)
        | Value::Reduced(_)
        | Value::Tagged(_)
        | Value::Error(_) => return false,
    };
    written.expect("a String takes all");
    true
}

/// `text` in quotes, with escapes.
pub fn string_literal(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn char_literal(c: char, out: &mut String) {
    out.push('\\');
    match c {
        '\n' => out.push_str("newline"),
        ' ' => out.push_str("space"),
        '\t' => out.push_str("tab"),
        '\r' => out.push_str("return"),
        '\u{8}' => out.push_str("backspace"),
        '\u{c}' => out.push_str("formfeed"),
        c => out.push(c),
    }
}

/// The text of a value with what is realised of it; a lazy sequence that is not prints as `...`.
fn realised<E: Engine>(value: &Value<E>, readably: bool, limit: usize) -> Result<String, Error<E>> {
    let mut out = String::new();
    let mut printing = Printing::new(value.clone(), readably);
    loop {
        match printing.step(&mut out)? {
            Progress::Done(true) => return Ok(out),
            Progress::Done(false) if out.len() < limit => {
                let mut more = String::new();
                // Walk on with an empty text, so that the walk does not stop at once.
                let progress = printing.step(&mut more)?;
                out.push_str(&more);
                match progress {
                    Progress::Done(true) => return Ok(out),
                    Progress::Done(false) => {}
                    Progress::Force(_) => break,
                }
            }
            _ => break,
        }
    }
    out.push_str("...");
    for frame in printing.stack.iter().rev() {
        out.push_str(frame.close);
    }
    Ok(out)
}

/// A short text of a value for a message: at most about 60 characters.
pub fn brief<E: Engine>(value: &Value<E>) -> String {
    let text = realised(value, true, CHUNK).unwrap_or_else(|_| value.kind_name().to_owned());
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text,
    }
}

/// Readably, what is realised of it.
impl<E: Engine> fmt::Debug for Value<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&realised(self, true, usize::MAX).map_err(|_| fmt::Error)?)
    }
}

/// For people: strings without quotes.
impl<E: Engine> fmt::Display for Value<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&realised(self, false, usize::MAX).map_err(|_| fmt::Error)?)
    }
}
