//! Indexes the prelude: each definition of `src/prelude/*.clj` by namespace and name, so that it can
//! be compiled at its first use.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The namespace of a prelude file.
fn namespace(file: &str) -> String {
    match file {
        "set" | "walk" | "string" | "edn" | "zip" | "test" | "pprint" | "data" | "repl" | "stacktrace"
        | "template" => {
            format!("clojure.{file}")
        }
        "json" | "csv" => format!("consair.{file}"),
        "match" => "clojure.core.match".to_owned(),
        "lang" => "clojure.lang".to_owned(),
        "queue" => "clojure.lang.PersistentQueue".to_owned(),
        _ => "clojure.core".to_owned(),
    }
}

/// The name that a definition defines: the first word after `(def...`, metadata passed over.
fn name(definition: &str) -> Option<&str> {
    let mut words = definition.split_whitespace();
    words.next().filter(|word| word.starts_with("(def"))?;
    words.find(|word| !word.starts_with('^')).map(|word| word.trim_end_matches(')'))
}

fn main() {
    println!("cargo:rerun-if-changed=src/prelude");
    let mut files: Vec<_> = fs::read_dir("src/prelude")
        .expect("the prelude is here")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "clj"))
        .collect();
    files.sort();
    let mut index = Vec::new();
    for path in &files {
        let text = fs::read_to_string(path).expect("a readable file");
        let namespace = namespace(&path.file_stem().unwrap_or_default().to_string_lossy());
        // A definition begins with a bracket in column 0 and ends before the next.
        let mut starts: Vec<_> = text.match_indices("\n(").map(|(at, _)| at + 1).collect();
        if text.starts_with('(') {
            starts.insert(0, 0);
        }
        starts.push(text.len());
        for ends in starts.windows(2) {
            let definition = text[ends[0]..ends[1]].trim_end();
            // Comments before the next definition belong to that one.
            let definition = match definition.find("\n;") {
                Some(at) => definition[..at].trim_end(),
                None => definition,
            };
            match name(definition) {
                Some(name) => index.push((namespace.clone(), name.to_owned(), definition.to_owned())),
                None => panic!("{}: expected a definition, found {definition:?}", path.display()),
            }
        }
    }
    index.sort();
    for pair in index.windows(2) {
        assert!(pair[0].0 != pair[1].0 || pair[0].1 != pair[1].1, "two definitions of {}", pair[0].1);
    }
    let mut out = String::from("pub(crate) static INDEX: &[(&str, &str, &str)] = &[\n");
    for (namespace, name, text) in &index {
        let _ = writeln!(out, "    ({namespace:?}, {name:?}, {text:?}),");
    }
    out.push_str("];\n");
    let to = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("prelude.rs");
    fs::write(to, out).expect("a writable folder");
}
