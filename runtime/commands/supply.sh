# What the build takes in, and what is published of it; runtime/supply-chain.md explains it.

#: lock [args]     record the SHA-256 of each Maven artifact that the build takes; args go to Maven
lock() {
  local locked=$root/.mvn/checksums/checksums.sha256 fresh=$target/lock changed
  find_jdk
  rm -rf "$fresh"
  # What runs the tests is fetched only where tests run; no test has the tag 'none'.
  maven -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
    -Daether.trustedChecksumsSource.summaryFile.basedir="$fresh" -Dgroups=none clean:help verify "$@"
  fresh=$fresh/checksums.sha256
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

#: pin             write the digests that the base images have now into the Dockerfiles
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

# Prints the digest of what a registry has under a name: that of the index, where it is one for several platforms.
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
#:                 list what ships in target/sbom.cdx.json; the base's part needs its folder /var/lib/dpkg/status.d
sbom() {
  package
  [ "$target/runtime/release" -nt "$target/built" ] || linked # a runtime that was linked of chosen modules stays
  write_sbom "$target/runtime" "$target/sbom.cdx.json" "$@"
  say "build.sh: ${target#"$root"/}/sbom.cdx.json lists the jars and the JDK$([ $# -eq 0 ] || echo ', and the base')"
}

write_sbom() { # runtime, output, and what is known of the base: its packages, its name
  local runtime=$1 output=$2 moment=${CHANGED:-} url
  shift 2
  [ -n "$moment" ] || moment=$(changed) || return
  url=$(. "$root/runtime/identity" && echo "$URL")
  "$JAVA_HOME/bin/java" -cp "$target/modules/*" "$root/runtime/sbom/Sbom.java" "$runtime" "$target/modules:$target/fixture-modules" \
    "$output" "$moment" "$url" "$@"
}

#: scan [IMAGE]    look for known weaknesses in the image and its bill of materials by trivy; HIGH and CRITICAL fail
scan() {
  local image=${1:-$(image_name)} failed=0
  need trivy https://trivy.dev/latest/getting-started/installation
  need_sbom
  save_image "$image" "$target/scanned.tar"
  cd "$root" # where trivy finds .trivyignore
  trivy image --exit-code 1 --severity HIGH,CRITICAL --input "$target/scanned.tar" || failed=1
  trivy sbom --exit-code 1 --severity HIGH,CRITICAL "$target/sbom.cdx.json" || failed=1
  rm -f "$target/scanned.tar"
  [ "$failed" -eq 0 ] || die "trivy found HIGH or CRITICAL weaknesses, or could not look; see above"
}

#: push [NAME...]  push the image under these names, else under its version and commit to the registry of runtime/identity
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
#:                 sign what was pushed, without a key, and attest its bill of materials, by cosign
sign() {
  local image=${1:-}
  need cosign https://docs.sigstore.dev/cosign/system_config/installation
  need_sbom
  [ -n "$image" ] || image=$(cat "$target/pushed" 2>/dev/null) || die "nothing was pushed from here: push first, or name IMAGE@sha256:…"
  [[ $image =~ @sha256:[0-9a-f]{64}$ ]] || die "'$image' has no digest, and a tag may mean another image tomorrow: name IMAGE@sha256:…"
  cosign sign --yes "$image"
  cosign attest --yes --type cyclonedx --predicate "$target/sbom.cdx.json" "$image"
}

need() { have "$1" || die "$1 is needed for this and is not on the PATH: $2"; }

need_sbom() { [ -e "$target/sbom.cdx.json" ] || die "there is no ${target#"$root"/}/sbom.cdx.json: ./build.sh image leaves one, or ./build.sh sbom"; }

# The name that the image has here, with the version.
image_name() (
  # shellcheck source=runtime/identity
  . "$root/runtime/identity"
  echo "$IMAGE:$(version)"
)

# Prints which engine holds an image.
engine_with() {
  local engine
  for engine in docker podman buildah; do
    if have "$engine" && "$engine" inspect --type image "$1" >/dev/null 2>&1; then echo "$engine"; return; fi
    if [ "$engine" != docker ] && have "$engine" && "$engine" manifest inspect "$1" >/dev/null 2>&1; then echo "$engine"; return; fi
  done
  die "no engine here (docker, podman, buildah) holds $1: ./build.sh image makes it"
}

# Saves an image in Docker's form of an archive, which is the one that Trivy reads.
save_image() { # image, file
  case $(engine_with "$1") in
    docker) docker save --output "$2" "$1" ;;
    podman) podman save --quiet --output "$2" "$1" ;;
    buildah) buildah push --quiet "$1" "docker-archive:$2" ;;
    *) return 1 ;;
  esac
}

# Pushes, all platforms where there are several, and prints the digest of what was pushed.
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
