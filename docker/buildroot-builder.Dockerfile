# Builder of the Buildroot engine. Every stage of a Buildroot plan runs in a container of this image.
# Classic builder only: no BuildKit feature is used. Build context: the repository root.
# trixie, not bookworm: Buildroot 2026.05 wants tar 1.35 or newer on the host.
FROM debian:trixie

# Empty: the base image's own apt sources are used.
ARG APT_MIRROR=
# TERM=dumb: Buildroot prints escape codes round its marks on any other terminal.
ENV DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 TERM=dumb

# First what Buildroot itself asks for, then host tools it would otherwise compile in every build, then what makes, packs
# and boots the image.
RUN if [ -n "$APT_MIRROR" ]; then rm -f /etc/apt/sources.list.d/debian.sources; \
      printf 'deb %s trixie main\n' "$APT_MIRROR" > /etc/apt/sources.list; fi; \
    apt-get update \
 && apt-get install -y --no-install-recommends \
      bash bc bzip2 ca-certificates cpio diffutils file findutils g++ gcc git gzip libc6-dev make openssh-client patch perl \
      python3 rsync sed tar unzip wget xz-utils \
      bison ccache cmake device-tree-compiler dosfstools e2fsprogs fakeroot flex gawk genimage gettext kmod \
      libelf-dev libssl-dev lz4 lzip lzop m4 meson mtools ninja-build patchelf pkgconf squashfs-tools texinfo u-boot-tools \
      7zip bmap-tools fdisk pigz zstd \
      opensbi ovmf qemu-efi-aarch64 qemu-system-arm qemu-system-misc qemu-system-x86 qemu-utils u-boot-qemu \
 && apt-get clean && rm -rf /var/lib/apt/lists/*

# Buildroot refuses nothing as root, but much of what it builds does. Everything runs as this user.
RUN useradd --uid 1000 --create-home --shell /bin/bash builder \
 && mkdir -p /cache/dl /cache/ccache /work/rootfs && chown -R builder:builder /cache /work

COPY layers/rootfs-common /usr/lib/boardwright/layers/rootfs-common
COPY layers/br2-external-boardwright /usr/lib/boardwright/layers/br2-external-boardwright
COPY docker/buildroot-builder/host-tools /usr/lib/boardwright/host-tools
COPY docker/common/stages /usr/lib/boardwright/stages
COPY docker/buildroot-builder/stages /usr/lib/boardwright/stages
