//! Megabytes a second that the reader reads: ordinary code, and texts made to be hard.
//! `cargo run --release -p consair-conformance --example reader_speed [-- MEGABYTES]`.

use std::time::Instant;

use consair_conformance::broken::programs;
use consair_core::span::SourceId;
use consair_eval::syntax::reader::{ReadOptions, read};

fn measure(name: &str, text: &str) {
    let options = ReadOptions::default();
    let mut best = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        std::hint::black_box(read(SourceId(0), text, &options));
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{name:>30} {:>8.1} MB/s", text.len() as f64 / best / 1e6);
}

fn main() {
    let megabytes: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10);
    let bytes = megabytes << 20;
    let code: String = programs().map(|(_, text)| text).collect();
    measure("ordinary code", &code.repeat(1 + bytes / code.len()));
    for piece in
        ["(", "\"", "#_", "\n(", "\n(\"", "(]", "[)", "'", "#(", "{{}", "(\n", "x(\n", "\ndef f(x):\n "]
    {
        measure(&format!("{piece:?}"), &piece.repeat(bytes / piece.len()));
    }
    let mut state = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 56) as u8
    })
    .take(bytes)
    .collect();
    measure("random bytes", &String::from_utf8_lossy(&noise));
}
