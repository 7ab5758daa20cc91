//! The thread that evaluates. Values belong to one thread, so all sessions share it, and with it what
//! they define; evaluations wait for each other. Everything else is answered beside it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, PoisonError};

use consair_core::context::Limits;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::value::Value;
use consair_eval::Interpreter;

use super::shared::{Running, SessionState, Shared};
use super::wire::Request;
use crate::session::Session;

/// So many elements of a collection are printed, unless a program sets `*print-length*`: a client that
/// evaluates `(range)` wants to see that it is long.
const PRINT_LENGTH: i64 = 1_000;

/// What the worker does.
pub(super) enum Job {
    /// Evaluates a text.
    Eval(Box<Evaluation>),
    /// Makes a session, with the values of another.
    Clone { from: String, to: String },
    /// Forgets a session.
    Close { session: String },
}

/// A text to evaluate, and for whom.
pub(super) struct Evaluation {
    pub(super) request: Request,
    pub(super) state: Arc<SessionState>,
    pub(super) code: String,
    /// The name of the text.
    pub(super) name: String,
    /// The namespace to begin in; else the session's.
    pub(super) namespace: Option<String>,
    /// Only the last value is of interest.
    pub(super) only_last: bool,
    /// The session ends with the evaluation.
    pub(super) ephemeral: bool,
}

/// For whom the worker works now.
type Current = Rc<RefCell<Option<(Request, Arc<SessionState>)>>>;

/// Does the jobs until there can be no more.
pub(super) fn work<E: Engine>(lisp: &mut Interpreter<E>, shared: &Shared, jobs: &Receiver<Job>) {
    let current = Current::default();
    lisp.cx().set_output(Box::new(Output(Rc::clone(&current))));
    let interrupt = lisp.cx().interrupt();
    let input = Input { current: Rc::clone(&current), interrupt, bytes: Vec::new(), at: 0 };
    consair_eval::set_standard_input(input);
    lisp.define("clojure.core/*print-length*", Value::Int(PRINT_LENGTH));
    let limits = lisp.cx().limits().clone();
    let mut sessions: HashMap<String, Session<E>> = HashMap::new();
    for job in jobs {
        match job {
            Job::Clone { from, to } => {
                let session = sessions.get(&from).cloned().unwrap_or_default();
                sessions.insert(to, session);
            }
            Job::Close { session } => drop(sessions.remove(&session)),
            Job::Eval(evaluation) => {
                let id = evaluation.request.session.clone();
                let session = sessions.entry(id.clone()).or_default();
                evaluate(lisp, shared, session, &evaluation, &limits, &current);
                if evaluation.ephemeral {
                    sessions.remove(&id);
                }
            }
        }
    }
}

fn evaluate<E: Engine>(
    lisp: &mut Interpreter<E>,
    shared: &Shared,
    session: &mut Session<E>,
    evaluation: &Evaluation,
    limits: &Limits,
    current: &Current,
) {
    let Evaluation { request, state, .. } = evaluation;
    if let Some(namespace) = &evaluation.namespace {
        if !lisp.namespaces().contains(namespace) {
            return request.done([
                ("ns", namespace.as_str().into()),
                ("status", ["error", "namespace-not-found", "done"].into_iter().collect()),
            ]);
        }
        session.namespace.clone_from(namespace);
    }
    let interrupt = lisp.cx().interrupt();
    shared
        .begin(Running { session: request.session.clone(), id: request.id().map(str::to_owned) }, &interrupt);
    *current.borrow_mut() = Some((request.clone(), Arc::clone(state)));
    // Fuel and output are counted for each evaluation.
    lisp.set_limits(limits.clone());
    let mut last = None;
    let result = session.eval(lisp, &evaluation.name, &evaluation.code, |lisp, value| {
        if evaluation.only_last {
            last = Some(value.clone());
            return Ok(());
        }
        tell(lisp, request, value)
    });
    let result = result.and_then(|()| last.map_or(Ok(()), |value| tell(lisp, request, &value)));
    let interrupted = shared.end(&interrupt);
    *current.borrow_mut() = None;
    state.set_namespace(&session.namespace);
    {
        let mut names = shared.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.refresh(lisp);
        names.note(&evaluation.code);
    }
    if let Err(error) = &result {
        failed(lisp, shared, request, error, interrupted);
    }
    request.done([]);
}

/// Sends a value.
fn tell<E: Engine>(lisp: &mut Interpreter<E>, request: &Request, value: &Value<E>) -> Result<(), Error<E>> {
    let text = lisp.pr_str(value)?;
    let namespace = lisp.namespace().text();
    request.reply([("value", text.into()), ("ns", namespace.into())]);
    Ok(())
}

fn failed<E: Engine>(
    lisp: &mut Interpreter<E>,
    shared: &Shared,
    request: &Request,
    error: &Error<E>,
    interrupted: bool,
) {
    if error.kind() == ErrorKind::Interrupted || interrupted {
        return request.status(&["interrupted"]);
    }
    if error.kind() == ErrorKind::Exit {
        let status = match error.data() {
            Value::Int(status) => i32::try_from(*status).unwrap_or(1),
            _ => 0,
        };
        return shared.exit(status);
    }
    let text = lisp.render(error, false);
    request.reply([("err", format!("{text}\n").into())]);
    let kind = error.kind().name();
    request.reply([
        ("status", ["eval-error"].into_iter().collect()),
        ("ex", kind.into()),
        ("root-ex", kind.into()),
    ]);
}

/// The output of the program goes to whom it runs for, as it comes.
struct Output(Current);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some((request, _)) = &*self.0.borrow()
            && !bytes.is_empty()
        {
            request.reply([("out", String::from_utf8_lossy(bytes).into_owned().into())]);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The standard input of the program is what the client sends with `stdin`.
struct Input {
    current: Current,
    interrupt: Arc<AtomicBool>,
    bytes: Vec<u8>,
    at: usize,
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.bytes.len()
            && let Some((request, state)) = &*self.current.borrow()
        {
            self.at = 0;
            self.bytes = state
                .input(|| request.status(&["need-input"]), || !self.interrupt.load(Ordering::Relaxed))?;
        }
        Ok(&self.bytes[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}
