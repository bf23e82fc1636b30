import type { RenderedFile } from '../plan.ts';
import { explainedFile } from '../render/explained.ts';
import { addedWords } from './command-line.ts';
import type { BuildrootImage } from './resolved.ts';
import { STATE_BYTES } from './slot-state.ts';

const HEAD = `#!/bin/sh
# Run by make with the target directory, after the board's own script.
set -eu
target=$1
`;

const RPI_OVERLAYS = `
# Device tree overlays: config.txt loads them. Lines of an earlier run are taken out first.
config=$BINARIES_DIR/rpi-firmware/config.txt
for source in "$BOARDWRIGHT_TREE"/board/dts/*.dtso; do
  [ -f "$source" ] || continue
  name=\${source##*/}
  mkdir -p "$BINARIES_DIR/rpi-firmware/overlays"
  "$HOST_DIR/bin/dtc" -@ -I dts -O dtb -o "$BINARIES_DIR/rpi-firmware/overlays/\${name%.dtso}.dtbo" "$source"
done
sed -i '/^# boardwright: begin$/,/^# boardwright: end$/d' "$config"
{ echo '# boardwright: begin'; cat "$BOARDWRIGHT_TREE/board/config.txt"; echo '# boardwright: end'; } >> "$config"
`;

const EXTLINUX_OVERLAYS = `
# Device tree overlays: U-Boot applies them to the board's device tree.
extlinux=$target/boot/extlinux/extlinux.conf
list=
for source in "$BOARDWRIGHT_TREE"/board/dts/*.dtso; do
  name=\${source##*/}
  "$HOST_DIR/bin/dtc" -@ -I dts -O dtb -o "$target/boot/\${name%.dtso}.dtbo" "$source"
  list="$list /boot/\${name%.dtso}.dtbo"
done
sed -i -e '/^[[:space:]]*fdtoverlays /d' -e "/^[[:space:]]*append[[:space:]]/a\\\\  fdtoverlays$list" "$extlinux"
`;

const POST_BUILD = `
# Adds the words of board/cmdline.txt to what the board's boot loader gives the kernel, once however often make runs.
words=$(tr '\\n' ' ' < "$BOARDWRIGHT_TREE/board/cmdline.txt" | sed 's/ *$//')
[ -n "$words" ] || exit 0
# What sed would read as its own.
escaped=$(printf '%s' "$words" | sed 's/[&\\\\|]/\\\\&/g')

# add FILE PATTERN: appends the words to the lines of FILE that match.
add() {
  [ -f "$1" ] || return 0
  # A file of an earlier run has the words already; a script of the board that ran again wrote a new one without them.
  grep -qF -- " $words" "$1" || sed -i "/$2/s|\\$| $escaped|" "$1"
  grep -qF -- " $words" "$1" || return 0
  echo "Kernel command line of \${1##*/}: added $words"
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
`;

const POST_BUILD_DIRECT = '# The kernel command line of this board is in board/extlinux.conf.\n';

const POST_BUILD_SLOTS =
  '# The kernel command line is in board/overlay/boot/slot.cfg: a slot brings its own along.\n';

const POST_IMAGE_SLOTS = `#!/bin/sh
# Run by make with the images directory, in Buildroot's directory: makes the disk image with two slots.
set -eu
cp "$BOARDWRIGHT_TREE/board/grub.cfg" "$BOARDWRIGHT_TREE/board/grubenv" "$1/"
exec support/scripts/genimage.sh -c "$BOARDWRIGHT_TREE/config/genimage.cfg"
`;

const POST_BUILD_SLOTS_UBOOT = `
# The slot's own boot file, with the kernel command line in it, in place of the board's: a slot brings its own along.
install -m 0644 -D "$BOARDWRIGHT_TREE/board/extlinux.conf" "$target/boot/extlinux/extlinux.conf"
`;

function postImageSlotsUboot(arch: string): string {
  return `#!/bin/sh
# Run by make with the images directory, in Buildroot's directory: makes the disk image with two slots.
set -eu
"$HOST_DIR/bin/mkimage" -A ${arch} -T script -C none -n slots -d "$BOARDWRIGHT_TREE/board/boot.cmd" "$1/boot.scr"
# -r: in the format of two copies, each with a count that tells which one is newer.
"$HOST_DIR/bin/mkenvimage" -r -p 0x00 -s ${STATE_BYTES} -o "$1/slot-state.bin" "$BOARDWRIGHT_TREE/board/slot-state.txt"
exec support/scripts/genimage.sh -c "$BOARDWRIGHT_TREE/config/genimage.cfg"
`;
}

const POST_IMAGE_OWN = `#!/bin/sh
# Run by make with the images directory, in Buildroot's directory: makes the disk image.
set -eu
cp "$BOARDWRIGHT_TREE/board/extlinux.conf" "$1/extlinux.conf"
exec support/scripts/genimage.sh -c "$BOARDWRIGHT_TREE/config/genimage.cfg"
`;

function postImageUpstream(file: string): string {
  return `#!/bin/sh
# Run by make with the images directory, after the board's own script, which makes the disk image.
set -eu
[ -s "$1/${file}" ] || { echo "E: the board's script left no ${file}" >&2; exit 1; }
`;
}

/** Before overlays are named in it. */
function bootFilePart({ slots }: BuildrootImage): string {
  return slots?.loader === 'u-boot' ? POST_BUILD_SLOTS_UBOOT : '';
}

function overlayPart({ board, own }: BuildrootImage): string {
  if (own.overlays.length === 0 || 'unsupported' in board.overlays) return '';
  return board.overlays.loader === 'config-txt' ? RPI_OVERLAYS : EXTLINUX_OVERLAYS;
}

/** U-Boot's names of the architectures. */
const UBOOT_ARCHES = { x86_64: 'x86_64', aarch64: 'arm64', arm: 'arm', riscv64: 'riscv' } as const;

function commandLinePart({ board, slots }: BuildrootImage): string {
  // With U-Boot the words are in the boot file, which is there already.
  if (slots?.loader === 'u-boot') return '';
  if (slots !== undefined) return POST_BUILD_SLOTS;
  return board.commandLine === 'boot-loader' ? POST_BUILD : POST_BUILD_DIRECT;
}

function postImage({ image, board, slots, ownImage }: BuildrootImage): string {
  if (slots?.loader === 'u-boot') return postImageSlotsUboot(UBOOT_ARCHES[image.board.arch]);
  if (slots !== undefined) return POST_IMAGE_SLOTS;
  return ownImage ? POST_IMAGE_OWN : postImageUpstream(board.image.file);
}

/** What make runs around the root file system, and the words of the kernel command line. */
export function renderScripts(target: BuildrootImage): RenderedFile[] {
  return [
    explainedFile('board/cmdline.txt', addedWords(target)),
    {
      path: 'board/post-build.sh',
      content: [HEAD, bootFilePart(target), overlayPart(target), commandLinePart(target)].join(''),
      mode: 0o755,
    },
    {
      path: 'board/post-image.sh',
      content: postImage(target),
      mode: 0o755,
    },
  ];
}
