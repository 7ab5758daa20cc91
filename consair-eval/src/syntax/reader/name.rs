//! What may be a name.

/// Why `text` cannot be a symbol (or, without its colons, a keyword).
pub(super) fn name_trouble(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("a name has at least one character");
    }
    if text.contains(char::is_control) {
        return Some("a name has no control characters");
    }
    if text.ends_with(':') || text.contains("::") {
        return Some("a name has no colon at its end and no two in a row");
    }
    let (namespace, name) = text.split_once('/').filter(|_| text != "/")?;
    if namespace.is_empty() || name.is_empty() {
        return Some("a slash stands between a namespace and a name");
    }
    if namespace.ends_with(':') {
        return Some("a namespace has no colon at its end");
    }
    if name != "/" && (name.starts_with('/') || name.ends_with('/')) {
        return Some("a slash stands between a namespace and a name");
    }
    name.starts_with(|char: char| char.is_ascii_digit())
        .then_some("the part after the slash does not begin with a digit")
}
