//! Atoms, volatiles, and what else refers to a value: `deref`, `swap!`, watches, `reduced`.

mod delay;
mod swap;

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::{Error, ErrorKind};
use consair_core::function::{Arity, MachineFn, NativeCode, Resume, Step, Stepped};
use consair_core::reduced::{is_reduced, reduced, unreduced};
use consair_core::reference::Atom;
use consair_core::sequence::unrealised;
use consair_core::value::Value;

use super::collection::second_key;
use super::driver::{call_then, done, taken, when_realised};
use super::{Row, plain, step};
use crate::vm::coroutine;

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions on references.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let (one, two) = (Arity::exactly(1), Arity::exactly(2));
    vec![
        step(
            "atom",
            Arity::at_least(1),
            "A new atom that holds x. Options: :meta a map, :validator a predicate of new values.",
            atom,
        ),
        plain("volatile!", one, "A new volatile that holds x: an atom without watches.", |cx, args| {
            let volatile = Rc::new(Atom::volatile(Value::take(&mut args[0])));
            cx.suspect_atom(&volatile);
            Ok(Value::Atom(volatile))
        }),
        plain(
            "generator*",
            one,
            "The lazy sequence of what the function of no arguments yields while it runs.",
            |cx, args| Ok(coroutine::generator(cx, Value::take(&mut args[0]))),
        ),
        Row {
            name: "yield",
            arity: one,
            doc: "Gives x as the next element of the sequence of the generator that runs, and goes on when the \
                  one after it is asked for; nil. Works inside every function that the generator calls.",
            code: NativeCode::Machine(MachineFn::Yield),
        },
        Row {
            name: coroutine::NEXT,
            arity: one,
            doc: "The sequence of a generator from its next element on.",
            code: NativeCode::Machine(MachineFn::Resume),
        },
        step(
            "deref",
            one,
            "The value of an atom, volatile, var, delay or reduced value. What @x reads as.",
            deref,
        ),
        step("reset!", two, "Has the atom hold the value, and gives it back.", |cx, args| {
            let atom = atom_in(&args[0])?;
            store(cx, atom, Value::take(&mut args[1]), Answer::New)
        }),
        step("reset-vals!", two, "Has the atom hold the value; [old new].", |cx, args| {
            let atom = atom_in(&args[0])?;
            store(cx, atom, Value::take(&mut args[1]), Answer::Both)
        }),
        step(
            "swap!",
            Arity::at_least(2),
            "Has the atom hold (f value args...), and gives that back. When f fails the atom keeps its \
             value.",
            |cx, args| swap::swap(cx, args, Answer::New),
        ),
        step(
            "swap-vals!",
            Arity::at_least(2),
            "Has the atom hold (f value args...); [old new].",
            |cx, args| swap::swap(cx, args, Answer::Both),
        ),
        step(
            "compare-and-set!",
            Arity::exactly(3),
            "Has the atom hold new if what it holds is identical to old; true when it was.",
            |cx, args| {
                let atom = atom_in(&args[0])?;
                if !atom.value().is_identical(&args[1]) {
                    return done(false);
                }
                store(cx, atom, Value::take(&mut args[2]), Answer::True)
            },
        ),
        plain("vreset!", two, "Has the volatile hold the value, and gives it back.", |_, args| {
            let volatile = volatile_in(&args[0])?;
            drop(volatile.replace(args[1].clone()));
            Ok(Value::take(&mut args[1]))
        }),
        step(
            "vswap!",
            Arity::at_least(2),
            "Has the volatile hold (f value args...), and gives that back.",
            |cx, args| {
                let volatile = volatile_in(&args[0])?;
                swap::swap_into(cx, volatile, args, Answer::New)
            },
        ),
        step(
            "add-watch",
            Arity::exactly(3),
            "Has (f key atom old new) called whenever the atom is given a value. Gives the atom back.",
            |cx, args| {
                when_realised(cx, args, second_key, |cx, args| {
                    let [reference, key, f] = taken(args);
                    let atom = atom_in(&reference)?;
                    let watches = collection::copied(cx, &atom.watches())?;
                    atom.set_watches(collection::assoc(cx, watches, key, f)?);
                    Ok(reference)
                })
            },
        ),
        step("remove-watch", two, "Forgets the watch of that key. Gives the atom back.", |cx, args| {
            when_realised(cx, args, second_key, |cx, args| {
                let [reference, key] = taken(args);
                let atom = atom_in(&reference)?;
                let watches = collection::copied(cx, &atom.watches())?;
                let watches = collection::dissoc(cx, watches, &key)?;
                let none = collection::count(&watches)? == 0;
                atom.set_watches(if none { Value::Nil } else { watches });
                Ok(reference)
            })
        }),
        step(
            "set-validator!",
            two,
            "Has the predicate asked about each new value of the atom, or none for nil. An error when \
             the present value fails it.",
            set_validator,
        ),
        plain("get-validator", one, "The validator of an atom, or nil.", |_, args| {
            Ok(atom_in(&args[0])?.validator())
        }),
        plain(
            "reduced",
            one,
            "Wraps the value, so that the reduction that meets it ends with it.",
            |_, args| Ok(reduced(Value::take(&mut args[0]))),
        ),
        plain("reduced?", one, "True for what reduced gives.", |_, args| Ok(is_reduced(&args[0]).into())),
        plain("unreduced", one, "The value inside a reduced one; any other value itself.", |_, args| {
            Ok(unreduced(Value::take(&mut args[0])))
        }),
        plain("ensure-reduced", one, "The value, wrapped by reduced unless it is.", |_, args| {
            let value = Value::take(&mut args[0]);
            Ok(if is_reduced(&value) { value } else { reduced(value) })
        }),
        plain(
            "delay*",
            one,
            "A delay of the function without arguments: called when it is first asked for, once. What \
             delay expands to.",
            |cx, args| Ok(delay::delay(cx, Value::take(&mut args[0]))),
        ),
        plain("delay?", one, "True for a delay.", |_, args| Ok(delay::is_delay::<E>(&args[0]).into())),
        step("force", one, "The value of a delay; any other value itself.", |cx, args| {
            let value = Value::take(&mut args[0]);
            if delay::is_delay::<E>(&value) { delay::force(cx, value) } else { done(value) }
        }),
        plain("realized?", one, "True when the lazy sequence or delay has its value.", |_, args| match &args
            [0]
        {
            lazy @ Value::Seq(_) => Ok(unrealised(lazy).is_none().into()),
            value => match delay::is_realised::<E>(value) {
                Some(realised) => Ok(realised.into()),
                None => Err(Error::expected("a lazy sequence or a delay", value)),
            },
        }),
    ]
}

