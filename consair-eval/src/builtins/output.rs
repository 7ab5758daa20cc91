//! Output: `print` and `pr` with their kin, and the same as strings.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::function::{Arity, Step, Stepped};
use consair_core::value::Value;

use super::string::format::formatted;
use super::string::render::{Ending, Rendering, Style, render};
use super::{Row, plain, step};

/// The functions that print.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let any = Arity::at_least(0);
    let none = Arity::exactly(0);
    vec![
        step(
            "print",
            any,
            "Writes the values for people to read, a space between them: strings and characters as they are.",
            |cx, args| write(cx, args, Style::Display, ""),
        ),
        step("println", any, "Writes as print does, and then a new line.", |cx, args| {
            write(cx, args, Style::Display, "\n")
        }),
        step(
            "pr",
            any,
            "Writes the values as the reader reads them, a space between them: strings in quotes.",
            |cx, args| write(cx, args, Style::Readable, ""),
        ),
        step("prn", any, "Writes as pr does, and then a new line.", |cx, args| {
            write(cx, args, Style::Readable, "\n")
        }),
        step("print-str", any, "What print would write, as a string.", |cx, args| {
            collect(cx, args, Style::Display, "")
        }),
        step("println-str", any, "What println would write, as a string.", |cx, args| {
            collect(cx, args, Style::Display, "\n")
        }),
        step("pr-str", any, "What pr would write, as a string.", |cx, args| {
            collect(cx, args, Style::Readable, "")
        }),
        step("prn-str", any, "What prn would write, as a string.", |cx, args| {
            collect(cx, args, Style::Readable, "\n")
        }),
        step("printf", Arity::at_least(1), "Writes what format gives of the same arguments.", |cx, args| {
            formatted(cx, args, |cx, text| {
                cx.write(&text)?;
                Ok(Value::Nil)
            })
        }),
        plain("newline", none, "Writes a new line.", |cx, _| {
            cx.write("\n")?;
            Ok(Value::Nil)
        }),
        plain("flush", none, "Sends on what was written.", |cx, _| {
            cx.flush()?;
            Ok(Value::Nil)
        }),
    ]
}

fn write<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], style: Style, end: &'static str) -> Stepped<E> {
    // One text in one write, which most often is a line.
    if let [only] = args
        && style == Style::Display
        && end.is_empty()
        && let Some(text) = only.as_str()
    {
        cx.write(text)?;
        return Ok(Step::Done(Value::Nil));
    }
    let rendering = Rendering::new(cx, style, " ", end);
    render(cx, args, rendering, Ending::Output)
}

fn collect<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], style: Style, end: &'static str) -> Stepped<E> {
    let rendering = Rendering::new(cx, style, " ", end);
    render(cx, args, rendering, Ending::text())
}
