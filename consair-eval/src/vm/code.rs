//! Code objects: prototypes linked to the constants and vars of one interpreter.

use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::Closure;
use consair_core::reference::Var;
use consair_core::symbol::Symbol;
use consair_core::value::Value;

use crate::analyze::expr::Constant;
use crate::bytecode::op::Op;
use crate::bytecode::proto::{Divisor, FnProto, Proto};
use crate::convert;

/// Gives the var of a qualified name.
pub type VarOf<'v, E> = dyn FnMut(&mut Cx<E>, Symbol) -> Rc<Var<E>> + 'v;

/// The number of instructions that were linked so far, in all interpreters; 0 is the number of none.
static OPS: AtomicUsize = AtomicUsize::new(1);

/// A linked function, or the linked functions of a `letfn`.
pub struct FnCode<E: Engine> {
    members: Vec<MemberCode<E>>,
    proto: Rc<FnProto>,
}

/// A function of a [`FnCode`]: its bodies by number of arguments.
struct MemberCode<E: Engine> {
    name: Option<Symbol>,
    fixed: Vec<Option<Rc<Code<E>>>>,
    variadic: Option<Rc<Code<E>>>,
}

/// A linked body.
pub struct Code<E: Engine> {
    /// Its instructions.
    pub ops: Rc<[Op]>,
    /// The registers it uses.
    pub registers: u16,
    /// True when it reads register 0, the function itself.
    pub reads_callee: bool,
    /// True when an error may go on inside it: then any register may own something when it returns.
    pub handles_errors: bool,
    /// The number of its first instruction. No two instructions of a process have the same.
    pub first: usize,
    /// What was compiled.
    pub proto: Rc<Proto>,
    /// Its constants as values.
    pub constants: Box<[Value<E>]>,
    /// The constants by which it takes remainders.
    pub divisors: Box<[Divisor]>,
    /// Its vars.
    pub vars: Box<[Rc<Var<E>>]>,
    /// The functions inside.
    pub functions: Box<[Rc<FnCode<E>>]>,
    /// Of those that capture nothing the one value, once it was needed.
    closed: Box<[OnceCell<Value<E>>]>,
}

impl<E: Engine> FnCode<E> {
    /// Links `proto`; `var` gives the var of a qualified name.
    ///
    /// # Errors
    /// When a constant cannot be made.
    pub fn link(cx: &mut Cx<E>, proto: &Rc<FnProto>, var: &mut VarOf<'_, E>) -> Result<Rc<Self>, Error<E>> {
        let mut members = Vec::new();
        for member in &proto.members {
            let mut linked = MemberCode { name: member.name, fixed: Vec::new(), variadic: None };
            for body in &member.bodies {
                let code = Rc::new(Code::link(cx, body, var)?);
                if body.variadic {
                    linked.variadic = Some(code);
                } else {
                    let params = usize::from(body.params);
                    if linked.fixed.len() <= params {
                        linked.fixed.resize_with(params + 1, || None);
                    }
                    linked.fixed[params] = Some(code);
                }
            }
            members.push(linked);
        }
        Ok(Rc::new(FnCode { members, proto: Rc::clone(proto) }))
    }

    /// The linked code of a closure.
    #[inline]
    pub fn of(closure: &Closure<E>) -> &FnCode<E> {
        let code: &dyn Any = &**closure.code();
        code.downcast_ref().expect("a closure's code is linked for its engine")
    }

    /// The prototype.
    pub fn proto(&self) -> &Rc<FnProto> {
        &self.proto
    }

    /// The number of values a function made of this captures.
    pub fn captures(&self) -> usize {
        usize::from(self.proto.captures) + usize::from(self.is_group())
    }

    /// True for the functions of a `letfn`.
    pub fn is_group(&self) -> bool {
        self.members.len() > 1
    }

    fn member(&self, closure: &Closure<E>) -> &MemberCode<E> {
        if self.members.len() == 1 {
            return &self.members[0];
        }
        match closure.captures().first() {
            Some(Value::Int(member)) => &self.members[*member as usize],
            _ => unreachable!("the first capture of a letfn's function is its number"),
        }
    }

    /// The name of the function that `captures` make of this code.
    pub fn name(&self, captures: &[Value<E>]) -> Option<Symbol> {
        match (self.members.len(), captures.first()) {
            (1, _) => self.members[0].name,
            (_, Some(Value::Int(member))) => self.members[*member as usize].name,
            _ => None,
        }
    }

