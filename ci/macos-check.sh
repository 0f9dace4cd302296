#!/usr/bin/env bash
# Type-checks everything, tests included, for both processors of macOS, starting from a bare Debian 12. Nothing is
# linked, as that needs Apple's libraries, and nothing runs: .github/workflows/ci.yml does that.
set -euo pipefail
. "$(dirname "$0")/cross.sh"

install /usr/lib/rustlib/src/rust/library/std rust-web-src
for target in aarch64-apple-darwin x86_64-apple-darwin; do
  step "$target"
  debian_cargo_with_std check --target $target --workspace --bins --tests --examples
done
