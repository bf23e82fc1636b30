#!/bin/sh
# Run by make with the target directory, after the board's own script.
set -eu
target=$1

# The slot's own boot file, with the kernel command line in it, in place of the board's: a slot brings its own along.
install -m 0644 -D "$BOARDWRIGHT_TREE/board/extlinux.conf" "$target/boot/extlinux/extlinux.conf"

# Device tree overlays: U-Boot applies them to the board's device tree.
extlinux=$target/boot/extlinux/extlinux.conf
list=
for source in "$BOARDWRIGHT_TREE"/board/dts/*.dtso; do
  name=${source##*/}
  "$HOST_DIR/bin/dtc" -@ -I dts -O dtb -o "$target/boot/${name%.dtso}.dtbo" "$source"
  list="$list /boot/${name%.dtso}.dtbo"
done
sed -i -e '/^[[:space:]]*fdtoverlays /d' -e "/^[[:space:]]*append[[:space:]]/a\\  fdtoverlays$list" "$extlinux"
