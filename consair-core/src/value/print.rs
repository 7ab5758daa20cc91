//! Printing: readably as `pr`, or for people as `print`.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::Value;
use super::eq::Progress;
use super::path::{Anchor, Path};
use crate::ask::Question;
use crate::counted::Counted;
use crate::engine::Engine;
use crate::error::{Error, ErrorObject};
use crate::host::HostObject;
use crate::lookup::Lookup;
use crate::number::format_float;
use crate::sequence::{Part, SeqObject, Source};
use crate::stream::{Pull, Stream};
use crate::types::Shape;

/// How much text a walk gathers before it lets its driver write it.
const CHUNK: usize = 16 << 10;

/// The characters of a value in a message.
const BRIEF: usize = 60;

/// The bits of numbers whose digits a message does not show.
const LARGE: u64 = 4_096;

struct Frame<E: Engine> {
    stream: Stream<E>,
    /// The values, where `stream` gives the keys of a map.
    values: Option<Stream<E>>,
    close: &'static str,
    /// The elements printed so far.
    printed: usize,
    /// The keys of the map share a namespace, which was printed before them.
    in_namespace: bool,
    at: (usize, usize),
    _anchor: Anchor<E>,
}

/// How values are printed.
#[derive(Clone, Copy, Debug)]
pub struct PrintOptions {
    /// Strings and characters as the reader reads them.
    pub readably: bool,
    /// The elements of a collection that are printed before `...`.
    pub length: Option<usize>,
    /// The collections that stand inside each other before `#`.
    pub level: Option<usize>,
    /// Metadata before what it is of, if it is printed readably.
    pub meta: bool,
    /// The namespace that all keys of a map share, once before the map.
    pub namespace_maps: bool,
}

impl PrintOptions {
    /// Everything of a value: readably (strings quoted) or not.
    pub fn new(readably: bool) -> Self {
        PrintOptions { readably, length: None, level: None, meta: false, namespace_maps: false }
    }
}

/// What is left to print.
enum Rest<E: Engine> {
    Value(Value<E>),
    /// A value whose metadata was printed.
    Bare(Value<E>),
    Space,
    Elements(Frame<E>),
    /// What a method of an object's type says.
    Asked(Asked<E>),
}

/// A method of an object's type that makes its text.
enum Asked<E: Engine> {
    /// `print-method`, which writes to this writer.
    Printed(Question<E>, Value<E>),
    /// `toString`
    Text(Question<E>),
}

/// The printing of a value, under way.
pub struct Printing<E: Engine> {
    /// The next one last.
    rest: Vec<Rest<E>>,
    /// The collections among them.
    depth: usize,
    path: Path,
    options: PrintOptions,
    /// Only the beginning of what is long is of interest.
    brief: bool,
}

impl<E: Engine> Printing<E> {
    /// Prints `value`.
    pub fn new(value: Value<E>, options: PrintOptions) -> Self {
        Printing { rest: vec![Rest::Value(value)], depth: 0, path: Path::default(), options, brief: false }
    }

    /// Metadata and then the value, each for itself.
    fn visit(&mut self, value: Value<E>, out: &mut String) -> Result<(), Error<E>> {
        let meta = match self.options.meta && self.options.readably {
            true => shown_meta(&value),
            false => None,
        };
        let Some(meta) = meta else { return self.bare(value, out) };
        out.push('^');
        self.rest.extend([Rest::Bare(value), Rest::Space, Rest::Value(meta)]);
        Ok(())
    }

