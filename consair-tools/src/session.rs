//! A session: what someone who evaluates form by form has besides the interpreter.

use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::value::Value;
use consair_eval::Interpreter;

/// The current namespace, the last values `*1 *2 *3`, the last error `*e`, and what `set!` made of the vars
/// that say how values are printed.
///
/// Several sessions may share an interpreter: each evaluation begins by putting the session's own in
/// place. Names that are defined are defined for all.
pub struct Session<E: Engine> {
    /// The namespace in which it goes on.
    pub namespace: String,
    values: [Value<E>; 3],
    error: Value<E>,
    /// What [`SETTINGS`] are.
    settings: [Value<E>; SETTINGS.len()],
}

impl<E: Engine> Clone for Session<E> {
    fn clone(&self) -> Self {
        Session {
            namespace: self.namespace.clone(),
            values: self.values.clone(),
            error: self.error.clone(),
            settings: self.settings.clone(),
        }
    }
}

/// The names under which a session's values can be used.
const VALUES: [&str; 3] = ["clojure.core/*1", "clojure.core/*2", "clojure.core/*3"];
const ERROR: &str = "clojure.core/*e";

/// The vars whose values are a session's own.
const SETTINGS: [&str; 5] = [
    "clojure.core/*print-length*",
    "clojure.core/*print-level*",
    "clojure.core/*print-meta*",
    "clojure.core/*print-namespace-maps*",
    "clojure.core/*print-readably*",
];

impl<E: Engine> Session<E> {
    /// A session in the namespace `user`, which prints as `lisp` prints now.
    pub fn new(lisp: &mut Interpreter<E>) -> Self {
        Session {
            namespace: "user".to_owned(),
            values: Default::default(),
            error: Value::Nil,
            settings: settings(lisp),
        }
    }

    /// Evaluates the forms of `text` in turn, and calls `see` with each value. Ends at the first error,
    /// which is then `*e`.
    ///
    /// # Errors
    /// As [`Interpreter::eval_str`], and those of `see`.
    pub fn eval(
        &mut self,
        lisp: &mut Interpreter<E>,
        name: &str,
        text: &str,
        mut see: impl FnMut(&mut Interpreter<E>, &Value<E>) -> Result<(), Error<E>>,
    ) -> Result<(), Error<E>> {
        lisp.set_namespace(&self.namespace)?;
        self.publish(lisp);
        for (name, value) in SETTINGS.iter().zip(&self.settings) {
            lisp.define(name, value.clone());
        }
        let result = lisp.read_named(name, text).and_then(|forms| {
            for form in forms {
                let value = lisp.eval_form(form)?;
                see(lisp, &value)?;
                self.values.rotate_right(1);
                self.values[0] = value;
                self.publish(lisp);
            }
            Ok(())
        });
        self.namespace = lisp.namespace().text();
        self.settings = settings(lisp);
        if let Err(error) = &result {
            self.error = error.clone().into_value();
            self.publish(lisp);
        }
        result
    }

    /// Binds `*1 *2 *3 *e`.
    fn publish(&self, lisp: &mut Interpreter<E>) {
        for (name, value) in VALUES.iter().zip(&self.values) {
            lisp.define(name, value.clone());
        }
        lisp.define(ERROR, self.error.clone());
    }
}

fn settings<E: Engine>(lisp: &mut Interpreter<E>) -> [Value<E>; SETTINGS.len()] {
    SETTINGS.map(|name| lisp.var(name).unwrap_or_default())
}
