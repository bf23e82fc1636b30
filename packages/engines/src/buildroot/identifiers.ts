import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { serialFrom, uuidFrom } from '../render/identifiers.ts';

/** Identifiers of our own disk image, all taken from the spec hash, so that equal specs give equal tables. */
export function diskIdentifiers({ specHash }: ResolvedImage): {
  readonly diskUuid: string;
  readonly bootPartUuid: string;
  readonly rootPartUuid: string;
  readonly fatVolumeId: string;
} {
  return {
    diskUuid: uuidFrom(`${specHash}:disk`),
    bootPartUuid: uuidFrom(`${specHash}:partition:boot`),
    rootPartUuid: uuidFrom(`${specHash}:partition:root`),
    fatVolumeId: serialFrom(`${specHash}:fat`),
  };
}
