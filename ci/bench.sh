#!/usr/bin/env bash
# Runs the official suite beside Wasmtime and wasmi and prints the figures for docs/performance.md.
# `--quick` measures once instead of taking medians; `--help` names the other options.
# It takes some minutes to build the first time; leave the machine alone while it measures.
set -euo pipefail
cd "$(dirname "$0")/.."

# The package is no member of the workspace, so that its dependencies stay out of Wassay's own. Its Cargo.lock keeps the
# versions of the peers; it is not --locked because it follows what Wassay itself depends on.
manifest=benches/peers/Cargo.toml
cargo build --release --manifest-path "$manifest"
exec cargo run --quiet --release --manifest-path "$manifest" -- compare "$@"
