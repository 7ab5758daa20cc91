//! Vectors: `conj` from empty, `nth` and `assoc` at shuffled indices, `iterate`.

use std::marker::PhantomData;
use std::rc::Rc;

use consair_core::collection;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::engine::{Engine, VectorContainer};
use consair_core::indexed::Indexed;
use consair_core::stream::{Pull, Stream};
use consair_core::update::Policy;
use consair_core::value::Value;

use crate::workload::{Fixture, Group, Subject, context, core_name, int, shuffled, timed};

/// A structure that is measured as a vector.
trait Subjects: 'static {
    type Vector;
    fn build(&mut self, size: usize) -> Self::Vector;
    fn nth(&mut self, vector: &Self::Vector, index: usize) -> i64;
    fn assoc(&mut self, vector: &mut Self::Vector, index: usize, value: i64);
    fn sum(&mut self, vector: &Self::Vector) -> i64;
}

/// The groups at `size`.
pub fn groups(size: usize) -> Vec<Group> {
    let mut groups =
        ["conj", "nth", "assoc", "iterate"].map(|name| Group::new(format!("vector/{name}"), size));
    #[cfg(feature = "fast-engine")]
    {
        use consair_fast::Fast;
        add(&mut groups, "vec", || Raw::<Value<Fast>>(PhantomData));
        add(&mut groups, "vec-native", || Raw::<i64>(PhantomData));
        add(&mut groups, Fast::NAME, || Container::<Fast>(PhantomData));
        for policy in [Policy::InPlace, Policy::Unique] {
            add(&mut groups, core_name::<Fast>(policy), move || Core::<Fast> { cx: context(policy) });
        }
    }
    #[cfg(feature = "persistent-engine")]
    {
        use consair_persistent::Persistent;
        add(&mut groups, "im-rc", || ImRc::<Persistent>(PhantomData));
        add(&mut groups, "imbl", || Imbl::<Persistent>(PhantomData));
        add(&mut groups, "rpds", || Rpds::<Persistent>(PhantomData));
        add(&mut groups, Persistent::NAME, || Container::<Persistent>(PhantomData));
        let policy = Policy::Unique;
        add(&mut groups, core_name::<Persistent>(policy), move || Core::<Persistent> { cx: context(policy) });
    }
    groups.into()
}

fn add<S: Subjects>(groups: &mut [Group; 4], name: impl Into<String>, subject: impl Fn() -> S + 'static) {
    let size = groups[0].size;
    let name = name.into();
    let order = Rc::new(shuffled(size));
    let fixture = Fixture::new(move || {
        let mut subject = subject();
        let vector = subject.build(size);
        (subject, vector)
    });
    let mut push = |at: usize, run| groups[at].subjects.push(Subject { name: name.clone(), run });

    let own = fixture.clone();
    push(0, Box::new(move |n| own.with(|(subject, _)| timed(n, || subject.build(size)))));

    let (own, indices) = (fixture.clone(), Rc::clone(&order));
    push(
        1,
        Box::new(move |n| {
            own.with(|(subject, vector)| {
                timed(n, || indices.iter().map(|&index| subject.nth(vector, index)).sum::<i64>())
            })
        }),
    );

    let own = fixture.clone();
    push(
        2,
        Box::new(move |n| {
            own.with(|(subject, vector)| {
                timed(n, || order.iter().for_each(|&index| subject.assoc(vector, index, index as i64)))
            })
        }),
    );

    push(3, Box::new(move |n| fixture.with(|(subject, vector)| timed(n, || subject.sum(vector)))));
}

struct Raw<T>(PhantomData<T>);

/// A number in a `Vec`.
trait Number: 'static {
    fn of(int: i64) -> Self;
    fn int(&self) -> i64;
}

impl Number for i64 {
    fn of(int: i64) -> Self {
        int
    }

    fn int(&self) -> i64 {
        *self
    }
}

impl<E: Engine> Number for Value<E> {
    fn of(value: i64) -> Self {
        Value::Int(value)
    }

