#!/bin/sh
# Run by make with the target directory, after the board's own script.
set -eu
target=$1
# The kernel command line of this board is in board/extlinux.conf.
