//! Maps: `insert` from empty, `lookup-hit` `lookup-miss` and `update` (of a present key) in shuffled
//! order, `iterate`.

use std::hash::Hash;
use std::marker::PhantomData;
use std::rc::Rc;

use consair_core::associative::Associative;
use consair_core::collection;
use consair_core::context::Cx;
use consair_core::engine::{Engine, MapContainer};
use consair_core::lookup::Lookup;
use consair_core::sequence::{Part, Source};
use consair_core::stream::{Pull, Stream};
use consair_core::update::Policy;
use consair_core::value::Value;

use crate::keys::{Key, Kind};
use crate::workload::{Fixture, Group, Subject, context, core_name, int, shuffled, timed};

/// A structure that is measured as a map to numbers.
trait Subjects: 'static {
    type Key: Clone + 'static;
    type Map: 'static;
    fn key(&self, key: &Key) -> Self::Key;
    fn empty(&mut self) -> Self::Map;
    fn insert(&mut self, map: &mut Self::Map, key: Self::Key, value: i64);
    fn get(&mut self, map: &Self::Map, key: &Self::Key) -> i64;
    fn sum(&mut self, map: &Self::Map) -> i64;
}

struct Ready<S: Subjects> {
    subject: S,
    map: S::Map,
    keys: Vec<S::Key>,
    asked: Vec<S::Key>,
    absent: Vec<S::Key>,
}

/// One iteration of an operation.
type Run<S> = Rc<dyn Fn(&mut Ready<S>)>;

/// The groups at `size` with keys of `kind`.
pub fn groups(size: usize, kind: Kind) -> Vec<Group> {
    let mut groups = ["insert", "lookup-hit", "lookup-miss", "update", "iterate"]
        .map(|name| Group::new(format!("map/{name}/{}", kind.name()), size));
    #[cfg(feature = "fast-engine")]
    {
        use consair_fast::Fast;
        add(&mut groups, kind, "hashbrown", || Raw::<Value<Fast>>(PhantomData));
        match kind {
            Kind::Int => add(&mut groups, kind, "hashbrown-native", || Raw::<i64>(PhantomData)),
            Kind::Text => add(&mut groups, kind, "hashbrown-native", || Raw::<String>(PhantomData)),
            Kind::Keyword => {}
        }
        add(&mut groups, kind, Fast::NAME, || Container::<Fast>(PhantomData));
        for policy in [Policy::InPlace, Policy::Unique] {
            add(&mut groups, kind, core_name::<Fast>(policy), move || Core::<Fast> { cx: context(policy) });
        }
    }
    #[cfg(feature = "persistent-engine")]
    {
        use consair_persistent::Persistent;
        let policy = Policy::Unique;
        add(&mut groups, kind, "im-rc", || ImRc::<Persistent>(PhantomData));
        add(&mut groups, kind, "imbl", || Imbl::<Persistent>(PhantomData));
        add(&mut groups, kind, "rpds", || Rpds::<Persistent>(PhantomData));
        add(&mut groups, kind, Persistent::NAME, || Container::<Persistent>(PhantomData));
        add(&mut groups, kind, core_name::<Persistent>(policy), move || Core::<Persistent> {
            cx: context(policy),
        });
    }
    groups.into()
}

fn ready<S: Subjects>(mut subject: S, size: usize, kind: Kind) -> Ready<S> {
    let key = |number| subject.key(&kind.key(number));
    let keys: Vec<_> = (0..size).map(key).collect();
    let asked = shuffled(size).into_iter().map(key).collect();
    let absent = shuffled(size).into_iter().map(|number| key(size + number)).collect();
    let mut map = subject.empty();
    for (key, value) in keys.iter().zip(0..) {
        subject.insert(&mut map, key.clone(), value);
    }
    Ready { subject, map, keys, asked, absent }
}

fn add<S: Subjects>(
    groups: &mut [Group; 5],
    kind: Kind,
    name: impl Into<String>,
    subject: impl Fn() -> S + 'static,
) {
    let size = groups[0].size;
    let fixture = Fixture::new(move || ready(subject(), size, kind));
    let name = name.into();
    let runs: [Run<S>; 5] = [
        Rc::new(|Ready { subject, keys, .. }| {
            let mut map = subject.empty();
            for (key, value) in keys.iter().zip(0..) {
                subject.insert(&mut map, key.clone(), value);
            }
        }),
        Rc::new(|Ready { subject, map, asked, .. }| {
            std::hint::black_box(asked.iter().map(|key| subject.get(map, key)).sum::<i64>());
        }),
        Rc::new(|Ready { subject, map, absent, .. }| {
            std::hint::black_box(absent.iter().map(|key| subject.get(map, key)).sum::<i64>());
        }),
        Rc::new(|Ready { subject, map, asked, .. }| {
            for (key, value) in asked.iter().zip(0..) {
                subject.insert(map, key.clone(), value);
            }
        }),
        Rc::new(|Ready { subject, map, .. }| {
            std::hint::black_box(subject.sum(map));
        }),
    ];
    for (group, run) in groups.iter_mut().zip(runs) {
        let fixture = fixture.clone();
        let run = Box::new(move |n| fixture.with(|ready| timed(n, || run(ready))));
        group.subjects.push(Subject { name: name.clone(), run });
    }
}

