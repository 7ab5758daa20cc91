//! JSON: what `consair.json` stands on. The grammar, the escapes and the numbers are serde_json's.

use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::number::{self, Decimal, Kind, Number};
use consair_core::sequence::{Part, Source};
use consair_core::stream::{Pull, Stream};
use consair_core::symbol::Keyword;
use consair_core::value::Value;
use consair_core::value::eq::Progress;
use consair_core::{BigInt, collection, instant, tagged};
use serde_json::Value as Json;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::walk::{Walk, charge_text, drive, text};
use super::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions under `consair.json`.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "consair.json/read*",
            Arity::exactly(3),
            "The value of a text of JSON. Keys of objects become keywords if the second argument is true, numbers with a fraction decimals if the third is.",
            read,
        ),
        step(
            "consair.json/write*",
            Arity::exactly(2),
            "The text of a value in JSON, in several lines if the second argument is true.",
            |cx, args| {
                let value = Value::take(&mut args[0]);
                if args[1].is_truthy() {
                    drive(cx, Writing::new(value, PrettyFormatter::with_indent(b"  ")))
                } else {
                    drive(cx, Writing::new(value, CompactFormatter))
                }
            },
        ),
    ]
}

fn read<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let text = text(&args[0])?;
    charge_text(cx, text.len())?;
    cx.check_allocation(text.len())?;
    match serde_json::from_str(text) {
        Ok(json) => of_json(cx, json, How { keywords: args[1].is_truthy(), decimals: args[2].is_truthy() }),
        Err(error) => {
            let place = [("line", error.line()), ("column", error.column())];
            let place = place.map(|(key, at)| (Value::keyword(key), Value::Int(at as i64)));
            let data = collection::map_of(cx, place)?;
            Err(Error::with_data(ErrorKind::Argument, format!("cannot read json: {error}"), data, Value::Nil))
        }
    }
}

/// What parsed JSON becomes.
#[derive(Clone, Copy)]
struct How {
    keywords: bool,
    decimals: bool,
}

/// The value of parsed JSON. Recursion, since the parser ends at a depth of 128.
fn of_json<E: Engine>(cx: &mut Cx<E>, json: Json, how: How) -> Result<Value<E>, E> {
    cx.charge(1)?;
    match json {
        Json::Null => Ok(Value::Nil),
        Json::Bool(v) => Ok(Value::Bool(v)),
        Json::Number(number) => number_of(number.as_str(), how),
        Json::String(text) => Ok(text.into()),
        Json::Array(items) => {
            let items = items.into_iter().map(|item| of_json(cx, item, how));
            let items = items.collect::<Result<Vec<_>, E>>()?;
            collection::vector_of(cx, items)
        }
        Json::Object(entries) => {
            let mut made = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                let key = if how.keywords { Keyword::try_new(&key)?.into() } else { key.into() };
                made.push((key, of_json(cx, value, how)?));
            }
            collection::map_of(cx, made)
        }
    }
}

fn too_large<E: Engine>(error: number::NumberError) -> Error<E> {
    Error::argument(format!("cannot read json: {error}"))
}

/// Integers of any size are exact.
fn number_of<E: Engine>(text: &str, how: How) -> Result<Value<E>, E> {
    if let Ok(int) = text.parse() {
        return Ok(Value::Int(int));
    }
    if !text.contains(['.', 'e', 'E']) {
        // Four bits for a digit: what is larger would take long to convert.
        number::check_integer(text.len() as u64 * 4).map_err(too_large)?;
        return Ok(text.parse::<BigInt>().map_or(Value::Nil, Value::from));
    }
    if how.decimals
        && let Some(decimal) = Decimal::parse(text).map_err(too_large)?
    {
        return Ok(Value::Number(Rc::new(Number::new(Kind::Decimal(decimal)))));
    }
    match text.parse::<f64>() {
        Ok(float) if float.is_finite() => Ok(Value::Float(float)),
        _ => Err(Error::argument(format!(
            "cannot read json: expected a number that a float can hold, found {text}"
        ))),
    }
}

/// An array or object whose parts are being written.
struct Frame<E: Engine> {
    /// The elements, or the values of an object.
    values: Stream<E>,
    /// The keys of an object.
    keys: Option<Source<E>>,
    first: bool,
}

/// The writing of a value, under way.
struct Writing<E: Engine, F> {
    start: Option<Value<E>>,
    stack: Vec<Frame<E>>,
    out: Vec<u8>,
    formatter: F,
}

