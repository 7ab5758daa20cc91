//! Delays: a value that is computed once, when it is first asked for.

use std::cell::RefCell;
use std::rc::Rc;

use consair_core::class::Class;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Resume, Step, Stepped};
use consair_core::heap::Deep;
use consair_core::host::HostObject;
use consair_core::value::Value;

use crate::builtins::driver::done;

/// A delay, kept as a host object.
struct Delay<E: Engine>(Deep<RefCell<State<E>>>);

#[derive(Default)]
enum State<E: Engine> {
    /// The function that computes it.
    Thunk(Value<E>),
    /// Being computed.
    #[default]
    Running,
    /// Computed.
    Done(Value<E>),
    /// It failed, and fails so again.
    Failed(Error<E>),
}

/// A delay of what `thunk` computes.
pub(super) fn delay<E: Engine>(cx: &mut Cx<E>, thunk: Value<E>) -> Value<E> {
    let state = Deep::new(RefCell::new(State::Thunk(thunk)));
    Value::Host(Rc::new(HostObject::typed(Delay::<E>(state), Rc::clone(cx.types.class(Class::Delay)))))
}

fn within<E: Engine>(value: &Value<E>) -> Option<&Delay<E>> {
    match value {
        Value::Host(host) => host.downcast_ref(),
        _ => None,
    }
}

/// True for a delay.
pub(super) fn is_delay<E: Engine>(value: &Value<E>) -> bool {
    within(value).is_some()
}

/// True when it has its value; `None` for what is no delay.
pub(super) fn is_realised<E: Engine>(value: &Value<E>) -> Option<bool> {
    within(value).map(|delay| matches!(&*delay.0.borrow(), State::Done(_) | State::Failed(_)))
}

/// The value of a delay, computed if it was not.
pub(super) fn force<E: Engine>(_: &mut Cx<E>, value: Value<E>) -> Stepped<E> {
    let delay = within(&value).expect("asked for delays only");
    let thunk = match &*delay.0.borrow() {
        State::Done(result) => return done(result.clone()),
        State::Failed(error) => return Err(error.clone()),
        State::Running => return Err(Error::new(ErrorKind::State, "a delay depends on its own value")),
        State::Thunk(thunk) => thunk.clone(),
    };
    delay.0.replace(State::Running);
    Ok(Step::call(thunk.clone(), [], Box::new(Computing { delay: value, thunk })))
}

struct Computing<E: Engine> {
    delay: Value<E>,
    thunk: Value<E>,
}

impl<E: Engine> Resume<E> for Computing<E> {
    fn resume(self: Box<Self>, _: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        if let Some(delay) = within(&self.delay) {
            delay.0.replace(State::Done(result.clone()));
        }
        done(result)
    }

    /// A limit does not make it fail for good: with more fuel it may be computed.
    fn failed(self: Box<Self>, _: &mut Cx<E>, error: Error<E>) -> Stepped<E> {
        if let Some(delay) = within(&self.delay) {
            delay.0.replace(match error.kind().is_catchable() {
                true => State::Failed(error.clone()),
                false => State::Thunk(self.thunk),
            });
        }
        Err(error)
    }
}
