#!/bin/sh
# Drops root, then becomes redis-server or redis-sentinel with the arguments given.
set -e

case ${1:-} in
  -* | *.conf) set -- redis-server "$@" ;;
esac

case ${1:-} in
  redis-server | redis-sentinel)
    if [ "$(id -u)" = 0 ]; then
      find . \! -user redis -exec chown redis '{}' +
      # Sentinel rewrites its configuration file, so it must own it.
      for argument in "$@"; do
        case $argument in *.conf) if [ -f "$argument" ]; then chown redis "$argument" 2>/dev/null || true; fi ;; esac
      done
      exec setpriv --reuid=redis --regid=redis --init-groups -- "$0" "$@"
    fi
    ;;
esac

# Inside a container every client is remote: the public image has protected mode off too, unless a file says otherwise.
if [ "${1:-}" = redis-server ]; then
  given=no
  for argument in "$@"; do
    case $argument in
      --protected-mode) given=yes ;;
      *.conf) if grep -qs '^ *protected-mode' "$argument"; then given=yes; fi ;;
    esac
  done
  if [ $given = no ]; then set -- "$@" --protected-mode no; fi
fi
exec "$@"
