//! The collections without the language: the most frequent long words of a text, on each engine.
//!
//!     cargo run --release -p consair --example word_frequencies examples/text/declaration.txt

use consair::core::collection::{assoc, first, next, nth, seq, val_at};
use consair::{Cx, Engine, Error, Value};

/// A map from each word of five letters or more to how often it occurs.
fn frequencies<E: Engine>(cx: &mut Cx<E>, text: &str) -> Result<Value<E>, Error<E>> {
    let mut words = Value::Nil;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 5) {
        let word = Value::from(word.to_lowercase());
        let Value::Int(n) = val_at(&words, &word, Value::Int(0))? else {
            unreachable!("counts alone are put in")
        };
        words = assoc(cx, words, word, Value::Int(n + 1))?;
    }
    Ok(words)
}

fn report<E: Engine>(text: &str) -> Result<(), Error<E>> {
    let mut rows = Vec::new();
    let mut entries = seq(frequencies::<E>(&mut Cx::new(), text)?)?;
    while !entries.is_nil() {
        let entry = first(&entries)?;
        if let (word, Value::Int(n)) = (nth(&entry, 0, None)?, nth(&entry, 1, None)?) {
            rows.push((n, word));
        }
        entries = next(entries)?;
    }
    rows.sort_by_key(|(n, word)| (-n, word.to_string()));
    println!("{} words, {} engine", rows.len(), E::NAME);
    rows.iter().take(8).for_each(|(n, word)| println!("{n:4} {}", word.as_str().unwrap_or_default()));
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of a text")?;
    let text = std::fs::read_to_string(path)?;
    #[cfg(feature = "fast-engine")]
    report::<consair::Fast>(&text).map_err(|error| error.to_string())?;
    #[cfg(feature = "persistent-engine")]
    report::<consair::Persistent>(&text).map_err(|error| error.to_string())?;
    Ok(())
}
