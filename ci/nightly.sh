#!/usr/bin/env bash
# Checks that take too long to run for each change: run them once a night. Each part runs, even if others fail. The last
# results are in docs/platforms.md.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
. ci/lanes.sh

lane "Windows, under Wine" ci/windows.sh
lane "aarch64, emulated" ci/aarch64.sh
lane "macOS, types" ci/macos-check.sh
lane "AddressSanitizer" ci/sanitizers.sh
if command -v rustup >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  lane "ThreadSanitizer" ci/thread-sanitizer.sh
else
  left_out "ThreadSanitizer" "it needs rustup and Debian's compiler"
fi
lane "growth of compile time" ci/growth.sh
lane "compile time of real modules" ci/bench.sh --real --quick
lane "an own engine" ci/own-engine.sh
lane "export" ci/export.sh
lane "engines" ci/engines.sh deno python-wasmtime tinywasm wasmtime wasmtime:winch wasmtime:pulley wasmer wasmer:singlepass
if command -v apt-get >/dev/null 2>&1; then
  lane "engines in browsers" ci/engines.sh chromium firefox
else
  left_out "engines in browsers" "there is no apt-get to install them with"
fi
if ci/page.sh --prepare; then
  lane "page, in browsers" ci/page.sh
else
  left_out "page, in browsers" "browsers or Node.js are not here and cannot be installed"
fi
end_of_lanes
