//! Writers: what `*out*` may be bound to.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::heap;
use consair_core::host::HostObject;
use consair_core::value::{Value, print};

use super::{Restore, bind};
use crate::builtins::io::{appends, failed};
use crate::builtins::walk::text;
use crate::builtins::{Row, plain, step};
use crate::runtime::runtime;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// Something to print to.
#[derive(Clone)]
pub(crate) enum Writer {
    /// What the host has given to the interpreter.
    Host,
    /// The standard error.
    Error,
    /// Text that is kept, up to a size.
    Text(Rc<RefCell<Vec<u8>>>, usize),
    /// A file; `None` once it is closed.
    File(Rc<RefCell<Option<BufWriter<File>>>>),
}

thread_local! {
    /// The standard error of this thread's programs.
    static STANDARD_ERROR: RefCell<Box<dyn Write>> = RefCell::new(Box::new(io::stderr()));
}

/// Makes `sink` the standard error of this thread's programs, to which `*err*` writes.
pub fn set_standard_error(sink: impl Write + 'static) {
    STANDARD_ERROR.set(Box::new(sink));
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Writer::Host => unreachable!("the host's output is used itself"),
            Writer::Error => STANDARD_ERROR.with(|sink| sink.borrow_mut().write_all(bytes))?,
            Writer::Text(text, room) => {
                let mut text = text.borrow_mut();
                if bytes.len() > room.saturating_sub(text.len()) {
                    return Err(io::Error::other("the byte limit is reached"));
                }
                text.extend_from_slice(bytes);
            }
            Writer::File(file) => match &mut *file.borrow_mut() {
                Some(file) => file.write_all(bytes)?,
                None => return Err(io::Error::other("it is closed")),
            },
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Writer::File(file) => file.borrow_mut().as_mut().map_or(Ok(()), Write::flush),
            Writer::Error => STANDARD_ERROR.with(|sink| sink.borrow_mut().flush()),
            Writer::Host | Writer::Text(..) => Ok(()),
        }
    }
}

impl Writer {
    /// Closes a file, with all that was written to it.
    pub(crate) fn close(&self) -> io::Result<()> {
        match self {
            Writer::File(file) => file.borrow_mut().take().map_or(Ok(()), |mut file| file.flush()),
            _ => Ok(()),
        }
    }
}

/// The functions on writers.
pub(super) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        step(
            "with-out-str*",
            Arity::exactly(1),
            "Calls the function without arguments and returns what was written meanwhile, as a string: what with-out-str stands on.",
            |cx, args| {
                let room = cx.limits().bytes.saturating_sub(heap::held_bytes());
                let text = Rc::new(RefCell::new(Vec::new()));
                let out = Rc::clone(&runtime(cx).dynamics.out);
                let writer = value(Writer::Text(Rc::clone(&text), room));
                let restore = bind(cx, vec![(out, writer)], true)?;
                Ok(Step::call(Value::take(&mut args[0]), [], Box::new(Capture { text, restore })))
            },
        ),
        plain(
            "clojure.java.io/writer",
            Arity::at_least(1),
            "A writer to the file at a path, a new one or with :append true at the end of what is there; to be bound to *out* and closed by with-open. A writer that is given is itself.",
            |_, args| {
                if writer_of(&args[0]).is_some() {
                    return Ok(Value::take(&mut args[0]));
                }
                let (path, append) = (text(&args[0])?, appends(&args[1..])?);
                let mut options = OpenOptions::new();
                options.create(true).append(append).write(!append).truncate(!append);
                let file = options.open(path).map_err(|error| failed("write", path, &error))?;
                Ok(value(Writer::File(Rc::new(RefCell::new(Some(BufWriter::new(file)))))))
            },
        ),
    ]
}

/// The writer that a value is.
pub(crate) fn writer_of<E: Engine>(value: &Value<E>) -> Option<&Writer> {
    match value {
        Value::Host(object) => object.downcast_ref(),
        _ => None,
    }
}

fn value<E: Engine>(writer: Writer) -> Value<E> {
    Value::Host(Rc::new(HostObject::new(writer)))
}

/// The output of the host.
pub(super) fn host<E: Engine>() -> Value<E> {
    value(Writer::Host)
}

/// The standard error.
pub(super) fn error<E: Engine>() -> Value<E> {
    value(Writer::Error)
}

/// What writes to `out`; `None` when that is the host's output itself.
///
/// # Errors
/// When it is no writer.
pub(super) fn sink<E: Engine>(out: &Value<E>) -> Result<Option<Box<dyn Write>>, E> {
    if let Value::Host(host) = out
        && host.downcast_ref::<print::Writer>().is_some()
    {
        return Ok(Some(Box::new(Object(Rc::clone(host)))));
    }
    match writer_of(out) {
        None => Err(Error::expected("a writer as *out*", out)),
        Some(Writer::Host) => Ok(None),
        Some(writer) => Ok(Some(Box::new(writer.clone()))),
    }
}

/// A StringWriter or StringBuilder of the program.
struct Object<E: Engine>(Rc<HostObject<E>>);

impl<E: Engine> Write for Object<E> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        if let Some(print::Writer(out)) = self.0.downcast_ref() {
            out.borrow_mut().push_str(text);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Capture<E: Engine> {
    text: Rc<RefCell<Vec<u8>>>,
    restore: Box<Restore<E>>,
}

impl<E: Engine> Resume<E> for Capture<E> {
    fn cross(&mut self, cx: &mut Cx<E>, leaves: bool) -> Result<(), E> {
        self.restore.cross(cx, leaves)
    }

    fn resume(self: Box<Self>, cx: &mut Cx<E>, _result: Value<E>) -> Stepped<E> {
        self.restore.all(cx)?;
        let bytes = self.text.take();
        cx.check_allocation(bytes.len())?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Step::Done(text.into())),
            Err(_) => Err(Error::new(ErrorKind::Io, "expected text to be written, found other bytes")),
        }
    }

    fn failed(self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        self.restore.all(cx)?;
        Err(error)
    }
}
