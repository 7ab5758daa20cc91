//! Mutants: the reference engine with one fault each, by which the laws are measured.
//!
//! A fault is chosen by number on a thread ([`set_fault`]); without one the engine is the reference
//! engine. Each row of [`MUTANTS`] says what is wrong and which laws must notice.

use std::cell::Cell;

use consair_core::associative::Associative;
use consair_core::conj::Conj;
use consair_core::counted::Counted;
use consair_core::engine::{Container, Engine, ListContainer, MapContainer, SetContainer, VectorContainer};
use consair_core::indexed::Indexed;
use consair_core::lookup::Lookup;
use consair_core::seq::Seq;
use consair_core::update::Policy;
use consair_core::value::Value;

use crate::check::Check;
use crate::model::{self, Kind};

thread_local! {
    static FAULT: Cell<u32> = const { Cell::new(0) };
}

fn has(fault: u32) -> bool {
    FAULT.get() == fault
}

/// Gives the engine [`Faulty`] on this thread the fault of that number; 0 for none.
pub fn set_fault(fault: u32) {
    FAULT.set(fault);
}

/// One fault.
pub struct Mutant {
    /// Its number.
    pub fault: u32,
    /// What is wrong.
    pub what: &'static str,
    /// The laws, as `area::name`, each of which must fail.
    pub killed_by: &'static [&'static str],
}

macro_rules! mutants {
    ($($fault:literal $what:literal: $($law:literal),+;)*) => {
        /// The faults.
        pub const MUTANTS: &[Mutant] =
            &[$(Mutant { fault: $fault, what: $what, killed_by: &[$($law),+] }),*];
    };
}

mutants! {
    1 "conj on a list adds at the back": "list::conj_on_a_list_adds_at_the_front";
    2 "pop of a list takes the last element": "list::pop_takes_the_front_of_a_list";
    3 "a list counts no further than 32": "list::a_list_knows_its_count_at_every_size";
    4 "a clone of a list lacks the front":
        "list::a_clone_of_a_list_is_independent", "list::older_lists_keep_their_elements";
    5 "the cursor of a list skips the fifth element": "list::a_cursor_walks_a_list_as_iter_does";
    6 "first of a list gives the last": "list::first_of_a_list_is_its_front";
    7 "iter of a list goes backwards": "list::a_list_iterates_from_the_front_at_every_size";
    10 "set changes the next element": "vector::assoc_replaces_exactly_one_element";
    11 "set gives the new element": "vector::set_gives_the_old_element";
    12 "set outside adds at the end": "vector::set_outside_a_vector_does_nothing";
    13 "nth at the count gives the last element": "vector::nth_outside_a_vector_container_is_nothing";
    14 "the 33rd conj replaces the last element": "vector::a_vector_grows_by_one_through_every_size";
    15 "pop at 33 takes two": "vector::pop_takes_the_last_of_a_vector";
    16 "a clone of a vector ends at 32":
        "vector::a_clone_of_a_vector_is_independent", "unique::every_older_version_of_a_vector_keeps_its_elements";
    17 "a cursor of a vector stops one too early": "vector::a_cursor_walks_a_vector_as_iter_does";
    18 "a vector weighs nothing":
        "accounting::growing_past_the_byte_limit_is_an_error", "accounting::a_collection_weighs_more_as_it_grows";
    19 "reserve of a vector empties it": "vector::reserve_changes_no_element";
    20 "a cursor past the end of a vector panics": "vector::a_cursor_of_a_vector_that_shrank_does_not_panic";
    21 "iter of a vector leaves the first out": "vector::a_vector_has_all_elements_at_every_size";
    22 "pop of an emptied vector gives nil": "vector::pop_gives_the_element_it_takes";
    23 "a vector weighs another amount each time it is asked":
        "accounting::the_weight_of_a_container_changes_only_with_it",
        "accounting::dropped_collections_leave_no_object_and_no_byte";
    30 "assoc of a present key replaces the stored key": "map::assoc_of_a_present_key_keeps_the_stored_key";
    31 "assoc of a present key moves it to the end": "map::assoc_of_a_present_key_keeps_its_place";
    32 "assoc gives the new value": "map::assoc_gives_the_old_value";
    33 "dissoc fills the gap with the last entry": "map::dissoc_from_a_small_map_keeps_the_order_of_the_others";
    34 "dissoc from more than eight entries removes nothing": "map::dissoc_removes_exactly_one_key";
    35 "keys are compared by hash alone": "map::keys_of_one_hash_are_different_keys";
    36 "keys are compared by identity":
        "map::equal_collections_are_one_key", "freeze::a_realised_sequence_as_a_key_becomes_a_list";
    37 "a key with the value nil is not found": "map::a_value_of_nil_is_present";
    39 "a map iterates in the order of hashes": "map::a_map_of_up_to_eight_entries_keeps_insertion_order";
    40 "the cursor of a map gives the first entry twice": "map::a_cursor_walks_a_map_as_iter_does";
    41 "a clone of a map lacks the last entry":
        "map::a_clone_of_a_map_is_independent", "unique::every_older_version_of_a_map_keeps_its_entries";
    42 "1 and 1.0 are one key": "map::an_integer_and_a_float_are_different_keys";
    43 "0.0 and -0.0 are two keys": "map::zero_and_minus_zero_are_one_key";
    44 "NaN is found": "map::nan_is_never_found";
    45 "entry of an absent key gives the first entry": "map::entry_gives_the_stored_key_and_value";
    46 "assoc of a present key adds a second entry": "map::assoc_leaves_other_keys", "map::map_of_keeps_the_last_of_equal_keys";
    47 "every walk of a map begins elsewhere": "map::a_map_iterates_in_one_order_while_it_does_not_change";
    48 "a map weighs nothing": "accounting::a_collection_weighs_more_as_it_grows";
    49 "a map counts the room it has": "map::a_map_empties_and_refills", "equality::a_map_is_equal_whatever_its_history";
    50 "reserve of a map reverses it": "map::reserve_changes_no_entry";
    51 "dissoc of an absent key removes the first": "map::dissoc_of_an_absent_key_does_nothing";
    52 "a cursor of a map that changed panics": "map::a_map_cursor_used_after_a_change_does_not_panic";
    60 "conj of a present member replaces it": "set::conj_of_a_present_member_keeps_the_old_one";
    61 "conj of a present member adds it again": "set::conj_of_a_present_member_changes_nothing";
    62 "disj of an absent member says true": "set::disj_says_whether_the_member_was_there";
    63 "disj fills the gap with the last member": "set::disj_from_a_small_set_keeps_the_order_of_the_others";
    64 "members are compared by hash alone": "set::members_of_one_hash_are_different_members";
    65 "a set iterates backwards": "set::a_set_of_up_to_eight_members_keeps_insertion_order";
    66 "the cursor of a set leaves the last out": "set::a_cursor_walks_a_set_as_iter_does";
    67 "a clone of a set is empty": "set::a_clone_of_a_set_is_independent";
    68 "nil is never a member": "set::nil_and_false_are_members";
    69 "disj takes the neighbour too": "set::disj_removes_exactly_one_member";
    70 "reserve of a set drops its last member": "set::reserve_changes_no_member";
    71 "a set weighs nothing": "accounting::growing_past_the_byte_limit_is_an_error";
    72 "a cursor of a set that changed panics": "set::a_set_cursor_used_after_a_change_does_not_panic";
    73 "every walk of a set begins elsewhere": "set::a_set_iterates_in_one_order_while_it_does_not_change";
}

