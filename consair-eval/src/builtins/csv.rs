//! CSV: what `consair.csv` stands on. The grammar is that of the csv crate.

use ::csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};
use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Arity;
use consair_core::stream::{Pull, Stream};
use consair_core::value::Value;

use super::walk::{charge_text, text};
use super::{Row, plain};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions under `consair.csv`.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "consair.csv/read*",
            Arity::exactly(3),
            "The rows of a text, a vector of vectors of strings. Takes the text, the separator and the quote.",
            read,
        ),
        plain(
            "consair.csv/write*",
            Arity::exactly(5),
            "The text of rows of strings. Takes the rows, the separator, the quote, whether to quote all, and whether lines end with a carriage return.",
            write,
        ),
    ]
}

/// A separator or quote.
fn byte<E: Engine>(value: &Value<E>, what: &str) -> Result<u8, E> {
    match value {
        Value::Char(char) if char.is_ascii() => Ok(*char as u8),
        other => Err(Error::argument(format!("expected an ASCII character as {what}, found {other}"))),
    }
}

fn read<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let source = text(&args[0])?;
    charge_text(cx, source.len())?;
    cx.check_allocation(source.len())?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(byte(&args[1], "separator")?)
        .quote(byte(&args[2], "quote")?)
        .from_reader(source.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Error::argument(format!("cannot read csv: {error}")))?;
        cx.charge(record.len() as u64 + 1)?;
        rows.push(collection::vector_of(cx, record.iter().map(Value::string))?);
    }
    collection::vector_of(cx, rows)
}

fn write<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .delimiter(byte(&args[1], "separator")?)
        .quote(byte(&args[2], "quote")?)
        .quote_style(if args[3].is_truthy() { QuoteStyle::Always } else { QuoteStyle::Necessary })
        .terminator(if args[4].is_truthy() { Terminator::CRLF } else { Terminator::Any(b'\n') })
        .from_writer(Vec::new());
    let mut rows = Stream::new(args[0].clone())?;
    while let Pull::Item(row) = rows.pull()? {
        let mut cells = Stream::new(row)?;
        while let Pull::Item(cell) = cells.pull()? {
            cx.charge(1)?;
            writer.write_field(text(&cell)?).map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.into_error().into()))?;
    cx.check_allocation(bytes.len())?;
    String::from_utf8(bytes).map(Into::into).map_err(|_| Error::argument("expected text to write as csv"))
}

fn failed<E: Engine>(error: ::csv::Error) -> Error<E> {
    Error::argument(format!("cannot write csv: {error}"))
}
