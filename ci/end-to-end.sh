#!/usr/bin/env bash
# Runs the release build as a user does: the whole default suite and the earlier versions of the specification.
# tests/cli.rs tests everything else that the program prints and returns.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked
wassay=target/release/wassay
[ -n "${CARGO_TARGET_DIR:-}" ] && wassay=$CARGO_TARGET_DIR/release/wassay

"$wassay" run
"$wassay" run --config all >/dev/null
"$wassay" run --group spec-1.0 --group spec-2.0

# Nothing may pass by accident: the scripts that must fail do fail.
if "$wassay" run --suite testsuite/selftest >/dev/null; then
  echo "the scripts in testsuite/selftest pass, but must fail" >&2
  exit 1
fi

# No fault of an engine's process goes unseen, or changes another directive's result.
ci/faults.sh "$(realpath "$wassay")"