fn atom_in<E: Engine>(value: &Value<E>) -> Result<Rc<Atom<E>>, E> {
    match value {
        Value::Atom(atom) if !atom.is_volatile() => Ok(Rc::clone(atom)),
        other => Err(Error::expected("an atom", other)),
    }
}

fn volatile_in<E: Engine>(value: &Value<E>) -> Result<Rc<Atom<E>>, E> {
    match value {
        Value::Atom(atom) if atom.is_volatile() => Ok(Rc::clone(atom)),
        other => Err(Error::expected("a volatile", other)),
    }
}

fn atom<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let (value, options) = args.split_first_mut().expect("the arity says one or more");
    let atom = Rc::new(Atom::new(Value::take(value)));
    if options.len() % 2 == 1 {
        return Err(Error::argument("expected a value for each option of atom, found one without"));
    }
    let mut validator = Value::Nil;
    for option in options.chunks_exact_mut(2) {
        let Value::Keyword(name) = option[0] else {
            return Err(Error::expected(":meta or :validator", &option[0]));
        };
        match (name.text().as_str(), Value::take(&mut option[1])) {
            ("meta", Value::Map(meta)) => atom.set_meta(Some(meta)),
            ("meta", Value::Nil) => {}
            ("meta", other) => return Err(Error::expected("a map of metadata", &other)),
            ("validator", f) => validator = f,
            (other, _) => {
                return Err(Error::argument(format!("expected :meta or :validator, found :{other}")));
            }
        }
    }
    cx.suspect_atom(&atom);
    validate(cx, Rc::clone(&atom), validator, atom.value(), |_, atom, validator| {
        atom.set_validator(validator);
        done(Value::Atom(atom))
    })
}

