import { reconcileBuilds } from '@boardwright/db/worker/reconcile-builds';
import type { BuildFailure } from '@boardwright/engines/plan';
import { announceBuildChanged } from '@boardwright/jobs/build-news';
import type { BuildQueue } from '@boardwright/jobs/build-queue';
import { enqueueBuild } from '@boardwright/jobs/enqueue-build';
import { MAX_LOST_ATTEMPTS } from '../build/decide-outcome.ts';
import type { BuildDeps } from '../build/deps.ts';

const GIVEN_UP: BuildFailure = {
  code: 'SANDBOX_LOST',
  stage: 'prepare',
  message: `The worker was lost ${MAX_LOST_ATTEMPTS} times while it ran this build.`,
  advice: 'Look at the worker log for what ends it (out of memory, say), then retry.',
};

/**
 * Puts right what a lost worker or a wiped Redis left: running builds without a heartbeat wait again, and every
 * waiting build has a job.
 *
 * @param staleMs - a heartbeat older than this means the worker is gone
 */
export async function reconcile(
  deps: Pick<BuildDeps, 'db' | 'redis' | 'logger'>,
  queue: BuildQueue,
  staleMs: number,
): Promise<void> {
  const done = await reconcileBuilds(deps.db, { staleMs, maxAttempts: MAX_LOST_ATTEMPTS, failure: GIVEN_UP });
  if (done === undefined) return;
  for (const lost of done.requeued)
    deps.logger.warn({ buildId: lost.id, lostBy: lost.workerId }, 'build lost its worker');
  for (const build of [...done.requeued, ...done.ended]) await announceBuildChanged(deps.redis, build);
  for (const { id, notBefore } of done.waiting) {
    const delayMs = notBefore === null ? 0 : Math.max(0, notBefore.getTime() - Date.now());
    const added = await enqueueBuild(queue, id, delayMs > 0 ? { delayMs } : {});
    if (added) deps.logger.info({ buildId: id }, 'gave a waiting build a job');
  }
}
