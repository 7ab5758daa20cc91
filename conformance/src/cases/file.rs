//! The text of a case file, taken apart.

use consair_core::span::SourceId;
use consair_core::update::Policy;
use consair_eval::syntax::reader::{ReadOptions, read};

/// What marks an expectation.
const MARK: &str = ";=>";

/// A form of a case file.
#[derive(Clone, Debug)]
pub struct Item {
    /// The line of its start, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What it must give, if it is a case.
    pub case: Option<Case>,
}

/// What a case states.
#[derive(Clone, Debug)]
pub struct Case {
    /// The answer where updates copy, and everywhere if there is no other.
    pub copying: Expected,
    /// The answer where updates alias, if it is another.
    pub aliasing: Option<Expected>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// A value, as text.
    Value(String),
    /// An error: its kind, if that is stated, and what its message contains.
    Error(Option<String>, String),
}

impl Case {
    /// The answer under `policy`.
    pub fn under(&self, policy: Policy) -> &Expected {
        match (&self.aliasing, policy) {
            (Some(other), Policy::InPlace | Policy::Report) => other,
            _ => &self.copying,
        }
    }
}

/// The items of a case file, in order.
///
/// # Errors
/// What is wrong with the file, with the line.
pub fn parse(text: &str) -> Result<Vec<Item>, String> {
    // What is wrong inside a form is for the interpreter to say, and may be what a case is about.
    let forms = read(SourceId(0), text, &ReadOptions::default()).forms;
    let mut items = Vec::new();
    let mut line = Lines { text, at: 0, line: 1 };
    let start = forms.first().map_or(text.len(), |form| form.span.start as usize);
    if find_mark(&text[..start], 1)?.is_some() {
        return Err("line 1: an expectation without a form before it".to_owned());
    }
    for (at, form) in forms.iter().enumerate() {
        let (start, end) = (form.span.start as usize, form.span.end as usize);
        let next = forms.get(at + 1).map_or(text.len(), |next| next.span.start as usize);
        let line = line.of(start);
        let case = match find_mark(&text[end..next.max(end)], line)? {
            Some(expectation) => Some(case(expectation, line)?),
            None => None,
        };
        items.push(Item { line, text: text[start..end].to_owned(), case });
    }
    Ok(items)
}

/// What follows the mark between two forms, where there is one.
fn find_mark(between: &str, line: usize) -> Result<Option<&str>, String> {
    let mut marked = between.lines().map(str::trim).filter_map(|line| line.strip_prefix(MARK));
    let found = marked.next().map(str::trim);
    if marked.next().is_some() {
        return Err(format!("line {line}: two expectations for one form"));
    }
    Ok(found)
}

fn case(text: &str, line: usize) -> Result<Case, String> {
    let (copying, aliasing) = match text.split_once(" | in-place: ") {
        Some((copying, aliasing)) => (expected(copying), Some(expected(aliasing))),
        None => (expected(text), None),
    };
    if aliasing.as_ref() == Some(&copying) {
        return Err(format!("line {line}: the two answers are the same"));
    }
    if copying == Expected::Value(String::new()) {
        return Err(format!("line {line}: nothing is expected"));
    }
    Ok(Case { copying, aliasing })
}

fn expected(text: &str) -> Expected {
    let text = text.trim();
    let Some((head, message)) = text.split_once(':') else { return Expected::Value(text.to_owned()) };
    let message = message.trim().to_owned();
    match head.split_whitespace().collect::<Vec<_>>()[..] {
        ["error"] => Expected::Error(None, message),
        ["error", kind] => Expected::Error(Some(kind.to_owned()), message),
        _ => Expected::Value(text.to_owned()),
    }
}

/// Lines of rising offsets.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, offset: usize) -> usize {
        self.line += self.text[self.at..offset].matches('\n').count();
        self.at = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_with_a_mark_is_a_case_and_one_without_is_preparation() {
        let items =
            parse("(def v 1) ; one\n\n(inc\n v) ;=> 2\n(dec v)\n;=> 0 | in-place: error index: below\n")
                .unwrap();
        assert_eq!(items.iter().map(|item| item.line).collect::<Vec<_>>(), [1, 3, 5]);
        assert!(items[0].case.is_none());
        let case = items[1].case.as_ref().unwrap();
        assert_eq!((&case.copying, &case.aliasing), (&Expected::Value("2".into()), &None));
        let case = items[2].case.as_ref().unwrap();
        let error = Expected::Error(Some("index".into()), "below".into());
        assert_eq!(
            (case.under(Policy::Unique), case.under(Policy::Report)),
            (&Expected::Value("0".into()), &error)
        );
    }

    #[test]
    fn marks_inside_strings_and_colons_inside_values_are_no_marks() {
        let items = parse("\";=> 1\" ;=> {:a :b}").unwrap();
        assert_eq!(items[0].case.as_ref().unwrap().copying, Expected::Value("{:a :b}".into()));
    }

    #[test]
    fn unclear_files_are_errors() {
        for text in [";=> 1\n2", "1 ;=> 1\n;=> 2", "1 ;=> 1 | in-place: 1", "1 ;=>"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
