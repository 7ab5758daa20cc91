//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use consair::{Limits, Policy};
use lexopt::prelude::*;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
consair: a Clojure-dialect Lisp with pluggable collection engines

Usage:
  consair run [OPTIONS] FILE [ARGS...]   run a program; - is standard input
  consair -e EXPR [OPTIONS] [ARGS...]    evaluate an expression and print its value
  consair repl [OPTIONS]                 read, evaluate and print, line by line
  consair test [OPTIONS] [PATHS...]      run the tests of files, or of the files in folders
                                         that use clojure.test [test]
  consair fmt [--check] FILES...         lay files out; - is standard input, a folder all in it;
                                         --check only names those that would change
  consair check [--fix] FILES...         read, expand and analyse without running: errors,
                                         warnings; --fix makes the edits that are safe
  consair nrepl [OPTIONS] [--port N]     let editors connect: an nREPL server on localhost
  consair disasm [OPTIONS] FILE          print the bytecode of a program
  consair explain CODE                   what an error means, and how to mend it
  consair FILE [ARGS...]                 the same as run

Options:
  --engine fast|persistent               the collections behind every value [fast]
  --updates in-place|unique|report       what an update of a shared collection does:
                                         change it for all (fast's default), change a
                                         copy (Clojure's results), or change it for all
                                         and report each place
  --format text|json                     how errors and warnings are shown: for people,
                                         or one JSON object a line [text]
  --stats                                at the end, count the updates by place
  --hash-seed N                          fix the hash seed, to replay a run
  --features NAME[,NAME...]              what #?(...) selects besides :consair and :default
  --source-path DIR[:DIR...]             where require looks [the program's folder]
  --fuel N                               limit on calls and loop iterations
  --depth N                              limit on calls inside each other [400000]
  --memory BYTES                         limit on bytes held by values (k, m, g allowed)
  --output BYTES                         limit on bytes printed (k, m, g allowed)
  --timeout SECONDS                      limit on the time
  -h, --help                             print this
  -V, --version                          print the version

Exit status: 0 for success, 1 when the program (or a check) fails, 2 for wrong usage; (exit n) gives n.
";

/// The engines of this build.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EngineName {
    #[cfg(feature = "fast-engine")]
    Fast,
    #[cfg(feature = "persistent-engine")]
    Persistent,
}

impl EngineName {
    #[cfg(feature = "fast-engine")]
    const DEFAULT: EngineName = EngineName::Fast;
    #[cfg(not(feature = "fast-engine"))]
    const DEFAULT: EngineName = EngineName::Persistent;

    fn parse(name: &str) -> Result<Self, String> {
        match name {
            #[cfg(feature = "fast-engine")]
            "fast" => Ok(EngineName::Fast),
            #[cfg(feature = "persistent-engine")]
            "persistent" => Ok(EngineName::Persistent),
            #[cfg(not(feature = "fast-engine"))]
            "fast" => Err("this build is without the fast engine".to_owned()),
            #[cfg(not(feature = "persistent-engine"))]
            "persistent" => Err("this build is without the persistent engine".to_owned()),
            _ => Err(format!("expected --engine fast or persistent, found {name}")),
        }
    }
}

/// The commands that are words.
const VERBS: [&str; 9] = ["run", "test", "repl", "nrepl", "disasm", "fmt", "check", "explain", "help"];

/// What the options say.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub engine: EngineName,
    pub updates: Option<Policy>,
    pub stats: bool,
    pub json: bool,
    pub hash_seed: Option<u64>,
    pub source_paths: Vec<PathBuf>,
    pub features: Vec<String>,
    pub limits: Limits,
    pub args: Vec<String>,
}

/// What to do.
pub(crate) enum Command {
    Run(Options, PathBuf),
    Eval(Options, String),
    Repl(Options),
    Disassemble(Options, PathBuf),
    Test(Options, Vec<PathBuf>),
    Nrepl(Options, u16),
    Format(Files),
    Explain(String),
    Check(Options, Files),
    Help,
    Version,
}

/// The files of a command that takes several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files {
    pub paths: Vec<PathBuf>,
    /// Say what would be done and do nothing.
    pub check: bool,
    /// Make the edits that mend.
    pub fix: bool,
}

