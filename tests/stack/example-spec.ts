import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpecText } from '@boardwright/spec/parse-spec';
import { REPOSITORY_ROOT } from './own-stack.ts';

/** @returns path of an example of this checkout */
export function examplePath(file: string): string {
  return join(REPOSITORY_ROOT, 'examples', file);
}

/** Reads an example of this checkout. */
export async function exampleSpec(file: string): Promise<ImageSpec> {
  const parsed = parseSpecText(await readFile(examplePath(file), 'utf8'));
  if (!parsed.ok) throw new Error(`${file} does not parse`);
  return parsed.spec;
}
