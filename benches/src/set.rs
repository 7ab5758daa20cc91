//! Sets of integers: `insert` from empty, `contains` in shuffled order, every second absent.

use std::marker::PhantomData;

use consair_core::collection;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::lookup::Lookup;
use consair_core::update::Policy;
use consair_core::value::Value;

use crate::keys::Kind;
use crate::workload::{Fixture, Group, Subject, context, core_name, shuffled, timed};

/// A structure that is measured as a set.
trait Subjects: 'static {
    type Member: Clone;
    type Set;
    fn member(&self, number: usize) -> Self::Member;
    fn build(&mut self, members: &[Self::Member]) -> Self::Set;
    fn contains(&mut self, set: &Self::Set, member: &Self::Member) -> bool;
}

/// The groups at `size`.
pub fn groups(size: usize) -> Vec<Group> {
    let mut groups = ["insert", "contains"].map(|name| Group::new(format!("set/{name}"), size));
    #[cfg(feature = "fast-engine")]
    {
        use consair_fast::Fast;
        add(&mut groups, "hashbrown", || Raw::<Fast>(PhantomData));
        add(&mut groups, Fast::NAME, || Container::<Fast>(PhantomData));
        for policy in [Policy::InPlace, Policy::Unique] {
            add(&mut groups, core_name::<Fast>(policy), move || Core::<Fast> { cx: context(policy) });
        }
    }
    #[cfg(feature = "persistent-engine")]
    {
        use consair_persistent::Persistent;
        let policy = Policy::Unique;
        add(&mut groups, "im-rc", || ImRc::<Persistent>(PhantomData));
        add(&mut groups, Persistent::NAME, || Container::<Persistent>(PhantomData));
        add(&mut groups, core_name::<Persistent>(policy), move || Core::<Persistent> { cx: context(policy) });
    }
    groups.into()
}

fn add<S: Subjects>(groups: &mut [Group; 2], name: impl Into<String>, subject: impl Fn() -> S + 'static) {
    let size = groups[0].size;
    let name = name.into();
    let fixture = Fixture::new(move || {
        let mut subject = subject();
        let members: Vec<_> = (0..size).map(|number| subject.member(number * 2)).collect();
        let asked: Vec<_> = shuffled(size).into_iter().map(|number| subject.member(number)).collect();
        let set = subject.build(&members);
        (subject, set, members, asked)
    });
    let own = fixture.clone();
    groups[0].subjects.push(Subject {
        name: name.clone(),
        run: Box::new(move |n| own.with(|(subject, _, members, _)| timed(n, || subject.build(members)))),
    });
    groups[1].subjects.push(Subject {
        name,
        run: Box::new(move |n| {
            fixture.with(|(subject, set, _, asked)| {
                timed(n, || asked.iter().filter(|member| subject.contains(set, member)).count())
            })
        }),
    });
}

struct Raw<E>(PhantomData<E>);

impl<E: Engine> Subjects for Raw<E> {
    type Member = Value<E>;
    type Set = hashbrown::HashSet<Value<E>, foldhash::fast::RandomState>;

    fn member(&self, number: usize) -> Value<E> {
        Kind::Int.key(number).value()
    }

    fn build(&mut self, members: &[Value<E>]) -> Self::Set {
        let mut set = Self::Set::default();
        for member in members {
            set.insert(member.clone());
        }
        set
    }

    fn contains(&mut self, set: &Self::Set, member: &Value<E>) -> bool {
        set.contains(member)
    }
}

#[cfg(feature = "persistent-engine")]
struct ImRc<E>(PhantomData<E>);

#[cfg(feature = "persistent-engine")]
impl<E: Engine> Subjects for ImRc<E> {
    type Member = Value<E>;
    type Set = im_rc::HashSet<Value<E>, foldhash::fast::RandomState>;

    fn member(&self, number: usize) -> Value<E> {
        Kind::Int.key(number).value()
    }

    fn build(&mut self, members: &[Value<E>]) -> Self::Set {
        let mut set = Self::Set::default();
        for member in members {
            set.insert(member.clone());
        }
        set
    }

    fn contains(&mut self, set: &Self::Set, member: &Value<E>) -> bool {
        set.contains(member)
    }
}

struct Container<E>(PhantomData<E>);

impl<E: Engine> Subjects for Container<E> {
    type Member = Value<E>;
    type Set = E::Set;

    fn member(&self, number: usize) -> Value<E> {
        Kind::Int.key(number).value()
    }

    fn build(&mut self, members: &[Value<E>]) -> E::Set {
        let mut set = E::Set::default();
        for member in members {
            set.conj(member.clone());
        }
        set
    }

    fn contains(&mut self, set: &E::Set, member: &Value<E>) -> bool {
        set.contains(member)
    }
}

struct Core<E: Engine> {
    cx: Cx<E>,
}

impl<E: Engine> Subjects for Core<E> {
    type Member = Value<E>;
    type Set = Value<E>;

    fn member(&self, number: usize) -> Value<E> {
        Kind::Int.key(number).value()
    }

    fn build(&mut self, members: &[Value<E>]) -> Value<E> {
        let mut set = collection::set_of(&mut self.cx, []).expect("an empty set");
        for member in members {
            set = collection::conj(&mut self.cx, set, member.clone()).expect("a set");
        }
        set
    }

    fn contains(&mut self, set: &Value<E>, member: &Value<E>) -> bool {
        collection::contains(set, member).expect("a set")
    }
}
