import type { DebianBoard } from '@boardwright/catalog/board';
import type { ResolvedImage, ResolvedPartition } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import { serialFrom, uuidFrom } from '../render/identifiers.ts';

/** A partition with every identifier settled. */
export interface LaidOutPartition extends ResolvedPartition {
  /** 1-based. */
  readonly number: number;
  /** As on the kernel command line after `PARTUUID=`. */
  readonly partUuid: string;
  /** File system UUID for ext4. */
  readonly fsUuid: string;
}

export interface Layout {
  readonly table: 'gpt' | 'mbr';
  /** GPT disk GUID. */
  readonly diskUuid: string;
  /** MBR disk signature, 8 hex digits. */
  readonly diskSignature: string;
  /** FAT volume id of the boot partition, 8 hex digits. */
  readonly fatVolumeId: string;
  readonly partitions: readonly LaidOutPartition[];
  readonly boot: LaidOutPartition & { readonly sizeMiB: number };
  readonly root: LaidOutPartition;
  /** Where changes to a read-only root are kept; absent when the root itself is written to. */
  readonly data?: LaidOutPartition;
}

/**
 * @returns what the Debian engine knows of the image's board
 * @throws AppError ENGINE_UNSUPPORTED_BOARD
 */
export function debianBoardOf(image: ResolvedImage): DebianBoard {
  const board = image.board.engines.debian;
  if (board !== undefined) return board;
  throw new AppError('ENGINE_UNSUPPORTED_BOARD', `The Debian engine does not support ${image.board.title}.`, {
    details: { board: image.board.id },
  });
}

/** Gives partitions numbers and identifiers, all taken from the spec hash. */
export function layOut(image: ResolvedImage): Layout {
  const { storage, specHash } = image;
  const diskSignature = serialFrom(`${specHash}:disk`);
  const partitions = storage.partitions.map((partition, index): LaidOutPartition => {
    const number = index + 1;
    return {
      ...partition,
      number,
      partUuid:
        storage.partitionTable === 'gpt'
          ? uuidFrom(`${specHash}:partition:${partition.label}`)
          : `${diskSignature}-${String(number).padStart(2, '0')}`,
      fsUuid: uuidFrom(`${specHash}:filesystem:${partition.label}`),
    };
  });
  const boot = partitions.find(({ role }) => role === 'esp' || role === 'boot');
  const root = partitions.find(({ role }) => role === 'root');
  const data = partitions.find(({ role }) => role === 'data');
  const expected = root?.fileSystem === 'squashfs' ? [boot, root, data] : [boot, root];
  if (
    boot === undefined ||
    boot.sizeMiB === 'auto' ||
    root === undefined ||
    expected.includes(undefined) ||
    partitions.length !== expected.length
  ) {
    throw new AppError(
      'SPEC_CONFLICT',
      'The Debian engine makes one boot partition of a given size, one root partition and, beside a read-only root, one for data.',
      {
        details: { partitions: partitions.map(({ label, role }) => ({ label, role })) },
      },
    );
  }
  return {
    table: storage.partitionTable,
    diskUuid: uuidFrom(`${specHash}:disk`),
    diskSignature,
    fatVolumeId: serialFrom(`${specHash}:fat`),
    partitions,
    boot: { ...boot, sizeMiB: boot.sizeMiB },
    root,
    ...(data === undefined ? {} : { data }),
  };
}
