# Locking what the build uses, and publishing; runtime/supply-chain.md explains both.

#: lock [args]     record the SHA-256 of each Maven artifact that the build uses; args go to Maven
lock() {
  local engine=''
  find_jdk
  rm -rf "$target/lock"
  [ ! -d "$root/src/wherry.http" ] || engine=-Probaho
  record_taken "$root" $engine clean:help verify "$@"
  renew_lock "$root"
}

# Has Maven add the artifacts that a build uses to target/lock. Maven fetches the artifacts that run tests only if tests run; no test has
# the tag 'none', so none is executed.
record_taken() { # folder of a project, args
  maven_in "$1" -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
    -Daether.trustedChecksumsSource.summaryFile.basedir="$target/lock" -Dgroups=none "${@:2}"
}

# Makes target/lock the lock of a project.
renew_lock() { # folder of a project
  local locked=$1/.mvn/checksums/checksums.sha256 fresh=$target/lock/checksums.sha256 changed
  mkdir -p "${locked%/*}" && touch "$locked"
  changed=$(awk 'NR == FNR { old[$2] = $1; next } $2 in old && old[$2] != $1 { print "  " $2 }' "$locked" "$fresh")
  [ -z "$changed" ] || die "these have other bytes than when they were locked, and what is released never changes:
$changed
Nothing was recorded. If the lock was wrong, delete ${locked#"$root"/} and lock again."
  LC_ALL=C sort -k 2 "$fresh" >"$target/locked"
  diff "$locked" "$target/locked" | sed -n 's/^\([<>]\) [0-9a-f]* */\1 /p' >&2 || true
  cat "$target/locked" >"$locked"
  say "build.sh: $(wc -l <"$locked" | tr -d ' ') artifacts are locked"
}

#: pin             write the present digests of the base images into the Dockerfiles
pin() {
  local file image digest
  mkdir -p "$target"
  for file in "$root"/Dockerfile.*; do
    for image in $(sed -n 's/^FROM \(--[^ ]* \)*\([^ @]*:[^ @]*\)\(@.*\)*\( .*\)*$/\2/p' "$file" | sort -u); do
      digest=$(digest_of "$image") || digest=''
      [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || die "the digest of $image could not be read from its registry"
      sed "/^FROM /s|\( $image\)\(@sha256:[0-9a-f]*\)\{0,1\}\( .*\)\{0,1\}\$|\1@$digest\3|" "$file" >"$target/pinned"
      cmp -s "$target/pinned" "$file" || say "build.sh: ${file##*/} takes $image@$digest from now on"
      cat "$target/pinned" >"$file"
    done
  done
}

# Prints the digest of an image in a registry; for an image of several platforms that of its index.
digest_of() {
  if have crane; then
    crane digest "$1"
  elif have skopeo; then
    skopeo inspect --raw "docker://$1" | skopeo manifest-digest /dev/stdin
  elif have docker && docker buildx version >/dev/null 2>&1; then
    docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$1"
  else
    die "reading digests needs crane, skopeo, or docker with buildx, and none is on the PATH: apt-get install skopeo"
  fi
}

#: sbom [BASE_PACKAGES [BASE_IMAGE]]
#:                 write the bill of materials target/sbom.cdx.json; its part about the base needs the base's /var/lib/dpkg/status.d
sbom() {
  package
  [ "$target/runtime/release" -nt "$target/built" ] || linked # keeps a runtime that was linked with chosen modules
  write_sbom "$target/runtime" "$target/sbom.cdx.json" "$@"
  say "build.sh: ${target#"$root"/}/sbom.cdx.json lists the jars and the JDK$([ $# -eq 0 ] || echo ', and the base')"
}

write_sbom() { # runtime, output, and what is known of the base: its packages, its name
  local runtime=$1 output=$2 moment=${CHANGED:-} url
  shift 2
  [ -n "$moment" ] || moment=$(changed) || return
  url=$(. "$root/runtime/identity" && echo "$URL")
  "$JAVA_HOME/bin/java" -cp "$target/modules/*" "$root/runtime/sbom/Sbom.java" "$runtime" "$(module-path):$target/fixture-modules:$target/engines" \
    "$output" "$moment" "$url" "$@"
}

#: scan [IMAGE]    scan the image, and the bill of materials in it, for known vulnerabilities by trivy; fails on HIGH and CRITICAL
scan() {
  local image=${1:-$(image_name)} failed=0 taken=$target/scanned
  need trivy https://trivy.dev/latest/getting-started/installation
  rm -rf "$taken" && mkdir -p "$taken"
  save_image "$image" "$taken/image.tar"
  take_bill "$image" "$taken"
  cd "$root" # where trivy finds .trivyignore
  trivy image --exit-code 1 --severity HIGH,CRITICAL --input "$taken/image.tar" || failed=1
  trivy sbom --exit-code 1 --severity HIGH,CRITICAL "$taken/sbom.cdx.json" || failed=1
  rm -rf "$taken"
  [ "$failed" -eq 0 ] || die "trivy found HIGH or CRITICAL weaknesses, or could not look; see above"
}

#: push [NAME...]  push the image under these names, or under its version and its commit to the registry in runtime/identity
push() {
  local image engine name digest
  image=$(image_name)
  engine=$(engine_with "$image")
  [ $# -gt 0 ] || set -- "$image" "${image%:*}:$(git -C "$root" rev-parse --short HEAD)"
  for name in "$@"; do
    digest=$(push_to "$engine" "$image" "$name") && [ -n "$digest" ] || die "$engine could not push $name"
    echo "${name%:*}@$digest" >"$target/pushed"
    say "build.sh: pushed $name, which is ${name%:*}@$digest"
  done
}

#: sign [IMAGE@DIGEST]
#:                 sign the pushed image without a key, and attest the bill of materials in each platform's image, by cosign
sign() {
  local image=${1:-} each engine digests taken=$target/signed
  need cosign https://docs.sigstore.dev/cosign/system_config/installation
  need jq https://jqlang.org/download
  [ -n "$image" ] || image=$(cat "$target/pushed" 2>/dev/null) || die "nothing was pushed from here: push first, or name IMAGE@sha256:…"
  [[ $image =~ @sha256:[0-9a-f]{64}$ ]] || die "'$image' has no digest, and a tag may mean another image tomorrow: name IMAGE@sha256:…"
  engine=$(find_engine)
  digests=$(images_of "$image") || die "the manifest of $image could not be read from its registry"
  rm -rf "$taken"
  for each in $digests; do # all are checked before any is signed
    mkdir -p "$taken/${each#*:}"
    "$engine" pull --quiet "${image%@*}@$each" >&2 || die "$engine could not pull ${image%@*}@$each"
    save_image "${image%@*}@$each" "$taken/${each#*:}/image.tar"
    take_bill "${image%@*}@$each" "$taken/${each#*:}"
  done
  cosign sign --yes --recursive "$image"
  for each in $digests; do
    cosign attest --yes --type cyclonedx --predicate "$taken/${each#*:}/sbom.cdx.json" "${image%@*}@$each"
  done
  rm -rf "$taken"
}

need() { have "$1" || die "$1 is needed for this and is not on the PATH: $2"; }

# Extracts the bill of materials from the image.tar in a folder, and checks that it describes the runtime in the image. Without such a bill
# the command fails, and attests nothing.
take_bill() { # what it is called, folder
  local layer path
  for layer in $(tar -xOf "$2/image.tar" manifest.json | grep -o '"Layers": *\[[^]]*\]' | grep -o '"[^"]*"' | tr -d '"' | tail -n +2); do
    tar -xOf "$2/image.tar" "$layer" >"$2/layer"
    for path in opt/wherry/sbom.cdx.json opt/wherry/lib/modules; do
      tar -xOf "$2/layer" "$path" >"$2/found" 2>/dev/null && mv "$2/found" "$2/${path##*/}"
    done
  done
  rm -f "$2/layer" "$2/found"
  [ -e "$2/sbom.cdx.json" ] || die "$1 holds no bill of materials at /opt/wherry/sbom.cdx.json"
  [ -e "$2/modules" ] && grep -qF "\"$(sum256 "$2/modules" | cut -d ' ' -f 1)\"" "$2/sbom.cdx.json" ||
    die "the bill of materials in $1 is of another runtime than the one in there"
}

# Prints the digest of an image in a registry, or for an index the digests of its platforms' images.
images_of() { # IMAGE@DIGEST
  local manifest
  manifest=$(manifest_of "$1") || return
  jq -er --arg own "${1#*@}" 'if .manifests then .manifests[] | select(.platform.architecture != "unknown").digest else $own end' <<<"$manifest"
}

# Prints the name of the image with its version.
image_name() (
  # shellcheck source=runtime/identity
  . "$root/runtime/identity"
  echo "$IMAGE:$(version)"
)

# Prints the manifest or the index of a name in a registry.
manifest_of() {
  if have crane; then
    crane manifest "$1"
  elif have skopeo; then
    skopeo inspect --raw "docker://$1"
  elif have docker && docker buildx version >/dev/null 2>&1; then
    docker buildx imagetools inspect --raw "$1"
  else
    die "reading manifests needs crane, skopeo, or docker with buildx, and none is on the PATH: apt-get install skopeo"
  fi
}

# Prints which engine holds an image.
engine_with() {
  local engine
  for engine in docker podman buildah; do
    if have "$engine" && "$engine" inspect --type image "$1" >/dev/null 2>&1; then echo "$engine"; return; fi
    if [ "$engine" != docker ] && have "$engine" && "$engine" manifest inspect "$1" >/dev/null 2>&1; then echo "$engine"; return; fi
  done
  die "no engine here (docker, podman, buildah) holds $1: ./build.sh image makes it"
}

# Saves an image as an archive in Docker's format, which Trivy reads.
save_image() { # image, file
  case $(engine_with "$1") in
    docker) docker save --output "$2" "$1" ;;
    podman) podman save --quiet --output "$2" "$1" ;;
    buildah) buildah push --quiet "$1" "docker-archive:$2" ;;
    *) return 1 ;;
  esac
}

# Pushes the image, with all its platforms, and prints the digest.
push_to() { # engine, image, name
  local engine=$1 image=$2 name=$3 digest=$target/digest
  if [ "$engine" = docker ]; then
    docker tag "$image" "$name" && docker push --quiet "$name" >&2 &&
      docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$name" | sed -n "s|^${name%:*}@||p" | head -n 1
  elif "$engine" manifest inspect "$image" >/dev/null 2>&1; then
    "$engine" manifest push --all --quiet --digestfile "$digest" "$image" "docker://$name" >&2 && cat "$digest"
  else
    "$engine" push --quiet --digestfile "$digest" "$image" "docker://$name" >&2 && cat "$digest"
  fi
}
