//! Instructions: eight bytes each, an opcode and up to three operands.
//!
//! `R` are the registers of the running function, `K` its constants, `D` its divisors, `V` its vars,
//! `C` its captures.
//! An operand is marked as the [last](Reg::last) use of its register when that is not needed again: then
//! the value moves into the instruction, or the register is emptied after it was read. So a register that
//! is not needed owns nothing, and a function that returns leaves none to be emptied. (Numbers that own
//! nothing may stay.)

use std::fmt;

/// Registers of one function.
pub const REGISTERS: usize = 1 << (u16::BITS - Reg::FLAGS);

/// The number of a register, and whether this is its last use.
///
/// The number stands above the flags: so the processor gets from it to a place in an array of 16-byte
/// values by masking, and the compiler sees that there are no more than [`REGISTERS`].
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Reg(u16);

impl Reg {
    const FLAGS: u32 = 4;
    const LAST: u16 = 1;

    /// The register `index`, which must be below [`REGISTERS`].
    pub fn new(index: usize) -> Self {
        debug_assert!(index < REGISTERS);
        Reg((index << Self::FLAGS) as u16)
    }

    /// Its number.
    #[inline(always)]
    pub fn index(self) -> usize {
        usize::from(self.0 >> Self::FLAGS)
    }

    /// The operand, marked as the last use.
    pub fn last(self) -> Self {
        Reg(self.0 | Self::LAST)
    }

    /// The operand without the mark.
    pub fn keep(self) -> Self {
        Reg(self.0 & !Self::LAST)
    }

    /// True when the register is not needed again.
    #[inline(always)]
    pub fn is_last(self) -> bool {
        self.0 & Self::LAST != 0
    }

    /// The register `by` places further.
    #[inline(always)]
    pub fn plus(self, by: u16) -> Self {
        Reg(self.0.wrapping_add(by << Self::FLAGS))
    }
}

impl fmt::Debug for Reg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}r{}", if self.is_last() { "take " } else { "" }, self.index())
    }
}

/// One instruction; its line says what its operands are.
#[allow(missing_docs)] // the operands are named in the effect
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u16)]
pub enum Op {
    /// `R[dst] = take R[src]`
    Move { dst: Reg, src: Reg },
    /// `R[dst] = R[src]`
    Copy { dst: Reg, src: Reg },
    /// `R[reg] = nil`
    Clear { reg: Reg },
    /// `R[dst] = K[k]`
    Const { dst: Reg, k: u16 },
    /// `R[dst] = nil`
    Nil { dst: Reg },
    /// `R[dst] = true` or `false`
    Bool { dst: Reg, value: bool },
    /// `R[dst] = value`
    Int { dst: Reg, value: i16 },
    /// `R[dst] = C[index]`
    Capture { dst: Reg, index: u16 },
    /// `R[dst] =` the running function
    This { dst: Reg },
    /// `R[dst] =` the member `member` of the running function's `letfn`, over the same captures
    Sibling { dst: Reg, member: u16 },
    /// `R[dst] =` the value of `V[var]`
    Var { dst: Reg, var: u16 },
    /// `R[dst] = V[var]` itself
    TheVar { dst: Reg, var: u16 },

    /// `pc = to`
    Jump { to: u32 },
    /// `pc = to`, backwards: uses fuel
    Loop { to: u32 },
    /// `pc += by`, backwards, to a `JumpUnlessLt` of the same registers: past it when two integers are
    /// in order; uses fuel
    LoopLt { a: Reg, b: Reg, by: i16 },
    /// `R[a] = R[a] + 1`, and then as `LoopLt`
    LoopIncLt { a: Reg, b: Reg, by: i16 },
    /// `pc = to` when `R[reg]` is `nil` or `false`
    JumpIfNot { reg: Reg, to: u32 },
    /// `pc = to` when `R[reg]` is neither `nil` nor `false`
    JumpIf { reg: Reg, to: u32 },
    /// `pc = to` when `R[reg]` is not `nil`
    JumpIfNotNil { reg: Reg, to: u32 },
    /// `pc = to` when `R[reg]` is `nil`
    JumpIfNil { reg: Reg, to: u32 },
    /// `pc += by` unless `R[a] < R[b]`
    JumpUnlessLt { a: Reg, b: Reg, by: i16 },
    /// `pc += by` unless `R[a] <= R[b]`
    JumpUnlessLe { a: Reg, b: Reg, by: i16 },
    /// `pc += by` unless `R[a] > R[b]`
    JumpUnlessGt { a: Reg, b: Reg, by: i16 },
    /// `pc += by` unless `R[a] >= R[b]`
    JumpUnlessGe { a: Reg, b: Reg, by: i16 },
    /// `pc += by` unless `R[a] < value`
    JumpUnlessLtI { a: Reg, value: i16, by: i16 },
    /// `pc += by` unless `R[a] <= value`
    JumpUnlessLeI { a: Reg, value: i16, by: i16 },
    /// `pc += by` unless `R[a] > value`
    JumpUnlessGtI { a: Reg, value: i16, by: i16 },
    /// `pc += by` unless `R[a] >= value`
    JumpUnlessGeI { a: Reg, value: i16, by: i16 },
    /// `pc += by` unless `R[a] = value`, an integer
    JumpUnlessEqI { a: Reg, value: i16, by: i16 },
    /// `pc += by` unless `R[a] = K[k]`
    JumpUnlessConst { a: Reg, k: u16, by: i16 },

