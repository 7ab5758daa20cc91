//! The list of Clojure's names agrees with the language, and `docs/clojure.md` with the list.

use consair_conformance::vocabulary;

#[test]
fn every_name_is_there_or_says_why_not() {
    let wrong = vocabulary::disagreements();
    assert!(wrong.is_empty(), "consair-eval/src/vocabulary.txt:\n{}", wrong.join("\n"));
}

#[test]
fn the_page_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/clojure.md");
    let page = std::fs::read_to_string(path).expect("docs/clojure.md is there");
    assert!(
        page == vocabulary::page(),
        "docs/clojure.md is stale: cargo run -p consair-conformance --example vocabulary"
    );
}
