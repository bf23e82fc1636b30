#!/bin/sh
# Run by make with the images directory, after the board's own script, which makes the disk image.
set -eu
[ -s "$1/sdcard.img" ] || { echo "E: the board's script left no sdcard.img" >&2; exit 1; }
