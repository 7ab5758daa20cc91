//! Macros that repeat: `for`, `doseq`, `dotimes`, `while`, and lazy sequences.

use consair_core::symbol::Keyword;

use super::{Expanded, Expansion, Row};
use crate::expand::destructure::{bind, bind_all, bind_held, is_name, plain_name};
use crate::expand::template::{At, Call, found, pairs};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::form::{Form, FormKind};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "for",
        takes: "[[& seq-exprs] expr]",
        doc: "A lazy sequence of expr for each element of the collections, the last one the fastest. After a \
              binding there may be :let [bindings], :when test and :while test.",
        expand: for_,
    },
    Row {
        name: "doseq",
        takes: "[[& seq-exprs] & body]",
        doc: "Evaluates the body for each element of the collections, with the bindings of for; nil.",
        expand: doseq,
    },
    Row {
        name: "dotimes",
        takes: "[[name n] & body]",
        doc: "Evaluates the body with name bound to 0, 1, ... n - 1; nil.",
        expand: dotimes,
    },
    Row {
        name: "while",
        takes: "[test & body]",
        doc: "Evaluates the body again and again while test is true; nil.",
        expand: while_,
    },
    Row {
        name: "lazy-seq",
        takes: "[& body]",
        doc: "A sequence that evaluates the body, which gives a collection or nil, when it is first looked at.",
        expand: lazy_seq,
    },
    Row {
        name: "generator",
        takes: "[& body]",
        doc: "A lazy sequence of what the body yields: (yield x), called in the body or in anything that it calls, \
              gives x as the next element and goes on when the one after it is asked for.",
        expand: generator,
    },
    Row {
        name: "lazy-cat",
        takes: "[& colls]",
        doc: "The elements of the colls, one after the other; each is evaluated when it is reached.",
        expand: lazy_cat,
    },
];

/// One collection that is gone through.
struct Group {
    pattern: Form,
    coll: Form,
    /// In order, what is done with each element.
    modifiers: Vec<Modifier>,
}

enum Modifier {
    /// Plain bindings.
    Let(Vec<Form>),
    When(Form),
    While(Form),
}

fn groups(call: &mut Call, ex: &mut Expansion) -> Result<Vec<Group>, Diagnostic> {
    let name = call.name();
    let mut groups: Vec<Group> = Vec::new();
    let mut forms = call.bindings()?.into_iter();
    while let (Some(pattern), Some(value)) = (forms.next(), forms.next()) {
        let FormKind::Keyword(keyword) = pattern.kind else {
            groups.push(Group { pattern, coll: value, modifiers: Vec::new() });
            continue;
        };
        let Some(group) = groups.last_mut() else {
            let message = format!("expected a name and a collection first in {name}, found {keyword}");
            return Err(Diagnostic::error("expand/bindings", message, pattern.span));
        };
        group.modifiers.push(match keyword {
            _ if keyword == Keyword::new("let") => Modifier::Let(bind_all(pairs(value, ":let")?, ex)?),
            _ if keyword == Keyword::new("when") => Modifier::When(value),
            _ if keyword == Keyword::new("while") => Modifier::While(value),
            _ => {
                let message = format!("expected :let, :when, :while or a name in {name}, found {keyword}");
                return Err(Diagnostic::error("expand/bindings", message, pattern.span));
            }
        });
    }
    Ok(groups)
}

/// Wraps what is done with an element in the modifiers. `skip` goes on with the next element.
fn modify(modifiers: Vec<Modifier>, mut done: Form, skip: &Form) -> Form {
    for modifier in modifiers.into_iter().rev() {
        done = match modifier {
            Modifier::Let(bindings) => At(done.span).let_(bindings, [done]),
            Modifier::When(test) => At(test.span).if_(test, done, skip.clone()),
            Modifier::While(test) => {
                let at = At(test.span);
                at.if_(test, done, at.nil())
            }
        };
    }
    done
}

/// ```text
/// (loop* [s (seq coll)]
///   (if s
///     (let* [x (first s)]
///       (do body... (recur (next s))))
///     nil))
/// ```
fn doseq(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let groups = groups(&mut call, ex)?;
    let mut body: Vec<Form> = call.args.collect();
    if groups.is_empty() {
        body.push(call.at.nil());
        return Ok(call.at.body(body));
    }
    for Group { pattern, coll, modifiers } in groups.into_iter().rev() {
        let at = At(pattern.span.to(coll.span));
        let seq = ex.gensym("seq", coll.span)?;
        let mut bindings = Vec::new();
        bind(pattern, at.call("clojure.core/first", [seq.clone()]), &mut bindings, ex)?;
        let again = at.call("recur", [at.call("clojure.core/next", [seq.clone()])]);
        body.push(again.clone());
        let step = modify(modifiers, call.at.body(body), &again);
        let test = at.if_(seq.clone(), at.let_(bindings, [step]), at.nil());
        body = vec![at.loop_([seq, at.call("clojure.core/seq", [coll])], [test])];
    }
    Ok(call.at.body(body))
}

