//! Prints how well the reader does on broken programs:
//! `cargo run -p consair-conformance --example broken [-- --seed N --count N --list --failures]`.
//!
//! Without a seed the mutants are those of `broken/mutants.tsv`; `--list` prints such a file.

use std::time::{Duration, Instant};

use consair_conformance::broken::{
    Figures, Mutant, habit_figures, habits, list_of, listed, mutant_figures, mutants, program, programs,
};
use consair_core::span::SourceId;
use consair_eval::syntax::reader::{ReadOptions, read};

fn option(name: &str) -> Option<u64> {
    let mut args = std::env::args().skip_while(|arg| arg != name);
    args.nth(1)?.parse().ok()
}

fn main() {
    let has = |name: &str| std::env::args().any(|arg| arg == name);
    let changed = match option("--seed") {
        Some(seed) => mutants(seed, option("--count").unwrap_or(300) as usize),
        None => listed(),
    };
    if has("--list") {
        print!("{}", list_of(&changed));
        return;
    }
    let figures = mutant_figures(&changed);
    println!("{} mutants of {} programs", changed.len(), programs().count());
    println!("  intact forms all there     {}", figures.intact);
    show(&figures, has("--failures"));
    println!("  time against the original  {:.3}", slowdown(&changed));
    let by_hand = habits();
    let figures = habit_figures(&by_hand);
    println!("{} programs by hand", by_hand.len());
    println!("  right suggestion           {}", figures.suggested);
    show(&figures, has("--failures"));
    let alarms = programs()
        .filter(|(_, text)| !read(SourceId(0), text, &ReadOptions::default()).diagnostics.is_empty());
    println!("false alarms on the {} programs: {}", programs().count(), alarms.count());
}

fn show(figures: &Figures, failures: bool) {
    println!("  first error within a line  {}", figures.placed);
    println!(
        "  spurious errors            mean {:.2}, median {}",
        figures.mean_spurious(),
        figures.median_spurious()
    );
    if failures {
        figures.failures.iter().for_each(|failure| println!("    {failure}"));
    }
}

/// The median, over the mutants, of the time to read one against that of its original.
fn slowdown(mutants: &[Mutant]) -> f64 {
    let options = ReadOptions::default();
    let time = |text: &str| {
        let once = |text: &str| {
            let start = Instant::now();
            std::hint::black_box(read(SourceId(0), text, &options));
            start.elapsed()
        };
        (0..15).map(|_| once(text)).min().unwrap_or(Duration::ZERO).as_secs_f64()
    };
    let ratio = |mutant: &Mutant| time(&mutant.text()) / time(program(mutant.program));
    let mut kinds: std::collections::BTreeMap<&str, Vec<f64>> = Default::default();
    for mutant in mutants {
        let what = if mutant.text().matches('"').count() == program(mutant.program).matches('"').count() {
            "brackets"
        } else {
            "quotes"
        };
        kinds.entry(what).or_default().push(ratio(mutant));
    }
    for (kind, mut ratios) in kinds {
        ratios.sort_by(f64::total_cmp);
        println!(
            "  {kind} {} median {:.3} p90 {:.3}",
            ratios.len(),
            ratios[ratios.len() / 2],
            ratios[ratios.len() * 9 / 10]
        );
    }
    let mut ratios: Vec<f64> = mutants.iter().map(ratio).collect();
    ratios.sort_by(f64::total_cmp);
    let all: (f64, f64) = mutants
        .iter()
        .fold((0.0, 0.0), |(a, b), mutant| (a + time(&mutant.text()), b + time(program(mutant.program))));
    println!("  whole time / originals     {:.3}", all.0 / all.1);
    ratios.get(ratios.len() / 2).copied().unwrap_or(1.0)
}
