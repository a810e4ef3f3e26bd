# Linking the runtime that ships.

#: runtime [--modules a,b] [--stdio-only]
#:                 link the server, with these capabilities or with those of runtime/modules, into target/runtime
runtime() {
  local server=wherry.app,wherry.app.http capabilities recipe=$#
  capabilities=$(lines modules ,)
  while [ $# -gt 0 ]; do
    case $1 in
      --modules) capabilities=${2:?--modules needs names}; shift 2 ;;
      --stdio-only) server=wherry.app; shift ;;
      *) die "runtime: what is '$1'? It takes --modules a,b and --stdio-only" ;;
    esac
  done
  package
  rm -f "$target/linked"
  link "$target/runtime" "$target/modules" "$server,$capabilities"
  install -m 755 "$root/runtime/wherry" "$target/runtime/bin/wherry"
  "$JAVA_HOME/bin/java" "$root/runtime/Train.java" "$target/runtime" "$root/runtime/training.jsonl" "$target/classes.lst"
  archive "$target/runtime" "$target/classes.lst" "$main"
  "$target/runtime/bin/java" -Xshare:on --module "$main" --version >&2 # fails unless the archive is used
  [ "$recipe" -gt 0 ] || touch "$target/linked"
}

# The lines of a file of the recipe, joined.
lines() { grep -v '^#' "$root/runtime/$1" | paste -s -d "$2" -; }

# Links modules from a folder into a runtime, with the options of the recipe.
link() { # output, module path, modules
  rm -rf "$1"
  "$JAVA_HOME/bin/jlink" --output "$1" --module-path "$2" --add-modules "$3" \
    --add-options "$(lines options ' ')" --exclude-files "$(lines excluded ,)" --release-info "$JAVA_HOME/release" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-0 >&2
  if [ "$(uname)" = Linux ] && have strip; then
    find "$1" -name '*.so' -exec strip --strip-unneeded {} +
  fi
}

# Puts the listed classes into an archive beside the virtual machine of a runtime. The heap is named because the bytes depend on it.
archive() { # runtime, class list, main
  "$1/bin/java" -Xshare:dump -Xmx256m -XX:+AOTClassLinking -XX:SharedClassListFile="$2" --module "$3" >&2
}

# Links what the recipe says, unless that was done since the last change.
linked() {
  package
  [ -e "$target/linked" ] && [ -z "$(find "$target/built" "$root/runtime" -newer "$target/linked")" ] || runtime
}
