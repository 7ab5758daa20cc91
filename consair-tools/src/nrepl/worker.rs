//! The thread that evaluates. Values belong to one thread, so all sessions share it, and with it what
//! they define; evaluations wait for each other. Everything else is answered beside it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;
use std::sync::{Arc, PoisonError};

use consair_core::context::Limits;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::value::Value;
use consair_eval::Interpreter;

use super::print::tell;
use super::queue::{Evaluation, Job};
use super::shared::{SessionState, Shared};
use super::wire::Request;
use crate::session::Session;

/// So many elements of a collection are printed, unless a program sets `*print-length*`: a client that
/// evaluates `(range)` wants to see that it is long.
const PRINT_LENGTH: i64 = 1_000;

/// For whom the worker works now.
type Current = Rc<RefCell<Option<(Request, Arc<SessionState>)>>>;

/// Does the jobs until there can be no more.
pub(super) fn work<E: Engine>(lisp: &mut Interpreter<E>, shared: &Shared) {
    let current = Current::default();
    lisp.cx().set_output(Box::new(Output { current: Rc::clone(&current), key: "out" }));
    consair_eval::set_standard_error(Output { current: Rc::clone(&current), key: "err" });
    lisp.define("clojure.core/*print-length*", Value::Int(PRINT_LENGTH));
    let limits = lisp.cx().limits().clone();
    let fresh = Session::new(lisp);
    let mut sessions: HashMap<String, Session<E>> = HashMap::new();
    let mut last = String::new();
    loop {
        match shared.queue.next() {
            Job::Clone { from, to } => {
                let session = sessions.get(&from).unwrap_or(&fresh).clone();
                sessions.insert(to, session);
            }
            Job::Close { session } => drop(sessions.remove(&session)),
            Job::Eval(evaluation) => {
                let id = evaluation.request.session.clone();
                let session = sessions.entry(id.clone()).or_insert_with(|| fresh.clone());
                if last != id {
                    // What another session has left of a line is not for this one.
                    consair_eval::set_standard_input(Input::new(Rc::clone(&current)));
                    last.clone_from(&id);
                }
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
    let Evaluation { request, state, is_file, .. } = evaluation;
    let before = session.namespace.clone();
    if let Some(namespace) = &evaluation.namespace {
        if !lisp.namespaces().contains(namespace) {
            shared.queue.end();
            return request.done([
                ("ns", namespace.as_str().into()),
                ("status", ["error", "namespace-not-found", "done"].into_iter().collect()),
            ]);
        }
        session.namespace.clone_from(namespace);
    }
    state.forget_asking();
    *current.borrow_mut() = Some((request.clone(), Arc::clone(state)));
    // Fuel and output are counted for each evaluation.
    lisp.set_limits(limits.clone());
    let mut last = None;
    let result = session.eval(lisp, &evaluation.name, &evaluation.code, |lisp, value| {
        if *is_file {
            last = Some(value.clone());
            return Ok(());
        }
        tell(lisp, request, value)
    });
    // A file, or a request for one namespace, leaves the session where it was.
    if *is_file || evaluation.namespace.is_some() {
        session.namespace = before;
        let _ = lisp.set_namespace(&session.namespace);
    }
    let result = result.and_then(|()| last.map_or(Ok(()), |value| tell(lisp, request, &value)));
    let interrupted = shared.queue.end();
    *current.borrow_mut() = None;
    state.set_namespace(&session.namespace);
    {
        let mut names = shared.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.refresh(lisp);
        names.note(&evaluation.code);
    }
    match &result {
        Err(error) if error.kind() == ErrorKind::Interrupted || interrupted => {
            return request.status(&["interrupted", "done"]);
        }
        Err(error) => failed(lisp, shared, request, error),
        Ok(()) => {}
    }
    request.done([]);
}

fn failed<E: Engine>(lisp: &mut Interpreter<E>, shared: &Shared, request: &Request, error: &Error<E>) {
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

/// What the program writes goes to whom it runs for, as it comes.
struct Output {
    current: Current,
    key: &'static str,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some((request, _)) = &*self.current.borrow()
            && !bytes.is_empty()
        {
            request.reply([(self.key, String::from_utf8_lossy(bytes).into_owned().into())]);
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
    line: Vec<u8>,
    at: usize,
}

impl Input {
    fn new(current: Current) -> Self {
        Input { current, line: Vec::new(), at: 0 }
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.line.len()
            && let Some((request, state)) = &*self.current.borrow()
        {
            self.line = state.line(|| request.status(&["need-input"]))?;
            self.at = 0;
        }
        Ok(&self.line[self.at..])
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
