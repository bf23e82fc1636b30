import { directoryDigest } from '@boardwright/core/directory-digest';
import { debianBuilder } from '@boardwright/engines/debian/builder';
import { REPOSITORY_ROOT } from './own-stack.ts';

/** Tag of the builder image the worker made: boardwright/<name>:<first 12 digits of its recipe's digest>. */
export async function builderImageTag(): Promise<string> {
  const digest = await directoryDigest(REPOSITORY_ROOT, [debianBuilder.dockerfile, ...debianBuilder.context]);
  return `boardwright/${debianBuilder.name}:${digest.slice(0, 12)}`;
}
