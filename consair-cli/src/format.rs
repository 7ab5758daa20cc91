//! `consair fmt`: files laid out.

use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use consair::eval::syntax::source::SourceMap;
use consair_tools::fmt::{self, Trouble};

use crate::options::Files;

/// What became of a file.
#[derive(PartialEq, Eq)]
enum Outcome {
    Same,
    Changed,
    Failed,
}

/// Lays out the files, or says which would change.
pub(crate) fn format(files: &Files) -> ExitCode {
    let mut status = ExitCode::SUCCESS;
    for path in sources(&files.paths) {
        let outcome = one(&path, files.check);
        if outcome == Outcome::Failed || files.check && outcome == Outcome::Changed {
            status = ExitCode::from(1);
        }
    }
    status
}

/// The files among `paths` and inside the folders among them, in order.
pub(crate) fn sources(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() { inside(path, &mut found) } else { found.push(path.clone()) }
    }
    found
}

fn inside(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let hidden = name.to_string_lossy().starts_with('.');
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && !hidden && name != "target" {
            inside(&path, found);
        } else if !is_folder
            && path.extension().is_some_and(|ext| ext == "clj" || ext == "cljc" || ext == "edn")
        {
            found.push(path);
        }
    }
}

/// The text of a file, or of the standard input for `-`.
pub(crate) fn text_of(path: &Path) -> Result<String, String> {
    let mut text = String::new();
    let read = match path.as_os_str() == "-" {
        true => std::io::stdin().read_to_string(&mut text).map(drop),
        false => std::fs::read_to_string(path).map(|found| text = found),
    };
    let reason = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
        _ => error.to_string(),
    };
    read.map(|()| text).map_err(|error| format!("cannot read {}: {}", path.display(), reason(error)))
}

fn one(path: &Path, check: bool) -> Outcome {
    let failed = |message: String| {
        eprintln!("error: {message}");
        Outcome::Failed
    };
    let text = match text_of(path) {
        Ok(text) => text,
        Err(message) => return failed(message),
    };
    let is_input = path.as_os_str() == "-";
    let mut sources = SourceMap::new();
    let name = if is_input { "<stdin>".to_owned() } else { path.display().to_string() };
    let source = sources.add(name.clone(), text.clone());
    let laid_out = match fmt::format(source, &text) {
        Ok(laid_out) => laid_out,
        Err(Trouble::Broken(diagnostics)) => {
            let color = std::io::stderr().is_terminal();
            for diagnostic in diagnostics {
                eprintln!("{}", diagnostic.render(&sources, color));
            }
            return Outcome::Failed;
        }
        Err(trouble) => return failed(format!("{name}: {trouble}")),
    };
    let outcome = if laid_out == text { Outcome::Same } else { Outcome::Changed };
    let written = match (is_input, check) {
        (true, false) => std::io::stdout().write_all(laid_out.as_bytes()),
        (false, false) if outcome == Outcome::Changed => std::fs::write(path, laid_out),
        (_, true) if outcome == Outcome::Changed => writeln!(std::io::stdout(), "{name}"),
        _ => Ok(()),
    };
    match written {
        Ok(()) => outcome,
        Err(error) => failed(format!("cannot write {name}: {error}")),
    }
}
