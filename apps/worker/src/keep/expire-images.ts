import { removeUnusedBlob } from '@boardwright/db/blob-repository';
import {
  type ExpiringImage,
  isExpiring,
  listExpiring,
  listTeamsWithRetention,
  readRetention,
} from '@boardwright/db/retention-repository';
import { expireImage } from '@boardwright/db/worker/expire-image';
import type { BuildDeps } from '../build/deps.ts';

type ExpireDeps = Pick<BuildDeps, 'db' | 'store' | 'logger'>;

/** How many are looked up at once: that ranks every image of the team. */
const BATCH = 100;

/** @returns whether it was removed; false when somebody kept or took it meanwhile, or changed the rules */
async function expireOne(deps: ExpireDeps, teamId: string, image: ExpiringImage): Promise<boolean> {
  const now = new Date();
  const { rules } = await readRetention(deps.db, teamId);
  if (!(await isExpiring(deps.db, teamId, image.id, rules, now))) return false;
  const orphans = await expireImage(deps.db, teamId, image, now, { rules, since: image.since.toISOString() });
  if (orphans === undefined) return false;
  // Where removing a file would end its readers, and after a failure, the store's upkeep does it later.
  for (const sha256 of deps.store.readersSurviveRemoval ? orphans : []) {
    await removeUnusedBlob(deps.db, sha256, () => deps.store.remove(sha256)).catch((err: unknown) => {
      deps.logger.warn({ err, sha256 }, 'a file of an expired image could not be removed');
    });
  }
  deps.logger.info({ teamId, imageId: image.id, files: orphans.length }, 'image expired');
  return true;
}

/** Removes those of a team that are due longest. @returns how many */
async function expireBatch(deps: ExpireDeps, teamId: string, signal: AbortSignal): Promise<number> {
  const { rules } = await readRetention(deps.db, teamId);
  let removed = 0;
  for (const image of await listExpiring(deps.db, teamId, rules, new Date(), BATCH)) {
    if (signal.aborted) break;
    if (await expireOne(deps, teamId, image)) removed += 1;
  }
  return removed;
}

/**
 * Applies every team's retention rules, one image at a time. Rules and image are read again before each, so a change
 * of the rules, a pin or a release made meanwhile counts.
 *
 * @param signal - ends it between two images
 * @returns how many images were removed
 */
export async function expireImages(deps: ExpireDeps, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for (const teamId of await listTeamsWithRetention(deps.db)) {
    // A batch of which nothing went was taken by another worker or kept; what is left is for the next run
    for (let batch = 1; batch > 0 && !signal.aborted; ) {
      batch = await expireBatch(deps, teamId, signal);
      removed += batch;
    }
  }
  return removed;
}
