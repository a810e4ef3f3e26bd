# shellcheck shell=bash
# Counts the checks of a script that sources this file. $work is the folder for its files; the script removes it at its end.
passed=0 failed=0 skipped=0
work=${work:-$(mktemp -d)}

have() { command -v "$1" >/dev/null 2>&1; }
pass() { passed=$((passed + 1)); echo "ok       $1"; }
fail() { failed=$((failed + 1)); echo "FAILED   $1"; [ ! -e "$work/said" ] || tail -n 20 "$work/said" | sed 's/^/         /'; }
skip() { skipped=$((skipped + 1)); echo "skipped  $1: $2"; }

# Runs a command, and shows its output if it fails.
check() { # what, command
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then pass "$what"; else fail "$what"; return 1; fi
}

# Prints the counts. It fails if a check failed, or if there was none.
tally() {
  if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
  [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
}
