#!/usr/bin/env bash
# Windows without Windows: builds everything for x86_64-pc-windows-gnu and runs it under Wine, from a bare Debian 12 on:
#
#     ci/windows.sh              the tests of all packages, and the suite
#     ci/windows.sh --suite      the suite alone
#
# The suite runs with workers in all configurations; no result may differ from those of Linux. What Wine is not, and what
# only Windows itself can show, is in docs/platforms.md.
set -euo pipefail
. "$(dirname "$0")/cross.sh"

target=x86_64-pc-windows-gnu
install "/usr/bin/x86_64-w64-mingw32-gcc /usr/lib/wine/wine64 /usr/lib/rustlib/src/rust/library/std" \
  rust-web-src gcc-mingw-w64-x86-64-win32 wine64

step "the results of Linux"
results_of_linux

# Names of files are UTF-8 for Wine only where the system's are.
export LC_ALL=C.UTF-8
export WINEDEBUG=-all WINEPREFIX="$target_dir/cross/wine-prefix"
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=/usr/lib/wine/wine64
mkdir -p "$target_dir/cross"
/usr/lib/wine/wine64 wineboot --init # makes Wine's folder, which takes a while
# Rust takes the seeds of its hash maps from a DLL of Windows that Wine 8 lacks: one for tests, which is not random.
x86_64-w64-mingw32-gcc -shared -O1 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" -x c - <<'C'
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *p, unsigned long long n) {
    static unsigned long long s = 0x9e3779b97f4a7c15ull;
    while (n--) { s ^= s << 13; s ^= s >> 7; s ^= s << 17; *p++ = s >> 11; }
    return 1;
}
C

step "the program"
# With the tests, whose packages want other features of the same crates: so nothing is built twice.
what=(test --workspace --no-run)
[ "${1:-}" != --suite ] || what=(build --bin wassay)
debian_cargo_with_std "${what[@]}" --target $target
program=$(program)
windows() { /usr/lib/wine/wine64 "$program.exe" "$@"; }

step "the suite with workers, in all configurations"
windows run --config all --results "Z:$results/windows-{config}.jsonl" | tail -60
nothing() { echo "no change"; }
compare windows nothing

# Wine 8 takes the limit of a job's memory and does not hold anybody to it, so the system below it does.
limited() { (ulimit -d 2000000 && "$@"); }

step "faults of the engine's process"
export -f windows
export program
FAULTS_IN=i32 limited ci/faults.sh bash -c 'windows "$@"' windows

step "names of files"
folder="$target_dir/cross/Ordner mit Leerzeichen/größer λ 日本"
mkdir -p "$folder"
printf '(module (func (export "one") (result i32) (i32.const 1)))\r\n(assert_return (invoke "one")\r\n  (i32.const 1))\r\n' \
  >"$folder/Zeilen ü.wast"
backslashes=$(tr / '\\' <<<"Z:$folder")
for path in "Z:$folder" "$backslashes" "$backslashes\\Zeilen ü.wast" "\\\\?\\$backslashes" "\\\\?\\unix$(tr / '\\' <<<"$folder")"; do
  echo "$path"
  windows run --suite "$path" --results "$backslashes\\results ä.jsonl" | grep ' 2 passed'
done
names=$(windows list --suite "Z:$folder" | tr -d '\r')
echo "$names"
grep -qx 'core/Zeilen_ü.wast:2:assert_return' <<<"$names" # the line, although lines end with CRLF
(cd "$folder" && windows run --suite 'Zeilen ü.wast') | grep ' 2 passed'
"$wassay" diff "$folder/results ä.jsonl" "$folder/results ä.jsonl" | grep 'no change'

step "standard input"
windows wassay-worker wassay </dev/null # it is closed, so the worker ends, and well
echo garbage | windows wassay-worker wassay lines && { echo "garbage is no message" >&2; exit 1; }

[ "${1:-}" = --suite ] && exit
step "the tests of all packages"
# When a stack overflows, Wine 8 ends the thread instead of the process, as its own handler overflows the stack too.
debian_cargo_with_std test --target $target --workspace --quiet -- --skip endless_allocation --skip selection::endless_recursion
limited debian_cargo_with_std test --target $target --workspace --quiet --test faults -- endless_allocation
step "everything is as on Linux"
