//! `swap!`: an atom keeps its value until the function has returned, so that a failure leaves it as it
//! was. Then the function's argument has two handles, and under the policy *unique* its update is a
//! copy. Two shapes go another way:
//!
//! - `(swap! a conj x)`, and `assoc dissoc disj`, where nothing can fail: the value is taken out.
//! - `(swap! a update k f ...)`: `f` gets the value at `k`; only after it the map is taken out.

use std::rc::Rc;

use consair_core::collection;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine};
use consair_core::error::Error;
use consair_core::function::{Args, NativeCode, Step, StepFn, Stepped};
use consair_core::indexed::Indexed;
use consair_core::reference::Atom;
use consair_core::value::Value;

use super::{Answer, atom_in, store};
use crate::builtins::driver::{call_then, done};
use crate::builtins::nested::{is_unique, update_row};
use crate::builtins::update;

/// `swap!` and `swap-vals!`.
pub(super) fn swap<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], answer: Answer) -> Stepped<E> {
    let atom = atom_in(&args[0])?;
    swap_into(cx, atom, args, answer)
}

/// Has `atom` hold `args[1]` of its value and the arguments behind.
pub(super) fn swap_into<E: Engine>(
    cx: &mut Cx<E>,
    atom: Rc<Atom<E>>,
    args: &mut [Value<E>],
    answer: Answer,
) -> Stepped<E> {
    let hooked = !atom.watches().is_nil() || !atom.validator().is_nil();
    if answer == Answer::New && !hooked {
        match shape(&args[1]) {
            Some(Shape::Whole(code)) => {
                if let Some(stepped) = in_place(cx, &atom, code, &mut args[2..]) {
                    return stepped;
                }
            }
            Some(Shape::Update)
                if args.len() >= 4
                    && is_plain_key(&args[2])
                    && matches!(atom.value(), Value::Map(_) | Value::Nil) =>
            {
                return update_at(cx, atom, &mut args[2..]);
            }
            _ => {}
        }
    }
    let f = Value::take(&mut args[1]);
    let given: Args<E> = std::iter::once(atom.value()).chain(args[2..].iter_mut().map(Value::take)).collect();
    call_then(cx, &f, given, move |cx, new| store(cx, atom, new, answer))
}

/// The builtins that go another way.
enum Shape<E: Engine> {
    /// One that changes a collection and calls nothing.
    Whole(StepFn<E>),
    /// `update`.
    Update,
}

fn shape<E: Engine>(f: &Value<E>) -> Option<Shape<E>> {
    let Value::Native(native) = f else { return None };
    let NativeCode::Step(code) = native.code else { return None };
    let is = |builtin: StepFn<E>| std::ptr::fn_addr_eq(code, builtin);
    if is(update_row) {
        return Some(Shape::Update);
    }
    (is(update::conj) || is(update::assoc) || is(update::dissoc) || is(update::disj))
        .then_some(Shape::Whole(code))
}

/// True for a key that needs neither realising nor freezing.
fn is_plain_key<E: Engine>(key: &Value<E>) -> bool {
    key.is_immediate() || matches!(key, Value::Long(_) | Value::Symbol(..))
}

/// Takes the value out and changes it, if it has one handle and nothing can fail.
fn in_place<E: Engine>(
    cx: &mut Cx<E>,
    atom: &Rc<Atom<E>>,
    code: StepFn<E>,
    args: &mut [Value<E>],
) -> Option<Stepped<E>> {
    let value = atom.replace(Value::Nil);
    if !is_unique(&value) || !cannot_fail(cx, &value, code, args) {
        drop(atom.replace(value));
        return None;
    }
    let given: &mut Vec<Value<E>> = &mut Vec::with_capacity(1 + args.len());
    given.push(value);
    given.extend(args.iter_mut().map(Value::take));
    Some(match code(cx, given) {
        Ok(Step::Done(new)) => {
            drop(atom.replace(new.clone()));
            done(new)
        }
        other => other,
    })
}

fn cannot_fail<E: Engine>(cx: &Cx<E>, value: &Value<E>, code: StepFn<E>, args: &[Value<E>]) -> bool {
    let is = |builtin: StepFn<E>| std::ptr::fn_addr_eq(code, builtin);
    let bytes = match value {
        Value::List(_) => 0,
        Value::Vector(vector) => vector.borrow().heap_bytes(),
        Value::Map(map) => map.borrow().heap_bytes(),
        Value::Set(set) => set.borrow().heap_bytes(),
        _ => return false,
    };
    // Room to grow several times over.
    let room = bytes.saturating_mul(4).saturating_add(4096 + 256 * args.len());
    if cx.check_allocation(room).is_err() {
        return false;
    }
    if is(update::conj) {
        return match value {
            Value::Map(_) => args.iter().all(is_plain_entry),
            Value::Set(_) => args.iter().all(is_plain_key),
            _ => true,
        };
    }
    if is(update::assoc) {
        return match (value, args) {
            (Value::Map(_), args) => {
                args.len() >= 2 && args.len().is_multiple_of(2) && args.iter().step_by(2).all(is_plain_key)
            }
            (Value::Vector(vector), [Value::Int(index), _]) => {
                (0..=vector.borrow().count() as i64).contains(index)
            }
            _ => false,
        };
    }
    let fits =
        if is(update::dissoc) { matches!(value, Value::Map(_)) } else { matches!(value, Value::Set(_)) };
    fits && args.iter().all(is_plain_key)
}

fn is_plain_entry<E: Engine>(item: &Value<E>) -> bool {
    match item {
        Value::Vector(entry) => {
            let entry = entry.borrow();
            entry.count() == 2 && entry.nth(0).is_some_and(is_plain_key)
        }
        _ => false,
    }
}

/// `(swap! atom update key f args...)`: the map stays in the atom while `f` runs.
fn update_at<E: Engine>(cx: &mut Cx<E>, atom: Rc<Atom<E>>, args: &mut [Value<E>]) -> Stepped<E> {
    let (key, f) = (Value::take(&mut args[0]), Value::take(&mut args[1]));
    let old = collection::val_at(&atom.value(), &key, Value::Nil)?;
    let given: Args<E> = std::iter::once(old).chain(args[2..].iter_mut().map(Value::take)).collect();
    call_then(cx, &f, given, move |cx, new| {
        let map = atom.replace(Value::Nil);
        if !matches!(map, Value::Map(_) | Value::Nil) {
            let error = Error::expected("a map", &map);
            drop(atom.replace(map));
            return Err(error);
        }
        // Only a limit can fail now, and no program goes on after one.
        let map = collection::assoc(cx, map, key, new)?;
        drop(atom.replace(map.clone()));
        done(map)
    })
}
