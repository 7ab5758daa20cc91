//! What the prompt understands besides the language.

use consair::{Engine, Interpreter};

const HELP: &str = "\
At the prompt:
  (doc name)          what a name takes and does
  (source name)       the text that defines it
  (apropos \"text\")    the names in which the text is found
  (find-doc \"text\")   the documentation in which it is found
  (dir ns)            the public names of a namespace
  *1 *2 *3 *e         the last three values, the last error
  :engine             what runs: the engine, the policy, the limits
  :help               this
  :quit               ends (so do Control-D and (exit))

Tab completes a name; Control-R searches the history; Control-C gives up the line, or stops
what runs and keeps what was defined. Of a collection the first 1,000 elements are printed:
(set! *print-length* nil) prints all.
";

/// Does what `line` says, if it is a command: then true.
pub(super) fn command<E: Engine>(lisp: &mut Interpreter<E>, line: &str) -> bool {
    match line.trim() {
        ":help" => print!("{HELP}"),
        ":engine" => print!("{}", engine(lisp)),
        _ => return false,
    }
    true
}

fn engine<E: Engine>(lisp: &mut Interpreter<E>) -> String {
    let cx = lisp.cx();
    let limits = cx.limits();
    let limit = |limit: Option<String>| limit.unwrap_or_else(|| "none".to_owned());
    format!(
        "engine: {}\nupdates: {}\nlimits: fuel {}, depth {}, bytes {}, output {}\nbytes held: {}\n",
        E::NAME,
        cx.policy().name(),
        limit(limits.fuel.map(|fuel| fuel.to_string())),
        limits.depth,
        limit((limits.bytes != usize::MAX).then(|| limits.bytes.to_string())),
        limit(limits.output.map(|output| output.to_string())),
        consair::core::heap::held_bytes(),
    )
}
