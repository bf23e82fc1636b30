import type { ResolvedImage, ResolvedPartition } from '../../resolved-image.ts';
import type { DebianScene } from './scene.ts';

/** GPT with its backup, and alignment of the first partition, in MiB. */
export const TABLE_OVERHEAD_MIB = 2;
const DEFAULT_BOOT_MIB = 128;

/** Room for what the system writes until its first start, when the partition grows, in MiB. */
const DATA_MIB = 64;

function writableRoot(imageSizeMiB: number | 'auto', bootMiB: number): ResolvedPartition {
  return {
    label: 'root',
    role: 'root',
    fileSystem: 'ext4',
    sizeMiB: imageSizeMiB === 'auto' ? 'auto' : Math.max(1, imageSizeMiB - bootMiB - TABLE_OVERHEAD_MIB),
    because:
      imageSizeMiB === 'auto'
        ? 'fitted to the content; grows to the whole medium at first start'
        : 'what storage.imageSizeMiB leaves beside the boot partition; grows to the whole medium at first start',
  };
}

function readOnlyRoot(imageSizeMiB: number | 'auto'): ResolvedPartition[] {
  return [
    {
      label: 'root',
      role: 'root',
      fileSystem: 'squashfs',
      sizeMiB: 'auto',
      because: 'fitted to the compressed content; never written to',
    },
    {
      label: 'data',
      role: 'data',
      fileSystem: 'ext4',
      sizeMiB: imageSizeMiB === 'auto' ? DATA_MIB : 'auto',
      because:
        'holds every change to the read-only root, laid over it at each start; grows to the whole medium at first start',
    },
  ];
}

/** Lays out the medium: boot partition as the board's firmware wants it, then the root file system, of which the last partition grows at first start. */
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
  return {
    layout: 'single',
    rootfs: spec.storage.rootfs,
    imageSizeMiB,
    partitionTable: debian.partitionTable,
    ...(spec.storage.rootfs === 'squashfs'
      ? { partitions: [boot, ...readOnlyRoot(imageSizeMiB)], because: 'storage.rootfs of the spec' }
      : {
          partitions: [boot, writableRoot(imageSizeMiB, bootMiB)],
          because:
            imageSizeMiB === 'auto'
              ? 'one ext4 root, fitted to the content'
              : 'storage.imageSizeMiB of the spec',
        }),
  };
}
