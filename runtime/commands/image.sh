# Builds the production image by docker, podman or buildah: the first one found.

#: image [--engine docker|podman|buildah] [--bases local] [--offline] [--no-cache] [--tests] [--platform P,P] [--modules a,b] [--stdio-only]
#:       [--name NAME]
#:                 build the production image, and print its size; --bases local takes your own stand-ins for bases that cannot
#:                 be pulled, --offline takes Maven's artifacts from this machine's ~/.m2
image() {
  local engine='' platform='' linking='' layout=$target/image offline='' bases='' tests='' build=() names=() told
  while [ $# -gt 0 ]; do
    case $1 in
      --engine) engine=${2:?--engine needs docker, podman or buildah}; shift ;;
      --bases) [ "${2:-}" = local ] || die "image: --bases takes 'local', not '${2:-}'"; bases=local; shift ;;
      --offline) offline=yes ;;
      --no-cache) build+=(--no-cache) ;;
      --tests) tests=yes ;;
      --platform) platform=${2:?--platform needs names such as linux/amd64,linux/arm64}; shift ;;
      --modules) linking="$linking --modules ${2:?--modules needs names}"; shift ;;
      --stdio-only) linking="$linking --stdio-only" ;;
      --name) names=("${2:?--name needs one, such as localhost/mine:1}"); shift ;;
      *) die "image: what is '$1'? ./build.sh lists what it takes" ;;
    esac
    shift
  done
  [ -n "$engine" ] || engine=$(find_engine)
  have "$engine" || die "image: there is no $engine here"
  [ ${#names[@]} -gt 0 ] || usual_names
  [ -z "$platform" ] || build+=(--platform "$platform")
  # shellcheck disable=SC2046
  build+=(-f "$root/Dockerfile.distroless" $(swapped "$bases" "$offline"))
  [ -z "$tests" ] || "test_by_$engine" "${build[@]}" --target tests --ulimit nofile=8192:8192
  told=$(told "$bases")
  # shellcheck disable=SC2046
  build+=(--build-arg "RUNTIME=$linking" $(sed 's/^/--build-arg /' <<<"$told"))
  rm -rf "$layout" && mkdir -p "$layout"
  case $platform in
    *,*)
      "build_several_by_$engine" "${build[@]}"
      say "image ${names[0]} for $platform"
      ;;
    *)
      "build_by_$engine" "$layout" "${build[@]}"
      describe "$layout"
      ;;
  esac
}

# Prints the first engine that can build. A docker without its daemon or without buildx cannot.
find_engine() {
  if have docker && docker buildx version >/dev/null 2>&1 && docker info >/dev/null 2>&1; then echo docker
  elif have podman; then echo podman
  elif have buildah; then echo buildah
  else die "it takes docker with buildx, podman or buildah, and none of them works here"; fi
}

# Prints the build arguments from which the image gets its labels. The timestamps do not depend on the commit: commits that differ only in files that
# no layer holds give the same layer, and only the labels differ.
told() { # local or nothing
  local changed
  changed=$(changed) || return
  printf '%s\n' "VERSION=$(version)" "REVISION=$(revision)" "CREATED=$(committed)" "CHANGED=$changed"
  [ -n "$1" ] || echo "BASE=$(sed -n 's/^FROM \([^ ]*\) AS base$/\1/p' "$root/Dockerfile.distroless")"
}

#: build-args      print the arguments by which the image of this commit is built, one a line
build-args() {
  told '' || return
  echo "SOURCE_DATE_EPOCH=$(epoch)"
}

# Prints the time of the last commit, or of the last one that changed certain files.
committed() { # pathspecs
  TZ=UTC git -C "$root" log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ -- "$@" 2>/dev/null | grep . || moment
}

# Prints the time of the last commit that changed a source of the image. A shallow clone may lack that commit.
changed() {
  [ "$(git -C "$root" rev-parse --is-shallow-repository 2>/dev/null)" != true ] ||
    die "this clone is shallow, and lacks the commit that changed last what is built: git fetch --unshallow"
  committed .mvn LICENSE build.sh mvnw pom.xml Dockerfile.distroless src modules runtime ':(exclude,glob)*/*.md' ':(exclude,glob)*/*/*.md' ':(exclude,glob)*/*/*/*.md' ':(exclude,glob)*/*/test/**' ':(exclude,glob)modules/examples/*/test/**' \
    ':(exclude)runtime/check' ':(exclude)runtime/installer' ':(exclude)runtime/kubernetes' ':(exclude)runtime/template'
}

