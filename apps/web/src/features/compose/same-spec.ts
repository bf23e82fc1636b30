import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { specHash } from '@boardwright/spec/spec-hash';

/** Whether a stored spec says what this one says, whatever is written out or in which order. */
export function sameSpec(spec: ImageSpec, stored: unknown): boolean {
  const parsed = parseSpec(stored);
  return parsed.ok && specHash(parsed.spec) === specHash(spec);
}
