//! Texts made to be hard for whoever reads them.

use super::Random;

/// What makes them, by name: a function from the number of bytes to the text.
pub fn hostile() -> impl Iterator<Item = (String, Box<dyn Fn(usize) -> String>)> {
    let pieces =
        include_str!("../../../consair-eval/src/syntax/reader/tests/pieces.txt").lines().map(|line| {
            let piece = line[1..line.len() - 1].replace("\\n", "\n").replace("\\\\", "\\");
            let make: Box<dyn Fn(usize) -> String> = Box::new(move |bytes| piece.repeat(bytes / piece.len()));
            (line.to_owned(), make)
        });
    pieces.chain(SHAPES.into_iter().map(|(name, make)| {
        let make: Box<dyn Fn(usize) -> String> = Box::new(make);
        (name.to_owned(), make)
    }))
}

type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 12] = [
    ("deep lists", |bytes| around("(", "", ")", bytes)),
    ("deep calls", |bytes| around("(inc ", "1", ")", bytes)),
    ("deep maps", |bytes| around("{:a ", "1", "}", bytes)),
    ("deep functions", |bytes| around("(fn [] ", "1", ")", bytes)),
    ("deep quotes", |bytes| format!("{}a", "'".repeat(bytes))),
    ("a wide map", |bytes| format!("{{{}}}", (0..bytes / 9).map(|n| format!("{n:8} ")).collect::<String>())),
    ("a wide call", |bytes| format!("(str {})", "1 ".repeat(bytes / 2))),
    ("a long name", |bytes| "a".repeat(bytes)),
    ("a long string", |bytes| format!("\"{}", "a\n".repeat(bytes / 2))),
    ("definitions", |bytes| (0..bytes / 14).map(|n| format!("(def a{n} {n})\n")).collect()),
    ("random bytes", |bytes| noise(bytes, false)),
    ("random lines", |bytes| noise(bytes, true).replace('(', "\n(").replace('\'', "\n")),
];

fn around(before: &str, middle: &str, after: &str, bytes: usize) -> String {
    let depth = bytes / (before.len() + after.len());
    before.repeat(depth) + middle + &after.repeat(depth)
}

fn noise(length: usize, printable: bool) -> String {
    let mut random = Random(1);
    let byte = |printable: bool, random: &mut Random| {
        let byte = random.below(256) as u8;
        if printable { b' ' + byte % 95 } else { byte }
    };
    let bytes: Vec<u8> = (0..length).map(|_| byte(printable, &mut random)).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}
