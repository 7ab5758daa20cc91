//! Sorted maps and sets: making them, and walking a part of them.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Arity, Stepped};
use consair_core::object::Object;
use consair_core::sequence::{Part, Source};
use consair_core::sorted::{Entry, Position, Sorted, Walk};
use consair_core::value::Value;

use super::driver::{Need, done, then};
use super::update::{assoc_all, conj_all};
use super::{Row, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// `sorted-map`, `sorted-set`, their kin with comparators, `subseq` and `rsubseq`.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let bounds = Arity::between(3, 5);
    vec![
        step(
            "sorted-map",
            Arity::at_least(0),
            "A map of keys and values in turn, in the order of its keys by compare.",
            |cx, args| assoc_all(cx, map_by(None), args),
        ),
        step(
            "sorted-map-by",
            Arity::at_least(1),
            "A map of keys and values in turn, in the order of its keys by the comparator: a predicate, or a \
             function to a number.",
            |cx, args| {
                let by = order_of(Value::take(&mut args[0]));
                assoc_all(cx, map_by(by), &mut args[1..])
            },
        ),
        step(
            "sorted-set",
            Arity::at_least(0),
            "A set of the arguments, in their order by compare.",
            |cx, args| conj_all(cx, set_by(None), args),
        ),
        step(
            "sorted-set-by",
            Arity::at_least(1),
            "A set of the arguments, in their order by the comparator: a predicate, or a function to a number.",
            |cx, args| {
                let by = order_of(Value::take(&mut args[0]));
                conj_all(cx, set_by(by), &mut args[1..])
            },
        ),
        step(
            "subseq",
            bounds,
            "The entries of a sorted map, or members of a sorted set, whose keys fulfil (test key), where test \
             is <, <=, > or >=; or both (start-test start) and (end-test end). In order; nil when there are \
             none.",
            |cx, args| subseq(cx, args, false),
        ),
        step("rsubseq", bounds, "As subseq, from the last to the first.", |cx, args| subseq(cx, args, true)),
    ]
}

fn map_by<E: Engine>(by: Option<Value<E>>) -> Value<E> {
    Value::SortedMap(Object::new(Sorted::by(by)))
}

fn set_by<E: Engine>(by: Option<Value<E>>) -> Value<E> {
    Value::SortedSet(Object::new(Sorted::by(by)))
}

/// The name of a builtin.
fn builtin<E: Engine>(f: &Value<E>) -> Option<String> {
    match f {
        Value::Native(native) => Some(native.name.name().to_owned()),
        _ => None,
    }
}

/// The comparator to call; none for `compare` itself.
fn order_of<E: Engine>(by: Value<E>) -> Option<Value<E>> {
    if builtin(&by).as_deref() == Some("compare") { None } else { Some(by) }
}

/// A bound of a part: which side of a key it keeps, and whether the key itself.
#[derive(Clone, Copy, PartialEq)]
enum Test {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Test {
    fn of<E: Engine>(test: &Value<E>) -> Result<Self, E> {
        match builtin(test).as_deref() {
            Some("<") => Ok(Test::Less),
            Some("<=") => Ok(Test::LessOrEqual),
            Some(">") => Ok(Test::Greater),
            Some(">=") => Ok(Test::GreaterOrEqual),
            _ => Err(Error::expected("one of the functions <, <=, >, >=", test)),
        }
    }

    fn is_start(self) -> bool {
        matches!(self, Test::Greater | Test::GreaterOrEqual)
    }
}

fn subseq<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], back: bool) -> Stepped<E> {
    if args.len() == 4 {
        return Err(Error::argument("expected a key after each test, found a test without one"));
    }
    if !matches!(args[0], Value::SortedMap(_) | Value::SortedSet(_)) {
        return Err(Error::expected("a sorted map or set", &args[0]));
    }
    let args: Vec<_> = args.iter_mut().map(Value::take).collect();
    bound(cx, args, 1, [None, None], back)
}

/// Finds the places of the bounds from `at` on, then walks between them.
fn bound<E: Engine>(
    cx: &mut Cx<E>,
    args: Vec<Value<E>>,
    at: usize,
    mut ends: [Option<Position>; 2],
    back: bool,
) -> Stepped<E> {
    let [test, key] = match args.get(at..at + 2) {
        Some([test, key]) => [test, key],
        _ => return walk(&args[0], ends, back),
    };
    let test = Test::of(test)?;
    if args.len() > 3 && test.is_start() != (at == 1) {
        let expected = if at == 1 { "> or >= as the first test" } else { "< or <= as the second test" };
        return Err(Error::expected(expected, &args[at]));
    }
    if let Some(need) = Need::key_in(&args[0], key)? {
        return need.wait(cx, then(move |cx, _| bound(cx, args, at, ends, back)));
    }
    // A walk begins with what a test keeps, and ends before the first that it does not.
    let after = matches!(test, Test::Greater | Test::LessOrEqual);
    ends[usize::from(!test.is_start())] = Some(position(&args[0], key, after)?);
    bound(cx, args, at + 2, ends, back)
}

fn position<E: Engine>(coll: &Value<E>, key: &Value<E>, after: bool) -> Result<Position, E> {
    fn of<E: Engine, T: Entry<E>>(tree: &Sorted<E, T>, key: &Value<E>, after: bool) -> Result<Position, E> {
        Ok(tree.from(&tree.place(key)?, after))
    }
    match coll {
        Value::SortedMap(map) => of(&map.borrow(), key, after),
        Value::SortedSet(set) => of(&set.borrow(), key, after),
        _ => unreachable!("checked before"),
    }
}

fn walk<E: Engine>(coll: &Value<E>, [from, to]: [Option<Position>; 2], back: bool) -> Stepped<E> {
    fn between<E: Engine, T: Entry<E>>(
        tree: &Sorted<E, T>,
        from: Option<Position>,
        to: Option<Position>,
        back: bool,
    ) -> Walk {
        tree.between(from.unwrap_or_else(|| tree.first()), to.unwrap_or_else(|| tree.end()), back)
    }
    let source = match coll {
        Value::SortedMap(map) => Source::walk_map(map, between(&map.borrow(), from, to, back), Part::Entry),
        Value::SortedSet(set) => Source::walk_set(set, between(&set.borrow(), from, to, back)),
        _ => unreachable!("checked before"),
    };
    done(source.into_seq()?)
}

/// The elements of a sorted collection from the last to the first; `None` for what is not sorted.
pub(super) fn backwards<E: Engine>(coll: &Value<E>) -> Option<Source<E>> {
    match coll {
        Value::SortedMap(map) => Some(Source::walk_map(map, map.borrow().walk_back(), Part::Entry)),
        Value::SortedSet(set) => Some(Source::walk_set(set, set.borrow().walk_back())),
        _ => None,
    }
}
