//! How a walk asks for a call: as a lazy sequence of one element, its result.
//!
//! A walk (`=`, hash, print) knows one way to wait: it names a lazy sequence that must be realised. Where
//! it meets an object whose type has a method of its own for the question, it names a sequence that
//! realises to that method's answer. So no walk ever runs code, and every driver of walks can ask.

use std::rc::Rc;

use crate::collection;
use crate::context::Cx;
use crate::engine::Engine;
use crate::function::{Arity, Native, NativeCode, Resume, Step, StepFn, Stepped};
use crate::sequence::SeqObject;
use crate::symbol::Symbol;
use crate::value::Value;

fn native<E: Engine>(name: &str, code: StepFn<E>) -> Value<E> {
    Value::Native(Rc::new(Native {
        name: Symbol::new(name),
        arity: Arity::at_least(0),
        doc: "",
        code: NativeCode::Step(code),
    }))
}

fn lazy<E: Engine>(name: &str, code: StepFn<E>, args: Vec<Value<E>>) -> Rc<SeqObject<E>> {
    match SeqObject::lazy_call(native(name, code), args.into_boxed_slice()) {
        Value::Seq(lazy) => lazy,
        _ => unreachable!("a lazy sequence is a sequence"),
    }
}

/// Goes on by a plain function of the result.
struct Then<E: Engine>(fn(Value<E>, Value<E>) -> Value<E>, Value<E>);

impl<E: Engine> Resume<E> for Then<E> {
    fn resume(self: Box<Self>, _: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        Ok(Step::Done((self.0)(result, self.1)))
    }
}

fn call_and_list<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let (callee, args) = args.split_first_mut().expect("asked with a function");
    let then = Then(|result, _| Value::list([result]), Value::Nil);
    Ok(Step::call(Value::take(callee), args.iter_mut().map(Value::take), Box::new(then)))
}

/// A question: what `callee` gives for `args`.
pub struct Question<E: Engine>(Rc<SeqObject<E>>);

impl<E: Engine> Question<E> {
    /// Asks it.
    pub fn new(callee: Value<E>, args: impl IntoIterator<Item = Value<E>>) -> Self {
        let mut call = vec![callee];
        call.extend(args);
        Question(lazy("ask", call_and_list, call))
    }

    /// The answer, once the sequence to be realised is.
    pub fn answer(&self) -> Option<Value<E>> {
        collection::first(&self.0.realised()?).ok()
    }

    /// What must be realised for the answer.
    pub fn lazy(&self) -> Rc<SeqObject<E>> {
        Rc::clone(&self.0)
    }
}

/// `value` as a sequence that asks its type for the elements; `None` where the type has no `seq`.
pub fn walkable<E: Engine>(value: &Value<E>) -> Option<Value<E>> {
    if !matches!(value, Value::Instance(_) | Value::Host(_)) {
        return None;
    }
    match value.custom("seq") {
        Some(seq) => Some(SeqObject::lazy_call(seq, Box::new([value.clone()]))),
        None => cell(value),
    }
}

/// An object with `first` and `next` (or `more`) as a cell.
pub(crate) fn cell<E: Engine>(value: &Value<E>) -> Option<Value<E>> {
    if !matches!(value, Value::Instance(_) | Value::Host(_)) {
        return None;
    }
    let Some(first) = value.custom("first") else {
        let seq = value.custom("seq")?;
        return Some(SeqObject::lazy_call(seq, Box::new([value.clone()])));
    };
    let next = value.custom("next").or_else(|| value.custom("more"))?;
    Some(Value::Seq(lazy("cell", first_and_rest, vec![first, value.clone(), next])))
}

fn first_and_rest<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let [first, object, next] = args else { unreachable!("made above") };
    let rest = SeqObject::lazy_call(Value::take(next), Box::new([object.clone()]));
    let then = Then(|first, rest| SeqObject::cons(first, rest), rest);
    Ok(Step::call(Value::take(first), [Value::take(object)], Box::new(then)))
}
