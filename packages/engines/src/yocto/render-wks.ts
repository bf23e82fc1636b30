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

/** File of the deploy directory that is a partition's content as it is. */
function fileOf({ board }: YoctoImage, { label }: ResolvedPartition): string | undefined {
  return board.image.partitions.find((one) => one.label === label)?.file;
}

function copied(file: string): string[] {
  return ['--source rawcopy', `--sourceparams="file=${file}"`];
}

function sourceOf(target: YoctoImage, partition: ResolvedPartition): string[] {
  const { release, slots } = target;
  const { role } = partition;
  const file = fileOf(target, partition);
  if (file !== undefined) return copied(file);
  if (role === 'root') return ['--source rootfs'];
  if (role === 'data') return [];
  const plugin = PLUGINS[release][role];
  if (role === 'boot') return [`--source ${plugin}`];
  // With two slots each has a kernel of its own.
  const more = slots === undefined ? '' : ',install-kernel-into-boot-dir=false';
  return [`--source ${plugin}`, `--sourceparams="loader=grub-efi${more}"`];
}

function identity(target: YoctoImage, partition: ResolvedPartition): string[] {
  const { image } = target;
  const { label, role, fileSystem } = partition;
  if (image.storage.partitionTable !== 'gpt') return role === 'root' ? ['--use-uuid'] : [];
  return [
    `--part-name ${label}`,
    `--uuid ${partitionUuid(image, label)}`,
    ...(fileSystem === 'ext4' && fileOf(target, partition) === undefined
      ? [`--fsuuid ${fileSystemUuid(image, label)}`]
      : []),
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

/** Partitions the board finds its boot loader in. */
function loaderLines({ board, image }: YoctoImage): ExplainedLine[] {
  return (board.image.loader ?? []).map(({ name, file, sizeKiB, type, uuid, alignKiB }) => ({
    text: [
      `part ${name}`,
      ...(file === undefined ? ['--source empty'] : copied(file)),
      `--part-name ${name}`,
      `--part-type ${type}`,
      ...(uuid === undefined ? [] : [`--uuid ${uuid}`]),
      `--fixed-size ${sizeKiB}K`,
      ...(alignKiB === undefined ? [] : [`--align ${alignKiB}`]),
      '--no-fstab-update',
    ].join(' '),
    because: `${image.board.title} looks for its boot loader in partitions of these names`,
  }));
}

/** How wic lays the disk out; nothing where the machine's own file does it. */
export function renderWks(target: YoctoImage): RenderedFile[] {
  const { image, ownImage, recipe } = target;
  if (!ownImage) return [];
  const { partitions, partitionTable, because } = image.storage;
  const { slots, board } = target;
  // Elsewhere a file of the boot loader has the words, or a variable brings them there.
  const words = slots !== undefined || 'wks' in board.commandLine ? ownWords(target) : [];
  const table = `bootloader --ptable ${partitionTable === 'gpt' ? 'gpt' : 'msdos'} --timeout=0`;
  // With two slots GRUB reads a menu of ours instead of what wic makes of these.
  const loader: ExplainedLine = {
    text: words.length === 0 ? table : `${table} --append="${words.map(({ text }) => text).join(' ')}"`,
    because: words.map((word) => `${word.text}: ${word.because ?? ''}`).join('; ') || because,
  };
  return [
    explainedFile(`${IMAGE_LAYER}/recipes-image/${recipe}.wks`, [
      { text: `# short-description: ${image.name} for ${image.board.id}` },
      { text: `# ${because}`.replace(/\s+/g, ' ') },
      // With two slots the layout is GRUB's.
      ...(slots === undefined ? loaderLines(target) : []),
      ...partitions.map((partition) => partLine(target, partition)),
      loader,
    ]),
  ];
}
