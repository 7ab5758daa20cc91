//! The prompt at a terminal.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use consair::{Engine, Interpreter};
use consair_tools::session::Session;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{CompletionType, Config, Editor};

use super::helper::Helper;
use super::{commands, told};

/// An evaluation that takes longer tells how long.
const LONG: Duration = Duration::from_secs(1);

/// How many elements of a collection are printed.
const PRINT_LENGTH: i64 = 1_000;

/// Runs until the input ends; the exit status.
pub(super) fn run<E: Engine>(lisp: &mut Interpreter<E>) -> i32 {
    let mut editor = match editor(lisp) {
        Ok(editor) => editor,
        Err(error) => {
            eprintln!("error: cannot use the terminal: {error}");
            return 1;
        }
    };
    println!(
        "consair {} ({} engine). Tab completes, :help tells more, Control-D ends.",
        env!("CARGO_PKG_VERSION"),
        E::NAME
    );
    lisp.define("clojure.core/*print-length*", consair::Value::Int(PRINT_LENGTH));
    let stop = lisp.cx().interrupt();
    let mut session = Session::new(lisp);
    let mut number = 0;
    let status = loop {
        let line = match editor.readline(&format!("{}=> ", session.namespace)) {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break 0,
            Err(error) => {
                eprintln!("error: cannot read the terminal: {error}");
                break 1;
            }
        };
        if line.trim().is_empty() {
            continue;
        }
        let _ = editor.add_history_entry(line.trim_end());
        if matches!(line.trim(), ":quit" | ":exit") {
            break 0;
        }
        if commands::command(lisp, &line) {
            continue;
        }
        number += 1;
        stop.store(false, Ordering::Relaxed);
        let began = Instant::now();
        let name = format!("<line {number}>");
        let result = session.eval(lisp, &name, &line, |lisp, value| lisp.print(value));
        if let Some(status) = told(lisp, &result) {
            break status;
        }
        if began.elapsed() >= LONG {
            println!(";; {:.2} s", began.elapsed().as_secs_f64());
        }
        if let Some(helper) = editor.helper_mut() {
            helper.learn(lisp, &session.namespace, &line);
        }
    };
    save(&mut editor);
    status
}

type Prompt = Editor<Helper, FileHistory>;

fn editor<E: Engine>(lisp: &mut Interpreter<E>) -> rustyline::Result<Prompt> {
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .auto_add_history(false)
        .max_history_size(10_000)?
        .history_ignore_dups(true)?
        .build();
    let mut editor = Editor::with_config(config)?;
    editor.set_helper(Some(Helper::new(lisp)));
    if let Some(path) = history() {
        let _ = editor.load_history(&path);
    }
    Ok(editor)
}

fn save(editor: &mut Prompt) {
    let Some(path) = history() else { return };
    let folder = path.parent().map(std::fs::create_dir_all);
    if folder.is_none_or(|made| made.is_ok()) {
        let _ = editor.append_history(&path);
    }
}

/// The file of the history: `CONSAIR_HISTORY` names it (empty: none), else it is where the system keeps
/// such things.
fn history() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    if let Some(given) = std::env::var_os("CONSAIR_HISTORY") {
        return Some(PathBuf::from(given)).filter(|path| !path.as_os_str().is_empty());
    }
    let state = folder("XDG_STATE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(".local").join("state")))?;
    Some(state.join("consair").join("history"))
}