/// Plays the model of the kind of collection that has `fault`, on the fault of this thread. No failure is
/// kept.
pub fn model_agrees(fault: u32, policy: Policy) -> Check {
    let kind = match fault {
        0..10 => Kind::List,
        10..30 => Kind::Vector,
        30..60 => Kind::Map,
        _ => Kind::Set,
    };
    model::agrees::<Faulty>(policy, kind)
}

/// The engine that has the fault of its thread.
pub struct Faulty;

impl Engine for Faulty {
    const NAME: &'static str = "mutant";
    const CAN_ALIAS: bool = true;
    type List = List;
    type Vector = Vector;
    type Map = Map;
    type Set = Set;
}

type V = Value<Faulty>;

/// A `Vec`, and what the faults that are not twice the same need.
macro_rules! container {
    ($(#[$doc:meta])* $name:ident of $item:ty, aliases: $aliases:literal, weighs nothing: $weightless:literal) => {
        $(#[$doc])*
        #[derive(Default)]
        pub struct $name {
            items: Vec<$item>,
            /// How often it was asked.
            asked: Cell<usize>,
        }

        impl $name {
            fn asked(&self) -> usize {
                self.asked.set(self.asked.get() + 1);
                self.asked.get()
            }
        }

        impl Container for $name {
            const ALIASES: bool = $aliases;

            fn heap_bytes(&self) -> usize {
                let bytes = self.items.capacity() * size_of::<$item>();
                match $weightless {
                    fault if has(fault) => 0,
                    18 if has(23) => bytes + self.asked(),
                    _ => bytes,
                }
            }
        }
    };
}

container! {
    /// A list: its elements from the last to the first.
    List of V, aliases: false, weighs nothing: 8
}

container! {
    /// A vector.
    Vector of V, aliases: true, weighs nothing: 18
}

container! {
    /// A map: its entries in insertion order.
    Map of (V, V), aliases: true, weighs nothing: 48
}

container! {
    /// A set: its members in insertion order.
    Set of V, aliases: true, weighs nothing: 71
}

impl Clone for List {
    fn clone(&self) -> Self {
        let mut items = self.items.clone();
        if has(4) {
            items.pop();
        }
        List { items, asked: Cell::default() }
    }
}

impl Counted for List {
    fn count(&self) -> usize {
        if has(3) { self.items.len().min(32) } else { self.items.len() }
    }
}

impl Conj<Faulty> for List {
    type Item = V;

    fn conj(&mut self, value: V) {
        if has(1) { self.items.insert(0, value) } else { self.items.push(value) }
    }
}

impl Seq<Faulty> for List {
    type Item = V;
    type Cursor = usize;

    fn cursor(&self) -> usize {
        0
    }

    fn peek(&self, cursor: &usize) -> Option<V> {
        self.items.iter().rev().nth(*cursor).cloned()
    }

    fn advance(&self, cursor: &mut usize) {
        *cursor += if has(5) && *cursor == 3 { 2 } else { 1 };
    }
}

impl ListContainer<Faulty> for List {
    fn first(&self) -> Option<&V> {
        if has(6) { self.items.first() } else { self.items.last() }
    }

    fn pop(&mut self) -> Option<V> {
        if has(2) && !self.items.is_empty() { Some(self.items.remove(0)) } else { self.items.pop() }
    }

    fn iter(&self) -> impl Iterator<Item = &V> {
        let last = self.items.len().wrapping_sub(1);
        (0..self.items.len()).map(move |at| &self.items[if has(7) { at } else { last - at }])
    }
}

impl Clone for Vector {
    fn clone(&self) -> Self {
        let mut items = self.items.clone();
        if has(16) {
            items.truncate(32);
        }
        Vector { items, asked: Cell::default() }
    }
}

impl Counted for Vector {
    fn count(&self) -> usize {
        self.items.len()
    }
}

impl Conj<Faulty> for Vector {
    type Item = V;

    fn conj(&mut self, value: V) {
        if has(14) && self.items.len() == 32 {
            self.items.pop();
        }
        self.items.push(value);
    }
}

impl Seq<Faulty> for Vector {
    type Item = V;
    type Cursor = usize;

    fn cursor(&self) -> usize {
        0
    }

    fn peek(&self, cursor: &usize) -> Option<V> {
        if has(20) {
            return (*cursor != self.items.len()).then(|| self.items[*cursor].clone());
        }
        let end = self.items.len() - usize::from(has(17) && self.items.len() > 1);
        self.items[..end].get(*cursor).cloned()
    }

    fn advance(&self, cursor: &mut usize) {
        *cursor += 1;
    }
}

impl Indexed<Faulty> for Vector {
    fn nth(&self, index: usize) -> Option<&V> {
        if has(13) && index == self.items.len() { self.items.last() } else { self.items.get(index) }
    }
}

impl VectorContainer<Faulty> for Vector {
    fn set(&mut self, index: usize, value: V) -> Option<V> {
        if has(12) && index >= self.items.len() {
            self.items.push(value);
            return None;
        }
        let given = value.clone();
        let index = if has(10) && index + 1 < self.items.len() { index + 1 } else { index };
        let old = std::mem::replace(self.items.get_mut(index)?, value);
        Some(if has(11) { given } else { old })
    }

    fn pop(&mut self) -> Option<V> {
        if has(15) && self.items.len() == 33 {
            self.items.pop();
        }
        if has(22) && self.items.is_empty() { Some(Value::Nil) } else { self.items.pop() }
    }

    fn iter(&self) -> impl Iterator<Item = &V> {
        self.items.iter().skip(usize::from(has(21)))
    }

    fn reserve(&mut self, _: usize) {
        if has(19) {
            self.items.clear();
        }
    }
}

/// Equality of keys and members, but for the fault.
fn same(stored: &V, asked: &V, by_hash: u32) -> bool {
    match (stored, asked) {
        _ if has(by_hash) => stored.hash_code() == asked.hash_code(),
        (Value::Float(a), Value::Float(b)) if has(43) || has(44) => a.to_bits() == b.to_bits(),
        (Value::Float(a), Value::Int(b)) | (Value::Int(b), Value::Float(a)) if has(42) => *a == *b as f64,
        _ if has(36) => stored.is_identical(asked),
        _ => stored == asked,
    }
}

impl Map {
    fn position(&self, key: &V) -> Option<usize> {
        self.items.iter().position(|(present, _)| same(present, key, 35))
    }
}

impl Clone for Map {
    fn clone(&self) -> Self {
        let mut items = self.items.clone();
        if has(41) {
            items.pop();
        }
        Map { items, asked: Cell::default() }
    }
}

impl Counted for Map {
    fn count(&self) -> usize {
        if has(49) { self.items.capacity() } else { self.items.len() }
    }
}

impl Conj<Faulty> for Map {
    type Item = (V, V);

    fn conj(&mut self, (key, value): (V, V)) {
        self.assoc(key, value);
    }
}

impl Seq<Faulty> for Map {
    type Item = (V, V);
    type Cursor = usize;

    fn cursor(&self) -> usize {
        0
    }

    fn peek(&self, cursor: &usize) -> Option<(V, V)> {
        let at = if has(40) { cursor.saturating_sub(1) } else { *cursor };
        if has(52) && at > self.items.len() {
            panic!("a cursor of a changed map");
        }
        self.iter().nth(at).map(|(key, value)| (key.clone(), value.clone()))
    }

    fn advance(&self, cursor: &mut usize) {
        *cursor += 1;
    }
}

impl Lookup<Faulty> for Map {
    fn val_at(&self, key: &V) -> Option<&V> {
        let found = self.position(key).map(|at| &self.items[at].1);
        found.filter(|value| !(has(37) && value.is_nil()))
    }
}

impl Associative<Faulty> for Map {
    fn assoc(&mut self, key: V, value: V) -> Option<V> {
        let Some(at) = self.position(&key).filter(|_| !has(46)) else {
            self.items.push((key, value));
            return None;
        };
        let given = value.clone();
        let old = std::mem::replace(&mut self.items[at].1, value);
        if has(30) {
            self.items[at].0 = key;
        }
        if has(31) {
            let entry = self.items.remove(at);
            self.items.push(entry);
        }
        Some(if has(32) { given } else { old })
    }
}

impl MapContainer<Faulty> for Map {
    fn dissoc(&mut self, key: &V) -> Option<V> {
        let at = match self.position(key) {
            None if has(51) && !self.items.is_empty() => 0,
            at => at?,
        };
        if has(34) && self.items.len() > 8 {
            return Some(self.items[at].1.clone());
        }
        Some(if has(33) { self.items.swap_remove(at) } else { self.items.remove(at) }.1)
    }

    fn entry(&self, key: &V) -> Option<(&V, &V)> {
        let at = self.position(key).or(has(45).then_some(0))?;
        self.items.get(at).map(|(key, value)| (key, value))
    }

    fn iter(&self) -> impl Iterator<Item = (&V, &V)> {
        let mut entries: Vec<_> = self.items.iter().map(|(key, value)| (key, value)).collect();
        if has(39) {
            entries.sort_by_key(|(key, _)| key.hash_code());
        }
        if has(47) && !entries.is_empty() {
            let by = self.asked() % entries.len();
            entries.rotate_left(by);
        }
        entries.into_iter()
    }

    fn reserve(&mut self, _: usize) {
        if has(50) {
            self.items.reverse();
        }
    }
}

impl Set {
    fn position(&self, member: &V) -> Option<usize> {
        self.items.iter().position(|present| same(present, member, 64) && !(has(68) && present.is_nil()))
    }
}

impl Clone for Set {
    fn clone(&self) -> Self {
        Set { items: if has(67) { Vec::new() } else { self.items.clone() }, asked: Cell::default() }
    }
}

impl Counted for Set {
    fn count(&self) -> usize {
        self.items.len()
    }
}

impl Conj<Faulty> for Set {
    type Item = V;

    fn conj(&mut self, member: V) {
        match self.position(&member).filter(|_| !has(61)) {
            None => self.items.push(member),
            Some(at) if has(60) => self.items[at] = member,
            Some(_) => {}
        }
    }
}

impl Seq<Faulty> for Set {
    type Item = V;
    type Cursor = usize;

    fn cursor(&self) -> usize {
        0
    }

    fn peek(&self, cursor: &usize) -> Option<V> {
        if has(72) && *cursor > self.items.len() {
            panic!("a cursor of a changed set");
        }
        if has(66) && cursor + 1 == self.items.len() { None } else { self.iter().nth(*cursor).cloned() }
    }

    fn advance(&self, cursor: &mut usize) {
        *cursor += 1;
    }
}

impl Lookup<Faulty> for Set {
    fn val_at(&self, member: &V) -> Option<&V> {
        self.position(member).map(|at| &self.items[at])
    }
}

impl SetContainer<Faulty> for Set {
    fn disj(&mut self, member: &V) -> bool {
        let Some(at) = self.position(member) else { return has(62) };
        if has(63) {
            self.items.swap_remove(at);
        } else {
            self.items.remove(at);
        }
        if has(69) && at < self.items.len() {
            self.items.remove(at);
        }
        true
    }

    fn iter(&self) -> impl Iterator<Item = &V> {
        let mut members: Vec<_> = self.items.iter().collect();
        if has(65) {
            members.reverse();
        }
        if has(73) && !members.is_empty() {
            let by = self.asked() % members.len();
            members.rotate_left(by);
        }
        members.into_iter()
    }

    fn reserve(&mut self, _: usize) {
        if has(70) {
            self.items.pop();
        }
    }
}
