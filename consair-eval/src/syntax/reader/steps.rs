//! The work that reading takes, counted: so tests can say that it is linear without a clock.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts steps: bytes looked at, or readings made.
#[cfg(test)]
pub(in crate::syntax) fn count(steps: usize) {
    STEPS.with(|all| all.set(all.get() + steps));
}

/// Counts nothing, outside of tests.
#[cfg(not(test))]
#[inline]
pub(in crate::syntax) fn count(_: usize) {}

/// The steps that `run` takes.
#[cfg(test)]
pub(super) fn of(run: impl FnOnce()) -> usize {
    let before = STEPS.get();
    run();
    STEPS.get() - before
}
