# Gets a Docker engine running, and stops the one that it started.
# shellcheck shell=bash disable=SC2154 # $faultline_home comes from who sources this

engine_home=$faultline_home/.faultline/engine
engine_pid_file=$engine_home/dockerd.pid
engine_log=$engine_home/dockerd.log
# The harness puts this label on everything that it starts.
bed_label=dev.faultline.bed

engine_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

engine_pid() { # of the engine that the launcher started, if it still runs
  local pid
  pid=$(cat "$engine_pid_file" 2>/dev/null) || return 1
  [[ -n $pid && $(cat "/proc/$pid/comm" 2>/dev/null) == dockerd ]] && echo "$pid"
}

need_engine() {
  if engine_answers; then
    testcontainers_settings
    return
  fi
  if [[ -n ${DOCKER_HOST:-} ]]; then
    engine_lacks "$(either "DOCKER_HOST names $DOCKER_HOST, and no engine answers there" "DOCKER_HOST 가 가리키는 $DOCKER_HOST 에서 엔진이 응답하지 않습니다")" \
      "$(either "start that engine, or unset DOCKER_HOST" "그 엔진을 시작하거나 DOCKER_HOST 를 지우세요")"
  fi
  mkdir -p "$engine_home"
  exec 8>"$engine_home/lock"
  flock -w 300 8 || true
  if ! engine_answers; then
    if ! command -v dockerd >/dev/null; then install_engine; fi
    start_engine
  fi
  exec 8>&-
  testcontainers_settings
}

install_engine() {
  if ! install_packages docker.io iptables; then
    engine_lacks "$(either "No Docker engine is installed" "Docker 엔진이 설치되어 있지 않습니다")" "$(engine_next_step)"
  fi
  # Newer Debian releases keep the client in a package of its own.
  if ! command -v docker >/dev/null; then install_packages docker-cli || true; fi
}

engine_next_step() {
  if [[ ${FAULTLINE_NO_INSTALL:-} == 1 ]]; then
    either "FAULTLINE_NO_INSTALL=1 forbids installing: unset it, or install Docker yourself ('apt-get install docker.io'), and run this again" \
      "FAULTLINE_NO_INSTALL=1 이 설치를 막습니다. 이를 지우거나 직접 Docker 를 설치하고('apt-get install docker.io') 다시 실행하세요"
  elif command -v apt-get >/dev/null; then
    either "run 'sudo apt-get install docker.io', then 'sudo usermod -aG docker $(id -un)', log in again and run this again" \
      "'sudo apt-get install docker.io' 와 'sudo usermod -aG docker $(id -un)' 를 실행하고 다시 로그인한 뒤 다시 실행하세요"
  else
    either "install Docker Engine or Docker Desktop, start it and run this again" \
      "Docker Engine 이나 Docker Desktop 을 설치하고 시작한 뒤 다시 실행하세요"
  fi
}

start_engine() {
  if engine_answers; then return; fi
  if [[ $(id -u) != 0 ]]; then
    engine_lacks "$(either "The Docker engine does not answer" "Docker 엔진이 응답하지 않습니다")" \
      "$(either "run 'sudo systemctl start docker'; if it runs, 'sudo usermod -aG docker $(id -un)' and log in again" \
        "'sudo systemctl start docker' 를 실행하세요. 이미 실행 중이면 'sudo usermod -aG docker $(id -un)' 후 다시 로그인하세요")"
  fi
  say "$(either "engine  starting; log in .faultline/engine/dockerd.log" "엔진  시작합니다. 기록: .faultline/engine/dockerd.log")"
  if [[ -d /run/systemd/system ]]; then
    systemctl start docker || true
  else
    # A session of its own, so that Ctrl-C on the launcher leaves the engine alone; no descriptor of ours stays open in it.
    setsid dockerd --pidfile "$engine_pid_file" >"$engine_log" 2>&1 </dev/null 8>&- 9>&- &
  fi
  wait_for_engine || engine_lacks "$(either "The engine did not come up within 60 s" "엔진이 60초 안에 뜨지 않았습니다")
$(tail -n 15 "$engine_log" 2>/dev/null)" "$(either "read $engine_log" "$engine_log 을(를) 읽어 보세요")"
  sweep_after_start
}

wait_for_engine() {
  local deadline=$((SECONDS + 60))
  until engine_answers; do
    if ((SECONDS >= deadline)); then return 1; fi
    sleep 0.3
  done
}

# A fresh engine brings back containers of an earlier life, some running by their restart policy: none can be in use.
sweep_after_start() {
  local left
  mapfile -t left < <(docker ps -aq --filter "label=$bed_label")
  if ((${#left[@]})); then docker rm -fv "${left[@]}" >/dev/null; fi
  docker network prune -f --filter "label=$bed_label" >/dev/null
}

# What Testcontainers needs to be told where it would guess wrong.
testcontainers_settings() {
  # Ryuk's image cannot be had without a registry; the harness labels and sweeps what it starts itself.
  if [[ -z $(docker images -q testcontainers/ryuk 2>/dev/null) ]]; then
    export TESTCONTAINERS_RYUK_DISABLED=${TESTCONTAINERS_RYUK_DISABLED:-true}
  fi
  # Inside a container it looks for the engine at the gateway, though the engine may run in here.
  if [[ -e /.dockerenv ]] && pidof dockerd >/dev/null; then
    export TESTCONTAINERS_HOST_OVERRIDE=${TESTCONTAINERS_HOST_OVERRIDE:-localhost}
  fi
}

engine_lacks() { # PROBLEM NEXT_STEP
  problem "$1"
  next_step "$2"
  exit 4
}

stop_engine() {
  local pid deadline=$((SECONDS + 60))
  if ! pid=$(engine_pid); then
    say "$(either "engine  none of the launcher's is running" "엔진  런처가 시작한 엔진이 없습니다")"
    return
  fi
  kill "$pid"
  while engine_pid >/dev/null; do
    if ((SECONDS >= deadline)); then
      engine_lacks "$(either "The engine (process $pid) did not stop within 60 s" "엔진(프로세스 $pid)이 60초 안에 멈추지 않았습니다")" "kill -9 $pid"
    fi
    sleep 0.2
  done
  rm -f "$engine_pid_file"
  say "$(either "engine  stopped" "엔진  멈췄습니다")"
}

engine_status() {
  local pid
  if ! engine_answers; then
    say "$(either "engine  not running" "엔진  실행 중이 아닙니다")"
    exit 4
  fi
  if pid=$(engine_pid); then
    say "$(either "engine  running, started by the launcher (process $pid)" "엔진  실행 중, 런처가 시작함(프로세스 $pid)")"
  else
    say "$(either "engine  running, started by somebody else" "엔진  실행 중, 다른 곳에서 시작함")"
  fi
}

engine_command() {
  case ${1:-status} in
    start)
      need_engine
      engine_status
      ;;
    stop) stop_engine ;;
    status) engine_status ;;
    *)
      problem "$(either "engine takes start, stop or status, not '$1'" "engine 에는 start, stop, status 만 쓸 수 있습니다: '$1'")"
      exit 2
      ;;
  esac
}
