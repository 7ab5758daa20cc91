//! Questions about any value: what it is, and what can be done with it.

use consair_core::class::Class;
use consair_core::collection;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Step, Stepped};
use consair_core::sequence::SeqKind;
use consair_core::symbol::Keyword;
use consair_core::value::Value;

use super::array::is_array;
use super::custom::{is_custom, is_of, walked};
use super::walk::realised;
use super::{Row, plain, step};

/// The predicates, `boolean`, `not`, `not-empty`, `class` and `type`.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let mut rows = of_scalars();
    rows.extend(of_names());
    rows.extend(of_collections());
    rows.extend(of_references());
    rows.extend(of_kinds());
    rows
}

/// A row that is true for the values of a pattern.
macro_rules! is {
    ($name:literal, $doc:literal, $pattern:pat $(if $guard:expr)?) => {
        plain($name, Arity::exactly(1), $doc, |_, args| Ok(Value::Bool(matches!(&args[0], $pattern $(if $guard)?))))
    };
}

fn of_scalars<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        is!("nil?", "True for nil.", Value::Nil),
        plain("some?", one, "True for all but nil.", |_, args| Ok(Value::Bool(!args[0].is_nil()))),
        is!("true?", "True for true itself.", Value::Bool(true)),
        is!("false?", "True for false itself.", Value::Bool(false)),
        is!("boolean?", "True for true and false.", Value::Bool(_)),
        is!("any?", "True for any value.", _),
        is!("string?", "True for a string.", Value::Short(_) | Value::Long(_)),
        is!("char?", "True for a character.", Value::Char(_)),
        plain("boolean", one, "False for nil and false, true for all else.", |_, args| {
            Ok(Value::Bool(args[0].is_truthy()))
        }),
        plain("not", one, "True for nil and false, false for all else.", |_, args| {
            Ok(Value::Bool(!args[0].is_truthy()))
        }),
    ]
}

fn of_names<E: Engine>() -> Vec<Row<E>> {
    fn qualified<E: Engine>(value: &Value<E>) -> Option<bool> {
        match value {
            Value::Symbol(name, _) => Some(name.is_qualified()),
            Value::Keyword(name) => Some(name.is_qualified()),
            _ => None,
        }
    }
    vec![
        is!("keyword?", "True for a keyword.", Value::Keyword(_)),
        is!("symbol?", "True for a symbol.", Value::Symbol(..)),
        is!("ident?", "True for a symbol or a keyword.", Value::Symbol(..) | Value::Keyword(_)),
        is!("simple-keyword?", "True for a keyword without a namespace.", Value::Keyword(name) if !name.is_qualified()),
        is!("qualified-keyword?", "True for a keyword with a namespace.", Value::Keyword(name) if name.is_qualified()),
        is!("simple-symbol?", "True for a symbol without a namespace.", Value::Symbol(name, _) if !name.is_qualified()),
        is!("qualified-symbol?", "True for a symbol with a namespace.", Value::Symbol(name, _) if name.is_qualified()),
        is!("simple-ident?", "True for a symbol or keyword without a namespace.", name if qualified(name) == Some(false)),
        is!("qualified-ident?", "True for a symbol or keyword with a namespace.", name if qualified(name) == Some(true)),
    ]
}

