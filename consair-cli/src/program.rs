//! From the command line to the engine it chose.

use std::process::ExitCode;

use crate::options::{self, Command, EngineName, Options};
use crate::{explain, format, run};

/// Does what the command line says.
pub(crate) fn main() -> ExitCode {
    match options::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print!("{}", options::HELP);
            ExitCode::SUCCESS
        }
        Ok(Command::Version) => {
            println!("consair {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        Ok(Command::Explain(code)) => match explain::page(&code) {
            Ok(page) => {
                print!("{page}");
                ExitCode::SUCCESS
            }
            Err(message) => {
                eprintln!("error: {message}");
                ExitCode::from(2)
            }
        },
        Ok(Command::Format(files)) => format::format(&files),
        Ok(command) => with_engine(command),
        Err(message) => {
            eprintln!("error: {message}\n\nTry: consair --help");
            ExitCode::from(2)
        }
    }
}

/// Runs `command` on the engine it chose.
fn with_engine(command: Command) -> ExitCode {
    let (Command::Run(Options { engine, .. }, _)
    | Command::Eval(Options { engine, .. }, ..)
    | Command::Repl(Options { engine, .. })
    | Command::Test(Options { engine, .. }, _)
    | Command::Nrepl(Options { engine, .. }, _)
    | Command::Check(Options { engine, .. }, _)
    | Command::Disassemble(Options { engine, .. }, _)) = &command
    else {
        unreachable!("the other commands need no engine")
    };
    match engine {
        #[cfg(feature = "fast-engine")]
        EngineName::Fast => run::run::<consair::Fast>(command),
        #[cfg(feature = "persistent-engine")]
        EngineName::Persistent => run::run::<consair::Persistent>(command),
    }
}
