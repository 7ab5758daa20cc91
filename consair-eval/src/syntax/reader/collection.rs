//! What a collection becomes when it ends.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

use consair_core::number::Number;
use consair_core::span::Span;
use consair_core::symbol::{Keyword, NamesFull, Symbol};

use super::name::name_trouble;
use super::{Conditionals, Frame, Reader, trouble};
use crate::syntax::form::{Form, FormKind};
use crate::syntax::lexer::is_name_char;
use crate::syntax::token::Opening;

impl Reader<'_> {
    /// The innermost frame, a collection, ends at `end`; `closed` if by a bracket.
    pub(super) fn end_collection(&mut self, frame: Frame, opening: Opening, end: usize, closed: bool) {
        self.frames.pop();
        self.open[opening.bracket() as usize] -= 1;
        let mut items: Vec<Form> = self.values.split_off(frame.base as usize);
        let span = self.span(frame.start as usize, end);
        let kind = match opening {
            Opening::List => {
                self.dotted_pair(&items);
                FormKind::List(items)
            }
            Opening::Vector => FormKind::Vector(items),
            Opening::Map => FormKind::Map(self.map(items, closed)),
            Opening::Set => FormKind::Set(self.without_duplicates(items, 1)),
            Opening::Function => self.function(items, span),
            Opening::NamespacedMap => {
                self.qualify_keys(frame, &mut items);
                FormKind::Map(self.map(items, closed))
            }
            Opening::Conditional | Opening::ConditionalSplicing => {
                let splicing = opening == Opening::ConditionalSplicing;
                return self.conditional(items, span, splicing, closed);
            }
        };
        self.complete(Form::new(kind, span));
    }

    fn map(&mut self, mut items: Vec<Form>, closed: bool) -> Vec<Form> {
        if items.len() % 2 == 1
            && let Some(key) = items.last().map(|key| key.span)
        {
            if closed {
                self.report.push(trouble::odd_map(self.text_of(key), key));
            }
            let end = key.end as usize;
            items.push(Form::new(FormKind::Missing, self.span(end, end)));
        }
        self.without_duplicates(items, 2)
    }

    /// The keys (every `stride`th item, from the first) once each, with what follows them; a diagnostic
    /// for each one more. Keys that nest deeper than [`MAX_DEPTH`] are not compared.
    fn without_duplicates(&mut self, items: Vec<Form>, stride: usize) -> Vec<Form> {
        if plainly_different(&items, stride) {
            return items;
        }
        let again = {
            let mut first: HashMap<Key<'_>, Span> = HashMap::new();
            let mut again = Vec::new();
            for (index, form) in items.iter().enumerate().step_by(stride) {
                match Key::of(form).map(|key| first.entry(key)) {
                    None => {}
                    Some(Entry::Vacant(entry)) => drop(entry.insert(form.span)),
                    Some(Entry::Occupied(entry)) => again.push((index, *entry.get())),
                }
            }
            again
        };
        if again.is_empty() {
            return items;
        }
        let what = if stride == 2 { "key" } else { "element" };
        for (index, first) in &again {
            let span = items[*index].span;
            let text = self.text_of(span);
            self.report.push(trouble::duplicate(what, text, *first, span));
        }
        let mut again = again.into_iter().map(|(index, _)| index).peekable();
        let mut kept = Vec::new();
        for (index, form) in items.into_iter().enumerate() {
            again.next_if(|dropped| dropped + stride <= index);
            if again.peek().is_none_or(|dropped| index < *dropped) {
                kept.push(form);
            }
        }
        kept
    }

    /// `#?(...)`: completes the form of the first feature that is ours, else of `:default`, else none.
    fn conditional(&mut self, items: Vec<Form>, span: Span, splicing: bool, closed: bool) {
        match self.options.conditionals {
            Conditionals::Decide => {}
            Conditionals::Keep => {
                let tag = Symbol::new(if splicing { "?@" } else { "?" });
                let form = Form::new(FormKind::List(items), span);
                return self.complete(Form::new(FormKind::Tagged(tag, Box::new(form)), span));
            }
            Conditionals::Refuse => return self.report.push(trouble::refused_conditional(span)),
        }
        if closed && items.len() % 2 == 1 {
            let feature = items[items.len() - 1].span;
            self.report.push(trouble::no_branch(self.text_of(feature), feature));
        }
        let (mut chosen, mut fallback) = (None, None);
        let mut items = items.into_iter();
        while let (Some(feature), Some(form)) = (items.next(), items.next()) {
            let FormKind::Keyword(keyword) = feature.kind else {
                let text = self.text_of(feature.span);
                self.report.push(trouble::feature(text, feature.span));
                continue;
            };
            let features = &self.options.features;
            if chosen.is_none() && keyword.with_text(|text| features.iter().any(|f| f == text)) {
                chosen = Some(form);
            } else if fallback.is_none() && keyword.with_text(|text| text == "default") {
                fallback = Some(form);
            }
        }
        match chosen.or(fallback) {
            Some(form) if splicing => self.splice(form, span),
            Some(form) => self.complete(form),
            None => {}
        }
    }

    fn splice(&mut self, form: Form, span: Span) {
        if self.open == [0; 3] {
            self.report.push(trouble::splice_at_top(span));
            return;
        }
        let at = form.span;
        match form.into_kind() {
            FormKind::List(items) | FormKind::Vector(items) => {
                items.into_iter().for_each(|item| self.complete(item));
            }
            FormKind::Missing => {}
            _ => self.report.push(trouble::splice(self.text_of(at), at)),
        }
    }

    /// `#:ns{...}`: keys without a namespace get this one, those in the namespace `_` lose it.
    fn qualify_keys(&mut self, frame: Frame, items: &mut [Form]) {
        let written = &self.text[frame.start as usize + 2..frame.opened as usize];
        let written = &written[..written.find(|c| !is_name_char(c)).unwrap_or(written.len())];
        let (auto, namespace) = match written.strip_prefix(':') {
            Some(alias) => (true, Some(alias).filter(|alias| !alias.is_empty())),
            None => (false, Some(written)),
        };
        if let Some(namespace) = namespace {
            let slash = namespace.contains('/').then_some("a namespace has no slash");
            if let Some(reason) = slash.or_else(|| name_trouble(namespace)) {
                let start = frame.start as usize;
                let span = self.span(start, start + 2 + written.len());
                let text = &self.text[start..span.end as usize];
                self.report.push(trouble::map_namespace(text, reason, span));
                return;
            }
        }
        for key in items.iter_mut().step_by(2) {
            if let FormKind::Symbol(symbol) = key.kind
                && auto
                && !symbol.is_qualified()
            {
                let text = self.text_of(key.span);
                self.report.push(trouble::map_symbol(text, key.span));
                continue;
            }
            if let Some(kind) = self.name(qualified(&key.kind, auto, namespace), key.span).flatten() {
                key.kind = kind;
            }
        }
    }

    fn text_of(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }
}

