#!/usr/bin/env bash
# Exports the suite in every form and has others read it: `wassay` itself must give the same verdicts from JSON and from
# text with binary modules, Debian's `spectest-interp` (package wabt) reads WABT's dialect, and Node runs the
# JavaScript. Readers that are not installed are left out, with a message. `ci/export.sh FILTER...` limits it as `wassay
# run` does.
set -euo pipefail
cd "$(dirname "$0")/.."

wassay="${WASSAY:-${CARGO_TARGET_DIR:-target}/release/wassay}"
[ -n "${WASSAY:-}" ] || cargo build --release --locked
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for format in json json-wabt bin-wast js; do
  TIMEFORMAT="$format: %R s"
  time "$wassay" export --format "$format" "$@" "$folder/$format"
done

# Read the scripts back: the directives in both have the same verdicts. Omitted directives are missing, and are counted.
"$wassay" run --results "$folder/whole.jsonl" "$@" >/dev/null
for format in json json-wabt; do
  "$wassay" run --suite "$folder/$format" --results "$folder/$format.jsonl" >/dev/null || true # without expectations
  "$wassay" diff "$folder/whole.jsonl" "$folder/$format.jsonl" --format json >"$folder/$format.diff" || true
  echo "$format read back: $("$wassay" diff "$folder/whole.jsonl" "$folder/$format.jsonl" | tail -1)"
done

if command -v spectest-interp >/dev/null; then
  scripts=0 whole=0 passed=0 total=0
  for script in $(find "$folder/json-wabt" -name '*.json' ! -name index.json | sort); do
    last=$(timeout 60 spectest-interp --enable-all "$script" 2>&1 | grep -aE '^[0-9]+/[0-9]+ tests passed' | tail -1) || true
    scripts=$((scripts + 1))
    [ -n "$last" ] || continue
    counts=${last%% *}
    passed=$((passed + ${counts%/*}))
    total=$((total + ${counts#*/}))
    [ "${counts%/*}" != "${counts#*/}" ] || whole=$((whole + 1))
  done
  echo "spectest-interp: $passed of $total directives pass, $whole of $scripts scripts whole"
else
  echo "spectest-interp is not here: WABT's dialect is not tried"
fi

if command -v node >/dev/null; then
  node=$(command -v node) scripts=0 whole=0 passed=0 failed=0
  for script in $(find "$folder/js" -name '*.mjs' ! -name harness.mjs | sort); do
    scripts=$((scripts + 1))
    last=$(timeout 60 "$node" "$script" 2>/dev/null | tail -1) || true
    [[ $last =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || { echo "  ${script#"$folder"/js/} does not end"; continue; }
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    [ "${BASH_REMATCH[2]}" != 0 ] || whole=$((whole + 1))
  done
  echo "node $(node --version): $passed directives pass, $failed fail, $whole of $scripts scripts whole"
else
  echo "node is not here: the JavaScript is not tried"
fi
