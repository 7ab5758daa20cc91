//! Tests by tables: what texts read as, what is said of wrong ones, and that nothing stops the reader.

mod forms;
mod hostile;
mod troubles;

use consair_core::span::SourceId;

use super::{Read, ReadOptions, read};

fn reading(text: &str) -> Read {
    read(SourceId(0), text, &ReadOptions::default())
}

/// The forms, with the process-wide numbers of `#(...)` taken out.
fn printed(read: &Read) -> String {
    let forms: Vec<_> = read.forms.iter().map(ToString::to_string).collect();
    let mut out = String::new();
    let text = forms.join(" ");
    let mut rest = text.as_str();
    while let Some(at) = rest.find("__") {
        out.push_str(&rest[..at + 2]);
        rest = rest[at + 2..].trim_start_matches(|char: char| char.is_ascii_digit());
    }
    out + rest
}
