//! `consair test`: the tests of files, run and reported.

use std::path::{Path, PathBuf};

use consair::{Engine, Error, Interpreter, Value};

use crate::format::sources;
use crate::run::{failure, finish, status_of};
use crate::stop::INTERRUPTED;

/// Where tests are looked for when no path is given.
const FOLDERS: [&str; 2] = ["test", "tests"];

/// The paths that were given, or the folders where tests usually are.
pub(crate) fn paths_or_usual(given: &[PathBuf]) -> Vec<PathBuf> {
    if !given.is_empty() {
        return given.to_vec();
    }
    let usual: Vec<_> = FOLDERS.iter().map(PathBuf::from).filter(|folder| folder.is_dir()).collect();
    if usual.is_empty() { vec![PathBuf::from(".")] } else { usual }
}

/// Where `require` looks: the folders that were given, those of the files, and `src`.
pub(crate) fn source_roots(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut roots: Vec<PathBuf> = Vec::new();
    let folders = paths.iter().map(|path| match path.parent() {
        _ if path.is_dir() => path.clone(),
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    });
    for root in folders.chain(["src", "test", "."].map(PathBuf::from)).filter(|root| root.is_dir()) {
        if !roots.contains(&root) {
            roots.push(root);
        }
    }
    roots
}

/// Loads the files and runs the tests of their namespaces; the exit status.
pub(crate) fn test<E: Engine>(lisp: &mut Interpreter<E>, paths: &[PathBuf]) -> i32 {
    let mut files = Vec::new();
    for path in paths {
        if !path.exists() {
            return failure(&format!("cannot read {}: there is no such file", path.display()));
        }
        let is_folder = path.is_dir();
        files.extend(
            sources(std::slice::from_ref(path)).into_iter().filter(|file| !is_folder || has_tests(file)),
        );
    }
    let mut status = 0;
    let mut namespaces: Vec<String> = Vec::new();
    for file in &files {
        match load(lisp, file) {
            Ok(namespace) if namespaces.contains(&namespace) => {}
            Ok(namespace) => namespaces.push(namespace),
            Err(error) => {
                let _ = lisp.cx().flush();
                status = status_of(lisp, &error);
                if status == INTERRUPTED {
                    return status;
                }
            }
        }
    }
    let mut passed = false;
    let ran = finish(lisp, |lisp| run(lisp, &namespaces).map(|all| passed = all));
    if ran != 0 { ran } else { status.max(i32::from(!passed)) }
}

/// True for a program that defines tests.
fn has_tests(file: &Path) -> bool {
    let is_program = file.extension().is_some_and(|ext| ext == "clj" || ext == "cljc");
    is_program
        && std::fs::read(file).is_ok_and(|text| String::from_utf8_lossy(&text).contains("clojure.test"))
}

/// Evaluates a file; the namespace it ends in.
fn load<E: Engine>(lisp: &mut Interpreter<E>, file: &Path) -> Result<String, Error<E>> {
    lisp.eval_str("(clojure.core/in-ns 'user)")?;
    let loaded = lisp.eval_file(file);
    let namespace = lisp.namespace().text();
    lisp.eval_str("(clojure.core/in-ns 'user)")?;
    loaded.map(|_| namespace)
}

/// Runs the tests of namespaces; true when there are some and all pass.
fn run<E: Engine>(lisp: &mut Interpreter<E>, namespaces: &[String]) -> Result<bool, Error<E>> {
    let names: Vec<_> = namespaces.iter().map(|name| Value::symbol(name)).collect();
    let run = lisp.eval_named(
        "<clojure.test>",
        "(clojure.core/fn [names]
           (clojure.core/let [summary (clojure.core/apply clojure.test/run-tests names)]
             [(:test summary) (clojure.test/successful? summary)]))",
    )?;
    if names.is_empty() {
        lisp.cx().write("no tests were found\n")?;
        return Ok(false);
    }
    let result = lisp.call(&run, [Value::list(names)])?;
    let part = |at| consair::core::collection::nth(&result, at, Some(Value::Nil)).unwrap_or_default();
    if part(0) == Value::Int(0) {
        lisp.cx().write("no tests were found\n")?;
        return Ok(false);
    }
    Ok(part(1).is_truthy())
}
