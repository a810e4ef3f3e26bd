# Finding a JDK and Maven.

# Prints the feature release of the JDK in a folder. It reads the file "release", because starting java takes far longer.
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

# Prints the folders where a JDK may be, beginning with JAVA_HOME.
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

# Installs the Maven of .mvn/wrapper. Without unzip, the JDK's jar unpacks it. Where Apache's archive cannot be reached, an installed mvn
# downloads the same file from its own mirror. The wrapper checks the hash in each case. That mvn may be older than .mvn demands, so it runs in
# a folder with an empty .mvn.
install_maven() {
  local version=$1 tools=$target/bootstrap
  mkdir -p "$tools/.mvn"
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

# Maven must not write to standard output, which belongs to the protocol, nor read standard input, where a client may have sent messages already.
maven() { maven_in "$root" "$@"; }

maven_in() { # folder of a project, args
  local version folder=$1 log=$target/maven.log outcome=0
  shift
  version=$(sed -n 's/.*apache-maven-\(.*\)-bin.zip/\1/p' "$root/.mvn/wrapper/maven-wrapper.properties")
  compgen -G "${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/apache-maven-$version/*/bin/mvn" >/dev/null ||
    install_maven "$version" >&2 </dev/null
  mkdir -p "$target"
  (cd "$folder" && "$root/mvnw" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn "$@" 2>&1 </dev/null) | tee "$log" >&2 || outcome=$?
  [ "$outcome" -eq 0 ] || tell_remedy "$log"
  return "$outcome"
}

# Prints the remedy for errors that Maven does not explain.
tell_remedy() { # log
  if grep -q 'Missing from summaryFile trusted checksum' "$1"; then
    say "build.sh: the artifact named above is not in the lock, .mvn/checksums. If you added it: ./build.sh lock"
  elif grep -q 'trusted checksum mismatch' "$1"; then
    say "build.sh: the file named above has other bytes than when it was locked. Delete it from ~/.m2/repository and try again; if it comes back so, do not use it"
  elif grep -qE 'com\.thoughtworks\.qdox|syntax error @\[' "$1"; then
    say "build.sh: Maven's parser fails at a text block in the class that module-info provides: move the text to another class"
  fi
}

#: jdk             print the JDK that is used
jdk() {
  find_jdk
  echo "$JAVA_HOME"
}
