# Packing the linked runtime for desktops and servers.

#: installer [kind ...]
#:                 pack the linked runtime into target/installer; the kinds are deb, tar, app-image, dmg, pkg, msi, exe, mcpb, sbom
#:                 and server-json, and without one it makes all that this system can make
installer() {
  local kind
  describe_release
  choose_kinds "$@"
  [ "${kinds[*]}" = server-json ] || linked # server.json needs only the packed files
  mkdir -p "$product"
  for kind in "${kinds[@]}"; do
    rm -rf "$stage" && mkdir -p "$stage"
    case $kind in
      dmg | pkg | msi | exe) pack_for_system "$kind" ;;
      *) "pack_$kind" ;;
    esac
    say "build.sh: packed $kind"
  done
  rm -rf "$stage"
  (cd "$product" && find . -type f ! -path './app-image/*' ! -name SHA256SUMS | sed 's|^\./||' | LC_ALL=C sort |
    while read -r file; do sum256 "$file"; done >SHA256SUMS)
  cat "$product/SHA256SUMS"
}

# Sets the kinds that were asked for, or all that this system can make, without those whose tools are missing.
choose_kinds() {
  local kind tool
  kinds=()
  for kind in ${@:-$(kinds_here)}; do
    tool=$(tool_of "$kind")
    case " $(kinds_here) " in
      *" $kind "*) ;;
      *) die "installer: '$kind' is not made on $platform; there are: $(kinds_here)" ;;
    esac
    if have "$tool"; then
      kinds+=("$kind")
    elif [ $# -eq 0 ]; then
      say "build.sh: '$kind' is left out, as $tool is not there"
    else
      die "installer: $tool is needed for '$kind' and is not there"
    fi
  done
}

#: jpackage-command KIND [linux|darwin|windows]
#:                 print the command by which jpackage makes app-image, dmg, pkg, msi or exe
jpackage-command() {
  describe_release "${2:-}"
  jpackage_command "${1:?which kind: app-image, dmg, pkg, msi or exe?}"
}

kinds_here() {
  case $platform in
    linux) echo deb tar app-image mcpb sbom server-json ;;
    darwin) echo tar app-image dmg pkg mcpb sbom server-json ;;
    windows) echo app-image msi exe mcpb sbom server-json ;;
  esac
}

tool_of() {
  case $1 in
    deb) echo dpkg-deb ;;
    tar) echo tar ;;
    mcpb) echo npm ;;
    server-json) echo node ;;
    msi | exe) if have candle; then echo candle; else echo wix; fi ;;
    *) echo sh ;;
  esac
}

# Sets the values that the names and templates of all kinds need.
describe_release() { # [platform]
  # shellcheck source=/dev/null
  . "$root/runtime/identity"
  find_jdk
  product=$target/installer stage=$target/installer-stage
  version=$(version)
  moment=$(moment)
  SOURCE_DATE_EPOCH=$(epoch)
  export SOURCE_DATE_EPOCH
  case ${1:-$(uname)} in
    [Ll]inux) platform=linux ;;
    [Dd]arwin) platform=darwin ;;
    windows | MINGW* | MSYS* | CYGWIN*) platform=windows ;;
    *) die "there is no installer for ${1:-$(uname)}; there are: linux, darwin, windows" ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
  esac
  maintainer=${IMAGE#*/} maintainer="Wherry <${maintainer%%/*}@users.noreply.github.com>"
}

# Fills in a template with the values of the release and with further ones, given as NAME=value.
fill() { # template, words
  local word script=''
  for word in "VERSION=$version" "NAME=$NAME" "IMAGE=$IMAGE" "URL=$URL" "MAINTAINER=$maintainer" "${@:2}"; do
    script="${script}s|@${word%%=*}@|${word#*=}|g;"
  done
  sed "$script" "$root/runtime/installer/$1"
}

# Sets modes and times, so that they do not depend on the umask and the clock.
settle() {
  chmod -R u=rwX,go=rX "$1"
  find "$1" -exec touch -h -d "$moment" {} +
}

pack_tar() {
  local name=wherry-$version own=(--uid 0 --gid 0) # the option of BSD tar
  if tar --version | grep -q GNU; then own=(--owner=0 --group=0); fi
  cp -R "$target/runtime" "$stage/$name"
  cp "$root/LICENSE" "$stage/$name/"
  settle "$stage/$name"
  (cd "$stage" && find "$name" | LC_ALL=C sort | tar --format ustar --numeric-owner "${own[@]}" --no-recursion -cf - -T -) |
    gzip -n >"$product/$name-$platform-$machine.tar.gz"
}

