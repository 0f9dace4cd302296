#!/usr/bin/env bash
# aarch64 without aarch64: builds everything for aarch64-unknown-linux-gnu and runs it in an emulator, from a bare Debian 12 on:
#
#     ci/aarch64.sh              the tests of all packages, and the suite
#     ci/aarch64.sh --suite      the suite alone
#
# The suite runs with workers in all configurations. No result may differ from those of x86-64 but where the script leaves the
# choice, and none under `deterministic`. What emulation hides is in docs/platforms.md.
set -euo pipefail
. "$(dirname "$0")/cross.sh"

target=aarch64-unknown-linux-gnu
dpkg --print-foreign-architectures | grep -qx arm64 || dpkg --add-architecture arm64
install "/usr/bin/aarch64-linux-gnu-gcc /usr/bin/qemu-aarch64-static /usr/lib/rustlib/$target/lib" \
  libstd-rust-web-dev:arm64 gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static

step "the results of x86-64"
results_of_linux

# With everything that newer processors have: pointers are signed where code asks for it.
emulator="$(command -v qemu-aarch64-static) -cpu max"
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER=$emulator
# The program starts itself as a worker, which the system cannot do.
export WASSAY_RUNNER=$emulator
# A dynamic executable waits for ever in this emulator where it begins its first thread.
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS="-C target-feature=+crt-static"

step "the program"
# With the tests, whose packages want other features of the same crates: so nothing is built twice.
what=(test --workspace --no-run)
[ "${1:-}" != --suite ] || what=(build --bin wassay)
debian_cargo "${what[@]}" --target $target
program=$(program)

step "the suite with workers, in all configurations"
$emulator "$program" run --config all --timeout 60 --results "$results/aarch64-{config}.jsonl" | tail -60
allowed() {
  [ "$1" = deterministic ] || printf '[0-9]+ differs as the script allows|'
  echo "no change"
}
compare aarch64 allowed

step "faults of the engine's process"
FAULTS_IN=i32 FAULTS_TIMEOUT=4 ci/faults.sh $emulator "$program"

[ "${1:-}" = --suite ] && exit
step "the tests of all packages"
# Tests that the emulator cannot pass. It keeps a table of all mapped pages: 13 GB for the 2 TiB of the first test, more than 23 GB
# for the 30,000 memories of the second. It ignores limits of memory, and hangs when the system enforces one: the third. It ends
# with exit code 127 instead of reporting that a program cannot be started: the last two.
left_out=(a_commit_that_the_system_refuses_changes_nothing thousands_of_memories_are_in_one_store endless_allocation
  a_program_that_is_no_engine_is_refused misspelt_words_are_answered_with_what_was_meant)
# In the emulator, ten million calls take longer than the 10 seconds that a directive has.
WASSAY_TIMEOUT=60 debian_cargo test --target $target --workspace --quiet -- "${left_out[@]/#/--skip=}"
step "everything is as on x86-64"
