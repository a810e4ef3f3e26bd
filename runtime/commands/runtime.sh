# Linking the runtime that ships.

#: runtime [--modules a,b] [--jdk a,b] [--stdio-only] [--engine robaho]
#:                 link the server into target/runtime, with these capabilities or those of runtime/modules; --jdk adds modules of the
#:                 JDK for jars in MCP_MODULES; --engine adds another HTTP engine, which serves with MCP_HTTP_ENGINE=any, see src/http.md
runtime() {
  local server=wherry.app,wherry.app.http,wherry.auth path=$target/fixture-modules capabilities jdk='' recipe=$# linked beside natives needed
  capabilities=$(lines modules ,)
  while [ $# -gt 0 ]; do
    case $1 in
      --modules) capabilities=$(recipe "${2:?--modules needs names}"); shift 2 ;;
      --jdk) jdk=${2:?--jdk needs names, such as java.sql}; shift 2 ;;
      --stdio-only) server=wherry.app; shift ;;
      --engine)
        [ "${2:-}" = robaho ] || die "runtime: --engine knows robaho alone"
        fetch_engine "$2"
        export MCP_HTTP_ENGINE=any # the training starts the server
        server=$server,robaho.httpserver path=$path:$target/engines
        shift 2 ;;
      *) die "runtime: what is '$1'? It takes --modules a,b, --jdk a,b, --stdio-only and --engine robaho" ;;
    esac
  done
  [ "$(uname)" != Linux ] || have strip || die "runtime: strip is needed, as other bytes would ship without it: apt-get install binutils"
  package
  path=$(module-path):$path
  rm -f "$target/linked"
  sort_capabilities "$path" "$capabilities"
  link "$target/runtime" "$path" "$server${linked:+,$linked}${needed:+,$needed}${jdk:+,$jdk}" "$natives"
  [ -z "$beside" ] || put_beside "$target/runtime"
  install -m 755 "$root/runtime/wherry" "$target/runtime/bin/wherry"
  mkdir -p "$target/runtime/legal/wherry" && cp "$(first_of "$root/runtime/LICENSE" "$root/LICENSE")" "$target/runtime/legal/wherry/"
  archive "$target/runtime" "$(class_list "$capabilities")" "$main"
  "$target/runtime/bin/java" -Xshare:on --module "$main" --version >&2 # fails unless the archive is used
  [ "$recipe" -gt 0 ] || touch "$target/linked"
}

# Prints the modules of runtime/recipes/NAME, or else what is given.
recipe() { if [ -f "$root/runtime/recipes/$1/modules" ]; then lines "recipes/$1/modules" ,; else echo "$1"; fi; }

# Sets the caller's variables linked, beside, needed and natives; see Linkable.java. Without libraries all capabilities can be linked.
sort_capabilities() { # module path, capabilities
  local sorted
  linked=$2 beside='' needed='' natives=''
  compgen -G "$target/modules/*/" >/dev/null || return 0
  sorted=$("$JAVA_HOME/bin/java" "$root/runtime/Linkable.java" "$1" "$2" "$(lines native-access ,)") || return
  { read -r linked && read -r beside && read -r needed && read -r natives; } <<<"$sorted" || true # the last lines may be empty
  [ -z "$beside" ] || [ -z "$(lines native-access ,)" ] || natives=wherry.app${natives:+,$natives} # lets the capabilities beside the runtime call native code
}

# Copies the capabilities that jlink refuses to a folder of the runtime: the jar of each, and a folder with its libraries.
put_beside() { # runtime
  local name
  mkdir "$1/capabilities"
  for name in ${beside//,/ }; do
    say "build.sh: $name needs a library that is no explicit module, so it stands in the folder capabilities and is not linked"
    cp "$target/modules/$name.jar" "$1/capabilities"
    [ ! -d "$target/modules/$name" ] || cp -R "$target/modules/$name" "$1/capabilities"
  done
  grep -v '^#' "$root/runtime/native-access" >"$1/capabilities/native-access" || rm "$1/capabilities/native-access"
}

first_of() { if [ -e "$1" ]; then echo "$1"; else echo "$2"; fi; } # file, another

# Copies the engine's jar to a separate folder, because an engine in the folder of the modules would replace the JDK's.
fetch_engine() {
  find_jdk
  maven -P"$1" -pl src/wherry.http dependency:copy@"$1"
}

#: train           record the classes for the archive of the runtime again: runtime/classes
train() {
  linked
  record "$target/runtime" "$root/runtime/classes"
}

# Prints the class list of the capabilities. Each recording differs a little, so the list for runtime/modules is committed; others are recorded.
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

# Prints the lines of a file in runtime, joined.
lines() { sed '/^#/d' "$root/runtime/$1" | paste -s -d "$2" -; }

# Links modules from a folder into a runtime, with the options in runtime.
link() { # output, module path, modules, and those of them that may call native code
  rm -rf "$1"
  "$JAVA_HOME/bin/jlink" --output "$1" --module-path "$2" --add-modules "$3" \
    --add-options "$(lines options ' ') -Dwherry.image=$(image_name)${4:+ --enable-native-access=$4}" --exclude-files "$(lines excluded ,)" --release-info "$JAVA_HOME/release" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-0 >&2
  if grep -q 'MODULES=.*\(java\.net\.http\|wherry\.auth\)' "$1/release"; then
    cp -L "$JAVA_HOME"/lib/security/{cacerts,public_suffix_list.dat} "$1/lib/security/" # to check the certificates of HTTPS servers
  fi
  [ "$(uname)" != Linux ] || find "$1" -name '*.so' -exec strip --strip-unneeded {} +
}

# Puts the listed classes into the archive of a runtime. The JVM writes it in a folder whose path is ASCII: other letters in the path of the runtime
# or in the working folder change its bytes.
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

# The bytes depend on the size of the heap, so it is given.
dump() { # runtime, class list, main, archive
  (cd "$1" && "$1/bin/java" -Xshare:dump -Xmx256m -XX:+AOTClassLinking -XX:SharedClassListFile="$2" -XX:SharedArchiveFile="$4" --module "$3") >&2
}

# Links the runtime, unless it was linked after the last change.
linked() {
  package
  [ -e "$target/linked" ] && [ -z "$(find "$target/built" "$root/runtime" -newer "$target/linked")" ] || runtime
}
