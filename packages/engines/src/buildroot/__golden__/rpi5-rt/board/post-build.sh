#!/bin/sh
# Run by make with the target directory, after the board's own script.
set -eu
target=$1

# Device tree overlays: config.txt loads them. Lines of an earlier run are taken out first.
config=$BINARIES_DIR/rpi-firmware/config.txt
for source in "$BOARDWRIGHT_TREE"/board/dts/*.dtso; do
  [ -f "$source" ] || continue
  name=${source##*/}
  mkdir -p "$BINARIES_DIR/rpi-firmware/overlays"
  "$HOST_DIR/bin/dtc" -@ -I dts -O dtb -o "$BINARIES_DIR/rpi-firmware/overlays/${name%.dtso}.dtbo" "$source"
done
sed -i '/^# boardwright: begin$/,/^# boardwright: end$/d' "$config"
{ echo '# boardwright: begin'; cat "$BOARDWRIGHT_TREE/board/config.txt"; echo '# boardwright: end'; } >> "$config"

# Adds the words of board/cmdline.txt to what the board's boot loader gives the kernel, once however often make runs.
words=$(tr '\n' ' ' < "$BOARDWRIGHT_TREE/board/cmdline.txt" | sed 's/ *$//')
[ -n "$words" ] || exit 0
# What sed would read as its own.
escaped=$(printf '%s' "$words" | sed 's/[&\\|]/\\&/g')

# add FILE PATTERN: appends the words to the lines of FILE that match.
add() {
  [ -f "$1" ] || return 0
  # A file of an earlier run has the words already; a script of the board that ran again wrote a new one without them.
  grep -qF -- " $words" "$1" || sed -i "/$2/s|\$| $escaped|" "$1"
  grep -qF -- " $words" "$1" || return 0
  echo "Kernel command line of ${1##*/}: added $words"
  added=yes
}

added=no
for file in "$BINARIES_DIR/extlinux.conf" "$BINARIES_DIR/extlinux/extlinux.conf" "$target/boot/extlinux/extlinux.conf"; do
  add "$file" '^[[:space:]]*append[[:space:]]'
done
add "$BINARIES_DIR/uEnv.txt" '^set_bootargs=.*'
add "$BINARIES_DIR/efi-part/EFI/BOOT/grub.cfg" '^[[:space:]]*linux[[:space:]]'
add "$BINARIES_DIR/rpi-firmware/cmdline.txt" '^root='
if [ "$added" = no ]; then
  echo "E: no boot loader configuration was found to add the kernel command line words to: $words" >&2
  exit 1
fi
