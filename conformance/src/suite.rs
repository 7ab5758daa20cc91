//! The tests that `suite!` makes of the laws.

use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::update::Policy;

use crate::laws::laws;

/// Makes a test of each law under each policy that the engine claims. See the front page.
#[macro_export]
macro_rules! suite {
    ($engine:ty $(, except { $($exception:literal : $reason:literal),* $(,)? })?) => {
        $crate::__suite!([$engine] [$($($exception),*)?] unique Unique);
    };
    ($engine:ty, aliasing $(, except { $($exception:literal : $reason:literal),* $(,)? })?) => {
        $crate::__suite!(
            [$engine] [$($($exception),*)?] unique Unique, in_place InPlace, report Report
        );
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __suite {
    ([$engine:ty] $exceptions:tt $($module:ident $policy:ident),*) => {
        #[test]
        fn the_suite_covers_every_policy_that_the_engine_claims() {
            let claims = <$engine as $crate::__private::Engine>::CAN_ALIAS;
            let covers = [$(stringify!($policy)),*].len() > 1;
            assert_eq!(claims, covers, "write suite!(Engine, aliasing) exactly when CAN_ALIAS is true");
        }

        #[test]
        fn every_exception_names_a_test() {
            let unknown = $crate::unknown_exceptions::<$engine>(&$exceptions);
            assert!(unknown.is_empty(), "there are no tests of these names: {unknown:?}");
        }

        $(mod $module {
            #[allow(unused_imports, reason = "the engine may be named by a path that needs them")]
            use super::*;
            $crate::each_law!(__law_tests [[$engine] $exceptions $policy]);
        })*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __law_tests {
    ([$with:tt $exceptions:tt $policy:ident] $($when:ident $area:ident $laws:tt)*) => {
        $($crate::__area_tests!($when $policy $area $with $exceptions $laws);)*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __area_tests {
    (Once InPlace $($rest:tt)*) => {};
    (Once Report $($rest:tt)*) => {};
    (Unshared InPlace $($rest:tt)*) => {};
    (Unshared Report $($rest:tt)*) => {};
    (Aliasing Unique $($rest:tt)*) => {};
    ($when:ident $policy:ident $area:ident [$engine:ty] $exceptions:tt { $($law:ident)* }) => {
        mod $area {
            #[allow(unused_imports, reason = "the engine may be named by a path that needs them")]
            use super::*;
            $(#[test]
            fn $law() {
                let policy = $crate::__private::Policy::$policy;
                $crate::run::<$engine>(policy, stringify!($area), stringify!($law), &$exceptions);
            })*
        }
    };
}

/// The module of the tests under `policy`.
fn module(policy: Policy) -> &'static str {
    match policy {
        Policy::Unique => "unique",
        Policy::InPlace => "in_place",
        Policy::Report => "report",
    }
}

/// Checks one law under one policy.
///
/// # Panics
/// When the law does not hold and is not among the exceptions, or holds and is.
pub fn run<E: Engine>(policy: Policy, area: &str, name: &str, exceptions: &[&str]) {
    let law =
        laws::<E>().into_iter().find(|law| law.area == area && law.name == name).expect("a law of the index");
    let test = format!("{}::{area}::{name}", module(policy));
    let excepted = exceptions.contains(&test.as_str());
    let mut cx = Cx::new();
    cx.set_policy(policy).expect("a policy that the engine claims");
    match (law.check)(&mut cx) {
        Ok(()) => assert!(!excepted, "{test} holds on {}, but is listed as an exception", E::NAME),
        Err(broken) => assert!(excepted, "{test} does not hold on {}: {}", E::NAME, broken.0),
    }
}

/// The exceptions that are no names of tests.
pub fn unknown_exceptions<E: Engine>(exceptions: &[&'static str]) -> Vec<&'static str> {
    let policies: &[Policy] =
        if E::CAN_ALIAS { &[Policy::Unique, Policy::InPlace, Policy::Report] } else { &[Policy::Unique] };
    let exists = |exception: &str| {
        laws::<E>().iter().any(|law| {
            let applying = policies.iter().filter(|&&policy| law.when.applies(policy));
            applying
                .into_iter()
                .any(|&policy| format!("{}::{}::{}", module(policy), law.area, law.name) == exception)
        })
    };
    exceptions.iter().copied().filter(|exception| !exists(exception)).collect()
}