pack_deb() {
  local tree=$stage/deb doc=$stage/deb/usr/share/doc/wherry architecture
  architecture=$(dpkg --print-architecture)
  mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" "$doc" "$tree/usr/share/man/man1" "$tree/usr/share/lintian/overrides" \
    "$tree/usr/lib/systemd/system"
  cp -R "$target/runtime" "$tree/usr/lib/wherry"
  ln -s ../lib/wherry/bin/wherry "$tree/usr/bin/wherry"
  fill deb/wherry.service >"$tree/usr/lib/systemd/system/wherry.service"
  cp "$root"/runtime/installer/deb/{postinst,prerm,postrm} "$tree/DEBIAN/"
  fill deb/copyright >"$doc/copyright"
  fill deb/changelog "DATE=$(date -u -R -d "$moment")" | gzip -n9 >"$doc/changelog.gz"
  fill wherry.1 | gzip -n9 >"$tree/usr/share/man/man1/wherry.1.gz"
  cp "$root/runtime/installer/deb/overrides" "$tree/usr/share/lintian/overrides/wherry"
  settle "$tree"
  # The size as dpkg-gencontrol counts it: each file rounded up to kibibytes, and one kibibyte for anything else.
  fill deb/control "ARCHITECTURE=$architecture" \
    "SIZE=$(find "$tree/usr" -printf '%y %s\n' | awk '{ n += $1 == "f" ? int(($2 + 1023) / 1024) : 1 } END { print n }')" >"$tree/DEBIAN/control"
  (cd "$tree" && find usr -type f | LC_ALL=C sort | xargs md5sum >DEBIAN/md5sums)
  chmod +x "$tree"/DEBIAN/p*
  settle "$tree/DEBIAN"
  # With one thread: the compressed bytes depend on the number of threads.
  DPKG_DEB_THREADS_MAX=1 dpkg-deb --root-owner-group -Zxz -z2 --build "$tree" "$product/wherry_${version}_$architecture.deb" >&2
}

pack_app-image() {
  rm -rf "$product/app-image"
  (cd "$root" && jpackage_command app-image | sh -e) >&2
}

pack_for_system() { # kind
  (cd "$root" && jpackage_command "$1" | sh -e) >&2
  mv "$stage"/*."$1" "$product/wherry-$version-$platform-$machine.$1"
}

# Prints the command for a shell. The options that describe the application are in files that jpackage reads.
jpackage_command() { # kind
  local options=(app) folder=$stage number=$version
  case $1 in
    dmg | pkg) options+=(mac) ;;
    msi | exe) options+=(windows msi) ;;
    app-image)
      folder=$product/app-image
      [ "$platform" != windows ] || options+=(windows)
      ;;
    *) die "jpackage makes no '$1' here: there are app-image, dmg, pkg, msi and exe" ;;
  esac
  # macOS refuses a version that begins with 0. The name of the file has the real version.
  if [ "$platform" = darwin ]; then case $number in 0.*) number=1.0.0 ;; esac; fi
  printf "'%s/bin/jpackage' \\\\\n  --type %s --app-version %s --dest '%s'" "$JAVA_HOME" "$1" "$number" "$folder"
  printf " \\\\\n  @runtime/installer/jpackage/%s" "${options[@]}"
  echo
}

# Packs the bundle for Claude Desktop, and checks it, by Anthropic's own program.
pack_mcpb() {
  local bundle=$stage/mcpb os=$platform
  [ "$os" != windows ] || os=win32
  install_clients
  mkdir -p "$bundle"
  cp -R "$target/runtime" "$bundle/server"
  cp "$root/LICENSE" "$bundle/"
  fill mcpb/manifest.json "PLATFORM=$os" >"$bundle/manifest.json"
  cp "$root"/runtime/installer/mcpb/*.js "$target/clients/"
  by_node manifest.js "$bundle" >&2
  settle "$bundle"
  TZ=UTC by_node --import ./clock.js node_modules/@anthropic-ai/mcpb/dist/cli/cli.js pack \
    "$bundle" "$product/wherry-$version-$platform-$machine.mcpb" >&2
}

# Writes the bill of materials of the runtime.
pack_sbom() { write_sbom "$target/runtime" "$product/wherry-$version-$platform-$machine.cdx.json"; }

# Writes server.json for the MCP registry. It has an entry for each bundle of this version in target/installer, also for bundles from other systems.
pack_server-json() {
  fill ../server.json >"$stage/server.json"
  node "$root/runtime/installer/server-json.mjs" "$stage/server.json" "$product"
}
