//! A session at the prompt, in a pseudo-terminal.

#![cfg(all(unix, any(feature = "fast-engine", feature = "persistent-engine")))]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use rexpect::process::WaitStatus;
use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};

const CONTROL_R: &str = "\x12";
const UP: &str = "\x1b[A";

/// The program in a terminal.
fn spawn(command: Command) -> PtySession {
    let options = Options::new().timeout_ms(Some(20_000)).strip_ansi_escape_codes(true);
    spawn_with_options(command, options).expect("a pseudo-terminal")
}

/// A prompt whose history is the file at `history`.
fn prompt(history: &Path) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_consair"));
    command.arg("repl").env("TERM", "xterm").env("NO_COLOR", "1").env("CONSAIR_HISTORY", history);
    let mut session = spawn(command);
    session.exp_string("Control-D ends.").expect("the first line");
    session.exp_string("user=> ").expect("a prompt");
    session
}

/// Types a line and waits for what it prints, at the beginning of a line, and the next prompt.
fn says(session: &mut PtySession, line: &str, answer: &str) {
    session.send_line(line).expect("a terminal");
    session.exp_string(&format!("\n{answer}\r\n")).unwrap_or_else(|error| panic!("{line}: {error}"));
    session.exp_string("=> ").expect("a prompt");
}

/// Types something that no line end follows.
fn keys(session: &mut PtySession, keys: &str) {
    session.send(keys).and_then(|_| session.flush()).expect("a terminal");
}

fn history(name: &str) -> std::path::PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    path
}

#[test]
fn forms_are_evaluated_and_the_last_values_have_names() {
    let mut session = prompt(&history("values"));
    says(&mut session, "(+ 1 2)", "3");
    says(&mut session, "[*1 *2]", "[3 nil]");
    says(&mut session, "\"a\" :b", "\"a\"\r\n:b");
    says(&mut session, "(def x 5)", "#'user/x");
    says(&mut session, "(in-ns 'other)", "other");
    says(&mut session, "user/x", "5");
    session.send_line("(exit 3)").expect("a terminal");
    session.exp_eof().expect("it ends");
}

#[test]
fn a_form_may_have_several_lines() {
    let mut session = prompt(&history("lines"));
    session.send_line("(defn f [x]").expect("a terminal");
    session.send_line("  ; (not closed)").expect("a terminal");
    says(&mut session, "  (* 2 x))", "#'user/f");
    says(&mut session, "(f 21)", "42");
    // Control-C gives a form up that is half typed.
    session.send_line("(f [1").expect("a terminal");
    session.send_control('c').expect("a terminal");
    session.exp_string("user=> ").expect("a prompt");
    says(&mut session, "(f 4)", "8");
}

#[test]
fn names_are_completed() {
    let mut session = prompt(&history("completion"));
    says(&mut session, "(def my-long-name 7)", "#'user/my-long-name");
    says(&mut session, "(inc my-lo\t)", "8");
    says(&mut session, "(require '[clojure.string :as str])", "nil");
    says(&mut session, "(str/upper-\t \"a\")", "\"A\"");
    says(&mut session, "(:a-key {:a-key 1})", "1");
    says(&mut session, "(:a-k\t {:a-key 2})", "2");
    // Several: they are listed.
    keys(&mut session, "(reduce\t\t");
    session.exp_string("reduce-kv").expect("the candidates");
}

#[test]
fn lines_are_remembered() {
    let path = history("history");
    let mut session = prompt(&path);
    says(&mut session, "(+ 40 2)", "42");
    keys(&mut session, UP);
    says(&mut session, "", "42");
    session.send_control('d').expect("a terminal");
    session.exp_eof().expect("it ends");
    // And by the next session.
    let mut session = prompt(&path);
    keys(&mut session, CONTROL_R);
    keys(&mut session, "+ 4");
    session.exp_string("(+ 40 2)").expect("the line is found");
    says(&mut session, "", "42");
}

#[test]
fn control_c_stops_what_runs_and_keeps_the_session() {
    let mut session = prompt(&history("interrupt"));
    says(&mut session, "(def kept 1)", "#'user/kept");
    for endless in ["(loop [] (recur))", "(reduce + (range))", "(dorun (iterate inc 0))"] {
        session.send_line(endless).expect("a terminal");
        std::thread::sleep(Duration::from_millis(300));
        let stopped = Instant::now();
        session.send_control('c').expect("a terminal");
        session.exp_string("interrupted").expect("it is told");
        // 10 ms in the release build; here nothing is optimised, and the machine may be busy.
        assert!(stopped.elapsed() < Duration::from_secs(1), "{endless}: {:?}", stopped.elapsed());
        session.exp_string("user=> ").expect("a prompt");
    }
    says(&mut session, "(inc kept)", "2");
}