/// One group without modifiers is `map`. Otherwise each group is
///
/// ```text
/// ((fn* iter [s]
///    (lazy-seq* (fn* []
///      (loop* [s (seq s)]
///        (if s
///          (let* [x (first s)]
///            innermost: (cons expr (iter (rest s)))
///            otherwise: (let* [inner (seq <inner group>)]
///                         (if inner (concat inner (iter (rest s))) (recur (next s)))))
///          nil)))))
///  coll)
/// ```
fn for_(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let mut groups = groups(&mut call, ex)?;
    let expr = call.next("an expression")?;
    call.end()?;
    if groups.is_empty() {
        return Ok(call.at.call("clojure.core/list", [expr]));
    }
    if groups.len() == 1 && groups[0].modifiers.is_empty() {
        let Some(Group { pattern, coll, .. }) = groups.pop() else { unreachable!("there is one") };
        return for_each(pattern, coll, expr, call.at, ex);
    }
    let mut result = expr;
    for (depth, Group { pattern, coll, modifiers }) in groups.into_iter().rev().enumerate() {
        let at = At(pattern.span.to(coll.span));
        let (iter, seq) = (ex.gensym("for", at.0)?, ex.gensym("seq", coll.span)?);
        let again = at.call("recur", [at.call("clojure.core/next", [seq.clone()])]);
        let later = at.list([iter.clone(), at.call("clojure.core/rest", [seq.clone()])]);
        let step = if depth == 0 {
            at.call("clojure.core/cons", [result, later])
        } else {
            let inner = ex.gensym("inner", at.0)?;
            let both = at.call("clojure.core/concat", [inner.clone(), later]);
            at.let_(
                [inner.clone(), at.call("clojure.core/seq", [result])],
                [at.if_(inner, both, again.clone())],
            )
        };
        let mut bindings = Vec::new();
        bind(pattern, at.call("clojure.core/first", [seq.clone()]), &mut bindings, ex)?;
        let step = at.let_(bindings, [modify(modifiers, step, &again)]);
        let test = at.if_(seq.clone(), step, at.nil());
        let body = at.loop_([seq.clone(), at.call("clojure.core/seq", [seq.clone()])], [test]);
        let lazy = at.call("clojure.core/lazy-seq*", [at.function([], [body])]);
        let function = at.call("fn*", [iter, at.vector([seq]), lazy]);
        result = at.list([function, coll]);
    }
    Ok(result)
}

fn for_each(pattern: Form, coll: Form, expr: Form, at: At, ex: &mut Expansion) -> Expanded {
    let function = if is_name(&pattern) {
        at.function([plain_name(pattern)?], [expr])
    } else {
        let name = ex.gensym("p", pattern.span)?;
        let mut bindings = Vec::new();
        bind_held(pattern, name.clone(), &mut bindings, ex)?;
        at.function([name], [at.let_(bindings, [expr])])
    };
    Ok(at.call("clojure.core/map", [function, coll]))
}

fn dotimes(call: Form, ex: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let bindings = call.bindings()?;
    let count = bindings.len() / 2;
    let mut forms = bindings.into_iter();
    let (Some(name), Some(n), None) = (forms.next(), forms.next(), forms.next()) else {
        let message = format!("expected one binding in dotimes, found {count}");
        return Err(Diagnostic::error("expand/bindings", message, at.0));
    };
    if !is_name(&name) {
        let message = format!("expected a name in dotimes, found {}", found(&name));
        return Err(Diagnostic::error("expand/bindings", message, name.span));
    }
    let name = plain_name(name)?;
    let end = ex.gensym("n", n.span)?;
    let test = at.call("clojure.core/<", [name.clone(), end.clone()]);
    let again = at.call("recur", [at.call("clojure.core/inc", [name.clone()])]);
    let body = at.body(call.args.chain([again]));
    let body = at.loop_([name, at.int(0)], [at.if_(test, body, at.nil())]);
    // A number that is known needs no conversion.
    let n = if matches!(n.kind, FormKind::Int(_)) { n } else { at.call("clojure.core/long", [n]) };
    Ok(at.let_([end, n], [body]))
}

fn while_(call: Form, _: &mut Expansion) -> Expanded {
    let mut call = Call::of(call);
    let at = call.at;
    let test = call.next("a test")?;
    let body = at.body(call.args.chain([at.call("recur", [])]));
    Ok(at.loop_([], [at.if_(test, body, at.nil())]))
}

fn lazy_seq(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    Ok(lazy(call.at.function([], call.args)))
}

fn generator(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let body = call.at.function([], call.args);
    Ok(call.at.call("clojure.core/generator*", [body]))
}

fn lazy(thunk: Form) -> Form {
    At(thunk.span).call("clojure.core/lazy-seq*", [thunk])
}

fn lazy_cat(call: Form, _: &mut Expansion) -> Expanded {
    let call = Call::of(call);
    let lazies = call.args.map(|coll| {
        let at = At(coll.span);
        lazy(at.function([], [coll]))
    });
    Ok(call.at.call("clojure.core/concat", lazies))
}
