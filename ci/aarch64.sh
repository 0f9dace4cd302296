#!/usr/bin/env bash
# The runtime's tests and the whole suite on aarch64, emulated: on Debian 12 as root, with a compiler of Debian's own, as
# rustup's has no library for aarch64 there. Emulation hides missing barriers and cache flushes, and says nothing of speed.
set -euo pipefail
cd "$(dirname "$0")/.."

target=aarch64-unknown-linux-gnu
if ! [ -x /usr/bin/qemu-aarch64-static ] || ! [ -x /usr/bin/aarch64-linux-gnu-gcc ]; then
  dpkg --add-architecture arm64
  apt-get update
  apt-get install --yes --no-install-recommends cargo-web rustc-web libstd-rust-web-dev:arm64 gcc-aarch64-linux-gnu \
    libc6-dev-arm64-cross qemu-user-static
fi
export RUSTC=/usr/bin/rustc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER=qemu-aarch64-static
# A dynamic executable waits for ever under this emulator where it begins its first thread.
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS="-C target-feature=+crt-static"

/usr/bin/cargo test --locked --package wassay-runtime --tests --target $target
# In one process: a worker would be an executable that the system cannot start by itself.
/usr/bin/cargo run --locked --bin wassay --target $target -- run --in-process
