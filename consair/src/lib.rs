//! consair: a Clojure-dialect Lisp with pluggable collection engines, to embed in Rust.
//!
//! ```
//! # #[cfg(feature = "fast-engine")] {
//! use consair::FastInterpreter;
//!
//! let mut lisp = FastInterpreter::new();
//! let sum = lisp.eval_str("(reduce + (map inc [1 2 3]))").unwrap();
//! assert_eq!(sum, consair::Value::Int(9));
//! # }
//! ```
//!
//! An *engine* is the family of collection types behind every value. The feature `fast-engine` adds
//! [`FastInterpreter`], whose collections change in place; `persistent-engine` adds
//! `PersistentInterpreter`, whose collections share structure and never change for another holder.
//! Both are on by default, and a program chooses at run time. With neither, the crate still builds:
//! [`Interpreter`] takes any engine.

#![forbid(unsafe_code)]

pub use consair_core as core;
pub use consair_core::context::{Cx, Limits};
pub use consair_core::engine::Engine;
pub use consair_core::error::{Error, ErrorKind};
pub use consair_core::function::{Arity, Step};
pub use consair_core::update::Policy;
pub use consair_core::value::Value;
pub use consair_eval as eval;
pub use consair_eval::{Interpreter, call};

#[cfg(feature = "fast-engine")]
pub use consair_fast::Fast;
#[cfg(feature = "persistent-engine")]
pub use consair_persistent::Persistent;

/// An interpreter whose collections change in place.
#[cfg(feature = "fast-engine")]
pub type FastInterpreter = Interpreter<Fast>;

/// An interpreter whose collections share structure.
#[cfg(feature = "persistent-engine")]
pub type PersistentInterpreter = Interpreter<Persistent>;

/// The interpreter to begin with: the fast one.
#[cfg(feature = "fast-engine")]
pub type DefaultInterpreter = FastInterpreter;

/// The Rust of the README is tested.
#[cfg(all(doctest, feature = "fast-engine"))]
#[doc = include_str!("../../README.md")]
struct Readme;

/// And that of the book.
#[cfg(all(doctest, feature = "fast-engine"))]
#[doc = include_str!("../../docs/embedding.md")]
struct Embedding;
