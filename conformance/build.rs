//! Lists the case files: their texts, and the macro `each_case!` that makes a test of each.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// A file name as a Rust name: `split-with` is `split_with`, and a keyword gets an underscore.
fn ident(name: &str) -> String {
    const KEYWORDS: [&str; 18] = [
        "as", "do", "fn", "for", "if", "in", "let", "loop", "macro", "match", "mod", "ref", "self", "struct",
        "try", "type", "use", "while",
    ];
    let ident = name.replace('-', "_");
    assert!(
        ident.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
        "a case file or folder is named in lower case letters, digits and -, found {name}"
    );
    if KEYWORDS.contains(&ident.as_str()) { format!("{ident}_") } else { ident }
}

/// The names in a folder, sorted; of files those that end in `.clj`, without that.
fn names(folder: &Path, files: bool) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("the folder of the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| if files { path.extension().is_some_and(|end| end == "clj") } else { path.is_dir() })
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn main() {
    println!("cargo:rerun-if-changed=cases");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("cases");
    let areas: BTreeMap<_, _> =
        names(&root, false).into_iter().map(|area| (area.clone(), names(&root.join(area), true))).collect();

    let mut out =
        String::from("/// Every case file: its name and its text.\npub static FILES: &[(&str, &str)] = &[\n");
    for (area, files) in &areas {
        for file in files {
            let path = root.join(area).join(format!("{file}.clj"));
            let _ = writeln!(out, "    (\"{area}/{file}\", include_str!({path:?})),");
        }
    }
    out.push_str(
        "];\n\n/// Makes a test of each case file, which calls `$check` with its name.\n#[macro_export]\n",
    );
    out.push_str("macro_rules! each_case {\n    ($check:expr) => {\n");
    for (area, files) in &areas {
        let _ = writeln!(
            out,
            "        mod {} {{\n            #[allow(unused_imports, reason = \"not every check needs them\")]\n            use super::*;",
            ident(area)
        );
        for file in files {
            let _ =
                writeln!(out, "            #[test] fn {}() {{ ($check)(\"{area}/{file}\") }}", ident(file));
        }
        out.push_str("        }\n");
    }
    out.push_str("    };\n}\n");
    let to = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("cases.rs");
    fs::write(to, out).expect("a writable folder");
    list_texts("broken/programs", "clj", "broken_programs.rs");
    list_texts("broken", "txt", "broken_habits.rs");
}

/// Lists the texts of a folder, as an array of their names and contents.
fn list_texts(folder: &str, extension: &str, to: &str) {
    println!("cargo:rerun-if-changed={folder}");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(root)
        .expect("the folder of texts")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == extension))
        .collect();
    paths.sort();
    let mut out = String::from("[\n");
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let _ = writeln!(out, "    ({name:?}, include_str!({path:?})),");
    }
    out.push_str("]\n");
    let to = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join(to);
    fs::write(to, out).expect("a writable folder");
}
