# Everything CI runs.
check:
    bash .ci/run

# The tests alone.
test:
    cargo test --all-features

# The examples, on every engine and policy.
examples:
    bash examples/check.sh

# The dependencies against deny.toml (needs cargo-deny and the advisory database).
deny:
    cargo deny check

# The instructions of the programs of benches/programs against the last recorded ones; `just counts --record`.
counts *options:
    bash benches/counts.sh {{options}}