# Prints the commit, with '-dirty' when the files differ from it.
revision() { # args of rev-parse
  local commit changed=''
  commit=$(git -C "$root" rev-parse "$@" HEAD 2>/dev/null) || commit=unknown
  [ -z "$(git -C "$root" status --porcelain 2>/dev/null)" ] || changed=-dirty
  echo "$commit$changed"
}

epoch() { date -u -d "$(moment)" +%s 2>/dev/null || date -u -j -f %Y-%m-%dT%H:%M:%SZ "$(moment)" +%s; }

# Prints the options that replace the sources of the Dockerfile by local ones.
swapped() { # local or nothing, offline or nothing
  local pinned
  if [ -n "$1" ]; then
    for pinned in $(sed -n 's/^FROM \([^ ]*@sha256:[^ ]*\).*/\1/p' "$root/Dockerfile.distroless"); do
      case $pinned in
        */distroless/*) echo "--build-context $pinned=docker-image://localhost/distroless/base-nossl-debian13:nonroot" ;;
        *) echo "--build-context $pinned=docker-image://localhost/eclipse-temurin:25-jdk" ;;
      esac
    done
  fi
  [ -z "$2" ] || echo "--build-context maven=$HOME/.m2"
}

# Sets the caller's array of names of the image: with the version, with the commit, and the name in compose.yaml.
usual_names() {
  local image
  image=$(image_name)
  names=("$image" "${image%:*}:$(revision --short)" "localhost/$(basename "${image%:*}"):latest")
}

test_by_docker() { docker buildx build "$@" "$root" >&2; }
test_by_podman() { podman build "$@" "$root" >&2; }
test_by_buildah() { buildah bud "$@" "$root" >&2; }

build_by_docker() { # layout, args
  local layout=$1
  shift
  SOURCE_DATE_EPOCH=$(epoch) docker buildx build "$@" "${names[@]/#/--tag=}" --provenance=false \
    --output type=docker,rewrite-timestamp=true "$root" >&2
  docker save "${names[0]}" | tar -xf - -C "$layout"
  cp "$layout/blobs/sha256/$(digests "$layout/blobs/sha256/$(digests "$layout/index.json" | head -n 1)" | head -n 1)" "$layout/config.json"
}

build_by_podman() { build_alike podman build "$@"; }
build_by_buildah() { build_alike buildah bud "$@"; }

# In Docker's format, because OCI's has no health check.
build_alike() { # program, its word for building, layout, args
  local program=$1 word=$2 layout=$3
  shift 3
  "$program" "$word" "$@" --tag "${names[0]}" --format docker --omit-history --timestamp "$(epoch)" "$root" >&2
  forget_container "$program" "$target/loaded" "$layout/config.json"
  "$program" push -q --format oci "${names[0]}" "oci:$layout:$(version)" >&2
}

# Builds an index of images for several platforms. The engine must be able to run the others, for example by QEMU.
build_several_by_docker() {
  SOURCE_DATE_EPOCH=$(epoch) docker buildx build "$@" "${names[@]/#/--tag=}" --provenance=false \
    --output type=image,rewrite-timestamp=true "$root" >&2
}
build_several_by_podman() { podman build "$@" --manifest "${names[0]}" --format docker --omit-history --timestamp "$(epoch)" "$root" >&2; }
build_several_by_buildah() { buildah bud "$@" --manifest "${names[0]}" --format docker --omit-history --timestamp "$(epoch)" "$root" >&2; }

# Makes the image the same for each build of a commit, and saves its configuration: in Docker's format the configuration names the container of
# the build, which differs each time.
forget_container() { # program, a folder, a file
  local program=$1 place=$2 config settled name
  rm -rf "$place"
  "$program" push -q --format v2s2 "${names[0]}" "dir:$place" >&2
  config=$(digests "$place/manifest.json" | head -n 1)
  sed -e 's/"container":"[0-9a-f]*",//' -e 's/"Hostname":"[0-9a-f]*"/"Hostname":""/g' "$place/$config" >"$place/settled"
  settled=$(sum256 "$place/settled" | cut -d ' ' -f 1)
  cp "$place/settled" "$3"
  mv "$place/settled" "$place/$settled" && rm "$place/$config"
  sed -e "s/$config/$settled/" -e "s/\(image.v1+json\",\"size\":\)[0-9]*/\1$(wc -c <"$place/$settled" | tr -d ' ')/" "$place/manifest.json" >"$place/new"
  mv "$place/new" "$place/manifest.json"
  "$program" pull -q "dir:$place" >&2
  for name in "${names[@]}"; do "$program" tag "$settled" "$name"; done
  rm -rf "$place"
}

