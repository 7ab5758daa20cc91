//! Random operations on a few handles, against naive collections.
//!
//! Three names hold collections of one kind. Each operation updates, shares, copies or freezes what a
//! name holds. The model knows which names hold one object and what the policy makes of an update; after
//! each operation every name is compared with it, every index and every key, so that older handles are
//! checked as often as newer ones. A failure is shrunk and printed as a program.

use std::fmt::Write;

use consair_core::collection::{assoc, conj, copied, count, disj, dissoc, map_of, nth, pop, set_of, val_at};
use consair_core::context::{Cx, UpdateCounts};
use consair_core::engine::{Engine, ListContainer, MapContainer, SetContainer, VectorContainer};
use consair_core::freeze::{freeze, is_frozen};
use consair_core::stream::{Pull, Stream};
use consair_core::update::Policy;
use consair_core::value::Value;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed, TestCaseError, TestError, TestRunner};

use crate::check::{Broken, Check, colliding, holds, int, is};

/// The names.
const NAMES: [&str; 3] = ["a", "b", "c"];
/// The number of different keys and members.
const KEYS: usize = 96;
/// Sequences at random for each law.
const CASES: u32 = 32;

/// What is put in: equal numbers are equal values. A quarter of them hash alike.
fn item<E: Engine>(number: usize) -> Value<E> {
    let n = number as i64;
    match n % 8 {
        0 | 4 => int(n),
        1 | 5 => colliding(n),
        2 => Value::list([int(n)]),
        6 => Value::vector([int(n)]),
        _ => Value::keyword(&format!("k{n}")),
    }
}

/// The same in another representation.
fn twin<E: Engine>(number: usize) -> Value<E> {
    match number % 8 {
        2 => Value::vector([int(number as i64)]),
        6 => Value::list([int(number as i64)]),
        _ => item(number),
    }
}

