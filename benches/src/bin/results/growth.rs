//! How the cost of an operation grows, beside that of the raw structure.

use std::fmt::Write;

use consair_benches::keys::Kind;
use consair_benches::workload::Group;
use consair_benches::{map, vector};

use crate::{Measured, code, figure, grouped, measure, ratio};

const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// The ratio may grow so much from one size to the next.
const LIMIT: f64 = 1.3;

/// Name, group, and whose ratio to whom.
const ROWS: [(&str, &str, &str, &str); 8] = [
    ("vector `conj`", "vector/conj", "fast", "vec"),
    ("vector `nth`", "vector/nth", "fast", "vec"),
    ("vector `assoc`", "vector/assoc", "fast", "vec"),
    ("vector iterate", "vector/iterate", "fast", "vec"),
    ("map `assoc`", "map/insert/int", "fast", "hashbrown"),
    ("map `get`", "map/lookup-hit/int", "fast", "hashbrown"),
    ("map iterate", "map/iterate/int", "fast", "hashbrown"),
    ("`sort`, from code", "sort", "code-fast", "vec"),
];

fn groups(size: usize) -> Vec<Group> {
    let mut groups = vector::groups(size);
    groups.extend(map::groups(size, Kind::Int));
    groups.push(code::sort(size));
    groups.iter_mut().for_each(code::add);
    groups.retain_mut(|group| {
        let row = ROWS.iter().find(|row| row.1 == group.name);
        group
            .subjects
            .retain(|subject| row.is_some_and(|row| row.2 == subject.name || row.3 == subject.name));
        row.is_some()
    });
    groups
}

/// The table, and under it what grows faster than it may.
pub(crate) fn write(out: &mut String) {
    let mut all: Vec<Measured> = Vec::new();
    for size in SIZES {
        for mut group in groups(size) {
            eprintln!("growth: {} {}", group.name, grouped(size));
            all.extend(measure(&mut group));
        }
    }
    let sizes = SIZES.map(grouped).join(" | ");
    let _ = writeln!(out, "\n| ratio to raw | {sizes} | largest step |\n|---|---|---|---|---|---|---|");
    let mut beyond = Vec::new();
    for (name, group, subject, base) in ROWS {
        let find = |subject, size| {
            let same = |m: &&Measured| m.group == group && m.subject == subject && m.size == size;
            all.iter().find(same).expect("measured above")
        };
        let ratios = SIZES.map(|size| ratio(find(subject, size), find(base, size)));
        let steps = ratios.windows(2).map(|pair| pair[1] / pair[0]);
        let (at, step) = steps.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).expect("more than one size");
        let cells = ratios.map(figure).join(" | ");
        let _ = writeln!(out, "| {name} | {cells} | {step:.2} |");
        if step > LIMIT {
            beyond.push(format!("{name} to {} ({step:.2})", grouped(SIZES[at + 1])));
        }
    }
    let _ = match beyond.is_empty() {
        true => writeln!(out, "\nNo ratio grows by more than {LIMIT} from one size to the next."),
        false => writeln!(out, "\nBeyond {LIMIT}: {}.", beyond.join(", ")),
    };
}
