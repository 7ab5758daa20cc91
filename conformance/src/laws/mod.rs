//! The laws: what every engine must do, one function each, named as a sentence.
//!
//! [`each_law!`](crate::each_law) is their index. What is not in it is never called, which the compiler
//! reports.

mod accounting;
mod aliasing;
mod cycle;
mod deep;
mod equality;
mod freeze;
mod list;
mod lookup;
mod map;
mod order;
mod print;
mod sequence;
mod set;
mod sorted;
mod unique;
mod update;
mod vector;

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::update::Policy;

use crate::check::Check;
use crate::model;

/// Under which policies a law holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// Under all.
    Always,
    /// Where an update of a shared collection is never seen by another holder: *unique*.
    Unshared,
    /// Where it is: *in-place* and *report*.
    Aliasing,
    /// Whatever the policy; checked once for an engine, under *unique*, because it takes long.
    Once,
}

impl When {
    /// True when a law of this kind is checked under `policy`.
    pub fn applies(self, policy: Policy) -> bool {
        match self {
            When::Always => true,
            When::Unshared | When::Once => policy == Policy::Unique,
            When::Aliasing => policy != Policy::Unique,
        }
    }
}

/// Something that holds for every engine.
pub struct Law<E: Engine> {
    /// What it is about.
    pub area: &'static str,
    /// What it says.
    pub name: &'static str,
    /// Under which policies.
    pub when: When,
    /// Says what is wrong, if something is. It is given a fresh context under one of the policies.
    pub check: fn(&mut Cx<E>) -> Check,
}

