# shellcheck shell=bash
# Read by ci/windows.sh, ci/aarch64.sh and ci/macos-check.sh: what builds and runs for other systems and processors have in
# common, on Debian 12 with Debian's own compiler, as rustup's has no libraries for them there.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

target_dir="${CARGO_TARGET_DIR:-$PWD/target}"
results="$target_dir/results"
# The program on this system, with whose results those of others are compared.
wassay="${WASSAY:-$target_dir/release/wassay}"

step() { printf '\n== %s (after %d min)\n' "$*" $((SECONDS / 60)); }

# Installs packages, as root, unless the files are all there for which they are needed.
install() {
  local files=$1
  shift
  # shellcheck disable=SC2086 # words are meant
  ls $files >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "install: $*" >&2; exit 2; }
  apt-get update
  apt-get install --yes --no-install-recommends cargo-web rustc-web gcc libc6-dev ca-certificates "$@"
}

# Debian's cargo and compiler. They build for each $target in a folder of its own, because builds for two systems in one folder undo
# parts of each other. Tests and suite have one profile.
# shellcheck disable=SC2154 # whoever reads this file sets the target
debian_cargo() {
  local command=$1
  shift
  RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc \
    CARGO_TARGET_DIR="$target_dir/cross/$target" /usr/bin/cargo "$command" --profile cross --locked "$@"
}

# The program that they build.
# shellcheck disable=SC2154
program() { echo "$target_dir/cross/$target/$target/cross/wassay"; }

# The same with the standard library from source, for targets that Debian has no library for.
debian_cargo_with_std() {
  local command=$1
  shift
  RUSTC_BOOTSTRAP=1 debian_cargo "$command" -Z build-std=std,panic_unwind,test "$@"
}

# Runs the suite here, in all configurations.
results_of_linux() {
  [ -n "${WASSAY:-}" ] || cargo build --release --locked
  mkdir -p "$results"
  "$wassay" run --config all --results "$results/linux-{config}.jsonl" >/dev/null
}

# Compares the results in $results/NAME-CONFIGURATION.jsonl with those of this system, for each configuration. What differs
# must be of the classes that the pattern allows: a function of the configuration.
compare() {
  local name=$1 allowed=$2 failed=0 file configuration last
  for file in "$results"/linux-*.jsonl; do
    configuration=${file##*/linux-}
    configuration=${configuration%.jsonl}
    "$wassay" diff "$file" "$results/$name-$configuration.jsonl" >"$results/$name-$configuration.diff" || true
    last=$(tail -1 "$results/$name-$configuration.diff")
    echo "$name, $configuration: $last"
    if ! [[ $last =~ ^[0-9]+\ directives\ compared:\ ($("$allowed" "$configuration"))$ ]]; then
      head -60 "$results/$name-$configuration.diff" >&2
      failed=1
    fi
  done
  return $failed
}
