# Installing a package of the machine's own distribution, never silently.
# shellcheck shell=bash disable=SC2154 # $faultline_home comes from who sources this

can_install() { # root, apt, and nobody said no
  [[ ${FAULTLINE_NO_INSTALL:-} != 1 && $(id -u) == 0 ]] && command -v apt-get >/dev/null
}

agreed() { # WHAT: on a terminal the reader is asked, elsewhere the command is only told
  local answer
  if [[ ! -t 0 || -n ${CI:-} ]]; then return 0; fi
  read -rp "$(either "Install $1 with apt-get? [y/N] " "apt-get 으로 $1 을(를) 설치할까요? [y/N] ")" answer
  [[ $answer == [yY]* ]]
}

install_packages() { # NAME…: 0 when they are there afterwards
  local updated=$faultline_home/.faultline/apt-updated
  if ! can_install || ! agreed "$*"; then return 1; fi
  mkdir -p "$faultline_home/.faultline/logs"
  if [[ -z $(find "$updated" -mmin -60 2>/dev/null) ]]; then
    told_apt update -q || return 1
    touch "$updated"
  fi
  told_apt install -qy --no-install-recommends "$@"
}

told_apt() { # ARGUMENT…: says the command before it runs it
  local log=$faultline_home/.faultline/logs/install.log
  say "install  apt-get $*"
  if ! DEBIAN_FRONTEND=noninteractive timeout 600 apt-get "$@" >>"$log" 2>&1 </dev/null; then
    problem "$(either "That failed. The end of $log:" "실패했습니다. $log 의 끝부분:")" "$(tail -n 10 "$log")"
    return 1
  fi
}
