//! Statements and comments of other languages, where a program writes one outside of all brackets.
//!
//! A name outside of all brackets is rare in a program, so nothing that is right pays for this. A line
//! that begins with one is compared with the shapes of statements of the languages that people come
//! from (Python, JavaScript and TypeScript, Rust, C, Go, Java, Ruby, Lua). What fits is told once, with
//! what is written here in its place, and passed over with its block.

use std::cell::Cell;
use std::ops::Range;

use consair_core::span::Span;

use super::steps;
use crate::syntax::diagnostic::{Applicability, Diagnostic};

/// How far the end of a block is looked for.
const LONGEST_BLOCK: usize = 20_000;

/// How many bytes may still be looked through for the ends of blocks: a text that is made of beginnings
/// of blocks must not be looked through from each of them. Once it is used up, a statement is its line.
pub(super) struct Search(Cell<usize>);

impl Search {
    /// Enough for any program.
    pub(super) fn of(text: &str) -> Self {
        Search(Cell::new(text.len().saturating_mul(4) + 10 * LONGEST_BLOCK))
    }

    fn take(&self, bytes: usize) {
        steps::count(bytes);
        self.0.set(self.0.get().saturating_sub(bytes));
    }
}

/// A statement of another language.
pub(super) struct Statement {
    /// Its first line.
    pub(super) span: Range<usize>,
    /// Where it ends, its block included.
    pub(super) end: usize,
    shape: Shape,
    whole: bool,
}

/// What it is, with what is needed to say how it is written here.
enum Shape {
    Comment,
    Function { name: String, parameters: String },
    Name { name: String, value: Option<String> },
    Call { name: String, arguments: Option<String> },
    Condition,
    Loop,
    Import(String),
    Type(String),
    Return(String),
    Try,
    With,
    Throw,
    Arrow,
}

impl Statement {
    /// The name that it gives to something, and what stands for it.
    pub(super) fn name(&self) -> Option<&str> {
        match &self.shape {
            Shape::Function { name, .. } | Shape::Name { name, .. } | Shape::Type(name) => {
                Some(name.as_str())
            }
            Shape::Import(name) => Some(short(name)),
            _ => None,
        }
        .filter(|name| !name.is_empty())
    }

    pub(super) fn is_comment(&self) -> bool {
        matches!(self.shape, Shape::Comment)
    }

    /// What there is to say; `span` is its first line.
    pub(super) fn diagnostic(&self, span: Span) -> Diagnostic {
        let (code, what) = match &self.shape {
            Shape::Comment => ("habit/comment", "a comment as other languages write it"),
            Shape::Function { .. } => ("habit/function", "a function as other languages define it"),
            Shape::Name { .. } => ("habit/name", "a name as other languages give a value to it"),
            Shape::Call { .. } => ("habit/call", "a call with its name before the bracket"),
            Shape::Condition => ("habit/condition", "a condition as other languages write it"),
            Shape::Loop => ("habit/loop", "a loop as other languages write it"),
            Shape::Import(_) => ("habit/import", "an import as other languages write it"),
            Shape::Type(_) => ("habit/type", "a type as other languages define it"),
            Shape::Return(_) => ("habit/return", "a statement that ends a function or a loop"),
            Shape::Try | Shape::Throw => ("habit/try", "errors handled as other languages do"),
            Shape::With => ("habit/try", "a resource that is closed as other languages do"),
            Shape::Arrow => ("habit/function", "a function written with an arrow"),
        };
        let expected = if self.is_comment() { "a comment that begins with `;`" } else { "a form" };
        let diagnostic = Diagnostic::error(code, format!("expected {expected}, found {what}"), span);
        self.suggest(diagnostic, span)
    }

