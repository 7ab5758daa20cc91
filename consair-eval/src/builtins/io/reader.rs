//! Readers: text, line by line.

use std::cell::RefCell;
use std::io::{BufRead, Cursor, Read};

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::text::text_of;
use consair_core::value::Value;
use memchr::memchr;

use super::failed;
use crate::builtins::walk::charge_text;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// Something that gives text line by line.
pub(crate) struct Reader {
    /// What it is called in messages.
    name: String,
    state: RefCell<State>,
}

struct State {
    /// Where it reads from; `None` once it is closed.
    source: Option<Ahead>,
    /// The lines read so far.
    lines: u64,
    /// The part of a line that lies in more than one filling of the source's buffer.
    part: Vec<u8>,
}

impl State {
    fn new(source: impl BufRead + 'static) -> Self {
        let source = Ahead { text: Cursor::default(), source: Box::new(source) };
        State { source: Some(source), lines: 0, part: Vec::new() }
    }
}

/// A source, and text that was given back to it.
struct Ahead {
    text: Cursor<Vec<u8>>,
    source: Box<dyn BufRead>,
}

impl Ahead {
    /// What comes next; nothing at the end. While it is waited for the program can be stopped, and what it
    /// has written is shown.
    fn filled<E: Engine>(&mut self, cx: &mut Cx<E>, name: &str) -> Result<&[u8], E> {
        use std::io::ErrorKind as Io;
        loop {
            match self.fill_buf() {
                // Asked again at the end, a terminal would wait again.
                Ok([]) => return Ok(&[]),
                Ok(_) => break,
                Err(error) if matches!(error.kind(), Io::Interrupted | Io::WouldBlock) => {
                    cx.flush()?;
                    cx.check_stop()?;
                }
                Err(error) => return Err(failed("read", name, &error)),
            }
        }
        self.fill_buf().map_err(|error| failed("read", name, &error))
    }
}

