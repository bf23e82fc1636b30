#!/bin/sh
# Run by make with the target directory, after the board's own script.
set -eu
target=$1

# The slot's own boot file, with the kernel command line in it, in place of the board's: a slot brings its own along.
install -m 0644 -D "$BOARDWRIGHT_TREE/board/extlinux.conf" "$target/boot/extlinux/extlinux.conf"