    /// The body for `argc` arguments.
    #[inline]
    pub fn body(&self, closure: &Closure<E>, argc: usize) -> Option<&Rc<Code<E>>> {
        let member = self.member(closure);
        if let Some(Some(code)) = member.fixed.get(argc) {
            return Some(code);
        }
        member.variadic.as_ref().filter(|code| argc >= usize::from(code.proto.params))
    }

    /// The parameters before the rest parameter of its variadic body, if it has one; else the most
    /// arguments that a body of it takes.
    pub fn params(&self, closure: &Closure<E>) -> Params {
        let member = self.member(closure);
        match &member.variadic {
            Some(code) => Params::Variadic(usize::from(code.proto.params)),
            None => Params::Fixed(member.fixed.len().saturating_sub(1)),
        }
    }

    /// The numbers of arguments that it takes after the first `implicit`, for messages.
    pub fn expected(&self, closure: &Closure<E>, implicit: usize) -> String {
        let member = self.member(closure);
        let mut counts: Vec<String> = member
            .fixed
            .iter()
            .enumerate()
            .filter(|(_, code)| code.is_some())
            .map(|(count, _)| count.saturating_sub(implicit).to_string())
            .collect();
        if let Some(code) = &member.variadic {
            counts.push(format!("at least {}", usize::from(code.proto.params).saturating_sub(implicit)));
        }
        let plural = if counts == ["1"] || counts == ["at least 1"] { "argument" } else { "arguments" };
        format!("{} {plural}", counts.join(" or "))
    }
}

/// How many arguments a function takes.
pub enum Params {
    /// At least so many.
    Variadic(usize),
    /// At most so many.
    Fixed(usize),
}

impl<E: Engine> Code<E> {
    fn link(cx: &mut Cx<E>, proto: &Rc<Proto>, var: &mut VarOf<'_, E>) -> Result<Self, Error<E>> {
        let constants =
            proto.constants.iter().map(|constant| value_of(cx, constant)).collect::<Result<_, _>>()?;
        let vars = proto.vars.iter().map(|name| var(cx, *name)).collect();
        let functions = proto
            .functions
            .iter()
            .map(|function| FnCode::link(cx, function, var))
            .collect::<Result<_, _>>()?;
        let closed = proto.functions.iter().map(|_| OnceCell::new()).collect();
        Ok(Code {
            ops: Rc::clone(&proto.ops),
            registers: proto.registers,
            reads_callee: proto.ops.iter().any(Op::reads_callee),
            handles_errors: proto.ops.iter().any(|op| matches!(op, Op::Try { .. } | Op::TryFinally { .. })),
            first: OPS.fetch_add(proto.ops.len(), Ordering::Relaxed),
            proto: Rc::clone(proto),
            constants,
            divisors: proto.divisors.as_slice().into(),
            vars,
            functions,
            closed,
        })
    }

    /// A function of `functions[proto]`, over captures that it takes.
    #[inline]
    pub fn closure(&self, proto: u16, registers: &mut [Value<E>]) -> Value<E> {
        let function = &self.functions[usize::from(proto)];
        let captures = &mut registers[..function.captures()];
        let make = |captures: Box<[Value<E>]>| {
            let name = function.name(&captures);
            let code: Rc<dyn Any> = Rc::clone(function) as Rc<dyn Any>;
            Value::Fn(Rc::new(Closure::new(code, name, captures)))
        };
        if captures.is_empty() {
            return self.closed[usize::from(proto)].get_or_init(|| make(Box::default())).clone();
        }
        make(captures.iter_mut().map(Value::take).collect())
    }
}

fn value_of<E: Engine>(cx: &mut Cx<E>, constant: &Constant) -> Result<Value<E>, Error<E>> {
    Ok(match constant {
        Constant::Nil => Value::Nil,
        Constant::Bool(v) => Value::Bool(*v),
        Constant::Int(v) => Value::Int(*v),
        Constant::Float(v) => Value::Float(*v),
        Constant::Char(v) => Value::Char(*v),
        Constant::Str(text) => Value::string(text),
        Constant::Keyword(keyword) => Value::Keyword(*keyword),
        Constant::Class(class) => Value::Type(Rc::clone(cx.types.class(*class))),
        Constant::Number(number) => Value::Number(Rc::clone(number)),
        Constant::Regex(pattern) => convert::regex(pattern)?,
        Constant::Quoted(form) => {
            let value = convert::to_value(cx, form)?;
            consair_core::freeze::freeze(cx, value)?
        }
    })
}
