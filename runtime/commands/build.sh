# Building, running and testing the sources.

# True when something that ends up in a jar changed after the last build. Folders count: a deleted file changes its folder.
stale() {
  [ -e "$target/built" ] || return 0
  cd "$root"
  [ -n "$(find pom.xml .mvn src/*/pom.xml modules/pom.xml modules/*/pom.xml src/*/main modules/*/main runtime/identity \
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

#: run [args]      build what changed, then serve: on stdio, or with MCP_TRANSPORT=http on http://127.0.0.1:8000/mcp
run() {
  package
  exec "$JAVA_HOME/bin/java" "@$root/runtime/options" --module-path "$target/modules" --module "$main" "$@"
}

#: test            build everything and run every test
test() {
  local outcome=0
  find_jdk
  rm -rf "$root"/src/*/target/surefire-reports "$root"/modules/*/target/surefire-reports
  build -fae verify || outcome=$?
  sum_reports "$outcome" "$root/src" "$root/modules"
}

# Adds up Surefire's reports; a build that failed without a failed test, or ran no test, has failed.
sum_reports() { # outcome of the build, folders
  find "${@:2}" -path '*/surefire-reports/TEST-*.xml' -exec sed -n 's/.*<testsuite .*\( tests="[0-9]*"\)/\1/p' {} + |
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

#: version         print the version of the product
version() { sed -n 's|.*<maven.compiler.moduleVersion>\(.*\)</.*|\1|p' "$root/pom.xml"; }

#: moment          print the time that all files are of that ship, so that they are the same in each build
moment() { sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$root/pom.xml"; }

#: clean           remove all that was built
clean() { rm -rf "$target" "$root"/src/*/target "$root"/modules/*/target; }