    fn suggest(&self, diagnostic: Diagnostic, span: Span) -> Diagnostic {
        let template = |diagnostic: Diagnostic, text: String| {
            let message = format!("write `{text}`");
            diagnostic.edit(span, text, message, Applicability::Template)
        };
        let exact = |diagnostic: Diagnostic, text: String| {
            let message = format!("write `{text}`");
            let sure = if self.whole { Applicability::Likely } else { Applicability::Template };
            diagnostic.edit(span, text, message, sure)
        };
        match &self.shape {
            Shape::Comment => {
                let mark = Span { end: span.start + 2.min(span.end - span.start), ..span };
                diagnostic.fix(mark, ";;", "begin each line of a comment with `;`")
            }
            Shape::Function { name, parameters } if name.is_empty() => {
                template(diagnostic, format!("(fn [{parameters}] ...)"))
            }
            Shape::Function { name, parameters } => {
                template(diagnostic, format!("(defn {name} [{parameters}] ...)"))
            }
            Shape::Name { name, value: Some(value) } => exact(diagnostic, format!("(def {name} {value})"))
                .note(format!("inside a function `(let [{name} {value}] ...)` names a value")),
            Shape::Name { name, value: None } => template(diagnostic, format!("(def {name} ...)"))
                .note(format!("inside a function `(let [{name} ...] ...)` names a value")),
            Shape::Call { name, arguments: Some(arguments) } => {
                let space = if arguments.is_empty() { "" } else { " " };
                exact(diagnostic, format!("({name}{space}{arguments})"))
            }
            Shape::Call { name, arguments: None } => template(diagnostic, format!("({name} ...)")),
            Shape::Condition => template(diagnostic, "(if test then else)".to_owned())
                .note("`(cond test value ... :else value)` chooses among several, `(case x 1 value ...)` by value"),
            Shape::Loop => template(diagnostic, "(doseq [x xs] ...)".to_owned())
                .note("`(for [x xs] ...)`, `map` and `reduce` make values; `(while test ...)` and `(loop [i 0] ... (recur (inc i)))` repeat"),
            Shape::Import(name) => template(diagnostic, format!("(require '[{name} :as {}])", short(name))),
            Shape::Type(name) => template(diagnostic, format!("(defrecord {name} [field ...])"))
                .note("a map does for most: `{:name \"x\" :size 1}`"),
            Shape::Return(value) if value.is_empty() => diagnostic
                .note("the value of the last form is the function's; `(when test ...)` does the rest only if"),
            Shape::Return(value) => diagnostic.note(format!(
                "the value of the last form is the function's: write `{value}` alone there"
            )),
            Shape::Try => template(diagnostic, "(try ... (catch Exception e ...))".to_owned()),
            Shape::With => template(
                diagnostic,
                "(with-open [file (clojure.java.io/reader \"path\")] ...)".to_owned(),
            )
            .note("`(slurp \"path\")` reads all of a file, `(spit \"path\" text)` writes it"),
            Shape::Throw => template(diagnostic, "(throw (ex-info \"message\" {}))".to_owned()),
            Shape::Arrow => template(diagnostic, "(fn [x] ...)".to_owned()).note("or short: `#(+ % 1)`"),
        }
    }
}

/// The last part of a name with dots, as an alias.
fn short(name: &str) -> &str {
    name.rsplit(['.', '/']).next().unwrap_or(name)
}

/// True where a comment of another language begins: that may be anywhere.
#[inline]
pub(super) fn is_comment(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    if !matches!(rest, [b'/' | b'#', ..]) {
        return false;
    }
    match rest {
        [b'/', b'/' | b'*', ..] | [b'#', b'|' | b' ' | b'\n', ..] => true,
        _ => rest == b"#",
    }
}

