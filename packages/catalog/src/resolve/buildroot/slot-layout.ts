import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { BuildrootBoard, SlotLoader } from '../../buildroot-board.ts';
import type { ResolvedPartition } from '../../resolved-image.ts';

/** GRUB with its menu and variables, or U-Boot's boot script; the kernels are in the slots. */
const BOOT_MIB = 16;
/** Configuration and recordings that outlive updates; grows to the medium at first start. */
const DATA_MIB = 64;
/** A later version of the system is larger, and a slot keeps its size for good. */
const GROWTH = 1.25;
const STEP_MIB = 16;

/** @returns MiB of an image with two slots that no slot gets, besides the partition table */
export function besideSlotsMiB(loader: SlotLoader): number {
  return BOOT_MIB + DATA_MIB + (loader.loader === 'u-boot' ? loader.bootAtMiB : 0);
}

/**
 * @returns how slots are chosen when the spec asks for two and the board can; undefined means one root
 */
export function slotLoader(spec: ImageSpec, { slots }: BuildrootBoard): SlotLoader | undefined {
  return spec.storage.layout === 'ab' && !('unsupported' in slots) ? slots : undefined;
}

/** @returns MiB of a slot that has room for later versions of a root of the given size */
export function slotMiB(rootMiB: number): number {
  return Math.ceil((rootMiB * GROWTH) / STEP_MIB) * STEP_MIB;
}

/** The partitions of an image with two slots, in the order of the table. */
export function slotPartitions(
  { loader }: SlotLoader,
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
