import type { SlotLoader, UbootSlots } from '@boardwright/catalog/buildroot-board';
import type { ResolvedPartition } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { bootVfat, dataExt4 } from './genimage-parts.ts';
import { diskIdentifiers, partitionUuid } from './identifiers.ts';
import type { BuildrootImage } from './resolved.ts';
import { STATE_BYTES, stateOffsets } from './slot-state.ts';

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
    ...bootVfat(target, [
      {
        text: `    file ${board.kernel.image} { image = "${board.kernel.image}" }`,
        because: 'the kernel',
      },
      {
        text: '    file extlinux/extlinux.conf { image = "extlinux.conf" }',
        because: 'U-Boot starts the kernel with the command line in it',
      },
    ]),
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

function contentOf(target: BuildrootImage, { role }: ResolvedPartition): string {
  return { esp: 'boot.vfat', boot: 'boot.vfat', root: rootfsFile(target), data: 'data.ext4' }[role];
}

function gptLines(target: BuildrootImage, { role, label }: ResolvedPartition): ExplainedLine[] {
  const { image } = target;
  // The firmware finds the ESP by its type; U-Boot takes what is marked bootable.
  const type = { esp: ESP_TYPE, boot: DATA_TYPE, root: ROOT_TYPES[image.board.arch], data: DATA_TYPE }[role];
  return [
    { text: `    partition-type-uuid = "${type}"` },
    { text: `    partition-uuid = "${partitionUuid(image, label)}"` },
  ];
}

function mbrLines({ role }: ResolvedPartition): ExplainedLine[] {
  return [{ text: `    partition-type = ${role === 'boot' ? '0xC' : '0x83'}` }];
}

function partitionLines(target: BuildrootImage, partition: ResolvedPartition, at?: number): ExplainedLine[] {
  const { partitionTable } = target.image.storage;
  const { label, role, sizeMiB, because } = partition;
  return [
    { text: `  partition ${label} {`, because },
    { text: `    image = "${contentOf(target, partition)}"` },
    ...(at === undefined ? [] : [{ text: `    offset = ${at}M`, because: 'behind boot loader and state' }]),
    { text: `    size = ${sizeMiB}M` },
    ...(partitionTable === 'gpt' ? gptLines(target, partition) : mbrLines(partition)),
    ...(role === 'esp' || role === 'boot' ? [{ text: '    bootable = "true"' }] : []),
    { text: '  }' },
  ];
}

/** What Buildroot's own genimage configuration of the board has of the boot loader. */
function areaLines({ areas }: UbootSlots): ExplainedLine[] {
  const because = "the boot loader, where the board's own genimage configuration has it";
  return areas.flatMap(({ name, image, at, size, typeUuid }) => [
    { text: `  partition ${name} {`, because },
    ...(typeUuid === undefined
      ? [{ text: '    in-partition-table = "false"' }]
      : [{ text: `    partition-type-uuid = "${typeUuid}"` }]),
    ...(image === undefined ? [] : [{ text: `    image = "${image}"` }]),
    ...(at === undefined ? [] : [{ text: `    offset = ${at}` }]),
    ...(size === undefined ? [] : [{ text: `    size = ${size}` }]),
    { text: '  }' },
  ]);
}

function stateLines(slots: UbootSlots): ExplainedLine[] {
  return stateOffsets(slots).flatMap((offset, index) => [
    {
      text: `  partition slot-state-${index + 1} {`,
      because: 'what U-Boot and RAUC tell each other; two copies, so that a power cut leaves one whole',
    },
    { text: '    in-partition-table = "false"' },
    { text: '    image = "slot-state.bin"' },
    { text: `    offset = ${offset}` },
    { text: `    size = ${STATE_BYTES}` },
    { text: '  }' },
  ]);
}

function bootFiles(slots: SlotLoader): ExplainedLine[] {
  if (slots.loader === 'u-boot') {
    return [
      ...slots.bootFiles.map(({ name, image }) => ({
        text: `    file ${name} { image = "${image}" }`,
        because: 'the boot loader, which the ROM reads from here',
      })),
      { text: '    file boot.scr { image = "boot.scr" }', because: 'U-Boot runs it: it chooses the slot' },
    ];
  }
  const { loaderFile } = slots;
  return [
    {
      text: `    file EFI/BOOT/${loaderFile} { image = "efi-part/EFI/BOOT/${loaderFile}" }`,
      because: 'GRUB, under the name EFI firmware looks for',
    },
    { text: '    file EFI/BOOT/grub.cfg { image = "grub.cfg" }', because: 'chooses the slot' },
    {
      text: '    file EFI/BOOT/grubenv { image = "grubenv" }',
      because: 'what GRUB and RAUC tell each other',
    },
  ];
}

function tableLines({ image }: BuildrootImage): ExplainedLine[] {
  const ids = diskIdentifiers(image);
  return image.storage.partitionTable === 'gpt'
    ? [{ text: '    partition-table-type = "gpt"' }, { text: `    disk-uuid = "${ids.diskUuid}"` }]
    : [
        { text: '    partition-table-type = "mbr"' },
        { text: `    disk-signature = 0x${ids.diskSignature}`, because: 'the roots are found by it' },
      ];
}

function twoSlots(target: BuildrootImage, slots: SlotLoader): ExplainedLine[] {
  const { image, board } = target;
  const { partitions } = image.storage;
  const uboot = slots.loader === 'u-boot' ? slots : undefined;
  return [
    ...bootVfat(target, bootFiles(slots)),
    ...dataExt4(target),
    { text: `image ${board.image.file} {`, because: image.storage.because },
    { text: '  hdimage {' },
    ...tableLines(target),
    { text: '    align = 1M' },
    { text: '  }' },
    ...(uboot === undefined ? [] : [...areaLines(uboot), ...stateLines(uboot)]),
    ...partitions.flatMap((partition) =>
      partitionLines(target, partition, partition.role === 'boot' ? uboot?.bootAtMiB : undefined),
    ),
    { text: '}' },
  ];
}

/** How the disk image is put together; nothing where the board's own script does it. */
export function renderGenimage(target: BuildrootImage): RenderedFile[] {
  if (!target.ownImage) return [];
  const lines = target.slots === undefined ? oneRoot(target) : twoSlots(target, target.slots);
  return [explainedFile(GENIMAGE_CONFIG, lines)];
}
