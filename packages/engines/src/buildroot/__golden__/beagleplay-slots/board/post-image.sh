#!/bin/sh
# Run by make with the images directory, in Buildroot's directory: makes the disk image with two slots.
set -eu
"$HOST_DIR/bin/mkimage" -A arm64 -T script -C none -n slots -d "$BOARDWRIGHT_TREE/board/boot.cmd" "$1/boot.scr"
# -r: in the format of two copies, each with a count that tells which one is newer.
"$HOST_DIR/bin/mkenvimage" -r -p 0x00 -s 512 -o "$1/slot-state.bin" "$BOARDWRIGHT_TREE/board/slot-state.txt"
exec support/scripts/genimage.sh -c "$BOARDWRIGHT_TREE/config/genimage.cfg"
