//! Measures the collections and writes their part of `benches/RESULTS.md`.
//!
//! ```sh
//! cargo run --release -p consair-benches --bin results                # all of it: fifteen minutes, 6 GB
//! cargo run --release -p consair-benches --bin results -- map/insert  # these groups, to the terminal
//! cargo run --release -p consair-benches --bin results -- map/insert 1000  # at this size alone
//! cargo run --release -p consair-benches --bin results -- plots       # the plots, of the files in measured/
//! ```
//!
//! The subjects of a group take turns, each round in the opposite order; a figure is the median of the
//! rounds, a ratio the median of the ratios within a round. So a machine that slows down for a while
//! slows both sides.

mod code;
mod growth;
mod plots;

use std::alloc::{GlobalAlloc, Layout, System};
use std::any::Any;
use std::fmt::Write;
use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use consair_benches::slab::{self, Costs, Nodes, Store};
use consair_benches::workload::Group;
use consair_benches::{SIZES, SUITES};
use consair_core::associative::Associative;
use consair_core::conj::Conj;
use consair_core::engine::{Container, Engine};
use consair_core::object::Object;
use consair_core::value::Value;
use consair_fast::Fast;
use consair_persistent::Persistent;

/// Counts the bytes asked for and given back while [`COUNTING`] is set.
struct Counting;

static COUNTING: AtomicBool = AtomicBool::new(false);
static LIVE: AtomicUsize = AtomicUsize::new(0);

#[allow(unsafe_code, reason = "the only way to see what a structure really allocates")]
// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if COUNTING.load(Ordering::Relaxed) {
            LIVE.fetch_add(layout.size(), Ordering::Relaxed);
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if COUNTING.load(Ordering::Relaxed) {
            LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        }
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if COUNTING.load(Ordering::Relaxed) {
            LIVE.fetch_add(size, Ordering::Relaxed);
            LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        }
        // SAFETY: as above.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn live() -> usize {
    LIVE.load(Ordering::Relaxed)
}

/// The bytes that what `build` gives holds.
fn bytes_of(build: impl FnOnce() -> Held) -> usize {
    COUNTING.store(true, Ordering::Relaxed);
    let before = live();
    let built = build();
    let bytes = live() - before;
    drop(built);
    COUNTING.store(false, Ordering::Relaxed);
    bytes
}

/// One cell of a table: a subject at a size.
struct Measured {
    group: String,
    size: usize,
    subject: String,
    /// Nanoseconds for one operation, by round.
    rounds: Vec<f64>,
}

fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<_> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// The median ratio, within a round, of what `a` took to what `b` took.
fn ratio(a: &Measured, b: &Measured) -> f64 {
    median(a.rounds.iter().zip(&b.rounds).map(|(a, b)| a / b))
}

fn measure(group: &mut Group) -> Vec<Measured> {
    /// Seconds: shorter than a slice of the scheduler, so that few rounds are interrupted.
    const ROUND: f64 = 0.0015;
    let mut plans = Vec::new();
    for subject in &mut group.subjects {
        (subject.run)(1);
        let once = (subject.run)(1).as_secs_f64();
        plans.push(((ROUND / once.max(1e-9)) as u64).clamp(1, 1 << 20));
    }
    let rounds = if group.size > 100_000 { 5 } else { 25 };
    let mut measured: Vec<_> = (group.subjects.iter())
        .map(|subject| Measured {
            group: group.name.clone(),
            size: group.size,
            subject: subject.name.clone(),
            rounds: Vec::new(),
        })
        .collect();
    for round in 0..rounds {
        let count = measured.len();
        for turn in 0..count {
            let at = if round % 2 == 0 { turn } else { count - 1 - turn };
            let took = (group.subjects[at].run)(plans[at]).as_secs_f64();
            measured[at].rounds.push(took * 1e9 / (plans[at] * group.size as u64) as f64);
        }
    }
    measured
}

/// The raw structure that a subject is compared with.
fn base<'a>(all: &'a [Measured], of: &Measured) -> Option<&'a Measured> {
    let mut same = all.iter().filter(|other| other.group == of.group && other.size == of.size);
    let wanted: &[&str] = if of.subject.contains("persistent") {
        &["im-rc", "rc-cells"]
    } else {
        &["vec", "hashbrown", "rc-cells"]
    };
    same.find(|other| wanted.contains(&other.subject.as_str()) && other.subject != of.subject)
}

