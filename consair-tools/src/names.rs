//! The names of an interpreter, for completion: plain text, which may go to another thread.

use std::collections::{BTreeMap, BTreeSet};

use consair_core::engine::Engine;
use consair_eval::Interpreter;
use consair_eval::known::{NameKind, special_forms};
use consair_eval::syntax::lexer::Lexer;
use consair_eval::syntax::token::TokenKind;

/// What the names of a namespace are.
#[derive(Clone, Debug, Default)]
struct Namespace {
    public: Vec<(String, NameKind)>,
    refers: Vec<(String, NameKind)>,
    aliases: Vec<(String, String)>,
}

/// What may complete a text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Candidate {
    /// All of it, what was typed too.
    pub text: String,
    /// The namespace of what it names, where it has one.
    pub namespace: Option<String>,
    /// What it names, as editors call it: `function`, `macro`, `keyword`...
    pub kind: &'static str,
}

/// All names, as they were at the last [`Names::refresh`].
#[derive(Clone, Debug, Default)]
pub struct Names {
    namespaces: BTreeMap<String, Namespace>,
    keywords: BTreeSet<String>,
}

/// Keywords that programs use before they have been seen anywhere.
const KEYWORDS: [&str; 13] = [
    ":as", ":default", ":doc", ":dynamic", ":else", ":keys", ":let", ":or", ":private", ":refer", ":require",
    ":when", ":while",
];

/// What belongs to a word that is completed.
fn is_word(char: char) -> bool {
    !char.is_whitespace() && !"()[]{}\"',;@`~^\\".contains(char)
}

/// Where the word begins that ends at byte `end` of `text`.
pub fn word_start(text: &str, end: usize) -> usize {
    let before = text[..end].trim_end_matches(is_word);
    let word = &text[before.len()..end];
    // `#(f` and `#_f` begin something before the word.
    before.len() + if word.starts_with("#_") { 2 } else { 0 }
}

impl Names {
    /// The names of `lisp`.
    pub fn of<E: Engine>(lisp: &mut Interpreter<E>) -> Self {
        let mut names = Names::default();
        names.keywords.extend(KEYWORDS.map(str::to_owned));
        names.refresh(lisp);
        names
    }

    /// Takes in what has been defined since.
    ///
    /// # Complexity
    /// Linear in the names of the namespaces that are not built in.
    pub fn refresh<E: Engine>(&mut self, lisp: &mut Interpreter<E>) {
        for name in lisp.namespaces() {
            let built_in = ["clojure.", "consair."].iter().any(|prefix| name.starts_with(prefix));
            if built_in && self.namespaces.contains_key(&name) {
                continue;
            }
            let namespace = Namespace {
                public: lisp.names(&name),
                refers: lisp.refers(&name),
                aliases: lisp.aliases(&name),
            };
            self.namespaces.insert(name, namespace);
        }
    }

    /// Takes in the keywords of a text.
    pub fn note(&mut self, text: &str) {
        let mut lexer = Lexer::new(text);
        loop {
            let token = lexer.next_token();
            match token.kind {
                TokenKind::End => return,
                TokenKind::Keyword if token.end - token.start > 1 => {
                    self.keywords.insert(text[token.start..token.end].to_owned());
                }
                _ => {}
            }
        }
    }

    /// The names of all namespaces, sorted.
    pub fn namespaces(&self) -> impl Iterator<Item = &str> {
        self.namespaces.keys().map(String::as_str)
    }

    /// What `word` means: the macro or function by that name, without its namespace.
    pub fn kind(&self, namespace: &str, word: &str) -> Option<NameKind> {
        if special_forms().any(|name| name == word) {
            return Some(NameKind::SpecialForm);
        }
        let of = |names: &[(String, NameKind)]| {
            names.binary_search_by(|(name, _)| name.as_str().cmp(word)).ok().map(|at| names[at].1)
        };
        let here = self.namespaces.get(namespace);
        here.and_then(|here| of(&here.public).or_else(|| of(&here.refers)))
            .or_else(|| of(&self.namespaces.get("clojure.core")?.public))
    }

