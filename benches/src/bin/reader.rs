//! Megabytes a second that the reader reads, of ordinary code:
//!
//! ```sh
//! cargo run --release -p consair-benches --bin reader            # ten megabytes of each
//! cargo run --release -p consair-benches --bin reader -- 1 once  # one megabyte to forms, once, for a profile
//! ```
//!
//! The texts are the files of the prelude and those of the conformance cases, joined and repeated.
//! Measured are *forms* (text to a tree with spans, and its end), and *values* (one `read-string` of a
//! vector of all of them, its end too). A figure is that of the best of eleven rounds: what disturbs a
//! round makes it slower, never faster.

use std::path::{Path, PathBuf};
use std::time::Instant;

use consair_core::span::SourceId;
use consair_eval::Interpreter;
use consair_eval::syntax::reader::{ReadOptions, read};
use consair_fast::Fast;

const ROUNDS: usize = 11;

fn main() {
    let mut args = std::env::args().skip(1);
    let megabytes: usize = args.next().and_then(|text| text.parse().ok()).unwrap_or(10);
    let once = args.next().is_some();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (name, folder) in [("prelude", "consair-eval/src/prelude"), ("cases", "conformance/cases")] {
        let text = repeated(&joined(&root.join(folder)), megabytes << 20);
        if once {
            assert!(forms(&text) > 0);
            continue;
        }
        let to_forms = rate(text.len(), || {
            forms(&text);
        });
        let data = format!("[{}]", data(&text));
        let mut lisp = Interpreter::<Fast>::new();
        lisp.define("text", consair_core::value::Value::string(&data));
        let to_values = rate(data.len(), || {
            lisp.eval_str("(count (read-string text))").expect("data");
        });
        println!("{name:>8}  {to_forms:>6.1} MB/s to forms  {to_values:>6.1} MB/s to values");
    }
}

fn forms(text: &str) -> usize {
    let read = read(SourceId(0), text, &ReadOptions::default());
    assert_eq!(read.diagnostics, [], "ordinary code is right");
    read.forms.len()
}

/// The text without what only code has.
fn data(text: &str) -> String {
    let plain = |line: &&str| !line.contains(['#', '`', '~', '@']) && !line.contains("::");
    text.split_inclusive("\n(").filter(plain).collect()
}

fn rate(bytes: usize, mut run: impl FnMut()) -> f64 {
    let round = |_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    bytes as f64 / (0..ROUNDS).map(round).fold(f64::MAX, f64::min) / 1e6
}

fn repeated(text: &str, bytes: usize) -> String {
    text.repeat(1 + bytes / text.len())
}

/// The files that read without a word, each followed by an empty line.
fn joined(folder: &Path) -> String {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).expect("a text") + "\n\n");
    let is_right = |text: &String| read(SourceId(0), text, &ReadOptions::default()).diagnostics.is_empty();
    texts.filter(is_right).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "clj") {
            files.push(path);
        }
    }
}
