# The Yocto engine's builder with what the layer beside this file takes from the host: tools whose own recipes can't be built
# without the internet. Build context: this directory.
ARG BUILDER
FROM ${BUILDER}
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      apt-utils bc bison dosfstools e2fsprogs flex gdisk kmod libattr1 libdw-dev libelf-dev libsqlite3-0 libssl-dev mtools parted \
      pkg-config quilt rpm squashfs-tools systemd \
 && rm -rf /var/lib/apt/lists/*
