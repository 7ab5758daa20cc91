//! Diagnostics as JSON, one object a line.

use std::fmt::Write;

use consair_core::span::Span;

use super::diagnostic::Diagnostic;
use super::source::SourceMap;

/// The diagnostic as one line.
pub(super) fn json(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let mut out = String::from("{\"severity\":");
    text(&mut out, diagnostic.severity.name());
    out.push_str(",\"code\":");
    text(&mut out, diagnostic.code);
    out.push_str(",\"message\":");
    text(&mut out, &diagnostic.message);
    out.push(',');
    place(&mut out, diagnostic.span, sources);
    list(&mut out, "labels", &diagnostic.labels, |out, (span, label)| {
        out.push('{');
        place(out, *span, sources);
        out.push_str(",\"message\":");
        text(out, label);
        out.push('}');
    });
    list(&mut out, "notes", &diagnostic.notes, |out, note| text(out, note));
    list(&mut out, "fixes", &diagnostic.fixes, |out, fix| {
        out.push('{');
        place(out, fix.span, sources);
        out.push_str(",\"replacement\":");
        text(out, &fix.replacement);
        out.push_str(",\"message\":");
        text(out, &fix.message);
        out.push_str(",\"applicability\":");
        text(out, fix.applicability.name());
        out.push('}');
    });
    out.push('}');
    out
}

fn list<T>(out: &mut String, name: &str, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    let _ = write!(out, ",\"{name}\":[");
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

/// The file, lines and columns counted from 1, and bytes from 0; a place in no text has no file alone.
fn place(out: &mut String, span: Span, sources: &SourceMap) {
    let Some(source) = sources.source(span.source) else { return out.push_str("\"file\":null") };
    let (start, end) = (source.position(span.start as usize), source.position(span.end as usize));
    out.push_str("\"file\":");
    text(out, source.name());
    let _ = write!(
        out,
        ",\"line\":{},\"column\":{},\"end_line\":{},\"end_column\":{},\"start\":{},\"end\":{}",
        start.line, start.column, end.line, end.column, span.start, span.end
    );
}

fn text(out: &mut String, text: &str) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            char if char.is_control()
                || matches!(char, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') =>
            {
                let _ = write!(out, "\\u{:04x}", char as u32);
            }
            char => out.push(char),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_is_one_line_without_control_characters() {
        let mut sources = SourceMap::new();
        let id = sources.add("a\u{1b}.clj", "x\n\"y");
        let diagnostic = Diagnostic::error("reader/test", "found \u{1b}[2J\n", Span::new(id, 2, 4))
            .label(Span::new(id, 0, 1), "\"here\"")
            .note("a\\b")
            .certain_fix(Span::new(id, 4, 4), "\"", "insert");
        let expected = r#"{"severity":"error","code":"reader/test","message":"found \u001b[2J\n","file":"a\u001b.clj","line":2,"column":1,"end_line":2,"end_column":3,"start":2,"end":4,"labels":[{"file":"a\u001b.clj","line":1,"column":1,"end_line":1,"end_column":2,"start":0,"end":1,"message":"\"here\""}],"notes":["a\\b"],"fixes":[{"file":"a\u001b.clj","line":2,"column":3,"end_line":2,"end_column":3,"start":4,"end":4,"replacement":"\"","message":"insert","applicability":"certain"}]}"#;
        assert_eq!(diagnostic.json(&sources), expected);
    }
}
