//! Reading data: what `read`, `read-string` and `clojure.edn` stand on, and the values of tags.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::{Engine, SetContainer};
use consair_core::error::{Error, ErrorKind};
use consair_core::function::Arity;
use consair_core::instant;
use consair_core::tagged::{self, Tagged};
use consair_core::value::Value;

use super::io::reader_of;
use super::number::with_random;
use super::walk::{charge_text, text};
use super::{Row, plain};
use crate::convert;
use crate::expand::quote::resolve_auto_keywords;
use crate::prepare::any;
use crate::runtime::{Names, runtime, syntax_error};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};
use crate::syntax::lexer::Lexer;
use crate::syntax::nesting::Nesting;
use crate::syntax::reader::{Conditionals, ReadOptions, Reader, read};
use crate::syntax::token::{Opening, Prefix, TokenKind};

type Result<T, E> = std::result::Result<T, Error<E>>;

macro_rules! is {
    ($name:literal, $doc:literal, $kind:pat) => {
        plain($name, Arity::exactly(1), $doc, |_, args| Ok(Value::Bool(matches!(&args[0], $kind))))
    };
}

pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    vec![
        plain(
            "read-text*",
            Arity::exactly(3),
            "Reads the first form of a text: [form], [form true] when it holds tagged literals, [] at the end. Takes the text, options, and whether it must be edn.",
            read_text,
        ),
        plain(
            "read-from*",
            Arity::exactly(3),
            "As read-text*, of what a reader has left; what follows the form stays in the reader.",
            read_from,
        ),
        plain(
            "known-tag*",
            Arity::exactly(2),
            "The value of a tag that needs no data reader, #inst or #uuid, and a form; nil for another tag.",
            |cx, args| match &args[0] {
                Value::Symbol(tag, _) if convert::is_known_tag(*tag) => {
                    convert::tagged(cx, *tag, Value::take(&mut args[1]))
                }
                _ => Ok(Value::Nil),
            },
        ),
        plain(
            "data-reader*",
            Arity::exactly(1),
            "The function in *data-readers* or data_readers.clj that reads a tag; nil when there is none.",
            |cx, args| match &args[0] {
                Value::Symbol(tag, _) => Ok(crate::prepare::reader_of(cx, *tag)?.unwrap_or_default()),
                other => Err(Error::expected("a symbol", other)),
            },
        ),
        plain(
            "tagged-literal",
            Arity::exactly(2),
            "The data #tag form; its keys are :tag and :form.",
            |cx, args| match Value::take(&mut args[0]) {
                tag @ Value::Symbol(..) => Tagged::literal(cx, tag, Value::take(&mut args[1])),
                other => Err(Error::expected("a symbol as tag", &other)),
            },
        ),
        plain(
            "reader-conditional",
            Arity::exactly(2),
            "The data #?form, or #?@form if splicing? is true; its keys are :form and :splicing?.",
            |cx, args| Tagged::conditional(cx, Value::take(&mut args[0]), args[1].is_truthy()),
        ),
        plain("tagged-literal?", Arity::exactly(1), "True for a tagged literal.", |_, args| {
            Ok(Value::Bool(matches!(&args[0], Value::Tagged(tagged) if !tagged.is_conditional())))
        }),
        plain("reader-conditional?", Arity::exactly(1), "True for a reader conditional.", |_, args| {
            Ok(Value::Bool(matches!(&args[0], Value::Tagged(tagged) if tagged.is_conditional())))
        }),
        is!("uuid?", "True for a UUID.", Value::Uuid(_)),
        is!("inst?", "True for an instant.", Value::Inst(_)),
        plain(
            "random-uuid",
            Arity::exactly(0),
            "A random UUID (version 4). The same hash seed gives the same ones.",
            |_, _| {
                let random = with_random(|random| random.u128(..));
                let uuid = (random & !(0xf << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
                Ok(Value::Uuid(Rc::new(uuid)))
            },
        ),
        plain("parse-uuid", Arity::exactly(1), "The UUID of a text; nil when it is none.", |_, args| {
            Ok(tagged::parse_uuid(text(&args[0])?).map_or(Value::Nil, |uuid| Value::Uuid(Rc::new(uuid))))
        }),
        plain(
            "inst-ms",
            Arity::exactly(1),
            "The milliseconds of an instant since 1970-01-01 00:00 UTC.",
            |_, args| match &args[0] {
                Value::Inst(at) => Ok(Value::Int(*at)),
                other => Err(Error::expected("an instant", other)),
            },
        ),
        plain(
            "parse-inst*",
            Arity::exactly(1),
            "The instant of a text as in #inst; nil when it is none.",
            |_, args| Ok(instant::parse(text(&args[0])?).map_or(Value::Nil, Value::Inst)),
        ),
    ]
}

/// What the options of `read` ask for.
fn options<E: Engine>(cx: &mut Cx<E>, given: &Value<E>) -> Result<ReadOptions, E> {
    let option = |key: &str| collection::val_at(given, &Value::keyword(key), Value::Nil);
    let mut options = runtime(cx).features.clone();
    // Data may hold anything.
    options.habits = false;
    if let Value::Set(features) = option("features")? {
        for feature in features.borrow().iter() {
            let Value::Keyword(feature) = feature else {
                return Err(Error::expected("a keyword among the :features", feature));
            };
            options.features.push(feature.text());
        }
    }
    options.conditionals = match option("read-cond")? {
        Value::Nil => Conditionals::Refuse,
        Value::Keyword(name) if name.with_text(|text| text == "allow") => Conditionals::Decide,
        Value::Keyword(name) if name.with_text(|text| text == "preserve") => Conditionals::Keep,
        other => {
            return Err(Error::argument(format!(
                "expected :allow or :preserve as :read-cond, found {other}"
            )));
        }
    };
    Ok(options)
}

/// What reading the first form of a text gave.
enum First {
    /// A form, and where the text goes on. The text is kept until [`forget`].
    Form(Form, usize),
    /// The text ends before a form does.
    Incomplete(Vec<Diagnostic>),
    /// There is no form.
    Nothing,
}

fn first<E: Engine>(cx: &mut Cx<E>, name: &str, text: &str, options: &ReadOptions) -> Result<First, E> {
    charge_text(cx, text.len())?;
    let source = runtime(cx).sources.add(name, text);
    let mut reader = Reader::new(source, text, options);
    let form = reader.next_form();
    let diagnostics: Vec<_> = reader.take_diagnostics().into_iter().filter(Diagnostic::is_error).collect();
    if !diagnostics.is_empty() {
        // Whether more text may mend it shows at the end of the text.
        return match read(source, text, options).incomplete {
            true => Ok(First::Incomplete(diagnostics)),
            false => Err(syntax_error(diagnostics)),
        };
    }
    if form.is_none() {
        runtime(cx).sources.withdraw(source);
    }
    Ok(form.map_or(First::Nothing, |form| First::Form(form, reader.position())))
}

/// Forgets the text of a form whose value nothing is wrong with: values do not say where they were read.
fn forget<E: Engine>(cx: &mut Cx<E>, form: &Form) {
    runtime(cx).sources.withdraw(form.span.source);
}

/// What a form of data is, for `read-text*`.
fn answer<E: Engine>(cx: &mut Cx<E>, form: Option<&Form>) -> Result<Value<E>, E> {
    let Some(form) = form else { return Ok(Value::vector([])) };
    let form =
        resolve_auto_keywords(&mut Names { cx }, form).map_err(|problem| syntax_error(vec![problem]))?;
    let tagged = any(&form, |kind| matches!(kind, FormKind::Tagged(..)));
    let value = if tagged { convert::to_data(cx, &form)? } else { convert::to_value(cx, &form)? };
    forget(cx, &form);
    Ok(Value::vector([Some(value), tagged.then_some(Value::Bool(true))].into_iter().flatten()))
}

fn read_text<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let options = options(cx, &args[1])?;
    let source = text(&args[0])?;
    match first(cx, "<string>", source, &options)? {
        First::Form(form, end) => {
            if args[2].is_truthy() {
                check_edn(&source[..end], &form)?;
            }
            answer(cx, Some(&form))
        }
        First::Incomplete(diagnostics) => Err(syntax_error(diagnostics)),
        First::Nothing => answer(cx, None),
    }
}

