//! The cases on every engine under every policy.

/// The naive engine.
mod reference {
    consair_conformance::cases!(consair_conformance::reference::Reference, aliasing);
}

/// The fast engine.
#[cfg(feature = "fast-engine")]
mod fast {
    consair_conformance::cases!(consair_fast::Fast, aliasing);
}

/// The persistent engine.
#[cfg(feature = "persistent-engine")]
mod persistent {
    consair_conformance::cases!(consair_persistent::Persistent);
}

#[path = "cases/ownership.rs"]
mod ownership;

#[test]
fn every_known_failure_names_a_case() {
    let unknown = consair_conformance::cases::unknown_entries();
    assert!(unknown.is_empty(), "there are no such cases: {unknown:#?}");
}

#[test]
fn few_cases_state_two_answers() {
    use consair_conformance::cases::{FILES, parse};
    let items = FILES.iter().flat_map(|(_, text)| parse(text).unwrap_or_default());
    let cases: Vec<_> = items.filter_map(|item| item.case).collect();
    let two = cases.iter().filter(|case| case.aliasing.is_some()).count();
    assert!(two * 100 <= cases.len() * 3, "{two} of {} cases state two answers", cases.len());
}
