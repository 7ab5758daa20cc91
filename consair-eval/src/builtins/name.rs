//! Symbols and keywords: made from text, taken apart, invented.

use std::cell::Cell;

use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Arity;
use consair_core::symbol::{Keyword, Symbol};
use consair_core::value::Value;

use super::walk::text;
use super::{Row, plain};

thread_local! {
    static INVENTED: Cell<u64> = const { Cell::new(0) };
}

/// A number that no other call on this thread gives: for names that must be new.
pub(crate) fn fresh_number() -> u64 {
    INVENTED.with(|last| {
        last.set(last.get() + 1);
        last.get()
    })
}

/// The functions over names.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let one_or_two = Arity::between(1, 2);
    vec![
        plain(
            "name",
            Arity::exactly(1),
            "The name of a keyword or symbol, without its namespace; a string is its own name.",
            |_, args| match &mut args[0] {
                Value::Keyword(name) => Ok(name.with_parts(|_, name| Value::string(name))),
                Value::Symbol(name, _) => Ok(name.with_parts(|_, name| Value::string(name))),
                string @ (Value::Short(_) | Value::Long(_)) => Ok(Value::take(string)),
                other => Err(Error::expected("a keyword, a symbol or a string", other)),
            },
        ),
        plain(
            "namespace",
            Arity::exactly(1),
            "The namespace of a keyword or symbol as a string, or nil.",
            |_, args| match &args[0] {
                Value::Keyword(name) => Ok(name.with_parts(|namespace, _| namespace.into())),
                Value::Symbol(name, _) => Ok(name.with_parts(|namespace, _| namespace.into())),
                other => Err(Error::expected("a keyword or a symbol", other)),
            },
        ),
        plain(
            "keyword",
            one_or_two,
            "The keyword of a name, or of a namespace and a name: strings, or one symbol or keyword. nil for other values.",
            |_, args| match args {
                [Value::Keyword(keyword)] => Ok((*keyword).into()),
                [Value::Symbol(name, _)] => {
                    Ok(name.with_text(str::to_owned)).and_then(|name| Ok(Keyword::try_new(&name)?.into()))
                }
                [name] => match name.as_str() {
                    Some(name) => Ok(Keyword::try_new(name)?.into()),
                    None => Ok(Value::Nil),
                },
                [namespace, name] => {
                    Ok(Keyword::try_qualified(namespace_text(namespace)?, text(name)?)?.into())
                }
                _ => unreachable!("the arity asks for one or two"),
            },
        ),
        plain(
            "symbol",
            one_or_two,
            "The symbol of a name, or of a namespace and a name: strings, or one symbol, keyword or var.",
            |_, args| match args {
                [symbol @ Value::Symbol(..)] => Ok(Value::take(symbol)),
                [Value::Keyword(keyword)] => Ok(keyword.symbol().into()),
                [Value::Var(var)] => Ok(var.name().into()),
                [name] => match name.as_str() {
                    Some(name) => Ok(Symbol::try_new(name)?.into()),
                    None => Err(Error::expected("a string, a symbol, a keyword or a var", name)),
                },
                [namespace, name] => {
                    Ok(Symbol::try_qualified(namespace_text(namespace)?, text(name)?)?.into())
                }
                _ => unreachable!("the arity asks for one or two"),
            },
        ),
        plain(
            "gensym",
            Arity::between(0, 1),
            "A symbol that was not there before: the prefix, G__ if it is left out, and a number.",
            |_, args| {
                let prefix = args.first().map_or(Ok("G__"), text)?;
                Ok(Symbol::try_new(&format!("{prefix}{}", fresh_number()))?.into())
            },
        ),
    ]
}

fn namespace_text<E: Engine>(value: &Value<E>) -> Result<Option<&str>, Error<E>> {
    match value {
        Value::Nil => Ok(None),
        other => Ok(Some(text(other)?)),
    }
}
