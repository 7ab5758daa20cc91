#!/bin/bash
# Times a program in one process that calls it again and again, in milliseconds, as `WARM=N` of the
# runner of the programs does for Clojure: the first, the median and the best of the second half.
#
#   benches/warm.sh PROGRAM.clj CALLS [options of consair run]
#
# PROGRAM.clj defines a function `run` without parameters; its lines that name peers.warm are left out.
set -euo pipefail
program=$1 calls=$2
shift 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
{
  grep -v peers.warm "$program"
  echo "(dotimes [_ $calls] (time (run)))"
} >"$tmp/warm.clj"
"${CONSAIR:-target/release/consair}" run "$@" "$tmp/warm.clj" | awk '/msecs/ { print $(NF - 1) }' >"$tmp/times"
first=$(head -n 1 "$tmp/times")
tail -n +$((calls / 2 + 1)) "$tmp/times" | sort -g | awk -v first="$first" '
  { ms[NR] = $1 }
  END { printf "WARM first %.2f median %.2f best %.2f\n", first, ms[int(NR / 2) + 1], ms[1] }'