/// The statement, or the comment, that begins at `at`.
pub(super) fn statement(text: &str, at: usize, search: &Search) -> Option<Statement> {
    if is_comment(text, at) {
        return Some(comment(text, at, search));
    }
    let rest = &text[at..];
    let sign = rest.starts_with("=>") || rest.starts_with("-- ");
    let indent = text.as_bytes()[..at].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let begins_line = at == indent || text.as_bytes()[at - indent - 1] == b'\n';
    if !sign && !begins_line {
        return None;
    }
    let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    steps::count(line_end - at + indent);
    let line = text[at..line_end].trim_end();
    if line.starts_with("=> ") || line == "=>" {
        return Some(Statement { span: at..at + 2, end: line_end, shape: Shape::Arrow, whole: true });
    }
    if line.starts_with("-- ") {
        let span = at..at + line.len();
        return Some(Statement { span, end: line_end, shape: Shape::Comment, whole: true });
    }
    let shape = if begins_line { shape(line)? } else { return None };
    let end = block_end(text, at, line_end, indent, search);
    let whole = end == line_end;
    Some(Statement { span: at..at + line.len(), end, shape, whole })
}

fn comment(text: &str, at: usize, search: &Search) -> Statement {
    let rest = &text[at..];
    let line = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    steps::count(line);
    let within = &rest.as_bytes()[..rest.len().min(search.0.get())];
    let end = match &rest.as_bytes()[..rest.len().min(2)] {
        b"/*" => memchr::memmem::find(within, b"*/").map(|end| end + 2),
        b"#|" => memchr::memmem::find(within, b"|#").map(|end| end + 2),
        _ => Some(line),
    };
    if end.is_none() {
        search.take(within.len());
    }
    let end = at + end.unwrap_or(line);
    let span = at..at + rest[..line].trim_end().len().min(end - at);
    Statement { span, end, shape: Shape::Comment, whole: true }
}

const MODIFIERS: [&str; 14] = [
    "export ",
    "default ",
    "pub ",
    "pub(crate) ",
    "public ",
    "private ",
    "protected ",
    "static ",
    "final ",
    "async ",
    "abstract ",
    "unsafe ",
    "override ",
    "inline ",
];
const TYPES: [&str; 22] = [
    "int", "float", "double", "string", "String", "bool", "boolean", "char", "void", "long", "auto", "byte",
    "short", "unsigned", "size_t", "i32", "i64", "u32", "u64", "usize", "f64", "number",
];

/// What statement `line` looks like.
fn shape(line: &str) -> Option<Shape> {
    let mut line = line;
    while let Some(rest) = MODIFIERS.iter().find_map(|modifier| line.strip_prefix(modifier)) {
        line = rest.trim_start();
    }
    let (word, after) = take_name(line);
    let rest = after.trim_start();
    let block = line.ends_with(':') || line.ends_with('{');
    let ended = block || line.ends_with(';');
    match word {
        "" => return None,
        "def" | "function" | "func" | "fun" | "fn" | "sub" | "procedure" => {
            if let Some(function) = function(rest, block) {
                return Some(function);
            }
        }
        "const" | "let" | "var" | "val" | "local" | "my" => {
            if let Some(name) = declaration(rest, ended) {
                return Some(name);
            }
        }
        "class" | "struct" | "enum" | "interface" | "trait" | "impl" | "type" | "module" | "package" => {
            let (name, after) = take_name(rest);
            if !name.is_empty() && (ended || after.contains('=') || after.contains('<') || after.is_empty()) {
                return Some(Shape::Type(name.to_owned()));
            }
        }
        "import" | "from" | "use" | "using" | "include" | "require" | "mod" => {
            if let Some(import) = import(word, rest) {
                return Some(import);
            }
        }
        "if" | "elif" | "elsif" | "else" | "switch" | "match" | "unless" | "case" => {
            let bare = word == "else" && rest.is_empty();
            if ended || bare || (after.starts_with(" (") && after.contains(") {")) || after.contains(" then")
            {
                return Some(Shape::Condition);
            }
        }
        "for" | "foreach" | "while" | "loop" | "until" | "do" if ended || line.ends_with(" do") => {
            return Some(Shape::Loop);
        }
        "return" | "yield" | "await" | "break" | "continue" | "pass" => {
            let value = rest.trim_end_matches(';').trim();
            let alone = matches!(word, "break" | "continue" | "pass");
            if !alone || value.is_empty() {
                return Some(Shape::Return(shortened(value)));
            }
        }
        "with" if block => return Some(Shape::With),
        "try" | "catch" | "except" | "finally" if block => return Some(Shape::Try),
        "raise" | "throw" if !rest.is_empty() => return Some(Shape::Throw),
        "puts" | "echo" | "print" if rest.starts_with(['"', '\'']) => {
            let arguments = arguments(rest.trim_end_matches(';'));
            return Some(Shape::Call { name: "println".to_owned(), arguments });
        }
        "lambda" if after.starts_with(' ') => {
            let parameters = rest.split(':').next().unwrap_or("");
            return Some(Shape::Function { name: String::new(), parameters: names(parameters) });
        }
        _ => {}
    }
    if TYPES.contains(&word) {
        let (name, after) = take_name(rest);
        let after = after.trim_start();
        if !name.is_empty() && after.starts_with('(') {
            return function(rest, true);
        }
        if !name.is_empty() && (after.starts_with('=') || after == ";") {
            return Some(assigned(name, after.trim_start_matches('=')));
        }
    }
    assignment(line).or_else(|| call(word, after))
}

