#!/bin/sh
# Run by make with the images directory, in Buildroot's directory: makes the disk image with two slots.
set -eu
cp "$BOARDWRIGHT_TREE/board/grub.cfg" "$BOARDWRIGHT_TREE/board/grubenv" "$1/"
exec support/scripts/genimage.sh -c "$BOARDWRIGHT_TREE/config/genimage.cfg"
