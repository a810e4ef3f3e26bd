#!/usr/bin/env bash
# Checks the contents of the production image: its configuration, its one layer, and each file in it.
#   bash runtime/check/image.sh IMAGE LAYOUT BASE
# LAYOUT is the image in OCI's layout, as ./build.sh image writes it to target/image. CONTAINERS_CONF is a variable of podman.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
image=${1:?"usage: image.sh IMAGE LAYOUT BASE"} layout=${2:?"usage: image.sh IMAGE LAYOUT BASE"} base=${3:?"usage: image.sh IMAGE LAYOUT BASE"}
# shellcheck source=runtime/check/tally.sh
. "$root/runtime/check/tally.sh"
trap 'rm -rf "$work"' EXIT

is() { check "$1" diff <(echo "$2") <(echo "$3"); } # what, expected, actual

podman inspect --type image "$image" >"$work/image.json" || { echo "0 passed, 1 failed"; exit 1; }
of() { jq -c "$@" "$work/image.json"; }
label() { of -r --arg name "$1" '.[0].Config.Labels[$name] // ""'; }

java='"/opt/wherry/bin/java"' main='"-m","wherry.app/wherry.app.Main"'
is 'runs as 65532' '"65532:65532"' "$(of '.[0].Config.User')"
is 'starts without a shell' "[$java,$main]" "$(of '.[0].Config.Entrypoint')"
is 'takes arguments as they are' null "$(of '.[0].Config.Cmd')"
is 'asks for its health without a shell' "CMD $java \"health\"" "$(of -r '.[0].HealthCheck.Test // .[0].Healthcheck.Test | "\(.[0]) \"\(.[1])\" \"\(.[-1])\""')"
is 'has one port' '{"8000/tcp":{}}' "$(of '.[0].Config.ExposedPorts')"
is 'is labelled with the version' "$("$root/build.sh" version)" "$(label org.opencontainers.image.version)"
is 'is labelled with the commit' "$(git -C "$root" rev-parse HEAD)" "$(label org.opencontainers.image.revision)"
# shellcheck source=runtime/identity
is 'is labelled for the registry of servers' "$(. "$root/runtime/identity" && echo "$NAME $URL")" \
  "$(label io.modelcontextprotocol.server.name) $(label org.opencontainers.image.source)"
is 'is labelled for gateways' '"server"' "$(label io.docker.server.metadata | jq .type)"
is 'names its licence' Apache-2.0 "$(label org.opencontainers.image.licenses)"

# A stand-in for the base has one layer, the real one several. The last layer is ours.
manifest=$(jq -r '.manifests[0].digest' "$layout/index.json")
blob() { echo "$layout/blobs/${1/://}"; }
mapfile -t layers < <(jq -r '.layers[].digest' "$(blob "$manifest")")
is 'adds one layer with files' 1 "$(for each in "${layers[@]}"; do tar -tzf "$(blob "$each")" | grep -c '^opt/wherry/'; done | grep -vc '^0$')"
is 'adds it to those of the base' "$(podman inspect --type image "$base" | jq -c '.[0].RootFS.Layers')" "$(of '.[0].RootFS.Layers[:-1]')"
is 'adds it last' 1 "$(tar -tzf "$(blob "${layers[-1]}")" | grep -c '^opt/wherry/bin/java$')"
tar --numeric-owner -tvzf "$(blob "${layers[-1]}")" | sed -E 's/^([^ ]+) +([^ ]+) +[0-9]+ +[^ ]+ +[^ ]+ +/\1 \2 /' >"$work/files"
is 'adds nothing beside /opt/wherry and a folder for data' "$(printf '%s\n' 'drwx------ 65532/65532 data/' 'drwxr-xr-x 0/0 opt/')" \
  "$(grep -v ' opt/wherry/' "$work/files" | LC_ALL=C sort)"
is 'owns each file by 65532' '' "$(grep ' opt/wherry/' "$work/files" | grep -v ' 65532/65532 ')"
is 'has no writable file' '' "$(grep ' opt/wherry/' "$work/files" | grep -v '^l' | grep '^[^ ]*w[^ ]* ')"
# The licence files of the JDK differ from release to release.
is 'has the files that are committed' "$(cat "$root/runtime/check/files")" \
  "$(grep -v -e ' opt/$' -e ' data/$' -e '/legal/j' "$work/files" | sed -E 's|^(.)(..)(.).* opt/wherry/|\1\3 |; s| -> .*||' | LC_ALL=C sort)"

# The size has two bounds: one for the image as ./build.sh pushes it, by podman's quick gzip, one for the image as the workflow publishes it.
pushed=$(jq '[.layers[].size] | add' "$(blob "$manifest")") published=0
for each in "${layers[@]}"; do published=$((published + $(gzip -cd "$(blob "$each")" | zstd -q -19 -T0 | wc -c))); done
echo "it weighs $pushed bytes by gzip as it is pushed, $published by zstd -19 as it is published"
at_most() { [ "$2" -gt 0 ] && [ "$2" -le "$1" ] && echo yes || echo "$2"; }
is 'weighs at most 34 MB by gzip' yes "$(at_most 34000000 "$pushed")"
is 'weighs at most 23.5 MB by zstd' yes "$(at_most 23500000 "$published")"
in_layer() { tar -xOzf "$(blob "${layers[-1]}")" "opt/wherry/$1"; }
is 'has a bill of the runtime in it' 1 "$(in_layer sbom.cdx.json | grep -c "\"$(in_layer lib/modules | sha256sum | cut -d ' ' -f 1)\"")"
is 'and of its base' 1 "$(in_layer sbom.cdx.json | jq '[.components[] | select(.name == "libc6")] | length')"

tally