/// The name at the beginning of a text, and what follows it.
fn take_name(text: &str) -> (&str, &str) {
    let ends =
        |(_, char): &(usize, char)| !(char.is_alphanumeric() || matches!(char, '_' | '$' | '.' | '!' | '?'));
    let end = text.char_indices().find(ends).map_or(text.len(), |(at, _)| at);
    let (name, rest) = text.split_at(end);
    // a::b::c
    match rest.strip_prefix("::") {
        Some(more)
            if !name.is_empty() && more.starts_with(|char: char| char.is_alphabetic() || char == '<') =>
        {
            let more =
                more.strip_prefix('<').and_then(|more| more.split_once('>')).map_or(more, |(_, more)| more);
            let (inner, _) = take_name(more);
            let end = text.len() - more.len() + inner.len();
            text.split_at(end)
        }
        _ => (name, rest),
    }
}

/// `f(x, y)` after the word that begins a definition.
fn function(rest: &str, block: bool) -> Option<Shape> {
    let (name, after) = take_name(rest);
    let after = after.trim_start();
    let after = match after.strip_prefix('<') {
        Some(generic) => generic.split_once('>').map_or(after, |(_, after)| after),
        None => after,
    };
    let Some(open) = after.strip_prefix('(') else {
        let bare = !name.is_empty() && (block || after.is_empty());
        return bare.then(|| Shape::Function { name: lisp_name(name), parameters: String::new() });
    };
    let parameters = open.split(')').next().unwrap_or("");
    Some(Shape::Function { name: lisp_name(name), parameters: names(parameters) })
}

/// The parameters without types and defaults.
fn names(parameters: &str) -> String {
    let name = |parameter: &str| {
        let parameter = parameter.trim().trim_start_matches(['&', '*', '.']).trim_start_matches("mut ");
        let before = parameter.split([':', '=']).next().unwrap_or("").trim();
        lisp_name(before.rsplit(' ').next().unwrap_or(""))
    };
    let names: Vec<_> = parameters.split(',').map(name).filter(|name| !name.is_empty()).collect();
    names.join(" ")
}

/// `x = 1` after `let` and its kin.
fn declaration(rest: &str, ended: bool) -> Option<Shape> {
    let rest = rest.strip_prefix("mut ").unwrap_or(rest);
    let (name, after) = take_name(rest);
    let pattern = rest.starts_with(['{', '[', '(']);
    match after.split_once('=') {
        Some((_, value)) if !name.is_empty() => Some(assigned(name, value)),
        Some(_) if pattern && rest.contains("] =") | rest.contains("} =") | rest.contains(") =") => {
            Some(Shape::Name { name: "x".to_owned(), value: None })
        }
        None if !name.is_empty() && (ended || after.is_empty()) => {
            Some(Shape::Name { name: lisp_name(name), value: None })
        }
        _ => None,
    }
}

