import { DAY_MS } from '@boardwright/core/units';
import { takeStoreChore } from '@boardwright/db/worker/blob-care';
import type { WorkerEnv } from '../env.ts';
import { type ScrubDeps, scrubStore } from './scrub-store.ts';
import { sweepDeleted, sweepStrangers } from './sweep-store.ts';

const SCRUB_EVERY_MS = 10 * 60 * 1000;
const SWEEP_EVERY_MS = DAY_MS;
/** No build takes that long from storing its first file to publishing, and no upload to its end. */
const STRANGER_GRACE_MS = DAY_MS;

/** Does what is due of the store's upkeep. One worker of all does each at a time. */
export async function careForStore(
  deps: ScrubDeps,
  env: Pick<WorkerEnv, 'scrubMaxBytes' | 'scrubEveryMs'>,
  signal: AbortSignal,
): Promise<void> {
  const { db, logger } = deps;
  const ago = (ms: number): Date => new Date(Date.now() - ms);
  const deleted = await sweepDeleted(deps);
  if (deleted > 0) logger.info({ files: deleted }, 'removed files of deleted images');
  if (await takeStoreChore(db, 'sweep', ago(SWEEP_EVERY_MS))) {
    const { removed } = await sweepStrangers(deps, ago(STRANGER_GRACE_MS), signal);
    if (removed > 0) logger.info({ files: removed }, 'removed files nothing names');
  }
  if (env.scrubMaxBytes > 0 && (await takeStoreChore(db, 'scrub', ago(SCRUB_EVERY_MS)))) {
    const result = await scrubStore(deps, {
      maxBytes: env.scrubMaxBytes,
      verifiedBefore: ago(env.scrubEveryMs),
      signal,
    });
    if (result.files > 0) logger.info(result, 'checked files of the store');
  }
}
