#!/bin/sh
# What a person would do by hand: Buildroot's own make on the ejected tree, nothing cached. Runs in the builder image as an
# ordinary user; the tree is in /tree, the result in /out.
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
if [ -n "$site" ]; then
  printf 'BR2_PRIMARY_SITE="%s"\nBR2_PRIMARY_SITE_ONLY=y\n' "$site" >> tree/config/fragments/90-site.fragment
fi
BUILDROOT=$(readlink -f "$1") OUTPUT=/out/output BR2_DL_DIR=/out/dl BR2_CCACHE_DIR=/out/ccache tree/build.sh build
ls -l output/images
