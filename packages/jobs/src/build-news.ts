import type { Redis } from 'ioredis';
import { buildChannels } from './build-image.ts';

/** Tells everyone watching that a build's row changed. Never throws: news are a courtesy, rows the truth. */
export async function announceBuildChanged(redis: Redis, buildId: string): Promise<void> {
  await redis
    .pipeline()
    .publish(buildChannels.changed(buildId), '1')
    .publish(buildChannels.anyChanged, buildId)
    .exec()
    .catch(() => null);
}

/**
 * Wakes the worker that runs a build whose `cancelRequestedAt` was just set. Never throws: the worker's heartbeat
 * sees the row within 2 s anyway.
 */
export async function announceCancel(redis: Redis, buildId: string): Promise<void> {
  await redis.publish(buildChannels.cancel, buildId).catch(() => 0);
}