    fn int(&self) -> i64 {
        int(self)
    }
}

impl<T: Number> Subjects for Raw<T> {
    type Vector = Vec<T>;

    fn build(&mut self, size: usize) -> Vec<T> {
        let mut vector = Vec::new();
        for number in 0..size {
            vector.push(T::of(number as i64));
        }
        vector
    }

    fn nth(&mut self, vector: &Vec<T>, index: usize) -> i64 {
        vector.get(index).map_or(0, T::int)
    }

    fn assoc(&mut self, vector: &mut Vec<T>, index: usize, value: i64) {
        if let Some(slot) = vector.get_mut(index) {
            *slot = T::of(value);
        }
    }

    fn sum(&mut self, vector: &Vec<T>) -> i64 {
        vector.iter().map(T::int).sum()
    }
}

/// A persistent vector of a library, by its names for adding an element and for replacing one.
macro_rules! persistent_vector {
    ($Subject:ident, $Vector:ty, $push:ident, $set:ident) => {
        #[cfg(feature = "persistent-engine")]
        struct $Subject<E>(PhantomData<E>);

        #[cfg(feature = "persistent-engine")]
        impl<E: Engine> Subjects for $Subject<E> {
            type Vector = $Vector;

            fn build(&mut self, size: usize) -> Self::Vector {
                let mut vector = <$Vector>::new();
                for number in 0..size {
                    vector.$push(Value::Int(number as i64));
                }
                vector
            }

            fn nth(&mut self, vector: &Self::Vector, index: usize) -> i64 {
                vector.get(index).map_or(0, int)
            }

            fn assoc(&mut self, vector: &mut Self::Vector, index: usize, value: i64) {
                vector.$set(index, Value::Int(value));
            }

            fn sum(&mut self, vector: &Self::Vector) -> i64 {
                vector.iter().map(int).sum()
            }
        }
    };
}

persistent_vector!(ImRc, im_rc::Vector<Value<E>>, push_back, set);
persistent_vector!(Imbl, imbl::GenericVector<Value<E>, archery::RcK>, push_back, set);
persistent_vector!(Rpds, rpds::Vector<Value<E>>, push_back_mut, set_mut);

struct Container<E>(PhantomData<E>);

impl<E: Engine> Subjects for Container<E> {
    type Vector = E::Vector;

    fn build(&mut self, size: usize) -> E::Vector {
        let mut vector = E::Vector::default();
        for number in 0..size {
            vector.conj(Value::Int(number as i64));
        }
        vector
    }

    fn nth(&mut self, vector: &E::Vector, index: usize) -> i64 {
        vector.nth(index).map_or(0, int)
    }

    fn assoc(&mut self, vector: &mut E::Vector, index: usize, value: i64) {
        vector.set(index, Value::Int(value));
    }

    fn sum(&mut self, vector: &E::Vector) -> i64 {
        vector.iter().map(int).sum()
    }
}

struct Core<E: Engine> {
    cx: Cx<E>,
}

impl<E: Engine> Subjects for Core<E> {
    type Vector = Value<E>;

    fn build(&mut self, size: usize) -> Value<E> {
        let mut vector = Value::vector([]);
        for number in 0..size {
            vector = collection::conj(&mut self.cx, vector, Value::Int(number as i64)).expect("a vector");
        }
        vector
    }

    fn nth(&mut self, vector: &Value<E>, index: usize) -> i64 {
        int(&collection::nth(vector, index as i64, None).expect("in bounds"))
    }

    fn assoc(&mut self, vector: &mut Value<E>, index: usize, value: i64) {
        let (at, value) = (Value::Int(index as i64), Value::Int(value));
        *vector = collection::assoc(&mut self.cx, Value::take(vector), at, value).expect("in bounds");
    }

    fn sum(&mut self, vector: &Value<E>) -> i64 {
        let mut stream = Stream::new(vector.clone()).expect("a collection");
        let mut sum = 0;
        while let Ok(Pull::Item(item)) = stream.pull() {
            sum += int(&item);
        }
        sum
    }
}
