//! The figures of a run as a file of data, and the plots made of the files of data.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use consair_benches::plot::{Row, dots};

use crate::{Measured, base, grouped, median, ratio};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Writes `measured/collections.tsv`: nanoseconds, and the ratio to the raw structure.
pub(crate) fn write_data(all: &[Measured]) -> io::Result<()> {
    let mut text = String::from("group\tsize\tsubject\tns\tratio\n");
    for of in all {
        let ns = median(of.rounds.iter().copied());
        let ratio = base(all, of).map_or("-".to_owned(), |base| format!("{:.3}", ratio(of, base)));
        text.push_str(&format!("{}\t{}\t{}\t{ns:.3}\t{ratio}\n", of.group, of.size, of.subject));
    }
    fs::create_dir_all(folder("measured"))?;
    fs::write(folder("measured/collections.tsv"), text)
}

/// The lines of a file of data after its first, in columns.
fn read(name: &str) -> io::Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(folder("measured").join(name))?;
    Ok(text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

/// Writes the plots.
pub(crate) fn write() -> io::Result<()> {
    fs::create_dir_all(folder("plots"))?;
    for (file, subject, title) in [
        ("fast.svg", "fast", "The fast engine's containers against Vec and hashbrown"),
        ("persistent.svg", "persistent", "The persistent engine's containers against im-rc"),
    ] {
        fs::write(folder("plots").join(file), collections(subject, title)?)?;
    }
    fs::write(folder("plots/programs.svg"), programs()?)
}

fn collections(subject: &str, title: &str) -> io::Result<String> {
    let cells: Vec<_> = read("collections.tsv")?.into_iter().filter(|cells| cells[2] == subject).collect();
    let sizes = consair_benches::SIZES;
    let mut rows: Vec<Row> = Vec::new();
    for cells in &cells {
        let (label, at) = (&cells[0], sizes.iter().position(|size| size.to_string() == cells[1]));
        if rows.iter().all(|row| row.label != *label) {
            rows.push(Row { label: label.clone(), values: vec![None; sizes.len()] });
        }
        let row = rows.iter_mut().find(|row| row.label == *label);
        if let (Some(row), Some(at)) = (row, at) {
            row.values[at] = cells[4].parse().ok();
        }
    }
    rows.sort_by_key(|row| consair_benches::SUITES.len().min(family(&row.label)));
    let series = sizes.map(|size| format!("{} elements", grouped(size)));
    let series: Vec<_> = series.iter().map(String::as_str).collect();
    Ok(dots(title, "time for an operation, as a ratio to the raw structure (less is faster)", &series, &rows))
}

/// Which kind of collection a group is of: the rows of one lie together.
fn family(group: &str) -> usize {
    let kinds = ["vector", "map", "set", "list"];
    kinds.iter().position(|kind| group.starts_with(kind)).unwrap_or(kinds.len())
}

/// The processor time of each program as a ratio to Lua's. The file is what the runner of the programs
/// prints, after a line of titles: program, language, median, least and most seconds, processor seconds.
/// Where a language has a plain program and a tuned one, the plain one counts.
fn programs() -> io::Result<String> {
    let mut cells = read("programs.tsv")?;
    cells.retain(|cells| !cells[1].contains("-opt"));
    cells.iter_mut().for_each(|cells| cells[1] = cells[1].replace("-simple", ""));
    let mut languages: Vec<&str> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for cells in &cells {
        for (known, new) in [(&mut names, &cells[0]), (&mut languages, &cells[1])] {
            if !known.contains(&new.as_str()) {
                known.push(new);
            }
        }
    }
    let seconds = |name: &str, language: &str| {
        let of = cells.iter().find(|cells| cells[0] == name && cells[1] == language)?;
        let processor: f64 = of[5].parse().ok()?;
        // It is told in hundredths, which says nothing of a start.
        if processor < 0.02 { of[3].parse().ok() } else { Some(processor) }
    };
    let rows: Vec<_> = (names.iter())
        .map(|name| Row {
            label: (*name).to_owned(),
            values: (languages.iter())
                .map(|language| Some(seconds(name, language)? / seconds(name, "lua")?))
                .collect(),
        })
        .collect();
    let axis = "processor time of the whole process, as a ratio to Lua 5.4 (less is faster)";
    Ok(dots("The programs of benches/programs in several languages", axis, &languages, &rows))
}
