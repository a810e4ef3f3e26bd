#!/usr/bin/env bash
# Tests the messages of ./build.sh about failed and skipped tests, a wrong JDK, and artifacts that are not locked, on a clone of the last commit.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
# shellcheck source=runtime/check/tally.sh
. runtime/check/tally.sh
trap 'rm -rf "$work"' EXIT
lock=.mvn/checksums/checksums.sha256
git clone -q . "$work/clone" && cd "$work/clone" || exit

# Runs a command that must fail, and compares its last lines with patterns.
fails_with() { # command, --, patterns
  local command=() said each
  while [ "$1" != -- ]; do command+=("$1"); shift; done
  shift
  said=$("${command[@]}" 2>&1 </dev/null) && { echo 'it did not fail'; return 1; }
  echo "$said"
  while IFS= read -r each; do
    grep -qE "$1" <<<"$each" || { echo "expected $1"; return 1; }
    shift
  done < <(tail -n $# <<<"$said")
}

fails=src/wherry.tool/test/java/wherry/tool/FailsTest.java
cat >"$fails" <<'JAVA'
package wherry.tool;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FailsTest {
    @Test
    void isWrong() {
        System.err.println("noise");
        Assertions.assertEquals("a\nb", "c");
    }

    @Test
    void isLeftOut() {
        Assumptions.assumeTrue(false, "there is no moon");
    }
}
JAVA
check 'a failed test is named with its place, one that is left out with its reason, and the last line is the sum' \
  fails_with ./build.sh test wherry.tool -- '^wherry\.tool +[0-9]+ passed, 1 failed, 1 skipped in [0-9]+ s$' \
  '^failed   wherry\.tool\.FailsTest\.isWrong: expected: <a b> but was: <c>$' '^ +at .*FailsTest\.isWrong\(FailsTest.java:11\)$' \
  '^skipped  wherry\.tool\.FailsTest: there is no moon$' '^[0-9]+ passed, 1 failed, 1 skipped$'
check 'tests say nothing in between' test -z "$(grep noise "$work/said")"
rm "$fails"
check 'only the module that was named is tested' sh -c './build.sh test wherry.tool | grep -c " passed, 0 failed in " | grep -qx 1'
check 'a module that is not there is refused by naming those there are' fails_with ./build.sh test nix -- 'no module nix; there are: .*wherry\.json.*wherry\.tools\.time'
echo 'class Broken { int x = ""; }' >src/wherry.json/main/java/wherry/json/Broken.java
check 'what does not compile fails, with what javac says' fails_with ./build.sh test wherry.json -- '^\[ERROR\].*Broken.java.*incompatible types' '^failed   the build itself' '^0 passed, 1 failed$'
rm src/wherry.json/main/java/wherry/json/Broken.java
sed -i.before '/jackson-core-.*\.jar$/d' "$lock"
check 'what is not locked names the remedy' sh -c "./build.sh test wherry.json 2>&1 | grep -q 'not in the lock.*: ./build.sh lock'"
mv "$lock.before" "$lock"

old=''
for each in /usr/lib/jvm/*; do
  if [ -x "$each/bin/javac" ] && [[ $("$each/bin/javac" -version 2>&1) =~ ^javac\ (1\.|[0-9][.]|1[0-9]|2[0-4]) ]]; then old=$each; fi
done
if [ -n "$old" ]; then
  check 'another JDK is named with the remedy' sh -c "JAVA_HOME=$old ./mvnw -q validate 2>&1 | grep -q 'JDK 25 is needed, not [0-9].*: set JAVA_HOME'"
else skip 'another JDK is named with the remedy' 'no JDK below 25 is here'; fi

tally
