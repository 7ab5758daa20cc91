//! The prompt with other programs around it.

#![cfg(any(feature = "fast-engine", feature = "persistent-engine"))]

use std::io::Write;
use std::process::{Command, Stdio};

/// What `consair repl` prints for an input, the errors it prints, and its status.
fn repl(input: &str) -> (String, String, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_consair"))
        .arg("repl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is built");
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(output.stdout), text(output.stderr), output.status.code().unwrap_or(-1))
}

#[test]
fn there_is_no_prompt() {
    let (out, err, status) = repl("(+ 1\n 2)\n\"a\" ; and\n(def x 1)\n[*1 x]");
    assert_eq!(out, "3\n\"a\"\n#'user/x\n[#'user/x 1]\n");
    assert_eq!((err.as_str(), status), ("", 0));
}

#[test]
fn an_error_does_not_end_it_and_is_the_status() {
    let (out, err, status) = repl("(throw (ex-info \"no\" {}))\n(+ 1 1)\n");
    assert_eq!((out.as_str(), status), ("2\n", 1));
    assert!(err.contains("no") && err.contains("<line 1>:1:1"), "{err}");
}

#[test]
fn what_is_not_closed_is_an_error() {
    let (out, err, status) = repl("(+ 1 1)\n(foo [");
    assert_eq!((out.as_str(), status), ("2\n", 1));
    assert!(err.contains("expected `]`"), "{err}");
}

#[test]
fn a_form_reads_what_follows_it() {
    assert_eq!(repl("[(read-line) (read-line)]\na b\nc\n(+ 1 1)\n").0, "[\"a b\" \"c\"]\n2\n");
    assert_eq!(repl("(count (slurp *in*))\n(+ 1 1)\n").0, "8\n");
}

#[test]
fn exit_is_the_status() {
    assert_eq!(repl("1\n(exit 7)\n2").2, 7);
    assert_eq!(repl("").2, 0);
}
