//! Milliseconds that the reader takes for texts made to be hard, of sizes that double:
//! `cargo run --release -p consair-conformance --example reader_speed [-- MEGABYTES [DOUBLINGS]]`.
//!
//! Each line should double from column to column: what grows faster is not linear. (Ordinary code is
//! measured by `cargo run --release -p consair-benches --bin reader`.)

use std::time::Instant;

use consair_conformance::broken::hostile;
use consair_core::span::SourceId;
use consair_eval::syntax::reader::{ReadOptions, read};

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

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|text| text.parse().ok());
    let megabytes: usize = args.next().unwrap_or(1);
    let doublings: usize = args.next().unwrap_or(4);
    let sizes: Vec<_> = (0..doublings).map(|power| megabytes << (20 + power)).collect();
    for (name, text) in hostile() {
        measure(&name, text, &sizes);
    }
}
