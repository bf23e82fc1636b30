import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { directoryDigest } from '@boardwright/core/directory-digest';
import { readSiteFragment } from '@boardwright/core/site-fragment';
import type { Engine } from '@boardwright/engines/engine';
import type { BuilderImage } from '@boardwright/engines/plan';
import { timedCache } from './eta/timed-cache.ts';

/** @returns the hash that decides whether two builds are equal */
export type PlanHasher = (engine: Engine, image: ResolvedImage) => Promise<string>;

/** Only recipes decide the hash here, so any date will do. */
const ANY_DATE = '1970-01-01';
const DIGEST_TTL_MS = 30_000;

/**
 * Hashes plans with the digests of the builder recipes they name, and with what the site sets for every Buildroot image.
 *
 * @param root - repository root, where the recipes are; they are digested again at most every 30 s
 * @param fragmentsDirectory - the same the workers have, else images built with it are never handed out again
 */
export function createPlanHasher(root: string, fragmentsDirectory?: string): PlanHasher {
  const remember = timedCache<string>(DIGEST_TTL_MS);

  async function digest(builder: BuilderImage): Promise<readonly [string, string]> {
    const paths = [builder.dockerfile, ...builder.context];
    return [builder.name, await remember(paths.join('\0'), () => directoryDigest(root, paths))];
  }

  return async (engine, image) => {
    // A plan names its builders; what their digests are does not change which they are.
    const { builders } = engine.plan(image, { archiveDate: ANY_DATE, builderDigests: {} });
    const digests = Object.fromEntries(await Promise.all(builders.map(digest)));
    if (engine.kind !== 'buildroot') return engine.planHash(image, digests);
    return engine.planHash(image, digests, await readSiteFragment(fragmentsDirectory, image.board));
  };
}
