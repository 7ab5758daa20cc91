use std::io::{BufReader, Cursor};

use super::{Reader, as_value};
use crate::builtins::testing::{Value, call, lazy, shown};

/// A reader whose buffer is so small that lines lie across its fillings.
fn reader(bytes: &'static [u8]) -> Value {
    as_value(Reader::new("test", BufReader::with_capacity(4, Cursor::new(bytes))))
}

#[test]
fn lines_lose_their_ends_whether_whole_in_the_buffer_or_not() {
    let lines = call("line-seq", [reader(b"a\nlonger line\r\n\nlast")]).unwrap();
    assert_eq!(shown(call("pr-str", [lines])), r#""(\"a\" \"longer line\" \"\" \"last\")""#);
    assert_eq!(shown(call("line-seq", [reader(b"")])), "nil");
    let empty = call("line-seq", [reader(b"\n")]).unwrap();
    assert_eq!(shown(call("pr-str", [empty])), r#""(\"\")""#);
}

#[test]
fn a_line_that_is_not_text_is_named_by_its_number() {
    let lines = call("line-seq", [reader(b"a\nb\n\xff\xfe long enough\n")]).unwrap();
    assert_eq!(shown(call("pr-str", [lines])), "cannot read test: line 3 is not UTF-8");
    assert_eq!(shown(call("slurp", [reader(b"a\nb\nc\xff")])), "cannot read test: line 3 is not UTF-8");
}

#[test]
fn a_closed_reader_says_so() {
    let reader = reader(b"a\n");
    call("close!", [reader.clone()]).unwrap();
    assert_eq!(
        shown(call("read-line", [reader])),
        "cannot read test: it is closed, as with-open does at its end"
    );
}

#[test]
fn what_is_spit_can_be_slurped() {
    let path = std::env::temp_dir().join(format!("consair-io-{}", std::process::id()));
    let path = Value::string(path.to_str().unwrap());
    call("spit", [path.clone(), Value::vector([Value::string("a"), lazy(0, 2)])]).unwrap();
    call("spit", [path.clone(), Value::Int(5), Value::keyword("append"), Value::Bool(true)]).unwrap();
    assert_eq!(shown(call("slurp", [path.clone()])), r#""[\"a\" (0 1)]5""#);
    std::fs::remove_file(path.as_str().unwrap()).unwrap();
    assert!(shown(call("slurp", [path])).ends_with("there is no such file"));
    assert_eq!(shown(call("slurp", [Value::string("/tmp")])), "cannot read /tmp: it is a directory");
    assert_eq!(
        shown(call("spit", [Value::string("x"), Value::Nil, Value::keyword("when"), Value::Nil])),
        "expected the option :append, found :when"
    );
}
