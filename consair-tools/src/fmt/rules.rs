//! How a list is indented, by what stands at its head.

use consair_eval::syntax::form::{Form, FormKind};
use rustc_hash::FxHashMap;

/// How the lines of a list are indented.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rule {
    /// Under the first argument; one space in where that is on a line of its own.
    Call,
    /// One space in: data.
    Data,
    /// Two spaces in: what defines.
    Inner,
    /// After so many arguments a body follows: two spaces in where it begins on a line of its own, as a
    /// call where it does not.
    Block(usize),
}

/// A rule, and whether the lists directly inside are bodies of methods.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Style {
    pub(super) rule: Rule,
    pub(super) methods: bool,
}

impl Style {
    pub(super) const CALL: Style = Style { rule: Rule::Call, methods: false };
    pub(super) const DATA: Style = Style { rule: Rule::Data, methods: false };
    pub(super) const INNER: Style = Style { rule: Rule::Inner, methods: false };
}

/// Macros with a body after so many arguments.
const BLOCKS: [(&str, usize); 51] = [
    ("are", 2),
    ("as->", 2),
    ("binding", 1),
    ("case", 1),
    ("catch", 2),
    ("comment", 0),
    ("cond", 0),
    ("cond->", 1),
    ("cond->>", 1),
    ("condp", 2),
    ("delay", 0),
    ("do", 0),
    ("doseq", 1),
    ("dotimes", 1),
    ("doto", 1),
    ("finally", 0),
    ("for", 1),
    ("future", 0),
    ("if", 1),
    ("if-let", 1),
    ("if-not", 1),
    ("if-some", 1),
    ("lazy-seq", 0),
    ("let", 1),
    ("let*", 1),
    ("letfn", 1),
    ("letfn*", 1),
    ("locking", 1),
    ("loop", 1),
    ("loop*", 1),
    ("match", 1),
    ("ns", 1),
    ("some->", 1),
    ("some->>", 1),
    ("struct-map", 1),
    ("testing", 1),
    ("try", 0),
    ("when", 1),
    ("when-first", 1),
    ("when-let", 1),
    ("when-not", 1),
    ("when-some", 1),
    ("while", 1),
    ("with-bindings", 1),
    ("with-in-str", 1),
    ("with-local-vars", 1),
    ("with-open", 1),
    ("with-out-str", 0),
    ("with-precision", 1),
    ("with-redefs", 1),
    ("with-timeout", 1),
];

/// What holds methods: their number of arguments before the first one.
const METHODS: [(&str, Rule); 8] = [
    ("defprotocol", Rule::Block(1)),
    ("definterface", Rule::Block(1)),
    ("defrecord", Rule::Block(2)),
    ("deftype", Rule::Block(2)),
    ("extend-protocol", Rule::Block(1)),
    ("extend-type", Rule::Block(1)),
    ("proxy", Rule::Block(2)),
    ("reify", Rule::Inner),
];

/// Functions whose names begin like those of macros.
const FUNCTIONS: [&str; 7] =
    ["with-meta", "with-redefs-fn", "with-bindings*", "with-open*", "with-out-str*", "default", "deftype*"];

/// The rules for one text: those of the language, and those that its macros state.
#[derive(Debug, Default)]
pub(super) struct Rules {
    stated: FxHashMap<String, Style>,
}

impl Rules {
    /// With what the definitions among `forms` state as `:style/indent`.
    pub(super) fn of(forms: &[Form]) -> Rules {
        let mut rules = Rules::default();
        for form in forms {
            if let Some((name, style)) = stated(form) {
                rules.stated.insert(name, style);
            }
        }
        rules
    }

    /// The style of a list whose head is this symbol; `None` where it is a call as any other.
    pub(super) fn style(&self, head: &str) -> Option<Style> {
        let name = head.rsplit_once('/').map_or(head, |(_, name)| name);
        if let Some(style) = self.stated.get(name) {
            return Some(*style);
        }
        if let Ok(at) = BLOCKS.binary_search_by_key(&name, |(known, _)| known) {
            return Some(Style { rule: Rule::Block(BLOCKS[at].1), methods: false });
        }
        if let Some((_, rule)) = METHODS.iter().find(|(known, _)| *known == name) {
            return Some(Style { rule: *rule, methods: true });
        }
        let defines = name.starts_with("def") || name.starts_with("with-");
        let inner = matches!(name, "fn" | "fn*" | "use-fixtures") || defines && !FUNCTIONS.contains(&name);
        inner.then_some(Style::INNER)
    }
}

/// The name that a form defines, and the style that its metadata states.
fn stated(form: &Form) -> Option<(String, Style)> {
    let FormKind::List(items) = &form.kind else { return None };
    let head = items.first()?.as_symbol()?;
    if !head.with_text(|head| head.starts_with("def")) {
        return None;
    }
    let name = items.get(1)?;
    let mut form = name;
    while let FormKind::Meta(pair) = &form.kind {
        if let Some(style) = entry(&pair.0) {
            return Some((name.as_symbol()?.text(), style));
        }
        form = &pair.1;
    }
    let style = items.iter().skip(2).take(2).find_map(entry)?;
    Some((name.as_symbol()?.text(), style))
}

fn entry(map: &Form) -> Option<Style> {
    let FormKind::Map(items) = &map.kind else { return None };
    let pair = items.chunks_exact(2).find(
        |pair| matches!(&pair[0].kind, FormKind::Keyword(key) if key.with_text(|key| key == "style/indent")),
    )?;
    style_of(&pair[1])
}

/// The style that a value of `:style/indent` means: a number of arguments before the body, `:defn`, or a
/// vector or quoted list of such for the levels below.
fn style_of(value: &Form) -> Option<Style> {
    match &value.kind {
        FormKind::Int(count) => {
            Some(Style { rule: Rule::Block(usize::try_from(*count).ok()?), methods: false })
        }
        FormKind::Keyword(_) => Some(Style::INNER),
        FormKind::List(items)
            if items
                .first()
                .and_then(Form::as_symbol)
                .is_some_and(|head| head.with_text(|h| h == "quote")) =>
        {
            style_of(items.get(1)?)
        }
        FormKind::List(items) | FormKind::Vector(items) => {
            Some(Style { methods: items.len() > 1, ..style_of(items.first()?)? })
        }
        _ => None,
    }
}
