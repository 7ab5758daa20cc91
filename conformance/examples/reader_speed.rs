//! Milliseconds that the reader takes for texts made to be hard, of sizes that double:
//! `cargo run --release -p consair-conformance --example reader_speed [-- MEGABYTES [DOUBLINGS]]`.
//!
//! Each line should double from column to column: what grows faster is not linear. (Ordinary code is
//! measured by `cargo run --release -p consair-benches --bin reader`.)

use std::time::Instant;

use consair_core::span::SourceId;
use consair_eval::syntax::reader::{ReadOptions, read};

const PIECES: [&str; 46] = [
    "(",
    "[",
    "{",
    ")",
    "]",
    "}",
    "\"",
    "\\",
    "\"\\",
    "#_",
    "#_ ",
    "'",
    "`",
    "~@",
    "^",
    "^a ",
    "#(",
    "#(% ",
    "#{",
    "#?(",
    "#?(:a ",
    "#?@(",
    "#:a{",
    "#:a",
    "[{(",
    "(]",
    "[)",
    "{{}",
    "\n(",
    "\"\n(",
    "\n(\"",
    "(\n",
    "x(\n",
    "x ",
    "a=",
    "x = 1\n",
    "/*\n",
    "#|\n",
    "// ",
    "; ",
    "`${",
    "\ndef f(x):\n ",
    "\nif x {\n",
    "\n(defn f [x",
    "“",
    ",@x",
];

fn measure(name: &str, text: impl Fn(usize) -> String, sizes: &[usize]) {
    let options = ReadOptions::default();
    print!("{name:>24}");
    let mut last: Option<f64> = None;
    let mut worst = 0.0_f64;
    for size in sizes {
        let text = text(*size);
        let start = Instant::now();
        std::hint::black_box(read(SourceId(0), &text, &options));
        let time = start.elapsed().as_secs_f64() * 1e3;
        print!(" {time:>9.1}");
        worst = worst.max(last.map_or(0.0, |last| time / last));
        last = Some(time);
    }
    println!("   x{worst:.1}");
}

fn noise(length: usize, printable: bool) -> String {
    let mut state = 1_u64;
    let bytes = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let byte = (state >> 56) as u8;
        if printable { b' ' + byte % 95 } else { byte }
    });
    String::from_utf8_lossy(&bytes.take(length).collect::<Vec<_>>()).into_owned()
}

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|text| text.parse().ok());
    let megabytes: usize = args.next().unwrap_or(1);
    let doublings: usize = args.next().unwrap_or(4);
    let sizes: Vec<_> = (0..doublings).map(|power| megabytes << (20 + power)).collect();
    for piece in PIECES {
        measure(&format!("{piece:?}"), |size| piece.repeat(size / piece.len()), &sizes);
    }
    measure("deep map", |size| "{:a ".repeat(size / 6) + &"}".repeat(size / 6), &sizes);
    measure(
        "wide map",
        |size| format!("{{{}}}", (0..size / 9).map(|n| format!("{n:8} ")).collect::<String>()),
        &sizes,
    );
    measure("long string", |size| format!("\"{}", "a\n".repeat(size / 2)), &sizes);
    measure("strings with (", |size| "(f \"\n(\")\n".repeat(size / 9), &sizes);
    measure("random bytes", |size| noise(size, false), &sizes);
    measure("random printable", |size| noise(size, true), &sizes);
    measure("random lines", |size| noise(size, true).replace('(', "\n(").replace('\'', "\n"), &sizes);
}
