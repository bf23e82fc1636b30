import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Issue } from '../issue.ts';
import type { ResolvedImage, ResolvedPartition } from '../resolved-image.ts';
import { fix, type Part, problem, replaceWith } from './draft.ts';

/** What of a boot loader decides the layout of two slots. */
export interface SlotBoot {
  readonly loader: 'grub-efi' | 'u-boot';
  readonly partitionTable: 'gpt' | 'mbr';
  /** Kept free before the boot partition, for boot loaders at fixed places, in MiB. */
  readonly bootAtMiB: number;
}

/** GRUB with its menu and variables, or U-Boot's boot script; the kernels are in the slots. */
const BOOT_MIB = 16;
/** Configuration and recordings that outlive updates; grows to the medium at first start. */
const DATA_MIB = 64;
/** A later version of the system is larger, and a slot keeps its size for good. */
const GROWTH = 1.25;
const STEP_MIB = 16;
/** Partition table, its backup and what boot loaders keep before the first partition. */
export const TABLE_MIB = 20;
const SIZE_PATH = '/storage/imageSizeMiB';

/** @returns MiB of a slot that has room for later versions of a root of the given size */
function slotMiB(rootMiB: number): number {
  return Math.ceil((rootMiB * GROWTH) / STEP_MIB) * STEP_MIB;
}

/** The partitions of an image with two slots, in the order of the table. */
function slotPartitions(
  { loader }: SlotBoot,
  rootfs: ImageSpec['storage']['rootfs'],
  sizeMiB: number,
): readonly ResolvedPartition[] {
  const slot = (label: string, because: string): ResolvedPartition => ({
    label,
    role: 'root',
    fileSystem: rootfs,
    sizeMiB,
    because: `storage.layout of the spec: ${because}`,
  });
  return [
    {
      label: 'boot',
      role: loader === 'u-boot' ? 'boot' : 'esp',
      fileSystem: 'vfat',
      sizeMiB: BOOT_MIB,
      because:
        loader === 'u-boot'
          ? 'the boot script by which U-Boot chooses a slot'
          : 'GRUB, its menu, and the variables by which it and RAUC agree on a slot',
    },
    slot('root-a', 'started first; room for larger versions later'),
    slot('root-b', 'holds the same system at first, so that a new device can fall back already'),
    {
      label: 'data',
      role: 'data',
      fileSystem: 'ext4',
      sizeMiB: DATA_MIB,
      because: 'what outlives updates, below /data; grows to the medium at first start',
    },
  ];
}

/** @returns an error that the size asked for does not hold what was chosen, and the ways out */
export function imageTooSmall(asked: number, needed: number): Issue {
  const message = `storage.imageSizeMiB is ${asked} MiB, but what was chosen needs about ${needed} MiB.`;
  return problem('IMAGE_TOO_SMALL', SIZE_PATH, message, {
    between: [`${asked} MiB`, `${needed} MiB`],
    fixes: [
      fix('Fit the image to its content', replaceWith(SIZE_PATH, 'auto')),
      fix(`Use ${needed} MiB`, replaceWith(SIZE_PATH, needed)),
    ],
  });
}

/**
 * Two root slots of one size, the layout ours on every board.
 *
 * @param neededMiB - what the root file system takes
 */
export function twoSlots(
  { imageSizeMiB, rootfs }: ImageSpec['storage'],
  boot: SlotBoot,
  neededMiB: number,
): Part<{ readonly storage: ResolvedImage['storage']; readonly rootSizeMiB: number }> {
  const least = slotMiB(neededMiB);
  const besideMiB = BOOT_MIB + DATA_MIB + boot.bootAtMiB + TABLE_MIB;
  const rootSizeMiB =
    imageSizeMiB === 'auto' ? least : Math.max(1, Math.floor((imageSizeMiB - besideMiB) / 2));
  const issues =
    imageSizeMiB !== 'auto' && rootSizeMiB < least
      ? [imageTooSmall(imageSizeMiB, 2 * least + besideMiB)]
      : [];
  const sized =
    imageSizeMiB === 'auto'
      ? 'sized by the package facts, with room for later versions'
      : 'storage.imageSizeMiB of the spec divided between them';
  return {
    value: {
      rootSizeMiB,
      storage: {
        layout: 'ab',
        rootfs,
        imageSizeMiB,
        partitionTable: boot.partitionTable,
        partitions: slotPartitions(boot, rootfs, rootSizeMiB),
        because: `storage.layout of the spec; the slots are ${sized}`,
      },
    },
    issues,
  };
}
