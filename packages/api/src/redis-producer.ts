import { once } from 'node:events';
import type { Logger } from '@boardwright/core/logger';
import { announceBuildChanged, announceCancel } from '@boardwright/jobs/build-news';
import { openBuildQueue } from '@boardwright/jobs/build-queue';
import { enqueueBuild } from '@boardwright/jobs/enqueue-build';
import { connectLiveRedis, connectQueueRedis } from '@boardwright/jobs/redis';
import type { BuildProducer } from './deps.ts';

/** How long a submission waits for a Redis that does not answer before it leaves the job to the reconciler. */
const ENQUEUE_TIMEOUT_MS = 1500;

/**
 * Puts builds on the queue and tells about them, over Redis.
 *
 * @param redisUrl - `redis://host:port`
 * @returns the producer and what ends its connections
 */
export function createRedisProducer(
  redisUrl: string,
  logger: Logger,
): { readonly producer: BuildProducer; readonly close: () => Promise<void> } {
  const queueRedis = connectQueueRedis(redisUrl);
  const newsRedis = connectLiveRedis(redisUrl);
  for (const redis of [queueRedis, newsRedis]) {
    redis.on('error', (err) => logger.debug({ err }, 'Redis connection of the producer failed'));
  }
  const queue = openBuildQueue(queueRedis);
  queue.on('error', (err) => logger.debug({ err }, 'Build queue failed'));
  return {
    producer: {
      enqueue: async (buildId) => {
        await enqueueBuild(queue, buildId, { timeoutMs: ENQUEUE_TIMEOUT_MS });
      },
      announceCancel: (buildId) => void announceCancel(newsRedis, buildId),
      announceChanged: (build) => void announceBuildChanged(newsRedis, build),
      ping: async () => {
        // Right after the start the connection is still being made
        if (newsRedis.status !== 'ready') await once(newsRedis, 'ready');
        await newsRedis.ping();
      },
    },
    close: async () => {
      await queue.close().catch(() => undefined);
      queueRedis.disconnect();
      newsRedis.disconnect();
    },
  };
}
