#!/usr/bin/env bash
# Measures Wassay beside other engines and prints the tables of docs/performance.md:
#
#     ci/bench.sh              the official suite beside Wasmtime and wasmi, the program `wassay` itself, and the kernels
#     ci/bench.sh --program    the program alone: with workers and without, ten times over, the memory of all processes
#     ci/bench.sh --kernels    the kernels alone: compiled code
#     ci/bench.sh --real       how long real modules take to compile; npm installs them, as benches/peers/real pins them
#
# More options follow: `--quick` measures once instead of taking medians, `--help` names the others. It takes some minutes to
# build the first time; leave the machine alone while it measures.
set -euo pipefail
cd "$(dirname "$0")/.."

# The package is no member of the workspace, so that its dependencies stay out of Wassay's own. Its Cargo.lock keeps the
# versions of the peers; it is not --locked because it follows what Wassay itself depends on.
manifest=benches/peers/Cargo.toml
peers() {
  cargo build --release --manifest-path "$manifest"
  exec cargo run --quiet --release --manifest-path "$manifest" -- "$@"
}

target="${CARGO_TARGET_DIR:-$PWD/target}"
build_program() { cargo build --release --locked --workspace; }

# Below the target folder, so that nothing of it is in the repository. None of the packages' own scripts run.
install_modules() {
  local pinned=benches/peers/real folder="$target/real"
  cmp -s "$pinned/package-lock.json" "$folder/node_modules/installed-lock.json" && return
  mkdir -p "$folder"
  cp "$pinned/package.json" "$pinned/package-lock.json" "$folder/"
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
  cp "$folder/package-lock.json" "$folder/node_modules/installed-lock.json"
}

case "${1:-}" in
  --program)
    shift
    build_program
    peers program --wassay "$target/release/wassay" "$@"
    ;;
  --kernels)
    shift
    peers kernels "$@"
    ;;
  --real)
    shift
    install_modules
    peers real --modules "$target/real/node_modules" "$@"
    ;;
  *)
    build_program
    peers compare --wassay "$target/release/wassay" "$@"
    ;;
esac
