import type { ResolvedKernelLine, ResolvedOverlay, ResolvedSymbol } from '../../resolved-image.ts';
import { quoted } from './resolve-system.ts';
import type { BuildrootScene } from './scene.ts';
import { slotLoader } from './slot-loader.ts';

/** Switches on what the U-Boot of a board leaves out. */
export const UBOOT_FRAGMENT = 'config/uboot/boardwright.fragment';

interface UbootPart {
  readonly symbols: readonly ResolvedSymbol[];
  readonly lines: readonly ResolvedKernelLine[];
}

/** What the boot script is made of. Most boards have most of it; each is left out by some board. */
const SLOT_OPTIONS: readonly (readonly [line: string, because: string])[] = [
  ['HUSH_PARSER=y', 'it has loops and conditions'],
  ['LEGACY_IMAGE_FORMAT=y', 'boot.scr is an image of this kind'],
  ['CMD_SOURCE=y', 'it is run by this command'],
  ['CMD_IMPORTENV=y', 'it reads the state of the slots'],
  ['CMD_EXPORTENV=y', 'it writes the state of the slots'],
  ['CMD_CRC32=y', 'the state carries a checksum'],
  ['CMD_MEMORY=y', 'it compares checksums'],
  ['CMD_SETEXPR=y', 'it counts'],
  ['CMD_ITEST=y', 'it compares numbers'],
  ['CMD_SYSBOOT=y', "it hands over to the slot's extlinux.conf"],
  ['CMD_EXT4=y', 'that file and the kernel are in an ext4 root'],
  ['CMD_FS_GENERIC=y', 'it reads whichever file system the slot has'],
  ['SYS_CBSIZE=2048', 'a longer command line than this many bytes would stop it'],
];

function linesOf(
  { spec, buildroot }: BuildrootScene,
  overlays: readonly ResolvedOverlay[],
): ResolvedKernelLine[] {
  const { overlays: how } = buildroot;
  const applies = overlays.length > 0 && 'loader' in how && how.loader === 'extlinux';
  const slots = slotLoader(spec, buildroot)?.loader === 'u-boot';
  const line = (setting: string, unit: string, because: string): ResolvedKernelLine => ({
    line: `CONFIG_${setting}`,
    unit,
    because,
  });
  return [
    ...(applies
      ? [line('OF_LIBFDT_OVERLAY=y', 'overlays', 'overlays of the spec are applied by U-Boot')]
      : []),
    ...(slots
      ? SLOT_OPTIONS.map(([setting, because]) =>
          line(setting, 'storage.layout', `the boot script chooses a slot: ${because}`),
        )
      : []),
    ...(slots && spec.storage.rootfs === 'squashfs'
      ? [
          line(
            'CMD_SQUASHFS=y',
            'storage.rootfs',
            'the kernel is in a squashfs root: storage.rootfs of the spec',
          ),
        ]
      : []),
  ];
}

/** Lines over the configuration of the board's U-Boot, and the symbol that names their file behind the board's own. */
export function resolveUboot(scene: BuildrootScene, overlays: readonly ResolvedOverlay[]): UbootPart {
  const lines = linesOf(scene, overlays);
  if (lines.length === 0) return { symbols: [], lines };
  const fragments = [scene.buildroot.upstream.ubootFragments ?? '', `$(BOARDWRIGHT_TREE)/${UBOOT_FRAGMENT}`];
  const slots = slotLoader(scene.spec, scene.buildroot) !== undefined;
  return {
    symbols: [
      {
        name: 'BR2_TARGET_UBOOT_CONFIG_FRAGMENT_FILES',
        value: quoted(fragments.filter((word) => word !== '').join(' ')),
        because: slots ? 'U-Boot chooses the slot by a script' : 'overlays of the spec are applied by U-Boot',
        unit: slots ? 'storage.layout' : 'overlays',
        stage: 'base',
      },
    ],
    lines,
  };
}
