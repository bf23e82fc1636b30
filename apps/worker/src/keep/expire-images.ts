import type { RetentionRules } from '@boardwright/core/retention-rules';
import { removeUnusedBlob } from '@boardwright/db/blob-repository';
import { listExpiring, listTeamsWithRetention, readRetention } from '@boardwright/db/retention-repository';
import { expireImage } from '@boardwright/db/worker/expire-image';
import type { BuildDeps } from '../build/deps.ts';

type ExpireDeps = Pick<BuildDeps, 'db' | 'store' | 'logger'>;

/** An image may be kept or taken by somebody else between looking and removing; more often in a row is odd. */
const MAX_MISSES = 10;

/** Removes the image of a team that is due longest. */
async function expireNext(
  deps: ExpireDeps,
  teamId: string,
  rules: RetentionRules,
): Promise<'removed' | 'missed' | 'none'> {
  const now = new Date();
  const [image] = await listExpiring(deps.db, teamId, rules, now, 1);
  if (image === undefined) return 'none';
  const orphans = await expireImage(deps.db, teamId, image, now, { rules, since: image.since.toISOString() });
  if (orphans === undefined) return 'missed';
  // Where removing a file would end its readers, and after a failure, the store's upkeep does it later.
  for (const sha256 of deps.store.readersSurviveRemoval ? orphans : []) {
    await removeUnusedBlob(deps.db, sha256, () => deps.store.remove(sha256)).catch((err: unknown) => {
      deps.logger.warn({ err, sha256 }, 'a file of an expired image could not be removed');
    });
  }
  deps.logger.info({ teamId, imageId: image.id, files: orphans.length }, 'image expired');
  return 'removed';
}

/**
 * Applies every team's retention rules, one image at a time. Rules and images are read again before each, so a change
 * of the rules, a pin or a release made meanwhile counts.
 *
 * @param signal - ends it between two images
 * @returns how many images were removed
 */
export async function expireImages(deps: ExpireDeps, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for (const teamId of await listTeamsWithRetention(deps.db)) {
    for (let misses = 0; !signal.aborted && misses < MAX_MISSES; ) {
      const { rules } = await readRetention(deps.db, teamId);
      const outcome = await expireNext(deps, teamId, rules);
      if (outcome === 'none') break;
      if (outcome === 'removed') removed += 1;
      misses = outcome === 'missed' ? misses + 1 : 0;
    }
  }
  return removed;
}
