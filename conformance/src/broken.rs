//! Broken programs, and how well the reader does on them.
//!
//! Two kinds: *mutants* are real programs (`broken/programs`) with one bracket or quote deleted,
//! doubled, swapped with what is beside it, or replaced; where is known. *Habits* (`broken/*.txt`) are
//! written by hand: what people write who come from other languages, and mistakes of structure, each
//! with the line of the mistake and a text that the suggestion must contain. Apart from them there are
//! *hostile* texts, of any size.

mod figures;
mod habits;
mod hostile;
mod mutants;

pub use figures::{Figures, Share, habit_figures, mutant_figures};
pub use habits::{Habit, habits};
pub use hostile::hostile;
pub use mutants::{Mutant, Random, list_of, listed, mutants, program, programs};
