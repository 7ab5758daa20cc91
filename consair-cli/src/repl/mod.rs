//! Read, evaluate, print, loop: at a terminal with a line editor, else plain lines.

mod commands;
mod helper;
mod prompt;

use std::io::IsTerminal;

use consair::core::span::SourceId;
use consair::eval::standard_line;
use consair::eval::syntax::nesting::Nesting;
use consair::eval::syntax::reader::{ReadOptions, read};
use consair::{Engine, Error, ErrorKind, Interpreter};
use consair_tools::session::Session;

use crate::run::status_of;
use crate::stop::INTERRUPTED;

/// From so many bytes on a form that is not closed yet is looked at with care for the time it takes.
const LONG: usize = 1_000;

/// Runs until the input ends; the exit status.
pub(crate) fn repl<E: Engine>(lisp: &mut Interpreter<E>) -> i32 {
    let _ = lisp.eval_named("<prompt>", "(require '[clojure.repl :refer [source dir apropos find-doc]])");
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        prompt::run(lisp)
    } else {
        plain(lisp)
    }
}

/// True when more text may mend what is wrong with `text`.
fn is_incomplete(text: &str) -> bool {
    read(SourceId::default(), text, &ReadOptions::default()).incomplete
}

/// What an evaluation came to: the exit status, if the program is to end.
fn told<E: Engine>(lisp: &mut Interpreter<E>, result: &Result<(), Error<E>>) -> Option<i32> {
    let flushed = lisp.cx().flush();
    let error = result.as_ref().err().or(flushed.as_ref().err())?;
    let status = status_of(lisp, error);
    (error.kind() == ErrorKind::Exit).then_some(status)
}

/// Evaluates what comes on the standard input, without a prompt. The status is 1 when anything failed.
fn plain<E: Engine>(lisp: &mut Interpreter<E>) -> i32 {
    let mut session = Session::new(lisp);
    let mut text = String::new();
    let (mut nesting, mut asked) = (Nesting::default(), 0);
    let mut number = 0;
    let mut failed = false;
    loop {
        // What a form reads with `read-line` is what follows it.
        let line = match standard_line(lisp.cx()) {
            Ok(line) => line,
            Err(error) => return status_of(lisp, &error),
        };
        let ended = line.is_empty();
        text.push_str(&line);
        // At the end what is there is evaluated, or its error shown.
        if !ended {
            // What is long and open is not read again at each line.
            if text.len() > LONG && !nesting.may_be_whole(&text) && text.len() < 2 * asked {
                continue;
            }
            asked = text.len();
            if is_incomplete(&text) {
                continue;
            }
        }
        (nesting, asked) = (Nesting::default(), 0);
        number += 1;
        let given = std::mem::take(&mut text);
        let result = match commands::command(lisp, &given) {
            true => Ok(()),
            false => session.eval(lisp, &format!("<line {number}>"), &given, |lisp, value| lisp.print(value)),
        };
        failed |= result.is_err();
        if let Some(status) = told(lisp, &result) {
            return status;
        }
        if result.is_err_and(|error| error.kind() == ErrorKind::Interrupted) {
            return INTERRUPTED;
        }
        if ended {
            return i32::from(failed);
        }
    }
}
