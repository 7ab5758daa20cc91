//! The process: clocks and its end.

use std::cell::Cell;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::value::Value;

use super::{Row, plain};

thread_local! {
    static BEGAN: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// `system-time-ns`, `current-time-ms`, `exit`.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let none = Arity::exactly(0);
    vec![
        plain(
            "system-time-ns",
            none,
            "Nanoseconds of a clock that never goes back, from a beginning of its own: for measuring. Clojure on the JVM has (System/nanoTime).",
            |_, _| {
                let began = BEGAN.with(|began| {
                    began.get().unwrap_or_else(|| {
                        let now = Instant::now();
                        began.set(Some(now));
                        now
                    })
                });
                Ok(Value::Int(began.elapsed().as_nanos() as i64))
            },
        ),
        plain(
            "current-time-ms",
            none,
            "Milliseconds since 1970 in UTC, by the clock of the machine. Clojure on the JVM has (System/currentTimeMillis).",
            |_, _| {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Ok(Value::Int(since.as_millis() as i64))
            },
        ),
        plain(
            "exit",
            Arity::between(0, 1),
            "Ends the program with a status from 0 to 255, which is 0 if it is left out. Nothing catches it.",
            |_, args| {
                let status = args.first_mut().map_or(Value::Int(0), Value::take);
                match status {
                    Value::Int(0..=255) => Err(Error::with_data(ErrorKind::Exit, "exit", status, Value::Nil)),
                    Value::Int(other) => {
                        Err(Error::argument(format!("expected a status from 0 to 255, found {other}")))
                    }
                    other => Err(Error::expected("an integer status", &other)),
                }
            },
        ),
    ]
}
