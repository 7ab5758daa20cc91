//! The Clojure of the book runs, and gives what it says.

use std::path::Path;

use consair_eval::Interpreter;
use consair_fast::Fast;

/// The blocks of a language in a text, each with the line that it begins in.
fn blocks(text: &str, language: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (index, line) in text.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(found)) if found == language => open = Some((index + 2, String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            _ => {}
        }
    }
    blocks
}

/// What a line says that its last form gives; what follows after two spaces is about other engines.
fn expected(line: &str) -> Option<&str> {
    let (_, after) = line.split_once("; => ")?;
    Some(after.split("  ").next().unwrap_or(after).trim())
}

#[test]
fn every_block_runs_and_gives_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut count = 0;
    let docs = std::fs::read_dir(root.join("docs")).expect("the book").flatten().map(|entry| entry.path());
    for path in docs.chain([root.join("README.md")]) {
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        for (start, block) in blocks(&text, "clojure") {
            let mut lisp = Interpreter::<Fast>::new();
            lisp.cx().set_output(Box::new(std::io::sink()));
            let input = std::fs::File::open(root.join("examples/text/declaration.txt")).expect("a text");
            consair_eval::set_standard_input(std::io::BufReader::new(input));
            let forms = lisp
                .read_named("block", &block)
                .unwrap_or_else(|error| panic!("{}:{start}: {}", path.display(), error.message()));
            for form in forms {
                let end = form.span.end as usize;
                let at = start + block[..end].matches('\n').count();
                let place = format!("{}:{at}", path.display());
                let value =
                    lisp.eval_form(form).unwrap_or_else(|error| panic!("{place}: {}", error.message()));
                let rest = block[end..].lines().next().unwrap_or_default();
                if let Some(expected) = expected(rest).filter(|_| rest.trim_start().starts_with(';')) {
                    assert_eq!(lisp.pr_str(&value).expect("it prints"), expected, "{place}");
                }
                count += 1;
            }
        }
    }
    assert!(count > 20, "expected the programs of the book, found {count} forms");
}
