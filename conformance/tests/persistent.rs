//! The suite on the persistent engine.
#![cfg(feature = "persistent-engine")]

consair_conformance::suite!(consair_persistent::Persistent);