fn write_groups(out: &mut String, all: &[Measured]) {
    let mut names: Vec<&str> = all.iter().map(|measured| measured.group.as_str()).collect();
    let mut seen: Vec<&str> = Vec::new();
    names.retain(|name| {
        !seen.contains(name) && {
            seen.push(name);
            true
        }
    });
    for name in names {
        let of_size =
            |size| all.iter().filter(move |measured| measured.group == name && measured.size == size);
        let sizes = SIZES.into_iter().filter(|&size| of_size(size).next().is_some());
        for (row, size) in sizes.enumerate() {
            if row == 0 {
                let subjects: Vec<_> = of_size(size).map(|measured| measured.subject.as_str()).collect();
                let _ = writeln!(out, "\n| {name} | {} |", subjects.join(" | "));
                let _ = writeln!(out, "|---|{}", "---|".repeat(subjects.len()));
            }
            let _ = write!(out, "| {} |", grouped(size));
            for measured in of_size(size) {
                let _ = write!(out, " {}", figure(median(measured.rounds.iter().copied())));
                if let Some(base) = base(all, measured) {
                    let _ = write!(out, " ({:.2})", ratio(measured, base));
                }
                out.push_str(" |");
            }
            out.push('\n');
        }
    }
}

/// Three digits at most, and no decimals above a hundred.
fn figure(value: f64) -> String {
    match value {
        value if value < 10.0 => format!("{value:.2}"),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

/// `1000000` as `1,000,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A bound that the project set itself.
struct Target {
    what: &'static str,
    subject: &'static str,
    base: &'static str,
    groups: &'static [&'static str],
    sizes: &'static [usize],
    limit: f64,
}

const TARGETS: [Target; 10] = [
    Target {
        what: "fast vector: conj, nth, iterate against `Vec`",
        subject: "fast",
        base: "vec",
        groups: &["vector/conj", "vector/nth", "vector/iterate"],
        sizes: &SIZES,
        limit: 1.1,
    },
    Target {
        what: "fast map: a lookup that finds, against `hashbrown`",
        subject: "fast",
        base: "hashbrown",
        groups: &["map/lookup-hit/"],
        sizes: &SIZES,
        limit: 1.1,
    },
    Target {
        what: "fast map: a lookup that does not find, against `hashbrown`",
        subject: "fast",
        base: "hashbrown",
        groups: &["map/lookup-miss/"],
        sizes: &SIZES,
        limit: 1.1,
    },
    Target {
        what: "fast map: insert against `hashbrown`",
        subject: "fast",
        base: "hashbrown",
        groups: &["map/insert/"],
        sizes: &SIZES,
        limit: 1.3,
    },
    Target {
        what: "policy unique against in-place, linear updates",
        subject: "core-fast-unique",
        base: "core-fast-in-place",
        groups: &["vector/conj", "vector/assoc", "map/insert/", "map/update/", "set/insert", "list/conj"],
        sizes: &SIZES,
        limit: 1.1,
    },
    Target {
        what: "persistent vector of 1,000,000 built, against fast",
        subject: "persistent",
        base: "fast",
        groups: &["vector/conj"],
        sizes: &[1_000_000],
        limit: 2.0,
    },
    Target {
        what: "the same from consair code",
        subject: "code-persistent",
        base: "code-fast",
        groups: &["vector/conj"],
        sizes: &[1_000_000],
        limit: 2.0,
    },
    Target {
        what: "persistent vector against `im-rc`",
        subject: "persistent",
        base: "im-rc",
        groups: &["vector/"],
        sizes: &SIZES,
        limit: 1.1,
    },
    Target {
        what: "persistent map against `im-rc`",
        subject: "persistent",
        base: "im-rc",
        groups: &["map/"],
        sizes: &SIZES,
        limit: 1.1,
    },
    Target {
        what: "persistent set against `im-rc`",
        subject: "persistent",
        base: "im-rc",
        groups: &["set/"],
        sizes: &SIZES,
        limit: 1.1,
    },
];

fn write_targets(out: &mut String, all: &[Measured]) {
    out.push_str("\n| what | at most | worst ratio | where | cells within |\n|---|---|---|---|---|\n");
    for target in &TARGETS {
        let mut ratios = Vec::new();
        for own in all.iter().filter(|own| own.subject == target.subject && target.sizes.contains(&own.size))
        {
            let same = |other: &&Measured| {
                other.subject == target.base && other.group == own.group && other.size == own.size
            };
            if target.groups.iter().any(|group| own.group.starts_with(group))
                && let Some(base) = all.iter().find(same)
            {
                ratios.push((ratio(own, base), own));
            }
        }
        if let Some((worst, at)) = ratios.iter().max_by(|a, b| a.0.total_cmp(&b.0)) {
            let within = ratios.iter().filter(|(ratio, _)| *ratio <= target.limit).count();
            let _ = writeln!(
                out,
                "| {} | {} | {worst:.2} | {} at {} | {within} of {} |",
                target.what,
                target.limit,
                at.group,
                grouped(at.size),
                ratios.len()
            );
        }
    }
}

/// Anything that was built. The raw structures lie in an `Rc` as ours do.
type Held = Rc<dyn Any>;

type Build = fn(usize) -> Held;

/// `container` in an object, whose handle is `Any` itself: a box around it would be counted.
fn boxed<E: Engine, C: Container>(container: C) -> Held {
    Object::<E, C>::new(container)
}

fn vector<E: Engine>(size: usize) -> Held {
    let mut vector = E::Vector::default();
    (0..size).for_each(|number| vector.conj(Value::Int(number as i64)));
    boxed::<E, _>(vector)
}

fn map<E: Engine>(size: usize) -> Held {
    let mut map = E::Map::default();
    for number in 0..size as i64 {
        map.assoc(Value::Int(number), Value::Int(number));
    }
    boxed::<E, _>(map)
}

const KEYWORDS: [&str; 4] = ["id", "name", "price", "count"];

fn keywords<E: Engine>() -> Held {
    let mut map = E::Map::default();
    for name in KEYWORDS {
        map.assoc(Value::keyword(name), Value::Nil);
    }
    boxed::<E, _>(map)
}

fn set<E: Engine>(size: usize) -> Held {
    let mut set = E::Set::default();
    (0..size).for_each(|number| set.conj(Value::Int(number as i64)));
    boxed::<E, _>(set)
}

fn list<E: Engine>(size: usize) -> Held {
    let mut list = E::List::default();
    (0..size).for_each(|number| list.conj(Value::Int(number as i64)));
    boxed::<E, _>(list)
}

type V = Value<Persistent>;

const BYTES: [(&str, Build); 14] = [
    ("`Vec`", |size| {
        let mut vector = Vec::new();
        (0..size).for_each(|number| vector.push(V::Int(number as i64)));
        Rc::new(vector)
    }),
    ("fast vector", vector::<Fast>),
    ("`im_rc::Vector`", |size| {
        let mut vector = im_rc::Vector::new();
        (0..size).for_each(|number| vector.push_back(V::Int(number as i64)));
        Rc::new(vector)
    }),
    ("persistent vector", vector::<Persistent>),
    ("`hashbrown::HashMap`", |size| {
        let mut map = hashbrown::HashMap::<V, V, foldhash::fast::RandomState>::default();
        for number in 0..size as i64 {
            map.insert(V::Int(number), V::Int(number));
        }
        Rc::new(map)
    }),
    ("fast map", map::<Fast>),
    ("fast map, keys far apart", |size| {
        let mut map = <Fast as Engine>::Map::default();
        for number in 0..size as i64 {
            map.assoc(Value::Int(number * 7_919), Value::Int(number));
        }
        boxed::<Fast, _>(map)
    }),
    ("`im_rc::HashMap`", |size| {
        let mut map = im_rc::HashMap::<V, V, foldhash::fast::RandomState>::default();
        for number in 0..size as i64 {
            map.insert(V::Int(number), V::Int(number));
        }
        Rc::new(map)
    }),
    ("persistent map", map::<Persistent>),
    ("`hashbrown::HashSet`", |size| {
        let mut set = hashbrown::HashSet::<V, foldhash::fast::RandomState>::default();
        set.extend((0..size as i64).map(V::Int));
        Rc::new(set)
    }),
    ("fast set", set::<Fast>),
    ("`im_rc::HashSet`", |size| {
        let mut set = im_rc::HashSet::<V, foldhash::fast::RandomState>::default();
        set.extend((0..size as i64).map(V::Int));
        Rc::new(set)
    }),
    ("persistent set", set::<Persistent>),
    ("list (both engines)", list::<Fast>),
];

fn write_bytes(out: &mut String) {
    // The names are in the table before anything is counted.
    let _ = KEYWORDS.map(V::keyword);
    out.push_str(
        "\n| structure | 4: bytes in all | 8: in all | 1,000: each | 100,000: each | 1,000,000: each |\n",
    );
    out.push_str("|---|---|---|---|---|---|\n");
    for (name, build) in BYTES {
        let _ = write!(out, "| {name} | {} | {} |", bytes_of(|| build(4)), bytes_of(|| build(8)));
        for size in [1_000, 100_000, 1_000_000] {
            let _ = write!(out, " {} |", figure(bytes_of(|| build(size)) as f64 / size as f64));
        }
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "\nA map of four keyword keys, as a record of four fields: fast {} bytes, persistent {}, `hashbrown` {}.",
        bytes_of(keywords::<Fast>),
        bytes_of(keywords::<Persistent>),
        bytes_of(|| {
            let entries = KEYWORDS.map(|name| (V::keyword(name), V::Nil));
            Rc::new(hashbrown::HashMap::<V, V, foldhash::fast::RandomState>::from_iter(entries))
        }),
    );
    out.push_str(
        "\nWhat the trees of persistent estimate for themselves (`heap_bytes`), as a ratio to the bytes above:\n\n\
         | | 40 | 100 | 1,000 | 4,000 | 10,000 | 30,000 | 100,000 | 300,000 | 1,000,000 |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    type Estimate = fn(usize) -> usize;
    let estimates: [(&str, Build, Estimate); 3] = [
        ("vector", vector::<Persistent>, |size| {
            let mut vector = <Persistent as Engine>::Vector::default();
            (0..size).for_each(|number| vector.conj(V::Int(number as i64)));
            vector.heap_bytes()
        }),
        ("map", map::<Persistent>, |size| {
            let mut map = <Persistent as Engine>::Map::default();
            (0..size).for_each(|number| map.conj((V::Int(number as i64), V::Nil)));
            map.heap_bytes()
        }),
        ("set", set::<Persistent>, |size| {
            let mut set = <Persistent as Engine>::Set::default();
            (0..size).for_each(|number| set.conj(V::Int(number as i64)));
            set.heap_bytes()
        }),
    ];
    for (name, build, estimate) in estimates {
        let _ = write!(out, "| {name} |");
        for size in [40, 100, 1_000, 4_000, 10_000, 30_000, 100_000, 300_000, 1_000_000] {
            let _ = write!(out, " {:.2} |", estimate(size) as f64 / bytes_of(|| build(size)) as f64);
        }
        out.push('\n');
    }
}

fn slab_costs<S: Store>(nodes: Nodes, count: usize) -> (Vec<Costs>, usize) {
    let rounds = (0..7).map(|_| slab::measure::<S>(nodes, count, &|| 0)).collect();
    COUNTING.store(true, Ordering::Relaxed);
    let bytes = slab::measure::<S>(nodes, count, &live).bytes;
    COUNTING.store(false, Ordering::Relaxed);
    (rounds, bytes)
}

fn write_slab(out: &mut String) {
    out.push_str("\n| nodes | | build | walk | churn | walk after | drop | bytes |\n|---|---|---|---|---|---|---|---|\n");
    for (nodes, count, what) in [
        (Nodes::List, 1_000_000, "list cells"),
        (Nodes::Vectors, 250_000, "vectors of 4"),
        (Nodes::Maps, 250_000, "maps of 4"),
    ] {
        for (store, (rounds, bytes)) in [
            ("`Rc`", slab_costs::<slab::Boxes>(nodes, count)),
            ("slab", slab_costs::<slab::Slabs>(nodes, count)),
        ] {
            let _ = write!(out, "| {} {what} | {store} |", grouped(count));
            let parts: [fn(&Costs) -> Duration; 5] =
                [|c| c.build, |c| c.walk, |c| c.churn, |c| c.walk_after, |c| c.drop];
            for part in parts {
                let each = median(rounds.iter().map(|costs| part(costs).as_secs_f64() * 1e9 / count as f64));
                let _ = write!(out, " {} |", figure(each));
            }
            let _ = writeln!(out, " {} |", figure(bytes as f64 / count as f64));
        }
    }
}

fn machine() -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    format!(
        "{}, {} cores, load {} when it began",
        model.unwrap_or("an unknown processor"),
        std::thread::available_parallelism().map_or(1, usize::from),
        load()
    )
}

/// The processes that wanted to run in the last minute.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or("unknown").to_owned()
}

