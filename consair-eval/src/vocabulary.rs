//! How `clojure.core` here stands to Clojure's: the one list that messages and `docs/clojure.md` are made of.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How a name of Clojure stands here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// As Clojure documents it; what it is, where nothing else says so, or nothing.
    There(&'static str),
    /// There, but not quite the same: how.
    Different(&'static str),
    /// Not there: why, and what takes its place.
    Absent(&'static str),
}

/// The names of Clojure's `clojure.core` and its special forms, in order, and how they stand.
pub fn names() -> impl Iterator<Item = (&'static str, Standing)> {
    let lines = include_str!("vocabulary.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with("# ") && *line != "#").map(entry)
}

fn entry(line: &'static str) -> (&'static str, Standing) {
    let Some((name, rest)) = line.split_once(' ') else { return (line, Standing::There("")) };
    let standing = match rest.trim_start().split_once(' ') {
        Some(("there", what)) => Standing::There(what.trim()),
        Some(("different", how)) => Standing::Different(how.trim()),
        Some(("absent", why)) => Standing::Absent(why.trim()),
        _ => unreachable!("{line:?} says neither `there`, `different` nor `absent`, and one sentence"),
    };
    (name, standing)
}

/// Why `name` of `clojure.core` is not there, if it is not.
pub(crate) fn why_absent(name: &str) -> Option<&'static str> {
    static ABSENT: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let absent = names().filter_map(|(name, standing)| match standing {
            Standing::Absent(why) => Some((name, why)),
            _ => None,
        });
        absent.collect()
    });
    ABSENT.get(name).copied()
}
