//! One expression at a time.

use consair_core::span::Span;

use super::branch::small;
use super::{Body, Label, too_large};
use crate::analyze::expr::{
    Branch, Catch, Constant, EachExpr, Expr, ExprKind, FnExpr, Intrinsic, LocalId, Use,
};
use crate::bytecode::op::{Op, Reg};
use crate::bytecode::proto::Divisor;

/// How many elements of a literal are put together at a time.
const CHUNK: usize = 256;

/// Where the value of an expression goes.
#[derive(Clone, Copy)]
enum To {
    /// Into a register.
    Reg(Reg),
    /// Out of the function.
    Return,
}

impl Body {
    /// The value of `expr` is the function's result.
    pub(super) fn tail(&mut self, expr: &Expr) {
        self.compile(expr, To::Return);
    }

    /// The value of `expr` goes to register `dst`.
    fn into(&mut self, expr: &Expr, dst: Reg) {
        self.compile(expr, To::Reg(dst));
    }

    /// The register in which the value of `expr` is to be read, a local's own or a new one; marked where
    /// that is its last use.
    pub(super) fn operand(&mut self, expr: &Expr) -> Reg {
        match &expr.kind {
            ExprKind::Local(id, Use::Keep) => return self.local(*id),
            ExprKind::Local(id, Use::Last) if self.read_again.contains(id) => {
                self.late.push(*id);
                return self.local(*id);
            }
            ExprKind::Local(id, Use::Last) => return self.local(*id).last(),
            ExprKind::Const(constant) => {
                if let Some((_, reg)) = self.loaded.iter().find(|(known, _)| known.is_same(constant)) {
                    return *reg;
                }
            }
            _ => {}
        }
        let dst = self.registers.alloc();
        self.into(expr, dst);
        dst.last()
    }

    /// The register of the first operand: `dst` itself where it is free until the result comes.
    fn first_operand(&mut self, args: &[Expr], dst: Reg) -> Reg {
        let (first, others) = args.split_first().expect("an operand");
        let is_leaf = matches!(first.kind, ExprKind::Local(..) | ExprKind::Const(_));
        if is_leaf || !self.registers.is_top(dst) || others.iter().any(|arg| self.reads_register(arg, dst)) {
            return self.operand(first);
        }
        self.into(first, dst);
        dst.last()
    }

    /// True when `expr` reads a local in `reg`.
    fn reads_register(&self, expr: &Expr, reg: Reg) -> bool {
        let mut found = false;
        crate::analyze::liveness::visit(expr, &mut |expr| {
            found |= matches!(expr.kind, ExprKind::Local(id, _) if self.local(id) == reg);
        });
        found
    }

    /// Loads the numbers that a loop's arithmetic reads and no instruction has room for.
    fn load_constants(&mut self, body: &Expr) {
        let mut found = Vec::new();
        crate::analyze::liveness::visit(body, &mut |expr| {
            let ExprKind::Intrinsic(intrinsic, args) = &expr.kind else { return };
            if intrinsic.owns() {
                return;
            }
            for arg in args.iter().filter(|arg| small(arg).is_none()) {
                if let ExprKind::Const(constant @ (Constant::Int(_) | Constant::Float(_))) = &arg.kind {
                    found.push((constant.clone(), arg.span));
                }
            }
        });
        for (constant, span) in found {
            if !self.loaded.iter().any(|(known, _)| known.is_same(&constant)) {
                let reg = self.registers.alloc();
                self.load(&constant, reg, span);
                self.loaded.push((constant, reg));
            }
        }
    }

