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

# Nothing that an engine's process does goes unseen, or changes another directive's result.
ci/faults.sh "$(realpath "$wassay")"
