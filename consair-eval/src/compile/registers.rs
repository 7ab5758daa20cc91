//! Registers: locals below, temporaries above, as a stack.

use crate::bytecode::op::{REGISTERS, Reg};

/// The registers of one function. The first is the function itself.
pub(super) struct Registers {
    next: usize,
    most: usize,
}

impl Default for Registers {
    fn default() -> Self {
        Registers { next: 1, most: 1 }
    }
}

impl Registers {
    /// The next free register. Past the last there is [`Registers::overflown`].
    pub(super) fn alloc(&mut self) -> Reg {
        let reg = self.next.min(REGISTERS - 1);
        self.next += 1;
        self.most = self.most.max(self.next);
        Reg::new(reg)
    }

    /// True when `reg` is the register allocated last.
    pub(super) fn is_top(&self, reg: Reg) -> bool {
        reg.index() + 1 == self.next
    }

    /// Where the stack stands.
    pub(super) fn mark(&self) -> usize {
        self.next
    }

    /// Frees all registers since `mark`.
    pub(super) fn release(&mut self, mark: usize) {
        self.next = mark;
    }

    /// The number of registers used.
    pub(super) fn count(&self) -> usize {
        self.most
    }

    /// True when the function uses more registers than there are.
    pub(super) fn overflown(&self) -> bool {
        self.most >= REGISTERS - 1
    }
}
