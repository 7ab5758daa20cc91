//! One command on one engine.

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use consair::{Engine, Error, ErrorKind, Interpreter, Policy, Value};

use crate::options::{Command, Options};
use crate::{check, nrepl, repl, stop, test};

/// The bytes of output gathered before they are written.
const BUFFER: usize = 64 << 10;

/// Runs `command` on engine `E`.
pub(crate) fn run<E: Engine>(command: Command) -> ExitCode {
    let (Command::Run(options, _)
    | Command::Eval(options, _)
    | Command::Repl(options)
    | Command::Test(options, _)
    | Command::Nrepl(options, _)
    | Command::Check(options, _)
    | Command::Disassemble(options, _)) = &command
    else {
        unreachable!("the other commands need no engine")
    };
    if let Some(seed) = options.hash_seed
        && consair::core::hash::set_seed(seed).is_err()
    {
        return wrong_usage("the hash seed is already in use");
    }
    JSON.store(options.json, Ordering::Relaxed);
    let mut options = options.clone();
    if options.source_paths.is_empty() {
        options.source_paths = source_roots(&command);
    }
    let mut lisp = match interpreter::<E>(&options) {
        Ok(lisp) => lisp,
        Err(error) => return wrong_usage(error.message()),
    };
    if matches!(command, Command::Run(..) | Command::Eval(..) | Command::Test(..) | Command::Repl(..)) {
        stop::listen(&mut lisp);
    }
    let status = match command {
        Command::Run(_, file) if file.as_os_str() == "-" => {
            let mut text = String::new();
            match std::io::stdin().read_to_string(&mut text) {
                Ok(_) => finish(&mut lisp, |lisp| lisp.eval_program("<stdin>", &text).map(drop)),
                Err(error) => failure(&format!("cannot read standard input: {error}")),
            }
        }
        Command::Run(_, file) => finish(&mut lisp, |lisp| lisp.eval_file(&file).map(drop)),
        Command::Test(_, paths) => test::test(&mut lisp, &test::paths_or_usual(&paths)),
        Command::Eval(_, text) => finish(&mut lisp, |lisp| {
            let value = lisp.eval_named("<expression>", &text)?;
            if value.is_nil() { Ok(()) } else { lisp.print(&value) }
        }),
        Command::Disassemble(_, file) => finish(&mut lisp, |lisp| {
            let text = std::fs::read_to_string(&file).map_err(|error| {
                Error::new(ErrorKind::Io, format!("cannot read {}: {error}", file.display()))
            })?;
            let listing = lisp.disassemble(&file.display().to_string(), &text)?;
            lisp.cx().write(&listing)
        }),
        Command::Repl(_) => repl::repl(&mut lisp),
        Command::Nrepl(_, port) => {
            drop(lisp);
            std::process::exit(nrepl::serve::<E>(options, port))
        }
        Command::Check(_, files) => check::check::<E>(&options, &files),
        Command::Help | Command::Version | Command::Explain(_) | Command::Format(_) => {
            unreachable!("they need no engine")
        }
    };
    summary(&mut lisp, &options);
    if status == stop::INTERRUPTED {
        stop::pass_on();
    }
    // The system takes the memory back faster than we could.
    std::process::exit(status)
}

/// An interpreter as the options ask for it.
pub(crate) fn interpreter<E: Engine>(options: &Options) -> Result<Interpreter<E>, Error<E>> {
    let mut lisp = Interpreter::<E>::new();
    if let Some(policy) = options.updates {
        lisp.set_policy(policy)?;
    }
    if options.stats {
        lisp.count_updates();
    }
    lisp.cx().set_output(output());
    let args: Vec<_> = options.args.iter().map(|arg| Value::string(arg)).collect();
    let args = if args.is_empty() { Value::Nil } else { Value::list(args) };
    lisp.define("clojure.core/*command-line-args*", args);
    lisp.set_source_paths(options.source_paths.clone());
    lisp.add_features(options.features.iter().cloned());
    lisp.set_limits(options.limits.clone());
    Ok(lisp)
}

