//! How well the reader does.

use std::fmt;

use consair_core::engine::Engine;
use consair_core::span::SourceId;
use consair_eval::Interpreter;
use consair_eval::syntax::diagnostic::Diagnostic;
use consair_eval::syntax::reader::{Read, ReadOptions, read};

use super::{Habit, Mutant, program};
use crate::reference::Reference;

/// How many of how many.
#[derive(Clone, Copy, Default, Debug)]
pub struct Share {
    /// Those that do.
    pub good: usize,
    /// All.
    pub all: usize,
}

impl Share {
    fn add(&mut self, good: bool) {
        self.good += usize::from(good);
        self.all += 1;
    }

    /// In percent.
    pub fn percent(self) -> f64 {
        100.0 * self.good as f64 / self.all.max(1) as f64
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} % ({} of {})", self.percent(), self.good, self.all)
    }
}

/// What was seen on a set of programs.
#[derive(Clone, Default, Debug)]
pub struct Figures {
    /// Files where every form that is intact was read.
    pub intact: Share,
    /// Files whose first error is at most one line from the mistake.
    pub placed: Share,
    /// Files with the right suggestion.
    pub suggested: Share,
    /// For each file the errors more than one.
    pub spurious: Vec<usize>,
    /// What did not go well, one line each.
    pub failures: Vec<String>,
}

impl Figures {
    /// The mean of the spurious errors of a file.
    pub fn mean_spurious(&self) -> f64 {
        self.spurious.iter().sum::<usize>() as f64 / self.spurious.len().max(1) as f64
    }

    /// The median of the spurious errors of a file.
    pub fn median_spurious(&self) -> usize {
        let mut sorted = self.spurious.clone();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied().unwrap_or(0)
    }
}

fn reading(text: &str) -> Read {
    read(SourceId(0), text, &ReadOptions::default())
}

/// True if the text reads without an error.
pub(super) fn reads(text: &str) -> bool {
    reading(text).diagnostics.is_empty()
}

fn line_of(text: &str, diagnostic: &Diagnostic) -> usize {
    1 + text[..diagnostic.span.start as usize].matches('\n').count()
}

/// The forms as they print, without the numbers of `#(...)`.
fn printed(read: &Read) -> Vec<String> {
    let plain = |form: String| {
        let mut parts = form.split("__");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            out.push_str(part.trim_start_matches(|char: char| char.is_ascii_digit()));
        }
        out
    };
    read.forms.iter().map(|form| plain(form.to_string())).collect()
}

/// What the reader makes of mutants.
pub fn mutant_figures(mutants: &[Mutant]) -> Figures {
    let mut figures = Figures::default();
    for mutant in mutants {
        let (text, line) = (mutant.text(), mutant.line());
        let read = reading(&text);
        let found = printed(&read);
        let whole = reading(program(mutant.program));
        let untouched = |start: u32, end: u32| end as usize <= mutant.start || start as usize >= mutant.end;
        let mut intact = true;
        for (form, print) in whole.forms.iter().zip(printed(&whole)) {
            intact &= !untouched(form.span.start, form.span.end) || found.contains(&print);
        }
        let first = read.diagnostics.first().map_or(0, |first| line_of(&text, first));
        let placed = first.abs_diff(line) <= 1;
        figures.intact.add(intact);
        figures.placed.add(placed);
        figures.spurious.push(read.diagnostics.len().saturating_sub(1));
        if !intact || !placed || read.diagnostics.len() > 2 {
            let Mutant { program, change, start, replacement, .. } = mutant;
            let said: Vec<_> = read
                .diagnostics
                .iter()
                .take(3)
                .map(|d| format!("{}:{}", line_of(&text, d), d.code))
                .collect();
            figures.failures.push(format!(
                "{program}:{line} {change} at {start} -> {replacement:?}: intact {intact}, said {said:?}, {} in all",
                read.diagnostics.len()
            ));
        }
    }
    figures
}

/// What `check` makes of programs written by hand.
pub fn habit_figures(habits: &[Habit]) -> Figures {
    let mut figures = Figures::default();
    for habit in habits {
        let (said, shown) = checked::<Reference>(&habit.text);
        let line = said.first().map_or(0, |first| line_of(&habit.text, first));
        let placed = line.abs_diff(habit.line) <= 1;
        let suggested = !said.is_empty() && habit.suggests.split(" & ").all(|part| shown.contains(part));
        figures.placed.add(placed);
        if !habit.suggests.is_empty() {
            figures.suggested.add(suggested);
        }
        figures.spurious.push(said.len().saturating_sub(1));
        if !placed || !suggested || said.len() > 1 {
            let codes: Vec<_> = said
                .iter()
                .map(|d| format!("{}:{} {}", line_of(&habit.text, d), d.code, d.message))
                .collect();
            figures.failures.push(format!("{}: line {line}, suggested {suggested}: {codes:?}", habit.name));
        }
    }
    figures
}

/// The diagnostics of a text, and all that is said in them.
fn checked<E: Engine>(text: &str) -> (Vec<Diagnostic>, String) {
    let mut lisp = Interpreter::<E>::new();
    let found = lisp.diagnose("program.clj", text);
    let mut shown = String::new();
    for diagnostic in &found {
        shown.push_str(&diagnostic.message);
        diagnostic.labels.iter().for_each(|(_, label)| shown.push_str(label));
        diagnostic.notes.iter().for_each(|note| shown.push_str(note));
        diagnostic.fixes.iter().for_each(|fix| {
            shown.push_str(&fix.message);
            shown.push_str(&fix.replacement);
        });
    }
    (found, shown)
}
