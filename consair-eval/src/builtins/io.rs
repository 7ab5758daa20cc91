//! Files and standard input.
//!
//! A reader is a host object around anything that can be read line by line. Whoever holds it reads
//! on where the last one stopped.

mod reader;
#[cfg(test)]
mod tests;

use std::fs::{File, OpenOptions};
use std::io::{BufReader, Write};
use std::rc::Rc;

use consair_core::class::Class;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Stepped};
use consair_core::host::HostObject;
use consair_core::sequence::{SeqObject, Steps};
use consair_core::symbol::Keyword;
use consair_core::value::Value;

use super::dynamic;
use super::string::render::with_str;
use super::walk::text;
use super::{Row, plain, step};
pub(crate) use reader::Reader;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// Bytes read from a file at once.
const BUFFER: usize = 64 << 10;

/// The functions that read and write.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "slurp",
            Arity::exactly(1),
            "All the text of the file at a path, or all that a reader has left.",
            |cx, args| match reader_of(&args[0]) {
                Some(reader) => reader.read_all(cx, 0),
                None => {
                    let path = text(&args[0])?;
                    let (file, bytes) = open(path)?;
                    cx.check_allocation(bytes)?;
                    Reader::new(path, BufReader::with_capacity(BUFFER, file)).read_all(cx, bytes)
                }
            },
        ),
        step(
            "spit",
            Arity::at_least(2),
            "Writes the text of the value, as str gives it, to the file at a path: a new one, or with :append true at the end of what is there.",
            spit,
        ),
        plain(
            "read-line",
            Arity::between(0, 1),
            "The next line of the standard input, or of a reader, without its end; nil after the last.",
            |cx, args| {
                let reader = args.first_mut().map_or_else(|| dynamic::input(cx), Value::take);
                reader_of(&reader).ok_or_else(|| Error::expected("a reader", &reader))?.next_line(cx)
            },
        ),
        plain(
            "line-seq",
            Arity::exactly(1),
            "The lines that a reader has left, as a lazy sequence that reads each when it is needed; nil when there are none.",
            |cx, args| {
                let Some(reader) = reader_of(&args[0]) else {
                    return Err(Error::expected("a reader", &args[0]));
                };
                let first = reader.next_line(cx)?;
                if first.is_nil() {
                    return Ok(Value::Nil);
                }
                let Value::Host(object) = Value::take(&mut args[0]) else { unreachable!("it is a reader") };
                Ok(SeqObject::cons(first, SeqObject::steps(Box::new(Lines(object)))))
            },
        ),
        plain(
            "clojure.java.io/reader",
            Arity::exactly(1),
            "A reader of the file at a path; one that is given is itself.",
            |_, args| {
                if reader_of(&args[0]).is_some() {
                    return Ok(Value::take(&mut args[0]));
                }
                let path = text(&args[0])?;
                let (file, _) = open(path)?;
                Ok(as_value(Reader::new(path, BufReader::with_capacity(BUFFER, file))))
            },
        ),
        plain("string-reader*", Arity::exactly(1), "A reader of a text.", |_, args| {
            let text = text(&args[0])?.to_owned().into_bytes();
            Ok(as_value(Reader::new("a string", std::io::Cursor::new(text))))
        }),
        plain(
            "close!",
            Arity::exactly(1),
            "Closes a reader or a writer; using it is an error then. with-open calls it at its end.",
            |_, args| {
                match (reader_of(&args[0]), dynamic::writer_of(&args[0])) {
                    (Some(reader), _) => reader.close(),
                    (None, Some(writer)) => {
                        writer.close().map_err(|error| failed("write", "a file", &error))?;
                    }
                    (None, None) => return Err(Error::expected("a reader or a writer", &args[0])),
                }
                Ok(Value::Nil)
            },
        ),
    ]
}

/// A reader of the standard input.
pub(crate) fn standard<E: Engine>() -> Value<E> {
    Value::Host(Rc::new(HostObject::new(STANDARD.with(Rc::clone))))
}

