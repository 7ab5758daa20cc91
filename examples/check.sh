#!/bin/bash
# Runs every example on every engine and policy and compares what it prints with examples/expected.
#
#   examples/check.sh            builds the consair program (release) and runs it
#   CONSAIR=path/to/consair examples/check.sh
#   ROWS=10000 examples/check.sh   fewer rows of weather [1000000]
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
rows=${ROWS:-1000000}
expected=examples/expected
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

target=${CARGO_TARGET_DIR:-target}
if [ -z "${CONSAIR:-}" ]; then
  cargo build --release --locked -p consair-cli || exit 1
  CONSAIR=$target/release/consair
fi

# The (engine, policy) pairs. The first word after the options of a pair names its results.
pairs=("--engine fast --updates in-place" "--engine fast --updates unique"
       "--engine fast --updates report" "--engine persistent --updates unique")

same() { # name expected-file actual-file
  if cmp -s "$2" "$3"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "examples: $1 DIFFERS:" >&2
    diff "$2" "$3" | head -n 10 >&2
  fi
}

# The tour: what is printed depends on what an update does, and on nothing else.
for pair in "${pairs[@]}"; do
  case $pair in *unique) want=copied ;; *) want=in-place ;; esac
  "$CONSAIR" run $pair examples/tour.clj >"$tmp/out" 2>"$tmp/err"
  same "tour $pair" $expected/tour.$want.txt "$tmp/out"
  case $pair in *report) want=$expected/tour.report.txt ;; *) want=/dev/null ;; esac
  same "tour $pair (messages)" "$want" "$tmp/err"
done

# The report over real data. No update in it is seen through another handle, so report has nothing to say.
for pair in "${pairs[@]}"; do
  "$CONSAIR" run $pair examples/report/airports.clj examples/report/airports.csv >"$tmp/out" 2>"$tmp/err"
  same "report $pair" $expected/airports.txt "$tmp/out"
  same "report $pair (messages)" /dev/null "$tmp/err"
done

# Weather: the rows are the same on both engines; the results equal those of awk on whole tenths.
"$CONSAIR" run --engine fast examples/weather/generate.clj "$rows" >"$tmp/rows"
"$CONSAIR" run --engine persistent examples/weather/generate.clj "$rows" >"$tmp/rows2"
same "weather rows" "$tmp/rows" "$tmp/rows2"
LC_ALL=C awk -F';' '
  function show(t) { return (t < 0 ? "-" : "") int(abs(t) / 10) "." abs(t) % 10 }
  function abs(x) { return x < 0 ? -x : x }
  function floor(x, i) { i = int(x); return i > x ? i - 1 : i }
  { t = $2; sub(/\./, "", t); t += 0; n[$1]++; sum[$1] += t
    if (n[$1] == 1 || t < low[$1]) low[$1] = t
    if (n[$1] == 1 || t > high[$1]) high[$1] = t }
  END { for (s in n) print s "=" show(low[s]) "/" show(floor((2 * sum[s] + n[s]) / (2 * n[s]))) "/" show(high[s]) }
' "$tmp/rows" | LC_ALL=C sort -t= -k1,1 | awk '{ printf "%s%s", (NR == 1 ? "{" : ", "), $0 } END { print "}" }' >"$tmp/awk"
[ "$rows" = 1000000 ] && same "weather awk" $expected/weather.txt "$tmp/awk"
for pair in "${pairs[@]}"; do
  "$CONSAIR" run $pair examples/weather/stations.clj "$tmp/rows" >"$tmp/out" 2>"$tmp/err"
  same "weather $pair" "$tmp/awk" "$tmp/out"
  same "weather $pair (messages)" /dev/null "$tmp/err"
done

# The benchmark programs give the right answers.
answer() { # program answer
  for engine in fast persistent; do
    echo "$2" >"$tmp/want"
    "$CONSAIR" run --engine $engine "benches/programs/$1.clj" >"$tmp/out" 2>&1
    same "benches/programs/$1 ($engine)" "$tmp/want" "$tmp/out"
  done
}
answer startup hello
answer fib 2178309
answer loop 59999997
answer vec 13499995500000
answer map-int 999999000000
"$CONSAIR" run benches/programs/1brc.clj "$tmp/rows" >"$tmp/out" 2>&1
tr , '\n' <"$tmp/out" | wc -l >"$tmp/n"; tr , '\n' <"$tmp/awk" | wc -l >"$tmp/want"
same "benches/programs/1brc (stations)" "$tmp/want" "$tmp/n"

# The programs of the repository are laid out.
: >"$tmp/want"
"$CONSAIR" fmt --check conformance/cases examples benches consair-eval/src/prelude >"$tmp/out" 2>&1
same "consair fmt --check" "$tmp/want" "$tmp/out"

# And nothing is found in them.
"$CONSAIR" check examples benches/programs >"$tmp/out" 2>&1
same "consair check" "$tmp/want" "$tmp/out"

# Editors' clients, where they can be had.
CONSAIR=$CONSAIR bash consair-tools/clients/check.sh || failed=$((failed + 1))

# The Rust examples, as cargo test has built them.
cargo run -q --locked --profile test -p consair --example word_frequencies examples/text/declaration.txt >"$tmp/out" 2>&1
same "word_frequencies" $expected/word_frequencies.txt "$tmp/out"
cargo run -q --locked --profile test -p consair --example embed >"$tmp/out" 2>&1
same "embed" $expected/embed.txt "$tmp/out"

echo "examples: $passed passed, $failed failed"
[ "$failed" = 0 ]
