//! The functions of the language that are written in it.
//!
//! `build.rs` makes the index; a definition is compiled when its name is first resolved.

include!(concat!(env!("OUT_DIR"), "/prelude.rs"));

/// The text of the definition of `name` in `namespace`.
pub(crate) fn find(namespace: &str, name: &str) -> Option<&'static str> {
    let at = INDEX.binary_search_by(|(ns, known, _)| (*ns, *known).cmp(&(namespace, name))).ok()?;
    Some(INDEX[at].2)
}

/// The names defined in `namespace`.
pub(crate) fn names(namespace: &str) -> impl Iterator<Item = &'static str> {
    INDEX.iter().filter(move |(ns, ..)| *ns == namespace).map(|(_, name, _)| *name)
}

/// The names and texts of the definitions in `namespace`.
pub(crate) fn definitions(namespace: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    INDEX.iter().filter(move |(ns, ..)| *ns == namespace).map(|(_, name, text)| (*name, *text))
}

/// The namespaces that have definitions.
pub(crate) fn namespaces() -> impl Iterator<Item = &'static str> {
    INDEX.chunk_by(|a, b| a.0 == b.0).map(|of_one| of_one[0].0)
}

/// True for the text of a private definition.
pub(crate) fn is_private(definition: &str) -> bool {
    ["(defn- ", "(def ^:private ", "(defmacro ^:private "].iter().any(|head| definition.starts_with(head))
}