# Prints the size of an image in an OCI layout.
describe() {
  local blobs=$1/blobs/sha256 manifest layer size all=0
  manifest=$(digests "$1/index.json" | head -n 1)
  say "image ${names[0]}, manifest sha256:$manifest"
  for layer in $(digests "$blobs/$manifest" | tail -n +2); do
    case $(od -An -tx1 -N 2 "$blobs/$layer") in
      *'1f 8b'*) size=$(wc -c <"$blobs/$layer") ;;
      *) size=$(gzip -c "$blobs/$layer" | wc -c) ;; # docker saves layers uncompressed
    esac
    all=$((all + size))
    say "  layer sha256:$layer, $((size / 1000)) kB"
  done
  say "  $((all / 1000)) kB compressed by gzip, as a registry gets it from here"
}

digests() { grep -o '"digest": *"sha256:[0-9a-f]*"' "$1" | sed 's/.*sha256:\(.*\)"/\1/'; }

#: verify-reproducible [args of image]
#:                 build runtime and image of the last commit twice, and compare each byte: once in a folder whose path has a letter beyond
#:                 ASCII, with a further commit that changes documents and a test; only the labels of the images may differ
verify-reproducible() {
  local place=$target/reproducible each
  [ -z "$(git -C "$root" status --porcelain)" ] || die "verify-reproducible: commit or put away your changes first, it is the last commit that is built"
  rm -rf "$place"
  for each in änother/place one; do # the image that is built last stays: that of the real commit
    git clone -q --shared "$root" "$place/$each" && git -C "$place/$each" checkout -q "$(git -C "$root" rev-parse HEAD)"
    [ "$each" = one ] || add_commit "$place/$each"
    (cd "$place/$each" && ./build.sh runtime && ./build.sh image --no-cache "$@")
  done
  same runtime "$(cd "$place/one/target/runtime" && hashes)" "$(cd "$place/änother/place/target/runtime" && hashes)"
  same image "$(without_commit "$place/one/target/image")" "$(without_commit "$place/änother/place/target/image")"
  rm -rf "$target/image" && mv "$place/one/target/image" "$target"
  rm -rf "$place"
}

# Adds a commit that changes no file that ships.
add_commit() { # clone
  local each
  for each in README.md src/limits.md src/wherry.json/test/java/module-tests; do echo >>"$1/$each"; done
  git -C "$1" add . && git -C "$1" -c user.name=x -c user.email=x commit -qm 'Change documents and a test'
}

# Prints the configuration of an image without its commit, and its layers.
without_commit() { # layout
  sed -E 's/"org.opencontainers.image.(revision|created)":"[^"]*",?//g' "$1/config.json"
  digests "$1/blobs/sha256/$(digests "$1/index.json" | head -n 1)" | tail -n +2
}

# Lists each file with its hash and its mode.
hashes() {
  find . -type f | LC_ALL=C sort | while read -r file; do sum256 "$file"; done
  find . ! -type f -exec ls -ld {} + | awk '{ print $1, $9, $10, $11 }' | LC_ALL=C sort
}

same() { # what, one, another
  [ -n "$2" ] || die "there is no $1 to compare"
  [ "$2" = "$3" ] || die "two builds of one commit differ in the $1:
$(diff <(echo "$2") <(echo "$3") | head -n 20)"
  say "the $1 is the same, twice: $(echo "$2" | cksum)"
}
