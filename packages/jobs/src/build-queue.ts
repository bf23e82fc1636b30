import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { BuildImageJob, type BuildImagePayload } from './build-image.ts';

export type BuildQueue = Queue<BuildImagePayload, void, string>;

/**
 * Opens the queue of image builds for producers.
 *
 * @param connection - made by `connectQueueRedis`
 * @invariant the caller ends it with `close()`; the connection stays open
 */
export function openBuildQueue(connection: Redis): BuildQueue {
  return new Queue(BuildImageJob.queue, {
    connection,
    skipWaitingForReady: true,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    // The truth is in PostgreSQL; nobody reads BullMQ's own events.
    streams: { events: { maxLen: 100 } },
  });
}
