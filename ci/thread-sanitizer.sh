#!/usr/bin/env bash
# Runs the runtime's tests that have several threads or stores with ThreadSanitizer, starting from a bare Debian 12 with rustup's Rust.
#
# The standard library, Cranelift and all other packages are built with it too, because it must see every lock that keeps two threads
# apart. It does not see compiled code: accesses of a shared memory by two threads of a script are not checked.
set -euo pipefail
. "$(dirname "$0")/cross.sh"

target=x86_64-unknown-linux-gnu
install /usr/lib/rustlib/src/rust/library/std rust-web-src
# Debian's compiler has neither the runtime library of the sanitizer nor the linker that it needs. Both come with rustup.
rustup_files="$(rustc --print sysroot)/lib/rustlib/$target"
library=("$rustup_files"/lib/librustc-*_rt.tsan.a)
[ -e "${library[0]}" ] || { echo "the runtime library of ThreadSanitizer is not here: it comes with rustup" >&2; exit 2; }
flags=(-Zsanitizer=thread -Zexternal-clangrt
  "-Clink-arg=-Wl,--whole-archive,${library[0]},--no-whole-archive" "-Clink-arg=-B$rustup_files/bin/gcc-ld" -Clink-arg=-fuse-ld=lld
  # The sanitizer sees unmapping only if libc does it. Without that, two engines that map one address in turn look like a race.
  --cfg=rustix_use_libc)
export CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS="${flags[*]}"
# So that a report has the names of functions.
export CARGO_PROFILE_CROSS_STRIP=none
# A test program ends with its first report.
export TSAN_OPTIONS="halt_on_error=1"
# The test that is left out makes 30,000 memories: with the sanitizer's own mappings these are more than the system allows.
debian_cargo_with_std test --target $target --package wassay-runtime --lib \
  --test execution --test garbage --test lazy --test memories --test modules --test threads --test traps \
  -- --skip thousands_of_memories_are_in_one_store