impl<E: Engine, F: Formatter + 'static> Writing<E, F> {
    fn new(value: Value<E>, formatter: F) -> Self {
        Writing { start: Some(value), stack: Vec::new(), out: Vec::new(), formatter }
    }

    /// Writes a value, or begins it.
    fn begin(&mut self, value: Value<E>) -> Result<bool, E> {
        if self.scalar(&value)? {
            return Ok(true);
        }
        let (values, keys) = match &value {
            Value::Map(map) => (
                Stream::from_source(Source::entries(map, Part::Value)),
                Some(Source::entries(map, Part::Key)),
            ),
            Value::List(_) | Value::Vector(_) | Value::Set(_) | Value::Seq(_) => (Stream::new(value)?, None),
            other => {
                let what = "nil, a boolean, a number, a text, a name or a collection to write as json";
                return Err(Error::expected(what, other));
            }
        };
        let begun = match keys {
            Some(_) => self.formatter.begin_object(&mut self.out),
            None => self.formatter.begin_array(&mut self.out),
        };
        begun.expect("a Vec takes all");
        self.stack.push(Frame { values, keys, first: true });
        Ok(false)
    }

    /// Writes a value that has no parts; false when it has.
    fn scalar(&mut self, value: &Value<E>) -> Result<bool, E> {
        let (out, formatter) = (&mut self.out, &mut self.formatter);
        let written = match value {
            Value::Nil => formatter.write_null(out),
            Value::Bool(v) => formatter.write_bool(out, *v),
            Value::Int(v) => formatter.write_i64(out, *v),
            Value::Float(v) if v.is_finite() => formatter.write_f64(out, *v),
            Value::Float(v) => {
                return Err(Error::argument(format!("expected a number that json can hold, found {v}")));
            }
            Value::Number(number) => match number.kind() {
                Kind::Ratio(_) => formatter.write_f64(out, number.to_f64()),
                Kind::Integer(_) | Kind::Decimal(_) => formatter.write_number_str(out, &number.to_string()),
            },
            other => match word(other) {
                Some(text) => return Ok(quoted(&text, out)),
                None => return Ok(false),
            },
        };
        written.expect("a Vec takes all");
        Ok(true)
    }

    /// Ends the value that was written, and the collection around it if that was its last.
    fn ended(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            let ended = match frame.keys {
                Some(_) => self.formatter.end_object_value(&mut self.out),
                None => self.formatter.end_array_value(&mut self.out),
            };
            ended.expect("a Vec takes all");
            frame.first = false;
        }
    }

    /// Writes what stands before the next value of the innermost collection.
    fn lead(&mut self) -> Result<(), E> {
        let frame = self.stack.last_mut().expect("something has begun");
        let (out, formatter) = (&mut self.out, &mut self.formatter);
        let led = match &mut frame.keys {
            None => formatter.begin_array_value(out, frame.first),
            Some(keys) => {
                let key = keys.peek()?.unwrap_or_default();
                keys.advance()?;
                let key = match &key {
                    Value::Int(_) | Value::Number(_) | Value::Float(_) | Value::Bool(_) => key.to_string(),
                    other => word(other)
                        .ok_or_else(|| Error::expected("a name or a number as key of json", other))?,
                };
                let begun = formatter.begin_object_key(out, frame.first);
                quoted(&key, out);
                begun.and(formatter.end_object_key(out)).and(formatter.begin_object_value(out))
            }
        };
        led.expect("a Vec takes all");
        Ok(())
    }
}

/// The text of a value that is one, or stands for one: names without their namespace.
fn word<E: Engine>(value: &Value<E>) -> Option<String> {
    let mut text = String::new();
    match value {
        Value::Keyword(name) => text = name.name(),
        Value::Symbol(name, _) => text = name.name(),
        Value::Char(char) => text.push(*char),
        Value::Inst(at) => instant::write(*at, &mut text).expect("a String takes all"),
        Value::Uuid(uuid) => tagged::write_uuid(**uuid, &mut text).expect("a String takes all"),
        other => text.push_str(other.as_str()?),
    }
    Some(text)
}

fn quoted(text: &str, out: &mut Vec<u8>) -> bool {
    serde_json::to_writer(out, text).expect("a Vec takes all, and a text is UTF-8");
    true
}

impl<E: Engine, F: Formatter + 'static> Walk<E> for Writing<E, F> {
    fn go(&mut self, cx: &mut Cx<E>) -> Result<Progress<E, Value<E>>, E> {
        if let Some(value) = self.start.take() {
            self.begin(value)?;
        }
        while let Some(frame) = self.stack.last_mut() {
            cx.charge(1)?;
            match frame.values.pull()? {
                Pull::Force(lazy) => return Ok(Progress::Force(lazy)),
                Pull::Item(value) => {
                    self.lead()?;
                    if self.begin(value)? {
                        self.ended();
                    }
                }
                Pull::End => {
                    let frame = self.stack.pop().expect("it is the last");
                    let ended = match frame.keys {
                        Some(_) => self.formatter.end_object(&mut self.out),
                        None => self.formatter.end_array(&mut self.out),
                    };
                    ended.expect("a Vec takes all");
                    cx.check_allocation(self.out.len())?;
                    self.ended();
                }
            }
        }
        let text = String::from_utf8(std::mem::take(&mut self.out)).expect("json is UTF-8");
        Ok(Progress::Done(text.into()))
    }
}
