import type { ResolvedPartition } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { uuidFrom } from '../render/identifiers.ts';
import { diskIdentifiers, partitionUuid } from './identifiers.ts';
import type { BuildrootImage, SlotLoader } from './resolved.ts';

export const GENIMAGE_CONFIG = 'config/genimage.cfg';
const ESP_TYPE = 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b';
/** Linux file system data, of the GPT. */
const DATA_TYPE = '0fc63daf-8483-4772-8e79-3d69d8477de4';
/** Discoverable Partitions Specification: root of each architecture. */
const ROOT_TYPES = {
  x86_64: '4f68bce3-e8cd-4db1-96e7-fbcaf984b709',
  aarch64: 'b921b045-1df0-41c3-af44-4c6f280d3fae',
  arm: '69dad710-2ce4-4e3c-b16c-21a1d49abed3',
  riscv64: '72ec70a6-cf74-40e6-bd49-4bda08e8f224',
} as const;

/** Name of the root file system below `images/`. */
export function rootfsFile({ image }: BuildrootImage): string {
  return `rootfs.${image.storage.rootfs}`;
}

function oneRoot(target: BuildrootImage): ExplainedLine[] {
  const { image, board } = target;
  const ids = diskIdentifiers(image);
  const boot = image.storage.partitions.find(({ role }) => role === 'boot');
  const root = image.storage.partitions.find(({ role }) => role === 'root');
  return [
    { text: 'image boot.vfat {', because: boot?.because },
    { text: '  vfat {' },
    { text: '    label = "BOOT"' },
    { text: `    extraargs = "-i ${ids.fatVolumeId} --invariant"` },
    { text: `    file ${board.kernel.image} { image = "${board.kernel.image}" }`, because: 'the kernel' },
    {
      text: '    file extlinux/extlinux.conf { image = "extlinux.conf" }',
      because: 'U-Boot starts the kernel with the command line in it',
    },
    { text: '  }' },
    { text: `  size = ${boot?.sizeMiB}M` },
    { text: '}' },
    { text: '' },
    { text: `image ${board.image.file} {`, because: image.storage.because },
    { text: '  hdimage {' },
    { text: '    partition-table-type = "gpt"' },
    { text: `    disk-uuid = "${ids.diskUuid}"` },
    { text: '    align = 1M' },
    { text: '  }' },
    { text: '  partition boot {', because: boot?.because },
    { text: '    image = "boot.vfat"' },
    { text: `    partition-type-uuid = "${ESP_TYPE}"` },
    { text: `    partition-uuid = "${ids.bootPartUuid}"` },
    { text: '    bootable = "true"' },
    { text: '  }' },
    { text: '  partition root {', because: root?.because },
    { text: `    image = "${rootfsFile(target)}"` },
    { text: `    partition-type-uuid = "${ROOT_TYPES[image.board.arch]}"` },
    { text: `    partition-uuid = "${ids.rootPartUuid}"` },
    { text: '  }' },
    { text: '}' },
  ];
}

function partitionLines(target: BuildrootImage, partition: ResolvedPartition): ExplainedLine[] {
  const { image } = target;
  const { label, role, sizeMiB, because } = partition;
  const type = { esp: ESP_TYPE, boot: ESP_TYPE, root: ROOT_TYPES[image.board.arch], data: DATA_TYPE }[role];
  const content = { esp: 'boot.vfat', boot: 'boot.vfat', root: rootfsFile(target), data: 'data.ext4' }[role];
  return [
    { text: `  partition ${label} {`, because },
    { text: `    image = "${content}"` },
    { text: `    size = ${sizeMiB}M` },
    { text: `    partition-type-uuid = "${type}"` },
    { text: `    partition-uuid = "${partitionUuid(image, label)}"` },
    ...(role === 'esp' ? [{ text: '    bootable = "true"' }] : []),
    { text: '  }' },
  ];
}

function twoSlots(target: BuildrootImage, { loaderFile }: SlotLoader): ExplainedLine[] {
  const { image, board } = target;
  const ids = diskIdentifiers(image);
  const { partitions } = image.storage;
  const boot = partitions.find(({ role }) => role === 'esp');
  const data = partitions.find(({ role }) => role === 'data');
  return [
    { text: 'image boot.vfat {', because: boot?.because },
    { text: '  vfat {' },
    { text: '    label = "BOOT"' },
    { text: `    extraargs = "-i ${ids.fatVolumeId} --invariant"` },
    {
      text: `    file EFI/BOOT/${loaderFile} { image = "efi-part/EFI/BOOT/${loaderFile}" }`,
      because: 'GRUB, under the name EFI firmware looks for',
    },
    { text: '    file EFI/BOOT/grub.cfg { image = "grub.cfg" }', because: 'chooses the slot' },
    {
      text: '    file EFI/BOOT/grubenv { image = "grubenv" }',
      because: 'what GRUB and RAUC tell each other',
    },
    { text: '  }' },
    { text: `  size = ${boot?.sizeMiB}M` },
    { text: '}' },
    { text: '' },
    { text: 'image data.ext4 {', because: data?.because },
    { text: '  ext4 {' },
    { text: '    label = "data"' },
    { text: '    use-mke2fs = true' },
    { text: `    extraargs = "-U ${uuidFrom(`${image.specHash}:data`)}"` },
    { text: '  }' },
    { text: '  empty = true', because: 'the device fills it' },
    { text: `  size = ${data?.sizeMiB}M` },
    { text: '}' },
    { text: '' },
    { text: `image ${board.image.file} {`, because: image.storage.because },
    { text: '  hdimage {' },
    { text: '    partition-table-type = "gpt"' },
    { text: `    disk-uuid = "${ids.diskUuid}"` },
    { text: '    align = 1M' },
    { text: '  }' },
    ...partitions.flatMap((partition) => partitionLines(target, partition)),
    { text: '}' },
  ];
}

/** How the disk image is put together; nothing where the board's own script does it. */
export function renderGenimage(target: BuildrootImage): RenderedFile[] {
  if (!target.ownImage) return [];
  const lines = target.slots === undefined ? oneRoot(target) : twoSlots(target, target.slots);
  return [explainedFile(GENIMAGE_CONFIG, lines)];
}
