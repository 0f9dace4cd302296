#!/usr/bin/env bash
# The whole suite on another engine: wasmi (engines/rust/wasmi), held against what it is known to fail. The adapter is no member
# of the workspace, so that nothing of wasmi is in Wassay's own Cargo.lock.
exec "$(dirname "$0")/engines.sh" wasmi -- "$@"
