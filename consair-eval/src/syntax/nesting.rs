//! Whether a text that is still coming may be whole.

/// How far a text that comes line by line is from being a form, so that it is not read at each line.
///
/// It looks at brackets and quotes alone, so it may be wrong about a text that is: ask the reader, too,
/// whenever the text has grown to twice its length.
///
/// # Complexity
/// Linear in the text, however many lines it comes in.
#[derive(Default, Debug)]
pub struct Nesting {
    seen: usize,
    open: usize,
    quoted: bool,
}

impl Nesting {
    /// True if `text`, of which more has come since this was last asked, may hold a whole form.
    pub fn may_be_whole(&mut self, text: &str) -> bool {
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(self.seen) {
            match byte {
                b'\\' => self.seen += 1,
                b'"' => self.quoted = !self.quoted,
                _ if self.quoted => {}
                b'(' | b'[' | b'{' => self.open += 1,
                b')' | b']' | b'}' => self.open = self.open.saturating_sub(1),
                b';' => {
                    let rest = &bytes[self.seen..];
                    self.seen += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                }
                _ => {}
            }
            self.seen += 1;
        }
        self.open == 0 && !self.quoted
    }
}