/// A reader is read in pieces of a line: many forms may stand on one that is long.
const PIECE: usize = 512;

fn read_from<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let options = options(cx, &args[1])?;
    let reader = reader_of(&args[0]).ok_or_else(|| Error::expected("a reader", &args[0]))?;
    let mut read = String::new();
    let mut nesting = Nesting::default();
    let mut tried = 0;
    loop {
        let more = reader.raw_piece(cx, PIECE, &mut read)?;
        let cut = more && !read.ends_with('\n');
        // Also at twice the length: what is open may follow a form.
        if more && (cut || !nesting.may_be_whole(&read)) && read.len() < 2 * tried {
            continue;
        }
        tried = read.len();
        let first = match first(cx, "<reader>", &read, &options) {
            // What is cut may be wrong, and the last of it may go on.
            Err(error) if cut && error.kind() == ErrorKind::Syntax => continue,
            Ok(First::Form(_, end)) if cut && end == read.len() => continue,
            first => first?,
        };
        match first {
            First::Form(form, end) => {
                reader.unread(&read[end..]);
                if args[2].is_truthy() {
                    check_edn(&read[..end], &form)?;
                }
                return answer(cx, Some(&form));
            }
            _ if more => {}
            First::Incomplete(diagnostics) => return Err(syntax_error(diagnostics)),
            First::Nothing => return answer(cx, None),
        }
    }
}

/// Edn is data alone: no prefixes of code, no patterns.
fn check_edn<E: Engine>(text: &str, form: &Form) -> Result<(), E> {
    let mut lexer = Lexer::new(text);
    loop {
        let token = lexer.next_token();
        let is_code = match token.kind {
            TokenKind::End => return Ok(()),
            TokenKind::Prefix(prefix) => !matches!(prefix, Prefix::Discard | Prefix::Meta),
            TokenKind::Open(opening) => {
                matches!(opening, Opening::Function | Opening::Conditional | Opening::ConditionalSplicing)
            }
            TokenKind::Regex { .. } => true,
            TokenKind::Keyword => text[token.start..].starts_with("::"),
            _ => false,
        };
        if is_code {
            let found = text[token.start..token.end].chars().take(20).collect::<String>();
            let span = consair_core::span::Span::new(form.span.source, token.start, token.end);
            let message = format!("expected edn, which is data alone, found `{found}`");
            return Err(syntax_error(vec![Diagnostic::error("reader/edn", message, span)]));
        }
    }
}
