#!/usr/bin/env bash
# Looks for freed and leaked instances with valgrind: runs the scripts in testsuite/local/ (instances that fail
# half-way, and are called afterwards) and the runtime's tests of instances and handles. There must be no error and no
# leak.
set -euo pipefail
cd "$(dirname "$0")/.."

# Use what `cargo test` builds, so that nothing is built twice. Its messages are JSON, one object in each line.
messages=$(cargo test --locked --no-run --message-format=json)

# The executable of a target.
executable() {
  sed -n -E 's/.*"target":\{[^}]*"name":"'"$1"'".*"profile":\{[^}]*"test":'"$2"'.*"executable":"([^"]+)".*/\1/p' <<<"$messages"
}

# Valgrind must look for changes of compiled code, which it takes for that of a file. Memory that is still reachable at
# the end is no leak: threads and statics live as long as the process. The processor that valgrind 3.19 emulates has no
# AVX-512, so the compiler does not use it.
checked() {
  printf '\n== %s\n' "$*"
  valgrind --quiet --error-exitcode=1 --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect --smc-check=all "$@"
}

wassay=$(executable wassay false)
instances=$(executable instances true)
[ -x "$wassay" ] && [ -x "$instances" ] || { echo "cargo named no executables" >&2; exit 2; }

# Run in one process, as valgrind does not see workers. Run the built-in suite, as one that is read from a path stays in
# memory on purpose (`Manifest::lower`).
for group in local legacy-exceptions; do
  checked "$wassay" run --in-process --group "$group" --jobs 1
done
checked "$instances" --test-threads 1
