//! Prototypes: compiled functions, without an engine.

use std::rc::Rc;

use consair_core::span::Span;
use consair_core::symbol::Symbol;

use super::op::Op;
use crate::analyze::expr::Constant;

/// A compiled function: a body for each number of arguments. Or the functions of a `letfn`, whose
/// first capture says which of them it is.
#[derive(Debug, Default)]
pub struct FnProto {
    /// The function, or the functions of a `letfn`: name and bodies of each.
    pub members: Vec<MemberProto>,
    /// The number of values it captures.
    pub captures: u16,
}

/// A function of a [`FnProto`].
#[derive(Debug, Default)]
pub struct MemberProto {
    /// Its name, for traces.
    pub name: Option<Symbol>,
    /// The bodies.
    pub bodies: Vec<Rc<Proto>>,
}

/// The compiled body of a function for a number of arguments.
#[derive(Debug, Default)]
pub struct Proto {
    /// The function's name.
    pub name: Option<Symbol>,
    /// The parameters, the one for the rest not counted.
    pub params: u16,
    /// True when more arguments than `params` are taken, as a list in the register after them.
    pub variadic: bool,
    /// The registers it uses.
    pub registers: u16,
    /// The instructions.
    pub ops: Rc<[Op]>,
    /// For each instruction, the expression it came from.
    pub spans: Vec<Span>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The constants by which it takes remainders.
    pub divisors: Vec<Divisor>,
    /// The qualified names of the vars.
    pub vars: Vec<Symbol>,
    /// The functions inside.
    pub functions: Vec<Rc<FnProto>>,
}

/// A constant divisor of at least 2, and its reciprocal.
#[derive(Clone, Copy, Debug)]
pub struct Divisor {
    /// The divisor.
    pub value: i64,
    /// 2^64 divided by it, rounded up.
    reciprocal: u64,
}

impl Divisor {
    /// The divisor `value`; `None` below 2.
    pub fn new(value: i64) -> Option<Self> {
        let unsigned = u64::try_from(value).ok().filter(|value| *value >= 2)?;
        Some(Divisor { value, reciprocal: u64::MAX / unsigned + 1 })
    }

    /// `(mod a divisor)`
    ///
    /// The upper word of the product with the reciprocal is the quotient as long as `a` is below the
    /// reciprocal (Granlund and Montgomery, "Division by invariant integers using multiplication", 1994).
    #[inline(always)]
    pub fn modulo(&self, a: i64) -> i64 {
        if a >= 0 && (a as u64) < self.reciprocal {
            let quotient = ((a as u128 * u128::from(self.reciprocal)) >> 64) as i64;
            a - quotient * self.value
        } else {
            a.rem_euclid(self.value.max(1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Divisor;

    #[test]
    fn a_reciprocal_gives_the_remainder_of_every_integer() {
        let edges = [0, 1, 2, 3, 6, 7, 8, 1 << 31, 1 << 32, 1 << 49, 1 << 62, i64::MAX - 1, i64::MAX];
        for value in [2, 3, 7, 10, 1000, 32_767, 1_000_003, 1 << 40, i64::MAX] {
            let divisor = Divisor::new(value).expect("at least 2");
            let near = edges.iter().flat_map(|n| [*n, -*n, n / value * value, (n / value * value) - 1]);
            for n in near.chain((0..10_000).map(|i: i64| i.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as i64))) {
                assert_eq!(divisor.modulo(n), n.rem_euclid(value), "{n} mod {value}");
            }
        }
    }

    #[test]
    fn zero_one_and_negative_numbers_have_no_reciprocal() {
        assert!([1, 0, -1, i64::MIN].iter().all(|value| Divisor::new(*value).is_none()));
    }
}
