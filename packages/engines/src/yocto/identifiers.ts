import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { uuidFrom } from '../render/identifiers.ts';

/** Identifier of a partition of our own disk image, by its label: equal specs give equal tables. */
export function partitionUuid({ specHash }: ResolvedImage, label: string): string {
  return uuidFrom(`${specHash}:partition:${label}`);
}

/** Identifier of the file system of a partition of our own disk image. */
export function fileSystemUuid({ specHash }: ResolvedImage, label: string): string {
  return uuidFrom(`${specHash}:filesystem:${label}`);
}
