#!/usr/bin/env bash
# Tests the page of `wassay report` in Chromium and Firefox: it must show what the files of results say, whatever is in
# them.
#
#     ci/page.sh              makes the pages and runs the tests of ci/page/
#     ci/page.sh --prepare    installs what is missing, and fails if that cannot be done
#
# Packages from npm go to target/page, in the versions that ci/page/package-lock.json pins; browsers come from apt.
set -euo pipefail
cd "$(dirname "$0")/.."

target="${CARGO_TARGET_DIR:-$PWD/target}"
wassay="${WASSAY:-$target/release/wassay}"
tests="$target/page"
pages="$tests/pages"

prepare() {
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo -n)
  if ! command -v chromium > /dev/null || ! command -v firefox-esr > /dev/null || ! command -v npm > /dev/null; then
    "${sudo[@]}" apt-get update && "${sudo[@]}" apt-get install -y --no-install-recommends chromium firefox-esr nodejs npm || return 1
  fi
  # playwright-core needs this version.
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' || return 1
  mkdir -p "$tests"
  if ! cmp -s ci/page/package-lock.json "$tests/node_modules/.prepared"; then
    cp ci/page/package.json ci/page/package-lock.json "$tests/"
    npm ci --prefix "$tests" --no-audit --no-fund || return 1
    cp ci/page/package-lock.json "$tests/node_modules/.prepared"
  fi
}

if ! prepare; then
  echo "the page is left out: Node.js 20, its packages, Chromium or Firefox are not here and cannot be installed" >&2
  exit 1
fi
[ "${1:-}" != --prepare ] || exit 0

[ -n "${WASSAY:-}" ] || cargo build --release --locked
rm -rf "$pages"
mkdir -p "$pages"
cp ci/page/*.mjs "$tests/"

# Runs a command that ends with 1: a report on files of which one is damaged, or a comparison that finds something.
with_findings() {
  "$@" || [ $? = 1 ]
}
"$wassay" run --results "$pages/wassay.jsonl" > "$pages/run.txt"
node "$tests/results.mjs" "$pages/wassay.jsonl" "$pages"
cd "$pages"
with_findings "$wassay" report wassay.jsonl steady.jsonl shaky.jsonl narrow.jsonl monday.jsonl tuesday.jsonl damaged.jsonl \
  --expectations steady.toml -o many.html
"$wassay" report wassay.jsonl -o wassay.html
"$wassay" report foreign.jsonl -o foreign.html
with_findings "$wassay" diff monday.jsonl tuesday.jsonl --format html > diff.html
title='</title><script>globalThis.hacked = 1</script>'
with_findings "$wassay" report hostile.jsonl wassay.jsonl half.jsonl --title "$title" -o hostile.html
with_findings "$wassay" run --suite scripts --results scripts.jsonl > scripts.txt
"$wassay" report scripts.jsonl --suite scripts --title "$title" -o scripts.html
cd - > /dev/null

REPOSITORY="$PWD" PAGES="$pages" WASSAY="$(realpath "$wassay")" CHROMIUM="$(command -v chromium)" FIREFOX="$(command -v firefox-esr)" \
  node --test "$tests"/*.test.mjs
