#!/bin/bash
# A session of real nREPL clients, from the package registries, with `consair nrepl`.
#
#   CONSAIR=path/to/consair consair-tools/clients/check.sh
#
# Says "skipped" for a client that cannot be installed here.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
consair=$(realpath "${CONSAIR:?the path of the program}")
tmp=$(mktemp -d) || exit 1
cd "$tmp" || exit 1
failed=0

"$consair" nrepl >server.txt 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$tmp"' EXIT
for _ in $(seq 100); do [ -s .nrepl-port ] && break; sleep 0.1; done
port=$(cat .nrepl-port) || { echo "nrepl clients: no .nrepl-port" >&2; exit 1; }
grep -qx "nREPL server started on port $port on host localhost - nrepl://localhost:$port" server.txt ||
  { echo "nrepl clients: the start line is another: $(cat server.txt)" >&2; failed=1; }

session() { # name command...
  local name=$1
  shift
  if timeout 60 "$@" >out.txt 2>&1; then
    echo "nrepl clients: $name passed"
  else
    echo "nrepl clients: $name FAILED" >&2
    tail -n 20 out.txt >&2
    failed=1
  fi
}

if command -v npm >/dev/null && timeout 120 npm install --silent --no-audit --no-fund nrepl-client@0.3.0 >/dev/null 2>&1; then
  cp "$here/session.js" .
  session "npm nrepl-client" node session.js "$port"
else
  echo "nrepl clients: npm nrepl-client skipped"
fi

if command -v python3 >/dev/null && python3 -m venv venv >/dev/null 2>&1 &&
  timeout 120 venv/bin/pip install --quiet nrepl-python-client==0.0.3 >/dev/null 2>&1; then
  session "PyPI nrepl-python-client" venv/bin/python "$here/session.py" "$port"
else
  echo "nrepl clients: PyPI nrepl-python-client skipped"
fi
exit $failed