/// A key with the namespace of its map, if it gets it.
fn qualified(key: &FormKind, auto: bool, namespace: Option<&str>) -> Result<Option<FormKind>, NamesFull> {
    let (text, is_symbol) = match key {
        FormKind::Keyword(keyword) => (keyword.text(), false),
        FormKind::Symbol(symbol) => (symbol.text(), true),
        _ => return Ok(None),
    };
    let bare = text.strip_prefix("_/");
    if bare.is_none() && text != "/" && text.contains('/') {
        return Ok(None);
    }
    let full = match (bare, namespace) {
        (Some(bare), _) => bare.to_owned(),
        (None, Some(namespace)) => format!("{namespace}/{text}"),
        (None, None) => text.clone(),
    };
    let kind = match (is_symbol, auto && bare.is_none()) {
        (true, _) => FormKind::Symbol(Symbol::try_new(&full)?),
        (false, true) => FormKind::AutoKeyword(Symbol::try_new(&full)?),
        (false, false) => FormKind::Keyword(Keyword::try_new(&full)?),
    };
    Ok(Some(kind))
}

/// True if there are few keys, and it shows at once that no two are equal.
fn plainly_different(items: &[Form], stride: usize) -> bool {
    const FEW: usize = 8;
    if items.len() > FEW * stride {
        return false;
    }
    let mut keys = items.iter().step_by(stride).map(|form| &form.kind);
    while let Some(key) = keys.next() {
        let differs = |other: &FormKind| match (key, other) {
            (FormKind::Keyword(a), FormKind::Keyword(b)) => a != b,
            (FormKind::Symbol(a), FormKind::Symbol(b)) => a != b,
            (FormKind::Str(a), FormKind::Str(b)) => a != b,
            (FormKind::Int(a), FormKind::Int(b)) => a != b,
            (FormKind::Keyword(_), FormKind::Symbol(_) | FormKind::Str(_) | FormKind::Int(_)) => true,
            (FormKind::Symbol(_), FormKind::Keyword(_) | FormKind::Str(_) | FormKind::Int(_)) => true,
            (FormKind::Str(_), FormKind::Keyword(_) | FormKind::Symbol(_) | FormKind::Int(_)) => true,
            (FormKind::Int(_), FormKind::Keyword(_) | FormKind::Symbol(_) | FormKind::Str(_)) => true,
            _ => false,
        };
        if !keys.clone().all(differs) {
            return false;
        }
    }
    true
}

