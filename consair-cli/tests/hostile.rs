//! Texts made to be hard, through the whole program: it ends soon, with a status that says what was wrong.
//!
//! Larger ones, with the time that each takes:
//! `HOSTILE=10000000 cargo test --release -p consair-cli --test hostile -- --nocapture --test-threads 1`

#![cfg(any(feature = "fast-engine", feature = "persistent-engine"))]

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use consair_conformance::broken::hostile;

/// Longer than this no text may take, whatever its size.
const LONGEST: Duration = Duration::from_secs(60);

/// Gives each text to `consair` with `args`, as a file or (without `name`) as its input.
fn survives(args: &[&str], as_file: bool) {
    let large = std::env::var("HOSTILE").ok().and_then(|bytes| bytes.parse().ok());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("hostile-{}.clj", args[0]));
    for (name, make) in hostile() {
        std::fs::write(&path, make(large.unwrap_or(3_000))).expect("a writable folder");
        let start = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_consair"));
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
        if as_file {
            command.arg(&path).stdin(Stdio::null());
        } else {
            command.stdin(File::open(&path).expect("it was written"));
        }
        let mut child = command.spawn().expect("the program is built");
        let status = loop {
            if let Some(status) = child.try_wait().expect("a child") {
                break status;
            }
            if start.elapsed() > LONGEST {
                child.kill().expect("it runs");
                panic!("{args:?} {name}: longer than {LONGEST:?}");
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        if large.is_some() {
            println!("{:8.2} s  {} {name}", start.elapsed().as_secs_f64(), args[0]);
        }
        assert!(matches!(status.code(), Some(0..=2)), "{args:?} {name}: {status}");
    }
}

#[test]
fn checking_survives() {
    survives(&["check"], true);
}

#[test]
fn running_survives() {
    survives(&["run"], true);
}

#[test]
fn formatting_survives() {
    survives(&["fmt", "--check"], true);
}

#[test]
fn the_prompt_survives() {
    survives(&["repl"], false);
}
