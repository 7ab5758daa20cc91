//! The suite on the fast engine.
#![cfg(feature = "fast-engine")]

consair_conformance::suite!(consair_fast::Fast, aliasing);
