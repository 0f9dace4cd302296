#!/usr/bin/env bash
# The whole suite on engines of other makers, each held against what it is known to fail (testsuite/expectations/NAME.toml):
#
#     ci/engines.sh NAME[:CONFIGURATION]... [-- OPTIONS OF `wassay run`]
#
# NAME is an engine of testsuite/engines.toml, which also says how it is got. What is not there is installed: with npm or pip, in
# the versions that the adapter's folder pins, below ENGINES (target/engines); with cargo, into the target folder; or with apt.
# Results go to ENGINES/results. Then the scripts that are wrong (testsuite/selftest) run on it: what is wrong must fail there as
# it does with Wassay's own runtime, and nothing else.
#
#     ci/engines.sh --table
#
# writes the table of docs/engines.md from the results that are there.
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
export ENGINES="${ENGINES:-$CARGO_TARGET_DIR/engines}"
wassay="${WASSAY:-$CARGO_TARGET_DIR/release/wassay}"

# Each is given the program, where it was found or `-`, and what the table says.
get_with_npm() {
  local folder
  folder="$ENGINES/$(basename "$2")"
  [ -e "$folder/node_modules/.bin/$engine" ] && cmp -s "$2/package-lock.json" "$folder/package-lock.json" && return
  mkdir -p "$folder"
  cp "$2/package.json" "$2/package-lock.json" "$folder/"
  npm ci --prefix "$folder" --no-audit --no-fund
}

get_with_pip() {
  local folder
  folder="$ENGINES/$(basename "$2")"
  cmp -s "$2/requirements.txt" "$folder/requirements.txt" && return
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$2/requirements.txt"
  cp "$2/requirements.txt" "$folder/"
}

get_with_cargo() {
  # Its Cargo.lock keeps the version of the engine; it is not --locked because it follows what Wassay itself depends on.
  cargo build --release --manifest-path "$2/Cargo.toml" --bins
}

get_with_apt() {
  [ "$1" = - ] || return 0
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update
  "${sudo[@]}" apt-get install -y --no-install-recommends "$2"
}

# The names of directives, each with whether it passes, from a file of results. What the engine lacks, and what that blocks, is
# left out, and so is what passes because the engine does not tell a phase or a reason.
verdicts() {
  sed -n -e '/"status":"\(unsupported\|blocked\)"/d' -e '/"observation":"unsupported: /d' -e '/"status":"passed".*"untold":/d' \
    -e 's/^{"name":"\([^"]*\)".*"status":"passed".*/\1 passes/p' -e 's/^{"name":"\([^"]*\)".*"status":"failed".*/\1 fails/p' "$1" | sort
}

# Runs the wrong scripts on an engine, and compares with Wassay and with testsuite/selftest/engines.txt, which says what differs.
selftest() {
  local folder="$ENGINES/selftest" engine=$1
  shift
  mkdir -p "$folder"
  [ -n "${own_selftest:-}" ] || "$wassay" run --suite testsuite/selftest --results "$folder/wassay.jsonl" > "$folder/wassay.txt" 2>&1 || true
  own_selftest=1
  "$wassay" run --engine "$engine" --suite testsuite/selftest --results "$folder/$engine.jsonl" "$@" > "$folder/$engine.txt" 2>&1 || true
  verdicts "$folder/wassay.jsonl" > "$folder/wassay.verdicts"
  verdicts "$folder/$engine.jsonl" > "$folder/$engine.verdicts"
  # Of what both have, what differs; and what the file says of this engine.
  join "$folder/wassay.verdicts" "$folder/$engine.verdicts" | awk '$2 != $3 { print $1, $3 }' > "$folder/$engine.differs"
  awk -v engine="$engine" '!/^#/ && NF { count = split($1, names, ","); for (i = 1; i <= count; i++) if (names[i] == engine) print $3, $2 }' \
    testsuite/selftest/engines.txt | sort > "$folder/$engine.known"
  local wrong
  wrong=$(join "$folder/wassay.verdicts" "$folder/$engine.verdicts" | grep -c ' fails fails$')
  if ! diff "$folder/$engine.known" "$folder/$engine.differs" > "$folder/$engine.diff"; then
    echo "$engine ends otherwise on wrong scripts than Wassay does and testsuite/selftest/engines.txt says (< known, > seen):" >&2
    cat "$folder/$engine.diff" >&2
    return 1
  fi
  [ "$wrong" -gt 100 ] || { echo "only $wrong wrong directives of testsuite/selftest fail with $engine" >&2; return 1; }
  echo "$engine: $wrong wrong directives fail as they do with Wassay, but for $(wc -l < "$folder/$engine.known") that are known"
}

# Puts the table of all results between the marks of the page, with the day and the machine.
write_table() {
  local page=docs/engines.md cpu
  cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2> /dev/null | head -1)
  {
    sed '/^<!-- table -->$/q' "$page"
    printf '`ci/engines.sh --table`, %s, %s processors (%s):\n\n' "$(date -u +%F)" "$(getconf _NPROCESSORS_ONLN)" "${cpu:-$(uname -m)}"
    "$wassay" engines --table "$ENGINES"/results/*.jsonl
    sed -n '/^<!-- end of the table -->$/,$p' "$page"
  } > "$ENGINES/page.md"
  mv "$ENGINES/page.md" "$page"
}

if [ "${1:-}" = --table ]; then
  write_table
  exit
fi

names=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  names+=("$1")
  shift
done
[ $# -gt 0 ] && shift

[ -n "${WASSAY:-}" ] || cargo build --release --locked
if [ ${#names[@]} = 0 ]; then
  echo "usage: ci/engines.sh NAME[:CONFIGURATION]... [-- OPTIONS]; names are $("$wassay" engines --lines | cut -f1 | paste -sd' ' -)" >&2
  exit 2
fi
mkdir -p "$ENGINES/results"
failed=()
for name in "${names[@]}"; do
  engine="${name%%:*}"
  configuration=default
  [ "$name" = "$engine" ] || configuration="${name#*:}"
  line=$("$wassay" engines --lines "$engine")
  [ -n "$line" ] || { echo "\`$engine\` is built in: wassay run" >&2; exit 2; }
  IFS=$'\t' read -r _ program tool given jobs <<<"$line"
  "get_with_$tool" "$program" "$given"
  options=()
  [ "$jobs" = - ] || options=(--jobs "$jobs")
  echo "== $name"
  "$wassay" run --engine "$engine" --config "$configuration" --expectations "testsuite/expectations/$engine.toml" \
    --results "$ENGINES/results/${name/:/-}.jsonl" "${options[@]}" "$@" || failed+=("$name")
  [ "$configuration" != default ] || selftest "$engine" "${options[@]}" || failed+=("$name, on wrong scripts")
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "not as expected: ${failed[*]}" >&2
  exit 1
fi
