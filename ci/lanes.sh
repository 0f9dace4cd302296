# shellcheck shell=bash
# Read by .ci/run and ci/nightly.sh: parts that run one after the other, whose minutes are printed at the end.

lanes=()
failed=0

# Runs a command as a lane, and goes on even if it fails.
lane() {
  local title=$1 start=$SECONDS result=passed
  shift
  printf '\n==== %s\n' "$title"
  "$@" || { result=FAILED; failed=1; }
  lanes+=("$(printf '%-32s %5.1f min  %s' "$title" "$(minutes $((SECONDS - start)))" "$result")")
}

left_out() { lanes+=("$(printf '%-32s            left out: %s' "$1" "$2")"); }

# Converts seconds to minutes with one decimal.
minutes() { echo "$(($1 / 60)).$(($1 % 60 * 10 / 60))"; }

# Prints the lanes so far.
print_lanes() {
  printf '\n==== lanes, %s min in all\n' "$(minutes $SECONDS)"
  printf '%s\n' "${lanes[@]}"
}

# Prints the lanes, and exits with 1 if one has failed.
end_of_lanes() {
  print_lanes
  exit "$failed"
}
