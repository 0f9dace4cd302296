#!/usr/bin/env bash
# Runs the suite with each fault that the program has built in, in which an engine's process does something else than
# answer:
#
#     ci/faults.sh COMMAND...
#
# COMMAND starts the program, by its absolute path, on this system or in an emulator. The fault occurs in one call,
# which the suite has twice, in scripts named i32.wast. Exactly these two directives must show it, and all others must
# have the same result as without it. `FAULTS_IN=i32` takes only a part of the suite, `FAULTS_TIMEOUT` sets another
# timeout than 2 seconds.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: ci/faults.sh COMMAND..." >&2; exit 2; }
part=${FAULTS_IN:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Names of files without folders are the same on every system.
cd "$folder"

"$@" run $part --results whole.jsonl >/dev/null
faults=$("$@" list --faults | tr -d '\r')
[ -n "$faults" ]
for fault in $faults; do
  "$@" run $part --engine "fault:$fault:add:i32:0x1,i32:0x1" --timeout "${FAULTS_TIMEOUT:-2}" --memory-limit 1GiB \
    --results fault.jsonl >/dev/null 2>&1 && { echo "the fault $fault is not seen" >&2; exit 1; }
  difference=$("$@" diff whole.jsonl fault.jsonl | tr -d '\r' | tail -1) || true # it ends with 1
  case $difference in
  *" directives compared: 2 newly fail") echo "fault $fault: $difference" ;;
  *) echo "the fault $fault changes more or less than it should: $difference" >&2; exit 1 ;;
  esac
done
