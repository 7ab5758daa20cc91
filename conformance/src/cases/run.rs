//! Running a case file.

use std::cell::RefCell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use consair_core::context::Limits;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::heap::{held_bytes, live_objects};
use consair_core::update::Policy;
use consair_core::value::Value;
use consair_eval::Interpreter;

use super::canonical::canonical;
use super::file::{Expected, Item, parse};
use super::{known, text};

/// Fuel for one form: enough for any case, and soon over.
const FUEL: u64 = 3_000_000;

/// Bytes that one case file may hold.
const BYTES: usize = 1 << 30;

/// What a file's forms gave and printed, one line each.
pub type Transcript = Vec<String>;

/// What a form gave.
enum Found<E: Engine> {
    /// A value, and how it prints.
    Value(Value<E>, String),
    Error(Error<E>),
    /// What the interpreter must never do.
    Panic(String),
}

impl<E: Engine> std::fmt::Display for Found<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Found::Value(_, printed) => f.write_str(printed),
            Found::Error(error) => write!(f, "error {}: {}", error.kind().name(), error.message()),
            Found::Panic(message) => write!(f, "a panic: {message}"),
        }
    }
}

/// An interpreter in which the forms of a file run one by one.
struct Session<E: Engine> {
    lisp: Interpreter<E>,
    file: String,
    output: Output,
}

impl<E: Engine> Session<E> {
    fn new(policy: Policy, file: &str) -> Self {
        let mut lisp = Interpreter::new();
        lisp.set_policy(policy).expect("a policy that the engine claims");
        let output = Output::default();
        lisp.cx().set_output(Box::new(output.clone()));
        Session { lisp, file: format!("{file}.clj"), output }
    }

    fn evaluate(&mut self, item: &Item) -> Found<E> {
        self.lisp.set_limits(Limits { fuel: Some(FUEL), bytes: BYTES, ..Limits::default() });
        // So that places have the line of the file.
        let text = "\n".repeat(item.line - 1) + &item.text;
        let evaluated = catch_unwind(AssertUnwindSafe(|| {
            let value = self.lisp.eval_named(&self.file, &text)?;
            let printed = self.lisp.pr_str(&value)?;
            Ok((value, printed))
        }));
        match evaluated {
            Ok(Ok((value, printed))) => Found::Value(value, printed),
            Ok(Err(error)) => Found::Error(error),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().map(String::as_str);
                Found::Panic(
                    text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("of no text").to_owned(),
                )
            }
        }
    }

    /// What is wrong with `found`.
    fn fault(&mut self, expected: &Expected, found: &Found<E>) -> Option<&'static str> {
        match (expected, found) {
            (Expected::Error(kind, message), Found::Error(error)) => {
                let is_kind = kind.as_ref().is_none_or(|kind| kind == error.kind().name());
                (!is_kind || !error.message().contains(message.as_str())).then_some("another error")
            }
            (Expected::Value(text), Found::Value(value, printed)) => self.difference(text, value, printed),
            _ => Some("another outcome"),
        }
    }

    fn difference(&mut self, expected: &str, value: &Value<E>, printed: &str) -> Option<&'static str> {
        let quoted = match self.lisp.eval_str(&format!("(quote {expected}\n)")) {
            Ok(quoted) => quoted,
            Err(_) => return Some("the expected value does not read"),
        };
        let Ok(normal) = self.lisp.pr_str(&quoted) else { return Some("the expected value does not print") };
        if canonical(&normal) != canonical(printed) {
            return Some("it prints differently");
        }
        if ["##NaN", "#\"", "#'"].iter().any(|mark| printed.contains(mark)) {
            return None;
        }
        if !matches!(self.core("=", [value.clone(), quoted.clone()]), Ok(Value::Bool(true))) {
            return (!self.has_class(value)).then_some("it prints alike, but is not =");
        }
        match (self.core("hash", [value.clone()]), self.core("hash", [quoted])) {
            (Ok(Value::Int(found)), Ok(Value::Int(expected))) if found == expected => None,
            _ => Some("it is =, but does not hash alike"),
        }
    }

    /// True when there is a class in it: the symbol that it prints as is another value.
    fn has_class(&mut self, value: &Value<E>) -> bool {
        let seek = self.lisp.eval_str("(fn [x] (boolean (some class? (tree-seq coll? seq x))))");
        let found = seek.and_then(|seek| self.lisp.call(&seek, [value.clone()]));
        matches!(found, Ok(Value::Bool(true)))
    }

    fn core(&mut self, name: &str, args: impl IntoIterator<Item = Value<E>>) -> Result<Value<E>, Error<E>> {
        let function = self.lisp.var(&format!("clojure.core/{name}")).expect("a function of the core");
        self.lisp.call(&function, args)
    }

    /// True when an update of something shared was seen so far.
    fn has_report(&mut self) -> bool {
        self.lisp.sites().iter().any(|site| site.counts.aliased > 0)
    }
}

/// Runs the cases of a file on engine `E` under `policy`.
///
/// # Panics
/// When one does not give what it states, or one gives it that is listed as failing.
pub fn check<E: Engine>(policy: Policy, name: &str) {
    let failures = failures::<E>(policy, name, text(name));
    assert!(
        failures.is_empty(),
        "{} of the cases fail on {} under {}\n{}",
        failures.len(),
        E::NAME,
        policy.name(),
        failures.join("\n")
    );
}

