//! Errors as values.

use consair_core::class::Class;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::symbol::Keyword;
use consair_core::value::Value;

use super::{Row, plain};

/// The functions that make errors and take them apart.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        plain(
            "ex-info",
            Arity::between(2, 3),
            "An error with a message, a map of data, and the error that led to it if it is given. throw raises it.",
            |_, args| {
                let message = match &args[0] {
                    Value::Nil => None,
                    message => Some(super::walk::text(message)?.to_owned()),
                };
                if !args[1].is_map() {
                    return Err(Error::expected_by(
                        Class::IllegalArgumentException,
                        "a map of data",
                        &args[1],
                    ));
                }
                let cause = args.get_mut(2).map(Value::take).unwrap_or_default();
                if !matches!(cause, Value::Nil | Value::Error(_)) {
                    return Err(Error::expected("an error as the cause", &cause));
                }
                let data = Value::take(&mut args[1]);
                let error = Error::of_class(ErrorKind::Info, Class::ExceptionInfo, message, data, cause);
                Ok(error.into_value())
            },
        ),
        plain(
            "ex-data",
            one,
            "The map given to ex-info; nil for other errors and other values.",
            |_, args| {
                Ok(match &args[0] {
                    Value::Error(error) => error.data().clone(),
                    _ => Value::Nil,
                })
            },
        ),
        plain("ex-message", one, "The message of an error; nil for other values.", |_, args| {
            Ok(match &args[0] {
                Value::Error(error) if error.has_message() => Value::string(error.message()),
                _ => Value::Nil,
            })
        }),
        plain(
            "ex-cause",
            one,
            "The error that led to an error; nil when there is none, and for other values.",
            |_, args| {
                Ok(match &args[0] {
                    Value::Error(error) => error.cause().clone(),
                    _ => Value::Nil,
                })
            },
        ),
        plain(
            "ex-kind",
            one,
            "The kind of an error as a keyword: :info for those of ex-info, :assertion for those of assert, :type :arity :arithmetic :index :argument :state :syntax :name :iteration :io :host for those of the language; nil for other values.",
            |_, args| {
                Ok(match &args[0] {
                    Value::Error(error) => Keyword::try_new(error.kind().name())?.into(),
                    _ => Value::Nil,
                })
            },
        ),
        plain(
            "assert-error",
            Arity::between(1, 2),
            "Raises the error of an assert, whose test has that text; the message may be any value.",
            |_, args| {
                let test = args[0].as_str().unwrap_or_default();
                let message = match args.get(1) {
                    None => format!("Assert failed: {test}"),
                    Some(message) => {
                        let message = message.as_str().map_or_else(|| message.to_string(), str::to_owned);
                        format!("Assert failed: {message}\n{test}")
                    }
                };
                Err(Error::new(ErrorKind::Assertion, message))
            },
        ),
    ]
}

/// The class and the message of an error, as `str` gives them.
pub(crate) fn text_of<E: Engine>(error: &Value<E>) -> String {
    let Value::Error(error) = error else { return String::new() };
    let class = error.class().name();
    if error.has_message() { format!("{class}: {}", error.message()) } else { class.to_owned() }
}
