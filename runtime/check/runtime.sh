#!/usr/bin/env bash
# Tests the linked runtime: its archive has the classes that it loads, and a runtime for stdio alone has no HTTP.
#   bash runtime/check/runtime.sh
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
most_loaded=30 # the bound of classes that JDK 25 can put into no archive, such as those of a switch over types
# shellcheck source=runtime/check/tally.sh
. runtime/check/tally.sh
trap 'rm -rf "$work"' EXIT

# With a folder for the file tools, as when the classes were recorded.
answers() {
  mkdir -p "$work/files" && echo 'Buy milk.' >"$work/files/notes.txt"
  MCP_FILES_ROOTS=$work/files timeout 60 target/runtime/bin/wherry <runtime/training.jsonl | grep -c '"result"'
}

archived() {
  JDK_JAVA_OPTIONS="-Xlog:class+load:file=$work/loaded" answers || return 1
  [ "$(grep -c 'source: shared objects file' "$work/loaded")" -gt 1000 ] || { echo 'the archive is not used'; return 1; }
  grep -v 'source: shared objects file' "$work/loaded" >"$work/others"
  [ "$(wc -l <"$work/others")" -le "$most_loaded" ] || { echo 'record them by ./build.sh train:' && cat "$work/others" && return 1; }
}

# The JVM makes classes at each start for a switch over types, for X[]::new and for a lambda that is not recorded. No archive can hold them.
makes_no_class_until_its_first_answer() {
  local ping='{"jsonrpc":"2.0","id":1,"method":"ping"}'
  JDK_JAVA_OPTIONS="-Xlog:class+load:file=$work/loaded" timeout 60 target/runtime/bin/wherry <<<"$ping" | grep -q '"result"' || return 1
  grep -q 'source: shared objects file' "$work/loaded" || return 1
  ! grep -E 'wherry\.[^ ]*\$\$' "$work/loaded" | grep -v 'source: shared objects file'
}

has_no_http() {
  ! grep -E 'httpserver|wherry\.http|wherry\.app\.http' target/runtime/release && grep -q 'wherry.stdio' target/runtime/release &&
    ! target/runtime/bin/java --list-modules | grep -i http
}

# The public keys of an issuer come by HTTPS.
knows_certificate_authorities() {
  [ -s target/runtime/lib/security/cacerts ] && [ -s target/runtime/lib/security/public_suffix_list.dat ]
}

refuses_http() {
  local said code=0
  said=$(MCP_TRANSPORT=http target/runtime/bin/wherry 2>&1 </dev/null) || code=$?
  echo "$code $said"
  [ "$code" -eq 2 ] && [[ $said == *'expected stdio, the only one in this runtime'* ]]
}

# The JVM opens a file of its own in place of a closed standard input.
says_that_its_input_is_closed() {
  local said code=0
  said=$(timeout 20 target/runtime/bin/wherry 2>&1 <&-) || code=$?
  echo "$code $said"
  [ "$code" -eq 1 ] && [[ $said == *'standard input is closed'* ]]
}

# After the first signal the server waits for a running call until MCP_DRAIN. The second signal ends the process.
ends_at_the_second_signal() {
  local code=0
  mkfifo "$work/in"
  MCP_DRAIN=60 target/runtime/bin/java --module-path target/fixture-modules --module wherry.app/wherry.app.Main <"$work/in" >"$work/out" 2>&1 &
  exec 4>"$work/in"
  printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"slow","arguments":{"seconds":50},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}' >&4
  printf '%s\n' '{"jsonrpc":"2.0","id":2,"method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}' >&4
  for _ in {1..300}; do grep -q '"id":2' "$work/out" && break; sleep 0.1; done
  sleep 1
  kill -TERM $!
  sleep 2
  kill -0 $! || { echo 'it did not wait for the call'; return 1; }
  kill -TERM $!
  wait $! || code=$?
  exec 4>&-
  cat "$work/out"
  [ "$code" -eq 137 ]
}

# Its launcher finds a file whose name is beyond ASCII, though it is started without a locale.
reads_names_of_any_letters() {
  local meta='"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}'
  mkdir -p "$work/files" && echo 'guten Tag' >"$work/files/für dich, 日本.txt" || return
  env -i MCP_FILES_ROOTS="$work/files" target/runtime/bin/wherry \
    <<<'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read_text_file","arguments":{"path":"für dich, 日本.txt"},'"$meta"'}}' | grep -F 'guten Tag'
}

check 'is linked' ./build.sh runtime
check 'answers' answers
check 'loads from its archive' archived
check 'makes no class until its first answer' makes_no_class_until_its_first_answer
check 'reads files with names of any letters' reads_names_of_any_letters
check 'says that its input is closed' says_that_its_input_is_closed
check 'ends at the second signal' ends_at_the_second_signal
check 'knows certificate authorities' knows_certificate_authorities
check 'is linked for the standard streams alone' ./build.sh runtime --stdio-only
check 'has nothing of HTTP then' has_no_http
check 'answers then' answers
check 'says so when it is to serve HTTP' refuses_http
./build.sh runtime >/dev/null 2>&1

tally
