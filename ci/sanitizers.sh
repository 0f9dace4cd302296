#!/usr/bin/env bash
# Runs under sanitizers what would show a use of freed memory, a leak or a race of threads in the runtime's own code:
#
#     ci/sanitizers.sh              both
#     ci/sanitizers.sh address      AddressSanitizer: the runtime's tests, and the groups that make and free most
#     ci/sanitizers.sh thread       ThreadSanitizer: the runtime's tests with several stores and threads
#
# Neither sees compiled code: ci/valgrind.sh is the check of that.
set -euo pipefail
. "$(dirname "$0")/cross.sh"

# The packages of the workspace alone are built with it, beside what `cargo test` has of all others. What the standard
# library and Cranelift allocate is watched as well, but not their own accesses.
address() {
  export RUSTC_WORKSPACE_WRAPPER="$PWD/ci/rustc-with-address-sanitizer.sh"
  # Locals stay on the stack, where the runtime takes the address of one for that of the stack.
  export ASAN_OPTIONS=detect_stack_use_after_return=0 LSAN_OPTIONS="suppressions=$PWD/ci/leaks.txt:print_suppressions=0"
  step "AddressSanitizer, the runtime's tests"
  local names=(runtime/tests/*.rs)
  names=("${names[@]##*/}")
  names=("${names[@]%.rs}" operators)
  # Those of settings start the program, and so bring it.
  cargo test --locked --workspace --lib "${names[@]/#/--test=}" --test settings --quiet
  step "AddressSanitizer, the suite in the program"
  "$target_dir/debug/wassay" run --in-process --group local,gc,exceptions,threads
  unset RUSTC_WORKSPACE_WRAPPER ASAN_OPTIONS LSAN_OPTIONS
}

# All is built with it, the standard library too: it would take every lock that it does not see for a race. So this needs
# Debian's compiler, which has the library's source.
thread() {
  install /usr/lib/rustlib/src/rust/library/std rust-web-src
  step "ThreadSanitizer, the runtime's tests"
  build_dir="$target_dir/sanitizers"
  # `--target` keeps it away from build scripts.
  RUSTFLAGS=-Zsanitizer=thread debian_cargo_with_std test --target x86_64-unknown-linux-gnu --package wassay-runtime --lib \
    --test threads --test memories --test garbage --test execution --test modules --quiet
}

[ $# -gt 0 ] || set -- address thread
for sanitizer; do
  $sanitizer
done
