#!/usr/bin/env bash
# Runs the runtime's tests that have several threads or stores with ThreadSanitizer, starting from a bare Debian 12 with rustup's Rust.
#
# The standard library, Cranelift and all other packages are built with it too, because it must see every lock that keeps two threads
# apart. It does not see compiled code: accesses of a shared memory by two threads of a script are not checked.
set -euo pipefail
. "$(dirname "$0")/cross.sh"

target=x86_64-unknown-linux-gnu
install /usr/lib/rustlib/src/rust/library/std rust-web-src
# Debian's compiler has no runtime library of the sanitizer, but rustup's has.
library=("$(rustc --print sysroot)/lib/rustlib/$target/lib"/librustc-*_rt.tsan.a)
[ -e "${library[0]}" ] || { echo "the runtime library of ThreadSanitizer is not here: it comes with rustup" >&2; exit 2; }
linked="-Clink-args=-Wl,--whole-archive,${library[0]},--no-whole-archive"
export CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS="-Zsanitizer=thread -Zexternal-clangrt $linked"
# Each test program ends with its first report.
export TSAN_OPTIONS="halt_on_error=1"
debian_cargo_with_std test --target $target --package wassay-runtime --lib \
  --test execution --test garbage --test lazy --test memories --test modules --test threads --test traps
