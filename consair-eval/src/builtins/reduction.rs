//! Functions that call a function for each element.

use consair_core::associative::Associative;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine, VectorContainer};
use consair_core::error::Error;
use consair_core::freeze;
use consair_core::function::{Args, Arity, Step, Stepped, one, two};
use consair_core::lookup::Lookup;
use consair_core::object::Object;
use consair_core::reduced::unreduced;
use consair_core::stream::Stream;
use consair_core::value::Value;

use super::custom::reduction;
use super::driver::{
    Entries, Flow, Need, Visit, Zip, apart, call_then, check_growth, done, gather, sort, sort_by, taken,
    visit,
};
use super::{Row, step};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The functions that call a function for each element.
pub(crate) fn rows<E: Engine>() -> Vec<Row<E>> {
    let two = Arity::exactly(2);
    vec![
        step(
            "reduce",
            Arity::between(2, 3),
            "(f (f (f init x1) x2) ...): the elements taken in one after the other. Without init the \
             first element is it; of nothing it is (f). A reduced result ends it.",
            reduce,
        ),
        step(
            "reduce-kv",
            Arity::exactly(3),
            "As reduce, over a map or vector: f gets the result so far, a key (or index) and its value.",
            reduce_kv,
        ),
        step(
            "transduce",
            Arity::between(3, 4),
            "Reduces coll with (xform f), from init or (f), and completes the result with it.",
            transduce,
        ),
        step("run!", two, "Calls the function with each element, for what that does; nil.", |cx, args| {
            let [f, coll] = taken(args);
            let stream = Stream::new(coll)?;
            visit(cx, stream, f, Run)
        }),
        step("some", two, "The first true result of the predicate, nil when there is none.", |cx, args| {
            seek(cx, args, Asked::Some)
        }),
        step("every?", two, "True when the predicate is true of each element.", |cx, args| {
            seek(cx, args, Asked::Every)
        }),
        step("not-any?", two, "True when the predicate is true of no element.", |cx, args| {
            seek(cx, args, Asked::NotAny)
        }),
        step(
            "not-every?",
            two,
            "True when there is an element of which the predicate is not true.",
            |cx, args| seek(cx, args, Asked::NotEvery),
        ),
        step(
            "mapv",
            Arity::at_least(2),
            "A vector of the function's results for each element; with several collections it gets one \
             of each, to the end of the shortest.",
            mapv,
        ),
        step("filterv", two, "A vector of the elements of which the predicate is true.", |cx, args| {
            let [f, coll] = taken(args);
            let stream = Stream::new(coll)?;
            visit(cx, stream, f, Filter::<E> { kept: E::Vector::default(), item: Value::Nil })
        }),
        step(
            "group-by",
            two,
            "A map of the function's results to vectors of the elements that gave them, in order.",
            |cx, args| {
                let [f, coll] = taken(args);
                let stream = Stream::new(coll)?;
                visit(
                    cx,
                    stream,
                    f,
                    Groups::<E> { places: E::Map::default(), groups: Vec::new(), item: Value::Nil },
                )
            },
        ),
        step(
            "sort",
            Arity::between(1, 2),
            "The elements in order, by compare or the comparator (a predicate, or a function to a \
             number). Stable.",
            |cx, args| {
                let comparator = (args.len() == 2).then(|| Value::take(&mut args[0]));
                let coll = Value::take(&mut args[args.len() - 1]);
                gather(cx, coll, move |cx, items| sort(cx, items, comparator))
            },
        ),
        step(
            "sort-by",
            Arity::between(2, 3),
            "The elements in the order of (keyfn element), by compare or the comparator. Stable; keyfn \
             is called once for each.",
            |cx, args| {
                let comparator = (args.len() == 3).then(|| Value::take(&mut args[1]));
                let keyfn = Value::take(&mut args[0]);
                let stream = Stream::new(Value::take(&mut args[args.len() - 1]))?;
                visit(cx, stream, keyfn, ByKey { pairs: Vec::new(), item: Value::Nil, comparator })
            },
        ),
    ]
}

