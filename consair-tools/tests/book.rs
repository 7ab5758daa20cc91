//! The Clojure of the book runs, and gives what it says.

use std::path::{Path, PathBuf};

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

/// The texts of a folder and all folders in it, but those that are made.
fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let made = name == "target" || name == "book" || name.to_string_lossy().starts_with('.');
        if path.is_dir() && !made {
            texts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

/// A text without its blocks of code.
fn prose(text: &str) -> String {
    let mut code = false;
    let lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What follows `#` in a link to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|char| char.is_alphanumeric() || " -_".contains(*char));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The links of a text to other texts of the repository: path and anchor.
fn links(text: &str) -> Vec<(String, String)> {
    let pattern = regex::Regex::new(r"\]\(([^()\s]+)\)").expect("a pattern");
    let targets = pattern.captures_iter(text).map(|found| found[1].to_owned());
    let inner = targets.filter(|target| !target.contains("://"));
    inner
        .map(|target| {
            let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
            (path.to_owned(), anchor.to_owned())
        })
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository");
    let mut paths = Vec::new();
    texts(&root, &mut paths);
    // What an example reads.
    paths.retain(|path| !path.ends_with("examples/markdown.md"));
    let mut count = 0;
    for path in &paths {
        let text = prose(&std::fs::read_to_string(path).expect("a text"));
        for (target, at) in links(&text) {
            let place = format!("{}: {target}#{at}", path.display());
            let to = match target.is_empty() {
                true => path.clone(),
                false => path.parent().expect("a folder").join(&target),
            };
            let to = to.canonicalize().unwrap_or_else(|_| panic!("{place}: there is no such file"));
            // The book holds nothing else.
            let docs = root.join("docs");
            assert!(!path.starts_with(&docs) || to.starts_with(&docs), "{place} leads out of the book");
            if !at.is_empty() {
                let other = prose(&std::fs::read_to_string(&to).expect("a text"));
                let headings = other.lines().filter_map(|line| line.strip_prefix('#'));
                let mut anchors = headings.map(|line| anchor(line.trim_start_matches('#').trim()));
                assert!(anchors.any(|anchor| anchor == at), "{place}: there is no such heading");
            }
            count += 1;
        }
    }
    assert!(count > 150, "expected the links of the book, found {count}");
}

#[test]
fn every_text_of_the_book_is_a_chapter() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let mut paths = Vec::new();
    texts(&docs, &mut paths);
    let summary = std::fs::read_to_string(docs.join("SUMMARY.md")).expect("the contents");
    let chapters: Vec<_> = links(&summary).into_iter().map(|(path, _)| docs.join(path)).collect();
    for path in paths.iter().filter(|path| !path.ends_with("SUMMARY.md")) {
        assert!(chapters.contains(path), "{} is not in SUMMARY.md", path.display());
    }
}
