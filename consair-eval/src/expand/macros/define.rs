//! Macros that define: `declare`, `defonce`.

use super::{Expanded, Expansion, Row};
use crate::expand::destructure::is_name;
use crate::expand::template::{At, Call, found};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::Form;

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "declare",
        takes: "[& names]",
        doc: "Makes vars without values, so that what follows can name them before they are defined.",
        expand: declare,
    },
    Row {
        name: "defonce",
        takes: "[name expr]",
        doc: "Defines name, unless it has a value: then expr is not evaluated.",
        expand: defonce,
    },
];

fn name(form: Form, macro_name: &str) -> Result<Form, Diagnostic> {
    if is_name(&form) {
        return Ok(form);
    }
    let message = format!("expected a name in {macro_name}, found {}", found(&form));
    Err(Diagnostic::error("expand/arguments", message, form.span))
}

fn declare(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let define = |form: Form| name(form, "declare").map(|name| At(name.span).call("def", [name]));
    let defs: Vec<Form> = call.args.map(define).collect::<Result<_, _>>()?;
    Ok(call.at.body(defs))
}

fn defonce(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let name = name(call.next("a name")?, "defonce")?;
    let expr = call.next("a value")?;
    call.end()?;
    let var = ex.gensym("var", name.span)?;
    let bound = at.call("clojure.core/bound?", [var.clone()]);
    let define = at.call("def", [name.clone(), expr]);
    Ok(at.let_([var.clone(), at.call("def", [name])], [at.if_(bound, var, define)]))
}
