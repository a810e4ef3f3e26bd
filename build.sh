#!/usr/bin/env bash
# The one front door. Alone it lists its commands; each command is a function of the same name in runtime/commands.
set -euo pipefail

script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do # readlink -f is missing on older macOS
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
root=$(cd -P "$(dirname "$script")" && pwd)
target=$root/target
main=wherry.app/wherry.app.Main

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
sum256() { if have sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi; } # macOS has the second

# The parts of the front door, in the order of the help.
parts=()
for part in "$root"/runtime/commands/{build,new,project,dev,runtime,image,installer,supply,peers,mutants,jdk}.sh; do
  [ -e "$part" ] || continue # a project of another author has some of them
  parts+=("$part")
  # shellcheck source=/dev/null
  . "$part"
done

# The lines that begin with '#:' tell of the commands.
usage() {
  echo 'usage: ./build.sh COMMAND [args]'
  echo
  sed -n 's/^#: /  /p' "${parts[@]}"
}

if [ $# -eq 0 ]; then
  usage
elif sed -n 's/^#: \([a-z-]*\).*/\1/p' "${parts[@]}" | grep -qxF -e "$1"; then
  "$@"
else
  usage >&2
  die "there is no command '$1'"
fi
