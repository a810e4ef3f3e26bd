# Making a capability module.

#: new NAME        make a capability module with one tool and its test, such as acme.tools.hello, and add it to the lists
new() {
  case ${1:-} in
    --standalone)
      declare -F new_project >/dev/null || die "new: only Wherry's own sources make a project; here ./build.sh new NAME makes a module"
      new_project "${2:?--standalone needs a folder}" "${3:-acme.tools.hello}"
      ;;
    -* | '') die "new: expected the name of a module, such as acme.tools.hello, or --standalone DIR" ;;
    *) new_module "$1" && say "build.sh: modules/$1 is made. Next: ./build.sh test $1 and ./build.sh run" ;;
  esac
}

# What Java allows in no name; and string, since a class String would hide Java's own.
keywords=' abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for
  goto if implements import instanceof int interface long native new null package private protected public return short static strictfp super
  string switch synchronized this throw throws transient true try void volatile while '

require_name() { # of a module
  local part
  [[ $1 =~ ^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$ ]] || die "new: expected small letters with a dot in between, such as acme.tools.hello, got '$1'"
  for part in ${1//./ }; do
    [[ $keywords != *[[:space:]]$part[[:space:]]* ]] || die "new: expected a name without words of Java, such as acme.tools.hello, got '$part' in '$1'"
  done
}

# The template is a module of the name acme.tools.hello.
new_module() { # name
  local name=$1 last=${1##*.} class folder=$root/modules/$1 template=$root/runtime/template/module file to
  require_name "$name"
  [ ! -e "$folder" ] || die "new: modules/$name is there already"
  class=$(tr '[:lower:]' '[:upper:]' <<<"${last:0:1}")${last:1}
  (cd "$template" && find . -type f) | while IFS= read -r file; do
    to=$folder/$(sed -e "s|acme/tools/hello|${name//.//}|" -e "s|Hello|$class|" <<<"${file#./}")
    mkdir -p "${to%/*}"
    sed -e "s/acme\.tools\.hello/$name/g" -e "s/Hello/$class/g" -e "s/\"hello\"/\"$last\"/g" -e "s/ hello(/ $last(/" \
      -e "s/@GROUP@/$(of_list groupId 1)/" -e "s/@PARENT@/$(of_list artifactId 2)/" "$template/$file" >"$to"
  done
  insert_before '</modules>' "    <module>$name</module>" "$root/modules/pom.xml"
  echo "$name" >>"$root/runtime/modules"
}

# Prints an element of modules/pom.xml; the first of its name is that of the parent.
of_list() { # element, which of them
  sed -n "s|^ *<$1>\(.*\)</$1>|\1|p" "$root/modules/pom.xml" | sed -n "$2p"
}

insert_before() { # text of a line, a new line, file
  local old line
  old=$(cat "$3")
  while IFS= read -r line; do
    [[ $line != *"$1"* ]] || printf '%s\n' "$2"
    printf '%s\n' "$line"
  done <<<"$old" >"$3"
}