/// The index of the laws: hands them, by area, to the macro `$then`.
#[doc(hidden)]
#[macro_export]
macro_rules! each_law {
    ($then:ident [$($with:tt)*]) => { $crate::$then! { [$($with)*]
        Always list {
            conj_on_a_list_adds_at_the_front
            a_list_knows_its_count_at_every_size
            first_of_a_list_is_its_front
            pop_takes_the_front_of_a_list
            pop_of_an_empty_list_container_takes_nothing
            a_list_iterates_from_the_front_at_every_size
            a_cursor_walks_a_list_as_iter_does
            advancing_a_copy_of_a_list_cursor_leaves_the_cursor
            a_list_cursor_past_the_end_stays_there
            a_clone_of_a_list_is_independent
            a_list_says_that_it_never_aliases
            older_lists_keep_their_elements
            rest_of_a_shared_list_leaves_the_list
            nth_of_a_list_counts_from_the_front
        }
        Always vector {
            conj_on_a_vector_adds_at_the_end
            a_vector_grows_by_one_through_every_size
            a_vector_has_all_elements_at_every_size
            nth_outside_a_vector_container_is_nothing
            assoc_replaces_exactly_one_element
            assoc_at_the_count_adds_at_the_end
            assoc_outside_a_vector_is_an_index_error
            set_gives_the_old_element
            set_outside_a_vector_does_nothing
            pop_takes_the_last_of_a_vector
            pop_gives_the_element_it_takes
            a_vector_refills_after_pop
            a_cursor_walks_a_vector_as_iter_does
            a_clone_of_a_vector_is_independent
            reserve_changes_no_element
            a_cursor_of_a_vector_that_shrank_does_not_panic
        }
        Always map {
            after_assoc_the_key_has_the_value
            a_map_has_all_entries_at_every_size
            assoc_leaves_other_keys
            assoc_gives_the_old_value
            assoc_of_a_present_key_keeps_the_stored_key
            assoc_of_a_present_key_keeps_its_place
            a_map_of_up_to_eight_entries_keeps_insertion_order
            dissoc_from_a_small_map_keeps_the_order_of_the_others
            a_map_iterates_in_one_order_while_it_does_not_change
            a_cursor_walks_a_map_as_iter_does
            a_map_cursor_used_after_a_change_does_not_panic
            dissoc_removes_exactly_one_key
            dissoc_of_an_absent_key_does_nothing
            a_map_empties_and_refills
            entry_gives_the_stored_key_and_value
            a_value_of_nil_is_present
            keys_of_one_hash_are_different_keys
            an_integer_and_a_float_are_different_keys
            zero_and_minus_zero_are_one_key
            nan_is_never_found
            every_kind_of_scalar_is_a_key
            equal_collections_are_one_key
            equal_numbers_are_one_key
            a_clone_of_a_map_is_independent
            conj_on_a_map_takes_entries_and_maps
            conj_of_no_entry_is_an_error_and_changes_nothing
            a_map_added_to_itself_is_the_same
            map_of_keeps_the_last_of_equal_keys
            reserve_changes_no_entry
        }
        Always set {
            conj_on_a_set_adds_a_member
            a_set_has_all_members_at_every_size
            conj_of_a_present_member_changes_nothing
            conj_of_a_present_member_keeps_the_old_one
            a_set_of_up_to_eight_members_keeps_insertion_order
            disj_from_a_small_set_keeps_the_order_of_the_others
            disj_says_whether_the_member_was_there
            disj_removes_exactly_one_member
            a_set_empties_and_refills
            a_cursor_walks_a_set_as_iter_does
            a_set_cursor_used_after_a_change_does_not_panic
            a_set_iterates_in_one_order_while_it_does_not_change
            members_of_one_hash_are_different_members
            nil_and_false_are_members
            a_clone_of_a_set_is_independent
            reserve_changes_no_member
        }
        Always sequence {
            seq_of_what_is_empty_is_nil
            seq_has_the_elements_in_order
            first_and_rest_walk_every_kind
            rest_is_never_nil_and_next_is
            first_of_nothing_is_nil
            rest_drops_metadata
            cons_puts_an_element_before_any_kind
            cons_leaves_what_it_is_put_before
            count_agrees_with_a_walk
            a_range_counts_what_it_walks
            nth_gives_the_element_or_the_default
            nth_out_of_bounds_is_an_index_error
            nth_of_what_has_no_order_is_a_type_error
            what_is_no_collection_is_a_type_error
            the_wrong_kind_of_collection_is_a_type_error
            nil_is_an_empty_collection_of_any_kind
            pop_of_an_empty_collection_is_a_state_error
            empty_keeps_the_kind_and_the_metadata
            conj_on_a_sequence_puts_in_front
            a_lazy_sequence_that_is_not_realised_is_an_error_of_its_own
        }
        Always lookup {
            val_at_gives_the_value_or_the_default
            val_at_of_what_has_no_keys_is_the_default
            contains_looks_at_keys_and_indices
            collections_are_functions_of_their_keys
            names_are_functions_of_a_map
            a_call_with_a_wrong_number_of_arguments_is_an_arity_error
            reduced_wraps_and_unreduced_unwraps
        }
        Always update {
            the_only_handle_is_updated_in_place
            an_update_through_the_last_handle_left_is_in_place
            lists_never_alias
            an_update_of_a_frozen_collection_is_a_copy
            updates_keep_metadata
            set_meta_is_never_seen_by_another_holder
            metadata_may_be_put_on_what_was_shared_before
            removing_what_is_absent_is_no_update
            an_update_that_fails_changes_nothing
            copied_is_an_object_of_its_own
            updates_are_traced_with_their_outcome
            a_policy_that_the_engine_cannot_keep_is_an_error
        }
        Always sorted {
            a_sorted_map_agrees_with_a_btree_map
            a_sorted_set_has_its_members_in_order
            a_sorted_map_takes_the_keys_that_have_an_order
            a_sorted_collection_equals_the_unsorted_one
            empty_of_a_sorted_collection_keeps_its_order
            an_order_of_the_program_is_asked_by_a_search
            a_transient_leaves_its_source_alone
            a_transient_can_be_used_until_it_is_persistent
        }
        Unshared unique {
            a_shared_collection_is_copied
            every_older_version_of_a_vector_keeps_its_elements
            every_older_version_of_a_map_keeps_its_entries
            every_older_version_of_a_sorted_set_keeps_its_members
            a_collection_may_be_put_into_itself
            a_walk_does_not_see_later_updates
        }
        Aliasing aliasing {
            every_holder_sees_an_update
            the_tour_of_the_fast_engine_holds
            a_cursor_over_a_map_that_got_a_key_is_an_error
            a_cursor_over_a_map_that_lost_a_key_is_an_error
            a_cursor_over_a_set_that_changed_is_an_error
            a_walk_of_a_sorted_set_that_changed_is_an_error
            replacing_a_value_does_not_disturb_a_walk
            a_present_member_does_not_disturb_a_walk
            a_walk_of_a_vector_ends_at_the_smaller_length
            seq_of_a_place_that_a_vector_lost_is_nil
            a_walk_of_a_vector_sees_replaced_elements
            putting_a_collection_into_itself_is_an_error
            a_shared_key_is_copied_before_it_is_frozen
            a_shared_part_of_a_key_is_copied_before_it_is_frozen
            a_shared_collection_is_copied_before_it_is_frozen
            a_hash_is_never_stale
            a_later_holder_sees_what_the_earlier_did
        }
        Always freeze {
            freezing_keeps_kind_and_elements
            freezing_is_deep
            freezing_a_frozen_collection_gives_it_back
            freezing_through_the_only_handle_copies_nothing
            keys_and_members_are_frozen
            values_of_a_map_are_not_frozen
            a_copy_of_a_frozen_collection_has_frozen_parts
            a_realised_sequence_as_a_key_becomes_a_list
            an_unrealised_part_of_a_key_is_an_error
            keys_nest_a_thousand_levels_and_no_more
            maps_nest_a_thousand_levels_through_keys
            nesting_through_values_does_not_count_as_depth_of_keys
        }
        Always equality {
            lists_vectors_and_sequences_with_equal_elements_are_equal
            one_different_element_makes_sequences_different
            maps_and_sets_are_equal_by_content_in_any_order
            a_map_is_equal_whatever_its_history
            one_different_entry_makes_maps_different
            a_nil_value_is_not_an_absent_key
            values_of_different_kinds_are_different
            an_integer_is_not_a_float
            nan_is_not_equal_to_itself
            zero_and_minus_zero_are_equal
            numbers_of_one_kind_are_equal_by_value
            texts_are_equal_by_their_characters
            nested_collections_are_equal_by_content
            freezing_changes_neither_equality_nor_hash
            an_update_changes_the_hash
            hashes_are_the_same_in_every_engine
            hashes_of_small_collections_differ
            functions_of_one_code_are_equal_with_equal_captures
        }
        Always order {
            nil_comes_before_all
            numbers_are_ordered_by_value_across_their_kinds
            against_a_float_a_number_is_the_nearest_float
            nan_is_neither_less_nor_greater
            texts_and_names_are_ordered_by_their_characters
            vectors_are_ordered_by_length_and_then_by_element
            what_has_no_order_is_a_type_error
        }
        Always print {
            collections_print_as_they_are_read
            scalars_print_readably
            texts_print_plainly_for_people
            a_long_text_comes_in_pieces
            printing_yields_at_a_lazy_sequence
            a_message_shows_a_short_text
            cells_and_errors_print_what_they_hold
        }
        Once deep {
            deep_collections_drop
            deep_sequences_drop
            deep_closures_cells_and_errors_drop
            deep_metadata_drops
            deep_collections_print
            deep_collections_are_equal_and_hash_alike
            deep_collections_of_different_depth_are_different
            deep_vectors_compare
            deep_collections_freeze_and_are_keys
            a_deep_collection_that_is_shared_is_copied_before_it_is_frozen
            a_cycle_through_an_atom_prints_and_is_freed
        }
        Aliasing cycle {
            a_cycle_of_vectors_ends_every_walk
            a_cycle_through_map_values_ends_every_walk
            a_long_cycle_ends_every_walk
            a_cycle_cannot_be_frozen
            a_cycle_is_freed_when_the_context_is_cleared
        }
        Always accounting {
            dropped_collections_leave_no_object_and_no_byte
            emptied_collections_leave_no_byte
            many_versions_leave_no_byte
            texts_are_counted_and_leave_no_byte
            a_collection_weighs_more_as_it_grows
            the_weight_of_a_container_changes_only_with_it
            growing_past_the_byte_limit_is_an_error
            growing_a_shared_collection_past_the_byte_limit_is_an_error
            building_past_the_byte_limit_is_an_error
            a_copy_past_the_byte_limit_changes_nothing
            fuel_is_used_up_exactly
            an_interrupt_ends_a_program
        }
        Always model {
            random_lists_agree_with_a_naive_list
            random_vectors_agree_with_a_naive_vector
            random_maps_agree_with_a_naive_map
            random_sets_agree_with_a_naive_set
        }
    } };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __collect_laws {
    ([] $($when:ident $area:ident { $($law:ident)* })*) => {
        /// All laws, in reading order.
        pub fn laws<E: Engine>() -> Vec<Law<E>> {
            vec![$($(Law {
                area: stringify!($area),
                name: stringify!($law),
                when: When::$when,
                check: $area::$law::<E>,
            },)*)*]
        }
    };
}

crate::each_law!(__collect_laws []);
