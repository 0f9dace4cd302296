#!/usr/bin/env bash
# Runs under valgrind what would show a freed instance or a leaked one: the scripts in testsuite/local/ (instances that
# fail half-way, and are called afterwards) and the runtime's tests of instances and handles. No error, no leak.
set -euo pipefail
cd "$(dirname "$0")/.."

# What `cargo test` builds, so that nothing is built twice. Its messages are JSON, one object a line.
messages=$(cargo test --locked --no-run --message-format=json)

# The executable of a target.
executable() {
  sed -n -E 's/.*"target":\{[^}]*"name":"'"$1"'".*"profile":\{[^}]*"test":'"$2"'.*"executable":"([^"]+)".*/\1/p' <<<"$messages"
}

# Compiled code is new code in memory that valgrind takes for a file. What is still reachable at the end is no leak: threads and
# statics live as long as the process. The processor that valgrind 3.19 shows has no AVX-512, and the compiler believes it.
checked() {
  printf '\n== %s\n' "$*"
  valgrind --quiet --error-exitcode=1 --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect --smc-check=all "$@"
}

wassay=$(executable wassay false)
instances=$(executable instances true)
[ -x "$wassay" ] && [ -x "$instances" ] || { echo "cargo named no executables" >&2; exit 2; }

# In this process, as workers are others, which valgrind does not see. The suite that is built in, as one that is read
# from a path stays in memory on purpose (`Manifest::lower`).
for group in local legacy-exceptions; do
  checked "$wassay" run --in-process --group "$group" --jobs 1
done
checked "$instances" --test-threads 1