    fn bare(&mut self, value: Value<E>, out: &mut String) -> Result<(), Error<E>> {
        if self.by_type(&value, out) {
            return Ok(());
        }
        if self.brief && beginning(&value, out) {
            return Ok(());
        }
        if atom(&value, self.options.readably, out) {
            return Ok(());
        }
        if self.options.level.is_some_and(|level| self.depth >= level) {
            out.push('#');
            return Ok(());
        }
        let at = (value.address().unwrap_or(0), 0);
        if !self.path.enter(at) {
            out.push_str("#<cycle>");
            return Ok(());
        }
        let namespace = if self.options.namespace_maps { shared_namespace(&value) } else { None };
        if let Some(namespace) = &namespace {
            out.push_str("#:");
            out.push_str(namespace);
        }
        if let Some(ty) = value.custom_type() {
            out.push('#');
            out.push_str(&ty.name().text());
        }
        let (open, close) = match &value {
            Value::Vector(_) => ("[", "]"),
            Value::Map(_) | Value::SortedMap(_) => ("{", "}"),
            Value::Set(_) | Value::SortedSet(_) => ("#{", "}"),
            Value::Atom(cell) => (if cell.is_volatile() { "#volatile[" } else { "#atom[" }, "]"),
            Value::Reduced(_) => ("#reduced[", "]"),
            Value::Error(_) => ("#error {", "}"),
            Value::Tagged(tagged) if !tagged.is_conditional() => ("#", ""),
            Value::Tagged(tagged) if tagged.is_splicing() => ("#?@", ""),
            Value::Tagged(_) => ("#?", ""),
            _ => ("(", ")"),
        };
        out.push_str(open);
        let items = |items| Stream::from_source(Source::items(items));
        let (stream, values) = match &value {
            Value::Map(_) | Value::SortedMap(_) => {
                let part = |part| Source::parts(&value, part).map(Stream::from_source);
                (part(Part::Key).expect("a map has keys"), part(Part::Value))
            }
            Value::Atom(cell) => (items(vec![cell.value()]), None),
            Value::Reduced(inner) => (items(vec![(***inner).clone()]), None),
            Value::Tagged(tagged) => {
                let tag = (!tagged.is_conditional()).then(|| tagged.tag().clone());
                (items(tag.into_iter().chain([tagged.form().clone()]).collect()), None)
            }
            Value::Error(error) => {
                let (keys, values) = parts_of(error);
                (items(keys), Some(items(values)))
            }
            other => (Stream::new(other.clone())?, None),
        };
        self.rest.push(Rest::Elements(Frame {
            stream,
            values,
            close,
            printed: 0,
            in_namespace: namespace.is_some(),
            at,
            _anchor: Anchor::of(&value),
        }));
        self.depth += 1;
        Ok(())
    }

    /// Walks until all is printed (`true`), until `out` holds enough to be written (`false`; then step
    /// again with an empty `out`), or until a lazy sequence must be realised.
    ///
    /// # Errors
    /// When a map or set was changed while it was walked.
    pub fn step(&mut self, out: &mut String) -> Result<Progress<E, bool>, Error<E>> {
        loop {
            if out.len() > CHUNK {
                return Ok(Progress::Done(false));
            }
            match self.rest.pop() {
                Some(Rest::Value(value)) => self.visit(value, out)?,
                Some(Rest::Bare(value)) => self.bare(value, out)?,
                Some(Rest::Space) => out.push(' '),
                Some(Rest::Asked(asked)) => {
                    if let Some(lazy) = self.answered(asked, out) {
                        return Ok(Progress::Force(lazy));
                    }
                }
                Some(Rest::Elements(frame)) => {
                    if let Some(lazy) = self.element(frame, out)? {
                        return Ok(Progress::Force(lazy));
                    }
                }
                None => return Ok(Progress::Done(true)),
            }
        }
    }

    /// Prints an object of a type that says how it prints; false for any other value.
    fn by_type(&mut self, value: &Value<E>, out: &mut String) -> bool {
        let Some(ty) = value.custom_type() else { return false };
        if let Some(printer) = value.custom("print-method") {
            let writer = writer();
            let question = Question::new(printer, [value.clone(), writer.clone()]);
            self.rest.push(Rest::Asked(Asked::Printed(question, writer)));
            return true;
        }
        if value.is_map() {
            return false;
        }
        out.push_str("#object[");
        out.push_str(&ty.name().text());
        match value.custom("toString") {
            Some(text) => self.rest.push(Rest::Asked(Asked::Text(Question::new(text, [value.clone()])))),
            None => out.push(']'),
        }
        true
    }

