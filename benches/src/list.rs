//! Lists: `conj` at the front from empty, `iterate`.

use std::marker::PhantomData;
use std::rc::Rc;

use consair_core::collection;
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::engine::{Engine, ListContainer};
use consair_core::stream::{Pull, Stream};
use consair_core::update::Policy;
use consair_core::value::Value;

use crate::workload::{Fixture, Group, Subject, context, core_name, int, timed};

/// A structure that is measured as a list.
trait Subjects: 'static {
    type List;
    fn build(&mut self, size: usize) -> Self::List;
    fn sum(&mut self, list: &Self::List) -> i64;
}

/// The groups at `size`.
pub fn groups(size: usize) -> Vec<Group> {
    let mut groups = ["conj", "iterate"].map(|name| Group::new(format!("list/{name}"), size));
    #[cfg(feature = "fast-engine")]
    {
        use consair_fast::Fast;
        add(&mut groups, "rc-cells", || Raw::<Fast>(PhantomData));
        add(&mut groups, Fast::NAME, || Container::<Fast>(PhantomData));
        for policy in [Policy::InPlace, Policy::Unique] {
            add(&mut groups, core_name::<Fast>(policy), move || Core::<Fast> { cx: context(policy) });
        }
    }
    #[cfg(feature = "persistent-engine")]
    {
        use consair_persistent::Persistent;
        let policy = Policy::Unique;
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
        let list = subject.build(size);
        (subject, list)
    });
    let own = fixture.clone();
    groups[0].subjects.push(Subject {
        name: name.clone(),
        run: Box::new(move |n| own.with(|(subject, _)| timed(n, || subject.build(size)))),
    });
    groups[1].subjects.push(Subject {
        name,
        run: Box::new(move |n| fixture.with(|(subject, list)| timed(n, || subject.sum(list)))),
    });
}

struct Raw<E>(PhantomData<E>);

struct Cell<E: Engine> {
    value: Value<E>,
    next: Option<Rc<Cell<E>>>,
}

struct Cells<E: Engine>(Option<Rc<Cell<E>>>);

impl<E: Engine> Drop for Cells<E> {
    fn drop(&mut self) {
        while let Some(Ok(mut cell)) = self.0.take().map(Rc::try_unwrap) {
            self.0 = cell.next.take();
        }
    }
}

impl<E: Engine> Subjects for Raw<E> {
    type List = Cells<E>;

    fn build(&mut self, size: usize) -> Cells<E> {
        let mut list = Cells(None);
        for number in 0..size {
            list.0 = Some(Rc::new(Cell { value: Value::Int(number as i64), next: list.0.take() }));
        }
        list
    }

    fn sum(&mut self, list: &Cells<E>) -> i64 {
        let (mut sum, mut next) = (0, list.0.as_ref());
        while let Some(cell) = next {
            sum += int(&cell.value);
            next = cell.next.as_ref();
        }
        sum
    }
}

struct Container<E>(PhantomData<E>);

impl<E: Engine> Subjects for Container<E> {
    type List = E::List;

    fn build(&mut self, size: usize) -> E::List {
        let mut list = E::List::default();
        for number in 0..size {
            list.conj(Value::Int(number as i64));
        }
        list
    }

    fn sum(&mut self, list: &E::List) -> i64 {
        list.iter().map(int).sum()
    }
}

struct Core<E: Engine> {
    cx: Cx<E>,
}

impl<E: Engine> Subjects for Core<E> {
    type List = Value<E>;

    fn build(&mut self, size: usize) -> Value<E> {
        let mut list = Value::list([]);
        for number in 0..size {
            list = collection::conj(&mut self.cx, list, Value::Int(number as i64)).expect("a list");
        }
        list
    }

    fn sum(&mut self, list: &Value<E>) -> i64 {
        let mut stream = Stream::new(list.clone()).expect("a collection");
        let mut sum = 0;
        while let Ok(Pull::Item(item)) = stream.pull() {
            sum += int(&item);
        }
        sum
    }
}