/// `x = 1`, `x += 1`, `x: int = 1`, `a, b = b, a`
fn assignment(line: &str) -> Option<Shape> {
    let (name, after) = take_name(line);
    if name.is_empty() {
        return None;
    }
    let after = after.trim_start();
    for sign in ["+=", "-=", "*=", "/=", ":=", "||=", "??="] {
        if let Some(value) = after.strip_prefix(sign) {
            let plain = sign == ":=";
            return Some(if plain {
                assigned(name, value)
            } else {
                Shape::Name { name: lisp_name(name), value: None }
            });
        }
    }
    if after == "++" || after == "++;" || after == "--" || after == "--;" {
        return Some(Shape::Name { name: lisp_name(name), value: None });
    }
    if let Some(value) = after.strip_prefix("= ") {
        return Some(assigned(name, value));
    }
    let typed = after.strip_prefix(": ").or(after.strip_prefix(", "))?;
    let (_, value) = typed.split_once(" = ")?;
    Some(Shape::Name {
        name: lisp_name(name),
        value: if after.starts_with(':') { atom(value) } else { None },
    })
}

fn assigned(name: &str, value: &str) -> Shape {
    let value = value.trim();
    if let Some((before, _)) = value.split_once("=>") {
        let parameters = names(before.trim().trim_start_matches('(').trim_end().trim_end_matches(')'));
        return Shape::Function { name: lisp_name(name), parameters };
    }
    if let Some(module) = value.strip_prefix("require(") {
        let module = module.trim_matches(|char: char| !char.is_alphanumeric());
        return Shape::Import(module.to_owned());
    }
    for head in ["function", "lambda", "|"] {
        if let Some(rest) = value.strip_prefix(head) {
            let parameters = rest.trim_start_matches(['(', ' ']).split([')', ':', '|']).next().unwrap_or("");
            return Shape::Function { name: lisp_name(name), parameters: names(parameters) };
        }
    }
    Shape::Name { name: lisp_name(name), value: atom(value) }
}

/// `foo(x)`, `a.b(x)`, `a!(x)`
fn call(word: &str, after: &str) -> Option<Shape> {
    let inside = after.strip_prefix('(')?;
    let name = match word {
        "print" | "console.log" | "println!" | "print!" | "printf" | "eprintln!" | "System.out.println"
        | "console.error" | "fmt.Println" | "puts" => "println".to_owned(),
        _ => lisp_name(word.trim_end_matches('!')),
    };
    // a.b(x)
    if let Some((object, method)) = name.rsplit_once('.').filter(|(a, b)| !a.is_empty() && !b.is_empty()) {
        let (object, method) = (object.to_owned(), method.to_owned());
        let arguments = inside.trim_end_matches(';').trim_end().strip_suffix(')').and_then(arguments);
        let arguments = arguments.map(|arguments| format!("{object} {arguments}").trim_end().to_owned());
        return Some(Shape::Call { name: method, arguments });
    }
    let arguments = inside.trim_end_matches(';').trim_end().strip_suffix(')').and_then(arguments);
    Some(Shape::Call { name, arguments })
}

/// `x, 1, "a"` as `x 1 "a"`; `None` if one of them is not plain.
fn arguments(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    // A comma inside quotes makes a half of a string, which is no atom.
    let atoms: Option<Vec<_>> = text.split(',').map(|argument| atom(argument.trim())).collect();
    atoms.map(|atoms| atoms.join(" "))
}

/// A value that is one word, number or string, as it is written here.
fn atom(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(';').trim_end();
    let known = match text {
        "None" | "null" | "undefined" | "nil" | "NULL" | "nullptr" => "nil",
        "True" | "true" => "true",
        "False" | "false" => "false",
        "[]" => "[]",
        "{}" => "{}",
        _ => "",
    };
    if !known.is_empty() {
        return Some(known.to_owned());
    }
    for quote in ['"', '\'', '`'] {
        if let Some(inside) = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote)) {
            return (!inside.contains(['"', '\\', '\'', '`'])).then(|| format!("\"{inside}\""));
        }
    }
    let number = text.replace('_', "");
    if number.parse::<f64>().is_ok() && number.starts_with(|char: char| char.is_ascii_digit() || char == '-')
    {
        return Some(number);
    }
    let (name, after) = take_name(text);
    (after.is_empty() && !name.is_empty() && !name.contains('.')).then(|| lisp_name(name))
}

