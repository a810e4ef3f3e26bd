# Building, running and testing the sources.

# True when something that ends up in a jar changed after the last build. Folders count: a deleted file changes its folder.
stale() {
  [ -e "$target/built" ] || return 0
  cd "$root"
  [ -n "$(find pom.xml .mvn src/*/pom.xml runtime/pom.xml modules/pom.xml modules/*/pom.xml src/*/main modules/*/main runtime/identity \
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
  local natives
  package
  natives=$(lines native-access ,)
  exec "$JAVA_HOME/bin/java" "@$root/runtime/options" --module-path "$(module_path)" ${natives:+"--enable-native-access=$natives"} --module "$main" "$@"
}

# The folders of the jars that were built: one for all modules, and one for the libraries of each capability that has any.
module_path() {
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
    # Its tests are in the package of its name; what it needs is built with it, and has no such tests.
    only=(-pl "$module" -am "-Dtest=${1//.//}/**" -Dsurefire.failIfNoSpecifiedTests=false)
  fi
  rm -rf "$root"/src/*/target/surefire-reports "$root"/modules/*/target/surefire-reports
  if [ -n "$module" ]; then run_tests maven "${only[@]}" || outcome=$?; else run_tests build || outcome=$?; fi
  sum_reports "$outcome" "$root"/{src,modules}/*/target/surefire-reports
}

# Says for people what the tests came to, and counts them in the last line; a build that failed, or ran no test, has failed.
sum_reports() { # outcome of the build, folders of reports
  "$JAVA_HOME/bin/java" "$root/runtime/TestSummary.java" "$@"
}

# Runs the tests, and shows of it which module is at work, and what Maven complains of, in as many lines as it takes. What tests say is in their reports.
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

# The folder of a module, from the root.
folder_of() { # name
  local folder
  for folder in "src/$1" "modules/$1"; do [ ! -e "$root/$folder/pom.xml" ] || { echo "$folder"; return; }; done
  die "there is no module $1; there are: $(cd "$root" && compgen -G '*/*/pom.xml' | sed -nE 's#^(src|modules)/(.*)/pom.xml#\2#p' | paste -s -d ' ' -)"
}

#: version         print the version of the product
version() { sed -n 's|.*<maven.compiler.moduleVersion>\(.*\)</.*|\1|p' "$root/pom.xml"; }

#: moment          print the time that all files are of that ship, so that they are the same in each build
moment() { sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$root/pom.xml"; }

#: clean           remove all that was built
clean() { rm -rf "$target" "$root"/src/*/target "$root"/modules/*/target; }