/// How deep a key may nest to be compared with others.
const MAX_DEPTH: u32 = 64;

/// A key as duplicates are found by: forms that are equal values have equal keys.
#[derive(PartialEq, Eq, Hash)]
enum Key<'f> {
    Nil,
    Bool(bool),
    Int(i64),
    Number(&'f Number),
    Float(u64),
    Char(char),
    Str(&'f str),
    Symbol(Symbol),
    Keyword(Keyword),
    AutoKeyword(Symbol),
    /// A list or vector.
    Sequence(Vec<Key<'f>>),
    /// Keys with their values, in the order of [`by_hash`].
    Map(Vec<(Key<'f>, Key<'f>)>),
    /// In the order of [`by_hash`].
    Set(Vec<Key<'f>>),
}

/// An order that equal values have in common.
fn by_hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl<'f> Key<'f> {
    /// `None` for what equals nothing that was read elsewhere.
    fn of(form: &'f Form) -> Option<Key<'f>> {
        Self::within(form, MAX_DEPTH)
    }

    fn within(form: &'f Form, depth: u32) -> Option<Key<'f>> {
        let depth = depth.checked_sub(1)?;
        let all = |forms: &'f [Form]| -> Option<Vec<Key<'f>>> {
            forms.iter().map(|form| Self::within(form, depth)).collect()
        };
        let mut form = form;
        while let FormKind::Meta(pair) = &form.kind {
            form = &pair.1;
        }
        Some(match &form.kind {
            FormKind::Nil => Key::Nil,
            FormKind::Bool(bool) => Key::Bool(*bool),
            FormKind::Int(int) => Key::Int(*int),
            FormKind::Number(number) => number.as_i64().map_or(Key::Number(number), Key::Int),
            FormKind::Float(float) if float.is_nan() => return None,
            FormKind::Float(float) => Key::Float((*float + 0.0).to_bits()),
            FormKind::Char(char) => Key::Char(*char),
            FormKind::Str(text) => Key::Str(text),
            FormKind::Symbol(symbol) => Key::Symbol(*symbol),
            FormKind::Keyword(keyword) => Key::Keyword(*keyword),
            FormKind::AutoKeyword(symbol) => Key::AutoKeyword(*symbol),
            FormKind::List(items) | FormKind::Vector(items) => Key::Sequence(all(items)?),
            FormKind::Set(items) => {
                let mut members = all(items)?;
                members.sort_by_cached_key(by_hash);
                Key::Set(members)
            }
            FormKind::Map(items) => {
                let mut items = all(items)?.into_iter();
                let mut entries: Vec<_> = std::iter::from_fn(|| items.next().zip(items.next())).collect();
                entries.sort_by_cached_key(by_hash);
                Key::Map(entries)
            }
            _ => return None,
        })
    }
}
