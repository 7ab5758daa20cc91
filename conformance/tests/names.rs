//! Each name of `clojure.core` that is there has cases: in a file of its name, or in the one that
//! `cases/names.txt` says.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use consair_eval::vocabulary::{Standing, names};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// The words that the cases of a file use.
fn words(text: &str) -> HashSet<String> {
    let ends = |c: char| c.is_whitespace() || "()[]{}\"`,;~@^".contains(c);
    let lines = text.lines().filter(|line| !line.starts_with("; "));
    let words = lines.flat_map(|line| line.split(ends)).map(|word| word.trim_start_matches(['\'', '#']));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The files of cases by `area/file`, and the words that each uses.
fn files() -> HashMap<String, HashSet<String>> {
    let mut found = HashMap::new();
    for area in fs::read_dir(cases()).expect("the cases are here").filter_map(Result::ok) {
        let Ok(entries) = fs::read_dir(area.path()) else { continue };
        for file in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            let (area, stem) = (area.file_name(), file.file_stem().unwrap_or_default().to_owned());
            let name = format!("{}/{}", area.to_string_lossy(), stem.to_string_lossy());
            found.insert(name, words(&fs::read_to_string(&file).expect("a readable file")));
        }
    }
    found
}

/// The file that a name has of its own: `empty?` is `empty-q`, `list*` is `list-star`, `swap!` is `swap`.
fn stem(name: &str) -> String {
    let inner =
        name.strip_prefix('*').and_then(|name| name.strip_suffix('*')).filter(|name| !name.is_empty());
    let stem = inner.unwrap_or(name).replace('?', "-q").replace('*', "-star").replace('!', "");
    stem.trim_end_matches('\'').to_owned()
}

#[test]
fn every_name_has_cases() {
    let files = files();
    let listed = fs::read_to_string(cases().join("names.txt")).expect("cases/names.txt is there");
    let listed: HashMap<_, _> = listed
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .filter_map(|line| line.split_once(' '))
        .map(|(name, file)| (name, file.trim()))
        .collect();
    let mut wrong = Vec::new();
    for (name, standing) in names() {
        let own = format!("/{}", stem(name));
        let has_own = files.iter().any(|(file, words)| file.ends_with(&own) && words.contains(name));
        match (standing, listed.get(name)) {
            (Standing::Absent(_), None) => {}
            (Standing::Absent(_), Some(_)) => wrong.push(format!("{name} is listed and absent")),
            (_, Some(_)) if has_own => wrong.push(format!("{name} is listed and has a file of its own")),
            (_, Some(file)) if !files.get(*file).is_some_and(|words| words.contains(name)) => {
                wrong.push(format!("{name} is not used in {file}"));
            }
            (_, Some(_)) => {}
            (_, None) if !has_own => wrong.push(format!("{name} has no cases")),
            (_, None) => {}
        }
    }
    let known: HashSet<_> = names().map(|(name, _)| name).collect();
    wrong.extend(
        listed.keys().filter(|name| !known.contains(**name)).map(|name| format!("{name} is no name")),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
