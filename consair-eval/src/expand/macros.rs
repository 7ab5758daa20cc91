//! The macros of `clojure.core` that are written in Rust.
//!
//! A macro takes the form of its call and gives the form that stands for it, one step: what it gives may
//! call macros again. Calls of functions and macros in it have their namespace, special forms have none,
//! and names that it binds are new.

use std::sync::LazyLock;

use consair_core::span::Span;
use consair_core::symbol::Symbol;
use rustc_hash::FxHashMap;

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

mod binding;
mod branch;
mod define;
mod effect;
mod function;
mod iterate;
#[cfg(test)]
mod tests;
mod thread;

/// Where expanding stands.
pub struct Expansion<'a> {
    /// How many names were made.
    pub gensyms: &'a mut u64,
}

impl Expansion<'_> {
    /// A new name, `stem__12__auto__`, at `span`.
    ///
    /// # Errors
    /// When the table of names is full.
    pub fn gensym(&mut self, stem: &str, span: Span) -> Result<Form, Diagnostic> {
        *self.gensyms += 1;
        match Symbol::try_new(&format!("{stem}__{}__auto__", self.gensyms)) {
            Ok(name) => Ok(Form::new(FormKind::Symbol(name), span)),
            Err(full) => Err(Diagnostic::error("expand/names", full.to_string(), span)),
        }
    }
}

/// What stands for the call, or what is wrong with it.
pub type Expanded = Result<Form, Diagnostic>;

/// A macro: takes the whole form of the call, a list whose head names the macro.
///
/// It takes the form by value, since it is made of moves alone: so expanding is linear in a text, however
/// deep calls of macros nest in it.
pub type Macro = fn(Form, &mut Expansion) -> Expanded;

/// One macro: what it is called, takes, does and says of itself.
pub struct Row {
    /// Its name in `clojure.core`.
    pub name: &'static str,
    /// What it takes, as `doc` prints it: `[test & body]`; several shapes are separated by a space.
    pub takes: &'static str,
    /// What `doc` prints.
    pub doc: &'static str,
    /// What it does.
    pub expand: Macro,
}

const TABLES: [&[Row]; 7] =
    [binding::ROWS, branch::ROWS, define::ROWS, effect::ROWS, function::ROWS, iterate::ROWS, thread::ROWS];

static BY_NAME: LazyLock<FxHashMap<&'static str, &'static Row>> =
    LazyLock::new(|| rows().map(|row| (row.name, row)).collect());

/// The macro called `name` in `clojure.core`.
pub fn core_macro(name: &str) -> Option<Macro> {
    row(name).map(|row| row.expand)
}

/// The row of the macro called `name` in `clojure.core`.
pub fn row(name: &str) -> Option<&'static Row> {
    BY_NAME.get(name).copied()
}

/// All of them, for `doc` and completion.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    TABLES.into_iter().flatten()
}

/// The names of all of them.
pub fn names() -> impl Iterator<Item = &'static str> {
    rows().map(|row| row.name)
}
