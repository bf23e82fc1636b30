import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { uuidFrom } from '../render/identifiers.ts';

/** Identifier of a partition of our own disk image, by its label: equal specs give equal tables. Some boot loaders know theirs. */
export function partitionUuid({ specHash, board }: ResolvedImage, label: string): string {
  const known = board.engines.yocto?.image.partitions.find((one) => one.label === label)?.uuid;
  return known ?? uuidFrom(`${specHash}:partition:${label}`);
}

/** Identifier of the file system of a partition of our own disk image. */
export function fileSystemUuid({ specHash }: ResolvedImage, label: string): string {
  return uuidFrom(`${specHash}:filesystem:${label}`);
}
