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

/// Files of `clojure.core`; each other file is a namespace.
const CORE: [&str; 9] =
    ["abstraction", "array", "core", "match-core", "namespaces", "plain", "read", "transducers", "vars"];

fn namespace(file: &str) -> String {
    if CORE.contains(&file) { "clojure.core".to_owned() } else { file.to_owned() }
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
    let mut bare = Vec::new();
    for (file, text) in files() {
        let read = read(SourceId(0), &text, &ReadOptions::default());
        assert!(read.diagnostics.is_empty(), "{file}: {:?}", read.diagnostics);
        for form in &read.forms {
            let start = form.span.start as usize;
            assert!(start == 0 || text.as_bytes()[start - 1] == b'\n', "{file}: {form} is not in column 0");
            let (head, name, documented) =
                definition(form).unwrap_or_else(|| panic!("{file}: {form} defines nothing"));
            let heads = ["def", "defn", "defn-", "defmacro", "deftype"];
            assert!(heads.contains(&head.as_str()), "{file}: {head} {name}");
            // A type has no text.
            let private =
                ["defn-", "deftype"].contains(&head.as_str()) || text[start..].starts_with("(def ^:private ");
            if !documented && !private {
                bare.push(format!("{file}: {name}"));
            }
            assert!(names.insert((namespace(&file), name.clone())), "{file}: {name} is there twice");
        }
    }
    assert!(bare.is_empty(), "without a text: {}", bare.join(", "));
}