/// The arguments that an element of a walk is.
trait IntoArgs<E: Engine> {
    fn into_args(self) -> Args<E>;
}

impl<E: Engine> IntoArgs<E> for Value<E> {
    #[inline]
    fn into_args(self) -> Args<E> {
        one(self)
    }
}

impl<E: Engine> IntoArgs<E> for Args<E> {
    fn into_args(self) -> Args<E> {
        self
    }
}

// reduce

/// What is done with the last accumulator.
enum Finish<E: Engine> {
    /// It is the result.
    Plain,
    /// It is the result; without one it is this function's, called with nothing.
    OrElse(Value<E>),
    /// This function completes it.
    Complete(Value<E>),
}

/// An accumulator, moved out while the function has it.
struct Reduce<E: Engine> {
    accumulator: Option<Value<E>>,
    finish: Finish<E>,
}

impl<E: Engine> Reduce<E> {
    #[inline]
    fn take_in(&mut self, result: Value<E>) -> Flow<E, Value<E>> {
        if let Value::Reduced(_) = result {
            self.accumulator = Some(unreduced(result));
            return Flow::Enough;
        }
        self.accumulator = Some(result);
        Flow::More
    }

    fn finish(self) -> Stepped<E> {
        match (self.accumulator, self.finish) {
            (Some(result), Finish::Plain | Finish::OrElse(_)) => done(result),
            (Some(result), Finish::Complete(f)) => Ok(Step::tail(f, [result])),
            (None, Finish::OrElse(f) | Finish::Complete(f)) => Ok(Step::tail(f, [])),
            (None, Finish::Plain) => done(Value::Nil),
        }
    }
}

impl<E: Engine> Visit<E, Value<E>> for Reduce<E> {
    #[inline]
    fn args(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Option<Args<E>>, E> {
        Ok(match self.accumulator.take() {
            Some(accumulator) => Some(two(accumulator, item)),
            None => {
                self.accumulator = Some(item);
                None
            }
        })
    }

    #[inline]
    fn place(&mut self, _: &mut Cx<E>, item: Value<E>, slots: &mut [Value<E>]) -> Result<Option<u16>, E> {
        let Some(accumulator) = self.accumulator.take() else {
            self.accumulator = Some(item);
            return Ok(None);
        };
        Value::put(&mut slots[0], accumulator);
        Value::put(&mut slots[1], item);
        Ok(Some(2))
    }

    #[inline(always)]
    fn relays(&self, result: &Value<E>) -> bool {
        !matches!(result, Value::Reduced(_))
    }

    #[inline(always)]
    fn relay(&mut self, slots: &mut [Value<E>], mut item: Value<E>) -> u16 {
        let [result, accumulator, next, ..] = slots else { unreachable!("a window has room") };
        Value::pass(result, accumulator);
        Value::pass(&mut item, next);
        2
    }

    #[inline]
    fn result(&mut self, _: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        Ok(self.take_in(result))
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        self.finish()
    }
}

impl<E: Engine> Visit<E, (Value<E>, Value<E>)> for Reduce<E> {
    fn args(&mut self, _: &mut Cx<E>, (key, value): (Value<E>, Value<E>)) -> Result<Option<Args<E>>, E> {
        let accumulator = self.accumulator.take().unwrap_or_default();
        Ok(Some([accumulator, key, value].into_iter().collect()))
    }

    fn result(&mut self, _: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        Ok(self.take_in(result))
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        self.finish()
    }
}

fn reduce<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = reduction(args, "reduce") {
        return called;
    }
    if args.len() == 2 {
        let [f, coll] = taken(args);
        let stream = Stream::new(coll)?;
        let finish = Finish::OrElse(f.clone());
        return visit(cx, stream, f, Reduce { accumulator: None, finish });
    }
    let [f, init, coll] = taken(args);
    let stream = apart(cx, coll, &init)?;
    visit(cx, stream, f, Reduce { accumulator: Some(init), finish: Finish::Plain })
}