    /// What may complete `prefix` in `namespace`, sorted.
    pub fn complete(&self, namespace: &str, prefix: &str) -> Vec<Candidate> {
        let mut found = BTreeSet::new();
        let here = self.namespaces.get(namespace);
        if prefix.starts_with(':') {
            let fits = self.keywords.iter().filter(|keyword| keyword.starts_with(prefix));
            let candidate =
                |text: &String| Candidate { text: text.clone(), namespace: None, kind: "keyword" };
            return fits.map(candidate).collect();
        }
        if let Some((qualifier, rest)) = prefix.split_once('/').filter(|(qualifier, _)| !qualifier.is_empty())
        {
            let alias = here.and_then(|here| here.aliases.iter().find(|(alias, _)| alias == qualifier));
            let full = alias.map_or(qualifier, |(_, name)| name);
            let public = self.namespaces.get(full).into_iter().flat_map(|namespace| &namespace.public);
            for (name, kind) in public.filter(|(name, _)| name.starts_with(rest)) {
                found.insert(candidate(format!("{qualifier}/{name}"), Some(full), *kind));
            }
            return found.into_iter().collect();
        }
        for (of, namespace) in [(namespace, here), ("clojure.core", self.namespaces.get("clojure.core"))] {
            for (name, kind) in namespace.into_iter().flat_map(|namespace| &namespace.public) {
                if name.starts_with(prefix) {
                    found.insert(candidate(name.clone(), Some(of), *kind));
                }
            }
        }
        for (name, kind) in here.into_iter().flat_map(|here| &here.refers) {
            if name.starts_with(prefix) {
                found.insert(candidate(name.clone(), None, *kind));
            }
        }
        let aliases = here.into_iter().flat_map(|here| here.aliases.iter().map(|(alias, _)| alias));
        for name in aliases.chain(self.namespaces.keys()).filter(|name| name.starts_with(prefix)) {
            found.insert(candidate(name.clone(), None, NameKind::Namespace));
        }
        for name in special_forms().filter(|name| name.starts_with(prefix)) {
            found.insert(candidate(name.to_owned(), None, NameKind::SpecialForm));
        }
        found.into_iter().collect()
    }
}

fn candidate(text: String, namespace: Option<&str>, kind: NameKind) -> Candidate {
    Candidate { text, namespace: namespace.map(str::to_owned), kind: kind.name() }
}

#[cfg(test)]
mod tests {
    use consair_fast::Fast;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("reduce-k", "reduce-kv function")]
    #[case("my-", "my-thing var")]
    #[case("s/upper", "s/upper-case function")]
    #[case("clojure.set/diff", "clojure.set/difference function")]
    #[case("clojure.wa", "clojure.walk namespace")]
    #[case("when-le", "when-let macro")]
    #[case("recu", "recur special-form")]
    #[case(":my-k", ":my-key keyword")]
    #[case("nothing-like-this", "")]
    fn names_are_completed(#[case] prefix: &str, #[case] expected: &str) {
        let mut lisp = Interpreter::<Fast>::new();
        let text = "(require '[clojure.string :as s]) (def my-thing {:my-key 1})";
        lisp.eval_str(text).expect("it runs");
        let mut names = Names::of(&mut lisp);
        names.note(text);
        let found: Vec<_> = names.complete("user", prefix).into_iter().collect();
        let shown: Vec<_> = found.iter().map(|found| format!("{} {}", found.text, found.kind)).collect();
        assert_eq!(shown.join(", "), expected);
    }

    #[rstest]
    #[case("(map inc", 5)]
    #[case("(", 1)]
    #[case("#(pri", 2)]
    #[case("'s/a", 1)]
    #[case("@at", 1)]
    #[case("{:a", 1)]
    #[case("é日", 0)]
    fn words_begin(#[case] text: &str, #[case] start: usize) {
        assert_eq!(word_start(text, text.len()), start);
    }
}
