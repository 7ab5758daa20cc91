//! Names in scope: the locals of a function, and what it captures of those around it.

use consair_core::span::Span;
use consair_core::symbol::{Keyword, Symbol};

use super::expr::{Expr, ExprKind, LocalId, Use};

/// What a name means inside a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Local(LocalId),
    Capture(u16),
    This,
    Sibling(u16),
    /// A field that can be set, of what the other name means.
    Field(Symbol, Keyword),
}

impl Place {
    fn expr(self) -> ExprKind {
        match self {
            Place::Local(id) => ExprKind::Local(id, Use::Keep),
            Place::Capture(index) => ExprKind::Capture(index),
            Place::This => ExprKind::This,
            Place::Sibling(member) => ExprKind::Sibling(member),
            Place::Field(..) => unreachable!("asked for before"),
        }
    }
}

/// One function being analyzed.
#[derive(Default)]
struct Function {
    /// The names in scope, the innermost last.
    names: Vec<(Symbol, Place)>,
    /// The names of all locals of the body, in the order of their numbers.
    locals: Vec<Symbol>,
    /// Where each of them is bound.
    places: Vec<Span>,
    /// What is captured: its place in the function around.
    captures: Vec<Place>,
    /// The number of the first capture.
    first_capture: u16,
    /// The locals that `recur` sets, and whether it may stand here; the innermost last.
    targets: Vec<Option<Vec<LocalId>>>,
}

/// The functions around an expression, the innermost last.
#[derive(Default)]
pub(super) struct Scopes {
    functions: Vec<Function>,
}

/// Where the names in scope ended, to be restored.
pub(super) struct Mark(usize);

impl Scopes {
    fn top(&mut self) -> &mut Function {
        self.functions.last_mut().expect("an expression stands in a function")
    }

    /// Enters a function; captures are numbered from `first_capture` on.
    pub(super) fn enter(&mut self, first_capture: u16) {
        self.functions.push(Function { first_capture, ..Function::default() });
    }

    /// Leaves the function: the expressions, in the function around, of what it captured.
    pub(super) fn leave(&mut self, span: Span) -> Vec<Expr> {
        let function = self.functions.pop().expect("entered before");
        function.captures.into_iter().map(|place| Expr { kind: place.expr(), span }).collect()
    }

    /// Begins another body of the function: no locals, the same captures.
    pub(super) fn begin_body(&mut self) {
        let top = self.top();
        top.names.clear();
        top.locals.clear();
        top.places.clear();
        top.targets.clear();
    }

    /// The names of the body's locals, and where each is bound.
    pub(super) fn end_body(&mut self) -> (Vec<Symbol>, Vec<Span>) {
        let top = self.top();
        (std::mem::take(&mut top.locals), std::mem::take(&mut top.places))
    }

    pub(super) fn mark(&mut self) -> Mark {
        Mark(self.top().names.len())
    }

    /// Puts the names since `mark` out of scope.
    pub(super) fn restore(&mut self, mark: &Mark) {
        self.top().names.truncate(mark.0);
    }

    /// A new local of this name, bound at `place`, in scope from here on.
    pub(super) fn bind(&mut self, name: Symbol, place: Span) -> LocalId {
        let top = self.top();
        let id = LocalId(top.locals.len() as u32);
        top.locals.push(name);
        top.places.push(place);
        top.names.push((name, Place::Local(id)));
        id
    }

    /// `name` means the function itself.
    pub(super) fn bind_this(&mut self, name: Symbol) {
        self.top().names.push((name, Place::This));
    }

    /// `name` means the member `member` of the `letfn`.
    pub(super) fn bind_sibling(&mut self, name: Symbol, member: u16) {
        self.top().names.push((name, Place::Sibling(member)));
    }

    /// `name` means a field, read whenever it is named, of the object that `object` means.
    pub(super) fn bind_field(&mut self, name: Symbol, object: Symbol, field: Keyword) {
        self.top().names.push((name, Place::Field(object, field)));
    }

    /// The object and the field that `name` means, if it means one.
    pub(super) fn field(&self, name: Symbol) -> Option<(Symbol, Keyword)> {
        let mut names = self.functions.iter().rev().flat_map(|function| function.names.iter().rev());
        match names.find(|(known, _)| *known == name)? {
            (_, Place::Field(object, field)) => Some((*object, *field)),
            _ => None,
        }
    }

    /// True when `name` is a local somewhere around.
    pub(super) fn contains(&self, name: Symbol) -> bool {
        self.functions.iter().any(|function| function.names.iter().any(|(known, _)| *known == name))
    }

    /// The names in scope, for suggestions.
    pub(super) fn names(&self) -> Vec<Symbol> {
        self.functions.iter().flat_map(|function| function.names.iter().map(|(name, _)| *name)).collect()
    }

    /// What `name` means here, captured where it must be.
    pub(super) fn resolve(&mut self, name: Symbol) -> Option<ExprKind> {
        let depth = self.functions.len();
        self.place(name, depth).map(Place::expr)
    }

    fn place(&mut self, name: Symbol, depth: usize) -> Option<Place> {
        let index = depth.checked_sub(1)?;
        let found = self.functions[index].names.iter().rev().find(|(known, _)| *known == name);
        if let Some((_, place)) = found {
            return Some(*place);
        }
        let outer = self.place(name, index)?;
        let function = &mut self.functions[index];
        let known = function.captures.iter().position(|place| *place == outer);
        let at = known.unwrap_or_else(|| {
            function.captures.push(outer);
            function.captures.len() - 1
        });
        Some(Place::Capture(function.first_capture + at as u16))
    }

    /// Enters what `recur` returns to; `None` where it may not.
    pub(super) fn enter_target(&mut self, locals: Option<Vec<LocalId>>) {
        self.top().targets.push(locals);
    }

    pub(super) fn leave_target(&mut self) {
        self.top().targets.pop();
    }

    /// The locals that `recur` sets here.
    pub(super) fn target(&mut self) -> Option<&Vec<LocalId>> {
        self.top().targets.last()?.as_ref()
    }
}