    /// `R[dst] = R[a] + R[b]`
    Add { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] - R[b]`
    Sub { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] * R[b]`
    Mul { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] + value`
    AddI { dst: Reg, a: Reg, value: i16 },
    /// `R[dst] = R[a] * value`
    MulI { dst: Reg, a: Reg, value: i16 },
    /// `R[dst] = mod(R[a], D[k])`, one of the divisors
    ModConst { dst: Reg, a: Reg, k: u16 },
    /// `R[dst] = R[a] / R[b]`
    Div { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = quot(R[a], R[b])`
    Quot { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = rem(R[a], R[b])`
    Rem { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = mod(R[a], R[b])`
    Mod { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = (min R[a] R[b])`
    Min { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = (max R[a] R[b])`
    Max { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] < R[b]`
    Lt { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] <= R[b]`
    Le { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] > R[b]`
    Gt { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] >= R[b]`
    Ge { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = R[a] == R[b]`, numbers
    NumEq { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = (= R[a] R[b])`
    Eq { dst: Reg, a: Reg, b: Reg },
    /// `R[dst] = not R[a]`
    Not { dst: Reg, a: Reg },
    /// `R[dst] = (nil? R[a])`
    IsNil { dst: Reg, a: Reg },

    /// `R[dst] = (nth R[coll] R[at])`
    Nth { dst: Reg, coll: Reg, at: Reg },
    /// `R[dst] = (nth R[coll] index nil)`
    NthOrNil { dst: Reg, coll: Reg, index: u16 },
    /// `R[dst] = (get R[coll] R[key])`
    Get { dst: Reg, coll: Reg, key: Reg },
    /// `R[dst] = (get R[coll] K[k])`
    GetConst { dst: Reg, coll: Reg, k: u16 },
    /// `R[dst] =` the field `K[k]` of the object `R[object]`
    Field { dst: Reg, object: Reg, k: u16 },
    /// `R[dst] = (count R[coll])`
    Count { dst: Reg, coll: Reg },
    /// `R[dst] = (first R[coll])`
    First { dst: Reg, coll: Reg },
    /// `R[dst] = (next take R[coll])`
    Next { dst: Reg, coll: Reg },
    /// `R[dst] = (rest take R[coll])`
    Rest { dst: Reg, coll: Reg },
    /// `R[dst] = (seq take R[coll])`
    Seq { dst: Reg, coll: Reg },
    /// `R[dst] = (cons take R[x] take R[coll])`
    Cons { dst: Reg, x: Reg, coll: Reg },
    /// `R[dst] = (conj take R[coll] take R[x])`
    Conj { dst: Reg, coll: Reg, x: Reg },
    /// `R[base] = (assoc take R[base] take R[base+1] take R[base+2])`
    Assoc { base: Reg },

    /// `R[walk] =` the walk of the collection in it, for a `reduce` that begins with `R[first]`; `pc += by`
    /// where that is for `reduce` itself to do
    Walk { walk: Reg, first: Reg, by: i16 },
    /// `R[dst] =` the next element of the walk `R[walk]`; `pc += by` at its end
    Advance { dst: Reg, walk: Reg, by: i16 },
    /// `R[base] = R[function](R[base+1], R[base+2])`
    Step { base: Reg, function: Reg },
    /// `R[dst] = take R[src]`, and `pc += by`, backwards, unless that is a `reduced` value: it is taken out
    /// of it; uses fuel
    Again { dst: Reg, src: Reg, by: i16 },

    /// `R[base] = R[base](R[base+1 ..= base+argc])`
    Call { base: Reg, argc: u16 },
    /// `R[base] = V[var](R[base+1 ..= base+argc])`
    CallVar { base: Reg, argc: u16, var: u16 },
    /// return `R[base](R[base+1 ..= base+argc])`, in this frame; a host function's result goes to
    /// `R[base]` and the next instruction returns it
    TailCall { base: Reg, argc: u16 },
    /// the same of `V[var]`
    TailCallVar { base: Reg, argc: u16, var: u16 },
    /// return `take R[src]`
    Return { src: Reg },

    /// `R[dst] =` a function of prototype `proto` over `take R[base ..]`, its captures
    Closure { dst: Reg, proto: u16, base: Reg },
    /// `R[dst] = [take R[base .. base+count]]`
    Vector { dst: Reg, base: Reg, count: u16 },
    /// `R[dst] = {take R[base .. base+count]}`
    Map { dst: Reg, base: Reg, count: u16 },
    /// `R[dst] = #{take R[base .. base+count]}`
    Set { dst: Reg, base: Reg, count: u16 },
    /// adds `take R[base .. base+count]` to the literal in `R[dst]`
    Extend { dst: Reg, base: Reg, count: u16 },

    /// binds `V[var]` to `take R[src]`; `R[src]` is then the var
    Def { src: Reg, var: u16 },
    /// gives `V[var]` the metadata `take R[src]`
    DefMeta { src: Reg, var: u16 },
    /// sets the dynamic `V[var]` to a copy of `R[src]`
    SetVar { src: Reg, var: u16 },
    /// raises `take R[src]`
    Throw { src: Reg },
    /// from here to `EndTry`, a catchable error continues at `to` with the error in `R[reg]`
    Try { reg: Reg, to: u32 },
    /// as `Try`, for every error: a `finally` is at `to`
    TryFinally { reg: Reg, to: u32 },
    /// ends the innermost `Try`
    EndTry,
    /// `pc += by` unless the error in `R[reg]` is of the kinds `K[k]`
    JumpUnlessKind { reg: Reg, k: u16, by: i16 },
    /// `R[dst] =` what `catch` binds for the error `take R[src]`
    Caught { dst: Reg, src: Reg },
    /// raises the error `take R[src]` again
    Rethrow { src: Reg },
}

const _: () = assert!(size_of::<Op>() == 8);

impl Op {
    /// True when it reads register 0, the running function.
    pub fn reads_callee(&self) -> bool {
        matches!(self, Op::Capture { .. } | Op::This { .. } | Op::Sibling { .. })
    }
}
