#!/bin/sh
# Run by make with the images directory, in Buildroot's directory: makes the disk image.
set -eu
cp "$BOARDWRIGHT_TREE/board/extlinux.conf" "$1/extlinux.conf"
exec support/scripts/genimage.sh -c "$BOARDWRIGHT_TREE/config/genimage.cfg"