fn reduce_kv<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if let Some(called) = reduction(args, "kvreduce") {
        return called;
    }
    let [f, init, coll] = taken(args);
    let mut entries = Entries::of(&coll)?;
    if cx.aliases() && coll.address() == init.address() {
        entries = entries.snapshot(cx)?;
    }
    drop(coll);
    visit(cx, entries, f, Reduce { accumulator: Some(init), finish: Finish::Plain })
}

fn transduce<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    if args.len() == 4 {
        let [xform, f, init, coll] = taken(args);
        return call_then(cx, &xform, [f], move |cx, step| transduce_into(cx, step, init, coll));
    }
    let [xform, f, coll] = taken(args);
    call_then(cx, &xform, [f.clone()], move |cx, step| {
        call_then(cx, &f, [], move |cx, init| transduce_into(cx, step, init, coll))
    })
}

/// Reduces `coll` from `init` with the reducing function `step`, and has it complete the result.
pub(super) fn transduce_into<E: Engine>(
    cx: &mut Cx<E>,
    step: Value<E>,
    init: Value<E>,
    coll: Value<E>,
) -> Stepped<E> {
    let stream = apart(cx, coll, &init)?;
    let finish = Finish::Complete(step.clone());
    visit(cx, stream, step, Reduce { accumulator: Some(init), finish })
}

// run!, some, every?

struct Run;

impl<E: Engine> Visit<E, Value<E>> for Run {
    fn args(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Option<Args<E>>, E> {
        Ok(Some(item.into_args()))
    }

    fn result(&mut self, _: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        Ok(if matches!(result, Value::Reduced(_)) { Flow::Enough } else { Flow::More })
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        done(Value::Nil)
    }
}

/// What is asked about a predicate.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Some,
    Every,
    NotAny,
    NotEvery,
}

/// Looks for the first element that gives the answer.
struct Seek<E: Engine> {
    asked: Asked,
    found: Option<Value<E>>,
}

impl<E: Engine> Visit<E, Value<E>> for Seek<E> {
    fn args(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Option<Args<E>>, E> {
        Ok(Some(item.into_args()))
    }

    fn result(&mut self, _: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        let wanted = matches!(self.asked, Asked::Some | Asked::NotAny);
        if result.is_truthy() == wanted {
            self.found = Some(result);
            return Ok(Flow::Enough);
        }
        Ok(Flow::More)
    }

    fn end(self, _: &mut Cx<E>) -> Stepped<E> {
        match self.asked {
            Asked::Some => done(self.found.unwrap_or_default()),
            Asked::Every | Asked::NotAny => done(self.found.is_none()),
            Asked::NotEvery => done(self.found.is_some()),
        }
    }
}

fn seek<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>], asked: Asked) -> Stepped<E> {
    let [f, coll] = taken(args);
    let stream = Stream::new(coll)?;
    visit(cx, stream, f, Seek { asked, found: None })
}

// mapv, filterv, group-by

/// The most results for which room is made before they are there.
const AHEAD: usize = 1024;

struct Map<E: Engine>(E::Vector);

impl<E: Engine, T: IntoArgs<E>> Visit<E, T> for Map<E> {
    fn args(&mut self, _: &mut Cx<E>, item: T) -> Result<Option<Args<E>>, E> {
        Ok(Some(item.into_args()))
    }

    fn result(&mut self, cx: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        check_growth(cx, self.0.count(), size_of::<Value<E>>())?;
        self.0.conj(result);
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        vector(cx, self.0)
    }
}

fn vector<E: Engine>(cx: &mut Cx<E>, vector: E::Vector) -> Stepped<E> {
    cx.check_allocation(vector.heap_bytes())?;
    done(Value::Vector(Object::new(vector)))
}

