#!/usr/bin/env bash
# Measures how compile time and memory grow with a module (runtime/examples/growth) and prints the table for
# docs/performance.md: shapes of modules at n, 2n and 4n, in three configurations. It takes some ten minutes; arguments
# that are names of shapes, or parts of names, restrict it. `--rounds R` takes the minimum of R runs, `--seconds S`
# makes n larger.
set -euo pipefail
cd "$(dirname "$0")/.."

exec cargo run --quiet --release --locked --package wassay-runtime --example growth -- "$@"
