//! `consair check`: what can be seen of programs without running them.

use std::io::{IsTerminal, Write};
use std::path::Path;

use consair::{Engine, Interpreter, Limits};
use consair_tools::check;

use crate::format::{sources, text_of};
use crate::options::{Files, Options};
use crate::run::interpreter;

/// Calls and loop iterations that the macros of one file may use.
const FUEL: u64 = 50_000_000;

/// Checks the files; the exit status: 1 when there is anything to tell.
pub(crate) fn check<E: Engine>(options: &Options, files: &Files) -> i32 {
    let mut status = 0;
    for path in sources(&files.paths) {
        match one::<E>(&path, options, files) {
            Ok(true) => {}
            Ok(false) => status = 1,
            Err(message) => {
                eprintln!("error: {message}");
                status = 1;
            }
        }
    }
    status
}

/// An interpreter for one file: macros may run in it, and print nothing.
fn fresh<E: Engine>(path: &Path, options: &Options) -> Interpreter<E> {
    let mut options = options.clone();
    options.limits = Limits { fuel: options.limits.fuel.or(Some(FUEL)), ..options.limits };
    // Beside the file, as when it runs.
    options.source_paths.extend(path.parent().map(Path::to_owned));
    let mut lisp = interpreter::<E>(&options).expect("these options made an interpreter before");
    lisp.cx().set_output(Box::new(std::io::sink()));
    lisp
}

/// True when there is nothing to tell about a file.
fn one<E: Engine>(path: &Path, options: &Options, files: &Files) -> Result<bool, String> {
    let mut text = text_of(path)?;
    let name = if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() };
    let mut lisp = fresh::<E>(path, options);
    let mut found = check::check(&mut lisp, &name, &text);
    if files.fix
        && path.as_os_str() != "-"
        && let Some(mended) = check::fixed(&text, &found)
    {
        std::fs::write(path, &mended).map_err(|error| format!("cannot write {name}: {error}"))?;
        text = mended;
        lisp = fresh::<E>(path, options);
        found = check::check(&mut lisp, &name, &text);
    }
    let color = std::io::stdout().is_terminal();
    let mut out = std::io::stdout().lock();
    for diagnostic in &found {
        let shown = match options.json {
            true => diagnostic.json(lisp.sources()),
            false => diagnostic.render(lisp.sources(), color),
        };
        let _ = writeln!(out, "{shown}");
    }
    Ok(found.is_empty())
}