    fn compile(&mut self, expr: &Expr, to: To) {
        let span = expr.span;
        let mark = self.registers.mark();
        match &expr.kind {
            ExprKind::If(chain) => {
                let mut end = Label::default();
                for choice in &chain.choices {
                    let mut other = Label::default();
                    self.jump_unless(&choice.test, &mut other);
                    self.branch(&choice.then, to, span);
                    if matches!(to, To::Reg(_)) {
                        self.jump(Op::Jump { to: 0 }, &mut end, span);
                    }
                    self.place(other);
                    self.clear(&choice.dead, span);
                }
                self.compile(&chain.other, to);
                self.place(end);
            }
            ExprKind::Do(exprs) => {
                let (last, init) = exprs.split_last().expect("not empty");
                for expr in init {
                    self.effect(expr);
                }
                self.compile(last, to);
            }
            ExprKind::Let { bindings, body } => {
                for binding in bindings {
                    let reg = self.registers.alloc();
                    self.locals[binding.local.0 as usize] = reg;
                    self.into(&binding.value, reg);
                    if binding.unused {
                        self.emit(Op::Clear { reg }, span);
                    }
                }
                self.compile(body, to);
            }
            ExprKind::Loop { bindings, body } => {
                for binding in bindings {
                    let reg = self.registers.alloc();
                    self.locals[binding.local.0 as usize] = reg;
                    self.into(&binding.value, reg);
                }
                let loaded = self.loaded.len();
                self.load_constants(body);
                let start = self.here();
                self.targets.push(start);
                self.compile(body, to);
                self.targets.pop();
                self.loaded.truncate(loaded);
            }
            ExprKind::Recur { targets, args, counter } => self.recur(targets, args, *counter, span),
            ExprKind::LetFn { locals, function, body } => {
                self.letfn(locals, function, span);
                let unused: Vec<_> = locals.iter().copied().filter(|local| !reads(body, *local)).collect();
                self.clear(&unused, span);
                self.compile(body, to);
            }
            ExprKind::Case { subject, clauses, default } => {
                let mut end = Label::default();
                let operand = self.operand(subject);
                let a = operand.keep();
                for (constants, branch) in clauses {
                    let (mut body, mut next) = (Label::default(), Label::default());
                    for (index, constant) in constants.iter().enumerate() {
                        let k = self.constant(constant);
                        let unless = Op::JumpUnlessConst { a, k, by: 0 };
                        if index + 1 == constants.len() {
                            self.jump(unless, &mut next, span);
                        } else {
                            let mut skip = Label::default();
                            self.jump(unless, &mut skip, span);
                            self.jump(Op::Jump { to: 0 }, &mut body, span);
                            self.place(skip);
                        }
                    }
                    self.place(body);
                    if operand.is_last() && constants.iter().any(owns) {
                        self.emit(Op::Clear { reg: a }, span);
                    }
                    self.branch(branch, to, span);
                    if matches!(to, To::Reg(_)) {
                        self.jump(Op::Jump { to: 0 }, &mut end, span);
                    }
                    self.place(next);
                }
                if operand.is_last() {
                    self.emit(Op::Clear { reg: a }, span);
                }
                self.branch(default, to, span);
                self.place(end);
            }
            ExprKind::Call { callee, args } => self.call(callee, args, to, span),
            ExprKind::Throw(value) => {
                let src = self.moved(value);
                self.emit(Op::Throw { src }, span);
            }
            _ => match to {
                To::Reg(dst) => self.value(expr, dst),
                To::Return => {
                    let src = self.moved(expr);
                    self.emit(Op::Return { src }, span);
                }
            },
        }
        self.registers.release(mark);
    }

    /// A register that may be emptied, with the value of `expr`.
    fn moved(&mut self, expr: &Expr) -> Reg {
        if let ExprKind::Local(id, Use::Last) = expr.kind {
            return self.local(id);
        }
        let dst = self.registers.alloc();
        self.into(expr, dst);
        dst
    }

    /// An expression whose value nothing needs.
    fn effect(&mut self, expr: &Expr) {
        if matches!(expr.kind, ExprKind::Const(_) | ExprKind::Local(_, Use::Keep)) {
            return;
        }
        let mark = self.registers.mark();
        let dst = self.registers.alloc();
        self.into(expr, dst);
        self.emit(Op::Clear { reg: dst }, expr.span);
        self.registers.release(mark);
    }

