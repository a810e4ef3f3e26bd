#!/usr/bin/env bash
# Counts the lines of the same two tools in several frameworks, and calls the tools of each that can be installed here.
# It installs packages of other people, so it is run only by hand, after ./build.sh run or test: src/wherry.check/comparison/check.sh
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$root/target/comparison
JAVA_HOME=$("$root/build.sh" jdk)
export JAVA_HOME
mkdir -p "$work"

row() { # framework, outcome, its sources
  local sources=("${@:3}")
  printf '| %s | %s | %s | %s |\n' "$1" "$(cat "${sources[@]}" | grep -c '[^[:space:]]')" \
    "$(cat "${sources[@]}" | grep -cE '^(import|from) ')" "$2"
}

drive() { timeout 120 "$JAVA_HOME/bin/java" --module-path "$root/target/modules" --add-modules wherry.json "$here/Drive.java" "$@"; }

# Prints the outcome for a framework, whose preparation and calls are functions.
outcome() { # name
  (set -e; "prepare_$1") >"$work/$1.log" 2>&1 || { echo "not installed; see $work/$1.log"; return; }
  if "drive_$1" >>"$work/$1.log" 2>&1; then echo ran; else echo "failed; see $work/$1.log"; fi
}

prepare_wherry() {
  "$JAVA_HOME/bin/javac" -d "$work/wherry" --module-path "$root/target/modules" \
    --processor-path "$(printf '%s:' "$root"/target/dev-modules/wherry.processor.jar "$root"/target/modules/*.jar)" \
    "$here"/wherry/main/java/module-info.java "$here"/wherry/main/java/acme/bills/Bills.java
}
drive_wherry() {
  drive "$JAVA_HOME/bin/java" --module-path "$root/target/modules:$work/wherry" --add-modules acme.bills --module wherry.app/wherry.app.Main
}

prepare_fastmcp() { python3 -m venv "$work/fastmcp" && "$work/fastmcp/bin/pip" install -q fastmcp==4.0.10; }
drive_fastmcp() { drive "$work/fastmcp/bin/python" "$here/fastmcp/server.py"; }

prepare_typescript() {
  mkdir -p "$work/typescript"
  cp "$here/typescript/server.ts" "$work/typescript"
  cd "$work/typescript"
  echo '{"type": "module"}' >package.json
  npm install --silent @modelcontextprotocol/sdk@1.32.2 zod@4.6.7 tsx@4.23.15
}
drive_typescript() { drive "$work/typescript/node_modules/.bin/tsx" "$work/typescript/server.ts"; }

# A folder .mvn of its own keeps this repository's options and lock out.
build_by_maven() { # name
  mkdir -p "$work/$1/.mvn"
  cp -R "$here/$1/." "$work/$1"
  cd "$work/$1"
  mvn -B -q -DskipTests package
}
prepare_quarkus() { build_by_maven quarkus; }
drive_quarkus() { drive "$JAVA_HOME/bin/java" -jar "$work/quarkus/target/quarkus-app/quarkus-run.jar"; }
prepare_spring() { build_by_maven spring-ai; }
drive_spring() { drive "$JAVA_HOME/bin/java" -jar "$work/spring-ai/target/bills-1.jar"; }

echo '| framework | lines | of them imports | checked |'
echo '|---|---|---|---|'
row 'Wherry' "$(outcome wherry)" "$here"/wherry/main/java/module-info.java "$here"/wherry/main/java/acme/bills/Bills.java
row 'FastMCP 4.0.10 (Python)' "$(outcome fastmcp)" "$here/fastmcp/server.py"
row 'TypeScript SDK 1.32.2' "$(outcome typescript)" "$here/typescript/server.ts"
row 'Quarkus MCP server 1.8.1' "$(outcome quarkus)" "$here/quarkus/src/main/java/bills/Bills.java"
row 'Spring AI 2.0.1' "$(outcome spring)" "$here/spring-ai/src/main/java/bills/Bills.java" "$here/spring-ai/src/main/resources/application.properties"
