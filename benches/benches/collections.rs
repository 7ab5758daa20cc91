//! The collections under criterion, as `vector/conj/fast/1000`.
//!
//! ```sh
//! cargo bench -p consair-benches -- 'map/insert/int/.*/1000$'
//! ```

use std::time::Duration;

use consair_benches::{SIZES, SUITES};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn collections(criterion: &mut Criterion) {
    // Without --bench criterion runs each once, as a test: then the smallest size is enough.
    let measured = std::env::args().any(|arg| arg == "--bench");
    let sizes = if measured { &SIZES[..] } else { &SIZES[..1] };
    for (suite, &size) in SUITES.iter().flat_map(|suite| sizes.iter().map(move |size| (suite, size))) {
        for group in suite(size) {
            let mut benches = criterion.benchmark_group(&group.name);
            benches.throughput(Throughput::Elements(size as u64));
            for mut subject in group.subjects {
                let id = BenchmarkId::new(&subject.name, size);
                benches.bench_function(id, |bencher| bencher.iter_custom(&mut subject.run));
            }
            benches.finish();
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1));
    targets = collections
}
criterion_main!(benches);
