//! What the threads of a server share.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::queue::Queue;
use crate::names::Names;

/// How often a program that waits for input looks whether it is to stop.
const GLANCE: Duration = Duration::from_millis(5);

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
    /// The client has been asked for more.
    asked: bool,
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
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

    /// An evaluation begins: it will ask the client again.
    pub(super) fn forget_asking(&self) {
        locked(&self.input).asked = false;
    }

    /// The next line of the input; none when it has ended. The rest waits for whoever reads next in this
    /// session.
    ///
    /// # Errors
    /// `WouldBlock` when nothing has come in a while; then `ask` was called, once for a line.
    pub(super) fn line(&self, ask: impl FnOnce()) -> io::Result<Vec<u8>> {
        let mut input = locked(&self.input);
        if input.bytes.is_empty() && !input.ended {
            if !std::mem::replace(&mut input.asked, true) {
                ask();
            }
            input = self.came.wait_timeout(input, GLANCE).unwrap_or_else(PoisonError::into_inner).0;
            if input.bytes.is_empty() && !input.ended {
                return Err(io::ErrorKind::WouldBlock.into());
            }
        }
        input.asked = false;
        if input.bytes.is_empty() {
            input.ended = false;
        }
        let end = input.bytes.iter().position(|byte| *byte == b'\n').map_or(input.bytes.len(), |end| end + 1);
        Ok(input.bytes.drain(..end).collect())
    }
}

/// What the threads share.
pub(super) struct Shared {
    pub(super) names: Mutex<Names>,
    pub(super) queue: Queue,
    sessions: Mutex<HashMap<String, Arc<SessionState>>>,
    /// The status that the program asked to end with; negative: none.
    exit: AtomicI64,
}

impl Shared {
    /// `interrupt` stops the interpreter.
    pub(super) fn new(names: Names, interrupt: Arc<AtomicBool>) -> Self {
        Shared {
            names: Mutex::new(names),
            queue: Queue::new(interrupt),
            sessions: Mutex::default(),
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

    /// The program asks to end.
    pub(super) fn exit(&self, status: i32) {
        self.exit.store(i64::from(status.max(0)), Ordering::Relaxed);
    }

    /// The status that the program asked to end with.
    pub(super) fn exit_status(&self) -> Option<i32> {
        i32::try_from(self.exit.load(Ordering::Relaxed)).ok().filter(|status| *status >= 0)
    }
}
