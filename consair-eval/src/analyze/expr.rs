//! Analyzed expressions: every name resolved, every macro expanded.

use std::rc::Rc;

use consair_core::class::Class;
use consair_core::number::Number;
use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

use crate::syntax::form::Form;

/// A local of one function: its number there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LocalId(pub u32);

/// An expression and the place it came from.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// A value known before the program runs.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `nil`
    Nil,
    /// `true`, `false`
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A character.
    Char(char),
    /// A string.
    Str(Rc<str>),
    /// A keyword.
    Keyword(Keyword),
    /// A big integer, a ratio or a decimal.
    Number(Rc<Number>),
    /// A regular expression, known to compile.
    Regex(Rc<str>),
    /// A class of the table.
    Class(Class),
    /// A quoted form: a symbol, or a collection that is frozen when the program starts.
    Quoted(Rc<Form>),
}

impl Constant {
    /// True when one of two constants may stand for both.
    pub fn is_same(&self, other: &Constant) -> bool {
        match (self, other) {
            (Constant::Int(a), Constant::Int(b)) => a == b,
            (Constant::Float(a), Constant::Float(b)) => a.to_bits() == b.to_bits(),
            (Constant::Keyword(a), Constant::Keyword(b)) => a == b,
            (Constant::Char(a), Constant::Char(b)) => a == b,
            (Constant::Str(a), Constant::Str(b)) => a == b,
            _ => false,
        }
    }
}

/// How a use of a local leaves it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// It is needed again.
    Keep,
    /// This was the last use: the value moves.
    Last,
}

/// What an expression is.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A constant.
    Const(Constant),
    /// A local of this function.
    Local(LocalId, Use),
    /// A captured value of this function.
    Capture(u16),
    /// The function that is running.
    This,
    /// A member of the running function's `letfn`, over the same captures.
    Sibling(u16),
    /// The value of a var.
    Var(Symbol),
    /// The var itself.
    TheVar(Symbol),
    /// `(if test then else)`
    If(Box<IfExpr>),
    /// `(do ...)`, not empty.
    Do(Vec<Expr>),
    /// `(let* [name value ...] body)`
    Let {
        /// The locals and their values, in order.
        bindings: Vec<Binding>,
        /// The body.
        body: Box<Expr>,
    },
    /// `(loop* [name value ...] body)`
    Loop {
        /// The locals and their first values, in order.
        bindings: Vec<Binding>,
        /// The body.
        body: Box<Expr>,
    },
    /// `(recur ...)` to the innermost loop or function.
    Recur {
        /// The locals that get the new values.
        targets: Vec<LocalId>,
        /// The new values.
        args: Vec<Expr>,
        /// The one of them that is computed after the others: it counts the local up with which the
        /// loop's test begins, so that nobody sees that it waits.
        counter: Option<usize>,
    },
    /// `(fn* ...)`
    Fn(Box<FnExpr>),
    /// `(letfn* [name fn ...] body)`
    LetFn {
        /// The locals, one for each member.
        locals: Vec<LocalId>,
        /// The functions, as members of one.
        function: Box<FnExpr>,
        /// The body.
        body: Box<Expr>,
    },
    /// `(f args...)`
    Call {
        /// The function.
        callee: Box<Expr>,
        /// The arguments.
        args: Vec<Expr>,
    },
    /// A call of a core function that has an instruction.
    Intrinsic(Intrinsic, Vec<Expr>),
    /// `[...]`, built afresh each time.
    Vector(Vec<Expr>),
    /// `{...}`, keys and values in turn.
    Map(Vec<Expr>),
    /// `#{...}`
    Set(Vec<Expr>),
    /// `(def name value)`
    Def {
        /// The qualified name.
        name: Symbol,
        /// Its value, if given.
        value: Option<Box<Expr>>,
        /// Metadata of the name, if any: an expression that gives a map.
        meta: Option<Box<Expr>>,
    },
    /// `(try ...)`
    Try {
        /// The body.
        body: Box<Expr>,
        /// The catch clauses.
        catches: Vec<Catch>,
        /// The finally clause.
        finally: Option<Box<Expr>>,
    },
    /// `(throw value)`
    Throw(Box<Expr>),
    /// `(case* ...)`
    Case {
        /// What is compared.
        subject: Box<Expr>,
        /// Constants, and the expression for them.
        clauses: Vec<(Vec<Constant>, Branch)>,
        /// The expression for anything else.
        default: Box<Branch>,
    },
    /// `(set! var value)`
    SetVar(Symbol, Box<Expr>),
    /// `(reduce f init coll)` along a walk.
    Each(Box<EachExpr>),
}