fn mapv<E: Engine>(cx: &mut Cx<E>, args: &mut [Value<E>]) -> Stepped<E> {
    let mut state = Map::<E>(E::Vector::default());
    if let [f, coll] = args {
        let stream = Stream::new(Value::take(coll))?;
        state.0.reserve(stream.count().map_or(0, |count| count.min(AHEAD)));
        return visit(cx, stream, Value::take(f), state);
    }
    let (f, colls) = args.split_first_mut().expect("the arity says two or more");
    let zip = Zip::of(colls.iter_mut().map(Value::take))?;
    visit(cx, zip, Value::take(f), state)
}

struct Filter<E: Engine> {
    kept: E::Vector,
    item: Value<E>,
}

impl<E: Engine> Visit<E, Value<E>> for Filter<E> {
    fn args(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Option<Args<E>>, E> {
        self.item = item.clone();
        Ok(Some(item.into_args()))
    }

    fn result(&mut self, cx: &mut Cx<E>, result: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if result.is_truthy() {
            check_growth(cx, self.kept.count(), size_of::<Value<E>>())?;
            self.kept.conj(Value::take(&mut self.item));
        }
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        vector(cx, self.kept)
    }
}

/// The groups so far, the place of each by its key, and the element whose key is being computed.
struct Groups<E: Engine> {
    places: E::Map,
    groups: Vec<E::Vector>,
    item: Value<E>,
}

impl<E: Engine> Visit<E, Value<E>> for Groups<E> {
    fn args(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Option<Args<E>>, E> {
        self.item = item.clone();
        Ok(Some(item.into_args()))
    }

    fn result(&mut self, cx: &mut Cx<E>, key: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        if let Some(need) = Need::key(&key)? {
            return Ok(Flow::Realise(need, key));
        }
        let place = match self.places.val_at(&key) {
            Some(Value::Int(place)) => *place as usize,
            _ => {
                let key = freeze::key(cx, key)?;
                check_growth(cx, self.groups.len(), 64)?;
                self.places.conj((key, Value::Int(self.groups.len() as i64)));
                self.groups.push(E::Vector::default());
                self.groups.len() - 1
            }
        };
        let group = &mut self.groups[place];
        check_growth(cx, group.count(), size_of::<Value<E>>())?;
        group.conj(Value::take(&mut self.item));
        Ok(Flow::More)
    }

    fn end(mut self, cx: &mut Cx<E>) -> Stepped<E> {
        use consair_core::engine::MapContainer;
        let keys: Vec<_> = self.places.iter().map(|(key, place)| (key.clone(), place.clone())).collect();
        for (key, place) in keys {
            if let Value::Int(place) = place {
                let group = std::mem::take(&mut self.groups[place as usize]);
                self.places.assoc(key, Value::Vector(Object::new(group)));
            }
        }
        cx.check_allocation(self.places.heap_bytes())?;
        done(Value::Map(Object::new(self.places)))
    }
}

// sort-by

/// The elements so far, each behind its key.
struct ByKey<E: Engine> {
    pairs: Vec<(Value<E>, Value<E>)>,
    item: Value<E>,
    comparator: Option<Value<E>>,
}

impl<E: Engine> Visit<E, Value<E>> for ByKey<E> {
    fn args(&mut self, _: &mut Cx<E>, item: Value<E>) -> Result<Option<Args<E>>, E> {
        self.item = item.clone();
        Ok(Some(item.into_args()))
    }

    fn result(&mut self, cx: &mut Cx<E>, key: Value<E>) -> Result<Flow<E, Value<E>>, E> {
        check_growth(cx, self.pairs.len(), 2 * size_of::<Value<E>>())?;
        self.pairs.push((key, Value::take(&mut self.item)));
        Ok(Flow::More)
    }

    fn end(self, cx: &mut Cx<E>) -> Stepped<E> {
        sort_by(cx, self.pairs, self.comparator)
    }
}
