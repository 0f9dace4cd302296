#!/usr/bin/env bash
# Compares the results of all systems with those of Linux on x86-64, and prints it as Markdown:
#
#     ci/compare-systems.sh FOLDER        with files SYSTEM-PROCESSOR-CONFIGURATION.jsonl
#
# On the same processor nothing may differ. On another, values may that the scripts leave open, but none if the engine is
# deterministic. A system without results is not as it should be.
set -euo pipefail
folder=$1
wassay="${WASSAY:-${CARGO_TARGET_DIR:-$(dirname "$0")/../target}/release/wassay}"

failed=0
details=$(mktemp)
trap 'rm -f "$details"' EXIT
echo "| system | configuration | beside Linux on x86-64 |"
echo "|---|---|---|"
for system in linux-aarch64 macos-aarch64 macos-x86_64 windows-x86_64; do
  for old in "$folder"/linux-x86_64-*.jsonl; do
    configuration=${old##*/linux-x86_64-}
    configuration=${configuration%.jsonl}
    new="$folder/$system-$configuration.jsonl"
    last="there are no results"
    text=$last
    if [ -e "$old" ] && [ -e "$new" ]; then
      text=$("$wassay" diff "$old" "$new" --format markdown) || true
      last=${text%%$'\n'*}
      last=${last#\#\#\# }
    fi
    echo "| $system | $configuration | $last |"
    case "$system $configuration $last" in
      *" directives compared: no change") continue ;;
      *-aarch64" deterministic "*) ;;
      *-aarch64" "*", "*) ;;
      *-aarch64" "*" directives compared: "*" differs as the script allows") continue ;;
    esac
    failed=1
    printf '\n## %s, %s\n\n%s\n' "$system" "$configuration" "$text" >>"$details"
  done
done
cat "$details"
exit $failed
