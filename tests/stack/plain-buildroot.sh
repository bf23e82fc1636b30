#!/bin/sh
# What a person would do by hand: Buildroot's own make on the ejected tree, nothing cached. Runs in the builder image as an
# ordinary user; the tree is in /tree, the result in /out. The host tools are those of the container, as in the worker's stages:
# what differs is the stages alone.
# Usage: plain-buildroot.sh REF GIT_URL [SITE_URL]
set -eu
ref=$1 git=$2 site=${3:-}
cd /out
if [ -n "$site" ]; then
  wget -q "$site/buildroot-$ref.tar.gz" || wget -q "$site/buildroot-$ref.tar.xz"
  tar -xf "buildroot-$ref".tar.*
  set -- buildroot-"$ref"*/
else
  git clone -q --depth 1 --branch "$ref" "$git" buildroot
  set -- buildroot
fi
cp -r /tree tree
site_fragment=tree/config/fragments/90-site.fragment
echo 'BR2_PACKAGE_OVERRIDE_FILE="/usr/lib/boardwright/host-tools/host-tools.mk"' >> "$site_fragment"
if [ -n "$site" ]; then
  printf 'BR2_PRIMARY_SITE="%s"\nBR2_PRIMARY_SITE_ONLY=y\n' "$site" >> "$site_fragment"
fi
BUILDROOT=$(readlink -f "$1") OUTPUT=/out/output BR2_DL_DIR=/out/dl BR2_CCACHE_DIR=/out/ccache tree/build.sh build
ls -l output/images