fn measure_all(filter: &str, sizes: &[usize]) -> Vec<Measured> {
    let mut all = Vec::new();
    for &size in sizes {
        for suite in SUITES {
            for mut group in suite(size) {
                if group.name.contains(filter) {
                    code::add(&mut group);
                    eprintln!("{} {}", group.name, grouped(size));
                    all.extend(measure(&mut group));
                }
            }
        }
    }
    all
}

const BEGIN: &str =
    "<!-- collections: generated by the command below; what is between the marks is overwritten -->";
const END: &str = "<!-- collections: end -->";

fn report() -> std::io::Result<String> {
    let machine = machine();
    let all = measure_all("", &SIZES);
    plots::write_data(&all)?;
    let load_after = load();
    let mut out = format!(
        "{BEGIN}\n\n## Collections\n\n\
         ```sh\ncargo run --release -p consair-benches --bin results\n```\n\n\
         Measured on: {machine}, {load_after} at the end of the times.\n\n### Bounds\n\n\
         Ratios of medians within one run, at 8, 1,000 and 1,000,000 elements.\n"
    );
    write_targets(&mut out, &all);
    out.push_str(
        "\n### Times\n\n\
         Nanoseconds for one operation; in parentheses the ratio to the raw structure (`vec`, `hashbrown`, \
         `rc-cells`; for the persistent engine `im-rc`). `conj` and `insert` build from empty and drop. \
         Subjects and groups are explained in `benches/src/lib.rs`. As plots: [fast](plots/fast.svg), \
         [persistent](plots/persistent.svg).\n",
    );
    write_groups(&mut out, &all);
    out.push_str(
        "\n### Growth\n\n\
         The ratio of the fast engine to the raw structure, by size.\n",
    );
    growth::write(&mut out);
    out.push_str(
        "\n### Bytes\n\n\
         Really allocated, without the allocator's rounding, behind an `Rc`; integers as elements, keys and \
         values. Ours have the object's header of 48 bytes (32 and the counts), the raw ones the counts alone.\n",
    );
    write_bytes(&mut out);
    out.push_str(
        "\n### `Rc` objects against handles into a slab\n\n\
         `benches/src/slab.rs`: the same nodes, both counting references. Nanoseconds and bytes for one node.\n",
    );
    write_slab(&mut out);
    let _ = write!(out, "\n{END}");
    Ok(out)
}

fn main() -> std::io::Result<()> {
    if let Some(filter) = std::env::args().nth(1) {
        let mut out = String::new();
        match filter.as_str() {
            "bytes" => write_bytes(&mut out),
            "slab" => write_slab(&mut out),
            "growth" => growth::write(&mut out),
            "plots" => return plots::write(),
            filter => {
                let size: Option<usize> = std::env::args().nth(2).and_then(|size| size.parse().ok());
                let all = measure_all(filter, size.as_ref().map_or(&SIZES, std::slice::from_ref));
                write_targets(&mut out, &all);
                write_groups(&mut out, &all);
            }
        }
        println!("{out}");
        return Ok(());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RESULTS.md");
    let part = report()?;
    let old = std::fs::read_to_string(&path).unwrap_or_else(|_| format!("# Results\n\n{BEGIN}\n{END}\n"));
    let new = match (old.find(BEGIN), old.find(END)) {
        (Some(begin), Some(end)) if begin < end => {
            format!("{}{part}{}", &old[..begin], &old[end + END.len()..])
        }
        _ => format!("{}\n\n{part}\n", old.trim_end()),
    };
    std::fs::write(&path, new)?;
    println!("wrote {}", path.display());
    plots::write()
}
