import { AppError } from '@boardwright/core/app-error';
import type { Job } from 'bullmq';
import { BuildImageJob, type BuildImagePayload } from './build-image.ts';
import type { BuildQueue } from './build-queue.ts';

interface EnqueueOptions {
  /** 1 is served first; equal ones in order of arrival. Default 10. */
  readonly priority?: number;
  /** Not before this many ms from now. */
  readonly delayMs?: number;
  /** Give up after this many ms when Redis does not answer; the reconciler adds the job later. Default 3000. */
  readonly timeoutMs?: number;
}

const DEFAULT_PRIORITY = 10;
const DEFAULT_TIMEOUT_MS = 3000;

/** Clears a job that nobody will ever run: finished, failed, or active in a worker that is gone (its lock expired). */
async function removeIfDead(job: Job<BuildImagePayload, void, string>): Promise<boolean> {
  const state = await job.getState();
  if (state !== 'completed' && state !== 'failed' && state !== 'unknown' && state !== 'active') return false;
  return job.remove().then(
    () => true,
    // BullMQ refuses while a live worker holds the job's lock.
    () => false,
  );
}

async function addJob(queue: BuildQueue, buildId: string, options: EnqueueOptions): Promise<boolean> {
  const present = await queue.getJob(buildId);
  if (present !== undefined && !(await removeIfDead(present))) return false;
  await queue.add(BuildImageJob.queue, BuildImageJob.payload.parse({ buildId }), {
    jobId: buildId,
    priority: options.priority ?? DEFAULT_PRIORITY,
    ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
  });
  return true;
}

/**
 * Puts a build on the queue unless a live job for it is there already. The build's row must exist.
 *
 * @param buildId - also the job id, so a build is never queued twice
 * @returns true when a job was added
 * @throws AppError QUEUE_UNAVAILABLE when Redis does not answer in time. The build is not lost then: a worker's
 *   reconciler adds every queued row that has no job.
 */
export async function enqueueBuild(
  queue: BuildQueue,
  buildId: string,
  options: EnqueueOptions = {},
): Promise<boolean> {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new AppError('QUEUE_UNAVAILABLE', `Redis did not answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  const adding = addJob(queue, buildId, options);
  try {
    return await Promise.race([adding, timeout]);
  } catch (thrown) {
    adding.catch(() => undefined);
    if (thrown instanceof AppError) throw thrown;
    throw new AppError('QUEUE_UNAVAILABLE', 'Redis refused the job', { cause: thrown });
  } finally {
    clearTimeout(timer);
  }
}