/// What the words mean.
pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut options = Options {
        engine: EngineName::DEFAULT,
        updates: None,
        stats: false,
        json: false,
        hash_seed: None,
        source_paths: Vec::new(),
        features: Vec::new(),
        limits: Limits::default(),
        args: Vec::new(),
    };
    let mut verb: Option<String> = None;
    let mut expression = None;
    let mut file = None;
    let mut files = Files::default();
    let mut port = 0;
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Short('e') => expression = Some(text(&mut parser)?),
            Long("engine") => options.engine = EngineName::parse(&text(&mut parser)?)?,
            Long("updates") => {
                let name = text(&mut parser)?;
                options.updates =
                    Some(Policy::from_name(&name).ok_or_else(|| {
                        format!("expected --updates in-place, unique or report, found {name}")
                    })?);
            }
            Long("check") if verb.as_deref() == Some("fmt") => files.check = true,
            Long("fix") if verb.as_deref() == Some("check") => files.fix = true,
            Long("format") => {
                options.json = match text(&mut parser)?.as_str() {
                    "text" => false,
                    "json" => true,
                    other => return Err(format!("expected --format text or json, found {other}")),
                }
            }
            Long("port") if verb.as_deref() == Some("nrepl") => {
                let given = number(&mut parser, "--port")?;
                port = u16::try_from(given).map_err(|_| format!("expected a port, found {given}"))?;
            }
            Long("stats") => options.stats = true,
            Long("hash-seed") => options.hash_seed = Some(number(&mut parser, "--hash-seed")?),
            Long("source-path") => {
                options.source_paths = text(&mut parser)?.split(':').map(PathBuf::from).collect()
            }
            Long("features") => options.features = text(&mut parser)?.split(',').map(str::to_owned).collect(),
            Long("fuel") => options.limits.fuel = Some(number(&mut parser, "--fuel")?),
            Long("depth") => options.limits.depth = number(&mut parser, "--depth")? as usize,
            Long("memory") => options.limits.bytes = bytes(&mut parser, "--memory")?,
            Long("output") => options.limits.output = Some(bytes(&mut parser, "--output")?),
            Long("timeout") => {
                let given = text(&mut parser)?;
                let seconds = given.parse::<f64>().ok().filter(|s| (0.0..1e9).contains(s));
                let seconds =
                    seconds.ok_or_else(|| format!("expected --timeout in seconds, found {given}"))?;
                options.limits.deadline = Some(Instant::now() + Duration::from_secs_f64(seconds));
            }
            Value(word) => {
                let word = word.into_string().map_err(|_| "expected arguments in UTF-8".to_owned())?;
                match (&verb, &expression, &file) {
                    (None, None, None) if VERBS.contains(&word.as_str()) => verb = Some(word),
                    (Some(verb), None, None) if matches!(verb.as_str(), "fmt" | "check" | "test") => {
                        files.paths.push(PathBuf::from(word))
                    }
                    (verb, None, None) if !matches!(verb.as_deref(), Some("repl" | "nrepl")) => {
                        file = Some(PathBuf::from(word));
                        // What follows a program's name is the program's.
                        if verb.as_deref() != Some("disasm") {
                            options.args = rest(&mut parser)?;
                        }
                    }
                    (_, Some(_), _) => {
                        options.args.push(word);
                        options.args.extend(rest(&mut parser)?);
                    }
                    _ => return Err(format!("expected nothing more, found {word}")),
                }
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    if let Some(text) = expression {
        return Ok(Command::Eval(options, text));
    }
    match (verb.as_deref(), file) {
        (Some("help"), _) => Ok(Command::Help),
        (Some("explain"), Some(code)) => Ok(Command::Explain(code.to_string_lossy().into_owned())),
        (Some("explain"), None) => Err("expected the code of a diagnostic after explain".to_owned()),
        (Some("test"), _) => Ok(Command::Test(options, files.paths)),
        (Some(verb @ ("fmt" | "check")), _) if files.paths.is_empty() => {
            Err(format!("expected files after {verb}, or -"))
        }
        (Some("fmt"), _) => Ok(Command::Format(files)),
        (Some("check"), _) => Ok(Command::Check(options, files)),
        (Some("nrepl"), _) => Ok(Command::Nrepl(options, port)),
        (Some("repl") | None, None) => Ok(Command::Repl(options)),
        (Some("disasm"), Some(file)) => Ok(Command::Disassemble(options, file)),
        (_, Some(file)) => Ok(Command::Run(options, file)),
        (Some(verb), None) => Err(format!("expected a file after {verb}")),
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().map_err(|error| error.to_string())?.into_string().map_err(|_| "expected UTF-8".to_owned())
}

fn number(parser: &mut lexopt::Parser, option: &str) -> Result<u64, String> {
    let given = text(parser)?;
    given.parse().map_err(|_| format!("expected a number after {option}, found {given}"))
}

fn bytes(parser: &mut lexopt::Parser, option: &str) -> Result<usize, String> {
    let given = text(parser)?;
    let (digits, unit) = match given.to_ascii_lowercase() {
        text if text.ends_with('k') => (text[..text.len() - 1].to_owned(), 1 << 10),
        text if text.ends_with('m') => (text[..text.len() - 1].to_owned(), 1 << 20),
        text if text.ends_with('g') => (text[..text.len() - 1].to_owned(), 1 << 30),
        text => (text, 1_usize),
    };
    let count = digits.parse::<usize>().ok().and_then(|count| count.checked_mul(unit));
    count.ok_or_else(|| format!("expected a number of bytes after {option}, found {given}"))
}

fn rest(parser: &mut lexopt::Parser) -> Result<Vec<String>, String> {
    let words = parser.raw_args().map_err(|error| error.to_string())?;
    words.map(|word| word.into_string().map_err(|_| "expected arguments in UTF-8".to_owned())).collect()
}
