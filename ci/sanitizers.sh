#!/usr/bin/env bash
# Runs under AddressSanitizer what would show a use of freed memory or a leak in the runtime's own code: its tests, and the groups
# of the suite that make and free most. It does not see compiled code: ci/valgrind.sh is the check of that.
#
# The packages of the workspace alone are built with it, beside what `cargo test` has of all others. What the standard library and
# Cranelift allocate is watched as well, but not their own accesses.
set -euo pipefail
cd "$(dirname "$0")/.."

export RUSTC_WORKSPACE_WRAPPER="$PWD/ci/rustc-with-address-sanitizer.sh"
# Locals stay on the stack, where the runtime takes the address of one for that of the stack.
export ASAN_OPTIONS=detect_stack_use_after_return=0 LSAN_OPTIONS="suppressions=$PWD/ci/leaks.txt:print_suppressions=0"

names=(runtime/tests/*.rs)
names=("${names[@]##*/}")
names=("${names[@]%.rs}" operators)
# Those of settings start the program, and so bring it.
cargo test --locked --workspace --lib "${names[@]/#/--test=}" --test settings --quiet
"${CARGO_TARGET_DIR:-target}/debug/wassay" run --in-process --group local,gc,exceptions,threads
