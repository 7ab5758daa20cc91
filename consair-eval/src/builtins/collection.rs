//! Making collections and reading them.

use std::rc::Rc;

use consair_core::class::Class;
use consair_core::collection;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine};
use consair_core::error::{Error, ErrorKind};
use consair_core::freeze;
use consair_core::function::{Args, Arity, Stepped};
use consair_core::indexed::Indexed;
use consair_core::object::Object;
use consair_core::sequence::{Part, Source, vector_part};
use consair_core::stream::Stream;
use consair_core::value::Value;

use super::custom::{custom, walked};
use super::driver::{Flow, Fold, Need, Zip, check_growth, done, fold, when_realised};
use super::nested::is_unique;
use super::{Row, plain, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions that make collections and read them.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let any = Arity::at_least(0);
    let one = Arity::exactly(1);
    vec![
        plain("list", any, "A list of the arguments.", |_, args| {
            Ok(Value::list(args.iter_mut().map(Value::take)))
        }),
        plain("vector", any, "A vector of the arguments.", |cx, args| {
            collection::vector_of(cx, args.iter_mut().map(Value::take))
        }),
        step(
            "vec",
            one,
            "A vector of the elements of coll. A vector that nothing else holds is given back.",
            vec_of,
        ),
        step(
            "hash-map",
            any,
            "A map of keys and values in turn; of equal keys the last one's value counts.",
            |cx, args| when_realised(cx, args, even_keys, hash_map),
        ),
        step("array-map", any, "A map of keys and values in turn. Small maps keep the order.", |cx, args| {
            when_realised(cx, args, even_keys, hash_map)
        }),
        step("hash-set", any, "A set of the arguments.", |cx, args| {
            when_realised(cx, args, all_keys, |cx, args| {
                collection::set_of(cx, args.iter_mut().map(Value::take))
            })
        }),
        step(
            "set",
            one,
            "A set of the elements of coll. A set that nothing else holds is given back.",
            set_of,
        ),
        plain(
            "list*",
            Arity::at_least(1),
            "The arguments before the last, in front of the elements of the last. The last is not \
             walked.",
            list_star,
        ),
        step("zipmap", Arity::exactly(2), "A map of the keys to the values at the same places.", zipmap),
        step(
            "empty",
            one,
            "An empty collection of the same kind and with the same metadata, or nil. A record has none.",
            |_, args| match (custom(args, "empty"), &args[0]) {
                (Some(called), _) => called,
                (None, Value::Map(map)) if let Some(ty) = map.record_type() => {
                    let message = format!("Can't create empty: {}", ty.name());
                    let class = Class::UnsupportedOperationException;
                    Err(Error::of_class(ErrorKind::Argument, class, Some(message), Value::Nil, Value::Nil))
                }
                (None, other) => done(collection::empty(other)),
            },
        ),
        step(
            "count",
            one,
            "The number of elements; of characters for a string; 0 for nil. O(1) except for sequences.",
            count,
        ),
        step(
            "get",
            Arity::between(2, 3),
            "The value at key, or default (nil) when there is none. It never fails: what has no keys has \
             no value.",
            get,
        ),
        step(
            "nth",
            Arity::between(2, 3),
            "The element at index, or default. Without a default an index out of bounds is an error, \
             except for nil. O(n) for lists and sequences.",
            nth,
        ),
        step(
            "contains?",
            Arity::exactly(2),
            "True when the map or set has the key, or the vector the index. It does not look for \
             values.",
            |cx, args| {
                if let Some(called) = custom(args, "containsKey").or_else(|| custom(args, "contains")) {
                    return called;
                }
                when_realised(cx, args, second_key, |_, args| {
                    Ok(collection::contains(&args[0], &args[1])?.into())
                })
            },
        ),
        step(
            "find",
            Arity::exactly(2),
            "The entry [key value] of the map (or vector) at key, or nil.",
            |cx, args| {
                if let Some(called) = custom(args, "entryAt") {
                    return called;
                }
                when_realised(cx, args, second_key, |_, args| {
                    Ok(collection::find(&args[0], &args[1])?
                        .map_or(Value::Nil, |[key, value]| Value::entry(key, value)))
                })
            },
        ),
        step(
            "keys",
            one,
            "The keys of a map as a sequence, in the order of its entries; nil when there are none.",
            |cx, args| part_of_entries(cx, Value::take(&mut args[0]), Part::Key),
        ),
        step(
            "vals",
            one,
            "The values of a map as a sequence, in the order of its entries; nil when there are none.",
            |cx, args| part_of_entries(cx, Value::take(&mut args[0]), Part::Value),
        ),
        plain("key", one, "The key of a map entry.", |_, args| entry_part(&args[0], 0)),
        plain("val", one, "The value of a map entry.", |_, args| entry_part(&args[0], 1)),
        step("peek", one, "The last element of a vector, the first of a list; nil when empty.", |_, args| {
            match custom(args, "peek") {
                Some(called) => called,
                None => done(collection::peek(&args[0])?),
            }
        }),
        plain(
            "subvec",
            Arity::between(2, 3),
            "The elements of a vector from start up to end (its count), as a vector of their own. They \
             are copied: O(end - start).",
            subvec,
        ),
    ]
}

