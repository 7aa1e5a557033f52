# What images.txt says, and what the engine has of it.
# shellcheck shell=bash disable=SC2154 # $images is the folder of this file, set by who sources it

declare -A ours=() public=()
folders=()

read_table() {
  local name other folder
  while read -r name other folder; do
    if [[ -z $name || $name == '#'* ]]; then continue; fi
    folders+=("$folder")
    ours[$folder]=$name
    public[$folder]=$other
  done <"$images/images.txt"
}

recipe_of() { # FOLDER: a fingerprint; a changed recipe makes the image anew
  (cd "$images/$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
}

engine_has() { docker image inspect "$1" >/dev/null 2>&1; }

made() { # FOLDER: our image is there and follows today's recipe
  local label='{{index .Config.Labels "dev.faultline.recipe"}}'
  [[ $(docker image inspect -f "$label" "${ours[$1]}" 2>/dev/null) == "$(recipe_of "$1")" ]]
}

usable() { # FOLDER: made, or ours is absent and the public one is there
  made "$1" || { [[ ${public[$1]} != - ]] && ! engine_has "${ours[$1]}" && engine_has "${public[$1]}"; }
}

must_be_known() { # [FOLDER…]
  local folder
  for folder in "$@"; do
    if [[ -n ${ours[$folder]:-} ]]; then continue; fi
    problem "$(either "There is no image '$folder'. There are: ${folders[*]}" "'$folder' 이미지는 없습니다. 있는 것: ${folders[*]}")"
    exit 2
  done
}

lacking_of() { # [FOLDER…]: the wanted ones that are not usable; a mere foundation is wanted by others only
  local folder wanted=("$@")
  if (($# == 0)); then wanted=("${folders[@]}"); fi
  for folder in "${wanted[@]}"; do
    if (($# == 0)) && [[ ${public[$folder]} == - ]]; then continue; fi
    if ! usable "$folder"; then echo "$folder"; fi
  done
}

needs() { # FOLDER: the folders that its recipe stands on
  local folder
  for folder in "${folders[@]}"; do
    if grep -q "^FROM ${ours[$folder]}\$" "$images/$1/Dockerfile"; then echo "$folder"; fi
  done
  # Without Go on the machine Toxiproxy is compiled in a container.
  if [[ $1 == toxiproxy ]] && ! command -v go >/dev/null; then echo base; fi
}

with_foundations() { # FOLDER…: they and all of ours they stand on that are not made, foundations first
  local folder
  for folder in "$@"; do
    # shellcheck disable=SC2046 # folder names are single words
    if [[ -n $(needs "$folder") ]]; then with_foundations $(unmade $(needs "$folder")); fi
    echo "$folder"
  done | awk '!seen[$0]++'
}

unmade() {
  local folder
  for folder in "$@"; do
    if ! made "$folder"; then echo "$folder"; fi
  done
}