/// `snakeCase`, `snake_case` and `a::b` stay names, with what may be in one.
fn lisp_name(name: &str) -> String {
    name.replace("::", "/").trim_matches(['.', '$']).to_owned()
}

fn import(word: &str, rest: &str) -> Option<Shape> {
    let ended = rest.ends_with(';');
    let fits = match word {
        "import" => !rest.starts_with(['\'', '[', '(']),
        "from" => rest.contains(" import "),
        "use" | "using" => ended || rest.contains("::"),
        "require" | "include" => {
            rest.starts_with(['"', '(']) || (rest.starts_with('\'') && rest.ends_with('\''))
        }
        _ => ended,
    };
    if !fits || rest.is_empty() {
        return None;
    }
    let quoted = rest.rsplit(['"', '\'']).nth(1).filter(|_| rest.contains(['"', '\'']));
    let (name, _) = take_name(quoted.unwrap_or(rest).trim_start_matches(['.', '/', '@']));
    let name = if name.is_empty() { "name" } else { name };
    Some(Shape::Import(name.replace("::", ".")))
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Where the statement ends whose first line ends at `line_end`: after its brackets, its block, or with
/// the line.
fn block_end(text: &str, at: usize, line_end: usize, indent: usize, search: &Search) -> usize {
    let most = at + LONGEST_BLOCK.min(search.0.get()).min(text.len() - at);
    if let Some(end) = brackets_end(text, at, line_end, most) {
        return end;
    }
    search.take(most - at);
    let opens = text[at..line_end].trim_end().ends_with(':');
    let mut end = line_end;
    while end < most {
        let start = end + 1;
        let next = text[start..].find('\n').map_or(text.len(), |found| start + found);
        let line = &text[start..next];
        let inner = line.len() - line.trim_start().len();
        let word = take_name(line.trim_start()).0;
        let goes_on =
            inner == indent && matches!(word, "elif" | "else" | "except" | "finally" | "end" | "catch");
        let is_inside = inner > indent && opens;
        let ruby = !opens && inner > indent && !word.is_empty() && !line.contains(['(', ')']);
        if !(goes_on || is_inside || (ruby && ends_with_end(text, next, indent, most))) {
            let blank_inside = line.trim().is_empty() && opens && next < most;
            if !blank_inside {
                break;
            }
        }
        end = next;
    }
    let body = &text[..end];
    body.trim_end().len().max(line_end)
}

/// True if a line `end` follows at this indentation, before another that is not indented.
fn ends_with_end(text: &str, from: usize, indent: usize, most: usize) -> bool {
    for line in text[from..most.max(from)].lines().skip(1).take(200) {
        let inner = line.len() - line.trim_start().len();
        if inner <= indent && !line.trim().is_empty() {
            return line.trim() == "end";
        }
    }
    false
}

/// The end of the line on which what is open at `line_end` is closed; `None` when nothing is.
fn brackets_end(text: &str, at: usize, line_end: usize, most: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_i32;
    let mut here = at;
    while here < most {
        match bytes[here] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            quote @ (b'"' | b'`') => {
                let close = memchr::memchr2(quote, b'\n', &bytes[here + 1..most])?;
                here += 1 + close;
            }
            b'\n' if depth <= 0 => {
                return (here > line_end).then_some(here);
            }
            b'/' if bytes.get(here + 1) == Some(&b'/') => {
                here += memchr::memchr(b'\n', &bytes[here..most]).unwrap_or(0).saturating_sub(1);
            }
            _ => {}
        }
        here += 1;
    }
    (depth <= 0 && here > line_end && here == text.len()).then_some(here)
}
