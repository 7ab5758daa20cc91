//! The source texts of an interpreter, and the lines and columns in them.

use std::cell::OnceCell;
use std::rc::Rc;

use consair_core::span::SourceId;

/// The texts that were read, each under its number.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    sources: Vec<Source>,
}

impl SourceMap {
    /// No texts yet.
    pub fn new() -> Self {
        SourceMap::default()
    }

    /// Adds `text` under `name` (a path, `<repl>`) and gives its number. Equal names are not merged:
    /// a file that is read again is another text.
    ///
    /// # Panics
    /// After 2^32 texts.
    pub fn add(&mut self, name: impl Into<Rc<str>>, text: impl Into<Rc<str>>) -> SourceId {
        let id = u32::try_from(self.sources.len()).expect("fewer than 2^32 source texts");
        self.sources.push(Source { name: name.into(), text: text.into(), starts: OnceCell::new() });
        SourceId(id)
    }

    /// Forgets the text of that number, if it is the last that was added: nothing points into it. Its
    /// number is given again.
    pub fn withdraw(&mut self, id: SourceId) {
        if id.0 as usize + 1 == self.sources.len() {
            self.sources.pop();
        }
    }

    /// The text of that number; `None` for one that another map gave.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }
}

/// One text and its name.
#[derive(Clone, Debug)]
pub struct Source {
    name: Rc<str>,
    text: Rc<str>,
    /// Where each line starts, in bytes; made when first asked for.
    starts: OnceCell<Vec<u32>>,
}

/// A place as people count it: both from 1, the column in chars.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The char in the line.
    pub column: usize,
}

impl Source {
    /// What the text is called.
    pub fn name(&self) -> &Rc<str> {
        &self.name
    }

    /// The text, shared.
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// The number of lines: one more than there are newlines.
    pub fn line_count(&self) -> usize {
        self.starts().len()
    }

    /// The line, from 1, that byte `offset` is in. Past the end: the last one.
    pub fn line_at(&self, offset: usize) -> usize {
        self.starts().partition_point(|start| *start as usize <= offset)
    }

    /// Line and column of byte `offset`. One inside a char counts as the char's, one past the end as
    /// the end.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_at(offset);
        let start = self.line_start(line);
        let chars = self.text[start..].char_indices();
        let before = chars.take_while(|(at, char)| start + at + char.len_utf8() <= offset);
        Position { line, column: before.count() + 1 }
    }

    /// The byte offset where `line` starts; the end of the text for a line that it has not.
    pub fn line_start(&self, line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|index| self.starts().get(index));
        start.map_or(self.text.len(), |start| *start as usize)
    }

    /// The text of `line` without its line end; empty for a line that it has not.
    pub fn line_text(&self, line: usize) -> &str {
        let range = self.line_start(line)..self.line_start(line + 1);
        let text = self.text.get(range).unwrap_or("");
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text)
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            let starts = ends.map_while(|end| u32::try_from(end + 1).ok());
            std::iter::once(0).chain(starts).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn one(text: &str) -> SourceMap {
        let mut map = SourceMap::new();
        assert_eq!(map.add("a.clj", text), SourceId(0));
        map
    }

    #[rstest]
    #[case("", 0, 1, 1)]
    #[case("", 9, 1, 1)]
    #[case("ab", 2, 1, 3)]
    #[case("ab\n", 2, 1, 3)]
    #[case("ab\n", 3, 2, 1)]
    #[case("é日x", 5, 1, 3)]
    #[case("é日x", 3, 1, 2)]
    #[case("a\r\nb", 3, 2, 1)]
    fn positions_are(#[case] text: &str, #[case] offset: usize, #[case] line: usize, #[case] column: usize) {
        let map = one(text);
        let source = map.source(SourceId(0)).expect("added");
        assert_eq!(source.position(offset), Position { line, column });
    }

    #[test]
    fn lines_have_no_line_ends() {
        let map = one("a\r\nb\n\nc");
        let source = map.source(SourceId(0)).expect("added");
        let lines: Vec<_> = (0..=5).map(|line| source.line_text(line)).collect();
        assert_eq!(lines, ["", "a", "b", "", "c", ""]);
        assert_eq!(source.line_count(), 4);
        assert!(map.source(SourceId(1)).is_none());
    }
}