/// The standard output. A line at a time reaches a terminal.
fn output() -> Box<dyn Write> {
    let out = std::io::stdout();
    if out.is_terminal() { Box::new(out) } else { Box::new(std::io::BufWriter::with_capacity(BUFFER, out)) }
}

/// The folders in which `require` looks: the program's, or those of the tests.
fn source_roots(command: &Command) -> Vec<PathBuf> {
    match command {
        Command::Run(_, file) | Command::Disassemble(_, file) => match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => vec![folder.to_owned()],
            _ => vec![Path::new(".").to_owned()],
        },
        Command::Test(_, paths) => test::source_roots(&test::paths_or_usual(paths)),
        _ => vec![Path::new(".").to_owned()],
    }
}

fn wrong_usage(message: &str) -> ExitCode {
    eprintln!("error: {message}\n\nTry: consair --help");
    ExitCode::from(2)
}

pub(crate) fn failure(message: &str) -> i32 {
    eprintln!("error: {message}");
    1
}

/// Runs `work`, flushes the output, shows the error; the exit status.
pub(crate) fn finish<E: Engine>(
    lisp: &mut Interpreter<E>,
    work: impl FnOnce(&mut Interpreter<E>) -> Result<(), Error<E>>,
) -> i32 {
    let result = work(lisp);
    let flushed = lisp.cx().flush();
    match result.and(flushed) {
        Ok(()) => 0,
        Err(error) => status_of(lisp, &error),
    }
}

/// Shows an error; the exit status it asks for.
pub(crate) fn status_of<E: Engine>(lisp: &mut Interpreter<E>, error: &Error<E>) -> i32 {
    if error.kind() == ErrorKind::Exit {
        return match error.data() {
            Value::Int(status) => i32::try_from(*status).unwrap_or(1),
            _ => 0,
        };
    }
    let text = shown(lisp, error);
    let _ = writeln!(std::io::stderr(), "{text}");
    if error.kind() == ErrorKind::Interrupted { stop::INTERRUPTED } else { 1 }
}

/// Whether errors are shown as JSON.
static JSON: AtomicBool = AtomicBool::new(false);

/// An error as the command line asks for it.
fn shown<E: Engine>(lisp: &mut Interpreter<E>, error: &Error<E>) -> String {
    if !JSON.load(Ordering::Relaxed) {
        return lisp.render(error, std::io::stderr().is_terminal());
    }
    let diagnostics = lisp.diagnostics(error);
    let lines: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.json(lisp.sources())).collect();
    lines.join("\n")
}

/// What `--updates report` and `--stats` have to say.
fn summary<E: Engine>(lisp: &mut Interpreter<E>, options: &Options) {
    let sites = lisp.sites();
    let place = |lisp: &mut Interpreter<E>, span: consair::core::span::Span| {
        let sources = lisp.sources();
        let Some(source) = sources.source(span.source) else { return "<unknown>".to_owned() };
        let position = source.position(span.start as usize);
        let text: String = source.text()[span.start as usize..span.end as usize]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
            .filter(|c| !c.is_control())
            .take(60)
            .collect();
        format!("{}:{}:{}: {text}", source.name(), position.line, position.column)
    };
    if options.updates == Some(Policy::Report) {
        for site in sites.iter().filter(|site| site.counts.aliased > 0) {
            let place = place(lisp, site.span);
            eprintln!("report: {place} changed a collection that something else still holds");
        }
    }
    if options.stats {
        let counts = lisp.cx().update_counts();
        eprintln!(
            "updates: {} in place, {} in copies, {} in place while shared",
            counts.in_place, counts.copied, counts.aliased
        );
        for site in &sites {
            let counts = site.counts;
            if counts.in_place + counts.copied + counts.aliased == 0 {
                continue;
            }
            let place = place(lisp, site.span);
            eprintln!("  {:>10} {:>10} {:>10}  {place}", counts.in_place, counts.copied, counts.aliased);
        }
        let fuel = lisp.cx().fuel_used();
        eprintln!("fuel used: {fuel}; bytes held: {}", consair::core::heap::held_bytes());
    }
}
