//! The consair program.

#![forbid(unsafe_code)]

#[cfg(not(any(feature = "fast-engine", feature = "persistent-engine")))]
compile_error!(
    "the consair program needs an engine: turn on the feature fast-engine, persistent-engine, or both"
);

// Without an engine the sentence above is all there is to say.
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod check;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod explain;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod format;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod nrepl;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod options;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod program;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod repl;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod run;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod stop;
#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
mod test;

#[cfg(any(feature = "fast-engine", feature = "persistent-engine"))]
fn main() -> std::process::ExitCode {
    program::main()
}

#[cfg(not(any(feature = "fast-engine", feature = "persistent-engine")))]
fn main() {}