    fn branch(&mut self, branch: &Branch, to: To, span: Span) {
        self.clear(&branch.dead, span);
        self.compile(&branch.expr, to);
    }

    fn clear(&mut self, dead: &[LocalId], span: Span) {
        for local in dead {
            let reg = self.local(*local);
            self.emit(Op::Clear { reg }, span);
        }
    }

    /// Expressions without control flow of their own.
    fn value(&mut self, expr: &Expr, dst: Reg) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Const(constant) => self.load(constant, dst, span),
            ExprKind::Local(id, usage) => {
                let src = self.local(*id);
                match usage {
                    _ if src == dst => return,
                    Use::Last => self.emit(Op::Move { dst, src }, span),
                    Use::Keep => self.emit(Op::Copy { dst, src }, span),
                };
            }
            ExprKind::Capture(index) => {
                self.emit(Op::Capture { dst, index: *index }, span);
            }
            ExprKind::This => {
                self.emit(Op::This { dst }, span);
            }
            ExprKind::Sibling(member) => {
                self.emit(Op::Sibling { dst, member: *member }, span);
            }
            ExprKind::Var(name) => {
                let var = self.var(*name);
                self.emit(Op::Var { dst, var }, span);
            }
            ExprKind::TheVar(name) => {
                let var = self.var(*name);
                self.emit(Op::TheVar { dst, var }, span);
            }
            ExprKind::Fn(function) => {
                let base = self.row(&function.captures, span);
                let proto = self.function(function);
                self.emit(Op::Closure { dst, proto, base }, span);
            }
            ExprKind::Intrinsic(intrinsic, args) => self.intrinsic(*intrinsic, args, dst, span),
            ExprKind::Vector(items) => {
                self.literal(items, dst, span, |dst, base, count| Op::Vector { dst, base, count });
            }
            ExprKind::Map(items) => {
                self.literal(items, dst, span, |dst, base, count| Op::Map { dst, base, count });
            }
            ExprKind::Set(items) => {
                self.literal(items, dst, span, |dst, base, count| Op::Set { dst, base, count });
            }
            ExprKind::Def { name, value, meta } => {
                let var = self.var(*name);
                match value {
                    Some(value) => {
                        self.into(value, dst);
                        self.emit(Op::Def { src: dst, var }, span);
                    }
                    None => {
                        self.emit(Op::TheVar { dst, var }, span);
                    }
                }
                if let Some(meta) = meta {
                    let src = self.registers.alloc();
                    self.into(meta, src);
                    self.emit(Op::DefMeta { src, var }, span);
                }
            }
            ExprKind::SetVar(name, value) => {
                self.into(value, dst);
                let var = self.var(*name);
                self.emit(Op::SetVar { src: dst, var }, span);
            }
            ExprKind::Each(each) => self.each(each, dst, span),
            ExprKind::Try { body, catches, finally } => {
                self.try_(body, catches, finally.as_deref(), dst, span);
            }
            ExprKind::If(_)
            | ExprKind::Do(_)
            | ExprKind::Let { .. }
            | ExprKind::Loop { .. }
            | ExprKind::Recur { .. }
            | ExprKind::LetFn { .. }
            | ExprKind::Call { .. }
            | ExprKind::Throw(_)
            | ExprKind::Case { .. } => unreachable!("compiled above"),
        }
    }

    fn load(&mut self, constant: &Constant, dst: Reg, span: Span) {
        let op = match constant {
            Constant::Nil => Op::Nil { dst },
            Constant::Bool(value) => Op::Bool { dst, value: *value },
            Constant::Int(value) if i16::try_from(*value).is_ok() => Op::Int { dst, value: *value as i16 },
            other => Op::Const { dst, k: self.constant(other) },
        };
        self.emit(op, span);
    }

    /// The values of `exprs` in a row of registers.
    fn row(&mut self, exprs: &[Expr], span: Span) -> Reg {
        let _ = span;
        let mut base = None;
        for expr in exprs {
            let reg = self.registers.alloc();
            base.get_or_insert(reg);
            self.into(expr, reg);
        }
        base.unwrap_or_default()
    }

    fn literal(&mut self, items: &[Expr], dst: Reg, span: Span, op: fn(Reg, Reg, u16) -> Op) {
        // Built in a register of its own: an item may read what `dst` holds.
        let built = if items.len() > CHUNK { self.registers.alloc() } else { dst };
        let mark = self.registers.mark();
        let mut chunks = items.chunks(CHUNK);
        let first = chunks.next().unwrap_or_default();
        let base = self.row(first, span);
        self.emit(op(built, base, first.len() as u16), span);
        self.registers.release(mark);
        for chunk in chunks {
            let base = self.row(chunk, span);
            self.emit(Op::Extend { dst: built, base, count: chunk.len() as u16 }, span);
            self.registers.release(mark);
        }
        if built != dst {
            self.emit(Op::Move { dst, src: built }, span);
        }
    }

    fn letfn(&mut self, locals: &[LocalId], function: &FnExpr, span: Span) {
        let regs: Vec<_> = locals.iter().map(|_| self.registers.alloc()).collect();
        let proto = self.function(function);
        for (member, local) in locals.iter().enumerate() {
            let mark = self.registers.mark();
            let base = if locals.len() > 1 {
                let base = self.registers.alloc();
                self.emit(Op::Int { dst: base, value: member as i16 }, span);
                self.row(&function.captures, span);
                base
            } else {
                self.row(&function.captures, span)
            };
            let dst = regs[member];
            self.emit(Op::Closure { dst, proto, base }, span);
            self.registers.release(mark);
            self.locals[local.0 as usize] = dst;
        }
    }

    fn call(&mut self, callee: &Expr, args: &[Expr], to: To, span: Span) {
        // The window begins at `dst` itself where that is the top of the stack.
        let base = match to {
            To::Reg(dst) if self.registers.is_top(dst) => dst,
            _ => self.registers.alloc(),
        };
        let var = match callee.kind {
            ExprKind::Var(name) => Some(self.var(name)),
            _ => {
                self.into(callee, base);
                None
            }
        };
        for arg in args {
            let reg = self.registers.alloc();
            self.into(arg, reg);
        }
        let argc = args.len() as u16;
        match (to, var) {
            (To::Return, None) => self.emit(Op::TailCall { base, argc }, span),
            (To::Return, Some(var)) => self.emit(Op::TailCallVar { base, argc, var }, span),
            (To::Reg(_), None) => self.emit(Op::Call { base, argc }, span),
            (To::Reg(_), Some(var)) => self.emit(Op::CallVar { base, argc, var }, span),
        };
        match to {
            To::Return => {
                self.emit(Op::Return { src: base }, span);
            }
            To::Reg(dst) if dst != base => {
                self.emit(Op::Move { dst, src: base }, span);
            }
            To::Reg(_) => {}
        }
    }

    /// New values for the locals of a loop. Each goes straight to its register where no value that is
    /// still to be computed reads the old one. The counter is the last: it reads none but its own.
    fn recur(&mut self, targets: &[LocalId], args: &[Expr], counter: Option<usize>, span: Span) {
        let reorder = args.iter().all(is_pure);
        let mut left: Vec<usize> = (0..args.len()).filter(|k| Some(*k) != counter).collect();
        let mut late = Vec::new();
        while !left.is_empty() {
            let is_free = |k: usize| {
                left.iter().filter(|other| **other != k).all(|other| {
                    !reads(&args[*other], targets[k])
                        && !matches!(args[k].kind, ExprKind::Local(id, Use::Last) if reads(&args[*other], id))
                })
            };
            let found = if reorder { left.iter().position(|k| is_free(*k)) } else { None };
            let (at, free) = match found {
                Some(at) => (at, true),
                None => (0, is_free(left[0])),
            };
            let k = left.remove(at);
            if reorder {
                // All targets are overwritten; of the others, what is read later must stay till then.
                self.read_again = targets.to_vec();
                left.iter().for_each(|other| uses(&args[*other], &mut self.read_again));
            }
            let dst = self.local(targets[k]);
            if matches!(args[k].kind, ExprKind::Local(id, _) if id == targets[k]) && free {
                continue;
            }
            // The window of a call may begin at `dst`, and be written before the old value is read.
            let early = self.registers.is_top(dst) && reads(&args[k], targets[k]) && has_window(&args[k]);
            if free && !early {
                self.into(&args[k], dst);
            } else {
                let src = self.registers.alloc();
                self.into(&args[k], src);
                late.push(Op::Move { dst, src });
            }
        }
        for op in late {
            self.emit(op, span);
        }
        self.read_again.clear();
        for local in std::mem::take(&mut self.late) {
            if !targets.contains(&local) {
                self.emit(Op::Clear { reg: self.local(local) }, span);
            }
        }
        if let Some(last) = counter {
            self.into(&args[last], self.local(targets[last]));
        }
        let to = *self.targets.last().expect("recur stands in a loop or function");
        let Some(Op::JumpUnlessLt { a, b, .. }) = self.ops.get(to).copied() else {
            self.emit(Op::Loop { to: to as u32 }, span);
            return;
        };
        let (a, b) = (a.keep(), b.keep());
        // Counting up and the test become one instruction, if no jump goes between them.
        let counts = matches!(self.ops.last(), Some(Op::AddI { dst, a: from, value: 1 }) if [dst.keep(), from.keep()] == [a; 2])
            && self.landed < self.here();
        let at = self.here() - usize::from(counts);
        match i16::try_from(to as i64 - at as i64 - 1) {
            Ok(by) if counts => {
                self.ops.pop();
                self.proto.spans.pop();
                self.emit(Op::LoopIncLt { a, b, by }, span)
            }
            Ok(by) => self.emit(Op::LoopLt { a, b, by }, span),
            Err(_) => self.emit(Op::Loop { to: to as u32 }, span),
        };
    }

    fn each(&mut self, each: &EachExpr, dst: Reg, span: Span) {
        let walk = self.local(each.walk);
        // The function is called with the accumulator and the element where they are.
        let function = each.function().map(|function| self.local(function));
        let window = function.map(|_| self.registers.alloc());
        let [accumulator, item] = [each.accumulator, each.item].map(|local| {
            let reg = self.registers.alloc();
            self.locals[local.0 as usize] = reg;
            reg
        });
        self.into(&each.first, accumulator);
        let mut end = Label::default();
        let start = self.here();
        self.jump(Op::Advance { dst: item, walk, by: 0 }, &mut end, span);
        let src = match (function, window) {
            (Some(function), Some(base)) => {
                self.emit(Op::Step { base, function }, each.step.span);
                base
            }
            _ => {
                self.into(&each.step, accumulator);
                accumulator
            }
        };
        let by = i16::try_from(start as i64 - self.here() as i64 - 1).unwrap_or_else(|_| {
            self.problem.get_or_insert_with(|| too_large(span));
            0
        });
        self.emit(Op::Again { dst: accumulator, src, by }, span);
        self.place(end);
        self.emit(Op::Clear { reg: walk }, span);
        if each.unused {
            self.emit(Op::Clear { reg: item }, span);
        }
        self.clear(&each.dead, span);
        self.emit(Op::Move { dst, src: accumulator }, span);
    }

    fn intrinsic(&mut self, intrinsic: Intrinsic, args: &[Expr], dst: Reg, span: Span) {
        use Intrinsic::*;
        if intrinsic == Assoc {
            let base = if self.registers.is_top(dst) { dst } else { self.registers.alloc() };
            self.into(&args[0], base);
            for arg in &args[1..] {
                let reg = self.registers.alloc();
                self.into(arg, reg);
            }
            self.emit(Op::Assoc { base }, span);
            if base != dst {
                self.emit(Op::Move { dst, src: base }, span);
            }
            return;
        }
        if let Some(op) = self.with_constant(intrinsic, args, dst) {
            self.emit(op, span);
            return;
        }
        let a = match args {
            [_, ..] if intrinsic.owns() => self.operand(&args[0]),
            [_, ..] => self.first_operand(args, dst),
            [] => Reg::default(),
        };
        let b = match args.get(1) {
            Some(arg) => self.operand(arg),
            None => Reg::default(),
        };
        let op = match intrinsic {
            Add => Op::Add { dst, a, b },
            Sub => Op::Sub { dst, a, b },
            Mul => Op::Mul { dst, a, b },
            Div => Op::Div { dst, a, b },
            Quot => Op::Quot { dst, a, b },
            Rem => Op::Rem { dst, a, b },
            Mod => Op::Mod { dst, a, b },
            Min => Op::Min { dst, a, b },
            Max => Op::Max { dst, a, b },
            Inc => Op::AddI { dst, a, value: 1 },
            Dec => Op::AddI { dst, a, value: -1 },
            Lt => Op::Lt { dst, a, b },
            Le => Op::Le { dst, a, b },
            Gt => Op::Gt { dst, a, b },
            Ge => Op::Ge { dst, a, b },
            NumEq => Op::NumEq { dst, a, b },
            Eq => Op::Eq { dst, a, b },
            Not => Op::Not { dst, a },
            IsNil => Op::IsNil { dst, a },
            Nth => Op::Nth { dst, coll: a, at: b },
            NthOrNil => unreachable!("its index is a constant"),
            Get => Op::Get { dst, coll: a, key: b },
            Count => Op::Count { dst, coll: a },
            First => Op::First { dst, coll: a },
            Next => Op::Next { dst, coll: a },
            Rest => Op::Rest { dst, coll: a },
            Seq => Op::Seq { dst, coll: a },
            Cons => Op::Cons { dst, x: a, coll: b },
            Conj => Op::Conj { dst, coll: a, x: b },
            Assoc => unreachable!("compiled above"),
            Field => unreachable!("its field is a constant"),
            Walk => unreachable!("it stands as a test"),
        };
        self.emit(op, span);
    }

    /// The instruction for a call whose second argument is a constant, if there is one.
    fn with_constant(&mut self, intrinsic: Intrinsic, args: &[Expr], dst: Reg) -> Option<Op> {
        let second = args.get(1)?;
        if let (Intrinsic::Field, ExprKind::Const(constant)) = (intrinsic, &second.kind) {
            let object = self.operand(&args[0]);
            let k = self.constant(constant);
            return Some(Op::Field { dst, object, k });
        }
        if intrinsic == Intrinsic::Get
            && let ExprKind::Const(constant) = &second.kind
        {
            let coll = self.operand(&args[0]);
            let k = self.constant(constant);
            return Some(Op::GetConst { dst, coll, k });
        }
        if let (Intrinsic::Mod, ExprKind::Const(Constant::Int(divisor))) = (intrinsic, &second.kind)
            && let Some(divisor) = Divisor::new(*divisor)
        {
            let a = self.first_operand(args, dst);
            let k = self.divisor(divisor);
            return Some(Op::ModConst { dst, a, k });
        }
        let value = small(second)?;
        Some(match intrinsic {
            Intrinsic::Add => Op::AddI { dst, a: self.first_operand(args, dst), value },
            Intrinsic::Sub if value > i16::MIN => {
                Op::AddI { dst, a: self.first_operand(args, dst), value: -value }
            }
            Intrinsic::Mul => Op::MulI { dst, a: self.first_operand(args, dst), value },
            Intrinsic::NthOrNil => Op::NthOrNil { dst, coll: self.operand(&args[0]), index: value as u16 },
            _ => return None,
        })
    }

    fn try_(&mut self, body: &Expr, catches: &[Catch], finally: Option<&Expr>, dst: Reg, span: Span) {
        let (mut on_error, mut after) = (Label::default(), Label::default());
        let (mut cleanup, mut end) = (Label::default(), Label::default());
        let failure = self.registers.alloc();
        if finally.is_some() {
            self.jump(Op::TryFinally { reg: failure, to: 0 }, &mut cleanup, span);
        }
        if !catches.is_empty() {
            let error = self.registers.alloc();
            self.jump(Op::Try { reg: error, to: 0 }, &mut on_error, span);
            self.guarded(body, dst);
            self.emit(Op::EndTry, span);
            self.jump(Op::Jump { to: 0 }, &mut after, span);
            self.place(on_error);
            for catch in catches {
                let mut next = Label::default();
                let k = self.constant(&Constant::Int(catch.kinds));
                self.jump(Op::JumpUnlessKind { reg: error, k, by: 0 }, &mut next, span);
                let mark = self.registers.mark();
                let local = self.registers.alloc();
                self.locals[catch.local.0 as usize] = local;
                self.emit(Op::Caught { dst: local, src: error }, span);
                self.into(&catch.body, dst);
                self.registers.release(mark);
                self.jump(Op::Jump { to: 0 }, &mut after, span);
                self.place(next);
            }
            self.emit(Op::Rethrow { src: error }, span);
            self.place(after);
        } else {
            self.guarded(body, dst);
        }
        if let Some(finally) = finally {
            self.emit(Op::EndTry, span);
            self.effect(finally);
            self.jump(Op::Jump { to: 0 }, &mut end, span);
            self.place(cleanup);
            self.effect(finally);
            self.emit(Op::Rethrow { src: failure }, span);
            self.place(end);
        }
    }

    /// The body of a `try`: its value must not reach `dst` before it is complete.
    fn guarded(&mut self, body: &Expr, dst: Reg) {
        let mark = self.registers.mark();
        let reg = self.registers.alloc();
        self.into(body, reg);
        self.emit(Op::Move { dst, src: reg }, body.span);
        self.registers.release(mark);
    }
}

