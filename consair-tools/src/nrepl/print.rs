//! Values as a client wants to see them: up to a size, and in parts if it asks for that.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::value::Value;
use consair_eval::Interpreter;

use super::bencode::{Bencode, Dict, MAX_BYTES};
use super::wire::Request;

/// So many bytes of a value are sent when the client names no quota: what never ends has to end somewhere.
const QUOTA: usize = MAX_BYTES / 2;

/// The bytes of a part, when the client names no size.
const PART: usize = 1_024;

const TRUNCATED: &str = "nrepl.middleware.print/truncated";

/// What the options of a request are called, and the vars that they set while its values are printed.
const OPTIONS: [(&str, &str); 2] =
    [("length", "clojure.core/*print-length*"), ("level", "clojure.core/*print-level*")];

/// The text of a value, as far as it is printed.
#[derive(Default)]
struct Text {
    text: String,
    /// The bytes that may still come.
    room: usize,
    /// There was more.
    truncated: bool,
    /// To whom parts are sent, and how many bytes they have.
    parts: Option<(Request, usize)>,
}

impl Text {
    /// Adds a text, and sends the parts that are full.
    fn push(&mut self, mut text: &str) {
        while let Some((_, size)) = self.parts
            && self.text.len() + text.len() >= size
        {
            let (part, rest) = text.split_at(boundary(text, size.saturating_sub(self.text.len()).max(4)));
            self.text.push_str(part);
            self.send_part();
            text = rest;
        }
        self.text.push_str(text);
    }

    fn send_part(&mut self) {
        if let Some((request, _)) = &self.parts
            && !self.text.is_empty()
        {
            request.reply([("value", std::mem::take(&mut self.text).into())]);
        }
    }
}

/// The end of the characters that lie whole in the first `bytes` of a text.
fn boundary(text: &str, bytes: usize) -> usize {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Where the printer writes.
struct Sink(Rc<RefCell<Text>>);

impl Write for Sink {
    /// # Errors
    /// When there is no room: then printing ends.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut to = self.0.borrow_mut();
        let text = String::from_utf8_lossy(bytes);
        let end = boundary(&text, to.room);
        to.push(&text[..end]);
        to.room -= end;
        if end < text.len() {
            to.truncated = true;
            return Err(io::Error::other("the client wants no more"));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Sends a value.
///
/// # Errors
/// When a limit is reached, or something fails that runs to print it.
pub(super) fn tell<E: Engine>(
    lisp: &mut Interpreter<E>,
    request: &Request,
    value: &Value<E>,
) -> Result<(), Error<E>> {
    let size = |key| request.number(key).and_then(|size| usize::try_from(size).ok());
    let room = size("nrepl.middleware.print/quota").unwrap_or(QUOTA);
    let part = size("nrepl.middleware.print/buffer-size").unwrap_or(PART);
    let streams = request.is_true("nrepl.middleware.print/stream?");
    let parts = streams.then(|| (request.clone(), part.max(1)));
    let to = Rc::new(RefCell::new(Text { room, parts, ..Text::default() }));
    let printed = print(lisp, request, value, Sink(Rc::clone(&to)));
    let mut to = to.borrow_mut();
    if !to.truncated {
        printed?;
    }
    to.send_part();
    let mut answer = Dict::from([("ns".to_owned(), lisp.namespace().text().into())]);
    if to.truncated {
        answer.insert("status".to_owned(), Bencode::from_iter([TRUNCATED]));
    }
    if !streams {
        answer.insert("value".to_owned(), std::mem::take(&mut to.text).into());
        if to.truncated {
            answer.insert(format!("{TRUNCATED}-keys"), Bencode::from_iter(["value"]));
        }
    }
    request.send(answer);
    Ok(())
}

/// Prints `value` to `sink`, as the options of the request say.
fn print<E: Engine>(
    lisp: &mut Interpreter<E>,
    request: &Request,
    value: &Value<E>,
    sink: Sink,
) -> Result<(), Error<E>> {
    let mut before = Vec::new();
    for (option, var) in OPTIONS {
        if let Some(wanted) = request.option("nrepl.middleware.print/options", option) {
            before.push((var, lisp.var(var).unwrap_or_default()));
            lisp.define(var, Value::Int(wanted));
        }
    }
    let printer = lisp.var("clojure.core/pr").unwrap_or_default();
    let output = lisp.cx().replace_output(Box::new(sink));
    let printed = lisp.call(&printer, [value.clone()]);
    lisp.cx().set_output(output);
    before.into_iter().for_each(|(var, value)| lisp.define(var, value));
    printed.map(drop)
}