fn of_collections<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![
        is!("list?", "True for a list; not for other sequences.", Value::List(_)),
        is!("vector?", "True for a vector.", Value::Vector(_)),
        plain(
            "map-entry?",
            Arity::exactly(1),
            "True for an entry that a map gave, which is a vector of its key and value.",
            |_, args| Ok(matches!(&args[0], Value::Vector(vector) if vector.is_entry()).into()),
        ),
        is!("map?", "True for a map.", value if value.is_map() || is_of(value, Class::IPersistentMap)),
        is!("set?", "True for a set.", Value::Set(_) | Value::SortedSet(_)),
        is!("sorted?", "True for a sorted map or set.", Value::SortedMap(_) | Value::SortedSet(_)),
        is!(
            "seq?",
            "True for a list or any other sequence.",
            value if is_seq(value) || is_of(value, Class::ISeq)
        ),
        is!(
            "coll?",
            "True for a list, vector, map, set or sequence.",
            value if (value.is_collection() && !is_eduction(value)) || is_of(value, Class::IPersistentCollection)
        ),
        is!(
            "sequential?",
            "True for what has its elements in an order of their own: a list, vector or sequence.",
            value if matches!(value, Value::List(_) | Value::Vector(_) | Value::Seq(_))
                || is_of(value, Class::Sequential)
        ),
        is!(
            "associative?",
            "True for what assoc takes: a map or a vector.",
            value if matches!(value, Value::Map(_) | Value::SortedMap(_) | Value::Vector(_))
                || is_of(value, Class::Associative)
        ),
        is!("indexed?", "True for what finds an element by its index at once: a vector.", value if matches!(value, Value::Vector(_)) || is_of(value, Class::Indexed)),
        is!(
            "reversible?",
            "True for what rseq takes: a vector, a sorted map or set.",
            Value::Vector(_) | Value::SortedMap(_) | Value::SortedSet(_)
        ),
        is!(
            "seqable?",
            "True for what seq takes: nil, a collection, a sequence or a string.",
            value if value.is_nil()
                || value.as_str().is_some()
                || value.is_collection()
                || is_of(value, Class::Seqable)
                || is_array(value)
        ),
        plain("counted?", one, "True for a collection that knows its count without walking.", |_, args| {
            Ok(Value::Bool(match &args[0] {
                Value::Seq(seq) => matches!(seq.kind(), SeqKind::At(source) if source.count().is_some()),
                Value::Transient(_) => true,
                other => other.is_collection() || is_of(other, Class::Counted),
            }))
        }),
        step(
            "empty?",
            one,
            "True for nil, and for a collection, sequence or string without elements. Realises the first element of a lazy sequence.",
            |cx, args| {
                let coll = walked(Value::take(&mut args[0]));
                realised(cx, coll, |_, coll| Ok(Value::Bool(is_empty(&coll)?)))
            },
        ),
        step("not-empty", one, "The collection, or nil when it has no elements.", not_empty),
    ]
}

fn is_eduction<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::Seq(seq) if seq.is_fresh())
}

fn is_seq<E: Engine>(value: &Value<E>) -> bool {
    matches!(value, Value::List(_) | Value::Seq(_)) && !is_eduction(value)
}

fn is_empty<E: Engine>(coll: &Value<E>) -> Result<bool, Error<E>> {
    Ok(match coll {
        Value::Nil => true,
        Value::List(list) => list.borrow().is_empty(),
        Value::Vector(vector) => vector.borrow().is_empty(),
        Value::Map(map) => map.borrow().is_empty(),
        Value::Set(set) => set.borrow().is_empty(),
        Value::SortedMap(map) => map.borrow().is_empty(),
        Value::SortedSet(set) => set.borrow().is_empty(),
        other => match other.as_str() {
            Some(text) => text.is_empty(),
            None => collection::seq(other.clone())?.is_nil(),
        },
    })
}

fn not_empty<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let coll = Value::take(&mut args[0]);
    if is_custom(&coll) {
        let kept = coll.clone();
        let empty = move |_: &mut Cx<E>, coll| Ok(if is_empty(&coll)? { Value::Nil } else { kept });
        return realised(cx, walked(coll), empty);
    }
    if !matches!(coll, Value::Seq(_)) {
        return Ok(Step::Done(if is_empty(&coll)? { Value::Nil } else { coll }));
    }
    let kept = coll.clone();
    realised(cx, coll, |_, coll| Ok(if is_empty(&coll)? { Value::Nil } else { kept }))
}

fn of_references<E: Engine>() -> Vec<Row<E>> {
    vec![
        is!(
            "fn?",
            "True for a function; not for a multimethod.",
            value if matches!(value.class(), Class::AFunction)
        ),
        is!(
            "ifn?",
            "True for what can be called: a function, a var, a keyword, a symbol, a map, a set, a vector.",
            value if match value {
                Value::Map(map) if map.record_type().is_some() => value.custom("invoke").is_some(),
                Value::Instance(_) | Value::Host(_) => is_of(value, Class::IFn),
                value => value.class().is_a(Class::IFn),
            }
        ),
        is!("var?", "True for a var.", Value::Var(_)),
        is!("atom?", "True for an atom; not for a volatile.", Value::Atom(atom) if !atom.is_volatile()),
        is!("volatile?", "True for a volatile.", Value::Atom(atom) if atom.is_volatile()),
        is!("regex?", "True for a regular expression.", Value::Regex(_)),
        is!("error?", "True for an error: what ex-info makes and catch binds.", Value::Error(_)),
    ]
}

fn of_kinds<E: Engine>() -> Vec<Row<E>> {
    let one = Arity::exactly(1);
    vec![plain("type", one, "The :type in the metadata of the value, or else its class.", |cx, args| {
        let meta = args[0].meta();
        let declared = match meta {
            Some(meta) => {
                collection::val_at(&Value::Map(meta), &Keyword::try_new("type")?.into(), Value::Nil)?
            }
            None => Value::Nil,
        };
        Ok(match &args[0] {
            _ if !declared.is_nil() => declared,
            Value::Nil => Value::Nil,
            value => Value::Type(cx.types.of(value)),
        })
    })]
}