pub(super) fn all_keys<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    for arg in args {
        if let Some(need) = Need::key(arg)? {
            return Ok(Some(need));
        }
    }
    Ok(None)
}

pub(super) fn second_key<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    Need::key_in(&args[0], &args[1])
}

/// Fails where a key has no value.
pub(super) fn even<E: Engine>(args: &[Value<E>]) -> Result<(), E> {
    if args.len() % 2 == 1 {
        let last = args.last().unwrap_or(&Value::Nil);
        return Err(Error::argument(format!(
            "expected a value for each key, found {} arguments (the last is {})",
            args.len(),
            consair_core::value::print::brief(last)
        )));
    }
    Ok(())
}

fn even_keys<E: Engine>(args: &[Value<E>]) -> Result<Option<Need<E>>, E> {
    even(args)?;
    for pair in args.chunks_exact(2) {
        if let Some(need) = Need::key(&pair[0])? {
            return Ok(Some(need));
        }
    }
    Ok(None)
}

fn hash_map<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let entries = args.chunks_exact_mut(2).map(|pair| (Value::take(&mut pair[0]), Value::take(&mut pair[1])));
    collection::map_of(cx, entries)
}

fn list_star<E: Engine>(_: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let (last, before) = args.split_last_mut().expect("the arity says one or more");
    let mut seq = Value::take(last);
    if before.is_empty() {
        return match seq {
            Value::Seq(_) => Ok(seq),
            other => collection::seq(other),
        };
    }
    for item in before.iter_mut().rev() {
        seq = collection::cons(Value::take(item), seq)?;
    }
    Ok(seq)
}

/// A container that is being filled.
struct Fill<C, F>(C, F);

/// Elements of a vector on average, entries of a map: for the byte limit, before they are there.
const VALUE_BYTES: usize = 16;

impl<E, C, F> Fold<E, Value<E>> for Fill<C, F>
where
    E: Engine,
    C: Container + Conj<E, Item = Value<E>>,
    F: FnOnce(Rc<Object<E, C>>) -> Value<E> + 'static,
{
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        check_growth(cx, self.0.count(), VALUE_BYTES)?;
        self.0.conj(item);
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        cx.check_allocation(self.0.heap_bytes())?;
        done((self.1)(Object::new(self.0)))
    }
}

fn without_meta<E: Engine>(cx: &mut Cx<E>, coll: Value<E>) -> Result<Value<E>, E> {
    use consair_core::update::set_meta;
    let mut coll = coll;
    match &mut coll {
        Value::Vector(vector) if vector.meta().is_some() => set_meta(cx, vector, None)?,
        Value::Set(set) if set.meta().is_some() => set_meta(cx, set, None)?,
        Value::SortedSet(set) if set.meta().is_some() => set_meta(cx, set, None)?,
        _ => {}
    }
    Ok(coll)
}

