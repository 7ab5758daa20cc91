//! Errors of a running program.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::class::Class;
use crate::engine::Engine;
use crate::heap::Deep;
use crate::span::Span;
use crate::symbol::Symbol;
use crate::value::Value;

/// What kind of error it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value of the wrong type (Clojure's `ClassCastException`).
    Type,
    /// A wrong number of arguments.
    Arity,
    /// Overflow, division by zero.
    Arithmetic,
    /// An index out of bounds.
    Index,
    /// An argument of the right type that will not do (`IllegalArgumentException`).
    Argument,
    /// Something in a state that does not allow it (`IllegalStateException`).
    State,
    /// The text does not read, expand or compile.
    Syntax,
    /// A name that means nothing.
    Name,
    /// A map or set changed while it was walked (`ConcurrentModificationException`).
    Iteration,
    /// Files, input and output.
    Io,
    /// What `assert` or a condition of a function found to be false (`AssertionError`).
    Assertion,
    /// Made by `ex-info`.
    Info,
    /// Made by the constructor of a class, as `(Exception. "text")`.
    Exception,
    /// A thrown value that is not an error; the value is the data.
    Thrown,
    /// An error of a host function.
    Host,
    /// A lazy sequence must be realised first, and there is no evaluator here to do it.
    Unrealised,
    /// One of the host's limits. Cannot be caught.
    Limit,
    /// The host asked to stop. Cannot be caught.
    Interrupted,
    /// The program asked to end with a status. Cannot be caught.
    Exit,
}

impl ErrorKind {
    /// True when `catch` may take it.
    pub fn is_catchable(self) -> bool {
        !matches!(self, ErrorKind::Limit | ErrorKind::Interrupted | ErrorKind::Exit)
    }

    /// The class under which Clojure programs know it.
    pub fn class(self) -> Class {
        match self {
            ErrorKind::Type => Class::ClassCastException,
            ErrorKind::Arity => Class::ArityException,
            ErrorKind::Arithmetic => Class::ArithmeticException,
            ErrorKind::Index => Class::IndexOutOfBoundsException,
            ErrorKind::Argument => Class::IllegalArgumentException,
            ErrorKind::State | ErrorKind::Unrealised | ErrorKind::Name => Class::IllegalStateException,
            ErrorKind::Syntax => Class::CompilerException,
            ErrorKind::Iteration => Class::ConcurrentModificationException,
            ErrorKind::Io => Class::IOException,
            ErrorKind::Assertion => Class::AssertionError,
            ErrorKind::Info => Class::ExceptionInfo,
            ErrorKind::Thrown => Class::Thrown,
            ErrorKind::Exception => Class::Exception,
            ErrorKind::Host => Class::RuntimeException,
            ErrorKind::Limit | ErrorKind::Interrupted | ErrorKind::Exit => Class::Error,
        }
    }

    /// Its name in messages and data.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Type => "type",
            ErrorKind::Arity => "arity",
            ErrorKind::Arithmetic => "arithmetic",
            ErrorKind::Index => "index",
            ErrorKind::Argument => "argument",
            ErrorKind::State => "state",
            ErrorKind::Syntax => "syntax",
            ErrorKind::Name => "name",
            ErrorKind::Iteration => "iteration",
            ErrorKind::Io => "io",
            ErrorKind::Assertion => "assertion",
            ErrorKind::Info => "info",
            ErrorKind::Exception => "exception",
            ErrorKind::Thrown => "thrown",
            ErrorKind::Host => "host",
            ErrorKind::Unrealised => "unrealised",
            ErrorKind::Limit => "limit",
            ErrorKind::Interrupted => "interrupted",
            ErrorKind::Exit => "exit",
        }
    }
}

/// One call on the way to an error, the innermost first.
#[derive(Clone, Debug)]
pub struct TraceEntry {
    /// The function, where it has a name.
    pub name: Option<Symbol>,
    /// The call inside it.
    pub span: Option<Span>,
}

/// Where an error arose.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The expression that failed.
    pub span: Option<Span>,
    /// The calls around it, the innermost first.
    pub trace: Vec<TraceEntry>,
    /// The call of a host function that failed, with its arguments, shortened: `(subs "abc" 5)`.
    pub call: Option<String>,
}

/// An error as an object.
pub struct ErrorObject<E: Engine> {
    kind: ErrorKind,
    class: Class,
    message: Option<String>,
    body: Deep<Payload<E>>,
    place: RefCell<Place>,
}

struct Payload<E: Engine> {
    data: Value<E>,
    cause: Value<E>,
}

impl<E: Engine> Default for Payload<E> {
    fn default() -> Self {
        Payload { data: Value::Nil, cause: Value::Nil }
    }
}

