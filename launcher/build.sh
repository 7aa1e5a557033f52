# Builds the project when a source is newer than the last build, and becomes the Java command.
# shellcheck shell=bash disable=SC2154 # $faultline_home comes from who sources this

stamp=$faultline_home/.faultline/build-stamp

changed_since_build() { # the first source newer than the stamp; a deleted file shows in its folder's time
  (
    shopt -s nullglob
    cd "$faultline_home" || exit
    find pom.xml .mvn ./*/pom.xml ./*/*/pom.xml ./*/src ./*/*/src -newer "$stamp" -print -quit
  )
}

is_built() {
  [[ -e $stamp && -d $faultline_home/harness/target/lib && -d $faultline_home/harness/target/classes ]] && [[ -z $(changed_since_build) ]]
}

need_build() {
  need_jdk
  if is_built; then return; fi
  need_maven
  build
}

maven() { # Maven's own libraries would make JDK 25 warn on every start
  local quiet='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
  (cd "$faultline_home" && MAVEN_OPTS="${MAVEN_OPTS:-} $quiet" mvn -B "$@")
}

build() {
  local log=$faultline_home/.faultline/logs/build.log begin=$SECONDS
  mkdir -p "$(dirname "$log")"
  exec 7>"$faultline_home/.faultline/build.lock"
  flock -w 900 7 || true
  if ! is_built; then
    say "$(either "build  compiling; log in .faultline/logs/build.log" "빌드  컴파일합니다. 기록: .faultline/logs/build.log")"
    # Marked with its beginning: a source saved while Maven runs is built again next time.
    touch "$stamp.begun"
    if ! maven -T 2 -DskipTests -Dspotless.check.skip=true package >"$log" 2>&1 </dev/null 7>&-; then
      problem "$(either 'The build failed:' '빌드가 실패했습니다:')" "$(what_failed "$log")"
      next_step "$(either "mend what is named above (all of it is in $log)" "위에 적힌 것을 고치세요(전체 기록: $log)")"
      exit 4
    fi
    mv "$stamp.begun" "$stamp"
    say "$(either "build  done in $((SECONDS - begin)) s" "빌드  $((SECONDS - begin))초에 끝났습니다")"
  fi
  exec 7>&-
}

# A warning can be what failed the build; Maven's advice about its own switches cannot.
what_failed() { # LOG
  sed -n '/^\[ERROR\] *$/q; /^\[ERROR\]/p; /^\[WARNING\].*\.java:\[/p' "$1" | awk '!seen[$0]++' | head -n 25
}

# Images are made while Maven compiles: both take minutes the first time and hardly share a resource.
need_bed() {
  local making
  need_jdk
  if ! is_built; then need_maven; fi
  need_engine
  "$faultline_home/images/make" &
  making=$!
  # A failed build ends the making too; each tells its own story first.
  trap 'kill '"$making"' 2>/dev/null || true' EXIT
  need_build
  wait "$making" || exit $?
  trap - EXIT
}

# The light generator of the bench.
need_wrk() {
  if command -v wrk >/dev/null; then return; fi
  if ! install_packages wrk; then
    problem "$(either 'bench needs wrk, a light load generator.' 'bench 에는 가벼운 부하 생성기 wrk 가 필요합니다.')"
    next_step "$(either "install it ('apt-get install wrk') and run this again" "설치한 뒤('apt-get install wrk') 다시 실행하세요")"
    exit 4
  fi
}

become_command() { # the Java command line, in this very process so that Ctrl-C reaches it
  local options=(-Dfaultline.home="$faultline_home" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xshare:auto)
  case $1 in
    # Both compute for seconds: what the optimising compiler costs comes back.
    judge) options+=(-XX:+UseParallelGC) ;; # nobody waits for one answer of many: pauses cost nothing
    bench) ;;
    *) options+=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC) ;;
  esac
  # shellcheck disable=SC2086 # options are words
  exec "$JAVA_HOME/bin/java" "${options[@]}" ${FAULTLINE_JAVA_OPTS:-} \
    -cp "$faultline_home/harness/target/classes:$faultline_home/harness/target/lib/*" dev.faultline.command.Faultline "$@"
}

version() { sed -n '/<artifactId>faultline</{n;s/.*<version>\(.*\)<.*/faultline \1/p}' "$faultline_home/pom.xml"; }
