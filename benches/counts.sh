#!/bin/bash
# Instructions of the processor for small runs of the programs in benches/programs, counted by callgrind:
# the same on an idle and on a busy machine, so that a regression is seen on either.
#
#   benches/counts.sh             compares with benches/counts.tsv and fails above +5 %
#   benches/counts.sh --record    writes what it counted there
#   CONSAIR=path/to/consair       counts that program; without it, a release build of the consair program
#
# Needs valgrind, and installs it with apt-get where that can be done without asking. Where valgrind
# cannot be had, or the compiler is another one than that of the record, says so and compares nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
record=benches/counts.tsv
limit=1.05

skip() {
  echo "counts: SKIPPED: $*"
  exit 0
}

install_valgrind() {
  local sudo=
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  command -v apt-get >/dev/null || return 1
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq valgrind >/dev/null 2>&1 ||
    { $sudo apt-get update -qq && $sudo apt-get install -y -qq valgrind; } >/dev/null 2>&1
}

[ "$(uname -sm)" = "Linux x86_64" ] || skip "the record is of x86_64 Linux"
command -v valgrind >/dev/null || install_valgrind || skip "valgrind is not here and cannot be installed"

if [ -z "${CONSAIR:-}" ]; then
  cargo build --release --locked -p consair-cli
  CONSAIR=${CARGO_TARGET_DIR:-target}/release/consair
fi
compiler=$(rustc --version)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$CONSAIR" run examples/weather/generate.clj 5000 >"$tmp/rows"

# Engine, program, arguments.
runs=(
  "fast startup"
  "fast fib 24"
  "fast loop 400000"
  "fast vec 100000"
  "fast map-int 50000"
  "fast 1brc $tmp/rows"
  "persistent vec 100000"
  "persistent map-int 50000"
  "persistent 1brc $tmp/rows"
)

count() { # output engine program arguments
  local out=$1 engine=$2 program=$3
  shift 3
  if ! valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$CONSAIR" run --engine "$engine" --hash-seed 1 "benches/programs/$program.clj" "$@" >"$out" 2>"$out.err"; then
    echo "counts: $program on $engine failed:" >&2
    cat "$out.err" >&2
    return 1
  fi
  printf '%s\t%s\t%s\n' "$engine" "$program" "$(awk '/Collected/ { print $NF }' "$out.err")" >"$out.count"
}

# All at once: a count does not depend on what else runs.
pids=()
for at in "${!runs[@]}"; do
  # shellcheck disable=SC2086
  count "$tmp/$at" ${runs[$at]} &
  pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid"; done
for at in "${!runs[@]}"; do cat "$tmp/$at.count"; done >"$tmp/counts"

if [ "${1:-}" = --record ]; then
  { printf '# %s\nengine\tprogram\tinstructions\n' "$compiler"; cat "$tmp/counts"; } >"$record"
  cat "$record"
  exit 0
fi
[ "$(head -n 1 "$record")" = "# $compiler" ] || skip "$record is of another compiler than $compiler"
awk -F'\t' -v limit=$limit '
  NR == FNR { if (FNR > 2) before[$1, $2] = $3; next }
  !(($1, $2) in before) { print "counts: " $2 " on " $1 " is not in the record"; bad = 1; next }
  {
    ratio = $3 / before[$1, $2]
    known++
    printf "%-10s %-8s %12d %12d %6.3f%s\n", $1, $2, before[$1, $2], $3, ratio, (ratio > limit ? "  TOO MANY" : "")
    if (ratio > limit) bad = 1
    if (ratio < 2 - limit) fewer = 1
  }
  END {
    for (row in before) rows++
    if (rows != known) { print "counts: the record has programs that are not counted"; bad = 1 }
    if (bad) print "counts: mend it, or say why in the change and record it: benches/counts.sh --record"
    else if (fewer) print "counts: fewer than recorded; record it: benches/counts.sh --record"
    exit bad
  }
' "$record" "$tmp/counts"
