#!/bin/sh
# Builds the image vibration-yocto for QEMU arm64 virt, Yocto scarthgap.
set -eu
image=vibration-yocto-image
machine=qemuarm64
deployed=vibration-yocto-image-qemuarm64.rootfs.wic
fragment=layers/meta-image/recipes-kernel/linux/files/boardwright.cfg
outputs=
repos="bitbake openembedded-core meta-openembedded meta-onnxruntime meta-tensorflow-lite"

help() {
  cat << TEXT
usage: ./build.sh VERB

  check    minutes: stops at the first trouble with layers, machine or recipes
  dry-run  bitbake -n $image: every task of the image is gone through and none is run. It starts a process for each,
           some thousands, and takes ten minutes and more; check finds most of what it finds
  build    makes the image$(also)
  sdk      makes the SDK: compiler and sysroot (bitbake -c populate_sdk)
  bundle CERTIFICATE KEY
           makes the update RAUC installs, signed with your key; only for images with two slots
  help     this text

MIRROR      directory or URL with a bare repository for each name in kas.yml, in the place of upstream
OUTPUT      where everything is made, default output in this tree
DL_DIR, SSTATE_DIR: as BitBake knows them, default downloads and sstate in OUTPUT
Relative paths are seen from where you stand.
TEXT
}

# What the spec asked for beside the image: the SDK or nothing.
also() {
  [ -z "$outputs" ] || printf ', then %s' "$outputs"
}

usage() {
  help >&2
  exit 2
}

stop() {
  echo "E: $1" >&2
  exit 1
}

case ${1:-} in help | --help | -h) help; exit 0 ;; esac

# Every path is as seen from where the person stands, before the directory changes.
absolute() {
  if [ -n "$1" ]; then readlink -m -- "$1"; fi
}
certificate=$(absolute "${2:-}") key=$(absolute "${3:-}")
mirror=$(absolute "${MIRROR:-}") out=$(absolute "${OUTPUT:-}")
DL_DIR=$(absolute "${DL_DIR:-}") SSTATE_DIR=$(absolute "${SSTATE_DIR:-}")
unset CDPATH
cd "$(dirname "$0")"
tree=$(pwd)
out=${out:-$tree/output}
mkdir -p "$out"
out=$(cd "$out" && pwd)
project=$out/project
DL_DIR=${DL_DIR:-$out/downloads} SSTATE_DIR=${SSTATE_DIR:-$out/sstate}
KAS_WORK_DIR=$out KAS_BUILD_DIR=$out/build KAS_CLONE_DEPTH=${KAS_CLONE_DEPTH:-1}
export DL_DIR SSTATE_DIR KAS_WORK_DIR KAS_BUILD_DIR KAS_CLONE_DEPTH

check_host() {
  [ "$(id -u)" != 0 ] || stop "BitBake refuses root: run this as an ordinary user."
  command -v kas > /dev/null || stop "kas is not installed: it is in Debian's package kas, or on PyPI."
  # 4.8.1 prints "kas 4.8.1 (configuration format version 19, ...)".
  version=$(kas --version | sed -n 's/^kas \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  # shellcheck disable=SC2086 # two numbers
  set -- $version
  if [ "$#" -ne 2 ] || [ "$1" -lt 4 ] || { [ "$1" -eq 4 ] && [ "$2" -lt 8 ]; }; then
    stop "kas 4.8 or newer is needed; here is $(kas --version)."
  fi
  locale -a 2> /dev/null | grep -qix 'en_US\.utf-\{0,1\}8' || stop "BitBake needs the locale en_US.UTF-8, which is not installed."
  LANG=en_US.UTF-8 LC_ALL=en_US.UTF-8
  export LANG LC_ALL
}

# BitBake must not see a file change while it reads, and kas looks for layers beside kas.yml.
lay_out() {
  rm -rf "$project"
  mkdir -p "$project"
  for part in kas.yml kas.lock.yml layers config board; do
    if [ -e "$part" ]; then cp -Rp "$part" "$project/"; fi
  done
  # Inside somebody's repository kas would look for the layers at its top.
  if git -C "$project" rev-parse --show-toplevel > /dev/null 2>&1; then git init -q "$project"; fi
  files=$project/kas.yml
  if [ -n "${MIRROR:-}" ]; then
    base=$MIRROR
    if [ -d "$mirror" ]; then base=file://$mirror; fi
    case $base in *:*) ;; *) stop "MIRROR is $mirror, where there is no directory." ;; esac
    {
      echo 'header:'
      echo '  version: 14'
      echo 'repos:'
      for name in $repos; do printf '  %s:\n    url: %s/%s\n' "$name" "${base%/}" "$name"; done
    } > "$project/site.yml"
    files=$files:$project/site.yml
  fi
}

# step WHAT WRONG COMMAND...: runs the command, stops with WRONG when it fails.
step() {
  echo "== $1"
  wrong=$2
  shift 2
  "$@" || stop "$wrong"
}

# The image is read from the tree, its configuration from kas: nothing here is asked of Boardwright.
in_kas() {
  kas --log-level warning shell --keep-config-unchanged "$files" --command "$1"
}

