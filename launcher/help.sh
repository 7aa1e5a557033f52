# What the launcher can do, told without Java.
# shellcheck shell=bash

help() { if speaks_korean; then help_korean; else help_english; fi; }

help_english() {
  cat <<'TEXT'
Faultline breaks a real service on purpose, under load, and proves whether it kept its promises.

usage: ./faultline COMMAND [ARGUMENT…]        ./faultline COMMAND --help tells more

  run [NAME…]        run scenarios (default: the headline ones), live progress, verdict table, HTML report
  verify             all tests: unit, service on real stores, and the suite of scenarios
  list               the scenarios there are (--json, --markdown)
  lint FILE…         check scenario and system files: every problem at once
  judge RUN          judge an old run again, with nothing running
  report RUN         render a run's report again
  diagnose RUN       name what was broken and why, without being told
  compare A B        breaches that are new, resolved or ongoing; --markdown: two systems side by side
  gate RUN…          one exit code for CI from stored verdicts
  undo               find and undo what a killed run left behind
  serve              the service with real stores and sample coupons until Ctrl-C
  token USER…        bearer tokens for it
  bench              speed of the service against an empty handler
  doctor             what this machine has, lacks, and the next step for each lack
  engine [start|stop|status]   the Docker engine; only one that the launcher started is stopped
  images [NAME…]     pull or make the container images that the engine lacks

examples
  ./faultline run kafka-broker-down
  ./faultline judge runs/latest/kafka-broker-down/1
  ./faultline lint scenarios/my-scenario.yaml

exit codes   0 PASS   1 FAIL   2 wrong usage or file   3 INVALID: proves nothing   4 ERROR

environment
  FAULTLINE_JAVA_HOME      the JDK 25 to use
  FAULTLINE_NO_INSTALL=1   never install a package
  FAULTLINE_IMAGES=make    make images, even where a registry answers; pull: always try to pull first
TEXT
}

help_korean() {
  cat <<'TEXT'
Faultline 은 실제 서비스를 부하 속에서 일부러 고장 내고, 약속을 지켰는지 증거로 판정합니다.

사용법: ./faultline 명령 [인자…]        자세한 설명: ./faultline 명령 --help

  run [이름…]        시나리오 실행(기본: 대표 시나리오). 진행 상황, 판정표, HTML 보고서
  verify             모든 테스트: 단위, 실제 저장소 위의 서비스, 시나리오 전체
  list               시나리오 목록 (--json, --markdown)
  lint 파일…         시나리오·시스템 파일 검사: 모든 문제를 한 번에
  judge 실행         예전 실행을 다시 판정(아무것도 띄우지 않음)
  report 실행        보고서 다시 만들기
  diagnose 실행      무엇이 왜 고장 났는지, 듣지 않고 지목하기
  compare A B        두 실행 사이에 새로 생긴, 해결된, 계속되는 위반; --markdown: 두 시스템 나란히
  gate 실행…         저장된 판정에서 CI 종료 코드 하나
  undo               죽은 실행이 남긴 것을 찾아 되돌리기
  serve              실제 저장소와 예제 쿠폰으로 서비스 실행(Ctrl-C 까지)
  token 사용자…      그 서비스의 토큰
  bench              빈 핸들러와 비교한 서비스 속도
  doctor             이 컴퓨터에 있는 것, 없는 것, 다음 단계
  engine [start|stop|status]   Docker 엔진. 런처가 시작한 엔진만 멈춥니다
  images [이름…]     엔진에 없는 컨테이너 이미지를 받거나 만들기

예
  ./faultline run kafka-broker-down
  ./faultline judge runs/latest/kafka-broker-down/1
  ./faultline lint scenarios/my-scenario.yaml

종료 코드   0 PASS   1 FAIL   2 잘못된 사용법·파일   3 INVALID: 아무것도 증명하지 못함   4 ERROR

환경 변수
  FAULTLINE_JAVA_HOME      사용할 JDK 25
  FAULTLINE_NO_INSTALL=1   패키지를 설치하지 않음
  FAULTLINE_IMAGES=make    레지스트리가 응답해도 이미지를 직접 만듦. pull: 언제나 먼저 받아 봄
TEXT
}

nearest_word() { # WORD CANDIDATE…: the candidate with the fewest edits, if that is near
  local word=$1
  shift
  printf '%s\n' "$@" | awk -v word="$word" '
    function least(a, b, c) { return a < b ? (a < c ? a : c) : (b < c ? b : c) }
    function edits(a, b,    i, j, row, last, keep) {
      for (j = 0; j <= length(b); j++) row[j] = j
      for (i = 1; i <= length(a); i++) {
        last = row[0]; row[0] = i
        for (j = 1; j <= length(b); j++) {
          keep = row[j]
          row[j] = least(row[j] + 1, row[j - 1] + 1, last + (substr(a, i, 1) != substr(b, j, 1)))
          last = keep
        }
      }
      return row[length(b)]
    }
    { d = edits(word, $0); if (NR == 1 || d < best) { best = d; nearest = $0 } }
    END { if (best <= 1 + length(word) / 3) print nearest }'
}

unknown_command() { # WORD KNOWN…
  local nearest
  nearest=$(nearest_word "$@")
  problem "$(either "There is no command '$1'." "'$1' 명령은 없습니다.")"
  if [[ -n $nearest ]]; then
    next_step "$(either "did you mean ./faultline $nearest ?" "./faultline $nearest 을(를) 뜻했나요?")"
  else
    next_step "$(either "./faultline --help lists all commands" "./faultline --help 가 모든 명령을 보여 줍니다")"
  fi
  exit 2
}
