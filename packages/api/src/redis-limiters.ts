import type { Logger } from '@boardwright/core/logger';
import { connectCounterRedis } from '@boardwright/jobs/redis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { type CreateLimiter, createMemoryLimiter } from './http/create-limiter.ts';

/**
 * Counts tries in Redis, for all processes of the web app together. While Redis is away or slow each process counts for
 * itself, so that neither sign-in nor its limits depend on it.
 *
 * @param redisUrl - `redis://host:port`
 * @returns what makes the counters, and what ends the connection
 */
export function createRedisLimiters(
  redisUrl: string,
  logger: Logger,
): { readonly createLimiter: CreateLimiter; readonly close: () => void } {
  const redis = connectCounterRedis(redisUrl);
  redis.on('error', (err) => logger.debug({ err }, 'Redis connection of the counters failed'));
  return {
    createLimiter: (options) =>
      new RateLimiterRedis({
        storeClient: redis,
        rejectIfRedisNotReady: true,
        keyPrefix: `boardwright:tries:${options.name}`,
        points: options.points,
        duration: options.seconds,
        insuranceLimiter: createMemoryLimiter(options),
      }),
    close: () => redis.disconnect(),
  };
}
