//! Checks the case files given by their paths, for those who write some:
//! `cargo run -p consair-conformance --example case -- conformance/cases/*/*.clj`.

use std::path::Path;
use std::process::ExitCode;

use consair_conformance::cases::failures;
use consair_conformance::reference::Reference;
use consair_core::engine::Engine;
use consair_core::update::Policy;

fn check<E: Engine>(name: &str, text: &str) -> Vec<String> {
    let policies: &[Policy] =
        if E::CAN_ALIAS { &[Policy::Unique, Policy::InPlace, Policy::Report] } else { &[Policy::Unique] };
    let mut all = Vec::new();
    for &policy in policies {
        let head = |failure| format!("[{}, {}] {failure}", E::NAME, policy.name());
        all.extend(failures::<E>(policy, name, text).into_iter().map(head));
    }
    all
}

fn main() -> ExitCode {
    let mut failed = false;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a case file");
        let path = Path::new(&path).with_extension("");
        let names: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy()).collect();
        let name = names.iter().rev().cloned().collect::<Vec<_>>().join("/");
        let mut failures = check::<Reference>(&name, &text);
        #[cfg(feature = "fast-engine")]
        failures.extend(check::<consair_fast::Fast>(&name, &text));
        #[cfg(feature = "persistent-engine")]
        failures.extend(check::<consair_persistent::Persistent>(&name, &text));
        failed |= !failures.is_empty();
        failures.iter().for_each(|failure| println!("{failure}"));
    }
    ExitCode::from(u8::from(failed))
}
