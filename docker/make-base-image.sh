#!/bin/sh
# Makes a Debian base image from a package archive, for hosts that reach no image registry.
# Usage: make-base-image.sh SUITE REFERENCE [MIRROR]     for example: make-base-image.sh trixie debian:trixie
# Without MIRROR the host's own apt sources say where Debian's archive is. Needs root, debootstrap and Docker.
# Does nothing when the image is there already.
set -eu

if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  echo "usage: make-base-image.sh SUITE REFERENCE [MIRROR]" >&2
  exit 2
fi
suite=$1 reference=$2 mirror=${3:-}

case $suite in
  *[!a-z0-9-]* | '' | -*) echo "not a suite: $suite" >&2; exit 2 ;;
esac
if docker image inspect "$reference" > /dev/null 2>&1; then
  echo "$reference is there already."
  exit 0
fi
for tool in debootstrap tar docker; do
  if ! command -v "$tool" > /dev/null 2>&1; then
    echo "$tool is missing on this host: apt-get install $tool" >&2
    exit 3
  fi
done
if [ "$(id -u)" -ne 0 ]; then
  echo "making a base image needs root" >&2
  exit 3
fi

# Prints the archives apt knows with the given label, newest configuration first come first.
archive_of() {
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' 2> /dev/null \
    | sed -n "s#^Debian|$1|main|\(.*[^/]\)/*\$#\1#p" | head -n 1
}

security=
if [ -z "$mirror" ]; then
  mirror=$(archive_of Debian)
  security=$(archive_of Debian-Security)
fi
if [ -z "$mirror" ]; then
  echo "this host's apt sources name no Debian archive (run apt-get update first, or give a mirror)" >&2
  exit 3
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
root=$work/root
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# A debootstrap older than the suite has no script of its name; every suite since 2016 is made like sid.
script=/usr/share/debootstrap/scripts/$suite
[ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
echo "Making $reference from Debian's archive ($suite)"
set -- --variant=minbase
[ ! -e "$keyring" ] || set -- "$@" "--keyring=$keyring"
debootstrap "$@" "$suite" "$root" "$mirror" "$script"

stanza() { printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' "$1" "$2" "$keyring"; }
sources=$root/etc/apt/sources.list.d/debian.sources
rm -f "$root/etc/apt/sources.list"
{
  stanza "$mirror" "$suite $suite-updates"
  [ -z "$security" ] || { echo; stanza "$security" "$suite-security"; }
} > "$sources"
# Not every archive carries the updates of every suite.
if ! chroot "$root" apt-get update -qq -o APT::Update::Error-Mode=any; then
  echo "No updates or security archive for $suite here: the base image names the main archive only."
  stanza "$mirror" "$suite" > "$sources"
fi
chroot "$root" apt-get clean
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/log/*.log "$root"/var/log/apt/* "$root"/var/cache/ldconfig/aux-cache
rm -f "$root/etc/machine-id" "$root/etc/resolv.conf" "$root/etc/hostname"

tar -C "$root" --numeric-owner -c . | docker import --change 'CMD ["bash"]' - "$reference" > /dev/null
echo "Made $reference."
