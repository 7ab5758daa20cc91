//! Values as text, one after the other: to the output as it comes, or gathered into a string.

use std::borrow::Cow;
use std::fmt::Write;

use consair_core::ask::Question;
use consair_core::class::Class;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Step, Stepped};
use consair_core::number::format_float;
use consair_core::sequence::Source;
use consair_core::stream::{Pull, Stream};
use consair_core::value::Value;
use consair_core::value::eq::Progress;
use consair_core::value::print::{PrintOptions, Printing, string_literal};

use crate::builtins::dynamic::print_options;
use crate::builtins::walk::{Walk, charge_text, drive};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// How much text is gathered before it is passed on.
const CHUNK: usize = 16 << 10;

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// As `str`: `nil` as nothing, strings as they are, collections readably.
    Str,
    /// As `print`: for people.
    Display,
    /// As `pr`: for the reader.
    Readable,
}

/// What becomes of the text.
pub(crate) enum Ending<E: Engine> {
    /// It is written, each part as it comes; the result is `nil`.
    Output,
    /// It is the result.
    Text,
    /// A function makes the result of it.
    Then(Then<E>),
}

/// Makes a result of a text.
pub(crate) type Then<E> = Box<dyn FnOnce(&mut Cx<E>, String) -> Result<Value<E>, E>>;

impl<E: Engine> Ending<E> {
    /// The text is the result.
    pub(crate) fn text() -> Self {
        Ending::Text
    }
}

/// The text of values, under way.
pub(crate) struct Rendering<E: Engine> {
    style: Style,
    /// How collections are written; asked for at the first.
    options: Option<PrintOptions>,
    between: Cow<'static, str>,
    end: &'static str,
    first: bool,
    printing: Option<Printing<E>>,
    /// The `toString` of an object's type, which was asked.
    asked: Option<Question<E>>,
    /// What is not passed on yet.
    chunk: String,
    /// What was passed on, when it is gathered.
    text: String,
}

impl<E: Engine> Rendering<E> {
    /// Text in `style`, with `between` between the values and `end` after the last.
    pub(crate) fn new(
        cx: &mut Cx<E>,
        style: Style,
        between: impl Into<Cow<'static, str>>,
        end: &'static str,
    ) -> Self {
        let style = match style {
            Style::Readable if !print_options(cx).readably => Style::Display,
            style => style,
        };
        Rendering {
            style,
            options: None,
            between: between.into(),
            end,
            first: true,
            printing: None,
            asked: None,
            chunk: String::new(),
            text: String::new(),
        }
    }

    /// Adds a value; false when a walk must go on, see [`Rendering::go`].
    fn add(&mut self, cx: &mut Cx<E>, value: &Value<E>) -> bool {
        if !std::mem::take(&mut self.first) {
            self.chunk.push_str(&self.between);
        }
        let has_meta = matches!(value, Value::Symbol(_, Some(_)));
        if !has_meta && write_scalar(value, self.style, &mut self.chunk) {
            return true;
        }
        if self.style == Style::Str {
            if let Some(to_string) = value.custom("toString") {
                self.asked = Some(Question::new(to_string, [value.clone()]));
                return false;
            }
            if let Value::Error(error) = value {
                self.chunk.push_str(&crate::builtins::error::text_of(value));
                if error.kind() != ErrorKind::Info {
                    return true;
                }
                self.chunk.push(' ');
                self.printing = Some(Printing::new(error.data().clone(), print_options(cx)));
                return false;
            }
        }
        let readably = self.style != Style::Display;
        let options = *self.options.get_or_insert_with(|| PrintOptions { readably, ..print_options(cx) });
        self.printing = Some(Printing::new(value.clone(), options));
        false
    }

    /// Goes on with the value added last.
    fn go(&mut self, cx: &mut Cx<E>, ending: &Ending<E>) -> Result<Progress<E, ()>, E> {
        if let Some(question) = &self.asked {
            let Some(answer) = question.answer() else { return Ok(Progress::Force(question.lazy())) };
            let text = answer.as_str().ok_or_else(|| Error::expected("a string from toString", &answer))?;
            self.chunk.push_str(text);
            self.asked = None;
            self.pass_on(cx, ending)?;
        }
        while let Some(printing) = &mut self.printing {
            let progress = printing.step(&mut self.chunk)?;
            self.pass_on(cx, ending)?;
            match progress {
                Progress::Done(true) => self.printing = None,
                Progress::Done(false) => {}
                Progress::Force(lazy) => return Ok(Progress::Force(lazy)),
            }
        }
        Ok(Progress::Done(()))
    }

    fn pass_on(&mut self, cx: &mut Cx<E>, ending: &Ending<E>) -> Result<(), E> {
        charge_text(cx, self.chunk.len())?;
        if matches!(ending, Ending::Output) {
            if !self.chunk.is_empty() {
                cx.write(&self.chunk)?;
            }
        } else {
            cx.check_allocation(self.text.len() + self.chunk.len())?;
            if self.text.is_empty() {
                std::mem::swap(&mut self.text, &mut self.chunk);
            }
            self.text.push_str(&self.chunk);
        }
        self.chunk.clear();
        Ok(())
    }

