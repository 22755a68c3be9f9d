#!/usr/bin/env bash
# The pre-commit hook `zhengming`: builds the program in the clone that the hook comes from, which
# takes a while the first time, and checks the files that it is given.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
if ! command -v cargo >/dev/null; then
  echo "zhengming: building needs Rust (https://rustup.rs); or install the program and use the hook zhengming-system" >&2
  exit 2
fi
# The build must not be steered by the repository that is checked.
(cd -- "$root" && CARGO_TARGET_DIR="$root/target" cargo build --release --locked --quiet -p zhengming-cli)
exec "$root/target/release/zhengming" check --force-exclude "$@"
