#!/usr/bin/env bash
# The whole suite on another engine: wasmi, behind the engine protocol (engines/rust/wasmi), held against what it is
# known to fail. The adapter is no member of the workspace, so that nothing of wasmi is in Wassay's own Cargo.lock.
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
cargo build --release --locked
cargo build --release --locked --manifest-path engines/rust/wasmi/Cargo.toml
"$CARGO_TARGET_DIR/release/wassay" run --engine "$CARGO_TARGET_DIR/release/wasmi-adapter" \
  --expectations testsuite/expectations/wasmi.toml "$@"
