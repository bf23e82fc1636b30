# Builder of the Debian engine. Every stage of a Debian plan runs in a container of this image.
# Classic builder only: no BuildKit feature is used. Build context: the repository root.
FROM debian:trixie

# Empty: the base image's own apt sources are used, by the build and later by the stages.
ARG APT_MIRROR=
ENV DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

# systemd, udev, dbus, linux-base and passwd are here for maintainer scripts that run with the builder's tools (DPKG_ROOT).
RUN if [ -n "$APT_MIRROR" ]; then rm -f /etc/apt/sources.list.d/debian.sources; \
      printf 'deb %s trixie main\n' "$APT_MIRROR" > /etc/apt/sources.list; fi; \
    apt-get update \
 && apt-get install -y --no-install-recommends \
      7zip bmap-tools ca-certificates cpio dosfstools e2fsprogs fdisk genimage kmod mmdebstrap mtools pigz python3 \
      squashfs-tools xz-utils zstd \
      adduser dbus libcap2-bin linux-base openssl passwd systemd udev \
      gcc libc6-dev make gcc-aarch64-linux-gnu libc6-dev-arm64-cross \
      ovmf qemu-efi-aarch64 qemu-system-arm qemu-system-x86 qemu-utils \
 && apt-get clean && rm -rf /var/lib/apt/lists/*

# Target-side programs the stages put on images: static busybox for the initramfs, systemd-boot for the ESP.
RUN dpkg --add-architecture arm64 && apt-get update && mkdir -p /tmp/debs && cd /tmp/debs \
 && for arch in amd64 arm64; do mkdir -p "/usr/lib/boardwright/target/$arch" \
      && apt-get download "busybox-static:$arch" "systemd-boot-efi:$arch" \
      && for deb in *.deb; do dpkg-deb -x "$deb" "/usr/lib/boardwright/target/$arch"; done \
      && rm -f *.deb || exit 1; \
    done \
 && rm -rf /tmp/debs /usr/lib/boardwright/target/*/usr/share /var/lib/apt/lists/* && dpkg --remove-architecture arm64

# The self-test program for both architectures, and what every image carries.
COPY layers/rootfs-common /usr/lib/boardwright/layers/rootfs-common
RUN cp -r /usr/lib/boardwright/layers/rootfs-common/bw-selftest /tmp/bw-selftest && cd /tmp/bw-selftest \
 && make ARCH=amd64 CC=gcc DESTDIR=/usr/lib/boardwright/target/amd64 \
 && make ARCH=arm64 CC=aarch64-linux-gnu-gcc DESTDIR=/usr/lib/boardwright/target/arm64 \
 && rm -rf /tmp/bw-selftest

COPY layers/debian-boardwright /usr/lib/boardwright/layers/debian-boardwright
COPY docker/debian-builder/shim /tmp/shim
COPY docker/debian-builder/native-tools /tmp/native-tools
RUN make -C /tmp/shim && mv /tmp/shim/maintscript_shim.so /usr/lib/boardwright/ \
 && /tmp/native-tools/collect /tmp/native-tools/packages.list /usr/lib/boardwright/native \
 && cp /usr/lib/boardwright/maintscript_shim.so /usr/lib/boardwright/native/lib/ && rm -rf /tmp/shim /tmp/native-tools \
 && mkdir -p /usr/lib/boardwright/debs \
 && dpkg-deb --root-owner-group --build /usr/lib/boardwright/layers/debian-boardwright/initramfs-provider \
      /usr/lib/boardwright/debs/boardwright-initramfs.deb
COPY docker/common/stages /usr/lib/boardwright/stages
COPY docker/debian-builder/stages /usr/lib/boardwright/stages
