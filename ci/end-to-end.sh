#!/usr/bin/env bash
# The main job, as a user runs it: the whole default suite and the earlier versions of the specification, on the
# release build. What the program prints and returns otherwise is tested by tests/cli.rs.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked
wassay=target/release/wassay
[ -n "${CARGO_TARGET_DIR:-}" ] && wassay=$CARGO_TARGET_DIR/release/wassay

"$wassay" run
"$wassay" run --config all >/dev/null
"$wassay" run --group spec-1.0 --group spec-2.0

# Nothing of this may pass by accident: the scripts that must fail do.
if "$wassay" run --suite testsuite/selftest >/dev/null; then
  echo "the scripts in testsuite/selftest pass, but must fail" >&2
  exit 1
fi

# Whatever an engine's process does at one call, which the suite has twice, exactly these two directives show it, and all
# others come to what they come to otherwise.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$wassay" run --results "$folder/whole.jsonl" >/dev/null
faults=$("$wassay" list --faults)
[ -n "$faults" ]
for fault in $faults; do
  "$wassay" run --engine "fault:$fault:add:i32:0x1,i32:0x1" --timeout 2 --memory-limit 1GiB \
    --results "$folder/fault.jsonl" >/dev/null 2>&1 && { echo "the fault $fault is not seen" >&2; exit 1; }
  difference=$("$wassay" diff "$folder/whole.jsonl" "$folder/fault.jsonl" | tail -1) || true # it ends with 1
  case $difference in
  *" directives compared: 2 newly fails") echo "fault $fault: $difference" ;;
  *) echo "the fault $fault changes more or less than it should: $difference" >&2; exit 1 ;;
  esac
done
