#!/usr/bin/env bash
# The whole suite on another engine: wasmi (engines/rust/wasmi), whose known failures are expected. The adapter is no member
# of the workspace, so that nothing of wasmi is in Wassay's own Cargo.lock.
exec "$(dirname "$0")/engines.sh" wasmi -- "$@"
