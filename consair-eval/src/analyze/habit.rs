//! Words and shapes of other languages inside forms: what is written here in their place.
//!
//! A word is looked up only when it means nothing here, and a shape is looked at only where it would be
//! an error, so a program that is right never comes by.

use consair_core::span::Span;
use consair_core::symbol::Symbol;

use crate::syntax::diagnostic::{Applicability, Diagnostic};
use crate::syntax::form::{Form, FormKind};

/// A word, what stands for it here (empty where it is no one word), and what else there is to say.
type Word = (&'static str, &'static str, &'static str);

const WORDS: [Word; 116] = [
    // Values.
    ("None", "nil", "`(some? x)` tells that there is a value"),
    ("null", "nil", "`(nil? x)` asks for it"),
    ("NULL", "nil", ""),
    ("undefined", "nil", ""),
    ("nullptr", "nil", ""),
    ("True", "true", ""),
    ("False", "false", ""),
    ("TRUE", "true", ""),
    ("FALSE", "false", ""),
    ("t", ":else", "`true` is the value; `:else` stands before the last value of a cond"),
    ("else", ":else", "`(cond test value :else value)`"),
    ("otherwise", ":else", "`(cond test value :else value)`"),
    ("NaN", "##NaN", ""),
    ("Infinity", "##Inf", ""),
    ("this", "", "there is no `this`: a function takes the value as an argument"),
    ("self", "", "there is no `self`: a function takes the value as an argument"),
    // Operators.
    ("===", "=", ""),
    ("!==", "not=", ""),
    ("!=", "not=", ""),
    ("<>", "not=", ""),
    ("/=", "not=", ""),
    ("&&", "and", ""),
    ("||", "or", ""),
    ("!", "not", ""),
    ("~=", "not=", ""),
    ("%", "mod", "`(mod a b)`; `%` is the argument inside `#(...)`"),
    ("**", "clojure.math/pow", ""),
    ("^", "bit-xor", ""),
    ("&", "bit-and", ""),
    ("|", "bit-or", ""),
    ("<<", "bit-shift-left", ""),
    (">>", "bit-shift-right", ""),
    (
        "++",
        "inc",
        "values do not change: `(inc i)` gives the next; an atom holds one that changes: `(swap! i inc)`",
    ),
    ("--", "dec", "values do not change: `(dec i)` gives the one before"),
    (
        "+=",
        "",
        "values do not change: bind the sum to a name with `let`, or hold it in an atom: `(swap! x + 1)`",
    ),
    (
        "-=",
        "",
        "values do not change: bind the difference with `let`, or hold it in an atom: `(swap! x - 1)`",
    ),
    (":=", "def", ""),
    ("=>", "fn", "`(fn [x] ...)`, or short `#(+ % 1)`"),
    ("->>>", "->>", ""),
    ("?", "if", "`(if test then else)`"),
    (
        "in",
        "",
        "`(contains? xs key)` asks for a key, `(some #{x} xs)` for an element; `(for [x xs] ...)` walks",
    ),
    ("is", "=", "`(nil? x)` and `(some? x)` ask for nil"),
    ("isinstance", "instance?", ""),
    ("typeof", "type", ""),
    ("new", "", ""),
    ("await", "", "calls wait for their value by themselves"),
    // Statements.
    ("return", "", "the value of the last form is the function's: leave `return` out"),
    ("break", "", "a `loop` ends when it does not `recur`; `(reduced x)` ends a reduce"),
    ("continue", "recur", ""),
    ("pass", "nil", ""),
    ("elif", "cond", "`(cond test value ... :else value)`"),
    ("elseif", "cond", "`(cond test value ... :else value)`"),
    ("elsif", "cond", "`(cond test value ... :else value)`"),
    ("switch", "case", "`(case x 1 \"one\" \"default\")`"),
    ("foreach", "doseq", "`(doseq [x xs] ...)`"),
    ("for-each", "run!", "`(run! f xs)`, `(doseq [x xs] ...)`"),
    ("raise", "throw", "`(throw (ex-info \"message\" {}))`"),
    ("const", "def", "`(def x 1)`; inside a function `(let [x 1] ...)`"),
    ("var-set", "set!", ""),
    ("mut", "", "values do not change; an atom holds one that does: `(atom 0)`"),
    ("&mut", "", "there are no references: pass the value, and take what the function returns"),
    ("&self", "", "there is no `self`: a function takes the value as an argument"),
    ("Some", "", "a value that may be missing is itself or nil: leave `Some` out"),
    ("Ok", "", "errors are thrown: return the value itself"),
    ("Err", "", "`(throw (ex-info \"message\" {}))`"),
    ("vec!", "vector", "or a literal: `[1 2 3]`"),
    ("format!", "format", ""),
    ("panic!", "throw", "`(throw (ex-info \"message\" {}))`"),
    ("console.log", "println", ""),
    ("console.error", "println", ""),
    ("System.out.println", "println", ""),
    ("printf", "printf", "`(print (format \"%d\" x))`"),
    ("puts", "println", ""),
    ("echo", "println", ""),
    // Python and JavaScript functions.
    ("len", "count", ""),
    ("length", "count", ""),
    ("size", "count", ""),
    ("append", "conj", "`conj` adds an element, `concat` and `into` join collections"),
    ("push", "conj", ""),
    ("sum", "reduce", "`(reduce + xs)`, `(apply + xs)`"),
    ("input", "read-line", ""),
    ("enumerate", "map-indexed", ""),
    ("isEmpty", "empty?", ""),
    ("parseInt", "parse-long", ""),
    ("parseFloat", "parse-double", ""),
    ("forEach", "run!", ""),
    // Scheme and Common Lisp.
    ("car", "first", ""),
    ("cdr", "rest", "`rest` gives `()` at the end, `next` gives nil"),
    ("cadr", "second", ""),
    ("cddr", "nnext", ""),
    ("caar", "ffirst", ""),
    ("null?", "empty?", "`nil?` asks for nil"),
    ("pair?", "seq?", ""),
    ("eq?", "=", "`identical?` asks for the same object"),
    ("eqv?", "=", ""),
    ("equal?", "=", ""),
    ("eq", "=", ""),
    ("eql", "=", ""),
    ("equal", "=", ""),
    ("equalp", "=", ""),
    ("display", "print", ""),
    ("newline", "newline", ""),
    ("princ", "print", "`println` ends the line"),
    ("terpri", "newline", ""),
    ("string-append", "str", ""),
    ("vector-ref", "nth", ""),
    ("hash-ref", "get", ""),
    ("gethash", "get", ""),
    ("aref", "nth", ""),
    ("list-ref", "nth", ""),
    ("modulo", "mod", ""),
    ("remainder", "rem", ""),
    ("mapcar", "map", ""),
    ("remove-if", "remove", ""),
    ("nreverse", "reverse", ""),
    ("call/cc", "", "there are no continuations: `reduced`, `try` or a lazy sequence does for most"),
];

/// Heads that begin a form of another shape: what is begun here.
const HEADS: [(&str, &str); 31] = [
    ("lambda", "(fn [x] ...)"),
    ("function", "(fn [x] ...)"),
    ("define", "(def x 1)` names a value, `(defn f [x] ...)` a function; not `define"),
    ("defun", "(defn f [x] ...)"),
    ("func", "(defn f [x] ...)"),
    ("setq", "(def x 1)` names a value, `(let [x 1] ...)` one inside a function; not `setq"),
    ("setf", "(assoc m :key value)` gives a changed map, `(reset! a value)` changes an atom; not `setf"),
    ("defvar", "(def x 1)"),
    ("defparameter", "(def x 1)"),
    ("defconstant", "(def x 1)"),
    ("progn", "(do ...)"),
    ("begin", "(do ...)"),
    ("let*", "(let [x 1 y 2] ...)"),
    ("letrec", "(letfn [(f [x] ...)] ...)"),
    ("flet", "(letfn [(f [x] ...)] ...)"),
    ("labels", "(letfn [(f [x] ...)] ...)"),
    ("funcall", "(f x)"),
    ("dolist", "(doseq [x xs] ...)"),
    ("incf", "(inc x)` gives the next number, `(swap! a inc)` changes an atom; not `incf"),
    ("decf", "(dec x)` gives the number before, `(swap! a dec)` changes an atom; not `decf"),
    ("define-syntax", "(defmacro name [x] ...)"),
    ("define-macro", "(defmacro name [x] ...)"),
    ("define-record-type", "(defrecord Name [field ...])"),
    ("defstruct", "(defrecord Name [field ...])"),
    ("defclass", "(defrecord Name [field ...])"),
    ("defgeneric", "(defmulti name dispatch)"),
    ("multiple-value-bind", "(let [[a b] value] ...)"),
    ("destructuring-bind", "(let [[a b] value] ...)"),
    ("class", "(defrecord Name [field ...])"),
    ("struct", "(defrecord Name [field ...])"),
    ("include", "(require '[name :as n])"),
];

/// What stands for the word `name`, if another language has it.
pub(super) fn word(name: Symbol, span: Span) -> Option<Diagnostic> {
    let (known, instead, note) = name.with_text(|text| WORDS.iter().find(|(known, ..)| *known == text))?;
    let diagnostic = Diagnostic::error("habit/word", format!("unknown name {known}"), span);
    let diagnostic = if instead.is_empty() {
        diagnostic
    } else {
        let sure = if matches!(*instead, "nil" | "true" | "false" | "=" | "not=" | "and" | "or" | "not") {
            Applicability::Certain
        } else {
            Applicability::Likely
        };
        diagnostic.edit(span, *instead, format!("write `{instead}`"), sure)
    };
    Some(if note.is_empty() { diagnostic } else { diagnostic.note(*note) })
}

/// What stands for a name with a sign of another language at its beginning or end: `m++`, `...xs`, `|x|`.
pub(super) fn sign(name: Symbol, span: Span) -> Option<Diagnostic> {
    name.with_text(|text| {
        let unknown = || Diagnostic::error("habit/word", format!("unknown name {text}"), span);
        for (sign, function) in [("++", "inc"), ("--", "dec")] {
            if let Some(of) = text.strip_suffix(sign).or(text.strip_prefix(sign)).filter(|of| !of.is_empty()) {
                let meant = format!("({function} {of})");
                let message = format!("write `{meant}`");
                return Some(unknown().fix(span, meant, message).note(format!(
                    "values do not change; an atom holds one that does: `(swap! {of} {function})`"
                )));
            }
        }
        if let Some(of) = text.strip_prefix("...").filter(|of| !of.is_empty()) {
            return Some(unknown().note(format!(
                "`(into coll {of})` adds all elements of {of}, `(merge a b)` joins maps, `(apply f {of})` gives them to a function"
            )));
        }
        let inside = text.strip_prefix('|')?.strip_suffix('|').filter(|inside| !inside.is_empty())?;
        Some(unknown().note(format!("a function is `(fn [{inside}] ...)`, or short `#(+ % 1)`")))
    })
}

/// What is wrong with a form that begins with a word of another language, and the form that was
/// probably meant, where it can be made.
pub(super) fn head(name: Symbol, items: &[Form], span: Span) -> Option<(Diagnostic, Option<Form>)> {
    let (known, template) = name.with_text(|text| HEADS.iter().find(|(known, _)| *known == text))?;
    let diagnostic = Diagnostic::error("habit/form", format!("unknown name {known}"), items[0].span);
    let meant = meant(known, items, span);
    let diagnostic = match &meant {
        Some(form) if form.to_string().len() <= 60 => {
            let text = form.to_string();
            let message = format!("write `{text}`");
            diagnostic.edit(span, text, message, Applicability::Likely)
        }
        _ => diagnostic,
    };
    Some((diagnostic.note(format!("here it is `{template}`")), meant))
}

fn meant(head: &str, items: &[Form], span: Span) -> Option<Form> {
    let rest = |from: usize| items.get(from..).unwrap_or(&[]).iter().cloned();
    Some(match (head, items) {
        ("lambda" | "function", [_, parameters, ..]) => {
            Form::call("fn", std::iter::once(as_vector(parameters)).chain(rest(2)), span)
        }
        ("define", [_, Form { kind: FormKind::List(signature), .. }, ..]) => {
            let name = signature.first()?.clone();
            let parameters = Form::new(FormKind::Vector(signature[1..].to_vec()), span);
            Form::call("defn", [name, parameters].into_iter().chain(rest(2)), span)
        }
        ("defun" | "func", [_, name, parameters, ..]) => {
            Form::call("defn", [name.clone(), as_vector(parameters)].into_iter().chain(rest(3)), span)
        }
        ("define" | "setq" | "defvar" | "defparameter" | "defconstant", [_, name, value, ..]) => {
            Form::call("def", [name.clone(), value.clone()], span)
        }
        ("progn" | "begin", _) => Form::call("do", rest(1), span),
        ("funcall", [_, function, ..]) => {
            let call = std::iter::once(function.clone()).chain(rest(2)).collect();
            Form::new(FormKind::List(call), span)
        }
        ("let*", [_, bindings, ..]) => {
            Form::call("let", std::iter::once(as_bindings(bindings)?).chain(rest(2)), span)
        }
        ("dolist", [_, Form { kind: FormKind::List(binding), .. }, ..]) => {
            let binding = Form::new(FormKind::Vector(binding.clone()), span);
            Form::call("doseq", std::iter::once(binding).chain(rest(2)), span)
        }
        _ => return None,
    })
}

/// `(x => ...)`, `((x) => ...)`
pub(super) fn arrow(items: &[Form], span: Span) -> Option<Diagnostic> {
    let is_arrow = items.get(1)?.as_symbol()?.with_text(|text| text == "=>");
    let parameters = as_vector(&items[0]);
    is_arrow.then(|| {
        Diagnostic::error("habit/form", "expected a function, found one written with an arrow", span)
            .note(format!("a function is `(fn {parameters} ...)`, or short `#(+ % 1)`"))
    })
}

/// `[x * 2 for x in xs]`, in which something was found to be wrong.
pub(super) fn comprehension(items: &[Form], span: Span) -> Option<Diagnostic> {
    let is_for = |form: &Form| form.as_symbol().is_some_and(|name| name.with_text(|text| text == "for"));
    items.iter().any(is_for).then(|| {
        Diagnostic::error("habit/form", "expected values, found a comprehension of Python", span)
            .note("a list is made by `(for [x xs] (* x 2))`, a vector by `(mapv f xs)`")
    })
}

/// What is wrong with the shape of a call of a macro or special form, and the form that was probably meant.
pub(super) fn shape(items: &[Form], span: Span) -> Option<(Diagnostic, Option<Form>)> {
    let head = items.first()?.as_symbol()?;
    let head = head.with_parts(|namespace, name| {
        matches!(namespace, None | Some("clojure.core")).then(|| name.to_owned())
    })?;
    let rest = |from: usize| items.get(from..).unwrap_or(&[]).iter().cloned();
    match (head.as_str(), items) {
        (
            "let" | "let*" | "loop" | "when-let" | "if-let" | "binding" | "for" | "doseq",
            [_, bindings @ Form { kind: FormKind::List(_), .. }, ..],
        ) => {
            let vector = as_bindings(bindings)?;
            Some(replaced(head.trim_end_matches('*'), "a vector of bindings", bindings, vector, |vector| {
                Form::call(head.trim_end_matches('*'), std::iter::once(vector).chain(rest(2)), span)
            }))
        }
        (
            "let",
            [_, name @ Form { kind: FormKind::Symbol(_), .. }, Form { kind: FormKind::List(_), .. }, ..],
        ) => {
            let message = format!("expected a vector of bindings in let, found {name}");
            Some((
                Diagnostic::error("habit/form", message, name.span)
                    .note("a loop is `(loop [i 0] ... (recur (inc i)))`"),
                None,
            ))
        }
        ("loop" | "for" | "doseq", [_, name @ Form { kind: FormKind::Symbol(_), .. }, ..])
        | ("when-let" | "if-let", [_, name @ Form { kind: FormKind::Symbol(_), .. }, ..]) => {
            let message = format!("expected a vector of bindings in {head}, found {name}");
            let note = match head.as_str() {
                "loop" if name.as_symbol() == Some(Symbol::new("for")) => {
                    "`(doseq [x xs] ...)` does something with each, `(for [x xs] ...)` makes a list"
                }
                "loop" => "`(loop [i 0] ... (recur (inc i)))`, `(for [x xs] ...)`",
                "for" | "doseq" => "`(for [x xs] ...)`",
                _ => "`(when-let [x value] ...)`",
            };
            Some((Diagnostic::error("habit/form", message, name.span).note(note), None))
        }
        (
            "defn" | "defn-" | "defmacro",
            [_, name, parameters @ Form { kind: FormKind::List(names), .. }, ..],
        ) if names.iter().all(|name| name.as_symbol().is_some()) => {
            let vector = as_vector(parameters);
            Some(replaced(&head, "a vector of parameters", parameters, vector, |vector| {
                Form::call(&head, [name.clone(), vector].into_iter().chain(rest(3)), span)
            }))
            .map(|(diagnostic, form)| {
                (diagnostic.note(format!("`({head} {name} {} ...)`", as_vector(parameters))), form)
            })
        }
        ("defn" | "defn-", [_, name, body @ Form { kind: FormKind::List(parts), .. }])
            if !matches!(parts.first().map(|first| &first.kind), Some(FormKind::Vector(_))) =>
        {
            let message = format!("expected a vector of parameters in {head}, found a list");
            let diagnostic = Diagnostic::error("habit/form", message, body.span)
                .note(format!("a function without parameters is `({head} {name} [] ...)`"));
            let at = Span { end: body.span.start, ..body.span };
            Some((diagnostic.fix(at, "[] ", "insert `[]`"), None))
        }
        ("fn", [_, parameters @ Form { kind: FormKind::List(names), .. }, ..])
            if names.iter().all(|name| name.as_symbol().is_some()) =>
        {
            let vector = as_vector(parameters);
            Some(replaced(&head, "a vector of parameters", parameters, vector, |vector| {
                Form::call("fn", std::iter::once(vector).chain(rest(2)), span)
            }))
            .map(|(diagnostic, form)| {
                (diagnostic.note(format!("`(fn {} ...)`", as_vector(parameters))), form)
            })
        }
        ("cond", [_, clauses @ ..]) if !clauses.is_empty() && clauses.iter().all(is_clause) => {
            let flat = clauses.iter().flat_map(|clause| match &clause.kind {
                FormKind::List(parts) => parts.clone(),
                _ => Vec::new(),
            });
            let flat = flat.map(|form| match form.as_symbol() {
                Some(name) if name.with_text(|text| matches!(text, "else" | "t")) => else_(form.span),
                _ => form,
            });
            let meant = Form::call("cond", flat, span);
            let first = clauses[0].span;
            let message = "expected tests and values in turn in cond, found lists of both";
            let diagnostic = Diagnostic::error("habit/form", message, first)
                .note("`(cond test value ... :else value)`, without brackets around each pair");
            Some((fix_with(diagnostic, span, &meant), Some(meant)))
        }
        ("if", [_, test, then, other, more @ ..]) if !more.is_empty() => {
            let message = format!("expected a test and one or two branches in if, found {}", items.len() - 1);
            let at = more[0].span.to(more[more.len() - 1].span);
            let diagnostic = Diagnostic::error("analyze/shape", message, at)
                .note("`(cond test value ... :else value)` chooses among more than two")
                .note("`(do a b)` makes one form of several");
            let meant = Form::call("if", [test.clone(), then.clone(), other.clone()], span);
            Some((diagnostic, Some(meant)))
        }
        ("def", [_, name, value, more @ ..])
            if more.len() > 1 || (more.len() == 1 && !matches!(value.kind, FormKind::Str(_))) =>
        {
            let message = format!(
                "expected a name, perhaps a docstring, and one value in def, found {} forms",
                items.len() - 1
            );
            let meant = Form::call("def", [name.clone(), value.clone()], span);
            let at = more[0].span.to(more[more.len() - 1].span);
            let diagnostic = Diagnostic::error("analyze/shape", message, at)
                .note(format!("`(defn {name} [x] ...)` defines a function"));
            Some((fix_with(diagnostic, span, &meant), Some(meant)))
        }
        _ => None,
    }
}

fn else_(span: Span) -> Form {
    Form::new(FormKind::Keyword(consair_core::symbol::Keyword::new("else")), span)
}

/// `((= a 1) x)`, `(else x)`
fn is_clause(form: &Form) -> bool {
    let FormKind::List(parts) = &form.kind else { return false };
    match parts.as_slice() {
        [first, _] => {
            matches!(first.kind, FormKind::List(_))
                || first.as_symbol().is_some_and(|name| name.with_text(|text| matches!(text, "else" | "t")))
                || matches!(first.kind, FormKind::Bool(true))
        }
        _ => false,
    }
}

fn replaced(
    head: &str,
    expected: &str,
    found: &Form,
    vector: Form,
    with: impl FnOnce(Form) -> Form,
) -> (Diagnostic, Option<Form>) {
    let message = format!("expected {expected} in {head}, found a list");
    let text = vector.to_string();
    let diagnostic = Diagnostic::error("habit/form", message, found.span);
    let diagnostic = if text.len() > 60 {
        diagnostic.note(format!("it begins with `[` and ends with `]`: `({head} [...] ...)`"))
    } else {
        let message = format!("write `{text}`: `({head} {text} ...)`");
        diagnostic.edit(found.span, text.clone(), message, Applicability::Likely)
    };
    (diagnostic, Some(with(vector)))
}

fn fix_with(diagnostic: Diagnostic, span: Span, meant: &Form) -> Diagnostic {
    let text = meant.to_string();
    if text.len() > 80 {
        return diagnostic;
    }
    let message = format!("write `{text}`");
    diagnostic.edit(span, text, message, Applicability::Likely)
}

fn as_vector(form: &Form) -> Form {
    match &form.kind {
        FormKind::List(items) => Form::new(FormKind::Vector(items.clone()), form.span),
        FormKind::Symbol(_) => Form::new(FormKind::Vector(vec![form.clone()]), form.span),
        _ => form.clone(),
    }
}

/// `((x 1) (y 2))`, `(x 1)` as `[x 1 y 2]`; `None` for what are no bindings.
fn as_bindings(form: &Form) -> Option<Form> {
    let FormKind::List(items) = &form.kind else { return None };
    let is_pair = |form: &Form| matches!(&form.kind, FormKind::List(pair) if pair.len() == 2);
    let flat = if items.iter().all(is_pair) {
        let parts = items.iter().flat_map(|pair| match &pair.kind {
            FormKind::List(parts) => parts.clone(),
            _ => Vec::new(),
        });
        parts.collect()
    } else {
        items.clone()
    };
    let is_name = |form: &Form| !matches!(form.kind, FormKind::List(_) | FormKind::Int(_) | FormKind::Str(_));
    (flat.len() % 2 == 0 && flat.iter().step_by(2).all(is_name))
        .then(|| Form::new(FormKind::Vector(flat), form.span))
}

/// Methods of Java that have a function here.
const METHODS: [(&str, &str); 18] = [
    (".toUpperCase", "clojure.string/upper-case"),
    (".toLowerCase", "clojure.string/lower-case"),
    (".trim", "clojure.string/trim"),
    (".split", "clojure.string/split"),
    (".replace", "clojure.string/replace"),
    (".startsWith", "clojure.string/starts-with?"),
    (".endsWith", "clojure.string/ends-with?"),
    (".contains", "clojure.string/includes?"),
    (".indexOf", "clojure.string/index-of"),
    (".substring", "subs"),
    (".length", "count"),
    (".size", "count"),
    (".charAt", "nth"),
    (".equals", "="),
    (".getMessage", "ex-message"),
    (".toString", "str"),
    (".hashCode", "hash"),
    (".get", "get"),
];

/// Methods of other languages that have a function here, and those of Java.
const OTHER_METHODS: [(&str, &str); 36] = [
    ("upper", "clojure.string/upper-case"),
    ("lower", "clojure.string/lower-case"),
    ("strip", "clojure.string/trim"),
    ("join", "clojure.string/join"),
    ("includes", "clojure.string/includes?"),
    ("startswith", "clojure.string/starts-with?"),
    ("endswith", "clojure.string/ends-with?"),
    ("len", "count"),
    ("append", "conj"),
    ("push", "conj"),
    ("push_back", "conj"),
    ("add", "conj"),
    ("insert", "assoc"),
    ("set", "assoc"),
    ("put", "assoc"),
    ("pop", "pop"),
    ("remove", "dissoc"),
    ("delete", "dissoc"),
    ("keys", "keys"),
    ("values", "vals"),
    ("items", "seq"),
    ("first", "first"),
    ("last", "last"),
    ("reverse", "reverse"),
    ("sort", "sort"),
    ("concat", "concat"),
    ("has", "contains?"),
    ("slice", "subvec"),
    ("map", "map"),
    ("filter", "filter"),
    ("reduce", "reduce"),
    ("forEach", "run!"),
    ("for_each", "run!"),
    ("flatMap", "mapcat"),
    ("some", "some"),
    ("every", "every?"),
];

/// Functions that take a function first, and the collection last.
const TAKES_A_FUNCTION: [&str; 7] = ["map", "filter", "reduce", "run!", "mapcat", "some", "every?"];

/// How `object.name` is written here: the call, and what there is to say.
pub(super) fn method_call(object: &str, name: &str) -> Option<(String, String)> {
    let java = METHODS.iter().find(|(method, _)| method.strip_prefix('.') == Some(name));
    let (_, function) = java.or(OTHER_METHODS.iter().find(|(method, _)| *method == name))?;
    if TAKES_A_FUNCTION.contains(function) {
        let call = format!("({function} f {object})");
        return Some((call.clone(), format!("the collection comes last: `{call}`")));
    }
    let message = format!("a function takes the value as its first argument: `({function} {object} ...)`");
    Some((format!("({function} {object})"), message))
}

/// The function that does what a method of Java does.
pub(super) fn method(name: Symbol) -> Option<&'static str> {
    name.with_text(|text| METHODS.iter().find(|(method, _)| *method == text)).map(|(_, function)| *function)
}
