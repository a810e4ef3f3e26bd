# Serving while the sources change.

#: dev [args]      serve like run, and follow the sources: when a file is saved, its capability is compiled and replaced, or the server
#:                 restarted; WHERRY_DEBUG=5005 (or ADDRESS:PORT) lets a debugger attach
dev() {
  local session folder
  find_jdk
  ! (stale) || build -fae -Dmaven.test.skip=true package || say "build.sh: not all was built; what was built before serves in its place"
  [ -e "$target/dev-modules/wherry.dev.jar" ] || die "the server was not built; see the messages above"
  session=$(mktemp -d) # the server runs from a copy, because a later build replaces the jars
  mkdir "$session/0"
  cp "$target"/modules/*.jar "$target"/dev-modules/*.jar "$session/0"
  # The server loads capabilities from their sources. Without their libraries, those that have some would keep the JVM from starting here.
  for folder in "$target"/modules/*/; do rm -f "$session/0/$(basename "$folder").jar"; done
  export LOG_FORMAT=${LOG_FORMAT:-text}
  exec "$JAVA_HOME/bin/java" "@$root/runtime/options" -XX:TieredStopAtLevel=1 --module-path "$session/0" \
    --module wherry.dev/wherry.dev.Dev "$root" "$session" "$@"
}
