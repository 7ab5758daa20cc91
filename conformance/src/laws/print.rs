//! Printing: readably as `pr`, or for people as `print`.

use consair_core::BigInt;
use consair_core::collection::{map_of, set_of};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::reference::Atom;
use consair_core::sequence::SeqObject;
use consair_core::value::Value;
use consair_core::value::eq::Progress;
use consair_core::value::print::{PrintOptions, Printing, brief};

use crate::check::{Check, each_kind, exact, holds, int, is, kw, list, prints, vector};

pub(super) fn collections_print_as_they_are_read<E: Engine>(cx: &mut Cx<E>) -> Check {
    for (n, texts) in [
        (0, ["()", "[]", "{}", "#{}"]),
        (1, ["(0)", "[0]", "{0 0}", "#{0}"]),
        (3, ["(0 1 2)", "[0 1 2]", "{0 0, 1 10, 2 20}", "#{0 1 2}"]),
    ] {
        each_kind(cx, n)?.iter().zip(texts).try_for_each(|(coll, text)| prints(coll, text))?;
    }
    let inner = set_of(cx, [Value::vector([int(1)])])?;
    let outer = map_of(cx, [(inner, Value::list([Value::Nil])), (kw("a"), vector(0))])?;
    prints(&outer, "{#{[1]} (nil), :a []}")?;
    prints::<E>(&SeqObject::cons(int(1), vector(1)), "(1 0)")
}

pub(super) fn scalars_print_readably<E: Engine>(_: &mut Cx<E>) -> Check {
    let values: Vec<(Value<E>, &str)> = vec![
        (Value::Nil, "nil"),
        (Value::Bool(true), "true"),
        (int(i64::MIN), "-9223372036854775808"),
        (Value::Float(1.0), "1.0"),
        (Value::Float(1e21), "1.0E21"),
        (Value::Float(f64::INFINITY), "##Inf"),
        (Value::Float(f64::NAN), "##NaN"),
        (Value::Char('a'), "\\a"),
        (Value::Char(' '), "\\space"),
        (Value::Char('\n'), "\\newline"),
        (Value::string("a\"b\\c\nd"), "\"a\\\"b\\\\c\\nd\""),
        (Value::string("a text of more than fourteen bytes"), "\"a text of more than fourteen bytes\""),
        (kw("n/a"), ":n/a"),
        (Value::symbol("n/a"), "n/a"),
        (Value::from("99999999999999999999".parse::<BigInt>().expect("digits")), "99999999999999999999N"),
        (Value::from(BigInt::from(5)), "5N"),
        (exact("-6/4"), "-3/2"),
        (exact("1.50M"), "1.50M"),
        (exact("0.0000001M"), "1E-7M"),
    ];
    values.iter().try_for_each(|(value, text)| prints(value, text))
}

pub(super) fn texts_print_plainly_for_people<E: Engine>(_: &mut Cx<E>) -> Check {
    let value = Value::<E>::vector([Value::string("a\nb"), Value::Char('c'), Value::Char(' ')]);
    is(value.to_string(), "[a\nb c  ]".to_owned(), "the text for people")
}

pub(super) fn a_long_text_comes_in_pieces<E: Engine>(_: &mut Cx<E>) -> Check {
    let value = vector::<E>(20_000);
    let mut printing = Printing::new(value.clone(), PrintOptions::new(true));
    let (mut whole, mut pieces) = (String::new(), 0);
    loop {
        let mut piece = String::new();
        let progress = printing.step(&mut piece)?;
        holds(piece.len() < 20_000, "short pieces")?;
        whole.push_str(&piece);
        pieces += 1;
        match progress {
            Progress::Done(true) => break,
            Progress::Done(false) => {}
            Progress::Force(_) => return Err(crate::check::Broken("expected no lazy sequence".to_owned())),
        }
    }
    holds(pieces > 3, "several pieces")?;
    let expected: Vec<_> = (0..20_000).map(|at| at.to_string()).collect();
    holds(whole == format!("[{}]", expected.join(" ")), "the text of 20,000 elements")?;
    holds(format!("{value:?}") == whole, "the same text in one piece")
}

pub(super) fn printing_yields_at_a_lazy_sequence<E: Engine>(_: &mut Cx<E>) -> Check {
    let lazy = SeqObject::<E>::lazy(Value::Nil);
    let mut printing = Printing::new(Value::vector([int(1), lazy.clone()]), PrintOptions::new(true));
    let mut out = String::new();
    match printing.step(&mut out)? {
        Progress::Force(asked) => {
            is(Some(std::rc::Rc::as_ptr(&asked) as usize), lazy.address(), "what is to be forced")
        }
        Progress::Done(_) => {
            Err(crate::check::Broken("expected to be asked for the lazy sequence".to_owned()))
        }
    }
}

pub(super) fn a_message_shows_a_short_text<E: Engine>(_: &mut Cx<E>) -> Check {
    is(brief::<E>(&vector(3)), "[0 1 2]".to_owned(), "the text of a short value")?;
    for long in [vector::<E>(100_000), list(100_000), Value::string(&"é".repeat(1000))] {
        let text = brief(&long);
        holds(text.chars().count() < 70 && text.ends_with("..."), "a short text of a long value")?;
    }
    Ok(())
}

pub(super) fn cells_and_errors_print_what_they_hold<E: Engine>(_: &mut Cx<E>) -> Check {
    let atom = Value::<E>::Atom(std::rc::Rc::new(Atom::new(vector(1))));
    prints(&atom, "#atom[[0]]")?;
    let error = Error::<E>::argument("no good").into_value();
    prints(&error, "#error {:message \"no good\"}")
}