quietly() {
  "$@" > "$out/last.log" 2>&1 || { tail -n 40 "$out/last.log" >&2; return 1; }
}

prepare() {
  check_host
  lay_out
  step "kas.yml" "kas does not take kas.yml: see above." quietly kas --log-level warning dump "$files"
  step "Layers" "A repository could not be checked out: see above. MIRROR names another place to take them from." \
    kas --log-level warning checkout "$files"
  # Whether there is a network shows when something is fetched; checking needs none.
  mkdir -p "$KAS_BUILD_DIR/conf"
  echo 'CONNECTIVITY_CHECK_URIS = ""' > "$KAS_BUILD_DIR/conf/site.conf"
}

check() {
  prepare
  for source in "$project"/board/dts/*.dtso; do
    [ -f "$source" ] || continue
    if ! command -v dtc > /dev/null; then echo "No dtc here: board/dts is compiled by BitBake."; break; fi
    dtc -@ -I dts -O dtb -o "$out/overlay.dtbo" "$source" || stop "${source##*/} does not compile."
  done
  step "Configuration" "The configuration can't be read, most often since layers do not fit together or one is missing: see the first ERROR above." quietly in_kas "bitbake -e"
  step "Recipes" "A recipe can't be read, the machine is unknown, or a layer lacks one it needs: see the first ERROR above." in_kas "bitbake -p"
  step "What is built" "Something on the image has no recipe, or none for this machine: see the first ERROR above." in_kas "bitbake -g $image"
  echo "Checked: $(sort -u "$KAS_BUILD_DIR/pn-buildlist" | wc -l) recipes are needed for $image."
}

# run COMMAND: BitBake ends with 0 and says that all tasks succeeded; one of the two alone is no success.
run() {
  { status=0; in_kas "$1" || status=$?; echo "$status" > "$out/status"; } 2>&1 | tee "$out/last.log"
  [ "$(cat "$out/status")" = 0 ] || stop "BitBake failed: the first ERROR above says why."
  grep -q 'all succeeded' "$out/last.log" || stop "BitBake did not say that all tasks succeeded."
}

# Every line asked for must be in the kernel that was built: its own check says nothing when one is dropped.
check_kernel() {
  config=$(find "$KAS_BUILD_DIR"/tmp*/deploy/images/"$machine" -name "kernel-config-$machine" | head -n 1)
  [ -f "$fragment" ] || return 0
  [ -n "$config" ] || stop "No kernel configuration was deployed."
  dropped=0
  because=
  while IFS= read -r line; do
    case $line in
      '# because '*) because=${line#'# because '} ;;
      '# '*' is not set')
        name=${line#'# '}; name=${name%' is not set'}
        ! grep -q "^$name=" "$config" || { dropped=$((dropped + 1)); echo "DROPPED $line ($because)" >&2; } ;;
      *=m)
        grep -qx -- "${line%m}[my]" "$config" || { dropped=$((dropped + 1)); echo "DROPPED $line ($because)" >&2; } ;;
      *=*)
        grep -qxF -- "$line" "$config" || { dropped=$((dropped + 1)); echo "DROPPED $line ($because)" >&2; } ;;
    esac
  done < "$fragment"
  [ "$dropped" -eq 0 ] || stop "The kernel lacks $dropped lines that were asked for."
}

# The key never leaves where it is: it signs here and goes into no image.
bundle() {
  [ -f "layers/meta-image/recipes-image/${image%-image}-bundle.bb" ] || stop "This image has no update client."
  case $certificate$key in *'"'* | *\\*) stop "The paths of certificate and key must be without quotes." ;; esac
  prepare
  trap 'rm -f "$KAS_BUILD_DIR/conf/auto.conf"' EXIT
  printf 'RAUC_CERT_FILE = "%s"\nRAUC_KEY_FILE = "%s"\n' "$certificate" "$key" > "$KAS_BUILD_DIR/conf/auto.conf"
  run "bitbake ${image%-image}-bundle"
  echo "The update is $(find "$KAS_BUILD_DIR"/tmp*/deploy/images/"$machine" -name "${image%-image}-bundle-$machine*.raucb" | head -n 1)"
}

sdk() {
  run "bitbake -c populate_sdk $image"
  echo "The SDK is in $(find "$KAS_BUILD_DIR"/tmp*/deploy -maxdepth 1 -name sdk | head -n 1)"
}

case ${1:-} in
  check) check ;;
  dry-run)
    prepare
    run "bitbake -n $image"
    echo "Every task of $image could be run in its turn. Whether it succeeds only build tells."
    ;;
  build)
    check
    run "bitbake $image"
    check_kernel
    echo "The image is $(find "$KAS_BUILD_DIR"/tmp*/deploy/images/"$machine" -name "$deployed" | head -n 1)"
    [ -z "$outputs" ] || sdk
    ;;
  sdk)
    prepare
    sdk
    ;;
  bundle)
    [ $# -eq 3 ] || usage
    bundle
    ;;
  *) usage ;;
esac