fn var_value<E: Engine>(value: &Value<E>) -> Result<Value<E>, E> {
    let Value::Var(var) = value else { unreachable!("asked for vars only") };
    var.value()
        .ok_or_else(|| Error::new(ErrorKind::Name, format!("the var {} is not bound", var.name().text())))
}

fn deref<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    match &args[0] {
        Value::Atom(atom) => done(atom.value()),
        Value::Var(_) => done(var_value(&args[0])?),
        Value::Reduced(_) => done(unreduced(Value::take(&mut args[0]))),
        value if delay::is_delay::<E>(value) => delay::force(cx, Value::take(&mut args[0])),
        other => match other.custom("deref") {
            Some(method) => Ok(Step::tail(method, [Value::take(&mut args[0])])),
            None => Err(Error::expected("an atom, a volatile, a var, a delay or a reduced value", other)),
        },
    }
}

// Storing a new value

/// What a function that stores a value gives back.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    New,
    Both,
    True,
}

impl Answer {
    fn of<E: Engine>(self, old: Value<E>, new: Value<E>) -> Value<E> {
        match self {
            Answer::New => new,
            Answer::Both => Value::vector([old, new]),
            Answer::True => Value::Bool(true),
        }
    }
}

/// Has the atom hold `new`: its validator is asked first and its watches told after.
fn store<E: Engine>(cx: &mut Cx<E>, atom: Rc<Atom<E>>, new: Value<E>, answer: Answer) -> Stepped<E> {
    let validator = atom.validator();
    if validator.is_nil() {
        return replace(cx, atom, new, answer);
    }
    validate(cx, atom, validator, new.clone(), move |cx, atom, _| replace(cx, atom, new, answer))
}

/// Goes on when `validator` (or `nil`) is true of `value`.
fn validate<E: Engine, F>(
    cx: &mut Cx<E>,
    atom: Rc<Atom<E>>,
    validator: Value<E>,
    value: Value<E>,
    go_on: F,
) -> Stepped<E>
where
    F: FnOnce(&mut Cx<E>, Rc<Atom<E>>, Value<E>) -> Stepped<E> + 'static,
{
    if validator.is_nil() {
        return go_on(cx, atom, validator);
    }
    call_then(cx, &validator.clone(), [value], move |cx, valid| {
        if !valid.is_truthy() {
            return Err(Error::new(
                ErrorKind::State,
                "expected a value that the validator takes, found another",
            ));
        }
        go_on(cx, atom, validator)
    })
}

fn replace<E: Engine>(cx: &mut Cx<E>, atom: Rc<Atom<E>>, new: Value<E>, answer: Answer) -> Stepped<E> {
    let old = atom.replace(new.clone());
    let Value::Map(watches) = atom.watches() else {
        return done(answer.of(old, new));
    };
    let mut waiting: Vec<_> = {
        use consair_core::engine::MapContainer;
        let watches = watches.borrow();
        watches.iter().map(|(key, f)| (key.clone(), f.clone())).collect()
    };
    waiting.reverse();
    Box::new(Watches { atom, old, new, waiting, answer }).go(cx)
}

/// Tells the watches, the last of `waiting` first.
struct Watches<E: Engine> {
    atom: Rc<Atom<E>>,
    old: Value<E>,
    new: Value<E>,
    waiting: Vec<(Value<E>, Value<E>)>,
    answer: Answer,
}

impl<E: Engine> Watches<E> {
    fn go(mut self: Box<Self>, _: &mut Cx<E>) -> Stepped<E> {
        let Some((key, f)) = self.waiting.pop() else {
            return done(self.answer.of(self.old, self.new));
        };
        let args = [key, Value::Atom(Rc::clone(&self.atom)), self.old.clone(), self.new.clone()];
        Ok(Step::call(f, args, self))
    }
}

impl<E: Engine> Resume<E> for Watches<E> {
    fn resume(self: Box<Self>, cx: &mut Cx<E>, _: Value<E>) -> Stepped<E> {
        self.go(cx)
    }
}

fn set_validator<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let atom = atom_in(&args[0])?;
    let value = atom.value();
    validate(cx, atom, Value::take(&mut args[1]), value, |_, atom, validator| {
        atom.set_validator(validator);
        done(Value::Nil)
    })
}
