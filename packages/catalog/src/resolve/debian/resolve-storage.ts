import type { ResolvedImage, ResolvedPartition } from '../../resolved-image.ts';
import type { DebianScene } from './scene.ts';

/** GPT with its backup, and alignment of the first partition, in MiB. */
export const TABLE_OVERHEAD_MIB = 2;
const DEFAULT_BOOT_MIB = 128;

/** Lays out the medium: boot partition as the board's firmware wants it, then the root file system, which grows at first start. */
export function resolveStorage({ spec, board, debian }: DebianScene): ResolvedImage['storage'] {
  const { imageSizeMiB } = spec.storage;
  const bootMiB = debian.bootPartitionMiB ?? DEFAULT_BOOT_MIB;
  const boot: ResolvedPartition =
    debian.boot === 'efi'
      ? {
          label: 'esp',
          role: 'esp',
          fileSystem: 'vfat',
          sizeMiB: bootMiB,
          because: `${board.title} starts by EFI: systemd-boot, kernel and initrd live here, with room for a second kernel`,
        }
      : {
          label: 'boot',
          role: 'boot',
          fileSystem: 'vfat',
          sizeMiB: bootMiB,
          because: `the firmware of ${board.title} reads kernel, device tree and config.txt from the first FAT partition`,
        };
  const root: ResolvedPartition = {
    label: 'root',
    role: 'root',
    fileSystem: 'ext4',
    sizeMiB: imageSizeMiB === 'auto' ? 'auto' : Math.max(1, imageSizeMiB - bootMiB - TABLE_OVERHEAD_MIB),
    because:
      imageSizeMiB === 'auto'
        ? 'fitted to the content; grows to the whole medium at first start'
        : 'what storage.imageSizeMiB leaves beside the boot partition; grows to the whole medium at first start',
  };
  return {
    layout: 'single',
    rootfs: 'ext4',
    imageSizeMiB,
    partitionTable: debian.partitionTable,
    partitions: [boot, root],
    because:
      imageSizeMiB === 'auto' ? 'one ext4 root, fitted to the content' : 'storage.imageSizeMiB of the spec',
  };
}
