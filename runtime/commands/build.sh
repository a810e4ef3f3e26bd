# Building, running and testing the sources.

# True when a source of a jar has changed since the last build. Folders count too, since a deleted file changes its folder.
stale() {
  [ -e "$target/built" ] || return 0
  cd "$root"
  [ -n "$(find pom.xml .mvn src/*/pom.xml runtime/pom.xml modules/pom.xml modules/{,examples/}*/{pom.xml,main} src/*/main runtime/identity \
    -newer "$target/built" -print 2>/dev/null | head -n 1)" ]
}

build() {
  mkdir -p "$target"
  touch "$target/building" # a file that is saved while Maven runs is newer than this, so the next build compiles it
  maven "$@" && mv "$target/building" "$target/built"
}

package() {
  find_jdk
  ! (stale) || build -Dmaven.test.skip=true package
}

#: run [args]      build what changed, then serve: on stdio, or with MCP_TRANSPORT=http on http://127.0.0.1:8000/mcp
run() {
  local natives
  package
  natives=$(lines native-access ,)
  exec "$JAVA_HOME/bin/java" "@$root/runtime/options" "-Dwherry.image=$(image_name)" --module-path "$(module-path)" ${natives:+"--enable-native-access=$natives"} --module "$main" "$@"
}

#: module-path     print the folders of the built jars: one for all modules, and one for each capability that has libraries
module-path() {
  local path=$target/modules folder
  for folder in "$target"/modules/*/; do [ ! -d "$folder" ] || path=$path:${folder%/}; done
  echo "$path"
}

#: test [MODULE]   build everything and run every test, or only those of one module, such as wherry.json or wherry.tools.time
test() {
  local module=${1:-} outcome=0 only=()
  find_jdk
  if [ -n "$module" ]; then
    module=$(folder_of "$module")
    # The tests of a module are in the package of its name. Maven also builds the modules that it needs, but they have no tests in that package.
    only=(-pl "$module" -am "-Dtest=${1//.//}/**" -Dsurefire.failIfNoSpecifiedTests=false)
  fi
  rm -rf "$root"/{src,modules,modules/examples}/*/target/surefire-reports
  if [ -n "$module" ]; then run_tests maven "${only[@]}" || outcome=$?; else run_tests build || outcome=$?; fi
  sum_reports "$outcome" "$root"/{src,modules,modules/examples}/*/target/surefire-reports
}

#: kills [TIMES]   kill the program 200 times, or so often, while it writes to its memory: it must lose no call that it answered
kills() {
  local outcome=0
  find_jdk
  rm -rf "$root"/src/*/target/surefire-reports
  run_tests maven -pl src/wherry.check -am -Dtest=KilledMemoryTest -Dsurefire.failIfNoSpecifiedTests=false "-Dwherry.kills=${1:-200}" || outcome=$?
  sum_reports "$outcome" "$root/src/wherry.check/target/surefire-reports"
}

#: tokens [COUNT]  compare the verifier of tokens with those of Nimbus and jose4j, by 100,000 generated tokens or so many
tokens() {
  local outcome=0
  find_jdk
  rm -rf "$root"/src/*/target/surefire-reports
  run_tests maven -pl src/wherry.auth -am -Dtest=DifferentialTest -Dsurefire.failIfNoSpecifiedTests=false "-Dwherry.tokens=${1:-100000}" || outcome=$?
  sum_reports "$outcome" "$root/src/wherry.auth/target/surefire-reports"
}

# Prints a summary of the tests, and their counts in the last line. It fails when the build failed or ran no test.
sum_reports() { # outcome of the build, folders of reports
  "$JAVA_HOME/bin/java" "$root/runtime/TestSummary.java" "$@"
}

# Runs the tests. Shows which module is being built, and Maven's errors; the output of tests is in their reports.
run_tests() { # maven or build, arguments
  local quiet=org.slf4j.simpleLogger.log.org.apache.maven line shown=yes words
  "$1" -fae "${@:2}" -Dsurefire.printSummary=false -Dmaven.test.redirectTestOutputToFile=true -Dsurefire.useFile=true \
    "-D$quiet.cli.event.ExecutionEventLogger=info" "-D$quiet.plugin.surefire.SurefirePlugin=off" verify 2>&1 |
    while IFS= read -r line; do
      case $line in
        '[INFO] Building '*) shown='' && read -ra words <<<"$line" && echo "building ${words[2]} ${words[4]:-}" ;;
        '[INFO]'* | '[ERROR]' | '[ERROR] ' | *'Help 1]'* | *'dump files'* | *'full stack trace'* | *'e-run Maven'* | *'For more information'* | \
          *'After correcting'* | *'mvn <args>'*) shown='' ;;
        '['* | 'build.sh: '*) shown=yes ;;
      esac
      [ -z "$shown" ] || printf '%s\n' "$line"
    done >&2
}

# Prints the folder of a module, relative to the root.
modules() {
  local place
  for place in src modules modules/examples; do (cd "$root" && compgen -G "$place/*/pom.xml" | sort); done | sed 's#.*/\(.*\)/pom.xml#\1#'
}

folder_of() { # name
  local folder
  for folder in {src,modules,modules/examples}/"$1"; do [ ! -e "$root/$folder/pom.xml" ] || { echo "$folder"; return; }; done
  die "there is no module $1; there are: $(modules | paste -s -d ' ' -)"
}

#: version         print the version of the product
version() { sed -n 's|.*<maven.compiler.moduleVersion>\(.*\)</.*|\1|p' "$root/pom.xml"; }

#: moment          print the timestamp of all files that ship, which is the same in each build
moment() { sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$root/pom.xml"; }

#: clean           remove everything that the build made
clean() { rm -rf "$target" "$root"/{src,modules,modules/examples}/*/target; }
