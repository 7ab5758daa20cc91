//! What the reader and the compiler say about broken programs: floors for the figures, snapshots of what
//! is shown, and that nothing stops them.

use std::fmt::Write;
use std::path::Path;

use consair_conformance::broken::{habit_figures, habits, listed, mutant_figures, mutants, programs};
use consair_conformance::reference::Reference;
use consair_core::span::SourceId;
use consair_eval::Interpreter;
use consair_eval::syntax::reader::{ReadOptions, read};

#[test]
fn mutants_are_read_on_and_told_where_they_are_broken() {
    let kept = listed();
    assert!(kept.len() + habits().len() >= 300, "the corpus holds 300 programs");
    for set in [kept, mutants(4711, 150)] {
        let figures = mutant_figures(&set);
        let failures = figures.failures.join("\n");
        assert!(figures.intact.percent() > 98.0, "{}\n{failures}", figures.intact);
        assert!(figures.placed.percent() > 94.0, "{}\n{failures}", figures.placed);
        assert!(figures.mean_spurious() < 0.4 && figures.median_spurious() == 0, "{failures}");
    }
}

#[test]
fn habits_of_other_languages_get_the_right_suggestion() {
    let figures = habit_figures(&habits());
    let failures = figures.failures.join("\n");
    assert!(figures.suggested.percent() > 97.0, "{}\n{failures}", figures.suggested);
    assert!(figures.placed.percent() > 98.0, "{}\n{failures}", figures.placed);
    assert!(figures.mean_spurious() < 0.1, "{failures}");
}

#[test]
fn nothing_is_said_about_programs_that_are_right() {
    for (name, text) in programs() {
        let read = read(SourceId(0), text, &ReadOptions::default());
        assert_eq!(read.diagnostics, [], "{name}");
    }
}

/// Every file of the corpus, cut at every byte: the long ones at some in a dev build, at all of them in a
/// release build or with `ALL_CUTS=1`.
#[test]
fn every_beginning_of_a_broken_program_is_read() {
    let all = !cfg!(debug_assertions) || std::env::var_os("ALL_CUTS").is_some();
    let habits = habits().into_iter().map(|habit| (habit.name, habit.text));
    let whole = programs().map(|(name, text)| (name.to_owned(), text.to_owned()));
    let mutants = listed().into_iter().map(|mutant| (format!("{mutant:?}"), mutant.text()));
    for (name, text) in habits.chain(whole).chain(mutants) {
        let stride = if all { 1 } else { 1 + text.len() / 50 };
        for at in (0..text.len()).step_by(stride).filter(|at| text.is_char_boundary(*at)) {
            let (before, after) = text.split_at(at);
            for text in [before, after] {
                for diagnostic in read(SourceId(0), text, &ReadOptions::default()).diagnostics {
                    let span = diagnostic.span.start as usize..diagnostic.span.end as usize;
                    assert!(text.get(span).is_some(), "{name}: {diagnostic:?}");
                }
            }
        }
    }
}

/// What a failing program shows besides its place.
#[test]
fn a_failing_call_is_shown_as_it_is_written_with_its_values() {
    let notes = |text: &str| {
        let mut lisp = Interpreter::<Reference>::new();
        let error = lisp.eval_named("program.clj", text).expect_err("a program that fails");
        lisp.diagnostics(&error)[0].notes.join("; ")
    };
    for (text, expected) in [
        ("(inc nil)", "the call was (inc nil)"),
        ("(let [x \"a\"] (dec x))", "the call was (dec \"a\")"),
        ("(zero? :a)", "the call was (zero? :a)"),
        ("(pos? [])", "the call was (pos? [])"),
        ("(neg? \\a)", "the call was (neg? \\a)"),
        ("(+ nil 1)", "the call was (+ nil 1)"),
        ("(< 1 {:a 2})", "the call was (< 1 {:a 2})"),
        ("(nth {:a 1} 0)", "the call was (nth {:a 1} 0)"),
        ("(subs \"abc\" 5)", "the call was (subs \"abc\" 5)"),
        ("(def v [1 2])\n(defn f [i]\n  (nth v i))\n(f 7)", "the call was (nth [1 2] 7)"),
        ("(defn f [x]\n  (x + 1))\n(f 5)", "the function comes first: `(+ x 1)`"),
        ("(def total 3)\n(total * 2.5)", "the function comes first: `(* total 2.5)`"),
        ("(let [x 1] (x))", ""),
    ] {
        assert_eq!(notes(text), expected, "{text}");
    }
}

/// What is shown about a text.
fn shown(name: &str, text: &str) -> String {
    let mut lisp = Interpreter::<Reference>::new();
    let found = lisp.diagnose(name, text);
    let sources = lisp.sources();
    found.iter().map(|diagnostic| diagnostic.render(sources, false) + "\n").collect()
}

/// `UPDATE_SNAPSHOTS=1` writes them anew.
#[test]
fn what_is_shown_is_as_in_the_snapshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("broken/shown");
    let mut groups: Vec<(String, String)> = Vec::new();
    for habit in habits() {
        let group = habit.name.split(':').next().unwrap_or_default().to_owned();
        if groups.last().is_none_or(|(last, _)| *last != group) {
            groups.push((group, String::new()));
        }
        let (_, out) = groups.last_mut().expect("just pushed");
        let _ = writeln!(out, "=== {}\n{}", habit.name, shown("program.clj", &habit.text));
    }
    for (group, text) in groups {
        let path = folder.join(format!("{group}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::create_dir_all(&folder)
                .and_then(|()| std::fs::write(&path, &text))
                .expect("a writable folder");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = kept.lines().zip(text.lines()).find(|(kept, now)| kept != now);
        assert_eq!(
            kept, text,
            "{group}: first at {differs:?} (UPDATE_SNAPSHOTS=1 writes the snapshots anew)"
        );
    }
}

/// Each page of `docs/errors` has an example that gives its code alone, and one that gives nothing.
#[test]
fn the_pages_of_errors_show_what_they_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/errors");
    let (mut pages, mut wrong) = (0, String::new());
    for area in ["reader", "habit", "analyze", "expand", "compile", "run", "check"] {
        for entry in std::fs::read_dir(root.join(area)).expect("the pages") {
            let path = entry.expect("an entry").path();
            let page = std::fs::read_to_string(&path).expect("a page");
            let code = format!("{area}/{}", path.file_stem().expect("a name").to_string_lossy());
            assert!(page.starts_with(&format!("# {code}\n")), "{code}");
            pages += 1;
            for block in page.split("```clojure").skip(1) {
                let (kind, rest) = block.split_once('\n').expect("a block");
                if kind == ",warning" {
                    // What `check` alone says is tested with it.
                    continue;
                }
                let text = rest.split("\n```").next().expect("the end of a block").to_owned() + "\n";
                let mut lisp = Interpreter::<Reference>::new();
                let codes: Vec<_> = lisp.diagnose("example.clj", &text).iter().map(|d| d.code).collect();
                let expected = if kind == ",error" { vec![code.as_str()] } else { Vec::new() };
                if codes != expected {
                    let _ = writeln!(wrong, "{code}: expected {expected:?}, found {codes:?} of {text}");
                }
            }
        }
    }
    assert!(pages > 60 && wrong.is_empty(), "{wrong}");
}
