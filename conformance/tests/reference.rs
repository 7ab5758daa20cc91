//! The suite on the reference engine.

consair_conformance::suite!(consair_conformance::reference::Reference, aliasing);
