# Linking the runtime that ships.

#: runtime [--modules a,b] [--stdio-only] [--engine robaho]
#:                 link the server, with these capabilities or with those of runtime/modules, into target/runtime; with another HTTP
#:                 engine than the JDK's it serves only if MCP_HTTP_ENGINE=any says so, see src/http.md
runtime() {
  local server=wherry.app,wherry.app.http path=$target/modules:$target/fixture-modules capabilities recipe=$#
  capabilities=$(lines modules ,)
  while [ $# -gt 0 ]; do
    case $1 in
      --modules) capabilities=${2:?--modules needs names}; shift 2 ;;
      --stdio-only) server=wherry.app; shift ;;
      --engine)
        [ "${2:-}" = robaho ] || die "runtime: --engine knows robaho alone"
        fetch_engine "$2"
        export MCP_HTTP_ENGINE=any # for the training
        server=$server,robaho.httpserver path=$path:$target/engines
        shift 2 ;;
      *) die "runtime: what is '$1'? It takes --modules a,b, --stdio-only and --engine robaho" ;;
    esac
  done
  [ "$(uname)" != Linux ] || have strip || die "runtime: strip is needed, as other bytes would ship without it: apt-get install binutils"
  package
  rm -f "$target/linked"
  link "$target/runtime" "$path" "$server,$capabilities"
  install -m 755 "$root/runtime/wherry" "$target/runtime/bin/wherry"
  mkdir -p "$target/runtime/legal/wherry" && cp "$root/LICENSE" "$target/runtime/legal/wherry/"
  archive "$target/runtime" "$(class_list "$capabilities")" "$main"
  "$target/runtime/bin/java" -Xshare:on --module "$main" --version >&2 # fails unless the archive is used
  [ "$recipe" -gt 0 ] || touch "$target/linked"
}

# Puts the engine's jar beside the modules, not among them: whatever is there takes the JDK's place.
fetch_engine() {
  find_jdk
  maven -P"$1" -pl src/wherry.http dependency:copy@"$1"
}

#: train           record anew which classes the archive of the runtime has: runtime/classes
train() {
  linked
  record "$target/runtime" "$root/runtime/classes"
}

# Recorded lists differ a little each time, so the capabilities of the recipe have theirs committed; others have theirs recorded.
class_list() { # capabilities
  if [ "$1" = "$(lines modules ,)" ]; then
    echo "$root/runtime/classes"
  else
    record "$target/runtime" "$target/classes"
    echo "$target/classes"
  fi
}

record() { # runtime, class list
  "$JAVA_HOME/bin/java" "$root/runtime/Train.java" "$1" "$root/runtime/training.jsonl" "$2"
}

# The lines of a file of the recipe, joined.
lines() { grep -v '^#' "$root/runtime/$1" | paste -s -d "$2" -; }

# Links modules from a folder into a runtime, with the options of the recipe.
link() { # output, module path, modules
  rm -rf "$1"
  "$JAVA_HOME/bin/jlink" --output "$1" --module-path "$2" --add-modules "$3" \
    --add-options "$(lines options ' ')" --exclude-files "$(lines excluded ,)" --release-info "$JAVA_HOME/release" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-0 >&2
  if grep -q 'MODULES=.*java\.net\.http' "$1/release"; then
    cp -L "$JAVA_HOME"/lib/security/{cacerts,public_suffix_list.dat} "$1/lib/security/" # to know whom it calls
  fi
  [ "$(uname)" != Linux ] || find "$1" -name '*.so' -exec strip --strip-unneeded {} +
}

# Puts the listed classes into an archive beside the virtual machine of a runtime. It is dumped in a folder whose path is plain ASCII, since the
# bytes depend on other letters in the runtime's path or the working folder.
archive() { # runtime, class list, main
  local plain=$1 archive=lib/server/classes.jsa
  [ -d "$1/lib/server" ] || archive=bin/server/classes.jsa # Windows
  if ! is_plain "$1"; then
    plain=$(plain_folder)
    cp -R "$1/." "$plain"
  fi
  dump "$plain" "$2" "$3" "$plain/$archive"
  dump "$plain" "$2" "$3" "$plain/$archive.again"
  "$JAVA_HOME/bin/java" "$root/runtime/SettleArchive.java" "$plain/$archive" "$plain/$archive.again"
  rm "$plain/$archive.again"
  [ "$plain" = "$1" ] || { mv "$plain/$archive" "$1/$archive" && rm -rf "$plain"; }
}

is_plain() { local LC_ALL=C; [[ $1 != *[!\ -~]* ]]; }

plain_folder() { if is_plain "${TMPDIR:-}"; then mktemp -d; else TMPDIR=/tmp mktemp -d; fi; }

# The heap is named because the bytes depend on it.
dump() { # runtime, class list, main, archive
  (cd "$1" && "$1/bin/java" -Xshare:dump -Xmx256m -XX:+AOTClassLinking -XX:SharedClassListFile="$2" -XX:SharedArchiveFile="$4" --module "$3") >&2
}

# Links what the recipe says, unless that was done since the last change.
linked() {
  package
  [ -e "$target/linked" ] && [ -z "$(find "$target/built" "$root/runtime" -newer "$target/linked")" ] || runtime
}
