//! What the threads of a server share.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::worker::Job;
use crate::names::Names;

/// How often a program that waits for input looks whether it is to stop.
const GLANCE: Duration = Duration::from_millis(5);

/// The evaluation under way.
pub(super) struct Running {
    pub(super) session: String,
    pub(super) id: Option<String>,
}

/// A session, without its values: these stay with the worker.
#[derive(Default)]
pub(super) struct SessionState {
    namespace: Mutex<String>,
    input: Mutex<Waiting>,
    came: Condvar,
}

/// Input that nobody has read yet.
#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    ended: bool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked has only read, or replaced a value as a whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SessionState {
    pub(super) fn new(namespace: &str) -> Arc<Self> {
        Arc::new(SessionState { namespace: Mutex::new(namespace.to_owned()), ..SessionState::default() })
    }

    pub(super) fn namespace(&self) -> String {
        locked(&self.namespace).clone()
    }

    pub(super) fn set_namespace(&self, name: &str) {
        name.clone_into(&mut locked(&self.namespace));
    }

    /// Adds input; an empty text is its end.
    pub(super) fn add_input(&self, text: &str) {
        let mut input = locked(&self.input);
        input.bytes.extend_from_slice(text.as_bytes());
        input.ended |= text.is_empty();
        self.came.notify_all();
    }

    /// The input that is there, or that comes after `ask`; none when it has ended.
    ///
    /// # Errors
    /// When `goes_on` says that nobody waits any more.
    pub(super) fn input(&self, ask: impl FnOnce(), goes_on: impl Fn() -> bool) -> io::Result<Vec<u8>> {
        let mut input = locked(&self.input);
        if input.bytes.is_empty() && !input.ended {
            ask();
        }
        while input.bytes.is_empty() && !input.ended {
            if !goes_on() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let waited = self.came.wait_timeout(input, GLANCE);
            input = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        if input.bytes.is_empty() {
            input.ended = false;
        }
        Ok(std::mem::take(&mut input.bytes))
    }
}

/// What the threads share.
pub(super) struct Shared {
    pub(super) names: Mutex<Names>,
    pub(super) jobs: Sender<Job>,
    sessions: Mutex<HashMap<String, Arc<SessionState>>>,
    running: Mutex<Option<Running>>,
    interrupt: Arc<AtomicBool>,
    /// The status that the program asked to end with; negative: none.
    exit: AtomicI64,
}

/// What an interrupt came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Interrupted {
    Stopped,
    Idle,
    OtherId,
}

impl Shared {
    pub(super) fn new(names: Names, jobs: Sender<Job>, interrupt: Arc<AtomicBool>) -> Self {
        Shared {
            names: Mutex::new(names),
            jobs,
            sessions: Mutex::default(),
            running: Mutex::default(),
            interrupt,
            exit: AtomicI64::new(-1),
        }
    }

    pub(super) fn names(&self) -> MutexGuard<'_, Names> {
        locked(&self.names)
    }

    pub(super) fn session(&self, id: &str) -> Option<Arc<SessionState>> {
        locked(&self.sessions).get(id).cloned()
    }

    pub(super) fn session_ids(&self) -> Vec<String> {
        locked(&self.sessions).keys().cloned().collect()
    }

    pub(super) fn add_session(&self, id: &str, state: Arc<SessionState>) {
        locked(&self.sessions).insert(id.to_owned(), state);
    }

    pub(super) fn remove_session(&self, id: &str) {
        locked(&self.sessions).remove(id);
    }

    /// An evaluation begins. An interrupt that came after the one before has ended is not for it.
    pub(super) fn begin(&self, evaluation: Running, interrupt: &AtomicBool) {
        let mut running = locked(&self.running);
        interrupt.store(false, Ordering::Relaxed);
        *running = Some(evaluation);
    }

    /// The evaluation has ended; true when it was to be stopped and has not noticed.
    pub(super) fn end(&self, interrupt: &AtomicBool) -> bool {
        let mut running = locked(&self.running);
        *running = None;
        interrupt.swap(false, Ordering::Relaxed)
    }

    /// Stops what runs for a session; of several requests the one of that number.
    pub(super) fn interrupt(&self, session: &str, id: Option<&str>) -> Interrupted {
        let running = locked(&self.running);
        match &*running {
            Some(running) if running.session == session => {
                if id.is_some() && running.id.as_deref() != id {
                    return Interrupted::OtherId;
                }
                self.interrupt.store(true, Ordering::Relaxed);
                Interrupted::Stopped
            }
            _ => Interrupted::Idle,
        }
    }

    /// The program asks to end.
    pub(super) fn exit(&self, status: i32) {
        self.exit.store(i64::from(status.max(0)), Ordering::Relaxed);
    }

    /// The status that the program asked to end with.
    pub(super) fn exit_status(&self) -> Option<i32> {
        i32::try_from(self.exit.load(Ordering::Relaxed)).ok().filter(|status| *status >= 0)
    }
}
