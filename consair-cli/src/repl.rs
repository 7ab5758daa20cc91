//! Read, evaluate, print, loop: plain lines.

use std::io::{BufRead, IsTerminal, Write};

use consair::core::span::SourceId;
use consair::eval::syntax::reader::{ReadOptions, read};
use consair::{Engine, ErrorKind, Interpreter};

use crate::run::status_of;

/// Runs until the input ends; the exit status.
pub(crate) fn repl<E: Engine>(lisp: &mut Interpreter<E>) -> i32 {
    let prompts = std::io::stdin().is_terminal();
    if prompts {
        println!("consair {} ({} engine). Control-D ends.", env!("CARGO_PKG_VERSION"), E::NAME);
    }
    let mut text = String::new();
    let mut number = 0;
    let mut failed = false;
    let mut lines = std::io::stdin().lock().lines();
    loop {
        if prompts {
            let namespace = lisp.namespace();
            print!("{}", if text.is_empty() { format!("{namespace}=> ") } else { "  ".to_owned() });
            let _ = std::io::stdout().flush();
        }
        match lines.next() {
            None if text.trim().is_empty() => return i32::from(failed && !prompts),
            // What is there is evaluated, or its error shown.
            None => {}
            Some(Ok(line)) => {
                text.push_str(&line);
                text.push('\n');
                if read(SourceId::default(), &text, &ReadOptions::default()).incomplete {
                    continue;
                }
            }
            Some(Err(error)) => {
                eprintln!("error: cannot read standard input: {error}");
                return 1;
            }
        }
        number += 1;
        let given = std::mem::take(&mut text);
        let result = lisp
            .eval_named(&format!("<line {number}>"), &given)
            .and_then(|value| if given.trim().is_empty() { Ok(()) } else { lisp.print(&value) });
        let _ = lisp.cx().flush();
        if let Err(error) = result {
            failed = true;
            let status = status_of(lisp, &error);
            if error.kind() == ErrorKind::Exit {
                return status;
            }
        }
    }
}
