//! `docs/clojure.md`: the names of Clojure's `clojure.core`, and how they stand here.

use std::fmt::Write;

use consair_core::value::Value;
use consair_eval::Interpreter;
use consair_eval::vocabulary::{Standing, names};

use crate::reference::Reference;

/// What a program asks for a name: is it there, and what does `doc` say of it.
const ASK: &str = "(fn [name] (with-out-str (doc* (symbol name))))";

/// A name that the list and the interpreter do not agree on.
pub fn disagreements() -> Vec<String> {
    let mut said = Said::new();
    let mut wrong = Vec::new();
    for (name, standing) in names() {
        let is_there = said.of(name).is_some();
        match standing {
            Standing::Absent(_) if is_there => wrong.push(format!("{name} is there, and listed as absent")),
            Standing::There(_) | Standing::Different(_) if !is_there => {
                wrong.push(format!("{name} is not there: say why, and what takes its place"));
            }
            _ => {}
        }
    }
    wrong
}

/// The text of `docs/clojure.md`.
pub fn page() -> String {
    let (mut there, mut different, mut absent) = (0, 0, 0);
    let mut rows = String::new();
    let mut said = Said::new();
    for (name, standing) in names() {
        let (state, text) = match standing {
            Standing::There(what) => {
                there += 1;
                let said = said.of(name).unwrap_or_default();
                ("", if what.is_empty() { said } else { what.to_owned() })
            }
            Standing::Different(how) => {
                different += 1;
                ("different", how.to_owned())
            }
            Standing::Absent(why) => {
                absent += 1;
                ("absent", why.to_owned())
            }
        };
        let _ = writeln!(rows, "| `{}` | {state} | {} |", cell(name), cell(&text).replace('<', "&lt;"));
    }
    format!(
        "# Clojure's vocabulary\n\n\
         <!-- Made by `cargo run -p consair-conformance --example vocabulary`; change consair-eval/src/vocabulary.txt. -->\n\n\
         Every public name of `clojure.core` in Clojure 1.12, and its special forms: {there} are there as \
         Clojure documents them, {different} are there and differ in what the table says, {absent} are \
         absent. What differs in the whole language (no JVM, updates in place) is told in \
         [differences.md](differences.md).\n\n\
         | name | | what it does, how it differs, or why it is absent |\n| --- | --- | --- |\n{rows}"
    )
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// What `doc` says of names.
struct Said {
    interpreter: Interpreter<Reference>,
    ask: Value<Reference>,
}

impl Said {
    fn new() -> Self {
        let mut interpreter = Interpreter::new();
        let ask = interpreter.eval_str(ASK).expect("a function that asks");
        Said { interpreter, ask }
    }

    /// The first sentence of what is known of `name`; `None` for a name that is not there.
    fn of(&mut self, name: &str) -> Option<String> {
        let text = self.interpreter.call(&self.ask, [Value::string(name)]).expect("doc knows no error");
        sentence(name, text.as_str()?)
    }
}

/// The first sentence of an entry of `doc`; empty for a name that is there without one.
fn sentence(name: &str, entry: &str) -> Option<String> {
    let is_core = |line: &str| line == format!("clojure.core/{name}") || line == name;
    let mut lines = entry.lines().skip_while(|line| line.starts_with('-'));
    lines.next().filter(|line| is_core(line))?;
    let text: Vec<_> = lines.filter(|line| line.starts_with("  ")).map(str::trim).collect();
    let text = text.join(" ");
    Some(match text.split_once(". ") {
        Some((first, _)) => first.to_owned(),
        None => text.trim_end_matches('.').to_owned(),
    })
}
