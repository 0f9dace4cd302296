#!/bin/sh
# The compiler, for the packages of the workspace alone (`RUSTC_WORKSPACE_WRAPPER`), with AddressSanitizer: ci/sanitizers.sh.
RUSTC_BOOTSTRAP=1 exec "$@" -Zsanitizer=address
