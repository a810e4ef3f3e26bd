# shellcheck shell=bash
# What the checks here count by; to be sourced. What a check has for itself lies in $work, and goes with `rm -rf "$work"`.
passed=0 failed=0 skipped=0
work=${work:-$(mktemp -d)}

have() { command -v "$1" >/dev/null 2>&1; }
pass() { passed=$((passed + 1)); echo "ok       $1"; }
fail() { failed=$((failed + 1)); echo "FAILED   $1"; [ ! -e "$work/said" ] || tail -n 20 "$work/said" | sed 's/^/         /'; }
skip() { skipped=$((skipped + 1)); echo "skipped  $1: $2"; }

# Runs a command; what it says is shown when it fails.
check() { # what, command
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then pass "$what"; else fail "$what"; return 1; fi
}

# Says the sum, and whether all is well: something was checked, and nothing failed.
tally() {
  if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
  [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
}