impl<E: Engine> ErrorObject<E> {
    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What went wrong: lower case, no full stop.
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }

    /// True unless it was made without a message.
    pub fn has_message(&self) -> bool {
        self.message.is_some()
    }

    /// The class under which Clojure programs know it.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The map given to `ex-info`; the thrown value of kind [`ErrorKind::Thrown`]; else `nil`.
    pub fn data(&self) -> &Value<E> {
        &self.body.data
    }

    /// The error that led to this one, or `nil`.
    pub fn cause(&self) -> &Value<E> {
        &self.body.cause
    }

    /// Where it arose.
    pub fn place(&self) -> Place {
        self.place.borrow().clone()
    }

    /// Changes what is known of the place.
    pub fn locate(&self, change: impl FnOnce(&mut Place)) {
        change(&mut self.place.borrow_mut());
    }
}

/// An error of a running program: a pointer.
pub struct Error<E: Engine>(Rc<ErrorObject<E>>);

impl<E: Engine> Error<E> {
    /// An error of `kind`.
    #[cold]
    #[inline(never)]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error::with_data(kind, message, Value::Nil, Value::Nil)
    }

    /// An error of `kind` with data and a cause.
    pub fn with_data(kind: ErrorKind, message: impl Into<String>, data: Value<E>, cause: Value<E>) -> Self {
        Error::of_class(kind, kind.class(), Some(message.into()), data, cause)
    }

    /// An error that says itself which class it is of, perhaps without a message.
    #[cold]
    pub fn of_class(
        kind: ErrorKind,
        class: Class,
        message: Option<String>,
        data: Value<E>,
        cause: Value<E>,
    ) -> Self {
        let body = Deep::new(Payload { data, cause });
        Error(Rc::new(ErrorObject { kind, class, message, body, place: RefCell::default() }))
    }

    /// `what` expected, another kind of value found.
    #[cold]
    #[inline(never)]
    pub fn expected(what: &str, found: &Value<E>) -> Self {
        // The classes are those that Clojure raises.
        let class = match (what, found) {
            (_, Value::Nil) => Class::NullPointerException,
            ("a collection or a sequence", _) => Class::IllegalArgumentException,
            ("a collection", other) if !matches!(other, Value::Instance(_)) => {
                Class::UnsupportedOperationException
            }
            ("a map, a set or a vector" | "an integer of 64 bits" | "an integer index of a vector", _) => {
                Class::IllegalArgumentException
            }
            ("a vector, a sequence or a string", _) => Class::UnsupportedOperationException,
            _ => Class::ClassCastException,
        };
        Error::expected_by(class, what, found)
    }

    /// As [`Error::expected`], of the class that Clojure raises in this place.
    #[cold]
    #[inline(never)]
    pub fn expected_by(class: Class, what: &str, found: &Value<E>) -> Self {
        let message = format!("expected {what}, found {}", found.kind_name());
        Error::of_class(ErrorKind::Type, class, Some(message), Value::Nil, Value::Nil)
    }

    /// An argument that will not do.
    #[cold]
    pub fn argument(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Argument, message)
    }

    /// An index that is not below the count.
    #[cold]
    #[inline(never)]
    pub fn index(index: i64, count: usize) -> Self {
        Error::new(ErrorKind::Index, format!("expected an index below {count}, found {index}"))
    }

    /// A limit that was reached.
    #[cold]
    pub fn limit(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Limit, message)
    }

    /// What `(throw value)` raises: the error itself, or any other value wrapped.
    pub fn thrown(value: Value<E>) -> Self {
        match value {
            Value::Error(object) => Error(object),
            other => {
                let message = format!("thrown: {}", crate::value::print::brief(&other));
                Error::with_data(ErrorKind::Thrown, message, other, Value::Nil)
            }
        }
    }

    /// What `catch` binds: the thrown value, or the error as a value.
    pub fn into_caught(self) -> Value<E> {
        match self.0.kind {
            ErrorKind::Thrown => self.0.data().clone(),
            _ => Value::Error(self.0),
        }
    }

    /// The error as a value.
    pub fn into_value(self) -> Value<E> {
        Value::Error(self.0)
    }
}

impl<E: Engine> std::ops::Deref for Error<E> {
    type Target = ErrorObject<E>;

    fn deref(&self) -> &ErrorObject<E> {
        &self.0
    }
}

impl<E: Engine> Clone for Error<E> {
    fn clone(&self) -> Self {
        Error(Rc::clone(&self.0))
    }
}

impl<E: Engine> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.message())
    }
}

impl<E: Engine> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} error: {}", self.0.kind.name(), self.0.message())
    }
}

impl<E: Engine> std::error::Error for Error<E> {}