/// [`item`] in consair.
const PRELUDE: &str = "(def k (fn [i] (fn [] i)))
(def ks (mapv k (range 96)))
(defn item [i]
  (case (mod i 8) (0 4) i (1 5) (k i) 2 (list i) 6 [i] (keyword (str \"k\" i))))
";

/// The number of an item.
fn number<E: Engine>(item: &Value<E>) -> Option<usize> {
    match item {
        Value::Int(n) => usize::try_from(*n).ok(),
        Value::Fn(closure) => number(&closure.captures()[0]),
        Value::List(_) | Value::Vector(_) => number(&nth(item, 0, None).ok()?),
        Value::Keyword(keyword) => keyword.with_text(|text| text[1..].parse().ok()),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    List,
    Vector,
    Map,
    Set,
}

/// One operation; the first number is that of a name.
#[derive(Clone, Debug)]
enum Op {
    /// Adds an item (with a value).
    Add(usize, usize, usize),
    /// Replaces the element at an index, as far as there is one.
    Replace(usize, usize, usize),
    /// Removes: the item of a map or set, else what `pop` takes.
    Remove(usize, usize),
    /// Adds the items below a number.
    Fill(usize, usize),
    /// Removes the items below a number.
    Drain(usize, usize),
    /// Lets the first name hold what the second holds.
    Share(usize, usize),
    /// Lets the first name hold a copy of what the second holds.
    Copy(usize, usize),
    /// Freezes.
    Freeze(usize),
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let name = || 0..NAMES.len();
    let op = prop_oneof![
        8 => (name(), 0..KEYS, 0..100_usize).prop_map(|(name, key, value)| Op::Add(name, key, value)),
        4 => (name(), 0..KEYS, 0..100_usize).prop_map(|(name, at, value)| Op::Replace(name, at, value)),
        6 => (name(), 0..KEYS).prop_map(|(name, key)| Op::Remove(name, key)),
        2 => (name(), 1..KEYS).prop_map(|(name, count)| Op::Fill(name, count)),
        2 => (name(), 1..KEYS).prop_map(|(name, count)| Op::Drain(name, count)),
        4 => (name(), name()).prop_map(|(to, from)| Op::Share(to, from)),
        1 => (name(), name()).prop_map(|(to, from)| Op::Copy(to, from)),
        1 => name().prop_map(Op::Freeze),
    ];
    vec(op, 1..40)
}

/// A naive collection: items in order, and their values in a map.
#[derive(Clone, Debug, Default)]
struct Object {
    items: Vec<(usize, usize)>,
    /// It never held more than 8 entries, so its order is that of insertion.
    ordered: bool,
    frozen: bool,
}

/// What a step did, to be compared with what the context counted.
#[derive(PartialEq, Eq)]
enum Way {
    InPlace,
    Aliased,
    Copied,
}

struct Model<'c, E: Engine> {
    cx: &'c mut Cx<E>,
    kind: Kind,
    objects: Vec<Object>,
    /// Which object each name holds.
    holds: [usize; NAMES.len()],
    values: [Value<E>; NAMES.len()],
    counts: UpdateCounts,
}

impl<'c, E: Engine> Model<'c, E> {
    fn new(cx: &'c mut Cx<E>, kind: Kind) -> Result<Self, Broken> {
        let empty = Object { ordered: true, ..Object::default() };
        let mut values = [Value::Nil, Value::Nil, Value::Nil];
        for value in &mut values {
            *value = match kind {
                Kind::List => Value::list([]),
                Kind::Vector => Value::vector([]),
                Kind::Map => map_of(cx, [])?,
                Kind::Set => set_of(cx, [])?,
            };
        }
        let counts = cx.update_counts();
        Ok(Model { cx, kind, objects: vec![empty; NAMES.len()], holds: [0, 1, 2], values, counts })
    }

    fn object(&mut self, name: usize) -> &mut Object {
        &mut self.objects[self.holds[name]]
    }

    /// What the rule says of an update through `name`; afterwards the name holds what is changed.
    fn prepare(&mut self, name: usize) -> Way {
        let handles = self.holds.iter().filter(|&&held| held == self.holds[name]).count();
        let frozen = self.object(name).frozen;
        if handles == 1 && !frozen {
            self.counts.in_place += 1;
            return Way::InPlace;
        }
        if frozen || self.kind == Kind::List || self.cx.policy() == Policy::Unique {
            let copy = Object { frozen: false, ..self.object(name).clone() };
            self.holds[name] = self.objects.len();
            self.objects.push(copy);
            self.counts.copied += 1;
            return Way::Copied;
        }
        self.counts.aliased += 1;
        Way::Aliased
    }

    fn take(&mut self, name: usize) -> Value<E> {
        Value::take(&mut self.values[name])
    }

    fn add(&mut self, name: usize, key: usize, value: usize) -> Check {
        self.prepare(name);
        let kind = self.kind;
        let object = self.object(name);
        match (kind, object.items.iter_mut().find(|(present, _)| *present == key)) {
            (Kind::List, _) => object.items.insert(0, (key, 0)),
            (Kind::Map, Some(present)) => present.1 = value,
            (Kind::Set, Some(_)) => {}
            _ => object.items.push((key, value)),
        }
        object.ordered &= object.items.len() <= 8;
        let coll = self.take(name);
        self.values[name] = match kind {
            Kind::Map => assoc(self.cx, coll, item(key), int(value as i64))?,
            _ => conj(self.cx, coll, item(key))?,
        };
        Ok(())
    }

    fn replace(&mut self, name: usize, at: usize, value: usize) -> Check {
        let items = self.object(name).items.len();
        match self.kind {
            Kind::Vector if items > 0 => {
                self.prepare(name);
                let at = at % items;
                self.object(name).items[at].0 = value;
                let coll = self.take(name);
                self.values[name] = assoc(self.cx, coll, int(at as i64), item(value))?;
                Ok(())
            }
            Kind::Map | Kind::Set if items > 0 => {
                let key = self.object(name).items[at % items].0;
                self.add(name, key, value)
            }
            _ => Ok(()),
        }
    }

    fn remove(&mut self, name: usize, key: usize) -> Check {
        let kind = self.kind;
        let keyed = matches!(kind, Kind::Map | Kind::Set);
        let items = &self.object(name).items;
        let at = if keyed {
            items.iter().position(|(present, _)| *present == key)
        } else if kind == Kind::List {
            (!items.is_empty()).then_some(0)
        } else {
            items.len().checked_sub(1)
        };
        let coll = if let Some(at) = at {
            self.prepare(name);
            self.object(name).items.remove(at);
            self.take(name)
        } else if keyed {
            // Removing what is absent is no update.
            self.take(name)
        } else {
            return Ok(());
        };
        self.values[name] = match kind {
            Kind::Map => dissoc(self.cx, coll, &twin(key))?,
            Kind::Set => disj(self.cx, coll, &twin(key))?,
            _ => pop(self.cx, coll)?,
        };
        Ok(())
    }

    fn freeze(&mut self, name: usize) -> Check {
        let handles = self.holds.iter().filter(|&&held| held == self.holds[name]).count();
        let object = self.object(name);
        if !object.frozen {
            let frozen = Object { frozen: true, ..object.clone() };
            if handles > 1 && self.cx.aliases() {
                self.holds[name] = self.objects.len();
                self.objects.push(frozen);
            } else {
                *self.object(name) = frozen;
            }
        }
        let coll = self.take(name);
        self.values[name] = freeze(self.cx, coll)?;
        Ok(())
    }

    fn apply(&mut self, op: &Op) -> Check {
        match *op {
            Op::Add(name, key, value) => self.add(name, key, value),
            Op::Replace(name, at, value) => self.replace(name, at, value),
            Op::Remove(name, key) => self.remove(name, key),
            Op::Fill(name, count) => (0..count).try_for_each(|key| self.add(name, key, key)),
            Op::Drain(name, count) => (0..count).try_for_each(|key| self.remove(name, key)),
            Op::Share(to, from) => {
                self.holds[to] = self.holds[from];
                self.values[to] = self.values[from].clone();
                Ok(())
            }
            Op::Copy(to, from) => {
                let copy = Object { frozen: false, ..self.object(from).clone() };
                self.values[to] = copied(self.cx, &self.values[from])?;
                self.holds[to] = self.objects.len();
                self.objects.push(copy);
                Ok(())
            }
            Op::Freeze(name) => self.freeze(name),
        }
    }

    /// Compares all with the model.
    fn compare(&self) -> Check {
        is(self.cx.update_counts(), self.counts, "the updates counted")?;
        for (at, (name, value)) in NAMES.iter().zip(&self.values).enumerate() {
            for (other, same) in self.values[..at].iter().enumerate() {
                let one = value.address() == same.address();
                let expected = self.holds[at] == self.holds[other];
                is(one, expected, &format!("whether {} and {name} hold one object", NAMES[other]))?;
            }
            if self.holds[..at].contains(&self.holds[at]) {
                continue;
            }
            let compared = compare(self.kind, value, &self.objects[self.holds[at]]);
            compared.map_err(|broken| Broken(format!("{name}: {}", broken.0)))?;
        }
        Ok(())
    }
}

/// Compares one collection with the model: its count, every index or key, and a walk.
fn compare<E: Engine>(kind: Kind, value: &Value<E>, object: &Object) -> Check {
    is(count(value)?, object.items.len(), "the count")?;
    is(is_frozen(value), object.frozen, "whether it is frozen")?;
    let walked = walk(value)?;
    let expected: Vec<_> = match kind {
        Kind::Map => object.items.iter().map(|&(key, value)| (Some(key), Some(value))).collect(),
        _ => object.items.iter().map(|&(key, _)| (Some(key), None)).collect(),
    };
    match kind {
        Kind::List | Kind::Vector => {
            for (at, &(number, _)) in object.items.iter().enumerate() {
                let found = nth(value, at as i64, None)?;
                holds(found == twin(number), &format!("{:?} at {at}, found {found:?}", item::<E>(number)))?;
            }
        }
        Kind::Map | Kind::Set => {
            for key in 0..KEYS {
                let present = object.items.iter().find(|(present, _)| *present == key);
                let found = val_at(value, &twin(key), Value::Nil)?;
                let expected = present.map_or(Value::Nil, |&(key, value)| match kind {
                    Kind::Map => int(value as i64),
                    _ => item(key),
                });
                let what = || format!("{expected:?} at {:?}, found {found:?}", item::<E>(key));
                holds(found == expected, &what())?;
            }
        }
    }
    if object.ordered || matches!(kind, Kind::List | Kind::Vector) {
        return is(walked, expected, "the walk");
    }
    let (mut walked, mut expected) = (walked, expected);
    walked.sort_unstable();
    expected.sort_unstable();
    is(walked, expected, "the walk, sorted")
}

type Walked = Vec<(Option<usize>, Option<usize>)>;

/// The elements by the container's `iter`, and once more by its cursor.
fn walk<E: Engine>(value: &Value<E>) -> Result<Walked, Broken> {
    let by_iter: Walked = match value {
        Value::List(list) => list.borrow().iter().map(|item| (number(item), None)).collect(),
        Value::Vector(vector) => vector.borrow().iter().map(|item| (number(item), None)).collect(),
        Value::Map(map) => map.borrow().iter().map(|(key, value)| (number(key), number(value))).collect(),
        Value::Set(set) => set.borrow().iter().map(|item| (number(item), None)).collect(),
        _ => Vec::new(),
    };
    let mut by_cursor = Vec::with_capacity(by_iter.len());
    let mut stream = Stream::new(value.clone())?;
    while let Pull::Item(item) = stream.pull()? {
        by_cursor.push(match value {
            Value::Map(_) => (number(&nth(&item, 0, None)?), number(&nth(&item, 1, None)?)),
            _ => (number(&item), None),
        });
    }
    is(&by_cursor, &by_iter, "the walk by cursor")?;
    Ok(by_iter)
}

fn play<E: Engine>(policy: Policy, kind: Kind, ops: &[Op]) -> Check {
    let mut cx = Cx::<E>::new();
    cx.set_policy(policy)?;
    let mut model = Model::new(&mut cx, kind)?;
    for (at, op) in ops.iter().enumerate() {
        model.apply(op)?;
        model.compare().map_err(|broken| Broken(format!("after step {}, {}", at + 1, broken.0)))?;
    }
    Ok(())
}

/// The operations as a program.
fn program(kind: Kind, ops: &[Op]) -> String {
    let mut text = PRELUDE.to_owned();
    let empty = match kind {
        Kind::List => "(list)",
        Kind::Vector => "[]",
        Kind::Map => "{}",
        Kind::Set => "#{}",
    };
    let (add, remove) = match kind {
        Kind::Map => ("(assoc %a (item %k) %v)", "(dissoc %a (item %k))"),
        Kind::Set => ("(conj %a (item %k))", "(disj %a (item %k))"),
        _ => ("(conj %a (item %k))", "(pop %a)"),
    };
    let fill =
        |form: &str, a: &str, k: &str, v: &str| form.replace("%a", a).replace("%k", k).replace("%v", v);
    for name in NAMES {
        let _ = writeln!(text, "(def {name} {empty})");
    }
    for op in ops {
        let (to, form) = match *op {
            Op::Add(name, key, value) => (name, fill(add, NAMES[name], &key.to_string(), &value.to_string())),
            Op::Replace(name, at, value) => {
                let a = NAMES[name];
                (
                    name,
                    match kind {
                        Kind::List => a.to_owned(),
                        Kind::Vector => {
                            format!("(if (seq {a}) (assoc {a} (mod {at} (count {a})) (item {value})) {a})")
                        }
                        Kind::Map => format!(
                            "(if (seq {a}) (assoc {a} (nth (keys {a}) (mod {at} (count {a}))) {value}) {a})"
                        ),
                        Kind::Set => {
                            format!("(if (seq {a}) (conj {a} (nth (seq {a}) (mod {at} (count {a})))) {a})")
                        }
                    },
                )
            }
            Op::Remove(name, key) => (name, fill(remove, NAMES[name], &key.to_string(), "")),
            Op::Fill(name, count) => {
                let form = fill(add, "coll", "i", "i");
                (name, format!("(reduce (fn [coll i] {form}) {} (range {count}))", NAMES[name]))
            }
            Op::Drain(name, count) => {
                let form = fill(remove, "coll", "i", "");
                let form = if matches!(kind, Kind::Map | Kind::Set) {
                    form
                } else {
                    format!("(if (seq coll) {form} coll)")
                };
                (name, format!("(reduce (fn [coll i] {form}) {} (range {count}))", NAMES[name]))
            }
            Op::Share(to, from) => (to, NAMES[from].to_owned()),
            Op::Copy(to, from) => (to, format!("(copy {})", NAMES[from])),
            Op::Freeze(name) => (name, format!("(freeze {})", NAMES[name])),
        };
        let _ = writeln!(text, "(def {} {form})", NAMES[to]);
    }
    text
}

/// Plays random operations; a failure that is found is kept in the file `kept` and tried again first.
fn random<E: Engine>(policy: Policy, kind: Kind) -> Check {
    let kept = FileFailurePersistence::Direct("proptest-regressions/model.txt");
    let config = Config {
        cases: CASES,
        failure_persistence: Some(Box::new(kept)),
        max_shrink_iters: 2_000,
        ..Config::default()
    };
    run::<E>(policy, kind, config)
}

fn run<E: Engine>(policy: Policy, kind: Kind, config: Config) -> Check {
    let played = TestRunner::new(config)
        .run(&ops(), |ops| play::<E>(policy, kind, &ops).map_err(|broken| TestCaseError::fail(broken.0)));
    match played {
        Ok(()) => Ok(()),
        Err(TestError::Fail(reason, ops)) => {
            let policy = policy.name();
            Err(Broken(format!("{reason}\n; --updates {policy}\n{}", program(kind, &ops))))
        }
        Err(TestError::Abort(reason)) => Err(Broken(format!("gave up: {reason}"))),
    }
}

/// Plays the same operations each time, and neither keeps nor shrinks a failure: for the mutants.
pub(crate) fn agrees<E: Engine>(policy: Policy, kind: Kind) -> Check {
    let config = Config {
        cases: 8 * CASES,
        failure_persistence: None,
        max_shrink_iters: 0,
        rng_seed: RngSeed::Fixed(1),
        ..Config::default()
    };
    run::<E>(policy, kind, config)
}

pub(crate) fn random_lists_agree_with_a_naive_list<E: Engine>(cx: &mut Cx<E>) -> Check {
    random::<E>(cx.policy(), Kind::List)
}

pub(crate) fn random_vectors_agree_with_a_naive_vector<E: Engine>(cx: &mut Cx<E>) -> Check {
    random::<E>(cx.policy(), Kind::Vector)
}

pub(crate) fn random_maps_agree_with_a_naive_map<E: Engine>(cx: &mut Cx<E>) -> Check {
    random::<E>(cx.policy(), Kind::Map)
}

pub(crate) fn random_sets_agree_with_a_naive_set<E: Engine>(cx: &mut Cx<E>) -> Check {
    random::<E>(cx.policy(), Kind::Set)
}
