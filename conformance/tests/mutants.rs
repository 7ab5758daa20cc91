//! Each mutant of the reference engine is killed by each law that is named for it.

use consair_conformance::laws::{Law, laws};
use consair_conformance::mutants::{Faulty, MUTANTS, Mutant, model_agrees, set_fault};
use consair_core::context::Cx;
use consair_core::update::Policy;

const POLICIES: [Policy; 3] = [Policy::Unique, Policy::InPlace, Policy::Report];

/// Runs `body` on a thread of its own with the fault; true when it fails or panics.
fn fails(fault: u32, body: impl FnOnce() -> bool + Send + 'static) -> bool {
    let thread = std::thread::spawn(move || {
        set_fault(fault);
        body()
    });
    !thread.join().unwrap_or(false)
}

/// True when `law` holds under every policy to which it applies.
fn holds(law: &Law<Faulty>) -> bool {
    POLICIES.into_iter().filter(|&policy| law.when.applies(policy)).all(|policy| {
        let mut cx = Cx::new();
        cx.set_policy(policy).expect("the mutants can alias");
        (law.check)(&mut cx).is_ok()
    })
}

fn named(name: &str) -> Option<Law<Faulty>> {
    laws().into_iter().find(|law| format!("{}::{}", law.area, law.name) == name)
}

#[test]
fn every_mutant_is_killed_by_the_laws_named_for_it() {
    let mut wrong = Vec::new();
    for Mutant { fault, what, killed_by } in MUTANTS {
        for name in *killed_by {
            let Some(law) = named(name) else {
                wrong.push(format!("{name}, named for mutant {fault}, is no law"));
                continue;
            };
            if !fails(*fault, move || holds(&law)) {
                wrong.push(format!("mutant {fault} ({what}) survives {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_a_fault_the_laws_named_for_the_mutants_hold() {
    for name in MUTANTS.iter().flat_map(|mutant| mutant.killed_by) {
        let law = named(name).expect("a law");
        assert!(!fails(0, move || holds(&law)), "{name} fails without a fault");
    }
}

#[test]
fn the_faults_have_different_numbers() {
    let numbers: std::collections::HashSet<_> = MUTANTS.iter().map(|mutant| mutant.fault).collect();
    assert_eq!(numbers.len(), MUTANTS.len());
    assert!(!numbers.contains(&0));
}

/// The faults that the models see: those of operations and walks that core uses.
const SEEN_BY_MODELS: [u32; 30] = [
    1, 2, 3, 4, 5, 7, 10, 14, 15, 16, 21, 31, 33, 34, 35, 36, 39, 40, 41, 46, 47, 49, 61, 63, 64, 65, 66, 67,
    69, 73,
];

#[test]
fn the_models_kill_the_mutants_that_they_can_see() {
    for fault in SEEN_BY_MODELS {
        let agrees = move || POLICIES.into_iter().all(|policy| model_agrees(fault, policy).is_ok());
        assert!(fails(fault, agrees), "mutant {fault} survives its model");
    }
}

/// `cargo test -p consair-conformance --test mutants -- --ignored --nocapture`: the laws that each mutant
/// breaks, but for the slow ones.
#[test]
#[ignore = "prints a table"]
fn table_of_mutants_and_laws() {
    for Mutant { fault, what, .. } in MUTANTS {
        let quick =
            laws::<Faulty>().into_iter().filter(|law| !["deep", "cycle", "model"].contains(&law.area));
        let killers: Vec<_> = quick
            .map(|law| (format!("{}::{}", law.area, law.name), law))
            .filter_map(|(name, law)| fails(*fault, move || holds(&law)).then_some(name))
            .collect();
        println!("{fault} {what}: {} laws: {}", killers.len(), killers.join(" "));
    }
}
