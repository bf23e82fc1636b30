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

function partitionBlock(partition: LaidOutPartition, gptType: string | undefined): string[] {
  const file = partition.role === 'root' ? 'root.img' : 'boot.img';
  const lines = [`  partition ${partition.label} {`, `    image = "${file}"`];
  if (gptType === undefined) {
    lines.push(`    partition-type = ${partition.role === 'root' ? '0x83' : '0xC'}`);
    if (partition.role !== 'root') lines.push('    bootable = "true"');
  } else {
    lines.push(`    partition-type-uuid = "${gptType}"`, `    partition-uuid = "${partition.partUuid}"`);
  }
  return [...lines, '  }'];
}

/** The disk image: a FAT boot partition filled from a directory, the root file system as made before. */
export function renderGenimage(image: ResolvedImage): RenderedFile {
  const layout = layOut(image);
  const { arch } = debianBoardOf(image);
  const gpt = layout.table === 'gpt';
  const label = layout.boot.label.toUpperCase();
  const fat = [
    '  vfat {',
    `    label = "${label}"`,
    `    extraargs = "-F 32 -i ${layout.fatVolumeId} --invariant"`,
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
      const type = partition.role === 'root' ? ROOT_TYPES[arch] : ESP_TYPE;
      const [first = '', ...rest] = partitionBlock(partition, gpt ? type : undefined);
      return [{ text: first, because: partition.because }, ...rest.map((text) => ({ text }))];
    }),
    { text: '}' },
  ];
  return explainedFile('config/genimage.cfg', lines);
}
