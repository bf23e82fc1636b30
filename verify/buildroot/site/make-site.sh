#!/bin/sh
# Makes a site mirror for one proof build: qemu-aarch64, from a Buildroot tarball and what Debian's archive has, and the
# worker's fragment that goes with it. For hosts that reach an apt archive and nothing else.
#
# Usage: make-site.sh BUILDROOT_TARBALL DIR SITE_URL [PACKAGE_FILE...]
#   BUILDROOT_TARBALL  buildroot-<version>.tar.gz of the release to build
#   DIR                gets site/ (serve it at SITE_URL) and fragments/ (BOARDWRIGHT_BUILDROOT_FRAGMENTS)
#   PACKAGE_FILE       further source files Buildroot asks for, by name, when Debian's archive has the very same file
# Environment: APT_URI, default: the first archive of this host's apt. KERNEL_TARBALL (linux-<version>.tar.xz), default: Debian's.
# Needs dpkg-deb, file, patchelf, python3, xz, and an amd64 host: the cross compiler runs on it.
set -eu
[ $# -ge 3 ] || { sed -n '5,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
tarball=$(readlink -f "$1") dir=$2 url=$3
shift 3
mkdir -p "$dir/site" "$dir/fragments" "$dir/apt/lists/partial" "$dir/apt/cache/archives/partial" "$dir/debs"
dir=$(cd "$dir" && pwd)
APT_URI=${APT_URI:-$(sed -n -E 's#^(URIs:|deb) *(\S+/debian)/?( .*)?$#\2#p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)}

# apt with lists of its own: other suites than this host's, and no root.
for suite in trixie forky sid; do
  printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$APT_URI" "$suite"
  [ "$suite" != trixie ] || printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s trixie main\n' "$APT_URI"
done > "$dir/apt/sources.list"
cat > "$dir/apt/apt.conf" <<CONF
Dir::Etc::sourcelist "$dir/apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::State "$dir/apt";
Dir::State::Lists "$dir/apt/lists";
Dir::State::status "/dev/null";
Dir::Cache "$dir/apt/cache";
APT::Architecture "amd64";
APT::Sandbox::User "";
// A site's own mirror may stand still. What comes from the moving suites is checked against Buildroot's hashes.
Acquire::Check-Valid-Until "false";
CONF
export APT_CONFIG="$dir/apt/apt.conf"
apt-get update -qq

cd "$dir/debs"
cross=arm64-cross
apt-get download -qq gcc-14-aarch64-linux-gnu g++-14-aarch64-linux-gnu cpp-14-aarch64-linux-gnu binutils-aarch64-linux-gnu \
  libbinutils libgcc-14-dev-$cross libstdc++-14-dev-$cross libc6-dev-$cross libc6-$cross linux-libc-dev-$cross libgcc-s1-$cross \
  libstdc++6-$cross libgomp1-$cross libatomic1-$cross libisl23 libmpc3 libmpfr6 libgmp10 libzstd1 zlib1g libjansson4 libsframe1 \
  libctf0 libctf-nobfd0
toolchain=aarch64-debian-linux-gnu-14.2
"$here/lay-out-toolchain.sh" "$dir/debs" "$dir/$toolchain"
tar --sort=name --owner=0 --group=0 --mtime=@1700000000 -C "$dir" -cf - "$toolchain" | xz -1 -T0 > "$dir/site/$toolchain.tar.xz"

if [ -n "${KERNEL_TARBALL:-}" ]; then
  kernel=$(basename "$KERNEL_TARBALL")
  cp "$KERNEL_TARBALL" "$dir/site/$kernel"
else
  # An archive's index can name versions it no longer serves: the newest that it has.
  for version in $(apt-cache showsrc --only-source linux | sed -n 's/^Version: \(6\.12\..*\)/\1/p' | sort -Vru); do
    ! apt-get source -qq --download-only "linux=$version" || break
  done
  orig=$(ls linux_*.orig.tar.xz | sort -V | tail -n 1)
  kernel=linux-$(echo "$orig" | sed 's/^linux_//; s/\.orig//')
  cp "$orig" "$dir/site/$kernel"
fi
cp "$tarball" "$dir/site/"
python3 "$here/find_sources.py" "$tarball" "$dir/apt/lists" busybox "$@" | while read -r name path; do
  [ -e "$dir/site/$name" ] || /usr/lib/apt/apt-helper download-file "$APT_URI/$path" "$dir/site/$name"
done

cd "$dir/site"
cat > "$dir/fragments/aarch64.fragment" <<FRAGMENT
BR2_TOOLCHAIN_EXTERNAL=y
BR2_TOOLCHAIN_EXTERNAL_CUSTOM=y
BR2_TOOLCHAIN_EXTERNAL_DOWNLOAD=y
BR2_TOOLCHAIN_EXTERNAL_URL="$url/$toolchain.tar.xz"
BR2_TOOLCHAIN_EXTERNAL_CUSTOM_PREFIX="aarch64-linux-gnu"
BR2_TOOLCHAIN_EXTERNAL_GCC_14=y
BR2_TOOLCHAIN_EXTERNAL_HEADERS_6_12=y
BR2_TOOLCHAIN_EXTERNAL_CUSTOM_GLIBC=y
# BR2_TOOLCHAIN_EXTERNAL_INET_RPC is not set
BR2_TOOLCHAIN_EXTERNAL_CXX=y
BR2_TOOLCHAIN_EXTERNAL_OPENMP=y
# BR2_TOOLCHAIN_EXTERNAL_BOOTLIN is not set
# BR2_TOOLCHAIN_EXTERNAL_BOOTLIN_AARCH64_GLIBC_STABLE is not set
BR2_LINUX_KERNEL_CUSTOM_TARBALL=y
BR2_LINUX_KERNEL_CUSTOM_TARBALL_LOCATION="$url/$kernel"
# BR2_LINUX_KERNEL_NEEDS_HOST_OPENSSL is not set
# BR2_DOWNLOAD_FORCE_CHECK_HASHES is not set
# BR2_PACKAGE_BW_FIRSTBOOT_GROW is not set
$(sha256sum "$kernel" "$toolchain.tar.xz" | awk '{ print "# sha256", $1, $2 }')
FRAGMENT
echo "Serve $dir/site at $url, for example: python3 -m http.server --directory $dir/site --bind ADDRESS PORT"
