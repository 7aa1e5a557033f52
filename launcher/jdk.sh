# Finds the JDK and Maven that build and run everything.
# shellcheck shell=bash

needed_java=25
needed_maven=3.8.7

java_feature() { # a JDK's folder: its feature number, 0 when it is no JDK
  local version=0
  if [[ -x $1/bin/javac && -r $1/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  echo "${version:-0}"
}

java_places() { # the folders where a JDK may be, the reader's own choice first
  local javac
  printf '%s\n' "${FAULTLINE_JAVA_HOME:-}" "${JAVA_HOME:-}"
  if javac=$(command -v javac); then dirname "$(dirname "$(readlink -f "$javac")")"; fi
  printf '%s\n' /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.asdf/installs/java/* "$HOME"/.jdks/* "${JAVA_HOME_25_X64:-}"
}

find_jdk() { # sets JAVA_HOME to the first JDK that is new enough
  local place
  while read -r place; do
    if [[ -n $place ]] && (($(java_feature "$place") >= needed_java)); then
      export JAVA_HOME=$place
      return 0
    fi
  done < <(java_places)
  return 1
}

jdk_next_step() {
  either "install JDK $needed_java or newer: Temurin $needed_java from Adoptium's apt repository (package temurin-$needed_java-jdk) or 'sdk install java $needed_java-tem' with SDKMAN; then run this again, or name it in FAULTLINE_JAVA_HOME" \
    "JDK $needed_java 이상을 설치하세요: Adoptium apt 저장소의 Temurin $needed_java (패키지 temurin-$needed_java-jdk), 또는 SDKMAN 의 'sdk install java $needed_java-tem'. 그다음 다시 실행하거나 FAULTLINE_JAVA_HOME 에 경로를 적으세요"
}

need_jdk() {
  if find_jdk; then return; fi
  problem "$(either "No JDK $needed_java was found." "JDK $needed_java 을(를) 찾지 못했습니다.")"
  next_step "$(jdk_next_step)"
  exit 4
}

maven_version() { mvn -version 2>/dev/null | sed -n 's/^\S*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1; }

new_enough() { # FOUND NEEDED
  [[ -n $1 && $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

need_maven() {
  if command -v mvn >/dev/null; then
    if new_enough "$(maven_version)" "$needed_maven"; then return; fi
    problem "$(either "Maven $(maven_version) is too old." "Maven $(maven_version) 은(는) 너무 오래되었습니다.")"
  elif install_packages maven; then
    return
  fi
  next_step "$(either "install Maven $needed_maven or newer ('apt-get install maven' or 'sdk install maven') and run this again" \
    "Maven $needed_maven 이상을 설치하고('apt-get install maven' 또는 'sdk install maven') 다시 실행하세요")"
  exit 4
}
