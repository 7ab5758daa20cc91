//! `=` and hash: as Clojure, whatever the representation, the history or the engine.

use consair_core::BigInt;
use consair_core::collection::{assoc, conj, disj, dissoc, map_of, seq, set_of};
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::freeze::freeze;
use consair_core::reduced::reduced;
use consair_core::sequence::{SeqKind, SeqObject, Source};
use consair_core::value::Value;

use crate::check::{
    Check, SIZES, colliding, different, each_kind, equal, exact, holds, int, kw, list, map, set, size, vector,
};
use crate::reference::Reference;

pub(super) fn lists_vectors_and_sequences_with_equal_elements_are_equal<E: Engine>(_: &mut Cx<E>) -> Check {
    for n in SIZES {
        let cells = (0..n).rev().fold(Value::<E>::Nil, |rest, at| SeqObject::cons(size(at), rest));
        let range =
            Value::Seq(SeqObject::new(SeqKind::At(Source::Range { next: 0, end: n as i64, step: 1 })));
        let mut forms = vec![list(n), vector(n), range];
        if n > 0 {
            forms.push(cells);
            forms.push(seq(vector(n))?);
            forms.push(seq(list(n))?);
        }
        for a in &forms {
            for b in &forms {
                equal(a, b)?;
            }
            different(a, &vector(n + 1))?;
            different(a, &list(n + 1))?;
            if n > 0 {
                different(a, &vector(n - 1))?;
            }
        }
    }
    Ok(())
}

pub(super) fn one_different_element_makes_sequences_different<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 2, 9, 33, 65] {
        for at in [0, n / 2, n - 1] {
            let other = assoc(cx, vector(n), size(at), int(-1))?;
            different(&other, &vector(n))?;
            different(&other, &list(n))?;
            holds(other.hash_code() != vector::<E>(n).hash_code(), "another hash")?;
        }
    }
    Ok(())
}

pub(super) fn maps_and_sets_are_equal_by_content_in_any_order<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in SIZES {
        let backwards = map_of(cx, (0..n).rev().map(|at| (size(at), size(at * 10))))?;
        equal(&map(cx, n)?, &backwards)?;
        let backwards = set_of(cx, (0..n).rev().map(size))?;
        equal(&set(cx, n)?, &backwards)?;
    }
    Ok(())
}

pub(super) fn a_map_is_equal_whatever_its_history<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 3, 8, 9, 40] {
        let mut coll = map(cx, n + 60)?;
        let mut members = set(cx, n + 60)?;
        for gone in n..n + 60 {
            coll = dissoc(cx, coll, &size(gone))?;
            members = disj(cx, members, &size(gone))?;
        }
        equal(&coll, &map(cx, n)?)?;
        equal(&members, &set(cx, n)?)?;
    }
    Ok(())
}

pub(super) fn one_different_entry_makes_maps_different<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 2, 8, 9, 40] {
        let base = map(cx, n)?;
        let changed = map(cx, n)?;
        let changed = assoc(cx, changed, size(n - 1), int(-1))?;
        different(&base, &changed)?;
        let other_key = map(cx, n)?;
        let other_key = dissoc(cx, other_key, &int(0))?;
        let other_key = assoc(cx, other_key, int(-1), int(0))?;
        different(&base, &other_key)?;
        let fewer = map(cx, n - 1)?;
        different(&base, &fewer)?;
        let base = set(cx, n)?;
        let other = set(cx, n)?;
        let other = disj(cx, other, &int(0))?;
        let other = conj(cx, other, int(-1))?;
        different(&base, &other)?;
    }
    Ok(())
}

pub(super) fn a_nil_value_is_not_an_absent_key<E: Engine>(cx: &mut Cx<E>) -> Check {
    let a = map_of(cx, [(kw("a"), Value::Nil)])?;
    let b = map_of(cx, [(kw("b"), Value::Nil)])?;
    different(&a, &b)
}

pub(super) fn values_of_different_kinds_are_different<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut values: Vec<Value<E>> = vec![
        Value::Nil,
        Value::Bool(false),
        Value::Bool(true),
        int(0),
        int(1),
        Value::Float(0.0),
        Value::Float(1.0),
        Value::Char('a'),
        Value::string("a"),
        Value::string(""),
        kw("a"),
        Value::symbol("a"),
        Value::symbol("n/a"),
        Value::from("99999999999999999999".parse::<BigInt>().expect("digits")),
        Value::Float(99_999_999_999_999_999_999.0),
        exact("1/2"),
        Value::Float(0.5),
        exact("0.5M"),
        exact("1M"),
        exact("0M"),
        Value::string("a text of more than fourteen bytes"),
        list(0),
        map(cx, 0)?,
        set(cx, 0)?,
        list(1),
        map(cx, 1)?,
        set(cx, 1)?,
        Value::vector([Value::vector([int(0), int(0)])]),
        Value::vector([Value::Nil]),
    ];
    values.push(reduced(int(1)));
    for (at, a) in values.iter().enumerate() {
        for b in &values[at + 1..] {
            // The seq of a map of one entry is a vector of that entry, but the map is not.
            different(a, b)?;
        }
        equal(a, a)?;
    }
    Ok(())
}

