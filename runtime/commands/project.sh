# Projects outside this repository.

#: new --standalone DIR [NAME]
#:                 make a project outside this repository with such a module; it builds on the artifacts of publish --local
new_project() { # folder, name of its module
  local project
  require_name "$2"
  mkdir -p "$1"
  project=$(cd "$1" && pwd)
  [ -z "$(ls -A "$project")" ] || die "new: expected a folder that is empty or not there, got '$1'"
  publish --local
  shared_files | (cd "$root" && tar -cf - -T -) | tar -xf - -C "$project"
  cp "$root/LICENSE" "$project/runtime"
  echo '# The capabilities that are linked into the runtime, one a line.' >"$project/runtime/modules"
  fill_in "$project" "${2%.*}"
  { cat "$root/.mvn/checksums/checksums.sha256" && published_hashes; } | LC_ALL=C sort -k 2 >"$project/.mvn/checksums/checksums.sha256"
  (root=$project && new_module "$2")
  say "build.sh: $1 is made. Next: cd $1 && ./build.sh test && ./build.sh run"
}

# Prints the files that a standalone project has in common with this repository.
shared_files() {
  printf '%s\n' build.sh mvnw mvnw.cmd .mvn .gitignore .dockerignore compose.yaml Dockerfile.distroless Dockerfile.dev
  printf 'runtime/%s\n' commands/{build,dev,image,jdk,new,runtime,supply}.sh template/module sbom classes container.md excluded native-access options \
    seccomp.json Linkable.java SettleArchive.java TestSummary.java Train.java training.jsonl wherry
}

# Writes the poms of a project, and the files with its name.
fill_in() { # folder, group
  local template=$root/runtime/template/project name file
  name=$(basename "$1" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9\n' -)
  mkdir -p "$1/modules"
  (cd "$template" && find . -name pom.xml -o -name identity -o -name README.md) | while IFS= read -r file; do
    sed -e "s/@VERSION@/$(version)/" -e "s/@GROUP@/$2/" -e "s/@PROJECT@/$name/g" "$template/$file" >"$1/$file"
  done
  sed -e "s|^name: wherry|name: $name|" -e "s|localhost/wherry|localhost/$name|" "$root/compose.yaml" >"$1/compose.yaml"
  { sed '/^# What the image is/,$d' "$root/Dockerfile.distroless"; sed "s/@PROJECT@/$name/" "$template/labels"; } >"$1/Dockerfile.distroless"
}

#: publish --local [DIR]
#:                 put the artifacts for such projects into this machine's Maven repository, or into the one in a folder
publish() {
  [ "${1:-}" = --local ] || die "publish: expected --local [DIR]"
  local repository=${2:-$HOME/.m2/repository} name each
  package
  for name in wherry wherry.tools $(published_modules); do
    each=$repository/dev/wherry/$name/$(version)
    mkdir -p "$each"
    published_pom "$name" >"$each/$name-$(version).pom"
    [ -z "$(jar_of "$name")" ] || cp "$(jar_of "$name")" "$each/$name-$(version).jar"
    for each in "$each"/*.pom "$each"/*.jar; do
      [ ! -e "$each" ] || sum1 "$each" | cut -d ' ' -f 1 >"$each.sha1"
    done
  done
  say "build.sh: dev.wherry $(version) is in $repository"
}

#: javadoc         write the documentation of the types that authors use, as pages, into target/javadoc
javadoc() {
  package
  "$JAVA_HOME/bin/javadoc" -quiet -Xdoclint:none -d "$target/javadoc" --module-path "$target/modules" \
    --module-source-path "$root/src/*/main/java" --module wherry.json,wherry.tool,wherry.testkit >&2
  say "build.sh: open $target/javadoc/index.html"
}

# Prints all modules but those that only our tests use.
published_modules() {
  (cd "$root" && ls -d src/wherry.*/ modules/wherry.*/) | sed -e 's|/$||' -e 's|.*/||' | grep -vxF -e wherry.check -e wherry.fixture
}

# Prints the pom of a module as it is published: with the version of the product, without the parts for this build.
published_pom() { # name
  local pom
  for pom in "$root"/{src,modules}/"$1"/pom.xml; do [ ! -e "$pom" ] || break; done
  case $1 in
    wherry) pom=$root/pom.xml ;;
    wherry.tools) pom=$root/modules/pom.xml ;;
  esac
  sed -e "s/local-SNAPSHOT/$(version)/" -e "s/\${project.version}/$(version)/" -e 's/\${project.groupId}/dev.wherry/' \
    -e '/<modules>/,/<\/modules>/d' -e '/<profiles>/,/<\/profiles>/d' "$pom"
}

jar_of() { # name
  find "$target/modules" "$target/dev-modules" "$root/src/$1/target" -maxdepth 1 -name "$1.jar" 2>/dev/null | head -n 1
}

# Prints the hashes of the published artifacts in the form of a lock.
published_hashes() {
  (cd "$HOME/.m2/repository" && find "dev/wherry" -path "*/$(version)/*" \( -name '*.jar' -o -name '*.pom' \) | while IFS= read -r file; do sum256 "$file"; done)
}

sum1() { if have sha1sum; then sha1sum "$@"; else shasum "$@"; fi; }
