//! Records: maps that know their type, under the same update rule.

use std::rc::Rc;

use consair_core::class::Class;
use consair_core::collection::{assoc, copied, dissoc, map_of, seq, val_at};
use consair_core::conj::Conj;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::freeze::freeze;
use consair_core::object::Object;
use consair_core::symbol::{Keyword, Symbol};
use consair_core::types::{Shape, Type, is_subtype};
use consair_core::update::set_meta;
use consair_core::value::Value;

use crate::check::{Check, different, equal, holds, int, is, kw, prints};

fn point_type<E: Engine>(cx: &mut Cx<E>) -> Rc<Type<E>> {
    let fields = ["x", "y"].map(Keyword::new).into();
    let ty = cx.types.make(Symbol::new("user.Point"), Shape::Record, fields);
    ty.add_super(cx.types.class(Class::IPersistentMap));
    ty
}

fn point<E: Engine>(ty: &Rc<Type<E>>, x: i64, y: i64) -> Value<E> {
    let mut map = E::Map::default();
    map.conj((kw("x"), int(x)));
    map.conj((kw("y"), int(y)));
    Value::Map(Object::with_annex(map, Some(ty.mark())))
}

fn is_point<E: Engine>(value: &Value<E>, ty: &Type<E>) -> bool {
    value.custom_type().is_some_and(|found| found.id() == ty.id())
}

pub(super) fn a_record_is_equal_to_those_of_its_type_alone<E: Engine>(cx: &mut Cx<E>) -> Check {
    let (ty, other) = (point_type(cx), point_type(cx));
    equal(&point(&ty, 1, 2), &point(&ty, 1, 2))?;
    different(&point(&ty, 1, 2), &point(&ty, 1, 3))?;
    different(&point(&ty, 1, 2), &point(&other, 1, 2))?;
    let map = map_of(cx, [(kw("x"), int(1)), (kw("y"), int(2))])?;
    different(&point(&ty, 1, 2), &map)
}

pub(super) fn a_record_stays_one_through_updates<E: Engine>(cx: &mut Cx<E>) -> Check {
    let ty = point_type(cx);
    let record = assoc(cx, point(&ty, 1, 2), kw("x"), int(5))?;
    prints(&record, "#user.Point{:x 5, :y 2}")?;
    let record = assoc(cx, record, kw("z"), int(3))?;
    holds(is_point(&record, &ty), "a record after a further key")?;
    let record = dissoc(cx, record, &kw("z"))?;
    holds(is_point(&record, &ty), "a record after the further key is gone")?;
    equal(&record, &point(&ty, 5, 2))?;
    holds(is_point(&copied(cx, &record)?, &ty), "a copy is a record")?;
    let held = record.clone();
    let frozen = freeze(cx, record)?;
    holds(is_point(&frozen, &ty), "a frozen record is one")?;
    equal(&frozen, &held)?;
    let changed = assoc(cx, frozen, kw("x"), int(6))?;
    holds(is_point(&changed, &ty), "a changed copy of a frozen record is one")
}

pub(super) fn a_record_without_a_field_is_a_map_of_its_own<E: Engine>(cx: &mut Cx<E>) -> Check {
    let ty = point_type(cx);
    let alone = dissoc(cx, point(&ty, 1, 2), &kw("x"))?;
    let map = map_of(cx, [(kw("y"), int(2))])?;
    equal(&alone, &map)?;
    let held = point(&ty, 1, 2);
    let less = dissoc(cx, held.clone(), &kw("y"))?;
    prints(&less, "{:x 1}")?;
    prints(&held, "#user.Point{:x 1, :y 2}")
}

pub(super) fn metadata_leaves_the_type_of_a_record<E: Engine>(cx: &mut Cx<E>) -> Check {
    let ty = point_type(cx);
    let Value::Map(mut record) = point(&ty, 1, 2) else { unreachable!("a record is a map") };
    let Value::Map(meta) = map_of(cx, [(kw("m"), int(1))])? else { unreachable!("a map") };
    set_meta(cx, &mut record, Some(meta))?;
    let record = assoc(cx, Value::Map(record), kw("x"), int(3))?;
    holds(record.meta().is_some() && is_point(&record, &ty), "metadata and type after an update")?;
    equal(&record, &point(&ty, 3, 2))?;
    let map = dissoc(cx, record, &kw("x"))?;
    holds(map.meta().is_some() && map.custom_type().is_none(), "metadata and no type on a plain map")
}

pub(super) fn a_record_is_updated_by_the_one_rule<E: Engine>(cx: &mut Cx<E>) -> Check {
    let ty = point_type(cx);
    let before = cx.update_counts();
    let record = assoc(cx, point(&ty, 1, 2), kw("x"), int(2))?;
    is(cx.update_counts().in_place, before.in_place + 1, "updates in place through the only handle")?;
    let held = record.clone();
    drop(assoc(cx, record, kw("x"), int(3))?);
    let seen = if cx.aliases() { 3 } else { 2 };
    is(val_at(&held, &kw("x"), Value::Nil)?, int(seen), "what another holder sees")
}

pub(super) fn a_record_as_a_key_is_no_map<E: Engine>(cx: &mut Cx<E>) -> Check {
    let ty = point_type(cx);
    let map = map_of(cx, [(point(&ty, 1, 2), int(1))])?;
    is(val_at(&map, &point(&ty, 1, 2), Value::Nil)?, int(1), "the value at a record")?;
    let plain = map_of(cx, [(kw("x"), int(1)), (kw("y"), int(2))])?;
    is(val_at(&map, &plain, Value::Nil)?, Value::Nil, "the value at a map with its entries")
}

pub(super) fn a_record_is_walked_as_a_map<E: Engine>(cx: &mut Cx<E>) -> Check {
    let ty = point_type(cx);
    prints(&seq(point(&ty, 1, 2))?, "([:x 1] [:y 2])")?;
    let found = cx.types.of(&point(&ty, 1, 2));
    let map = Rc::clone(cx.types.class(Class::IPersistentMap));
    holds(is_subtype(&found, &map), "a record to be of the class of maps")
}
