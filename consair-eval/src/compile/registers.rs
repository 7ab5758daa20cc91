//! Registers: locals below, temporaries above, as a stack.

use crate::bytecode::op::{REGISTERS, Reg};

/// The registers of one function.
#[derive(Default)]
pub(super) struct Registers {
    next: usize,
    most: usize,
}

impl Registers {
    /// The next free register. Past the last there is [`Registers::overflown`].
    pub(super) fn alloc(&mut self) -> Reg {
        let reg = self.next.min(REGISTERS - 1);
        self.next += 1;
        self.most = self.most.max(self.next);
        reg as Reg
    }

    /// `count` registers in a row.
    pub(super) fn alloc_row(&mut self, count: usize) -> Reg {
        let first = self.next.min(REGISTERS - 1);
        self.next += count;
        self.most = self.most.max(self.next);
        first as Reg
    }

    /// True when `reg` is the register allocated last.
    pub(super) fn is_top(&self, reg: Reg) -> bool {
        usize::from(reg) + 1 == self.next
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
