import type { Logger } from '@boardwright/core/logger';
import { buildChannels } from '@boardwright/jobs/build-image';
import { connectLiveRedis } from '@boardwright/jobs/redis';
import type { Redis } from 'ioredis';
import { createChannelHub } from './channel-hub.ts';
import type { LiveNews } from './live-news.ts';
import { LogFollower } from './log-follower.ts';
import type { Mailbox } from './mailbox.ts';

/**
 * Live news over Redis: one connection for pub/sub, one more per build whose log is being watched.
 *
 * @param redisUrl - `redis://host:port`
 */
export function createRedisLiveNews(redisUrl: string, logger: Logger): LiveNews {
  function connect(): Redis {
    const redis = connectLiveRedis(redisUrl);
    // Each reader falls back to the store, so a lost Redis is worth one quiet line and no more.
    redis.on('error', (err) => logger.debug({ err }, 'Redis connection for live news failed'));
    return redis;
  }

  const subscriber = connect();
  const hub = createChannelHub(subscriber);
  const followers = new Map<string, LogFollower>();

  async function followLog(buildId: string, mailbox: Mailbox): Promise<() => void> {
    const follower = followers.get(buildId) ?? new LogFollower(buildId, connect());
    followers.set(buildId, follower);
    await follower.add(mailbox);
    return () => {
      if (!follower.remove(mailbox)) return;
      followers.delete(buildId);
      follower.close();
    };
  }

  return {
    onBuildChanged: (buildId, listener) => hub.on(buildChannels.changed(buildId), listener),
    onListChanged: (teamId, listener) => hub.on(buildChannels.listChanged(teamId), listener),
    followLog,
    close: async () => {
      for (const follower of followers.values()) follower.close();
      followers.clear();
      subscriber.disconnect();
    },
  };
}
