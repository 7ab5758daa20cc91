//! The names of an interpreter, for completion: plain text, which may go to another thread.

use std::collections::{BTreeMap, BTreeSet};

use consair_core::engine::Engine;
use consair_eval::Interpreter;
use consair_eval::known::{NameInfo, NameKind, special_forms};
use consair_eval::syntax::lexer::Lexer;
use consair_eval::syntax::token::TokenKind;

/// What the names of a namespace are.
#[derive(Clone, Debug, Default)]
struct Namespace {
    /// What is known of its names, sorted.
    public: Vec<NameInfo>,
    /// Names, and the qualified names that they stand for.
    refers: Vec<(String, String)>,
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
    special: Vec<NameInfo>,
}

impl Namespace {
    fn get(&self, name: &str) -> Option<&NameInfo> {
        let at = self.public.binary_search_by(|known| known.name.as_str().cmp(name)).ok()?;
        Some(&self.public[at])
    }

    /// Those that begin so.
    fn starting<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a NameInfo> {
        self.public.iter().filter(move |known| known.name.starts_with(prefix))
    }
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
        names.special = special_forms().collect();
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

    /// What is known of `word`, as it is understood in `namespace`.
    pub fn known(&self, namespace: &str, word: &str) -> Option<NameInfo> {
        let here = self.namespaces.get(namespace);
        if let Some((qualifier, name)) = word.split_once('/').filter(|(qualifier, _)| !qualifier.is_empty()) {
            return self.namespaces.get(self.full(namespace, qualifier))?.get(name).cloned();
        }
        let special = self.special.iter().find(|special| special.name == word);
        let refer = || {
            let (_, full) = here?.refers.iter().find(|(name, _)| name == word)?;
            let (namespace, name) = full.split_once('/')?;
            self.namespaces.get(namespace)?.get(name)
        };
        let found = special.or_else(|| here?.get(word)).or_else(refer);
        found.or_else(|| self.namespaces.get("clojure.core")?.get(word)).cloned()
    }

    /// The namespace that `qualifier`, perhaps an alias, means.
    fn full<'a>(&'a self, namespace: &str, qualifier: &'a str) -> &'a str {
        let here = self.namespaces.get(namespace);
        let alias = here.and_then(|here| here.aliases.iter().find(|(alias, _)| alias == qualifier));
        alias.map_or(qualifier, |(_, name)| name)
    }

    /// What may complete `prefix` in `namespace`, sorted.
    pub fn complete(&self, namespace: &str, prefix: &str) -> Vec<Candidate> {
        if prefix.starts_with(':') {
            let fits = self.keywords.iter().filter(|keyword| keyword.starts_with(prefix));
            let candidate =
                |text: &String| Candidate { text: text.clone(), namespace: None, kind: "keyword" };
            return fits.map(candidate).collect();
        }
        if let Some((qualifier, rest)) = prefix.split_once('/').filter(|(qualifier, _)| !qualifier.is_empty())
        {
            let full = self.namespaces.get(self.full(namespace, qualifier));
            let known = full.into_iter().flat_map(|namespace| namespace.starting(rest));
            return known.map(|known| of_known(format!("{qualifier}/{}", known.name), known)).collect();
        }
        let here = self.namespaces.get(namespace);
        let mut found = BTreeSet::new();
        for namespace in [here, self.namespaces.get("clojure.core")].into_iter().flatten() {
            found.extend(namespace.starting(prefix).map(|known| of_known(known.name.clone(), known)));
        }
        let refers = here.into_iter().flat_map(|here| &here.refers).map(|(name, _)| name);
        for name in refers.filter(|name| name.starts_with(prefix)) {
            found.extend(self.known(namespace, name).map(|known| of_known(name.clone(), &known)));
        }
        let aliases = here.into_iter().flat_map(|here| &here.aliases).map(|(alias, _)| alias);
        for name in aliases.chain(self.namespaces.keys()).filter(|name| name.starts_with(prefix)) {
            let kind = NameKind::Namespace.name();
            found.insert(Candidate { text: name.clone(), namespace: None, kind });
        }
        let special = self.special.iter().filter(|special| special.name.starts_with(prefix));
        found.extend(special.map(|special| of_known(special.name.clone(), special)));
        found.into_iter().collect()
    }
}

fn of_known(text: String, known: &NameInfo) -> Candidate {
    Candidate { text, namespace: known.namespace.clone(), kind: known.kind.name() }
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
