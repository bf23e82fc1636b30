#!/bin/sh
# What a person would do by hand: mmdebstrap with the same packages, then genimage. Runs in the builder image.
# Usage: plain-debian.sh SUITE ARCH COMPONENTS   (package names, one a line, on standard input; result in /out)
set -eu
suite=$1 arch=$2 components=$3
packages=$(grep -v '^#' | paste -sd, -)
sources=/tmp/plain.list
sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1 > /tmp/uri || true
[ -s /tmp/uri ] || awk '$1=="deb"{for(i=2;i<=NF;i++) if ($i ~ /:\/\//) {print $i; exit}}' /etc/apt/sources.list /etc/apt/sources.list.d/*.list > /tmp/uri 2>/dev/null
printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s %s\n' "$(cat /tmp/uri)" "$suite" "$components" > $sources
mmdebstrap --mode=root --variant=essential --architectures="$arch" --include="$packages" \
  --skip=check/qemu "$suite" /out/rootfs "$sources"
# Kernel and initramfs belong on the boot partition; without a mount point genimage would put the whole tree there.
mkdir -p /out/images /out/rootfs/boot/efi
cp /out/rootfs/boot/vmlinuz-* /out/rootfs/boot/initrd.img-* /out/rootfs/boot/efi/
cat > /tmp/genimage.cfg <<'CFG'
image esp.vfat {
  vfat { label = "ESP" }
  mountpoint = "/boot/efi"
  size = 256M
}
image root.ext4 {
  ext4 { label = "root" use-mke2fs = true }
  mountpoint = "/"
  size = 3G
}
image disk.img {
  hdimage { partition-table-type = gpt }
  partition esp { image = "esp.vfat" partition-type-uuid = U }
  partition root { image = "root.ext4" }
}
CFG
genimage --config /tmp/genimage.cfg --rootpath /out/rootfs --tmppath /out/genimage-tmp --inputpath /out --outputpath /out/images
