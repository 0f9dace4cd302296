#!/usr/bin/env bash
# What takes longer than a change can wait for: once a night. Each part runs, whatever the others come to; what was seen last
# stands in docs/platforms.md.
set -uo pipefail
cd "$(dirname "$0")/.."
. ci/lanes.sh

lane "Windows, under Wine" ci/windows.sh
lane "aarch64, emulated" ci/aarch64.sh
lane "macOS, types" ci/macos-check.sh
lane "growth of compile time" ci/growth.sh
lane "an own engine" ci/own-engine.sh
lane "export" ci/export.sh
end_of_lanes
