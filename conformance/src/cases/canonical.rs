//! Printed values, with what has no order put into one.

use std::fmt::Write;

use consair_core::span::SourceId;
use consair_eval::syntax::form::{Form, FormKind};
use consair_eval::syntax::reader::{ReadOptions, read};

/// The most entries of a map or set that iterates in insertion order in every engine.
const ORDERED: usize = 8;

/// `printed` with the entries of larger maps and the members of larger sets sorted by their text. What
/// does not read as one form stays as it is.
pub(super) fn canonical(printed: &str) -> String {
    let read = read(SourceId(0), printed, &ReadOptions::default());
    match (&read.forms[..], read.diagnostics.is_empty()) {
        ([form], true) => {
            let mut out = String::new();
            write(form, &mut out);
            out
        }
        _ => printed.to_owned(),
    }
}

fn text(form: &Form) -> String {
    let mut out = String::new();
    write(form, &mut out);
    out
}

fn write(form: &Form, out: &mut String) {
    let (open, mut parts, close) = match &form.kind {
        FormKind::List(items) => ("(", items.iter().map(text).collect::<Vec<_>>(), ")"),
        FormKind::Vector(items) => ("[", items.iter().map(text).collect(), "]"),
        FormKind::Set(items) => ("#{", items.iter().map(text).collect(), "}"),
        FormKind::Map(items) => {
            let entries = items.chunks(2).map(|entry| entry.iter().map(text).collect::<Vec<_>>().join(" "));
            ("{", entries.collect(), "}")
        }
        _ => {
            let _ = write!(out, "{form}");
            return;
        }
    };
    let between = if open == "{" { ", " } else { " " };
    if open.ends_with('{') && parts.len() > ORDERED {
        parts.sort();
    }
    out.push_str(open);
    out.push_str(&parts.join(between));
    out.push_str(close);
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn small_maps_keep_their_order_and_large_ones_get_one() {
        assert_eq!(canonical("{:b 1,   :a 2}"), "{:b 1, :a 2}");
        assert_eq!(canonical("#{9 8 7 6 5 4 3 2 1}"), "#{1 2 3 4 5 6 7 8 9}");
        assert_eq!(
            canonical("[{9 0 8 0 7 0 6 0 5 0 4 0 3 0 2 0 1 0}]"),
            "[{1 0, 2 0, 3 0, 4 0, 5 0, 6 0, 7 0, 8 0, 9 0}]"
        );
        assert_eq!(canonical("#<unreadable"), "#<unreadable");
    }
}
