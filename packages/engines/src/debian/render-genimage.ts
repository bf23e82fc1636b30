import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { explainedFile } from '../render/explained.ts';
import { debianBoardOf, type LaidOutPartition, layOut } from './layout.ts';

const ESP_TYPE = 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b';
/** Discoverable Partitions Specification: root of this architecture. */
const ROOT_TYPES = {
  amd64: '4f68bce3-e8cd-4db1-96e7-fbcaf984b709',
  arm64: 'b921b045-1df0-41c3-af44-4c6f280d3fae',
} as const;

const DATA_TYPE = '0fc63daf-8483-4772-8e79-3d69d8477de4';
const FILES = { esp: 'boot.img', boot: 'boot.img', root: 'root.img', data: 'data.img' } as const;

function isFat({ role }: LaidOutPartition): boolean {
  return role === 'esp' || role === 'boot';
}

function gptTypeOf({ role }: LaidOutPartition, arch: keyof typeof ROOT_TYPES): string {
  if (role === 'root') return ROOT_TYPES[arch];
  return role === 'data' ? DATA_TYPE : ESP_TYPE;
}

function partitionBlock(partition: LaidOutPartition, gptType: string | undefined): string[] {
  const file = FILES[partition.role];
  const lines = [`  partition ${partition.label} {`, `    image = "${file}"`];
  if (gptType === undefined) {
    lines.push(`    partition-type = ${isFat(partition) ? '0xC' : '0x83'}`);
    if (isFat(partition)) lines.push('    bootable = "true"');
  } else {
    lines.push(`    partition-type-uuid = "${gptType}"`, `    partition-uuid = "${partition.partUuid}"`);
  }
  return [...lines, '  }'];
}

/** The disk image: a FAT boot partition filled from a directory, the other file systems as made before. */
export function renderGenimage(image: ResolvedImage): RenderedFile {
  const layout = layOut(image);
  const { arch } = debianBoardOf(image);
  const gpt = layout.table === 'gpt';
  const label = layout.boot.label.toUpperCase();
  const fat = [
    '  vfat {',
    `    label = "${label}"`,
    `    extraargs = "-F 32 --invariant -i ${layout.fatVolumeId}"`,
    '  }',
  ];
  const table = gpt
    ? ['    partition-table-type = "gpt"', `    disk-uuid = "${layout.diskUuid}"`]
    : ['    partition-table-type = "mbr"', `    disk-signature = 0x${layout.diskSignature}`];
  const lines = [
    { text: 'image boot.img {', because: layout.boot.because },
    ...[...fat, `  size = ${layout.boot.sizeMiB}M`, '}', ''].map((text) => ({ text })),
    { text: 'image disk.img {', because: image.storage.because },
    ...['  hdimage {', ...table, '    align = 1M', '  }'].map((text) => ({ text })),
    ...layout.partitions.flatMap((partition) => {
      const [first = '', ...rest] = partitionBlock(partition, gpt ? gptTypeOf(partition, arch) : undefined);
      return [{ text: first, because: partition.because }, ...rest.map((text) => ({ text }))];
    }),
    { text: '}' },
  ];
  return explainedFile('config/genimage.cfg', lines);
}
