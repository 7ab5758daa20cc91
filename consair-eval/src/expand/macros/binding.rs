//! Macros that bind names: `let`, `loop`, `if-let`, `binding`, `letfn`...

use super::{Expanded, Expansion, Row, function};
use crate::expand::destructure::{bind, bind_all, bind_held, is_name, plain_name};
use crate::expand::template::{At, Call, found};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "let",
        takes: "[[& bindings] & body]",
        doc: "Evaluates the body with names, or patterns of names, bound to values, one after the other.",
        expand: let_,
    },
    Row {
        name: "loop",
        takes: "[[& bindings] & body]",
        doc: "As let, and recur in the body goes back to its start with new values for the names.",
        expand: loop_,
    },
    Row {
        name: "if-let",
        takes: "[[pattern test] then] [[pattern test] then else]",
        doc: "When test is true, then with the pattern bound to its value, else otherwise.",
        expand: if_let,
    },
    Row {
        name: "when-let",
        takes: "[[pattern test] & body]",
        doc: "When test is true, the body with the pattern bound to its value, nil otherwise.",
        expand: when_let,
    },
    Row {
        name: "if-some",
        takes: "[[pattern test] then] [[pattern test] then else]",
        doc: "When test is not nil, then with the pattern bound to its value, else otherwise.",
        expand: if_some,
    },
    Row {
        name: "when-some",
        takes: "[[pattern test] & body]",
        doc: "When test is not nil, the body with the pattern bound to its value, nil otherwise.",
        expand: when_some,
    },
    Row {
        name: "when-first",
        takes: "[[pattern coll] & body]",
        doc: "When coll has elements, the body with the pattern bound to the first, nil otherwise.",
        expand: when_first,
    },
    Row {
        name: "binding",
        takes: "[[& var-bindings] & body]",
        doc: "Evaluates the body while dynamic vars have other values: all values are computed first.",
        expand: binding,
    },
    Row {
        name: "with-bindings",
        takes: "[var-value-map & body]",
        doc: "Evaluates the body while the vars that are keys of the map have its values.",
        expand: with_bindings,
    },
    Row {
        name: "with-redefs",
        takes: "[[& var-bindings] & body]",
        doc: "Evaluates the body while vars have other root values, and gives them the old ones back at its end.",
        expand: with_redefs,
    },
    Row {
        name: "with-open",
        takes: "[[& bindings] & body]",
        doc: "Evaluates the body with names bound to values, and closes the values at its end, last first.",
        expand: with_open,
    },
    Row {
        name: "letfn",
        takes: "[[(name [& params] & body)...] & body]",
        doc: "Evaluates the body with names bound to functions, each of which can call all of them.",
        expand: letfn,
    },
];

fn let_(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let bindings = bind_all(call.bindings()?, ex)?;
    Ok(call.at.let_(bindings, call.args))
}

/// Where all are names, `loop*` as it is. Otherwise it loops over new names and binds the patterns inside,
/// so that `recur` takes one value for each pattern; and outside too, for the values that follow.
fn loop_(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let bindings = call.bindings()?;
    if bindings.iter().step_by(2).all(is_name) {
        return Ok(call.at.loop_(bind_all(bindings, ex)?, call.args));
    }
    let (mut outside, mut looped, mut inside) = (Vec::new(), Vec::new(), Vec::new());
    let mut forms = bindings.into_iter();
    while let (Some(pattern), Some(value)) = (forms.next(), forms.next()) {
        let name =
            if is_name(&pattern) { plain_name(pattern.clone())? } else { ex.gensym("loop", pattern.span)? };
        outside.extend([name.clone(), value]);
        looped.extend([name.clone(), name.clone()]);
        if !is_name(&pattern) {
            if forms.len() > 0 {
                bind_held(pattern.clone(), name.clone(), &mut outside, ex)?;
            }
            bind_held(pattern, name, &mut inside, ex)?;
        } else if !inside.is_empty() {
            // A pattern before it may bind the same name.
            inside.extend([name.clone(), name]);
        }
    }
    let body = call.at.let_(inside, call.args);
    Ok(call.at.let_(outside, [call.at.loop_(looped, [body])]))
}

/// The one binding of `if-let` and its kin.
fn one_binding(call: &mut Call) -> Result<(Form, Form), Diagnostic> {
    let form = call.next("a vector of one binding")?;
    let span = form.span;
    let bindings = crate::expand::template::pairs(form, &call.name())?;
    let count = bindings.len() / 2;
    let mut forms = bindings.into_iter();
    match (forms.next(), forms.next(), forms.next()) {
        (Some(pattern), Some(value), None) => Ok((pattern, value)),
        _ => {
            let message = format!("expected one binding in {}, found {count}", call.name());
            Err(Diagnostic::error("expand/bindings", message, span))
        }
    }
}

/// Makes the test of a value that is held by a name.
type Test = fn(At, Form, Form, Form) -> Form;

fn truthy(at: At, name: Form, then: Form, otherwise: Form) -> Form {
    at.if_(name, then, otherwise)
}

fn some(at: At, name: Form, then: Form, otherwise: Form) -> Form {
    at.if_(at.call("clojure.core/nil?", [name]), otherwise, then)
}

