//! All engines and policies on all cases: what they give and print is the same.

use consair_conformance::cases::{Transcript, transcript};
use consair_conformance::reference::Reference;
use consair_core::update::Policy;

/// Who ran a file, and what came of it.
type Run = (&'static str, Transcript);

fn runs(name: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![
        ("reference, unique", transcript::<Reference>(Policy::Unique, name)),
        ("reference, in-place", transcript::<Reference>(Policy::InPlace, name)),
        ("reference, report", transcript::<Reference>(Policy::Report, name)),
    ];
    #[cfg(feature = "fast-engine")]
    runs.extend([
        ("fast, unique", transcript::<consair_fast::Fast>(Policy::Unique, name)),
        ("fast, in-place", transcript::<consair_fast::Fast>(Policy::InPlace, name)),
        ("fast, report", transcript::<consair_fast::Fast>(Policy::Report, name)),
    ]);
    #[cfg(feature = "persistent-engine")]
    runs.push(("persistent, unique", transcript::<consair_persistent::Persistent>(Policy::Unique, name)));
    runs
}

fn agree(name: &str) {
    let runs = runs(name);
    let (first, expected) = &runs[0];
    let mut differences = Vec::new();
    for (other, found) in &runs[1..] {
        let lines = expected.iter().zip(found).filter(|(expected, found)| expected != found);
        differences
            .extend(lines.map(|(expected, found)| format!("  {first}: {expected}\n  {other}: {found}")));
        if expected.len() != found.len() {
            differences.push(format!("  {first} and {other} end at different forms"));
        }
    }
    assert!(
        differences.is_empty(),
        "{name}.clj: {} differences\n{}",
        differences.len(),
        differences.join("\n")
    );
}

consair_conformance::each_case!(agree);