struct Raw<K>(PhantomData<K>);

/// A key of a raw map, and the value beside it.
trait RawKey: Clone + Hash + Eq + 'static {
    type Value;
    fn of(key: &Key) -> Self;
    fn value(int: i64) -> Self::Value;
    fn int(value: &Self::Value) -> i64;
}

impl<E: Engine> RawKey for Value<E> {
    type Value = Value<E>;

    fn of(key: &Key) -> Self {
        key.value()
    }

    fn value(int: i64) -> Value<E> {
        Value::Int(int)
    }

    fn int(value: &Value<E>) -> i64 {
        int(value)
    }
}

macro_rules! native_key {
    ($Native:ty, $Variant:ident) => {
        impl RawKey for $Native {
            type Value = i64;

            fn of(key: &Key) -> Self {
                let Key::$Variant(key) = key else { unreachable!("the keys are of one kind") };
                key.clone()
            }

            fn value(int: i64) -> i64 {
                int
            }

            fn int(value: &i64) -> i64 {
                *value
            }
        }
    };
}

native_key!(i64, Int);
native_key!(String, Text);

impl<K: RawKey> Subjects for Raw<K>
where
    K::Value: 'static,
{
    type Key = K;
    type Map = hashbrown::HashMap<K, K::Value, foldhash::fast::RandomState>;

    fn key(&self, key: &Key) -> K {
        K::of(key)
    }

    fn empty(&mut self) -> Self::Map {
        Self::Map::default()
    }

    fn insert(&mut self, map: &mut Self::Map, key: K, value: i64) {
        map.insert(key, K::value(value));
    }

    fn get(&mut self, map: &Self::Map, key: &K) -> i64 {
        map.get(key).map_or(0, K::int)
    }

    fn sum(&mut self, map: &Self::Map) -> i64 {
        map.iter().map(|(_, value)| K::int(value)).sum()
    }
}

/// A persistent map of a library, by its name for an insertion.
macro_rules! persistent_map {
    ($Subject:ident, $Map:ty, $insert:ident) => {
        #[cfg(feature = "persistent-engine")]
        struct $Subject<E>(PhantomData<E>);

        #[cfg(feature = "persistent-engine")]
        impl<E: Engine> Subjects for $Subject<E> {
            type Key = Value<E>;
            type Map = $Map;

            fn key(&self, key: &Key) -> Value<E> {
                key.value()
            }

            fn empty(&mut self) -> Self::Map {
                Self::Map::default()
            }

            fn insert(&mut self, map: &mut Self::Map, key: Value<E>, value: i64) {
                map.$insert(key, Value::Int(value));
            }

            fn get(&mut self, map: &Self::Map, key: &Value<E>) -> i64 {
                map.get(key).map_or(0, int)
            }

            fn sum(&mut self, map: &Self::Map) -> i64 {
                map.iter().map(|(_, value)| int(value)).sum()
            }
        }
    };
}

type Hashing = foldhash::fast::RandomState;

persistent_map!(ImRc, im_rc::HashMap<Value<E>, Value<E>, Hashing>, insert);
persistent_map!(Imbl, imbl::GenericHashMap<Value<E>, Value<E>, Hashing, archery::RcK>, insert);
persistent_map!(Rpds, rpds::HashTrieMap<Value<E>, Value<E>, archery::RcK, Hashing>, insert_mut);

struct Container<E>(PhantomData<E>);

impl<E: Engine> Subjects for Container<E> {
    type Key = Value<E>;
    type Map = E::Map;

    fn key(&self, key: &Key) -> Value<E> {
        key.value()
    }

    fn empty(&mut self) -> E::Map {
        E::Map::default()
    }

    fn insert(&mut self, map: &mut E::Map, key: Value<E>, value: i64) {
        map.assoc(key, Value::Int(value));
    }

    fn get(&mut self, map: &E::Map, key: &Value<E>) -> i64 {
        map.val_at(key).map_or(0, int)
    }

    fn sum(&mut self, map: &E::Map) -> i64 {
        map.iter().map(|(_, value)| int(value)).sum()
    }
}

struct Core<E: Engine> {
    cx: Cx<E>,
}

impl<E: Engine> Subjects for Core<E> {
    type Key = Value<E>;
    type Map = Value<E>;

    fn key(&self, key: &Key) -> Value<E> {
        key.value()
    }

    fn empty(&mut self) -> Value<E> {
        collection::map_of(&mut self.cx, []).expect("an empty map")
    }

    fn insert(&mut self, map: &mut Value<E>, key: Value<E>, value: i64) {
        *map = collection::assoc(&mut self.cx, Value::take(map), key, Value::Int(value)).expect("a map");
    }

    fn get(&mut self, map: &Value<E>, key: &Value<E>) -> i64 {
        int(&collection::val_at(map, key, Value::Nil).unwrap_or_default())
    }

    fn sum(&mut self, map: &Value<E>) -> i64 {
        let Value::Map(map) = map else { unreachable!("a map was made") };
        let mut stream = Stream::from_source(Source::entries(map, Part::Value));
        let mut sum = 0;
        while let Ok(Pull::Item(item)) = stream.pull() {
            sum += int(&item);
        }
        sum
    }
}
