# Measuring what the tests notice.

#: mutants [--lock | --sample | MODULE [CLASS ...]]
#:                 change the code of the server, or of one module or some of its classes, in small ways, and print the changes that
#:                 no test of the module notices; fails below 85 %. --sample takes a part, in about two minutes; --lock records the
#:                 SHA-256 of each Maven artifact that this needs
mutants() {
  local project=$root/src/wherry.check/mutants plan=() folders=() each module classes tests
  find_jdk
  case ${1:-} in
    --lock) rm -rf "$target/lock"; record_taken "$project" package; renew_lock "$project"; return ;;
    --sample) while read -r each; do plan+=("$each"); done < <(grep '^wherry' "$project/sample") ;;
    '') for each in json tool protocol server stdio http; do plan+=("wherry.$each * *Test"); done ;;
    *) each=$(IFS=,; echo "${*:2}"); plan=("$1 ${each:-*} *Test") ;;
  esac
  for each in "${plan[@]}"; do folders+=("$(folder_of "${each%% *}")"); done
  rm -rf "$target/mutants"
  maven_in "$project" package
  maven -DskipTests -pl "$(IFS=,; echo "${folders[*]}")" -am package
  for each in "${plan[@]}"; do
    read -r module classes tests <<<"$each"
    mutate "$module" "$classes" "$tests"
  done
  "$JAVA_HOME/bin/java" "$project/Mutants.java" "$root" "$target"/mutants/*/mutations.xml
}

# Runs PIT on a module, or on its classes whose simple names fit one of the patterns, which commas separate. It uses one thread, because tests that
# run beside others exceed their time.
mutate() { # module, classes, tests
  local folder report=$target/mutants/$1 path options
  folder=$root/$(folder_of "$1")
  path=$(printf '%s\n' "$folder"/target/{classes,test-classes} "$root"/src/*/target/classes "$target"/modules/jackson*.jar "$target"/mutants/libraries/*)
  options=$(of_surefire "$folder")
  mkdir -p "$report"
  say "build.sh: mutants of $1: $2"
  (cd "$folder" && "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$target/mutants/libraries/*" \
    org.pitest.mutationtest.commandline.MutationCoverageReport --reportDir "$report" --outputFormats XML --sourceDirs main/java \
    --classPath "${path//$'\n'/,}" --includeLaunchClasspath false --mutableCodePaths "$folder/target/classes" \
    --targetClasses "$(named "$1" "$2"),$(named "$1" "$2" '$*')" --targetTests "$(named "$1" "$3")" --threads 1 --verbosity NO_SPINNER \
    --jvmArgs "${options//$'\n'/,}") >"$report/log" 2>&1 </dev/null || { tail -n 20 "$report/log" >&2; die "PIT could not judge $1"; }
}

# Prints patterns for the classes of a module in all of its packages.
named() { # module, patterns for simple names, [what follows them]
  local each all=() found=()
  IFS=, read -ra all <<<"$2"
  for each in "${all[@]}"; do found+=("$1*.$each${3:-}"); done
  (IFS=,; echo "${found[*]}")
}

# Prints the options with which Surefire runs the tests of a module. PIT enables assertions. One of the JDK's HTTP server then ends that server's thread.
of_surefire() { # folder
  echo -da:sun.net.httpserver...
  sed -n 's|.*<argLine>\(.*\)</argLine>|\1|p' "$root/pom.xml" | tr ' ' '\n'
  sed -n '/<systemPropertyVariables>/,/<\/systemPropertyVariables>/s|^ *<\([a-zA-Z.]*\)>\(.*\)</.*|-D\1=\2|p' "$1/pom.xml"
}
