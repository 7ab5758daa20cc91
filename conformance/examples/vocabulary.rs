//! Writes `docs/clojure.md`: `cargo run -p consair-conformance --example vocabulary`.

use consair_conformance::vocabulary;

fn main() -> std::io::Result<()> {
    let wrong = vocabulary::disagreements();
    for line in &wrong {
        eprintln!("consair-eval/src/vocabulary.txt: {line}");
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/clojure.md");
    std::fs::write(path, vocabulary::page())?;
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(std::io::Error::other("the list does not agree with the language"))
    }
}
