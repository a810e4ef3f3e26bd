#!/usr/bin/env bash
# Tests Dockerfile.dev: builds it, runs it without a network on a copy of the last commit, and changes the sources from outside.
#   bash runtime/check/dev.sh [BASE]
# BASE replaces the image that the file names; this machine must have it. Maven's artifacts are those in ~/.m2.
# It takes one to two minutes. CONTAINERS_CONF is a variable of podman.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
base=${1:-}
name=wherry-dev-check-$$
# shellcheck source=runtime/check/tally.sh
. "$root/runtime/check/tally.sh"
user=1000 # no container runs as root, even if root runs this check

clean_up() {
  exec 3>&-
  podman rm -f -t 0 "$name" "$name-http"
  podman rmi -f "$name"
  rm -rf "$work"
} >/dev/null 2>&1
trap clean_up EXIT

# Waits until a file has a text.
line() { # file, text
  for _ in $(seq 1800); do
    ! grep -qF -e "$2" "$1" || return 0
    sleep 0.1
  done
  echo "expected $2"
  return 1
}

jdk_of() { sed -n 's/^FROM \([^ ]*temurin[^ ]*\).*/\1/p' "$root/$1"; }
is_of_productions_jdk() { jdk_of Dockerfile.dev && [ "$(jdk_of Dockerfile.dev)" = "$(jdk_of Dockerfile.distroless)" ]; }

is_built() {
  podman build -t "$name" -f "$root/Dockerfile.dev" \
    ${base:+--build-context "$(jdk_of Dockerfile.dev)=docker-image://$base"} "$work/empty"
}

start() { # name, options
  podman run -i --name "$1" --user "$user:$user" --cap-drop ALL --security-opt no-new-privileges --network none \
    -v "$work/src:/src" -v "$work/cache:/cache" "${@:2}" "$name"
}

request() { # id, method, params
  printf '{"jsonrpc":"2.0","id":%s,"method":"%s","params":{%s"_meta":{%s}}}\n' "$1" "$2" "$3" \
    '"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}' >&3
}

serves() {
  request 1 subscriptions/listen '"notifications":{"toolsListChanged":true},'
  request 2 tools/list ''
  line "$work/answers" subscriptions/acknowledged && line "$work/answers" 'Get current time in'
}

follows() {
  sed 's/Get current time in/Tell the time in/' "$source" >"$work/edited" && cat "$work/edited" >"$source"
  line "$work/errors" 'reloaded module=wherry.tools.time' && line "$work/answers" tools/list_changed || return
  request 3 tools/list ''
  line "$work/answers" 'Tell the time in'
}

leaves_files_to_their_owner() { [ -z "$(find "$work/src" "$work/cache" ! -user "$user" -print -quit)" ]; }

ends() {
  exec 3>&-
  wait "$running"
}

stops() {
  start "$name-http" -e MCP_TRANSPORT=http -e HOST=0.0.0.0 -e MCP_AUTH=none </dev/null >"$work/http.out" 2>"$work/http" &
  line "$work/http" ' listening ' && podman stop -t 30 "$name-http" && [ "$(podman inspect "$name-http" --format '{{.State.ExitCode}}')" = 143 ]
}

mkdir "$work/src" "$work/cache" "$work/cache/.m2" "$work/empty"
git -C "$root" archive HEAD | tar -x -C "$work/src"
cp -R "$HOME/.m2/repository" "$HOME/.m2/wrapper" "$work/cache/.m2"
chown -R "$user:$user" "$work/src" "$work/cache"
source=$work/src/modules/wherry.tools.time/main/java/wherry/tools/time/WorldClock.java
mkfifo "$work/requests"

check 'has the JDK that production is built with' is_of_productions_jdk
check 'is built' is_built
if [ "$failed" -eq 0 ]; then
  start "$name" <"$work/requests" >"$work/answers" 2>"$work/errors" &
  running=$!
  exec 3>"$work/requests"
  check 'builds and serves the sources' serves
  check 'serves what is saved outside, to the client that stayed connected' follows
  check 'leaves all that it made to the owner of the sources' leaves_files_to_their_owner
  check 'ends with its client' ends
  check 'over HTTP, ends when it is told to' stops
fi
tally
