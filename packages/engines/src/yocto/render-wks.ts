import type { ResolvedPartition } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { ownWords } from './command-line.ts';
import { fileSystemUuid, partitionUuid } from './identifiers.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import { MOUNT_POINTS } from './render-rootfs.ts';
import type { YoctoImage } from './resolved.ts';

/**
 * Names of wic's plugins: releases since 5.3 write them with underscores.
 *
 * @source release notes of Yocto 5.3, "wic plugins"
 */
const PLUGINS = {
  scarthgap: { esp: 'bootimg-efi', boot: 'bootimg-partition' },
  wrynose: { esp: 'bootimg_efi', boot: 'bootimg_partition' },
} as const;

function sourceOf({ release, slots }: YoctoImage, { role }: ResolvedPartition): string[] {
  if (role === 'root') return ['--source rootfs'];
  if (role === 'data') return [];
  const plugin = PLUGINS[release][role];
  if (role === 'boot') return [`--source ${plugin}`];
  // With two slots each has a kernel of its own.
  const more = slots === undefined ? '' : ',install-kernel-into-boot-dir=false';
  return [`--source ${plugin}`, `--sourceparams="loader=grub-efi${more}"`];
}

function identity(target: YoctoImage, { label, role, fileSystem }: ResolvedPartition): string[] {
  const { image } = target;
  if (image.storage.partitionTable !== 'gpt') return role === 'root' ? ['--use-uuid'] : [];
  return [
    `--part-name ${label}`,
    `--uuid ${partitionUuid(image, label)}`,
    ...(fileSystem === 'ext4' ? [`--fsuuid ${fileSystemUuid(image, label)}`] : []),
  ];
}

function partLine(target: YoctoImage, partition: ResolvedPartition): ExplainedLine {
  const { label, role, fileSystem, sizeMiB, because } = partition;
  const roots = target.image.storage.partitions.filter((one) => one.role === 'root');
  // Only one partition can be mounted as the root; the other slot is written like it and mounted nowhere.
  const place = role === 'root' ? (partition === roots[0] ? ['/'] : []) : [MOUNT_POINTS[role]];
  const words = [
    'part',
    ...place,
    ...sourceOf(target, partition),
    ...(role === 'esp' ? [] : [`--fstype=${fileSystem}`]),
    `--label ${label}`,
    ...identity(target, partition),
    ...(sizeMiB === 'auto' ? [] : [`--fixed-size ${sizeMiB}M`]),
    ...(role === 'esp' || role === 'boot' ? ['--active'] : []),
    '--align 1024',
    // /etc/fstab is among the files of the image, so that a slot written later has the same one.
    '--no-fstab-update',
  ];
  return { text: words.join(' '), because };
}

/** How wic lays the disk out; nothing where the machine's own file does it. */
export function renderWks(target: YoctoImage): RenderedFile[] {
  const { image, ownImage, recipe } = target;
  if (!ownImage) return [];
  const { partitions, partitionTable, because } = image.storage;
  const words = ownWords(target);
  const table = `bootloader --ptable ${partitionTable === 'gpt' ? 'gpt' : 'msdos'} --timeout=0`;
  // With two slots GRUB reads a menu of ours instead of what wic makes of these.
  const loader: ExplainedLine = {
    text: `${table} --append="${words.map(({ text }) => text).join(' ')}"`,
    because: words.map((word) => `${word.text}: ${word.because ?? ''}`).join('; '),
  };
  return [
    explainedFile(`${IMAGE_LAYER}/recipes-image/${recipe}.wks`, [
      { text: `# short-description: ${image.name} for ${image.board.id}` },
      { text: `# ${because}`.replace(/\s+/g, ' ') },
      ...partitions.map((partition) => partLine(target, partition)),
      loader,
    ]),
  ];
}
