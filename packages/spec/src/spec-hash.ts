import { hashOf } from '@boardwright/core/canonical-json';
import { canonicalSpec } from './canonical-spec.ts';
import type { ImageSpec } from './image-spec.ts';

/**
 * @returns lower-case hex sha256 of the canonical spec, defaults filled in
 * @invariant the same for any order of keys and of set-like lists, and for a default written out or left out
 */
export function specHash(spec: ImageSpec): string {
  return hashOf(canonicalSpec(spec));
}