/// True for arithmetic on locals and constants: it may run in any order.
fn is_pure(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Local(..) => true,
        ExprKind::Intrinsic(intrinsic, args) => !intrinsic.owns() && args.iter().all(is_pure),
        _ => false,
    }
}

/// True when a value that is equal to the constant may own something other than a number.
fn owns(constant: &Constant) -> bool {
    use Constant::{Bool, Char, Float, Int, Keyword, Nil, Number};
    !matches!(constant, Nil | Bool(_) | Int(_) | Float(_) | Number(_) | Char(_) | Keyword(_))
}

/// True when there is something in `expr` that is computed in a row of registers.
fn has_window(expr: &Expr) -> bool {
    let mut found = false;
    crate::analyze::liveness::visit(expr, &mut |expr| {
        found |= matches!(expr.kind, ExprKind::Call { .. } | ExprKind::Intrinsic(Intrinsic::Assoc, _));
    });
    found
}

/// Adds the locals that `expr` reads.
fn uses(expr: &Expr, into: &mut Vec<LocalId>) {
    crate::analyze::liveness::visit(expr, &mut |expr| {
        if let ExprKind::Local(id, _) = expr.kind {
            into.push(id);
        }
    });
}

/// True when `expr` reads `local`.
fn reads(expr: &Expr, local: LocalId) -> bool {
    let mut found = false;
    crate::analyze::liveness::visit(expr, &mut |expr| {
        found |= matches!(expr.kind, ExprKind::Local(id, _) if id == local);
    });
    found
}
