# How the launcher speaks: plain lines, colour only on a terminal, Korean where the language says so.
# shellcheck shell=bash disable=SC2034 # some colours are used by others

if [[ -t 1 && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
  bold=$'\e[1m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'
else
  bold='' red='' green='' plain=''
fi

speaks_korean() { [[ ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} == ko* ]]; }

either() { # ENGLISH KOREAN: the one of the two that the reader speaks
  if speaks_korean; then printf '%s' "$2"; else printf '%s' "$1"; fi
}

say() { printf '%s\n' "$*"; }

problem() { # lines: what is wrong, on standard error
  {
    printf '%s%s%s\n' "$red$bold" "$1" "$plain"
    shift
    if (($#)); then printf '%s\n' "$@"; fi
  } >&2
}

next_step() { printf '%s: %s\n' "$(either 'Next step' '다음 단계')" "$*" >&2; }
