//! The cases that are known to fail: `cases/known.txt`.

use std::fmt;

use consair_core::update::Policy;

use super::{FILES, file};

/// A case that fails.
pub(super) struct Entry {
    file: &'static str,
    policy: Option<Policy>,
    expression: &'static str,
    reason: &'static str,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ;; {} ;; {}", self.file, self.expression, self.reason)
    }
}

impl Entry {
    fn parse(line: &'static str) -> Option<Entry> {
        let mut fields = line.split(";;").map(str::trim);
        let (place, expression, reason) = (fields.next()?, fields.next()?, fields.next()?);
        let (file, policy) = match place.split_once(' ') {
            Some((file, policy)) => (file, Some(Policy::from_name(policy.trim())?)),
            None => (place, None),
        };
        (!reason.is_empty()).then_some(Entry { file, policy, expression, reason })
    }

    /// True when there is such a case.
    pub(super) fn names_a_case(&self) -> bool {
        let text = FILES.iter().find(|(name, _)| *name == self.file).map(|(_, text)| *text);
        let items = text.and_then(|text| file::parse(text).ok()).unwrap_or_default();
        items.iter().any(|item| item.case.is_some() && same(&item.text, self.expression))
    }
}

/// All entries.
///
/// # Panics
/// When a line is none.
pub(super) fn entries() -> Vec<Entry> {
    let lines = include_str!("../../cases/known.txt")
        .lines()
        .filter(|line| !line.starts_with(';') && !line.is_empty());
    lines
        .map(|line| {
            Entry::parse(line).unwrap_or_else(|| panic!("known.txt: expected an entry, found {line}"))
        })
        .collect()
}

/// Why the case of that expression fails, if it is known to.
pub(super) fn reason(file: &str, policy: Policy, expression: &str) -> Option<&'static str> {
    entries()
        .into_iter()
        .find(|entry| {
            entry.file == file
                && entry.policy.is_none_or(|other| other == policy)
                && same(entry.expression, expression)
        })
        .map(|entry| entry.reason)
}

/// Equal but for white space.
fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
