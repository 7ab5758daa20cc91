use consair_core::context::Limits;
use consair_core::error::ErrorKind;

use crate::builtins::testing::{Value, call, call_in, context, function, lazy, shown};

fn text(text: &str) -> Value {
    Value::string(text)
}

fn pattern(pattern: &str) -> Value {
    call("re-pattern", [text(pattern)]).unwrap()
}

fn split(string: &str, by: Value, limit: Option<i64>) -> String {
    shown(call("clojure.string/split", [text(string), by].into_iter().chain(limit.map(Value::Int))))
}

#[test]
fn split_leaves_empty_parts_at_the_end_out() {
    for by in [pattern(","), text(","), pattern("[,]")] {
        assert_eq!(split("a,b,,c,,", by.clone(), None), r#"["a" "b" "" "c"]"#);
        assert_eq!(split("a,b,,c,,", by.clone(), Some(-1)), r#"["a" "b" "" "c" "" ""]"#);
        assert_eq!(split("a,b,,c,,", by.clone(), Some(2)), r#"["a" "b,,c,,"]"#);
        assert_eq!(split("a,b", by.clone(), Some(1)), r#"["a,b"]"#);
        assert_eq!(split("a,b,,", by.clone(), Some(3)), r#"["a" "b" ","]"#);
        assert_eq!(split(",a", by.clone(), None), r#"["" "a"]"#);
        assert_eq!(split("", by.clone(), None), r#"[""]"#);
        assert_eq!(split(",", by.clone(), None), "[]");
        assert_eq!(split("abc", by, None), r#"["abc"]"#);
    }
    assert_eq!(split("abc", pattern(""), None), r#"["a" "b" "c"]"#);
    assert_eq!(split("aXYbXYc", text("XY"), None), r#"["a" "b" "c"]"#);
    assert_eq!(split("a1b22c", pattern(r"\d+"), None), r#"["a" "b" "c"]"#);
    assert_eq!(shown(call("clojure.string/split-lines", [text("a\r\nb\n\nc\n\n")])), r#"["a" "b" "" "c"]"#);
}

#[test]
fn str_writes_collections_readably_and_realises_them() {
    let nested = Value::vector([text("a"), Value::Char('b'), Value::Nil, lazy(0, 3)]);
    assert_eq!(
        shown(call("str", [Value::Nil, text("x"), nested, Value::Char('c'), Value::Float(1.0)])),
        r#""x[\"a\" \\b nil (0 1 2)]c1.0""#
    );
    assert_eq!(shown(call("str", [])), r#""""#);
    assert_eq!(shown(call("str", [lazy(0, 2)])), r#""(0 1)""#);
    assert_eq!(shown(call("str", [Value::Float(f64::INFINITY), Value::Float(f64::NAN)])), r#""InfinityNaN""#);
    assert_eq!(shown(call("clojure.string/join", [text(", "), lazy(0, 3)])), r#""0, 1, 2""#);
    assert_eq!(
        shown(call("clojure.string/join", [Value::vector([text("a"), lazy(0, 2), Value::Nil])])),
        r#""a(0 1)""#
    );
}

#[test]
fn printing_an_endless_sequence_ends_at_the_limit_and_writes_as_it_goes() {
    let mut cx = context();
    cx.set_limits(Limits { output: Some(100_000), ..Limits::default() });
    cx.set_output(Box::new(std::io::sink()));
    let error = call_in(&mut cx, "println", [lazy(0, i64::MAX)]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    let mut cx = context();
    cx.set_limits(Limits { bytes: consair_core::heap::held_bytes() + 1_000_000, ..Limits::default() });
    let endless = lazy(0, i64::MAX);
    assert_eq!(call_in(&mut cx, "pr-str", [endless]).unwrap_err().kind(), ErrorKind::Limit);
}

#[test]
fn format_follows_java() {
    let filled =
        |pattern: &str, args: Vec<Value>| shown(call("format", [text(pattern)].into_iter().chain(args)));
    assert_eq!(
        filled("%5d|%-5d|%05d", vec![Value::Int(42), Value::Int(42), Value::Int(-42)]),
        r#""   42|42   |-0042""#
    );
    assert_eq!(
        filled("%.2f %s %10s|", vec![Value::Float(1.005), Value::Nil, text("é")]),
        r#""1.01 null          é|""#
    );
    assert_eq!(
        filled("%x %o %X", vec![Value::Int(-1), Value::Int(8), Value::Int(255)]),
        r#""ffffffffffffffff 10 FF""#
    );
    assert_eq!(filled("%2$s %1$s %<s%n%%", vec![text("a"), text("b")]), r#""b a a\n%""#);
    assert_eq!(filled("%s %c %b", vec![lazy(0, 2), Value::Int(97), Value::Nil]), r#""(0 1) a false""#);
    assert_eq!(
        filled("%,d %e %08.3f", vec![Value::Int(-1234567), Value::Float(12345.678), Value::Float(-1.5)]),
        r#""-1,234,567 1.234568e+04 -001.500""#
    );
    assert_eq!(filled("%.3s|%S", vec![text("abcdef"), text("up")]), r#""abc|UP""#);
    assert_eq!(filled("%d", vec![text("a")]), "expected an integer for %d in a format, found a string");
    assert_eq!(filled("%d", vec![]), "expected a value for %d in a format, found only 0 values");
    assert_eq!(filled("%y", vec![]), "expected a conversion after % in a format, found %y");
    assert_eq!(filled("100%", vec![]), "expected a conversion after % in a format, found %");
    assert_eq!(filled("%é", vec![]), "expected a conversion after % in a format, found %é");
    assert_eq!(
        filled("%.99999f", vec![Value::Float(1.0)]),
        "expected a precision of at most 10000 in a format, found 99999"
    );
    for width in ["99999999999", "18446744073709551615"] {
        let message = format!("expected a width of at most 1048576 in a format, found {width}");
        assert_eq!(filled(&format!("%{width}d"), vec![Value::Int(1)]), message);
    }
}

#[test]
fn replace_expands_groups_and_calls_functions() {
    let replace = |string: &str, from: Value, to: Value| {
        shown(call("clojure.string/replace", [text(string), from, to]))
    };
    assert_eq!(replace("a.b.c", text("."), text("$1")), r#""a$1b$1c""#);
    assert_eq!(replace("aXa", Value::Char('a'), Value::Char('é')), r#""éXé""#);
    assert_eq!(replace("john smith", pattern(r"(\w+) (\w+)"), text(r"$2, $1\$")), r#""smith, john$""#);
    assert_eq!(replace("ab", pattern("(?<x>a)"), text("${x}${x}")), r#""aab""#);
    assert_eq!(replace("ab", pattern("(a)"), text("$10")), r#""a0b""#);
    assert_eq!(
        replace("ab", pattern("a"), text("$3")),
        "expected a replacement, found $3, but the pattern has no such group"
    );
    assert_eq!(
        replace("ab", pattern("a"), text("$")),
        "expected a replacement, found $ without the number of a group"
    );
    let upper = function(|args| call("clojure.string/upper-case", [args[0].clone()]).unwrap());
    assert_eq!(replace("abcabc", pattern("[bc]"), upper.clone()), r#""aBCaBC""#);
    assert_eq!(
        shown(call("clojure.string/replace-first", [text("abcabc"), pattern("[bc]"), upper])),
        r#""aBcabc""#
    );
    assert_eq!(
        replace("ab", pattern("a"), function(|_| Value::Nil)),
        "expected a string as the replacement, found nil"
    );
    let by = function(|args| if matches!(args[0], Value::Char('b')) { text("é") } else { Value::Nil });
    assert_eq!(shown(call("clojure.string/escape", [text("abc"), by])), r#""aéc""#);
}

#[test]
fn patterns_match_as_in_clojure() {
    assert_eq!(shown(call("re-find", [pattern(r"(\d)(x)?"), text("a1")])), r#"["1" "1" nil]"#);
    assert_eq!(shown(call("re-matches", [pattern("a|ab"), text("ab")])), r#""ab""#);
    assert_eq!(shown(call("re-matches", [pattern("(?x)a|ab # or"), text("ab")])), r#""ab""#);
    assert_eq!(shown(call("re-matches", [pattern("a"), text("ab")])), "nil");
    assert_eq!(shown(call("re-seq", [pattern("[a-z]"), text("a1b2")])), r#"("a" "b")"#);
    assert_eq!(shown(call("re-seq", [pattern("x"), text("a1b2")])), "nil");
    assert_eq!(
        shown(call("re-pattern", [text("(")])),
        "cannot compile the regular expression: unclosed group"
    );
}

#[test]
fn indices_count_characters() {
    let string = || text("aéîöb and a longer tail é");
    assert_eq!(shown(call("subs", [string(), Value::Int(1), Value::Int(3)])), r#""éî""#);
    assert_eq!(shown(call("subs", [text("ab"), Value::Int(2)])), r#""""#);
    assert_eq!(
        shown(call("subs", [text("ab"), Value::Int(3)])),
        "expected an index from 0 to 2, the end of the string, found 3"
    );
    assert_eq!(
        shown(call("subs", [text("ab"), Value::Int(2), Value::Int(1)])),
        "expected a start that is not after the end, found 2 and 1"
    );
    assert_eq!(shown(call("clojure.string/index-of", [string(), text("b")])), "4");
    assert_eq!(shown(call("clojure.string/index-of", [string(), Value::Char('é'), Value::Int(2)])), "24");
    assert_eq!(shown(call("clojure.string/last-index-of", [string(), text("é"), Value::Int(23)])), "1");
    assert_eq!(shown(call("clojure.string/last-index-of", [string(), text("é"), Value::Int(1)])), "1");
    assert_eq!(shown(call("clojure.string/last-index-of", [string(), text("é"), Value::Int(0)])), "nil");
    assert_eq!(shown(call("clojure.string/index-of", [string(), text("z")])), "nil");
    assert_eq!(shown(call("clojure.string/index-of", [text("abc"), text(""), Value::Int(99)])), "3");
    assert_eq!(shown(call("clojure.string/capitalize", [text("éCOLE")])), r#""École""#);
    assert_eq!(shown(call("clojure.string/reverse", [text("aé")])), r#""éa""#);
}