impl Read for Ahead {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let given = self.fill_buf()?;
        let count = given.len().min(into.len());
        into[..count].copy_from_slice(&given[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Ahead {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if (self.text.position() as usize) < self.text.get_ref().len() {
            self.text.fill_buf()
        } else {
            self.source.fill_buf()
        }
    }

    fn consume(&mut self, count: usize) {
        if (self.text.position() as usize) < self.text.get_ref().len() {
            self.text.consume(count);
        } else {
            self.source.consume(count);
        }
    }
}

/// What one filling of the buffer gave.
enum Given {
    Line(usize),
    Part(usize),
    End,
}

impl Reader {
    /// A reader of `source`, which messages call `name`.
    pub(crate) fn new(name: impl Into<String>, source: impl BufRead + 'static) -> Self {
        Reader { name: name.into(), state: RefCell::new(State::new(source)) }
    }

    /// Goes on with another source.
    pub(crate) fn open(&self, source: impl BufRead + 'static) {
        *self.state.borrow_mut() = State::new(source);
    }

    /// Closes it.
    pub(crate) fn close(&self) {
        *self.state.borrow_mut() = State { source: None, lines: 0, part: Vec::new() };
    }

    /// The next line without its end, `\n` or `\r\n`; `nil` after the last.
    ///
    /// # Errors
    /// When the source fails or is closed, the line is no UTF-8, or a limit is reached.
    pub(crate) fn next_line<E: Engine>(&self, cx: &mut Cx<E>) -> Result<Value<E>, E> {
        let mut state = self.state.borrow_mut();
        let State { source, lines, part } = &mut *state;
        let source = source.as_mut().ok_or_else(|| self.closed())?;
        let line = *lines + 1;
        loop {
            let filled = source.filled(cx, &self.name)?;
            let given = match memchr(b'\n', filled) {
                Some(end) => Given::Line(end),
                None if filled.is_empty() => Given::End,
                None => Given::Part(filled.len()),
            };
            let used = match given {
                // Most lines lie whole in the buffer and are not copied before they are values.
                Given::Line(end) if part.is_empty() => {
                    *lines = line;
                    let value = self.line(cx, line, &filled[..end]);
                    source.consume(end + 1);
                    return value;
                }
                Given::End if part.is_empty() => return Ok(Value::Nil),
                Given::Line(used) | Given::Part(used) => used,
                Given::End => 0,
            };
            cx.check_allocation(part.len() + used)?;
            part.extend_from_slice(&filled[..used]);
            match given {
                Given::Part(used) => {
                    charge_text(cx, used)?;
                    source.consume(used);
                }
                Given::Line(_) | Given::End => {
                    if let Given::Line(end) = given {
                        source.consume(end + 1);
                    }
                    *lines = line;
                    let value = self.line(cx, line, part);
                    part.clear();
                    return value;
                }
            }
        }
    }

    /// Appends the next line to `out`, with its end, or the next `most` bytes of one that is longer; false when
    /// there is none.
    ///
    /// # Errors
    /// As [`Reader::next_line`].
    pub(crate) fn raw_piece<E: Engine>(
        &self,
        cx: &mut Cx<E>,
        most: usize,
        out: &mut String,
    ) -> Result<bool, E> {
        let mut state = self.state.borrow_mut();
        let State { source, lines, .. } = &mut *state;
        let source = source.as_mut().ok_or_else(|| self.closed())?;
        let mut piece = Vec::new();
        while piece.last() != Some(&b'\n') {
            let filled = source.filled(cx, &self.name)?;
            let used = piece_of(filled, most.saturating_sub(piece.len()));
            if used == 0 {
                break;
            }
            piece.extend_from_slice(&filled[..used]);
            source.consume(used);
        }
        cx.check_allocation(out.len() + piece.len())?;
        charge_text(cx, piece.len())?;
        out.push_str(std::str::from_utf8(&piece).map_err(|_| self.not_text(*lines + 1))?);
        *lines += u64::from(piece.last() == Some(&b'\n'));
        Ok(!piece.is_empty())
    }

    /// Gives text back: it is read next.
    pub(crate) fn unread(&self, text: &str) {
        if let Some(source) = &mut self.state.borrow_mut().source {
            let position = source.text.position() as usize;
            let (before, rest) = source.text.get_ref().split_at(position);
            if before.ends_with(text.as_bytes()) {
                return source.text.set_position((position - text.len()) as u64);
            }
            source.text = Cursor::new([text.as_bytes(), rest].concat());
        }
    }

    fn line<E: Engine>(&self, cx: &mut Cx<E>, number: u64, bytes: &[u8]) -> Result<Value<E>, E> {
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        charge_text(cx, bytes.len())?;
        match text_of(bytes) {
            Some(text) => Ok(Value::string(text)),
            None => Err(self.not_text(number)),
        }
    }

    /// All that is left; `bytes` is what is expected.
    ///
    /// # Errors
    /// As [`Reader::next_line`].
    pub(crate) fn read_all<E: Engine>(&self, cx: &mut Cx<E>, bytes: usize) -> Result<Value<E>, E> {
        let mut state = self.state.borrow_mut();
        let lines = state.lines;
        let mut all = std::mem::take(&mut state.part);
        if all.try_reserve_exact(bytes).is_err() {
            return Err(Error::limit(format!("there is no memory for the {bytes} bytes of {}", self.name)));
        }
        let source = state.source.as_mut().ok_or_else(|| self.closed())?;
        loop {
            let filled = source.filled(cx, &self.name)?;
            if filled.is_empty() {
                break;
            }
            let used = filled.len();
            charge_text(cx, used)?;
            cx.check_allocation(all.len() + used)?;
            all.extend_from_slice(filled);
            source.consume(used);
        }
        match String::from_utf8(all) {
            Ok(text) => Ok(text.into()),
            Err(error) => {
                let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                Err(self.not_text(lines + 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64))
            }
        }
    }

    fn not_text<E: Engine>(&self, line: u64) -> Error<E> {
        Error::new(ErrorKind::Io, format!("cannot read {}: line {line} is not UTF-8", self.name))
    }

    fn closed<E: Engine>(&self) -> Error<E> {
        Error::new(
            ErrorKind::Io,
            format!("cannot read {}: it is closed, as with-open does at its end", self.name),
        )
    }
}

/// How many of the next bytes to take: to the end of the line, or at most `most` and the rest of a char.
fn piece_of(filled: &[u8], most: usize) -> usize {
    let near = &filled[..filled.len().min(most)];
    if let Some(end) = memchr(b'\n', near) {
        return end + 1;
    }
    let rest = filled[near.len()..].iter().take_while(|byte| **byte & 0xc0 == 0x80);
    near.len() + rest.count()
}
