//! A project of several files: namespaces on a source path, data readers, features, and its tests.

use std::process::Command;

/// What the program prints in the project's folder (errors after the output), and its exit status.
fn consair(args: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_consair"))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/project"))
        .args(args)
        .output()
        .expect("the program runs");
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).expect("text"), output.status.code().expect("a status"))
}

/// The options of each pair of engine and policy of this build.
fn engines() -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    if cfg!(feature = "fast-engine") {
        all.extend(
            ["in-place", "unique", "report"].map(|policy| vec!["--engine", "fast", "--updates", policy]),
        );
    }
    if cfg!(feature = "persistent-engine") {
        all.push(vec!["--engine", "persistent"]);
    }
    all
}

#[test]
fn a_program_of_several_files_runs() {
    for engine in engines() {
        let run = |more: &[&str]| consair(&[&["run"], &engine[..], more].concat());
        assert_eq!(run(&["src/main.clj"]), ("total 9.05 :retail\ntrue\n".to_owned(), 0));
        let wholesale = run(&["--features", "some,wholesale", "src/main.clj"]);
        assert_eq!(wholesale, ("total 9.05 :wholesale\ntrue\n".to_owned(), 0));
    }
}

/// What an expression that fails prints.
fn complaint(expression: &str) -> String {
    let (text, status) = consair(&["-e", expression]);
    assert_eq!(status, 1, "{text}");
    text
}

#[test]
fn names_of_other_namespaces_are_suggested() {
    let typo = complaint("(require '[clojure.string :as str]) (str/joim [1])");
    assert!(typo.contains("did you mean str/join?"), "{typo}");
    let foreign = complaint("(require '[consair.csv :as csv]) (csv/parse-csv \"a\")");
    assert!(foreign.contains("the names of csv are read-csv, "), "{foreign}");
    let library = complaint("(require 'clojure.data.csv)");
    assert!(library.contains("consair.csv does its work"), "{library}");
}

#[test]
fn the_bytecode_of_a_file_is_shown_with_what_it_requires() {
    let (listing, status) = consair(&["disasm", "src/main.clj"]);
    assert_eq!(status, 0, "{listing}");
    assert!(listing.contains("Return") && !listing.contains("total 9.05"), "{listing}");
}

#[test]
fn tests_that_pass_give_status_0() {
    let report = "\nTesting shop.cart-test\n\nRan 2 tests containing 6 assertions.\n0 failures, 0 errors.\n";
    for engine in engines() {
        for paths in [&[][..], &["test"], &["test/shop/cart_test.clj"]] {
            let found = consair(&[&["test", "--source-path", "src:test"], &engine[..], paths].concat());
            assert_eq!(found, (report.to_owned(), 0));
        }
    }
    assert_eq!(consair(&["test"]), (report.to_owned(), 0));
}

#[test]
fn tests_that_fail_are_reported_with_their_places() {
    let (report, status) = consair(&["test", "broken/failing"]);
    assert_eq!(status, 1);
    let expected = "
Testing failing.sums-test

FAIL in (sums) (broken/failing/sums_test.clj:6)
small numbers
on purpose
expected: (= 5 (+ 2 2))
  actual: (not (= 5 4))

ERROR in (divides) (broken/failing/sums_test.clj:10)
expected: (= 1 (/ 1 0))
  actual: arithmetic error: Divide by zero
    at broken/failing/sums_test.clj:10:12

Ran 2 tests containing 3 assertions.
1 failures, 1 errors.
";
    assert_eq!(report, expected);
}

#[test]
fn where_there_are_no_tests_it_is_a_failure() {
    assert_eq!(consair(&["test", "src"]), ("no tests were found\n".to_owned(), 1));
    let missing = "error: cannot read nowhere: there is no such file\n";
    assert_eq!(consair(&["test", "nowhere"]), (missing.to_owned(), 1));
}

#[test]
fn what_cannot_be_required_says_why() {
    let (circle, status) = consair(&["--source-path", "broken", "-e", "(require 'circle.a)"]);
    assert_eq!(status, 1);
    let expected = "namespaces require each other in a circle: circle.a -> circle.b -> circle.a";
    assert!(circle.contains(expected), "{circle}");
    let (missing, status) = consair(&["--source-path", "src:test", "-e", "(require 'shop.none)"]);
    assert_eq!(status, 1);
    let expected =
        "there is no namespace shop.none: it is not built in, and shop/none.clj is not in src, test";
    assert!(missing.contains(expected), "{missing}");
    let (private, _) =
        consair(&["--source-path", "src", "-e", "(require 'shop.price) (shop.price/show-part 1)"]);
    assert!(private.contains("shop.price/show-part is private"), "{private}");
    let (hint, _) = consair(&["-e", "(str/join [1])"]);
    assert!(hint.contains("(require '[clojure.string :as str]) makes it so"), "{hint}");
}

#[test]
fn reload_reads_the_file_again_and_load_finds_it() {
    let reload = "(require 'shop.price) (alter-var-root #'shop.price/show (constantly 1))
        (require 'shop.price) [(number? shop.price/show)
        (do (require 'shop.price :reload) (fn? shop.price/show)) (do (load \"shop/price\") (str *ns*))]";
    assert_eq!(consair(&["--source-path", "src", "-e", reload]), ("[true true \"user\"]\n".to_owned(), 0));
}
