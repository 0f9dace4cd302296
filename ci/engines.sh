#!/usr/bin/env bash
# The whole suite on engines of other makers, each held against what it is known to fail (testsuite/expectations/NAME.toml):
#
#     ci/engines.sh NAME[:CONFIGURATION]... [-- OPTIONS OF `wassay run`]
#
# NAME is node, bun, deno, chromium or firefox. What is not there is installed: the first three with npm, in the versions that
# engines/js/package-lock.json pins, into ENGINES (target/engines); browsers with apt. Results go to ENGINES/results. A browser
# takes seconds to start and several cores, so it gets one job.
set -euo pipefail
cd "$(dirname "$0")/.."

target="${CARGO_TARGET_DIR:-$PWD/target}"
engines="${ENGINES:-$target/engines}"
wassay="${WASSAY:-$target/release/wassay}"
adapter=engines/js/main.mjs

install_with_npm() {
  [ -e "$engines/js/node_modules/.bin/$1" ] && cmp -s engines/js/package-lock.json "$engines/js/package-lock.json" && return
  mkdir -p "$engines/js"
  cp engines/js/package.json engines/js/package-lock.json "$engines/js/"
  npm ci --prefix "$engines/js" --no-audit --no-fund
}

install_with_apt() {
  command -v "$1" > /dev/null && return
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update
  "${sudo[@]}" apt-get install -y --no-install-recommends "$1"
}

names=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  names+=("$1")
  shift
done
[ $# -gt 0 ] && shift
if [ ${#names[@]} = 0 ]; then
  echo "usage: ci/engines.sh NAME[:CONFIGURATION]... [-- OPTIONS]; names are node, bun, deno, chromium, firefox" >&2
  exit 2
fi

[ -n "${WASSAY:-}" ] || cargo build --release --locked
mkdir -p "$engines/results"
failed=()
for name in "${names[@]}"; do
  engine="${name%%:*}"
  configuration=default
  [ "$name" = "$engine" ] || configuration="${name#*:}"
  bin="$engines/js/node_modules/.bin"
  options=()
  case "$engine" in
    node | bun) install_with_npm "$engine"; command="$bin/$engine $adapter" ;;
    deno) install_with_npm deno; command="$bin/deno run -A $adapter" ;;
    chromium) install_with_apt chromium; command="node $adapter chromium"; options=(--jobs 1) ;;
    firefox) install_with_apt firefox-esr; command="node $adapter firefox"; options=(--jobs 1) ;;
    *) echo "ci/engines.sh knows no engine \`$engine\`" >&2; exit 2 ;;
  esac
  echo "== $name"
  "$wassay" run --engine "$command" --config "$configuration" --expectations "testsuite/expectations/$engine.toml" \
    --results "$engines/results/${name/:/-}.jsonl" "${options[@]}" "$@" || failed+=("$name")
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "not as expected: ${failed[*]}" >&2
  exit 1
fi
