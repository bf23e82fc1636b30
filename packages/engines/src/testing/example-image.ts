import { readFileSync } from 'node:fs';
import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpecText } from '@boardwright/spec/parse-spec';

const EXAMPLES = new URL('../../../../examples/', import.meta.url);

/**
 * Resolves a spec of the repository's examples, changed as the test wants.
 *
 * @param name - file name without `.yaml`
 */
export function exampleImage(
  name: string,
  change: (spec: ImageSpec) => ImageSpec = (spec) => spec,
): ResolvedImage {
  const parsed = parseSpecText(readFileSync(new URL(`${name}.yaml`, EXAMPLES), 'utf8'));
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.issues)}`);
  const { image, issues } = resolve(change(parsed.spec));
  if (image === null) throw new Error(`${name}: ${JSON.stringify(issues)}`);
  return image;
}
