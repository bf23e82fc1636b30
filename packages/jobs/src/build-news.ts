import type { Redis } from 'ioredis';
import { buildChannels } from './build-image.ts';

/** A build, as far as news of it are concerned. */
export interface NewsSubject {
  readonly id: string;
  readonly teamId: string;
}

/**
 * Tells everyone of its team who watches that a build's row changed. Never throws: news are a courtesy, rows the truth.
 */
export async function announceBuildChanged(redis: Redis, { id, teamId }: NewsSubject): Promise<void> {
  await redis
    .pipeline()
    .publish(buildChannels.changed(id), '1')
    .publish(buildChannels.listChanged(teamId), id)
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