    fn finish(&mut self, cx: &mut Cx<E>, ending: Ending<E>) -> Result<Value<E>, E> {
        self.chunk.push_str(self.end);
        self.pass_on(cx, &ending)?;
        let text = std::mem::take(&mut self.text);
        match ending {
            Ending::Output => Ok(Value::Nil),
            Ending::Text => Ok(text.into()),
            Ending::Then(then) => then(cx, text),
        }
    }
}

/// Renders `values`.
///
/// # Errors
/// When a limit is reached, the output fails, or a lazy sequence does.
pub(crate) fn render<E: Engine>(
    cx: &mut Cx<E>,
    values: &mut [Value<E>],
    mut rendering: Rendering<E>,
    ending: Ending<E>,
) -> Stepped<E> {
    for at in 0..values.len() {
        if !rendering.add(cx, &values[at]) {
            let others = values[at + 1..].iter_mut().map(Value::take).collect();
            let values = Stream::from_source(Source::items(others));
            return drive(cx, Elements { rendering, values, ending: Some(ending) });
        }
        if rendering.chunk.len() > CHUNK {
            rendering.pass_on(cx, &ending)?;
        }
    }
    Ok(Step::Done(rendering.finish(cx, ending)?))
}

/// Renders the elements of `coll`.
///
/// # Errors
/// As [`render`], and when `coll` cannot be walked.
pub(crate) fn render_elements<E: Engine>(
    cx: &mut Cx<E>,
    coll: Value<E>,
    rendering: Rendering<E>,
    ending: Ending<E>,
) -> Stepped<E> {
    drive(cx, Elements { rendering, values: Stream::new(coll)?, ending: Some(ending) })
}

/// Calls `then` with the `str` text of `value`.
///
/// # Errors
/// As [`render`], and those of `then`.
pub(crate) fn with_str<E: Engine>(
    cx: &mut Cx<E>,
    value: &mut Value<E>,
    then: impl FnOnce(&mut Cx<E>, &str) -> Result<Value<E>, E> + 'static,
) -> Stepped<E> {
    if let Some(text) = value.as_str() {
        return Ok(Step::Done(then(cx, text)?));
    }
    let then: Then<E> = Box::new(move |cx, text| then(cx, &text));
    let rendering = Rendering::new(cx, Style::Str, "", "");
    render(cx, std::slice::from_mut(value), rendering, Ending::Then(then))
}

struct Elements<E: Engine> {
    rendering: Rendering<E>,
    values: Stream<E>,
    ending: Option<Ending<E>>,
}

impl<E: Engine> Walk<E> for Elements<E> {
    fn go(&mut self, cx: &mut Cx<E>) -> Result<Progress<E, Value<E>>, E> {
        let ending = self.ending.take().expect("it comes to its end once");
        loop {
            let needed = match self.rendering.go(cx, &ending)? {
                Progress::Force(lazy) => Some(lazy),
                Progress::Done(()) => match self.values.pull()? {
                    Pull::Force(lazy) => Some(lazy),
                    Pull::End => return Ok(Progress::Done(self.rendering.finish(cx, ending)?)),
                    Pull::Item(item) => {
                        cx.charge(1)?;
                        self.rendering.add(cx, &item);
                        None
                    }
                },
            };
            if needed.is_some() || self.rendering.chunk.len() > CHUNK {
                self.rendering.pass_on(cx, &ending)?;
            }
            if let Some(lazy) = needed {
                self.ending = Some(ending);
                return Ok(Progress::Force(lazy));
            }
        }
    }
}

/// Writes a value that needs no walk; false for one that does.
pub(crate) fn write_scalar<E: Engine>(value: &Value<E>, style: Style, out: &mut String) -> bool {
    let written = match value {
        Value::Short(_) | Value::Long(_) => {
            let text = value.as_str().unwrap_or_default();
            if style == Style::Readable {
                string_literal(text, out)
            } else {
                out.push_str(text)
            }
            Ok(())
        }
        Value::Int(v) => write!(out, "{v}"),
        Value::Nil if style == Style::Str => Ok(()),
        Value::Nil => out.write_str("nil"),
        Value::Char(c) if style != Style::Readable => out.write_char(*c),
        Value::Float(v) if style == Style::Str && !v.is_finite() => out.write_str(if v.is_nan() {
            "NaN"
        } else if *v > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }),
        Value::Float(v) => {
            format_float(*v, out);
            Ok(())
        }
        Value::Bool(v) => write!(out, "{v}"),
        Value::Keyword(keyword) => write!(out, "{keyword}"),
        Value::Symbol(name, _) => write!(out, "{name}"),
        Value::Number(number) if style == Style::Str => write!(out, "{number}"),
        Value::Inst(at) if style == Style::Str => consair_core::instant::write(*at, out),
        Value::Uuid(uuid) if style == Style::Str => consair_core::tagged::write_uuid(**uuid, out),
        Value::Regex(regex) if style == Style::Str => out.write_str(regex.as_str()),
        Value::Type(ty) if style == Style::Str => {
            let is_interface = ty.class().is_some_and(Class::is_interface);
            write!(out, "{} {}", if is_interface { "interface" } else { "class" }, ty.name())
        }
        _ => return false,
    };
    written.expect("a String takes all");
    true
}
