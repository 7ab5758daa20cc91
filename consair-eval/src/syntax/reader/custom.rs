//! What stands where by custom: which head a list probably has.

/// Heads of lists that give functions.
const GIVES_A_FUNCTION: [&str; 16] = [
    "fn",
    "fn*",
    "partial",
    "comp",
    "complement",
    "constantly",
    "get",
    "juxt",
    "resolve",
    "if",
    "or",
    "and",
    "memoize",
    "some-fn",
    "every-pred",
    "deref",
];
const TAKES_A_VECTOR: [&str; 16] = [
    "let",
    "loop",
    "for",
    "doseq",
    "dotimes",
    "fn",
    "binding",
    "if-let",
    "when-let",
    "if-some",
    "when-some",
    "with-open",
    "with-redefs",
    "letfn",
    "when-first",
    "bound-fn",
];
const CALLED: [&str; 20] = [
    "let", "loop", "for", "doseq", "dotimes", "fn", "if", "when", "cond", "do", "ns", "println", "str",
    "recur", "if-let", "when-let", "map", "reduce", "assoc", "require",
];

/// True for the head of a definition: `defn`, `ns`...
pub(super) fn is_definition(word: &str) -> bool {
    word == "ns" || word == "require" || (word.starts_with("def") && !word.starts_with("default"))
}

/// True for the head of a list whose value may be called.
pub(super) fn gives_a_function(word: &str) -> bool {
    GIVES_A_FUNCTION.contains(&word)
}

/// True for what a vector follows.
pub(super) fn takes_a_vector(word: &str) -> bool {
    TAKES_A_VECTOR.contains(&word)
}

/// True for what is the head of a list far more often than not.
pub(super) fn is_called(word: &str) -> bool {
    CALLED.contains(&word) || is_definition(word)
}
