import { Redis } from 'ioredis';

/** How long a lost Redis is tried again: at most every 2 s, for ever. */
function retryDelayMs(times: number): number {
  return Math.min(100 * times, 2000);
}

/**
 * Connection for BullMQ's own use: commands wait until Redis is back, as its workers demand.
 *
 * @param url - `redis://host:port`
 * @invariant the caller closes it and listens to `error`
 */
export function connectQueueRedis(url: string): Redis {
  return new Redis(url, { maxRetriesPerRequest: null, retryStrategy: retryDelayMs });
}

/**
 * Connection for counters: fails at once while Redis is away, and soon when it hangs, since people wait for it.
 *
 * @param url - `redis://host:port`
 * @invariant the caller closes it and listens to `error`
 */
export function connectCounterRedis(url: string): Redis {
  return new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 300,
    retryStrategy: retryDelayMs,
  });
}

/**
 * Connection for live news (log streams, pub/sub): a command fails at once while Redis is away, because PostgreSQL
 * and the store hold the truth and nothing may wait for Redis.
 *
 * @param url - `redis://host:port`
 * @invariant the caller closes it and listens to `error`
 */
export function connectLiveRedis(url: string): Redis {
  return new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 5000,
    retryStrategy: retryDelayMs,
  });
}
