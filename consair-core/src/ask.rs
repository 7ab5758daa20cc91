//! How a walk asks for a call: as a lazy sequence of one element, its result.
//!
//! A walk (`=`, hash, print) knows one way to wait: it names a lazy sequence that must be realised. Where
//! it meets an object whose type has a method of its own for the question, it names a sequence that
//! realises to that method's answer. So no walk ever runs code, and every driver of walks can ask.

use std::cell::Cell;
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

/// What an object is as a key: its hash, and the number of the first object that is equal to it. Objects
/// with one number are equal in a table, which cannot call code.
#[derive(Default)]
pub struct Identity {
    hash: Cell<u64>,
    number: Cell<u64>,
}

impl Identity {
    /// The hash that its own method gave, once it was asked.
    pub(crate) fn hash(&self) -> Option<u64> {
        Some(self.hash.get()).filter(|hash| *hash != 0)
    }

    /// Keeps the hash that its own method gave.
    pub(crate) fn keep_hash(&self, hash: u64) {
        self.hash.set(hash.max(1));
    }

    /// The number, once it is known.
    pub(crate) fn number(&self) -> Option<u64> {
        Some(self.number.get()).filter(|number| *number != 0)
    }
}

/// The method by which the type of an object hashes it.
pub(crate) fn hash_method<E: Engine>(value: &Value<E>) -> Option<Value<E>> {
    value.custom("hasheq").or_else(|| value.custom("hashCode"))
}

fn equals_method<E: Engine>(value: &Value<E>) -> Option<Value<E>> {
    value.custom("equiv").or_else(|| value.custom("equals"))
}

/// What must be realised before `value`, an object that says itself what is equal to it, can be a key.
pub(crate) fn unsettled<E: Engine>(value: &Value<E>) -> Option<Rc<SeqObject<E>>> {
    if value.identity()?.number().is_some() {
        return None;
    }
    let hash = hash_method(value)?;
    equals_method(value)?;
    Some(lazy("settle", settle, vec![value.clone(), hash]))
}

fn settle<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let [object, hash] = args else { unreachable!("made above") };
    let object = Value::take(object);
    let settling = Settling { object: object.clone(), others: None };
    Ok(Step::call(Value::take(hash), [object], Box::new(settling)))
}

/// Finds the number of an object: asks for its hash, then compares it with those that hash alike.
struct Settling<E: Engine> {
    object: Value<E>,
    others: Option<Vec<Value<E>>>,
}

impl<E: Engine> Settling<E> {
    fn identity(&self) -> &Identity {
        self.object.identity().expect("only objects are settled")
    }

    fn next(mut self: Box<Self>, cx: &mut Cx<E>) -> Stepped<E> {
        let others = self.others.as_mut().expect("the hash is known");
        if let (Some(other), Some(equals)) = (others.last().cloned(), equals_method(&self.object)) {
            return Ok(Step::call(equals, [self.object.clone(), other], self));
        }
        let number = cx.types.number();
        self.identity().number.set(number);
        let ty = Rc::clone(self.object.custom_type().expect("it has methods"));
        ty.add_kin(self.identity().hash.get(), &self.object);
        Ok(Step::Done(Value::Nil))
    }
}

impl<E: Engine> Resume<E> for Settling<E> {
    fn resume(mut self: Box<Self>, cx: &mut Cx<E>, result: Value<E>) -> Stepped<E> {
        match &mut self.others {
            None => {
                let hash = match result {
                    Value::Int(hash) => hash as u64,
                    other => other.hash_code(),
                };
                self.identity().keep_hash(hash);
                let ty = Rc::clone(self.object.custom_type().expect("it has methods"));
                self.others = Some(ty.kin(self.identity().hash.get()));
            }
            Some(others) => {
                let other = others.pop().expect("it was compared with one");
                if result.is_truthy() {
                    let number = other.identity().and_then(Identity::number).unwrap_or_default();
                    self.identity().number.set(number);
                    return Ok(Step::Done(Value::Nil));
                }
            }
        }
        self.next(cx)
    }
}