/// A reader as a value.
pub(crate) fn as_value<E: Engine>(reader: Reader) -> Value<E> {
    Value::Host(Rc::new(HostObject::new(reader)))
}

thread_local! {
    /// The one reader of the standard input, since it keeps what it has read ahead.
    static STANDARD: Rc<Reader> =
        Rc::new(Reader::new("the standard input", BufReader::with_capacity(BUFFER, std::io::stdin())));
}

/// Makes `source` the standard input of this thread's programs.
pub fn set_standard_input(source: impl std::io::BufRead + 'static) {
    STANDARD.with(|reader| reader.open(source));
}

/// The next line of the standard input, with its end; an empty text after the last.
///
/// # Errors
/// When the input fails or is no UTF-8, or the program is to stop.
pub fn standard_line<E: Engine>(cx: &mut Cx<E>) -> Result<String, E> {
    let mut line = String::new();
    STANDARD.with(|reader| reader.raw_piece(cx, usize::MAX, &mut line))?;
    Ok(line)
}

pub(crate) fn reader_of<E: Engine>(value: &Value<E>) -> Option<&Reader> {
    match value {
        Value::Host(object) => reader_in(object),
        _ => None,
    }
}

fn reader_in<E: Engine>(object: &HostObject<E>) -> Option<&Reader> {
    object.downcast_ref().or_else(|| object.downcast_ref::<Rc<Reader>>().map(|shared| &**shared))
}

/// The lines that a reader has left.
struct Lines<E: Engine>(Rc<HostObject<E>>);

impl<E: Engine> Steps<E> for Lines<E> {
    fn next(&mut self, cx: &mut Cx<E>) -> Result<Option<Value<E>>, E> {
        let line = reader_in(&self.0).expect("it was made of a reader").next_line(cx)?;
        Ok(if line.is_nil() { None } else { Some(line) })
    }
}

/// Opens the file at `path` to read it, and says how many bytes it has.
fn open<E: Engine>(path: &str) -> Result<(File, usize), E> {
    let failed = |error: std::io::Error| failed("read", path, &error);
    let file = File::open(path).map_err(failed)?;
    let meta = file.metadata().map_err(failed)?;
    if meta.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    Ok((file, usize::try_from(meta.len()).unwrap_or(usize::MAX)))
}

/// The error for what went wrong with a file, of the class that Clojure raises.
pub(crate) fn file_error<E: Engine>(error: &std::io::Error, message: String) -> Error<E> {
    let class = match error.kind() {
        std::io::ErrorKind::NotFound => Class::FileNotFoundException,
        _ => Class::IOException,
    };
    Error::of_class(ErrorKind::Io, class, Some(message), Value::Nil, Value::Nil)
}

/// What went wrong with a file or stream.
pub(super) fn failed<E: Engine>(doing: &str, name: &str, error: &std::io::Error) -> Error<E> {
    use std::io::ErrorKind as Io;
    let reason = match error.kind() {
        Io::NotFound => "there is no such file".to_owned(),
        Io::PermissionDenied => "it is not permitted".to_owned(),
        Io::IsADirectory => "it is a directory".to_owned(),
        Io::NotADirectory => "a part of the path is no directory".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    };
    file_error(error, format!("cannot {doing} {name}: {reason}"))
}

fn spit<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let path = text(&args[0])?.to_owned();
    let append = appends(&args[2..])?;
    with_str(cx, &mut args[1], move |_, text| {
        let mut options = OpenOptions::new();
        options.create(true).append(append).write(!append).truncate(!append);
        let written = options.open(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| failed("write", &path, &error))?;
        Ok(Value::Nil)
    })
}

/// The value of `:append` among options.
pub(super) fn appends<E: Engine>(options: &[Value<E>]) -> Result<bool, E> {
    let append = Keyword::try_new("append")?;
    let mut appends = false;
    for option in options.chunks(2) {
        match option {
            [Value::Keyword(name), value] if *name == append => appends = value.is_truthy(),
            [name, _] => return Err(Error::argument(format!("expected the option :append, found {name}"))),
            _ => return Err(Error::argument("expected options in pairs, found one without a value")),
        }
    }
    Ok(appends)
}