fn vec_of<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let coll = Value::take(&mut args[0]);
    if let Value::Vector(vector) = &coll {
        let own = Rc::strong_count(vector) == 1 || !cx.aliases();
        let coll = if own { coll } else { collection::copied(cx, &coll)? };
        return done(without_meta(cx, coll)?);
    }
    let stream = Stream::new(coll)?;
    let mut vector = E::Vector::default();
    if let Some(count) = stream.count() {
        cx.check_allocation(count.saturating_mul(VALUE_BYTES))?;
        consair_core::engine::VectorContainer::reserve(&mut vector, count);
    }
    fold(cx, stream, Fill(vector, Value::Vector))
}

/// A set that is being filled.
struct Members<E: Engine>(E::Set);

impl<E: Engine> Fold<E, Value<E>> for Members<E> {
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = Need::key(&item)? {
            return Ok(Flow::Realise(need, item));
        }
        check_growth(cx, self.0.count(), VALUE_BYTES)?;
        let member = freeze::key(cx, item)?;
        self.0.conj(member);
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        cx.check_allocation(self.0.heap_bytes())?;
        done(Value::Set(Object::new(self.0)))
    }
}

fn set_of<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let coll = Value::take(&mut args[0]);
    if coll.is_set() {
        let own = is_unique(&coll) || !cx.aliases();
        let coll = if own { coll } else { collection::copied(cx, &coll)? };
        return done(without_meta(cx, coll)?);
    }
    let stream = Stream::new(coll)?;
    fold(cx, stream, Members::<E>(E::Set::default()))
}

/// A map that is being filled from keys and values side by side.
struct Zipped<E: Engine>(E::Map);

impl<E: Engine> Fold<E, Args<E>> for Zipped<E> {
    fn item(&mut self, cx: &mut Cx<E>, mut pair: Args<E>) -> Result<Flow<E, Args<E>>, E> {
        if let Some(need) = Need::key(&pair[0])? {
            return Ok(Flow::Realise(need, pair));
        }
        check_growth(cx, self.0.count(), 2 * VALUE_BYTES)?;
        let key = freeze::key(cx, Value::take(&mut pair[0]))?;
        self.0.conj((key, Value::take(&mut pair[1])));
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        cx.check_allocation(self.0.heap_bytes())?;
        done(Value::Map(Object::new(self.0)))
    }
}

fn zipmap<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let feed = Zip::of(args.iter_mut().map(Value::take))?;
    fold(cx, feed, Zipped::<E>(E::Map::default()))
}

/// `get` as a step function.
pub(crate) fn get<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = custom(args, "valAt") {
        return called;
    }
    when_realised(cx, args, second_key, |_, args| {
        let default = args.get_mut(2).map(Value::take).unwrap_or_default();
        collection::val_at(&args[0], &args[1], default)
    })
}

struct Count(i64);

impl<E: Engine> Fold<E, Value<E>> for Count {
    fn item(&mut self, cx: &mut Cx<E>, _: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        self.0 += 1;
        cx.check_bytes()?;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.0)
    }
}

fn count<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = custom(args, "count") {
        return called;
    }
    args[0] = walked(Value::take(&mut args[0]));
    if !matches!(args[0], Value::Seq(_)) {
        return done(collection::count(&args[0])? as i64);
    }
    let stream = Stream::new(Value::take(&mut args[0]))?;
    match stream.count() {
        Some(count) => done(i64::try_from(count).unwrap_or(i64::MAX)),
        None => fold(cx, stream, Count(0)),
    }
}

/// On the way to an index; then the element there, or a default.
struct Nth<E: Engine> {
    index: i64,
    at: i64,
    found: Option<Value<E>>,
}