/// The value is tested before the pattern is bound, and `otherwise` sees nothing of the pattern.
fn bind_if(
    (pattern, value): (Form, Form),
    then: Form,
    otherwise: Option<Form>,
    test: Test,
    at: At,
    ex: &mut Expansion,
) -> Expanded {
    if otherwise.is_none() && is_name(&pattern) {
        let name = plain_name(pattern)?;
        return Ok(at.let_([name.clone(), value], [test(at, name, then, at.nil())]));
    }
    let name = ex.gensym("temp", pattern.span)?;
    let mut inside = Vec::new();
    bind_held(pattern, name.clone(), &mut inside, ex)?;
    let then = at.let_(inside, [then]);
    let test = test(at, name.clone(), then, otherwise.unwrap_or_else(|| at.nil()));
    Ok(at.let_([name, value], [test]))
}

fn if_with(call: Form, test: Test, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let binding = one_binding(&mut call)?;
    let then = call.next("what to do when it is so")?;
    let otherwise = call.args.next();
    call.end()?;
    bind_if(binding, then, otherwise, test, call.at, ex)
}

fn when_with(call: Form, test: Test, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let binding = one_binding(&mut call)?;
    let body = call.at.body(call.args);
    bind_if(binding, body, None, test, call.at, ex)
}

fn if_let(call: Form, ex: &mut Expansion) -> Expanded {
    if_with(call, truthy, ex)
}

fn when_let(call: Form, ex: &mut Expansion) -> Expanded {
    when_with(call, truthy, ex)
}

fn if_some(call: Form, ex: &mut Expansion) -> Expanded {
    if_with(call, some, ex)
}

fn when_some(call: Form, ex: &mut Expansion) -> Expanded {
    when_with(call, some, ex)
}

fn when_first(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let (pattern, coll) = one_binding(&mut call)?;
    let seq = ex.gensym("seq", pattern.span)?;
    let mut inside = Vec::new();
    bind(pattern, at.call("clojure.core/first", [seq.clone()]), &mut inside, ex)?;
    let then = at.let_(inside, call.args);
    let test = at.if_(seq.clone(), then, at.nil());
    Ok(at.let_([seq, at.call("clojure.core/seq", [coll])], [test]))
}

/// `{(var name) value ...}`
fn var_map(bindings: Vec<Form>, at: At) -> Expanded {
    let mut entries = Vec::with_capacity(bindings.len());
    let mut forms = bindings.into_iter();
    while let (Some(name), Some(value)) = (forms.next(), forms.next()) {
        if !is_name(&name) {
            let message = format!("expected the name of a var, found {}", found(&name));
            return Err(Diagnostic::error("expand/bindings", message, name.span));
        }
        entries.extend([At(name.span).call("var", [name]), value]);
    }
    Ok(at.form(FormKind::Map(entries)))
}

fn binding(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let map = var_map(call.bindings()?, call.at)?;
    let body = call.at.function([], call.args);
    Ok(call.at.call("clojure.core/with-bindings*", [map, body]))
}

fn with_bindings(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let map = call.next("a map of vars and values")?;
    let body = call.at.function([], call.args);
    Ok(call.at.call("clojure.core/with-bindings*", [map, body]))
}

fn with_redefs(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let map = var_map(call.bindings()?, call.at)?;
    let body = call.at.function([], call.args);
    Ok(call.at.call("clojure.core/with-redefs-fn", [map, body]))
}

fn with_open(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let mut bindings = call.bindings()?;
    let mut body = at.body(call.args);
    while let (Some(value), Some(name)) = (bindings.pop(), bindings.pop()) {
        let held = ex.gensym("open", name.span)?;
        let mut inside = Vec::new();
        bind_held(name, held.clone(), &mut inside, ex)?;
        let close = at.call("finally", [at.call("clojure.core/close!", [held.clone()])]);
        body = at.let_([held, value], [at.call("try", [at.let_(inside, [body]), close])]);
    }
    Ok(body)
}

fn letfn(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let form = call.next("a vector of functions")?;
    let at = At(form.span);
    let specs = match form.into_kind() {
        FormKind::Vector(specs) => specs,
        other => {
            let message =
                format!("expected a vector of functions in letfn, found {}", found(&at.form(other)));
            return Err(Diagnostic::error("expand/bindings", message, at.0));
        }
    };
    let mut bindings = Vec::with_capacity(specs.len() * 2);
    for spec in specs {
        let at = At(spec.span);
        let mut parts = match spec.into_kind() {
            FormKind::List(parts) if parts.first().is_some_and(is_name) => parts,
            other => {
                let message =
                    format!("expected (name [params] body...) in letfn, found {}", found(&at.form(other)));
                return Err(Diagnostic::error("expand/bindings", message, at.0));
            }
        };
        bindings.push(plain_name(parts[0].clone())?);
        parts.insert(0, at.symbol("clojure.core/fn"));
        bindings.push(function::fn_(at.list(parts), ex)?);
    }
    let bindings = at.vector(bindings);
    Ok(call.at.call("letfn*", [bindings].into_iter().chain(call.args)))
}
