//! The programs of this repository, laid out.

use std::path::{Path, PathBuf};

use consair_core::span::SourceId;
use consair_eval::Interpreter;
use consair_eval::syntax::form::Form;
use consair_eval::syntax::reader::{ReadOptions, read};
use consair_fast::Fast;
use consair_tools::check::check;
use consair_tools::fmt::{Trouble, format};

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && name != "target" && !name.to_string_lossy().starts_with('.') {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "clj") {
            found.push(path);
        }
    }
}

/// The forms, metadata too, as text. The names of the arguments of `#(...)` are new at each reading: their
/// numbers are left out.
fn forms(text: &str) -> Vec<String> {
    let numbered = regex::Regex::new(r"__\d+#").expect("a pattern");
    let forms = read(SourceId(0), text, &ReadOptions::default()).forms;
    forms.iter().map(|form| numbered.replace_all(&Form::to_string(form), "#").into_owned()).collect()
}

#[test]
fn laying_out_changes_no_program_and_is_done_once() {
    let mut paths = Vec::new();
    programs(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut paths);
    let mut count = 0;
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let laid_out = match format(SourceId(0), &text) {
            Ok(laid_out) => laid_out,
            // Some are there to be broken.
            Err(Trouble::Broken(_)) => continue,
            Err(trouble) => panic!("{}: {trouble}", path.display()),
        };
        assert_eq!(forms(&laid_out), forms(&text), "{}", path.display());
        assert_eq!(format(SourceId(0), &laid_out).expect("it reads"), laid_out, "{}", path.display());
        // As one would find it where nobody had laid it out.
        let flat: String = text.lines().map(|line| format!("{}\n", line.trim_start())).collect();
        let Ok(again) = format(SourceId(0), &flat) else { continue };
        assert_eq!(forms(&again), forms(&flat), "{}, flat", path.display());
        assert_eq!(format(SourceId(0), &again).expect("it reads"), again, "{}, flat", path.display());
        count += 1;
    }
    assert!(count > 300, "expected the programs of the repository, found {count}");
}

#[test]
fn correct_programs_get_no_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in ["examples", "benches/programs", "conformance/cases"] {
        let mut paths = Vec::new();
        programs(&root.join(folder), &mut paths);
        assert!(!paths.is_empty(), "{folder}");
        for path in paths {
            let text = std::fs::read_to_string(&path).expect("a text");
            let mut lisp = Interpreter::<Fast>::new();
            lisp.set_source_paths(vec![path.parent().expect("a folder").to_owned()]);
            for found in check(&mut lisp, "it", &text) {
                let start = found.span.start as usize;
                let line = 1 + text[..start].matches('\n').count();
                let shown = text.lines().nth(line - 1).unwrap_or_default();
                // Of the cases some are wrong on purpose, and say so; of their warnings the arity is an error.
                let on_purpose = folder == "conformance/cases"
                    && (shown.contains("error")
                        || !found.is_error()
                        // A type that a form of the file makes has its full name only when that form has run.
                        || found.message.starts_with("unknown name user.")
                        || ["in-place:", "*data-readers*", "data-reader", "(intern "]
                            .iter()
                            .any(|word| text.contains(word)));
                assert!(on_purpose, "{}:{line}: {}: {shown}", path.display(), found.message);
            }
        }
    }
}
