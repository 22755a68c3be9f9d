#!/usr/bin/env bash
# The step of the GitHub Action: inputs come as variables INPUT_…, and each is one word of the
# command whatever stands in it.
set -uo pipefail

options=()
[ -n "${INPUT_CONFIG:-}" ] && options+=("--config=$INPUT_CONFIG")
[ -n "${INPUT_BASELINE:-}" ] && options+=("--baseline=$INPUT_BASELINE")
[ -n "${INPUT_LEVEL:-}" ] && options+=("--level=$INPUT_LEVEL")
paths=()
while IFS= read -r path; do
  [ -n "$path" ] && paths+=("$path")
done <<<"${INPUT_PATHS:-}"

# Bash before 4.4, as on macOS, takes an empty list for one that is not set.
check() { zhengming check ${options[@]+"${options[@]}"} "$@" -- ${paths[@]+"${paths[@]}"}; }

check "--format=${INPUT_FORMAT:-github}"
status=$?
if [ -n "${INPUT_OUTPUT:-}" ]; then
  check --quiet "--output=$INPUT_OUTPUT"
  written=$?
  [ "$written" -gt "$status" ] && status=$written
fi
[ -n "${GITHUB_OUTPUT:-}" ] && echo "status=$status" >>"$GITHUB_OUTPUT"
[ "$status" -eq 1 ] && [ "${INPUT_FAIL:-true}" = false ] && exit 0
exit "$status"
