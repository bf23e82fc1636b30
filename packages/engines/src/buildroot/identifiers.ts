import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { serialFrom, uuidFrom } from '../render/identifiers.ts';

/** Identifier of a partition of our own disk image, by its label. */
export function partitionUuid({ specHash }: ResolvedImage, label: string): string {
  return uuidFrom(`${specHash}:partition:${label}`);
}

/** Identifiers of our own disk image, all taken from the spec hash, so that equal specs give equal tables. */
export function diskIdentifiers(image: ResolvedImage): {
  readonly diskUuid: string;
  readonly bootPartUuid: string;
  readonly rootPartUuid: string;
  readonly fatVolumeId: string;
  /** Of an MBR, where the table is one. */
  readonly diskSignature: string;
} {
  const { specHash } = image;
  return {
    diskUuid: uuidFrom(`${specHash}:disk`),
    bootPartUuid: partitionUuid(image, 'boot'),
    rootPartUuid: partitionUuid(image, 'root'),
    fatVolumeId: serialFrom(`${specHash}:fat`),
    diskSignature: serialFrom(`${specHash}:disk-signature`),
  };
}
