//! Text to forms.

pub mod form;