/// A step for each element of a walk; the value is what the last of them gave.
#[derive(Clone, Debug)]
pub struct EachExpr {
    /// The local that holds the walk.
    pub walk: LocalId,
    /// What was accumulated.
    pub accumulator: LocalId,
    /// Its value before the first step.
    pub first: Expr,
    /// The element.
    pub item: LocalId,
    /// The accumulator's next value; a `reduced` one is the last.
    pub step: Expr,
    /// True when the step does not read the element.
    pub unused: bool,
    /// What the step reads and nothing after it.
    pub dead: Vec<LocalId>,
}

impl EachExpr {
    /// The local whose call with the accumulator and the element the step is, if it is that.
    pub fn function(&self) -> Option<LocalId> {
        let ExprKind::Call { callee, args } = &self.step.kind else { return None };
        let local = |expr: &Expr| if let ExprKind::Local(local, _) = expr.kind { Some(local) } else { None };
        let given: Vec<_> = args.iter().map(local).collect();
        let function = local(callee)?;
        let own = [self.accumulator, self.item];
        (given == own.map(Some) && !own.contains(&function)).then_some(function)
    }
}

/// A local and its first value.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The local.
    pub local: LocalId,
    /// Its value.
    pub value: Expr,
    /// True when nothing reads it.
    pub unused: bool,
}

impl Binding {
    /// True for a field that nothing reads: a method binds all fields of its object.
    pub(super) fn is_needless(&self) -> bool {
        self.unused && matches!(self.value.kind, ExprKind::Intrinsic(Intrinsic::Field, _))
    }
}

/// An expression that runs or not; the locals that are dead from its start on.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The expression.
    pub expr: Expr,
    /// What another branch reads and this one does not.
    pub dead: Vec<LocalId>,
}

/// A chain of choices: an `if` whose last branch is an `if` is the next of them, so that a chain of any
/// length nests no deeper than one.
#[derive(Clone, Debug)]
pub struct IfExpr {
    /// At least one.
    pub choices: Vec<Choice>,
    /// For `nil` and `false` as every test.
    pub other: Expr,
}

/// A test of a chain.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What decides.
    pub test: Expr,
    /// For all but `nil` and `false`.
    pub then: Branch,
    /// What `then` reads, and nothing after a test that gives `nil` or `false`.
    pub dead: Vec<LocalId>,
    /// Where this `if` stands, the rest of the chain within.
    pub span: Span,
}

/// One `catch`.
#[derive(Clone, Debug)]
pub struct Catch {
    /// What it takes, as a set of bits.
    pub kinds: i64,
    /// The local that is bound to the error.
    pub local: LocalId,
    /// The body.
    pub body: Expr,
}

/// A function; or all functions of a `letfn`, which share their captures. Of several members the
/// first capture is the member's number, so `captures` begin at 1 there.
#[derive(Clone, Debug)]
pub struct FnExpr {
    /// The function, or the functions of a `letfn`.
    pub members: Vec<MemberExpr>,
    /// What it captures, in the order of its captures: expressions of the function around it.
    pub captures: Vec<Expr>,
    /// Where it stands.
    pub span: Span,
}

/// A function of a [`FnExpr`].
#[derive(Clone, Debug)]
pub struct MemberExpr {
    /// Its name, for traces.
    pub name: Option<Symbol>,
    /// The bodies, each for a number of arguments.
    pub arities: Vec<ArityExpr>,
}

/// One body of a function.
#[derive(Clone, Debug)]
pub struct ArityExpr {
    /// The parameters, the one for the rest last.
    pub params: Vec<LocalId>,
    /// True when the last parameter takes the rest.
    pub variadic: bool,
    /// The body.
    pub body: Expr,
    /// The names of the locals, in the order of their numbers.
    pub names: Vec<Symbol>,
    /// Where each of them is bound.
    pub places: Vec<Span>,
    /// The parameters that nothing reads.
    pub unused: Vec<LocalId>,
}