#[test]
fn control_c_ends_waiting_for_input() {
    let mut session = prompt(&history("input"));
    for waiting in ["(read-line)", "(slurp *in*)", "(doall (line-seq *in*))", "(read)"] {
        session.send_line(&format!("(do (println :waits) {waiting})")).expect("a terminal");
        session.exp_string("\n:waits\r\n").expect("it has begun");
        session.send_control('c').expect("a terminal");
        session.exp_string("interrupted").unwrap_or_else(|error| panic!("{waiting}: {error}"));
        session.exp_string("user=> ").expect("a prompt");
    }
    session.send_line("(do (println :waits) [(read-line) (read-line)])").expect("a terminal");
    session.exp_string("\n:waits\r\n").expect("it has begun");
    session.send_line("first").expect("a terminal");
    session.send_line("second").expect("a terminal");
    session.exp_string("[\"first\" \"second\"]").expect("both lines");
}

/// `consair run` of a program, in a terminal.
fn run(name: &str, program: &str) -> PtySession {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, program).expect("a folder for the tests");
    let mut command = Command::new(env!("CARGO_BIN_EXE_consair"));
    command.arg("run").arg(path).env("NO_COLOR", "1");
    spawn(command)
}

#[test]
fn a_program_that_waits_shows_what_it_has_printed() {
    let mut session = run("ask.clj", "(print \"name? \") (println \"hello\" (read-line)) (loop [] (recur))");
    session.exp_string("name? ").expect("the question");
    session.send_line("Ann").expect("a terminal");
    session.exp_string("hello Ann").expect("the line is not kept back");
}

#[test]
fn control_c_ends_a_program_by_its_signal() {
    for (name, waiting) in [("loops.clj", "(loop [] (recur))"), ("reads.clj", "(read-line)")] {
        let program = format!("(println :waits)\n(try {waiting} (finally (println :left)))");
        let mut session = run(name, &program);
        session.exp_string(":waits").expect("it has begun");
        session.send_control('c').expect("a terminal");
        session.exp_string(":left").unwrap_or_else(|error| panic!("{name}: {error}"));
        session.exp_string("interrupted").expect("it is told");
        let status = session.process().wait().expect("it ends");
        assert!(matches!(status, WaitStatus::Signaled(_, Signal::SIGINT, _)), "{name}: {status:?}");
    }
}

#[test]
fn after_an_error_it_goes_on() {
    let mut session = prompt(&history("errors"));
    session.send_line("(/ 1 0)").expect("a terminal");
    session.exp_string("error").expect("an error");
    session.exp_string("<line 1>:1:1").expect("its place");
    session.exp_string("user=> ").expect("a prompt");
    says(&mut session, "(ex-kind *e)", ":arithmetic");
    session.send_line("(undefined-thing)").expect("a terminal");
    session.exp_string("unknown name undefined-thing").expect("an error");
    session.exp_string("user=> ").expect("a prompt");
    session.send_line("(foo [1 2)").expect("a terminal");
    session.exp_string("expected `]`").expect("an error");
    session.exp_string("user=> ").expect("a prompt");
    says(&mut session, "(+ 1 1)", "2");
}

#[test]
fn what_takes_long_is_timed() {
    let mut session = prompt(&history("long"));
    session
        .send_line("(let [end (+ 1100 (current-time-ms))] (while (< (current-time-ms) end)) :done)")
        .expect("a terminal");
    session.exp_regex(r";; 1\.\d\d s").expect("the time");
}

#[test]
fn what_never_ends_is_cut() {
    let mut session = prompt(&history("endless"));
    session.send_line("(range)").expect("a terminal");
    session.exp_string(" 998 999 ...)").unwrap_or_else(|_| panic!("there is no limit"));
    session.exp_string("user=> ").expect("a prompt");
    says(&mut session, "(first *1)", "0");
}

#[test]
fn commands_tell_what_runs() {
    let mut session = prompt(&history("commands"));
    session.send_line(":engine").expect("a terminal");
    session.exp_string("updates: ").expect("the policy");
    session.exp_string("user=> ").expect("a prompt");
    session.send_line("(doc inc)").expect("a terminal");
    session.exp_string("clojure.core/inc").expect("documentation");
    session.exp_string("user=> ").expect("a prompt");
    session.send_line(":help").expect("a terminal");
    session.exp_string("(source name)").expect("help");
    session.exp_string("user=> ").expect("a prompt");
    session.send_line(":quit").expect("a terminal");
    session.exp_eof().expect("it ends");
}
