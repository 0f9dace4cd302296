#!/usr/bin/env bash
# Looks for uses of freed memory and for leaks in the runtime's own code, with AddressSanitizer: runs the runtime's
# tests, and the groups of the suite that make and free most. AddressSanitizer does not see compiled code, which
# ci/valgrind.sh checks.
#
# Only the packages of the workspace are built with it; all others are taken as `cargo test` has built them. Allocations
# by the standard library and Cranelift are watched too, but not their accesses.
set -euo pipefail
cd "$(dirname "$0")/.."

export RUSTC_WORKSPACE_WRAPPER="$PWD/ci/rustc-with-address-sanitizer.sh"
# Locals must stay on the stack, because the runtime uses the address of one as that of the stack.
export ASAN_OPTIONS=detect_stack_use_after_return=0 LSAN_OPTIONS="suppressions=$PWD/ci/leaks.txt:print_suppressions=0"

names=(runtime/tests/*.rs)
names=("${names[@]##*/}")
names=("${names[@]%.rs}" operators)
# The tests of settings start the program, so this also builds it.
cargo test --locked --workspace --lib "${names[@]/#/--test=}" --test settings --quiet
"${CARGO_TARGET_DIR:-target}/debug/wassay" run --in-process --group local,gc,exceptions,threads
