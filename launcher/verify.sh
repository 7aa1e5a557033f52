# The whole test command: everything made ready, then Maven, then one exit code that tells what the suite found.
# shellcheck shell=bash disable=SC2154 # $faultline_home comes from who sources this

verify() { # [MAVEN ARGUMENT…]
  local begun=$faultline_home/.faultline/verify-begun maven_code=0
  need_jdk
  need_maven
  need_engine
  # With every image there Maven may compile and test in one go; else it compiles while they are made.
  if ! "$faultline_home/images/make" --check >/dev/null; then need_bed; fi
  touch "$begun"
  # The suite outlives a red module, so that one run tells everything there is to tell.
  maven verify --fail-at-end "$@" || maven_code=$?
  if ((maven_code == 0 && $# == 0)); then cp -p "$begun" "$stamp"; fi
  verify_code "$maven_code" "$begun" "$#"
}

verify_code() { # MAVEN_CODE BEGUN ARGUMENTS: exits with what the suite's verdict says
  local verdict=$faultline_home/runs/latest/verdict.json code
  if [[ ! -e $verdict || $verdict -ot $2 ]]; then
    no_verdict "$1" "$3"
  fi
  code=$(code_of "$verdict")
  if [[ $code == 0 && $1 != 0 ]]; then
    if tests_failed "$2"; then exit 1; fi
    problem "$(either "Every scenario passed, yet Maven failed without a failing test." "모든 시나리오가 통과했지만, 실패한 테스트 없이 Maven 이 실패했습니다.")"
    exit 4
  fi
  exit "$code"
}

no_verdict() { # MAVEN_CODE ARGUMENTS
  if [[ $1 != 0 ]]; then
    problem "$(either "Maven failed before any scenario was judged." "시나리오를 판정하기 전에 Maven 이 실패했습니다.")"
    exit 4
  fi
  # Whoever picks modules or tests by an argument knows that no scenario ran.
  if [[ $2 != 0 ]]; then exit 0; fi
  problem "$(either "Maven passed, but no scenario was judged: this run proves nothing." "Maven 은 통과했지만 판정된 시나리오가 없습니다. 이 실행은 아무것도 증명하지 않습니다.")"
  exit 3
}

code_of() { # VERDICT.JSON: its first, outermost exit code, which must agree with its word; ERROR in any doubt
  local code word
  code=$(grep -oE '"exitCode" *: *[0-9]+' "$1" | head -n 1 | grep -oE '[0-9]+$') || true
  word=$(grep -oE '"verdict" *: *"[A-Z]+"' "$1" | head -n 1 | grep -oE '[A-Z]+') || true
  case $word-${code:-none} in
    PASS-0 | PASS-none) echo 0 ;;
    FAIL-1 | FAIL-none) echo 1 ;;
    INVALID-3 | INVALID-none) echo 3 ;;
    *) echo 4 ;;
  esac
}

test_reports() { # SINCE: the XML reports written after that file
  find "$faultline_home" \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' \) -newer "$1"
}

test_counts() { # SINCE: "passed failed skipped", summed over all reports; a class of which nothing ran was skipped
  # shellcheck disable=SC2016 # $0 is awk's
  test_reports "$1" | xargs -r -d '\n' awk '
    function attribute(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    /<testsuite / { all += attribute("tests"); failed += attribute("failures") + attribute("errors"); skipped += attribute("skipped") }
    /<testsuite / && attribute("tests") == 0 { all++; skipped++ }
    END { print all - failed - skipped, failed + 0, skipped + 0 }'
}

tests_failed() { [[ $(test_counts "$1") =~ ^[0-9]+\ [1-9] ]]; } # SINCE
