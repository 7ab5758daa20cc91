//! What waits to be evaluated, and what is evaluated now.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::shared::{SessionState, locked};
use super::wire::Request;

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
    /// It is a file: only the last value is of interest, and its namespace is not that of what follows.
    pub(super) is_file: bool,
    /// The session ends with the evaluation.
    pub(super) ephemeral: bool,
}

/// The jobs in the order in which they came.
pub(super) struct Queue {
    state: Mutex<State>,
    came: Condvar,
    interrupt: Arc<AtomicBool>,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Job>,
    /// For whom the worker evaluates, and whether the session ends with it.
    running: Option<(Request, bool)>,
}

/// What an interrupt came to.
pub(super) enum Interrupted {
    /// What ran will stop.
    Running,
    /// What waited waits no more.
    Waiting(Box<Evaluation>),
    Idle,
    OtherId,
}

/// True when `asking` may stop what was asked for by `request`: in the same session, or without a session on
/// the same connection.
fn may_stop(asking: &Request, request: &Request, ephemeral: bool) -> bool {
    match asking.session.as_str() {
        "" => ephemeral && asking.is_of_the_client_of(request),
        session => request.session == session,
    }
}

impl Queue {
    /// `interrupt` stops the interpreter.
    pub(super) fn new(interrupt: Arc<AtomicBool>) -> Self {
        Queue { state: Mutex::default(), came: Condvar::new(), interrupt }
    }

    pub(super) fn add(&self, job: Job) {
        locked(&self.state).waiting.push_back(job);
        self.came.notify_one();
    }

    /// The next job, when there is one. An evaluation is under way from here to [`Queue::end`]; an interrupt
    /// that came before is not for it.
    pub(super) fn next(&self) -> Job {
        let mut state = locked(&self.state);
        loop {
            if let Some(job) = state.waiting.pop_front() {
                if let Job::Eval(evaluation) = &job {
                    self.interrupt.store(false, Ordering::Relaxed);
                    state.running = Some((evaluation.request.clone(), evaluation.ephemeral));
                }
                return job;
            }
            state = self.came.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The evaluation has ended; true when it was to be stopped and has not noticed.
    pub(super) fn end(&self) -> bool {
        locked(&self.state).running = None;
        self.interrupt.swap(false, Ordering::Relaxed)
    }

    /// Stops what runs for the session that asks, or else what waits for it first; with `id` the request of
    /// that number.
    pub(super) fn interrupt(&self, asking: &Request, id: Option<&str>) -> Interrupted {
        let mut state = locked(&self.state);
        let State { waiting, running } = &mut *state;
        let is_meant = |request: &Request| id.is_none() || request.id() == id;
        let running = running.as_ref().filter(|(request, ephemeral)| may_stop(asking, request, *ephemeral));
        if running.is_some_and(|(request, _)| is_meant(request)) {
            self.interrupt.store(true, Ordering::Relaxed);
            return Interrupted::Running;
        }
        let mut others = running.is_some();
        let found = waiting.iter().position(|job| match job {
            Job::Eval(evaluation) if may_stop(asking, &evaluation.request, evaluation.ephemeral) => {
                others = true;
                is_meant(&evaluation.request)
            }
            _ => false,
        });
        match found.and_then(|at| waiting.remove(at)) {
            Some(Job::Eval(evaluation)) => Interrupted::Waiting(evaluation),
            _ if others => Interrupted::OtherId,
            _ => Interrupted::Idle,
        }
    }

    /// Ends a session: stops what runs for it, and gives back what has waited.
    pub(super) fn close(&self, session: &str) -> Vec<Job> {
        let mut state = locked(&self.state);
        if state.running.as_ref().is_some_and(|(request, _)| request.session == session) {
            self.interrupt.store(true, Ordering::Relaxed);
        }
        let of_session =
            |job: &Job| matches!(job, Job::Eval(evaluation) if evaluation.request.session == session);
        let (stopped, kept): (VecDeque<_>, _) = state.waiting.drain(..).partition(of_session);
        state.waiting = kept;
        state.waiting.push_back(Job::Close { session: session.to_owned() });
        self.came.notify_one();
        stopped.into()
    }
}
