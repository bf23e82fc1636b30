import type { Issue } from '../issue.ts';
import type { ResolvedKernelLine } from '../resolved-image.ts';
import { fix, problem, remark, removeAt, replaceWith, type Scene, setTo } from './draft.ts';

const LAYOUT_PATH = '/storage/layout';
const CLIENT_PATH = '/update/kind';
const ONE_ROOT = replaceWith(LAYOUT_PATH, 'single');

/** Two slots need someone who writes them, and a writer needs two slots: each alone is an error with the other as its fix. */
function pairing({ spec, board }: Scene, unsupported: string | undefined): Issue[] {
  const ab = spec.storage.layout === 'ab';
  const rauc = spec.update.kind === 'rauc';
  const noClient = [
    replaceWith(CLIENT_PATH, 'none'),
    ...(spec.update.keyring === undefined ? [] : [removeAt('/update/keyring')]),
  ];
  if (unsupported !== undefined && (ab || rauc)) {
    const message = `${board.title} can't have two slots for updates: ${unsupported}.`;
    const [path, label] = ab
      ? [LAYOUT_PATH, 'Use one root file system']
      : [CLIENT_PATH, 'Remove the update client'];
    const patches = [...(ab ? [ONE_ROOT] : []), ...(rauc ? noClient : [])];
    return [
      problem('SLOTS_UNSUPPORTED', path, message, {
        between: [board.id, 'ab'],
        fixes: [fix(label, ...patches)],
      }),
    ];
  }
  if (ab && !rauc) {
    const message = 'storage.layout "ab": two slots need an update client that writes the one not in use.';
    const fixes = [fix('Add RAUC', setTo(CLIENT_PATH, 'rauc')), fix('Use one root file system', ONE_ROOT)];
    return [
      problem('SLOTS_WITHOUT_CLIENT', LAYOUT_PATH, message, { between: ['ab', spec.update.kind], fixes }),
    ];
  }
  if (rauc && !ab) {
    const message = 'update.kind "rauc": RAUC writes the slot not in use, and there is only one root.';
    const fixes = [
      fix('Use two slots', setTo(LAYOUT_PATH, 'ab')),
      fix('Remove the update client', ...noClient),
    ];
    return [problem('CLIENT_WITHOUT_SLOTS', CLIENT_PATH, message, { between: ['rauc', 'single'], fixes })];
  }
  return [];
}

function keyringIssues({ spec }: Scene): Issue[] {
  if (spec.update.kind !== 'rauc' || spec.update.keyring !== undefined) return [];
  const message =
    'update.keyring is missing: the image holds no certificate, so its devices install no bundle at all. Put the certificates of the team in it.';
  return [remark('UPDATE_WITHOUT_KEYRING', 'warning', '/update/keyring', message, { between: ['rauc'] })];
}

/**
 * What does not go together about two root slots and the client that writes them.
 *
 * @param unsupported - why the board can't have them, as the end of a sentence; undefined when it can
 */
export function slotIssues(scene: Scene, unsupported: string | undefined): Issue[] {
  return [...pairing(scene, unsupported), ...keyringIssues(scene)];
}

type KernelNeed = readonly [string, string, string];

/** GRUB's way in, and the boot partition with its variables; U-Boot needs neither: its state is no file. */
const GRUB_KERNEL: readonly KernelNeed[] = [
  ['EFI', 'storage.layout', 'GRUB starts the kernel on EFI firmware'],
  ['EFI_STUB', 'storage.layout', 'GRUB hands over through it'],
  ['VFAT_FS', 'storage.layout', "the boot partition with GRUB's variables is FAT"],
  ['NLS_CODEPAGE_437', 'storage.layout', 'mounting FAT needs its code page'],
  ['NLS_ISO8859_1', 'storage.layout', 'mounting FAT needs its character set'],
];

const KERNEL: readonly KernelNeed[] = [
  ['EXT4_FS', 'storage.layout', 'the data partition'],
  ['TMPFS', 'storage.layout', 'state of a read-only root while it runs'],
  ['BLK_DEV_LOOP', 'update.kind', 'RAUC mounts a bundle through it'],
  ['SQUASHFS', 'update.kind', 'a bundle is a SquashFS'],
  ['SQUASHFS_ZLIB', 'update.kind', 'compressed as mksquashfs does by default'],
  ['MD', 'update.kind', 'dm-verity is one of its drivers'],
  ['BLK_DEV_DM', 'update.kind', 'dm-verity is one of its drivers'],
  ['DM_VERITY', 'update.kind', 'every block of a bundle is checked against its signed hash as it is read'],
  ['CRYPTO_SHA256', 'update.kind', 'the hash of those blocks'],
];

/** @returns lines of the kernel configuration that two slots, RAUC and their boot loader need */
export function slotKernelLines(loader: 'grub-efi' | 'u-boot'): ResolvedKernelLine[] {
  const needs = [...(loader === 'grub-efi' ? GRUB_KERNEL : []), ...KERNEL];
  return needs.map(([name, unit, because]) => ({ line: `CONFIG_${name}=y`, unit, because }));
}
