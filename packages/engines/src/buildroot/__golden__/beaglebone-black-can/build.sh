#!/bin/sh
# Builds the image vibration-gateway for BeagleBone Black.
set -eu
version=2026.05.1
defconfig=beaglebone
external=layers/br2-external-boardwright
image=sdcard.img
outputs=""
epoch=1784073600

help() {
  cat << TEXT
usage: BUILDROOT=<Buildroot $version tree> ./build.sh VERB

  config      seconds: configures, checks every symbol, leaves .config
  build       makes the image$(also)
  sdk         makes the SDK: compiler, host tools and sysroot, movable (make sdk)
  legal-info  gathers licences, manifest and sources of all packages (make legal-info)
  bundle CERTIFICATE KEY
              signs what build made as an update for RAUC; only for images with two slots
  help        this text

BUILDROOT   tree of Buildroot $version
OUTPUT      where make works, default output in this tree
BR2_DL_DIR, BR2_CCACHE_DIR, BR2_PRIMARY_SITE: as Buildroot knows them
Relative paths are seen from where you stand.
TEXT
}

# What the spec asked for beside the image.
also() {
  for one in $outputs; do printf ', then %s' "$one"; done
}

usage() {
  help >&2
  exit 2
}

case ${1:-} in help | --help | -h) help; exit 0 ;; esac

# Every path is as seen from where the person stands, before the directory changes.
absolute() {
  if [ -n "$1" ]; then readlink -m -- "$1"; fi
}
certificate=$(absolute "${2:-}") key=$(absolute "${3:-}")
# Exported already when they are there.
[ -z "${BR2_DL_DIR:-}" ] || BR2_DL_DIR=$(absolute "$BR2_DL_DIR")
[ -z "${BR2_CCACHE_DIR:-}" ] || BR2_CCACHE_DIR=$(absolute "$BR2_CCACHE_DIR")
BUILDROOT=$(absolute "${BUILDROOT:-}")
out=$(absolute "${OUTPUT:-}")
unset CDPATH
cd "$(dirname "$0")"
BOARDWRIGHT_TREE=$(pwd)
export BOARDWRIGHT_TREE
[ -n "$BUILDROOT" ] || usage
if [ ! -f "$BUILDROOT/support/kconfig/merge_config.sh" ]; then
  echo "E: BUILDROOT is $BUILDROOT, which is no Buildroot tree." >&2
  exit 2
fi
BUILDROOT=$(cd "$BUILDROOT" && pwd)
out=${out:-$BOARDWRIGHT_TREE/output}
mkdir -p "$out"
out=$(cd "$out" && pwd)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$epoch}
KBUILD_BUILD_USER=boardwright KBUILD_BUILD_HOST=boardwright
KBUILD_BUILD_TIMESTAMP=$(LC_ALL=C date -u -d "@$SOURCE_DATE_EPOCH")
export SOURCE_DATE_EPOCH KBUILD_BUILD_USER KBUILD_BUILD_HOST KBUILD_BUILD_TIMESTAMP
if [ "$(id -u)" = 0 ]; then echo "Run this as an ordinary user: Buildroot and what it builds refuse root." >&2; exit 2; fi

run_make() {
  make -C "$BUILDROOT" O="$out" BR2_EXTERNAL="$BOARDWRIGHT_TREE/$external" "$@"
}

# as_asked LINE: whether .config has it. An empty string and a symbol that is not there are the same to make.
as_asked() {
  if grep -qxF -- "$1" "$out/.config"; then return 0; fi
  case $1 in '# '* | *'=""') ;; *) return 1 ;; esac
  if grep -q "^$symbol=" "$out/.config"; then return 1; fi
}

# Every symbol of every fragment must be in .config as it was asked for: Kconfig drops silently what it can't have. A fragment
# of your own overrules what stands before it. What $own alone sets is told and not judged: it may be for several boards.
check() {
  own=config/fragments/90-site.fragment
  dropped=0
  for fragment in config/fragments/*.fragment; do
    because=
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
        '# because '*) because=${line#'# because '}; continue ;;
        BR2_*=* | '# BR2_'*' is not set') ;;
        *) continue ;;
      esac
      symbol=${line#'# '}; symbol=${symbol%%[= ]*}
      about="^(# )?$symbol(=| is not set\$)"
      # The last line about a symbol wins, as in the merge.
      [ "$line" = "$(grep -hE "$about" config/fragments/*.fragment | tail -n 1)" ] || continue
      if as_asked "$line"; then continue; fi
      is=$(grep -E "$about" "$out/.config" || echo not there)
      if [ "$(grep -lE "$about" config/fragments/*.fragment)" = "$own" ]; then
        echo "NOT TAKEN $line ($own): it is $is"
      else
        dropped=$((dropped + 1))
        echo "DROPPED $line (${because:-$fragment}): it is $is"
      fi
    done < "$fragment"
  done
  if [ "$dropped" -gt 0 ]; then echo "$dropped symbols are not as asked for." >&2; return 1; fi
  echo "Every symbol is as asked for: $out/.config"
}

# Overlays of your own are compiled again by make, hours later; a slip in one is told now where dtc is installed.
overlays() {
  for source in board/dts/*.dtso; do
    [ -f "$source" ] || continue
    if ! command -v dtc > /dev/null; then echo "No dtc here: board/dts is compiled by make." >&2; return 0; fi
    dtc -@ -I dts -O dtb -o "$out/overlay.dtbo" "$source" || { echo "$source does not compile." >&2; return 1; }
    echo "$source compiles."
  done
}

config() {
  have=$(sed -n 's/^export BR2_VERSION := //p' "$BUILDROOT/Makefile")
  [ "$have" = "$version" ] || echo "This tree was made for Buildroot $version; $BUILDROOT is $have." >&2
  (cd "$BUILDROOT" && support/kconfig/merge_config.sh -m -O "$out" "configs/${defconfig}_defconfig" \
    "$BOARDWRIGHT_TREE"/config/fragments/*.fragment) > "$out/merge.log"
  run_make olddefconfig
  check
  overlays
}

# The key never leaves where it is: it signs here and goes into no image.
bundle() {
  [ -f config/rauc/manifest.raucm ] || { echo "This image has no update client." >&2; return 2; }
  content=$out/bundle
  rm -rf "$content" "$out/images/update.raucb"
  mkdir -p "$content"
  cp config/rauc/manifest.raucm "$content/"
  file=$(sed -n 's/^filename=//p' config/rauc/manifest.raucm)
  cp -L "$out/images/$file" "$content/$file"
  PATH="$out/host/bin:$out/host/sbin:$PATH" "$out/host/bin/rauc" bundle --cert="$1" --key="$2" \
    "$content" "$out/images/update.raucb"
  rm -rf "$content"
  echo "The update is $out/images/update.raucb"
}

# make_output WHAT: what a spec can ask for beside the image. make builds for it what is missing.
make_output() {
  run_make "$1"
  case $1 in
    sdk) echo "The SDK is $(find "$out/images" -name '*_sdk-buildroot.tar.gz')" ;;
    legal-info) echo "Licences and sources are in $out/legal-info; what its README warns of is left to you." ;;
  esac
}

case ${1:-} in
  config) config ;;
  build)
    config
    run_make
    echo "The image is $out/images/$image"
    # Last: make sdk changes the run paths of the host's programs.
    for one in $outputs; do make_output "$one"; done
    ;;
  sdk | legal-info)
    config
    make_output "$1"
    ;;
  bundle)
    [ $# -eq 3 ] || usage
    bundle "$certificate" "$key"
    ;;
  *) usage ;;
esac
