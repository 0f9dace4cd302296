#!/usr/bin/env bash
# Runs the whole suite on another engine, wasmi (engines/rust/wasmi), whose known failures are expected. The adapter is
# not a member of the workspace, so that its dependencies are not in Wassay's own Cargo.lock.
exec "$(dirname "$0")/engines.sh" wasmi -- "$@"
