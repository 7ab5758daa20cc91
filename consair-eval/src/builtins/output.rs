//! Output: `print` and `pr` with their kin, and the same as strings.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, Resume, Step, Stepped};
use consair_core::heap;
use consair_core::value::Value;

use super::string::format::formatted;
use super::string::render::{Ending, Rendering, Style, render};
use super::{Row, plain, step};

/// The functions that print.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let any = Arity::at_least(0);
    let none = Arity::exactly(0);
    vec![
        step(
            "print",
            any,
            "Writes the values for people to read, a space between them: strings and characters as they are.",
            |cx, args| write(cx, args, Style::Display, ""),
        ),
        step("println", any, "Writes as print does, and then a new line.", |cx, args| {
            write(cx, args, Style::Display, "\n")
        }),
        step(
            "pr",
            any,
            "Writes the values as the reader reads them, a space between them: strings in quotes.",
            |cx, args| write(cx, args, Style::Readable, ""),
        ),
        step("prn", any, "Writes as pr does, and then a new line.", |cx, args| {
            write(cx, args, Style::Readable, "\n")
        }),
        step("print-str", any, "What print would write, as a string.", |cx, args| {
            collect(cx, args, Style::Display, "")
        }),
        step("println-str", any, "What println would write, as a string.", |cx, args| {
            collect(cx, args, Style::Display, "\n")
        }),
        step("pr-str", any, "What pr would write, as a string.", |cx, args| {
            collect(cx, args, Style::Readable, "")
        }),
        step("prn-str", any, "What prn would write, as a string.", |cx, args| {
            collect(cx, args, Style::Readable, "\n")
        }),
        step("printf", Arity::at_least(1), "Writes what format gives of the same arguments.", |cx, args| {
            formatted(cx, args, |cx, text| {
                cx.write(&text)?;
                Ok(Value::Nil)
            })
        }),
        plain("newline", none, "Writes a new line.", |cx, _| {
            cx.write("\n")?;
            Ok(Value::Nil)
        }),
        plain("flush", none, "Sends on what was written.", |cx, _| {
            cx.flush()?;
            Ok(Value::Nil)
        }),
        step(
            "with-out-str*",
            Arity::exactly(1),
            "Calls the function without arguments and returns what was written meanwhile, as a string: what with-out-str stands on.",
            |cx, args| {
                let room = cx.limits().bytes.saturating_sub(heap::held_bytes());
                let text = Captured { text: Rc::default(), room };
                let before = cx.replace_output(Box::new(text.clone()));
                Ok(Step::call(Value::take(&mut args[0]), [], Box::new(Capture { text, before })))
            },
        ),
    ]
}

fn write<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], style: Style, end: &'static str) -> Stepped<E> {
    // One text in one write, which most often is a line.
    if let [only] = args
        && style == Style::Display
        && end.is_empty()
        && let Some(text) = only.as_str()
    {
        cx.write(text)?;
        return Ok(Step::Done(Value::Nil));
    }
    render(cx, args, Rendering::new(style, " ", end), Ending::Output)
}

fn collect<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], style: Style, end: &'static str) -> Stepped<E> {
    render(cx, args, Rendering::new(style, " ", end), Ending::text())
}

/// An output that keeps what is written, up to a size.
#[derive(Clone)]
struct Captured {
    text: Rc<RefCell<Vec<u8>>>,
    room: usize,
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut text = self.text.borrow_mut();
        if bytes.len() > self.room.saturating_sub(text.len()) {
            return Err(std::io::Error::other("the byte limit is reached"));
        }
        text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Capture {
    text: Captured,
    before: Box<dyn Write>,
}

impl<E: Engine> Resume<E> for Capture {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, _result: Value<E>) -> Stepped<E> {
        drop(cx.replace_output(self.before));
        let bytes = self.text.text.take();
        cx.check_allocation(bytes.len())?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Step::Done(text.into())),
            Err(_) => Err(Error::new(ErrorKind::Io, "expected text to be written, found other bytes")),
        }
    }

    fn failed(self: Box<Self>, cx: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        drop(cx.replace_output(self.before));
        Err(error)
    }
}