pub(super) fn an_integer_is_not_a_float<E: Engine>(_: &mut Cx<E>) -> Check {
    different::<E>(&int(1), &Value::Float(1.0))?;
    different::<E>(&Value::vector([int(1)]), &Value::vector([Value::Float(1.0)]))
}

pub(super) fn nan_is_not_equal_to_itself<E: Engine>(_: &mut Cx<E>) -> Check {
    different::<E>(&Value::Float(f64::NAN), &Value::Float(f64::NAN))?;
    different::<E>(&Value::vector([Value::Float(f64::NAN)]), &Value::vector([Value::Float(f64::NAN)]))
}

pub(super) fn zero_and_minus_zero_are_equal<E: Engine>(_: &mut Cx<E>) -> Check {
    equal::<E>(&Value::Float(0.0), &Value::Float(-0.0))?;
    equal::<E>(&Value::vector([Value::Float(0.0)]), &Value::list([Value::Float(-0.0)]))
}

pub(super) fn numbers_of_one_kind_are_equal_by_value<E: Engine>(_: &mut Cx<E>) -> Check {
    for small in [0, 7, -7, i64::MAX, i64::MIN] {
        equal::<E>(&Value::from(BigInt::from(small)), &int(small))?;
    }
    different::<E>(&Value::from(BigInt::from(7)), &int(8))?;
    equal::<E>(&exact("6/4"), &exact("3/2"))?;
    equal::<E>(&exact("1.5M"), &exact("1.500M"))?;
    equal::<E>(&exact("100M"), &exact("1E+2M"))?;
    equal::<E>(&exact("0M"), &exact("0.00M"))?;
    let big = || Value::<E>::from("-99999999999999999999".parse::<BigInt>().expect("digits"));
    equal(&big(), &big())
}

pub(super) fn texts_are_equal_by_their_characters<E: Engine>(_: &mut Cx<E>) -> Check {
    for text in
        ["", "a", "fourteen bytes", "fifteen bytes..", "ééééééé", "a text of more than fourteen bytes"]
    {
        equal::<E>(&Value::string(text), &Value::from(text.to_owned()))?;
        different::<E>(&Value::string(text), &Value::from(format!("{text}\0")))?;
    }
    Ok(())
}

pub(super) fn nested_collections_are_equal_by_content<E: Engine>(cx: &mut Cx<E>) -> Check {
    let build = |cx: &mut Cx<E>, sequence: fn(usize) -> Value<E>| {
        let members = set_of(cx, [sequence(2)])?;
        let inner = map_of(cx, [(sequence(3), members), (kw("a"), sequence(1))])?;
        Ok::<_, consair_core::error::Error<E>>(Value::vector([inner, sequence(0)]))
    };
    let (a, b) = (build(cx, list)?, build(cx, vector)?);
    equal(&a, &b)?;
    let c = build(cx, list)?;
    let c = conj(cx, c, Value::Nil)?;
    different(&a, &c)
}

pub(super) fn freezing_changes_neither_equality_nor_hash<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [0, 3, 12] {
        for (plain, twin) in each_kind(cx, n)?.into_iter().zip(each_kind(cx, n)?) {
            let frozen = freeze(cx, twin)?;
            equal(&plain, &frozen)?;
            // Once more, now that the hash may be kept.
            equal(&plain, &frozen)?;
            let changed = conj(cx, frozen, Value::vector([int(70), int(80)]))?;
            different(&plain, &changed)?;
            holds(plain.hash_code() != changed.hash_code(), "another hash")?;
        }
    }
    Ok(())
}

pub(super) fn an_update_changes_the_hash<E: Engine>(cx: &mut Cx<E>) -> Check {
    for n in [1, 9] {
        for coll in each_kind(cx, n)? {
            let before = coll.hash_code();
            let changed = conj(cx, coll, Value::vector([int(70), int(80)]))?;
            holds(changed.hash_code() != before, "another hash")?;
        }
    }
    Ok(())
}

pub(super) fn hashes_are_the_same_in_every_engine<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut reference = Cx::<Reference>::new();
    for n in SIZES.into_iter().filter(|&n| n < 100) {
        for (here, there) in each_kind(cx, n)?.iter().zip(each_kind(&mut reference, n)?) {
            holds(
                here.hash_code() == there.hash_code(),
                &format!("the hash of {here:?} in the reference engine"),
            )?;
        }
    }
    holds(kw::<E>("n/a").hash_code() == kw::<Reference>("n/a").hash_code(), "the hash of a keyword")
}

pub(super) fn hashes_of_small_collections_differ<E: Engine>(cx: &mut Cx<E>) -> Check {
    let mut hashes = std::collections::HashMap::new();
    let mut values = Vec::new();
    for a in 0..12 {
        for b in 0..12 {
            values.push(Value::vector([int(a), int(b)]));
            values.push(map_of(cx, [(int(a), int(b))])?);
            if a < b {
                values.push(set_of(cx, [int(a), int(b)])?);
            }
        }
    }
    for value in values {
        if let Some(other) = hashes.insert(value.hash_code(), value.clone()) {
            return Err(crate::check::Broken(format!("expected other hashes of {value:?} and {other:?}")));
        }
    }
    Ok(())
}

pub(super) fn functions_of_one_code_are_equal_with_equal_captures<E: Engine>(_: &mut Cx<E>) -> Check {
    equal::<E>(&colliding(1), &colliding(1))?;
    different::<E>(&colliding(1), &colliding(2))
}
