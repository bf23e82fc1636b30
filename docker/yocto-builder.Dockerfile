# Builder of the Yocto engine. Every stage of a Yocto plan runs in a container of this image.
# Classic builder only: no BuildKit feature is used. Build context: the repository root.
# trixie: it has kas, and both releases of BitBake run on its Python.
FROM debian:trixie

# Empty: the base image's own apt sources are used.
ARG APT_MIRROR=
# TERM=dumb: BitBake moves the cursor about on any other terminal.
ENV DEBIAN_FRONTEND=noninteractive PYTHONDONTWRITEBYTECODE=1 TERM=dumb

# First what BitBake and the recipes ask of a host, then what packs, inspects and boots the image.
RUN if [ -n "$APT_MIRROR" ]; then rm -f /etc/apt/sources.list.d/debian.sources; \
      printf 'deb %s trixie main\n' "$APT_MIRROR" > /etc/apt/sources.list; fi; \
    apt-get update \
 && apt-get install -y --no-install-recommends \
      build-essential ca-certificates chrpath cpio debianutils diffstat file g++ gawk gcc git iputils-ping kas libacl1 locales \
      lz4 openssh-client procps python3 python3-git python3-jinja2 python3-pexpect python3-pip python3-subunit \
      python3-websockets rpcsvc-proto socat texinfo unzip wget xz-utils zstd \
      7zip bmap-tools device-tree-compiler fdisk pigz \
      opensbi ovmf qemu-efi-aarch64 qemu-system-arm qemu-system-misc qemu-system-x86 qemu-utils u-boot-qemu \
 && apt-get clean && rm -rf /var/lib/apt/lists/*

# BitBake refuses to start without this locale.
RUN sed -i 's/^# en_US.UTF-8 UTF-8/en_US.UTF-8 UTF-8/' /etc/locale.gen && locale-gen
ENV LANG=en_US.UTF-8 LC_ALL=en_US.UTF-8

# BitBake refuses to run as root, and asks for the user's name. safe.directory: repositories a worker mounts may belong to
# somebody else, and kas gives git a home directory of its own, where no other setting would be found.
RUN git config --system --add safe.directory '*' \
 && useradd --uid 1000 --create-home --shell /bin/bash builder \
 && mkdir -p /cache/downloads /cache/sstate /cache/parse /work/rootfs && chown -R builder:builder /cache /work

COPY layers/rootfs-common /usr/lib/boardwright/layers/rootfs-common
COPY layers/meta-boardwright /usr/lib/boardwright/layers/meta-boardwright
COPY docker/common/stages /usr/lib/boardwright/stages
COPY docker/yocto-builder/stages /usr/lib/boardwright/stages