impl<E: Engine> Fold<E, Value<E>> for Nth<E> {
    fn item(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if self.at == self.index {
            self.found = Some(item);
            self.at = -1;
            return Ok(Flow::Enough);
        }
        self.at += 1;
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        match self.found {
            Some(found) => done(found),
            None => Err(Error::index(self.index, self.at as usize)),
        }
    }
}

fn nth<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = custom(args, "nth") {
        return called;
    }
    args[0] = walked(Value::take(&mut args[0]));
    let Value::Int(index) = args[1] else {
        return Err(Error::expected("an integer index", &args[1]));
    };
    let default = args.get_mut(2).map(Value::take);
    if !matches!(args[0], Value::Seq(_)) {
        return done(collection::nth(&args[0], index, default)?);
    }
    let stream = Stream::new(Value::take(&mut args[0]))?;
    if index < 0 {
        return match default {
            Some(default) => done(default),
            None => {
                Err(Error::new(ErrorKind::Index, format!("expected an index of 0 or more, found {index}")))
            }
        };
    }
    // With a default the end is no error: a walk that gives the default.
    match default {
        None => fold(cx, stream, Nth { index, at: 0, found: None }),
        Some(default) => fold(cx, stream, NthOr(Nth { index, at: 0, found: None }, default)),
    }
}

struct NthOr<E: Engine>(Nth<E>, Value<E>);

impl<E: Engine> Fold<E, Value<E>> for NthOr<E> {
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        self.0.item(cx, item)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(self.0.found.unwrap_or(self.1))
    }
}

/// The key or the value of an entry.
pub(super) fn entry_part<E: Engine>(entry: &Value<E>, at: usize) -> Result<Value<E>, E> {
    if let Value::Vector(vector) = entry {
        let vector = vector.borrow();
        if vector.count() == 2
            && let Some(part) = vector.nth(at)
        {
            return Ok(part.clone());
        }
    }
    Err(Error::expected("an entry [key value]", entry))
}

/// The keys or values of a sequence of entries.
struct Parts<E: Engine>(Vec<Value<E>>, usize);

impl<E: Engine> Fold<E, Value<E>> for Parts<E> {
    fn item(&mut self, cx: &mut Cx<E>, item: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        check_growth(cx, self.0.len(), VALUE_BYTES)?;
        self.0.push(entry_part(&item, self.1)?);
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(Source::items(self.0).into_seq()?)
    }
}

fn part_of_entries<E: Engine>(cx: &mut Cx<E>, coll: Value<E>, part: Part) -> Stepped<E> {
    if let Some(source) = Source::parts(&coll, part) {
        return done(source.into_seq()?);
    }
    match &coll {
        Value::Short(_) | Value::Long(_) => Err(Error::expected("a map", &coll)),
        _ => {
            let at = usize::from(part == Part::Value);
            let stream = Stream::new(coll)?;
            fold(cx, stream, Parts(Vec::new(), at))
        }
    }
}

fn subvec<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Result<Value<E>, E> {
    let Value::Vector(vector) = &args[0] else {
        return Err(Error::expected("a vector", &args[0]));
    };
    let count = vector.borrow().count();
    let bound = |arg: Option<&Value<E>>| match arg {
        None => Ok(count),
        Some(Value::Int(index)) => match usize::try_from(*index) {
            Ok(at) if at <= count => Ok(at),
            _ => Err(Error::index(*index, count + 1)),
        },
        Some(other) => Err(Error::expected("an integer index", other)),
    };
    let (start, end) = (bound(args.get(1))?, bound(args.get(2))?);
    if start > end {
        return Err(Error::new(ErrorKind::Index, format!("expected an end of {start} or more, found {end}")));
    }
    cx.check_allocation((end - start) * VALUE_BYTES)?;
    cx.charge((end - start) as u64)?;
    collection::vector_of(cx, vector_part(vector, start, end))
}
