#!/usr/bin/env bash
# Everything that must hold before a change lands. Anyone can run it; it needs nothing but Rust.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s (after %d:%02d min)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60)); "$@"; }

export RUSTDOCFLAGS="${RUSTDOCFLAGS:--D warnings}"

step cargo fmt --all --check
step cargo clippy --workspace --all-targets --locked -- -D warnings
step cargo doc --workspace --no-deps --locked
step ci/end-to-end.sh
step cargo test --locked
