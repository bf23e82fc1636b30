#!/bin/sh
# Builds the image read-only-x86 for QEMU x86-64. Needs Docker on an amd64 host and nothing else.
# Usage: ./build.sh [DIRECTORY for the results, default out]
# APT_MIRROR: package mirror instead of what the base image names. SOURCE_DATE_EPOCH: time stamp of the image.

set -eu
cd "$(dirname "$0")"
out=${1:-out}
mkdir -p "$out"
out=$(cd "$out" && pwd)
base=debian:trixie
suite=trixie
dockerfile=docker/debian-builder.Dockerfile
builder=boardwright-debian-builder

# What the stages need beyond this tree: the day, and the mirror when one is asked for.
case "${APT_MIRROR:-}" in
  *[!A-Za-z0-9:/._~%+-]*) echo "APT_MIRROR is not a plain URL" >&2; exit 2 ;;
esac
epoch=${SOURCE_DATE_EPOCH:-$(date -u -d "$(date -u +%F)" +%s)}
mirror=null
[ -z "${APT_MIRROR:-}" ] || mirror="\"$APT_MIRROR\""
printf '{"archiveDate":"%s","mirror":%s,"sourceDateEpoch":%s}\n' \
  "$(date -u -d "@$epoch" +%F)" "$mirror" "$epoch" > sources.json

docker image inspect "$base" > /dev/null 2>&1 || docker pull "$base" \
  || docker/make-base-image.sh "$suite" "$base" ${APT_MIRROR:+"$APT_MIRROR"}
docker build -t "$builder" -f "$dockerfile" ${APT_MIRROR:+--build-arg "APT_MIRROR=$APT_MIRROR"} .

rootfs=$(docker volume create)
cache=$(docker volume create boardwright-apt-cache)
trap 'docker volume rm "$rootfs" > /dev/null' EXIT

# run_stage ID ROOTFS NETWORK NEEDS CAPABILITIES: one unprivileged container with a read-only root.
run_stage() {
  echo "== $1"
  rm -rf "${out:?}/$1" && mkdir -p "$out/$1"
  set -- "$1" "$2" "$3" "$(echo "$4" | tr , ' ')" "$(echo "$5" | tr , ' ')"
  id=$1 mode=$2 network=$3 needs=$4 capabilities=$5
  set -- --rm --read-only --tmpfs /tmp:exec --cap-drop ALL --security-opt no-new-privileges \
    --volume "$PWD:/in:ro" --volume "$out/$id:/out" --volume "$cache:/cache/apt"
  case $mode in
    extend) set -- "$@" --volume "$rootfs:/work/rootfs" ;;
    read) set -- "$@" --volume "$rootfs:/work/rootfs:ro" ;;
  esac
  [ "$network" = archive ] || set -- "$@" --network none
  for need in $needs; do [ "$need" = - ] || set -- "$@" --volume "$out/$need:/stages/$need:ro"; done
  for capability in $capabilities; do [ "$capability" = - ] || set -- "$@" --cap-add "$capability"; done
  if [ "$id" = boot ] && [ -e /dev/kvm ]; then set -- "$@" --device /dev/kvm; fi
  docker run "$@" "$builder" /usr/lib/boardwright/stages/stage "$id"
}

run_stage base extend archive - CHOWN,DAC_OVERRIDE,FOWNER,FSETID,MKNOD,SETFCAP,SETGID,SETUID,SYS_CHROOT
run_stage kernel extend archive - CHOWN,DAC_OVERRIDE,FOWNER,FSETID,MKNOD,SETFCAP,SETGID,SETUID,SYS_CHROOT
run_stage configure extend none - CHOWN,DAC_OVERRIDE,FOWNER,FSETID,SETFCAP
run_stage image read none kernel DAC_READ_SEARCH
run_stage pack none none image -
run_stage boot none none image -
echo "The image is $out/image/disk.img, packed as $out/pack/read-only-x86.img.zst"
