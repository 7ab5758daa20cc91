//! Bencode, in which nREPL speaks: `i1e`, `3:abc`, `l...e`, `d...e`.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

/// How large a message may be, in bytes.
pub const MAX_BYTES: usize = 16 << 20;

/// How deep lists and dictionaries may stand inside each other.
pub const MAX_DEPTH: usize = 32;

/// A dictionary. Its keys are in order, as the format asks.
pub type Dict = BTreeMap<String, Bencode>;

/// A value of the format. Texts are UTF-8; what is not is replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bencode {
    /// `i1e`
    Int(i64),
    /// `3:abc`
    Text(String),
    /// `l...e`
    List(Vec<Bencode>),
    /// `d...e`
    Dict(Dict),
}

impl From<&str> for Bencode {
    fn from(text: &str) -> Self {
        Bencode::Text(text.to_owned())
    }
}

impl From<String> for Bencode {
    fn from(text: String) -> Self {
        Bencode::Text(text)
    }
}

impl From<i64> for Bencode {
    fn from(int: i64) -> Self {
        Bencode::Int(int)
    }
}

impl From<Dict> for Bencode {
    fn from(dict: Dict) -> Self {
        Bencode::Dict(dict)
    }
}

impl<T: Into<Bencode>> FromIterator<T> for Bencode {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Bencode::List(items.into_iter().map(Into::into).collect())
    }
}

impl Bencode {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Bencode::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Appends the value as it is sent.
    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            Bencode::Int(int) => out.extend_from_slice(format!("i{int}e").as_bytes()),
            Bencode::Text(text) => write_text(text, out),
            Bencode::List(items) => {
                out.push(b'l');
                items.iter().for_each(|item| item.write(out));
                out.push(b'e');
            }
            Bencode::Dict(dict) => {
                out.push(b'd');
                for (key, value) in dict {
                    write_text(key, out);
                    value.write(out);
                }
                out.push(b'e');
            }
        }
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("{}:", text.len()).as_bytes());
    out.extend_from_slice(text.as_bytes());
}

/// Reads one message; `None` at the end of the input.
///
/// # Errors
/// When it is malformed, too large or too deep, or the input fails.
pub fn read(input: &mut impl BufRead) -> io::Result<Option<Dict>> {
    if input.fill_buf()?.is_empty() {
        return Ok(None);
    }
    let mut reader = Reader { input, left: MAX_BYTES };
    match reader.value(0)? {
        Some(Bencode::Dict(dict)) => Ok(Some(dict)),
        _ => Err(malformed("expected a dictionary")),
    }
}

fn malformed(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

struct Reader<'i, R> {
    input: &'i mut R,
    /// How many bytes the message may still have.
    left: usize,
}

impl<R: BufRead> Reader<'_, R> {
    fn byte(&mut self) -> io::Result<u8> {
        self.left = self.left.checked_sub(1).ok_or_else(|| malformed("the message is too large"))?;
        let mut byte = [0];
        self.input.read_exact(&mut byte)?;
        Ok(byte[0])
    }

    /// A value; `None` for the end of what is around it.
    fn value(&mut self, depth: usize) -> io::Result<Option<Bencode>> {
        if depth > MAX_DEPTH {
            return Err(malformed("the message is too deep"));
        }
        match self.byte()? {
            b'e' if depth > 0 => Ok(None),
            b'i' => self.int(b'e').map(|int| Some(Bencode::Int(int))),
            b'l' => {
                let mut items = Vec::new();
                while let Some(item) = self.value(depth + 1)? {
                    items.push(item);
                }
                Ok(Some(Bencode::List(items)))
            }
            b'd' => self.dict(depth).map(|dict| Some(Bencode::Dict(dict))),
            digit @ b'0'..=b'9' => self.text(digit).map(|text| Some(Bencode::Text(text))),
            _ => Err(malformed("expected a value")),
        }
    }

    fn dict(&mut self, depth: usize) -> io::Result<Dict> {
        let mut dict = Dict::new();
        while let Some(key) = self.value(depth + 1)? {
            let Bencode::Text(key) = key else { return Err(malformed("expected a text as key")) };
            let Some(value) = self.value(depth + 1)? else { return Err(malformed("expected a value")) };
            dict.insert(key, value);
        }
        Ok(dict)
    }

    /// The digits before `end`, perhaps with a sign.
    fn int(&mut self, end: u8) -> io::Result<i64> {
        let mut digits = String::new();
        loop {
            match self.byte()? {
                byte if byte == end => return digits.parse().map_err(|_| malformed("expected an integer")),
                byte @ (b'0'..=b'9' | b'-') if digits.len() < 20 => digits.push(char::from(byte)),
                _ => return Err(malformed("expected an integer")),
            }
        }
    }

    fn text(&mut self, first: u8) -> io::Result<String> {
        let mut length = usize::from(first - b'0');
        loop {
            match self.byte()? {
                b':' => break,
                digit @ b'0'..=b'9' => length = length * 10 + usize::from(digit - b'0'),
                _ => return Err(malformed("expected a length")),
            }
            if length > self.left {
                return Err(malformed("the message is too large"));
            }
        }
        self.left = self.left.checked_sub(length).ok_or_else(|| malformed("the message is too large"))?;
        // What is not sent yet takes no memory.
        let mut bytes = Vec::new();
        self.input.take(length as u64).read_to_end(&mut bytes)?;
        if bytes.len() < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("de")]
    #[case("d1:ai-12e2:bcl0:3:xyzd1:ki0eeee")]
    #[case("d3:keyl4:\u{e9}\u{e9}ee")]
    fn messages_are_what_they_were(#[case] text: &str) {
        let dict = read(&mut text.as_bytes()).expect("well formed").expect("a message");
        let mut out = Vec::new();
        Bencode::Dict(dict).write(&mut out);
        assert_eq!(String::from_utf8(out).expect("text"), text);
    }

    #[rstest]
    #[case::no_dictionary("i1e")]
    #[case::a_lone_end("e")]
    #[case::garbage("GET / HTTP/1.1\r\n")]
    #[case::a_length_of_its_own("d99999999999999999999999:a")]
    #[case::more_than_may_be("d17000000:")]
    #[case::a_number_as_key("di1ei2ee")]
    #[case::a_key_alone("d1:ae")]
    #[case::no_number("d1:ai--1ee")]
    #[case::a_number_too_large("d1:ai99999999999999999999ee")]
    #[case::cut("d1:a")]
    #[case::cut_in_a_text("d5:abc")]
    fn what_is_malformed_is_an_error(#[case] text: &str) {
        assert!(read(&mut text.as_bytes()).is_err());
    }

    #[test]
    fn depth_is_limited() {
        let deep = format!("d1:a{}{}e", "l".repeat(MAX_DEPTH + 1), "e".repeat(MAX_DEPTH + 1));
        assert!(read(&mut deep.as_bytes()).is_err());
        let endless = format!("d1:a{}", "l".repeat(10_000_000));
        assert!(read(&mut endless.as_bytes()).is_err());
    }

    #[test]
    fn nothing_is_no_message() {
        assert!(read(&mut &b""[..]).expect("no error").is_none());
    }
}
