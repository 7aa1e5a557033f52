#!/usr/bin/env bash
# Makes a cluster in an empty PGDATA, runs /docker-entrypoint-initdb.d, then becomes the server.
# Environment: POSTGRES_USER, POSTGRES_PASSWORD(_FILE), POSTGRES_DB, POSTGRES_INITDB_ARGS, POSTGRES_HOST_AUTH_METHOD.
set -euo pipefail

from_file_or() { # VARIABLE DEFAULT: sets VARIABLE from VARIABLE_FILE, itself, or the default
  local file="$1_FILE"
  if [[ -n ${!file:-} ]]; then printf -v "$1" '%s' "$(<"${!file}")"; fi
  if [[ -z ${!1:-} ]]; then printf -v "$1" '%s' "$2"; fi
  export "${1?}"
}

make_cluster() {
  local args=()
  read -ra args <<<"${POSTGRES_INITDB_ARGS:-}"
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${args[@]}"
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
}

run_init_files() {
  local file query=(psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB")
  shopt -s nullglob
  for file in /docker-entrypoint-initdb.d/*; do
    echo "initializing with $file"
    case $file in
      *.sh)
        # shellcheck source=/dev/null
        if [[ -x $file ]]; then "$file"; else . "$file"; fi
        ;;
      *.sql) "${query[@]}" -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | "${query[@]}" ;;
      *) echo "ignored: neither .sh, .sql nor .sql.gz" ;;
    esac
  done
}

first_start() { # the server's own arguments
  make_cluster
  # Only the local socket listens meanwhile, so that nobody meets a half-made database.
  export PGHOST=/var/run/postgresql
  PGUSER=$POSTGRES_USER pg_ctl -D "$PGDATA" -o "${*+$(printf '%q ' "$@")} -c listen_addresses='' -p 5432" -w start
  if [[ $POSTGRES_DB != postgres ]]; then
    psql -q -v ON_ERROR_STOP=1 --no-psqlrc -U "$POSTGRES_USER" -d postgres -v name="$POSTGRES_DB" \
      <<<'create database :"name";'
  fi
  run_init_files
  PGUSER=$POSTGRES_USER pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGHOST
  echo 'PostgreSQL init process complete; ready for start up.'
}

if [[ ${1:-} == -* ]]; then set -- postgres "$@"; fi
if [[ ${1:-} != postgres ]]; then exec "$@"; fi

if [[ $(id -u) == 0 ]]; then
  mkdir -p "$PGDATA" && chmod 700 "$PGDATA"
  find "$PGDATA" \! -user postgres -exec chown postgres:postgres {} +
  exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
fi

if [[ ! -s $PGDATA/PG_VERSION ]]; then
  from_file_or POSTGRES_USER postgres
  from_file_or POSTGRES_PASSWORD ''
  from_file_or POSTGRES_DB "$POSTGRES_USER"
  if [[ -z $POSTGRES_PASSWORD && ${POSTGRES_HOST_AUTH_METHOD:-} != trust ]]; then
    echo 'Error: the database has no password. Set POSTGRES_PASSWORD, or POSTGRES_HOST_AUTH_METHOD=trust.' >&2
    exit 1
  fi
  first_start "${@:2}"
fi
exec "$@"
