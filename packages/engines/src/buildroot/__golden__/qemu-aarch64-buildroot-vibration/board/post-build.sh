#!/bin/sh
# Run by make with the target directory. The kernel command line of this board is in board/extlinux.conf.
set -eu