    /// Takes in the text that was waited for; what must be realised while there is none.
    fn answered(&mut self, asked: Asked<E>, out: &mut String) -> Option<Rc<SeqObject<E>>> {
        let (Asked::Printed(question, _) | Asked::Text(question)) = &asked;
        let Some(answer) = question.answer() else {
            let lazy = question.lazy();
            self.rest.push(Rest::Asked(asked));
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

    /// Prints the next element of a collection, or its end; or answers what must be realised for it.
    fn element(
        &mut self,
        mut frame: Frame<E>,
        out: &mut String,
    ) -> Result<Option<Rc<SeqObject<E>>>, Error<E>> {
        let item = match frame.stream.pull()? {
            Pull::Force(lazy) => {
                self.rest.push(Rest::Elements(frame));
                return Ok(Some(lazy));
            }
            Pull::End => {
                self.end(&frame, out);
                return Ok(None);
            }
            Pull::Item(item) => item,
        };
        if frame.printed > 0 {
            out.push_str(if frame.values.is_some() { ", " } else { " " });
        }
        if self.options.length.is_some_and(|length| frame.printed >= length) {
            out.push_str("...");
            self.end(&frame, out);
            return Ok(None);
        }
        frame.printed += 1;
        let value = match &mut frame.values {
            Some(values) => Some(values.pull()?),
            None => None,
        };
        let in_namespace = frame.in_namespace;
        self.rest.push(Rest::Elements(frame));
        if let Some(Pull::Item(value)) = value {
            self.rest.extend([Rest::Value(value), Rest::Space]);
        }
        if in_namespace {
            without_namespace(&item, out);
            return Ok(None);
        }
        self.visit(item, out)?;
        Ok(None)
    }

    fn end(&mut self, frame: &Frame<E>, out: &mut String) {
        out.push_str(frame.close);
        self.path.leave(frame.at);
        self.depth -= 1;
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

/// The metadata that is printed before a value: a tag alone as it is.
fn shown_meta<E: Engine>(value: &Value<E>) -> Option<Value<E>> {
    let meta = value.meta().filter(|_| !matches!(value, Value::Fn(_) | Value::Atom(_)))?;
    let count = meta.borrow().count();
    let tag = meta.borrow().val_at(&Value::keyword("tag")).cloned();
    match tag {
        Some(tag) if count == 1 => Some(tag),
        _ => (count > 0).then_some(Value::Map(meta)),
    }
}

/// The namespace that all keys of a map have, which are names then.
fn shared_namespace<E: Engine>(map: &Value<E>) -> Option<String> {
    let mut keys = Stream::from_source(Source::parts(map, Part::Key)?);
    let mut shared = None;
    while let Ok(Pull::Item(key)) = keys.pull() {
        let namespace = match key {
            Value::Keyword(name) => name.namespace()?,
            Value::Symbol(name, _) => name.namespace()?,
            _ => return None,
        };
        if *shared.get_or_insert_with(|| namespace.clone()) != namespace {
            return None;
        }
    }
    shared
}

fn without_namespace<E: Engine>(key: &Value<E>, out: &mut String) {
    match key {
        Value::Keyword(name) => {
            out.push(':');
            name.with_parts(|_, name| out.push_str(name));
        }
        Value::Symbol(name, _) => name.with_parts(|_, name| out.push_str(name)),
        other => unreachable!("{} has no namespace", other.kind_name()),
    }
}

/// What is known of an error, as keys and values.
fn parts_of<E: Engine>(error: &ErrorObject<E>) -> (Vec<Value<E>>, Vec<Value<E>>) {
    let message = if error.has_message() { Value::string(error.message()) } else { Value::Nil };
    let mut entries = vec![(Value::keyword("message"), message)];
    if !error.data().is_nil() {
        entries.push((Value::keyword("data"), error.data().clone()));
    }
    if !error.cause().is_nil() {
        entries.push((Value::keyword("cause"), error.cause().clone()));
    }
    entries.into_iter().unzip()
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
        Value::Number(number) => write!(out, "{number}{}", number.suffix()),
        Value::Fn(closure) => match closure.name() {
            Some(name) => write!(out, "#<fn {name}>"),
            None => out.write_str("#<fn>"),
        },
        Value::Native(native) => write!(out, "#<fn {}>", native.name),
        Value::Var(var) => write!(out, "#'{}", var.name()),
        Value::Regex(regex) => write!(out, "#\"{}\"", regex.as_str()),
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
        Value::Type(ty) if matches!(ty.shape(), Shape::Protocol { .. }) => {
            write!(out, "#<protocol {}>", ty.name())
        }
        Value::Type(ty) => write!(out, "{}", ty.name()),
        Value::Instance(_) => return false,
        Value::Transient(_) => out.write_str("#<transient>"),
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
    let mut printing = Printing::new(value.clone(), PrintOptions::new(readably));
    printing.brief = limit != usize::MAX;
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
    for rest in printing.rest.iter().rev() {
        if let Rest::Elements(frame) = rest {
            out.push_str(frame.close);
        }
    }
    Ok(out)
}

/// Writes the beginning of a text or number so large that all of it would take long; false for others.
fn beginning<E: Engine>(value: &Value<E>, out: &mut String) -> bool {
    match value {
        Value::Long(_) => {
            let text = value.as_str().unwrap_or_default();
            let Some((end, _)) = text.char_indices().nth(BRIEF) else { return false };
            string_literal(&text[..end], out);
            out.push_str("...");
        }
        Value::Number(number) if number.bits() > LARGE => {
            out.push_str(&format!("#<number of {} bits>", number.bits()));
        }
        _ => return false,
    }
    true
}

/// A short text of a value for a message: at most about 60 characters. What it costs does not depend on how
/// large the value is.
pub fn brief<E: Engine>(value: &Value<E>) -> String {
    let text = realised(value, true, CHUNK).unwrap_or_else(|_| value.kind_name().to_owned());
    match text.char_indices().nth(BRIEF) {
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