/// A core function with an instruction of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Intrinsic {
    /// `(+ a b)`
    Add,
    /// `(- a b)`
    Sub,
    /// `(* a b)`
    Mul,
    /// `(/ a b)`
    Div,
    /// `(quot a b)`
    Quot,
    /// `(rem a b)`
    Rem,
    /// `(mod a b)`
    Mod,
    /// `(min a b)`
    Min,
    /// `(max a b)`
    Max,
    /// `(inc a)`
    Inc,
    /// `(dec a)`
    Dec,
    /// `(< a b)`
    Lt,
    /// `(<= a b)`
    Le,
    /// `(> a b)`
    Gt,
    /// `(>= a b)`
    Ge,
    /// `(== a b)`
    NumEq,
    /// `(= a b)`
    Eq,
    /// `(not a)`
    Not,
    /// `(nil? a)`
    IsNil,
    /// `(nth coll index)`
    Nth,
    /// `(nth coll index nil)`
    NthOrNil,
    /// `(get coll key)`
    Get,
    /// `(count coll)`
    Count,
    /// `(first coll)`
    First,
    /// `(next coll)`
    Next,
    /// `(rest coll)`
    Rest,
    /// `(seq coll)`
    Seq,
    /// `(cons x coll)`
    Cons,
    /// `(conj coll x)`
    Conj,
    /// `(assoc coll key value)`
    Assoc,
    /// `(field* object field)`
    Field,
    /// Makes the walk of a collection, in place of it, for a `reduce` from a value; false, and nothing
    /// done, where only `reduce` itself can tell how. Stands as a test.
    Walk,
}

impl Intrinsic {
    /// All, in the order of their discriminants.
    pub const ALL: [Intrinsic; 32] = {
        use Intrinsic::*;
        [
            Add, Sub, Mul, Div, Quot, Rem, Mod, Min, Max, Inc, Dec, Lt, Le, Gt, Ge, NumEq, Eq, Not, IsNil,
            Nth, NthOrNil, Get, Count, First, Next, Rest, Seq, Cons, Conj, Assoc, Field, Walk,
        ]
    };

    /// The name in `clojure.core` of the function it stands for.
    pub fn name(self) -> &'static str {
        use Intrinsic::*;
        match self {
            Add => "+",
            Sub => "-",
            Mul => "*",
            Div => "/",
            Quot => "quot",
            Rem => "rem",
            Mod => "mod",
            Min => "min",
            Max => "max",
            Inc => "inc",
            Dec => "dec",
            Lt => "<",
            Le => "<=",
            Gt => ">",
            Ge => ">=",
            NumEq => "==",
            Eq => "=",
            Not => "not",
            IsNil => "nil?",
            Nth | NthOrNil => "nth",
            Get => "get",
            Count => "count",
            First => "first",
            Next => "next",
            Rest => "rest",
            Seq => "seq",
            Cons => "cons",
            Conj => "conj",
            Assoc => "assoc",
            Field => "field*",
            Walk => "reduce",
        }
    }

    /// The intrinsic for a call of the core function `name` with `args` arguments, if there is one.
    pub fn find(name: &str, args: usize) -> Option<Intrinsic> {
        use Intrinsic::*;
        let (found, takes) = match name {
            "+" => (Add, 2),
            "-" => (Sub, 2),
            "*" => (Mul, 2),
            "/" => (Div, 2),
            "quot" => (Quot, 2),
            "rem" => (Rem, 2),
            "mod" => (Mod, 2),
            "min" => (Min, 2),
            "max" => (Max, 2),
            "inc" => (Inc, 1),
            "dec" => (Dec, 1),
            "<" => (Lt, 2),
            "<=" => (Le, 2),
            ">" => (Gt, 2),
            ">=" => (Ge, 2),
            "==" => (NumEq, 2),
            "=" => (Eq, 2),
            "not" => (Not, 1),
            "nil?" => (IsNil, 1),
            "nth" => (Nth, 2),
            "get" => (Get, 2),
            "count" => (Count, 1),
            "first" => (First, 1),
            "next" => (Next, 1),
            "rest" => (Rest, 1),
            "seq" => (Seq, 1),
            "cons" => (Cons, 2),
            "conj" => (Conj, 2),
            "assoc" => (Assoc, 3),
            "field*" => (Field, 2),
            _ => return None,
        };
        (takes == args).then_some(found)
    }

    /// True when the instruction owns its operands: it takes what is used for the last time, or empties
    /// its register, so that no handle of a collection stays behind.
    pub fn owns(self) -> bool {
        use Intrinsic::*;
        matches!(
            self,
            Eq | Not
                | IsNil
                | Nth
                | NthOrNil
                | Get
                | Count
                | First
                | Next
                | Rest
                | Seq
                | Cons
                | Conj
                | Assoc
                | Field
                | Walk
        )
    }
}
