import type { ExplainedLine } from '../render/explained.ts';
import { uuidFrom } from '../render/identifiers.ts';
import { diskIdentifiers } from './identifiers.ts';
import type { BuildrootImage } from './resolved.ts';

/** @returns the FAT boot partition with these files on it */
export function bootVfat(target: BuildrootImage, files: readonly ExplainedLine[]): ExplainedLine[] {
  const boot = target.image.storage.partitions.find(({ role }) => role === 'boot' || role === 'esp');
  return [
    { text: 'image boot.vfat {', because: boot?.because },
    { text: '  vfat {' },
    { text: '    label = "BOOT"' },
    { text: `    extraargs = "-i ${diskIdentifiers(target.image).fatVolumeId} --invariant"` },
    ...files,
    { text: '  }' },
    { text: `  size = ${boot?.sizeMiB}M` },
    { text: '}' },
    { text: '' },
  ];
}

/** @returns the file system of the data partition, empty */
export function dataExt4({ image }: BuildrootImage): ExplainedLine[] {
  const data = image.storage.partitions.find(({ role }) => role === 'data');
  return [
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
  ];
}
