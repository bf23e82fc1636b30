#!/bin/sh
# Run by make with the target directory, after the board's own script.
set -eu
target=$1
# The kernel command line is in board/overlay/boot/slot.cfg: a slot brings its own along.