/// What fails in a case file of that name and text, on engine `E` under `policy`.
///
/// # Panics
/// When the file does not parse.
pub fn failures<E: Engine>(policy: Policy, name: &str, text: &str) -> Vec<String> {
    let items = parse(text).unwrap_or_else(|problem| panic!("{name}.clj: {problem}"));
    let before = (live_objects(), held_bytes());
    let mut session = Session::<E>::new(policy, name);
    let mut failures = Vec::new();
    for item in &items {
        let found = session.evaluate(item);
        let mut fail = |why: &str, expected: &str| {
            let Item { line, text, .. } = item;
            failures.push(format!("conformance/cases/{name}.clj:{line}: {why}\n  {text}\n  expected {expected}\n  found    {found}"));
        };
        if let Found::Panic(_) = found {
            fail("a panic", "none");
            // What it left is not to be touched.
            std::mem::forget(session);
            return failures;
        }
        let Some(case) = &item.case else {
            if let Found::Error(_) = found {
                fail("a form without an expectation fails", "a value");
            }
            continue;
        };
        let expected = case.under(policy);
        let mut fault = session.fault(expected, &found);
        // An error of an update that would alias speaks for itself.
        let is_silent = matches!((&case.aliasing, policy), (Some(Expected::Value(_)), Policy::Report));
        if fault.is_none() && is_silent && !session.has_report() {
            fault = Some("two answers, but no update was reported");
        }
        match (fault, known::reason(name, policy, &item.text)) {
            (Some(fault), None) => fail(fault, &expected.to_string()),
            (None, Some(reason)) => {
                fail(&format!("it holds, but is listed as failing: {reason}"), &expected.to_string())
            }
            _ => {}
        }
    }
    drop(session);
    let after = (live_objects(), held_bytes());
    if after != before {
        failures.push(format!(
            "conformance/cases/{name}.clj: objects and bytes are {after:?} at its end, {before:?} before"
        ));
    }
    failures
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Expected::Value(text) => f.write_str(text),
            Expected::Error(Some(kind), message) => write!(f, "error {kind}: {message}"),
            Expected::Error(None, message) => write!(f, "error: {message}"),
        }
    }
}

/// What each form of a file gives and prints on engine `E` under `policy`; cases that state two answers
/// are left out, and so are things whose text has an address.
pub fn transcript<E: Engine>(policy: Policy, name: &str) -> Transcript {
    let items = parse(text(name)).unwrap_or_else(|problem| panic!("{name}.clj: {problem}"));
    let mut session = Session::<E>::new(policy, name);
    let mut lines = Transcript::new();
    for item in &items {
        let found = session.evaluate(item);
        let gave = match &found {
            _ if item.case.as_ref().is_none_or(|case| case.aliasing.is_some()) => String::new(),
            Found::Value(_, printed) => canonical(printed),
            other => without_numbers(&other.to_string()),
        };
        lines.push(format!("{}: {gave}{}", item.line, session.output.take()));
        if let Found::Panic(_) = found {
            std::mem::forget(session);
            break;
        }
    }
    lines
}

/// The text without the numbers of made-up names (`reify__16`), which count up in a process.
fn without_numbers(text: &str) -> String {
    let mut parts = text.split("__");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("__");
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    out
}

/// Output kept in memory.
#[derive(Clone, Default)]
struct Output(Rc<RefCell<Vec<u8>>>);

impl Output {
    fn take(&self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut *self.0.borrow_mut())).into_owned()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::failures;
    use crate::reference::Reference;
    use consair_core::update::Policy;

    fn count(policy: Policy, text: &str) -> usize {
        failures::<Reference>(policy, "test/none", text).len()
    }

    #[test]
    fn what_holds_does_not_fail() {
        let text = "(def v [1])\n(conj v 2) ;=> [1 2]\n(count v) ;=> 1 | in-place: 2\n(nth v 9) ;=> error index: below";
        for policy in [Policy::Unique, Policy::InPlace, Policy::Report] {
            assert_eq!(failures::<Reference>(policy, "test/none", text), [""; 0]);
        }
    }

    #[test]
    fn every_kind_of_fault_is_found() {
        for text in [
            "(inc 1) ;=> 3",
            "[1 2] ;=> (1 2)",
            "1.0 ;=> 1",
            "(nth [] 0) ;=> nil",
            "1 ;=> error:",
            "(nth [] 0) ;=> error type:",
            "(nth [] 0) ;=> error: no such text",
            "(nth [] 0)",
            "{:a 1 :b 2} ;=> {:b 2 :a 1}",
            "(atom 1) ;=> )",
            "(range) ;=> 1",
        ] {
            assert_eq!(count(Policy::Unique, text), 1, "{text}");
        }
    }

    #[test]
    fn two_answers_need_an_update_that_is_reported() {
        let text = "(def n (atom 0))\n(swap! n inc) ;=> 2 | in-place: 1";
        assert_eq!(count(Policy::InPlace, text), 0);
        assert_eq!(count(Policy::Report, text), 1);
    }
}
