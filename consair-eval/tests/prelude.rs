//! The texts of the prelude, as texts.

use std::collections::HashSet;
use std::path::PathBuf;

use consair_core::span::SourceId;
use consair_eval::syntax::form::{Form, FormKind};
use consair_eval::syntax::reader::{ReadOptions, read};

fn files() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/prelude");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of the prelude")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "clj"))
        .map(|path| {
            (
                path.file_stem().expect("a name").to_string_lossy().into_owned(),
                std::fs::read_to_string(&path).expect("a text"),
            )
        })
        .collect();
    files.sort();
    files
}

fn namespace(file: &str) -> &'static str {
    match file {
        "set" => "clojure.set",
        "walk" => "clojure.walk",
        "string" => "clojure.string",
        _ => "clojure.core",
    }
}

/// Head and name of a definition, and whether a text follows.
fn definition(form: &Form) -> Option<(String, String, bool)> {
    let FormKind::List(parts) = &form.kind else { return None };
    let text = matches!(parts.get(2)?.kind, FormKind::Str(_));
    Some((parts[0].as_symbol()?.text(), parts[1].as_symbol()?.text(), text))
}

#[test]
fn each_form_is_a_definition_in_column_0_and_each_public_one_has_a_text() {
    let mut names = HashSet::new();
    for (file, text) in files() {
        let read = read(SourceId(0), &text, &ReadOptions::default());
        assert!(read.diagnostics.is_empty(), "{file}: {:?}", read.diagnostics);
        for form in &read.forms {
            let start = form.span.start as usize;
            assert!(start == 0 || text.as_bytes()[start - 1] == b'\n', "{file}: {form} is not in column 0");
            let (head, name, documented) =
                definition(form).unwrap_or_else(|| panic!("{file}: {form} defines nothing"));
            assert!(["def", "defn", "defn-", "defmacro"].contains(&head.as_str()), "{file}: {head} {name}");
            assert!(documented || head == "defn-", "{file}: {name} has no text");
            assert!(names.insert((namespace(&file), name.clone())), "{file}: {name} is there twice");
        }
    }
}
