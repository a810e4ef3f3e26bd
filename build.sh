#!/usr/bin/env bash
# Runs the commands of this repository. Without a command it lists them. Each is a function of the same name in runtime/commands.
set -euo pipefail

script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do # older macOS has no readlink -f
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
root=$(cd -P "$(dirname "$script")" && pwd)
target=$root/target
main=wherry.app/wherry.app.Main

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
sum256() { if have sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi; } # macOS has only shasum

# The files with the commands, in the order of the help.
parts=()
for part in "$root"/runtime/commands/{build,new,project,dev,runtime,image,installer,supply,peers,mutants,jdk}.sh; do
  [ -e "$part" ] || continue # a standalone project has only some of them
  parts+=("$part")
  # shellcheck source=/dev/null
  . "$part"
done

# Prints the lines that begin with '#:', which describe the commands.
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
