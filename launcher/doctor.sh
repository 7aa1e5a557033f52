# What this machine has, lacks, and the next step for each lack.
# shellcheck shell=bash disable=SC2154 # names of the other parts

doctor() {
  local images=$faultline_home/images lacks=0
  # shellcheck source=images/table.sh
  source "$images/table.sh"
  say "$(either "Faultline on this machine" "이 컴퓨터의 Faultline")"
  doctor_jdk
  doctor_maven
  doctor_engine
  doctor_machine
  doctor_leftovers
  say
  if ((lacks)); then
    say "$(either "A run cannot start yet: $lacks to mend." "아직 실행할 수 없습니다: 고칠 것 $lacks 개.")"
    exit 4
  fi
  say "$(either "A run can start: ./faultline run kafka-broker-down" "실행할 수 있습니다: ./faultline run kafka-broker-down")"
}

row() { # MARK NAME FOUND [NEXT_STEP]
  local colour=$green mark
  case $1 in
    ok) mark=$(either 'ok' '있음') ;;
    later) mark=$(either 'later' '나중') colour=$plain ;;
    *) mark=$(either 'lacks' '없음') colour=$red lacks=$((lacks + 1)) ;;
  esac
  printf '  %s%s%s %s %s\n' "$colour" "$(pad 6 "$mark")" "$plain" "$(pad 16 "$2")" "$3"
  if [[ -n ${4:-} ]]; then printf '  %s %s -> %s\n' "$(pad 6 '')" "$(pad 16 '')" "$4"; fi
}

pad() { # WIDTH TEXT: as wide on the screen, where a Korean letter takes two columns
  local LC_ALL=C.UTF-8 wide=${2//[!가-힣]/}
  printf '%s%*s' "$2" $(($1 - ${#2} - ${#wide})) ''
}

by_itself() { either 'a run does this by itself' '실행할 때 저절로 됩니다'; }

doctor_jdk() {
  if find_jdk; then row ok JDK "$(java_feature "$JAVA_HOME"), $JAVA_HOME"; else
    row lacks JDK "$(either "no JDK $needed_java or newer" "JDK $needed_java 이상이 없음")" "$(jdk_next_step)"
  fi
}

doctor_maven() {
  local found=''
  if command -v mvn >/dev/null; then found=$(maven_version); fi
  if new_enough "$found" "$needed_maven"; then
    row ok Maven "$found, $(command -v mvn)"
  elif [[ -z $found ]] && can_install; then
    row later Maven "$(either 'not installed' '설치되지 않음')" "$(by_itself)"
  else
    row lacks Maven "${found:-$(either 'not installed' '설치되지 않음')}" "apt-get install maven"
  fi
}

doctor_engine() {
  if command -v docker >/dev/null; then row ok "$(either 'Docker client' 'Docker 명령')" "$(docker --version)"; fi
  if engine_answers; then
    row ok "$(either 'Docker engine' 'Docker 엔진')" "$(docker info -f '{{.ServerVersion}}, {{.Driver}}, {{.NCPU}} CPU')"
    doctor_images
  elif command -v dockerd >/dev/null && [[ $(id -u) == 0 ]]; then
    row later "$(either 'Docker engine' 'Docker 엔진')" "$(either 'installed, not running' '설치됨, 멈춰 있음')" "$(by_itself) (./faultline engine start)"
  elif can_install; then
    row later "$(either 'Docker engine' 'Docker 엔진')" "$(either 'not installed' '설치되지 않음')" "$(by_itself) (./faultline engine start)"
  else
    row lacks "$(either 'Docker engine' 'Docker 엔진')" "$(either 'none answers' '응답 없음')" "$(engine_next_step)"
  fi
}

doctor_images() {
  local folder name=''
  read_table
  for folder in "${folders[@]}"; do
    name=$(either image 이미지)
    if made "$folder"; then
      row ok "$name" "${ours[$folder]} ($(docker image inspect -f '{{index .Config.Labels "dev.faultline.contents"}}' "${ours[$folder]}"))"
    elif usable "$folder"; then
      row ok "$name" "${public[$folder]}"
    elif [[ ${public[$folder]} != - ]]; then
      row later "$name" "${ours[$folder]}" "$(by_itself) (./faultline images $folder)"
    fi
  done
}

doctor_machine() {
  local cores memory disk
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/ { printf "%d", $2 / 1048576 }' /proc/meminfo)
  disk=$(df -Pk "$faultline_home" | awk 'NR == 2 { printf "%d", $4 / 1048576 }')
  enough "$(either cores 코어)" "$cores" 2 '' "$(either 'use a machine with two cores or more' '코어가 두 개 이상인 컴퓨터를 쓰세요')"
  enough "$(either memory 메모리)" "$memory" 4 ' GiB' "$(either 'free memory: close other programs' '다른 프로그램을 닫아 메모리를 비우세요')"
  enough "$(either disk 디스크)" "$disk" 5 ' GiB' "$(either "free disk space: 'docker system prune' or old folders of runs/" "'docker system prune' 이나 runs/ 의 오래된 폴더로 디스크를 비우세요")"
}

enough() { # NAME FOUND NEEDED UNIT NEXT_STEP
  if (($2 >= $3)); then row ok "$1" "$2$4"; else
    row lacks "$1" "$2$4, $(either "needed: $3$4" "필요: $3$4")" "$5"
  fi
}

doctor_leftovers() {
  local left holder
  if holder=$(bed_holder); then
    row lacks "$(either bed '실험대')" "$holder" "$(either 'wait until that run ends, or end it with Ctrl-C' '그 실행이 끝나기를 기다리거나 Ctrl-C 로 끝내세요')"
  elif engine_answers; then
    left=$(docker ps -aq --filter "label=$bed_label" | wc -l)
    if ((left)); then
      row later "$(either leftovers '남은 것')" "$(either "$left containers of a killed run" "죽은 실행의 컨테이너 $left개")" "./faultline undo"
    else
      row ok "$(either leftovers '남은 것')" "$(either none 없음)"
    fi
  fi
}

bed_holder() { # who holds the bed, if that process still lives
  local lock=$faultline_home/.faultline/bed.lock pid
  pid=$(sed -n 's/^process \([0-9]*\),.*/\1/p' "$lock" 2>/dev/null) || return 1
  [[ -n $pid && $(cat "/proc/$pid/comm" 2>/dev/null) == java ]] && head -n 1 "$lock"
}
