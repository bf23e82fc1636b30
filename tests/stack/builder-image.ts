import { directoryDigest } from '@boardwright/core/directory-digest';
import type { BuilderImage } from '@boardwright/engines/plan';
import { REPOSITORY_ROOT } from './own-stack.ts';

/** Tag of the builder image the worker made: boardwright/<name>:<first 12 digits of its recipe's digest>. */
export async function builderImageTag(builder: BuilderImage): Promise<string> {
  const digest = await directoryDigest(REPOSITORY_ROOT, [builder.dockerfile, ...builder.context]);
  return `boardwright/${builder.name}:${digest.slice(0, 12)}`;
}
